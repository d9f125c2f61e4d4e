# Benchmarks: Benchmarks/README.md. What they make lies below BENCH_DIR.
BENCH_DIR ?= .bench
SIZES ?= 10k 100k
RUNS ?= 3
PEERS ?= gp2 duck sedona
HUGE ?= 3500000
BENCH = python3 -B Benchmarks/harness

.PHONY: bench bench-1M bench-huge bench-micro bench-report bench-setup

bench: release bench-setup ## landcli and its peers on the same job, in turn (SIZES, RUNS, PEERS; STRICT=1, RESUME=1)
	$(BENCH)/bench.py --dir $(BENCH_DIR) --cli $(CLI) --sizes "$(SIZES)" --runs $(RUNS) --peers "$(PEERS)" \
	  $(if $(RESUME),--resume) $(if $(STRICT),--strict)

bench-1M: ## the same at a million parcels, some 20 minutes; goes on where it was stopped
	@$(MAKE) bench SIZES=1M RESUME=1

bench-huge: release bench-setup ## rank 3.5 million parcels, 5 GB: time and peak memory
	$(BENCH)/huge.py --dir $(BENCH_DIR) --cli $(CLI) --parcels $(HUGE)

bench-micro: bench-setup ## each kernel beside the library call it stands in for
	$(BENCH)/micro.py --dir $(BENCH_DIR)

bench-report: ## put the last results into docs/performance.md
	$(BENCH)/report.py $(BENCH_DIR)/results --into docs/performance.md

bench-setup:
	@scripts/setup.sh build test
	@Benchmarks/setup.sh $(BENCH_DIR) $(PEERS)

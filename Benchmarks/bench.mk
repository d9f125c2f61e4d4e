# Benchmarks: Benchmarks/README.md. What they make lies below BENCH_DIR.
BENCH_DIR ?= .bench
SIZES ?= 10k 100k
RUNS ?= 3
# Of a peer from a million parcels on.
RUNS_1M ?= 1
PEERS ?= gp2 duck sedona
HUGE ?= 3500000
# One that is there already; without it this tree's is built.
LANDCLI ?= $(CLI)
BENCH = python3 -B Benchmarks/harness

.PHONY: bench bench-1M bench-huge bench-micro bench-report bench-setup

bench: $(if $(filter $(CLI),$(LANDCLI)),release) bench-setup ## landcli and its peers on the same job, in turn (SIZES, RUNS, PEERS; STRICT=1, FRESH=1)
	$(BENCH)/bench.py --dir $(BENCH_DIR) --cli $(LANDCLI) --sizes "$(SIZES)" --runs $(RUNS) --peers "$(PEERS)" \
	  --peer-runs $(RUNS_1M) $(if $(FRESH),--fresh) $(if $(STRICT),--strict)

bench-1M: ## the same at a million parcels, some 20 minutes; goes on where it was stopped
	@$(MAKE) bench SIZES=1M

bench-huge: $(if $(filter $(CLI),$(LANDCLI)),release) bench-setup ## rank 3.5 million parcels, 5 GB: time and peak memory
	$(BENCH)/huge.py --dir $(BENCH_DIR) --cli $(LANDCLI) --parcels $(HUGE)

bench-micro: bench-setup ## each kernel beside the library call it stands in for
	$(BENCH)/micro.py --dir $(BENCH_DIR)

bench-report: ## put the last results into docs/performance.md
	$(BENCH)/report.py $(BENCH_DIR)/results --into docs/performance.md

bench-setup:
	@scripts/setup.sh build test
	@Benchmarks/setup.sh $(BENCH_DIR) $(PEERS)

.PHONY: bench-serve
# The map at SERVE parcels: until ready, tiles with 50 clients, ranking again, memory. Puts it into docs/performance.md.
SERVE ?= 1000000
bench-serve: $(if $(filter $(CLI),$(LANDCLI)),release) ## the map of SERVE parcels under 50 clients
	@scripts/setup.sh build test
	mkdir -p $(BENCH_DIR)/results
	[ -d $(BENCH_DIR)/serve-$(SERVE)/study ] || $(LANDCLI) sample $(BENCH_DIR)/serve-$(SERVE)/study --seed 20 --years 2020 --parcels $(SERVE)
	[ -d $(BENCH_DIR)/serve-$(SERVE)/results ] || $(LANDCLI) rank $(BENCH_DIR)/serve-$(SERVE)/study/plan.yaml -o $(BENCH_DIR)/serve-$(SERVE)/results
	python3 -B Benchmarks/serve/load.py $(LANDCLI) $(BENCH_DIR)/serve-$(SERVE)/results --json $(BENCH_DIR)/results/serve-$(SERVE).json

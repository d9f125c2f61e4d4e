# Every target sets up what it needs. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

CLI := .build/release/landcli
PLAN := sampledata/huadu/plan.yaml
DEMO := demo
SANITIZED := LandKitTests|GeometryBlob|LedgerAppend|LedgerForeign|LedgerTamperTests
# What runs on several threads; the rest would tell the thread sanitizer nothing and take it minutes.
THREADED := FeatureStream|GEOSTests|FilesAtomic|FilesSync|StudyAccount|ReportRanked|ToolsOverlay|ToolsConvert|Kernel

.PHONY: help demo test test-swift test-oracle test-browser test-serve test-asan test-tsan test-arm64 lint docs picture picture-report \
  picture-qgis release clean setup

help: ## list the targets
	@awk -F ':.*## ' '/^[a-zA-Z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: release ## rank the sample study into demo/, audit its last year into demo-audit/, make a report of both
	$(CLI) rank $(PLAN) -o $(DEMO) --overwrite
	$(CLI) audit $(PLAN) --year 2020 --against 2019 -o $(DEMO)-audit --ledger $(DEMO)-audit.gpkg \
	  --overwrite --fail-on never
	$(CLI) report $(DEMO) --audit $(DEMO)-audit -o $(DEMO)-report.html --overwrite

test: test-swift test-oracle test-browser test-serve ## build, all Swift tests, the independent judge, pages in a browser, the map

test-swift: setup ## the Swift tests
	swift build --build-tests
	swift test --skip-build

test-oracle: release .venv/ready ## the independent judge against results of this build
	scripts/oracle.sh $(CLI)
	scripts/ledger-oracle.sh $(CLI)
	scripts/formats-oracle.sh $(CLI)
	scripts/xlsx-oracle.sh $(CLI)

test-browser: release .venv/ready ## the report in a headless Chromium
	.venv/bin/python Tests/browser/test_report.py $(CLI)

test-serve: release .venv/ready ## the map from outside: hostile and slow clients, its interface, its page in a browser
	scripts/serve-tests.sh $(CLI)

test-asan: setup ## LandKit's tests, and LandStore's on what it reads, under the address sanitizer
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-asan --filter '$(SANITIZED)'

test-tsan: setup ## what runs on several threads, under the thread sanitizer
	swift test --sanitize=thread --scratch-path .build-tsan --filter '$(THREADED)'

test-arm64: ## the C kernels on arm64, emulated: the same bits as here; the script names what it needs of apt
	scripts/arm64-kernels.sh

lint: ## style, imports, things that must not be in sources
	swift format lint --strict --recursive --parallel Sources Tests Package.swift Benchmarks/Benchmarks Benchmarks/Package.swift
	scripts/check-sources.sh

docs: setup ## the library's documentation into .build/docs
	mkdir -p .build/docs
	swift package --allow-writing-to-directory .build/docs generate-documentation \
	  --target LandKit --disable-indexing --transform-for-static-hosting --output-path .build/docs
	@echo "documentation: .build/docs/documentation/landkit/index.html"

picture: release .venv/ready ## draw docs/images/huadu.png anew from the sample study
	scripts/picture.sh $(CLI)

picture-report: release .venv/ready ## take docs/images/report-zh.png and report-en.png anew, in Chromium
	scripts/setup.sh picture
	.venv/bin/python scripts/report_picture.py $(CLI)

picture-qgis: release ## draw docs/images/qgis.png anew: an exported GeoPackage as QGIS shows it
	scripts/picture-qgis.sh $(CLI)

release: setup
	swift build -c release --static-swift-stdlib --product landcli

setup:
	@scripts/setup.sh

# bench, bench-1M, bench-huge, bench-micro, bench-report
include Benchmarks/bench.mk

# The tests' Python packages; made again only when their lists change.
.venv/ready: Tests/oracle/requirements.txt Tests/browser/requirements.txt
	@$(MAKE) setup
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check $(addprefix -r ,$^)
	@touch $@

clean: ## remove all that was built
	rm -rf .build .build-asan .build-tsan .venv $(DEMO) $(DEMO)-audit $(DEMO)-audit.gpkg $(DEMO)-report.html

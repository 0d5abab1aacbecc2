# Everything here can be run as often as you like. `make site` and `make test` are all that a fresh clone needs.

BINARY := .build/release/forge-docs
DEBUG := .build/debug/forge-docs
PROSE := build/vendor/prose/bin/python scripts/prose_check.py

.PHONY: help site test check infra-check prose bench fuzz conformance format lint rules clean

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

site: ## Set up, build forge-docs, and build this repository's site into build/site
	scripts/setup
	swift build -c release --product forge-docs
	$(BINARY) build --strict

test: ## Set up and run every test
	scripts/setup --tests
	$(PROSE)
	swift build --build-tests
	$(DEBUG) build --strict
	build/vendor/tests/bin/unittest-parallel --level class --start-directory Tests/EndToEnd --pattern 'test_*.py' --verbose
	swift format lint --strict --recursive Sources Tests Plugins Package.swift
	swift test

check: ## Check this repository's documentation
	scripts/setup
	swift build -c release --product forge-docs
	$(BINARY) check

infra-check: ## Prove infrastructure/ and .github/ with the programs that would consume them
	scripts/setup --infra
	swift build --product forge-docs
	build/vendor/infra-check/bin/python infrastructure/checks --binary $(DEBUG)

prose: ## Read the prose of the documentation: spelling, style, terms
	scripts/setup --prose
	$(PROSE)

bench: ## Measure forge-docs against bare libcmark, Hugo, openapi-spec-validator, helm and Pagefind
	scripts/setup
	swift build -c release --product forge-docs
	swift build -c release --product forge-bench
	scripts/bench --binary $(BINARY)
	scripts/bench-openapi --binary $(BINARY)
	scripts/bench-coverage --binary $(BINARY)
	scripts/bench-manifests --binary $(BINARY)
	scripts/bench-search --binary $(BINARY)
	scripts/bench-serve --binary $(BINARY)

fuzz: ## Look for pages that trap, hang or give ranges outside the file, for ten minutes
	scripts/setup
	scripts/fuzz 600

conformance: ## Run the conformance suites alone
	scripts/setup
	swift test --filter 'SpecificationTests|ConformanceTests'

format: ## Format the sources
	swift format --in-place --recursive Sources Tests Plugins Package.swift

lint: ## Check the format of the sources
	swift format lint --strict --recursive Sources Tests Plugins Package.swift

rules: ## Write the references of rules, syntax, changes and configuration again
	swift build --product forge-docs
	$(DEBUG) rules --markdown > docs/forge-docs/rules.md
	$(DEBUG) syntax --markdown > docs/forge-docs/syntax.md
	$(DEBUG) openapi changes --markdown > docs/forge-docs/changes.md
	$(DEBUG) init --schema > docs/forge-docs/forge-docs.schema.json

clean: ## Remove what was built
	rm -rf .build build/site build/bench

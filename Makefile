# `make help` lists the targets. Every recipe finds its tools through scripts/env.sh.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8080
IDP_PORT ?= 8081
DATABASE ?= target/demo.sqlite
# The demo's site of a region, which embeds the cabinet, and one that must not be able to.
HOST_PORT ?= 8082
HOSTILE_PORT ?= 8083
export PORT IDP_PORT DATABASE
# The address at which the cabinet will be, for the snippet that `make dist` prints.
SITE ?= https://cabinet.example/
# How many inputs each property of the sign-in protocol is tried with (crates/core/src/oidc).
PROPTEST_CASES ?= 2000
MANY_CASES := 50000
export PROPTEST_CASES

# In this order: what is told soonest first, and the release build after all that need none.
STAGES := fmt scripts-tests host-tests contract-tests web-tests journeys engines

env := . scripts/env.sh
backend := target/debug/reference-backend

.PHONY: help demo demo-reset dev dist reproducible test test-all fmt scripts-tests host-tests web-tests contract-tests journeys engines conformance docs advisories mutants clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14
	@echo
	@echo 'SITE is the address in the snippet that dist prints.'
	@echo 'PORT, IDP_PORT, HOST_PORT, HOSTILE_PORT and DATABASE change where the demo listens and keeps its data.'

demo: ## the cabinet with demo data on http://localhost:8080; Ctrl-C stops it
	@scripts/setup.sh demo backend demo
	DIST=target/demo-dist HOST_PORT="$(HOST_PORT)" HOSTILE_PORT="$(HOSTILE_PORT)" exec $(backend)

demo-reset: ## forget what was done in the demo
	@rm -f "$$DATABASE" "$$DATABASE-wal" "$$DATABASE-shm"

dev: ## the app with rebuild on change, behind the reference backend
	@scripts/setup.sh demo backend
	scripts/dev.sh

dist: ## the static files for production, in dist/, their size, what they are made of
	@scripts/setup.sh build release
	$(env)
	node scripts/bill.mjs dist
	node scripts/compress.mjs dist sbom.cdx.json licences.txt
	node scripts/size.mjs dist
	node scripts/embed.mjs dist "$(SITE)"

reproducible: ## do equal sources make equal files? Builds twice, in two folders (20 minutes)
	@scripts/setup.sh build
	scripts/reproducible.sh

test: ## everything that guards a change; CI runs this (half an hour)
	@rm -f target/stages.tsv target/journeys.json
	status=0
	{ scripts/stage.sh tools run scripts/setup.sh test && $(MAKE) $(STAGES); } || status=$$?
	node scripts/stages.mjs target/stages.tsv target/journeys.json
	exit $$status

test-all: ## before a release: `test`, and what takes hours (long properties, journeys three times, mutants, equal files)
	@$(MAKE) test
	$(MAKE) host-tests PROPTEST_CASES=$(MANY_CASES)
	for round in 1 2 3; do $(MAKE) journeys engines; done
	$(MAKE) reproducible mutants

fmt:
	@echo '== fmt'
	$(env)
	scripts/stage.sh fmt run cargo fmt --all --check

scripts-tests:
	@echo '== what the delivered files are made of'
	$(env)
	scripts/stage.sh scripts run node --test --test-reporter=dot scripts/*.test.mjs
	scripts/stage.sh scripts run node scripts/bill.mjs --check

host-tests:
	@echo "== lints and host tests; each of $$(grep -rh 'proptest! {' -A999 crates/core/src | grep -c '#\[test\]') properties of the sign-in with $$PROPTEST_CASES inputs"
	scripts/stage.sh host build scripts/build.sh host-tests
	scripts/stage.sh host run scripts/host-tests.sh

web-tests:
	@echo '== components in a real DOM'
	scripts/stage.sh web build scripts/web-tests.sh --no-run
	scripts/stage.sh web run scripts/web-tests.sh

contract-tests:
	@echo '== the contract, its runner, and two backends'
	$(env)
	scripts/stage.sh contract build scripts/build.sh host-tests
	scripts/stage.sh contract run scripts/contract.sh lint
	scripts/stage.sh contract run "$$python/bin/python" -m pytest -q -p no:cacheprovider end2end/conformance/tests

journeys:
	@echo '== journeys on the release build'
	scripts/stage.sh journeys build scripts/build.sh release host-tests
	node scripts/size.mjs dist
	scripts/stage.sh journeys run scripts/journeys.sh

engines:
	@echo '== the main job in Firefox and WebKit'
	scripts/stage.sh engines build scripts/build.sh release host-tests
	scripts/stage.sh engines run scripts/engines.sh

conformance: ## checks a running backend: make conformance URL=https://stand.example/api/v1 [LEVEL=core]
	@scripts/setup.sh python
	$(env)
	"$$python/bin/python" end2end/conformance "$${URL:?URL=https://stand.example/api/v1}"

docs: ## the contract as a page of its own, in target/contract.html
	@scripts/setup.sh npm
	scripts/contract.sh docs

advisories: ## licences, sources and known weaknesses of every crate; ADVISORIES=folder: a clone of their database
	@scripts/setup.sh advisories
	scripts/advisories.sh "$(ADVISORIES)"

mutants: ## does each check of the sign-in protocol have a test that fails without it? (20 minutes)
	@scripts/setup.sh mutants
	$(env)
	PROPTEST_CASES=64 cargo mutants --package cabinet-core --file 'crates/core/src/oidc/**' --timeout 60 --output target

clean: ## remove what was built; the tools in the user's cache stay
	@rm -rf target dist end2end/node_modules end2end/test-results

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
# How many inputs each property of the sign-in protocol is tried with (core/src/oidc).
PROPTEST_CASES ?= 20000
export PROPTEST_CASES

env := . scripts/env.sh
backend := target/debug/reference-backend

.PHONY: help demo demo-reset dev dist reproducible test fmt clippy scripts-tests host-tests web-tests contract-tests journeys conformance docs advisories mutants clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14
	@echo
	@echo 'SITE is the address in the snippet that dist prints.'
	@echo 'PORT, IDP_PORT, HOST_PORT, HOSTILE_PORT and DATABASE change where the demo listens and keeps its data.'

demo: ## the cabinet with demo data on http://localhost:8080; Ctrl-C stops it
	@scripts/setup.sh build
	scripts/build.sh release backend
	HOST_PORT="$(HOST_PORT)" HOSTILE_PORT="$(HOSTILE_PORT)" exec $(backend)

demo-reset: ## forget what was done in the demo
	@rm -f "$$DATABASE" "$$DATABASE-wal" "$$DATABASE-shm"

dev: ## the app with rebuild on change, behind the reference backend
	@scripts/setup.sh build
	scripts/build.sh backend
	scripts/dev.sh

dist: ## the static files for production, in dist/, their size, what they are made of
	@scripts/setup.sh build
	$(env)
	scripts/build.sh release
	node scripts/bill.mjs dist
	node scripts/compress.mjs dist sbom.cdx.json licences.txt
	node scripts/size.mjs dist
	node scripts/embed.mjs dist "$(SITE)"

reproducible: ## do equal sources make equal files? Builds twice, in two folders (20 minutes)
	@scripts/setup.sh build
	scripts/reproducible.sh

test: ## everything that CI runs
	@scripts/setup.sh test
	$(MAKE) fmt clippy scripts-tests host-tests web-tests contract-tests journeys

fmt:
	@echo '== fmt'
	$(env)
	cargo fmt --all --check

clippy:
	@echo '== clippy'
	$(env)
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	cargo clippy --quiet --features split -- -D warnings

scripts-tests:
	@echo '== what the delivered files are made of'
	$(env)
	node --test --test-reporter=dot scripts/*.test.mjs
	node scripts/bill.mjs --check

host-tests:
	@echo "== host tests; each of $$(grep -rh 'proptest! {' -A999 core/src | grep -c '#\[test\]') properties of the sign-in with $$PROPTEST_CASES inputs"
	$(env)
	if command -v cargo-nextest >/dev/null; then
	  cargo nextest run --workspace --exclude cabinet-registry --cargo-quiet --status-level fail
	else
	  cargo test --quiet --workspace --exclude cabinet-registry
	fi
	# Aloud: how many files were read, and what the schema's validator says of them. Its properties
	# say themselves how many inputs they take: one is a whole file.
	env -u PROPTEST_CASES cargo test --quiet --package cabinet-registry -- --nocapture

web-tests:
	@echo '== components in a real DOM'
	scripts/web-tests.sh

contract-tests:
	@echo '== the contract, its runner, and two backends'
	$(env)
	scripts/contract.sh lint
	scripts/build.sh backend
	"$$python/bin/python" -m pytest -q -p no:cacheprovider end2end/conformance/tests

journeys:
	@echo '== journeys on the release build'
	scripts/build.sh release backend
	node scripts/size.mjs dist
	cd end2end
	npx tsc --noEmit
	npx playwright test
	echo '== what measures time, alone on the machine'
	CALM=1 npx playwright test

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
	PROPTEST_CASES=64 cargo mutants --package cabinet-core --file 'core/src/oidc/**' --timeout 60 --output target

clean: ## remove what was built; the tools in the user's cache stay
	@rm -rf target dist end2end/node_modules end2end/test-results

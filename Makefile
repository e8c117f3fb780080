# Two commands are enough: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DATABASE_URL ?=
export DATABASE_URL
PYTEST_ARGUMENTS ?=

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(STAMP) ## Make .venv with everything pinned (quick when nothing changed)

$(STAMP): requirements/dev.lock pyproject.toml deploy/setup.sh
	@sh deploy/setup.sh "$(PYTHON)" "$(VENV)"
	@touch $(STAMP)

.PHONY: demo
demo: setup ## Run a whole season of a generated county, from the forms to a replayed draw
	@$(BIN)/yangguang demo $(DEMO_ARGUMENTS)

.PHONY: up
up: setup ## Serve everything, with the demo's county to look around in
	@$(BIN)/yangguang up $(UP_ARGUMENTS)

.PHONY: browser
browser: setup
	@sh deploy/browser.sh

.PHONY: test
test: setup browser ## Run every test, browser tests included
	@$(BIN)/pytest -n 2 --dist loadgroup $(PYTEST_ARGUMENTS)

.PHONY: screens
screens: setup browser ## Take the pictures in docs/screens anew
	@sh deploy/screens.sh

.PHONY: lint
lint: setup ## Format check, lint, types, import contracts, dependencies
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .

.PHONY: check
check: lint test ## Everything CI runs

.PHONY: bench
bench: setup ## Measure speed and memory as ratios (BENCH_ARGUMENTS="--json FILE")
	@$(BIN)/python -m tests.benchmarks $(BENCH_ARGUMENTS)

.PHONY: format
format: setup ## Format and fix what can be fixed
	@$(BIN)/ruff format -q .
	@$(BIN)/ruff check -q --fix .

.PHONY: lock
lock: setup ## Pin the dependencies anew, with hashes
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header -q --python-version 3.11 pyproject.toml -o requirements/run.lock
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header -q --python-version 3.11 pyproject.toml --extra laptop --extra dev -o requirements/dev.lock

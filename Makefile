# Everything a person does with a checkout; `make` alone lists it. Needs Python 3.11 or later; the rest comes into .venv.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --quiet
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-fast test-long lint format docs neo4j bench wheel smoke lock clean

help: ## list what make can do
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: .venv/installed ## start the database, load the starter dossier and serve (PORT=8000, WATCHGRAPH_DATA, NEO4J_URI)
	@$(BIN)/watchgraph serve --starter

test: .venv/installed-dev ## run every test, on the embedded database and on a real Neo4j (ARGS="-k name")
	@$(BIN)/pytest $(ARGS)

test-fast: .venv/installed-dev ## run what takes under a minute: the quick tests, without Neo4j
	@WATCHGRAPH_TEST_NEO4J=off $(BIN)/pytest -m "not long" $(ARGS)

test-long: .venv/installed-dev ## run the slow tests alone
	@$(BIN)/pytest -m long $(ARGS)

lint: .venv/installed-dev ## check style, format, types and who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/pyright
	@$(BIN)/lint-imports

format: .venv/installed-dev ## rewrite the code in the house's format
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

docs: .venv/installed ## write the pages that come from code
	@$(BIN)/python -m graph.model.documentation > docs/model.md
	@$(BIN)/python -m api.commands.documentation > docs/commands.md
	@$(BIN)/python -m queries.documentation > docs/queries.md
	@$(BIN)/python -m loaders.extraction.documentation > docs/language-files.md

neo4j: .venv/installed-dev ## run a real Neo4j until Ctrl-C and say how to use it (NEO4J_PORT, NEO4J_PASSWORD)
	@$(BIN)/python -m tests.servers.neo4j_server

bench: .venv/installed-bench ## measure what docs/performance.md reports
	@$(BIN)/python -m tests.performance

wheel: .venv/installed ## build the wheel into dist/
	@rm -rf dist
	@$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

smoke: wheel ## install the wheel into a clean environment and use it
	@$(PYTHON) tests/smoke.py dist/*.whl

lock: .venv/installed-dev ## resolve the versions in pyproject.toml anew into .requirements/ (UPGRADE=--upgrade)
	@$(BIN)/pip install --quiet uv
	@$(COMPILE) $(UPGRADE) --group build --output-file .requirements/run.txt
	@$(COMPILE) $(UPGRADE) --group build --group dev --constraint .requirements/run.txt --output-file .requirements/dev.txt
	@$(COMPILE) $(UPGRADE) --group bench --constraint .requirements/dev.txt --output-file .requirements/bench.txt

clean: ## remove the environment, caches and builds; data, and Neo4j's, stay
	@rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -path ./.neo4j -prune -o -name __pycache__ -type d -exec rm -rf {} +

.venv/bin/python:
	@command -v $(PYTHON) > /dev/null \
		|| { echo "There is no $(PYTHON) on this machine. Install Python 3.11 or later, or name one that is there: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "watchgraph needs Python 3.11 or later, and $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/installed: .requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing what watchgraph needs into .venv ..."
	@$(BIN)/pip install -qq --require-hashes -r .requirements/run.txt
	@$(BIN)/pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: .requirements/dev.txt .venv/installed
	@echo "Installing what the tests need into .venv ..."
	@$(BIN)/pip install -qq --require-hashes -r .requirements/dev.txt
	@touch $@

.venv/installed-bench: .requirements/bench.txt .venv/installed-dev
	@echo "Installing what the benchmarks compare with into .venv ..."
	@$(BIN)/pip install -qq --require-hashes -r .requirements/bench.txt
	@touch $@

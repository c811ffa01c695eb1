# Every target prepares what it needs; only Python 3.11 or newer must be there.
PYTHON ?= python3
BIN := .venv/bin
# What pytest gets besides: CI sets --require-neo4j --require-browser --require-r, so that nothing is skipped.
REQUIRE ?=

# How many copies of the 18 sites `bench` measures.
SCALE ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test coverage bench evaluate check format neo4j lock

help: ## list the targets
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /\1	/' | expand -t 10

demo: .venv/product ## serve Hannover with synthetic clients at http://127.0.0.1:8000/
	$(BIN)/graphsvc demo

test: .venv/tools ## run all tests; Neo4j and browser tests skip with a reason where Java, Maven or Chromium is missing
	$(BIN)/python -m pytest $(REQUIRE)

coverage: .venv/tools ## require that the tests of matching/ reach every branch of it
	$(BIN)/coverage run -m pytest -q tests/matching
	$(BIN)/coverage report

bench: .venv/bench ## measure both stores at K = 1 (SCALE=50 for size L) and write docs/operate/performance.md
	$(BIN)/python -m tests.benchmarks --scale $(SCALE)
	$(BIN)/python -m tests.benchmarks.due --scale $(SCALE) --write
	$(BIN)/python -m tests.benchmarks.network

evaluate: .venv/tools ## measure suggestions and the report on a change, and write docs/evaluation.md
	$(BIN)/python -m tests.evaluation

check: .venv/tools ## lint, types, and whether derived files are fresh
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/graphsvc schema lint
	$(BIN)/graphsvc schema derive --check

format: .venv/tools ## format the code and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

neo4j: .venv/tools ## start a local Neo4j in the foreground (needs Java 17 and Maven)
	$(BIN)/python -m tests.neo4j_server

lock: .venv/tools ## write the versions in use to constraints.txt
	$(BIN)/pip freeze --exclude-editable > constraints.txt

.venv/product: pyproject.toml constraints.txt hatch_build.py package-lock.json
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

.venv/tools: .venv/product
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

.venv/bench: .venv/tools
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,bench]'
	touch $@

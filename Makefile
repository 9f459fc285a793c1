# liantu: every target sets up what it needs; only python3 >= 3.11 and make are assumed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000
DATA ?= .liantu/demo

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check bench fit screenshots clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | expand -t 10

$(BIN)/liantu: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt $(BIN)/liantu
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev
	@touch $@

setup: $(VENV)/.dev ## Make the virtual environment with everything in it

demo: $(BIN)/liantu ## Build the graph from examples/ and serve the pages
	$(BIN)/liantu demo --data $(DATA) --port $(PORT)

serve: $(BIN)/liantu ## Serve the pages of a data directory (DATA=...)
	$(BIN)/liantu serve --data $(DATA) --port $(PORT)

test: $(VENV)/.dev ## Run every test
	$(BIN)/python -m pytest -n auto -q

check: $(VENV)/.dev ## Style, types and layers
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev ## Measure reading: quality, speed, other names, other typing, a registry, false alarms
	$(BIN)/python -m bench.quality
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.mutation
	$(BIN)/python -m bench.untidy
	$(BIN)/python -m bench.registry
	$(BIN)/python -m bench.tensions

fit: $(VENV)/.dev ## Fit the weights that reading chooses by, each on what the ones before it read
	$(BIN)/python -m bench.developers --fit
	$(BIN)/python -m bench.names --fit
	$(BIN)/python -m bench.pairs --fit
	$(BIN)/python -m bench.chains --fit
	$(BIN)/python -m bench.gaps --fit
	$(BIN)/python -m bench.number_choices --fit
	$(BIN)/python -m bench.publishing

screenshots: $(VENV)/.dev ## Take the pictures of docs/pictures again (needs chromium and Noto Sans CJK)
	$(BIN)/python -m tests.browser.pictures

clean: ## Remove the virtual environment and the demo's data
	rm -rf $(VENV) .liantu

# Two commands on a machine with Python 3.11 or newer: `make site` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help site serve test lint types check reference browser screenshots clean

help:  ## Say what there is.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,dev]'
	$(BIN)/python -m compileall -q plugins
	touch $@

site: $(READY)  ## Build the example knowledge base into site/.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

serve: $(READY)  ## Serve it, and build it anew at each change.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

browser: $(READY)
	-@$(BIN)/python tests/browser/find_chromium.py --install

test: $(READY) browser  ## Run all tests, those in the browser too.
	$(BIN)/python -m pytest

lint: $(READY)  ## Look for mistakes and odd formatting.
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)  ## Check types.
	$(BIN)/mypy

check: $(READY)  ## Check the example reports.
	$(BIN)/postmortems check

reference: $(READY)  ## Write the pages of docs/ that follow from the declarations.
	$(BIN)/python docs/reference.py

screenshots: $(READY) browser  ## Take the pictures of docs/ anew.
	PYTHONPATH=tests $(BIN)/python tests/browser/screenshots.py

clean:  ## Remove what these commands made.
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache .hypothesis

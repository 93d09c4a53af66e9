# Two commands on a machine with Python 3.11 or newer: `make site` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := .venv-uv/bin/uv
INSTALL := -m pip install --quiet --disable-pip-version-check
# A process for each core; one that has nothing left takes half of what another has yet to do.
AT_ONCE := --numprocesses auto --dist worksteal

.PHONY: help site serve test test-newest test-lowest test-hosts fuzz lint types check bench compare peers reference words constraints browser screenshots dist clean

help:  ## Say what there is.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
		$(BIN)/python $(INSTALL) --editable '.[test,dev]'
	$(BIN)/python -m compileall -q plugins
	touch $@

site: $(READY)  ## Build the example knowledge base into site/.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

serve: $(READY)  ## Serve it, and build it anew at each change.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

browser: $(READY)
	-@$(BIN)/python tests/browser/find_chromium.py --install

test: $(READY) browser  ## Run all tests, those in the browser too, or those that TESTS names.
	$(BIN)/python -m pytest $(AT_ONCE) $(TESTS)

# The ends of the ranges in pyproject.toml: each in an environment of its own, made anew.
test-newest:  ## Run the tests, not those in the browser, with the newest versions that the ranges allow.
	$(PYTHON) -m venv --clear .venv-newest
	.venv-newest/bin/python $(INSTALL) --editable '.[test]'
	.venv-newest/bin/python -m pytest $(AT_ONCE) --ignore tests/browser

test-lowest: $(UV)  ## Run the same tests with the lowest versions of what we name ourselves.
	$(PYTHON) -m venv --clear .venv-lowest
	$(UV) pip install --quiet --python .venv-lowest --resolution lowest-direct --editable '.[test]'
	.venv-lowest/bin/python -m pytest $(AT_ONCE) --ignore tests/browser

# Each in an environment of its own, so this takes ten minutes. HOSTS_PYTHON names another Python than that of tests.
test-hosts: $(READY) $(UV)  ## Try other plugins, themes and settings, or those that HOSTS names (`heart`: a minute).
	@PYTHONPATH=tests $(BIN)/python -m matrix $(HOSTS)

fuzz: $(READY)  ## Try random files for FUZZ_SECONDS (300), the same ones for a FUZZ_SEED.
	@PYTHONPATH=tests $(BIN)/python -m fuzz

lint: $(READY)  ## Look for mistakes and odd formatting, and for what is unsafe in workflows.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/zizmor --offline --quiet --no-progress action.yml plugins/postmortems/starter/dot-github/workflows/*.yml \
		.github/workflows/*.yml \
		plugins/postmortems/starter/dot-github/dependabot.yml

types: $(READY)  ## Check types.
	$(BIN)/mypy

check: $(READY)  ## Check the example reports.
	$(BIN)/postmortems check

bench: $(READY) browser  ## Measure beside others: BENCH="--quick" in two minutes, BENCH=--help for more.
	@$(BIN)/python -m benchmarks $(BENCH)

compare: $(READY)  ## Measure the work tree beside the commit at which it left BASE (main).
	@$(BIN)/python -m benchmarks.compare -- '$(or $(BASE),main)'

peers:  ## Install those others that a package of Python or npm has; Hugo is Debian's.
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python $(INSTALL) zensical
	npm install --silent --no-audit --no-fund --prefix .venv-peers \
		remark-cli remark-preset-lint-recommended remark-frontmatter

reference: $(READY)  ## Write the pages of docs/ that follow from the declarations.
	$(BIN)/python docs/reference.py

words: $(READY)  ## Bring the languages up to date after words of pages have changed.
	$(BIN)/python docs/words.py

constraints: $(UV)  ## Write constraints.txt anew: the newest version of everything, for Python 3.11 and newer.
	$(UV) pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate --upgrade \
		--custom-compile-command 'make constraints' --output-file constraints.txt pyproject.toml

$(UV):
	$(PYTHON) -m venv .venv-uv
	.venv-uv/bin/python $(INSTALL) 'uv>=0.9,<1'

screenshots: $(READY) browser  ## Take the pictures of docs/ anew.
	PYTHONPATH=tests $(BIN)/python tests/browser/screenshots.py

# What a release publishes, each installed by itself: the sdist has to build what the repository does.
dist:  ## Build wheel and sdist into dist/, check them, install each and try it.
	rm -rf dist && $(PYTHON) -m venv --clear .venv-dist
	.venv-dist/bin/python $(INSTALL) 'build>=1.2,<2' 'twine>=6,<7'
	PIP_CONSTRAINT=constraints.txt .venv-dist/bin/python -m build --outdir dist
	.venv-dist/bin/twine check --strict dist/*
	@for file in dist/*; do \
		$(PYTHON) -m venv --clear .venv-dist/try && \
		PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt .venv-dist/try/bin/python $(INSTALL) "$$file" && \
		.venv-dist/try/bin/postmortems check --quiet && \
		.venv-dist/try/bin/python -I -c "from postmortems import load; print(len(load('.')), 'incidents read by what is in $$file')" || exit 1; \
	done

clean:  ## Remove what these commands made.
	rm -rf $(VENV) .venv-newest .venv-lowest .venv-peers .venv-uv .venv-dist dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis

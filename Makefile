# Every check of this project, here and in CI, by the same words. `make help` lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
LOCK   := requirements-dev.txt
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install

.DEFAULT_GOAL := help

.PHONY: help
help: ## list what make can do here
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1 \2/p' Makefile | while read -r name about; do \
	  printf '  make %-11s  %s\n' "$$name" "$$about"; done

.PHONY: demo
demo: $(READY) ## show an alert as Slack draws it, in every locale, and check the whole store
	$(BIN)/fixturectl render spotify-premium/playback-failure --locale all --format terminal
	$(BIN)/fixturectl validate
	$(BIN)/fixturectl test

.PHONY: test
test: check ## all that CI asks for: style, types, layers, and the tests with their coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto --hypothesis-profile same
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

.PHONY: check
check: $(READY) ## all but the tests: style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: ready
ready: $(READY) ## install what all of this needs, into .venv

.PHONY: fix
fix: $(READY) ## format the code and repair what ruff can repair
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: bench
bench: $(READY) ## measure what each path costs, as a multiple of `python -c pass`
	$(BIN)/python -m bench

.PHONY: bench-large
bench-large: $(READY) ## measure the memory that a store of 100,000 files takes, in minutes
	$(BIN)/python -m bench.large

.PHONY: bench-send
bench-send: $(READY) ## count what ways of sending lose and double where a third of all requests fails
	$(BIN)/python -m bench.faults

.PHONY: bench-texts
bench-texts: $(READY) ## measure the checks of texts on PO or MO files: make bench-texts FILES="a.po folder"
	$(BIN)/python -m bench.texts $(FILES)

.PHONY: lock
lock: ## pin the newest versions that pyproject.toml allows, with their hashes
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip --quiet install 'pip-tools>=7.5'
	$(PYTHON) -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
	| $(VENV)/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
	  --strip-extras --no-header --no-emit-options --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --annotation-style line --output-file $(VENV)/lock/pinned \
	  pyproject.toml -
	{ echo '# Made by `make lock` from pyproject.toml; to change it, change that.'; \
	  cat $(VENV)/lock/pinned; } > $(LOCK)

.PHONY: clean
clean: ## remove everything that make and the tools made
	rm -rf $(VENV) build dist htmlcov .coverage .coverage.* .hypothesis \
	  .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One environment for all targets, made anew only when the pinned versions or the package change.
$(READY): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'make: Python 3.11 or later is needed; name yours: make PYTHON=/path/to/python3' >&2; \
	  exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) --require-hashes --requirement $(LOCK)
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

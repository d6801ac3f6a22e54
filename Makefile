# Everything happens in .venv and build/; both can be deleted at any time. Only installing and `make bundle` reach a
# package index.
# Needed: make, git and Python 3.11 or later (PYTHON=… names another one).

PYTHON ?= $(shell python3.11 -c 'print("python3.11")' 2>/dev/null || echo python3)
PYTEST_FLAGS ?= -n auto --maxprocesses 4 --dist worksteal
LOCK_FLAGS ?=

VENV := .venv
BIN := $(VENV)/bin
WHEEL_ENV := build/wheel-env
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCK := $(BIN)/uv pip compile pyproject.toml --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' --quiet $(LOCK_FLAGS)

# What the wheel is made of. The folders are listed too: their time changes when a file in them vanishes.
WHEEL_SOURCES := $(shell find src templates -name __pycache__ -prune -o -print 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
# Each process would compile all that it imports anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help demo test check bench messages outlines docs schemas bundle lock clean wheel

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

# Prints a command, then runs it; make stops at the first that fails.
define show
@printf '\n$$ %s\n' '$(1)'
@$(BIN)/$(1)

endef

demo: $(VENV)/.installed ## the tool at work on the files of this repository; documents go to build/
	$(call show,tiepcan validate)
	$(call show,tiepcan explain P110)
	$(call show,tiepcan score 2020/tan-phong --explain)
	$(call show,tiepcan overdue plan-2020 --as-of 2020-11-20)
	$(call show,tiepcan status plan-2020 --as-of 2020-11-20)
	$(call show,tiepcan render plan-2020 --docx)
	$(call show,tiepcan summary 2020 --xlsx)

# The wheel is installed while the types are checked: each keeps one core at work.
test: $(VENV)/.installed ## lint and types, then all tests, those of the installed wheel included
	@$(MAKE) wheel & $(MAKE) check; checked=$$?; wait $$! && exit $$checked
	TIEPCAN_WHEEL_ENV='$(CURDIR)/$(WHEEL_ENV)' $(BIN)/python -m pytest $(PYTEST_FLAGS)

check: $(VENV)/.installed ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(VENV)/.installed ## how long things take, and how much memory
	$(BIN)/python benchmarks/run.py

messages: $(VENV)/.installed ## brings the message catalogues up to date with the source
	$(BIN)/python tests/catalogue.py

outlines: $(VENV)/.installed ## writes the readable texts beside the templates anew
	$(BIN)/python tests/outlines.py

docs: $(VENV)/.installed ## writes the pages of docs/ anew: those made of the program, and what the others show
	$(BIN)/python tests/reference.py
	$(BIN)/python tests/test_readme.py

bundle: build/wheel/.built ## a zip that installs the tool on computers without a network
	$(BIN)/python offline/fetch.py build/bundle/wheels
	$(BIN)/python offline/bundle.py build/bundle/wheels build/wheel/*.whl build/bundle

schemas: $(VENV)/.installed ## writes the JSON Schemas for editors anew
	$(BIN)/python tests/schemas.py

lock: $(VENV)/.installed ## locks the dependencies anew, with hashes (newer versions: LOCK_FLAGS=--upgrade)
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## removes build/ and the caches, not .venv
	rm -rf build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +

# The environment to work in: the locked dependencies and this folder itself. The lock is complete, so pip
# resolves nothing: it would look for newer versions of what another package asks for with extras. It compiles
# with one core what `compileall` compiles with all.
$(VENV)/.installed: pyproject.toml requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=…")'
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --no-compile --no-deps --require-hashes --requirement requirements-dev.txt
	$(PIP) install --no-compile --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib src || true
	@touch $@

# The wheel as a user gets it: nothing beside it but the locked run-time dependencies, not even pip.
wheel: $(WHEEL_ENV)/.installed

build/wheel/.built: $(VENV)/.installed $(WHEEL_SOURCES) pyproject.toml README.md LICENSE
	rm -rf build/wheel
	$(BIN)/python -m hatchling build --target wheel --directory build/wheel
	@touch $@

$(WHEEL_ENV)/.dependencies: requirements.txt $(VENV)/.installed
	$(BIN)/python -m venv --clear --without-pip $(WHEEL_ENV)
	$(PIP) --python $(WHEEL_ENV)/bin/python install --no-compile --no-deps --require-hashes --requirement requirements.txt
	@touch $@

$(WHEEL_ENV)/.installed: build/wheel/.built $(WHEEL_ENV)/.dependencies
	$(PIP) --python $(WHEEL_ENV)/bin/python install --no-deps --no-index --force-reinstall build/wheel/*.whl
	$(PIP) --python $(WHEEL_ENV)/bin/python check
	@touch $@

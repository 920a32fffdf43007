# One command from a fresh checkout: `make run`. Everything lives in .venv, .prefect and outputs.

PYTHON ?= $(firstword $(shell for p in python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null && echo $$p; done))
UV := 0.13.9
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast lint format types contracts train pins clean

help:  ## list these targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## make .venv with the pinned packages and claimx itself

$(READY): requirements-dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "claimx needs Python 3.11 or 3.12 (with venv) on the PATH, or: make PYTHON=/path/to/python $(MAKECMDGOALS)" >&2; exit 2; }
	@echo "Setting up .venv with $$($(PYTHON) --version) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet -r requirements-dev.txt
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY)  ## read the reviews at hand, extract, grade; names the report to open
	@$(BIN)/claimx run

test: $(READY)  ## every test that needs nothing but this machine
	@$(BIN)/python -m pytest

test-fast: $(READY)  ## the same without servers and long readings
	@$(BIN)/python -m pytest -m "not slow"

lint: $(READY)  ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(READY)  ## ruff: mend what it can, and format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(READY)  ## mypy, strict
	@$(BIN)/mypy --strict src flows

contracts: $(READY)  ## import-linter: imports go down the floors only
	@$(BIN)/lint-imports

# Newer processors add up in another order, and other bits come out: all are told to compute as with AVX2.
ONE_WAY := OPENBLAS_CORETYPE=Haswell NPY_DISABLE_CPU_FEATURES="AVX512F AVX512CD AVX512_KNL AVX512_KNM AVX512_SKX \
	AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR" PYTHONWARNINGS=ignore
train: $(READY)  ## train all models anew (DATA=folder with ner/, civic/ and papers/); taggers alone with OUT=folder or ONLY=label
	@$(ONE_WAY) $(BIN)/python scripts/train.py $(if $(DATA),--data $(DATA)) $(if $(OUT),--out $(OUT)) $(if $(ONLY),--only $(ONLY))
	@$(if $(OUT)$(ONLY),:,$(BIN)/python scripts/train_pairing.py $(if $(DATA),--data $(DATA)))
	@$(if $(OUT)$(ONLY),:,$(BIN)/python scripts/train_confidence.py $(if $(DATA),--data $(DATA)))

PIN := uv pip compile --quiet --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links
pins: $(READY)  ## compile the requirements files anew from pyproject.toml
	@$(BIN)/$(PIN) --extra flows pyproject.toml -o requirements.txt >/dev/null
	@$(BIN)/$(PIN) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt >/dev/null

clean:  ## remove what can be made again (not outputs)
	@rm -rf .venv .prefect .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis src/*.egg-info

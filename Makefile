# The verbs of this project; hooks and CI call these and nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test check fix docs site bless bench clean

# Everything a new machine needs: a virtual environment, the package, an example.
demo: $(VENV)/.installed
	@echo; echo '$$ commops gaps examples/six-roles/team.yaml'; echo
	@$(BIN)/commops gaps examples/six-roles/team.yaml --fail-on never
	@echo; echo '$$ commops chart examples/six-roles/team.yaml'; echo
	@$(BIN)/commops chart examples/six-roles/team.yaml

test: $(VENV)/.tested-with
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/generate.py --check
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: test

fix: $(VENV)/.tested-with
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Makes the generated files: the rules' pages, the schemas, the references of format and commands.
docs: $(VENV)/.tested-with
	$(BIN)/python tools/generate.py

# Builds the documentation of docs/ into site/; any link that leads nowhere fails it.
site: $(VENV)/.tested-with
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# Takes what the commands print now as what they have to print, in the goldens and in the guides.
bless: $(VENV)/.tested-with
	BLESS=1 $(BIN)/python -m pytest tests/test_goldens.py tests/test_documentation.py

bench: $(VENV)/.benched-with
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/allocation.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested-with: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/.benched-with: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

clean:
	rm -rf $(VENV) dist build site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

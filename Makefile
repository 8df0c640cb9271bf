# run: the dashboard on the seeds · test: everything · check: format, lint, types, layers
# confidence: the table of how sure a claim is, and its check on the gold · accuracy: the gold, where it is · bench: speed, also beside others · soak: long fault runs
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check accuracy confidence bench soak clean

run: $(VENV)/.run
	$(BIN)/python -m dashboard serve --load seeds/

test: $(VENV)/.test check
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: $(VENV)/.test
	$(BIN)/python benchmarks/accuracy.py

confidence: $(VENV)/.test
	$(BIN)/python benchmarks/confidence.py
	$(BIN)/python benchmarks/confidence.py --check

bench: $(VENV)/.test
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/number_readers.py
	$(BIN)/python benchmarks/dateparser_calls.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/store.py

soak: $(VENV)/.test
	$(BIN)/python -m pytest -m slow -rA

$(VENV)/.run: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

# make run    the service on this machine, with an example council at first
# make test   every check and test, the browser's included
# make check  style, types and import contracts: before each commit
# make test-of FILE=reviews/domain/letters/gate.py
#             the tests of that module alone, on SQLite only, so that it takes seconds
# make soak   the long runs whole, of which make test takes a sample: kills, bits, thousands
# make bench  each job measured beside its floor

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run check test test-of soak bench pictures lock chromium

run: .venv/run-ready
	LOCAL=yes $(BIN)/flask --app app serve --with-example

check: .venv/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports --no-cache

test: check chromium
	$(BIN)/pytest -n auto --dist worksteal

soak: .venv/test-ready chromium
	$(BIN)/pytest -n auto --dist worksteal --hypothesis-profile=soak -m "soak or hypothesis"

test-of: .venv/test-ready
	$(BIN)/python -m tests.of $(FILE)

bench: .venv/test-ready
	$(BIN)/python -m bench

# The pictures of README, from the example council.
pictures: .venv/test-ready chromium
	$(BIN)/python -m tests.browser.pictures docs/pictures

# The dependencies with their hashes, from pyproject.toml.
lock:
	$(PYTHON) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  pyproject.toml -o requirements.txt
	$(PYTHON) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra postgres -c requirements.txt pyproject.toml -o requirements-postgres.txt
	$(PYTHON) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra postgres --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run-ready: requirements.txt | .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

.venv/test-ready: requirements-test.txt | .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.txt
	touch $@ .venv/run-ready

chromium:
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends chromium-headless-shell; \
	  else \
	    echo "The browser tests need Chromium. Install it so that 'chromium-headless-shell' or" \
	         "'chromium' runs, for example with: sudo apt-get install chromium"; exit 1; \
	  fi; }

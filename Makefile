# Works Extents. `make setup` is run by the others, and does nothing when it is done.

SHELL := /bin/bash
PYTHON := .venv/bin/python
READY := .venv/.ready
PROFILE ?=

# In the virtual environment pyproj cannot find the system's PROJ data by itself.
ifneq ($(wildcard /usr/share/proj),)
export PROJ_DATA ?= /usr/share/proj
endif

.PHONY: help setup bench contract faults rules demo pictures run test matrix check package install styles clean

help:
	@echo "make demo      the main job, then every kind of submission, in the real QGIS program; pictures in build/demo"
	@echo "make run       QGIS with the plugin, signed in to the practice service, to play with"
	@echo "make test      all tests, without QGIS and in it"
	@echo "make matrix RELEASE=trixie   all tests on another Debian release's QGIS, as root"
	@echo "make check     ruff, mypy, import-linter, Bandit and detect-secrets"
	@echo "make bench     how exact and how fast it is, beside QGIS's and pyproj's defaults; build/bench.json"
	@echo "make contract  every operation held against the service's definitions; build/contract.json"
	@echo "make faults    answers lost and processes killed, for every kind: nothing lost or doubled; build/faults.json"
	@echo "make package   build/works_extents.zip, for plugins.qgis.org"
	@echo "make install PROFILE=DIR   the plugin into a QGIS profile, enabled"
	@echo "make clean     throws away what the others made, but not the libraries"

setup: $(READY)

$(READY): requirements.txt requirements-dev.txt scripts/setup.sh
	@bash scripts/setup.sh
	@touch $@

demo: setup
	$(PYTHON) -m scripts.demo

run: setup
	$(PYTHON) -m scripts.run

test: setup
	$(PYTHON) -m pytest -n 2
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest tests/qgis -p pytest_qgis

pictures: setup
	$(PYTHON) -m scripts.pictures

bench: setup
	$(PYTHON) -m scripts.bench

contract: setup
	$(PYTHON) -m tests.contract

faults: setup
	$(PYTHON) -m tests.faults

# The tables of checks and of operations in the help, out of the code.
rules: setup
	$(PYTHON) -m scripts.make_rules_table
	$(PYTHON) -m scripts.make_operations_table

styles: setup
	$(PYTHON) -m scripts.make_styles

# Makes everything it needs by itself, see the script.
matrix:
	@bash scripts/matrix.sh "$(RELEASE)"

check: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) -m scripts.check_package

package: setup
	$(PYTHON) -m scripts.package

install: setup
	$(PYTHON) -m scripts.install "$(PROFILE)"

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .qgis-settings
	find . -name __pycache__ -type d -not -path './.venv/*' -not -path './.libraries/*' -prune -exec rm -rf {} +

# Two commands do everything on a fresh machine: `make site` and `make test`.
# They need Python 3.11 or later; `make test` needs more and installs it (see tests/tools).

# Where it is set, each start of the compiler (the tests have hundreds) would compile it anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
BIN := .venv/bin
TEXT ?=
SIZES ?=

.PHONY: site test check serve bench bench-reading clean

site: .venv/.site
	@$(BIN)/edition build $(if $(TEXT),--text "$(TEXT)")

check: .venv/.site
	@$(BIN)/edition check $(if $(TEXT),--text "$(TEXT)")

serve: .venv/.site
	@$(BIN)/edition serve $(if $(TEXT),--text "$(TEXT)")

test: .venv/.test
	@tests/tools
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

bench: .venv/.bench
	@$(BIN)/python -m bench $(SIZES)

bench-reading: .venv/.bench
	@$(BIN)/python -m bench.reading $(SIZES)

# What makes PDF ([pdf]) is left out where it cannot be installed: the site is then built without.
# Each stamp is renewed when what it depends on changes, so a second run installs nothing.
.venv/.venv:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; try: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.site: .venv/.venv pyproject.toml constraints.txt
	@echo "Installing what the site needs (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[pdf]' 2>/dev/null || \
	 $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/.test: .venv/.site
	@echo "Installing what the tests need (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[pdf,test]'
	@touch $@

.venv/.bench: .venv/.site bench/requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -r bench/requirements.txt
	@touch $@

clean:
	rm -rf site .cache .venv .site.* *.egg-info

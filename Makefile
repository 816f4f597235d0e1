# Every target sets the checkout up by itself: .venv with the pinned packages, and system libraries where it may.
# PYTHON=python3.12 chooses the interpreter; later commands keep it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PY := .venv/bin/python
# The rooms that mypy holds to its strictest stand in pyproject.toml.
CODE := desktop protocol server demo bench tests tools
# A screen where there is none: Xvfb, else Qt's own offscreen one.
ON_SCREEN = if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then run=(); \
	elif command -v xvfb-run >/dev/null && command -v xauth >/dev/null; then \
		run=(xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24 -dpi 96"); \
	else run=(env QT_QPA_PLATFORM=offscreen); fi

.PHONY: help setup setup-package translations demo run server test lint check bench faults pictures i18n lock package deb windows installers-test windows-test libreoffice-test clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | column -t -s '|'

setup: ## Make .venv ready
	@tools/setup.sh

setup-package:
	@tools/setup.sh package

translations: setup
	@$(PY) tools/i18n.py compile

demo: translations ## Act out a chair's main job on the sample township; leaves papers and pictures in build/demo
	@$(ON_SCREEN); "$${run[@]}" $(PY) -m demo $(ARGS)

run: translations ## Start the program
	@$(PY) -m desktop $(ARGS)

server: setup ## Start the central server; ARGS="init --help"
	@$(PY) -m server $(ARGS)

test: translations ## Run all tests, without a screen; ARGS="tests/unit -k merge"
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 --dist worksteal $(ARGS)

lint: translations ## Look at form, types, import rules, translations and licences, without running the program; leaves build/sbom.json
	@$(PY) -m ruff format --check --quiet $(wildcard $(CODE))
	@$(PY) -m ruff check --quiet $(wildcard $(CODE))
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo
	@$(PY) tools/i18n.py check
	@$(PY) tools/sbom.py

check: lint test ## Lint and test: what a change must pass

bench: translations ## Measure the figures into build/bench.json
	@$(ON_SCREEN); "$${run[@]}" $(PY) -m bench $(ARGS)

faults: translations ## Look for faults at length: 10,000 seeded histories, kills, cuts, bad input; ARGS=--resume
	@$(PY) -m tests.faults $(ARGS)

pictures: translations ## Take the pictures of the READMEs anew
	@$(ON_SCREEN); "$${run[@]}" $(PY) -m demo --pictures docs/pictures

i18n: setup ## Gather the strings to translate and list what has no translation yet
	@$(PY) tools/i18n.py update
	@$(PY) tools/i18n.py compile

lock: setup ## Pin the requirements anew; ARGS=--upgrade takes new versions
	@tools/lock.sh $(ARGS)

package: setup-package translations ## Build the program into dist/sumu and let the built one test itself
	@$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec
	@tools/try_package.sh dist/sumu/sumu

deb: translations ## Build the Debian package into build/packages; as root in a clean root of Debian 11
	@nice -n 10 tools/packaging/deb.sh

windows: translations ## Build the Windows setup into build/packages; on Windows, or under wine as root in a root of Debian 13
	@nice -n 10 tools/packaging/windows.sh

installers-test: ## Install, start and remove the Debian package in clean roots of Debian 11, 12 and 13 (as root)
	@tools/packaging/try_deb.sh $(ARGS)

windows-test: ## Install, start and remove the Windows setup under wine (as root, after make windows)
	@nice -n 10 tools/packaging/try_setup.sh

libreoffice-test: translations ## Fill offices' forms that LibreOffice made and open them there again (installs it, as root); leaves build/libreoffice
	@command -v soffice >/dev/null || { apt-get update -qq && apt-get install -qq -y --no-install-recommends libreoffice-calc; }
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/libreoffice $(ARGS)

clean: ## Remove what was built, keeping .venv
	@rm -rf build dist

"""What every test stands on: no screen needed, and hypothesis without a stop-watch on a slow machine.

``make test`` gives hypothesis the same examples each time, so that a change is judged by what it changed;
``FAULTS=long`` (``make faults``) lets it look for new ones.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import settings

from tests.encrypted import encrypt_everything

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("sumu", deadline=None, print_blob=True, derandomize=os.environ.get("FAULTS") != "long")
settings.load_profile("sumu")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--encrypted``."""
    parser.addoption("--encrypted", action="store_true", help="encrypt each township's file (tests/encrypted.py)")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is collected."""
    if config.getoption("--encrypted"):
        encrypt_everything()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tells where the seconds went: by folder of the tests, and by process where several ran."""
    folders, processes = Counter[str](), Counter[str]()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                folders[report.nodeid.partition("::")[0].rpartition("/")[0]] += report.duration
                processes[getattr(report, "worker_id", "")] += report.duration
    if not folders:
        return
    terminalreporter.section("seconds by folder")
    for folder, seconds in folders.most_common():
        terminalreporter.line(f"{seconds:8.1f}  {folder}")
    shares = ", ".join(f"{seconds:.0f}" for _, seconds in sorted(processes.items()))
    terminalreporter.line(f"{folders.total():8.1f}  in all" + (f"; by process {shares}" if len(processes) > 1 else ""))

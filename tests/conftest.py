"""What every test stands on: no screen needed, folders in memory, and hypothesis without a stop-watch.

``make test`` gives hypothesis the same examples each time, so that a change is judged by what it changed;
``FAULTS=long`` (``make faults``) lets it look for new ones.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Final

import pytest
from hypothesis import settings

from tests.encrypted import encrypt_everything
from tests.ready_files import copy_ready_files, made_by_migrations

__all__ = ["made_by_migrations"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LONG: Final = os.environ.get("FAULTS") == "long"
#: Where the system keeps files in memory, and the bytes that must be free there.
_MEMORY: Final = Path("/dev/shm")
_ROOM: Final = 3 * 2**30


def _lie_in_memory() -> Path | None:
    """What tests and their processes write lies in memory where there is room: a commit waits for the disk, and waiting
    was half of a run. What a disk does to a township is asked by ``make faults``, which keeps the machine's own; a
    folder that the caller chose (TMPDIR) is kept too. Gives the folder where this process made it."""
    if LONG or "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK | os.X_OK):
        return None
    for left in _MEMORY.glob("sumu-tests-*"):  # by a run that failed or was killed
        if not Path("/proc", left.name.rpartition("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    if shutil.disk_usage(_MEMORY).free < _ROOM:
        return None
    folder = _MEMORY / f"sumu-tests-{os.getpid()}"
    folder.mkdir(mode=0o755)  # a database server runs as somebody else
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None  # asked anew
    return folder


def _keep_what_was_compiled() -> None:
    """Each of the processes that tests start would compile the whole program anew."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


_BEGAN: Final = perf_counter()
_FOLDER: Final = _lie_in_memory()
_keep_what_was_compiled()
settings.register_profile("sumu", deadline=None, print_blob=True, derandomize=not LONG)
settings.load_profile("sumu")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--encrypted``."""
    parser.addoption("--encrypted", action="store_true", help="encrypt each township's file (tests/encrypted.py)")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is collected."""
    if config.getoption("--encrypted"):
        encrypt_everything()
    if not LONG:
        copy_ready_files()


@pytest.fixture(scope="session")
def sample_township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample township as of 2026-11-23, closed: made once, to be copied."""
    from desktop.services.desk import Desk
    from desktop.services.starting import load_sample

    folder = tmp_path_factory.mktemp("sample") / "township"
    desk = Desk.open(folder, now=lambda: datetime(2026, 11, 23, 9, 30))
    load_sample(desk)
    desk.close()
    return folder


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None]:
    """Windows that a test left go at its end. Outside of a running event loop Qt keeps what is to be deleted later, and
    each theme and language that a later test chooses would be told to all of them."""
    yield
    if (widgets := sys.modules.get("PySide6.QtWidgets")) is not None and widgets.QApplication.instance() is not None:
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(exitstatus: int) -> None:
    """The folder of a run in which all went well goes; another's can be looked at until the next run."""
    if _FOLDER is not None and exitstatus == 0:
        shutil.rmtree(_FOLDER, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    """Tells where the seconds went: by folder of the tests, and by process where several ran; a whole set that passed
    is noted for ``make bench ARGS=tests``."""
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
    chosen = config.option.keyword or config.option.markexpr or config.args != config.getini("testpaths")
    if exitstatus == 0 and not (LONG or chosen):
        build = config.rootpath / "build"
        build.mkdir(exist_ok=True)
        noted = {"seconds": round(perf_counter() - _BEGAN, 1), "processes": len(processes), "folders": folders}
        (build / "tests.json").write_text(json.dumps(noted, indent=1) + "\n", encoding="utf-8")

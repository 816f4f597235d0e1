"""What the store and sync promise of a plain file they promise of an encrypted one: the same tests, run that way."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.encrypted import VARIABLE
from tests.faults.processes import LONG
from tests.sync.conftest import ROOT

SMALL = ("tests/unit/store/test_changes.py", "tests/sync/test_engine.py")
WHOLE = (
    *("tests/unit/store", "tests/sync", "tests/simulation"),
    *(f"tests/unit/services/test_{name}.py" for name in ("photos", "files", "backups")),
    *(f"tests/faults/test_{name}.py" for name in ("kill", "kill_sync", "failing_disk", "cut_line", "disk")),
)


@pytest.mark.timeout(4 * 3600 if LONG else 600)
def test_the_same_of_encrypted_files() -> None:
    suites = WHOLE if LONG else SMALL
    environment = {name: value for name, value in os.environ.items() if name not in (VARIABLE, "FAULTS")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--encrypted", "-q", "-n0", "-p", "no:cacheprovider", *suites],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout and "failed" not in done.stdout

"""Calls into Qt never wear out None and True."""

from __future__ import annotations

import subprocess
import sys

_CALLS = """
import sys
{first}
from PySide6.QtCore import QSize, QTimer
size, timer = QSize(1, 1), QTimer()
timer.timeout.connect(print)
timer.timeout.disconnect(print)
for _ in range(60_000):
    size.setWidth(2)
    timer.timeout.emit()
print("alive")
"""


def test_many_calls_that_return_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CALLS.format(first="import desktop")], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["alive"], done.stderr

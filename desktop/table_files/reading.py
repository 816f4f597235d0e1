"""Files of tables, each read by a process of its own (``child``) that is ended when it takes too long."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.errors import KnownError
from desktop.table_files.sheets import Sheet, from_bytes

#: A file that is not read by then never will be (seconds).
SECONDS: Final = 60.0
#: How soon somebody who presses 停止 is heard (seconds).
_LOOK: Final = 0.1
#: The argument with which the program itself is the reading process, built into one folder or not.
ARGUMENT: Final = "--read-table"


def read_sheets(path: Path, cancelled: Callable[[], bool] | None = None, seconds: float = SECONDS) -> list[Sheet]:
    """The sheets of a file that hold anything; [] where it was cancelled. Raises KnownError: table_too_large,
    table_damaged, table_encrypted, table_hostile, table_none, table_slow, table_in_use, file_…"""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    process = subprocess.Popen(
        [*own, ARGUMENT, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=None if getattr(sys, "frozen", False) else Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    until = time.monotonic() + seconds
    try:
        while True:
            try:
                found, _ = process.communicate(timeout=_LOOK)
                break
            except subprocess.TimeoutExpired:
                if cancelled is not None and cancelled():
                    return []
                if time.monotonic() > until:
                    raise KnownError("table_slow") from None
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode != 0 or not found:  # it died: of memory, or the reader of a file made to kill it
        raise KnownError("table_too_large" if by_memory(process.returncode) else "table_damaged")
    return from_bytes(found)


def by_memory(code: int) -> bool:
    """Whether a process ended as one does that gets no more memory: abort, killed by the system; Windows: 0xC0000409
    (abort), 0xC0000017 (no memory)."""
    return code in (-6, -9, 134, 137, 0xC0000409, 0xC0000017)

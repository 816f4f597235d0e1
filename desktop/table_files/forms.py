"""Offices' forms, each read and filled by a process of its own (``form_child``) that is ended when it takes too long.

The next process is started ahead, so that filling does not wait for one to begin.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.errors import KnownError
from desktop.table_files.form_child import framed, plain_value, unframed
from desktop.table_files.grids import MOST_FORM_BYTES, Book
from desktop.table_files.patching import Place, Value
from desktop.table_files.reading import by_memory

#: A form that is not done by then never will be (seconds).
SECONDS: Final = 30.0
#: The argument with which the program itself is that process.
ARGUMENT: Final = "--read-form"


@dataclass(frozen=True)
class Filled:
    """A form that was filled. ``otherwise``: (sheet, cell, text) of cells that do not read back as they were set."""

    body: bytes
    otherwise: tuple[tuple[str, str, str], ...]


class FormReader:
    """Looks at forms and fills them. Threads may share it; ``close`` ends the process that waits."""

    def __init__(self) -> None:
        self._next: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()

    def warm(self) -> None:
        """Starts the next process, if none waits."""
        with self._guard:
            if self._next is not None and self._next.poll() is not None:
                _end(self._next)
                self._next = None
            if self._next is None:
                self._next = _started()

    def look(self, raw: bytes) -> Book:
        """The sheets of a form. Raises KnownError: what ``package.opened`` does, table_slow."""
        head, _ = self._ask({"do": "look"}, raw)
        return Book.of_plain(head)

    def fill(self, raw: bytes, cells: Mapping[str, Mapping[Place, Value]]) -> Filled:
        """A form with cells set, by sheet. Raises KnownError: besides those of ``look`` form_formula, form_sheet_gone,
        form_text_long."""
        plain = {
            sheet: [[*place, plain_value(value)] for place, value in values.items()] for sheet, values in cells.items()
        }
        head, body = self._ask({"do": "fill", "cells": plain}, raw)
        return Filled(body, tuple((sheet, cell, text) for sheet, cell, text in head["otherwise"]))

    def close(self) -> None:
        """Ends the process that waits."""
        with self._guard:
            waiting, self._next = self._next, None
        if waiting is not None:
            _end(waiting)

    def _ask(self, head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        if len(body) > MOST_FORM_BYTES:
            raise KnownError("form_too_large")
        self.warm()
        with self._guard:
            process, self._next = self._next, None
        found = _answer(process or _started(), framed(head, body))
        self.warm()
        answer, made = unframed(found)
        if "error" in answer:
            raise KnownError(str(answer["error"]), **answer["values"])
        return answer, made


def _started() -> subprocess.Popen[bytes]:
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    return subprocess.Popen(
        [*own, ARGUMENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=None if getattr(sys, "frozen", False) else Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _answer(process: subprocess.Popen[bytes], request: bytes, seconds: float = SECONDS) -> bytes:
    until = time.monotonic() + seconds
    try:
        found, _ = process.communicate(request, timeout=max(0.0, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise KnownError("table_slow") from None
    finally:
        if process.poll() is None:
            _end(process)
    if process.returncode != 0 or not found:
        raise KnownError("table_too_large" if by_memory(process.returncode) else "table_damaged")
    return found


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()

"""A disk that fails or is written down: shim.c compiled once, preloaded into a child process, and driven from there.

``preloaded`` runs a module's ``main`` with it; there, ``watch``, ``fail``, ``heal``, ``record``, ``mark`` speak to it.
``Recording`` gives the files as a power cut may have left them; what they are worth is proven in power_cuts.py.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.sync.conftest import ROOT

#: What a laptop without a compiler is told; the other fault sets still run there.
NO_COMPILER = "no C compiler (gcc) here: a disk that fails at a chosen write cannot be played; install gcc to try it"
#: A disk writes whole sectors of so many bytes.
SECTOR = 512
_HEAD = struct.Struct("<ccQI")
_SUFFIXES = {b"d": "", b"w": "-wal", b"s": "-shm", b"j": "-journal"}


def compiled(folder: Path) -> Path:
    """The shim as a library. Skips the test where nothing can compile it."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip(NO_COMPILER)
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, source, "-ldl"]
    subprocess.run(command, check=True, timeout=60)
    return library


def preloaded(library: Path, module: str, scenario: str, **options: Any) -> dict[str, Any]:
    """Runs ``python -m module scenario`` with the shim; gives what it printed last, as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", module, scenario, json.dumps(options)],
        cwd=ROOT,
        env=os.environ | {"LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@lru_cache(1)
def _shim() -> ctypes.CDLL:
    library = ctypes.CDLL(None)
    library.disk_calls.restype = library.disk_failed.restype = ctypes.c_long
    library.disk_fail.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int)
    library.disk_mark.argtypes = (ctypes.c_long,)
    return library


class Fault(NamedTuple):
    """The call of this number (from 1) fails; those after it too where it ``stays``; ``torn``: half is written.
    ``of_server``: the disk is the server's."""

    at: int
    error: int
    stays: bool
    torn: bool
    of_server: bool = False


def watch(path: Path) -> None:
    """From now on, files that are opened whose path begins like this are watched."""
    _shim().disk_watch(os.fsencode(path))


def fail(fault: Fault) -> None:
    """Counts anew, and fails there."""
    _shim().disk_fail(fault.at, fault.error, fault.stays, fault.torn)


def heal() -> tuple[int, int]:
    """No more faults; (calls, failed ones) since ``fail``."""
    counts = _shim().disk_calls(), _shim().disk_failed()
    _shim().disk_fail(0, 0, 0, 0)
    return counts


def record(path: Path) -> None:
    """Writes down from now on what is done to the watched files."""
    _shim().disk_record(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC))


def mark(number: int) -> None:
    """Writes down that this was acknowledged."""
    _shim().disk_mark(number)


class Event(NamedTuple):
    """A call: open ``o``, pwrite ``p``, fsync ``y``, ftruncate ``t`` (to ``offset``), unlink ``u``; or a mark ``m``."""

    type: str
    suffix: str
    offset: int
    data: bytes


class _File:
    """One file of a disk with a cache: what is on it for sure, and what was written since the last sync."""

    def __init__(self, body: bytes) -> None:
        self.safe = bytearray(body)
        self.waiting: list[Event] = []

    def sync(self) -> None:
        for event in self.waiting:
            _apply(self.safe, event, event.data)
        self.waiting.clear()

    def after_power_cut(self, dice: random.Random) -> bytes:
        """Each waiting write reached the disk, or did not, or some of its sectors did."""
        body = bytearray(self.safe)
        whole, none = dice.random(), dice.random()
        for event in self.waiting:
            chance = dice.random()
            if chance < whole:
                _apply(body, event, event.data)
            elif event.type == "p" and chance > none:
                for start in range(0, len(event.data), SECTOR):
                    if dice.random() < 0.5:
                        _apply(body, event._replace(offset=event.offset + start), event.data[start : start + SECTOR])
        return bytes(body)


def _apply(body: bytearray, event: Event, data: bytes) -> None:
    if event.type == "t":
        del body[event.offset :]
        body.extend(bytes(event.offset - len(body)))
        return
    body.extend(bytes(max(0, event.offset - len(body))))
    body[event.offset : event.offset + len(data)] = data


class Cut(NamedTuple):
    """What was acknowledged before the power went, and the files by their suffix as it may have left them."""

    marks: frozenset[int]
    files: dict[str, bytes]

    def lay(self, path: Path) -> None:
        """Leaves the files at ``path`` and nothing else of that name."""
        for leftover in path.parent.glob(f"{path.name}*"):
            leftover.unlink()
        for suffix, body in self.files.items():
            path.with_name(path.name + suffix).write_bytes(body)


class Recording:
    """What a process did to a database file; ``base`` is the file at the start, ``record`` what ``record`` wrote."""

    def __init__(self, base: Path, record: Path) -> None:
        self._base = base.read_bytes() if base.exists() else b""
        self.events: list[Event] = []
        data, at = record.read_bytes(), 0
        while at < len(data):
            type_, suffix, offset, size = _HEAD.unpack_from(data, at)
            at += _HEAD.size
            body = data[at : at + size] if type_ == b"p" else b""
            at += len(body)
            self.events.append(Event(type_.decode(), _SUFFIXES.get(suffix, ""), offset, body))

    def cuts(self, places: Iterable[int], dice: random.Random) -> Iterator[Cut]:
        """What may be there where the power goes after so many events, for each of ``places``, the smallest first: what
        was done is gone through once for all of them."""
        files = {"": _File(self._base)}
        marks = set[int]()
        done = 0
        for after in sorted(places):
            for event in self.events[done:after]:
                if event.type == "m":
                    marks.add(event.offset)
                elif event.type == "u":
                    files.pop(event.suffix, None)
                elif event.suffix != "-shm":  # shared memory: nobody reads it after a restart
                    file = files.setdefault(event.suffix, _File(b""))
                    if event.type == "y":
                        file.sync()
                    elif event.type != "o":
                        file.waiting.append(event)
            done = after
            yield Cut(frozenset(marks), {suffix: file.after_power_cut(dice) for suffix, file in files.items()})

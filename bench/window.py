"""The window on the large township: start, a keystroke in the roster's search, the activity log, memory.

The start's limit is a process that imports only QtWidgets and shows an empty QMainWindow, from exec to first paint. A
frame at 60 Hz is the limit of a keystroke; the list and the memory have their goals as limits.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bench.figures import BUILD, Figure, figure, process

STARTS = 9
UNLOCKS = 5
UNLOCK_SECONDS = 1.0
PASSPHRASE, TOWNSHIP = "bench 2026 pasture", "152221201"
FRAME_MS = 16.0
LIST_SECONDS = 0.05
MEMORY_MB = 300.0
#: Of a keystroke among 20,000 women.
HUGE_MS = 40.0


def large_township(name: str = "large", size: Any = "large") -> Path:
    """A data folder with the large sample township, or one of another size, made once."""
    from desktop.services.desk import Desk
    from desktop.services.starting import load_sample

    root = BUILD / name
    whole = root / "whole"
    if not whole.exists():
        subprocess.run(["rm", "-rf", str(root)], check=True)
        root.mkdir(parents=True)
        (root / "settings.json").write_text(json.dumps({"township": "sample"}))
        desk = Desk.open(root / "sample")
        load_sample(desk, size)
        desk.close()
        whole.touch()
    return root


def _lines(*command: str) -> Iterator[dict[str, Any]]:
    with process("-m", "bench.first_paint", *command) as child:
        assert child.stdout is not None
        for line in child.stdout:
            yield json.loads(line)


def _first_paint(*command: str) -> float:
    started = perf_counter()
    lines = _lines(*command)
    next(lines)
    taken = perf_counter() - started
    lines.close()
    return taken


def start() -> list[Figure]:
    """``start.window``: exec to first paint, beside an empty window; the two by turns."""
    folder = str(large_township())
    settings = Path(folder) / "settings.json"
    settings.write_text(json.dumps({"township": "sample"}))  # a start shows Today, wherever the last tour ended
    empty, real = [], []
    _first_paint("program", folder)
    for _ in range(STARTS):
        empty.append(_first_paint("empty"))
        real.append(_first_paint("program", folder))
    return [figure("start.window", median(real), "s", median(empty))]


def locked_township() -> Path:
    """A data folder with the large township encrypted, made once; ``PASSPHRASE`` opens it."""
    from desktop.services.desk import Desk
    from desktop.services.locking import Secret, TownshipLock, new_code, new_key
    from desktop.services.system_keyring import SystemKeyring

    root = BUILD / "locked"
    whole = root / "whole"
    if not whole.exists():
        subprocess.run(["rm", "-rf", str(root)], check=True)
        shutil.copytree(large_township() / "sample", root / "township")
        lock, key = TownshipLock(root / "township", SystemKeyring()), new_key()
        with closing(Desk.open(root / "township")) as desk:
            user = desk.records.user
        keys = lock.made(key, Secret("passphrase", PASSPHRASE), new_code(), user)
        lock.encrypt(keys, key, lambda _done, _total: None)
        whole.touch()
    (root / "settings.json").write_text(json.dumps({"township": TOWNSHIP}))
    return root


def unlocked() -> list[Figure]:
    """``unlock.time``: Enter after a passphrase (a PIN costs the same) to the window's first paint, in a program that
    has just started."""
    folder, taken = str(locked_township()), []
    for _ in range(UNLOCKS + 1):
        lines = _lines("unlock", folder, PASSPHRASE)
        taken.append(float(next(lines)["unlocked"]))
        lines.close()
    return [figure("unlock.time", median(taken[1:]), "s", UNLOCK_SECONDS)]


def tour() -> list[Figure]:
    """``search.keystroke_p95``, ``list.activities_first_paint``, ``memory.large_township``; ``search.20000_p95``."""
    from desktop.services.sample import Counts

    said = _toured(large_township())
    huge = _toured(large_township("huge", Counts(20_000, 400, 8000, 600, camp_homes=40, representative_homes=22)))
    return [
        figure("search.keystroke_p95", _p95_ms(said), "ms", FRAME_MS),
        figure("search.20000_p95", _p95_ms(huge), "ms", HUGE_MS),
        figure("list.activities_first_paint", median(said["activities"]), "s", LIST_SECONDS),
        figure("memory.large_township", said["resident_kb"] / 1024, "MB", MEMORY_MB),
    ]


def _toured(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for line in _lines("tour", str(folder)):
        said |= line
    return said


def _p95_ms(said: dict[str, Any]) -> float:
    return quantiles(said["keystrokes"], n=20)[-1] * 1000

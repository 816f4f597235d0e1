"""A figure: a measured value beside its limit, as it stands in ``build/bench.json``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

Figure = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"


def figure(name: str, value: float, unit: str, limit: float) -> Figure:
    """``limit`` is the physical limit, a plain baseline of the same run, or the goal where nature sets none."""
    return {
        "name": name,
        "value": round(value, 6),
        "unit": unit,
        "limit": round(limit, 6),
        # Where nothing is the limit, each one is too many.
        "ratio": round(value / limit if limit else value, 3),
    }


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def median_seconds(work: Callable[[], object], times: int) -> float:
    """The median of several calls, after one that is not counted."""
    work()
    return median(seconds(work) for _ in range(times))


@contextmanager
def process(*command: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A child that ends with the block; its standard output can be read line by line."""
    # An installed program has its bytecode, whatever the shell that measures it forbids.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, **environment},
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        child.send_signal(signal.SIGTERM)
        child.communicate(timeout=20)

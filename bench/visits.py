"""A visit typed in the real program on the large township: how many keys, and the longest wait."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bench.figures import Figure, figure, process
from bench.window import large_township

MOST_KEYS, WAIT_MS = 25.0, 100.0


def typed() -> list[Figure]:
    """``visit.keys``, ``visit.wait``: a visit to a known woman with two sentences and what she asks for."""
    root = Path(mkdtemp(prefix="sumu-visit-"))
    try:
        shutil.copytree(large_township(), root / "data")
        with process("-m", "bench.visit_typing", str(root / "data")) as child:
            assert child.stdout is not None
            said: dict[str, Any] = json.loads(child.stdout.readline())
        assert said["written"] == 1
        return [
            figure("visit.keys", said["keys"], "keys", MOST_KEYS),
            figure("visit.wait", said["wait"] * 1000, "ms", WAIT_MS),
        ]
    finally:
        shutil.rmtree(root)

"""How long the last whole ``make test`` took (``tests/conftest.py`` notes it)."""

from __future__ import annotations

import json

from bench.figures import ROOT, Figure, figure

NOTED = ROOT / "build" / "tests.json"
#: Seconds on two cores.
GOAL = 780


def seconds() -> list[Figure]:
    """``tests.seconds``; nothing where the whole set never passed here."""
    if not NOTED.exists():
        return []
    return [figure("tests.seconds", json.loads(NOTED.read_text(encoding="utf-8"))["seconds"], "s", GOAL)]

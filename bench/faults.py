"""How many seeded fault histories the last ``python -m tests.simulation`` played, and how many ended badly."""

from __future__ import annotations

import json

from bench.figures import ROOT, Figure, figure

COUNTS = ROOT / "build" / "faults.json"
#: Histories that a release has to survive.
GOAL = 10_000


def histories() -> list[Figure]:
    """What ``make faults`` counted; nothing where it never ran."""
    if not COUNTS.exists():
        return []
    counts = json.loads(COUNTS.read_text(encoding="utf-8"))
    return [
        figure("faults.histories", counts["histories"], "", GOAL),
        figure("faults.failures", counts["failures"], "", 0),
    ]

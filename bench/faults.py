"""What the last ``make faults`` came to: histories, kills and power cuts, and how many of them ended badly."""

from __future__ import annotations

import json
from typing import Any

from bench.figures import ROOT, Figure, figure

COUNTS = ROOT / "build" / "faults.json"
#: What a release has to survive: histories; kills and power cuts of plain files and as many of encrypted ones.
HISTORIES, KILLS, CUTS = 10_000, 10_000, 100_000


def histories() -> list[Figure]:
    """What ``make faults`` counted; nothing of what never ran."""
    if not COUNTS.exists():
        return []
    counts = json.loads(COUNTS.read_text(encoding="utf-8"))
    found = [
        figure("faults.histories", counts["histories"], "", HISTORIES),
        figure("faults.failures", counts["failures"], "", 0),
    ]
    return (found if counts["histories"] else []) + _told(counts.get("told", {}))


def _told(told: dict[str, dict[str, Any]]) -> list[Figure]:
    """Of what is done on both drivers the smaller count, and all that was lost on either."""
    found: list[Figure] = []
    for sets, what, goal in (("kills", "kills", KILLS), ("disks", "power_cuts", CUTS)):
        each = [told[name] for name in (sets, f"{sets}_encrypted") if what in told.get(name, {})]
        if len(each) == 2:
            found.append(figure(f"faults.{what}", min(counts[what] for counts in each), "", goal))
            found.append(figure(f"faults.{what}_lost", sum(counts[f"{what}_lost"] for counts in each), "", 0))
    hits = [counts["canary_hits"] for counts in told.values() if "canary_hits" in counts]
    if hits:
        found.append(figure("faults.canary_hits", sum(hits), "", 0))
    return found

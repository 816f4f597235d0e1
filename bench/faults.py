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
    if kills := _of_both(told, "kills", "kills"):
        found.append(figure("faults.kills", min(each["kills"] for each in kills), "", KILLS))
        found.append(figure("faults.kills_lost", sum(each["kills_lost"] for each in kills), "", 0))
    if cuts := _of_both(told, "disks", "power_cuts"):
        found.append(figure("faults.power_cuts", min(each["power_cuts"] for each in cuts), "", CUTS))
        found.append(figure("faults.power_cuts_lost", sum(each["power_cuts_lost"] for each in cuts), "", 0))
    hits = [counts["canary_hits"] for counts in told.values() if "canary_hits" in counts]
    if hits:
        found.append(figure("faults.canary_hits", sum(hits), "", 0))
    return found


def _of_both(told: dict[str, dict[str, Any]], name: str, what: str) -> list[dict[str, Any]]:
    """What the set told of plain files and of encrypted ones; nothing where one of them was not played."""
    each = [told[driver] for driver in (name, f"{name}_encrypted") if what in told.get(driver, {})]
    return each if len(each) == 2 else []

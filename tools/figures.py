"""Puts the last figures into ``docs/benchmarks.md``: ``python tools/figures.py``, after ``make bench``.

Names and goals are read off the table of that document which says how each figure is measured.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "benchmarks.md"
FIGURES = ROOT / "build" / "bench.json"
HEADING = "## Last figures\n"


def goals(document: str) -> dict[str, float]:
    """Name of a figure → the ratio that it should not pass (or, with ≥, should reach), in the document's order."""
    found: dict[str, float] = {}
    for names, goal in re.findall(r"^\| (`.+?`) \|.*\| [≤≥] ([\d.]+) × \|$", document, re.MULTILINE):
        found |= dict.fromkeys(re.findall(r"`([\w.]+)`", names), float(goal))
    return found


def shown(value: float, unit: str) -> str:
    """A value as a person reads it."""
    if unit == "s":
        return f"{value * 1000:.2f} ms" if value < 0.01 else f"{value:.3f} s"
    return f"{value:,.0f} B" if unit == "B" else f"{value:.1f} {unit}"


def filled(document: str, figures: list[dict[str, Any]], day: date, version: str) -> str:
    """The document with these figures in place of the last ones."""
    known = {figure["name"]: figure for figure in figures}
    lines = ["| figure | value | limit | ratio | goal |", "|---|---:|---:|---:|---:|"]
    for name, goal in goals(document).items():
        if name in known:
            figure = known[name]
            value, limit = (shown(figure[key], figure["unit"]) for key in ("value", "limit"))
            lines.append(f"| `{name}` | {value} | {limit} | {figure['ratio']:.2f} | {goal:g} |")
    head = document.partition(HEADING)[0]
    return f"{head}{HEADING}\nMeasured on {day.isoformat()}, version {version}.\n\n" + "\n".join(lines) + "\n"


def main() -> int:
    """Fills the document."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    document = DOCUMENT.read_text(encoding="utf-8")
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    DOCUMENT.write_text(filled(document, figures, date.today(), version), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

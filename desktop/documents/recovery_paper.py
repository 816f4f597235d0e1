"""恢复码 The recovery code as a paper: the code, what it is for, where to keep it, and what to do with it."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.documents.typesetter import Paper, Typesetter

TEMPLATE: Final = "recovery"


def set_code(code: str, unit: str, day: date, typesetter: Typesetter) -> Paper:
    """One page. ``code`` as it is printed, its groups with dashes between; ``unit``: whose records, "" where nobody
    knows that yet."""
    return typesetter.paper(TEMPLATE, {"groups": code.split("-"), "unit": unit, "day": day.isoformat()})

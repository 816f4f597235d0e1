"""The book of money: a year of 1,000 lines with the balance of every level, as the page and the paper ask for it."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from bench.figures import Figure, figure, median_seconds
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

LINES, TIMES = 1000, 30
#: The goal, in seconds.
BOOK_SECONDS = 0.1
_LEVELS = ("region", "league", "banner", "sumu", "other")


def book_year() -> list[Figure]:
    """``funds.book_year``: reading and adding up a year's book."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        edits = []
        for number in range(LINES):
            day = date(2026, 1, 1) + timedelta(days=number * 364 // LINES)
            side = "in" if number % 10 == 0 else "out"
            fields = {
                "date": day.isoformat(),
                "no": f"2026-{number:04}",
                "side": side,
                "purpose": "活动",
                "state": "booked",
            }
            fields["level"] = _LEVELS[number % len(_LEVELS)]
            edits.append(Edit("fund_entry", new_id(), {**fields, "amount_fen": 10_000 + number}))
        desk.journal.write(edits, Label("bench"))
        assert len(desk.funds.book(2026).lines) == LINES
        seconds = median_seconds(lambda: desk.funds.book(2026), TIMES)
        desk.close()
    return [figure("funds.book_year", seconds, "s", BOOK_SECONDS)]

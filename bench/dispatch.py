"""The month's dispatch of 30 gachas with what every item rests on, on the large township.

Its seven gachas made 30, each with its chair, two vice chairs, fifteen executive members and a re-election of which all
steps are ticked; its homes and activities are those of the township, of the month in which most was held.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench.figures import Figure, figure, median_seconds
from bench.window import large_township

GOAL = 0.1
GACHAS, MEMBERS, TIMES = 30, 15, 20


def matrix() -> list[Figure]:
    """``dispatch.matrix``: read, computed, laid out as a matrix with its reasons."""
    from desktop.services.desk import Desk
    from desktop.services.figures import Span, Term
    from desktop.services.process.steps import CODES

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(large_township() / "sample", Path(folder) / "sample")
        desk = Desk.open(Path(folder) / "sample")
        township, women = desk.units.township(), list(desk.people.snapshot().women)
        assert township is not None
        for number in range(GACHAS - len(desk.units.gachas())):
            unit = desk.units.add(township.id, f"量度{number}嘎查", "gacha").id
            for seat in range(MEMBERS):
                post = "P1" if not seat else "P2" if seat < 3 else "P4"
                her = women[number * MEMBERS + seat]
                desk.people.appoint(her, {"org": unit, "post": post, "engagement": "E2", "from_date": "2022-01-01"})
            values = {"about": {"org": unit}, "kind": "R", "planned_on": "2026-06-01"}
            process = desk.processes.save(None, values).id
            for code in CODES:
                desk.processes.tick([process], code, "2026-06-01")
            desk.homes.save(None, {"name_zh": f"量度{number}妇女之家", "kind": "H10", "org": unit})
        busiest = desk.db.value(
            "SELECT substr(start, 1, 7) FROM activity WHERE status = 'held' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        )
        term = Term(Span.MONTH, *map(int, busiest.split("-")))
        month = desk.dispatch.count(term, 25)
        assert len(month.lines) == GACHAS and any(line.items["B4"].fact.reasons for line in month.lines)
        taken = median_seconds(lambda: desk.dispatch.count(term, 25).grid(), TIMES)
        desk.close()
    return [figure("dispatch.matrix", taken, "s", GOAL)]


if __name__ == "__main__":
    for line in matrix():
        print(line)

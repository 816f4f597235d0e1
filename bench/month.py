"""The month's figures on the large township: what the page counts, beside the same counts as plain SQL.

The plain statements are the shortest that give the numbers, on the product's own tables with their indexes: a count and
a distinct count for each figure. They answer with numbers; the product with the ids behind them, which a figure opens.
"""

from __future__ import annotations

import sqlite3

from bench.figures import Figure, figure, median_seconds
from bench.window import large_township
from desktop.services.desk import Desk
from protocol.periods import Span, Term

TIMES = 30
_HELD = "a.deleted IS NULL AND a.status = 'held' AND a.start >= :since AND a.start < :until || 'T99'"
_CAME = "t.deleted IS NULL AND t.state IN ('present', 'late')"
_ATTENDED = f"FROM activity AS a CROSS JOIN attendance AS t ON t.activity = a.id WHERE {_HELD} AND {_CAME}"
_WOMAN = "t.person NOT IN (SELECT id FROM person WHERE (sex IS NULL OR sex <> '2') AND sex = '1')"
_VISITS = "FROM visit WHERE deleted IS NULL AND date >= :since AND date <= :until"
#: Activities and guests by kind; 人次, 妇女人次, 人数 by kind; 人数 over all; newcomers; visits by target; visited.
PLAIN = (
    "SELECT a.kind, count(*), sum(a.guests_unnamed), sum(a.women_among_guests) FROM activity AS a"
    f" WHERE {_HELD} GROUP BY 1",
    f"SELECT a.kind, count(*), sum({_WOMAN}), count(DISTINCT t.person) {_ATTENDED} GROUP BY 1",
    f"SELECT count(DISTINCT t.person) {_ATTENDED} AND {_WOMAN}",
    f"SELECT count(DISTINCT t.person) {_ATTENDED} AND t.newcomer = 1",
    f"SELECT target, count(*) {_VISITS} GROUP BY 1",
    f"SELECT count(DISTINCT person) {_VISITS}",
)


def summary() -> list[Figure]:
    """``month.summary``: the month with the most attendances of a township of 180,000."""
    desk = Desk.open(large_township() / "sample")
    busiest = desk.db.value(
        "SELECT substr(a.start, 1, 7) FROM activity AS a JOIN attendance AS t ON t.activity = a.id"
        " WHERE a.status = 'held' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )
    year, month = map(int, busiest.split("-"))
    period = Term(Span.MONTH, year, month).period(lambda _: 31)
    raw: sqlite3.Connection = desk.db.raw
    span = {"since": period.first.isoformat(), "until": period.last.isoformat()}
    taken = median_seconds(lambda: desk.month.summary(period), TIMES)
    plain = median_seconds(lambda: [raw.execute(sql, span).fetchall() for sql in PLAIN], TIMES)
    desk.close()
    return [figure("month.summary", taken, "s", plain)]


if __name__ == "__main__":
    for line in summary():
        print(line)

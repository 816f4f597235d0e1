"""活动清单 and 妇女之家活动月报 add up to their report, live and frozen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.documents.register import register_of_period, set_paper
from desktop.documents.typesetter import Typesetter
from desktop.services.desk import Desk
from desktop.services.reporting.period_lists import PeriodList, activity_list, home_list
from desktop.services.starting import load_sample
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id
from protocol.periods import Span, Term

OCTOBER = Term(Span.MONTH, 2026, 10)
CLOSING = 25


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    load_sample(desk)
    yield desk
    desk.close()


def sums(found: PeriodList) -> list[int]:
    return [value for value in found.sums() if isinstance(value, int)]


def test_lists_add_up_to_the_report_of_any_length(desk: Desk) -> None:
    for span in (Span.MONTH, Span.YEAR):
        term = OCTOBER.as_long_as(span)
        cells = {line.figure.id: line.now.cell.num for line in desk.figures.report(term, CLOSING).lines}
        listed, homes = activity_list(desk, term, CLOSING), home_list(desk, term, CLOSING)
        assert len(listed.rows) == cells["act.count"] > 0
        assert sums(listed) == [cells["act.heads"], cells["act.women_heads"]]
        assert [row[0] for row in listed.rows] == sorted(row[0] for row in listed.rows)
        assert len(homes.rows) >= cells["home.count"]
        at_home = desk.db.value(
            "SELECT count(*) FROM activity WHERE deleted IS NULL AND status = 'held' AND home IS NOT NULL"
            " AND substr(start, 1, 10) BETWEEN ? AND ?",
            (listed.period.first.isoformat(), listed.period.last.isoformat()),
        )
        assert sums(homes)[0] == at_home > 0
        assert homes.sums()[6] == ""  # different women are never summed
        assert listed.version is None and listed.table()[-1][1] == "合计"


def test_a_frozen_term_lists_what_was_frozen(desk: Desk) -> None:
    before = activity_list(desk, OCTOBER, CLOSING)
    desk.reports.freeze(desk.reports.prepare(OCTOBER, CLOSING))
    gone = desk.db.value(
        "SELECT id FROM activity WHERE deleted IS NULL AND status = 'held' AND substr(start, 1, 10) = ?",
        (str(before.rows[0][0]),),
    )
    desk.activities.delete(gone)
    later = {"title": "=补记", "start": "2026-10-20T09:00", "status": "held", "kind": "A01", "guests_unnamed": 9}
    desk.journal.write([Edit("activity", derived_id("test", "later"), later)], Label("test"))
    frozen = activity_list(desk, OCTOBER, CLOSING)
    assert frozen.version == 1 and sums(frozen) == sums(before) and len(frozen.rows) == len(before.rows)
    assert "（已删除）" in [row[1] for row in frozen.rows]
    assert "=补记" not in [row[1] for row in frozen.rows]
    assert sums(home_list(desk, OCTOBER, CLOSING))[0] <= len(frozen.rows)


def test_a_term_without_anything_is_a_paper_all_the_same(desk: Desk) -> None:
    empty = activity_list(desk, OCTOBER._replace(year=1999), CLOSING)
    assert empty.rows == () and sums(empty) == [0, 0]
    for found in (empty, activity_list(desk, OCTOBER, CLOSING), home_list(desk, OCTOBER, CLOSING)):
        data = register_of_period(found, found.title, "苏木", "10月", datetime(2026, 11, 27, 9), "乌云")
        assert set_paper(data, Typesetter()).pdf.startswith(b"%PDF")

"""The month in figures, against a plain recount of the same rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from desktop.services.desk import Desk
from desktop.services.month import Period, period_of, write_xlsx
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id

WOMEN = [derived_id("test", "woman", str(n)) for n in range(4)]
FIRST, LAST = date(2026, 10, 26), date(2026, 11, 25)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path)
    yield desk
    desk.close()


def test_a_working_month_closes_on_its_day() -> None:
    assert period_of(2026, 11, 25) == Period(FIRST, LAST)
    assert period_of(2026, 1, 25) == Period(date(2025, 12, 26), date(2026, 1, 25))
    assert period_of(2026, 2, 31) == Period(date(2026, 2, 1), date(2026, 2, 28))


_START = st.dates(FIRST - timedelta(days=3), LAST + timedelta(days=3))
_ATTENDANCE = st.tuples(
    st.sampled_from([*WOMEN, None]),
    st.sampled_from(["present", "late", "leave", "absent", "unknown"]),
    st.sampled_from([0, 1, None]),
    st.booleans(),
)
_ACTIVITY = st.tuples(
    _START,
    st.sampled_from(["A01", "A07", None]),
    st.sampled_from(["held", "held", "planned", "cancelled"]),
    st.sampled_from([None, 0, 3]),
    st.booleans(),
    st.lists(_ATTENDANCE, max_size=4, unique_by=lambda each: each[0]),
)
_VISIT = st.tuples(_START, st.sampled_from(WOMEN), st.sampled_from(["T1", "T9", None]), st.booleans())


@settings(max_examples=40)
@given(st.lists(_ACTIVITY, max_size=5), st.lists(_VISIT, max_size=5))
def test_the_figures_are_a_plain_recount(activities: list[Any], visits: list[Any]) -> None:
    edits = []
    for start, kind, status, guests, deleted, attendance in activities:
        id_ = new_id()
        fields = {"start": f"{start}T18:00", "kind": kind, "status": status, "guests_unnamed": guests}
        edits.append(Edit("activity", id_, {**fields, "deleted": 1 if deleted else None}))
        for person, state, newcomer, gone in attendance:
            row = derived_id("attendance", id_, person) if person else new_id()
            who = {"person": person} if person else {"guest": "穿红衣的"}
            came = {"activity": id_, "state": state, "newcomer": newcomer, "deleted": 1 if gone else None}
            edits.append(Edit("attendance", row, {**came, **who}))
    for day, person, target, deleted in visits:
        fields = {"date": day.isoformat(), "person": person, "target": target}
        edits.append(Edit("visit", new_id(), {**fields, "deleted": 1 if deleted else None}))
    with tempfile.TemporaryDirectory() as name:
        desk = Desk.open(Path(name))
        try:
            desk.journal.write(edits, Label("test"))
            summary = desk.month.summary(Period(FIRST, LAST))
        finally:
            desk.close()

    counted = [a for a in activities if FIRST <= a[0] <= LAST and a[2] == "held" and not a[4]]
    rows = [(a[1] or "A99", r) for a in counted for r in a[5] if r[1] in ("present", "late") and not r[3]]
    assert summary.activities == len(counted)
    assert summary.attendances == len(rows) + sum(a[3] or 0 for a in counted)
    assert summary.people == {r[0] for _, r in rows if r[0]}
    assert summary.newcomers == {r[0] for _, r in rows if r[0] and r[2] == 1}
    assert {line.kind for line in summary.kinds} == {a[1] or "A99" for a in counted}
    for line in summary.kinds:
        of_kind = [a for a in counted if (a[1] or "A99") == line.kind]
        assert len(line.activities) == len(of_kind)
        came = [r for kind, r in rows if kind == line.kind]
        assert line.attendances == len(came) + sum(a[3] or 0 for a in of_kind)
        assert line.people == {r[0] for r in came if r[0]}
    made = [v for v in visits if FIRST <= v[0] <= LAST and not v[3]]
    assert summary.visits == len(made) and summary.visited == len({v[1] for v in made})
    targets = [v[2] or "T9" for v in made]
    assert dict(summary.visits_by_target) == {target: targets.count(target) for target in set(targets)}


def test_a_spreadsheet_holds_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "月.xlsx"
    write_xlsx(path, "本月小结", [["类型", "场次"], ["=1+1", 3]])
    rows = load_workbook(path).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "本月小结" and rows[-1][:2] == ["=1+1", 3.0]

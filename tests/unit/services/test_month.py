"""The month in figures, against a plain recount of the same rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import fields as fields_of
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from desktop.services.desk import Desk
from desktop.services.month import Period, Summary, write_xlsx
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id

WOMEN = [derived_id("test", "woman", str(n)) for n in range(4)]
FIRST, LAST = date(2026, 10, 26), date(2026, 11, 25)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("today", "begins", "named"),
    [
        (date(2026, 11, 29), "2026-09-01", (2026, 11)),  # D8: closed four days ago
        (date(2026, 11, 25), "2026-09-01", (2026, 10)),  # its last day still counts
        (date(2026, 12, 25), "2026-11-25", (2026, 11)),
        (date(2027, 1, 3), "2026-09-01", (2026, 12)),
        (date(2026, 11, 29), "2026-11-26", (2026, 12)),  # a township that began after it closed
        (date(2026, 11, 29), None, (2026, 12)),
    ],
)
def test_the_month_that_is_reported_is_the_one_that_closed_last(
    tmp_path: Path, today: date, begins: str | None, named: tuple[int, int]
) -> None:
    desk = Desk.open(tmp_path, now=lambda: datetime.combine(today, time(9)))
    planned = {"title": "x", "start": "2026-01-05T09:00", "status": "planned"}
    desk.journal.write([Edit("activity", new_id(), planned)], Label("test"))
    if begins:
        desk.journal.write([Edit("visit", new_id(), {"date": begins})], Label("test"))
    term = desk.month.to_report(25)
    desk.close()
    assert (term.year, term.number) == named


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
    st.sampled_from([(None, None), (0, None), (3, None), (3, 2)]),
    st.booleans(),
    st.lists(_ATTENDANCE, max_size=4, unique_by=lambda each: each[0]),
)
_VISIT = st.tuples(_START, st.sampled_from(WOMEN), st.sampled_from(["T1", "T9", None]), st.booleans())


@settings(max_examples=40)
@given(
    st.lists(_ACTIVITY, max_size=5),
    st.lists(_VISIT, max_size=5),
    st.lists(st.sampled_from(["1", "2", "9", None]), min_size=4, max_size=4),
    st.booleans(),
)
def test_the_figures_are_a_plain_recount(
    activities: list[Any], visits: list[Any], sexes: list[str | None], twice: bool
) -> None:
    edits = [Edit("person", woman, {"name_zh": "其木格", "sex": sex}) for woman, sex in zip(WOMEN, sexes, strict=True)]
    if twice:  # the last one is the first one, written down once more
        edits.append(Edit("person", WOMEN[3], {"merged_into": WOMEN[0]}))
    sex_of = dict(zip(WOMEN, sexes, strict=True))
    stands = {WOMEN[3]: WOMEN[0]} if twice else {}
    for start, kind, status, guests, deleted, attendance in activities:
        id_ = new_id()
        fields = {"start": f"{start}T18:00", "kind": kind, "status": status}
        fields |= {"guests_unnamed": guests[0], "women_among_guests": guests[1]}
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
            half = FIRST + timedelta(days=14)
            for _ in range(2):  # counted, then kept
                halves = desk.month.together([Period(FIRST, half), Period(half + timedelta(days=1), LAST)])
                for field in fields_of(Summary):
                    mine, whole = getattr(halves, field.name), getattr(summary, field.name)
                    if field.name == "doors":  # of one day in any order
                        mine, whole = sorted(mine, key=str), sorted(whole, key=str)
                    assert mine == whole, field.name
            desk.journal.write([Edit("activity", new_id(), {"start": f"{FIRST}T10:00", "status": "held"})], Label("t"))
            assert desk.month.together([Period(FIRST, LAST)]).activities == summary.activities + 1
        finally:
            desk.close()

    def is_man(person: bytes | None) -> bool:
        return person is not None and sex_of[person] == "1"

    counted = [a for a in activities if FIRST <= a[0] <= LAST and a[2] == "held" and not a[4]]
    rows: list[tuple[str, bytes | None, bool]] = []  # kind, who stands for her, newcomer
    without = 0
    for a in counted:
        came = [r for r in a[5] if r[1] in ("present", "late") and not r[3]]
        each = {stands.get(r[0], r[0]) for r in came if r[0]}
        rows += [(a[1] or "A99", her, any(r[2] == 1 for r in came if stands.get(r[0], r[0]) == her)) for her in each]
        rows += [(a[1] or "A99", None, False) for r in came if r[0] is None]
        without += sum(sex_of[her] in ("9", None) for her in each)
    women = [r for r in rows if r[1] and not is_man(r[1])]
    assert summary.activities == len(counted)
    assert summary.attendances == len(rows) + sum(a[3][0] or 0 for a in counted)
    assert summary.women == len(women) + sum(a[3][1] or 0 for a in counted)
    assert summary.people == {r[1] for r in women}
    assert summary.newcomers == {r[1] for r in women if r[2]}
    assert (summary.without_sex, summary.people_without_sex) == (
        without,
        sum(sex_of[her] in ("9", None) for her in summary.people),
    )
    assert {line.kind for line in summary.kinds} == {a[1] or "A99" for a in counted}
    for line in summary.kinds:
        of_kind = [a for a in counted if (a[1] or "A99") == line.kind]
        assert len(line.activities) == len(of_kind)
        assert line.attendances == sum(r[0] == line.kind for r in rows) + sum(a[3][0] or 0 for a in of_kind)
        assert line.women == sum(r[0] == line.kind for r in women) + sum(a[3][1] or 0 for a in of_kind)
        assert line.people == {r[1] for r in women if r[0] == line.kind}
    made = [v for v in visits if FIRST <= v[0] <= LAST and not v[3]]
    assert summary.visits == len(made)
    assert summary.visited == {stands.get(v[1], v[1]) for v in made if not is_man(stands.get(v[1], v[1]))}
    targets = [v[2] or "" for v in made]  # without a category: apart, not among the others
    assert dict(summary.visits_by_target) == {target: targets.count(target) for target in set(targets)}
    assert "" not in [target for target, _ in summary.visits_by_target[:-1]]


def test_men_come_and_are_in_no_figure_called_women(desk: Desk) -> None:
    """20 named (18 women, 1 man, 1 without a sex), 5 guests, 3 of them women: 人次 25, 妇女人次 22 (含性别未填 1)."""
    sexes = ["2"] * 18 + ["1", None]
    people = [derived_id("test", "came", str(n)) for n in range(20)]
    activity = new_id()
    edits = [Edit("person", id_, {"name_zh": "其木格", "sex": sex}) for id_, sex in zip(people, sexes, strict=True)]
    fields = {"start": "2026-11-20T09:00", "status": "held", "guests_unnamed": 5, "women_among_guests": 3}
    edits.append(Edit("activity", activity, fields))
    for person in people:
        row = derived_id("attendance", activity, person)
        edits.append(Edit("attendance", row, {"activity": activity, "person": person, "state": "present"}))
    desk.journal.write(edits, Label("test"))
    summary = desk.month.summary(Period(FIRST, LAST))
    assert (summary.attendances, summary.women, summary.without_sex) == (25, 22, 1)
    assert len(summary.people) == 19 and summary.people_without_sex == 1 and people[18] not in summary.people


def test_a_spreadsheet_holds_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "月.xlsx"
    write_xlsx(path, "本月小结", [["类型", "场次"], ["=1+1", 3]])
    rows = load_workbook(path).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "本月小结" and rows[-1][:2] == ["=1+1", 3.0]

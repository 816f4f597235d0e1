"""A report's figures, against the domain's worked examples and a plain recount."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.desk import Desk
from desktop.services.figures import FIGURES, Cell, Report
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id
from protocol.periods import Span, Term

NOVEMBER = Term(Span.MONTH, 2026, 11)
CLOSING = 25
WOMEN = [derived_id("test", "woman", str(n)) for n in range(5)]
A, B, C, D, E = WOMEN


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    yield desk
    desk.close()


def people(sexes: str = "22222") -> list[Edit]:
    return [Edit("person", woman, {"name_zh": "其木格", "sex": sex}) for woman, sex in zip(WOMEN, sexes, strict=True)]


def activity(start: str, came: list[bytes], **more: Any) -> list[Edit]:
    id_ = new_id()
    edits = [Edit("activity", id_, {"start": start, "status": "held", "kind": "A01", **more})]
    for person in came:
        row = {"activity": id_, "person": person, "state": "present"}
        edits.append(Edit("attendance", derived_id("attendance", id_, person), row))
    return edits


def visit(day: str, **more: Any) -> Edit:
    return Edit("visit", new_id(), {"date": day, **more})


def counted(desk: Desk, edits: list[Edit], term: Term = NOVEMBER) -> dict[str, Cell]:
    desk.journal.write(edits, Label("test"))
    return cells(desk.figures.report(term, CLOSING))


def cells(report: Report) -> dict[str, Cell]:
    return {line.figure.id: line.now.cell for line in report.lines}


def test_one_woman_at_two_activities_is_two_heads_and_one_person(desk: Desk) -> None:
    """Example 2."""
    edits = [*people(), *activity("2026-11-03T09:00", [A]), *activity("2026-11-20T09:00", [A], kind="A03")]
    found = counted(desk, edits)
    assert (found["act.count"], found["act.heads"], found["act.people"]) == (Cell(2), Cell(2), Cell(1))


def test_a_quarter_counts_its_women_anew(desk: Desk) -> None:
    """Example 3: months of 3, 3 and 2 make a quarter of 4, not of 8."""
    months = (("2026-10-05", [A, B, C]), ("2026-11-05", [B, C, D]), ("2026-12-05", [A, D]))
    edits = people() + [edit for day, came in months for edit in activity(f"{day}T09:00", came)]
    found = counted(desk, edits, NOVEMBER.as_long_as(Span.QUARTER))
    assert (found["act.women"], found["act.heads"]) == (Cell(4), Cell(8))
    monthly = [cells(desk.figures.report(Term(Span.MONTH, 2026, n), CLOSING))["act.women"].num for n in (10, 11, 12)]
    assert monthly == [3, 3, 2]


def test_an_activity_belongs_to_the_day_it_began(desk: Desk) -> None:
    """Example 7: from 25 November 22:00 to one in the morning is November; the 26th is December."""
    edits = activity("2026-11-25T22:00", [], end="2026-11-26T01:00") + activity("2026-11-26T09:00", [])
    assert counted(desk, edits)["act.count"] == Cell(1)
    assert cells(desk.figures.report(NOVEMBER.step(1), CLOSING))["act.count"] == Cell(1)


def test_a_planned_activity_that_nobody_confirmed_counts_nothing(desk: Desk) -> None:
    """Example 9."""
    assert counted(desk, activity("2026-11-10T09:00", [], status="planned"))["act.count"] == Cell(0)


def test_guests_are_told_beside_and_never_added_to_the_different_people(desk: Desk) -> None:
    """Example 1: 19 and 3 named, 1 labelled guest: 23 人次, 22 人数, 1 without a name."""
    named = [derived_id("test", "guest", str(n)) for n in range(22)]
    edits = [Edit("person", one, {"name_zh": "乌云", "sex": "2"}) for one in named]
    dinner = activity("2026-11-24T18:00", named)
    edits += [
        *dinner,
        Edit("attendance", new_id(), {"activity": dinner[0].id, "guest": "穿红衣的", "state": "present"}),
    ]
    found = counted(desk, edits)
    assert (found["act.heads"], found["act.people"], found["act.heads_unnamed"]) == (Cell(23), Cell(22), Cell(1))


def test_a_visit_to_a_household_counts_its_household_once_a_day(desk: Desk) -> None:
    """Example 17: twice to a household on the 12th, once to its member on the 13th: 2 户次, 1 户, 3 visits."""
    household = new_id()
    edits = [
        *people(),
        Edit("household", household, {"head": A}),
        Edit("person", A, {"household": household}),
        visit("2026-11-12", household=household),
        visit("2026-11-12", household=household),
        visit("2026-11-13", person=A),
    ]
    found = counted(desk, edits)
    got = [found[f"visit.{name}"].num for name in ("count", "household_days", "households", "women")]
    assert got == [3, 2, 1, 1]


def test_homes_that_opened_or_closed_meanwhile_are_in_no_share(desk: Desk) -> None:
    """Example 37: 26 homes in November, two opened on the 10th, one closed on the 20th: 25, 23, 19 of 23."""
    edits: list[Edit] = []
    homes = [new_id() for _ in range(26)]
    for number, home in enumerate(homes):
        row: dict[str, Any] = {"name_zh": f"之家{number}", "founded_on": "2019" if number else None}
        if number in (24, 25):
            row["founded_on"] = "2026-11-10"
        if number == 23:
            row["closed_on"] = "2026-11-20"
        edits.append(Edit("home", home, row))
    for home in [*homes[:19], *homes[23:]]:
        edits += activity("2026-11-15T09:00", [], home=home)
    found = counted(desk, edits)
    assert found["home.count"] == Cell(25) and found["home.open_throughout"] == Cell(23)
    assert found["home.active"] == Cell(19, 23)


def test_units_and_posts_as_they_stood_on_the_last_day(desk: Desk) -> None:
    units = [new_id() for _ in range(4)]
    facts: list[dict[str, Any]] = [
        {"reformed_on": "2026-11-25"},
        {"reformed_on": "2026-11-26"},
        {},
        {"reformed_on": "2020-01-01", "closed_on": "2026-11-25"},
    ]
    edits = people() + [
        Edit("org_unit", unit, {"name_zh": "嘎查", "level": "gacha", **fact})
        for unit, fact in zip(units, facts, strict=True)
    ]
    posts: list[tuple[bytes, str, str | None, str | None]] = [
        (A, "P1", "2020-01-01", None),
        (A, "P4", None, None),  # in two seats, one person
        (B, "P3", "2026-11-26", None),
        (C, "P4", "2020-01-01", "2026-11-24"),  # her last day was the one before
        (C, "P2", "2020-01-01", "2026-11"),  # this month is one in office
        (D, "P5", None, None),  # a delegate is no executive
    ]
    for person, post, since, until in posts:
        row = {"person": person, "org": units[0], "post": post, "from_date": since, "to_date": until}
        edits.append(Edit("appointment", new_id(), row))
    found = counted(desk, edits)
    assert (found["org.gachas"], found["org.reformed"], found["officers.people"]) == (Cell(3), Cell(1, 3), Cell(2))


def test_the_year_before_is_not_told_where_nothing_was_written_down_then(desk: Desk) -> None:
    desk.journal.write(activity("2026-11-05T09:00", []), Label("test"))
    report = desk.figures.report(NOVEMBER, CLOSING)
    assert all(line.before is None for line in report.lines)
    desk.journal.write(activity("2025-11-05T09:00", []) + activity("2026-01-05T09:00", []), Label("test"))
    report = desk.figures.report(NOVEMBER.step(0), CLOSING)
    line = report.lines[0]
    assert line.before is not None
    assert (line.now.cell, line.before.cell, line.to_date.cell, line.growth) == (Cell(1), Cell(1), Cell(2), 0)


def test_names_behind_homes_and_units_are_in_their_order(desk: Desk) -> None:
    homes = {name: new_id() for name in ("乌兰之家", "阿拉坦之家")}
    desk.journal.write([Edit("home", id_, {"name_zh": name}) for name, id_ in homes.items()], Label("test"))
    found = desk.figures.names(FIGURES["home.count"], list(homes.values()))
    assert found == [(homes["阿拉坦之家"], "阿拉坦之家"), (homes["乌兰之家"], "乌兰之家")]


_DAYS = st.dates(date(2025, 9, 1), date(2026, 12, 31))
_HELD = st.lists(st.tuples(_DAYS, st.lists(st.sampled_from(WOMEN), unique=True, max_size=4)), max_size=8)
_SEEN = st.lists(st.tuples(_DAYS, st.sampled_from([*WOMEN, None]), st.booleans()), max_size=8)


@settings(max_examples=30)
@given(_HELD, _SEEN, st.text("129", min_size=5, max_size=5), st.sampled_from(Span), st.integers(1, 31), st.booleans())
def test_every_term_is_a_plain_recount(
    held: list[Any], seen: list[Any], sexes: str, span: Span, closing: int, twice: bool
) -> None:
    household = derived_id("test", "household", "1")
    edits = [*people(sexes), Edit("household", household, {"head": A}), Edit("person", B, {"household": household})]
    if twice:
        edits.append(Edit("person", E, {"merged_into": A}))
    stands = {E: A} if twice else {}
    for day, came in held:
        edits += activity(f"{day}T10:00", came)
    for day, whom, at_home in seen:
        edits.append(visit(day.isoformat(), person=whom, household=household if at_home else None))
    with tempfile.TemporaryDirectory() as name:
        desk = Desk.open(Path(name), now=lambda: datetime(2026, 12, 31, 9))
        try:
            desk.journal.write(edits, Label("test"))
            report = desk.figures.report(NOVEMBER.as_long_as(span), closing)
        finally:
            desk.close()
    for column, period in (("now", report.period), ("to_date", report.to_date)):
        got = {line.figure.id: getattr(line, column).cell.num for line in report.lines}
        inside = [(day, {stands.get(who, who) for who in came}) for day, came in held if period.holds(day)]
        names = [who for _, came in inside for who in came]
        sex = dict(zip(WOMEN, sexes, strict=True))
        assert got["act.count"] == len(inside) and got["act.heads"] == len(names)
        assert got["act.people"] == len(set(names))
        assert got["act.women"] == len({who for who in names if sex[who] != "1"})
        assert got["act.women_heads"] == sum(sex[who] != "1" for who in names)
        doors = [
            (day, household if at_home or stands.get(whom, whom) == B else whom and stands.get(whom, whom))
            for day, whom, at_home in seen
            if period.holds(day)
        ]
        assert got["visit.count"] == len(doors)
        assert got["visit.household_days"] == len({door for door in doors if door[1]})
        assert got["visit.households"] == len({whom for _, whom in doors if whom})
    for line in report.lines:  # what opens is what was counted
        if line.now.rows is not None:
            assert len(line.now.rows) == line.now.cell.num

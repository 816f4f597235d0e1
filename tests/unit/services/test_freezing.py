"""Frozen reports: what is kept, what differs later and why, and that freeze + differences is the live count."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.figures import FIGURES
from desktop.services.reporting import basis as bases
from desktop.services.reporting.differences import Differences, Why, between
from desktop.services.reporting.reports import CARRIED, State, Tie
from desktop.store.changes import Edit, Label
from protocol.figures import Cell
from protocol.frozen import Carried, Frozen
from protocol.ids import derived_id, new_id
from protocol.periods import Span, Term

CLOSING = 25
NOVEMBER = Term(Span.MONTH, 2026, 11)
DECEMBER = NOVEMBER.step(1)
WOMEN = [derived_id("test", "woman", str(n)) for n in range(6)]
A, B, C, D, E, F = WOMEN


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 27, 9)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=clock)
    desk.records.add_user("乌云")
    desk.journal.write([Edit("person", her, {"name_zh": "其木格", "sex": "2"}) for her in WOMEN], Label("test"))
    yield desk
    desk.close()


def held(day: str, came: list[bytes], **more: Any) -> tuple[bytes, list[Edit]]:
    id_ = new_id()
    edits = [Edit("activity", id_, {"title": "座谈", "start": f"{day}T09:00", "status": "held", "kind": "A01", **more})]
    return id_, edits + [ticked(id_, her) for her in came]


def ticked(activity: bytes, her: bytes, state: str = "present") -> Edit:
    row = {"activity": activity, "person": her, "state": state}
    return Edit("attendance", derived_id("attendance", activity, her), row)


def write(desk: Desk, *edits: Edit) -> None:
    desk.journal.write(edits, Label("test"))


def freeze(desk: Desk, term: Term = NOVEMBER) -> None:
    desk.reports.freeze(desk.reports.prepare(term, CLOSING))


def differs(desk: Desk, term: Term = NOVEMBER) -> Differences:
    standing = desk.reports.standing(term)
    assert standing is not None
    return desk.reports.differences(standing)


def frozen_of(desk: Desk, term: Term = NOVEMBER) -> Frozen:
    standing = desk.reports.standing(term)
    assert standing is not None and standing.frozen is not None
    return standing.frozen


def told(found: Differences, figure: str) -> set[tuple[Why, int, int]]:
    return {(row.why, row.was, row.now) for line in found.lines if line.figure == figure for row in line.rows}


def test_a_frozen_report_stays_and_what_came_late_goes_into_the_next(desk: Desk, clock: Clock) -> None:
    """Example 10, in small: November of 2 and 9 stays; one of 18 November with 4 who came is typed in December."""
    for day, unnamed in (("2026-11-03", 2), ("2026-11-20", 3)):
        write(desk, *held(day, [A, B], guests_unnamed=unnamed)[1])
    freeze(desk)
    assert not differs(desk).lines
    clock.now = datetime(2026, 12, 2, 9)
    late, edits = held("2026-11-18", [A, C, D, E])
    write(desk, *edits)
    cells = frozen_of(desk).cells
    assert (cells["act.count"].now, cells["act.heads"].now, cells["act.people"].now) == (Cell(2), Cell(9), Cell(2))
    found = differs(desk)
    line = {line.figure: line for line in found.lines}
    assert (line["act.count"].was, line["act.count"].now) == (Cell(2), Cell(3))
    assert line["act.heads"].delta == 4 and line["act.people"].delta == 3
    (row,) = line["act.count"].rows
    assert (row.kind, row.id, row.why, row.by) == ("activity", late, Why.NEW, desk.records.user) and row.at is not None
    assert told(found, "act.people") == {(Why.CAME, 0, 1)}
    write(desk, *held("2026-12-10", [A])[1])
    clock.now = datetime(2026, 12, 27, 9)
    freeze(desk, DECEMBER)  # at most 5 units: it goes into the next report without a question
    december = frozen_of(desk, DECEMBER)
    (carried,) = december.carried
    assert carried.term == NOVEMBER and (carried.cells["act.count"], carried.cells["act.heads"]) == (1, 4)
    assert december.cells["act.count"].now == Cell(1)
    assert "home.count" not in carried.cells
    ties = {tie.figure: tie for tie in desk.reports.ties(NOVEMBER.as_long_as(Span.YEAR), CLOSING)}
    assert ties["act.count"] == Tie("act.count", 3, 1, 0, 0, 4)
    assert ties["act.people"] == Tie("act.people", 3, 3, 0, 1, 5)  # A came in both months
    write(desk, *held("2026-11-19", [A])[1])
    assert {tie.figure: tie.open for tie in desk.reports.ties(Term(Span.YEAR, 2026, 1), CLOSING)}["act.count"] == 1
    freeze(desk, DECEMBER)  # the second version tells what the first told, and this
    assert frozen_of(desk, DECEMBER).carried[0].cells["act.count"] == 2
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and desk.reports.told_elsewhere(standing)[DECEMBER]["act.count"] == 2


def test_more_than_a_few_are_asked_about_and_carried_once_she_says_so(desk: Desk) -> None:
    freeze(desk)
    write(desk, *[edit for n in range(6) for edit in held(f"2026-11-0{n + 1}", [])[1]])
    prepared = desk.reports.prepare(DECEMBER, CLOSING)
    assert not prepared.frozen.carried
    assert [check.number for check in prepared.checks if check.code == "undecided"] == [1]
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None
    desk.reports.carry(standing)
    prepared = desk.reports.prepare(DECEMBER, CLOSING)
    assert prepared.frozen.carried == (Carried(NOVEMBER, {"act.count": 6}),)
    freeze(desk)  # … or it goes up as the next version: then there is nothing left to carry
    assert not desk.reports.prepare(DECEMBER, CLOSING).frozen.carried and not differs(desk).lines


def test_each_way_to_differ_is_told_with_its_reason(desk: Desk, clock: Clock) -> None:
    moved, one = held("2026-11-01", [A])
    gone, two = held("2026-11-02", [B])
    off, three = held("2026-11-03", [])
    more, four = held("2026-11-04", [C], guests_unnamed=1)
    planned, five = held("2026-11-05", [], status="planned")
    visit = new_id()
    write(desk, *one, *two, *three, *four, *five, Edit("visit", visit, {"date": "2026-11-06", "person": D}))
    clock.now += timedelta(hours=1)
    freeze(desk)
    write(desk, Edit("activity", moved, {"start": "2026-12-01T09:00"}), Edit("activity", gone, {"deleted": 1}))
    write(desk, Edit("activity", off, {"status": "cancelled"}), Edit("activity", planned, {"status": "held"}))
    write(desk, Edit("activity", more, {"guests_unnamed": 4}), Edit("visit", visit, {"date": "2027-01-03"}))
    found = differs(desk)
    assert told(found, "act.count") == {
        (Why.MOVED, 1, 0),
        (Why.DELETED, 1, 0),
        (Why.NOT_HELD, 1, 0),
        (Why.CAME_IN, 0, 1),
    } or told(found, "act.count") == {(Why.MOVED, 1, 0), (Why.DELETED, 1, 0), (Why.NOT_HELD, 1, 0), (Why.NEW, 0, 1)}
    (day,) = [row.day for line in found.lines if line.figure == "act.count" for row in line.rows if row.id == moved]
    assert day == "2026-12-01T09:00"
    assert (Why.CHANGED, 2, 5) in told(found, "act.heads")
    assert told(found, "act.people") == {(Why.LEFT, 1, 0)} and told(found, "visit.count") == {(Why.MOVED, 1, 0)}
    assert len(found.rows) >= 6


def test_two_who_are_found_to_be_one_woman_are_a_difference_with_its_reason(desk: Desk) -> None:
    """Example 11: x and y are one woman, both in November: 人数 goes down by one, 人次 where both were at one."""
    write(desk, *held("2026-11-03", [A, B])[1], *held("2026-11-04", [B])[1])
    freeze(desk)
    write(desk, Edit("person", B, {"merged_into": A}))
    found = differs(desk)
    assert told(found, "act.people") == {(Why.MERGED, 1, 0)} == told(found, "act.women")
    assert told(found, "act.heads") == {(Why.MERGED, 2, 1)}


def test_who_was_erased_goes_on_counting_and_it_is_said(desk: Desk) -> None:
    write(desk, *held("2026-11-03", [A, B])[1])
    freeze(desk)
    asked = {"kind": "person", "row": A, "reason": "her_wish", "requested_on": "2026-11-27"}
    write(
        desk, Edit("erasure", derived_id("erasure", "person", A), asked), Edit("person", A, {"deleted": 1, "sex": None})
    )
    found = differs(desk)
    assert found.erased == 1
    assert [(line.figure, line.delta) for line in found.lines] == [
        ("act.women_heads_sex_unknown", 1),
        ("act.women_sex_unknown", 1),
    ]
    assert told(found, "act.women_sex_unknown") == {(Why.ERASED, 0, 1)}


def test_another_rule_and_other_rows_are_told_apart(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk, *held("2026-11-03", [A, B])[1])
    freeze(desk)
    given_now = bases.Basis.given
    monkeypatch.setattr(
        bases.Basis,
        "given",
        lambda basis: {
            **given_now(basis),
            "act.heads": {key: 2 * n for key, n in given_now(basis)["act.heads"].items()},
        },
    )
    write(desk, *held("2026-11-04", [C])[1])
    (line,) = [line for line in differs(desk).lines if line.figure == "act.heads"]
    assert (line.was, line.now, line.by_rule) == (Cell(2), Cell(6), 2)
    assert sum(row.now - row.was for row in line.rows) == 2


def test_without_what_was_counted_the_numbers_stand_and_no_row_is_made_up(desk: Desk) -> None:
    freeze(desk)
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and standing.frozen is not None
    write(desk, *held("2026-11-03", [A])[1])
    (part,) = desk.db.rows("SELECT id FROM report_basis")
    write(desk, Edit("report_basis", part[0], {"counted": None}))
    found = differs(desk)
    assert not found.known and found.lines[0].delta == 1 and not found.lines[0].rows


def test_what_became_of_a_report(desk: Desk) -> None:
    freeze(desk)
    (first,) = desk.reports.versions(NOVEMBER)
    assert first.state is State.FROZEN and [event.who for event in first.events] == ["乌云"]
    desk.reports.send(first, "paper", date(2026, 11, 27))
    (first,) = desk.reports.versions(NOVEMBER)
    assert first.state is State.SENT and first.events[-1].channel == "paper"
    desk.reports.withdraw(first, " 少了一场 ")
    assert desk.reports.standing(NOVEMBER) is None
    (first,) = desk.reports.versions(NOVEMBER)
    assert first.state is State.WITHDRAWN and first.events[-1].reason == "少了一场"
    freeze(desk)
    first, second = desk.reports.versions(NOVEMBER)
    assert (second.number, desk.reports.standing(NOVEMBER)) == (2, second)
    answer(desk, second.id, "received", "旗妇联")
    second = desk.reports.versions(NOVEMBER)[1]
    assert second.state is State.RECEIVED and not second.may_be_withdrawn
    with pytest.raises(KnownError, match="report_received"):
        desk.reports.withdraw(second, "")
    answer(desk, second.id, "returned", "旗妇联", "会议不计入")
    second = desk.reports.versions(NOVEMBER)[1]
    assert second.state is State.RETURNED and second.answers[-1].reason == "会议不计入"
    freeze(desk)
    third = desk.reports.versions(NOVEMBER)[2]
    answer(desk, third.id, "adopted", "旗妇联")
    assert desk.reports.versions(NOVEMBER)[2].state is State.ADOPTED
    with pytest.raises(KnownError, match="report_adopted"):
        freeze(desk)


def answer(desk: Desk, report: bytes, act: str, by: str, reason: str | None = None) -> None:
    """An office's answer, as the server hands it down."""
    with desk.db.writing() as connection:
        connection.execute(
            "INSERT INTO report_answer (id, report, act, day, who, reason, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_id(), report, act, "2026-11-28", by, reason, 1),
        )


def test_what_came_in_between_is_looked_at_first(desk: Desk) -> None:
    prepared = desk.reports.prepare(NOVEMBER, CLOSING)
    freeze(desk)
    with pytest.raises(KnownError, match="report_frozen_meanwhile"):
        desk.reports.freeze(prepared)


def test_freezing_is_undone_whole_and_done_again(desk: Desk) -> None:
    changes = desk.reports.freeze(desk.reports.prepare(NOVEMBER, CLOSING))
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert not desk.reports.versions(NOVEMBER)
    assert desk.db.value("SELECT count(*) FROM report_basis WHERE deleted IS NULL") == 0
    freeze(desk)
    (again,) = desk.reports.versions(NOVEMBER)
    assert again.number == 2, "a number that was given is given to no other one"
    assert desk.reports.differences(again).known and len(again.events) == 1
    desk.records.redo(changes.act)
    assert [each.number for each in desk.reports.versions(NOVEMBER)] == [1, 2]


@pytest.mark.parametrize("became", ["sent", "withdrew", "received"])
def test_freezing_is_not_undone_once_it_is_known_what_became_of_it(desk: Desk, became: str) -> None:
    frozen = desk.reports.freeze(desk.reports.prepare(NOVEMBER, CLOSING)).act
    assert frozen is not None
    (version,) = desk.reports.versions(NOVEMBER)
    last = desk.records.last_act()
    assert last is not None and last.number == frozen and desk.records.may_undo(last)
    later = None
    if became == "sent":
        later = desk.reports.send(version, "paper", date(2026, 11, 27)).act
    elif became == "withdrew":
        later = desk.reports.withdraw(version, "").act
    else:
        answer(desk, version.id, became, "旗妇联")
    (act,) = [each for each in desk.records.acts() if each.number == frozen]
    assert not desk.records.may_undo(act)
    with pytest.raises(KnownError, match="report_went_up"):
        desk.records.undo(frozen)
    (version,) = desk.reports.versions(NOVEMBER)
    assert version.state is not State.FROZEN and desk.reports.look(NOVEMBER, CLOSING).following == 2
    last = desk.records.last_act()
    assert (None if last is None else last.number) != frozen, "Ctrl+Z never takes it back"
    if later is not None:  # what was noted by mistake is taken back, then the freezing
        desk.records.undo(later)
        assert desk.records.may_undo(act)
        desk.records.undo(frozen)
        assert not desk.reports.versions(NOVEMBER)
        prepared = desk.reports.prepare(NOVEMBER, CLOSING)
        assert prepared.version == 2 == desk.reports.look(NOVEMBER, CLOSING).following
        desk.reports.freeze(prepared)
        assert [each.state for each in desk.reports.versions(NOVEMBER)] == [State.FROZEN]


class Counted(dict[bytes, Any]):
    """Visits that know how often all of them were gone through."""

    times = 0

    def values(self) -> Any:
        self.times += 1
        return super().values()


def test_all_visits_are_not_gone_through_for_each_row_that_changed(desk: Desk) -> None:
    gone_through = []
    for homes in (2, 12):
        households = [new_id() for _ in range(homes)]
        rows = [Edit("household", home, {"head": A}) for home in households]
        rows += [Edit("visit", new_id(), {"household": home, "date": "2026-11-06"}) for home in households]
        frozen = desk.reports.prepare(NOVEMBER, CLOSING).frozen
        then = bases.read(desk.db, frozen.period)
        desk.journal.write(rows, Label("test"))
        now = bases.read(desk.db, frozen.period)
        counted = Counted(now.visits)
        found = between(desk.db, frozen, then, replace(now, visits=counted))
        assert len([key for key in found.rows if key[0] == "household"]) == homes
        gone_through.append(counted.times)
    assert gone_through[0] == gone_through[1]


def test_a_viewer_freezes_nothing(desk: Desk) -> None:
    prepared = desk.reports.prepare(NOVEMBER, CLOSING)
    desk.records.add_user("高娃", "gacha_chair")
    with pytest.raises(KnownError, match="role_may_not"):
        desk.reports.freeze(prepared)


def found_of(desk: Desk, code: str, term: Term = NOVEMBER, closing: int = CLOSING) -> list[tuple[bool, int]]:
    return [(check.ok, check.number) for check in desk.reports.prepare(term, closing).checks if check.code == code]


def test_what_is_looked_at_before(desk: Desk, clock: Clock) -> None:
    assert found_of(desk, "before_first") == [(False, 0)]
    planned, edits = held("2026-11-10", [], status="planned")
    asked, more = held("2026-11-11", [A])
    write(desk, *edits, *more, ticked(asked, B, "unknown"), ticked(asked, C, "unknown"))
    assert found_of(desk, "planned") == [(False, 1)] and found_of(desk, "unknown") == [(False, 2)]
    assert found_of(desk, "before_first") == [] and found_of(desk, "running") == [(True, 0)]
    assert found_of(desk, "kinds") == [(True, 0)] == found_of(desk, "heads")
    assert found_of(desk, "nothing") == [(False, 0), (False, 0)]  # no home, no gacha: 0 of 0
    write(desk, Edit("activity", planned, {"status": "cancelled"}))
    assert found_of(desk, "planned") == [(True, 0)]
    clock.now = datetime(2026, 11, 20, 9)
    assert found_of(desk, "running") == [(False, 0)] and found_of(desk, "clock") == [(True, 0)]
    clock.now = datetime(2009, 1, 1, 9)
    assert found_of(desk, "clock") == [(False, 0)]
    assert found_of(desk, "short_month", Term(Span.MONTH, 2026, 2), 31) == [(True, 31)]
    assert found_of(desk, "short_month", Term(Span.MONTH, 2026, 3), 31) == []


def test_a_report_frozen_under_a_clock_of_2009_is_frozen_all_the_same(desk: Desk, clock: Clock) -> None:
    clock.now = datetime(2009, 1, 1, 9)
    freeze(desk)
    clock.now = datetime(2026, 12, 1, 9)
    write(desk, *held("2026-11-03", [])[1])
    assert frozen_of(desk).at == "2009-01-01T09:00" and told(differs(desk), "act.count") == {(Why.NEW, 0, 1)}


def test_a_question_that_touches_the_period_is_told(desk: Desk) -> None:
    inside, edits = held("2026-11-10", [A])
    outside, more = held("2026-10-10", [A])
    write(desk, *edits, *more)
    for row, kind in ((inside, "activity"), (outside, "activity"), (A, "person"), (B, "person")):
        with desk.db.writing() as connection:
            connection.execute(
                "INSERT INTO conflict (id, kind, row, field, versions, state, created_at)"
                " VALUES (?, ?, ?, 'deleted', '[]', 'open', 1)",
                (new_id(), kind, row),
            )
    assert found_of(desk, "conflicts") == [(False, 2)]


def test_a_figure_that_was_never_0_in_six_months_is_asked_about(desk: Desk) -> None:
    for month in range(4, 11):
        write(desk, *held(f"2026-{month:02}-10", [A])[1])
    zeros = [check.figure for check in desk.reports.prepare(NOVEMBER, CLOSING).checks if check.code == "zeros"]
    assert zeros == ["act.count", "act.heads", "act.women_heads"]
    write(desk, *held("2026-11-10", [A])[1])
    assert found_of(desk, "zeros") == [(True, 0)]


def test_what_a_newer_program_froze_or_nobody_wrote_is_not_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        desk = Desk.open(Path(name), now=lambda: datetime(2026, 11, 27, 9))
        try:
            plain = desk.reports.prepare(NOVEMBER, CLOSING).frozen.plain()
        finally:
            desk.close()
    read = Frozen.of_plain(plain)
    assert read is not None and read.plain() == plain
    for wrong in (
        {"format": 2},
        {"by": "别人"},
        {"cells": []},
        {"first": "2026"},
        {"cells": {"act.count": [1, None, None, [1]]}},
    ):
        assert Frozen.of_plain({**plain, **wrong}) is None
    for nothing in (None, 1, [], {}, "x"):
        assert Frozen.of_plain(nothing) is None


def test_a_basis_in_parts_is_put_together_and_nothing_less() -> None:
    people = {new_id(): "2" for _ in range(9000)}
    all_ = frozenset(people)
    some = bases.Basis(people, {new_id(): bases.Held("A01", 0, 0, 0, all_, all_)}, {}, {}, {}, frozenset())
    packed = bases.pack(some)
    assert len(packed.parts) > 1 and max(map(len, packed.parts)) <= bases.PART
    assert bases.unpack(packed.digest, packed.parts) == some
    assert bases.unpack(packed.digest, packed.parts[:-1]) is None and bases.unpack("", packed.parts) is None
    assert bases.unpack(packed.digest, [b"no zlib"]) is None


# --- any township, any later edits ------------------------------------------------------------------------------------

_DAYS = st.dates(date(2026, 9, 20), date(2027, 1, 10))
_ACTIVITY = st.tuples(
    _DAYS,
    st.sampled_from(["held", "held", "planned"]),
    st.sampled_from(["A01", "A02", None]),
    st.integers(0, 3),
    st.integers(0, 3),
    st.lists(st.sampled_from(WOMEN), unique=True, max_size=4),
    st.integers(0, 2),
)
_VISIT = st.tuples(_DAYS, st.sampled_from([*WOMEN, None]), st.booleans())
_HOME = st.tuples(st.sampled_from(["2019", "2026-11-10", None]), st.sampled_from(["2026-11-20", "2027-05-01", None]))
_DEED = st.tuples(st.integers(0, 11), st.integers(0, 5), st.integers(0, 5), _DAYS)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(_ACTIVITY, max_size=5),
    st.lists(_VISIT, max_size=4),
    st.lists(_HOME, max_size=3),
    st.lists(_DEED, max_size=8),
    st.text("1209", min_size=6, max_size=6),
    st.sampled_from(Span),
    st.integers(1, 31),
)
def test_freeze_and_differences_are_the_live_count(
    activities: list[Any], visits: list[Any], homes: list[Any], deeds: list[Any], sexes: str, span: Span, closing: int
) -> None:
    term = NOVEMBER.as_long_as(span)
    household = derived_id("test", "household", "1")
    rows = {
        "activity": [new_id() for _ in activities],
        "visit": [new_id() for _ in visits],
        "home": [new_id() for _ in homes],
    }
    edits = [Edit("person", her, {"name_zh": "其木格", "sex": sex}) for her, sex in zip(WOMEN, sexes, strict=True)]
    edits += [Edit("household", household, {"head": A}), Edit("person", B, {"household": household})]
    for id_, (day, status, kind, guests, women, came, labelled) in zip(rows["activity"], activities, strict=True):
        fields = {"start": f"{day}T10:00", "status": status, "kind": kind}
        home = rows["home"][0] if homes else None
        edits.append(
            Edit("activity", id_, {**fields, "home": home, "guests_unnamed": guests, "women_among_guests": women})
        )
        edits += [ticked(id_, her) for her in came]
        edits += [Edit("attendance", new_id(), {"activity": id_, "guest": "客", "state": "present"})] * labelled
    for id_, (day, whom, at_home) in zip(rows["visit"], visits, strict=True):
        edits.append(
            Edit("visit", id_, {"date": day.isoformat(), "person": whom, "household": household if at_home else None})
        )
    for id_, (founded, closed) in zip(rows["home"], homes, strict=True):
        edits.append(Edit("home", id_, {"name_zh": "之家", "founded_on": founded, "closed_on": closed}))
    with tempfile.TemporaryDirectory() as name:
        desk = Desk.open(Path(name), now=lambda: datetime(2026, 12, 28, 9))
        try:
            desk.journal.write(edits, Label("test"))
            before = desk.figures.report(term, closing)
            desk.reports.freeze(desk.reports.prepare(term, closing))
            frozen = frozen_of(desk, term)
            assert {line.figure.id: line.now.cell for line in before.lines} == {
                id_: cell.now for id_, cell in frozen.cells.items()
            }
            assert frozen.kinds == {
                line.kind: (len(line.activities), line.attendances, line.women, len(line.people))
                for line in before.summary.kinds
            }
            assert frozen.targets == dict(before.summary.visits_by_target)
            assert not differs(desk, term).lines
            for deed in deeds:
                _do(desk, rows, *deed)
            found = differs(desk, term)
            live = desk.figures.report(term, closing)
            told_cells = {id_: cell.now for id_, cell in frozen.cells.items()}
            told_cells |= {line.figure: line.now or Cell(-1) for line in found.lines}
            assert told_cells == {line.figure.id: line.now.cell for line in live.lines}
            assert found.known
            for line in found.lines:
                assert sum(row.now - row.was for row in line.rows) == line.delta and line.by_rule == 0
            for tie in desk.reports.ties(term, closing):
                assert tie.frozen + tie.carried + tie.open - tie.twice == tie.whole
                assert tie.twice >= 0 and (FIGURES[tie.figure].time.name == "DISTINCT" or tie.twice == 0)
        finally:
            desk.close()


def _do(desk: Desk, rows: dict[str, list[bytes]], what: int, one: int, other: int, day: date) -> None:
    """One of the things that happen to rows after a report was frozen."""
    her, she = WOMEN[one], WOMEN[other]

    def edit(of: str, **fields: Any) -> None:
        if rows[of]:
            write(desk, Edit(of, rows[of][one % len(rows[of])], fields))

    match what:
        case 0:
            write(desk, *held(day.isoformat(), [her, she])[1][: 2 if her == she else 3])
        case 1:
            edit("activity", start=f"{day}T09:00")
        case 2:
            edit("activity", deleted=1)
        case 3:
            edit("activity", status="held" if other % 2 else "cancelled")
        case 4:
            edit("activity", guests_unnamed=other, kind="A03")
        case 5:
            if rows["activity"]:
                write(
                    desk,
                    ticked(rows["activity"][other % len(rows["activity"])], her, "late" if other % 2 else "absent"),
                )
        case 6:
            if her != she:
                write(desk, Edit("person", her, {"merged_into": she}))
        case 7:
            write(desk, Edit("person", her, {"sex": str(other % 3)}))
        case 8:
            write(desk, Edit("visit", new_id(), {"date": day.isoformat(), "person": her}))
        case 9:
            edit("visit", date=day.isoformat())
        case 10:
            edit("home", closed_on=day.isoformat())
        case _:
            asked = {"kind": "person", "row": her, "reason": "her_wish", "requested_on": "2026-11-27"}
            write(desk, Edit("erasure", derived_id("erasure", "person", her), asked))


def test_every_month_of_a_year_with_what_is_carried_makes_the_year(desk: Desk, clock: Clock) -> None:
    for month in range(1, 13):
        clock.now = datetime(2026, month, 27, 9)
        write(desk, *held(f"2026-{month:02}-10", WOMEN[: month % 4])[1])
        write(desk, Edit("visit", new_id(), {"date": f"2026-{month:02}-12", "person": WOMEN[month % 6]}))
        freeze(desk, Term(Span.MONTH, 2026, month))
        write(desk, *held(f"2026-{month:02}-11", [F], guests_unnamed=1)[1])  # comes late, each month
    for span in (Span.QUARTER, Span.HALF, Span.YEAR):
        term = NOVEMBER.as_long_as(span)
        live = {line.figure.id: line.now.cell.num for line in desk.figures.report(term, CLOSING).lines}
        ties = {tie.figure: tie for tie in desk.reports.ties(term, CLOSING)}
        assert set(ties) == set(CARRIED)
        for id_, tie in ties.items():
            assert tie.frozen + tie.carried + tie.open - tie.twice == tie.whole == live.get(id_, 0)
        months = span.value
        # Each month's late one was told by the next; December's waits.
        assert ties["act.count"] == Tie("act.count", months, months - 1, 1, 0, 2 * months)
        assert ties["act.people"].twice > 0


def test_another_closing_day_leaves_a_frozen_report_its_days(desk: Desk) -> None:
    write(desk, *held("2026-11-03", [A])[1], *held("2026-11-28", [A])[1])
    freeze(desk)
    assert replace(frozen_of(desk)).period.last == date(2026, 11, 25)
    desk.township_settings.set_closing_day(31)
    assert not differs(desk).lines  # counted over the days of then

"""Examples of the domain with its own numbers: who came, what comes late, a report that is returned."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.documents.report import ReportData, set_paper
from desktop.documents.row_numbers import parse_row_numbers
from desktop.documents.typesetter import Typesetter
from desktop.services.desk import Desk
from desktop.services.figures import Span, Term
from desktop.services.reporting.reports import State, Tie, Version
from desktop.store.changes import Edit, Label
from desktop.ui.month.frozen_tables import paper
from desktop.ui.month.words import figure_words
from protocol.figures import FIGURES, Cell
from protocol.ids import derived_id, new_id
from tests.unit.documents.test_report import text_of

CLOSING = 25
NOVEMBER = Term(Span.MONTH, 2026, 11)
DECEMBER = NOVEMBER.step(1)


class Clock:
    now = datetime(2026, 11, 27, 9)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=clock)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def women(count: int) -> list[bytes]:
    return [derived_id("test", "woman", str(n)) for n in range(count)]


def write(desk: Desk, *edits: Edit) -> None:
    desk.journal.write(edits, Label("test"))


def held(day: str, heads: int = 0, **more: Any) -> Edit:
    fields = {"title": "座谈", "start": f"{day}T09:00", "status": "held", "kind": "A01", "guests_unnamed": heads}
    return Edit("activity", new_id(), {**fields, **more})


def cells(desk: Desk, term: Term = NOVEMBER) -> dict[str, Cell]:
    return {line.figure.id: line.now.cell for line in desk.figures.report(term, CLOSING).lines}


def freeze(desk: Desk, term: Term = NOVEMBER) -> Version:
    desk.reports.freeze(desk.reports.prepare(term, CLOSING))
    standing = desk.reports.standing(term)
    assert standing is not None and standing.frozen is not None
    return standing


def now(version: Version, *figures: str) -> list[int]:
    assert version.frozen is not None
    return [version.frozen.cells[id_].now.num for id_ in figures]


def test_the_dinner(desk: Desk) -> None:
    """Example 1: 19 named, 3 newcomers named, 1 labelled guest, none unnamed: 人次 23, 人数 22, 另 1 人次未登记."""
    came = women(22)
    dinner = held("2026-11-24")
    edits = [Edit("person", her, {"name_zh": "其木格", "sex": "2"}) for her in came]
    for at, her in enumerate(came):
        row = {"activity": dinner.id, "person": her, "state": "present", "newcomer": 1 if at >= 19 else None}
        edits.append(Edit("attendance", derived_id("attendance", dinner.id, her), row))
    guest = {"activity": dinner.id, "guest": "穿红衣的", "state": "present"}
    write(desk, dinner, *edits, Edit("attendance", new_id(), guest))
    found = cells(desk)
    assert [found[f"act.{name}"].num for name in ("heads", "people", "heads_unnamed", "newcomers")] == [23, 22, 1, 3]


def test_the_weeks_sheet(desk: Desk) -> None:
    """Example 4: 42 printed, rows 1-17 19 22-40 came, 18 and 20 are on leave, 3 were written into blank rows."""
    rows = women(45)
    printed, written = rows[:42], rows[42:]
    sheet = held("2026-11-20", expected=printed)
    came = parse_row_numbers("1-17 19 22-40", 42)
    assert len(came) == 37
    states = {printed[row - 1]: "present" for row in came} | {printed[row - 1]: "leave" for row in (18, 20)}
    edits = [Edit("person", her, {"name_zh": "其木格", "sex": "2"}) for her in rows]
    for her, state in [*states.items(), *((her, "present") for her in written)]:
        row = {"activity": sheet.id, "person": her, "state": state, "newcomer": 1 if her in written else None}
        edits.append(Edit("attendance", derived_id("attendance", sheet.id, her), row))
    write(desk, sheet, *edits)
    counts = desk.activities.get(sheet.id).counts
    assert (counts.heads, counts.leave, counts.unchecked) == (40, 2, 3)
    assert (counts.expected, counts.due_came, counts.others) == (42, 37, 3), "who was written in is never 应到"
    assert (cells(desk)["act.heads"], cells(desk)["act.people"]) == (Cell(40), Cell(40))
    missing = [her for row, her in enumerate(printed, 1) if row in (21, 41, 42)]
    absent = [{"activity": sheet.id, "person": her, "state": "absent"} for her in missing]
    write(desk, *(Edit("attendance", derived_id("attendance", sheet.id, row["person"]), row) for row in absent))
    counts = desk.activities.get(sheet.id).counts
    assert (counts.unchecked, counts.absent, counts.heads) == (0, 3, 40)


def test_what_came_late_goes_into_the_next_report(desk: Desk, clock: Clock) -> None:
    """Example 10: November frozen with 12 of 310; one of 18 November with 14 typed on 2 December; December tells its
    own 9 of 205 and 1 of 14 beside them; the year is what the rows give."""
    write(desk, *(held(f"2026-11-{n + 1:02}", 26 if n < 10 else 25) for n in range(12)))
    november = freeze(desk)
    assert now(november, "act.count", "act.heads") == [12, 310]
    clock.now = datetime(2026, 12, 2, 9)
    write(desk, held("2026-11-18", 14))
    lines = {line.figure: line for line in desk.reports.differences(november).lines}
    assert [(lines[id_].was.num, lines[id_].delta) for id_ in ("act.count", "act.heads")] == [(12, 1), (310, 14)]
    desk.reports.carry(november)
    write(desk, *(held(f"2026-12-{n + 1:02}", 23 if n < 8 else 21) for n in range(9)))
    clock.now = datetime(2026, 12, 27, 9)
    december = freeze(desk, DECEMBER)
    assert now(december, "act.count", "act.heads") == [9, 205]
    assert december.frozen is not None
    (carried,) = december.frozen.carried
    assert (carried.term, carried.cells["act.count"], carried.cells["act.heads"]) == (NOVEMBER, 1, 14)
    assert now(desk.reports.versions(NOVEMBER)[0], "act.count", "act.heads") == [12, 310], "November stays"
    ties = {tie.figure: tie for tie in desk.reports.ties(NOVEMBER.as_long_as(Span.YEAR), CLOSING)}
    assert ties["act.count"] == Tie("act.count", 21, 1, 0, 0, 22)
    assert ties["act.heads"] == Tie("act.heads", 515, 14, 0, 0, 529)


def test_a_returned_report_is_the_next_version(desk: Desk) -> None:
    """Example 40: version 1 tells 12; the banner returns it (会议不计入); version 2 tells 10, both stay in the history,
    and the paper says 第2版. That an overview uses the second is the server's, which reads no reports yet."""
    meetings = [held(f"2026-11-{n + 1:02}", 10) for n in range(12)]
    write(desk, *meetings)
    first = freeze(desk)
    with desk.db.writing() as connection:  # as the server hands it down
        connection.execute(
            "INSERT INTO report_answer (id, report, act, day, who, reason, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_id(), first.id, "returned", "2026-11-28", "旗妇联", "会议不计入", 1),
        )
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and standing.state is State.RETURNED and standing.may_be_corrected
    write(desk, *(Edit("activity", each.id, {"status": "cancelled"}) for each in meetings[:2]))
    second = freeze(desk)
    history = desk.reports.versions(NOVEMBER)
    assert [(each.number, *now(each, "act.count")) for each in history] == [(1, 12), (2, 10)]
    assert history[0].answers[-1].reason == "会议不计入" and second.state is State.FROZEN
    assert second.frozen is not None
    data = paper(second.frozen, second.number, NOVEMBER, "乌兰毛都苏木", datetime(2026, 11, 28, 9))
    assert data.edition.startswith(("第2版", "Version 2")) and len(data.plots) == 1
    told = text_of(set_paper(data, Typesetter()).pdf)
    assert "".join(data.edition.split()) in told and "座谈" not in told, "no title of an activity goes up"


def test_work_that_is_not_done_here_takes_no_page(desk: Desk, clock: Clock) -> None:
    """Parts of which every number is 0 are named at the foot; a frozen report printed anew is the same paper."""
    (her,) = women(1)
    write(desk, held("2026-11-18", 5), Edit("person", her, {"name_zh": "其木格", "sex": "2"}))

    def printed(term: Term) -> ReportData:
        standing = desk.reports.standing(term)
        assert standing is not None and standing.frozen is not None
        return paper(standing.frozen, 1, term, "乌兰毛都苏木", datetime(2026, 11, 28, 9))

    def listed(data: ReportData) -> set[str]:
        return {row[0] for row in data.tables[0].rows}

    words = {id_: figure_words(FIGURES[id_]) for id_ in ("act.count", "home.count", "vol.registered", "need.opened")}
    frozen = freeze(desk).frozen
    assert frozen is not None and frozen.cells["vol.registered"].now == Cell(0), "what goes up has every figure"
    november = printed(NOVEMBER)
    assert listed(november) & set(words.values()) == {words["act.count"], words["home.count"]}
    (foot,) = november.notes
    told = set_paper(november, Typesetter())
    assert "volunteers" in foot and "".join(foot.split()) in text_of(told.pdf)
    assert len(PdfReader(io.BytesIO(told.pdf)).pages) == 1
    write(desk, Edit("volunteer", new_id(), {"person": her, "since": "2026-11-27"}))
    clock.now = datetime(2026, 12, 27, 9)
    freeze(desk, DECEMBER)
    december = printed(DECEMBER)
    assert words["vol.registered"] in listed(december) and words["need.opened"] not in listed(december)
    assert "volunteers" not in december.notes[0] and printed(NOVEMBER) == november

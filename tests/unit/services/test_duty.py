"""执委履职: points by a table, what records show of a year, who is in it, and the papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.duty_papers import ballot, duty_files, points_register, reports, statistics
from desktop.errors import FieldErrors, KnownError
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.duty.points import MINUS, PRESETS, TARGET, Entry, Item, of_plain, plain, score
from desktop.services.duty.records import executives_of
from desktop.services.plain_records import PlainFilter
from protocol.figures import Cell
from protocol.ids import new_id
from protocol.terms import Held

NOW = datetime(2026, 11, 27, 10)
POINTS = PRESETS["points"]
BASE_DONE = {"meeting": 1, "group": 1, "file": 1, "report": 1}


def entry(item: str, points: int | None = None, state: str = "confirmed") -> Entry:
    return Entry(item, points, state)


# --- points -----------------------------------------------------------------------------------------------------------


def test_all_of_the_base_links_a_project_and_an_honour_are_80() -> None:
    """Example 45."""
    found = score(POINTS, {**BASE_DONE, "links": 12, "honour": 1}, [entry("self_study"), entry("project")])
    assert (found.total, found.grade) == (80, "good")
    nine = score(POINTS, {**BASE_DONE, "links": 9, "honour": 1}, [entry("self_study"), entry("project")])
    assert nine.total == 75  # of nine women nothing


def test_who_came_to_no_meeting_of_three_has_38() -> None:
    """Example 45: 48 of the base, 10 taken off."""
    found = score(POINTS, {"group": 1, "file": 1, "report": 1, "no_meeting": 1}, [entry("self_study")])
    assert (found.total, found.grade, found.part(MINUS)) == (38, "failed", -10)


def test_what_is_added_has_an_end_and_what_waits_counts_nothing() -> None:
    given = [*(entry("real") for _ in range(4)), entry("survey"), entry("survey", state="claimed"), entry("neglect", 7)]
    found = score(POINTS, {}, given)
    lines = {line.item.code: line.points for line in found.lines}
    assert (lines["real"], lines["survey"], lines["neglect"]) == (15, 5, -7)
    assert (found.total, found.waiting) == (13, 1)
    assert score(POINTS, {}, [entry("neglect", 7)]).total == 0  # never below it


def test_targets_are_so_many_of_so_many() -> None:
    found = score(PRESETS["p12621"], {"point_day": 12, "links": 6, "poor": 1}, [entry("real")])
    assert (found.words, found.grade, found.reached) == ("3/4", "", 3)


@given(
    st.sampled_from(tuple(PRESETS)),
    st.dictionaries(st.sampled_from([item.code for item in POINTS.items]), st.integers(0, 30)),
    st.lists(
        st.builds(
            Entry,
            st.sampled_from([item.code for item in POINTS.items]),
            st.none() | st.integers(0, 40),
            st.sampled_from(["confirmed", "claimed", ""]),
        )
    ),
)
def test_points_agree_with_a_plain_count(preset: str, facts: dict[str, int], entries: list[Entry]) -> None:
    """Added up one by one, as somebody would with the sheet before her."""
    table = PRESETS[preset]
    whole = reached = 0
    for item in table.items:
        own = [each for each in entries if each.item == item.code and each.state == "confirmed"]
        number = facts.get(item.code, 0) + len(own)
        reached += number >= item.least
        typed = sum(each.points for each in own if each.points is not None)
        if item.part == TARGET:
            points = typed
        elif item.part == "base" or item.least > 1:
            points = typed or (item.points if number >= item.least else 0)
        else:
            points = typed
            for _ in range(number - sum(each.points is not None for each in own)):
                points += item.points
        most = item.points if item.part == "base" else item.cap
        if most and points > most:
            points = most
        whole += -points if item.part == MINUS else points
    found = score(table, facts, entries)
    assert found.total == max(whole, 0) and found.reached == reached


@pytest.mark.parametrize("preset", PRESETS)
def test_a_table_is_read_as_it_was_kept(preset: str) -> None:
    table = PRESETS[preset]
    assert of_plain(plain(table)) == table
    assert of_plain(plain(None)) is None and of_plain({"preset": "newer"}) is None and of_plain(7) is None
    spoilt = {**plain(table), "items": {table.items[0].code: [-1, "a", 0]}, "grades": [1, 2, 3]}
    assert of_plain(spoilt) == table  # what cannot stand is as usual


# --- who --------------------------------------------------------------------------------------------------------------


def held(her: bytes, post: str, since: str, until: str | None = None, engagement: str = "E2") -> Held:
    return Held(new_id(), her, b"o" * 16, post, engagement, since, until)


def test_whoever_was_in_office_on_a_day_of_the_year_has_one() -> None:
    posts = [
        held(b"a" * 16, "P4", "2021-03-01"),
        held(b"a" * 16, "P2", "2021-03-01"),  # one woman, her highest post
        held(b"b" * 16, "P4", "2021-03-01", "2026-01-01"),  # until the year's first day
        held(b"c" * 16, "P4", "2021-03-01", "2025-12-31"),
        held(b"d" * 16, "P4", "2026-12-01"),  # not yet
        held(b"e" * 16, "P5", "2021-03-01"),  # a delegate
    ]
    found = executives_of(posts, 2026, date(2026, 11, 27))
    assert {her[:1]: each.post for (_, her), each in found.items()} == {b"a": "P2", b"b": "P4"}
    assert executives_of(posts, 2027, date(2026, 11, 27)) == {}


# --- on a desk --------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, lambda: NOW)
    yield made
    made.close()


class Sumu:
    """A sumu with a full-time chair and two executives, one of whom did much and one nothing."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.org = desk, new_id()
        self.chair, self.busy, self.idle = (desk.people.quick_add(name).id for name in ("其木格", "乌日娜", "萨仁"))
        posts = ((self.chair, "P1", "E1"), (self.busy, "P4", "E2"), (self.idle, "P4", "E2"))
        self.write(
            Edit("org_unit", self.org, {"level": "sumu", "name_zh": "乌兰毛都苏木"}),
            *(
                self.row("appointment", person=her, org=self.org, post=post, engagement=kind, from_date="2021-07-16")
                for her, post, kind in posts
            ),
        )

    @staticmethod
    def row(kind: str, /, **fields: Any) -> Edit:
        return Edit(kind, new_id(), fields)

    def write(self, *edits: Edit) -> None:
        self.desk.journal.write(list(edits), Label("test"))

    def meet(self, day: str, **states: str) -> None:
        held = new_id()
        self.write(
            Edit("activity", held, {"kind": "A11", "title": "执委会", "start": f"{day}T09:00", "status": "held"}),
            self.row("meeting", org=self.org, body="M2", day=day, activity=held, title="执委会"),
            *(self.row("attendance", activity=held, person=getattr(self, her), state=s) for her, s in states.items()),
        )

    def year_of(self, her: bytes) -> Any:
        found = [each for each in self.desk.duty.page(self.desk.duty.ids()) if each is not None]
        return next(each for each in found if each["person"] == her)


@pytest.fixture
def sumu(desk: Desk) -> Sumu:
    return Sumu(desk)


def test_a_year_is_prepared_for_executives_and_not_for_full_time_cadres(sumu: Sumu) -> None:
    desk = sumu.desk
    assert set(desk.duty.missing(sumu.org, 2026)) == {sumu.busy, sumu.idle}
    desk.duty.prepare(sumu.org, 2026)
    assert desk.duty.missing(sumu.org, 2026) == []
    assert desk.duty.count() == 2
    # two laptops prepare the same year: the same rows
    again = desk.duty.ids()
    desk.duty.delete(again[0])
    desk.duty.prepare(sumu.org, 2026)
    assert set(desk.duty.ids()) == set(again)
    written = desk.duty.save(None, {"about": {"person": sumu.chair}, "org": sumu.org, "year": 2026})
    desk.duty.set_table(POINTS)
    record = desk.duty.get(written.id)
    assert record is not None and record["is_full_time"] and record["score"] is None


def test_what_records_show_is_counted_and_points_follow_once_they_are_on(sumu: Sumu) -> None:
    """Example 45 from rows: twelve women linked, one project, one honour, all of the base."""
    desk = sumu.desk
    women = [desk.people.quick_add(f"联系妇女{n}").id for n in range(12)]
    sumu.write(*(sumu.row("link", kind="L1", linker=sumu.busy, person=her, since="2025-03-01") for her in women))
    sumu.write(
        sumu.row("link", kind="L1", linker=sumu.busy, person=new_id(), since="2024-01-01", until="2025-12-31"),
        sumu.row("link", kind="L3", linker=sumu.busy, org=sumu.org, since="2025-03-01"),  # a contact point is none
        *(sumu.row("visit", date=day, visitors=[sumu.busy]) for day in ("2026-03-01", "2026-03-01", "2026-05-02")),
        sumu.row("visit", date="2025-12-31", visitors=[sumu.busy]),
        sumu.row("award", title="三八红旗手", person=sumu.busy, given_on="2026-03-08"),
        sumu.row("award", title="最美家庭", person=sumu.busy, given_on="2025-03-08"),
    )
    for day in ("2026-03-05", "2026-06-05", "2026-09-05"):
        sumu.meet(day, busy="present" if day != "2026-06-05" else "leave", idle="absent")
    desk.duty.prepare(sumu.org, 2026)
    busy, idle = sumu.year_of(sumu.busy), sumu.year_of(sumu.idle)
    facts = busy["facts"]
    assert (facts.links, facts.visits, facts.days, facts.honours) == (12, 3, 2, 1)
    assert (facts.came, facts.due, facts.leave, facts.attendance) == (2, 3, 1, Cell(2, 3))
    assert (idle["facts"].came, idle["facts"].due) == (0, 3)
    assert busy["score"] is None  # off until somebody takes a table
    desk.duty.set_table(POINTS)
    entries = [
        {"item": item, "text": item, "state": "confirmed", "done_on": "2026-05-01"}
        for item in ("self_study", "project")
    ]
    desk.duty.save(busy["id"], {"report": "一年来……", "duty_entry": entries})
    busy = sumu.year_of(sumu.busy)
    assert (busy["score"].total, busy["score"].grade) == (80, "good")
    own = [{"item": "group", "text": "参加组内活动", "state": "confirmed", "done_on": "2026-05-01"}]
    own.append({"item": "self_study", "text": "自学", "state": "confirmed", "done_on": "2026-05-01"})
    desk.duty.save(idle["id"], {"report": "一年来……", "duty_entry": own})
    assert sumu.year_of(sumu.idle)["score"].total == 38
    register = points_register(desk, desk.duty.ids())
    assert [row[0] for row in register.groups[0].rows] == ["乌日娜", "萨　仁"]
    assert [row[-2:] for row in register.groups[0].rows] == [("80", "良好"), ("38", "不合格")]
    file = duty_files(desk, [busy["id"]]).sheets[0]
    words = [cell["text"] for line in file["rows"] for cell in line["cells"]]
    assert "80 分 良好（基础 60，加 20，减 0）" in words and "3 次（2 天）" in words and "2/3 次，请假 1" in words
    assert statistics(desk, desk.duty.ids()).groups[0].rows[0][3:9] == ("12", "0", "3", "0", "3", "2")


def test_a_table_that_cannot_be_is_told_and_nothing_changes(sumu: Sumu) -> None:
    desk = sumu.desk
    desk.duty.set_table(PRESETS["one_ten"])
    broken = (POINTS.items[0]._replace(points=1001), *POINTS.items[1:])
    with pytest.raises(FieldErrors) as told:
        desk.duty.set_table(type(POINTS)("points", broken, (60, 70, 90)))
    assert told.value.fields == {"self_study": "points_wrong", "grades": "grades_wrong"}
    assert desk.duty.table() == PRESETS["one_ten"]
    desk.duty.set_table(None)
    with pytest.raises(KnownError, match="duty_points_off"):
        points_register(desk, [])
    assert Item("real", "plus").once is False


def test_votes_are_counted_and_a_ballot_is_of_one_meeting(sumu: Sumu) -> None:
    desk = sumu.desk
    desk.duty.prepare(sumu.org, 2026)
    first, second = desk.duty.ids()
    votes = {"excellent": 12, "competent": 9, "basic": 2, "failing": 1, "level": "competent"}
    desk.duty.save(first, {**votes, "report": "述职" * 20})
    record = desk.duty.get(first)
    assert record is not None and record["share"] == Cell(21, 24)
    paper = ballot(desk, [first, second])
    assert paper.sheets[0]["lead"] == "乌兰毛都苏木妇联　2026年度" and len(paper.sheets[0]["names"]) == 2
    sheet = reports(desk, [first]).sheets[0]
    words = [cell["text"] for line in sheet["rows"] for cell in line["cells"]]
    assert "优秀 12　称职 9　基本称职 2　不称职 1　称职以上 87.5 %" in words
    last = desk.duty.save(None, {"about": {"person": sumu.busy}, "org": sumu.org, "year": 2025}).id
    with pytest.raises(KnownError, match="several_units"):
        ballot(desk, [first, last])
    for blank in (ballot(desk, []), duty_files(desk, []), reports(desk, [])):
        assert len(blank.sheets) == 1
    # a form with more lines than a page has says how many more there are
    many = [{"item": "real", "text": f"实事{n}", "done_on": "2026-05-01"} for n in range(14)]
    desk.duty.save(second, {"duty_entry": many})
    told = [cell["text"] for line in duty_files(desk, [second]).sheets[0]["rows"] for cell in line["cells"]]
    assert "另有 5 项，见履职登记" in told


def test_the_list_is_narrowed_to_a_year_and_follows_posts(sumu: Sumu) -> None:
    desk = sumu.desk
    desk.duty.prepare(sumu.org, 2026)
    desk.duty.save(None, {"about": {"person": sumu.chair}, "org": sumu.org, "year": 2026})
    old = desk.duty.save(None, {"about": {"person": sumu.busy}, "org": sumu.org, "year": 2025}).id
    assert desk.duty.choices("year") == [("2026", "2026"), ("2025", "2025")]
    assert desk.duty.ids(PlainFilter(of={"year": "2025"})) == [old]
    named = [record["about_name"] for record in desk.duty.page(desk.duty.ids()) if record is not None]
    assert named[0] == "其木格" and sorted(named[1:3]) == ["乌日娜", "萨仁"] and named[3] == "乌日娜"
    assert desk.duty.ids(order="year", descending=False)[0] == old

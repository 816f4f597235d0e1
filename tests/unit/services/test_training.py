"""轮训: who is trained now, what a programme completed, and who is to come next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.reporting.basis import pack, read, unpack
from desktop.services.training import Course, InOffice, Rules, completed, covered, new_in_office, rules_of, unbroken
from protocol.figures import Cell, percent
from protocol.ids import derived_id, new_id
from protocol.periods import Span, Term

DAY = date(2026, 11, 25)


def woman(number: int) -> bytes:
    return bytes([0] * 15 + [number])


def course(ended: str, *people: int, number: int = 0) -> Course:
    women = {woman(each) for each in people}
    return Course(bytes([number] * 16), "班", ended, "banner", False, 10, dict.fromkeys(women, 1), frozenset(women), {})


def chair(number: int, since: str = "2021-06-01", until: str | None = None) -> InOffice:
    return InOffice(woman(number), None, "P1", since, until)


def test_coverage_now_and_what_the_programme_completed_are_two_figures() -> None:
    """Example 26."""
    held = [*(chair(number) for number in range(14)), chair(20, until="2025-03-01")]
    courses = [course("2021-11-26", *range(10)), course("2021-11-24", 10), course("2023-05-05", 20)]
    found = covered("G2", held, courses, DAY)
    assert found.cell == Cell(10, 14) and percent(found.cell) == "71.4 %"
    assert found.missing == [woman(11), woman(12), woman(13), woman(10)]
    done = completed(held, courses, "2021-01-01", "2025-12-31")
    assert done == {woman(number) for number in [*range(11), 20]}
    on_the_day = covered("G2", [chair(1)], [course("2021-11-25", 1)], DAY)
    assert on_the_day.cell == Cell(0, 1), "five years are over on the very day"
    assert [turn.state for turn in found.turns].count("soon") == 10, "they expire tomorrow"


def test_somebody_elected_again_is_in_office_since_her_first_day() -> None:
    again = unbroken(
        [chair(1, "2021-06-01", "2024-06-01"), chair(1, "2024-06-01"), chair(2, "2020-01-01", "2021-01-01")]
    )
    assert again == [chair(1, "2021-06-01"), chair(2, "2020-01-01", "2021-01-01")]
    assert len(unbroken([chair(1, "2021-06-01", "2022-01-01"), chair(1, "2022-03-01")])) == 2


def test_newly_appointed_are_trained_in_time() -> None:
    held = [chair(1, "2026-03-01"), chair(2, "2026-03-01"), chair(3, "2026-04-01"), chair(4, "2025-04-01")]
    courses = [course("2026-08-28", 1), course("2026-08-29", 2), course("2020-01-01", 3)]
    new, in_time = new_in_office(held, courses, DAY)
    assert (new, in_time) == ({woman(1), woman(2), woman(3)}, {woman(1), woman(3)})
    assert new_in_office(held, courses, date(2026, 3, 31))[0] == {woman(1), woman(2)}, "the third began later"


_DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31)).map(date.isoformat)
_HELD = st.builds(
    lambda who, since, long: InOffice(
        woman(who),
        None,
        "P1",
        since,
        (date.fromisoformat(since) + timedelta(days=long)).isoformat() if long else None,
    ),
    st.integers(0, 5),
    _DAYS,
    st.none() | st.integers(1, 2000),
)
_COURSE = st.builds(
    lambda day, who, n: course(day, *who, number=n), _DAYS, st.sets(st.integers(0, 5)), st.integers(0, 9)
)


@given(st.lists(_HELD, max_size=8), st.lists(_COURSE, max_size=6), st.dates(date(2024, 1, 1), date(2028, 2, 29)))
def test_coverage_is_what_a_slow_count_gives(held: list[InOffice], courses: list[Course], day: date) -> None:
    in_office, trained, ever = set(), set(), set()
    for number in range(6):
        who = woman(number)
        for each in held:
            if (
                each.person == who
                and not each.since > day.isoformat()
                and (each.until is None or day.isoformat() < each.until)
            ):
                in_office.add(who)
        for one in courses:
            ended = date.fromisoformat(one.ended)
            if (
                who in one.finished
                and ended <= day
                and (ended.year + 5, ended.month, ended.day) > (day.year, day.month, day.day)
            ):
                trained.add(who)
    # Of 29 February five years are over on the 28th already: both counts agree on every other day.
    if (day.month, day.day) != (2, 29):
        found = covered("G2", held, courses, day)
        assert found.cell == Cell(len(in_office & trained), len(in_office))
        assert set(found.missing) == in_office - trained
    for each in held:
        if each.since <= "2026-12-31" and (each.until or "9") > "2024-01-01":
            ever.add(each.person)
    within = {who for one in courses if "2024-01-01" <= one.ended <= "2026-12-31" for who in one.finished}
    assert completed(held, courses, "2024-01-01", "2026-12-31") == ever & within


# --- on a desk --------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 25, 9, 0))
    made.records.add_user("乌云")
    yield made
    made.close()


def held_day(desk: Desk, day: str, people: list[bytes], kind: str = "A02") -> bytes:
    id_ = new_id()
    edits = [Edit("activity", id_, {"kind": kind, "title": f"培训 {day}", "start": f"{day}T09:00", "status": "held"})]
    for person in people:
        row: dict[str, Any] = {"activity": id_, "person": person, "state": "present"}
        edits.append(Edit("attendance", derived_id("attendance", id_, person), row))
    desk.journal.write(edits, Label("test"))
    return id_


def test_a_course_of_three_days(desk: Desk) -> None:
    """Example 28."""
    women = [desk.people.quick_add(f"娜{number}").id for number in range(21)]
    first, second = women[:20], women[1:19]  # 20 and 18; of 21 women 17 come on two days or more
    third = [*women[1:18], women[19], women[20]]
    third = third[:19]
    days = [held_day(desk, f"2026-11-0{at + 1}", people) for at, people in enumerate((first, second, third))]
    desk.plain["training"].save(None, {"course": "骨干培训班", "training_day": [{"activity": day} for day in days]})
    (found,) = desk.training.courses()
    twice = sum(sum(her in day for day in (first, second, third)) >= 2 for her in women)
    assert [len(day) for day in (first, second, third)] == [20, 18, 19] and len(found.days) == 21
    assert len(found.finished) == twice and found.person_days == 57 and found.ended == "2026-11-03"
    assert len(desk.training.held_between("2026-10-26", "2026-11-25")) == 1
    report = desk.figures.report(Term(Span.MONTH, 2026, 11), 25)
    cells = {line.figure.id: line.now.cell.num for line in report.lines}
    assert [cells[f"train.{name}"] for name in ("courses", "heads", "people", "days")] == [1, 21, 21, 57]
    basis = read(desk.db, report.period)
    assert basis.counted()["train.days"].num == 57 and unpack(*pack(basis)) == basis
    assert {
        each.num
        for id_, each in read(desk.db, Term(Span.MONTH, 2026, 10).period(lambda _: 25)).counted().items()
        if "train" in id_
    } == {0}


def test_a_course_of_others_covers_a_keeper_and_a_merged_woman_is_one(desk: Desk) -> None:
    her, same = desk.people.quick_add("其木格").id, desk.people.quick_add("琪木格").id
    home = desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "keeper": her, "founded_on": "2024-01-01"}).id
    assert desk.training.coverage("G3").cell == Cell(0, 1) and desk.training.coverage("G3").missing == [her]
    assert ("never", (her,), "G3") in desk.training.findings()
    posts = [Edit("appointment", new_id(), {"post": "P1", "from_date": day}) for day in ("2024-01-01", "2025-01-01")]
    desk.journal.write([*posts, Edit("appointment", new_id(), {"post": "P1", "person": her})], Label("test"))
    assert len(desk.training.coverage("G4").turns) == 1  # posts of nobody are nobody's turn
    desk.records.undo(desk.records.acts()[0].number)
    people = [{"person": same, "certificate_no": "兴妇培001"}, {"person": her, "outcome": "attended"}]
    id_ = (
        desk.plain["training"]
        .save(
            None,
            {
                "course": "盟妇联骨干班",
                "to_date": "2025-05-20",
                "organiser_level": "league",
                "training_person": people[:1],
            },
        )
        .id
    )
    assert desk.training.coverage("G3").cell == Cell(0, 1)
    desk.journal.write([Edit("person", same, {"merged_into": her})], Label("test"))
    assert desk.training.coverage("G3").cell == Cell(1, 1) and desk.training.findings() == []
    assert desk.training.standing(date(2026, 11, 27)).completed["G3"] == {her}
    desk.plain["training"].save(id_, {"training_person": people[1:]})
    desk.homes.save(home, {"closed_on": "2026-01-01"})
    assert desk.training.coverage("G3").turns == ()


def test_how_turns_are_counted_is_the_townships(desk: Desk) -> None:
    """A chair of 2021 with a course of 2024 is trained for five years, and for one she is not; the report follows."""
    org, her = new_id(), desk.people.quick_add("其木格").id
    post = {"person": her, "org": org, "post": "P1", "from_date": "2021-07-16"}
    unit = Edit("org_unit", org, {"level": "gacha", "name_zh": "萨仁台嘎查"})
    desk.journal.write([unit, Edit("appointment", new_id(), post)], Label("test"))
    desk.plain["training"].save(
        None, {"course": "轮训", "to_date": "2024-05-01", "hours": 8, "training_person": [{"person": her}]}
    )

    def cell() -> Cell | None:
        lines = desk.figures.report(Term(Span.MONTH, 2026, 11), 25).lines
        return next(line.now.cell for line in lines if line.figure.id == "train.coverage_g2")

    assert cell() == Cell(1, 1) and desk.training.coverage("G2").turns[0].tenths == 13
    desk.training.set_rules(Rules(years=1, hours_a_day=8))
    assert cell() == Cell(0, 1), "it follows at once"
    desk.training.set_rules(Rules(years=3, hours_a_day=8))
    assert cell() == Cell(1, 1) and desk.training.coverage("G2").turns[0].tenths == 10
    with pytest.raises(FieldErrors) as told:
        desk.training.set_rules(Rules(years=0, share=Fraction(4, 3), hours_a_day=25))
    assert set(told.value.fields) == {"years", "share", "hours_a_day"} and desk.training.rules.years == 3
    assert rules_of({"years": "5", "share": [3, 2], "soon": 10}) == Rules(soon=10), "what cannot stand is as usual"
    assert rules_of(7) == Rules()


def test_what_is_typed_twice_or_held_twice_counts_once_and_is_told(desk: Desk) -> None:
    """2f: a course of another level typed on two laptops; who keeps two homes; who was trained before her post."""
    her, other = (desk.people.quick_add(name).id for name in ("其木格", "乌日娜"))
    for name in ("甲", "乙"):
        desk.homes.save(None, {"name_zh": f"{name}妇女之家", "keeper": her, "founded_on": "2025-01-01"})
    course = {"course": "盟妇联骨干班", "to_date": "2024-05-20", "organiser_level": "league"}
    desk.plain["training"].save(None, {**course, "training_person": [{"person": her}]})
    assert desk.training.coverage("G3").cell == Cell(1, 1), "once, and by a course from before she kept any"
    assert not any(code == "course_twice" for code, *_ in desk.training.findings())
    desk.plain["training"].save(None, {**course, "training_person": [{"person": her}, {"person": other}]})
    assert ("course_twice", (her,), "盟妇联骨干班") in desk.training.findings()
    assert "T5" in {found.code for found in desk.findings.all()}
    assert desk.training.coverage("G3").cell == Cell(1, 1)

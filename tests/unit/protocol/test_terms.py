"""Terms and posts by their dates: the domain's acceptance examples with their own numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from protocol.figures import Cell, percent
from protocol.terms import (
    Age,
    Held,
    Planned,
    Stage,
    TermDays,
    age_on,
    ends_with,
    executives,
    filled,
    first_day,
    heads,
    highest,
    in_office,
    last_day,
    warned,
    years_after,
)

BASE = date(2026, 11, 27)
SUMU, HOSPITAL = b"sumu", b"hospital"


def held(person: int, post: str, org: bytes = SUMU, **more: Any) -> Held:
    return Held(f"{person}{post}{org!r}{more}".encode(), str(person).encode(), org, post, **more)


# --- days of a term ---------------------------------------------------------------------------------------------------


def test_example_29_a_congress_before_the_due_day_ends_the_term_and_the_next_is_due_five_years_later() -> None:
    old = TermDays(SUMU, "2018-09-20", 3)
    assert old.due_on() == date(2021, 9, 20)
    before, now = ends_with([TermDays(SUMU, "2021-03-22", 5), old])
    assert before.ended_on == "2021-03-22" and before.stage(date(2021, 3, 22)) is Stage.ENDED
    assert now.due_on() == date(2026, 3, 22) and now.ended_on is None
    assert now.left(date(2025, 11, 27)) == 115 and now.stage(date(2025, 11, 27)) is Stage.NEAR
    assert warned(115) == 180


def test_example_30_days_left_and_days_overdue() -> None:
    sumu = TermDays(SUMU, "2022-01-20")
    assert sumu.left(BASE) == 54 and warned(54) == 90
    gacha = TermDays(b"gacha", "2021-11-10")
    assert gacha.left(BASE) == -17 and gacha.stage(BASE) is Stage.OVERDUE and warned(-17) == 0
    prolonged = TermDays(b"gacha", "2021-11-10", extended_to="2027-03-31")
    assert prolonged.due_on() == date(2026, 11, 10) and prolonged.left(BASE) == 124


@pytest.mark.parametrize(
    ("term", "left"),
    [
        (TermDays(SUMU, "2021-07-16", due="2027-01-20"), 54),  # the reply names a day of its own
        (TermDays(SUMU, "2024-02-29", 3), 93),  # of 29 February the 28th
        (TermDays(SUMU, "2021-12"), 4),  # a month: its first day
        (TermDays(SUMU), None),
        (TermDays(SUMU, "2021-12-01", 0), None),
        (TermDays(SUMU, "x"), None),
    ],
)
def test_the_due_day_follows_from_what_is_written(term: TermDays, left: int | None) -> None:
    assert term.left(BASE) == left


def test_a_term_is_ahead_runs_near_its_end_is_over_its_time_and_ends() -> None:
    term = TermDays(SUMU, "2022-01-20", ended_on="2027-03-01")
    days = ((2022, 1, 19), (2022, 1, 20), (2026, 7, 24), (2027, 1, 20), (2027, 1, 21), (2027, 3, 1))
    stages = [term.stage(date(*day)) for day in days]
    assert stages == [Stage.AHEAD, Stage.RUNNING, Stage.NEAR, Stage.NEAR, Stage.OVERDUE, Stage.ENDED]
    assert TermDays(SUMU).stage(BASE) is Stage.UNDATED
    assert [warned(n) for n in (181, 180, 91, 90, 30, 0, -1)] == [None, 180, 180, 90, 30, 30, 0]


def test_what_is_no_date_is_none_and_a_partial_one_has_two_ends() -> None:
    assert (first_day("2026"), last_day("2026")) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024-02-10"), last_day("2024-02-10")) == (date(2024, 2, 10), date(2024, 2, 10))
    assert [first_day(bad) for bad in (None, "", "2026-13", "迁出", "2026-02-30")] == [None] * 5
    assert last_day("2026-13") is None and years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


# --- who is in office -------------------------------------------------------------------------------------------------


def test_example_35_the_executive_committee_is_different_persons_with_p1_to_p4() -> None:
    posts = ["P1", *["P2"] * 3, *["P3"] * 3, *["P4"] * 18]
    now = [held(number, post) for number, post in enumerate(posts)]
    assert len(executives(now, SUMU)) == 25
    again = [*now, held(0, "P4"), held(99, "P5"), held(98, "P6")]
    assert len(executives(again, SUMU)) == 25
    assert [each.post for each in highest(again) if each.person == b"0"] == ["P1"]


def test_example_36_posts_and_people() -> None:
    gachas = [held(100 * gacha + n, "P4", f"g{gacha}".encode()) for gacha in range(1, 13) for n in range(15)]
    sumu = [held(100 + n if n < 9 else 5000 + n, "P4") for n in range(25)]  # nine sit in both
    assert heads([*gachas, *sumu]) == (196, 205)
    assert heads([*gachas, *sumu, held(100, "P1", b"g1")]) == (196, 205)


def test_example_38_shares_of_25() -> None:
    shares = [percent(Cell(n, 25)) for n in (14, 18, 6, 12, 17)]
    assert shares == ["56.0 %", "72.0 %", "24.0 %", "48.0 %", "68.0 %"]


def test_example_39_there_is_one_chair_on_any_day() -> None:
    old, new = held(1, "P1", until="2026-06-30"), held(2, "P1", since="2026-06-30")
    for posts in ([old, new], [new, old]):
        assert in_office(posts, date(2026, 6, 29)) == [old]
        assert in_office(posts, date(2026, 6, 30)) == [new]
        assert in_office(posts, date(2026, 7, 1)) == [new]
    early = held(2, "P1", since="2026-06-01")
    assert len(in_office([old, early], date(2026, 6, 15))) == 2, "two chairs in June are shown as they are"
    # A seat is one person's as a chair is; two executive members beside each other are not each other's successors.
    seats = [held(3, "P4", seat=b"s", until="2026-06-30"), held(4, "P4", seat=b"s", since="2026-06-30")]
    assert in_office(seats, date(2026, 6, 30)) == seats[1:]
    beside = [held(3, "P4", until="2026-06-30"), held(4, "P4", since="2026-06-30")]
    assert in_office(beside, date(2026, 6, 30)) == beside


def test_example_40_an_end_that_is_to_come_ends_nothing() -> None:
    chair = held(1, "P1", since="2021-07-16", until="2026-12-31")
    assert in_office([chair], BASE) == [chair] and not in_office([chair], date(2027, 1, 1))
    month = held(1, "P1", since="2026-11", until="2026-11")
    assert in_office([month], date(2026, 11, 1)) and in_office([month], date(2026, 11, 30))
    assert not in_office([held(1, "P4", since="2026-11-28")], BASE)


# --- planned and vacant -----------------------------------------------------------------------------------------------


def test_an_ex_officio_seat_without_its_holder_stands_vacant() -> None:
    seat = Planned(b"s", SUMU, "P4", 1, seat_kind="S1", unit=HOSPITAL)
    own = Planned(b"o", SUMU, "P4", 2, seat_kind="S2")
    others = [held(1, "P4"), held(2, "P4")]
    found = {each.line.id: each for each in filled([seat, own], others)}
    assert (found[b"s"].vacant, found[b"o"].vacant, found[b"o"].over) == (1, 0, 0)
    doctor = held(3, "P4", unit=HOSPITAL)
    found = {each.line.id: each for each in filled([own, seat], [doctor, *others])}
    assert found[b"s"].holders == (doctor,) and found[b"o"].vacant == 0
    given = held(4, "P4", seat=b"s")
    assert {e.line.id: e.vacant for e in filled([seat, own], [given])} == {b"s": 0, b"o": 2}


def test_each_sits_on_one_line_and_who_is_too_many_is_told() -> None:
    lines = [
        Planned(b"full", SUMU, "P2", 1, "E1"),
        Planned(b"part", SUMU, "P2", 2, "E2"),
        Planned(b"any", SUMU, "P4", 1),
        Planned(b"other", b"gacha", "P4", 1),
    ]
    now = [held(1, "P2", engagement="E2"), held(1, "P4"), held(2, "P4"), held(3, "P4"), held(4, "P3")]
    found = {each.line.id: (each.vacant, each.over) for each in filled(lines, now)}
    assert found == {b"full": (1, 0), b"part": (1, 0), b"any": (0, 1), b"other": (1, 0)}


# --- ages -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "age"),
    [
        ("1991-11-27", Age(35)),
        ("1991-11-28", Age(34)),
        ("1991-11", Age(35)),  # this month counts
        ("1991-12", Age(34)),
        ("1991", Age(35, about=True)),
        ("2026-11-28", None),
        (None, None),
        ("很久以前", None),
    ],
)
def test_age_by_what_is_known_of_the_birth(birth: str | None, age: Age | None) -> None:
    assert age_on(birth, BASE) == age


def test_there_is_one_chair_on_a_day_whether_her_seat_was_written_down_or_not() -> None:
    old = held(1, "P1", since="2020-01-01", until="2026-11-25", seat=b"seat")
    new = held(2, "P1", since="2026-11-25")
    assert in_office([old, new], date(2026, 11, 25)) == [new]


def test_a_term_past_the_end_of_the_calendar_has_no_day_on_which_it_is_due() -> None:
    assert years_after(date(9998, 1, 1), 5) is None and years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert TermDays(SUMU, start="9998-01-01", length_years=5).left(BASE) is None

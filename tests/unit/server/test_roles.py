"""The author's role counts, as the log states it where her operation comes."""

from __future__ import annotations

from protocol.operations import Acknowledged
from protocol.records import ORG_UNIT, PERSON, USER, VISIT
from protocol.wire import Refusal
from server.database import Database
from tests.unit.server.device import NAME, Answer, Device

ROLE = USER.by_name["role"].number
UNIT = ORG_UNIT.by_name["name_zh"].number
UNITS, USERS = ORG_UNIT.number, USER.number


def refusals(answer: Answer) -> list[str]:
    """Of one's own operations in the answer, why each was refused, or ""."""
    return [
        run.decided.get(run.number + i, ({}, ""))[1]
        for run in answer.entries
        if isinstance(run, Acknowledged)
        for i in range(run.numbers)
    ]


def test_a_gacha_chairs_laptop_writes_women_but_no_units(db: Database) -> None:
    a = Device(db, b"a" * 16, role="gacha_chair")
    answer = a.push(a.run([(b"w" * 16, {NAME: "其木格"})]), a.run([(b"u" * 16, {UNIT: "嘎查"})], kind=UNITS))
    assert refusals(answer) == ["", Refusal.ROLE]


def test_a_persons_own_role_counts_from_where_it_was_stated(db: Database) -> None:
    a = Device(db, b"a" * 16)
    answer = a.push(
        a.run([(b"w" * 16, {NAME: "其木格"})]),
        a.run([(a.id, {ROLE: "viewer"})], kind=USERS),
        a.run([(b"x" * 16, {NAME: "斯琴"})]),
        a.run([(a.id, {ROLE: "chair"})], kind=USERS),
        a.run([(b"x" * 16, {NAME: "斯琴"})]),
    )
    assert refusals(answer) == ["", "", Refusal.ROLE, Refusal.ROLE, Refusal.ROLE]
    b = Device(db, b"b" * 16)
    b.push(b.run([(a.id, {ROLE: "gacha_chair"})], kind=USERS, base=9))
    answer = a.push(a.run([(b"y" * 16, {NAME: "萨仁"})], base=9), a.run([(b"u" * 16, {UNIT: "嘎查"})], kind=UNITS))
    assert refusals(answer)[-2:] == ["", Refusal.ROLE]


def test_nobody_is_more_than_her_device_is_certified_for(db: Database) -> None:
    a, b = Device(db, b"a" * 16, role="viewer"), Device(db, b"b" * 16)
    b.push(b.run([(a.id, {ROLE: "chair"})], kind=USERS))
    answer = a.push(a.run([(b"w" * 16, {NAME: "其木格"})], kind=PERSON.number, base=1))
    assert refusals(answer) == [Refusal.ROLE]


def test_a_viewer_says_who_she_is(db: Database) -> None:
    a = Device(db, b"a" * 16, role="viewer")
    name = USER.by_name["name"].number
    answer = a.push(
        a.run([(a.id, {name: "乌云", ROLE: "viewer"})], kind=USERS), a.run([(b"z" * 16, {name: "谁"})], kind=USERS)
    )
    assert refusals(answer) == ["", Refusal.ROLE]


def test_a_recorders_laptop_writes_visits_and_no_women(db: Database) -> None:
    a = Device(db, b"a" * 16, role="recorder")
    answer = a.push(
        a.run([(b"v" * 16, {VISIT.by_name["situation"].number: "已回访"})], kind=VISIT.number),
        a.run([(b"w" * 16, {NAME: "其木格"})]),
    )
    assert refusals(answer) == ["", Refusal.ROLE]


def test_a_user_without_a_role_is_not_taken(db: Database) -> None:
    a = Device(db, b"a" * 16)
    name = USER.by_name["name"].number
    answer = a.push(a.run([(b"n" * 16, {name: "乌云"}), (b"n" * 16, {name: "乌云", ROLE: "viewer"})], kind=USERS))
    assert refusals(answer) == [Refusal.ROLE, ""]


def test_a_kind_that_the_server_does_not_know_only_chairs_write(db: Database) -> None:
    a, b = Device(db, b"a" * 16, role="gacha_chair"), Device(db, b"b" * 16)
    assert refusals(a.push(a.run([(b"k" * 16, {2: "x"})], kind=109))) == [Refusal.ROLE]
    assert refusals(b.push(b.run([(b"k" * 16, {2: "x"})], kind=109))) == [""]

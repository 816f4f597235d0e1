"""Needs that are unlike the usual one: who has no name, comes for another, lives elsewhere, dies, or is typed a year
late; and words that should be sealed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.documents.need_papers import need_register, referral_of
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.needs.sensitive_words import sounds_confidential
from desktop.services.plain_records import PlainFilter
from protocol.figures import Cell
from protocol.periods import Period
from tests.unit.services.test_needs import desk, keyed, need, row

__all__ = ["desk", "keyed"]

NOVEMBER = Period(date(2026, 10, 26), date(2026, 11, 25))


def counts(desk: Desk, *names: str) -> dict[str, Cell]:
    return desk.figures.cells(NOVEMBER, names)


def line(desk: Desk, id_: bytes) -> tuple[str, ...]:
    """Its line of 来信来访登记簿, from 姓名 to 反映问题."""
    return need_register(desk, [id_]).groups[0].rows[0][3:10]


def test_an_anonymous_caller_has_a_number_and_counts(desk: Desk) -> None:
    id_ = need(desk, channel="C4", opened="2026-11-10")
    assert row(desk, id_)["about_name"] == "" and line(desk, id_) == ("匿名", "", "", "", "", "1", "缺饲草")
    assert counts(desk, "need.opened", "served") == {"need.opened": Cell(1), "served": Cell(0)}


def test_a_man_who_comes_about_his_daughter_is_the_petitioner_and_she_whom_it_is_about(desk: Desk) -> None:
    her = desk.people.quick_add("其木格", gacha=desk.units.gachas()[0].id).id
    came = {"petitioner_label": "父亲 巴图", "petitioner_phone": "13900420042"}
    id_ = need(desk, about={"person": her}, opened="2026-11-10", **came)
    name, sex, _, place, phone, *_ = line(desk, id_)
    assert (name, sex, phone) == ("其木格", "女", "13900420042") and place == desk.units.gachas()[0].short
    assert desk.needs.ids(PlainFilter("巴图")) == [id_] and counts(desk, "served")["served"] == Cell(1)


def test_a_woman_of_another_township_is_referred_to_hers_and_is_none_of_ours(desk: Desk) -> None:
    id_ = need(desk, about_label="索伦镇 娜仁", may_refer=1, opened="2026-11-10")
    step = desk.needs.step(id_, "refer", {"to_text": "索伦镇妇联", "done_on": "2026-11-10"}).id
    assert ("当事人", "索伦镇 娜仁") in referral_of(desk, step).facts
    assert counts(desk, "need.opened", "served") == {"need.opened": Cell(1), "served": Cell(0)}


def test_who_died_is_closed_as_not_reached_and_nobody_is_missed_for_telling_her(desk: Desk) -> None:
    her = desk.people.quick_add("其木格").id
    died, told_of = need(desk, about={"person": her}, opened="2026-11-10"), need(desk, opened="2026-11-10")
    desk.people.save(her, {"status": "died"})
    desk.needs.step(died, "close", {"outcome": "O7", "text": "已去世"})
    desk.needs.step(told_of, "close", {"outcome": "O1"})
    assert row(desk, died)["state"] == "closed" and row(desk, died)["about_name"] == "其木格"
    assert [each.about for each in desk.findings.all() if each.code == "F1.14"] == [told_of]


def test_an_executive_may_visit_her_own_sister_and_it_is_shown(desk: Desk) -> None:
    herself, sister = desk.people.quick_add("乌云高娃").id, desk.people.quick_add("高娃").id
    one_house = [Edit("person", id_, {"household": b"h" * 16}) for id_ in (herself, sister)]
    desk.journal.write(one_house, Label("test"))
    visit = desk.visits.save(None, {"about": {"person": sister}, "date": "2026-11-10", "visitors": [herself]}).id
    shown = desk.visits.get(visit) or {}
    assert shown["names"]["visitors"] == ["乌云高娃"] and shown["about_name"] == "高娃"
    assert counts(desk, "visit.count", "visit.women") == {"visit.count": Cell(1), "visit.women": Cell(1)}


def test_a_visit_that_found_nobody_is_a_day_and_met_no_woman(desk: Desk) -> None:
    her = desk.people.quick_add("其木格").id
    desk.visits.save(None, {"about": {"person": her}, "date": "2026-11-10", "mode": "M6"})
    found = counts(desk, "visit.count", "visit.household_days", "visit.women", "served")
    assert list(found.values()) == [Cell(1), Cell(1), Cell(0), Cell(0)]


def test_a_year_of_needs_that_is_typed_late_keeps_its_days_and_is_told(desk: Desk) -> None:
    """Numbers go by when they were typed, the book by its days; terms that are long over are over, none is lost."""
    first = date(2026, 1, 5)
    ids = [need(desk, opened=(first + timedelta(days=5 * n)).isoformat()) for n in reversed(range(60))]
    numbers = [row(desk, id_)["no"] for id_ in ids]
    assert numbers[0] == "2026-001" and numbers[-1] == "2026-060" and len(set(numbers)) == 60
    register = [each[0] for each in need_register(desk, ids).groups[0].rows]
    assert register == numbers[::-1], "by the day, not by the number"
    assert all(row(desk, id_)["late"] for id_ in ids)
    assert len([found for found in desk.findings.all() if found.code == "F1.1"]) == 60
    assert counts(desk, "need.opened")["need.opened"] == Cell(1), "27 October, the last of them"
    for id_ in ids:
        desk.needs.step(id_, "close", {"outcome": "O1", "done_on": row(desk, id_)["opened"]})
    assert not [found for found in desk.findings.all() if found.code == "F1.1"]


def test_a_tag_that_was_to_be_looked_at_again_is_told(desk: Desk) -> None:
    her = desk.people.quick_add("其木格").id
    tag = (
        desk.plain["person_tag"]
        .save(None, {"person": her, "tag": "困难", "since": "2026-01-01", "review_on": "2026-11-20"})
        .id
    )
    assert [(each.about, each.on) for each in desk.findings.all() if each.code == "F1.13"] == [(tag, "2026-11-20")]
    desk.plain["person_tag"].save(tag, {"review_on": "2027-06-01"})
    assert not [each for each in desk.findings.all() if each.code == "F1.13"]


@pytest.mark.parametrize(
    ("words", "sounds"),
    [("他喝酒后动手打人", True), ("查出乳腺有问题", True), ("说不想活了", True), ("缺饲草三吨", False), (None, False)],
)
def test_words_that_are_said_in_confidence_are_known_as_such(words: str | None, sounds: bool) -> None:
    assert sounds_confidential(None, words) is sounds

"""What there is to look at: bad input is saved, shown as a finding, mended by one act, and never lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.federation_rules import FederationRules, rules_of, set_rules
from desktop.services.findings.declared import DECLARED, SAME
from desktop.services.findings.finding import Found, Mend
from desktop.store.changes import Edit, Label
from protocol.ids import new_id
from tests.unit.services.test_processes import unit

NOW = datetime(2026, 11, 27, 9, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


class Write:
    """Writes rows as they may come from elsewhere: nothing is checked."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def row(self, kind: str, **fields: Any) -> bytes:
        id_ = new_id()
        self.desk.journal.write([Edit(kind, id_, fields)], Label("test"))
        return id_

    def set(self, kind: str, id: bytes, **fields: Any) -> None:
        self.desk.journal.write([Edit(kind, id, fields)], Label("test"))

    def her(self, name: str, **more: Any) -> bytes:
        return self.row("person", name_zh=name, sex="2", birth="1990", status="active", **more)

    def post(self, person: bytes, org: bytes, post: str = "P1", **more: Any) -> bytes:
        more = {"from_date": "2022-01-01", "engagement": "E1", "village_seat": "branch", **more}
        return self.row("appointment", person=person, org=org, post=post, **more)


def only(desk: Desk, code: str) -> list[Found]:
    return [found for found in desk.findings.all() if found.code == code]


def two_chairs(write: Write, org: bytes) -> None:
    write.post(write.her("其木格"), org)
    write.post(write.her("乌兰"), org, from_date="2026-06-01")


def overlapping_terms(write: Write, org: bytes) -> None:
    write.row("term", org=org, start="2018-09-20", ended_on="2022-09-20")
    write.row("term", org=org, start="2021-03-22")


def merged_with_officers(write: Write, org: bytes) -> None:
    write.post(write.her("其木格"), org)
    write.post(write.her("乌兰"), org, "P2")
    write.set("org_unit", org, merged_into=unit(write.desk, "乙嘎查"), closed_on="2026-11-10")


def ends_before_it_begins(write: Write, org: bytes) -> None:
    write.post(write.her("其木格"), org, from_date="2026-06-01", to_date="2022-01-01")


def reform_to_come(write: Write, org: bytes) -> None:
    write.set("org_unit", org, reformed_on="2027-03-08")


def below_itself(write: Write, org: bytes) -> None:
    other = unit(write.desk, "乙嘎查")
    write.set("org_unit", other, parent=org)
    write.set("org_unit", org, parent=other)


def the_same_post_twice(write: Write, org: bytes) -> None:
    her = write.her("其木格")
    write.post(her, org, "P4")
    write.post(her, org, "P4", from_date="2024-01-01")


def seconded_too_long(write: Write, org: bytes) -> None:
    write.post(write.her("其木格"), org, "P2", engagement="E3", secondment_until="2026-10-01")


def died_in_office(write: Write, org: bytes) -> None:
    her = write.her("其木格")
    write.post(her, org)
    write.set("person", her, status="died")


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("O9", two_chairs),
        ("R11", overlapping_terms),
        ("O14", merged_with_officers),
        ("P13", ends_before_it_begins),
        ("R12", reform_to_come),
        ("O13", below_itself),
        ("P2", the_same_post_twice),
        ("O7", seconded_too_long),
        ("P4", died_in_office),
    ],
)
def test_bad_input_is_shown_mended_by_one_act_and_taken_back_by_one(
    desk: Desk, code: str, bad: Callable[[Write, bytes], None]
) -> None:
    org = unit(desk, "甲嘎查")
    bad(Write(desk), org)
    (found,) = only(desk, code)
    assert found.where == org or code == "O13"
    assert DECLARED[code].mend is not Mend.OPEN and found in desk.findings.beside(found.about)
    written = len(desk.federation.on(NOW.date()).written)
    act = desk.findings.mend(found)
    assert not only(desk, code)
    assert len(desk.federation.on(NOW.date()).written) == written  # nothing is lost
    assert act.act is not None
    desk.journal.undo(act.act)
    assert only(desk, code) == [found]


def test_one_person_in_three_seats_counts_once_and_is_told_of(desk: Desk) -> None:
    write, orgs = Write(desk), [unit(desk, name) for name in ("甲嘎查", "乙嘎查", "丙嘎查")]
    her = write.her("其木格")
    for org in orgs:
        write.post(her, org, "P4")
    (found,) = only(desk, "P14")
    assert (found.about, found.number) == (her, 3)
    assert desk.federation.today().heads() == (1, 3)


def test_a_township_says_when_it_is_warned_and_how_many_may_be_co_opted(desk: Desk) -> None:
    """180, 90 and 30 days, and no limit, until it says otherwise; what cannot be is told beside its field."""
    write, org = Write(desk), unit(desk, "甲嘎查")
    write.row("term", org=org, start="2022-06-01", length_years=5)  # due on 2027-06-01, in 186 days
    for number in range(4):
        write.post(write.her(f"执委{number}"), org, "P4", how="co_opted" if number < 2 else "elected")

    def asked_today() -> list[Any]:
        return [line for line in desk.due.overview(25).to_do if line.work.code == "terms"]

    assert not only(desk, "R2") and not only(desk, "P12") and asked_today() == []
    set_rules(desk, FederationRules(warnings=(365, 190, 60), co_opt_share=33))
    assert [(found.number, found.most) for found in only(desk, "P12")] == [(2, 33)] and len(asked_today()) == 1
    assert [found.number for found in only(desk, "R2")] == [186]
    assert [each.within for each in desk.terms.due(NOW.date())] == [190]
    (term,) = desk.terms.page(desk.terms.ids())
    assert term is not None and term["stage"] == "near" and term["soon"]
    set_rules(desk, FederationRules(warnings=(365, 180, 60), co_opt_share=50))
    (term,) = desk.terms.page(desk.terms.ids())
    assert term is not None and not term["soon"] and not only(desk, "P12"), "half of them is not more than half"
    for wrong, fields in (((90, 90, 30), {"warn_next"}), ((731, 90, 0), {"warn_first", "warn_last"})):
        with pytest.raises(FieldErrors) as error:
            set_rules(desk, FederationRules(warnings=wrong, co_opt_share=101))
        assert set(error.value.fields) == fields | {"co_opt_share"}
    for unknown in ({"warnings": [30, 90, 180], "co_opt": -1}, {"warnings": ["a"], "co_opt": "x"}, []):
        assert rules_of(unknown) == FederationRules(), "a value of a newer version counts as none"


def test_that_it_is_no_fault_here_is_remembered_and_told_again_on_demand(desk: Desk) -> None:
    write, org = Write(desk), unit(desk, "甲嘎查")
    two_chairs(write, org)
    (found,) = only(desk, "O9")
    desk.findings.pass_over([found])
    assert not only(desk, "O9") and [each.code for each in desk.findings.all(passed=True)] == ["O9"]
    # What it rests on is another now: it is another finding.
    write.post(write.her("高娃"), org, from_date="2026-07-01")
    (other,) = only(desk, "O9")
    assert other.number == 3
    desk.findings.look_again(desk.findings.all(passed=True) or [found])
    assert not desk.findings.all(passed=True)


def test_today_has_at_most_seven_lines_and_alike_ones_are_one(desk: Desk) -> None:
    write = Write(desk)
    for name in ("甲嘎查", "乙嘎查", "丙嘎查"):
        two_chairs(write, unit(desk, name))
    folded = desk.findings.folded(7)
    assert len(folded) <= 7 and [len(alike) for alike in folded if alike[0].code == "O9"] == [3]


def test_every_code_of_the_list_is_declared_with_words_in_both_languages() -> None:
    wanted = {f"{letter}{n}" for letter, most in (("O", 12), ("R", 10), ("P", 12)) for n in range(1, most + 1)}
    assert wanted <= {*DECLARED, *SAME} and set(SAME.values()) <= set(DECLARED)
    for each in DECLARED.values():
        assert re.search("[一-鿿]", each.zh + each.how_zh) and each.how_en.endswith(".")
        assert not any("{" in words for words in (each.words("en", on=""), each.words("zh", on="")))

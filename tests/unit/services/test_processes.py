"""会改联、换届: steps ticked one by one and for many, states, what is late, findings R3–R10, planned again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.process.processes import ProcessFilter
from desktop.services.process.progress import USUAL, Progress, Rules, quorum, threshold
from desktop.services.process.steps import STEPS, planned, working_days
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id

TODAY = date(2026, 11, 27)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def unit(desk: Desk, name: str, level: str = "gacha") -> bytes:
    id_ = new_id()
    desk.journal.write(
        [Edit("org_unit", id_, {"name_zh": name, "short_name": name, "level": level})], Label("unit.add")
    )
    return id_


def begun(desk: Desk, name: str, level: str = "gacha", **more: Any) -> bytes:
    values = {"about": {"org": unit(desk, name, level)}, "kind": "H", "planned_on": "2026-11-20", **more}
    return desk.processes.save(None, values).id


def at(day: date = TODAY, whole: bool = True, rules: Rules = USUAL, **rows: Any) -> Progress:
    return Progress({"planned_on": "2026-11-20", "body": "delegates"}, rows, day, whole, rules)


def test_planned_days_follow_from_the_congress_and_the_townships_own_days() -> None:
    congress = date(2026, 11, 20)
    assert planned(congress, "K01").isoformat() == "2026-10-06"
    assert planned(congress, "K16").isoformat() == "2026-12-05"
    assert planned(congress, "K09", {"K09": -7}).isoformat() == "2026-11-13"
    assert at(K02={"planned_on": "2026-09-01"}).planned("K02") == date(2026, 9, 1)
    assert at(rules=Rules({"K02": -50})).planned("K02") == date(2026, 10, 1)
    assert Progress({"planned_on": None}, {}, TODAY).planned("K02") is None
    assert len(STEPS) == 17 and [step.code for step in STEPS if step.short] == [
        "K02",
        "K09",
        "K12",
        "K13",
        "K14",
        "K16",
    ]


def test_the_state_is_the_furthest_step_and_old_papers_may_lack_the_earlier_ones() -> None:
    assert at().state == "not_begun"
    assert at(K01={"done_on": "2026-10-01"}).state == "preparing"
    posted = {"since": "2026-11-25", "done_on": "2026-12-01"}
    assert at(K09=posted).state == "posted" and not at(K09=posted).done("K09")
    assert at(date(2026, 11, 24), K09=posted).state == "not_begun"
    assert at(K12={"done_on": "2026-11-20"}).state == "held"
    assert at(K14={"done_on": "2026-11"}).state == "approved"
    assert at(K16={"done_on": "2026-11-27"}).state == "filed"


def test_what_is_late_is_the_first_open_step_after_the_last_one_done() -> None:
    assert at().late == ("K01", 52)
    assert at(K11={"done_on": "2026-11-14"}).late == ("K12", 7)
    assert at(K11={"done_on": "2026-11-14"}, K12={"not_applicable": 1}, K13={"not_applicable": 1}).late is None
    assert at(whole=False).late == ("K02", 49)  # a gacha's short form does not ask for the others
    assert Progress({"planned_on": None}, {}, TODAY).late is None


def test_findings_of_a_congress_that_was_held() -> None:
    def codes(*given: Any, **rows: Any) -> list[tuple[str, str, int, int]]:
        return [tuple(each) for each in at(*given, whole=False, **rows).findings()]

    held = {"K09": {"since": "2026-10-12", "done_on": "2026-10-16"}, "K12": {"done_on": "2026-10-20"}}
    assert codes(**held) == [("R3", "K14", 38, 15), ("R3", "K16", 38, 30)]
    assert codes(date(2026, 11, 4), **held) == []
    # example 33: the congress was typed for the 18th while the candidates stay posted until the 20th
    early = {"K09": {"since": "2026-11-16", "done_on": "2026-11-20"}, "K12": {"done_on": "2026-11-18"}}
    assert codes(**early) == [("R10", "K12", 9, 0)]
    short = {"K09": {"since": "2026-11-13", "done_on": "2026-11-17"}}
    assert codes(**short) == [("R4", "K09", 3, 5)] and working_days(date(2026, 11, 13), date(2026, 11, 17)) == 3
    few = {"K09": {"done_on": "2026-11-17"}, "K12": {"done_on": "2026-11-20", "result": {"due": 28, "elected": 10}}}
    assert codes(**few) == [("R6", "K12", 28, 30), ("R7", "K12", 10, 11)]
    even = {"K09": {"done_on": "2026-11-17"}, "K12": {"done_on": "2026-11-20", "result": {"elected": 16}}}
    assert codes(**even) == [("R7", "K12", 16, 0)]


def test_example_33_a_congress_before_the_posting_ends_is_saved_all_the_same(desk: Desk) -> None:
    process = begun(desk, "甲嘎查")
    desk.processes.save_step(process, "K09", {"since": "2026-11-16", "done_on": "2026-11-20"})
    desk.processes.save_step(process, "K12", {"done_on": "2026-11-18", "result": {"due": 35, "present": 33}})
    record = desk.processes.get(process)
    assert record is not None and record["state"] == "held" and record["K12"] == "26.11.18"
    assert ("R10", "K12") in {(each.code, each.step) for each in record["progress"].findings()}


def test_offices_are_asked_for_where_all_steps_are_in_use() -> None:
    posted = {"K09": {"since": "2026-11-02", "done_on": "2026-11-06"}}
    assert "R5" in {each.code for each in at(**posted).findings()}
    assert "R5" not in {each.code for each in at(**posted, K08={"not_applicable": 1}).findings()}
    assert "R5" not in {each.code for each in at(whole=False, **posted).findings()}


def test_quorum_and_threshold_read_the_stricter_way() -> None:
    assert [(quorum(due), threshold(due)) for due in (65, 66, 35, 15)] == [(44, 33), (45, 34), (24, 18), (11, 8)]


def test_a_step_is_ticked_for_many_units_in_one_act_that_is_undone_at_once(desk: Desk) -> None:
    three = [begun(desk, name) for name in ("甲嘎查", "乙嘎查", "丙嘎查")]
    done = desk.processes.tick(three, "K02", "2026-10-08", "乌妇字〔2026〕3号")
    assert {desk.processes.get(id_)["state"] for id_ in three} == {"preparing"}
    row = desk.processes.steps(three)[three[1]]["K02"]
    assert (row["done_on"], row["document_no"]) == ("2026-10-08", "乌妇字〔2026〕3号")
    desk.journal.undo(done.act)
    assert {desk.processes.get(id_)["state"] for id_ in three} == {"not_begun"}
    desk.processes.tick(three[:1], "K02", "2026-10-09")  # anew, on the row of the same id
    assert desk.processes.steps(three)[three[0]]["K02"]["done_on"] == "2026-10-09"
    with pytest.raises(FieldErrors):
        desk.processes.tick(three, "K02", "2026-12-01")
    with pytest.raises(FieldErrors):
        desk.processes.tick(three, "K02", "")


def test_results_are_numbers_that_agree(desk: Desk) -> None:
    process = begun(desk, "甲嘎查")
    desk.processes.save_step(process, "K12", {"done_on": "2026-11-20", "result": {"due": "35", "present": 33, "x": 1}})
    progress = desk.processes.get(process)["progress"]
    assert progress.counted("K12", "due") == 35 and progress.rows["K12"]["result"] == {"due": 35, "present": 33}
    for wrong in ({"due": 35, "present": 36}, {"due": "many"}, {"due": -1}):
        with pytest.raises(FieldErrors):
            desk.processes.save_step(process, "K12", {"result": wrong})
    with pytest.raises(FieldErrors):
        desk.processes.save_step(process, "K09", {"since": "2026-11-20", "done_on": "2026-11-16"})
    desk.processes.save_step(process, "K09", {"since": "2026-11-26", "done_on": "2026-12-02"})  # a 公示 ends later
    desk.processes.save_step(process, "K12", {"result": {}})
    assert desk.processes.get(process)["progress"].rows["K12"]["result"] is None


def test_a_congress_that_was_called_off_is_planned_again_and_the_old_plan_is_kept(desk: Desk) -> None:
    process = begun(desk, "甲嘎查")
    desk.processes.save_step(process, "K12", {"done_on": "2026-11-20", "result": {"due": 35, "present": 20}})
    desk.processes.replan(process, "2026-12-11", "道路封冻，未达法定人数")
    record = desk.processes.get(process)
    assert record["planned_on"] == "2026-12-11" and record["reason"] == "道路封冻，未达法定人数"
    assert record["progress"].ended("K12") is None and record["progress"].planned("K09") == date(2026, 11, 29)
    history = list(desk.journal.log.history("process", process))
    assert any("2026-11-20" in str(entry) for entry in history)
    with pytest.raises(FieldErrors):
        desk.processes.replan(process, "2026-12")


def test_a_congress_that_was_held_proposes_the_day_on_which_the_gacha_became_a_federation(desk: Desk) -> None:
    process = begun(desk, "甲嘎查", kind="R")
    assert desk.processes.proposed(process) is None
    desk.processes.tick([process], "K12", "2026-11-20")
    proposal = desk.processes.proposed(process)
    assert proposal is not None and (proposal.day, proposal.reforms, proposal.term) == ("2026-11-20", True, None)
    accepted = desk.processes.accept(proposal)
    assert desk.journal.rows.get("org_unit", proposal.org)["reformed_on"] == "2026-11-20"
    assert desk.processes.proposed(process) is None
    desk.journal.undo(accepted.act)
    assert desk.processes.proposed(process) == proposal


def test_a_re_election_begins_the_next_term_and_hands_on_its_approval(desk: Desk) -> None:
    """Example 29: the term of 2018-09-20 for three years ends with the congress of 2021-03-22, the next is due five
    years later; on 2025-11-27 115 days are left."""
    process = begun(desk, "甲嘎查", planned_on="2021-03-22", ordinal=2)
    org = desk.processes.get(process)["org"]
    desk.terms.save(None, {"about": {"org": org}, "start": "2018-09-20", "length_years": 3})
    desk.processes.tick([process], "K12", "2021-03-22")
    first = desk.processes.proposed(process)
    assert first is not None and not first.reforms and first.fields["length_years"] == 5
    desk.processes.accept(first)
    old, new = desk.terms.of(org, date(2025, 11, 27))
    assert (old.days.ended_on, new.due, new.left) == ("2021-03-22", date(2026, 3, 22), 115)
    assert desk.processes.proposed(process) is None
    desk.processes.tick([process], "K14", "2021-03-30", "乌党字〔2021〕8号")
    desk.processes.tick([process], "K16", "2021-04-06")
    later = desk.processes.proposed(process)
    assert later is not None and later.term == new.id
    desk.processes.accept(later)
    row = desk.journal.rows.get("term", new.id)
    assert (row["approved_on"], row["approved_doc"], row["filed_on"]) == (
        "2021-03-30",
        "乌党字〔2021〕8号",
        "2021-04-06",
    )
    assert len(desk.terms.of(org, TODAY)) == 2
    ledger = desk.processes.get(process)
    assert (ledger["term_start"], ledger["term_due"], ledger["term_left"]) == ("21.03.22", "26.03.22", "-250")
    assert unit_findings(desk, org) == [("R1", 250)]


def unit_findings(desk: Desk, org: bytes) -> list[tuple[str, int]]:
    """R1, R2, R8 and R9 of a unit."""
    found = desk.findings.beside(org)
    return [(each.code, each.number) for each in found if each.about == org and each.code in ("R1", "R2", "R8", "R9")]


def test_what_is_the_matter_with_a_unit(desk: Desk) -> None:
    org = unit(desk, "甲嘎查")
    desk.journal.write([Edit("org_unit", org, {"reformed_on": "2018-09"})], Label("test"))
    assert unit_findings(desk, org) == [("R8", 0)]
    her = desk.people.quick_add("其木格").id
    post = {"person": her, "org": org, "post": "P1", "from_date": "2022-01-01"}
    desk.journal.write([Edit("appointment", new_id(), post)], Label("test"))
    assert unit_findings(desk, org) == [("R9", 0)]
    desk.terms.save(None, {"about": {"org": org}, "start": "2022-01-20", "length_years": 5})
    assert unit_findings(desk, org) == [("R2", 54), ("R9", 0)]


def test_the_list_is_narrowed_and_sorted_by_what_is_derived(desk: Desk) -> None:
    one, two, town = begun(desk, "甲嘎查"), begun(desk, "乙嘎查"), begun(desk, "苏木", "sumu")
    desk.processes.tick([two], "K16", "2026-11-25")
    assert desk.processes.ids(ProcessFilter(states=["filed"])) == [two]
    assert set(desk.processes.ids(ProcessFilter(late=True))) == {one, town}
    assert desk.processes.ids(order="state", descending=True)[0] == two
    assert desk.processes.ids(order="late", descending=True)[0] == town  # the whole form begins earlier
    assert desk.processes.get(one)["late"][0] == "K02" and desk.processes.get(town)["late"][0] == "K01"


def test_a_deleted_process_takes_its_steps_and_brings_them_back(desk: Desk) -> None:
    process = begun(desk, "甲嘎查")
    desk.processes.tick([process], "K02", "2026-10-08")
    gone = desk.processes.delete(process)
    assert desk.processes.ids() == [] and desk.processes.steps([process])[process] == {}
    desk.journal.undo(gone.act)
    assert desk.processes.get(process)["state"] == "preparing"


def test_the_townships_own_days_are_read_and_damaged_ones_passed_over(desk: Desk) -> None:
    process = begun(desk, "苏木", "sumu")
    desk.processes.set_rules(Rules({"K01": -60, "K02": -42}, posted=7))
    assert desk.processes.rules() == Rules({"K01": -60}, posted=7)
    assert desk.processes.get(process)["progress"].planned("K01") == date(2026, 9, 21)
    row = next(iter(desk.db.rows("SELECT id FROM setting WHERE name = 'process_rules'")))[0]
    for damaged in ([1], {"days": {"K99": 3, "K01": "x"}, "posted": -1}):
        desk.journal.write([Edit("setting", row, {"value": damaged})], Label("test"))
        assert desk.processes.rules() == Rules()


def _held(desk: Desk, day: str = "2026-11-01", **more: Any) -> tuple[bytes, bytes]:
    process = begun(desk, "甲嘎查", ordinal=5, planned_on="2026-11-01", **more)
    desk.processes.tick([process], "K12", day)
    return process, desk.processes.get(process)["org"]


def test_one_congress_makes_one_term_whoever_takes_it_over_and_however_its_day_is_corrected(desk: Desk) -> None:
    process, org = _held(desk)
    proposal = desk.processes.proposed(process)
    assert proposal is not None
    desk.processes.accept(proposal)
    desk.processes.accept(proposal)  # as another laptop does that has not heard of it
    desk.processes.save_step(process, "K12", {"done_on": "2026-11-02"})
    corrected = desk.processes.proposed(process)
    assert corrected is not None and corrected.fields == {"start": "2026-11-02"}
    desk.processes.accept(corrected)
    assert [(term.ordinal, term.days.start) for term in desk.terms.of(org, TODAY)] == [(5, "2026-11-02")]
    assert desk.processes.proposed(process) is None


def test_a_month_alone_begins_no_term(desk: Desk) -> None:
    process, _ = _held(desk, "2026-11")
    assert desk.processes.proposed(process) is None


def test_a_congress_that_was_held_is_planned_again_with_all_that_it_made(desk: Desk) -> None:
    process, org = _held(desk, kind="R")
    desk.processes.tick([process], "K14", "2026-11-10", "批1号")
    proposal = desk.processes.proposed(process)
    assert proposal is not None
    desk.processes.accept(proposal)
    assert desk.processes.came_of(process) == ("2026-11-01", True, True)
    desk.processes.replan(process, "2026-12-20", "改期")
    assert desk.terms.of(org, TODAY) == [] and desk.journal.rows.get("org_unit", org)["reformed_on"] is None
    rows = desk.processes.steps([process])[process]
    assert (rows["K14"]["done_on"], rows["K14"]["document_no"]) == (None, None)
    assert desk.processes.came_of(process) is None


def test_ticking_many_leaves_what_is_done_or_does_not_apply(desk: Desk) -> None:
    done, apart, open_ = (begun(desk, name) for name in ("甲嘎查", "乙嘎查", "丙嘎查"))
    desk.processes.tick([done], "K02", "2026-09-01", "文1号")
    desk.processes.save_step(apart, "K02", {"not_applicable": 1})
    assert desk.processes.open([done, apart, open_], "K02") == [open_]
    desk.processes.tick([done, apart, open_], "K02", "2026-11-01")
    told = {id_: rows["K02"]["done_on"] for id_, rows in desk.processes.steps([done, apart, open_]).items()}
    assert told == {done: "2026-09-01", apart: None, open_: "2026-11-01"}


@pytest.mark.parametrize("value", [{"days": [1]}, {"days": {"K02": 10**9}}])
def test_rules_that_make_no_sense_stop_no_page(desk: Desk, value: Any) -> None:
    process = begun(desk, "甲嘎查")
    desk.processes.set_rules(Rules())
    row = derived_id("setting", "process_rules", "2000-01-01")
    desk.journal.write([Edit("setting", row, {"value": value})], Label("test"))
    assert desk.processes.page([process])[0] is not None

"""按月调度: items from records with what they rest on, what is typed beside them, columns, 完成率, frozen months."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.dispatch_sheet import dispatch_sheet
from desktop.errors import FieldErrors, KnownError
from desktop.services.desk import Desk
from desktop.services.dispatch.frozen import FrozenMonth
from desktop.services.dispatch.items import BY_CODE, column_state, fen, state_of, yuan
from desktop.services.figures import Span, Term
from desktop.services.reporting import basis as bases
from desktop.store.changes import Edit, Label
from protocol.figures import Cell, percent
from protocol.ids import new_id
from protocol.records import REPORT

OCTOBER, NOVEMBER = Term(Span.MONTH, 2026, 10), Term(Span.MONTH, 2026, 11)
CLOSING = 25


class Clock:
    """A day that a test chooses."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 27, 9, 0)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=clock)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def write(desk: Desk, kind: str, /, **fields: Any) -> bytes:
    id_ = new_id()
    desk.journal.write([Edit(kind, id_, fields)], Label("test"))
    return id_


def gacha(desk: Desk, name: str, **more: Any) -> bytes:
    return write(desk, "org_unit", name_zh=name, short_name=name, level="gacha", **more)


def post(desk: Desk, org: bytes, name: str, post: str, engagement: str = "E2", **more: Any) -> bytes:
    her = write(desk, "person", name_zh=name, sex="2", status="active")
    return write(desk, "appointment", person=her, org=org, post=post, engagement=engagement, **more)


def states(desk: Desk, org: bytes, term: Term = NOVEMBER) -> dict[str, str | None]:
    line = desk.dispatch.month(term, CLOSING).line(org)
    assert line is not None
    return {code: now.state for code, now in line.items.items()}


def test_example_34_a_gacha_on_its_way(desk: Desk) -> None:
    """Congress and plenary on one day, no reply, no plaque; 15 executives with chair and vice chairs; one home with its
    plaque; 612 yuan due for 612 women, 306 received."""
    org = gacha(desk, "萨仁台嘎查", reformed_on="2026-03-12")
    process = desk.processes.save(None, {"about": {"org": org}, "kind": "R", "planned_on": "2026-03-12"}).id
    desk.processes.tick([process], "K12", "2026-03-12")
    desk.processes.tick([process], "K13", "2026-03-12")
    post(desk, org, "其木格", "P1", in_leading_group=1)
    for number in range(2):
        post(desk, org, f"副{number}", "P2")
    for number in range(12):
        post(desk, org, f"委{number}", "P4", "E5")
    home = write(desk, "home", name_zh="萨仁台妇女之家", org=org, kind="H10", plaque="萨仁台妇女之家")
    desk.plain["population"].save(
        None, {"about": {"org": org}, "day": "2025-12-31", "source": "police", "basis": "hukou", "women": 612}
    )
    desk.dispatch.save(org, NOVEMBER, "D2", "306")
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert line is not None
    assert {column: line.state(column) for column in "ABCD"} == {"A": "1", "B": "2", "C": "2", "D": "1"}
    assert [line.items[code].state for code in ("A1", "A2", "A3", "A4")] == ["2", "2", "0", "0"]
    assert (line.items["B4"].value, line.items["D1"].value, line.items["D2"].value) == ("15", "612.00", "306.00")
    assert line.required("A") == (2, 4) and line.items["D1"].state is None
    assert [reason.id for reason in line.items["C1"].fact.reasons] == [home]
    assert line.items["A2"].fact.reasons[0].kind == "process" and len(line.items["B4"].fact.reasons) == 15
    desk.processes.tick([process], "K14", "2026-03-20")
    assert states(desk, org)["A3"] == "1"
    desk.processes.tick([process], "K16", "2026-03-25")
    desk.processes.tick([process], "K15", "2026-03-22")
    desk.dispatch.save(org, NOVEMBER, "D2", "612元")
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert line is not None and {line.state(column) for column in "ABCD"} == {"2"}


def test_volunteers_groups_training_and_money_are_read_and_what_was_typed_stays_beside_them(desk: Desk) -> None:
    """Example 34's 306 of 612 yuan from the book; B6, B7, C7 and D4 as their records have them on the closing day."""
    org, other = gacha(desk, "萨仁台嘎查"), gacha(desk, "乙嘎查")
    chair = post(desk, org, "其木格", "P1")
    her = (desk.journal.rows.get("appointment", chair) or {})["person"]
    for code, value in (("B6", "30"), ("B7", "是"), ("C7", "否"), ("D2", "100"), ("D4", "50")):
        desk.dispatch.save(org, OCTOBER, code, value)
    typed = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert typed is not None and typed.items["D2"].value == "100.00", "as long as records say nothing"
    desk.plain["population"].save(
        None, {"about": {"org": org}, "day": "2025-12-31", "source": "police", "basis": "hukou", "women": 612}
    )
    write(desk, "budget", year=2026, level="gacha", rate_fen=100)
    team = write(desk, "volunteer_team", name="护苗队", org=org)
    away = write(desk, "person", name_zh="高娃", gacha=other)
    for person, teams in ((away, [team]), (write(desk, "person", name_zh="乌云", gacha=org), [])):
        write(desk, "volunteer", person=person, teams=teams, since="2026-11")
    course = write(desk, "training", course="旗轮训班", to_date="2026-11-20", organiser_level="banner")
    write(desk, "training_person", training=course, person=her)
    chat = write(desk, "chat_group", name="巾帼工作群", kind="G1", org=org)
    write(desk, "chat_group", name="联系群", kind="G2", org=other)
    paid = {"org": org, "level": "gacha", "date": "2026-03-01"}
    lines = [write(desk, "fund_entry", purpose="人均一元钱", side="in", amount_fen=40000, **paid)]
    lines.append(write(desk, "fund_entry", purpose="退回", side="back", amount_fen=9400, **paid))
    write(desk, "fund_entry", purpose="误记", side="in", amount_fen=7700, state="void", **paid)
    write(desk, "fund_entry", purpose="去年", side="in", amount_fen=500, **{**paid, "date": "2025-03-01"})
    held = write(desk, "activity", kind="A01", status="held", start="2026-04-01T09:00", hosts=[org])
    spent = write(desk, "fund_entry", purpose="活动", side="out", amount_fen=8000, date="2026-04-02", activity=held)
    october, november = (desk.dispatch.month(term, CLOSING).line(org) for term in (OCTOBER, NOVEMBER))
    assert october is not None and november is not None
    found = {code: (now.value, now.state) for code, now in november.items.items() if code in ("B6", "B7", "C7", "D2")}
    assert found == {"B6": ("2", "2"), "B7": ("是", "2"), "C7": ("是", "2"), "D2": ("306.00", "1")}
    assert (november.items["D1"].value, november.items["D4"].value) == ("612.00", "80.00")
    reasons = {code: [(r.kind, r.id) for r in november.items[code].fact.reasons] for code in ("B7", "C7", "D2", "D4")}
    assert reasons == {
        "B7": [("training", course)],
        "C7": [("chat_group", chat)],
        "D2": [("fund_entry", line) for line in lines],
        "D4": [("fund_entry", spent)],
    }
    assert {person.id for person in november.items["B6"].fact.reasons} >= {away} and not november.items["D2"].is_typed
    assert november.items["D2"].typed is not None and november.items["D2"].typed.value == "100.00", "both are kept"
    assert october.items["D2"].value == "100.00" and october.items["D2"].fact.value == "306.00", "typed for that month"
    assert (october.items["B7"].fact.value, october.items["B6"].fact.value) == ("", "")
    assert desk.dispatch.month(NOVEMBER, CLOSING).line(other).items["C7"].value == "", "a group with women is no 工作群"


def test_example_31_the_rate_counts_who_is_there_on_the_closing_day_and_past_months_never_change(desk: Desk) -> None:
    orgs = [gacha(desk, f"嘎查{n:02}", **({"reformed_on": "2026-06"} if n < 4 else {})) for n in range(13)]
    assert desk.dispatch.month(OCTOBER, CLOSING).rate == Cell(4, 13) and percent(Cell(4, 13)) == "30.8 %"
    desk.units.merge(orgs[12], orgs[0], "2026-11-10")
    desk.dispatch.save(orgs[11], NOVEMBER, "A1", "2026-11-12")
    november = desk.dispatch.month(NOVEMBER, CLOSING)
    assert november.rate == Cell(5, 12) and percent(november.rate) == "41.7 %" and len(november.lines) == 12
    october = desk.dispatch.month(OCTOBER, CLOSING)
    assert october.rate == Cell(4, 13) and "嘎查12" in [line.name for line in october.lines]
    gone = desk.dispatch.changes(november, october)
    assert [(each.name, each.item, each.before, each.now) for each in gone] == [("嘎查11", "A1", "0", "2")]
    figures = desk.figures.report(NOVEMBER, CLOSING)
    assert next(line.now.cell for line in figures.lines if line.figure.id == "org.reformed") == november.rate
    desk.units.reopen(orgs[12])
    assert desk.dispatch.month(NOVEMBER, CLOSING).rate == Cell(5, 13)


def test_a_gacha_counts_from_the_day_on_which_it_is_there_and_frozen_months_stay(desk: Desk) -> None:
    """A new gacha is written down later: earlier months do not count it, the frozen one neither way."""
    for number in range(3):
        gacha(desk, f"嘎查{number}", reformed_on="2026-06")
    new = gacha(desk, "新嘎查")
    desk.reports.freeze(desk.reports.prepare(OCTOBER, CLOSING))
    assert desk.dispatch.month(NOVEMBER, CLOSING).rate == Cell(3, 4)
    desk.units.rename(new, {"exists_since": "2026-11-26"})
    november = desk.dispatch.month(NOVEMBER, CLOSING)
    assert november.rate == Cell(3, 3) and november.line(new) is None
    assert desk.dispatch.month(OCTOBER, CLOSING).rate == Cell(3, 4), "it was frozen with four"
    desk.units.rename(new, {"exists_since": "2026-11"})
    assert (
        desk.dispatch.month(NOVEMBER, CLOSING).rate == Cell(3, 4) and desk.figures.federations("2026-10-31")[3:] == []
    )
    assert new not in {fact.id for fact in desk.federation_figures.facts(OCTOBER.period(lambda _: CLOSING).last)}


def test_posts_of_a_merged_gacha_end_and_count_for_it_until_then(desk: Desk) -> None:
    one, other = gacha(desk, "甲嘎查"), gacha(desk, "乙嘎查")
    post(desk, other, "其木格", "P4", from_date="2020-01-01")
    write(desk, "home", name_zh="乙嘎查妇女之家", org=other, kind="H10")
    desk.units.merge(other, one, "2026-11-10")
    assert states(desk, one, OCTOBER)["B4"] == "0" and states(desk, other, OCTOBER)["B4"] == "1"
    after = states(desk, one)  # what was the other's stands here, but nobody comes into office by that
    assert (after["B4"], after["C1"]) == ("0", "2") and desk.dispatch.month(NOVEMBER, CLOSING).line(other) is None


def test_posts_count_on_the_closing_day_and_a_woman_once(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查")
    her = write(desk, "person", name_zh="其木格", sex="2", status="active")
    for code in ("P1", "P4"):
        write(desk, "appointment", person=her, org=org, post=code, from_date="2026-11-01")
    post(desk, org, "旧主席", "P1", to_date="2026-11-01")
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert line is not None and (line.items["B1"].value, line.items["B4"].value) == ("其木格", "1")
    before = desk.dispatch.month(OCTOBER, CLOSING).line(org)
    assert before is not None and before.items["B1"].value == "旧主席"


def test_what_was_typed_holds_until_records_say_something_and_stays_beside_them(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查", reformed_on="2018-09")
    desk.dispatch.save(org, OCTOBER, "A2", "2018-09-20", note="纸质档案")
    desk.dispatch.save(org, OCTOBER, "C7", "是")
    desk.dispatch.save(org, OCTOBER, "C5", "3")
    october, november = (desk.dispatch.month(term, CLOSING).line(org) for term in (OCTOBER, NOVEMBER))
    assert october is not None and november is not None
    assert (october.items["A2"].value, october.items["A2"].note) == ("2018-09-20", "纸质档案")
    assert (november.items["A2"].state, november.items["C7"].state, november.items["A2"].is_typed) == ("2", "2", True)
    assert (october.items["C5"].state, november.items["C5"].state) == ("2", "0")  # a month's own number
    process = desk.processes.save(None, {"about": {"org": org}, "kind": "H", "planned_on": "2026-11-12"}).id
    desk.processes.tick([process], "K13", "2026-11-12")
    now = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert now is not None and now.items["A2"].typed is not None
    assert (now.items["A2"].value, now.items["A2"].is_typed, now.items["A2"].typed.value) == (
        *("2026-11-12", False, "2018-09-20"),
    )
    desk.dispatch.save(org, NOVEMBER, "A2", "2026-11-13", note="以批复为准")
    now = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert now is not None and now.items["A2"].typed is not None
    assert (now.items["A2"].value, now.items["A2"].fact.value) == ("2026-11-13", "2026-11-12")
    desk.dispatch.clear(org, NOVEMBER, now.items["A2"].typed, "A2")
    assert (
        states(desk, org)["A2"] == "2"
        and desk.dispatch.month(NOVEMBER, CLOSING).line(org).items["A2"].value == "2026-11-12"
    )


def test_a_state_that_was_chosen_counts_and_what_does_not_apply_is_left_out(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查", reformed_on="2018-09")
    for code in ("A2", "A3"):
        desk.dispatch.save(org, NOVEMBER, code, "", "2")
    desk.dispatch.save(org, NOVEMBER, "A4", "", "9", "无固定场所")
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert line is not None and line.state("A") == "2" and line.required("A") == (3, 3)


@pytest.mark.parametrize(
    ("code", "value"), [("A2", "2026-13"), ("A2", "2027-01-01"), ("B4", "many"), ("D2", "three"), ("A3", "x" * 61)]
)
def test_what_is_no_value_of_an_item_is_refused(desk: Desk, code: str, value: str) -> None:
    org = gacha(desk, "甲嘎查")
    with pytest.raises(FieldErrors):
        desk.dispatch.save(org, NOVEMBER, code, value)
    assert states(desk, org)[code] == "0"


def test_a_frozen_month_stays_as_it_was_and_a_withdrawn_one_is_counted_anew(desk: Desk) -> None:
    org, other = gacha(desk, "甲嘎查", reformed_on="2026-11-12"), gacha(desk, "乙嘎查")
    desk.dispatch.save(org, NOVEMBER, "C7", "是", note="巾帼工作群")
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, CLOSING))
    kept = desk.dispatch.frozen(NOVEMBER)
    assert kept is not None and FrozenMonth.of_plain(kept.plain()) == kept
    post(desk, org, "其木格", "P1")
    desk.units.rename(org, {"short_name": "新名嘎查"})
    desk.journal.write([Edit("org_unit", other, {"reformed_on": "2026-11-01"})], Label("test"))
    month = desk.dispatch.month(NOVEMBER, CLOSING)
    line = month.line(org)
    assert line is not None and month.frozen and month.rate == Cell(1, 2)
    assert (line.name, line.items["B1"].state, line.items["C7"].state, line.items["C7"].note) == (
        *("甲嘎查", "0", "2", "巾帼工作群"),
    )
    with pytest.raises(KnownError, match="dispatch_frozen"):
        desk.dispatch.save(org, NOVEMBER, "C7", "否")
    version = desk.reports.standing(NOVEMBER)
    assert version is not None
    desk.reports.withdraw(version, "漏报")
    again = desk.dispatch.month(NOVEMBER, CLOSING)
    assert not again.frozen and again.rate == Cell(2, 2) and again.line(org).items["B1"].state == "2"
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, CLOSING))
    assert desk.dispatch.month(NOVEMBER, CLOSING).rate == Cell(2, 2)


def test_an_undone_freezing_takes_the_dispatch_along(desk: Desk) -> None:
    gacha(desk, "甲嘎查")
    done = desk.reports.freeze(desk.reports.prepare(NOVEMBER, CLOSING))
    assert desk.dispatch.frozen(NOVEMBER) is not None
    desk.journal.undo(done.act)
    assert desk.dispatch.frozen(NOVEMBER) is None


@pytest.mark.parametrize("damaged", [None, {}, {"format": 2}, {"format": 1, "lines": [["zz", "n", {}]], "rate": [1]}])
def test_a_frozen_month_of_another_shape_is_none(damaged: Any) -> None:
    assert FrozenMonth.of_plain(damaged) is None


def test_how_many_a_month_are_needed_up_to_the_target_day(desk: Desk) -> None:
    for number in range(13):
        gacha(desk, f"嘎查{number:02}", **({"reformed_on": "2026-06"} if number < 4 else {}))
    month = desk.dispatch.month(NOVEMBER, CLOSING)
    assert desk.dispatch.target(month, CLOSING) is None
    desk.dispatch.set_target("2027-03-31")
    target = desk.dispatch.target(month, CLOSING)
    assert target is not None and (target.months, target.left, target.a_month) == (4, 9, 3)
    desk.dispatch.set_target("2026-12-01")
    late = desk.dispatch.target(month, CLOSING)
    assert late is not None and late.a_month is None
    with pytest.raises(FieldErrors):
        desk.dispatch.set_target("2027-02-30")


def test_columns_amounts_and_numbers() -> None:
    assert (fen("1,306.5"), fen("306元"), fen("1.005"), fen("-1"), fen("x")) == (130650, 30600, None, None, None)
    assert yuan(130650) == "1306.50" and fen(yuan(1)) == 1
    assert [state_of(BY_CODE["B4"], value) for value in ("", "0", "14", "15")] == ["0", "0", "1", "2"]
    assert [state_of(BY_CODE["D2"], value, "612.00") for value in ("", "306", "612", "700")] == ["0", "1", "2", "2"]
    assert state_of(BY_CODE["D2"], "306", "") == "1" and state_of(BY_CODE["D1"], "612") is None
    a1, a5 = BY_CODE["A1"], BY_CODE["A5"]
    assert column_state([(a1, "9"), (a5, "0")]) == "0" and column_state([(a1, "0"), (a5, "2")]) == "1"


def test_a_name_goes_out_of_a_frozen_month_with_an_erasure_and_is_never_typed(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查", reformed_on="2026-03-12")
    her = write(desk, "person", name_zh="其木格", sex="2", status="active")
    write(desk, "appointment", person=her, org=org, post="P1", from_date="2024-01-01")
    with pytest.raises(FieldErrors):
        desk.dispatch.save(org, NOVEMBER, "B1", "乌日娜")
    prepared = desk.reports.prepare(NOVEMBER, CLOSING)
    desk.reports.freeze(prepared)
    assert prepared.dispatch is not None
    assert "其木格" not in json.dumps(prepared.dispatch.plain(), ensure_ascii=False)
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert line is not None and (line.items["B1"].value, line.items["B1"].state) == ("其木格", "2")
    desk.journal.write([Edit("person", her, {"deleted": 1, "name_zh": None})], Label("erase"))
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert line is not None and (line.items["B1"].value, line.items["B1"].state) == ("（已删除）", "2")


def test_a_name_that_was_typed_before_shows_as_yes(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查")
    row = desk.dispatch.row_id(org, NOVEMBER, "B1")
    fields = {"org": org, "period": NOVEMBER.key, "item": "B1", "value": "乌日娜"}
    desk.journal.write([Edit("dispatch_entry", row, fields)], Label("test"))
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
    assert line is not None and (line.items["B1"].value, line.items["B1"].state) == ("是", "2")


def test_each_number_of_people_is_its_own_last_count_and_a_merged_gachas_stays_until_a_new_one(desk: Desk) -> None:
    one, other = gacha(desk, "甲嘎查"), gacha(desk, "乙嘎查")
    first = write(desk, "population", org=one, day="2025-06-30", women=600, households=300)
    homes = write(desk, "population", org=one, day="2026-06-30", households=310)
    write(desk, "population", org=other, day="2025-06-30", women=200)

    closing = desk.township_settings.closing(CLOSING)

    def counted(term: Term = NOVEMBER) -> tuple[int, int]:
        cells = {line.figure.id: line.now.cell for line in desk.figures.report(term, CLOSING).lines}
        frozen = bases.read(desk.db, term.period(closing)).counted()
        assert all(cells[id_].num == frozen[id_].num for id_ in ("pop.women", "pop.households", "officers.people"))
        return cells["pop.women"].num, cells["pop.households"].num

    assert counted() == (800, 310)
    given = bases.read(desk.db, NOVEMBER.period(closing)).given()
    assert given["pop.women"][("population", first)] == 600 and given["pop.households"] == {("population", homes): 310}
    desk.units.merge(other, one, "2026-11-10")
    assert counted() == (800, 310) and counted(OCTOBER) == (800, 310)
    line = desk.dispatch.month(NOVEMBER, CLOSING).line(one)
    assert line is not None and (line.items["D1"].value, len(line.items["D1"].fact.reasons)) == ("800.00", 2)
    write(desk, "population", org=one, day="2026-11-15", women=790)
    assert counted() == (790, 310) and counted(OCTOBER) == (800, 310)
    write(desk, "appointment", person=write(desk, "person", name_zh="娜仁", sex="2"), org=other, post="P4")
    assert counted() == (790, 310)


def test_a_frozen_month_stays_where_another_laptop_froze_the_report_again_without_it(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查")
    prepared = desk.reports.prepare(NOVEMBER, CLOSING)
    desk.reports.freeze(prepared)
    key = {"form": "work", "term": NOVEMBER.key, "version": 2}
    second = REPORT.derived_id(key)
    assert second is not None
    desk.journal.write([Edit("report", second, {**key, "frozen": prepared.frozen.plain()})], Label("test"))
    desk.journal.write([Edit("org_unit", org, {"reformed_on": "2026-11-01"})], Label("test"))
    assert desk.dispatch.month(NOVEMBER, CLOSING).rate == Cell(0, 1)
    first = next(version for version in desk.reports.versions(NOVEMBER) if version.number == 1)
    desk.journal.write(
        [Edit("report_event", new_id(), {"report": first.id, "act": "withdrew", "day": "2026-11-27"})], Label("test")
    )
    assert not desk.dispatch.month(NOVEMBER, CLOSING).frozen


def test_a_month_that_a_newer_program_froze_is_said_and_never_counted_anew(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查")
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, CLOSING))
    row = REPORT.derived_id({"form": "dispatch", "term": NOVEMBER.key, "version": 1})
    assert row is not None
    desk.journal.write([Edit("report", row, {"frozen": {"format": 2}})], Label("test"))
    month = desk.dispatch.month(NOVEMBER, CLOSING)
    assert month.unreadable and not month.lines
    with pytest.raises(KnownError, match="dispatch_frozen"):
        desk.dispatch.save(org, NOVEMBER, "C7", "否")


def test_another_gachas_chair_and_steps_are_never_this_ones(desk: Desk) -> None:
    org, other = gacha(desk, "甲嘎查"), gacha(desk, "乙嘎查")
    post(desk, other, "其木格", "P1", from_date="2025-01-01")
    post(desk, org, "乌日娜", "P1", from_date="2020-01-01")
    process = desk.processes.save(None, {"about": {"org": other}, "kind": "R", "planned_on": "2026-11-01"}).id
    desk.processes.tick([process], "K13", "2026-11-01")
    for fields in ({"merged_into": org}, {"merged_into": org, "closed_on": "2026-11-25"}):
        desk.journal.write([Edit("org_unit", other, fields)], Label("a merger by an older laptop"))
        line = desk.dispatch.month(NOVEMBER, CLOSING).line(org)
        assert line is not None
        assert [line.items[code].value for code in ("A2", "B1", "B4")] == ["", "乌日娜", "1"]


def test_what_was_typed_for_an_earlier_month_ends_in_the_month_that_is_shown(desk: Desk, clock: Clock) -> None:
    org, december = gacha(desk, "甲嘎查"), NOVEMBER.step(1)
    clock.at = datetime(2026, 12, 27, 9, 0)
    desk.dispatch.save(org, NOVEMBER, "C7", "是")
    desk.dispatch.save(org, NOVEMBER, "D1", "500")
    for code in ("C7", "D1"):
        typed = desk.dispatch.month(december, CLOSING).line(org).items[code].typed
        assert typed is not None
        desk.dispatch.clear(org, december, typed, code)
    assert (states(desk, org)["C7"], states(desk, org, december)["C7"]) == ("2", "0")
    january = desk.dispatch.month(december.step(1), CLOSING).line(org).items["C7"]
    assert (january.state, january.typed) == ("0", None)
    ended = desk.dispatch.month(december, CLOSING).line(org).items["D1"]
    assert (ended.value, ended.state) == ("", None)


def test_a_note_without_a_value_stays_beside_what_counts_and_stands_on_paper(desk: Desk) -> None:
    org, december = gacha(desk, "甲嘎查"), NOVEMBER.step(1)
    desk.dispatch.save(org, NOVEMBER, "D4", "500")
    desk.dispatch.save(org, december, "D4", "", note="尚未到账")
    month = desk.dispatch.month(december, CLOSING)
    now = month.line(org).items["D4"]
    assert (now.value, now.note, now.own.note if now.own else "") == ("500.00", "尚未到账", "尚未到账")
    assert "尚未到账" in repr(dispatch_sheet(month, None, desk.now(), "", ""))


def test_papers_are_done_where_filing_does_not_apply(desk: Desk) -> None:
    org = gacha(desk, "甲嘎查", reformed_on="2026-03-12")
    process = desk.processes.save(None, {"about": {"org": org}, "kind": "R", "planned_on": "2026-03-12"}).id
    desk.processes.tick([process], "K14", "2026-03-20")
    assert states(desk, org)["A3"] == "1"
    desk.processes.save_step(process, "K16", {"not_applicable": 1})
    assert states(desk, org)["A3"] == "2"

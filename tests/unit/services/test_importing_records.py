"""Ledgers as they come: visits, homes, awards, activities with who came, organisations with officers; read, compared
with what stands, written as one act and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.services.desk import Desk
from desktop.services.importing.plan import Act, Row, State
from desktop.services.importing.record_cells import (
    name_and_place,
    read_clock,
    read_day,
    read_flag,
    read_moment,
    read_names,
    read_number,
    read_word,
)
from desktop.services.importing.record_plan import RecordPlan
from desktop.services.importing.writing import Planned
from desktop.services.tables import as_tsv, rows_out
from desktop.store.changes import Edit, Label
from desktop.table_files.child import read_file
from desktop.table_files.sheets import Sheet, pasted
from protocol.ids import derived_id, new_id

TODAY = date(2026, 11, 23)
TABLES = Path(__file__).resolve().parents[2] / "tables"
SUMU = derived_id("org_unit", "152221201000")
SARINTAI = derived_id("org_unit", "152221201203")
CAOGENTAI = derived_id("org_unit", "152221201204")
FIELDS = {
    "visit": ("about", "date", "target", "visitors", "place", "situation", "difficulty", "measure"),
    "home": (
        *("name_zh", "kind", "carrier", "org", "keeper", "phone", "area", "women_covered", "founded_on"),
        *("is_model", "home_place", "note"),
    ),
    "award": ("title", "about", "giver", "level", "given_on", "document_no", "note"),
    "activity": (),
    "org_unit": (),
    "appointment": (),
}
HEADS: dict[str, dict[str, tuple[str, ...]]] = {kind: dict.fromkeys(names, ()) for kind, names in FIELDS.items()}
#: The women of tests/tables/make.py.
WOMEN = {
    "高娃": (SARINTAI, "1975-03"),
    "其木格": (SARINTAI, "1975-03-02"),
    "萨仁花": (SARINTAI, None),
    "乌云": (SARINTAI, "1967-08"),
    "王秀兰": (CAOGENTAI, "1964-05-12"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    units = [
        (SUMU, {"level": "sumu", "name_zh": "乌兰毛都苏木", "short_name": "乌兰毛都苏木"}),
        (SARINTAI, {"level": "gacha", "parent": SUMU, "name_zh": "萨仁台嘎查委员会", "short_name": "萨仁台嘎查"}),
        (CAOGENTAI, {"level": "gacha", "parent": SUMU, "name_zh": "草根台嘎查委员会", "short_name": "草根台嘎查"}),
    ]
    desk.journal.write([Edit("org_unit", id_, values) for id_, values in units], Label("township.choose"))
    for name, (gacha, born) in WOMEN.items():
        desk.people.save(None, {"name_zh": name, "gacha": gacha, "birth": born, "sex": "2"})
    for gacha, born in ((SARINTAI, "2001-03"), (CAOGENTAI, "1988-06")):
        desk.people.save(None, {"name_zh": "图雅", "gacha": gacha, "birth": born, "sex": "2"})
    yield desk
    desk.close()


def planned(desk: Desk, *tables: str | Sheet, kind: str = "", file: str = "台账.xlsx") -> Planned:
    rules = desk.imports.rules(heads=HEADS)
    sheets = [pasted(table) if isinstance(table, str) else table for table in tables]
    return desk.imports.plan(desk.imports.sources(file, sheets, rules, None, kind), rules)


def states(made: Planned) -> list[str]:
    return [row.state.value for row in made.plan.rows]


def codes(row: Row) -> list[str]:
    return [reason.code for reason in row.reasons]


def her(desk: Desk, name: str) -> bytes:
    (id_,) = desk.people.named(name)
    return id_


def records(desk: Desk, kind: str) -> list[dict[str, Any]]:
    return [record or {} for record in desk.plain[kind].page(desk.plain[kind].ids())]


# --- ledgers that LibreOffice made ------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_a_ledger_of_visits_comes_in(desk: Desk, ending: str) -> None:
    made = planned(desk, *read_file(TABLES / f"visits.{ending}"), file=f"visits.{ending}")
    rows = made.plan.rows
    assert isinstance(made.plan, RecordPlan) and made.plan.kind == "visit"
    if ending == "csv":  # 03/06/2026, as the office program wrote that day: of March or of June, nobody knows
        assert codes(rows[1]) == ["day_or_month"] and not rows[1].writes
        doubt = rows[1].person.doubts["date"]
        assert (doubt.value, doubt.other) == ("2026-03-06", "2026-06-03")
        made.plan.decide([1], accepted=True, other=True)
        assert rows[1].person.values["date"] == "2026-06-03"
        made.plan.decide([1], accepted=True, other=False)
        assert rows[1].person.values["date"] == "2026-03-06"
    assert states(made) == ["new", "new", "unsure", "unsure", "unsure", "unsure"], "the sum is no visit"
    assert codes(rows[2]) == ["no_household"] and codes(rows[3]) in (["cell_broken"], ["required"])
    assert codes(rows[4]) == ["before_birth"], "the gacha of the title tells her from her namesake"
    assert codes(rows[5]) == ["name_unknown"]
    first = rows[0].person.values
    assert (first["person"], first["date"], first["target"]) == (her(desk, "高娃"), "2026-03-05", "T2")
    assert first["visitors"] == [her(desk, "其木格")] and first["visitors_text"] == ["张三"]
    assert first["situation"] == "腿不好\n天气：晴", "what has no column is kept; her phone stands on the roster alone"
    done = desk.imports.write(made)
    assert (done.added, done.changed, done.kind) == (2, 0, "visit") and desk.visits.count() == 2
    again = planned(desk, *read_file(TABLES / f"visits.{ending}"))
    assert states(again)[:2] == ["same", "unsure" if ending == "csv" else "same"] and not list(again.plan.to_write())
    assert done.changes.act is not None
    desk.records.undo(done.changes.act)
    assert desk.visits.count() == 0 and desk.imports.batches() == []


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_activities_come_in_from_a_list_and_from_a_sheet_with_names_below(desk: Desk, ending: str) -> None:
    made = planned(desk, *read_file(TABLES / f"activities.{ending}"))
    rows = made.plan.rows
    assert isinstance(made.plan, RecordPlan) and made.plan.kind == "activity" and len(rows) == 4
    assert states(made) == ["new", "new", "unsure", "new"] and codes(rows[2]) == ["date_partial"]
    done = desk.imports.write(made)
    assert done.added == 3
    by_title = {row.title: desk.activities.get(row.id) for row in desk.activities.page(desk.activities.ids())}
    show, talk, law = by_title["三八节文艺演出"], by_title["健康讲座"], by_title["普法宣传活动"]
    assert show is not None and talk is not None and law is not None
    assert (show.values["start"], show.values["end"]) == ("2026-03-08T09:00", "2026-03-08T11:30")
    assert (show.values["kind"], talk.values["kind"], law.values["kind"]) == ("A03", "A10", "A05")
    assert [line.name for line in show.lines if line.newcomer] == ["巴图"] and show.counts.known == 3
    assert (show.counts.heads, show.values["guests_unnamed"], show.values["women_among_guests"]) == (32, 28, 26)
    assert talk.counts.heads == 2 and [line.name for line in talk.lines if line.person is None] == ["王大夫主任"]
    assert law.values["start"] == "2026-04-15T00:00" and law.place == "草根台嘎查"
    came = {line.name: line.gacha for line in law.lines}
    assert (
        came == {"高娃": "萨仁台嘎查", "图雅": "草根台嘎查", "新来的": ""} and "未到：其木格" in law.values["content"]
    )
    again = planned(desk, *read_file(TABLES / f"activities.{ending}"))
    assert states(again) == ["same", "same", "unsure", "same"]
    assert done.changes.act is not None
    desk.records.undo(done.changes.act)
    assert desk.activities.ids() == [] and desk.people.named("巴图") == [], "newcomers go with what brought them"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_organisations_come_in_with_their_officers(desk: Desk, ending: str) -> None:
    made = planned(desk, *read_file(TABLES / f"units.{ending}"))
    assert isinstance(made.plan, RecordPlan) and made.plan.kind == "org_unit"
    assert states(made) == ["changed", "new", "unsure"], [codes(row) for row in made.plan.rows]
    assert [(r.code, r.field) for r in made.plan.rows[2].reasons] == [("word_unknown", "level")]
    desk.imports.write(made)
    held = {(h.name, h.post, h.from_date) for h in desk.units.holders(SARINTAI)}
    assert held == {
        ("高娃", "P1", "2025-06"),
        ("其木格", "P2", "2025-06"),
        ("萨仁花", "P4", "2025-06"),
        ("乌云", "P4", "2025-06"),
    }
    (unit,) = [unit for unit in desk.units.all() if unit.name == "萌芽养殖合作社妇联"]
    assert (unit.level, unit.parent) == ("enterprise", SARINTAI)
    assert [(h.name, h.from_date) for h in desk.units.holders(unit.id)] == [("王秀兰", "2024-03")]
    assert states(planned(desk, *read_file(TABLES / f"units.{ending}"))) == ["same", "same", "unsure"]


# --- whom and what a cell means ---------------------------------------------------------------------------------------


def test_of_namesakes_she_is_chosen_in_place_and_the_same_name_for_all_rows(desk: Desk) -> None:
    table = "走访日期\t走访对象\t情况\n2026-03-01\t图雅\t一\n2026-03-02\t图雅\t二\n2026-03-03\t图雅（草根台嘎查）\t三"
    made = planned(desk, table)
    assert states(made) == ["unsure", "unsure", "new"] and len(made.plan.rows[0].person.several["图雅"]) == 2
    first = made.plan.rows[2].person.values["person"]
    rows = made.plan.alike(0, "name_several", "图雅")
    made.plan.decide(rows, means={"图雅": first})
    assert states(made) == ["new"] * 3 and made.plan.rows[0].person.values["person"] == first
    made.plan.decide([0], means={})
    assert states(made)[0] == "unsure"
    made.plan.correct(1, 1, "图雅（萨仁台嘎查）")
    assert states(made)[1] == "new"


def test_who_is_not_on_the_roster_is_written_down_once_with_what_names_her(desk: Desk) -> None:
    table = "走访日期\t走访对象\t嘎查\n2026-03-01\t新来的\t草根台嘎查\n2026-03-02\t新来的\t草根台嘎查"
    made = planned(desk, table)
    assert states(made) == ["unsure", "unsure"]
    made.plan.decide(made.plan.alike(0, "name_unknown", "新来的"), means={"新来的": b""})
    act = desk.imports.write(made).changes.act
    person = desk.people.get(her(desk, "新来的"))
    assert person is not None and person.values["gacha"] == CAOGENTAI and person.values["to_complete"] == 1
    assert {record["person"] for record in records(desk, "visit")} == {person.id}
    assert act is not None
    desk.records.undo(act)
    assert desk.people.named("新来的") == []


def test_a_namesake_is_known_by_the_record_that_stands_of_her(desk: Desk) -> None:
    one, _ = desk.people.named("图雅")
    desk.plain["visit"].save(None, {"date": "2026-03-01", "person": one, "situation": "看望"})
    assert states(planned(desk, "走访日期\t走访对象\t情况\n2026-03-01\t图雅\t看望")) == ["same"]
    assert states(planned(desk, "走访日期\t走访对象\t情况\n2026-03-01\t图雅\t别的")) == ["unsure"]


def test_a_visit_to_a_woman_who_was_merged_is_hers_who_stands(desk: Desk) -> None:
    stays, goes = desk.people.named("图雅")
    desk.plain["visit"].save(None, {"date": "2026-03-01", "person": goes, "situation": "看望"})
    desk.journal.write([Edit("person", goes, {"merged_into": stays})], Label("person.merge", ""))
    table = "走访日期\t走访对象\t情况\n2026-03-01\t图雅\t看望\n2026-03-02\t图雅\t又去"
    made = planned(desk, table)
    assert states(made) == ["same", "new"] and made.plan.rows[1].person.values["person"] == stays


def test_what_is_about_a_deleted_home_or_woman_says_so(desk: Desk) -> None:
    home = desk.homes.save(None, {"name_zh": "草原之家", "org": SARINTAI}).id
    desk.homes.delete(home)
    desk.people.delete(her(desk, "乌云"))
    made = planned(desk, "荣誉名称\t获奖人\n先进之家\t草原之家\n女能人\t乌云")
    assert [codes(row) for row in made.plan.rows] == [["name_deleted"], ["name_deleted"]]
    made = planned(desk, "妇女之家名称\t嘎查\t面积\n草原之家\t萨仁台\t80平米")
    assert states(made) == ["new"] and codes(made.plan.rows[0]) == ["was_deleted"], "it is said, and may be added anew"


def test_an_award_goes_to_whom_or_what_its_name_means(desk: Desk) -> None:
    home = desk.homes.save(None, {"name_zh": "草原之家", "org": SARINTAI}).id
    desk.people.save_household(her(desk, "高娃"), {"summer_place": "夏营地"})
    rows = ("甲\t草原之家\t旗\t2025.3", "乙\t萨仁台嘎查妇联\t自治区\t2024年", "丙\t高娃家庭\t盟\t2023.5.1")
    table = "\n".join(("荣誉\t姓名/集体/家庭\t级别\t日期", *rows))
    made = planned(desk, table)
    assert states(made) == ["new"] * 3
    first, second, third = (row.person.values for row in made.plan.rows)
    assert (first["home"], first["level"], first["given_on"]) == (home, "banner", "2025-03")
    assert (second["org"], second["level"], second["given_on"]) == (SARINTAI, "region", "2024")
    assert third["household"] is not None and third["level"] == "league"


# --- same, changed, twice ---------------------------------------------------------------------------------------------


def test_a_home_changes_field_by_field_and_blanks_say_nothing(desk: Desk) -> None:
    desk.homes.save(None, {"name_zh": "草原之家", "org": SARINTAI, "area": 80, "note": "老话"})
    table = "妇女之家名称\t嘎查\t面积(㎡)\t覆盖妇女数\t负责人\t不认识的列\n草原之家\t\t120平方米\t1.2万\t查无此人\t甲"
    made = planned(desk, table)
    (row,) = made.plan.rows
    assert row.state is State.CHANGED and row.person.unread == {"keeper": "name_unknown"}
    assert {name: new for name, (_, new) in row.changes.items()} == {
        "area": 120,
        "women_covered": 12_000,
        "note": "老话\n不认识的列：甲\n负责人：查无此人",
    }
    made.plan.decide([0], old=frozenset({"area"}))
    assert desk.imports.write(made).changed == 1
    (home,) = records(desk, "home")
    assert (home["area"], home["women_covered"]) == (80, 12_000) and "查无此人" in home["note"]
    again = planned(desk, table)
    assert set(again.plan.rows[0].changes) == {"area"}


def test_two_files_that_disagree_are_asked_about_and_the_same_file_twice_is_not(desk: Desk) -> None:
    head = "妇女之家名称\t嘎查\t面积\n"
    made = planned(desk, head + "草原之家\t萨仁台\t80", head + "草原之家\t萨仁台\t80", head + "草原之家\t萨仁台\t90")
    assert states(made) == ["new", "left", "unsure"]
    assert [codes(row) for row in made.plan.rows] == [[], ["row_twice"], ["rows_differ"]]
    made.plan.decide([0], act=Act.LEAVE)
    assert states(made) == ["left", "new", "unsure"]
    made.plan.decide([1], act=Act.LEAVE)
    assert states(made) == ["left", "left", "new"]
    assert desk.imports.write(made).added == 1 and records(desk, "home")[0]["area"] == 90


def test_several_records_that_may_be_meant_are_asked_about(desk: Desk) -> None:
    for org in (SARINTAI, CAOGENTAI):
        desk.homes.save(None, {"name_zh": "草原之家", "org": org})
    made = planned(desk, "妇女之家名称\t面积\n草原之家\t80")
    (row,) = made.plan.rows
    assert codes(row) == ["several_records"] and len(row.candidates) == 2 and not row.writes
    made.plan.decide([0], act=Act.UPDATE, who=row.candidates[1])
    assert row.state is State.CHANGED and row.who == row.candidates[1]
    made.plan.decide([0], act=Act.ADD, who=None)
    assert row.state is State.NEW


def test_what_came_meanwhile_is_compared_under_the_same_decisions(desk: Desk) -> None:
    table = "走访日期\t走访对象\t情况\n2026-03-01\t图雅\t一"
    rules = desk.imports.rules(heads=HEADS)
    sources = desk.imports.sources("", [pasted(table)], rules)
    made = desk.imports.plan(sources, rules)
    chosen = made.plan.rows[0].person.several["图雅"][0]
    made.plan.decide([0], means={"图雅": chosen})
    desk.plain["visit"].save(None, {"date": "2026-03-01", "person": chosen, "situation": "一"})
    assert states(desk.imports.plan(sources, rules, made.plan.decisions())) == ["same"]


def test_an_import_that_is_stopped_says_how_much_it_wrote_and_is_undone_whole(desk: Desk) -> None:
    table = "妇女之家名称\n" + "\n".join(f"第{number}之家" for number in range(20))
    made = planned(desk, table, kind="home")
    written: list[int] = []

    def stop() -> bool:
        written.append(1)
        return len(written) > 7

    done = desk.imports.write(made, cancelled=stop)
    assert done.added == 7 == desk.homes.count() and desk.imports.batches()[0].added == 7
    assert done.changes.act is not None
    desk.records.undo(done.changes.act)
    assert desk.homes.count() == 0


# --- activities -------------------------------------------------------------------------------------------------------


def test_names_one_a_row_and_a_matrix_are_activities_too(desk: Desk) -> None:
    table = "活动名称\t活动日期\t姓名\t嘎查\n培训班\t2026.5.5\t高娃\t\n\t\t图雅\t草根台嘎查\n广场舞\t2026.5.6\t其木格\t"
    made = planned(desk, table)
    assert [len(row.person.values["people"]) for row in made.plan.rows] == [2, 1] and states(made) == ["new", "new"]
    matrix = "2026年活动签到\n姓名\t3月8日 三八庆祝\t4月1日健康讲座\n高娃\t√\t\n其木格\t√\t1"
    made = planned(desk, matrix)
    assert [(row.person.values["title"], row.person.values["start"][:10]) for row in made.plan.rows] == [
        ("三八庆祝", "2026-03-08"),
        ("健康讲座", "2026-04-01"),
    ]
    assert [len(row.person.values["people"]) for row in made.plan.rows] == [2, 1]


def test_an_activity_that_stands_gains_who_came_and_loses_nobody(desk: Desk) -> None:
    first = "活动名称\t活动时间\t人数\t参加人员\n三八庆祝\t2026-03-08\t10\t高娃、其木格"
    desk.imports.write(planned(desk, first))
    (id_,) = desk.activities.ids()
    made = planned(desk, "活动名称\t活动时间\t人数\t参加人员\n三八庆祝\t2026.3.8\t10\t萨仁花、高娃")
    (row,) = made.plan.rows
    assert row.state is State.CHANGED and set(row.changes) == {"people", "guests_unnamed"}
    desk.imports.write(made)
    held = desk.activities.get(id_)
    assert held is not None and held.counts.heads == 10 and held.counts.known == 3
    assert states(planned(desk, first)) == ["same"]


def test_numbers_that_cannot_be_are_asked_about(desk: Desk) -> None:
    head = "活动名称\t活动时间\t人数\t其中妇女\t参加人员\n"
    made = planned(desk, head + "甲\t2026-03-08\t1\t\t高娃、其木格\n乙\t2026-03-08\t5\t9\t高娃\n丙\t2026.3.8\t-3\t\t")
    assert [codes(row) for row in made.plan.rows][:2] == [["heads_fewer"], ["women_heads_wrong"]]
    made.plan.decide([0, 1], accepted=True)
    assert states(made) == ["new"] * 3 and made.plan.rows[2].person.unread == {"heads": "number_negative"}
    desk.imports.write(made)
    heads = {row.title: row.heads for row in desk.activities.page(desk.activities.ids())}
    assert heads == {"甲": 2, "乙": 5, "丙": 0}


def test_an_officer_has_her_post_once_and_what_is_impossible_waits(desk: Desk) -> None:
    head = "姓名\t单位\t职务\t任职时间\n"
    made = planned(
        desk, head + "高娃\t萨仁台嘎查妇联\t妇联执委\t2025.6\n乌云\t萨仁台\t看门的\t2025\n其木格\t萨仁台\t主席\t1960.1"
    )
    assert made.plan.rows[0].person.values["post"] == "P4" and states(made) == ["new", "unsure", "unsure"]
    assert codes(made.plan.rows[1]) == ["word_unknown"] and codes(made.plan.rows[2]) == ["before_birth"]
    desk.imports.write(made)
    assert states(planned(desk, head + "高娃\t萨仁台嘎查\t执委\t2025年6月")) == ["same"]
    assert states(planned(desk, head + "高娃\t萨仁台嘎查\t执委\t2024年6月")) == ["changed"]


# --- what a sheet holds -----------------------------------------------------------------------------------------------


def test_a_roster_stays_a_roster_and_what_is_said_of_a_table_counts(desk: Desk) -> None:
    rules = desk.imports.rules(heads=HEADS)
    roster = "姓名\t性别\t民族\t出生年月\t职务\t荣誉\t联系电话\n新人\t女\t汉\t1980.3\t执委\t三八红旗手\t13800000009"
    (source,) = desk.imports.sources("执委花名册.xlsx", [pasted(roster)], rules)
    assert source.kind == "person"
    (source,) = desk.imports.sources("执委花名册.xlsx", [pasted(roster)], rules, None, "award")
    assert source.kind == "award" and source.fields[0] == "about" and source.fields[5] == "title"
    assert desk.imports.sources("", [pasted("甲\t乙\n1\t2")], rules, None, "visit") == []
    assert desk.imports.sources("", [pasted("走访日期\t走访对象\n填表人：王\t")], rules) == [], (
        "a head is nobody's name"
    )


def test_what_was_chosen_for_a_head_is_chosen_again(desk: Desk) -> None:
    rules = desk.imports.rules(heads=HEADS)
    table = pasted("走访日期\t走访对象\t怪列\n2026-03-01\t高娃\t缺煤")
    (source,) = desk.imports.sources("", [table], rules)
    assert source.fields == ["date", "about", "keep"]
    known = {f"visit\n{source.table.fingerprint}": ["date", "about", "difficulty"]}
    (source,) = desk.imports.sources("", [table], rules, known)
    assert source.fields == ["date", "about", "difficulty"]
    wrong = {f"visit\n{source.table.fingerprint}": ["date", "about", "title"]}
    assert desk.imports.sources("", [table], rules, wrong)[0].fields[2] == "keep"


# --- cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "doubt", "why"),
    [
        ("2026.3.5", "2026-03-05", "", ""),
        ("2026年3月5日（周四）", "2026-03-05", "", ""),
        ("20260305", "2026-03-05", "", ""),
        ("2026-03-05 14:30", "2026-03-05", "", ""),
        ("二〇二六年三月五日", "2026-03-05", "", ""),
        ("46086", "2026-03-05", "", ""),
        ("2026年3月", "2026-03", "", ""),
        ("3月5日", "2026-03-05", "year_assumed", ""),
        ("12月5日", "2025-12-05", "year_assumed", ""),
        ("3.10", "2026-03-10", "year_assumed", ""),
        ("26.3.5", "2026-03-05", "birth_two_digits", ""),
        ("2026.3.5-3.7", "2026-03-05", "day_first_of_several", ""),
        ("03/06/2026", "2026-03-06", "day_or_month", ""),
        ("3-6-2026", "2026-03-06", "day_or_month", ""),
        ("25/12/2025", "2025-12-25", "", ""),
        ("12/25/2025", "2025-12-25", "", ""),
        ("03/03/2026", "2026-03-03", "", ""),
        ("31/31/2026", None, "", "date_impossible"),
        ("2026.13.5", None, "", "date_impossible"),
        ("2027-01-01", None, "", "date_future"),
        ("三月上旬", None, "", "date_format"),
        ("=cmd|' /C calc'!A0", None, "", "date_format"),
        ("无", None, "", ""),
    ],
)
def test_days_as_ledgers_write_them(text: str, value: str | None, doubt: str, why: str) -> None:
    read = read_day(text, TODAY)
    assert (read.value, read.doubt, read.unread) == (value, doubt, why)
    assert not read.doubt or read.kept == text


def test_a_title_says_the_year_of_a_day() -> None:
    assert read_day("3月5日", TODAY, 2025) == read_day("2025-03-05", TODAY)
    assert read_day("3.1", TODAY, 2025).doubt == "year_assumed", "October's zero may be lost"
    assert read_day("3月", TODAY, 2025).value == "2025-03"


@given(
    st.dates(date(2000, 1, 1), TODAY), st.sampled_from(["%Y.%m.%d", "%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"])
)
def test_every_way_of_writing_a_day_gives_that_day(day: date, way: str) -> None:
    assert read_day(day.strftime(way), TODAY).value == day.isoformat()
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    assert read_day(str(serial), TODAY).value == day.isoformat()


@given(st.text(max_size=40))
def test_no_cell_is_lost_or_breaks_a_reader(text: str) -> None:
    for read in (read_day(text, TODAY), read_number(text), read_flag(text), read_word("award_level", text)):
        assert read.value is not None or read.unread or read == read_day("", TODAY) or not read.kept
        if read.unread:
            assert read.kept == text.strip()
    moment = read_moment(text, TODAY)
    assert moment.day.value is None or moment.day.value[:4].isdecimal()
    read_clock(text)
    names, _ = read_names(text)
    assert all(name.strip() for name in names)


@pytest.mark.parametrize(
    ("text", "day", "start", "end"),
    [
        ("2026年3月8日下午3点", "2026-03-08", "15:00", ""),
        ("2026-03-08 09:30-11:00", "2026-03-08", "09:30", "11:00"),
        ("2026.3.8 上午9:00至11点半", "2026-03-08", "09:00", "11:30"),
        ("2026年3月8日上午", "2026-03-08", "09:00", ""),
        ("2026-03-08 00:00", "2026-03-08", "", ""),
    ],
)
def test_when_something_was_held(text: str, day: str, start: str, end: str) -> None:
    moment = read_moment(text, TODAY)
    assert (moment.day.value, moment.start, moment.end) == (day, start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("32人", "32"), ("1,200元", "1200"), ("1.2万", "12000"), ("约30", "30"), ("0", "0"), ("120.5", None)),
        *(("-3", None), ("￥1,200.00", "1200"), ("８０㎡", "80"), ("一百", None), ("99999999999999", None)),
    ],
)
def test_numbers_as_ledgers_write_them(text: str, value: str | None) -> None:
    assert read_number(text).value == value


@given(st.integers(0, 900_000), st.sampled_from(["", "人", "元", "平方米", "户"]))
def test_every_number_is_read_with_its_marks(number: int, unit: str) -> None:
    assert read_number(f"{number:,}{unit}").value == str(number)


def test_names_in_a_cell_with_whatever_stands_between() -> None:
    assert read_names("其木格、乌日娜 高  娃,图雅；A·B\n1.萨仁花 2、王秀兰等32人") == (
        ["其木格", "乌日娜", "高娃", "图雅", "A·B", "萨仁花", "王秀兰"],
        32,
    )
    assert read_names("图雅（萨仁台嘎查）、图雅(草根台)")[0] == ["图雅（萨仁台嘎查）", "图雅(草根台)"]
    assert name_and_place("图雅（萨仁台嘎查）") == ("图雅", "萨仁台嘎查")


# --- out and in again -------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.dates(date(2010, 1, 1), TODAY),
            st.sampled_from([*WOMEN, "图雅"]),
            st.none() | st.sampled_from(["T1", "T2", "T9"]),
            st.none() | WORDS,
            st.none() | WORDS,
            st.lists(st.sampled_from([*WOMEN]) | st.sampled_from(["张三", "李四"]), max_size=3),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_visits_that_go_out_come_in_as_they_were(desk: Desk, rows: list[tuple[Any, ...]]) -> None:
    service = desk.plain["visit"]
    for old in service.ids():
        service.delete(old)
    for day, name, target, situation, difficulty, visitors in rows:
        went = [found[0] if (found := desk.people.named(each)) else each for each in visitors]
        values = {"date": day.isoformat(), "person": desk.people.named(name)[0], "target": target, "visitors": went}
        service.save(None, {**values, "situation": situation, "difficulty": difficulty})
    heads = {name: f"栏{at}" for at, name in enumerate(FIELDS["visit"])}
    words = {**HEADS, "visit": {name: (head,) for name, head in heads.items()}}
    table = as_tsv(rows_out(desk, "visit", service.ids(), heads))

    def plan() -> Planned:
        rules = desk.imports.rules(heads=words)
        return desk.imports.plan(desk.imports.sources("", [pasted(table)], rules, None, "visit"), rules)

    def held() -> list[str]:
        names = [*FIELDS["visit"][1:], "person", "visitors_text"]
        found = (record or {} for record in service.page(service.ids()))
        return sorted(str([str(record[name]).replace("\n", " ") for name in names]) for record in found)

    before, made = held(), plan()
    assert not list(made.plan.to_write()), "nothing that stands is written once more"
    for old in service.ids():
        service.delete(old)
    made = plan()
    for row in made.plan.rows:  # of namesakes somebody says whom it means, as they were written
        if row.state is State.UNSURE and "图雅" in row.person.several:
            made.plan.decide([row.at], means={"图雅": desk.people.named("图雅")[0]})
    desk.imports.write(made)
    assert sorted(set(held())) == sorted(set(before))


def test_nothing_of_a_hostile_cell_is_computed_or_dropped(desk: Desk) -> None:
    made = planned(desk, "妇女之家名称\t面积\t备注\n'=cmd|' /C calc'!A0\t=1+1\t@SUM(A1)", kind="home")
    (row,) = made.plan.rows
    assert row.person.values["name_zh"] == "=cmd|' /C calc'!A0" and row.person.unread == {"area": "number_format"}
    desk.imports.write(made)
    (home,) = records(desk, "home")
    assert "=1+1" in home["note"] and "@SUM(A1)" in home["note"]


def test_a_table_of_twenty_thousand_visits_is_read_and_its_rows_found_again(desk: Desk) -> None:
    names = [*WOMEN]
    table = "走访日期\t走访对象\t情况\n" + "\n".join(
        f"2026-{1 + at % 9:02}-{1 + at % 28:02}\t{names[at % 5]}\t情况{at}" for at in range(20_001)
    )
    made = planned(desk, table)
    assert len(made.plan.rows) == 19_999 and made.plan.counts()[State.NEW] == 19_999
    assert made.plan.sources[0].sheet.left_out == 2, "20,000 rows with the head"


def test_an_erased_woman_is_not_written_of_again(desk: Desk) -> None:
    gone = her(desk, "萨仁花")
    desk.erasure.ask(gone, "request")
    made = planned(desk, "走访日期\t走访对象\n2026-03-01\t萨仁花")
    assert states(made) == ["unsure"] and not list(made.plan.to_write()) and new_id() != gone

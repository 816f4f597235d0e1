"""基层组织建设统计表: every cell opens to what it counts; 人数 are different women in each column and in the whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.federation_rosters import statistics
from desktop.services.desk import Desk
from desktop.services.federation_rules import FederationRules, set_rules
from desktop.services.yearly_table import COLUMNS
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

NOW = datetime(2026, 11, 27, 9, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def write(desk: Desk, kind: str, /, **fields: Any) -> bytes:
    id_ = new_id()
    desk.journal.write([Edit(kind, id_, fields)], Label("test"))
    return id_


def test_what_the_records_say_stands_in_its_column_and_opens_to_its_names(desk: Desk) -> None:
    sumu = write(desk, "org_unit", name_zh="甲苏木", level="sumu", form="F1", established_on="2018-06")
    gacha = write(desk, "org_unit", name_zh="乙嘎查", level="gacha", parent=sumu, form="F1", established_on="2026-03")
    write(desk, "org_unit", name_zh="后设嘎查", level="gacha", parent=sumu, exists_since="2026-12-01")
    her = write(desk, "person", name_zh="其木格", sex="2", birth="1990-12-10", gacha=gacha)
    for org, rank in ((sumu, "deputy_section"), (gacha, None)):
        write(desk, "appointment", person=her, org=org, post="P1", from_date="2022-01-20", rank=rank)
    home = write(desk, "home", name_zh="乙嘎查妇女之家", org=gacha, kind="H10", is_model=1)
    write(desk, "home", name_zh="旧", org=gacha, kind="H10", closed_on="2026-01-01")
    team = write(desk, "volunteer_team", name="护苗队", org=gacha)
    volunteer = write(desk, "person", name_zh="高娃")
    write(desk, "volunteer", person=volunteer, teams=[team])
    work = write(desk, "chat_group", name="工作群", kind="G1", org=sumu)
    write(desk, "chat_group", name="姐妹群", kind="G2", org=sumu, gachas=[gacha])
    course = write(desk, "training", course="轮训班", to_date="2026-05-20", organiser_level="banner")
    write(desk, "training_person", training=course, person=her)
    for start in ("2021-11-20", "2026-11-18"):
        write(desk, "term", org=gacha, start=start, length_years=5)
    budget = desk.plain["budget"].save(
        None, {"title": "一元钱", "year": 2026, "level": "gacha", "women": 612, "rate_fen": 100}
    )
    write(desk, "fund_entry", purpose="到位", side="in", amount_fen=30600, level="gacha", date="2026-03-01")
    table = desk.yearly_tables.on(NOW.date())
    lines = {line.key: line for line in table.lines}

    def row(key: str) -> dict[str, str]:
        return {column: said for column, _ in COLUMNS if (said := lines[key].said(column))}

    should = row("org.should")
    assert (should["all"], should["sumu"], should["gacha"], should["community"]) == ("2", "1", "1", "0")
    assert (row("new_this_year")["all"], row("new_this_year")["gacha"], row("new_this_year")["sumu"]) == ("1", "1", "0")
    assert {key: row("post.executives")[key] for key in ("all", "sumu", "gacha")} == {
        "all": "1",
        "sumu": "1",
        "gacha": "1",
    }
    assert table.twice == 1 and "因 1 人兼任" in table.foot
    assert (row("rank.deputy_section")["sumu"], row("rank.deputy_section")["gacha"]) == ("1", "0")
    assert desk.yearly_tables.names(lines["rank.deputy_section"], "all") == [(her, "其木格")]
    assert [desk.yearly_tables.names(lines[key], "gacha") for key in ("homes", "homes.H10", "homes.model")] == [
        [(home, "乙嘎查妇女之家")]
    ] * 3
    assert (row("homes.H20")["all"], row("vol.teams")["gacha"], row("vol.people")["gacha"]) == ("0", "1", "1")
    assert desk.yearly_tables.names(lines["vol.people"], "gacha") == [(volunteer, "高娃")]
    assert desk.yearly_tables.names(lines["grp.G1"], "sumu") == [(work, "工作群")] and row("grp.G1")["gacha"] == "0"
    assert row("grp.covered") == {"all": "1", "gacha": "1", "community": "0"}
    assert row("train.courses") == {"all": "1"} and desk.yearly_tables.names(lines["train.heads"], "all")[0][0] == her
    assert (row("org.renewed")["gacha"], row("org.overdue")["gacha"]) == ("1", "0")
    assert row("fund.due") == {"all": "612.00", "gacha": "612.00"}
    assert row("fund.received") == {"all": "306.00", "gacha": "306.00"}
    assert [id_ for id_, _ in desk.yearly_tables.names(lines["fund.due"], "all")] == [budget.id]


def test_an_earlier_year_is_told_as_it_was_and_the_young_are_those_of_the_townships_rule(desk: Desk) -> None:
    gacha = write(desk, "org_unit", name_zh="乙嘎查", level="gacha", form="F1")
    her = write(desk, "person", name_zh="其木格", sex="2", birth="1987-06-10")
    write(desk, "appointment", person=her, org=gacha, post="P4", from_date="2026-02-01")
    now, before = (desk.yearly_tables.on(day) for day in (NOW.date(), date(2025, 12, 31)))
    executives, young = ({line.key: line for line in now.lines}[key] for key in ("post.executives", "post.young"))
    assert executives.said("all") == "1" and young.said("all") == "0" and young.words.endswith("35岁以下")
    assert {line.key: line for line in before.lines}["post.executives"].said("all") == "0"
    set_rules(desk, FederationRules(young=40, counted=False))
    told = {line.key: line for line in desk.yearly_tables.on(NOW.date()).lines}["post.young"]
    assert told.said("all") == "1" and told.words.endswith("不满40岁")
    paper = statistics(desk, NOW.date())
    assert all(len(row) == len(paper.columns) for row in paper.groups[0].rows)

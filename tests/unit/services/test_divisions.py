"""The list of divisions, and the units that a township starts with."""

from __future__ import annotations

import time

import pytest

from desktop.services import divisions as module
from desktop.services.divisions import Divisions, divisions, short_name, units_for
from protocol.records import ORG_UNIT


def test_the_whole_list_is_there_and_quick_to_read() -> None:
    divisions.cache_clear()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        listed = divisions.__wrapped__()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1
    assert len(listed.leagues()) == 12
    banners = [banner for league in listed.leagues() for banner in listed.children(league.code)]
    townships = [township for banner in banners for township in listed.children(banner.code)]
    assert (len(banners), len(townships)) == (108, 1225)
    assert sum(len(listed.children(township.code)) for township in townships) == 14592


def test_a_path_goes_from_the_league_down() -> None:
    assert [row.name for row in divisions().path("152221201201")] == [
        "兴安盟",
        "科尔沁右翼前旗",
        "乌兰毛都苏木",
        "萨仁台嘎查",
    ]
    assert divisions().path("999") == []


@pytest.mark.parametrize(
    "typed",
    ["乌兰毛都", "乌兰毛都苏木", "wlmd", "wulanmaodu", "WLMDSM", "前旗 乌兰毛", "兴安盟 科右前旗 毛都", "152221201"],
)
def test_a_township_is_found_by_what_one_types(typed: str) -> None:
    assert divisions().find_townships(typed)[0].code == "152221201"


def test_whole_names_come_first_and_a_banner_gives_its_townships() -> None:
    assert divisions().find_townships("乌兰")[0].name.startswith("乌兰")
    found = divisions().find_townships("科右前旗", limit=50)
    assert {row.code for row in divisions().children("152221")} <= {row.code for row in found}
    assert divisions().find_townships("  ") == []
    assert divisions().find_townships("没有这个地方") == []
    assert len(divisions().find_townships("镇", limit=7)) == 7


@pytest.mark.parametrize(
    ("official", "short"),
    [
        ("勿布林社区居委会", "勿布林社区"),
        ("萨仁台嘎查", "萨仁台嘎查"),
        ("第一嘎查村民委员会", "第一嘎查"),
        ("塔西嘎查委会", "塔西嘎查"),
        ("额尔登敖包嘎查村", "额尔登敖包嘎查"),
        ("毫沁营村委会", "毫沁营村"),
        ("温都尔敖包村村委会", "温都尔敖包村"),
        ("东关村民委员会", "东关村"),
        ("什拉门更社区居民委员会", "什拉门更社区"),
        ("民航北居民委员会", "民航北居委会"),
        ("第五生产队", "第五生产队"),
        ("村委会", "村委会"),
    ],
)
def test_short_names(official: str, short: str) -> None:
    assert short_name(official) == short


def test_the_units_of_a_township() -> None:
    units = units_for("152221201")
    assert [(unit["level"], unit["short_name"]) for unit in units] == [
        ("banner", "科尔沁右翼前旗"),
        ("sumu", "乌兰毛都苏木"),
        ("community", "勿布林社区"),
        ("gacha", "勿布林嘎查"),
        ("gacha", "萨仁台嘎查"),
        ("gacha", "草根台嘎查"),
        ("gacha", "敖力斯台嘎查"),
        ("gacha", "白音居力合嘎查"),
        ("gacha", "乌兰河嘎查"),
    ]
    assert units[2]["name_zh"] == "勿布林社区居委会"
    assert units[1]["code"] == "152221201000"
    seen: set[bytes | None] = {None}
    for unit in units:
        assert unit["id"] == ORG_UNIT.derived_id({"code": unit["code"]})
        assert unit.get("parent") in seen
        assert set(unit) - {"id"} <= set(ORG_UNIT.names)
        seen.add(unit["id"])
    assert units_for("152221") == units_for("999999999") == []


def test_every_township_has_units_with_names_of_their_own() -> None:
    listed = divisions()
    for league in listed.leagues():
        for banner in listed.children(league.code):
            for township in listed.children(banner.code):
                units = units_for(township.code)
                assert len({unit["short_name"] for unit in units}) == len(units), township


def test_villages_that_share_a_short_name_keep_their_official_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("15", "区", "region", ""), ("1501", "市", "league", "15"), ("150101", "旗", "banner", "1501")]
    rows += [("150101200", "苏木", "township", "150101"), ("150101200200", "甲村委会", "village", "150101200")]
    rows += [("150101200201", "甲村民委员会", "village", "150101200")]
    listed = Divisions([module.Division(*row) for row in rows])
    monkeypatch.setattr(module, "divisions", lambda: listed)
    assert [unit["short_name"] for unit in units_for("150101200")[2:]] == ["甲村委会", "甲村民委员会"]

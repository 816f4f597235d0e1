"""What Ctrl+K finds: of every kind, in groups, following the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.finding import LEAST, MOST, MOST_OF_GROUP, Finding, Hit, Listed
from desktop.services.matching import LOOSELY, WHOLE, WITHIN, Query
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id

GACHA = derived_id("org_unit", "152221201203")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    write(desk, "org_unit", GACHA, level="gacha", name_zh="克力代嘎查委员会", short_name="克力代嘎查")
    yield desk
    desk.close()


def write(desk: Desk, kind: str, id: bytes | None = None, /, **fields: object) -> bytes:
    row = id or new_id()
    desk.journal.write([Edit(kind, row, dict(fields))], Label("test"))  # type: ignore[arg-type]
    return row


def titles(desk: Desk, typed: str) -> list[tuple[str, str]]:
    return [(hit.group, hit.title) for hit in desk.finding.find(typed)]


def test_each_kind_is_found_and_follows_its_rows(desk: Desk) -> None:
    her = desk.people.save(None, {"name_zh": "曾美兰", "phone": "13812345678", "gacha": GACHA}).id
    home = desk.homes.save(None, {"name_zh": "哈日图妇女之家", "summer_place": "敖包营地"}).id
    activity = write(desk, "activity", title="团圆饭", start="2026-11-20T10:00", place="礼堂", status="held")
    visit = desk.visits.save(None, {"date": "2026-11-21", "person": her}).id
    assert titles(desk, "zengml") == [("person", "曾美兰"), ("visit", "曾美兰")]
    assert titles(desk, "２３４") == [("person", "曾美兰"), ("visit", "曾美兰")]
    assert titles(desk, "kld") == [("org_unit", "克力代嘎查")]
    assert titles(desk, "abyd") == [("home", "哈日图妇女之家")]
    assert titles(desk, "lt") == [("activity", "团圆饭")]
    assert titles(desk, "") == titles(desk, " ") == titles(desk, "'") == []

    desk.people.save(her, {"name_zh": "曾玉兰"})
    write(desk, "activity", activity, title="座谈会")
    desk.homes.save(home, {"name_zh": "乌兰妇女之家"})
    write(desk, "org_unit", GACHA, short_name="新嘎查", name_zh="新嘎查委员会")
    assert titles(desk, "zengml") == titles(desk, "团圆饭") == titles(desk, "哈日图") == titles(desk, "kld") == []
    assert titles(desk, "zengyl") == [("person", "曾玉兰"), ("visit", "曾玉兰")]
    assert titles(desk, "zth") == [("activity", "座谈会")] and titles(desk, "wlfn") == [("home", "乌兰妇女之家")]
    desk.visits.delete(visit)
    assert titles(desk, "zengyl") == [("person", "曾玉兰")]
    assert titles(desk, "曾玉") == [("person", "曾玉兰"), ("deleted", "曾玉兰 · 2026-11-21")]


def test_named_lists_are_found_of_either_sort(desk: Desk) -> None:
    live = desk.named_lists.keep("六十岁以上", {"tag": "elder"}).id
    desk.named_lists.fix("团圆饭名单", [])
    assert titles(desk, "lssys") == [("named_list", "六十岁以上")]
    assert titles(desk, "团圆") == [("named_list", "团圆饭名单")]
    assert [hit.code for hit in desk.finding.find("名单")] == ["saved_list"]
    desk.named_lists.rename(live, "老年人")
    assert titles(desk, "六十") == [] and titles(desk, "老年") == [("named_list", "老年人")]
    desk.named_lists.delete(live)
    assert ("named_list", "老年人") not in titles(desk, "老年")


def test_a_visit_to_a_household_is_found_by_its_head_and_one_to_a_merged_woman_by_who_stands_for_her(
    desk: Desk,
) -> None:
    head = desk.people.save(None, {"name_zh": "仇秀英"}).id
    household = write(desk, "household", head=head)
    write(desk, "visit", date="2026-11-20", household=household, place="营地")
    assert titles(desk, "qiuxy") == [("person", "仇秀英"), ("visit", "仇秀英")]
    other = desk.people.save(None, {"name_zh": "萨仁"}).id
    write(desk, "person", head, merged_into=other)
    assert titles(desk, "sr") == [("person", "萨仁"), ("visit", "萨仁")]
    assert titles(desk, "qiuxy") == []


def test_namesakes_are_told_apart_and_who_left_comes_after(desk: Desk) -> None:
    left = desk.people.save(None, {"name_zh": "图雅", "gacha": GACHA, "birth": "1960", "status": "moved"}).id
    old = desk.people.save(None, {"name_zh": "图雅", "gacha": GACHA, "birth": "1970"}).id
    new = desk.people.save(None, {"name_zh": "图雅花", "gacha": GACHA, "birth": "1980"}).id
    found = desk.finding.find("ty")
    assert [hit.id for hit in found] == [old, new, left]
    assert [hit.apart and hit.apart.year for hit in found] == ["1970", None, "1960"]


class Many:
    """Answers without end."""

    def __init__(self, group: str, fit: int) -> None:
        self._hit = Hit(group, b"x", group, fit=fit)

    def find(self, query: Query, limit: int) -> Sequence[Hit]:
        return [self._hit] * limit

    def hit(self, id: bytes) -> Hit | None:
        return self._hit if id == b"x" else None


def test_groups_share_the_room_and_the_best_comes_first() -> None:
    alone = Finding({"one": Many("one", WITHIN)}).find("a")
    assert len(alone) == MOST_OF_GROUP
    several = {name: Many(name, fit) for name, fit in (("a", LOOSELY), ("b", WITHIN), ("c", WHOLE), ("d", WITHIN))}
    found = Finding(several).with_own({"page": Many("page", WITHIN)}).find("x")
    assert list(dict.fromkeys(hit.group for hit in found)) == ["c", "page", "b", "d", "a"]
    assert len(found) == MOST and min(found.count(hit) for hit in found) >= LEAST


def test_what_was_chosen_before_is_given_as_it_is_now(desk: Desk) -> None:
    her = desk.people.save(None, {"name_zh": "仇秀英"}).id
    visit = desk.visits.save(None, {"date": "2026-11-21", "person": her}).id
    chosen = [("visit", visit), ("person", her), ("person", new_id()), ("no group", her), ("org_unit", GACHA)]
    assert [(hit.group, hit.title) for hit in desk.finding.hits(chosen)] == [
        ("visit", "仇秀英"),
        ("person", "仇秀英"),
        ("org_unit", "克力代嘎查"),
    ]
    desk.people.delete(her)
    assert [hit.group for hit in desk.finding.hits(chosen)] == ["visit", "org_unit"]
    desk.finding.prepare()


def test_any_kind_may_have_a_source(desk: Desk) -> None:
    """As a kind that is coming will: what it reads is read again when its rows change, and only then."""
    read: list[int] = []

    def lists() -> Iterator[tuple[Hit, tuple[str | None, ...]]]:
        read.append(1)
        for id_, name, _ in desk.units.lists():
            yield Hit("saved_list", id_, name), (name,)

    finding = Finding({"saved_list": Listed(desk, ("saved_list",), lists)})
    assert finding.find("执委") == []
    desk.units.save_list("执委会", [])
    assert [hit.title for hit in finding.find("zwh")] == [hit.title for hit in finding.find("zhiw")] == ["执委会"]
    assert len(read) == 2

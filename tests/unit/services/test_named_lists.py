"""Lists under a name: live ones are asked anew, fixed ones hold whom somebody put there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors, KnownError
from desktop.services import named_lists
from desktop.services.desk import Desk
from desktop.services.named_lists import FILTERS, NamedList, _understood
from desktop.services.units import GroupKind
from desktop.store.changes import Edit, Label
from desktop.store.database import Database
from protocol.ids import new_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    yield desk
    desk.close()


def add(desk: Desk, name: str, **values: object) -> bytes:
    return desk.people.save(None, {"name_zh": name, **values}).id


def test_a_live_list_takes_in_who_fits_later(desk: Desk) -> None:
    one = add(desk, "其木格", tags=["困难"])
    list_ = desk.named_lists.keep("困难妇女", {"tag": "困难", "status": "active", "who": "women"}).id
    assert desk.named_lists.women(list_) == [one]
    two = add(desk, "乌日娜")
    desk.bulk.tag_from([two], {"tag": "困难", "since": "2026"})
    assert set(desk.named_lists.women(list_)) == {one, two}
    desk.people.save(one, {"status": "moved"})
    assert desk.named_lists.women(list_) == [two]


def test_it_keeps_search_order_and_a_gacha_that_was_merged(desk: Desk) -> None:
    units = {name: new_id() for name in ("甲", "乙")}
    desk.journal.write(
        [Edit("org_unit", id_, {"name_zh": n, "level": "gacha"}) for n, id_ in units.items()], Label("test")
    )
    one, two = (add(desk, n, gacha=units["甲"], birth=b) for n, b in (("其木格", "1980"), ("其其格", "1990")))
    add(desk, "乌日娜", gacha=units["甲"])
    query = {"text": "qi", "gacha": units["甲"].hex(), "sort": "birth", "descending": True, "status": "active"}
    list_ = desk.named_lists.keep("其", query).id
    assert desk.named_lists.women(list_) == [one, two]
    desk.units.merge(units["甲"], units["乙"])
    three = add(desk, "其布", gacha=units["乙"], birth="1985")
    assert desk.named_lists.women(list_) == [one, three, two], "the unit by what it was merged into"


def test_a_fixed_list_gives_takes_and_counts_a_merged_woman_once(desk: Desk) -> None:
    a, b, c = (add(desk, name) for name in ("其木格", "乌日娜", "萨仁"))
    list_ = desk.named_lists.fix("合唱队", [a, b]).id
    desk.bulk.to_list([c], "合唱队")
    assert set(desk.named_lists.women(list_)) == {a, b, c}
    seen = desk.doubles.compare(a, b)
    assert seen is not None
    desk.doubles.merge(seen, a, {})
    assert set(desk.named_lists.women(list_)) == {a, c}
    act = desk.named_lists.take_off(list_, [a]).act
    assert desk.named_lists.women(list_) == [c], "under whatever id she was put there"
    assert act is not None
    desk.records.undo(act)
    assert set(desk.named_lists.women(list_)) == {a, c}
    desk.people.delete(c)
    assert desk.named_lists.women(list_) == [a]


def test_an_erased_woman_is_on_no_list(desk: Desk) -> None:
    a, b = add(desk, "其木格"), add(desk, "乌日娜")
    fixed, live = desk.named_lists.fix("两人", [a, b]).id, desk.named_lists.keep("所有", {"status": "active"}).id
    desk.erasure.ask(a, "her_wish")
    assert desk.named_lists.women(fixed) == [b] == desk.named_lists.women(live)


def test_lists_whose_words_tell_of_a_woman_are_named(desk: Desk) -> None:
    """Found by a fresh review: after an erasure her name went on standing in lists, and nobody was told."""
    her = desk.people.save(None, {"name_zh": "其木格", "phone": "138-0000-1234"}, ["琪木格", "Chimeg"]).id
    twice, other = add(desk, "萨仁", nickname="大姐"), add(desk, "乌日娜", phone="13900005678")
    seen = desk.doubles.compare(her, twice)
    assert seen is not None
    desk.doubles.merge(seen, her, dict.fromkeys(seen.differ, her))
    for name, text in (
        *(("给其木格的", ""), ("一", "其 木格"), ("二", "chimeg"), ("三", "1234"), ("四", "琪木格家"), ("五", "萨仁")),
        *(("木", "木"), ("q", "q"), ("34", "34"), ("困难", ""), ("乌日娜", ""), ("2026年", "5678")),
    ):
        desk.named_lists.keep(name, {"text": text, "tag": "困难"})
    desk.named_lists.fix("CHIMEG的歌队", [her])
    desk.named_lists.fix("合唱队", [her])
    wanted = {"给其木格的", "一", "二", "三", "四", "五", "CHIMEG的歌队"}
    assert set(desk.named_lists.telling_of(her)) == wanted == set(desk.named_lists.telling_of(twice))
    assert set(desk.named_lists.telling_of(other)) == {"乌日娜", "2026年"}
    desk.erasure.ask(other, "her_wish")
    assert desk.named_lists.telling_of(other) == []


def test_names_are_told_apart_changed_and_deleted_with_a_way_back(desk: Desk) -> None:
    a = add(desk, "其木格")
    live, fixed = desk.named_lists.keep("困难", {"tag": "困难"}).id, desk.named_lists.fix("合唱队", [a]).id
    for wrong in ("", " ", "合唱队", "困难", "很长" * 40):
        with pytest.raises(FieldErrors):
            desk.named_lists.keep(wrong, {})
        with pytest.raises(FieldErrors):
            desk.named_lists.fix(wrong, [a])
    with pytest.raises(FieldErrors):
        desk.named_lists.rename(live, "合唱队")
    desk.named_lists.rename(live, "困难妇女")
    desk.named_lists.rename(fixed, "合唱队")
    assert [each.name for each in desk.named_lists.all()] == ["困难妇女", "合唱队"]
    for each in (live, fixed):
        act = desk.named_lists.delete(each).act
        assert desk.named_lists.get(each) is None and act is not None
        desk.records.undo(act)
        assert desk.named_lists.get(each) is not None


def test_what_a_newer_version_narrowed_shows_nobody_and_says_so(desk: Desk) -> None:
    add(desk, "其木格")
    row = new_id()
    query = {"status": "active", "shoe_size": 38}
    desk.journal.write([Edit("named_list", row, {"name": "明天的", "query": query})], Label("test"))
    asked = desk.named_lists.get(row)
    assert asked is not None and asked.unknown == ("shoe_size",)
    assert desk.named_lists.women(row) == []
    with pytest.raises(KnownError) as told:
        desk.named_lists.filter(asked)
    assert told.value.code == "list_is_newer" and told.value.details == {"name": "明天的"}
    assert all(group.kind is not GroupKind.SAVED for group in desk.units.groups()), "on no sheet"


def test_sheets_take_both(desk: Desk) -> None:
    a, b = add(desk, "其木格", tags=["困难"]), add(desk, "乌日娜")
    live, fixed = desk.named_lists.keep("困难妇女", {"tag": "困难"}).id, desk.named_lists.fix("合唱队", [b]).id
    offered = {group.name: (group.ref, group.size) for group in desk.units.groups() if group.kind is GroupKind.SAVED}
    assert offered == {"困难妇女": (live, 1), "合唱队": (fixed, 1)}
    assert desk.units.people_of(GroupKind.SAVED, live) == [a] and desk.units.people_of(GroupKind.SAVED, fixed) == [b]


def test_many_lists_are_read_once_and_counted_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by a fresh review: each list read all lists again; with 40 of them the menu took a second."""
    women = [add(desk, name, tags=["困难"]) for name in ("其木格", "乌日娜")]

    def make(some: range) -> None:
        for number in some:
            desk.named_lists.keep(f"困难{number}", {"tag": "困难"})
            desk.named_lists.fix(f"合唱队{number}", women)

    make(range(1))
    desk.units.groups()
    asked: list[str] = []
    rows, counted, select = type(desk.db).rows, list[object](), named_lists.select

    def told(self: Database, sql: str, *more: Any) -> Any:
        asked.append(sql)
        return rows(self, sql, *more)

    monkeypatch.setattr(type(desk.db), "rows", told)
    monkeypatch.setattr(named_lists, "select", lambda *what: counted.append(what) or select(*what))
    asked.clear()
    desk.units.groups()
    few = len(asked)
    make(range(1, 20))
    desk.units.groups()
    assert len(counted) == 20, "each live list, since lists changed"
    asked.clear()
    assert [group.size for group in desk.units.groups() if group.kind is GroupKind.SAVED] == [2] * 40
    assert len(asked) == few and len(counted) == 20
    assert {len(on) for on in desk.named_lists.shown().values()} == {2} and len(counted) == 20


def test_who_is_on_a_list_is_never_an_old_count(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 23, 9, 0)]
    desk = Desk.open(tmp_path, now=lambda: now[0])
    unit, into = new_id(), new_id()
    edits = [Edit("org_unit", id_, {"name_zh": n, "level": "gacha"}) for id_, n in ((unit, "甲"), (into, "乙"))]
    desk.journal.write(edits, Label("test"))
    one, two = add(desk, "其木格", gacha=unit), add(desk, "乌日娜", gacha=into)
    fixed = desk.named_lists.fix("合唱队", [one, two]).id
    here = desk.named_lists.keep("乙", {"gacha": into.hex(), "status": "active"}).id
    tagged = desk.named_lists.keep("困难", {"tag": "困难", "sort": "seen"}).id

    def shown() -> tuple[list[int], list[int]]:
        lists, all_, other = [fixed, here, tagged], desk.named_lists, named_lists.NamedLists(desk)
        assert all(set(all_.women(each)) == set(other.women(each)) == set(all_.shown()[each]) for each in lists)
        sizes = {group.ref: group.size for group in desk.units.groups() if group.kind is GroupKind.SAVED}
        return [len(all_.shown()[each]) for each in lists], [sizes.get(each, 0) for each in lists]

    assert shown() == ([2, 1, 0], [2, 1, 0])
    desk.units.merge(unit, into)
    assert shown() == ([2, 2, 0], [2, 2, 0])
    row = desk.tags.save(None, {"person": one, "tag": "困难", "since": "2026"}).id
    assert shown() == ([2, 2, 1], [2, 2, 1])
    desk.tags.end(row)
    assert shown()[0] == [2, 2, 1], "the last day counts"
    now[0] = datetime(2026, 11, 24, 9, 0)
    assert shown()[0] == [2, 2, 0]
    desk.people.save(two, {"status": "moved"})
    assert shown() == ([2, 1, 0], [1, 1, 0])
    desk.named_lists.ask_anew(here, {"gacha": into.hex(), "status": ""})
    assert shown() == ([2, 2, 0], [1, 1, 0])
    desk.named_lists.take_off(fixed, [one])
    assert shown() == ([1, 2, 0], [0, 1, 0])
    desk.named_lists.delete(here)
    assert set(desk.named_lists.shown()) == {fixed, tagged}
    desk.close()


VALUES = (
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=6) | st.lists(st.text(max_size=3), max_size=2)
)


@given(st.dictionaries(st.sampled_from([*FILTERS, "sort", "descending", "other"]), VALUES, max_size=6) | VALUES)
def test_whatever_a_query_holds_is_understood_or_named(query: Any) -> None:
    known, unknown = _understood(query)
    asked = NamedList(b"", "", known, unknown)
    assert asked.live and set(known) & set(unknown) == set()
    if isinstance(query, dict):
        narrowing = {name for name, value in query.items() if value not in (None, "", False)}
        assert narrowing <= set(known) | set(unknown)
    else:
        assert unknown

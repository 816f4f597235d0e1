"""What comes in on one laptop stands on the other: tables of every sort, tags, lists, a merge. Taken back, also after a
sync, both have the very rows that they had before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.findings.finding import Found
from desktop.store.changes import Edit, Label
from desktop.table_files.sheets import pasted
from protocol.ids import derived_id
from tests.live_rows import live_rows
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Laptop, World
from tests.sync.test_merging import merge, two_women
from tests.sync.test_recycle_bin import chair, desk_of, everybody_syncs
from tests.unit.services.test_importing_records import HEADS

SUMU, GACHA = derived_id("org_unit", "152221201000"), derived_id("org_unit", "152221201203")
#: What a table holds → its rows.
TABLES = {
    "person": "户编号\t姓名\t与户主关系\t出生\t民族\t电话\n"
    "1\t巴图\t户主\t1970-1-2\t蒙\t13800000009\n1\t其木格\t妻\t1975-3-2\t蒙\t13800000001\n2\t高娃\t户主\t1980-5-6\t汉\t",
    "visit": "走访日期\t走访对象\t类别\t走访人员\t情况\n"
    "2026.3.5\t其木格\t困难户\t其木格、张三\t腿不好\n2026.4.6\t其木格\t\t\t好",
    "home": "名称\t类型\t所属组织\t面积\n萨仁台妇女之家\t嘎查妇女之家\t萨仁台嘎查\t60平方米",
    "activity": "活动名称\t活动时间\t参加人员\n健康讲座\t2026-3-8\t其木格、新来的",
    "award": "姓名\t荣誉名称\t级别\t获奖时间\n其木格\t三八红旗手\t旗级\t2025-3",
}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def township(a: Laptop, b: Laptop) -> Desk:
    """A sumu with a gacha and a woman on both laptops."""
    desk = desk_of(a)
    chair(a, "乌兰")
    units = [
        (SUMU, {"level": "sumu", "name_zh": "乌兰毛都苏木", "short_name": "乌兰毛都苏木"}),
        (GACHA, {"level": "gacha", "parent": SUMU, "name_zh": "萨仁台嘎查委员会", "short_name": "萨仁台嘎查"}),
    ]
    desk.journal.write([Edit("org_unit", id_, values) for id_, values in units], Label("township.choose"))
    desk.people.save(None, {"name_zh": "其木格", "birth": "1975-03-02", "gacha": GACHA, "sex": "2"})
    everybody_syncs(a, b)
    return desk


def imported(desk: Desk, kind: str) -> None:
    rules = desk.imports.rules(heads=HEADS)
    sources = desk.imports.sources("表.xlsx", [pasted(TABLES[kind])], rules, None, "" if kind == "person" else kind)
    made = desk.imports.plan(sources, rules)
    made.plan.decide([row.at for row in made.plan.rows if not row.writes], accepted=True)
    desk.imports.write(made)


def alike(world: World, a: Laptop, b: Laptop) -> None:
    """Both laptops and the server hold the same, and what is shown is what was written."""
    everybody_syncs(a, b)
    assert a.digest == b.digest == world.digest()
    assert live_rows(a.db) == live_rows(b.db)
    for laptop in (a, b):
        assert_replay_gives_rows(laptop.db)


@pytest.mark.parametrize("synced", [False, True])
@pytest.mark.parametrize("kind", TABLES)
def test_a_table_stands_on_both_and_taken_back_the_rows_are_what_they_were(
    world: World, kind: str, synced: bool
) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    desk = township(a, b)
    before = live_rows(a.db)
    imported(desk, kind)
    if synced:
        alike(world, a, b)
        (there,) = desk_of(b).imports.batches()
        assert (there.kind, there.act, desk_of(b).records.user_name(there.author)) == (kind, None, "乌兰")
    assert len(live_rows(a.db)[kind]) > len(before.get(kind, []))
    (batch,) = desk.imports.batches()
    assert batch.kind == kind and batch.added and batch.act is not None
    assert not desk.records.undo(batch.act.number).kept
    assert live_rows(a.db) == before
    alike(world, a, b)
    assert live_rows(b.db) == before


@pytest.mark.parametrize("synced", [False, True])
def test_a_merge_stands_on_both_and_taken_back_the_rows_are_what_they_were(world: World, synced: bool) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    desk_of(a).visits.save(None, {"date": "2026-03-05", "person": other})
    desk_of(a).named_lists.fix("要走访的", [one, other])
    everybody_syncs(a, b)
    before = live_rows(a.db)
    merge(desk_of(a), one, other)
    if synced:
        alike(world, a, b)
        assert desk_of(b).people.ids() == [one]
        (listed,) = (each.id for each in desk_of(b).named_lists.all())
        assert desk_of(b).named_lists.women(listed) == [one]
    assert live_rows(a.db) != before
    act = next(act for act in desk_of(a).records.acts() if act.label.code == "person.merge")
    assert not desk_of(a).records.undo(act.number).kept
    assert live_rows(a.db) == before
    alike(world, a, b)
    assert live_rows(b.db) == before


def _tags(desk: Desk) -> object:
    return [(count.tag, sorted(count.women)) for count in desk.tags.held_on(desk.today())]


def _lists(desk: Desk) -> object:
    lists = desk.named_lists
    return [(each.name, each.live, each.query, lists.women(each.id)) for each in lists.all()]


@pytest.mark.parametrize("shown", [_tags, _lists])
def test_tags_and_lists_are_shown_alike(world: World, shown: Callable[[Desk], object]) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    desk = township(a, b)
    (her,) = desk.people.named("其木格")
    desk.journal.write(desk.tags.given([her], {"tag": "能人", "since": "2026-01"}), Label("person_tag.give"))
    desk.named_lists.keep("能人", {"tag": "能人"})
    desk.named_lists.fix("要走访的", [her])
    alike(world, a, b)
    assert shown(desk_of(b)) == shown(desk)
    assert her.hex() in repr(shown(desk_of(b))) or repr(her) in repr(shown(desk_of(b)))
    desk_of(b).named_lists.fix("乙的", [her])
    desk_of(b).tags.end(desk_of(b).tags.ids()[0], "2026-05-01")
    alike(world, a, b)
    assert shown(desk_of(b)) == shown(desk)


def test_a_recorders_table_of_visits_goes_up_and_is_taken_back(world: World) -> None:
    """The server takes her batch with her visits, refuses nothing, and both laptops have the same."""
    a, b = world.laptop("a"), world.laptop("b", role="recorder")
    township(a, b)
    before = live_rows(a.db)
    imported(desk_of(b), "visit")
    alike(world, a, b)
    (batch,) = desk_of(a).imports.batches()
    assert (batch.kind, batch.added, len(live_rows(a.db)["visit"])) == ("visit", 2, 2)
    (own,) = desk_of(b).imports.batches()
    assert own.act is not None and not desk_of(b).records.undo(own.act.number).kept
    alike(world, a, b)
    assert live_rows(a.db) == before and desk_of(a).imports.batches() == []


def test_two_who_appoint_two_chairs_are_both_kept_shown_one_finding_and_mended_by_one_act(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    desks = {a: township(a, b), b: desk_of(b)}
    for laptop, name, since in ((a, "敖登", "2026-01-10"), (b, "斯日古楞", "2026-03-10")):
        her = desks[laptop].people.quick_add(name).id
        desks[laptop].people.appoint(her, {"org": GACHA, "post": "P1", "engagement": "E2", "from_date": since})
    for laptop in (a, b, a):
        laptop.sync()

    def two(laptop: Laptop) -> list[Found]:
        return [each for each in desks[laptop].findings.all() if each.code == "O9" and each.about == GACHA]

    assert two(a) == two(b) and len(two(a)) == 1
    desks[a].findings.mend(two(a)[0])
    a.sync()
    b.sync()
    assert not two(a) and not two(b)
    assert len([post for post in desks[b].federation.posts() if post.org == GACHA]) == 2
    alike(world, a, b)

"""回收站 over the network: what was deleted on one laptop is found and brought back on any other (E3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.activities import Draft
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id
from server.compaction import DAY_MS, HORIZON_MS, compact
from tests.sync.laptops import Laptop, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def desk_of(laptop: Laptop) -> Desk:
    return Desk(laptop.db, laptop.journal, laptop.world.folder / laptop.name)


def subjects(desk: Desk, kind: str = "", text: str = "") -> list[str]:
    return [gone.subject for gone in desk.bin.page(desk.bin.ids(kind, text)) if gone is not None]


def chair(laptop: Laptop, name: str) -> None:
    laptop.journal.write([Edit("user", laptop.journal.author, {"name": name, "role": "chair"})], Label("user.add"))


def everybody_syncs(*laptops: Laptop) -> None:
    for _ in range(2):
        for laptop in laptops:
            laptop.sync()
    assert len({laptop.digest for laptop in laptops}) == 1


def test_38_women_deleted_by_mistake_come_back_on_every_laptop(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    chair(a, "乌云")
    names = [f"妇女{number:02}" for number in range(38)]
    women = [desk_of(a).people.quick_add(name).id for name in names]
    stays = desk_of(a).people.quick_add("留着的人").id
    everybody_syncs(a, b)
    for woman in women:
        desk_of(a).people.delete(woman)
    everybody_syncs(a, b)
    late = world.laptop("late")  # a first copy knows no operation, only the rows
    everybody_syncs(a, b, late)
    for laptop in (a, b, late):
        assert sorted(subjects(desk_of(laptop), "person")) == names
    assert subjects(desk_of(b), "person")[0] == names[-1]  # deleted last
    [gone] = desk_of(b).bin.page(desk_of(b).bin.ids(text="妇女07"))
    assert gone is not None
    assert (gone.author, gone.at is not None) == (a.journal.author, True)
    assert desk_of(b).records.user_name(gone.author) == "乌云"
    brought = desk_of(late).bin.bring_back(desk_of(late).bin.ids("person"))
    everybody_syncs(a, b, late)
    for laptop in (a, b, late):
        assert set(desk_of(laptop).people.ids()) == {*women, stays}
        assert subjects(desk_of(laptop)) == []
    assert brought.act is not None
    desk_of(late).records.undo(brought.act)  # bringing back is an act like any other
    everybody_syncs(a, b, late)
    assert desk_of(a).people.ids() == [stays]


@pytest.mark.parametrize("first_copy", [False, True])
def test_an_activity_comes_back_with_who_came_and_the_newcomers_of_the_same_act(world: World, first_copy: bool) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    desk = desk_of(a)
    her = desk.people.quick_add("其木格").id
    activity, newcomer, other = new_id(), new_id(), new_id()
    made = a.journal.write(
        [
            Edit("activity", activity, {"title": "团圆饭", "start": "2026-11-20T18:00", "status": "held"}),
            Edit("person", newcomer, {"name_zh": "新来的"}),
            *(
                Edit(
                    "attendance",
                    derived_id("attendance", activity, person),
                    {"activity": activity, "person": person, "state": "present"},
                )
                for person in (her, newcomer)
            ),
            Edit("person", other, {"name_zh": "没来的"}),
        ],
        Label("activity.log", "团圆饭"),
    )
    assert made.act is not None
    # Taken off the list before, not by the same act: it stays off.
    guest = new_id()
    a.write("attendance", guest, activity=activity, guest="李姐", state="present")
    everybody_syncs(a, b)
    b.write("attendance", guest, deleted=1)
    everybody_syncs(a, b)
    desk.records.undo(made.act)
    everybody_syncs(a, b)
    there = world.laptop("late") if first_copy else b
    everybody_syncs(a, b, there)
    desk_there = desk_of(there)
    assert sorted(subjects(desk_there)) == ["团圆饭", "新来的", "没来的"]
    desk_there.bin.bring_back(desk_there.bin.ids("activity"))
    everybody_syncs(a, b, there)
    for laptop in (a, b, there):
        found = desk_of(laptop).activities.get(activity)
        assert found is not None
        assert sorted(line.name for line in found.lines) == ["其木格", "新来的"]
        assert subjects(desk_of(laptop)) == ["没来的"]


def test_a_woman_comes_back_with_her_spellings_and_posts_of_the_same_act_only(world: World) -> None:
    a = world.laptop("a")
    desk = desk_of(a)
    woman = desk.people.save(None, {"name_zh": "乌日娜"}, ["Urna"]).id
    a.write("org_unit", (unit := new_id()), name_zh="萨仁台嘎查", level="gacha")
    desk.people.appoint(woman, {"org": unit, "post": "P4"})
    post = desk.people.appointments(woman)[0].id
    desk.people.delete_appointment(post)
    assert subjects(desk, "appointment") == ["乌日娜 · 萨仁台嘎查"]
    desk.people.delete(woman)
    assert subjects(desk) == ["乌日娜"]  # what stands under her is not offered by itself
    desk.bin.bring_back(desk.bin.ids())
    assert desk.people.search("urna")[0].id == woman
    assert desk.people.appointments(woman) == []
    assert subjects(desk) == ["乌日娜 · 萨仁台嘎查"]


def test_who_was_erased_is_in_no_recycle_bin(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = desk_of(a).people.quick_add("苏日娜").id
    everybody_syncs(a, b)
    key = desk_of(b).people.delete(woman) and desk_of(b).bin.ids("person")[0]
    desk_of(a).erasure.ask(woman, "her_wish")
    assert desk_of(a).bin.ids() == []  # already before the server knows
    everybody_syncs(a, b)
    for laptop in (a, b):
        assert desk_of(laptop).bin.ids() == []
        assert not desk_of(laptop).bin.bring_back([key])
        assert laptop.row("person", woman)["deleted"] == 1


def test_what_the_server_has_emptied_is_no_longer_offered(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = desk_of(a).people.quick_add("其木格").id
    everybody_syncs(a, b)
    desk_of(a).people.delete(woman)
    everybody_syncs(a, b)
    keys = desk_of(b).bin.ids()
    assert subjects(desk_of(b)) == ["其木格"]
    compact(world.db, world.clock())  # the server notes what it has by now
    assert compact(world.db, world.clock() + HORIZON_MS + DAY_MS).purged == 1
    everybody_syncs(a, b)
    assert desk_of(b).bin.ids() == []
    assert not desk_of(b).bin.bring_back(keys)


def test_what_was_brought_back_while_another_edits_it_is_nobody_s_loss(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    draft = Draft(new_id(), {"title": "座谈", "start": "2026-11-20T18:00", "kind": "A01", "status": "held"})
    desk_of(a).activities.save(draft)
    everybody_syncs(a, b)
    desk_of(a).activities.delete(draft.id)
    everybody_syncs(a, b)
    for laptop in (a, b):  # both bring it back, neither knowing of the other
        desk_of(laptop).bin.bring_back(desk_of(laptop).bin.ids())
    b.write("activity", draft.id, effect="很好")
    everybody_syncs(a, b)
    assert desk_of(a).conflicts.count() == 0
    found = desk_of(a).activities.get(draft.id)
    assert found is not None and found.values["effect"] == "很好"

"""What she saw is what counts: forms that stood open while the world went on, between two laptops and a server."""

from __future__ import annotations

import pytest

from desktop.errors import ChangedMeanwhile
from desktop.store.changes import Edit, Label, Sight
from protocol.ids import new_id
from tests.sync.laptops import Laptop, World
from tests.sync.test_engine import same

SAVE = Label("person.save", "")


def save(laptop: Laptop, woman: bytes, sight: Sight, **fields: object) -> None:
    laptop.journal.write([Edit("person", woman, fields, sight)], SAVE)


def conflicts(laptop: Laptop) -> list[tuple[str, list[object]]]:
    """(field, values) of the open choices."""
    ids = [id_ for (id_,) in laptop.db.rows("SELECT id FROM conflict WHERE state = 'open'")]
    rows = laptop.journal.rows.get_many("conflict", ids).values()
    return [(row["field"], [version["value"] for version in row["versions"]]) for row in rows]


def test_another_phone_that_came_while_hers_was_typed_is_a_choice(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="1")
    a.sync(), b.sync()
    sight = a.journal.sight()
    b.write("person", woman, phone="2")
    b.sync(), a.sync()
    assert a.row("person", woman)["phone"] == "2"
    save(a, woman, sight, phone="3")
    a.sync(), b.sync()
    for laptop in (a, b):
        assert laptop.row("person", woman)["phone"] == "2"
        assert conflicts(laptop) == [("phone", ["2", "3"])]
    assert same(world, a, b)


def test_what_she_had_seen_is_replaced_without_a_question(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    b.write("person", woman, name_zh="其木格", phone="2")
    b.sync(), a.sync()
    save(a, woman, a.journal.sight(), phone="3")
    a.sync(), b.sync()
    assert b.row("person", woman)["phone"] == "3"
    assert conflicts(b) == []


def test_what_this_laptop_wrote_meanwhile_is_shown_before_it_is_replaced(world: World) -> None:
    a = world.laptop("a")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="1", note="旧")
    sight = a.journal.sight()
    a.write("person", woman, phone="2")
    with pytest.raises(ChangedMeanwhile) as caught:
        save(a, woman, sight, phone="3", note="新")
    assert caught.value.fields == {"phone": "changed_meanwhile"}
    assert caught.value.now == {"phone": "2"}
    assert a.row("person", woman)["note"] == "旧", "nothing of the act is written"
    save(a, woman, caught.value.sight, phone="3", note="新")
    assert (a.row("person", woman)["phone"], a.row("person", woman)["note"]) == ("3", "新")


def test_other_fields_and_what_was_put_back_are_not_asked_about(world: World) -> None:
    a = world.laptop("a")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="1")
    sight = a.journal.sight()
    changes = a.journal.write([Edit("person", woman, {"phone": "2", "note": "话"})], SAVE)
    assert changes.act is not None
    save(a, woman, sight, job="27")
    a.journal.undo(changes.act)
    save(a, woman, sight, phone="3")
    assert a.row("person", woman)["phone"] == "3"


def test_one_act_may_touch_a_row_twice(world: World) -> None:
    a = world.laptop("a")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="1")
    sight = a.journal.sight()
    a.journal.write([Edit("person", woman, {"phone": "2"}, sight), Edit("person", woman, {"phone": "3"}, sight)], SAVE)
    assert a.row("person", woman)["phone"] == "3"


def test_a_sight_survives_a_new_device_id(world: World) -> None:
    """A copied disk: the laptop goes on under another id; a form that stood open does not ask about its own words."""
    a = world.laptop("a")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="1")
    a.sync()
    a.write("person", woman, phone="2")
    sight = a.journal.sight()
    a.write("person", woman, note="后来写的")
    a.journal.sync.adopt_device(*world.admit()[:1])
    known = a.journal.known_today(sight)
    device, number = a.journal.device, a.journal.head[0]
    assert known.own == ((device, number, number),), "the note alone came after it"
    assert known.seen == ((sight.device, 1),), "what the server has of the old id was seen"
    with pytest.raises(ChangedMeanwhile):
        save(a, woman, sight, note="另一句")
    save(a, woman, sight, phone="3")
    assert a.row("person", woman)["phone"] == "3"


def test_a_sight_from_before_joining_still_knows_its_own(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="1")
    sight = a.journal.sight()
    a.sync()
    save(a, woman, sight, phone="3")
    a.sync(), b.sync()
    assert b.row("person", woman)["phone"] == "3"
    assert conflicts(b) == []


def test_a_sight_of_a_lost_epoch_claims_no_more_than_both_sides_kept(world: World) -> None:
    """The server is put back: what came from there above the common point she may have seen or not; she is asked."""
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="1")
    a.sync(), b.sync()
    kept = world.keep()
    common = a.journal.cursor.seq
    b.write("person", woman, phone="2")
    b.sync(), a.sync()
    sight = a.journal.sight()
    assert sight.seq > common
    world.set_back(kept)
    a.sync(), b.sync(), a.sync()
    assert a.journal.cursor.epoch != sight.epoch
    assert a.journal.known_today(sight).base <= common
    save(a, woman, sight, phone="3")
    a.sync(), b.sync(), a.sync()
    rows = {laptop.row("person", woman)["phone"] for laptop in (a, b)}
    assert rows == {"3"} or all(conflicts(laptop) == [("phone", ["2", "3"])] for laptop in (a, b))
    assert same(world, a, b)


def test_a_sight_of_another_file_claims_nothing(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    b.write("person", woman, name_zh="其木格", phone="2")
    b.sync(), a.sync()
    stranger = Sight(bytes([9]) * 16, bytes([8]) * 16, 700, 900, ())
    known = a.journal.known_today(stranger)
    assert (known.base, known.seen) == (0, ())


def test_a_sight_is_kept_as_plain_data_and_comes_back(world: World) -> None:
    a = world.laptop("a")
    a.write("person", new_id(), name_zh="其木格")
    a.sync()
    sight = a.journal.sight()._replace(seen=((bytes([3]) * 16, 7),))
    assert Sight.of_plain(sight.plain()) == sight
    for spoilt in (None, [], ["zz", "", 1, 2, []], [*sight.plain()[:4], 5]):
        assert Sight.of_plain(spoilt) is None

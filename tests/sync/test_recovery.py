"""Restored servers, copied disks, old backups, laptops that come back late, flipped bytes: nothing typed is lost, and
nobody is asked. The real engine against the real exchange."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from protocol.digest import MODULUS, row_digest
from protocol.ids import new_id
from protocol.merge import RowState
from protocol.records import BY_NAME, PERSON
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Laptop, World

NOTE, PHONE = PERSON.by_name["note"].number, PERSON.by_name["phone"].number


@contextmanager
def all_is_well(world: World, *laptops: Laptop) -> Iterator[list[tuple[bytes, str, object]]]:
    """Afterwards: outboxes empty within three rounds, one digest everywhere, every typed value accounted for.

    Collects what was typed: (row, field, value) of people.
    """
    typed: list[tuple[bytes, str, object]] = []
    yield typed
    for _ in range(3):
        for laptop in laptops:
            laptop.sync()
    fresh = world.laptop(f"fresh-{new_id().hex()}")
    fresh.sync()
    for laptop in (*laptops, fresh):
        assert laptop.journal.log.waiting()[0] == 0
        assert not laptop.db.rows("SELECT 1 FROM operation WHERE seq IS NULL"), "carried operations are left"
        assert laptop.digest == world.digest()
    for laptop in laptops:
        if not laptop.db.rows("SELECT 1 FROM operation WHERE seq = 0"):
            assert_replay_gives_rows(laptop.db)
    decode = msgspec.msgpack.Decoder(RowState).decode
    with world.db.reading():
        rows = world.db.rows("SELECT kind, id, state FROM record")
        log = world.db.rows("SELECT seq FROM log ORDER BY seq")
    digest = sum(row_digest(kind, id_, decode(state).cells) for kind, id_, state in rows) % MODULUS
    assert digest.to_bytes(16, "little") == world.digest()
    assert [seq for (seq,) in log] == list(range(1, len(log) + 1))
    for kind in BY_NAME:
        names = ", ".join(("id", *BY_NAME[kind].names))
        tables = [laptop.db.rows(f"SELECT {names} FROM {kind} ORDER BY id") for laptop in (*laptops, fresh)]
        assert all(table == tables[0] for table in tables), kind
    for row, field, value in typed:
        assert value in everything_about(laptops[0], row, field), (field, value)


def everything_about(laptop: Laptop, row: bytes, field: str) -> list[object]:
    """The current value, those of the history, and those that wait for a decision."""
    found = [laptop.row("person", row)[field]]
    found += [line.fields[field] for line in laptop.journal.log.history("person", row) if field in line.fields]
    for (versions,) in laptop.db.rows("SELECT versions FROM conflict WHERE row = ?", (row,)):
        found += [version["value"] for version in msgspec.json.decode(versions)]
    return found


def people(count: int) -> list[bytes]:
    return [new_id() for _ in range(count)]


def meet(*laptops: Laptop) -> None:
    """Everybody has everything."""
    for _ in range(2):
        for laptop in laptops:
            laptop.sync()


# --- restored servers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("declared", [True, False])
def test_a_server_set_back_to_yesterday_gets_everything_again(world: World, declared: bool) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    old, new = people(2)
    with all_is_well(world, a, b) as typed:
        a.write("person", old, name_zh="其木格", phone="1")
        meet(a, b)
        backup = world.keep()
        b.write("person", new, name_zh="高娃", note="回访")
        b.write("person", old, phone="2")
        meet(b, a)
        a.write("person", new, note="愿意参加")
        a.write("person", old, phone="3")
        meet(a, b)
        a.write("person", old, note="还没发出去")
        world.set_back(backup, declared=declared)
        first = b.sync() if not declared else a.sync()
        assert first.restored
        typed += [(old, "phone", v) for v in "123"] + [(new, "note", "回访"), (new, "note", "愿意参加")]
        assert (a.row("person", old)["phone"], a.row("person", new)["note"]) == ("3", "愿意参加")
    assert a.row("person", old)["phone"] == "3"
    assert b.row("person", old)["note"] == "还没发出去"
    if declared:  # decided again as it was: nobody is asked anything
        assert a.db.rows("SELECT COUNT(*) FROM conflict") == [(0,)]


def test_what_an_absent_laptop_wrote_comes_back_through_the_others(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    with all_is_well(world, b) as typed:
        meet(a, b)
        backup = world.keep()
        a.write("person", woman, name_zh="斯琴", note="a")
        meet(a, b)
        b.write("person", woman, note="b")
        b.sync()
        world.set_back(backup)
        b.sync()
        typed += [(woman, "note", "a"), (woman, "note", "b")]
    with all_is_well(world, a, b):  # and the author, when it returns at last, finds its own again
        assert a.sync().whole


def test_two_laptops_hold_different_tails(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, two = people(2)
    with all_is_well(world, a, b) as typed:
        a.write("person", one, name_zh="一", phone="0")
        meet(a, b)
        backup = world.keep()
        a.write("person", one, phone="1")
        a.sync()
        b.sync()
        b.write("person", one, phone="2")  # b saw the 1
        b.write("person", two, name_zh="二")
        b.sync()
        a.write("person", one, note="a, who has not seen b's")
        world.set_back(backup)
        a.sync()
        b.sync()
        typed += [(one, "phone", "1"), (one, "phone", "2"), (two, "name_zh", "二")]
    assert a.row("person", one)["phone"] == "2"
    assert a.db.rows("SELECT COUNT(*) FROM conflict") == [(0,)]


def test_a_laptop_behind_the_backup_pushes_first(world: World) -> None:
    a, b, c = world.laptop("a"), world.laptop("b"), world.laptop("c")
    women = people(6)
    with all_is_well(world, a, b, c) as typed:
        a.write("person", women[0], name_zh="零", phone="0")
        meet(a, b, c)
        a.write("person", women[1], name_zh="一")
        a.sync()
        backup = world.keep()  # c is behind even this
        a.write("person", women[0], phone="1")
        meet(a, b)
        world.set_back(backup)
        for woman in women[2:]:
            c.write("person", woman, name_zh="c")
        c.write("person", women[0], note="c")
        assert c.sync().restored  # the server's head is beyond a's and b's now
        a.sync()
        b.sync()
        typed += [(women[0], "phone", "1"), (women[0], "note", "c"), (women[5], "name_zh", "c")]


def test_a_server_set_back_twice(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    with all_is_well(world, a, b) as typed:
        a.write("person", woman, name_zh="零")
        meet(a, b)
        backup = world.keep()
        for note in ("一", "二", "三"):
            a.write("person", woman, note=note)
            meet(a, b)
            world.set_back(backup)
            typed.append((woman, "note", note))
            (b if note == "二" else a).sync()


def test_a_disputed_field_stays_disputed(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    with all_is_well(world, a, b) as typed:
        a.write("person", woman, phone="0")
        meet(a, b)
        backup = world.keep()
        a.write("person", woman, phone="1")
        b.write("person", woman, phone="2")
        meet(a, b)
        assert a.db.rows("SELECT COUNT(*) FROM conflict") == [(1,)]
        world.set_back(backup)
        b.sync()
        typed += [(woman, "phone", "1"), (woman, "phone", "2")]
    assert a.db.rows("SELECT state, field FROM conflict") == [("open", "phone")]


def test_rows_that_nobody_has_operations_for_are_written_anew(world: World) -> None:
    a = world.laptop("a")
    woman, other = people(2)
    a.sync()
    backup = world.keep()
    a.write("person", woman, name_zh="只在抄本里", phone="1")
    a.sync()
    b = world.laptop("b")
    b.sync()  # b has the row from its first copy, never the operation
    world.set_back(backup)  # b joined after that: its enrolment is lost as well, and it joins again
    b.engine._transport = b.renew(0)
    b.write("person", other, name_zh="新")
    with all_is_well(world, b) as typed:
        outcome = b.sync()
        assert (outcome.restored, outcome.anew) == (True, 2)
        typed += [(woman, "name_zh", "只在抄本里"), (other, "name_zh", "新")]
    assert "sync.anew" in {act.label.code for act in b.journal.log.acts()}
    with all_is_well(world, a, b):  # the true author's operations find their values there already
        a.sync()
    assert b.db.rows("SELECT COUNT(*) FROM conflict") == [(0,)]


def test_a_cut_while_a_restored_server_is_put_right(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    women = people(40)
    with all_is_well(world, a, b) as typed:
        meet(a, b)
        backup = world.keep()
        for i, woman in enumerate(women):
            (a if i % 2 else b).write("person", woman, name_zh=f"{i}", note="x" * i)
            typed.append((woman, "name_zh", f"{i}"))
        meet(a, b)
        world.set_back(backup)
        for cut in range(20, 900, 60):
            for up in (True, False):
                a.line.cut_up, a.line.cut_down = (cut, None) if up else (None, cut)
                try:
                    a.engine.exchange()
                except KnownError as error:
                    assert error.code == "line_cut"
                a.line.cut_up = a.line.cut_down = None


# --- copied disks, old backups --------------------------------------------------------------------------------------


def test_a_copied_disk_goes_on_as_another_device(world: World) -> None:
    a = world.laptop("a")
    a.write("person", new_id(), name_zh="共同")
    a.sync()
    one, two, three = people(3)
    a.write("person", one, name_zh="共同，未发")
    copy = world.copy_of(a, "copy")
    with all_is_well(world, a, copy) as typed:
        a.write("person", two, name_zh="原件")
        copy.write("person", three, name_zh="抄本")
        a.sync()
        outcome = copy.sync()
        assert outcome.renewed
        assert copy.journal.device != a.journal.device
        typed += [(one, "name_zh", "共同，未发"), (two, "name_zh", "原件"), (three, "name_zh", "抄本")]
    with world.db.reading():  # what both had is in the log once
        assert world.db.rows("SELECT COUNT(*) FROM log") == [(4,)]


def test_a_copy_with_fewer_operations_and_one_with_more(world: World) -> None:
    a = world.laptop("a")
    a.sync()
    copy = world.copy_of(a, "copy")
    women = people(5)
    with all_is_well(world, a, copy) as typed:
        a.write("person", women[0], name_zh="a")
        a.sync()
        for woman in women[1:]:
            copy.write("person", woman, name_zh="copy")
        assert copy.sync().renewed
        a.write("person", women[4], note="a")
        a.sync()
        typed += [(women[0], "name_zh", "a"), *((woman, "name_zh", "copy") for woman in women[1:])]


def test_a_laptop_put_back_from_an_old_backup(world: World) -> None:
    a = world.laptop("a")
    woman, later = people(2)
    a.write("person", woman, name_zh="旧")
    a.sync()
    a.write("person", woman, note="当时还没发")
    old = world.copy_of(a, "old")
    a.write("person", woman, note="后来")
    a.sync()
    with all_is_well(world, old) as typed:
        old.db.put_meta(restored=1)
        old.write("person", later, name_zh="还原以后")
        assert old.sync().renewed
        typed += [(woman, "note", "当时还没发"), (woman, "note", "后来"), (later, "name_zh", "还原以后")]
        assert old.row("person", woman)["note"] == "后来"
        assert old.db.get_meta("restored") is None


def test_a_copy_that_only_asks_is_found_too(world: World) -> None:
    a = world.laptop("a")
    a.sync()
    copy = world.copy_of(a, "copy")
    for laptop, note in ((a, "a"), (copy, "copy")):
        laptop.journal.write([Edit("visit", new_id(), {"situation": f"{note}{i}"}) for i in range(150)], Label("t"))
    a.line.cut_down = 0
    with pytest.raises(KnownError):
        a.engine.exchange()
    copy.write("person", new_id(), name_zh="mehr")
    copy.engine._unsure = 1000  # an answer was lost: it asks before it sends
    with all_is_well(world, a, copy):
        assert copy.sync().renewed


# --- rows that differ -----------------------------------------------------------------------------------------------


def test_one_flipped_field_heals(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    women = people(300)
    with all_is_well(world, a, b):
        a.journal.write_in_slices([Edit("person", woman, {"name_zh": "甲"}) for woman in women], Label("t"))
        meet(a, b)
        with b.db.writing() as connection:
            connection.execute("UPDATE person SET name_zh = '乙' WHERE id = ?", (women[7],))
            connection.execute("DELETE FROM person WHERE id = ?", (women[8],))
        outcome = b.engine.exchange(check=True)
        assert (outcome.checked, outcome.repaired, outcome.whole) == ("repaired", 2, True)
        assert outcome.bytes_received < 20_000  # two buckets, not the township
        assert b.row("person", women[7])["name_zh"] == "甲"
        assert b.sync().checked == "same"


def test_a_row_that_the_server_never_had_goes(world: World) -> None:
    a = world.laptop("a")
    with all_is_well(world, a):
        a.write("person", new_id(), name_zh="甲")
        a.sync()
        with a.db.writing() as connection:
            connection.execute("INSERT INTO person (id, name_zh) VALUES (?, '幽灵')", (bytes(16),))
            connection.execute("INSERT INTO unknown_row (kind, row, cells) VALUES (999, ?, x'80')", (bytes(16),))
        assert a.engine.exchange(check=True).repaired == 2


def test_a_flipped_digest_heals_on_either_side(world: World) -> None:
    a = world.laptop("a")
    with all_is_well(world, a):
        a.write("person", new_id(), name_zh="甲")
        a.sync()
        a.db.put_meta(digest=bytes([7]) * 16)
        assert (outcome := a.sync()).checked == "repaired"
        assert outcome.repaired == 0
        world.db.run(lambda: world.db.execute("UPDATE township SET digest = ?", (bytes([7]) * 16,)))
        assert a.sync().checked == "repaired"


def test_a_repair_leaves_what_waits_on_top(world: World) -> None:
    a = world.laptop("a")
    woman = new_id()
    with all_is_well(world, a):
        a.write("person", woman, name_zh="甲", note="1")
        a.sync()
        with a.db.writing() as connection:
            connection.execute("UPDATE person SET note = '翻' WHERE id = ?", (woman,))
        late: list[bool] = []

        def write_once(_: object) -> None:
            if not late:
                late.append(True)
                a.write("person", woman, phone="2")

        a.write("visit", new_id(), place="x")
        a.engine.exchange(write_once, check=True)
        a.engine.exchange(check=True)
        assert (a.row("person", woman)["note"], a.row("person", woman)["phone"]) == ("1", "2")


def test_a_laptop_that_comes_back_after_a_year(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    women = people(30)
    with all_is_well(world, a) as typed:
        for woman in women:
            a.write("person", woman, name_zh="去年", phone="1")
        meet(a, b)
        b.write("person", women[0], note="路上丢了回答")
        b.line.cut_down = 0
        with pytest.raises(KnownError):
            b.engine.exchange()
        b.write("person", women[1], note="一年没发")
        for woman in women[10:]:
            a.write("person", woman, name_zh="今年")
        a.write("person", women[2], deleted=1)
        a.sync()
        world.db.run(lambda: world.db.execute("UPDATE township SET compacted_to = head - 1"))
        outcome = b.sync()
        assert outcome.whole and b.journal.log.waiting()[0] == 0
        assert b.row("person", women[11])["name_zh"] == "今年"
        assert b.digest == world.digest()
        typed += [(women[0], "note", "路上丢了回答"), (women[1], "note", "一年没发")]
        world.db.run(lambda: world.db.execute("UPDATE township SET compacted_to = 0"))
    assert b.sync().checked == "same"


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("first", ["a", "c"])
def test_a_laptop_that_joined_after_the_backup_joins_again(
    world: World, declared: bool, shared: bool, first: str
) -> None:
    a = world.laptop("a")
    a.sync()
    backup = world.keep()
    c = world.laptop("c")
    woman, other = people(2)
    with all_is_well(world, a, c) as typed:
        c.write("person", woman, name_zh="新人", phone="1")
        c.sync()
        if shared:
            a.sync()
            a.write("person", woman, phone="2", name_zh="新名")
            a.sync()
        c.write("person", other, name_zh="未发")
        world.set_back(backup, declared=declared)  # the server knows c's id no longer
        c.engine._transport = c.renew(c.journal.acknowledged)
        for laptop in (a, c) if first == "a" else (c, a):
            laptop.sync()
        typed += [(woman, "phone", "1"), (woman, "name_zh", "新人"), (other, "name_zh", "未发")]
        typed += [(woman, "phone", "2"), (woman, "name_zh", "新名")] if shared else []
    if not shared:
        assert (a.row("person", woman)["phone"], a.row("person", woman)["name_zh"]) == ("1", "新人")
        assert a.db.rows("SELECT COUNT(*) FROM conflict") == [(0,)]

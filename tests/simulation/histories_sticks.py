"""Histories of USB sticks: what they carry counts once, by whatever road and however often it comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import KnownError
from server.auth import add_township
from tests.replay import visible_rows
from tests.simulation.stage import Stage, history, shuffled, work
from tests.simulation.world import Laptop

#: What a laptop says of a file that is not what it should be.
_FLAWS = frozenset(
    f"bundle_{flaw}"
    for flaw in ("foreign", "newer", "too_large", "truncated", "tampered", "other_township", "stranger")
)


@history(31)
def bundle_truncated_tampered_foreign_twice(s: Stage) -> None:
    """A broken or foreign bundle changes nothing; a good one counts once."""
    a, b, *_ = s.world.township_of()
    _together(s, a, b)
    work(s, a)
    good = a.write_stick()
    for i in range(6):
        broken = good.with_name(f"broken-{i}.sumu")
        broken.write_bytes(_broken(s, good.read_bytes()))
        _refused(b, broken)
    add_township(s.world.server.db, "152221309")
    stranger = s.world.laptop("stranger", township="152221309", spare=True)
    stranger.sync()
    _refused(b, stranger.write_stick())
    _refused(stranger, good)
    stranger.close()
    s.world.bundles = [good]
    for _ in range(2):
        b.read_stick(good)
        s.noise.look(b)
    assert not b.read_stick(good).new


def _broken(s: Stage, data: bytes) -> bytes:
    at = s.world.dice.randrange(len(data))
    if s.world.dice.random() < 0.4:
        return data[:at]
    return data[:at] + bytes([data[at] ^ (1 << s.world.dice.randrange(8))]) + data[at + 1 :]


def _refused(laptop: Laptop, path: Path) -> None:
    before = visible_rows(laptop.db), laptop.journal.cursor
    with pytest.raises(KnownError) as caught:
        laptop.read_stick(path)
    assert caught.value.code in _FLAWS
    assert (visible_rows(laptop.db), laptop.journal.cursor) == before


@history(32)
def stick_and_network_carry_the_same(s: Stage) -> None:
    """The same operations by both roads, in any order, and edits on top of what a stick showed."""
    laptops = s.world.township_of(s.world.dice.randint(2, 4))
    _together(s, *laptops)
    for _ in range(8):
        giver, taker = s.world.dice.sample(laptops, 2)
        work(s, giver, 2)
        match s.world.dice.randrange(4):
            case 0:
                taker.read_stick(giver.write_stick())
                work(s, taker, 1)
            case 1:
                stick = giver.write_stick()
                giver.sync()
                taker.read_stick(stick)
                taker.sync()
            case 2:
                stick = giver.write_stick()
                giver.sync()
                taker.sync()
                taker.read_stick(stick)
            case _:
                giver.sync()
        s.noise.look(taker)


@history(32)
def what_a_stick_showed_is_edited_without_asking_anybody(s: Stage) -> None:
    """Who saw a value on a stick and changes it disagrees with nobody."""
    a, b = s.world.township_of(2)
    _together(s, a, b)
    row = s.world.id()
    a.set("person", row, name_zh="其木格", phone="1")
    b.read_stick(a.write_stick())
    b.set("person", row, phone="2")
    for laptop in (a, b, a):
        laptop.sync()
    for laptop in (a, b):
        assert laptop.get("person", row)["phone"] == "2"
        assert not laptop.conflicts()


@history(20)
def restored_laptop_reads_the_last_stick_of_the_broken_one(s: Stage) -> None:
    """E4: what was written after the backup is there at once, without the server, and counts once, whether the old
    laptop is gone or is mended and goes on. The restored one writes no stick before it has an id of its own."""
    dice, world = s.world.dice, s.world
    old, *others = world.township_of(dice.randint(2, 3))
    _together(s, old, *others)
    work(s, old)
    disk = old.disk()
    woman = world.id()
    if dice.random() < 0.5:
        work(s, old)
        old.sync()
    old.set("person", woman, name_zh="其木格", phone="1")
    stick = old.write_stick()
    shown = old.get("person", woman)
    if dice.random() < 0.6:
        old.close()
        world.laptops.remove(old)
    new = world.laptop("restored")
    new.set_back(disk, declared=True)
    with pytest.raises(KnownError, match="bundle_restored"):
        new.write_stick()
    if dice.random() < 0.3:
        others[0].read_stick(stick)
        stick = others[0].write_stick()
    assert new.read_stick(stick).new
    assert new.get("person", woman) == shown
    assert not new.read_stick(stick).new
    stands = new.journal.head
    work(s, new, 2)
    parted = new.journal.head != stands  # an act that changes nothing writes nothing
    if old in world.laptops:
        work(s, old, 2)
        assert not (new.read_stick(old.write_stick()).regained and parted)  # the chain parts here: it waits
    with pytest.raises(KnownError, match="bundle_restored"):
        new.write_stick()
    for laptop in shuffled(s, new, *others):
        laptop.sync()
        s.noise.look(laptop)
    assert new.journal.device != old.journal.device
    others[0].sync()
    assert others[0].get("person", woman)["name_zh"] == "其木格"


def _together(s: Stage, *laptops: Laptop) -> None:
    work(s, laptops[0])
    for laptop in laptops:
        laptop.sync()

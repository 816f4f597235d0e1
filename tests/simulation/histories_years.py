"""Histories of compaction: laptops that were away for long, and pulls that it meets."""

from __future__ import annotations

from unittest.mock import patch

import protocol.codec
import protocol.frame_size
import server.compaction
import server.exchange
from protocol.operations import GONE, PURGED
from protocol.records import PERSON
from tests.simulation.noise import PASSING
from tests.simulation.stage import Stage, history, open_about, shuffled, work
from tests.simulation.world import TOWNSHIP, Laptop


@history(22)
def laptop_beyond_the_tombstone_horizon(s: Stage) -> None:
    """Away for more than a year, with work that waits, while rows were deleted, emptied and written over: its outbox
    goes up, rows come down, and what it wrote to a row that is gone for good is refused and listed."""
    dice = s.world.dice
    away, *others = s.world.township_of(dice.randint(2, 4))
    gone, kept = s.world.id(), s.world.id()
    for row in (gone, kept):
        others[0].set("person", row, name_zh="其木格", phone="1", note="旧")
    _together(s, *others, away)
    for _ in range(dice.randint(0, 3)):
        s.township.act(away)
    away.set("person", gone, note="新")
    away.set("person", kept, phone="2")
    stick = away.write_stick() if dice.random() < 0.3 else None
    others[0].set("person", gone, deleted=1)
    others[-1].set("person", kept, phone="3")
    for _ in range(dice.randint(1, 3)):
        for laptop in others:
            work(s, laptop, 2)
            laptop.sync()
        s.world.days_pass(dice.choice((100, 200)))
        for laptop in others:
            laptop.sync()
    s.world.days_pass(dice.choice((420, 500)))
    for laptop in others:
        work(s, laptop, 2)
        laptop.sync()
    if dice.random() < 0.5:
        s.world.days_pass(120)
    if stick is not None:
        s.world.bundles.append(stick)
        others[0].read_stick(stick)
        assert others[0].try_sync() in PASSING
    assert s.world.server.rows(TOWNSHIP)[PERSON.number, gone][GONE] == PURGED
    for _ in range(dice.randint(0, 2)):
        s.noise.killed_while_syncing(away)
    s.township.act(away)
    away.sync()
    assert away.get("person", gone)["note"] is None
    listed = (line for laptop in (away, *others) for line in laptop.journal.log.refused())
    assert any(op.row == gone and reason for op, _, reason in listed)
    assert away.conflicts(), "two phones were written over each other, and nobody is asked"


@history(23)
def compaction_during_a_pull(s: Stage) -> None:
    """It comes between two pages of an answer, of the log and of a first copy, and between two tries of a pull that is
    cut; where it may empty what the laptop still lacks (after more than a year), the laptop gets rows instead."""
    dice = s.world.dice
    a, b, late, *_ = s.world.township_of(dice.randint(3, 4))
    _together(s, a, b)
    if dice.random() < 0.5:
        _together(s, a, late)
    late_began = late.journal.sync.first_copy_phase is not None
    for _ in range(dice.choice((10, 40))):
        s.township.act(dice.choice((a, b)))
        if dice.random() < 0.3:
            dice.choice((a, b)).sync()
    _together(s, a, b)
    if dice.random() < 0.5:
        s.world.days_pass(dice.choice((100, 300, 450)), sweeping=dice.random() < 0.5)
    with (
        patch.object(server.exchange, "_PAGE", dice.choice((3, 20))),
        patch.object(protocol.frame_size, "TARGET_FRAME", 200),
        patch.object(protocol.codec, "GATHERED", 0),
        patch.object(server.compaction, "SLICE", dice.choice((2, 10, 500))),
    ):
        late.line.during = lambda: _perhaps_compact(s)
        for _ in range(dice.randint(0, 3)):
            s.noise.sync_in_bad_weather(late)
            if dice.random() < 0.5:
                work(s, a, 2)
                a.sync()
        late.sync()
        late.line.during = None
    assert late_began or late.journal.sync.first_copy_phase == "whole"
    s.noise.look(late)


def _perhaps_compact(s: Stage) -> None:
    if s.world.dice.random() < 0.3:
        s.world.clock.advance(s.world.dice.choice((0, 0, 86_400_000)))
        s.world.compact(young=s.world.dice.random() < 0.7)


@history(23)
def compaction_before_everybody_has_the_deletion(s: Stage) -> None:
    """A row that one laptop still edits, as it has not heard of its deletion, is not emptied: a person decides. Once
    it heard, the open question keeps the row."""
    a, b, *others = s.world.township_of(s.world.dice.randint(2, 4))
    row = s.world.id()
    a.set("person", row, name_zh="托娅", note="旧")
    _together(s, a, b, *others)
    a.set("person", row, deleted=1)
    for laptop in (a, *others):
        laptop.sync()
    if s.world.dice.random() < 0.5:
        s.world.days_pass(120)
    s.world.compact(young=True)
    b.set("person", row, note="新")
    for laptop in (b, a, *others, b):
        laptop.sync()
    s.world.compact(young=True)
    for laptop in (a, b):
        laptop.sync()
        (conflict,) = open_about(laptop, row)
        assert conflict["field"] == "deleted"
        assert laptop.get("person", row)["note"] == "旧"


@history(23)
def an_old_disk_after_compaction(s: Stage) -> None:
    """A disk from before it follows the log past what is blank by then, and hands over what it had written."""
    a, *others = s.world.township_of(s.world.dice.randint(2, 3))
    _together(s, a, *others)
    disk = a.disk()
    for _ in range(3):
        for laptop in (a, *others):
            work(s, laptop, 3)
            laptop.sync()
    _together(s, a, *others)
    s.world.compact(young=True)
    for laptop in shuffled(s, a, *others):
        work(s, laptop, 1)
        laptop.sync()
    a.set_back(disk, declared=s.world.dice.random() < 0.5)
    s.noise.look(a)
    for _ in range(s.world.dice.randint(1, 3)):
        work(s, a, 2)
        assert a.try_sync() in PASSING
        s.noise.look(a)


def _together(s: Stage, *laptops: Laptop) -> None:
    work(s, laptops[0])
    for laptop in (*laptops, *laptops):
        laptop.sync()

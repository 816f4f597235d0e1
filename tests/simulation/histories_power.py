"""Histories of power that goes: what was acknowledged is there, what was on its way is there whole or not at all."""

from __future__ import annotations

from desktop.store.database import check
from tests.simulation.stage import Stage, history, shuffled, work
from tests.simulation.world import Laptop


@history(6)
def power_lost_and_the_log_torn(s: Stage) -> None:
    """In a save, in an exchange, within its COMMIT, with any sectors of what was not synced; and again while the file
    is put right after the last time. Only here do files have SQLite's full durability."""
    a, b, *_ = s.world.township_of()
    work(s, b)
    b.sync()
    for _ in range(s.world.dice.randint(2, 5)):
        for laptop in shuffled(s, a, b):
            work(s, laptop, 2)
            match s.world.dice.randrange(4):
                case 0:
                    laptop.loses_power(lambda laptop=laptop: s.township.act(laptop), s.world.dice.randrange(30))
                case 1:
                    laptop.loses_power(laptop.try_sync, s.world.dice.randrange(80))
                case 2:
                    laptop.loses_power(laptop.db.checkpoint, s.world.dice.randrange(4))
                case _:
                    laptop.sync()
            _assert_sound(s, laptop)


def _assert_sound(s: Stage, laptop: Laptop) -> None:
    assert check(laptop.path) == "ok", f"the file of {laptop.name} is damaged"
    s.noise.look(laptop)
    shown = {(op.row, op.stamp, op.author) for op in laptop.journal.sync.pending(0, None)}
    for typed in s.world.typed:
        if typed.author == laptop.journal.author:
            assert (typed.row, typed.stamp, typed.author) in shown, "what was saved is gone"

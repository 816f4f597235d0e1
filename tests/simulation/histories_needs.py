"""Histories of needs: steps that several laptops write of one need without knowing of each other."""

from __future__ import annotations

from desktop.store.changes import Edit
from tests.simulation.stage import Stage, history, shuffled
from tests.simulation.world import Laptop


def _step(s: Stage, laptop: Laptop, need: bytes, act: str, **more: str) -> None:
    """A step of one day, so that only stamps and ids tell which came first. Ids rise on each laptop, as they do in
    the product: a clock that stands still gives several steps one millisecond."""
    fields = {"need": need, "act": act, "done_on": "2026-11-20", **more}
    number = laptop.db.value("SELECT count(*) FROM need_step")
    laptop.write(Edit("need_step", bytes([number]) + s.world.id()[1:], fields))


def _how(laptop: Laptop, need: bytes) -> tuple[object, ...]:
    row = laptop.journal.rows.get("need", need)
    assert row is not None
    return row["state"], row["round"], row["outcome"], row["closed_on"], row["step_due"]


@history(44)
def a_need_closed_and_taken_up_again_on_two_laptops(s: Stage) -> None:
    """Nobody is asked anything, every step is there, and all laptops say the same of it."""
    a, b, *others = s.world.township_of()
    need, dice = s.world.id(), s.world.dice
    a.write(Edit("need", need, {"no": "2026-014", "kind": "N1", "opened": "2026-11-19", "due": "2026-12-04"}))
    for laptop in shuffled(s, a, b, *others) * 2:
        laptop.sync()
    before = len(a.conflicts())
    for laptop, outcome in ((a, "O1"), (b, "O3")):
        _step(s, laptop, need, "close", outcome=outcome)
        _step(s, laptop, need, "reopen", new_due="2026-12-11")
        if dice.random() < 0.5:
            _step(s, laptop, need, "close", outcome="O2")
    for laptop in shuffled(s, a, b):
        s.noise.sync_in_bad_weather(laptop) if dice.random() < 0.3 else laptop.sync()
    for laptop in shuffled(s, a, b, *others) * 2:
        laptop.sync()
    assert len({_how(laptop, need) for laptop in (a, b, *others)}) == 1, "two laptops say another thing of one need"
    assert len(a.conflicts()) == before, "somebody is asked about steps"
    steps = a.db.value("SELECT count(*) FROM need_step WHERE need = ? AND deleted IS NULL", (need,))
    assert steps >= 4 and int(str(_how(a, need)[1])) >= 2

"""Histories of reports: a frozen one is a whole, and two laptops that freeze the same month are asked which holds."""

from __future__ import annotations

from datetime import datetime

from desktop.services.conflicts import Choice
from desktop.services.desk import Desk
from desktop.store.changes import Edit
from protocol.periods import Span, Term
from tests.simulation.stage import Stage, history, open_about, shuffled
from tests.simulation.world import Laptop

_TERM = Term(Span.MONTH, 2026, 11)
_CLOSING = 25


def _desk(laptop: Laptop) -> Desk:
    """The services on a laptop's file, as it is open now."""
    return Desk(laptop.db, laptop.journal, laptop.path.parent, lambda: datetime(2026, 11, 27, 9))


def _hold(s: Stage, laptop: Laptop, women: list[bytes]) -> None:
    """An activity of the month, and who came."""
    activity = s.world.id()
    laptop.write(Edit("activity", activity, {"start": "2026-11-10T09:00", "status": "held", "kind": "A01"}))
    for woman in women:
        tick = s.township.tick(activity, woman)
        laptop.write(Edit("attendance", tick.id, {**tick.fields, "state": "present"}))


@history(43)
def two_laptops_freeze_the_same_month(s: Stage) -> None:
    """Neither is overwritten, nothing of one is mixed with the other, and either opens its differences afterwards."""
    a, b, *others = s.world.township_of()
    women = [s.world.id() for _ in range(4)]
    a.write(*(Edit("person", woman, {"name_zh": "其木格", "sex": "2"}) for woman in women))
    _hold(s, a, women[:2])
    for laptop in (a, b, *others):
        laptop.sync()
    frozen = []
    for laptop in (a, b):
        for _ in range(s.world.dice.randint(1, 3)):
            _hold(s, laptop, s.world.dice.sample(women, s.world.dice.randint(0, 4)))
        prepared = _desk(laptop).reports.prepare(_TERM, _CLOSING)
        _desk(laptop).reports.freeze(prepared)
        frozen.append(prepared)
    row = frozen[0].id
    assert row == frozen[1].id
    wholes = [prepared.frozen.plain() for prepared in frozen]
    for laptop in (*shuffled(s, a, b), a, b, *others):
        s.noise.sync_in_bad_weather(laptop) if s.world.dice.random() < 0.3 else laptop.sync()
    for laptop in (a, b, *others, a, b):
        laptop.sync()
    for laptop in (a, b, *others):
        assert laptop.get("report", row)["frozen"] in wholes
        (conflict,) = open_about(laptop, row)
        assert conflict["field"] == "frozen" and [each["value"] for each in conflict["versions"]].count(wholes[0]) == 1
        _assert_adds_up(laptop)
    chooser = s.world.dice.choice((a, b))
    (found,) = [each for each in _desk(chooser).conflicts.open() if each.row == row]
    chosen = s.world.dice.randrange(2)
    _desk(chooser).conflicts.decide([Choice(found, chosen)])
    for laptop in (chooser, a, b, *others):
        laptop.sync()
    for laptop in (a, b, *others):
        assert laptop.get("report", row)["frozen"] == found.versions[chosen].value
        assert not open_about(laptop, row)
        _assert_adds_up(laptop)


def _assert_adds_up(laptop: Laptop) -> None:
    """What was frozen and the rows that differ are the live count, on this laptop too."""
    desk = _desk(laptop)
    standing = desk.reports.standing(_TERM)
    assert standing is not None and standing.frozen is not None
    found = desk.reports.differences(standing)
    assert found.known, "what was counted for it is not here"
    told = {id_: cell.now.num for id_, cell in standing.frozen.cells.items()}
    for line in found.lines:
        told[line.figure] += sum(row.now - row.was for row in line.rows)
    live = desk.figures.report(_TERM, _CLOSING)
    assert told == {line.figure.id: line.now.cell.num for line in live.lines}

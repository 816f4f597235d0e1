"""Histories of lists that several people change: nobody's addition is lost, and what was taken off stays off."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Final

from desktop.store.changes import Edit, ListChange
from protocol.records import BY_NAME, SETTING, Type
from tests.replay import confirmed_rows
from tests.simulation.noise import PASSING
from tests.simulation.stage import Stage, history, shuffled
from tests.simulation.versions import older, running
from tests.simulation.world import TOWNSHIP, Laptop

#: Every list that people change: references and texts.
_LISTS: Final = (
    ("activity", "hosts"),
    ("activity", "expected"),
    ("visit", "visitors"),
    ("saved_list", "people"),
    ("person", "tags"),
)


class _List:
    """One list of one row, and what people did to it: each member is added by one of them, once."""

    def __init__(self, s: Stage, maker: Laptop) -> None:
        self._s = s
        self.kind, self.field = s.world.dice.choice(_LISTS)
        self.row = s.world.id()
        self.first = [self.member() for _ in range(s.world.dice.randint(0, 3))]
        self.added, self.taken = set(self.first), set[object]()
        maker.write(Edit(self.kind, self.row, {self.field: list(self.first)}), s.township.edit("household"))

    def member(self) -> object:
        """Somebody new."""
        id_ = self._s.world.id()
        return id_ if BY_NAME[self.kind].by_name[self.field].type is Type.REFS else id_.hex()

    def shown(self, laptop: Laptop) -> list[object]:
        """The list as a laptop shows it; empty where it does not know the row."""
        found = laptop.journal.rows.get(self.kind, self.row)
        return [] if found is None else list(found[self.field] or [])

    def confirmed(self, laptop: Laptop) -> list[object]:
        """The list as the laptop knows it from the log."""
        kind = BY_NAME[self.kind]
        found = confirmed_rows(laptop.db).get((kind.number, self.row))
        return [] if found is None else list(found.cells.get(kind.by_name[self.field].number, []))

    def change(self, laptop: Laptop, *, add: int = 1, take: int = 0) -> None:
        """One act: a form is filled in with what the laptop shows, and saved as a change, or as the whole list.

        Nobody takes off whom only a stick showed: where a third one changed the list unseen, that comes back.
        """
        before = self.shown(laptop)
        new = [self.member() for _ in range(add)]
        confirmed = self.confirmed(laptop)
        may_go = [member for member in before if member in confirmed]
        off = self._s.world.dice.sample(may_go, min(take, len(may_go)))
        after = [member for member in before if member not in off]
        for member in new:
            after.insert(self._s.world.dice.randint(0, len(after)), member)
        self.added.update(new)
        self.taken.update(off)
        by_change = self._s.world.dice.random() < 0.5
        value = ListChange.between(before, after) if by_change else after
        laptop.set(self.kind, self.row, **{self.field: value})
        assert self.shown(laptop) == after

    def assert_whole(self, *laptops: Laptop) -> None:
        """Everybody shows the same: all that was added and not taken off, each once."""
        one = self.shown(laptops[0])
        assert len(one) == len(set(one)), "somebody stands in the list twice"
        assert self.added - self.taken <= set(one), "what somebody added is lost"
        assert not self.taken & set(one), "what somebody took off came back"
        for laptop in laptops:
            assert self.shown(laptop) == one, "two laptops show another order"


@history(38)
def two_laptops_each_add_one(s: Stage) -> None:
    """Neither is lost, whoever comes first; those who stood there keep their order, so the first host is the first."""
    a, b, *others = s.world.township_of()
    together = _List(s, a)
    for laptop in (a, b, *others):
        laptop.sync()
    for _ in range(s.world.dice.randint(1, 3)):
        for laptop in shuffled(s, a, b):
            for _ in range(s.world.dice.choice((1, 1, 2))):
                together.change(laptop)
        for laptop in shuffled(s, a, b, *others) * 2:
            s.noise.sync_in_bad_weather(laptop) if s.world.dice.random() < 0.3 else laptop.sync()
    for laptop in (a, b, *others, a):
        laptop.sync()
    together.assert_whole(a, b, *others)
    order = [member for member in together.shown(a) if member in together.first]
    assert order == together.first
    assert not a.conflicts()


@history(38)
def one_adds_while_another_takes_off(s: Stage) -> None:
    """Both count, and both again when one of them goes on without having heard of the other."""
    laptops = s.world.township_of()
    together = _List(s, laptops[0])
    for laptop in laptops:
        laptop.sync()
    for _ in range(s.world.dice.randint(3, 8)):
        laptop = s.world.dice.choice(laptops)
        together.change(laptop, add=s.world.dice.randint(0, 2), take=s.world.dice.randint(0, 1))
        match s.world.dice.randrange(4):
            case 0:
                s.noise.killed_while_syncing(laptop)
            case 1:
                laptop.sync()
            case _:
                pass
        s.noise.look(laptop)
    for laptop in (*shuffled(s, *laptops), *laptops):
        laptop.sync()
    together.assert_whole(*laptops)


@history(39)
def lists_on_sticks(s: Stage) -> None:
    """What a stick showed is gone on from; it comes to the server by either road, before or after what lies upon it."""
    a, b, c = s.world.township_of(3)
    together = _List(s, a)
    for laptop in (a, b, c):
        laptop.sync()
    for _ in range(s.world.dice.randint(2, 5)):
        giver, taker = s.world.dice.sample((a, b, c), 2)
        together.change(giver, take=s.world.dice.randint(0, 1))
        stick = giver.write_stick()
        if s.world.dice.random() < 0.3:
            giver.sync()
        taker.read_stick(stick)
        together.change(taker)
        if s.world.dice.random() < 0.3:
            taker.sync()
        s.noise.look(taker)
    for laptop in shuffled(s, a, b, c) * 2:
        laptop.sync()
    together.assert_whole(a, b, c)


@history(40)
def lists_of_a_restored_server(s: Stage) -> None:
    """It lost some of what was added: all comes back from those who have it, with what was done meanwhile."""
    laptops = s.world.township_of(s.world.dice.randint(2, 3))
    together = _List(s, laptops[0])
    for laptop in laptops * 2:
        laptop.sync()
    backup = s.world.back_up()
    for _ in range(s.world.dice.randint(2, 5)):
        laptop = s.world.dice.choice(laptops)
        together.change(laptop)
        if s.world.dice.random() < 0.7:
            laptop.sync()
    s.world.set_back(backup, declared=s.world.dice.random() < 0.6)
    for laptop in shuffled(s, *laptops):
        if s.world.dice.random() < 0.5:
            together.change(laptop)
        assert laptop.try_sync() in PASSING
    for laptop in laptops * 3:
        laptop.sync()
    together.assert_whole(*laptops)


@history(41)
def lists_and_an_older_program(s: Stage) -> None:
    """A laptop of version 0.1.0 writes whole lists, keeps what it does not know, and holds the same rows as everybody;
    what those of today add and take off counts for its lists too."""
    old, a, b = s.world.township_of(3)
    first = older({"setting": frozenset()})
    with running(first):
        old.close()
        old.open()
    together = _List(s, a)
    for laptop in (a, b):
        laptop.sync()
    with running(first):
        old.sync()
    setting = SETTING.derived_id({"name": "closing_day", "since": "2027-01-01"})
    assert setting is not None
    a.set("setting", setting, name="closing_day", since="2027-01-01", value=20)
    for _ in range(s.world.dice.randint(3, 7)):
        laptop = s.world.dice.choice((old, a, b))
        with running(first) if laptop is old else nullcontext():
            before = together.shown(laptop)
            if laptop is old:
                new = together.member()
                old.set(together.kind, together.row, **{together.field: [*before, new]})
                together.added.add(new)
            else:
                together.change(laptop)
            stick = laptop.write_stick() if s.world.dice.random() < 0.3 else None
            if s.world.dice.random() < 0.5:
                laptop.sync()
            s.noise.look(laptop)
        if stick is not None:
            taker = s.world.dice.choice((a, b))
            taker.read_stick(stick)
            s.noise.look(taker)
    for laptop in (*shuffled(s, a, b, old), a, b):
        with running(first) if laptop is old else nullcontext():
            laptop.sync()
    with running(first):
        old.sync()
        assert old.digest == a.digest == s.world.server.digest(TOWNSHIP)
        s.noise.look(old)
    together.assert_whole(a, b, old)
    old.close()
    old.open()
    s.noise.look(old)
    assert old.get("setting", setting)["value"] == 20

"""Histories of programs of several versions: nothing that one of them cannot read is lost, or holds anybody up."""

from __future__ import annotations

from desktop.store.changes import Edit
from protocol.dictionary import KNOWN
from protocol.records import BY_NAME
from protocol.wire import NO_DICTIONARY
from tests.replay import visible_rows
from tests.simulation.noise import PASSING
from tests.simulation.stage import Stage, history, shuffled, work
from tests.simulation.versions import NEWEST, older, running
from tests.simulation.world import Laptop

#: What older programs did not have: whole kinds, and fields of both policies.
_LACKING = (
    {"visit": frozenset[str]()},
    {"person": frozenset({"note", "phone"}), "home": frozenset({"area"})},
    {"visit": frozenset[str](), "person": frozenset({"phone", "tags"}), "activity": frozenset({"guests_unnamed"})},
)


@history(24)
def old_program_and_new_server(s: Stage) -> None:
    """It keeps what it cannot read, pushes and is heard, on the line and by sticks; upgraded with work that waits, it
    shows all that came meanwhile. It may know neither aliases nor the dictionary."""
    dice = s.world.dice
    old, *others = s.world.township_of(dice.randint(2, 3))
    before = older(dice.choice(_LACKING))
    old.aliased = dice.random() < 0.5
    if dice.random() < 0.5:
        old.dictionary = NO_DICTIONARY
    with running(before):
        _start_again(old)
    visit, person = s.world.id(), s.world.id()
    if dice.random() < 0.5:
        others[0].write(Edit("visit", visit, {"situation": "已回访"}))
        others[0].sync()
    for _ in range(dice.randint(3, 8)):
        new = dice.choice(others)
        work(s, new, 2)
        new.write(Edit("person", person, {"name_zh": "其木格", "note": str(dice.random()), "phone": "1"}))
        if dice.random() < 0.7:
            new.sync()
        stick = new.write_stick() if dice.random() < 0.3 else None
        with running(before):
            _write_what_it_knows(s, old)
            if stick is not None and old.journal.sync.first_copy_phase == "whole":
                old.read_stick(stick)
            match dice.randrange(4):
                case 0:
                    s.noise.sync_in_bad_weather(old)
                case 1:
                    s.noise.killed_while_syncing(old)
                case 2:
                    old.sync()
                case _:
                    old.write_stick()
            s.noise.look(old)
    others[0].write(Edit("visit", visit, {"measure": "再访"}))
    others[0].sync()
    with running(before):
        assert old.try_sync() in PASSING
        _write_what_it_knows(s, old)
    old.aliased, old.dictionary = True, max(KNOWN)
    _start_again(old)
    s.noise.look(old)
    assert not old.db.rows("SELECT kind FROM unknown_row")
    assert old.get("visit", visit)["measure"] == "再访"
    others[0].sync()
    old.sync()
    others[0].sync()
    assert visible_rows(old.db)[BY_NAME["visit"].number, visit] is not None


def _start_again(laptop: Laptop) -> None:
    laptop.close()
    laptop.open()


def _write_what_it_knows(s: Stage, laptop: Laptop) -> None:
    """Edits as the program of this version can make them."""
    edits = []
    for _ in range(s.world.dice.randint(1, 3)):
        with running(NEWEST):
            edit = s.township.edit(s.world.dice.choice(("person", "home", "activity", "household")))
        known = {name: value for name, value in edit.fields.items() if name in BY_NAME[edit.kind].by_name}
        edits.append(Edit(edit.kind, edit.id, known))
    laptop.write(*edits, s.township.tick())


@history(28)
def dictionary_missing(s: Stage) -> None:
    """The server has not the dictionary that a laptop uses, then has it again, or loses it between two requests: they
    come together without it, and no exchange fails for that."""
    dice = s.world.dice
    laptops = s.world.township_of()
    for laptop in laptops:
        if dice.random() < 0.3:
            laptop.dictionary = NO_DICTIONARY
            _start_again(laptop)
    for _ in range(8):
        s.world.server.dictionaries = dice.choice((KNOWN, frozenset[int]()))
        for laptop in shuffled(s, *laptops)[:2]:
            work(s, laptop, 2)
            match dice.randrange(4):
                case 0:
                    laptop.line.between = lambda: _other_dictionaries(s)
                    laptop.sync()
                case 1:
                    s.noise.sync_in_bad_weather(laptop)
                case 2:
                    laptop.sync()
                    _start_again(laptop)
                case _:
                    laptop.sync()
    if dice.random() < 0.5:
        s.world.server.dictionaries = KNOWN
    late = s.world.laptop()
    late.sync()
    assert late.journal.sync.first_copy_phase == "whole"


def _other_dictionaries(s: Stage) -> None:
    s.world.server.dictionaries = frozenset() if s.world.server.dictionaries else KNOWN

"""Histories of laptops that the server shuts out or that go to another township: what waits there is nobody's loss."""

from __future__ import annotations

import pytest

from desktop.errors import KnownError
from desktop.store.aside import laid_aside, let_go, release
from desktop.store.changes import Edit, Label
from desktop.sync.joined import join
from server.auth import add_township
from tests.replay import visible_rows
from tests.simulation.network import Weather
from tests.simulation.noise import PASSING
from tests.simulation.stage import Stage, history, work
from tests.simulation.world import TOWNSHIP, Laptop

_ELSEWHERE = "152221308"


@history(36)
def laptop_shut_out_with_unsent_work(s: Stage) -> None:
    """Its work is laid aside, whoever brings it and however often the line breaks, and it is told nothing; a person
    takes it in or throws it away, or has not decided yet. It keeps all and says what became of it."""
    dice = s.world.dice
    out, *others = s.world.township_of(dice.randint(3, 4))
    _together(s, out, *others)
    work(s, out)
    if dice.random() < 0.3:
        out.sync()
    s.world.revoke(out)
    at = out.journal.cursor
    others[0].sync()
    for _ in range(dice.randint(1, 4)):
        work(s, out, 2)
        match dice.randrange(4):
            case 0:
                others[0].read_stick(out.write_stick())
                others[0].sync()
            case 1:
                out.line.weather = Weather(dice.choice(("cut up", "no answer", "twice", "late")), dice.randrange(3000))
                assert out.try_sync() in PASSING | {"revoked", "revoked_kept"}
            case 2:
                s.world.stick_to_server(out.write_stick())
            case _:
                assert out.hand_over() == "revoked_kept"
    assert out.journal.cursor == at, "a laptop that is shut out was told of the township"
    for _ in range(dice.randint(0, 3)):
        work(s, dice.choice(others), 2)
        dice.choice(others).sync()
    match dice.randrange(3):
        case 0:
            out.hand_over()
            assert s.world.accept(out)
            others[-1].sync()
        case 1:
            out.hand_over()
            assert s.world.discard(out)
            assert out.hand_over() in ("revoked", "revoked_kept")
    s.noise.look(out)


@history(36)
def last_stick_of_a_lost_laptop(s: Stage) -> None:
    """E5: shut out first, its last stick read into another one, which hears that the server lays it aside. Somebody
    answers for it, or takes it out again; the server may take it in besides, before or after. It counts once."""
    dice = s.world.dice
    out, reads, *others = s.world.township_of(dice.randint(3, 4))
    _together(s, out, reads, *others)
    woman = s.world.id()
    out.set("person", woman, name_zh="其木格", phone="1")
    work(s, out)
    stick = out.write_stick()
    s.world.revoke(out)
    reads.read_stick(stick)
    work(s, reads, 2)
    for _ in range(3):  # what others wrote goes along as far as there is room
        reads.sync()
    (waiting,) = laid_aside(reads.db)
    assert waiting.device == out.journal.device
    work(s, others[0], 2)
    taken_in = dice.random() < 0.3
    if taken_in and dice.random() < 0.5:
        assert s.world.accept(out)
    if dice.random() < 0.7:
        release(reads.journal, out.journal.device)
        s.world.revived += 1  # it may go up under two ids
        assert not laid_aside(reads.db)
        reads.sync()
        others[0].sync()
        assert others[0].get("person", woman)["name_zh"] == "其木格"
    else:
        let_go(reads.journal, out.journal.device)
        assert not laid_aside(reads.db)
        reads.sync()
    if taken_in:
        out.hand_over()
        s.world.accept(out)
    s.noise.look(reads)


@history(36)
def laptop_of_another_township_by_now(s: Stage) -> None:
    """Its file stays what it is: an invitation of another township is refused there, and what waits goes to its own;
    in a file of its own it begins with the other township, and neither hears a word of the other."""
    dice = s.world.dice
    moves, *others = s.world.township_of(dice.randint(2, 3))
    if dice.random() < 0.7:
        unit = Edit("org_unit", s.world.id(), {"code": f"{TOWNSHIP}000", "level": "sumu", "name_zh": "一苏木"})
        moves.write(unit)
    _together(s, moves, *others)
    work(s, moves)
    add_township(s.world.server.db, _ELSEWHERE)
    there = s.world.laptop("elsewhere", township=_ELSEWHERE, spare=True)
    there.journal.write([Edit("person", s.world.id(), {"name_zh": "二苏木的人"})], Label("test"))
    there.sync()
    before = visible_rows(moves.db), moves.journal.cursor, moves.journal.log.waiting(), moves.journal.device
    left = dice.random() < 0.5
    if left:
        moves.leave()
    with pytest.raises(KnownError) as caught:
        join(moves.journal, there.connection)
    assert caught.value.code == "other_township"
    assert (visible_rows(moves.db), moves.journal.cursor, moves.journal.log.waiting(), moves.journal.device) == before
    if left:
        moves.join_again()
    if dice.random() < 0.6:
        s.world.revoke(moves)
        assert moves.hand_over() == "revoked_kept"
        if dice.random() < 0.7:
            assert s.world.accept(moves)
    else:
        moves.sync()
    there.sync()
    assert there.db.rows("SELECT name_zh FROM person") == [("二苏木的人",)]
    assert there.digest == s.world.server.digest(_ELSEWHERE)
    there.close()


def _together(s: Stage, *laptops: Laptop) -> None:
    work(s, laptops[0])
    for laptop in (*laptops, *laptops):
        laptop.sync()

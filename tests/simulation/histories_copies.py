"""Histories of first copies, versions, bad operations and many townships."""

from __future__ import annotations

import contextlib

from desktop.store.changes import Edit, Journal, Label
from desktop.store.driver import library
from server.auth import add_township
from tests.older import unchecked
from tests.simulation.network import Weather
from tests.simulation.noise import PASSING
from tests.simulation.stage import Stage, history, work

# Copies, versions, bad data ----------------------------------------------------------------------------------------


@history(25)
def one_poisoned_operation(s: Stage) -> None:
    """It is listed with its reason, the others apply."""
    a, b, *_ = s.world.township_of()
    count = s.world.dice.choice((20, 120))
    edits = [Edit("visit", s.world.id(), {"situation": str(i)}) for i in range(count)]
    poison = s.world.dice.choice(
        (
            {"situation": "长" * 30_000},
            {"visitors": [s.world.id() for _ in range(10_001)]},
            {"situation": "x", "date": "1" * 70_000},
        )
    )
    bad = s.world.id()
    edits.insert(s.world.dice.randrange(count), Edit("visit", bad, poison))
    with unchecked():
        a.write(*edits)
    a.sync()
    b.sync()
    ((op, _, reason),) = a.journal.log.refused()
    assert (op.row, bool(reason)) == (bad, True)
    assert b.db.value("SELECT COUNT(*) FROM visit") == count


@history(26)
def first_copy_interrupted(s: Stage) -> None:
    """Cut, killed, and the log goes on meanwhile; half a copy never passes for a whole one."""
    a, late = s.world.township_of(2)
    for _ in range(s.world.dice.choice((5, 40))):
        s.township.act(a)
    a.sync()
    for _ in range(s.world.dice.randint(1, 6)):
        match s.world.dice.randrange(4):
            case 0:
                late.survives(lambda: late.try_sync(), s.world.dice.randrange(60))
            case 1:
                s.township.act(a)
                a.sync()
            case 2:
                s.township.act(late)
            case _:
                late.line.weather = Weather("cut down", s.world.dice.randrange(5000))
                assert late.try_sync() in PASSING
        if late.journal.sync.first_copy_phase == "whole":
            assert late.journal.cursor.seq


@history(34)
def two_program_instances(s: Stage) -> None:
    """The same file opened twice: whoever comes second is refused or right, and nothing saved is lost."""
    a, b = s.world.township_of(2)
    work(s, a)
    second = Journal(a.db, now_ms=s.world.clock)
    second.use_author(a.journal.author)
    for _ in range(6):
        match s.world.dice.randrange(4):
            case 0:
                work(s, a, 1)
            case 1:
                # Its numbers may be taken: then the table refuses them, whole.
                with contextlib.suppress(library.IntegrityError):
                    second.write([s.township.edit()], Label("test"))
            case 2:
                with contextlib.suppress(library.IntegrityError):
                    a.try_sync()
            case _:
                work(s, b, 2)
                b.sync()
        a.close()
        a.open()
        second = Journal(a.db, now_ms=s.world.clock)


@history(35)
def many_townships_come_back_at_once(s: Stage) -> None:
    """Requests of many townships stand beside each other, piece by piece; no piece strays."""
    s.world.township_of(2)
    others = []
    for i in range(s.world.dice.randint(3, 8)):
        code = f"15222130{i}"
        add_township(s.world.server.db, code)
        laptop = s.world.laptop(f"other-{i}", township=code, spare=True)
        laptop.journal.write([Edit("person", s.world.id(), {"name_zh": code, "note": str(i)})], Label("test"))
        others.append(laptop)
    sessions = []
    for laptop in s.world.dice.sample(others, len(others)):
        laptop.line.weather = Weather("late")
        laptop.try_sync()
        if laptop.line.late:
            session = s.world.server.exchange.session(laptop.line.township, laptop.line.device)
            sessions.append((session, laptop.line.late.pop()))
    at = 0
    while any(at < len(data) for _, data in sessions):
        for session, data in sessions:
            session.feed(data[at : at + 16])
        at += 16
    for session, _ in s.world.dice.sample(sessions, len(sessions)):
        session.finish()
        for _ in session.answer():
            pass
    for laptop in others:
        laptop.sync()
        assert laptop.digest == s.world.server.digest(laptop.line.township)
        assert laptop.db.rows("SELECT name_zh FROM person") == [(laptop.line.township,)]
        laptop.close()

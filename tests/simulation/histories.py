"""The histories that must end well, by number. Each is played by the dice of its seed in a world of its own."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from protocol.clock import MAX_AHEAD_MS, milliseconds_of
from server.auth import add_township
from tests.simulation.closing import come_to_rest
from tests.simulation.deeds import Township
from tests.simulation.fate import disk_full
from tests.simulation.network import Slow, Trouble, Weather
from tests.simulation.noise import PASSING, Noise
from tests.simulation.world import TOWNSHIP, Laptop, World


class Stage(NamedTuple):
    """What a history is played upon."""

    world: World
    township: Township
    noise: Noise


class History(NamedTuple):
    """``number`` as in the design's list; ``play`` acts it out, ``come_to_rest`` judges it."""

    number: int
    name: str
    play: Callable[[Stage], None]


HISTORIES: Final[dict[str, History]] = {}


def history(number: int) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    """Puts a function on the list under its name."""

    def put(play: Callable[[Stage], None]) -> Callable[[Stage], None]:
        HISTORIES[play.__name__] = History(number, play.__name__, play)
        return play

    return put


def stage(world: World) -> Stage:
    """A world with people who know a few rows."""
    township = Township(world, rows=world.dice.randint(2, 6))
    return Stage(world, township, Noise(world, township))


def run(found: History, world: World) -> None:
    """Some noise, the history, some noise, and rest."""
    stage_ = stage(world)
    found.play(stage_)
    stage_.noise.happen(world.dice.randint(0, 12))
    come_to_rest(world)


# One line, one laptop ----------------------------------------------------------------------------------------------


@history(1)
def answer_lost_after_commit(s: Stage) -> None:
    """The server took everything and nobody hears of it, several times in a row."""
    a, *_ = s.world.township_of()
    _work(s, a)
    for _ in range(s.world.dice.randint(1, 4)):
        s.noise.troubled(a, Weather("no answer"))
        s.township.act(a)


@history(2)
def upload_cut_at_a_byte(s: Stage) -> None:
    """Cut wherever it hurts, each time somewhere else, then as many bytes later."""
    _cut(s, "cut up")


@history(3)
def download_cut_at_a_byte(s: Stage) -> None:
    """The same on the way back; what the proxy between cuts off silently too."""
    _cut(s, s.world.dice.choice(("cut down", "truncated")))


def _cut(s: Stage, trouble: Trouble) -> None:
    a, b, *_ = s.world.township_of()
    _work(s, a, s.world.dice.choice((3, 30)))
    _work(s, b, s.world.dice.choice((3, 30)))
    b.sync()
    at, step = s.world.dice.randrange(400), s.world.dice.choice((1, 7, 90, 900))
    for i in range(10):
        a.line.weather = Weather(trouble, at + i * step)
        assert a.try_sync() in PASSING
        if i % 3 == 0:
            s.township.act(a)


@history(4)
def client_killed_between_two_statements(s: Stage) -> None:
    """At each of a run of places of the same save and the same exchange."""
    a, b, *_ = s.world.township_of()
    _work(s, b)
    b.sync()
    first = s.world.dice.randrange(120)
    for kill in range(first, first + 6):
        _work(s, a, 2)
        a.survives(lambda: s.township.act(a), kill % 25)
        a.survives(lambda: a.try_sync(), kill)
        _work(s, b, 2)
        b.sync()


@history(5)
def server_killed_around_commit(s: Stage) -> None:
    """Before, during and after COMMIT, while one pushes and while another pulls."""
    a, b, *_ = s.world.township_of()
    first = s.world.dice.randrange(40)
    for kill in range(first, first + 6):
        _work(s, a, 3)
        for laptop in (a, b):
            s.world.server.fate.strike(kill)
            assert laptop.try_sync() in PASSING
            s.world.server.spare()


@history(7)
def edit_while_a_push_is_under_way(s: Stage) -> None:
    """On the very rows that are on their way."""
    a, b = s.world.township_of(2)
    row = s.township.one("person")
    a.write(s.township.edit("person", row))
    b.sync()
    b.write(s.township.edit("person", row))
    b.sync()
    for _ in range(3):
        a.line.between = lambda: a.write(s.township.edit("person", row))
        s.noise.edit_while_pushing(a)
        b.write(s.township.edit("person", row))
        b.sync()


@history(9)
def serialisation_failures(s: Stage) -> None:
    """Transactions that lose against another one, anywhere in them, again and again."""
    laptops = s.world.township_of()
    for _ in range(8):
        laptop = s.world.dice.choice(laptops)
        _work(s, laptop, 3)
        s.noise.came_second(laptop)


@history(10)
def requests_doubled_reordered_replayed(s: Stage) -> None:
    """Requests arrive twice, hours late and in any order, while new ones go their way."""
    laptops = s.world.township_of()
    for _ in range(14):
        laptop = s.world.dice.choice(laptops)
        match s.world.dice.randrange(5):
            case 0:
                s.noise.troubled(laptop, Weather("late"))
            case 1:
                s.noise.late_request(laptop)
            case 2:
                s.noise.troubled(laptop, Weather("twice"))
            case 3:
                s.noise.old_request(laptop)
            case _:
                _work(s, laptop, 2)
    for laptop in laptops:
        late = laptop.line.late
        s.world.dice.shuffle(late)
        while late:
            laptop.line.arrive(late.pop())


@history(29)
def captive_portal_and_truncating_proxy(s: Stage) -> None:
    """A 200 that is no answer, half an answer, a byte that is another one."""
    laptops = s.world.township_of()
    troubles: tuple[Trouble, ...] = ("portal", "garbage", "truncated", "damaged up", "damaged down")
    for _ in range(10):
        laptop = s.world.dice.choice(laptops)
        _work(s, laptop, 2)
        s.noise.troubled(laptop, Weather(s.world.dice.choice(troubles), s.world.dice.choice((10, 300, 3000))))
        assert laptop.journal.cursor.seq <= len(s.world.server.log(TOWNSHIP))


@history(30)
def disk_full_while_applying(s: Stage) -> None:
    """No room, at any statement; then the person makes some."""
    a, b, *_ = s.world.township_of()
    for _ in range(5):
        _work(s, b, 4)
        b.sync()
        _work(s, a, 2)
        s.noise.disk_full(a)
        a.fate.strike(s.world.dice.randrange(20), disk_full)
        with contextlib.suppress(KnownError):
            s.township.act(a)
        a.fate.spare()


@history(37)
def a_line_of_one_kilobyte(s: Stage) -> None:
    """1 kB/s, 2 s round trip, a fifth of it lost, cut every 30 s: it takes long, and it ends."""
    laptops = s.world.township_of(s.world.dice.randint(2, 3))
    for laptop in laptops:
        laptop.line.slow = Slow(rate=1000 * 0.8, round_trip=2000, cut_after=30_000)
        _work(s, laptop, s.world.dice.choice((5, 60)))
    for laptop in laptops:
        for _ in range(100):
            code = laptop.try_sync()
            assert code in PASSING
            if not code:
                break
        assert not code, "the slow line never came to its end"
        assert laptop.journal.waiting()[0] == 0


# Several laptops on the same rows ----------------------------------------------------------------------------------


@history(11)
def same_row_other_fields(s: Stage) -> None:
    """Nothing to disagree about: both values stand, and nobody is asked."""
    a, b = s.world.township_of(2)
    row = s.world.id()
    a.set("person", row, name_zh="其木格")
    a.sync()
    b.sync()
    a.set("person", row, phone=s.township.value("person", "phone") or "1")
    b.set("person", row, note="愿意参加", id_no="152221197501010000")
    for laptop in _shuffled(s, a, b) * 2:
        laptop.sync()
    assert a.get("person", row)["note"] == "愿意参加"
    assert not _open_about(a, row)


@history(12)
def same_field_under_review(s: Stage) -> None:
    """The confirmed value stays until a person decides; nothing is decided silently."""
    laptops = s.world.township_of()
    row = s.world.id()
    kind, field = s.world.dice.choice((("person", "phone"), ("home", "name_zh"), ("activity", "guests_unnamed")))
    laptops[0].set(kind, row, **{field: 0 if field == "guests_unnamed" else "0"})
    for laptop in laptops:
        laptop.sync()
    for i, laptop in enumerate(laptops, 1):
        laptop.set(kind, row, **{field: i if field == "guests_unnamed" else str(i)})
    order = _shuffled(s, *laptops)
    for laptop in (*order, *order):
        laptop.sync()
    for laptop in laptops:
        (conflict,) = _open_about(laptop, row)
        assert len(conflict["versions"]) == len(laptops)
        assert conflict["versions"][0]["value"] == laptop.get(kind, row)[field]


@history(13)
def one_conflict_decided_differently(s: Stage) -> None:
    """Two people decide without knowing of each other: it stays open, with both words on the table."""
    a, b = s.world.township_of(2)
    row = s.world.id()
    a.set("person", row, phone="0")
    for laptop in (a, b):
        laptop.sync()
    a.set("person", row, phone="1")
    b.set("person", row, phone="2")
    for laptop in (a, b, a):
        laptop.sync()
    (conflict,) = a.conflicts()
    for laptop, phone in ((a, "3"), (b, "4")):
        edits = Edit("person", row, {"phone": phone}), Edit("conflict", conflict, {"state": "decided"})
        laptop.write(*edits)
    first, second = _shuffled(s, a, b)
    for laptop in (first, second, first):
        laptop.sync()
    (still,) = _open_about(a, row)
    assert {"3", "4"} <= {version["value"] for version in still["versions"]}


@history(14)
def delete_against_edit(s: Stage) -> None:
    """In both orders a person decides; neither the deletion nor the edit is forgotten."""
    a, b = s.world.township_of(2)
    row = s.world.id()
    a.set("person", row, name_zh="托娅", note="旧")
    for laptop in (a, b):
        laptop.sync()
    a.set("person", row, deleted=1)
    b.set("person", row, **{s.world.dice.choice(("note", "phone", "name_zh")): "新"})
    for laptop in _shuffled(s, a, b) * 2:
        laptop.sync()
    for laptop in (a, b):
        (conflict,) = _open_about(laptop, row)
        assert conflict["field"] == "deleted"


@history(15)
def child_before_parent(s: Stage) -> None:
    """Attendances, visits and sheets arrive whose activity and women come later, or never."""
    a, b, *_ = s.world.township_of()
    activity, woman = s.world.id(), s.world.id()
    a.write(s.township.tick(activity, woman), Edit("visit", s.world.id(), {"person": woman, "visitors": [woman]}))
    a.write(Edit("sheet", s.world.id(), {"activity": activity, "rows": [[1, woman.hex()]]}))
    a.sync()
    b.sync()
    b.write(s.township.tick(activity, woman))
    b.sync()
    if s.world.dice.random() < 0.7:
        a.write(s.township.edit("activity", activity), s.township.edit("person", woman))
        a.sync()


@history(16)
def attendance_of_a_woman_deleted_elsewhere(s: Stage) -> None:
    """Her attendance stands; whether she is gone is another question."""
    a, b = s.world.township_of(2)
    woman, activity = s.world.id(), s.world.id()
    a.write(Edit("person", woman, {"name_zh": "高娃"}), Edit("activity", activity, {"title": "三八"}))
    for laptop in (a, b):
        laptop.sync()
    a.set("person", woman, deleted=1)
    tick = s.township.tick(activity, woman)
    b.write(tick)
    for laptop in _shuffled(s, a, b) * 2:
        laptop.sync()
    for laptop in (a, b):
        assert laptop.get("attendance", tick.id)["state"] == tick.fields["state"]
        assert laptop.get("person", woman)["deleted"] == 1


# Clocks ------------------------------------------------------------------------------------------------------------


@history(17)
def clocks_at_1970_ahead_and_jumping(s: Stage) -> None:
    """Saving and syncing never look at the wall clock; a clock of 2036 does not win for ever."""
    laptops = s.world.township_of()
    row = s.world.id()
    for _ in range(12):
        laptop = s.world.dice.choice(laptops)
        s.noise.clock_jumps(laptop)
        laptop.write(s.township.edit("visit", row))
        laptop.sync()
    for laptop in laptops:
        laptop.ahead_ms = 0
        laptop.sync()
    last = s.world.dice.choice(laptops)
    last.set("visit", row, situation="now")
    last.sync()
    for laptop in laptops:
        laptop.sync()
        assert laptop.get("visit", row)["situation"] == "now"


@history(18)
def failed_batch_with_a_future_stamp(s: Stage) -> None:
    """An exchange that fails moves no clock, neither the laptop's nor anybody's who gets the stamps later."""
    a, b = s.world.township_of(2)
    a.ahead_ms = 10 * 365 * 86_400_000
    _work(s, a)
    for _ in range(3):
        s.noise.troubled(a, Weather(s.world.dice.choice(("cut up", "no answer", "cut down")), 300))
    a.ahead_ms = 0
    a.sync()
    b.sync()
    assert milliseconds_of(b.journal.clock.last) <= s.world.clock.now_ms + MAX_AHEAD_MS


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
            {"visitors": [s.world.id()] * 10_001},
            {"situation": "x", "date": "1" * 70_000},
        )
    )
    bad = s.world.id()
    edits.insert(s.world.dice.randrange(count), Edit("visit", bad, poison))
    a.write(*edits)
    a.sync()
    b.sync()
    ((op, _, reason),) = a.journal.refused()
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
        if late.journal.first_copy_phase == "whole":
            assert late.journal.cursor.seq


@history(34)
def two_program_instances(s: Stage) -> None:
    """The same file opened twice: whoever comes second is refused or right, and nothing saved is lost."""
    a, b = s.world.township_of(2)
    _work(s, a)
    second = Journal(a.db, now_ms=s.world.clock)
    second.use_author(a.journal.author)
    for _ in range(6):
        match s.world.dice.randrange(4):
            case 0:
                _work(s, a, 1)
            case 1:
                # Its numbers may be taken: then the table refuses them, whole.
                with contextlib.suppress(sqlite3.IntegrityError):
                    second.write([s.township.edit()], Label("test"))
            case 2:
                with contextlib.suppress(sqlite3.IntegrityError):
                    a.try_sync()
            case _:
                _work(s, b, 2)
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


def _work(s: Stage, laptop: Laptop, acts: int = 0) -> None:
    for _ in range(acts or s.world.dice.randint(2, 8)):
        s.township.act(laptop)


def _shuffled(s: Stage, *laptops: Laptop) -> list[Laptop]:
    return s.world.dice.sample(laptops, len(laptops))


def _open_about(laptop: Laptop, row: bytes) -> list[dict[str, Any]]:
    found = [laptop.get("conflict", id_) for id_ in laptop.conflicts()]
    return [conflict for conflict in found if conflict["row"] == row]

"""Histories of the line between one laptop and the server, and of programs that die."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from desktop.errors import KnownError
from tests.simulation.fate import disk_full
from tests.simulation.network import Slow, Trouble, Weather
from tests.simulation.noise import PASSING
from tests.simulation.server import Server
from tests.simulation.stage import Stage, history, work
from tests.simulation.world import TOWNSHIP, Laptop

# One line, one laptop ----------------------------------------------------------------------------------------------


@history(1)
def answer_lost_after_commit(s: Stage) -> None:
    """The server took everything and nobody hears of it, several times in a row."""
    a, *_ = s.world.township_of()
    work(s, a)
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
    work(s, a, s.world.dice.choice((3, 30)))
    work(s, b, s.world.dice.choice((3, 30)))
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
    work(s, b)
    b.sync()
    first = s.world.dice.randrange(120)
    for kill in range(first, first + 6):
        work(s, a, 2)
        a.survives(lambda: s.township.act(a), kill % 25)
        a.survives(lambda: a.try_sync(), kill)
        work(s, b, 2)
        b.sync()


@history(5)
def server_killed_around_commit(s: Stage) -> None:
    """Before, during and after COMMIT, while one pushes and while another pulls."""
    a, b, *_ = s.world.township_of()
    first = s.world.dice.randrange(40)
    for kill in range(first, first + 6):
        work(s, a, 3)
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

    def write_and_lose_the_line() -> None:
        a.write(s.township.edit("person", row))
        s.world.server.down = True

    for _ in range(3):
        a.write(s.township.edit("person", row))
        a.line.between = write_and_lose_the_line
        assert a.try_sync() in PASSING
        s.noise.look(a)
        s.world.server.down = False
        s.noise.edit_while_pushing(a)
        b.write(s.township.edit("person", row))
        b.sync()


@history(8)
def a_writer_that_commits_late(s: Stage) -> None:
    """One push has written everything and not committed; others read, and write, meanwhile. Nobody misses a row."""
    a, b, *others = s.world.township_of(s.world.dice.randint(3, 5))
    for _ in range(3):
        for laptop in (a, b, *others):
            work(s, laptop, 2)
        with _late(s.world.server, a):
            for other in others:
                assert other.try_sync() in PASSING
        b.sync()


@contextmanager
def _late(server: Server, writer: Laptop) -> Iterator[None]:
    """While it lasts, a push of ``writer`` stands before its COMMIT."""
    written, commit = threading.Event(), threading.Event()

    def stand() -> None:
        written.set()
        assert commit.wait(30)

    server.db.before_commit = stand
    with ThreadPoolExecutor(1) as pool:
        push = pool.submit(writer.try_sync)
        assert written.wait(30)
        server.impatient(True)
        try:
            yield
        finally:
            server.impatient(False)
            commit.set()
        assert push.result() in PASSING


@history(9)
def serialisation_failures(s: Stage) -> None:
    """Transactions that lose against another one, anywhere in them, again and again."""
    laptops = s.world.township_of()
    for _ in range(8):
        laptop = s.world.dice.choice(laptops)
        work(s, laptop, 3)
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
                work(s, laptop, 2)
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
        work(s, laptop, 2)
        s.noise.troubled(laptop, Weather(s.world.dice.choice(troubles), s.world.dice.choice((10, 300, 3000))))
        assert laptop.journal.cursor.seq <= len(s.world.server.log(TOWNSHIP))


@history(30)
def disk_full_while_applying(s: Stage) -> None:
    """No room, at any statement; then the person makes some."""
    a, b, *_ = s.world.township_of()
    for _ in range(5):
        work(s, b, 4)
        b.sync()
        work(s, a, 2)
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
        work(s, laptop, s.world.dice.choice((5, 60)))
    for laptop in laptops:
        for _ in range(100):
            code = laptop.try_sync()
            assert code in PASSING
            if not code:
                break
        assert not code, "the slow line never came to its end"
        assert laptop.journal.log.waiting()[0] == 0

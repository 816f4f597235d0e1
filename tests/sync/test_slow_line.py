"""A slow line: what a cut costs there, what comes first, and how far it says it is. Real engine, real exchange."""

from __future__ import annotations

import random
import select
import socket
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from desktop.sync.frames import Progress
from desktop.sync.gauge import LEAST_FRAME, Pace
from protocol.codec import FrameReader, Payload, unpack_log, unpack_run
from protocol.ids import derived_id, new_id
from protocol.wire import LOG, MAX_ANSWER_INFLATED, OPERATIONS, ROWS
from server.aliases import rows_made
from server.exchange import Exchange
from tests.sync.bad_line import Proxy
from tests.sync.conftest import ServerProcess
from tests.sync.laptops import TOWNSHIP, Laptop, World

#: As a line of some hundred bytes a second is used.
SLOW = Pace(LEAST_FRAME, 1 << 20)
#: No cut costs more on a slow line.
MOST_LOST = 2048
#: What a request costs that only asks what arrived, and what a new stream does not know any more.
GREETINGS = 1500
WORDS = "乌云其木格萨仁高娃斯琴娜布敖登托娅苏日娜塔娜已回访身体尚可愿意参加团圆饭搬到旗里住院孩子上学接羔忙"


class Sent(NamedTuple):
    """Frames that came whole, and how many bytes came after the last of them."""

    frames: list[Payload]
    lost: int
    reader: FrameReader


def whole_frames(world: World, data: bytes) -> Sent:
    """What a stream that stops anywhere brought, byte by byte as a line brings it."""
    reader = FrameReader(MAX_ANSWER_INFLATED, MAX_ANSWER_INFLATED, lambda seqs: rows_made(world.db, TOWNSHIP, seqs))
    frames, at = [], 0
    for i in range(len(data)):
        found = list(reader.feed(data[i : i + 1]))
        if found:
            frames, at = [*frames, *found], i + 1
    return Sent(frames, len(data) - at, reader)


def a_days_work(seed: int, activities: int = 6) -> list[Edit]:
    """Activities with who came, women edited and new, a few visits: about 25 changes an activity."""
    dice = random.Random(seed)

    def words(count: int) -> str:
        return "".join(dice.choice(WORDS) for _ in range(count))

    edits = []
    for _ in range(activities):
        activity = dice.randbytes(16)
        edits.append(Edit("activity", activity, {"title": words(6), "content": words(20), "kind": "dinner"}))
        for person in (derived_id("person", n) for n in dice.sample(range(60), 15)):
            row = derived_id("attendance", activity, person)
            edits.append(Edit("attendance", row, {"activity": activity, "person": person, "state": "present"}))
        edits += [
            Edit("person", derived_id("person", dice.randrange(60)), {"phone": f"139{dice.randrange(10**8):08}"})
            for _ in range(5)
        ]
        edits += [Edit("person", dice.randbytes(16), {"name_zh": words(3), "note": words(12)}) for _ in range(3)]
        edits.append(Edit("visit", dice.randbytes(16), {"date": "2026-11-20", "situation": words(60)}))
    return edits


def known_women(laptop: Laptop) -> None:
    edits = [Edit("person", derived_id("person", n), {"name_zh": f"其木格{n}"}) for n in range(60)]
    laptop.journal.write_in_slices(edits, Label("test"))
    laptop.sync()


class Cut:
    """A laptop's line that is cut at bytes anywhere, one way; ``passed``: what came over it that way each time."""

    def __init__(self, laptop: Laptop, direction: Literal["up", "down"], seed: int) -> None:
        self._laptop, self._up = laptop, direction == "up"
        self._dice = random.Random(seed)
        self.passed: list[bytes] = []
        self._inner = laptop.line.exchange
        laptop.line.exchange = self._exchange  # type: ignore[method-assign]

    def _exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        line, cut = self._laptop.line, self._dice.randrange(200, 5000)
        line.cut_up, line.cut_down = (cut, None) if self._up else (None, cut)
        try:
            yield from self._inner(request)
        finally:
            made = line.requests if self._up else line.answers
            self.passed.append(made[-1][:cut])

    def until_through(self) -> int:
        """Exchanges until all is through; gives how many were cut."""
        cuts = 0
        while True:
            try:
                if self._laptop.engine.exchange().whole:
                    return cuts
            except KnownError as error:
                assert error.code == "line_cut"
                cuts += 1


@pytest.mark.parametrize("seed", range(3))
def test_a_cut_upload_loses_no_more_than_a_small_frame_and_nothing_is_sent_twice(world: World, seed: int) -> None:
    a = world.laptop("a")
    known_women(a)
    a.line.pace = SLOW
    a.journal.write_in_slices(a_days_work(seed, 20), Label("test"))
    cut = Cut(a, "up", seed)
    assert cut.until_through() >= 3
    taken: Counter[int] = Counter()
    for data in cut.passed:
        sent = whole_frames(world, data)
        assert sent.lost <= MOST_LOST
        for frame in sent.frames:
            if frame[0] == OPERATIONS:
                run = unpack_run(frame, a.journal.device, sent.reader.ids)
                taken.update(op.number for op in run.operations)
    waited = a.journal.head[0] - 60
    assert len(taken) == waited and set(taken.values()) == {1}


@pytest.mark.parametrize("seed", range(3))
def test_a_cut_answer_loses_no_more_than_a_small_frame_and_nothing_comes_twice(world: World, seed: int) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    known_women(a)
    b.sync()
    a.journal.write_in_slices(a_days_work(seed, 20), Label("test"))
    a.sync()
    b.line.pace = SLOW
    cut = Cut(b, "down", seed)
    assert cut.until_through() >= 3
    came: Counter[int] = Counter()
    for data in cut.passed:
        sent = whole_frames(world, data)
        assert sent.lost <= MOST_LOST
        for frame in sent.frames:
            if frame[0] == LOG:
                came.update(item.seq for item in unpack_log(frame, sent.reader.ids)[0])
    assert len(came) == a.journal.head[0] - 60 and set(came.values()) == {1}


def test_a_cut_first_copy_loses_no_more_than_a_small_frame(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    known_women(a)
    a.journal.write_in_slices(a_days_work(1, 20), Label("test"))
    a.sync()
    b.line.pace = SLOW
    cut = Cut(b, "down", 1)
    assert cut.until_through() >= 3
    rows = 0
    for data in cut.passed:
        sent = whole_frames(world, data)
        assert sent.lost <= MOST_LOST
        rows += sum(len(frame[4]) for frame in sent.frames if frame[0] == ROWS)
    assert rows == world.db.run(lambda: world.db.rows("SELECT COUNT(*) FROM record"))[0][0]


def test_a_good_line_has_large_frames_and_a_slow_one_pays_little_for_small_ones(world: World) -> None:
    a = world.laptop("a")
    known_women(a)
    a.journal.write_in_slices(a_days_work(1, 40), Label("test"))
    sizes = []
    for pace in (Pace(), SLOW):
        a.line.pace = pace
        a.line.cut_up = 0
        with pytest.raises(KnownError):
            a.engine.exchange()
        a.engine._unsure = 0
        sizes.append((len(a.line.requests[-1]), len(whole_frames(world, a.line.requests[-1]).frames)))
    (good, few), (slow, many) = sizes
    assert few <= 5 < many
    assert slow <= 1.2 * good


def hellos(laptop: Laptop, world: World) -> list[Payload]:
    """The greetings of a laptop's requests."""
    return [whole_frames(world, data).frames[0] for data in laptop.line.requests]


def operations_in(laptop: Laptop, world: World) -> list[int]:
    """How many operations each of a laptop's requests brought."""
    return [
        sum(frame[3] for frame in whole_frames(world, data).frames if frame[0] == OPERATIONS)
        for data in laptop.line.requests
    ]


def test_what_waits_here_goes_first_and_is_confirmed_before_what_others_wrote_comes(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    known_women(a)
    b.sync()
    a.journal.write_in_slices(a_days_work(1, 40), Label("test"))
    a.sync()
    b.journal.write_in_slices(a_days_work(2, 40), Label("test"))
    waiting = b.journal.log.waiting()[0]
    b.line.pace = Pace(LEAST_FRAME, 4096)
    b.line.requests.clear()
    told: list[Progress] = []
    b.engine.exchange(told.append)
    wanted = [hello[7] for hello in hellos(b, world)]
    assert wanted[0] == 0
    assert wanted[-1] == 500  # a part of all that others wrote, so that work done meanwhile finds its way
    confirmed = [at for at in told if at.phase == "send" and at.confirmed == waiting]
    assert told.index(confirmed[0]) < next(i for i, at in enumerate(told) if at.phase == "receive")
    assert [at.confirmed for at in told if at.phase == "send"] == sorted(
        at.confirmed for at in told if at.phase == "send"
    )
    assert sum(operations_in(b, world)) == waiting


def test_a_cut_while_others_work_comes_does_not_send_ones_own_again(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    known_women(a)
    b.sync()
    a.journal.write_in_slices(a_days_work(1, 40), Label("test"))
    a.sync()
    b.journal.write_in_slices(a_days_work(2, 10), Label("test"))
    waiting = b.journal.log.waiting()[0]
    b.line.pace = SLOW
    b.line.requests.clear()
    for _ in range(3):
        b.line.cut_down = 3000
        with pytest.raises(KnownError, match="line_cut"):
            b.engine.exchange()
        assert b.journal.log.waiting()[0] == waiting  # what became of it comes last
    b.sync()
    assert operations_in(b, world) == [waiting, 0, 0, 0]


def test_a_laptop_switched_off_while_it_sends_asks_first_what_arrived(world: World) -> None:
    a = world.laptop("a")
    known_women(a)
    a.line.pace = SLOW
    a.journal.write_in_slices(a_days_work(1, 20), Label("test"))
    waiting = a.journal.log.waiting()[0]
    a.line.cut_up = 5000
    with pytest.raises(KnownError, match="line_cut"):
        a.engine.exchange()
    with world.db.reading():
        came = world.db.rows("SELECT COUNT(*) FROM log")[0][0] - 60
    assert 0 < came < waiting
    a.line.requests.clear()
    started_anew = Engine(a.journal, a.line)
    assert started_anew.exchange().whole
    assert operations_in(a, world) == [0, waiting - came]
    a.line.requests.clear()
    a.write("person", new_id(), name_zh="高娃")
    Engine(a.journal, a.line).exchange()
    assert operations_in(a, world) == [1]  # all had arrived: nothing to ask


def test_sent_and_confirmed_are_told_apart(world: World) -> None:
    a = world.laptop("a")
    known_women(a)
    a.line.pace = SLOW
    a.journal.write_in_slices(a_days_work(1, 10), Label("test"))
    waiting = a.journal.log.waiting()[0]
    told: list[Progress] = []
    a.line.cut_up = 3000
    with pytest.raises(KnownError):
        a.engine.exchange(told.append)
    assert told and all(at.confirmed == 0 and at.total == waiting for at in told)
    told.clear()
    a.engine.exchange(told.append)
    sending = [at for at in told if at.phase == "send"]
    assert [at.confirmed for at in sending] == sorted(at.confirmed for at in sending)
    assert all(at.confirmed <= at.done <= at.total == waiting for at in sending)
    assert (sending[-1].done, sending[-1].confirmed) == (waiting, waiting)


def test_a_line_that_dies_without_a_word_keeps_what_went_over_it(world: World) -> None:
    a = world.laptop("a")
    known_women(a)
    a.line.pace = SLOW
    a.journal.write_in_slices(a_days_work(1, 20), Label("test"))
    a.line.cut_up = 0
    with pytest.raises(KnownError):
        a.engine.exchange()
    now = 1_900_000_000_000
    exchange = Exchange(world.db, lambda: now)
    session = exchange.session(TOWNSHIP, a.journal.device)
    request = a.line.requests[-1]
    for start in range(0, 8000, 800):
        session.feed(request[start : start + 800])
        now += 1000  # as slow as that; and its end never comes
    with world.db.reading():
        assert world.db.rows("SELECT COUNT(*) FROM log")[0][0] > 60 + 100


@pytest.fixture
def joined(server: ServerProcess, tmp_path: Path) -> Iterator[Callable[[str], tuple[Journal, Connection]]]:
    """Makes laptops of townships of their own, with women at the server and a day's work that waits."""
    made = []

    def make(township: str) -> tuple[Journal, Connection]:
        connection = Enrolment(server.invite(township)).run()
        db, client = open_database(tmp_path / f"{township}.db"), Client(connection)
        made.append(db)
        journal = Journal(db)
        journal.sync.adopt_device(connection.device)
        women = [Edit("person", derived_id("person", n), {"name_zh": f"其木格{n}"}) for n in range(60)]
        journal.write_in_slices(women, Label("test"))
        assert Engine(journal, client).exchange().whole
        client.close()
        journal.write_in_slices(a_days_work(1, 20), Label("test"))
        return journal, connection

    yield make
    for db in made:
        db.close_all()


def travelled(server: ServerProcess, laptop: tuple[Journal, Connection], **options: int) -> dict[str, int]:
    """What passes over a slow line until all is through."""
    journal, connection = laptop
    proxy = Proxy(server, bw_up=12_000, bw_down=12_000, **options)
    scheme = connection.url.partition(":")[0]
    client = Client(msgspec.structs.replace(connection, url=f"{scheme}://127.0.0.1:{proxy.port}"))
    engine, done = Engine(journal, client), False
    try:
        while not done:
            try:
                done = engine.exchange().whole
            except KnownError as error:
                assert error.code in ("line_cut", "offline")
        return proxy.stats()
    finally:
        client.close()
        proxy.close()


@pytest.mark.parametrize("server", ["plain"], indirect=True)
def test_a_real_line_cut_again_and_again_costs_a_frame_and_a_greeting_each_time(
    server: ServerProcess, joined: Callable[[str], tuple[Journal, Connection]]
) -> None:
    whole = travelled(server, joined("152221701"))
    cut = travelled(server, joined("152221702"), cut_every=2500, heal_after=20)
    assert whole["cuts"] == 0 and cut["cuts"] >= 3
    assert cut["up"] + cut["down"] <= whole["up"] + whole["down"] + cut["cuts"] * (MOST_LOST + GREETINGS)


@pytest.mark.parametrize("server", ["plain"], indirect=True)
def test_a_line_that_moves_is_waited_for_and_one_that_stands_still_is_not(
    server: ServerProcess, joined: Callable[[str], tuple[Journal, Connection]]
) -> None:
    journal, mine = joined("152221703")
    direct = Client(mine)
    Engine(journal, direct).exchange()
    direct.close()
    connection = Enrolment(server.invite("152221703")).run()
    db = open_database(journal.db.path.with_name("fresh.db"))
    fresh = Journal(db)
    fresh.sync.adopt_device(connection.device)
    rate, stall = 2000, 1.5  # all in all it takes far longer than a stall may
    for options, seconds in ({"bw_down": rate}, stall), ({"bw_up": 1}, 0.2):
        proxy = Proxy(server, **options)
        client = Client(msgspec.structs.replace(connection, url=f"http://127.0.0.1:{proxy.port}"), (5.0, seconds))
        if seconds == stall:
            assert Engine(fresh, client).exchange().whole
            assert proxy.stats()["down"] > 2 * stall * rate
        else:
            with pytest.raises(KnownError, match="server_slow"):
                Engine(fresh, client).exchange()
        client.close()
        proxy.close()
    db.close_all()


@pytest.mark.parametrize("server", ["tls"], indirect=True)
def test_one_connection_serves_exchange_after_exchange(
    server: ServerProcess, joined: Callable[[str], tuple[Journal, Connection]]
) -> None:
    journal, connection = joined("152221704")
    proxy = Proxy(server, rtt_ms=20)
    client = Client(msgspec.structs.replace(connection, url=f"https://127.0.0.1:{proxy.port}"))
    engine = Engine(journal, client)
    rounds = 0
    for number in range(4):
        journal.write([Edit("person", new_id(), {"name_zh": f"高娃{number}"})], Label("test"))
        outcome = engine.exchange()
        assert outcome.whole
        rounds += outcome.rounds
    stats = proxy.stats()
    client.close()
    proxy.close()
    assert (stats["conns"], rounds) == (1, 4)


def test_hanging_up_ends_a_connection_that_nobody_takes() -> None:
    with socket.socket() as full, ExitStack() as stack:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        while True:  # its queue fills: who comes then hears nothing, as in a dead network
            more = stack.enter_context(socket.socket())
            more.setblocking(False)
            more.connect_ex(full.getsockname())
            if not select.select([], [more], [], 0.2)[1]:
                break
        connection = Connection(f"http://127.0.0.1:{full.getsockname()[1]}", TOWNSHIP, "", "chair", new_id(), "s" * 22)
        client, told = Client(connection, (60.0, 60.0)), []

        def ask() -> None:
            try:
                list(client.exchange(piece for piece in [b"hello"]))
            except KnownError as error:
                told.append(error.code)

        thread = threading.Thread(target=ask)
        thread.start()
        client.hang_up()
        thread.join(20)
        assert told == ["offline"]
        client.close()

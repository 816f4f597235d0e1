"""What the server promises a laptop, frame by frame, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import pytest

from protocol.clock import stamp_of
from protocol.codec import FrameReader, FrameWriter, Payload, pack_run, unpack_log, unpack_rows
from protocol.columns import Resolve, no_rows
from protocol.dictionary import DICTIONARY
from protocol.operations import (
    Acknowledged,
    Entry,
    Operation,
    Value,
    chain_next,
    chain_start,
    cursor_proof,
    log_next,
    log_start,
)
from protocol.records import PERSON, VISIT
from protocol.signing import public_of, sign_head
from protocol.wire import (
    ANSWER,
    COPIED,
    COPY,
    DONE,
    END,
    HELLO,
    LOG,
    MAX_REQUEST,
    NO_DICTIONARY,
    OPERATIONS,
    REPAIR,
    ROWS,
    START,
    FrameError,
    Problem,
    Refusal,
)
from server.auth import add_township
from server.compaction import compact
from server.database import Database
from server.devices import Newcomer, revoke
from server.exchange import Exchange
from server.integrity import Integrity, question_of
from server.ledger import Ledger
from server.states import states_of
from tests.newcomers import let_in

HERE, THERE = "152221201", "152221202"
NOW = 1_800_000_000_000
NONE = bytes(16)
#: The cursor of a laptop that has nothing yet, as HELLO tells it: sequence and what proves it.
NOWHERE = (0, b"")
NAME, PHONE, NOTE, TAGS = (PERSON.by_name[name].number for name in ("name_zh", "phone", "note", "tags"))


class Device:
    """A laptop without any store: it remembers only its chain."""

    def __init__(self, db: Database, id_: bytes, township: str = HERE, role: str = "chair") -> None:
        self.id, self.township, self._db = id_, township, db
        self.number, self.chain = 0, chain_start(id_)
        add_township(db, township)
        newcomer = Newcomer(id_, f"secret-of-{id_.hex()}", public_of(2 * id_))
        let_in(db, township, newcomer, role, NOW)

    def run(
        self, edits: Iterable[tuple[bytes, dict[int, Value]]], *, base: int = 0, kind: int = PERSON.number
    ) -> Payload:
        """A frame's content: this device's next operations."""
        first, operations = self.number + 1, []
        for row, fields in edits:
            self.number += 1
            op = Operation(
                self.id, self.number, kind, row, fields, stamp_of(NOW + self.number), self.number, self.id, base
            )
            self.chain = chain_next(self.chain, op)
            operations.append(op)
        return [first, self.chain, operations]

    def request(self, *runs: Payload, cursor: Sequence[Any] = NOWHERE, wanted: int = 9999, **more: Any) -> bytes:
        """A request's bytes; ``more`` bends single fields of its greeting."""
        writer = FrameWriter()
        hello = {"version": 1, "dictionary": 0, "number": self.number, "chain": self.chain} | more
        fields = [hello["version"], hello["dictionary"], *cursor, hello["number"], hello["chain"], wanted]
        data = writer.frame([HELLO, *fields])
        for first, chain, operations in runs:
            data += writer.frame(pack_run(OPERATIONS, first, chain, operations, writer.ids))
        return data + writer.flush() + writer.frame([END]) + writer.close()

    def send(self, request: bytes, resolve: Resolve = no_rows) -> Answer:
        """Gives a request to the server."""
        session = Exchange(self._db, lambda: NOW).session(self.township, self.id)
        session.feed(request)
        session.finish()
        with self._db.reading():
            ((epoch,),) = self._db.rows("SELECT epoch FROM township WHERE code = ?", (self.township,))
        return Answer(b"".join(session.answer()), epoch, resolve)

    def push(self, *runs: Payload, **more: Any) -> Answer:
        """A request and its answer."""
        answer = self.send(self.request(*runs, **more))
        answer.asked = more.get("cursor", NOWHERE)
        return answer


class Answer:
    """An answer, read."""

    def __init__(self, data: bytes, epoch: bytes, resolve: Resolve = no_rows) -> None:
        self.data, self.epoch, self.log_hash = data, epoch, b""
        self.asked: tuple[int, bytes] = NOWHERE
        reader = FrameReader(1 << 26, 1 << 26, resolve)
        self.entries: list[Entry | Acknowledged] = []
        self.rows: dict[bytes, dict[int, Value]] = {}
        self.frames: dict[int, Payload] = {}
        for payload in reader.feed(data):
            self.frames[payload[0]] = payload
            if payload[0] == LOG:
                entries, self.log_hash = unpack_log(payload, reader.ids)
                self.entries += entries
            elif payload[0] == ROWS:
                self.rows |= {row.id: row.cells for row in unpack_rows(payload, reader.ids)[1]}
        _, _, told, _, self.number, self.chain, self.problem, self.kinds, self.knows = self.frames[ANSWER]
        assert told in (b"", epoch)
        self.log_hash = self.log_hash or (self.frames[DONE][2] if DONE in self.frames else b"")

    @property
    def cursor(self) -> tuple[int, bytes]:
        """Where the laptop stands after this answer, as HELLO tells it."""
        if not self.log_hash:
            return self.asked
        return self.frames[DONE][1], cursor_proof(self.epoch, self.log_hash)


@pytest.fixture
def a(db: Database) -> Device:
    return Device(db, b"a" * 16)


@pytest.fixture
def b(db: Database, a: Device) -> Device:
    return Device(db, b"b" * 16)


def person(n: int) -> bytes:
    return n.to_bytes(16, "big")


def test_own_operations_come_back_as_one_acknowledgement(a: Device) -> None:
    answer = a.push(a.run((person(i), {NAME: "x"}) for i in range(900)))
    assert answer.entries == [Acknowledged(1, 1, 900)]
    assert (answer.number, answer.chain) == (a.number, b"")  # the chain is the one that was told


def test_others_operations_come_back_whole_with_what_became_of_them(a: Device, b: Device) -> None:
    first = a.run([(person(1), {NAME: "x", PHONE: "1"})])
    a.push(first)
    b.push(b.run([(person(1), {NAME: "y", NOTE: "n"})]))
    answer = a.push(cursor=a.push().cursor, wanted=9999)
    assert answer.entries == []
    (own, entry, conflict) = b.push(wanted=9999).entries[0:1] + a.push().entries[1:]
    assert isinstance(own, Entry)
    assert own.operation.fields == first[2][0].fields
    assert isinstance(entry, Entry) and isinstance(conflict, Entry)
    assert (entry.operation.device, entry.outcomes) == (b.id, {NAME: 2})
    assert conflict.operation.author == NONE


def test_the_log_hash_is_that_of_the_whole_log(a: Device) -> None:
    runs = a.run([(person(1), {NAME: "x"}), (person(2), {NAME: 5})])
    answer = a.push(runs)
    assert answer.entries == [Acknowledged(1, 1, 2, {2: ({}, Refusal.VALUE)})]
    chain, log_hash = chain_start(a.id), log_start(HERE, answer.epoch)
    for op, refused in zip(runs[2], ("", Refusal.VALUE), strict=True):
        chain = chain_next(chain, op)
        log_hash = log_next(log_hash, chain, {}, refused)
    assert answer.cursor == (2, cursor_proof(answer.epoch, log_hash))


def test_a_run_that_was_sent_before_is_dropped_whole_or_in_part(a: Device) -> None:
    first = a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})])
    a.push(first)
    second = a.run([(person(3), {NAME: "z"})])
    both = [1, second[1], [*first[2], *second[2]]]
    assert a.push(both).cursor[0] == 3
    assert a.push(both).cursor[0] == 3
    assert a.push(second).cursor[0] == 3


def test_the_same_number_with_another_content_is_a_fork(a: Device) -> None:
    before = a.number, a.chain
    a.push(a.run([(person(1), {NAME: "x"})]))
    a.number, a.chain = before
    answer = a.push(a.run([(person(1), {NAME: "other"})]))
    assert (answer.problem, DONE in answer.frames) == (Problem.FORK, False)
    longer = a.run([(person(2), {NAME: "next"})])
    assert a.push(longer).problem == Problem.FORK


def test_a_request_without_its_end_is_kept_but_not_answered_as_if_it_were_whole(a: Device) -> None:
    answer = a.send(a.request(a.run([(person(1), {NAME: "x"})]))[:-12])
    assert (answer.problem, answer.number, DONE in answer.frames) == (Problem.FRAME, 1, False)


def test_a_run_is_taken_whole_or_not_at_all(a: Device) -> None:
    first = a.run([(person(1), {NAME: "x"})])
    second = a.run([(person(2), {NAME: "y"}), (person(3), {NAME: "z"})])
    second[2][1] = msgspec.structs.replace(second[2][1], fields={NAME: "changed on the way"})
    answer = a.push(first, second)
    assert (answer.problem, answer.number) == (Problem.FORK, 1)


def test_rows_that_were_made_go_by_their_sequence_both_ways(a: Device, b: Device) -> None:
    made = a.push(a.run((person(i), {NAME: str(i)}) for i in range(1, 40))).cursor
    first, chain, operations = a.run([(person(7), {NOTE: "n"}), (person(50), {NAME: "new"})], base=39)
    writer = FrameWriter()
    writer.ids.aliases = {person(7): 7}
    frame = pack_run(OPERATIONS, first, chain, operations, writer.ids)
    assert person(7) not in msgspec.msgpack.encode(frame)
    hello = [HELLO, 1, 0, *made, a.number, a.chain, 99]
    assert a.send(b"".join(map(writer.frame, (hello, frame, [END]))) + writer.close()).problem is None
    writer = FrameWriter()
    plain = b.send(b.request(cursor=made))
    answer = b"".join(map(writer.frame, ([HELLO, 1, 0, *made, b.number, b.chain, 99, 1], [END]))) + writer.close()
    asked: list[int] = []
    short = b.send(answer, lambda seqs: asked.extend(seqs) or {seq: person(seq) for seq in seqs})
    assert short.entries == plain.entries
    assert asked == [7]


@pytest.mark.parametrize("alias", [6, 40, 99])
def test_an_alias_never_leads_to_another_row(a: Device, alias: int) -> None:
    made = a.push(a.run((person(i), {NAME: str(i)}) for i in range(1, 40))).cursor
    first, chain, operations = a.run([(person(7), {NOTE: "n"})], base=39)
    writer = FrameWriter()
    writer.ids.aliases = {person(7): alias}
    frame = pack_run(OPERATIONS, first, chain, operations, writer.ids)
    hello = [HELLO, 1, 0, *made, a.number, a.chain, 99]
    answer = a.send(b"".join(map(writer.frame, (hello, frame, [END]))) + writer.close())
    assert (answer.problem, answer.number) == (Problem.ALIAS, 39)
    assert a.push([first, chain, operations], cursor=made).problem is None


def test_an_answer_uses_the_dictionary_of_the_greeting_only(a: Device, b: Device) -> None:
    a.push(a.run([(person(1), {NAME: "乌兰其其格", NOTE: "上午在嘎查办公室组织志愿者走访留守老人，大家满意"})]))
    sizes = [len(b.push(dictionary=number).data) for number in (NO_DICTIONARY, DICTIONARY, 77)]
    assert sizes[1] < sizes[0] == sizes[2]


def test_the_last_chain_hash_may_be_the_one_of_the_greeting(a: Device) -> None:
    first, _, operations = a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})])
    assert a.push([first, b"", operations[:1]]).problem == Problem.FRAME
    assert a.push([first, b"", operations], chain=b"?" * 16).problem == Problem.FORK
    assert a.push([first, b"", operations]).number == 2


def test_numbers_that_the_laptop_forgot_are_told(a: Device) -> None:
    a.push(a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})]))
    assert a.push(number=1).problem == Problem.BEHIND


def test_a_gap_is_told_with_the_number_to_go_on_from(a: Device) -> None:
    a.push(a.run([(person(1), {NAME: "x"})]))
    a.run([(person(2), {NAME: "lost"})])
    answer = a.push(a.run([(person(3), {NAME: "z"})]))
    assert (answer.problem, answer.number) == (Problem.GAP, 1)


@pytest.mark.parametrize(
    ("more", "problem"),
    [({"version": 2}, Problem.VERSION), ({"version": "x"}, Problem.VERSION), ({"dictionary": "x"}, Problem.FRAME)],
)
def test_what_the_server_does_not_speak_is_told(a: Device, more: dict[str, Any], problem: str) -> None:
    assert a.push(**more).problem == problem


def test_a_cursor_of_another_log_is_told_before_anything_is_taken(a: Device) -> None:
    cursor = a.push(a.run([(person(1), {NAME: "x"})])).cursor
    run = a.run([(person(2), {NAME: "y"})])
    for other in (
        (99, cursor[1]),
        (1, b"h" * 16),
        (1, cursor[1][:4]),
        (1, b""),
    ):
        assert a.push(run, cursor=other).problem == Problem.CURSOR
    assert a.push(cursor=cursor, number=1, chain=b"?" * 16).problem == Problem.FORK
    assert a.push(run, cursor=cursor).problem is None


def test_a_long_log_comes_in_parts_that_each_can_be_kept(a: Device, b: Device) -> None:
    a.push(a.run((person(i), {NAME: "x"}) for i in range(25)))
    seen: list[int] = []
    cursor: tuple[int, bytes] = NOWHERE
    for _ in range(3):
        answer = b.push(cursor=cursor, wanted=10)
        seen += [e.seq for e in answer.entries]
        cursor = answer.cursor
    assert seen == list(range(1, 26))
    assert answer.frames[DONE][3] == 1


def test_rows_come_in_ranges_with_the_cursor_to_follow(a: Device, b: Device) -> None:
    a.push(a.run((person(i), {NAME: str(i)}) for i in range(30)), a.run([(person(1), {NOTE: "v"})], kind=VISIT.number))
    copied: dict[bytes, dict[int, Value]] = {}
    kind, after = 0, b""
    for part in range(4):
        writer = FrameWriter()
        request = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 10]) + writer.frame([COPY, kind, after])
        answer = b.send(request + writer.frame([END]) + writer.close())
        assert answer.frames[START][1] == 31
        assert answer.frames[START][3] == 31
        assert answer.frames[COPIED][1] == (part == 3)
        copied |= answer.rows
        kind, after = answer.frames[ROWS][1], list(answer.rows)[-1]
    assert len(copied) == 30
    assert kind == VISIT.number


@pytest.mark.parametrize("place", [1, 30, 200, -12, -1])
def test_a_request_cut_anywhere_commits_its_whole_frames(a: Device, place: int) -> None:
    runs = [a.run([(person(i), {NAME: "x"})]) for i in range(3)]
    answer = a.send(a.request(*runs)[:place])
    assert answer.problem in (None, Problem.FRAME)
    stored = answer.number
    assert stored in range(4)
    assert a.push(*runs).cursor[0] == 3


def test_damage_is_told_and_what_came_before_it_counts(a: Device) -> None:
    runs = [a.run([(person(i), {NAME: "x"})]) for i in range(2)]
    writer = FrameWriter()
    data = writer.frame([HELLO, 1, 0, *NOWHERE, a.number, a.chain, 10])
    first, chain, operations = runs[0]
    data += writer.frame(pack_run(OPERATIONS, first, chain, operations, writer.ids))
    data += writer.frame([OPERATIONS, None, 2, 1, chain, "no columns"])
    answer = a.send(data + writer.close())
    assert (answer.problem, answer.number) == (Problem.FRAME, 1)


@pytest.mark.parametrize(
    "frames",
    [[], [[END]], [[HELLO]], [[HELLO, 1, 0, 0, b"", 0, b"", 9]], [[HELLO, 1, 0, -1, b"", 0, NONE, 9]]],
)
def test_a_request_without_a_proper_greeting_is_told(a: Device, frames: list[Payload]) -> None:
    writer = FrameWriter()
    assert a.send(b"".join(map(writer.frame, frames)) + writer.close()).problem in (Problem.FRAME, Problem.VERSION)


def test_more_than_a_request_may_hold_is_told(a: Device) -> None:
    assert a.send(bytes(MAX_REQUEST + 1)).problem == Problem.SIZE


def test_unknown_frames_of_a_later_version_are_passed_over(a: Device) -> None:
    writer = FrameWriter()
    data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, a.chain, 10, 0, 0, "more"]) + writer.frame([9, "new"])
    assert a.send(data + writer.frame([END]) + writer.close()).problem is None


def test_unknown_kinds_and_fields_are_kept_and_given_on(a: Device, b: Device) -> None:
    a.push(a.run([(person(1), {77: {"new": [1, "two"]}})], kind=9000))
    (entry,) = b.push().entries
    assert isinstance(entry, Entry)
    assert (entry.operation.kind, entry.operation.fields) == (9000, {77: {"new": [1, "two"]}})


def test_carried_operations_count_for_their_author(a: Device, b: Device) -> None:
    run = a.run([(person(1), {NAME: "by stick"})])
    writer = FrameWriter()
    data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 10])
    signature = sign_head(2 * a.id, HERE, a.id, 1, run[1])
    frame = pack_run(OPERATIONS, run[0], run[1], run[2], writer.ids, a.id, signature)
    answer = b.send(data + writer.frame(frame) + writer.frame([END]) + writer.close())
    (entry,) = answer.entries
    assert isinstance(entry, Entry)
    assert entry.operation == msgspec.structs.replace(run[2][0], base=0)
    assert a.push(run).entries == [Acknowledged(1, 1, 1)]


def test_carried_operations_need_their_authors_signature(a: Device, b: Device) -> None:
    run = a.run([(person(1), {NAME: "forged"})])
    of_another, at_another = sign_head(2 * b.id, HERE, a.id, 1, run[1]), sign_head(2 * a.id, HERE, a.id, 2, run[1])
    for signature in (of_another, at_another, bytes(64), b""):
        writer = FrameWriter()
        frame = pack_run(OPERATIONS, run[0], run[1], run[2], writer.ids, a.id, signature)
        data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 10]) + writer.frame(frame)
        assert b.send(data + writer.frame([END]) + writer.close()).problem == Problem.SIGNATURE
    assert b.push().entries == []


def test_a_strangers_operations_are_not_carried(a: Device, db: Database) -> None:
    stranger = Device(db, b"s" * 16, THERE)
    run = stranger.run([(person(1), {NAME: "x"})])
    writer = FrameWriter()
    frame = pack_run(OPERATIONS, run[0], run[1], run[2], writer.ids)
    frame[1] = stranger.id
    data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, a.chain, 10]) + writer.frame(frame) + writer.close()
    assert a.send(data).problem == Problem.SIGNATURE


def test_townships_do_not_meet(a: Device, db: Database) -> None:
    other = Device(db, b"o" * 16, THERE)
    cursor = a.push(a.run([(person(1), {NAME: "here"})])).cursor
    there = other.push(other.run([(person(1), {NAME: "there"})]))
    assert there.entries == [Acknowledged(1, 1, 1)]
    assert other.push(cursor=cursor).problem == Problem.CURSOR
    assert other.send(a.request()).problem == Problem.FORK


def test_a_run_of_a_device_that_is_shut_out_meanwhile_is_laid_aside(a: Device, b: Device, db: Database) -> None:
    run = a.run([(person(1), {NAME: "x"})])
    revoke(db, HERE, a.id, NOW)
    assert a.push(run).entries == []
    with db.reading():
        assert db.rows("SELECT device, number FROM quarantine WHERE township = ?", (HERE,)) == [(a.id, 1)]
    assert b.push().entries == []


def test_a_device_that_is_shut_out_lays_aside_no_more_than_so_much(
    a: Device, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ledger.MOST_ASIDE", 5)
    revoke(db, HERE, a.id, NOW)
    for _ in range(3):
        a.push(a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})]))
    with db.reading():
        assert db.rows("SELECT COUNT(*) FROM quarantine WHERE township = ?", (HERE,)) == [(4,)]


def test_writers_at_the_same_time_leave_no_gap_and_lose_nothing(db: Database, a: Device) -> None:
    devices = [a, *(Device(db, bytes([n]) * 16) for n in range(1, 4))]
    failures: list[BaseException] = []

    def work(device: Device) -> None:
        try:
            for i in range(8):
                answer = device.push(device.run([(person(i % 3), {NOTE: f"{device.id.hex()}{i}"})]))
                assert answer.problem is None
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(device,)) for device in devices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    with db.reading():
        seqs = [seq for (seq,) in db.rows("SELECT seq FROM log WHERE township = ? ORDER BY seq", (HERE,))]
    assert seqs == list(range(1, 33))


def test_what_is_laid_aside_has_so_many_bytes_at_most(a: Device, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.ledger.MOST_ASIDE_BYTES", 5000)
    revoke(db, HERE, a.id, NOW)
    for n in range(5):
        a.push(a.run([(person(n), {NOTE: "x" * 1500})]))
    with db.reading():
        assert db.rows("SELECT COUNT(*) FROM quarantine WHERE township = ?", (HERE,)) == [(3,)]


def test_a_bucket_is_asked_for_once(a: Device) -> None:
    """Each may cost a look at all rows of its kind."""
    writer = FrameWriter()
    hello = writer.frame([HELLO, 1, 0, *NOWHERE, a.number, a.chain, 1 << 60])
    for wanted in ([[3, [1, 1]]], [[3, [1]], [3, [2]]]):
        with pytest.raises(FrameError):
            question_of([REPAIR, wanted])
    question = writer.frame([REPAIR, [[kind, list(range(256))] for kind in range(1, 300)]])
    answer = a.send(hello + question + writer.frame([END]) + writer.close())
    assert answer.frames[COPIED] == [COPIED, 0]


class Read:
    """The most bytes that the database was asked for at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.most = 0
        rows = Database.rows

        def counted(db: Database, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
            found = rows(db, sql, values)
            weight = sum(len(value) for line in found for value in line if isinstance(value, bytes))
            self.most = max(self.most, weight)
            return found

        monkeypatch.setattr(Database, "rows", counted)


def test_what_is_large_is_read_little_by_little(
    a: Device, b: Device, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few kilobytes on the wire stand for hundreds of megabytes in the log: nobody is to have them read at once."""
    texts = {person(n): f"{n:04}" + "x" * 3000 for n in range(300)}
    for start in range(0, 300, 100):
        a.push(a.run([(row, {NOTE: texts[row]}) for row in list(texts)[start : start + 100]]))
    monkeypatch.setattr("server.pages.PAGE_BYTES", 60_000)
    read = Read(monkeypatch)
    entries = b.push().entries
    assert [entry.operation.fields[NOTE] for entry in entries if isinstance(entry, Entry)] == list(texts.values())
    writer = FrameWriter()
    hello = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 9999])
    copy = b.send(hello + writer.frame([COPY, 0, b""]) + writer.frame([END]) + writer.close())
    assert {row: cells[NOTE] for row, cells in copy.rows.items()} == texts
    wanted = list(range(256))
    writer = FrameWriter()
    hello = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 9999])
    asked = writer.frame([REPAIR, [[PERSON.number, wanted]]])
    assert b.send(hello + asked + writer.frame([END]) + writer.close()).rows == copy.rows
    found = Integrity(db, HERE, False).digests([])
    assert found[-1].keys() == {PERSON.number}
    compact(db, NOW + 1)
    assert read.most < 100_000


def test_an_answer_has_so_many_bytes_and_the_rest_comes_with_the_next(
    a: Device, b: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few entries they are: a laptop would not take more."""
    a.push(a.run([(person(n), {NOTE: f"{n:04}" + "x" * 3000}) for n in range(60)]))
    monkeypatch.setattr("server.exchange._MOST_BYTES", 40_000)
    monkeypatch.setattr("server.pages.PAGE_BYTES", 20_000)
    answer, came = b.push(), 0
    while not answer.frames[DONE][3]:
        assert 0 < len(answer.entries) < 40
        came += len(answer.entries)
        answer = b.push(cursor=answer.cursor)
    assert came + len(answer.entries) == 60
    writer = FrameWriter()
    hello = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 9999])
    copy = b.send(hello + writer.frame([COPY, 0, b""]) + writer.frame([END]) + writer.close())
    assert 0 < len(copy.rows) < 40 and copy.frames[COPIED] == [COPIED, 0]


def test_a_bucket_that_nobody_would_take_is_not_given(
    a: Device, b: Device, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    a.push(a.run([(person(n), {NOTE: "x" * 3000}) for n in range(30)]))
    monkeypatch.setattr("server.integrity._MOST_BYTES", 50_000)
    writer = FrameWriter()
    hello = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 9999])
    asked = writer.frame([REPAIR, [[PERSON.number, list(range(256))]]])
    answer = b.send(hello + asked + writer.frame([END]) + writer.close())
    assert answer.frames[COPIED] == [COPIED, 0]
    assert len(answer.rows) < 30


def test_a_row_does_not_grow_without_end(a: Device, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each write into it has all of it read: thousands of fields of many kilobytes would be gigabytes each time."""
    monkeypatch.setattr("server.ledger.MOST_OF_ROW", 50_000)
    answer = a.push(a.run([(person(1), {900 + n: "x" * 9000}) for n in range(8)]))
    (acknowledged,) = answer.entries
    assert isinstance(acknowledged, Acknowledged)
    refused = {place: reason for place, (_, reason) in acknowledged.decided.items()}
    assert refused == dict.fromkeys(refused, Refusal.TEXT) and len(refused) == 3
    assert a.push(a.run([(person(1), {NAME: "其木格"})]), cursor=answer.cursor).entries[0] == Acknowledged(9, 9, 1)
    a.push(a.run([(person(2), {2000 + n: "x" * 900}) for n in range(600)]))
    with db.reading():
        assert max(size for (size,) in db.rows("SELECT LENGTH(state) FROM record")) < 500_000


def test_a_request_has_only_so_much_of_rows_read(a: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    a.push(a.run([(person(n), {NOTE: "x" * 3000}) for n in range(30)]))
    monkeypatch.setattr("server.ledger.MOST_OF_ROW", 10_000)
    monkeypatch.setattr("server.ledger.MOST_OF_ROWS", 50_000)
    assert a.push(a.run([(person(n), {NAME: "y"}) for n in range(10)])).problem is None
    assert a.push(a.run([(person(n), {NAME: "z"}) for n in range(30)])).problem == Problem.SIZE


def test_how_far_operations_look_back_is_bounded(a: Device, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Very many entries of one row, each of very many operations compared with all of them: that would hold the
    database for hours."""
    a.push(a.run([(person(1), {NOTE: f"{n}"}) for n in range(10)]))
    monkeypatch.setattr("server.ledger.MOST_LOOKED_BACK", 25)

    def looked() -> list[bool]:
        ledger = Ledger(db, HERE, NOW)
        return [ledger._may_look_back(person(row)) for row in (1, 2, 1, 1, 2)]

    assert db.run(looked) == [True, True, True, False, False]

    def looked_behind_many() -> list[bool]:
        ledger = Ledger(db, HERE, NOW)
        ledger._log = [()] * 640  # of the same transaction, passed over one by one
        return [ledger._may_look_back(person(2)) for _ in range(4)]

    assert db.run(looked_behind_many) == [True, True, False, False]


@pytest.mark.parametrize(("most", "tags"), [(200_000, ["甲", "乙"]), (0, ["乙"])])
def test_beyond_that_a_whole_list_is_taken_as_it_is(
    a: Device, b: Device, db: Database, monkeypatch: pytest.MonkeyPatch, most: int, tags: list[str]
) -> None:
    monkeypatch.setattr("server.ledger.MOST_LOOKED_BACK", most)
    base = a.push(a.run([(person(1), {NAME: "x", TAGS: []})])).cursor
    a.push(a.run([(person(1), {TAGS: ["甲"], TAGS + 128: [["甲"], []]})], base=base[0]))
    b.push(b.run([(person(2), {NAME: "later"})] * 3 + [(person(1), {TAGS: ["乙"]})], base=base[0]))
    with db.reading():
        assert states_of(db, HERE, PERSON.number, [person(1)])[person(1)].cells[TAGS] == tags


@pytest.mark.parametrize(("most", "outcome"), [(200_000, 1), (0, 2)])
def test_beyond_that_a_person_decides_what_was_said_again(
    a: Device, b: Device, db: Database, monkeypatch: pytest.MonkeyPatch, most: int, outcome: int
) -> None:
    monkeypatch.setattr("server.ledger.MOST_LOOKED_BACK", most)
    early = stamp_of(NOW - 1000)  # before both devices joined
    said = Operation(a.id, 1, PERSON.number, person(1), {PHONE: "138"}, early, 1, b"u" * 16, 0)
    a.number, a.chain = 1, chain_next(a.chain, said)
    cursor = a.push([1, a.chain, [said]]).cursor
    a.push(a.run([(person(1), {PHONE: "139"})], base=cursor[0]))
    again = msgspec.structs.replace(said, device=b.id)
    b.number, b.chain = 1, chain_next(b.chain, again)
    b.push([1, b.chain, [again]])
    told = [entry for entry in a.push().entries if isinstance(entry, Entry) and entry.operation.device == b.id]
    assert [entry.outcomes for entry in told] == [{PHONE: outcome}]

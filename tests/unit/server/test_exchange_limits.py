"""What one request or answer may take: bytes laid aside, rows read, how far operations look back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from protocol.clock import stamp_of
from protocol.codec import FrameWriter
from protocol.operations import (
    Acknowledged,
    Entry,
    Operation,
    chain_next,
)
from protocol.records import PERSON
from protocol.wire import (
    COPIED,
    COPY,
    DONE,
    END,
    HELLO,
    REPAIR,
    FrameError,
    Problem,
    Refusal,
)
from server.compaction import compact
from server.database import Database
from server.devices import revoke
from server.integrity import Integrity, question_of
from server.ledger import Ledger
from server.states import states_of
from tests.unit.server.device import HERE, NAME, NOTE, NOW, NOWHERE, PHONE, TAGS, Device, person


@pytest.fixture
def a(db: Database) -> Device:
    return Device(db, b"a" * 16)


@pytest.fixture
def b(db: Database, a: Device) -> Device:
    return Device(db, b"b" * 16)


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

"""A laptop without a store, frame by frame, and the answers that it gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from protocol.clock import stamp_of
from protocol.codec import FrameReader, FrameWriter, Payload, pack_run, unpack_log, unpack_rows
from protocol.columns import Resolve, no_rows
from protocol.operations import (
    Acknowledged,
    Entry,
    Operation,
    Value,
    chain_next,
    chain_start,
    cursor_proof,
)
from protocol.records import PERSON
from protocol.signing import public_of
from protocol.wire import (
    ANSWER,
    DONE,
    END,
    HELLO,
    LOG,
    OPERATIONS,
    ROWS,
)
from server.auth import add_township
from server.database import Database
from server.devices import Newcomer
from server.exchange import Exchange
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


def person(n: int) -> bytes:
    return n.to_bytes(16, "big")

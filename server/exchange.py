"""Frames in, frames out; no HTTP. One ``Session`` is one request of one device and its answer.

Feed it the request's bytes as they come, ``finish`` it when they end (cut or not: whole frames count), then send what
``answer`` yields.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain as chained
from typing import Annotated, NamedTuple, TypeVar

import msgspec

from protocol import PROTOCOL_VERSION
from protocol.codec import (
    Decision,
    FrameReader,
    FrameWriter,
    Ids,
    Payload,
    pack_acknowledged,
    pack_log,
    pack_rows,
    unpack_run,
)
from protocol.dictionary import KNOWN
from protocol.frame_size import FrameSize
from protocol.merge import RowState
from protocol.operations import Entry, Operation, RowCopy, cursor_proof, from_canonical
from protocol.records import ADDED, BY_NUMBER
from protocol.wire import (
    ANSWER,
    ASIDE,
    COPIED,
    COPY,
    DONE,
    END,
    HELLO,
    LOG,
    MAX_ANSWER_INFLATED,
    MAX_NUMBER,
    MAX_REQUEST,
    MAX_REQUEST_INFLATED,
    NO_DICTIONARY,
    OPERATIONS,
    ROWS,
    SHORT_HASH,
    START,
    TARGET_FRAME,
    FrameError,
    Problem,
)
from server.aliases import aliases_of, rows_made
from server.bundles import is_vouched_for
from server.database import Database
from server.integrity import QUESTIONS, Digests, Integrity, Question, Repair, bucket_end, question_of
from server.ledger import Ledger, Rejected, Run, aside_of, laid_aside
from server.pages import fitting
from server.room import Room

#: What is merged in one transaction, as far as it is at hand: operations; bytes of frames, as what waits is held in
#: memory at many times its size; on a slow line what came in so long (ms): a line that dies without a word keeps it.
_GROUP, _GROUP_BYTES, _GROUP_MS = 4000, 1024 * 1024, 2000
#: Entries of an answer that is worth to be made as dense as can be.
_SMALL = 2000
#: Entries or rows of one answer, whoever asks for more.
_MOST_WANTED = 50_000
#: Bytes of operations or rows of one answer, about: a laptop takes no more than twice as many.
_MOST_BYTES = MAX_ANSWER_INFLATED // 2
#: A frame is not asked to be smaller than this.
_LEAST_FRAME = 256
#: Rows or log entries read in one query.
_PAGE = 1000
#: Own operations in a row that are acknowledged without being read: from so many on; and in one frame, which the laptop
#: stores in one transaction.
_WORTH_A_LOOK, _ACKNOWLEDGED = 50, 2000
#: Rows of a bucket in one frame.
_ROWS = 400

_decode = msgspec.msgpack.Decoder().decode
_decode_state = msgspec.msgpack.Decoder(RowState).decode


_S = TypeVar("_S", bound=msgspec.Struct)
#: The first bytes of a hash; of a cursor's proof none where it is at the log's beginning.
_Hash = Annotated[bytes, msgspec.Meta(min_length=SHORT_HASH, max_length=16)]
_Proof = Annotated[bytes, msgspec.Meta(max_length=16)]
_Number = Annotated[int, msgspec.Meta(ge=0, lt=MAX_NUMBER)]


class Hello(msgspec.Struct, array_like=True, frozen=True):
    """The first frame of a request: what the laptop speaks, the dictionary that it has, how far it follows the log and
    what proves it, how far its own chain goes, how many entries or rows it wants at most, whether it knows rows by
    aliases, and about how many bytes a frame may have (0: any)."""

    tag: int
    version: int
    dictionary: _Number
    seq: _Number
    proof: _Proof
    number: _Number
    chain: _Hash
    wanted: _Number
    aliases: _Number = 0
    frame: _Number = 0


class Place(msgspec.Struct, array_like=True, frozen=True):
    """A COPY frame: rows after this kind and id."""

    tag: int
    kind: _Number
    id: Annotated[bytes, msgspec.Meta(max_length=16)]


class _Head(NamedTuple):
    epoch: bytes
    seq: int
    log_hash: bytes
    digest: bytes
    compacted_to: int  # below it the log is no longer whole: whoever stands there gets rows instead


class Exchange:
    """What all sessions share. ``now_ms``: the server's clock, ms since 1970 UTC. ``forget_photos``: told of a
    township's photos that an erasure left without a record. ``room``: how much of the disk a township may take."""

    def __init__(
        self,
        db: Database,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        forget_photos: Callable[[str, Sequence[bytes]], object] = lambda _township, _photos: None,
        room: Room | None = None,
    ) -> None:
        self.db = db
        self.now_ms = now_ms
        self.forget_photos = forget_photos
        self.room = room or Room()

    def session(self, township: str, device: bytes, *, revoked: bool = False) -> Session:
        """A request of an enrolled device begins. One that was ``revoked`` hands over what it had not sent and is told
        nothing of the township."""
        return Session(self, township, device, revoked=revoked)


class Session:
    """One request and its answer. Not for several threads at a time."""

    def __init__(self, exchange: Exchange, township: str, device: bytes, *, revoked: bool = False) -> None:
        self._db, self._now_ms, self._forget_photos = exchange.db, exchange.now_ms, exchange.forget_photos
        self._room = exchange.room
        self._township, self._device, self._revoked = township, device, revoked
        # Not a method of this session: a circle would keep a cut request's buffers until rubbish is looked for.
        resolve = partial(_rows_made, exchange.db, township)
        self._reader = FrameReader(MAX_REQUEST, MAX_REQUEST_INFLATED, resolve)
        self._hello: Hello | None = None
        self._copy: Place | None = None
        self._question: Question | None = None
        self._mismatch: str | None = None
        self._ended = False
        self._problem: str | None = None
        self._waiting: list[Run] = []
        self._carried: set[bytes] = set()  # devices of which others' runs came
        self._merged = 0  # bytes of the request, inflated, that are merged or none's
        self._waiting_since = 0
        self._size = FrameSize()

    def feed(self, data: bytes) -> None:
        """Takes some bytes of the request. A problem is told in the answer; what follows it is not read."""
        if self._problem is not None:
            return
        try:
            for payload in self._reader.feed(data):
                self._receive(payload)
        except FrameError as error:
            # What came whole before the damaged place counts, and its own problem tells more.
            self._problem = self._commit() or error.code
        except Rejected as error:
            self._problem = error.problem

    def finish(self) -> None:
        """The request's bytes ended: what came whole is committed."""
        # Without its end a request may have lost a frame on the way: what it asked for is not known.
        problem = self._commit() or (None if self._ended else Problem.FRAME)
        self._problem = self._problem or problem or (Problem.REVOKED if self._revoked else None)
        follows = self._mismatch is None and not self._revoked
        if self._hello is not None and self._problem is None and follows:
            self._note_cursor(self._hello.seq)

    def _note_cursor(self, seq: int) -> None:
        """How far this laptop follows the log: what every laptop has may be compacted (``server.compaction``)."""
        values = (seq, self._township, self._device)
        with self._db.reading():
            behind = self._db.row("SELECT 1 FROM device WHERE followed < ? AND township = ? AND id = ?", values)
        if behind is not None:
            sql = "UPDATE device SET followed = ? WHERE township = ? AND id = ?"
            self._db.run(lambda: self._db.execute(sql, values))

    @property
    def problem(self) -> str | None:
        """The ``Problem`` that the answer tells, if any."""
        return self._problem

    @property
    def whole(self) -> bool:
        """Whether the request came to its END frame."""
        return self._ended

    def answer(self) -> Iterator[bytes]:
        """The answer's bytes, piece by piece; call after ``finish``."""
        with self._db.reading():
            head, number, chain = self._head(), *self._chain()
            aside = aside_of(self._db, self._township, sorted(self._carried)) if not self._revoked else {}
        hello = self._hello
        known = hello.dictionary if hello is not None and hello.dictionary in KNOWN else NO_DICTIONARY
        small = hello is not None and (bool(hello.frame) or (self._copy is None and head.seq - hello.seq <= _SMALL))
        size = self._size = FrameSize(hello.frame and max(hello.frame, _LEAST_FRAME) if hello is not None else 0)
        writer = FrameWriter(known, small=small)
        # What HELLO told and was found right need not come back.
        follows = hello is not None and hello.seq > 0 and self._mismatch is None and not self._revoked
        same_chain = hello is not None and number == hello.number and chain.startswith(hello.chain)
        opening = [
            ANSWER,
            PROTOCOL_VERSION,
            b"" if follows else head.epoch,
            self._now_ms() // 1000,
            number,
            b"" if same_chain else chain,
            self._problem,
            max(BY_NUMBER),
            len(ADDED),
        ]
        rest: Iterable[Payload] = ()
        if self._problem is None and hello is not None:
            if self._question is not None:
                rest = self._answered(self._question, hello.wanted, writer.ids)
            elif self._copy is not None:
                rest = self._copied(self._copy, hello.wanted, head, writer.ids)
            else:
                rest = self._logged(hello, head, writer.ids)
                if aside:
                    rest = chained(([ASIDE, list(aside.items())],), rest)
        for payload in chained((opening,), rest):
            piece = writer.frame(payload)
            if size.aim:
                piece += writer.flush(_LEAST_FRAME)
            size.made(len(piece))
            if piece:
                yield piece
        yield writer.close()

    def _receive(self, payload: Payload) -> None:
        tag = payload[0]
        if self._hello is None:
            if tag != HELLO:
                raise FrameError(Problem.FRAME, "no greeting")
            self._greet(payload)
        elif self._ended:
            raise FrameError(Problem.FRAME, "frames after the end")
        elif tag in QUESTIONS:
            self._question = question_of(payload)
        elif self._mismatch is not None and (tag != END or self._question is None):
            raise Rejected(self._mismatch)
        elif tag == OPERATIONS:
            self._run(payload)
        elif tag == COPY:
            self._copy = _convert(payload, Place)
        elif tag == END:
            self._ended = True
        # Frames of a later version that this one does not know are passed over: additions only.

    def _greet(self, payload: Payload) -> None:
        if payload[1:2] != [PROTOCOL_VERSION]:
            raise Rejected(Problem.VERSION)
        hello = _convert(payload, Hello)
        hello = self._hello = msgspec.structs.replace(hello, wanted=min(hello.wanted, _MOST_WANTED))
        # A laptop that finds out where it parted from this server is answered all the same.
        with self._db.reading():
            self._mismatch = self._problem_of(hello)

    def _problem_of(self, hello: Hello) -> str | None:
        """Compared before any operation is decoded: does this laptop follow this log, and is its chain ours?"""
        head, (number, chain) = self._head(), self._chain()
        if hello.seq and not self._revoked:
            log_hash = self._log_hash(hello.seq)
            proof = cursor_proof(head.epoch, log_hash)
            if not log_hash or len(hello.proof) < SHORT_HASH or not proof.startswith(hello.proof):
                return Problem.CURSOR
            if hello.seq < head.compacted_to:
                return Problem.COMPACTED
        if number > hello.number:
            return Problem.BEHIND
        if number == hello.number and not chain.startswith(hello.chain):
            return Problem.FORK
        return None

    def _run(self, payload: Payload) -> None:
        # The element after the tag names another device's operations that this one carries.
        hello = self._hello
        if hello is None:
            raise FrameError(Problem.FRAME, "no greeting")
        run = unpack_run(payload, self._device, self._reader.ids, hello.seq)
        chain = run.chain
        if not run.operations:
            raise FrameError(Problem.FRAME, "an empty run")
        refills = run.device != self._device and not chain
        if refills:
            with self._db.reading():
                if not self._refilling():
                    return  # goes on waiting where it is
        elif not chain:
            if run.operations[-1].number != hello.number:
                raise FrameError(Problem.FRAME, "a chain hash is missing")
            chain = hello.chain
        if run.device != self._device and not refills:
            with self._db.reading():
                vouched = is_vouched_for(self._db, self._township, run)
            if not vouched:
                raise Rejected(Problem.SIGNATURE)
            self._carried.add(run.device)
        now = self._now_ms()
        if not self._waiting:
            self._waiting_since = now
        self._waiting.append(Run(run.device, run.first, chain, run.operations, self._reader.ids.aliased, refills))
        at_hand = self._reader.inflated - self._merged
        due = now - self._waiting_since >= _GROUP_MS or at_hand >= _GROUP_BYTES
        if due or sum(len(run.operations) for run in self._waiting) >= _GROUP:
            problem = self._commit()
            if problem is not None:
                raise Rejected(problem)

    def _commit(self) -> str | None:
        """Merges the runs at hand, in one transaction. What fits is stored; the problem of the first that does not."""
        runs, self._waiting = self._waiting, []
        self._merged = self._reader.inflated
        if not runs:
            return None

        def work() -> tuple[str | None, Ledger]:
            problem = None
            ledger = Ledger(self._db, self._township, self._now_ms(), room=self._room.records())
            try:
                ledger.take(runs, self._device)
            except Rejected as error:
                problem = error.problem
            ledger.close()
            return problem, ledger

        problem, ledger = self._db.run(work)
        if ledger.erased:
            self._db.forget()
            self._forget_photos(self._township, ledger.photos)
        return problem

    def _head(self) -> _Head:
        sql = "SELECT epoch, head, log_hash, digest, compacted_to FROM township WHERE code = ?"
        found = self._db.row(sql, (self._township,))
        if found is None:
            raise LookupError(self._township)
        return _Head(*found)

    def _chain(self) -> tuple[int, bytes]:
        found = self._db.row(
            "SELECT number, chain FROM device WHERE township = ? AND id = ?", (self._township, self._device)
        )
        if found is None:
            raise LookupError("device")
        aside = laid_aside(self._db, self._township, self._device) if self._revoked else None
        return aside or (found[0], found[1])

    def _aliases(self, entries: Iterable[Entry], until: int) -> Mapping[bytes, int]:
        """Of the operations that travel: of its own ones a device hears only what became of them."""
        travelling = (entry.operation for entry in entries if entry.operation.device != self._device)
        with self._db.reading():
            return aliases_of(self._db, self._township, travelling, until)

    def _refilling(self) -> bool:
        """Whether laptops may hand back what others wrote: for some time after a declared restore."""
        found = self._db.row("SELECT refilling_until FROM township WHERE code = ?", (self._township,))
        return found is not None and self._now_ms() < found[0]

    def _answered(self, question: Question, wanted: int, ids: Ids) -> Iterator[Payload]:
        """What a laptop asks to find out where it parted from this server, and what differs."""
        with self._db.reading():
            refilling = self._refilling()
        integrity = Integrity(self._db, self._township, refilling)
        if isinstance(question, Digests):
            yield integrity.digests(question.kinds)
        elif isinstance(question, Repair):
            room = 1
            for bucket in integrity.buckets(question.wanted):
                if wanted <= 0:
                    room = 0
                    break
                for start in range(0, len(bucket.rows), _ROWS):
                    yield pack_rows(ROWS, bucket.kind, bucket.rows[start : start + _ROWS], ids)
                yield bucket_end(bucket)
                wanted -= max(1, len(bucket.rows))
            yield [COPIED, int(room and integrity.whole)]
        else:
            yield integrity.common(question)

    def _log_hash(self, seq: int) -> bytes:
        found = self._db.row("SELECT log_hash FROM log WHERE township = ? AND seq = ?", (self._township, seq))
        return found[0] if found else b""

    def _logged(self, hello: Hello, head: _Head, ids: Ids) -> Iterator[Payload]:
        """LOG frames from the cursor on, then DONE: at the head with the digest of that very head, be it ``head`` or a
        later one."""
        at, told, left, room = hello.seq, hello.seq > 0, hello.wanted, _MOST_BYTES
        while at < head.seq:
            if (own := self._own_ones(at, min(head.seq, at + min(left, _ACKNOWLEDGED)))) is not None:
                first, log_hash, count, decided = own
                yield pack_acknowledged(LOG, at + 1, first, count, log_hash, decided)
                at, told, left = at + count, True, left - count
                if at < head.seq and left <= 0:
                    yield [DONE, at, b"", 0, b""]
                    return
                continue
            with self._db.reading():
                # The log only grows: the head was read first, then entries up to it, and both belong together.
                count = min(left, _PAGE, head.seq - at)
                lengths = "SELECT LENGTH(body) AS size FROM log WHERE township = ? AND seq > ? ORDER BY seq"
                count = fitting(self._db, lengths, (self._township, at), count)
                page = self._db.rows(
                    "SELECT seq, log_hash, number, decided, device, CASE WHEN device = ? THEN NULL ELSE body END"
                    " FROM log WHERE township = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
                    (self._device, self._township, at, head.seq, count),
                )
            for seq, log_hash, entries in self._cut(page):
                if hello.aliases and hello.seq:
                    ids.aliases = self._aliases(entries, hello.seq)
                yield pack_log(LOG, entries, self._device, log_hash, ids)
                at, told = seq, True
            left -= len(page)
            room -= sum(len(body) for *_, body in page if body is not None)
            if at < head.seq and (left <= 0 or room <= 0):
                yield [DONE, at, b"", 0, b""]
                return
        yield [DONE, at, b"" if told else head.log_hash, 1, head.digest[:SHORT_HASH]]

    def _own_ones(self, at: int, until: int) -> tuple[int, bytes, int, Mapping[int, Decision]] | None:
        """A device's own operations right after ``at``: number of the first, log hash after the last, how many, and by
        place what became of those that were not simply applied. None where they are so few that they are read like all
        others; in frames of a certain size only as far as all were applied."""
        if until - at < _WORTH_A_LOOK:
            return None
        sized = " OR decided IS NOT NULL" if self._size.aim else ""
        with self._db.reading():
            other = self._db.row(
                "SELECT seq FROM log WHERE township = ? AND seq > ? AND seq <= ?"
                f" AND (device <> ?{sized}) ORDER BY seq LIMIT 1",
                (self._township, at, until, self._device),
            )
            last = until if other is None else other[0] - 1
            if last - at < _WORTH_A_LOOK:
                return None
            decided: dict[int, Decision] = {}
            size = 0
            for seq, became in self._db.rows(
                "SELECT seq, decided FROM log WHERE township = ? AND seq > ? AND seq <= ? AND decided IS NOT NULL"
                " ORDER BY seq",
                (self._township, at, last),
            ):
                size += len(became)
                if size > TARGET_FRAME and seq - 1 - at >= _WORTH_A_LOOK:
                    last = seq - 1
                    break
                decided[seq - 1 - at] = _decode(became)
            ends = self._db.rows(
                "SELECT number, log_hash FROM log WHERE township = ? AND seq IN (?, ?) ORDER BY seq",
                (self._township, at + 1, last),
            )
        return ends[0][0], ends[1][1], last - at, decided

    def _cut(
        self, page: Iterable[tuple[int, bytes, int, bytes | None, bytes, bytes | None]]
    ) -> Iterator[tuple[int, bytes, list[Entry]]]:
        """Entries in frames of about the aimed size, each with the sequence and log hash at its end."""
        entries: list[Entry] = []
        at, at_hash = 0, b""
        for seq, log_hash, number, decided, device, body in page:
            outcomes, refused = ({}, "") if decided is None else _decode(decided)
            # Of its own operations the device hears only what became of them.
            op = Operation(device, number, 0, b"", {}, 0, 0, b"") if body is None else from_canonical(body)
            weight = len(decided or b"") + (0 if body is None else len(body))
            if entries and not self._size.has_room(op.kind, weight):
                yield at, at_hash, entries
                entries = []
            self._size.add(op.kind, weight)
            entries.append(Entry(seq, op, outcomes, refused))
            at, at_hash = seq, log_hash
        if entries:
            yield at, at_hash, entries

    def _copied(self, place: Place, wanted: int, head: _Head, ids: Ids) -> Iterator[Payload]:
        """START with the cursor that the log is to be followed from, ROWS by kind and id, COPIED. Rows may be newer
        than that cursor: replaying the log over them, outcomes and all, comes out the same."""
        with self._db.reading():
            (total,) = self._db.rows("SELECT COUNT(*) FROM record WHERE township = ?", (self._township,))[0]
            heads = self._db.rows("SELECT id, number FROM device WHERE township = ? AND number > 0", (self._township,))
        yield [START, head.seq, head.log_hash, total, [list(device) for device in heads]]
        kind, id_, left, room = place.kind, place.id, wanted, _MOST_BYTES
        while left > 0 and room > 0:
            with self._db.reading():
                lengths = "SELECT LENGTH(state) AS size FROM record WHERE township = ? AND (kind, id) > (?, ?)"
                values = self._township, kind, id_
                count = fitting(self._db, f"{lengths} ORDER BY kind, id", values, min(left, _PAGE))
                page = self._db.rows(
                    "SELECT kind, id, state FROM record WHERE township = ? AND (kind, id) > (?, ?)"
                    " ORDER BY kind, id LIMIT ?",
                    (*values, count),
                )
            rows: list[RowCopy] = []
            for kind, id_, state in page:
                if rows and (rows[-1].kind != kind or not self._size.has_room(kind, len(state))):
                    yield pack_rows(ROWS, rows[0].kind, rows, ids)
                    rows = []
                self._size.add(kind, len(state))
                rows.append(_decode_state(state).copy_of(kind, id_))
            if rows:
                yield pack_rows(ROWS, kind, rows, ids)
            left -= len(page)
            room -= sum(len(state) for *_, state in page)
            if len(page) < count:
                yield [COPIED, 1]
                return
        yield [COPIED, 0]


def _rows_made(db: Database, township: str, seqs: Sequence[int]) -> dict[int, bytes]:
    with db.reading():
        return rows_made(db, township, seqs)


def _convert(payload: Payload, to: type[_S]) -> _S:
    try:
        return msgspec.convert(payload, to)
    except msgspec.ValidationError as error:
        raise FrameError(Problem.FRAME, "frame") from error

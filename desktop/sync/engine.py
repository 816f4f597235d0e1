"""One exchange: push what waits, pull what is new, apply. Takes a transport and a journal; knows no HTTP and no Qt.

The server decides, this side applies outcomes in sequence. Every whole frame of an answer is committed with the cursor
that it reaches, so a cut costs one frame at most. Nothing waiting is ever given up: whatever goes wrong is told.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal, NamedTuple, Protocol

from desktop.errors import KnownError
from desktop.store.aliases import rows_made
from desktop.store.changes import Changes, Cursor, FirstRow, Journal
from desktop.sync.wording import Wording
from protocol import PROTOCOL_VERSION
from protocol.clock import milliseconds_of
from protocol.codec import FrameReader, FrameWriter, Ids, Payload, pack_run, unpack_log, unpack_rows
from protocol.operations import Acknowledged, Entry, Operation, RowCopy
from protocol.wire import (
    ANSWER,
    COPIED,
    COPY,
    DONE,
    END,
    HELLO,
    HELLO_HASH,
    LOG,
    MAX_ANSWER_INFLATED,
    MAX_REQUEST,
    MAX_REQUEST_INFLATED,
    OPERATIONS,
    ROWS,
    START,
    TARGET_FRAME,
    FrameError,
    Problem,
)

#: Entries or rows asked for in one answer.
WANTED: Final = 50_000
#: Operations in one frame at most; large ones make smaller frames.
_RUN: Final = 600
#: What was on its way when the line was cut is asked after before so much is sent again.
_ASK_FIRST: Final = 100
#: Room that a request keeps for frames yet to come.
_SPARE: Final = 8 * 1024
#: Operations of a request that is worth to be made as dense as can be.
_SMALL: Final = 2000
#: Rounds without any step forward before an exchange gives up.
_FRUITLESS: Final = 3

_MESSAGES: Final = {
    Problem.VERSION: "other_version",
    Problem.DICTIONARY: "other_version",
    Problem.EPOCH: "server_restored",
    Problem.CURSOR: "server_restored",
    Problem.FORK: "laptop_cloned",
    Problem.BEHIND: "laptop_cloned",
    Problem.DEVICE: "revoked",
    Problem.FRAME: "line_cut",
    Problem.SIZE: "line_cut",
    Problem.SIGNATURE: "other_version",
    Problem.ALIAS: "other_version",
}


class Transport(Protocol):
    """Carries one request's bytes to the server and gives the answer's as they come. Raises KnownError."""

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """The answer's bytes; they may stop at any place."""


class Progress(NamedTuple):
    """What an exchange is at. ``total`` is 0 where it is not known. Units are operations, entries, rows."""

    phase: Literal["send", "receive", "copy"]
    done: int
    total: int


@dataclass
class Outcome:
    """What an exchange did. ``whole``: this laptop is at the head and the server has everything.

    ``sent``: own operations acknowledged. ``received``: others' operations, or rows of a first copy. ``undecided``: own
    operations that the server refused, superseded or laid before a person. ``server_ms``: the server's clock.
    """

    changes: Changes
    sent: int = 0
    received: int = 0
    undecided: int = 0
    rounds: int = 0
    bytes_sent: int = 0
    bytes_received: int = 0
    server_ms: int = 0
    whole: bool = False


class Engine:
    """Exchanges one journal with its server. One exchange at a time; saving goes on meanwhile."""

    def __init__(self, journal: Journal, transport: Transport) -> None:
        self._journal = journal
        self._transport = transport
        self._unsure = 0  # operations of a request whose answer never came
        self._wording = Wording()

    def exchange(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Outcome:
        """Pushes and pulls until this laptop is at the head, or ``cancelled`` says so between two frames.

        Raises KnownError: what the transport may raise, and other_version, revoked, revoked_kept (the server keeps
        ``count`` changes for review), line_cut, server_restored, laptop_cloned, copies_differ, sync_stuck. What was
        applied before stays; what waits goes on waiting.
        """
        outcome = Outcome(Changes())
        run = _Exchange(self._journal, self._wording, outcome, progress or _unseen, cancelled or _never)
        if self._journal.first_copy_phase != "whole":
            self._first_copy(run)
        self._follow(run)
        return outcome

    def _first_copy(self, run: _Exchange) -> None:
        while not run.stopped:
            before = self._journal.first_copy_key
            answer = _Answer()
            self._round(run, answer, run.copy_request(before))
            if answer.reworded:
                continue
            if answer.handed_over is not None:
                return  # nothing is to be had any more; what waits is still to be handed over
            if answer.copied:
                self._journal.end_first_copy()
                return
            if self._journal.first_copy_key == before:
                raise KnownError("sync_stuck")

    def _follow(self, run: _Exchange) -> None:
        fruitless, resend_after = 0, None
        while not run.stopped:
            journal = self._journal
            before = journal.cursor, journal.acknowledged
            answer = _Answer()
            ask_only = self._unsure > _ASK_FIRST
            request = run.request(resend_after, push=not ask_only)
            self._round(run, answer, request)
            if answer.reworded:
                continue
            if answer.gap is not None:
                if resend_after == answer.gap:
                    raise KnownError("sync_stuck")
                resend_after = answer.gap
                continue
            if answer.handed_over is not None:
                if answer.handed_over >= journal.head[0] or answer.handed_over == resend_after:
                    raise _shut_out(journal, answer.handed_over)
                resend_after = answer.handed_over
                continue
            resend_after = None
            if answer.at_head and journal.acknowledged >= journal.head[0]:
                run.outcome.whole = True
                return
            fruitless = 0 if (journal.cursor, journal.acknowledged) != before or ask_only else fruitless + 1
            if fruitless == _FRUITLESS:
                raise KnownError("sync_stuck")

    def _round(self, run: _Exchange, answer: _Answer, request: Generator[bytes, None, None]) -> None:
        """One request and its answer."""
        run.outcome.rounds += 1
        run.on_its_way = 0
        try:
            with closing(request), closing(self._transport.exchange(request)) as pieces:
                run.take(answer, pieces)
            if not answer.finished and not run.stopped:
                raise KnownError("line_cut")
        except FrameError as error:
            if not self._wording.without(error.code):
                raise KnownError("line_cut") from error
            answer.reworded = True
        except KnownError:
            # What comes after the last frame may get lost: all is applied.
            if not answer.finished:
                raise
        finally:
            self._unsure = 0 if answer.opened else max(self._unsure, run.on_its_way)
        if answer.differs:
            raise KnownError("copies_differ")


class _Answer:
    """What an answer said so far."""

    def __init__(self) -> None:
        self.opened = False
        self.epoch = b""
        self.gap: int | None = None
        self.handed_over: int | None = None
        self.reworded = False
        self.copied = False
        self.at_head = False
        self.differs = False
        self.finished = False


class _Exchange:
    """The frames of one ``Engine.exchange``: makes requests, takes answers."""

    def __init__(
        self,
        journal: Journal,
        wording: Wording,
        outcome: Outcome,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._journal, self._progress, self._cancelled = journal, progress, cancelled
        self._wording = wording
        self._total = 0
        self.outcome = outcome
        self.on_its_way = 0

    @property
    def stopped(self) -> bool:
        """Whether whoever asked for the exchange no longer wants it."""
        return self._cancelled()

    def copy_request(self, key: bytes | None) -> Generator[bytes, None, None]:
        """A request for rows of the first copy after ``key``."""
        writer = self._wording.writer()
        kind, id_ = (int.from_bytes(key[:8], "big"), key[8:]) if key else (0, b"")
        hello = writer.frame(self._hello(self._journal.head))
        yield self._counted(hello + writer.frame([COPY, kind, id_]) + _ending(writer))

    def request(self, after: int | None, *, push: bool) -> Generator[bytes, None, None]:
        """A request with what waits above number ``after`` (None: above what is acknowledged), as far as it fits."""
        head = self._journal.head
        first_number = self._journal.acknowledged if after is None else after
        writer = self._wording.writer(small=not push or head[0] - first_number <= _SMALL)
        until = self._journal.cursor.seq
        piece = writer.frame(self._hello(head))
        spent, inflated = len(piece), 0
        if push:
            for operations, size in self._runs(first_number, head[0]):
                inflated += size
                if self.on_its_way and (spent + size > MAX_REQUEST - _SPARE or inflated > MAX_REQUEST_INFLATED // 2):
                    break
                first, last = operations[0].number, operations[-1].number
                chain = b"" if last == head[0] else self._journal.chain_at(last)
                if chain is None:
                    raise KnownError("sync_stuck")
                writer.ids.aliases = self._wording.aliases(self._journal.db, operations, until)
                frame = writer.frame(pack_run(OPERATIONS, first, chain, operations, writer.ids))
                spent += len(frame)
                self.on_its_way += len(operations)
                if frame:
                    yield self._counted(piece + frame)
                    piece = b""
                self._progress(Progress("send", self.on_its_way, head[0] - first_number))
                if self.stopped:
                    break
        yield self._counted(piece + _ending(writer))

    def take(self, answer: _Answer, pieces: Iterator[bytes]) -> None:
        """Applies an answer's frames as they come. Reads on to the last byte, so that the connection can be kept."""
        reader = FrameReader(MAX_ANSWER_INFLATED, MAX_ANSWER_INFLATED, partial(rows_made, self._journal.db))
        for piece in pieces:
            self.outcome.bytes_received += len(piece)
            for payload in reader.feed(piece):
                if not answer.finished:
                    self._take(answer, payload, reader.ids)
                    if self.stopped:
                        return

    def _take(self, answer: _Answer, payload: Payload, ids: Ids) -> None:
        tag = payload[0]
        if not answer.opened:
            self._open(answer, payload)
        elif tag == LOG:
            self._apply(answer, *unpack_log(payload, ids))
        elif tag == DONE:
            self._done(answer, payload)
        elif tag == START:
            self._start(answer, payload)
        elif tag == ROWS:
            self._place(*unpack_rows(payload, ids))
        elif tag == COPIED:
            answer.copied = _parts(payload, 1) == [1]
            answer.finished = True

    def _hello(self, head: tuple[int, bytes]) -> list[Any]:
        epoch, seq, log_hash = self._journal.cursor
        number, chain = head
        epoch, log_hash, chain = (value[:HELLO_HASH] for value in (epoch, log_hash, chain))
        wording = self._wording
        return [
            HELLO,
            PROTOCOL_VERSION,
            wording.dictionary,
            epoch,
            seq,
            log_hash,
            number,
            chain,
            WANTED,
            int(wording.aliased),
        ]

    def _runs(self, after: int, last: int) -> Iterator[tuple[Sequence[Operation], int]]:
        """What waits, in frames' worth: operations in number order and about how many bytes they are."""
        while after < last:
            page = self._journal.pending(after, min(_RUN, last - after))
            if not page:
                return
            after = page[-1].number
            start = size = 0
            for i, op in enumerate(page):
                weight = _weight(op)
                if i > start and size + weight > TARGET_FRAME:
                    yield page[start:i], size
                    start, size = i, 0
                size += weight
            yield page[start:], size

    def _open(self, answer: _Answer, payload: Payload) -> None:
        if payload[0] != ANSWER:
            raise FrameError(Problem.FRAME, "no answer")
        version, answer.epoch, self.outcome.server_ms, number, _, problem = _parts(payload, 6)
        answer.opened = True
        if problem == Problem.GAP:
            answer.gap = number
            answer.finished = True
        elif problem == Problem.REVOKED:
            answer.handed_over = number
            answer.finished = True
        elif problem is not None and self._wording.without(problem):
            answer.reworded = answer.finished = True
        elif problem is not None:
            raise KnownError(_MESSAGES.get(problem, "other_version"))
        elif version != PROTOCOL_VERSION:
            raise KnownError("other_version")

    def _apply(self, answer: _Answer, items: list[Entry | Acknowledged], log_hash: bytes) -> None:
        seq = self._journal.cursor.seq
        stamp = 0
        for item in items:
            if item.seq != seq + 1:
                raise FrameError(Problem.FRAME, "entries missing")
            if isinstance(item, Acknowledged):
                seq += item.numbers
                self.outcome.sent += item.numbers
                self.outcome.undecided += len(item.decided)
            else:
                seq += 1
                self.outcome.received += 1
                stamp = max(stamp, item.operation.stamp)
        # Later than what was seen: an edit made on top of it must not look older.
        self._journal.clock.observe(stamp, self.outcome.server_ms)
        changes = self._journal.apply(items, Cursor(answer.epoch, seq, log_hash))
        self._changed(changes)
        self._progress(Progress("receive", self.outcome.received + self.outcome.sent, 0))

    def _done(self, answer: _Answer, payload: Payload) -> None:
        seq, log_hash, at_head, digest = _parts(payload, 4)
        cursor = self._journal.cursor
        if seq != cursor.seq:
            raise FrameError(Problem.FRAME, "entries missing")
        answer.at_head = bool(at_head)
        answer.finished = True
        if at_head:
            if (cursor.epoch, cursor.log_hash) != (answer.epoch, log_hash):
                self._journal.apply([], Cursor(answer.epoch, seq, log_hash))
            answer.differs = digest != self._journal.digest.to_bytes(16, "little")

    def _start(self, answer: _Answer, payload: Payload) -> None:
        seq, log_hash, self._total, heads = _parts(payload, 4)
        if self._journal.first_copy_phase is None:
            self._journal.begin_first_copy(Cursor(answer.epoch, seq, log_hash), dict(heads))

    def _place(self, kind: int, rows: list[RowCopy]) -> None:
        if not rows:
            return
        key = kind.to_bytes(8, "big") + rows[-1].id
        self._changed(self._journal.apply_rows([_first_row(row) for row in rows], key))
        self._journal.clock.observe(max(row.updated_stamp for row in rows), self.outcome.server_ms)
        self.outcome.received += len(rows)
        self._progress(Progress("copy", self.outcome.received, self._total))

    def _changed(self, changes: Changes) -> None:
        self.outcome.changes = self.outcome.changes.merged(changes)

    def _counted(self, piece: bytes) -> bytes:
        self.outcome.bytes_sent += len(piece)
        return piece


def _shut_out(journal: Journal, handed_over: int) -> KnownError:
    """This device was shut out; of what it had not sent, the server keeps up to that number for review."""
    count = max(handed_over - journal.acknowledged, 0)
    return KnownError("revoked_kept", count=count) if count else KnownError("revoked")


def _ending(writer: FrameWriter) -> bytes:
    return writer.frame([END]) + writer.close()


def _parts(payload: Payload, count: int) -> Payload:
    """What follows a frame's tag; a later version may have added more."""
    if len(payload) <= count:
        raise FrameError(Problem.FRAME, "frame too short")
    return payload[1 : count + 1]


def _first_row(row: RowCopy) -> FirstRow:
    created, updated = milliseconds_of(row.created_stamp), milliseconds_of(row.updated_stamp)
    return FirstRow(row.kind, row.id, row.cells, created, row.created_by, updated, row.updated_by, row.made)


def _weight(op: Operation) -> int:
    """About how many bytes an operation makes in a frame, rather too many."""
    size = 40
    for value in op.fields.values():
        if isinstance(value, str):
            size += 3 * len(value) + 4
        elif isinstance(value, bytes):
            size += len(value) + 4
        elif isinstance(value, list | dict):
            size += 20 * len(value) + len(str(value)) if not _is_ids(value) else 20 * len(value)
        else:
            size += 9
    return size


def _is_ids(value: Any) -> bool:
    return isinstance(value, list) and all(type(item) is bytes for item in value)


def _unseen(_: Progress) -> None:
    """Progress that nobody watches."""


def _never() -> bool:
    return False

"""The frames of one exchange: makes the requests, applies the answers frame by frame. Decides nothing: ``engine`` does.

Every whole frame of an answer is committed with the cursor that it reaches, so a cut costs one frame at most.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal, NamedTuple

from desktop.errors import KnownError
from desktop.store.aliases import rows_made
from desktop.store.changes import Changes, Cursor, FirstRow, Journal, Misfit
from desktop.sync.answers import Copied, Done, Opening, Start, is_shown, read
from desktop.sync.recovery import Compared, Take, is_recoverable
from desktop.sync.wording import Wording
from protocol import PROTOCOL_VERSION
from protocol.clock import milliseconds_of
from protocol.codec import FrameReader, FrameWriter, Ids, Payload, pack_run, unpack_log, unpack_rows
from protocol.limits import is_storable
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
#: Room that a request keeps for frames yet to come.
_SPARE: Final = 8 * 1024
#: Operations of a request that is worth to be made as dense as can be.
_SMALL: Final = 2000

_MESSAGES: Final = {
    Problem.VERSION: "other_version",
    Problem.DICTIONARY: "other_version",
    Problem.DEVICE: "revoked",
    Problem.FRAME: "line_cut",
    Problem.SIZE: "line_cut",
    Problem.SIGNATURE: "other_version",
    Problem.ALIAS: "other_version",
}


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
    ``checked``: at the head, both sides' rows are the same, or are so again: ``repaired`` of them were put right.
    ``restored``: the server had lost part of its log, and got back what this laptop had of it; ``anew``: values that
    nothing but this laptop's rows still had. ``renewed``: this laptop goes on under a new device id.
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
    checked: Literal["", "same", "repaired"] = ""
    repaired: int = 0
    restored: bool = False
    anew: int = 0
    renewed: bool = False


class Answer:
    """What an answer said so far."""

    def __init__(self, take: Take | None = None) -> None:
        self.take = take
        self.opened = False
        self.epoch = b""
        self.number = 0
        self.problem: str | None = None
        self.gap: int | None = None
        self.handed_over: int | None = None
        self.reworded = False
        self.copied = False
        self.at_head = False
        self.differs = False
        self.finished = False


class Exchange:
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
        self.recoveries = 0
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
            else:
                piece += self._carried(writer, MAX_REQUEST - _SPARE - spent)
        yield self._counted(piece + _ending(writer))

    def _carried(self, writer: FrameWriter, room: int) -> bytes:
        """What came here by stick and is signed by who wrote it, as far as there is room."""
        frames = b""
        writer.ids.aliases = {}
        for run in self._wording.carried(self._journal):
            if len(frames) + sum(map(_weight, run.operations)) > room:
                break
            self._wording.offered(run)
            frames += writer.frame(
                pack_run(OPERATIONS, run.first, run.chain, run.operations, writer.ids, run.device, run.signature)
            )
        return frames

    def question(self, question: Payload) -> Generator[bytes, None, None]:
        """A request that only asks."""
        writer = self._wording.writer()
        hello = writer.frame(self._hello(self._journal.head))
        yield self._counted(hello + writer.frame(question) + _ending(writer))

    @staticmethod
    def parcels(runs: Iterator[Sequence[Operation]]) -> Iterator[list[Sequence[Operation]]]:
        """Runs in requests' worth."""
        parcel: list[Sequence[Operation]] = []
        size = 0
        for run in runs:
            for start in range(0, len(run), _RUN):
                part = run[start : start + _RUN]
                weight = sum(map(_weight, part))
                if parcel and size + weight > MAX_REQUEST // 2:
                    yield parcel
                    parcel, size = [], 0
                parcel.append(part)
                size += weight
        if parcel:
            yield parcel

    def handing_back(self, runs: list[Sequence[Operation]], *, wanted: int) -> Generator[bytes, None, None]:
        """A request with what a restored server lost; others' operations without a chain hash: nobody here has it."""
        writer = self._wording.writer()
        piece = writer.frame(self._hello(self._journal.head, wanted))
        for operations in runs:
            device, last = operations[0].device, operations[-1].number
            own = device == self._journal.device
            chain = self._journal.chain_at(last) if own else b""
            if chain is None:
                raise KnownError("sync_stuck")
            piece += writer.frame(
                pack_run(
                    OPERATIONS, operations[0].number, chain, operations, writer.ids, device=None if own else device
                )
            )
        yield self._counted(piece + _ending(writer))

    def take(self, answer: Answer, pieces: Iterator[bytes]) -> None:
        """Applies an answer's frames as they come. Reads on to the last byte, so that the connection can be kept."""
        reader = FrameReader(MAX_ANSWER_INFLATED, MAX_ANSWER_INFLATED, partial(rows_made, self._journal.db))
        for piece in pieces:
            self.outcome.bytes_received += len(piece)
            for payload in reader.feed(piece):
                if not answer.finished:
                    self._take(answer, payload, reader.ids)
                    if self.stopped:
                        return

    def _take(self, answer: Answer, payload: Payload, ids: Ids) -> None:
        tag = payload[0]
        if not answer.opened:
            self._open(answer, payload)
        elif answer.take is not None:
            answer.finished = answer.take(payload, ids)
        elif tag == LOG:
            self._apply(answer, *unpack_log(payload, ids))
        elif tag == DONE:
            self._done(answer, payload)
        elif tag == START:
            self._start(answer, payload)
        elif tag == ROWS:
            self._place(*unpack_rows(payload, ids))
        elif tag == COPIED:
            answer.copied = read(payload, Copied).whole == 1
            answer.finished = True

    def _hello(self, head: tuple[int, bytes], wanted: int = WANTED) -> list[Any]:
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
            wanted,
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

    def _open(self, answer: Answer, payload: Payload) -> None:
        if payload[0] != ANSWER:
            raise FrameError(Problem.FRAME, "no answer")
        opening = read(payload, Opening)
        answer.epoch, answer.number, self.outcome.server_ms = opening.epoch, opening.number, opening.server_ms
        chain, problem = opening.chain, opening.problem
        answer.opened = True
        if problem is None and answer.take is None and self._journal.chain_at(answer.number) not in (chain, None):
            problem = Problem.FORK  # another laptop went on under this one's id
        if problem == Problem.GAP:
            answer.gap = answer.number
            answer.finished = True
        elif is_recoverable(problem):
            answer.problem = problem
            answer.finished = True
        elif problem == Problem.REVOKED:
            answer.handed_over = answer.number
            answer.finished = True
        elif problem is not None and self._wording.without(problem):
            answer.reworded = answer.finished = True
        elif problem is not None:
            raise KnownError(_MESSAGES.get(problem, "other_version"))
        elif opening.version != PROTOCOL_VERSION:
            raise KnownError("other_version")

    def _apply(self, answer: Answer, items: list[Entry | Acknowledged], log_hash: bytes) -> None:
        seq = self._journal.cursor.seq
        stamp = 0
        for item in items:
            if item.seq != seq + 1 or not is_shown(item):
                raise FrameError(Problem.FRAME, "entries that do not fit")
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
        try:
            changes = self._journal.apply(items, Cursor(answer.epoch, seq, log_hash))
        except Misfit as error:
            raise FrameError(Problem.FRAME, "entries that do not fit") from error
        self.changed(changes)
        self._progress(Progress("receive", self.outcome.received + self.outcome.sent, 0))

    def _done(self, answer: Answer, payload: Payload) -> None:
        done = read(payload, Done)
        cursor = self._journal.cursor
        if done.seq != cursor.seq:
            raise FrameError(Problem.FRAME, "entries missing")
        answer.at_head = bool(done.at_head)
        answer.finished = True
        if answer.at_head:
            if (cursor.epoch, cursor.log_hash) != (answer.epoch, done.log_hash):
                self._journal.apply([], Cursor(answer.epoch, done.seq, done.log_hash))
            answer.differs = done.digest != self._journal.digest.to_bytes(16, "little")

    def _start(self, answer: Answer, payload: Payload) -> None:
        start = read(payload, Start)
        self._total = start.rows
        if self._journal.first_copy_phase is None:
            self._journal.begin_first_copy(Cursor(answer.epoch, start.seq, start.log_hash), dict(start.heads))

    def _place(self, kind: int, rows: list[RowCopy]) -> None:
        if not rows:
            return
        if not all(is_storable(kind, row.cells) for row in rows):
            raise FrameError(Problem.FRAME, "rows that do not fit")
        key = kind.to_bytes(8, "big") + rows[-1].id
        self.changed(self._journal.apply_rows([first_row(row) for row in rows], key))
        self._journal.clock.observe(max(row.updated_stamp for row in rows), self.outcome.server_ms)
        self.outcome.received += len(rows)
        self._progress(Progress("copy", self.outcome.received, self._total))

    def changed(self, changes: Changes) -> None:
        """Counts what changed here."""
        self.outcome.changes = self.outcome.changes.merged(changes)

    def compared(self, compared: Compared) -> int:
        """Counts what a comparison did; gives how many rows it put right."""
        self.changed(compared.changes)
        self.outcome.anew += compared.anew
        return compared.rows

    def _counted(self, piece: bytes) -> bytes:
        self.outcome.bytes_sent += len(piece)
        return piece


def _ending(writer: FrameWriter) -> bytes:
    return writer.frame([END]) + writer.close()


def first_row(row: RowCopy) -> FirstRow:
    """A row of an answer, as the store takes it."""
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

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
from desktop.store.aside import note_aside
from desktop.store.changes import Changes, Cursor, FirstRow, Journal, Misfit
from desktop.sync.answers import Aside, Copied, Done, Opening, Start, is_shown, read
from desktop.sync.gauge import Pace
from desktop.sync.recovery import Compared, Take, is_recoverable
from desktop.sync.wording import Wording
from protocol import PROTOCOL_VERSION
from protocol.clock import milliseconds_of
from protocol.codec import FrameReader, FrameWriter, Ids, Payload, pack_run, unpack_log, unpack_rows
from protocol.frame_size import FrameSize
from protocol.limits import is_storable
from protocol.operations import Acknowledged, Entry, Operation, RowCopy, cursor_proof
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
    MAX_REQUEST,
    MAX_REQUEST_INFLATED,
    OPERATIONS,
    ROWS,
    SHORT_HASH,
    START,
    FrameError,
    Problem,
)

#: Operations in one frame at most; large ones make smaller frames.
_RUN: Final = 600
#: Rows of a first copy that are committed together at least, where the line is fast.
_ROWS_AT_ONCE: Final = 800
#: No operation has fewer bytes on the wire, about.
LEAST_OPERATION: Final = 6
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
    """What an exchange is at. ``total`` is 0 where it is not known. Units are operations, entries, rows.

    While sending, ``done`` went over to the line, and ``confirmed`` is what the server says that it holds.
    """

    phase: Literal["send", "receive", "copy"]
    done: int
    total: int
    confirmed: int = 0


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
        #: Up to which number the server holds this device's chain; None where it holds another one, or was not heard.
        self.held: int | None = None
        self.problem: str | None = None
        self.gap: int | None = None
        self.handed_over: int | None = None
        self.full = False  # the township may lay no more records on the server's disk
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
        self._began = self._held = journal.acknowledged
        self._sent = 0
        self._dense = float(LEAST_OPERATION)  # bytes of an operation on the wire, as the last request had them
        self.recoveries = 0
        self.outcome = outcome
        self.pace = Pace()
        self.on_its_way = self.bytes_on_their_way = 0
        self._rows: list[RowCopy] = []  # that came and are not stored yet

    @property
    def stopped(self) -> bool:
        """Whether whoever asked for the exchange no longer wants it."""
        return self._cancelled()

    def copy_request(self, key: bytes | None) -> Generator[bytes, None, None]:
        """A request for rows of the first copy after ``key``."""
        writer = self._wording.writer()
        kind, id_ = (int.from_bytes(key[:8], "big"), key[8:]) if key else (0, b"")
        hello = writer.frame(self._hello(self._journal.cursor, self._journal.head, self.pace.rows))
        yield self._counted(hello + writer.frame([COPY, kind, id_]) + _ending(writer))

    def request(self, after: int, *, push: bool) -> Generator[bytes, None, None]:
        """A request with what waits above number ``after``, as far as it fits and as much as suits the line. What
        others wrote comes when all of it is there."""
        head, pace = self._journal.head, self.pace
        small = bool(pace.frame) or not push or head[0] - after <= _SMALL
        writer, size = self._wording.writer(small=small), FrameSize(pace.frame)
        cursor = self._journal.cursor
        more = push and (head[0] - after) * self._dense > pace.batch
        piece = writer.frame(self._hello(cursor, head, 0 if more else pace.entries))
        spent, inflated = len(piece), 0
        if push:
            for operations, weight in self._runs(after, head[0], size):
                inflated += weight
                full = spent > pace.batch or spent + weight > MAX_REQUEST - _SPARE
                if self.on_its_way and (full or inflated > MAX_REQUEST_INFLATED // 2):
                    break
                first, last = operations[0].number, operations[-1].number
                chain = b"" if last == head[0] else self._journal.sync.chain_at(last)
                if chain is None:
                    raise KnownError("sync_stuck")
                writer.ids.aliases = self._wording.aliases(self._journal.db, operations, cursor.seq)
                packed = pack_run(OPERATIONS, first, chain, operations, writer.ids, usual_base=cursor.seq)
                frame = writer.frame(packed)
                if size.aim and last < head[0]:  # what is the last goes with the end
                    frame += writer.flush()
                size.made(len(frame))
                spent += len(frame)
                self.on_its_way += len(operations)
                self.bytes_on_their_way += len(frame)
                if frame:
                    yield self._counted(piece + frame)
                    piece = b""
                self._tell_sent(last)
                if self.stopped:
                    break
            else:
                piece += self._carried(writer, min(MAX_REQUEST - _SPARE, pace.batch) - spent)
        piece += _ending(writer)
        if self.on_its_way:
            self.bytes_on_their_way += len(piece)
        yield self._counted(piece)

    def begin_anew(self) -> None:
        """The laptop goes on under another id: its numbers begin anew."""
        self._began = self._held = self._journal.acknowledged
        self._sent = 0

    def _tell_sent(self, last: int) -> None:
        """Own operations up to number ``last`` went over to the line."""
        self._sent = max(self._sent, last - self._began)
        self._dense = self.bytes_on_their_way / self.on_its_way
        self.tell_confirmed(self._held)

    def tell_confirmed(self, held: int) -> None:
        """The server holds own operations up to number ``held``; what is acknowledged it holds in any case."""
        self._held = held
        confirmed = max(held, self._journal.acknowledged) - self._began
        if self._sent:
            total = self._journal.head[0] - self._began
            self._progress(Progress("send", min(max(self._sent, confirmed), total), total, min(confirmed, total)))

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
        hello = writer.frame(self._hello(self._journal.cursor, self._journal.head, self.pace.rows))
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
        piece = writer.frame(self._hello(self._journal.cursor, self._journal.head, wanted))
        for operations in runs:
            device, last = operations[0].device, operations[-1].number
            own = device == self._journal.device
            chain = self._journal.sync.chain_at(last) if own else b""
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
        try:
            for piece in pieces:
                self.outcome.bytes_received += len(piece)
                for payload in reader.feed(piece):
                    if not answer.finished:
                        self._take(answer, payload, reader.ids)
                        if self.stopped:
                            return
        finally:
            self._place()

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
        elif tag == ASIDE:
            note_aside(self._journal.db, read(payload, Aside).devices)
        elif tag == START:
            self._start(answer, payload)
        elif tag == ROWS:
            self._keep_rows(*unpack_rows(payload, ids))
        elif tag == COPIED:
            self._place()
            answer.copied = read(payload, Copied).whole == 1
            answer.finished = True

    def _hello(self, cursor: Cursor, head: tuple[int, bytes], wanted: int) -> Payload:
        number, chain = head
        # Before the log's first entry there is nothing to prove.
        proof = cursor_proof(cursor.epoch, cursor.log_hash)[:SHORT_HASH] if cursor.seq else b""
        hello = [
            HELLO,
            PROTOCOL_VERSION,
            self._wording.dictionary,
            cursor.seq,
            proof,
            number,
            chain[:SHORT_HASH],
            wanted,
            int(self._wording.aliased),
        ]
        return [*hello, self.pace.frame] if self.pace.frame else hello

    def _runs(self, after: int, last: int, size: FrameSize) -> Iterator[tuple[Sequence[Operation], int]]:
        """What waits, in frames' worth: operations in number order and about how many bytes they are."""
        run: list[Operation] = []
        weight = 0
        while after < last and (page := self._journal.sync.pending(after, min(_RUN, last - after))):
            for op in page:
                more = _weight(op)
                if run and (len(run) == _RUN or not size.has_room(op.kind, more)):
                    yield run, weight
                    run, weight = [], 0
                size.add(op.kind, more)
                run.append(op)
                weight += more
            after = page[-1].number
        if run:
            yield run, weight

    def _open(self, answer: Answer, payload: Payload) -> None:
        if payload[0] != ANSWER:
            raise FrameError(Problem.FRAME, "no answer")
        opening = read(payload, Opening)
        if {len(opening.epoch), len(opening.chain)} - {0, 16}:
            raise FrameError(Problem.FRAME, "a hash cut short")
        # What this laptop told and the server found right does not come back.
        answer.epoch, answer.number = opening.epoch or self._journal.cursor.epoch, opening.number
        self.outcome.server_ms = 1000 * opening.server_seconds
        chain, problem = opening.chain, opening.problem
        answer.opened = True
        told = {"server_kinds": opening.kinds, "server_knows": opening.knows}
        if any(self._journal.db.get_meta(key) != value for key, value in told.items()):
            self._journal.db.put_meta(**told)
        if problem is None:
            own = self._journal.sync.chain_at(answer.number)
            if own is not None and chain in (b"", own):
                answer.held = answer.number
                self.tell_confirmed(answer.held)
            elif own is not None and answer.take is None:
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
        elif problem == Problem.FULL:
            answer.full = answer.finished = True
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
            changes = self._journal.sync.apply(items, Cursor(answer.epoch, seq, log_hash))
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
            if len(done.digest) < SHORT_HASH:
                raise FrameError(Problem.FRAME, "no digest")
            if cursor.epoch != answer.epoch or done.log_hash not in (b"", cursor.log_hash):
                self._journal.sync.apply([], Cursor(answer.epoch, done.seq, done.log_hash))
            answer.differs = not self._journal.digest.to_bytes(16, "little").startswith(done.digest)

    def _start(self, answer: Answer, payload: Payload) -> None:
        start = read(payload, Start)
        self._total = start.rows
        if self._journal.sync.first_copy_phase is None:
            self._journal.sync.begin_first_copy(Cursor(answer.epoch, start.seq, start.log_hash), dict(start.heads))

    def _keep_rows(self, kind: int, rows: list[RowCopy]) -> None:
        """Rows of a first copy; on a fast line those of some frames are committed at once."""
        if not all(is_storable(kind, row.cells) for row in rows):
            raise FrameError(Problem.FRAME, "rows that do not fit")
        self._rows += rows
        if self.pace.frame or len(self._rows) >= _ROWS_AT_ONCE:
            self._place()

    def _place(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        key = rows[-1].kind.to_bytes(8, "big") + rows[-1].id
        self.changed(self._journal.sync.apply_rows([first_row(row) for row in rows], key))
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
        of = type(value)
        if of is str:
            size += 3 * len(value) + 4
        elif of is bytes:
            size += len(value) + 4
        elif of is list or of is dict:
            size += 20 * len(value) + len(str(value)) if not _is_ids(value) else 20 * len(value)
        else:
            size += 9
    return size


def _is_ids(value: Any) -> bool:
    return isinstance(value, list) and all(type(item) is bytes for item in value)

"""Operations, log entries and rows as columns, columns in frames, frames in one zstd stream.

A frame is ``u32 length, u32 crc32, payload`` (little endian), its payload one msgpack array ``[tag, …]``, or a list of
small ones that share the frame. All frames of one direction stand in one zstd stream that is flushed at frames' ends,
so that every whole frame of a cut stream is usable. Columns (``protocol.columns``) put like with like: one list a
field, the ids of a part together in byte planes, each id only once a stream.
"""

from __future__ import annotations

import struct
from binascii import crc32
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import Any, NamedTuple

import msgspec
import zstandard

from protocol.columns import (
    Ids,
    Resolve,
    count_of,
    id_,
    integer,
    integers,
    no_rows,
    of,
    pack_id_runs,
    pack_row_ids,
    pack_runs,
    pack_shapes,
    pack_stamps,
    unpack_id_runs,
    unpack_row_ids,
    unpack_runs,
    unpack_shapes,
    unpack_stamps,
)
from protocol.dictionary import KNOWN, compressor, decompressor, spare
from protocol.operations import Acknowledged, Entry, Operation, RowCopy
from protocol.wire import (
    LARGE_FRAME,
    MAX_FRAME,
    MAX_NUMBER,
    MAX_VALUES,
    NO_DICTIONARY,
    FrameError,
    Problem,
)

__all__ = [
    "GATHERED",
    "Decision",
    "FrameReader",
    "FrameWriter",
    "Ids",
    "PackedRun",
    "Payload",
    "Resolve",
    "pack_acknowledged",
    "pack_log",
    "pack_operations",
    "pack_rows",
    "pack_run",
    "unpack_log",
    "unpack_rows",
    "unpack_run",
]

_HEAD = struct.Struct("<II")
#: So many bytes of frames are gathered before the stream is flushed: a flush costs some, a cut loses what was not.
GATHERED = 4096
#: A zstd block of four bytes may stand for 128 KiB: input is fed in slices so that a bomb cannot grow far past a cap.
_SLICE = 256

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode

Payload = list[Any]


class FrameWriter:
    """Makes one direction's stream. Each call gives the bytes to send, at times none: they go out with what follows.

    ``dictionary``: one that the reader has. ``small``: the stream will have some hundred KiB at most.
    """

    def __init__(self, dictionary: int = NO_DICTIONARY, *, small: bool = True) -> None:
        self._dictionary, self._small = dictionary, small
        self._compressor = compressor(dictionary, small=small)
        self._stream = self._compressor.compressobj()
        self._bodies: list[bytes] = []  # small ones share a frame
        self._gathered = self._unflushed = 0
        self.ids = Ids()

    def frame(self, payload: Payload) -> bytes:
        """Adds one frame. What went before it is flushed when it is worth that: the other side can use it at once."""
        given = self.flush() if self._unflushed >= GATHERED else b""
        body = _encode(payload)
        if self._gathered + len(body) > GATHERED:
            given += self._seal()
        self._bodies.append(body)
        self._gathered += len(body)
        self._unflushed += len(body)
        return given

    def _seal(self) -> bytes:
        """What was gathered becomes one frame."""
        if not self._bodies:
            return b""
        body = self._bodies[0] if len(self._bodies) == 1 else _array(self._bodies)
        self._bodies, self._gathered = [], 0
        return self._stream.compress(_HEAD.pack(len(body), crc32(body)) + body)

    def flush(self, least: int = 0) -> bytes:
        """The bytes of all frames so far that were not given yet; none where those are fewer than ``least``."""
        if self._unflushed < least:
            return b""
        self._unflushed = 0
        return self._seal() + self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)

    def close(self) -> bytes:
        """The last bytes of the stream; after it nothing may be added."""
        last = self._seal() + self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_FINISH)
        spare(self._dictionary, self._compressor, small=self._small)
        return last


def _array(bodies: Sequence[bytes]) -> bytes:
    """Encoded values as one encoded list of them."""
    return _encode([msgspec.Raw(body) for body in bodies])


class FrameReader:
    """Reads one direction's stream as its bytes arrive. Raises FrameError past a cap or on damage.

    ``max_bytes`` and ``max_inflated`` cap the whole stream, what its columns say once for many rows written out.
    ``resolve`` finds the rows of aliases.
    """

    def __init__(self, max_bytes: int, max_inflated: int, resolve: Resolve = no_rows) -> None:
        self._inflate: zstandard.ZstdDecompressionObj | None = None
        self._left, self._max_inflated = max_bytes, max_inflated
        self._head = b""
        self._buffer = bytearray()
        self.ids = Ids(resolve, max_inflated)

    @property
    def inflated(self) -> int:
        """How much of ``max_inflated`` was used so far."""
        return self._max_inflated - self.ids.room

    @property
    def partial(self) -> bool:
        """Whether a frame has begun that is not whole yet."""
        return bool(self._buffer)

    def feed(self, data: bytes) -> Iterator[Payload]:
        """The payloads of the frames that ``data`` makes whole, in order; those before a damaged place still come."""
        self._left -= len(data)
        if self._left < 0:
            raise FrameError(Problem.SIZE, "more bytes than allowed")
        if self._inflate is None:
            data = self._head + data
            number = _dictionary_of(data)
            if number is None:
                self._head = data
                return
            if number not in KNOWN | {NO_DICTIONARY}:
                raise FrameError(Problem.DICTIONARY, "not at hand")
            self._inflate = decompressor(number).decompressobj()
        for start in range(0, len(data), _SLICE):
            if self._inflate.eof:
                raise FrameError(Problem.FRAME, "bytes after the stream's end")
            try:
                inflated = self._inflate.decompress(data[start : start + _SLICE])
            except zstandard.ZstdError as error:
                raise FrameError(Problem.FRAME, "not a zstd stream") from error
            self.ids.spend(len(inflated))
            if inflated:
                self._buffer += inflated
                yield from self._cut()

    def _cut(self) -> Iterator[Payload]:
        buffer = self._buffer
        while len(buffer) >= _HEAD.size:
            length, check = _HEAD.unpack_from(buffer)
            if length > MAX_FRAME:
                raise FrameError(Problem.SIZE, "frame too long")
            end = _HEAD.size + length
            if len(buffer) < end:
                return
            body = bytes(buffer[_HEAD.size : end])
            del buffer[:end]
            if crc32(body) != check:
                raise FrameError(Problem.FRAME, "checksum")
            if length > LARGE_FRAME and not _has_few_values(body):
                raise FrameError(Problem.SIZE, "more values than a frame may hold")
            try:
                payload = _decode(body)
            except (msgspec.MsgspecError, RecursionError, TypeError, ValueError) as error:
                raise FrameError(Problem.FRAME, "not msgpack") from error
            if not isinstance(payload, list) or not payload:
                raise FrameError(Problem.FRAME, "no tag")
            gathered = payload if isinstance(payload[0], list) else [payload]
            if not all(isinstance(one, list) and one and type(one[0]) is int for one in gathered):
                raise FrameError(Problem.FRAME, "no tag")
            yield from gathered


#: Bytes of a msgpack value by its first byte, what a list or map holds not counted; and how many of them tell a length.
_FIXED = dict.fromkeys((*range(0xA0), 0xC0, 0xC2, 0xC3, *range(0xE0, 0x100)), 1)
_FIXED |= {0xA0 + size: 1 + size for size in range(32)} | {0xD4 + i: 2 + (1 << i) for i in range(5)}
_FIXED |= {0xCA: 5, 0xCB: 9, 0xDC: 3, 0xDD: 5, 0xDE: 3, 0xDF: 5} | {0xCC + i: 1 + (1 << i % 4) for i in range(8)}
_TOLD = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4, 0xC7: 1, 0xC8: 2, 0xC9: 4}
_EXTENSION_TYPE = {0xC7: 1, 0xC8: 1, 0xC9: 1}


def _has_few_values(body: bytes) -> bool:
    """Whether msgpack holds at most MAX_VALUES values, counted without making them."""
    at = 0
    for _ in range(MAX_VALUES):
        if at >= len(body):
            return True
        tag = body[at]
        size = _FIXED.get(tag)
        if size is None:
            told = _TOLD.get(tag, 0)
            size = 1 + told + _EXTENSION_TYPE.get(tag, 0) + int.from_bytes(body[at + 1 : at + 1 + told], "big")
        at += size
    return at >= len(body)


def _dictionary_of(data: bytes) -> int | None:
    """The number of the dictionary that a zstd stream's head names (RFC 8878); None where the head is not whole yet."""
    if len(data) < 5:
        return None
    descriptor = data[4]
    at = 5 if descriptor & 0x20 else 6
    size = (0, 1, 2, 4)[descriptor & 3]
    return None if len(data) < at + size else int.from_bytes(data[at : at + size], "little")


def pack_operations(operations: Sequence[Operation], ids: Ids, usual_base: int = 0) -> Payload:
    """Columns of operations without their device and number, which the frame around them tells. The first one has all
    ids of the part: those that were added before, of the values, the rows, the authors."""
    acts, act = [], None
    for op in operations:
        back = op.number - op.act
        acts.append(0 if op.act == act else back + (back >= 0))
        act = op.act
    values = pack_shapes([(op.kind, op.fields) for op in operations], ids)
    pack_row_ids(((op.kind, op.row, op.fields) for op in operations), ids)
    authors = pack_id_runs((op.author for op in operations), ids)
    return [
        ids.column(),
        *values,
        pack_stamps(op.stamp for op in operations),
        acts,
        authors,
        pack_runs((op.base for op in operations), usual_base),
        {i: [list(pair) for pair in op.seen] for i, op in enumerate(operations) if op.seen},
    ]


def _unpack_operations(
    columns: Payload, devices: Sequence[bytes], numbers: Sequence[int], ids: Ids, usual_base: int = 0
) -> list[Operation]:
    """The operations of such columns, whose ids were begun to be read; ``devices`` and ``numbers`` have one item each
    operation."""
    count = len(numbers)
    _, shapes, which, values, stamps, acts, authors, bases, seen = of(columns, list, 9)
    kinds, fields = unpack_shapes(shapes, which, values, count, ids)
    ids_of = unpack_row_ids(kinds, fields, ids)
    stamp_of = unpack_stamps(stamps, count)
    author_of = unpack_id_runs(authors, count, ids)
    ids.end()
    base_of = unpack_runs(bases, count, usual_base)
    acts = integers(acts, count)
    if any(abs(step) >= MAX_NUMBER for step in acts) or any(not 0 <= base < MAX_NUMBER for base in base_of):
        raise FrameError(Problem.FRAME, "number")
    seen_of = {integer(i, count): _pairs(pairs) for i, pairs in of(seen, dict).items()}
    out, act = [], 0
    for i, number in enumerate(numbers):
        if acts[i]:
            act = number - acts[i] + (acts[i] > 0)
        out.append(
            Operation(
                devices[i],
                number,
                kinds[i],
                ids_of[i],
                fields[i],
                stamp_of[i],
                act,
                author_of[i],
                base_of[i],
                seen_of.get(i, ()),
            )
        )
    return out


class PackedRun(NamedTuple):
    """What an OPERATIONS frame holds. ``chain``: the chain hash after the last operation, empty where HELLO tells it;
    ``signature``: its device's over that, empty where there is none."""

    device: bytes
    first: int
    chain: bytes
    operations: list[Operation]
    signature: bytes


def pack_run(
    tag: int,
    first: int,
    chain: bytes,
    operations: Sequence[Operation],
    ids: Ids,
    device: bytes | None = None,
    signature: bytes = b"",
    *,
    usual_base: int = 0,
) -> Payload:
    """An OPERATIONS frame: a run of one device's numbers from ``first``; ``chain`` is the chain hash after its last,
    empty where HELLO tells it. ``device`` is empty for the asking device's own run, else whose operations are carried;
    ``signature`` is then that device's over the chain hash. ``usual_base``: the sequence that HELLO tells."""
    payload = [tag, device, first, len(operations), chain, pack_operations(operations, ids, usual_base)]
    return [*payload, signature] if signature else payload


def unpack_run(payload: Payload, own: bytes, ids: Ids, usual_base: int = 0) -> PackedRun:
    """The run of an OPERATIONS frame; ``own`` is the asking device, ``usual_base`` the sequence that HELLO tells."""
    if len(payload) == 6:
        payload = [*payload, b""]
    _, carried, first, count, chain, columns, signature = of(payload, list, 7)
    device = own if carried is None else id_(carried)
    first, count = integer(first, MAX_NUMBER), count_of(count)
    numbers = range(first, first + count)
    chain = id_(chain) if chain else b""
    ids.read(_id_column(columns))
    operations = _unpack_operations(columns, [device] * count, numbers, ids, usual_base)
    return PackedRun(device, first, chain, operations, of(signature, bytes))


#: What became of an operation, where it was not simply applied: outcomes by field, and why it was refused (else "").
Decision = tuple[dict[int, int], str]
#: Kinds of a LOG frame's parts.
_ACKNOWLEDGED, _ENTRIES = 0, 1


def pack_log(tag: int, entries: Sequence[Entry], own: bytes, log_hash: bytes, ids: Ids) -> Payload:
    """A LOG frame of consecutive entries; ``log_hash`` is the one after the last of them."""
    parts: list[Any] = []
    for mine, group in groupby(entries, lambda entry: entry.operation.device == own):
        part = list(group)
        decided = {i: [e.outcomes, e.refused] for i, e in enumerate(part) if e.outcomes or e.refused}
        operations = [e.operation for e in part]
        if mine:
            parts.append([_ACKNOWLEDGED, operations[0].number, len(part), decided])
            continue
        last: dict[bytes, int] = {}
        numbers = []
        for op in operations:
            numbers.append(op.number - last.get(op.device, -1) - 1)
            last[op.device] = op.number
        devices = pack_id_runs((op.device for op in operations), ids)
        parts.append([_ENTRIES, devices, numbers, pack_operations(operations, ids), decided])
    return [tag, entries[0].seq, parts, log_hash]


def pack_acknowledged(
    tag: int, seq: int, number: int, count: int, log_hash: bytes, decided: Mapping[int, Decision]
) -> Payload:
    """A LOG frame of ``count`` of the asking device's own operations from sequence ``seq`` and ``number`` on.
    ``decided``: by place what became of those that were not simply applied; ``log_hash``: after the last of them."""
    return [tag, seq, [[_ACKNOWLEDGED, number, count, decided]], log_hash]


def unpack_log(payload: Payload, ids: Ids) -> tuple[list[Entry | Acknowledged], bytes]:
    """(entries in sequence, log hash after the last) of a LOG frame."""
    _, seq, parts, log_hash = of(payload, list, 4)
    seq = integer(seq, MAX_NUMBER)
    out: list[Entry | Acknowledged] = []
    for part in of(parts, list):
        if of(part, list)[:1] == [_ACKNOWLEDGED]:
            _, first, count, packed = of(part, list, 4)
            first, count = integer(first, MAX_NUMBER), count_of(count)
            decided = _decisions(packed, count)
            out.append(Acknowledged(seq, first, count, {first + i: decision for i, decision in decided.items()}))
        else:
            _, packed_devices, packed_numbers, columns, packed = of(part, list, 5)
            deltas = integers(packed_numbers)
            count = count_of(len(deltas))
            decided = _decisions(packed, count)
            ids.read(_id_column(columns))
            devices = unpack_id_runs(packed_devices, count, ids)
            last: dict[bytes, int] = {}
            numbers = []
            for device, delta in zip(devices, deltas, strict=True):
                last[device] = integer(last.get(device, -1) + 1 + delta, MAX_NUMBER)
                numbers.append(last[device])
            operations = _unpack_operations(columns, devices, numbers, ids)
            out += [Entry(seq + i, op, *decided.get(i, ({}, ""))) for i, op in enumerate(operations)]
        seq += count
    return out, id_(log_hash)


def pack_rows(tag: int, kind: int, rows: Sequence[RowCopy], ids: Ids) -> Payload:
    """A ROWS frame: rows of one kind, by id."""
    values = pack_shapes([(kind, row.cells) for row in rows], ids)
    pack_row_ids(((kind, row.id, row.cells) for row in rows), ids)
    created_by = pack_id_runs((row.created_by for row in rows), ids)
    updated_by = pack_id_runs((row.updated_by for row in rows), ids)
    return [
        tag,
        kind,
        ids.column(),
        *values,
        pack_stamps(row.created_stamp for row in rows),
        created_by,
        [row.updated_stamp - row.created_stamp for row in rows],
        updated_by,
        [row.made - before for before, row in zip([0, *(row.made for row in rows)], rows, strict=False)],
    ]


def unpack_rows(payload: Payload, ids: Ids) -> tuple[int, list[RowCopy]]:
    """(kind, rows by id) of a ROWS frame; the last row's id is where to go on from."""
    _, kind, id_column, shapes, which, values, created, created_by, updated, updated_by, made = of(payload, list, 11)
    kind = integer(kind, MAX_NUMBER)
    count = count_of(len(of(which, list)))
    ids.read(id_column)
    kinds, cells = unpack_shapes(shapes, which, values, count, ids)
    if any(k != kind for k in kinds):
        raise FrameError(Problem.FRAME, "rows of another kind")
    ids_of = unpack_row_ids(kinds, cells, ids)
    stamps, deltas = unpack_stamps(created, count), integers(updated, count)
    authors = unpack_id_runs(created_by, count, ids)
    editors = unpack_id_runs(updated_by, count, ids)
    ids.end()
    made = list(accumulate(integers(made, count)))
    if any(not 0 <= seq < MAX_NUMBER for seq in made) or any(abs(delta) >= MAX_NUMBER for delta in deltas):
        raise FrameError(Problem.FRAME, "number")
    return kind, [
        RowCopy(kind, ids_of[i], cells[i], stamps[i], authors[i], stamps[i] + deltas[i], editors[i], made[i])
        for i in range(count)
    ]


def _id_column(columns: Any) -> Any:
    return of(columns, list, 9)[0]


def _decisions(packed: Any, count: int) -> dict[int, Decision]:
    out = {}
    for i, decision in of(packed, dict).items():
        outcomes, refused = of(decision, list, 2)
        integers([*of(outcomes, dict), *outcomes.values()])
        out[integer(i, count)] = (outcomes, of(refused, str))
    return out


def _pairs(pairs: Any) -> tuple[tuple[bytes, int], ...]:
    out = []
    for pair in of(pairs, list):
        device, number = of(pair, list, 2)
        out.append((id_(device), integer(number, MAX_NUMBER)))
    return tuple(out)

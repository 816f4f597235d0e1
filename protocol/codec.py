"""Operations, log entries and rows as columns, columns in frames, frames in one zstd stream.

A frame is ``u32 length, u32 crc32, payload`` (little endian), its payload one msgpack array ``[tag, …]``. All frames of
one direction stand in one zstd stream that is flushed at each frame's end, so that every whole frame of a cut stream is
usable. Columns put like with like: one list a field, 16-byte ids turned into byte planes, each id only once a stream.
"""

from __future__ import annotations

import struct
from binascii import crc32
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
import zstandard

from protocol.operations import Acknowledged, Entry, Operation, RowCopy, Value
from protocol.records import BY_NUMBER, Kind
from protocol.wire import MAX_FRAME, MAX_NUMBER, FrameError, Problem

#: Codes of an id in a column: what follows is new, derived from the key fields, empty, or FIRST_KNOWN + its place among
#: the ids of this stream. ALIAS and above are reserved for the server's short names of rows.
NEW, DERIVED, EMPTY, FIRST_KNOWN = 0, 1, 2, 3
ALIAS: Final = 1 << 31

#: Kinds of value column.
PLAIN, SAME, IDS, ID_LISTS = 0, 1, 2, 3

_LEVEL = 3
_HEAD = struct.Struct("<II")
#: A zstd block of four bytes may stand for 128 KiB: input is fed in slices so that a bomb cannot grow far past a cap.
_SLICE = 1024
_ID = 16

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode

Payload = list[Any]
_T = TypeVar("_T", dict[Any, Any], list[Any], bytes, str)


class FrameWriter:
    """Makes one direction's stream. Each call gives the bytes to send."""

    def __init__(self) -> None:
        self._stream = zstandard.ZstdCompressor(level=_LEVEL, write_content_size=False).compressobj()
        self.ids = Ids()

    def frame(self, payload: Payload) -> bytes:
        """The compressed bytes of one frame, flushed: the other side can use it at once."""
        body = _encode(payload)
        head = _HEAD.pack(len(body), crc32(body))
        return self._stream.compress(head + body) + self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)

    def close(self) -> bytes:
        """The last bytes of the stream."""
        return self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_FINISH)


class FrameReader:
    """Reads one direction's stream as its bytes arrive. Raises FrameError past a cap or on damage.

    ``max_bytes`` and ``max_inflated`` cap the whole stream.
    """

    def __init__(self, max_bytes: int, max_inflated: int) -> None:
        self._inflate = zstandard.ZstdDecompressor(max_window_size=1 << 23).decompressobj()
        self._left, self._left_inflated = max_bytes, max_inflated
        self._buffer = bytearray()
        self.ids = Ids()

    @property
    def partial(self) -> bool:
        """Whether a frame has begun that is not whole yet."""
        return bool(self._buffer)

    def feed(self, data: bytes) -> Iterator[Payload]:
        """The payloads of the frames that ``data`` makes whole, in order; those before a damaged place still come."""
        self._left -= len(data)
        if self._left < 0:
            raise FrameError(Problem.SIZE, "more bytes than allowed")
        for start in range(0, len(data), _SLICE):
            if self._inflate.eof:
                raise FrameError(Problem.FRAME, "bytes after the stream's end")
            try:
                inflated = self._inflate.decompress(data[start : start + _SLICE])
            except zstandard.ZstdError as error:
                raise FrameError(Problem.FRAME, "not a zstd stream") from error
            self._left_inflated -= len(inflated)
            if self._left_inflated < 0:
                raise FrameError(Problem.SIZE, "more inflated bytes than allowed")
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
            try:
                payload = _decode(body)
            except (msgspec.MsgspecError, RecursionError, TypeError, ValueError) as error:
                raise FrameError(Problem.FRAME, "not msgpack") from error
            if not isinstance(payload, list) or not payload or not isinstance(payload[0], int):
                raise FrameError(Problem.FRAME, "no tag")
            yield payload


class Ids:
    """The ids that one stream has named so far, in order; both ends keep the same list."""

    def __init__(self) -> None:
        self._known: list[bytes] = []
        self._places: dict[bytes, int] = {}

    def pack(self, ids: Iterable[bytes | None], derived: Sequence[bool] = ()) -> list[bytes]:
        """A column of ids as [codes, new ids], both in byte planes. ``derived`` tells which the reader works out."""
        places, codes, fresh = self._places, [], []
        for i, id_ in enumerate(ids):
            if id_ is None:
                codes.append(EMPTY)
            elif (place := places.get(id_)) is not None:
                codes.append(place)
            else:
                places[id_] = len(places) + FIRST_KNOWN
                if derived and derived[i]:
                    codes.append(DERIVED)
                else:
                    codes.append(NEW)
                    fresh.append(id_)
        return [_to_planes(struct.pack(f"<{len(codes)}I", *codes), 4), _to_planes(b"".join(fresh), _ID)]

    def unpack(self, column: Any, derive: Sequence[bytes | None] = ()) -> list[bytes | None]:
        """The ids of a column. ``derive`` gives what a derived one would be, by place."""
        codes_planes, fresh_planes = _of(column, list, 2)
        codes_bytes = _from_planes(codes_planes, 4)
        codes = struct.unpack(f"<{len(codes_bytes) // 4}I", codes_bytes)
        fresh = _from_planes(fresh_planes, _ID)
        known, out, at = self._known, list[bytes | None](), 0
        for i, code in enumerate(codes):
            if code == NEW:
                id_ = fresh[at : at + _ID]
                if len(id_) != _ID:
                    raise FrameError(Problem.FRAME, "ids missing")
                at += _ID
                known.append(id_)
                out.append(id_)
            elif code == EMPTY:
                out.append(None)
            elif code == DERIVED:
                made = derive[i] if i < len(derive) else None
                if made is None:
                    raise FrameError(Problem.FRAME, "no key to derive an id from")
                known.append(made)
                out.append(made)
            elif code >= ALIAS:
                raise FrameError(Problem.ALIAS, "aliases are not used in version 1")
            elif code - FIRST_KNOWN < len(known):
                out.append(known[code - FIRST_KNOWN])
            else:
                raise FrameError(Problem.FRAME, "an id that was not named")
        if at != len(fresh):
            raise FrameError(Problem.FRAME, "ids left over")
        return out


def pack_operations(operations: Sequence[Operation], ids: Ids) -> Payload:
    """Columns of operations without their device and number, which the frame around them tells."""
    shapes, which, groups = _shapes((op.kind, op.fields) for op in operations)
    values = [
        [_pack_column([operations[i].fields[n] for i in places], ids) for n in fields]
        for (_, fields), places in zip(shapes, groups, strict=True)
    ]
    derived = [_is_derived(op.kind, op.row, op.fields) for op in operations]
    acts, act = [], None
    for op in operations:
        back = op.number - op.act
        acts.append(0 if op.act == act else back + (back >= 0))
        act = op.act
    return [
        [[kind, list(fields)] for kind, fields in shapes],
        which,
        values,
        ids.pack((op.row for op in operations), derived),
        _pack_stamps([op.stamp for op in operations]),
        acts,
        _pack_id_runs([op.author for op in operations], ids),
        _pack_runs([op.base for op in operations]),
        {i: [list(pair) for pair in op.seen] for i, op in enumerate(operations) if op.seen},
    ]


def unpack_operations(columns: Any, devices: Sequence[bytes], numbers: Sequence[int], ids: Ids) -> list[Operation]:
    """The operations of such columns; ``devices`` and ``numbers`` have one item each operation."""
    count = len(numbers)
    shapes, which, values, rows, stamps, acts, authors, bases, seen = _of(columns, list, 9)
    kinds, fields = _unpack_shapes(shapes, which, values, count, ids)
    ids_of = _ids_of(rows, kinds, fields, ids)
    stamp_of = _unpack_stamps(stamps, count)
    author_of = _unpack_id_runs(authors, count, ids)
    base_of = _unpack_runs(bases, count)
    acts = _integers(acts, count)
    seen_of = {_integer(i, count): _pairs(pairs) for i, pairs in _of(seen, dict).items()}
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
) -> Payload:
    """An OPERATIONS frame: a run of one device's numbers from ``first``; ``chain`` is the chain hash after its last,
    empty where HELLO tells it. ``device`` is empty for the asking device's own run, else whose operations are carried;
    ``signature`` is then that device's over the chain hash."""
    payload = [tag, device, first, len(operations), chain, pack_operations(operations, ids)]
    return [*payload, signature] if signature else payload


def unpack_run(payload: Payload, own: bytes, ids: Ids) -> PackedRun:
    """The run of an OPERATIONS frame; ``own`` is the asking device."""
    if len(payload) == 6:
        payload = [*payload, b""]
    _, carried, first, count, chain, columns, signature = _of(payload, list, 7)
    device = own if carried is None else _id(carried)
    first, count = _integer(first, MAX_NUMBER), _integer(count, MAX_FRAME)
    numbers = range(first, first + count)
    chain = _id(chain) if chain else b""
    operations = unpack_operations(columns, [device] * count, numbers, ids)
    return PackedRun(device, first, chain, operations, _of(signature, bytes))


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
        devices = _pack_id_runs([op.device for op in operations], ids)
        parts.append([_ENTRIES, devices, numbers, pack_operations(operations, ids), decided])
    return [tag, entries[0].seq, parts, log_hash]


def unpack_log(payload: Payload, ids: Ids) -> tuple[list[Entry | Acknowledged], bytes]:
    """(entries in sequence, log hash after the last) of a LOG frame."""
    _, seq, parts, log_hash = _of(payload, list, 4)
    seq = _integer(seq, MAX_NUMBER)
    out: list[Entry | Acknowledged] = []
    for part in _of(parts, list):
        if _of(part, list)[:1] == [_ACKNOWLEDGED]:
            _, first, count, packed = _of(part, list, 4)
            decided = _decisions(packed)
            first, count = _integer(first, MAX_NUMBER), _integer(count, MAX_NUMBER)
            out.append(Acknowledged(seq, first, count, {first + i: decision for i, decision in decided.items()}))
        else:
            _, packed_devices, packed_numbers, columns, packed = _of(part, list, 5)
            decided = _decisions(packed)
            deltas = _integers(packed_numbers)
            count = len(deltas)
            devices = _unpack_id_runs(packed_devices, count, ids)
            last: dict[bytes, int] = {}
            numbers = []
            for device, delta in zip(devices, deltas, strict=True):
                last[device] = last.get(device, -1) + 1 + delta
                numbers.append(last[device])
            operations = unpack_operations(columns, devices, numbers, ids)
            out += [Entry(seq + i, op, *decided.get(i, ({}, ""))) for i, op in enumerate(operations)]
        seq += count
    return out, _id(log_hash)


def pack_rows(tag: int, kind: int, rows: Sequence[RowCopy], ids: Ids) -> Payload:
    """A ROWS frame: rows of one kind, by id."""
    shapes, which, groups = _shapes((kind, row.cells) for row in rows)
    values = [
        [_pack_column([rows[i].cells[n] for i in places], ids) for n in fields]
        for (_, fields), places in zip(shapes, groups, strict=True)
    ]
    return [
        tag,
        kind,
        [[kind_, list(fields)] for kind_, fields in shapes],
        which,
        values,
        ids.pack((row.id for row in rows), [_is_derived(kind, row.id, row.cells) for row in rows]),
        _pack_stamps([row.created_stamp for row in rows]),
        _pack_id_runs([row.created_by for row in rows], ids),
        [row.updated_stamp - row.created_stamp for row in rows],
        _pack_id_runs([row.updated_by for row in rows], ids),
    ]


def unpack_rows(payload: Payload, ids: Ids) -> tuple[int, list[RowCopy]]:
    """(kind, rows by id) of a ROWS frame; the last row's id is where to go on from."""
    _, kind, shapes, which, values, rows, created, created_by, updated, updated_by = _of(payload, list, 10)
    kind = _integer(kind, MAX_NUMBER)
    count = len(_of(which, list))
    kinds, cells = _unpack_shapes(shapes, which, values, count, ids)
    if any(k != kind for k in kinds):
        raise FrameError(Problem.FRAME, "rows of another kind")
    ids_of = _ids_of(rows, kinds, cells, ids)
    stamps, deltas = _unpack_stamps(created, count), _integers(updated, count)
    authors = _unpack_id_runs(created_by, count, ids)
    editors = _unpack_id_runs(updated_by, count, ids)
    return kind, [
        RowCopy(kind, ids_of[i], cells[i], stamps[i], authors[i], stamps[i] + deltas[i], editors[i])
        for i in range(count)
    ]


_Shape = tuple[int, tuple[int, ...]]


def _shapes(items: Iterable[tuple[int, Mapping[int, Value]]]) -> tuple[list[_Shape], list[int], list[list[int]]]:
    """The distinct (kind, fields) in order, the index of each item's, and the places of the items of each."""
    known: dict[_Shape, int] = {}
    which: list[int] = []
    groups: list[list[int]] = []
    for i, (kind, fields) in enumerate(items):
        index = known.setdefault((kind, tuple(fields)), len(groups))
        if index == len(groups):
            groups.append([])
        groups[index].append(i)
        which.append(index)
    return list(known), which, groups


def _unpack_shapes(
    shapes: Any, which: Any, values: Any, count: int, ids: Ids
) -> tuple[list[int], list[dict[int, Value]]]:
    """Kind and fields of each item."""
    indexes = _integers(which, count)
    columns_of = _of(values, list, len(_of(shapes, list)))
    groups: list[list[int]] = [[] for _ in shapes]
    for i, index in enumerate(indexes):
        if not 0 <= index < len(groups):
            raise FrameError(Problem.FRAME, "shape")
        groups[index].append(i)
    kinds, out = [0] * count, [dict[int, Value]() for _ in range(count)]
    for shape, columns, places in zip(shapes, columns_of, groups, strict=True):
        kind, numbers = _of(shape, list, 2)
        numbers = _integers(numbers)
        if len(set(numbers)) != len(numbers):
            raise FrameError(Problem.FRAME, "a field twice")
        unpacked = [_unpack_column(column, len(places), ids) for column in _of(columns, list, len(numbers))]
        kind = _integer(kind, MAX_NUMBER)
        for j, i in enumerate(places):
            kinds[i] = kind
            out[i] = {n: column[j] for n, column in zip(numbers, unpacked, strict=True)}
    return kinds, out


def _pack_column(values: list[Value], ids: Ids) -> Payload:
    types = set(map(type, values))
    if types <= {bytes, type(None)} and bytes in types and all(v is None or len(v) == _ID for v in values):
        return [IDS, ids.pack(values)]
    if types == {list} and all(type(v) is bytes and len(v) == _ID for items in values for v in items):
        return [ID_LISTS, [len(items) for items in values], ids.pack(v for items in values for v in items)]
    if len(values) > 1 and len(types) == 1 and types <= {str, int, type(None)} and len(set(values)) == 1:
        return [SAME, values[0]]
    return [PLAIN, values]


def _unpack_column(column: Any, count: int, ids: Ids) -> Sequence[Value]:
    if not isinstance(column, list) or len(column) not in (2, 3):
        raise FrameError(Problem.FRAME, "column")
    form = column[0]
    if form == PLAIN:
        return _of(column[1], list, count)
    if form == SAME:
        return [column[1]] * count
    if form == IDS:
        values = ids.unpack(column[1])
        if len(values) != count:
            raise FrameError(Problem.FRAME, "column length")
        return values
    if form == ID_LISTS and len(column) == 3:
        lengths, flat, at, out = _integers(column[1], count), ids.unpack(column[2]), 0, []
        # A list that is too long is refused with its operation; it must not stop the others.
        if any(n < 0 for n in lengths) or sum(lengths) != len(flat):
            raise FrameError(Problem.FRAME, "column length")
        for n in lengths:
            out.append(flat[at : at + n])
            at += n
        return out
    raise FrameError(Problem.FRAME, "column form")


def _derived_of(kind: Kind, fields: Mapping[int, Value]) -> bytes | None:
    values = {name: fields.get(kind.by_name[name].number) for name in kind.key}
    if any(type(v) not in (bytes, str, int) for v in values.values()):
        return None
    return kind.derived_id(values)


def _is_derived(number: int, row: bytes, fields: Mapping[int, Value]) -> bool:
    kind = BY_NUMBER.get(number)
    return kind is not None and bool(kind.key) and _derived_of(kind, fields) == row


def _ids_of(packed: Any, kinds: list[int], fields: list[dict[int, Value]], ids: Ids) -> list[bytes]:
    derive: list[bytes | None] = []
    for number, values in zip(kinds, fields, strict=True):
        kind = BY_NUMBER.get(number)
        derive.append(_derived_of(kind, values) if kind is not None and kind.key else None)
    return _all_ids(ids.unpack(packed, derive), len(kinds))


def _pack_stamps(stamps: list[int]) -> list[int]:
    return [b - a for a, b in zip([0, *stamps], stamps, strict=False)]


def _unpack_stamps(deltas: Any, count: int) -> list[int]:
    stamp, out = 0, []
    for delta in _integers(deltas, count):
        stamp += delta
        if not 0 <= stamp < MAX_NUMBER * 2:
            raise FrameError(Problem.FRAME, "stamp")
        out.append(stamp)
    return out


def _pack_runs(values: list[int]) -> list[int]:
    out: list[int] = []
    for value, group in groupby(values):
        out += (value, sum(1 for _ in group))
    return out


def _unpack_runs(runs: Any, count: int) -> list[int]:
    flat, out = _integers(runs), list[int]()
    for value, length in zip(flat[::2], flat[1::2], strict=False):
        if not 0 < length <= count - len(out):
            raise FrameError(Problem.FRAME, "run")
        out += [value] * length
    return _of(out, list, count)


def _pack_id_runs(values: list[bytes], ids: Ids) -> Payload:
    groups = [(value, sum(1 for _ in group)) for value, group in groupby(values)]
    return [ids.pack(value for value, _ in groups), [length for _, length in groups]]


def _unpack_id_runs(runs: Any, count: int, ids: Ids) -> list[bytes]:
    packed, lengths = _of(runs, list, 2)
    out: list[bytes | None] = []
    for value, length in zip(ids.unpack(packed), _integers(lengths), strict=False):
        if not 0 < length <= count - len(out):
            raise FrameError(Problem.FRAME, "run")
        out += [value] * length
    return _all_ids(out, count)


def _all_ids(values: list[bytes | None], count: int) -> list[bytes]:
    if len(values) != count or None in values:
        raise FrameError(Problem.FRAME, "ids")
    return values  # type: ignore[return-value]  # none is None, as just checked


def _decisions(packed: Any) -> dict[int, tuple[dict[int, int], str]]:
    out = {}
    for i, decision in _of(packed, dict).items():
        outcomes, refused = _of(decision, list, 2)
        out[i] = (_of(outcomes, dict), _of(refused, str))
    return out


def _pairs(pairs: Any) -> tuple[tuple[bytes, int], ...]:
    out = []
    for pair in _of(pairs, list):
        device, number = _of(pair, list, 2)
        out.append((_id(device), _integer(number, MAX_NUMBER)))
    return tuple(out)


def _of(value: Any, type_: type[_T], length: int | None = None) -> _T:
    if not isinstance(value, type_) or (length is not None and len(value) != length):
        raise FrameError(Problem.FRAME, f"{type_.__name__} expected")
    return value


def _id(value: Any) -> bytes:
    return _of(value, bytes, _ID)


def _integer(value: Any, below: int) -> int:
    if type(value) is not int or not 0 <= value < below:
        raise FrameError(Problem.FRAME, "number")
    return value


def _integers(values: Any, count: int | None = None) -> list[int]:
    checked: list[int] = _of(values, list, count)
    if not set(map(type, checked)) <= {int}:
        raise FrameError(Problem.FRAME, "numbers")
    return checked


def _to_planes(data: bytes, width: int) -> bytes:
    return b"".join(data[i::width] for i in range(width))


def _from_planes(planes: Any, width: int) -> bytes:
    if not isinstance(planes, bytes) or len(planes) % width:
        raise FrameError(Problem.FRAME, "planes")
    count = len(planes) // width
    out = bytearray(len(planes))
    for i in range(width):
        out[i::width] = planes[i * count : (i + 1) * count]
    return bytes(out)

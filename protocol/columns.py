"""Columns: like put with like, so that they compress. Ids, values, stamps, runs, and the checks of what comes in.

What packs is told nothing wrong; what unpacks believes nothing and raises FrameError.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, TypeVar

from protocol.clock import COUNTER_BITS
from protocol.operations import Value
from protocol.records import BY_NUMBER, Kind
from protocol.wire import MAX_NUMBER, FrameError, Problem

#: Codes of an id in a column: what follows is new, derived from the key fields, empty, or FIRST_KNOWN + its place among
#: the ids of this stream; from ALIAS on, ALIAS + the sequence at which the row of this id was made.
NEW, DERIVED, EMPTY, FIRST_KNOWN = 0, 1, 2, 3
ALIAS: Final = 1 << 31

#: The last kind that version 1 of the protocol began with.
LAST_DERIVED: Final = 16

#: Kinds of value column.
PLAIN, SAME, IDS, ID_LISTS = 0, 1, 2, 3

#: Bytes of an id and of a hash.
ID: Final = 16
_CODE = 4

#: An id of a row → the sequence that made it.
Aliases = Mapping[bytes, int]
#: The rows that some sequences made, as far as they are known.
Resolve = Callable[[Sequence[int]], Mapping[int, bytes]]
_T = TypeVar("_T", dict[Any, Any], list[Any], bytes, str)


def no_rows(_: Sequence[int]) -> Mapping[int, bytes]:
    """What a reader resolves that knows no aliases."""
    return {}


class Ids:
    """The ids that one stream has named so far, in order; both ends keep the same list. Rows that both sides know go by
    their aliases: a writer is given those (``aliases``), a reader asks ``resolve``. ``aliased``: one was read."""

    def __init__(self, resolve: Resolve = no_rows) -> None:
        self.aliases: Aliases = {}
        self.aliased = False
        self._resolve = resolve
        self._known: list[bytes] = []
        self._places: dict[bytes, int] = {}

    def pack(self, ids: Iterable[bytes | None], derived: Sequence[bool] = ()) -> list[bytes]:
        """A column of ids as [codes, new ids], both in byte planes. ``derived`` tells which the reader works out."""
        places, aliases, codes, fresh = self._places, self.aliases, [], []
        for i, id_ in enumerate(ids):
            if id_ is None:
                codes.append(EMPTY)
            elif (place := places.get(id_)) is not None:
                codes.append(place)
            elif derived and derived[i]:
                places[id_] = len(places) + FIRST_KNOWN
                codes.append(DERIVED)
            elif (seq := aliases.get(id_)) is not None and seq < ALIAS:
                codes.append(ALIAS + seq)
            else:
                places[id_] = len(places) + FIRST_KNOWN
                codes.append(NEW)
                fresh.append(id_)
        return [to_planes(struct.pack(f"<{len(codes)}I", *codes), _CODE), to_planes(b"".join(fresh), ID)]

    def unpack(self, column: Any, derive: Sequence[bytes | None] = ()) -> list[bytes | None]:
        """The ids of a column. ``derive`` gives what a derived one would be, by place."""
        codes_planes, fresh_planes = of(column, list, 2)
        codes_bytes = from_planes(codes_planes, _CODE)
        codes = struct.unpack(f"<{len(codes_bytes) // _CODE}I", codes_bytes)
        fresh = from_planes(fresh_planes, ID)
        rows = self._rows([code - ALIAS for code in codes if code >= ALIAS])
        known, out, at = self._known, list[bytes | None](), 0
        for i, code in enumerate(codes):
            if code == NEW:
                id_ = fresh[at : at + ID]
                if len(id_) != ID:
                    raise FrameError(Problem.FRAME, "ids missing")
                at += ID
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
                out.append(rows[code - ALIAS])
            elif code - FIRST_KNOWN < len(known):
                out.append(known[code - FIRST_KNOWN])
            else:
                raise FrameError(Problem.FRAME, "an id that was not named")
        if at != len(fresh):
            raise FrameError(Problem.FRAME, "ids left over")
        return out

    def _rows(self, seqs: list[int]) -> Mapping[int, bytes]:
        if not seqs:
            return {}
        self.aliased = True
        wanted = sorted(set(seqs))
        rows = self._resolve(wanted)
        if any(seq not in rows for seq in wanted):
            raise FrameError(Problem.ALIAS, "no such row")
        return rows


_Shape = tuple[int, tuple[int, ...]]


def pack_shapes(items: Sequence[tuple[int, Mapping[int, Value]]], ids: Ids) -> list[Any]:
    """[shapes, which, values] of (kind, fields): the distinct kinds with their field numbers, the place of each item's
    among those, and for each a column a field."""
    known: dict[_Shape, int] = {}
    which: list[int] = []
    groups: list[list[Mapping[int, Value]]] = []
    for kind, fields in items:
        index = known.setdefault((kind, tuple(fields)), len(groups))
        if index == len(groups):
            groups.append([])
        groups[index].append(fields)
        which.append(index)
    values = [
        [_pack_column([fields[n] for fields in group], ids) for n in numbers]
        for (_, numbers), group in zip(known, groups, strict=True)
    ]
    return [[[kind, list(numbers)] for kind, numbers in known], which, values]


def unpack_shapes(
    shapes: Any, which: Any, values: Any, count: int, ids: Ids
) -> tuple[list[int], list[dict[int, Value]]]:
    """Kind and fields of each of ``count`` items."""
    indexes = integers(which, count)
    columns_of = of(values, list, len(of(shapes, list)))
    groups: list[list[int]] = [[] for _ in shapes]
    for i, index in enumerate(indexes):
        if not 0 <= index < len(groups):
            raise FrameError(Problem.FRAME, "shape")
        groups[index].append(i)
    kinds, out = [0] * count, [dict[int, Value]() for _ in range(count)]
    for shape, columns, places in zip(shapes, columns_of, groups, strict=True):
        kind, numbers = of(shape, list, 2)
        numbers = integers(numbers)
        if len(set(numbers)) != len(numbers):
            raise FrameError(Problem.FRAME, "a field twice")
        unpacked = [_unpack_column(column, len(places), ids) for column in of(columns, list, len(numbers))]
        kind = integer(kind, MAX_NUMBER)
        for j, i in enumerate(places):
            kinds[i] = kind
            out[i] = {n: column[j] for n, column in zip(numbers, unpacked, strict=True)}
    return kinds, out


def _pack_column(values: list[Value], ids: Ids) -> list[Any]:
    types = set(map(type, values))
    if types <= {bytes, type(None)} and bytes in types and all(v is None or len(v) == ID for v in values):
        return [IDS, ids.pack(values)]
    if types == {list} and all(type(v) is bytes and len(v) == ID for items in values for v in items):
        return [ID_LISTS, [len(items) for items in values], ids.pack(v for items in values for v in items)]
    if len(values) > 1 and len(types) == 1 and types <= {str, int, type(None)} and len(set(values)) == 1:
        return [SAME, values[0]]
    return [PLAIN, values]


def _unpack_column(column: Any, count: int, ids: Ids) -> Sequence[Value]:
    if not isinstance(column, list) or len(column) not in (2, 3):
        raise FrameError(Problem.FRAME, "column")
    form = column[0]
    if form == PLAIN:
        return of(column[1], list, count)
    if form == SAME:
        return [column[1]] * count
    if form == IDS:
        values = ids.unpack(column[1])
        if len(values) != count:
            raise FrameError(Problem.FRAME, "column length")
        return values
    if form == ID_LISTS and len(column) == 3:
        lengths, flat, at, out = integers(column[1], count), ids.unpack(column[2]), 0, []
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


def _keyed(number: int) -> Kind | None:
    """The kind of this number, where both sides can tell its rows' ids from their keys. Ids of rows of later kinds
    travel whole: an older program could not work them out."""
    kind = BY_NUMBER.get(number)
    return kind if kind is not None and kind.key and number <= LAST_DERIVED else None


def _is_derived(number: int, row: bytes, fields: Mapping[int, Value]) -> bool:
    kind = _keyed(number)
    return kind is not None and _derived_of(kind, fields) == row


def pack_row_ids(rows: Iterable[tuple[int, bytes, Mapping[int, Value]]], ids: Ids) -> list[bytes]:
    """The column of the ids of (kind, id, fields)."""
    found = list(rows)
    return ids.pack((row for _, row, _ in found), [_is_derived(*row) for row in found])


def unpack_row_ids(packed: Any, kinds: list[int], fields: list[dict[int, Value]], ids: Ids) -> list[bytes]:
    """The ids of rows whose kinds and fields are read already."""
    derive: list[bytes | None] = []
    for number, values in zip(kinds, fields, strict=True):
        kind = _keyed(number)
        derive.append(None if kind is None else _derived_of(kind, values))
    return all_ids(ids.unpack(packed, derive), len(kinds))


def pack_stamps(stamps: Iterable[int]) -> list[Any]:
    """For each stamp 0 where it follows the one before it (the first: 0) at once, milliseconds where it begins a later
    one; else [difference]."""
    out: list[Any] = []
    before = 0
    for stamp in stamps:
        later = (stamp >> COUNTER_BITS) - (before >> COUNTER_BITS)
        if stamp == before + 1:
            out.append(0)
        elif later > 0 and not stamp & (1 << COUNTER_BITS) - 1:
            out.append(later)
        else:
            out.append([stamp - before])
        before = stamp
    return out


def unpack_stamps(steps: Any, count: int) -> list[int]:
    """The stamps that ``pack_stamps`` packed."""
    stamp, out = 0, []
    for step in of(steps, list, count):
        if isinstance(step, list):
            stamp += integers(step, 1)[0]
        elif integer(step, MAX_NUMBER) == 0:
            stamp += 1
        else:
            stamp = (stamp >> COUNTER_BITS) + step << COUNTER_BITS
        if not 0 <= stamp < MAX_NUMBER * 2:
            raise FrameError(Problem.FRAME, "stamp")
        out.append(stamp)
    return out


def pack_runs(values: Iterable[int]) -> list[int]:
    """Value, how often it comes; value, how often …"""
    out: list[int] = []
    for value, group in groupby(values):
        out += (value, sum(1 for _ in group))
    return out


def unpack_runs(runs: Any, count: int) -> list[int]:
    """The values that ``pack_runs`` packed."""
    flat, out = integers(runs), list[int]()
    for value, length in zip(flat[::2], flat[1::2], strict=False):
        if not 0 < length <= count - len(out):
            raise FrameError(Problem.FRAME, "run")
        out += [value] * length
    return of(out, list, count)


def pack_id_runs(values: Iterable[bytes], ids: Ids) -> list[Any]:
    """[ids, how often each comes]."""
    groups = [(value, sum(1 for _ in group)) for value, group in groupby(values)]
    return [ids.pack(value for value, _ in groups), [length for _, length in groups]]


def unpack_id_runs(runs: Any, count: int, ids: Ids) -> list[bytes]:
    """The ids that ``pack_id_runs`` packed."""
    packed, lengths = of(runs, list, 2)
    out: list[bytes | None] = []
    for value, length in zip(ids.unpack(packed), integers(lengths), strict=False):
        if not 0 < length <= count - len(out):
            raise FrameError(Problem.FRAME, "run")
        out += [value] * length
    return all_ids(out, count)


def all_ids(values: list[bytes | None], count: int) -> list[bytes]:
    """``values``, of which none may be empty."""
    if len(values) != count or None in values:
        raise FrameError(Problem.FRAME, "ids")
    return values  # type: ignore[return-value]  # none is None, as just checked


def of(value: Any, type_: type[_T], length: int | None = None) -> _T:
    """``value``, which must be of this type and length."""
    if not isinstance(value, type_) or (length is not None and len(value) != length):
        raise FrameError(Problem.FRAME, f"{type_.__name__} expected")
    return value


def id_(value: Any) -> bytes:
    """``value``, which must be 16 bytes."""
    return of(value, bytes, ID)


def integer(value: Any, below: int) -> int:
    """``value``, which must be a whole number from 0 on."""
    if type(value) is not int or not 0 <= value < below:
        raise FrameError(Problem.FRAME, "number")
    return value


def integers(values: Any, count: int | None = None) -> list[int]:
    """``values``, which must be a list of whole numbers."""
    checked: list[int] = of(values, list, count)
    if not set(map(type, checked)) <= {int}:
        raise FrameError(Problem.FRAME, "numbers")
    return checked


def to_planes(data: bytes, width: int) -> bytes:
    """All first bytes of the items, then all second ones, …"""
    return b"".join(data[i::width] for i in range(width))


def from_planes(planes: Any, width: int) -> bytes:
    """The items that ``to_planes`` took apart."""
    if not isinstance(planes, bytes) or len(planes) % width:
        raise FrameError(Problem.FRAME, "planes")
    count = len(planes) // width
    out = bytearray(len(planes))
    for i in range(width):
        out[i::width] = planes[i * count : (i + 1) * count]
    return bytes(out)

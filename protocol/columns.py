"""Columns: like put with like, so that they compress. Ids, values, stamps, runs, and the checks of what comes in.

What packs is told nothing wrong; what unpacks believes nothing and raises FrameError.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, Final, TypeVar

from protocol.clock import COUNTER_BITS
from protocol.clock import GRAIN_MS as SECOND
from protocol.operations import Value
from protocol.records import BY_NUMBER, Kind
from protocol.wire import MAX_FRAME, MAX_ITEMS, MAX_NESTING, MAX_NUMBER, MAX_VALUES, FrameError, Problem

#: Codes of an id: it is new, derived from the key fields, or empty; from the fourth on odd ones name its place among
#: the ids of this stream, even ones the sequence at which the row of this id was made.
NEW, DERIVED, EMPTY, FIRST_KNOWN, FIRST_ALIAS = 0, 1, 2, 3, 4

#: The last kind that version 1 of the protocol began with.
LAST_DERIVED: Final = 16

#: Kinds of value column.
PLAIN, SAME, IDS, ID_LISTS = 0, 1, 2, 3

#: Bytes of an id and of a hash.
ID: Final = 16
#: Bytes of a code, of which as many travel as the largest one of a column needs.
_CODE: Final = 8
#: Bytes of a cell beside its value.
_CELL = 4
#: Bytes of memory of a list or map in a value, of which msgpack needs one.
_NESTED = 80
_FLAT = frozenset((type(None), bool, int, float, str, bytes))

#: An id of a row → the sequence that made it.
Aliases = Mapping[bytes, int]
#: The rows that some sequences made, as far as they are known.
Resolve = Callable[[Sequence[int]], Mapping[int, bytes]]
_T = TypeVar("_T", dict[Any, Any], list[Any], bytes, str)


def no_rows(_: Sequence[int]) -> Mapping[int, bytes]:
    """What a reader resolves that knows no aliases."""
    return {}


class Ids:
    """The ids that one stream names, in order; both ends keep the same list. All ids of a part stand in one column: a
    writer adds them one after the other and gives their ``column``, a reader ``read``s it and takes them in that order.

    Rows that both sides know go by their aliases: a writer is given those (``aliases``), a reader asks ``resolve``.
    ``aliased``: one was read. ``room``: bytes that a reader may still write out of what a column says once for many."""

    def __init__(self, resolve: Resolve = no_rows, room: int = MAX_FRAME) -> None:
        self.aliases: Aliases = {}
        self.aliased = False
        self.room = room
        self._resolve = resolve
        # What a writer gathers.
        self._places: dict[bytes, int] = {}
        self._codes: list[int] = []
        self._fresh: list[bytes] = []
        # What a reader has named so far, and the column that it is at.
        self._known: list[bytes] = []
        self._left: Iterator[int] = iter(())
        self._new: Iterator[bytes] = iter(())
        self._rows: Mapping[int, bytes] = {}

    def add(self, ids: Iterable[bytes | None], derived: Sequence[bool] = ()) -> None:
        """Adds some ids to the column. ``derived`` tells which the reader works out."""
        places, aliases, codes = self._places, self.aliases, self._codes
        for i, id_ in enumerate(ids):
            if id_ is None:
                codes.append(EMPTY)
            elif (place := places.get(id_)) is not None:
                codes.append(FIRST_KNOWN + 2 * place)
            elif derived and derived[i]:
                places[id_] = len(places)
                codes.append(DERIVED)
            elif (seq := aliases.get(id_)) is not None:
                codes.append(FIRST_ALIAS + 2 * seq)
            else:
                places[id_] = len(places)
                codes.append(NEW)
                self._fresh.append(id_)

    def column(self) -> list[Any]:
        """The ids that were added since the last column: [bytes a code, codes, new ids], both in byte planes."""
        codes, fresh = self._codes, self._fresh
        self._codes, self._fresh = [], []
        width = max(1, -(-max(codes, default=0).bit_length() // 8))
        packed = struct.pack(f"<{len(codes)}Q", *codes)
        return [width, b"".join(packed[i::_CODE] for i in range(width)), to_planes(b"".join(fresh), ID)]

    def read(self, column: Any) -> None:
        """Begins a column."""
        width, planes, fresh_planes = of(column, list, 3)
        if not integer(width, _CODE + 1) or len(of(planes, bytes)) % width:
            raise FrameError(Problem.FRAME, "codes of ids")
        count = len(planes) // width
        if count > MAX_VALUES:
            raise FrameError(Problem.SIZE, "more ids than a column may hold")
        packed = bytearray(count * _CODE)
        for i in range(width):
            packed[i::_CODE] = planes[i * count : (i + 1) * count]
        codes = struct.unpack(f"<{count}Q", packed)
        fresh = from_planes(fresh_planes, ID)
        if codes.count(NEW) * ID != len(fresh):
            raise FrameError(Problem.FRAME, "new ids")
        self._left = iter(codes)
        self._new = (fresh[at : at + ID] for at in range(0, len(fresh), ID))
        self._rows = self._resolved({code - FIRST_ALIAS >> 1 for code in codes if _is_alias(code)})

    def take(self, count: int, derive: Sequence[bytes | None] = ()) -> list[bytes | None]:
        """The next ids of the column. ``derive`` gives what a derived one would be, by place."""
        known, out = self._known, list[bytes | None]()
        for i, code in enumerate(islice(self._left, count)):
            if code == NEW:
                id_ = next(self._new)
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
            elif _is_alias(code):
                out.append(self._rows[code - FIRST_ALIAS >> 1])
            elif code - FIRST_KNOWN >> 1 < len(known):
                out.append(known[code - FIRST_KNOWN >> 1])
            else:
                raise FrameError(Problem.FRAME, "an id that was not named")
        if len(out) != count:
            raise FrameError(Problem.FRAME, "ids missing")
        return out

    def end(self) -> None:
        """The column was taken whole."""
        if next(self._left, None) is not None:
            raise FrameError(Problem.FRAME, "ids left over")

    def spend(self, size: int) -> None:
        """Something of this size is written out. Raises FrameError where there is no room."""
        self.room -= size
        if self.room < 0:
            raise FrameError(Problem.SIZE, "more than a stream may hold")

    def _resolved(self, seqs: set[int]) -> Mapping[int, bytes]:
        if not seqs:
            return {}
        self.aliased = True
        if max(seqs) >= MAX_NUMBER:
            raise FrameError(Problem.ALIAS, "no such row")
        rows = self._resolve(sorted(seqs))
        if any(seq not in rows for seq in seqs):
            raise FrameError(Problem.ALIAS, "no such row")
        return rows


def _is_alias(code: int) -> bool:
    return code >= FIRST_ALIAS and not code & 1


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
        ids.add(values)
        return [IDS]
    if types == {list} and all(type(v) is bytes and len(v) == ID for items in values for v in items):
        ids.add(v for items in values for v in items)
        return [ID_LISTS, [len(items) for items in values]]
    if len(values) > 1 and len(types) == 1 and types <= {str, int, type(None)} and len(set(values)) == 1:
        return [SAME, values[0]]
    return [PLAIN, values]


def _unpack_column(column: Any, count: int, ids: Ids) -> Sequence[Value]:
    if not isinstance(column, list):
        raise FrameError(Problem.FRAME, "column")
    if column == [IDS]:
        return ids.take(count)
    form, content = of(column, list, 2)
    if form == PLAIN:
        values = of(content, list, count)
        if not _FLAT.issuperset(map(type, values)):
            _check_data(values, MAX_NESTING + 1, ids)
        return values
    if form == SAME:
        if type(content) not in _FLAT:
            raise FrameError(Problem.FRAME, "column value")
        size = len(content.encode()) if isinstance(content, str) else len(content) if isinstance(content, bytes) else 0
        ids.spend(count * (_CELL + size))
        return [content] * count
    if form == ID_LISTS:
        # A list that is too long is refused with its operation; it must not stop the others.
        return [ids.take(integer(n, MAX_VALUES)) for n in integers(content, count)]
    raise FrameError(Problem.FRAME, "column form")


def _check_data(value: Any, deep: int, ids: Ids) -> None:
    """Raises FrameError where a value is none that cells may hold, has lists and maps deeper in each other (Python
    itself gives up on a few hundred, at other depths in other places), or more of them than there is room for."""
    if isinstance(value, dict):
        items: Iterable[Any] = (item for pair in value.items() for item in pair)
    elif isinstance(value, list | tuple):
        items = () if _FLAT.issuperset(map(type, value)) else value
    elif type(value) in _FLAT:
        return
    else:
        raise FrameError(Problem.FRAME, "no value")
    if deep <= 0:
        raise FrameError(Problem.FRAME, "nested too deeply")
    ids.spend(_NESTED)
    for item in items:
        if type(item) not in _FLAT:
            _check_data(item, deep - 1, ids)


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


def pack_row_ids(rows: Iterable[tuple[int, bytes, Mapping[int, Value]]], ids: Ids) -> None:
    """Adds the ids of (kind, id, fields) to the column."""
    found = list(rows)
    ids.add((row for _, row, _ in found), [_is_derived(*row) for row in found])


def unpack_row_ids(kinds: list[int], fields: list[dict[int, Value]], ids: Ids) -> list[bytes]:
    """The ids of rows whose kinds and fields are read already."""
    derive: list[bytes | None] = []
    for number, values in zip(kinds, fields, strict=True):
        kind = _keyed(number)
        derive.append(None if kind is None else _derived_of(kind, values))
    return all_ids(ids.take(len(kinds), derive))


def pack_stamps(stamps: Iterable[int]) -> list[Any]:
    """For each stamp 0 where it follows the one before it (the first: 0) at once; n > 0 where it begins the n-th second
    after that one's second; -n where it begins n milliseconds later; else [difference]."""
    out: list[Any] = []
    before = 0
    for stamp in stamps:
        at, was = stamp >> COUNTER_BITS, before >> COUNTER_BITS
        if stamp == before + 1:
            out.append(0)
        elif at > was and not stamp & (1 << COUNTER_BITS) - 1:
            out.append(was - at if at % SECOND else at // SECOND - was // SECOND)
        else:
            out.append([stamp - before])
        before = stamp
    return out


def unpack_stamps(steps: Any, count: int) -> list[int]:
    """The stamps that ``pack_stamps`` packed."""
    stamp, out = 0, []
    for step in of(steps, list, count):
        at = stamp >> COUNTER_BITS
        if isinstance(step, list):
            stamp += integers(step, 1)[0]
        elif type(step) is not int or not -MAX_NUMBER < step < MAX_NUMBER:
            raise FrameError(Problem.FRAME, "stamp")
        elif step == 0:
            stamp += 1
        else:
            stamp = (at - step if step < 0 else (at // SECOND + step) * SECOND) << COUNTER_BITS
        if not 0 <= stamp < MAX_NUMBER * 2:
            raise FrameError(Problem.FRAME, "stamp")
        out.append(stamp)
    return out


def pack_runs(values: Iterable[int], usual: int) -> list[int]:
    """Value, how often it comes; value, how often …; the last one's length is left out, and all where each is the
    ``usual`` value (0: none is)."""
    out: list[int] = []
    for value, group in groupby(values):
        out += (value, sum(1 for _ in group))
    return [] if usual and out[::2] == [usual] else out[:-1]


def unpack_runs(runs: Any, count: int, usual: int) -> list[int]:
    """The values that ``pack_runs`` packed."""
    flat = integers(runs) or [usual]
    return [value for value, length in zip(flat[::2], _lengths(flat[1::2], count), strict=True) for _ in range(length)]


def pack_id_runs(values: Iterable[bytes], ids: Ids) -> list[int]:
    """Adds each id of a run once to the column; how often each comes, but for the last."""
    groups = [(value, sum(1 for _ in group)) for value, group in groupby(values)]
    ids.add(value for value, _ in groups)
    return [length for _, length in groups[:-1]]


def unpack_id_runs(runs: Any, count: int, ids: Ids) -> list[bytes]:
    """The ids that ``pack_id_runs`` packed."""
    lengths = _lengths(integers(runs), count)
    return [id_ for id_, length in zip(all_ids(ids.take(len(lengths))), lengths, strict=True) for _ in range(length)]


def _lengths(told: list[int], count: int) -> list[int]:
    """The lengths of runs that make up ``count`` in all; the last one is not told."""
    if not count and not told:
        return []
    lengths = [*told, count - sum(told)]
    if any(length <= 0 for length in lengths):
        raise FrameError(Problem.FRAME, "run")
    return lengths


def all_ids(values: list[bytes | None]) -> list[bytes]:
    """``values``, of which none may be empty."""
    if None in values:
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


def count_of(value: Any) -> int:
    """``value``, which must be how many operations, entries or rows one frame may hold."""
    return integer(value, MAX_ITEMS + 1)


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

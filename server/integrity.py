"""Answers to a laptop that no longer trusts what it shares with this server: where their logs and chains part, which
rows differ. Reading only, but for a root digest that is not its rows' own: that one is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

import msgspec

from protocol.codec import Payload
from protocol.digest import BUCKETS, MODULUS, row_digest
from protocol.merge import RowState
from protocol.operations import RowCopy, content_hash, from_canonical
from protocol.wire import BUCKET, COMMON, DIGESTS, DIGESTS_OF, HELD, MARKS, MAX_NUMBER, REPAIR, FrameError, Problem
from server.database import Database
from server.pages import fitting

#: Frames that ask for something of this module.
QUESTIONS = frozenset((MARKS, HELD, DIGESTS, REPAIR))
#: Points that one question may name, and buckets that are read in one query.
_MOST = 4096
_AT_ONCE = 32
#: Rows read in one query, and bytes of the buckets that are looked for at once.
_PAGE = 1000
_MOST_BYTES = 64 * 1024 * 1024

_decode_state = msgspec.msgpack.Decoder(RowState).decode
_Hash = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Number = Annotated[int, msgspec.Meta(ge=0, lt=MAX_NUMBER)]
_Points = Annotated[list[tuple[_Number, _Hash]], msgspec.Meta(max_length=_MOST)]
_Place = Annotated[int, msgspec.Meta(ge=0, lt=BUCKETS)]
_Places = Annotated[list[_Place], msgspec.Meta(max_length=BUCKETS)]


class Marks(msgspec.Struct, array_like=True, frozen=True):
    """A MARKS frame: log hashes at sequences that the laptop once reached."""

    tag: int
    points: _Points


class Held(msgspec.Struct, array_like=True, frozen=True):
    """A HELD frame: chain hashes at numbers of a device, or where it says ``contents`` the operations' own hashes."""

    tag: int
    device: _Hash
    points: _Points
    contents: Annotated[int, msgspec.Meta(ge=0, le=1)] = 0


class Digests(msgspec.Struct, array_like=True, frozen=True):
    """A DIGESTS frame: of all kinds, or of the buckets of these."""

    tag: int
    kinds: Annotated[list[_Number], msgspec.Meta(max_length=_MOST)]


class Repair(msgspec.Struct, array_like=True, frozen=True):
    """A REPAIR frame: the rows of these buckets are wanted, by kind."""

    tag: int
    wanted: Annotated[list[tuple[_Number, _Places]], msgspec.Meta(max_length=_MOST)]


Question = Marks | Held | Digests | Repair
_TYPES: dict[int, type[Question]] = {MARKS: Marks, HELD: Held, DIGESTS: Digests, REPAIR: Repair}


class Bucket(NamedTuple):
    """All rows of a kind whose ids end with one byte."""

    kind: int
    place: int
    rows: list[RowCopy]


def question_of(payload: Payload) -> Question:
    """The question of a frame with one of the tags ``QUESTIONS``. Raises FrameError."""
    try:
        question = msgspec.convert(payload, _TYPES[payload[0]])
    except msgspec.ValidationError as error:
        raise FrameError(Problem.FRAME, "question") from error
    if isinstance(question, Repair):
        lists = [[kind for kind, _ in question.wanted], *(places for _, places in question.wanted)]
        if any(len(set(each)) < len(each) for each in lists):  # each bucket may cost a look at all rows of its kind
            raise FrameError(Problem.FRAME, "a bucket twice")
    return question


class Integrity:
    """One township's answers. ``refilling``: whether the server takes back what it lost."""

    def __init__(self, db: Database, township: str, refilling: bool) -> None:
        self._db, self._township, self._refilling = db, township, refilling
        #: Whether all buckets that were wanted came.
        self.whole = True

    def common(self, question: Marks | Held) -> Payload:
        """The highest of the named points that the server has as well, as a COMMON frame; 0 where it has none."""
        points = sorted(question.points, reverse=True)
        with self._db.reading():
            for number, hash_ in points:
                if self._hash(question, number) == hash_:
                    return [COMMON, number, hash_, int(self._refilling)]
        return [COMMON, 0, bytes(16), int(self._refilling)]

    def _hash(self, question: Marks | Held, number: int) -> bytes | None:
        if isinstance(question, Held):
            found = self._db.row(
                "SELECT chain, body FROM log WHERE township = ? AND device = ? AND number = ?",
                (self._township, question.device, number),
            )
            if found is not None and question.contents:
                return content_hash(from_canonical(found[1]), found[1])
        else:
            found = self._db.row("SELECT log_hash FROM log WHERE township = ? AND seq = ?", (self._township, number))
        return None if found is None else bytes(found[0])

    def digests(self, kinds: list[int]) -> Payload:
        """A DIGESTS_OF frame: sequence and log hash of the head, root digest, then by kind its digest, or for each of
        ``kinds`` that has rows the digests of its buckets in one."""
        head = self._head()
        sums = self._sums()
        if head == self._head() and sum(map(sum, sums.values())) % MODULUS != int.from_bytes(head[2], "little"):
            head = self._db.run(self._recount)
            sums = self._sums()
        out: dict[int, bytes] = {}
        if kinds:
            out = {kind: b"".join(map(_packed, sums[kind])) for kind in kinds if kind in sums}
        else:
            out = {kind: _packed(sum(buckets)) for kind, buckets in sums.items()}
        return [DIGESTS_OF, *head, out]

    def _head(self) -> tuple[int, bytes, bytes]:
        with self._db.reading():
            ((seq, log_hash, digest),) = self._db.rows(
                "SELECT head, log_hash, digest FROM township WHERE code = ?", (self._township,)
            )
        return seq, log_hash, digest

    def _sums(self) -> dict[int, list[int]]:
        """The digests of all buckets, by kind."""
        sums: dict[int, list[int]] = {}
        with self._db.reading():
            kinds = self._db.rows("SELECT DISTINCT kind FROM record WHERE township = ?", (self._township,))
            for (kind,) in kinds:
                buckets = sums[kind] = [0] * BUCKETS
                for id_, state in self._rows(kind):
                    buckets[id_[-1]] += row_digest(kind, id_, _decode_state(state).cells)
        return sums

    def _rows(self, kind: int, places: Sequence[int] = ()) -> Iterator[tuple[bytes, bytes]]:
        """Ids and states of a kind's rows, of some buckets or all, by id and never too many at once."""
        chosen = f" AND substr(id, 16, 1) IN ({', '.join('?' * len(places))})" if places else ""
        rest = f"FROM record WHERE township = ? AND kind = ? AND id > ?{chosen} ORDER BY id"
        after, marks = b"", [bytes([place]) for place in places]
        while True:
            values = (self._township, kind, after, *marks)
            count = fitting(self._db, f"SELECT LENGTH(state) AS size {rest}", values, _PAGE)
            page = self._db.rows(f"SELECT id, state {rest} LIMIT ?", (*values, count))
            yield from ((bytes(id_), state) for id_, state in page)
            if len(page) < count:
                return
            after = page[-1][0]

    def _recount(self) -> tuple[int, bytes, bytes]:
        """Sets the root digest to that of the rows, in the township's turn."""
        self._db.execute("UPDATE township SET turn = turn + 1 WHERE code = ?", (self._township,))
        root = _packed(sum(map(sum, self._sums().values())))
        self._db.execute("UPDATE township SET digest = ? WHERE code = ?", (root, self._township))
        return self._head()

    def buckets(self, wanted: list[tuple[int, list[int]]]) -> Iterator[Bucket]:
        """The rows of the wanted buckets, each bucket whole; none from one on that no laptop would take."""
        for kind, places in wanted:
            for start in range(0, len(places), _AT_ONCE):
                some = places[start : start + _AT_ONCE]
                found: dict[int, list[RowCopy]] = {place: [] for place in some}
                size = 0
                with self._db.snapshot():  # else a row that is written meanwhile might be seen twice or not at all
                    for id_, state in self._rows(kind, some):
                        size += len(state)
                        if size > _MOST_BYTES:
                            self.whole = False
                            return
                        found[id_[-1]].append(_decode_state(state).copy_of(kind, id_))
                for place, rows in found.items():
                    yield Bucket(kind, place, rows)


def bucket_end(bucket: Bucket) -> Payload:
    """A BUCKET frame: its rows have all come."""
    return [BUCKET, bucket.kind, bucket.place]


def _packed(value: int) -> bytes:
    return (value % MODULUS).to_bytes(16, "little")

"""What an exchange does when laptop and server no longer fit: finds where they parted, hands over what is missing, and
compares rows. Nothing waiting is given up, nobody is asked.

- A restored server: the highest common point of the log, by marks that this copy kept; what stood above waits again.
- A cloned disk or an old backup: how far the server holds this device's chain; the rest goes on under a new device id.
- A copy that differs, or one older than the server's log: only the buckets of rows that differ travel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple, Protocol

from desktop.errors import KnownError
from desktop.store.acts import Changes
from desktop.store.carried import in_order
from desktop.store.changes import FirstRow, Journal
from desktop.store.recovery import (
    Lost,
    go_on_from,
    keep_lost_log,
    lost_log,
    marks,
    recount,
    repair,
    settle,
    take_back,
    taken_back,
)
from desktop.store.sights import Cursor
from desktop.sync.answers import BucketEnd, Common, DigestsOf, read
from protocol.codec import Ids, Payload, unpack_rows
from protocol.digest import BUCKETS, MODULUS
from protocol.limits import is_storable
from protocol.operations import Operation, RowCopy, canonical, content_hash
from protocol.wire import (
    BUCKET,
    COMMON,
    COPIED,
    DIGESTS,
    DIGESTS_OF,
    HELD,
    MARKS,
    REPAIR,
    ROWS,
    FrameError,
    Problem,
)

#: Points named in one question.
_POINTS: Final = 256

#: Takes a frame of an answer and says whether it was the last.
Take = Callable[[Payload, Ids], bool]


class Ask(Protocol):
    """One question and its answer, whose frames go to ``take``: gives the server's epoch and up to which number it
    holds this device's chain, None where it holds another one. Raises KnownError."""

    def __call__(self, question: Payload, take: Take) -> tuple[bytes, int | None]:
        """Asks once."""


class Compared(NamedTuple):
    """What a comparison did: ``rows`` that were put right, ``anew``: values that only this copy had."""

    changes: Changes
    rows: int
    anew: int


class Recovery:
    """Puts one journal and its server together again. ``row_of`` makes the journal's row of a wire one."""

    def __init__(self, journal: Journal, ask: Ask, row_of: Callable[[RowCopy], FirstRow]) -> None:
        self._journal, self._ask, self._row_of = journal, ask, row_of

    def find_common(self) -> Changes:
        """The server was restored: goes back to the last point of the log that both have."""
        seq, log_hash, epoch, refilling = 0, bytes(16), b"", False

        def take(payload: Payload, _: Ids) -> bool:
            nonlocal seq, log_hash, refilling
            seq, log_hash, refilling = _common(payload)
            return True

        points = marks(self._journal)
        epoch, _ = self._ask([MARKS, [list(point) for point in points]], take)
        keep_lost_log(self._journal, Lost(refilling, (seq, log_hash) not in points))
        return take_back(self._journal, Cursor(epoch, seq, log_hash))

    def lost_runs(self) -> Iterator[Sequence[Operation]]:
        """What the server lost, own and others', in the order in which it lies upon each other: runs of one device."""
        return _runs(in_order([*taken_back(self._journal), *self._journal.sync.pending(limit=None)]))

    def settled(self) -> Compared:
        """All is put right: what the server lost is in its log again, or is written anew now."""
        done = settle(self._journal)
        if lost_log(self._journal) is not None:
            keep_lost_log(self._journal, None)
        return Compared(*done)

    def held(
        self, device: bytes, hash_at: Callable[[int], bytes | None], low: int, high: int, *, contents: bool = False
    ) -> int:
        """Up to which number the server holds a device's operations as this copy has them, between ``low`` and
        ``high``, by its chain's hashes or by those of their ``contents``."""
        while low < high:
            step = max(1, -(-(high - low) // _POINTS))
            numbers = sorted({*range(low + step, high, step), high})
            points = [[number, hash_] for number in numbers if (hash_ := hash_at(number)) is not None]
            found = 0

            def take(payload: Payload, _: Ids) -> bool:
                nonlocal found
                found = _common(payload)[0]
                return True

            self._ask([HELD, device, points, *([1] if contents else [])], take)
            if found > low:
                low = found
            high = max(low, min((number for number in numbers if number > low), default=low + 1) - 1)
        return low

    def own_held(self) -> int:
        """Up to which number the server holds this device's chain."""
        journal = self._journal
        low = journal.db.get_meta("base_number") or 0
        return self.held(journal.device, journal.sync.chain_at, low, journal.head[0])

    def compare(self) -> Compared:
        """Compares all rows with the server's at its head, kind by kind, and takes over the buckets that differ."""
        _, compared, _ = self._compare()
        return compared

    def rebase(self) -> Compared:
        """The server no longer has the log at this copy's cursor: rows instead, then the log from its head on."""
        cursor, compared, number = self._compare()
        journal = self._journal
        held = {journal.device: self.own_held() if number is None else number}
        for run in journal.sync.carried_runs():
            chains = dict(zip((op.number for op in run.operations), run.chains, strict=True))
            device, first, last = run.operations[0].device, run.operations[0].number, run.operations[-1].number
            held[device] = max(held.get(device, 0), self.held(device, chains.get, first - 1, last))
        # Of what a lost log held nobody here knows the chain; what the server has again comes with the rows.
        for operations in _runs(taken_back(journal)):
            hashes = {op.number: content_hash(op, canonical(op)) for op in operations}
            device, first, last = operations[0].device, operations[0].number, operations[-1].number
            found = self.held(device, hashes.get, first - 1, last, contents=True)
            # Below the first nothing was asked: none of it was found.
            held[device] = max(held.get(device, 0), found if found >= first else 0)
        go_on_from(journal, cursor, held)
        return compared

    def _compare(self) -> tuple[Cursor, Compared, int | None]:
        mine = recount(self._journal)
        cursor, number, theirs = self._digests([])
        kinds = [
            kind
            for kind in sorted({*mine, *theirs})
            if sum(mine.get(kind, ())) % MODULUS != int.from_bytes(theirs.get(kind, b""), "little")
        ]
        wanted: dict[int, list[int]] = {}
        if kinds:
            _, _, buckets = self._digests(kinds)
            for kind in kinds:
                own = mine.get(kind, [0] * BUCKETS)
                packed = buckets.get(kind, bytes(16 * BUCKETS))
                wanted[kind] = [
                    place
                    for place in range(BUCKETS)
                    if own[place] % MODULUS != int.from_bytes(packed[16 * place : 16 * place + 16], "little")
                ]
        return cursor, self._repair(wanted), number

    def _digests(self, kinds: list[int]) -> tuple[Cursor, int | None, dict[int, bytes]]:
        found: dict[int, bytes] = {}
        seq, log_hash = 0, b""

        def take(payload: Payload, _: Ids) -> bool:
            nonlocal seq, log_hash, found
            if payload[0] != DIGESTS_OF:
                raise FrameError(Problem.FRAME, "digests expected")
            digests = read(payload, DigestsOf)
            seq, log_hash, found = digests.seq, digests.log_hash, digests.kinds
            return True

        epoch, number = self._ask([DIGESTS, kinds], take)
        return Cursor(epoch, seq, log_hash), number, found

    def _repair(self, wanted: dict[int, list[int]]) -> Compared:
        done = Compared(Changes(), 0, 0)
        keep = lost_log(self._journal) is not None
        rows: list[RowCopy] = []

        def take(payload: Payload, ids: Ids) -> bool:
            nonlocal done
            if payload[0] == ROWS:
                kind, found = unpack_rows(payload, ids)
                rows.extend(found)
                if not all(is_storable(kind, row.cells) for row in found):
                    raise FrameError(Problem.FRAME, "rows that do not fit")
            elif payload[0] == BUCKET:
                end = read(payload, BucketEnd)
                kind, place = end.kind, end.place
                if place in wanted.get(kind, ()) and all((row.kind, row.id[-1]) == (kind, place) for row in rows):
                    bucket = repair(self._journal, kind, place, [self._row_of(row) for row in rows], keep=keep)
                    done = Compared(
                        done.changes.merged(bucket.changes), done.rows + bucket.rows, done.anew + bucket.anew
                    )
                    wanted[kind].remove(place)
                rows.clear()
            return bool(payload[0] == COPIED)

        while any(wanted.values()):
            rows.clear()
            left = sum(map(len, wanted.values()))
            self._ask([REPAIR, [[kind, places] for kind, places in wanted.items() if places]], take)
            if sum(map(len, wanted.values())) == left:
                raise KnownError("sync_stuck")  # answered, and yet nothing of what was asked
        return done


def _runs(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    """Neighbours of one device whose numbers follow each other."""
    for _, group in groupby(enumerate(operations), lambda item: (item[1].device, item[1].number - item[0])):
        yield [op for _, op in group]


def _common(payload: Payload) -> tuple[int, bytes, bool]:
    if payload[0] != COMMON:
        raise FrameError(Problem.FRAME, "a common point expected")
    common = read(payload, Common)
    return common.number, common.hash, bool(common.refilling)


def is_recoverable(problem: Any) -> bool:
    """Whether a problem is one that an exchange puts right by itself."""
    return problem in (Problem.CURSOR, Problem.FORK, Problem.BEHIND, Problem.COMPACTED)

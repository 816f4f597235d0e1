"""Pending and carried operations in runs that end where their device signed its chain: such a run may travel through
others' hands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop.store.bundles import own_waiting, signed_heads
from desktop.store.changes import Journal
from protocol.operations import Operation, chain_next

#: Operations of one run at most: whoever holds part of them in the log still has an end that is signed.
CHECKPOINT = 250


class SignedRun(NamedTuple):
    """Operations of one device in number order without gaps, the chain hashes before and after them, and the device's
    signature over the latter."""

    device: bytes
    before: bytes
    operations: Sequence[Operation]
    chain: bytes
    signature: bytes

    @property
    def first(self) -> int:
        """The number of the first operation."""
        return self.operations[0].number

    @property
    def last(self) -> int:
        """The number of the last operation."""
        return self.operations[-1].number


def own_runs(journal: Journal, after: int, sign: Callable[[int, bytes], bytes]) -> list[SignedRun]:
    """The pending operations above number ``after``, signed by ``sign`` (number, chain). Cut at what was signed before
    as well: others may have written on top of what they got up to there."""
    operations = own_waiting(journal.db, journal.device, after)
    if not operations:
        return []
    before = journal.sync.chain_at(operations[0].number - 1)
    if before is None:
        return []
    first, last = operations[0].number, operations[-1].number
    known = signed_heads(journal.db, journal.device, first, last)
    runs = []
    for part, start, end in _cut(operations, before, {*known, *range(first + CHECKPOINT - 1, last, CHECKPOINT)}):
        runs.append(SignedRun(journal.device, start, part, end, sign(part[-1].number, end)))
    return runs


def carried_runs(journal: Journal) -> list[SignedRun]:
    """The carried operations, as far as the signatures of their devices reach."""
    runs = []
    for carried in journal.sync.carried_runs():
        device, first, last = carried.operations[0].device, carried.operations[0].number, carried.operations[-1].number
        signed = signed_heads(journal.db, device, first, last)
        for part, before, after in _cut(carried.operations, carried.before, signed.keys()):
            if part[-1].number in signed:
                runs.append(SignedRun(device, before, part, after, signed[part[-1].number]))
    return runs


def _cut(
    operations: Sequence[Operation], before: bytes, ends: Iterable[int]
) -> Iterator[tuple[Sequence[Operation], bytes, bytes]]:
    """Operations in parts that end at the numbers ``ends``, with the chain hashes before and after each."""
    stops, start, chain = frozenset(ends), 0, before
    for i, op in enumerate(operations, 1):
        chain = chain_next(chain, op)
        if op.number in stops or i == len(operations):
            yield operations[start:i], before, chain
            start, before = i, chain


def in_order(runs: Iterable[SignedRun]) -> list[SignedRun]:
    """Runs of several devices so that none stands before another whose operations its author had seen; else by time."""
    queues: dict[bytes, list[SignedRun]] = {}
    for run in runs:
        queues.setdefault(run.device, []).append(run)
    seen = {id(run): _seen(run) for queue in queues.values() for run in queue}
    ordered: list[SignedRun] = []
    while queues:
        heads = sorted((queue[0] for queue in queues.values()), key=lambda run: (run.operations[0].stamp, run.device))
        # A ring of sights is nobody's honest doing; its earliest goes first.
        run = next((run for run in heads if not _awaits(seen[id(run)], queues)), heads[0])
        ordered.append(run)
        queue = queues[run.device]
        queue.pop(0)
        if not queue:
            del queues[run.device]
    return ordered


def _seen(run: SignedRun) -> Mapping[bytes, int]:
    """The highest number of each other device that an author of the run had seen."""
    found: dict[bytes, int] = {}
    for op in run.operations:
        for device, number in op.seen:
            found[device] = max(found.get(device, 0), number)
    return found


def _awaits(seen: Mapping[bytes, int], queues: Mapping[bytes, Sequence[SignedRun]]) -> bool:
    return any(device in queues and queues[device][0].first <= number for device, number in seen.items())

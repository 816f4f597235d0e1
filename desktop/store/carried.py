"""Operations that wait on top of a confirmed row: this laptop's own, and other devices' that it carries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from protocol.operations import Operation


class CarriedRun(NamedTuple):
    """Another device's waiting operations in number order without gaps; its chain hash before them and at each."""

    before: bytes
    operations: tuple[Operation, ...]
    chains: tuple[bytes, ...]

    @property
    def after(self) -> bytes:
        """The chain hash at the last."""
        return self.chains[-1]


def in_order(operations: Sequence[Operation]) -> list[Operation]:
    """Pending and carried operations in the order in which they lie on a confirmed row.

    ``operations``: by device and number. By stamp, but none lies below an operation that its author had in sight: so a
    wrong clock never hides an edit below the one that it corrects.
    """
    queues: dict[bytes, list[Operation]] = {}
    for op in operations:
        queues.setdefault(op.device, []).append(op)
    if len(queues) == 1:
        return list(operations)
    for queue in queues.values():
        queue.reverse()
    ordered: list[Operation] = []
    while queues:
        heads = sorted((queue[-1] for queue in queues.values()), key=lambda op: (op.stamp, op.device))
        # A ring of sights is nobody's honest doing; its earliest goes first.
        op = next((op for op in heads if not _awaits(op, queues)), heads[0])
        ordered.append(op)
        queues[op.device].pop()
        if not queues[op.device]:
            del queues[op.device]
    return ordered


def _awaits(op: Operation, queues: dict[bytes, list[Operation]]) -> bool:
    return any(device in queues and queues[device][-1].number <= number for device, number in op.seen)

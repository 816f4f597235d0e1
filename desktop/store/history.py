"""One operation as a line of its record's history."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.store.acts import HistoryLine
from protocol.clock import milliseconds_of
from protocol.lists import is_put_together
from protocol.operations import Operation
from protocol.records import BY_NUMBER


def line_of(
    op: Operation, outcomes: Mapping[int, int], refused: str, device: bytes, label: str = "", *, pending: bool = False
) -> HistoryLine:
    """The line of an operation on a record of a known kind; ``device``: this laptop's. Unknown fields are left out."""
    known = BY_NUMBER[op.kind].by_number
    return HistoryLine(
        milliseconds_of(op.stamp),
        op.author,
        op.device,
        op.device == device,
        label,
        {known[n].name: value for n, value in op.fields.items() if n in known},
        {known[n].name: outcome for n, outcome in outcomes.items() if n in known},
        refused,
        pending,
        is_put_together(op),
        BY_NUMBER[op.kind].name,
        op.row,
    )

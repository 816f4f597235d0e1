"""Aliases of rows: on the wire the seq that made a row stands for its id, 3 bytes for 16.

``LogBatch`` notes a row's seq when the log or a copy confirms that it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from desktop.store.database import Database
from protocol.operations import Operation

_T = TypeVar("_T")

#: Values in one statement.
_IN = 500
#: A sequence or a row that had another partner belonged to a log that is followed no longer.
INSERT_ALIAS = "INSERT OR REPLACE INTO alias (seq, row) VALUES (?, ?)"


def aliases_of(db: Database, operations: Iterable[Operation], until: int) -> dict[bytes, int]:
    """The sequences up to ``until`` that made the rows which some operations are about or refer to."""
    found: dict[bytes, int] = {}
    if until <= 0:
        return found
    for part in _parts(list({id_ for op in operations for id_ in _named(op)})):
        places = ", ".join("?" * len(part))
        found.update(db.rows(f"SELECT row, seq FROM alias WHERE row IN ({places}) AND seq <= ?", (*part, until)))
    return found


def rows_made(db: Database, seqs: Sequence[int]) -> dict[int, bytes]:
    """The rows that some sequences made; those that this copy does not know are left out."""
    found: dict[int, bytes] = {}
    for part in _parts(seqs):
        places = ", ".join("?" * len(part))
        found.update(db.rows(f"SELECT seq, row FROM alias WHERE seq IN ({places})", list(part)))
    return found


def _parts(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), _IN):
        yield values[start : start + _IN]


def _named(op: Operation) -> Iterator[bytes]:
    yield op.row
    yield op.author
    for value in op.fields.values():
        for item in value if type(value) is list else (value,):
            if type(item) is bytes and len(item) == len(op.row):
                yield item

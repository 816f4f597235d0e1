"""Aliases of rows, as the server reads and gives them: the seq that made a row stands for its id, 3 bytes for 16."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from protocol.operations import Operation
from protocol.records import BY_NAME, BY_NUMBER, USER, Type
from server.database import Database
from server.states import states_of


def rows_made(db: Database, township: str, seqs: Sequence[int]) -> dict[int, bytes]:
    """Which row each of these entries of the log is about; those that the log does not have are left out."""
    sql = "SELECT seq, row_id FROM log WHERE township = ? AND seq IN (:keys)"
    return dict(db.rows_among(sql, (township,), seqs))


def aliases_of(db: Database, township: str, operations: Iterable[Operation], until: int) -> Mapping[bytes, int]:
    """The sequences up to ``until`` that made the rows which some operations are about or refer to."""
    wanted: dict[int, set[bytes]] = {}
    for op in operations:
        wanted.setdefault(op.kind, set()).add(op.row)
        wanted.setdefault(USER.number, set()).add(op.author)
        for kind, id_ in _references(op):
            wanted.setdefault(kind, set()).add(id_)
    made: dict[bytes, int] = {}
    for kind, ids in wanted.items():
        rows = states_of(db, township, kind, ids)
        made.update((id_, row.first.seq) for id_, row in rows.items() if row.first.seq <= until)
    return made


def _references(op: Operation) -> Iterator[tuple[int, bytes]]:
    kind = BY_NUMBER.get(op.kind)
    for number, value in op.fields.items() if kind is not None else ():
        field = kind.by_number.get(number) if kind is not None else None
        if field is None or field.to is None or not value:
            continue
        target = BY_NAME[field.to].number
        for id_ in value if field.type is Type.REFS and isinstance(value, list) else (value,):
            if isinstance(id_, bytes):  # an operation that was refused may hold anything
                yield target, id_

"""Rows that a laptop and the server both know go by the sequence that made them: 3 bytes on the wire, not 16."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from protocol.merge import RowState
from protocol.operations import Operation
from protocol.records import BY_NAME, BY_NUMBER, USER, Type
from server.database import Database

#: Rows asked for in one query.
_IN = 500

_decode_state = msgspec.msgpack.Decoder(RowState).decode


def rows_made(db: Database, township: str, seqs: Sequence[int]) -> dict[int, bytes]:
    """Which row each of these entries of the log is about; those that the log does not have are left out."""
    found: dict[int, bytes] = {}
    for start in range(0, len(seqs), _IN):
        part = seqs[start : start + _IN]
        places = ", ".join("?" * len(part))
        found.update(
            (seq, row)
            for seq, row in db.rows(
                f"SELECT seq, row_id FROM log WHERE township = ? AND seq IN ({places})", (township, *part)
            )
        )
    return found


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
        ordered = sorted(ids)
        for start in range(0, len(ordered), _IN):
            part = ordered[start : start + _IN]
            places = ", ".join("?" * len(part))
            for id_, state in db.rows(
                f"SELECT id, state FROM record WHERE township = ? AND kind = ? AND id IN ({places})",
                (township, kind, *part),
            ):
                seq = _decode_state(state).first.seq
                if seq <= until:
                    made[id_] = seq
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

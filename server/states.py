"""The rows of a township as they are stored, by kind and id."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from protocol.merge import RowState
from server.database import Database

#: Bytes of a row that is read before all sizes are known; and how many such rows are read at once.
_SLIM, _AT_ONCE = 16 * 1024, 500

_decode = msgspec.msgpack.Decoder(RowState).decode


class TooMuch(Exception):
    """Rows that would take more of the memory than they may."""


def states_of(
    db: Database, township: str, kind: int, ids: Collection[bytes], most: int | None = None
) -> dict[bytes, RowState]:
    """The stored rows of one kind among ``ids``; an id that is not there is left out. ``most``: bytes that they may
    have together; raises TooMuch before more are read."""
    if most is None:
        return _read(db, township, kind, sorted(ids))
    # Slim rows come with their sizes, fat ones once it is known that all fit.
    sql = (
        f"SELECT id, LENGTH(state), CASE WHEN LENGTH(state) <= {_SLIM} THEN state END FROM record"
        " WHERE township = ? AND kind = ? AND id IN (:keys)"
    )
    keys = sorted(ids)
    found: dict[bytes, RowState] = {}
    fat: list[bytes] = []
    for start in range(0, len(keys), _AT_ONCE):
        for id_, size, state in db.rows_among(sql, (township, kind), keys[start : start + _AT_ONCE]):
            most -= size
            if state is None:
                fat.append(id_)
            else:
                found[id_] = _decode(state)
        if most < 0:
            raise TooMuch
    return found | _read(db, township, kind, fat)


def _read(db: Database, township: str, kind: int, keys: Sequence[bytes]) -> dict[bytes, RowState]:
    sql = "SELECT id, state FROM record WHERE township = ? AND kind = ? AND id IN (:keys)"
    return {id_: _decode(state) for id_, state in db.rows_among(sql, (township, kind), keys)}

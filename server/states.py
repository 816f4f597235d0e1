"""The rows of a township as they are stored, by kind and id."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from protocol.merge import RowState
from server.database import Database

_decode = msgspec.msgpack.Decoder(RowState).decode


def states_of(db: Database, township: str, kind: int, ids: Collection[bytes]) -> dict[bytes, RowState]:
    """The stored rows of one kind among ``ids``; an id that is not there is left out."""
    found = db.rows_among(
        "SELECT id, state FROM record WHERE township = ? AND kind = ? AND id IN (:keys)", (township, kind), sorted(ids)
    )
    return {id_: _decode(state) for id_, state in found}

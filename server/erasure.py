"""Erasure on request at the server: which rows go with a woman, and her values out of log and archive.

Within the transaction of the operation that asks for it; so nobody reads one without the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from protocol.erasure import Key, gone_with, owners_of
from protocol.merge import RowState
from protocol.operations import ERASED, GONE, Operation, blank, canonical, from_canonical
from protocol.records import ATTACHMENT, FILE
from server.database import Database

#: Entries of the log that are looked at in one query.
_PAGE = 2000
#: Kinds whose rows show photos or other files → the field that says which.
_SHOWING = {kind.number: kind.by_name["sha256"].number for kind in (ATTACHMENT, FILE)}
_decode = msgspec.msgpack.Decoder().decode
#: What is laid aside changes nothing, as what was refused.
_ASIDE = msgspec.msgpack.encode([{}, "aside"])
_decode_state = msgspec.msgpack.Decoder(RowState).decode


class Belongings:
    """What goes with a woman: ``rows`` in the order of kinds and ids, ``how`` each goes; ``photos`` no other record
    shows.

    ``held``: rows as they stand within the transaction, over those of the database.
    """

    def __init__(self, db: Database, township: str, woman: bytes, held: Mapping[Key, RowState | None]) -> None:
        kinds: dict[int, dict[bytes, RowState]] = {}

        def states(kind: int) -> dict[bytes, RowState]:
            if kind not in kinds:
                kinds[kind] = _of_kind(db, township, kind, held)
            return kinds[kind]

        self.how = gone_with(woman, lambda kind: {id_: state.cells for id_, state in states(kind).items()})
        found = {(kind, id_): states(kind).get(id_) for kind, id_ in sorted(self.how)}
        self.rows = {key: state for key, state in found.items() if state is None or state.cells.get(GONE) != ERASED}
        self.photos = photos_of(db, township, self.rows, held)


def photos_of(db: Database, township: str, rows: Collection[Key], held: Mapping[Key, RowState | None]) -> list[bytes]:
    """The photos and other files that only these rows show."""
    if not any(kind in _SHOWING for kind, _ in rows):
        return []
    shown = {False: set[bytes](), True: set[bytes]()}
    for kind, field in _SHOWING.items():
        for id_, state in _of_kind(db, township, kind, held).items():
            sha256 = state.cells.get(field)
            if isinstance(sha256, bytes):
                shown[(kind, id_) in rows].add(sha256)
    return sorted(shown[True] - shown[False])


def _of_kind(db: Database, township: str, kind: int, held: Mapping[Key, RowState | None]) -> dict[bytes, RowState]:
    stored = db.rows("SELECT id, state FROM record WHERE township = ? AND kind = ?", (township, kind))
    found = {id_: _decode_state(state) for id_, state in stored}
    return found | {id_: state for (k, id_), state in held.items() if k == kind and state is not None}


def blank_log(db: Database, township: str, rows: Collection[Key]) -> None:
    """Takes the values of these rows' operations out of the log, its archive and what was laid aside; hashes and
    places stay.

    Of operations that were refused or laid aside also those that wanted to make a row belong to one of ``rows``.
    """
    after = 0
    while page := db.rows(
        "SELECT seq, body, decided FROM log WHERE township = ? AND seq > ? ORDER BY seq LIMIT ?",
        (township, after, _PAGE),
    ):
        db.execute_many(
            "UPDATE log SET body = ? WHERE township = ? AND seq = ?",
            [
                (blanked, township, seq)
                for seq, body, decided in page
                if (blanked := blanked_body(body, decided, rows)) is not None
            ],
        )
        after = page[-1][0]
    aside = db.rows("SELECT device, number, operation FROM quarantine WHERE township = ?", (township,))
    db.execute_many(
        "UPDATE quarantine SET operation = ? WHERE township = ? AND device = ? AND number = ?",
        [
            (blanked, township, device, number)
            for device, number, operation in aside
            if (blanked := blanked_body(operation, _ASIDE, rows)) is not None
        ],
    )
    db.execute_many(
        "DELETE FROM archive WHERE township = ? AND kind = ? AND id = ?", [(township, *key) for key in sorted(rows)]
    )


def blanked_body(body: bytes, decided: bytes | None, rows: Collection[Key]) -> bytes | None:
    """A log entry's body without its values where it is about one of ``rows``; None where it is to stay."""
    op = from_canonical(body)
    if (op.kind, op.row) in rows or (decided is not None and _decode(decided)[1] and _wanted(op, rows)):
        return canonical(blank(op))
    return None


def _wanted(op: Operation, rows: Collection[Key]) -> bool:
    return any(key in rows for key in owners_of(op))

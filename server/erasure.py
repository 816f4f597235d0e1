"""Erasure on request at the server: which rows go with a woman, and her values out of log and archive.

Within the transaction of the operation that asks for it; so nobody reads one without the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from protocol.erasure import BELONGS, DISPUTED
from protocol.merge import RowState
from protocol.operations import ERASED, GONE, Operation, blank, canonical, from_canonical
from protocol.records import ATTACHMENT, CONFLICT, PERSON
from server.database import Database

Key = tuple[int, bytes]

#: Entries of the log that are looked at in one query.
_PAGE = 2000
_MERGED_INTO = PERSON.by_name["merged_into"].number
_SHA256 = ATTACHMENT.by_name["sha256"].number
_decode = msgspec.msgpack.Decoder().decode
#: What is laid aside changes nothing, as what was refused.
_ASIDE = msgspec.msgpack.encode([{}, "aside"])
_decode_state = msgspec.msgpack.Decoder(RowState).decode


class Belongings:
    """What there is of a woman: ``rows`` are hers, in the order of kinds and ids; ``photos`` no other record shows.

    ``held``: rows as they stand within the transaction, over those of the database.
    """

    def __init__(self, db: Database, township: str, woman: bytes, held: Mapping[Key, RowState | None]) -> None:
        self._db, self._township, self._held = db, township, held
        women = self._with_merged(woman)
        found: dict[Key, RowState | None] = {(PERSON.number, id_): state for id_, state in women.items()}
        for kind, field in BELONGS.items():
            rows = self._of_kind(kind).items()
            found |= {(kind, id_): state for id_, state in rows if state.cells.get(field) in women}
        ids = {id_ for _, id_ in found}
        disputes = self._of_kind(CONFLICT.number).items()
        found |= {(CONFLICT.number, id_): state for id_, state in disputes if state.cells.get(DISPUTED) in ids}
        self.rows = {
            key: state for key, state in sorted(found.items()) if state is None or state.cells.get(GONE) != ERASED
        }
        self.photos = photos_of(db, township, self.rows, held)

    def _with_merged(self, woman: bytes) -> dict[bytes, RowState | None]:
        """Her row and those that were found to be the same woman."""
        everyone = self._of_kind(PERSON.number)
        same = {woman}
        grown = True
        while grown:
            more = {id_ for id_, state in everyone.items() if state.cells.get(_MERGED_INTO) in same} - same
            grown = bool(more)
            same |= more
        return {id_: everyone.get(id_) for id_ in same}

    def _of_kind(self, kind: int) -> dict[bytes, RowState]:
        return _of_kind(self._db, self._township, kind, self._held)


def photos_of(db: Database, township: str, rows: Collection[Key], held: Mapping[Key, RowState | None]) -> list[bytes]:
    """The photos that only these rows show."""
    if not any(kind == ATTACHMENT.number for kind, _ in rows):
        return []
    shown = {False: set[bytes](), True: set[bytes]()}
    for id_, state in _of_kind(db, township, ATTACHMENT.number, held).items():
        sha256 = state.cells.get(_SHA256)
        if isinstance(sha256, bytes):
            shown[(ATTACHMENT.number, id_) in rows].add(sha256)
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
    owner = op.fields.get(BELONGS.get(op.kind, GONE))
    return (PERSON.number, owner) in rows


def owner_of(op: Operation) -> bytes | None:
    """The woman to whom an operation makes its row belong."""
    owner = op.fields.get(BELONGS.get(op.kind, GONE))
    return owner if isinstance(owner, bytes) else None

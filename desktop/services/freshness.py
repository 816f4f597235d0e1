"""Whether something kept in memory still agrees with the rows, and which rows it must read again.

Every change of a synced row leaves an operation: own ones count up, those from the server have a sequence number, those
that came by stick count up device by device. So what is kept in memory needs nobody to tell it about changes, and never
shows an old value, whichever thread wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocol.records import BY_NAME

if TYPE_CHECKING:
    from desktop.store.township import Township

#: More changed rows than this are read again faster as a whole.
MANY = 400

_META = "SELECT key, value FROM meta WHERE key IN ('seq', 'first_copy', 'first_copy_key', 'epoch')"


class Freshness:
    """Follows the rows of some kinds. Not thread-safe: its owner holds a lock."""

    def __init__(self, township: Township, *kinds: str) -> None:
        self._db = township.db
        self._journal = township.journal
        self._numbers = [BY_NAME[kind].number for kind in kinds]
        self._copy: tuple[object, ...] | None = None
        self._number = 0
        self._seq = 0
        self._carried: dict[bytes, int] = {}

    def changed(self) -> set[bytes] | None:
        """Ids of the rows that changed since the last call; None where everything must be read."""
        number = self._journal.head[0]
        meta = dict(self._db.rows(_META))
        seq = meta.pop("seq", None) or 0
        copy = (self._journal.device, *sorted(meta.items()))
        before, self._copy = self._copy, copy
        since_number, self._number = self._number, number
        since_seq, self._seq = self._seq, seq
        since_carried, self._carried = self._carried, dict(self._journal.knowledge[1])
        if copy != before or number < since_number or seq < since_seq:
            return None
        rows: set[bytes] = set()
        marks = ",".join("?" * len(self._numbers))
        own = self._journal.device
        for device, known, now, where in (
            (own, since_number, number, "device = ? AND number > ?"),
            (own, since_seq, seq, "? IS NOT NULL AND seq > ?"),
            *(
                (device, since_carried.get(device, 0), now, "carried IS NOT NULL AND device = ? AND number > ?")
                for device, now in self._carried.items()
            ),
        ):
            if now > known:
                found = self._db.rows(
                    f"SELECT DISTINCT row FROM operation WHERE {where} AND kind IN ({marks}) LIMIT {MANY + 1}",
                    (device, known, *self._numbers),
                )
                rows.update(row for (row,) in found)
        return None if len(rows) > MANY else rows

"""The devices of which operations lie here."""

from __future__ import annotations

from desktop.store.database import Database
from protocol.clock import milliseconds_of

#: Each device once, by the table's own key: a distinct of all operations would read them all.
_DEVICES = (
    "WITH RECURSIVE d(x) AS (SELECT min(device) FROM operation UNION ALL"
    " SELECT (SELECT min(device) FROM operation WHERE device > d.x) FROM d WHERE d.x IS NOT NULL)"
    " SELECT x FROM d WHERE x IS NOT NULL"
)


def last_of_each(db: Database) -> list[tuple[bytes, bytes, int]]:
    """(device, author, ms UTC) of the last operation of each device that is here."""
    found = []
    for (device,) in db.rows(_DEVICES):
        sql = "SELECT author, stamp FROM operation WHERE device = ? ORDER BY number DESC LIMIT 1"
        [(author, stamp)] = db.rows(sql, (device,))
        found.append((device, author, milliseconds_of(stamp)))
    return found

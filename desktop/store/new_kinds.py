"""What an older version of the program kept unread, taken in by the version that knows it.

Rows of kinds that it did not know lie in ``unknown_row``, values of such fields in ``extra``; after an upgrade they go
where they belong. Nothing is asked of the server, and neither digest nor cursor changes.
"""

from __future__ import annotations

import hashlib
from typing import Any

from desktop.store.acts import Changes
from desktop.store.changes import Journal
from desktop.store.database import put_meta
from desktop.store.driver import Connection
from desktop.store.log_batch import FirstRow, LogBatch
from desktop.store.operations import COLUMNS, decode, operation_of
from protocol.clock import milliseconds_of
from protocol.digest import MODULUS, row_digest
from protocol.operations import Entry, is_blank
from protocol.records import BY_NUMBER, KINDS


def take_in_kept(journal: Journal) -> Changes:
    """Where this version knows other kinds or fields than the one that had the file last: puts what was kept unread in
    its place. Call it when the file is opened."""
    knows = _what_is_known()
    if journal.db.get_meta("knows") == knows:
        return Changes()
    with journal.put_right() as connection:
        batch = LogBatch(journal.rows, connection, journal.device, journal.head)
        digest = journal.digest
        for number, id_, packed in connection.execute("SELECT kind, row, cells FROM unknown_row").fetchall():
            if number in BY_NUMBER:
                cells = decode(packed)
                digest -= row_digest(number, id_, cells)  # counted again where it is placed
                batch.place(FirstRow(number, id_, cells, *_marks(connection, number, id_)))
                connection.execute("DELETE FROM unknown_row WHERE kind = ? AND row = ?", (number, id_))
        for kind in KINDS:
            for id_, extra in connection.execute(f"SELECT id, extra FROM {kind.name} WHERE extra IS NOT NULL"):
                if decode(extra).keys() & kind.by_number.keys():
                    batch.restate(kind.number, id_)
        # What was carried here shows only now.
        for number, id_ in connection.execute("SELECT DISTINCT kind, row FROM operation WHERE seq IS NULL"):
            batch.restate(number, id_)
        touched, digest = batch.finish(digest % MODULUS)
        put_meta(connection, {"digest": digest.to_bytes(16, "little"), "knows": knows})
    changes = Changes(touched, remote=True)
    journal.announce(changes)
    return changes


def _what_is_known() -> bytes:
    numbers = [(kind.number, sorted(kind.by_number)) for kind in KINDS]
    return hashlib.sha256(repr(sorted(numbers)).encode()).digest()[:16]


def _marks(connection: Connection, kind: int, row: bytes) -> list[Any]:
    """Created at, by, updated at, by, as far as the log that is here tells."""
    marks: list[Any] = [None] * 4
    for found in connection.execute(
        f"SELECT {COLUMNS}, seq, outcomes, refused FROM operation WHERE row = ? AND kind = ? AND seq > 0 ORDER BY seq",
        (row, kind),
    ).fetchall():
        op = operation_of(found)
        seq, outcomes, refused = found[-3:]
        entry = Entry(seq, op, decode(outcomes) if outcomes else {}, refused or "")
        made = marks[0] is not None
        if entry.applied or not (made or entry.refused or (op.fields and not is_blank(op))):
            mark = [milliseconds_of(op.stamp), op.author]
            marks = [*(marks[:2] if made else mark), *mark]
    return marks

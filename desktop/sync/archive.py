"""What a record's history had before this laptop followed it: asked of the server when a person wants to see it."""

from __future__ import annotations

from contextlib import closing

from desktop.store.changes import HistoryLine, Journal
from desktop.store.history import line_of
from desktop.store.operations import COLUMNS, operation_of
from desktop.sync.client import Client
from desktop.sync.joined import connection_of
from protocol.operations import is_blank
from protocol.records import BY_NAME


def load_older(journal: Journal, kind: str, id: bytes) -> list[HistoryLine]:
    """The lines of a record's history that only the server has, newest first; none without a server.

    Not on the window's thread. Raises KnownError, as the line does.
    """
    connection = connection_of(journal.db)
    if connection is None:
        return []
    with closing(Client(connection)) as client:
        entries = client.archive(BY_NAME[kind].number, id)
    here = {
        (op.device, op.number)
        for op in map(operation_of, journal.db.rows(f"SELECT {COLUMNS} FROM operation WHERE row = ?", (id,)))
        if not is_blank(op)
    }
    return [
        line_of(op, entry.outcomes, entry.refused, journal.device)
        for entry in entries
        if ((op := entry.operation).device, op.number) not in here
    ]

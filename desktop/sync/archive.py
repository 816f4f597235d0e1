"""What a record's history had before this laptop followed it: asked of the server when a person wants to see it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from desktop.store.changes import HistoryLine, Journal
from desktop.store.history import line_of
from desktop.store.operations import COLUMNS, operation_of
from desktop.sync.client import Client
from desktop.sync.joined import connection_of
from protocol.operations import Operation, is_blank
from protocol.records import BY_NAME

#: Rows of one record that the server is asked about: the record itself, then those that it owns.
_MOST = 60


def load_older(journal: Journal, rows: Sequence[tuple[str, bytes]]) -> list[HistoryLine]:
    """The lines that only the server has of these rows' history (kind and id: a record and the rows that it owns),
    newest first; none without a server.

    Not on the window's thread. Raises KnownError, as the line does.
    """
    connection = connection_of(journal.db)
    if connection is None:
        return []
    with closing(Client(connection)) as client:
        entries = [entry for kind, id_ in rows[:_MOST] for entry in client.archive(BY_NAME[kind].number, id_)]
    entries.sort(key=lambda entry: entry.seq, reverse=True)
    return [
        line_of(entry.operation, entry.outcomes, entry.refused, journal.device)
        for entry in entries
        if not _is_here(journal, entry.operation)
    ]


def _is_here(journal: Journal, op: Operation) -> bool:
    found = journal.db.rows(f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number = ?", (op.device, op.number))
    return any(not is_blank(operation_of(row)) for row in found)

"""What the window asks about a township's place at its server. It hands over the township and reaches neither its file
nor its journal; what loads HTTP is imported when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.store.changes import HistoryLine
from desktop.store.township import Township
from desktop.sync.connection import Connection
from desktop.sync.joined import connection_of, join, keep_last_sync

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.sync.frames import Progress
    from protocol.update_label import Offered


def server_of(township: Township) -> Connection | None:
    """How to reach the server; None before this laptop joined one."""
    return connection_of(township.db)


def join_server(township: Township, connection: Connection) -> None:
    """From now on this laptop is that device of that server. Raises KnownError, see ``desktop.sync.joined.join``."""
    join(township.journal, connection)


def is_whole(township: Township) -> bool:
    """Whether a joined laptop has all that the server had when its first copy began."""
    return township.journal.sync.first_copy_phase == "whole"


def copy_first(
    township: Township, connection: Connection, told: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> None:
    """The first exchange, which goes on where one was cut. Not on the window's thread. Raises KnownError."""
    from desktop.sync.client import Client
    from desktop.sync.engine import Engine

    client = Client(connection)
    try:
        outcome = Engine(township.journal, client).exchange(told, cancelled)
        if outcome.whole:
            keep_last_sync(township.db, outcome)
    finally:
        client.close()


def update_offered(connection: Connection, system: str) -> Offered | None:
    """The newest update of the program that the server has for a system. Not on the window's thread. Raises KnownError,
    as the line does."""
    from desktop.sync.offered_updates import offered

    return offered(connection, system)


def fetch_update(
    connection: Connection,
    system: str,
    update: Offered,
    part: Path,
    check: Callable[[Path, int], object],
    progress: Callable[[int, int], object],
) -> None:
    """``desktop.sync.offered_updates.fetch``: not on the window's thread."""
    from desktop.sync.offered_updates import fetch

    fetch(connection, system, update, part, check, progress)


def older_history(township: Township, rows: Sequence[tuple[str, bytes]]) -> list[HistoryLine]:
    """The lines that only the server has of the history of these rows (``records.history_rows``), newest first; none
    without a server.

    Not on the window's thread. Raises KnownError, as the line does.
    """
    from desktop.sync.archive import load_older

    return load_older(township.journal, rows)

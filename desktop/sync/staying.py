"""What keeps a joined laptop joined: asking the server once a day what changed, another secret once a month, and the
way back in by its key where the server does not know its secret."""

from __future__ import annotations

import time
from typing import Final

from desktop.errors import KnownError
from desktop.store.database import Database
from desktop.sync.client import Line
from desktop.sync.connection import Connection
from desktop.sync.enrolment import refresh, renew_token
from desktop.sync.joined import keep_connection

DAY_MS: Final = 24 * 3600 * 1000
SECRET_MS: Final = 30 * DAY_MS


def stay(db: Database, connection: Connection, line: Line) -> Connection:
    """Asks the server where that is due, over a kept line, and keeps what it said; else the connection as it is.
    Raises KnownError: revoked, and what the line may bring."""
    now = time.time_ns() // 1_000_000
    # A clock that jumps, either way, only asks once more.
    if abs(now - connection.secret_at) >= SECRET_MS:
        connection = _kept(db, renew_token(connection, line))
    if abs(now - connection.checked_at) >= DAY_MS:
        connection = _kept(db, _known(db, connection, line))
    return connection


def come_back(db: Database, connection: Connection, line: Line) -> Connection:
    """The server did not know the secret: this laptop was set back, or the server was. Its key lets it in again.
    Raises KnownError: revoked, and what the line may bring."""
    return _kept(db, refresh(_kept(db, renew_token(connection, line)), line))


def _known(db: Database, connection: Connection, line: Line) -> Connection:
    try:
        return refresh(connection, line)
    except KnownError as error:
        if error.code != "token_unknown":
            raise
        return come_back(db, connection, line)


def _kept(db: Database, connection: Connection) -> Connection:
    keep_connection(db, connection)
    return connection

"""What a laptop keeps of having joined a server, in its township's own file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.errors import KnownError
from desktop.store.changes import Journal
from desktop.store.database import Database, open_database
from desktop.store.driver import Key
from desktop.sync.connection import Connection

if TYPE_CHECKING:
    from desktop.sync.frames import Outcome


class LastSync(NamedTuple):
    """The last exchange that went through: when (ms UTC), what went which way, and whether everything agreed.

    ``checked``, ``repaired``, ``restored``, ``renewed``: as the engine's ``Outcome`` says. ``ahead``: by how much this
    laptop's clock was ahead of the server's (ms, negative behind).
    """

    at: int
    sent: int
    received: int
    undecided: int
    whole: bool
    checked: str = ""
    repaired: int = 0
    restored: bool = False
    renewed: bool = False
    ahead: int = 0


def connection_of(db: Database) -> Connection | None:
    """How to reach the server; None before this laptop joined one."""
    kept = db.get_meta("connection")
    return None if kept is None else msgspec.msgpack.decode(kept, type=Connection)


def township_of(journal: Journal) -> str:
    """The nine-digit code of the township whose records these are: its own record says so, or the server that they came
    from or went to; "" where nothing says it yet."""
    db = journal.db
    code: str | None = db.value("SELECT code FROM org_unit WHERE level = 'sumu' AND code IS NOT NULL LIMIT 1")
    if not code and (journal.sync.first_copy_phase is not None or journal.cursor.seq or journal.acknowledged):
        connection = connection_of(db)
        code = db.get_meta("township") or ("" if connection is None else connection.township)
    return (code or "")[:9]


def join(journal: Journal, connection: Connection, *, restored: bool = False) -> None:
    """From now on this laptop is that device of that server; what waits goes on under the new id. ``restored``: that
    device wrote more than this copy knows, so that the next exchange begins with a device id of its own.

    Raises KnownError ``other_township`` where the records here are of another one.
    """
    present = township_of(journal)
    if present and present != connection.township:
        raise KnownError("other_township")
    with journal.db.write_lock:
        journal.sync.adopt_device(connection.device)
        journal.db.put_meta(
            connection=msgspec.msgpack.encode(connection),
            township=connection.township,
            role=connection.role,
            place=connection.place,
            restored=1 if restored else None,
            server_kinds=None,
            server_knows=None,
        )


def stay_joined(path: Path, before: Connection | None, key: Key | None = None) -> None:
    """A township's file, closed, was restored: one from before the laptop joined its server stays joined to it as
    ``before``, under a device id of its own from the next exchange on."""
    if before is None:
        return
    db = open_database(path, key)
    try:
        journal = Journal(db)
        if connection_of(db) is None and township_of(journal) in ("", before.township):
            join(journal, before, restored=True)
    finally:
        db.close_all()


def go_on_as(journal: Journal, connection: Connection, held: int) -> None:
    """This laptop goes on as a new device; the server has the old one's operations up to ``held``."""
    with journal.db.writing():
        journal.sync.adopt_device(connection.device, held=held)
        journal.db.put_meta(connection=msgspec.msgpack.encode(connection), place=connection.place, restored=None)


def keep_connection(db: Database, connection: Connection) -> None:
    """Writes down what changed of how to reach the server; the device stays the same."""
    db.put_meta(connection=msgspec.msgpack.encode(connection), role=connection.role, place=connection.place)


def leave(db: Database) -> None:
    """Forgets the server. Records and what waits stay as they are."""
    db.put_meta(connection=None, role=None, place=None)


def last_sync(db: Database) -> LastSync | None:
    """The last exchange that went through; None before there was one."""
    kept = db.get_meta("last_sync")
    return None if kept is None else msgspec.msgpack.decode(kept, type=LastSync)


def keep_last_sync(db: Database, outcome: Outcome) -> LastSync:
    """Writes down that an exchange went through just now."""
    now = time.time_ns() // 1_000_000
    kept = LastSync(
        now,
        outcome.sent,
        outcome.received,
        outcome.undecided,
        outcome.whole,
        outcome.checked,
        outcome.repaired,
        outcome.restored,
        outcome.renewed,
        now - outcome.server_ms if outcome.server_ms else 0,
    )
    db.put_meta(last_sync=msgspec.msgpack.encode(kept))
    return kept

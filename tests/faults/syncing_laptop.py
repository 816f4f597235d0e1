"""A laptop that saves and syncs without end, until it is killed; what it saved it notes in a file."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from desktop.errors import KnownError
from desktop.services.names import derive_person
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from protocol.ids import new_id

#: Women made in each act, and how many acts lie between two exchanges.
WOMEN, ACTS = 3, 4


def open_journal(path: Path) -> Journal:
    """The laptop's journal."""
    return Journal(open_database(path), derive={"person": derive_person})


def save_and_sync(path: Path, connection: Connection, notes: Path) -> None:
    """Saves acts and exchanges them by turns; a line of ``notes`` is written after each save: row and number."""
    journal = open_journal(path)
    client = Client(connection, (1.0, 5.0))
    engine = Engine(journal, client)
    known: list[bytes] = [row for (row,) in journal.db.rows("SELECT id FROM person ORDER BY id")]
    note = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in count(journal.head[0] + 1):
        women = [new_id() for _ in range(WOMEN)]
        edits = [Edit("person", woman, {"name_zh": "其木格", "note": str(number)}) for woman in women]
        if known:
            edits.append(Edit("person", known[number * 7 % len(known)], {"note": str(number)}))
        journal.write(edits, Label("test"))
        os.write(note, "".join(f"{edit.id.hex()} {number}\n" for edit in edits).encode())
        known.extend(women)
        if number % ACTS == 0:
            try:
                engine.exchange()
            except KnownError as error:
                if error.code not in ("offline", "line_cut", "server_slow", "server_busy"):
                    raise

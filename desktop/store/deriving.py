"""Columns that each laptop derives for itself, brought up to date when the program that opens a file derives otherwise.

They do not travel, so nothing is written to the journal, and neither digest nor cursor changes.
"""

from __future__ import annotations

from desktop.store.changes import Journal
from desktop.store.database import put_meta


def keep_derived(journal: Journal, version: int) -> None:
    """Where the file was last derived by another version of the derivation: derives every row anew. Call it when the
    file is opened; 5,000 women take half a second, once."""
    db = journal.db
    if db.get_meta("derived") == version:
        return
    with db.writing() as connection:
        journal.rows.derive_anew()
        put_meta(connection, {"derived": version})

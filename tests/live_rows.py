"""What stands in a copy of the township: every field of every row that is not deleted, without who wrote it."""

from __future__ import annotations

from desktop.store.database import Database
from protocol.records import KINDS


def live_rows(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Kind → its rows (id and fields by the kind's own order), by id; kinds without a row are left out."""
    found = {}
    for kind in KINDS:
        fields = ", ".join(f'"{field.name}"' for field in kind.fields if field.name != "deleted")
        found[kind.name] = db.rows(f'SELECT id, {fields} FROM "{kind.name}" WHERE deleted IS NULL ORDER BY id')
    return {name: rows for name, rows in found.items() if rows}

"""Settings of the township, as they stand."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from desktop.store.values import from_column
from protocol.records import FORMS_PACK, SETTING


def values(db: Database, name: str) -> list[tuple[str, Any]]:
    """(since, value) of a setting, the oldest first."""
    found = db.rows(
        "SELECT since, value FROM setting WHERE name = ? AND deleted IS NULL AND since IS NOT NULL ORDER BY since",
        (name,),
    )
    return [(since, from_column(SETTING.name, "value", value)) for since, value in found]


def packs(db: Database) -> list[tuple[str, Any]]:
    """(since, pack as plain data) of the forms packs, the oldest first."""
    found = db.rows("SELECT since, pack FROM forms_pack WHERE deleted IS NULL AND since IS NOT NULL ORDER BY since")
    return [(since, from_column(FORMS_PACK.name, "pack", pack)) for since, pack in found]

"""Offices' forms and what was typed into them."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from desktop.store.values import from_column
from protocol.records import FORM_FILLING, FORM_TEMPLATE


def templates(db: Database) -> list[tuple[bytes, str, str, Any]]:
    """(id, name, office, mapping) of the forms, by office and name."""
    found = db.rows(
        "SELECT id, ifnull(name, ''), ifnull(office, ''), mapping FROM form_template WHERE deleted IS NULL"
        " ORDER BY office, name, id"
    )
    return [(id_, name, office, from_column(FORM_TEMPLATE.name, "mapping", raw)) for id_, name, office, raw in found]


def typed(db: Database, template: bytes) -> list[tuple[str, Any]]:
    """(term, what was typed) of a form's terms."""
    found = db.rows(
        "SELECT term, typed FROM form_filling WHERE template = ? AND deleted IS NULL AND term IS NOT NULL"
        " ORDER BY term",
        (template,),
    )
    return [(term, from_column(FORM_FILLING.name, "typed", raw)) for term, raw in found]

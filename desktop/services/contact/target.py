"""How many links an executive is to have: a setting of the township."""

from __future__ import annotations

from typing import Final

from desktop.store.database import Database
from desktop.store.queries import settings as queries

#: The setting's name; so many where the township set none; the least and the most of it.
TARGET: Final = "link_target"
USUAL_TARGET, LEAST_TARGET, MOST_TARGET = 10, 1, 30


def link_target(db: Database) -> int:
    """How many links an executive is to have."""
    found = queries.values(db, TARGET)
    value = found[-1][1] if found else None
    return value if type(value) is int and LEAST_TARGET <= value <= MOST_TARGET else USUAL_TARGET

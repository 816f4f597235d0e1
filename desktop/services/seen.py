"""What a form showed when it was opened: only what was changed in it is written, and with that sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.store.changes import Edit, Sight
from desktop.store.values import Value


@dataclass(frozen=True)
class Seen:
    """``sight``: what this copy knew when the form read its record; ``values``: what the form showed, by field."""

    sight: Sight
    values: Mapping[str, Value] = field(default_factory=dict)


def edit_of(kind: str, id: bytes, fields: Mapping[str, Value], seen: Seen | None) -> Edit:
    """What somebody changed in a form, as an edit. None: nobody looked at it before, as in an import."""
    return Edit(kind, id, fields, seen.sight if seen else None)

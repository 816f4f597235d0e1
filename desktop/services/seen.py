"""What a form showed when it was opened: only what was changed in it is written, and with that sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.store.changes import Edit, ListChange, Sight
from desktop.store.values import Value
from protocol.records import BY_NAME, LISTS


@dataclass(frozen=True)
class Seen:
    """``sight``: what this copy knew when the form read its record; ``values``: what the form showed, by field."""

    sight: Sight
    values: Mapping[str, Value] = field(default_factory=dict)


def edit_of(kind: str, id: bytes, fields: Mapping[str, Value], seen: Seen | None) -> Edit:
    """What somebody changed in a form, as an edit: of a list, what she added and took off. None: nobody looked at the
    record before, as in an import."""
    if seen is None:
        return Edit(kind, id, fields)
    declared = BY_NAME[kind].by_name
    changed = {
        name: ListChange.between(seen.values[name], value)
        if declared[name].type in LISTS and name in seen.values
        else value
        for name, value in fields.items()
    }
    return Edit(kind, id, changed, seen.sight)

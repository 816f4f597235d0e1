"""What people, units and homes are called: the one place that reads their names for lists, papers and messages.

A person may be written in three scripts or only by what she is called; whoever has no name left still stands as one
line. ``tests/house_rules.py`` finds what reads a name elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from desktop.store.values import Value

#: The fields of a person's names, the one to show first.
PERSON_NAMES = ("name_zh", "name_mn", "name_latin", "nickname")
#: Kinds that are called by their number alone: what they are about is not for everybody who reads an act or a history.
BY_NUMBER = frozenset({"need", "dispute"})
#: Kinds that are called by whose they are and which one, which is worked out from other rows: their services say it.
CALLED_BY_WHOSE = frozenset({"term", "meeting", "rota"})


class NoName(StrEnum):
    """What stands where a person's name would: papers and acts hold it as it is, the window says it in its language."""

    NAMELESS = "（无名）"
    DELETED = "（已删除）"  # erased on request, or not among the records any more


def written_name(record: Mapping[str, Value]) -> str:
    """The name that a person's record bears; "" where it bears none."""
    return next((name for field in PERSON_NAMES if (name := record.get(field))), "")


def person_name(record: Mapping[str, Value] | None) -> str:
    """What to call a person by her record, None for one that is not here; never empty.

    Who was taken off the roster keeps her name in what she took part in; who was erased has none.
    """
    if record is None:
        return NoName.DELETED
    return written_name(record) or (NoName.DELETED if record.get("deleted") else NoName.NAMELESS)


def named(row: Iterable[Value], deleted: Value) -> str:
    """``person_name`` of a row of PERSON_NAMES as read from the table."""
    return person_name({**dict(zip(PERSON_NAMES, row, strict=True)), "deleted": deleted})


def paper_names(record: Mapping[str, Value] | None) -> tuple[str, str]:
    """A person's name for a paper with a column for each script: Chinese or Latin, and Mongolian; never both empty."""
    held = record or {}
    mongolian = held.get("name_mn") or ""
    return held.get("name_zh") or held.get("name_latin") or ("" if mongolian else person_name(record)), mongolian


def unit_name(record: Mapping[str, Value] | None) -> str:
    """A unit's short name, else its official one; "" where it is not known."""
    names = ("short_name", "name_zh", "name_mn")
    return next((name for field in names if (name := (record or {}).get(field))), "")


def home_name(record: Mapping[str, Value] | None) -> str:
    """A home's name; "" where it is not known."""
    return next((name for field in ("name_zh", "name_mn") if (name := (record or {}).get(field))), "")


def record_name(kind: str, record: Mapping[str, Value]) -> str:
    """What a record of any kind is called by what it holds itself; "" where it holds no name."""
    if kind == "person":
        return person_name(record)
    if kind == "org_unit":
        return unit_name(record)
    if kind == "home":
        return home_name(record)
    if kind in BY_NUMBER:
        return str(record.get("no") or "")
    return next(
        (str(own) for field in ("title", "name", "guest", "purpose", "course") if (own := record.get(field))), ""
    )


def row_name(kind: str, record: Mapping[str, Value]) -> str:
    """What a row that a record refers to is called: an activity with its day, a programme with its year, for many
    bear one title; "" where it is not known."""
    name = record_name(kind, record) if record else ""
    if kind == "programme" and name and record.get("year"):
        return f"{name}（{record['year']}年）"
    day = str(record.get("start") or "")[:10] if kind == "activity" else ""
    return f"{name}（{day}）" if name and day else name

"""What tests of the write path share: an act's label, another laptop's operations, the fields that they use."""

from __future__ import annotations

from desktop.store.changes import Changes, Label
from protocol.operations import Operation
from protocol.records import PERSON, Kind
from tests.unit.store.conftest import NOW_MS

SAVE = Label("person.save", "乌云")
OTHER = bytes([2]) * 16
HER = bytes([7]) * 16
WOMAN = bytes([8]) * 16


def number_of(kind: Kind, name: str) -> int:
    return kind.by_name[name].number


NAME, PHONE, NOTE = (number_of(PERSON, name) for name in ("name_zh", "phone", "note"))


def foreign(
    number: int, row: bytes, fields: dict[int, object], *, kind: int = PERSON.number, minute: int = 0
) -> Operation:
    """Another laptop's operation, ``minute`` minutes after the hour."""
    return Operation(OTHER, number, kind, row, fields, (NOW_MS + minute * 60_000) << 16, number, HER)


def act_of(changes: Changes) -> int:
    assert changes.act is not None
    return changes.act

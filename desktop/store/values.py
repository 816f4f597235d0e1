"""How a field's value stands in a column and travels on the wire.

Python has ids as 16 bytes, REFS as lists of them, LIST as lists of text, JSON as plain nested data. SQLite keeps the
last three as JSON text, ids in hex. The digest is made of wire values, so both ways must give back the same value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from protocol.records import KINDS, Field, Kind, Type

Value = Any
Record = dict[str, Value]

#: Columns that each laptop derives for itself; they do not travel. ``derive`` of the journal fills them.
DERIVED: Mapping[str, tuple[str, ...]] = {"person": ("name_key", "initials", "stroke_key")}

#: Columns that follow from several rows: which row stands for a merged one. Also each laptop's own.
SETTLED: Mapping[str, tuple[str, ...]] = {"person": ("survivor",)}

#: Who made and last changed a row, from its operations: milliseconds since 1970 UTC, and the user's id.
MARKS = ("created_at", "created_by", "updated_at", "updated_by")


_json_encode = msgspec.json.Encoder().encode
_json_decode = msgspec.json.Decoder().decode


def _encode_refs(value: list[bytes]) -> str:
    return _json_encode([ref.hex() for ref in value]).decode()


def _decode_refs(text: str) -> list[bytes]:
    return [bytes.fromhex(ref) for ref in _json_decode(text)]


def _encode_json(value: Value) -> str:
    return _json_encode(value).decode()


_ENCODERS: Mapping[Type, Callable[[Any], Any]] = {
    Type.REFS: _encode_refs,
    Type.LIST: _encode_json,
    Type.JSON: _encode_json,
}
_DECODERS: Mapping[Type, Callable[[Any], Any]] = {
    Type.REFS: _decode_refs,
    Type.LIST: _json_decode,
    Type.JSON: _json_decode,
}

#: Fields of each kind that stand otherwise in SQLite than in Python: name → converter.
ENCODED: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
    kind.name: {f.name: _ENCODERS[f.type] for f in kind.fields if f.type in _ENCODERS} for kind in KINDS
}
DECODED: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
    kind.name: {f.name: _DECODERS[f.type] for f in kind.fields if f.type in _DECODERS} for kind in KINDS
}


def to_column(kind: str, field: str, value: Value) -> Value:
    """A field's value as it stands in its column."""
    encode = ENCODED[kind].get(field)
    return value if encode is None or value is None else encode(value)


def from_column(kind: str, field: str, value: Value) -> Value:
    """One column's value as Python has it."""
    decode = DECODED[kind].get(field)
    return value if decode is None or value is None else decode(value)


def from_columns(kind: str, record: Record) -> Record:
    """Converts a row as read from its table, in place."""
    for name, decode in DECODED[kind].items():
        value = record.get(name)
        if value is not None:
            record[name] = decode(value)
    return record


def normal(field: Field, value: Value) -> Value:
    """The one form of a value before it is stored or sent; empty text and empty lists are None, a list names nobody
    twice.

    Raises TypeError where the value is not of the field's type: a bug of the caller, never typed text.
    """
    if value is None or value == "" or value == [] or (value == b"" and field.type is Type.SEALED):
        return None
    expected = _PYTHON[field.type]
    if field.type is Type.FLAG:
        return 1 if value else None
    if field.type is Type.REAL and isinstance(value, int | float):
        return float(value) + 0.0  # never a negative zero
    if field.type is Type.JSON:
        return value
    if not isinstance(value, expected) or isinstance(value, bool):
        raise TypeError(f"{field.name} takes {expected.__name__}, not {type(value).__name__}")
    if field.type is Type.REF and (not isinstance(value, bytes) or len(value) != 16):
        raise TypeError(f"{field.name} takes an id of 16 bytes")
    if isinstance(value, list):
        return list(dict.fromkeys(value))
    return value


_PYTHON: Mapping[Type, type] = {
    Type.TEXT: str,
    Type.DATE: str,
    Type.TIME: str,
    Type.INT: int,
    Type.FLAG: int,
    Type.REAL: float,
    Type.REF: bytes,
    Type.BYTES: bytes,
    Type.REFS: list,
    Type.LIST: list,
    Type.JSON: object,
    Type.SEALED: bytes,
}


def to_wire(kind: Kind, record: Mapping[str, Value]) -> dict[int, Value]:
    """Field numbers → values of what is not empty in ``record`` (decoded form)."""
    return {f.number: value for f in kind.fields if (value := record.get(f.name)) is not None}

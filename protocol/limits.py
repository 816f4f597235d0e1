"""What an operation may hold. One that breaks a rule is taken in, refused with its reason, and listed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from protocol.lists import LIST_FIELDS
from protocol.operations import Operation, Value, is_blank
from protocol.records import BY_NUMBER, DELETED, FIELD_LIMIT, Type, Writes
from protocol.wire import (
    LARGE_FRAME,
    MAX_DEPTH,
    MAX_FIELDS,
    MAX_JSON,
    MAX_LIST,
    MAX_NUMBER,
    MAX_REQUEST,
    MAX_SEALED,
    MAX_TEXT,
    MAX_VALUES,
    Refusal,
)

#: Bytes of an operation as it is hashed: whatever is around it, a request and a frame have room for it.
MAX_OPERATION = MAX_REQUEST // 2
#: … of which larger ones than this are counted value by value.
_LARGE = LARGE_FRAME // 4
_encode = msgspec.msgpack.Encoder().encode
_INT_LIMIT = 1 << 63
_FIELD_LIMIT = 1 << 16
#: Kinds that the server writes → the fields that people may.
_BY_PEOPLE: Mapping[int, frozenset[int]] = {
    kind.number: frozenset(kind.by_name[name].number for name in kind.by_people)
    for kind in BY_NUMBER.values()
    if kind.writes is Writes.SERVER
}


def refusal_of(op: Operation) -> str:
    """Why ``op`` may not change anything: a ``Refusal`` code, or ""."""
    if is_blank(op):
        return Refusal.ERASED
    if op.stamp >= MAX_NUMBER:
        return Refusal.STAMP
    if not 1 <= op.act <= op.number:
        return Refusal.ACT
    if len(op.fields) > MAX_FIELDS:
        return Refusal.FIELDS
    if op.kind in _BY_PEOPLE and not op.fields.keys() <= _BY_PEOPLE[op.kind]:
        return Refusal.SERVER_ONLY
    checks = _CHECKS.get(op.kind, _UNKNOWN_KIND)
    for field, value in op.fields.items():
        check = checks.get(field)
        if check is not None:
            reason = "" if value is None else check(value)
        elif type(field) is not int or not 1 <= field < _FIELD_LIMIT:
            reason = Refusal.FIELDS
        else:
            reason = _any(value, 1)
        if reason:
            return reason
    return ""


def unsendable(op: Operation, body: bytes) -> str:
    """Why ``op`` is not to be written at all: a server would refuse what it holds, or no frame would carry it and all
    that is written after it would wait behind it. A ``Refusal`` code, or "". ``body``: its canonical bytes."""
    if len(body) > MAX_OPERATION:
        return Refusal.TEXT
    reason = refusal_of(op)
    if reason in (Refusal.VALUE, Refusal.TEXT, Refusal.LIST, Refusal.DEPTH, Refusal.FIELDS):
        return reason
    return Refusal.LIST if len(body) > _LARGE and sum(map(_count, op.fields.values())) > MAX_VALUES // 2 else ""


def _count(value: Any) -> int:
    """Values in a value whose depth was looked at."""
    if type(value) is dict:
        return 1 + len(value) + sum(map(_count, value.values()))
    return 1 + sum(map(_count, value)) if type(value) is list else 1


def is_storable(kind: int, fields: Mapping[int, Value]) -> bool:
    """Whether each value is of its field's type, however long: what is refused need not be, what is shown must."""
    checks = _CHECKS.get(kind, _UNKNOWN_KIND)
    for field, value in fields.items():
        check = None if value is None else checks.get(field)
        if check is not None and (reason := check(value)) and reason == Refusal.VALUE:
            return False
    return True


def _text(value: Value) -> str:
    if type(value) is not str:
        return Refusal.VALUE
    if len(value) * 4 > MAX_TEXT and len(value.encode()) > MAX_TEXT:
        return Refusal.TEXT
    return ""


def _int(value: Value) -> str:
    return "" if type(value) is int and -_INT_LIMIT <= value < _INT_LIMIT else Refusal.VALUE


def _flag(value: Value) -> str:
    return "" if type(value) is int and value in (0, 1) else Refusal.VALUE


def _real(value: Value) -> str:
    # Never an int: a laptop's REAL column gives a float back, and the digests would differ.
    return "" if type(value) is float and value - value == 0 else Refusal.VALUE


def _column_real(value: Value) -> str:
    # SQLite has no negative zero in a column, and the digests would differ.
    return _real(value) or ("" if value != 0.0 or math.copysign(1.0, value) > 0 else Refusal.VALUE)


def _ref(value: Value) -> str:
    return "" if type(value) is bytes and len(value) == 16 else Refusal.VALUE


def _bytes(value: Value) -> str:
    if type(value) is not bytes:
        return Refusal.VALUE
    return "" if len(value) <= MAX_TEXT else Refusal.TEXT


def _sealed(value: Value) -> str:
    if type(value) is not bytes or not value:
        return Refusal.VALUE
    return "" if len(value) <= MAX_SEALED else Refusal.TEXT


def _list_of(check: Callable[[Value], str]) -> Callable[[Value], str]:
    def check_list(value: Value) -> str:
        if type(value) is not list:
            return Refusal.VALUE
        reasons = set(map(check, value))
        if Refusal.VALUE in reasons:
            return Refusal.VALUE
        return Refusal.LIST if len(value) > MAX_LIST else next(filter(None, reasons), "")

    return check_list


def _change_of(check: Callable[[Value], str]) -> Callable[[Value], str]:
    def check_change(value: Value) -> str:
        if type(value) is not list or len(value) != 2:
            return Refusal.VALUE
        return next(filter(None, map(check, value)), "")

    return check_change


def _json(value: Value) -> str:
    return _any(value, 1, json=True) or (Refusal.TEXT if len(_encode(value)) > MAX_JSON else "")


def _any(value: Any, depth: int, *, json: bool = False) -> str:
    if value is None or type(value) is bool:
        return ""
    if type(value) is str:
        return _text(value)
    if type(value) is int:
        return _int(value)
    if type(value) is float:
        return _real(value)
    if type(value) is bytes:
        return Refusal.VALUE if json else _bytes(value)
    if type(value) not in (list, dict):
        return Refusal.VALUE
    if depth >= MAX_DEPTH:
        return Refusal.DEPTH
    if len(value) > MAX_LIST:
        return Refusal.LIST
    if type(value) is dict:
        if not all(type(key) is str and not _text(key) for key in value):
            return Refusal.VALUE
        value = value.values()
    return next((reason for item in value if (reason := _any(item, depth + 1, json=json))), "")


_BY_TYPE: Mapping[Type, Callable[[Value], str]] = {
    Type.TEXT: _text,
    Type.DATE: _text,
    Type.TIME: _text,
    Type.INT: _int,
    Type.FLAG: _flag,
    Type.REAL: _column_real,
    Type.REF: _ref,
    Type.BYTES: _bytes,
    Type.REFS: _list_of(_ref),
    Type.LIST: _list_of(_text),
    Type.JSON: _json,
    Type.SEALED: _sealed,
}
_UNKNOWN_KIND: Mapping[int, Callable[[Value], str]] = {DELETED.number: _flag}
_CHECKS: Mapping[int, Mapping[int, Callable[[Value], str]]] = {
    kind.number: {field.number: _BY_TYPE[field.type] for field in kind.fields}
    | {n + FIELD_LIMIT: _change_of(_BY_TYPE[kind.by_number[n].type]) for n in LIST_FIELDS[kind.number]}
    for kind in BY_NUMBER.values()
}

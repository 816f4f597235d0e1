"""What an author may write, by kind. Asked by the server about every operation, and by a laptop before it writes one.

Nobody reads less: every laptop of a township holds all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from protocol.operations import Value
from protocol.records import ERASURE, ORG_UNIT, USER

CHAIR: Final = "chair"
GACHA_CHAIR: Final = "gacha_chair"
VIEWER: Final = "viewer"
#: Who may more comes later.
ROLES: Final = (VIEWER, GACHA_CHAIR, CHAIR)

_CHAIRS_ONLY: Final = frozenset({ORG_UNIT.number, ERASURE.number})
_ROLE: Final = USER.by_name["role"].number


def role_of(certified: str, stated: Value) -> str:
    """An author's role: what her ``user`` row states (a chair's where it states none, a viewer's where the word is not
    known), never above what her device is certified for."""
    return ROLES[min(_rank(certified), _rank(stated))]


def may_write(role: str, author: bytes, kind: int, row: bytes, fields: Mapping[int, Value]) -> bool:
    """Whether an author of this role may write these fields (by wire number) of the row. Everybody may say who she is
    herself, but not make herself more than she is."""
    if kind == USER.number and row == author:
        return _ROLE not in fields or _rank(fields[_ROLE]) <= _rank(role)
    if role == CHAIR:
        return True
    return role == GACHA_CHAIR and kind not in _CHAIRS_ONLY and kind != USER.number


def _rank(role: Value) -> int:
    if role is None:
        return ROLES.index(CHAIR)
    return ROLES.index(role) if role in ROLES else 0

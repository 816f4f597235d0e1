"""What an author may write, by kind. Asked by the server about every operation, and by a laptop before it writes one.

Nobody reads less: every laptop of a township holds all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from protocol.operations import Value
from protocol.records import BY_NUMBER, ERASURE, SETTING, USER, Writes

CHAIR: Final = Writes.CHAIR.value
#: Stands in for the chair in all but who the users are, what is set for the township, and whom it erases.
VICE_CHAIR: Final = "vice_chair"
GACHA_CHAIR: Final = Writes.GACHA_CHAIR.value
RECORDER: Final = Writes.RECORDER.value
VIEWER: Final = "viewer"
#: Who may more comes later.
ROLES: Final = (VIEWER, RECORDER, GACHA_CHAIR, VICE_CHAIR, CHAIR)

_RANKS: Final = {role: rank for rank, role in enumerate(ROLES)}
_HIGHEST: Final = _RANKS[CHAIR]
_CHAIRS_ALONE: Final = frozenset({USER.number, ERASURE.number, SETTING.number})


def _least(number: int, writes: Writes) -> str:
    """What the server writes people decide about; ``protocol.limits`` says which fields."""
    if writes is Writes.CHAIR and number not in _CHAIRS_ALONE:
        return VICE_CHAIR
    return GACHA_CHAIR if writes is Writes.SERVER else writes.value


#: By kind the least rank that may write it.
_LEAST: Final = {kind.number: _RANKS[_least(kind.number, kind.writes)] for kind in BY_NUMBER.values()}
_ROLE: Final = USER.by_name["role"].number


def role_of(certified: str, stated: Value) -> str:
    """An author's role: what her ``user`` row states (a chair's where it states none, a viewer's where the word is not
    known), never above what her device is certified for."""
    return ROLES[min(_rank(certified), _rank(stated))]


def may_write(
    role: str, author: bytes, kind: int, row: bytes, fields: Mapping[int, Value], *, new: bool = False
) -> bool:
    """Whether an author of this role may write these fields (by wire number) of the row, which is ``new`` or stands.
    Everybody may say who she is herself, but not make herself more than she is; a new user states her role."""
    if kind == USER.number and new and fields.get(_ROLE) is None:
        return False
    if kind == USER.number and row == author:
        return _ROLE not in fields or _rank(fields[_ROLE]) <= _rank(role)
    return _rank(role) >= _LEAST.get(kind, _HIGHEST)


def least_role(kind: int) -> str:
    """The least role that may write a kind; of one that is not known only chairs."""
    return ROLES[_LEAST.get(kind, _HIGHEST)]


def _rank(role: Value) -> int:
    if role is None:
        return _HIGHEST
    return _RANKS.get(role, 0) if isinstance(role, str) else 0

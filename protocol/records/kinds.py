"""What a kind of record is made of: its fields, how two laptops' edits of one are merged, and who may write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Final

from protocol.ids import derived_id

#: Numbers of kinds are at most this, those of fields below ``FIELD_LIMIT``: above it they say something about a field.
KIND_LIMIT: Final = 110
FIELD_LIMIT: Final = 128


class Type(Enum):
    """What a field holds; in brackets what travels (None is "empty" for each)."""

    TEXT = "text"  # (str)
    DATE = "date"  # (str: ISO date, or partial: 1975, 1975-03)
    TIME = "time"  # (str: local ISO date and time, 2026-11-24T18:00)
    INT = "int"  # (int)
    FLAG = "flag"  # (int 0 or 1)
    REAL = "real"  # (float)
    REF = "ref"  # (bytes, 16: another row's id)
    BYTES = "bytes"  # (bytes)
    REFS = "refs"  # (list of 16-byte ids)
    LIST = "list"  # (list of str)
    JSON = "json"  # (nested lists, dicts, str, int; ids as hex)
    SEALED = "sealed"  # (bytes that only who has their key can read; neither server nor sync looks into them)


#: Types that hold a list: of them an operation says what was added and taken off (``protocol.lists``).
LISTS: Final = frozenset((Type.REFS, Type.LIST))


class Policy(Enum):
    """How concurrent edits of one field are merged."""

    LATEST = "latest"  # the later stamp wins, the loser goes to the record's history; lists are put together
    REVIEW = "review"  # the confirmed value stays, a person decides


class Erased(Enum):
    """What becomes of a row when the woman to whom one of its fields refers is erased on request."""

    HERS = "hers"  # the row goes
    ABOUT = "about"  # its words go; codes, dates and counts stay for past figures
    NAMED = "named"  # the reference stays, and shows that she was erased


class Writes(Enum):
    """Who may write a kind: people of this role or above (``protocol.roles``), or the server's merge alone."""

    CHAIR = "chair"
    GACHA_CHAIR = "gacha_chair"
    RECORDER = "recorder"
    SERVER = "server"


@dataclass(frozen=True)
class Field:
    """One field of a kind; ``number`` is its name on the wire.

    ``to``: the kind that a REF or REFS points to, None where it may be any. ``owner``: the row that it points to has
    this one as its child. ``erased``: stated wherever a reference may be to a person; an owner without it takes its
    children along as it goes itself. ``code``: text of a list of codes, never somebody's words.
    """

    name: str
    number: int
    type: Type
    policy: Policy = Policy.LATEST
    to: str | None = None
    owner: bool = False
    erased: Erased | None = None
    code: bool = False

    def __post_init__(self) -> None:
        refers = self.type in (Type.REF, Type.REFS)
        if refers and self.to in ("person", None) and self.erased is None:
            raise ValueError(f"{self.name}: what becomes of it when she is erased?")
        if self.type is Type.REFS and self.erased not in (None, Erased.NAMED):
            raise ValueError(f"{self.name}: a list only names her")
        if (self.owner and self.type is not Type.REF) or (self.erased is not None and not refers):
            raise ValueError(f"{self.name} is no reference")


@dataclass(frozen=True)
class Kind:
    """One kind of record. ``key``: the fields that its derived id is made of (all set), else the id is a UUIDv7.

    ``by_people``: of a kind that the server writes, the fields that a gacha chair or a chair may.
    """

    name: str
    number: int
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    writes: Writes = Writes.CHAIR
    by_people: tuple[str, ...] = ()
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    by_number: Mapping[int, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {f.name: f for f in self.fields})
        object.__setattr__(self, "by_number", {f.number: f for f in self.fields})

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Field names in wire order."""
        return tuple(f.name for f in self.fields)

    def derived_id(self, values: Mapping[str, object]) -> bytes | None:
        """The id that the key fields give, or None where the kind has no key or a part of it is empty."""
        parts = [values.get(name) for name in self.key]
        if not parts or any(part is None for part in parts):
            return None
        return derived_id(self.name, *parts)  # type: ignore[arg-type]


#: Every kind has it: 1 once the row was deleted. Deleting against editing is always a person's decision.
DELETED: Final = Field("deleted", 1, Type.FLAG, Policy.REVIEW)


def kind(
    name: str,
    number: int,
    *fields: Field,
    key: tuple[str, ...] = (),
    writes: Writes = Writes.CHAIR,
    by_people: tuple[str, ...] = (),
) -> Kind:
    """A kind with these fields besides ``deleted``."""
    return Kind(name, number, (DELETED, *fields), key, writes, by_people)


def text(name: str, number: int) -> Field:
    """Text of which the later one wins."""
    return Field(name, number, Type.TEXT)


def code(name: str, number: int) -> Field:
    """Text of a list of codes."""
    return Field(name, number, Type.TEXT, code=True)


def sealed(name: str, number: int, policy: Policy = Policy.REVIEW) -> Field:
    """Words that only some may read. A person decides between two of them: nobody else would notice that one went."""
    return Field(name, number, Type.SEALED, policy)


def review(
    name: str, number: int, type: Type = Type.TEXT, to: str | None = None, erased: Erased | None = None
) -> Field:
    """A field where a person decides between two that did not know of each other."""
    return Field(name, number, type, Policy.REVIEW, to, erased=erased)


def date(name: str, number: int) -> Field:
    """A date, which may be partial."""
    return Field(name, number, Type.DATE)


def integer(name: str, number: int) -> Field:
    """A whole number."""
    return Field(name, number, Type.INT)


def flag(name: str, number: int) -> Field:
    """Yes or no."""
    return Field(name, number, Type.FLAG)


def ref(name: str, number: int, to: str | None, erased: Erased | None = None) -> Field:
    """A reference to a row of the kind ``to``, None where it may be any."""
    return Field(name, number, Type.REF, to=to, erased=erased)


def refs(name: str, number: int, to: str, erased: Erased | None = None) -> Field:
    """A list of references to rows of the kind ``to``."""
    return Field(name, number, Type.REFS, to=to, erased=erased)


def owner(name: str, number: int, to: str | None, erased: Erased | None = None) -> Field:
    """A reference to the row whose child this one is."""
    return Field(name, number, Type.REF, to=to, owner=True, erased=erased)

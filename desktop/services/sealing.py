"""封存 Sealed words: written and read here alone (decision 94).

Who may not read them is shown 封存; who may reads them by ``unseal``, which first writes down that she did. The keys
lie in the encrypted database of this laptop; a township whose records lie plain takes no sealed words at all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import KnownError
from desktop.services import codes
from desktop.store import seal_keys
from desktop.store.queries import openings as queries
from desktop.store.values import Value
from protocol import sealing
from protocol.records import BY_NAME, Type
from protocol.roles import CHAIR

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What stands on papers and in tables in place of the words.
HIDDEN: Final = "封存"
#: The row that words of a draft stand in: a new record has no id yet.
_DRAFT: Final = b"draft"


@dataclass(frozen=True)
class Sealed:
    """Words that lie sealed, and where: what forms and lists hold in place of them. ``row``: the record's id."""

    kind: str
    field: str
    row: bytes
    value: bytes = dataclasses.field(repr=False)

    @property
    def place(self) -> sealing.Place:
        """Where they stand, by its numbers."""
        return place_of(self.kind, self.field, self.row)


@dataclass(frozen=True)
class Clear:
    """Words as somebody types them, to be sealed. They stand in memory alone: nothing writes them down."""

    text: str = dataclasses.field(repr=False)


@dataclass(frozen=True)
class Opening:
    """One time that somebody read a record. ``at`` (ms UTC), ``author``: a user; ``field``: which sealed words, "" for
    the record's page; ``reason``: a code of ``codes.OPENING_REASON``."""

    at: int
    author: bytes
    kind: str
    row: bytes
    field: str
    reason: str


def place_of(kind: str, name: str, row: bytes) -> sealing.Place:
    """A field of a record, by its numbers."""
    return sealing.Place(BY_NAME[kind].number, BY_NAME[kind].by_name[name].number, row)


def sealed_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind that hold sealed words."""
    return _SEALED.get(kind, ())


_SEALED: Final[Mapping[str, tuple[str, ...]]] = {
    kind.name: names
    for kind in BY_NAME.values()
    if (names := tuple(f.name for f in kind.fields if f.type is Type.SEALED))
}


class Sealing:
    """The sealed words of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- who --------------------------------------------------------------------------------------------------------

    @property
    def why_not(self) -> str:
        """Why who uses this laptop can neither read nor write sealed words, a code of ``desktop.ui.messages``; "" where
        she can. ``sealed_plain``: the records lie plain; ``sealed_role``: she may not; ``sealed_no_key``: this laptop
        was not given the township's key."""
        desk = self._desk
        if desk.key is None:
            return "sealed_plain"
        if not self.may:
            return "sealed_role"
        return "" if seal_keys.held(desk.db) or self._makes_its_own else "sealed_no_key"

    @property
    def may(self) -> bool:
        """Whether who uses this laptop is one who reads sealed words at all: the chair, and whom she named."""
        records = self._desk.records
        named = records.may_write and records.user in self._desk.township_settings.sealed_readers()
        return records.role == CHAIR or named

    @property
    def can_open(self) -> bool:
        """Whether who uses this laptop can read and write sealed words."""
        return not self.why_not

    @property
    def _makes_its_own(self) -> bool:
        """A laptop that never joined a server makes the township's key itself."""
        return not self._desk.records.joined

    # --- writing ----------------------------------------------------------------------------------------------------

    def seal(self, kind: str, name: str, row: bytes, words: str) -> bytes:
        """Words as the field of a record holds them. Raises KnownError with a code of ``why_not``."""
        return sealing.seal(self._key(), place_of(kind, name, row), words)

    def sealed_for(self, kind: str, row: bytes, values: Mapping[str, Value]) -> dict[str, Value]:
        """Values of a record as they are stored: what was typed is sealed, what stood sealed elsewhere (in a draft, in
        another row) is sealed anew for this record. Raises KnownError as ``seal``."""
        return {name: self._for(kind, name, row, value) for name, value in values.items()}

    def for_draft(self, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values of a form with what was typed of sealed words sealed, the rows that the record owns among them."""
        return {name: self._drafted(kind, name, value) for name, value in values.items()}

    def _for(self, kind: str, name: str, row: bytes, value: Value) -> Value:
        if isinstance(value, Clear):
            return self.seal(kind, name, row, value.text)
        if not isinstance(value, Sealed):
            return value
        place = place_of(kind, name, row)
        if value.place == place:
            return value.value
        self._check()
        words = sealing.unseal(sealing.by_id(seal_keys.held(self._desk.db)), value.place, value.value)
        if words is None:
            raise KnownError("sealed_damaged")
        return sealing.seal(self._key(), place, words)

    def _drafted(self, kind: str, name: str, value: Any) -> Any:
        if isinstance(value, Clear):
            return Sealed(kind, name, _DRAFT, self.seal(kind, name, _DRAFT, value.text))
        if isinstance(value, list):
            return [self.for_draft(name, each) if isinstance(each, Mapping) else each for each in value]
        return value

    def _key(self) -> bytes:
        """The key for what is written now; made where this is the first of a township without a server."""
        self._check()
        held = seal_keys.held(self._desk.db)
        return held[-1] if held else seal_keys.first(self._desk.db)

    def _check(self) -> None:
        if code := self.why_not:
            raise KnownError(code)

    # --- reading ----------------------------------------------------------------------------------------------------

    def unseal(self, sealed: Sealed, reason: str) -> str | None:
        """The words, once it is written down that they were read; None where they open no more: they are damaged,
        or were not written for this record. ``reason``: a code of ``codes.OPENING_REASON``. Raises KnownError with a
        code of ``why_not``; ``sealed_no_key`` where they were sealed under a key that this laptop was not given."""
        return self.unseal_all([sealed], reason)[0]

    def unseal_all(self, cells: Sequence[Sealed], reason: str) -> list[str | None]:
        """``unseal`` of several, each written down."""
        if reason not in codes.OPENING_REASON:
            raise ValueError(f"no reason: {reason}")
        self._check()
        keys = sealing.by_id(seal_keys.held(self._desk.db))
        if any(sealing.sealed_under(cell.value) not in (None, *keys) for cell in cells):
            raise KnownError("sealed_no_key")
        # First: what cannot be written down is not shown.
        at, author = self._now(), self._desk.records.user
        queries.note(self._desk.db, [(at, author, cell.kind, cell.row, cell.field, reason) for cell in cells])
        return [sealing.unseal(keys, cell.place, cell.value) for cell in cells]

    def note_page(self, kind: str, row: bytes, reason: str = "work") -> None:
        """Writes down that who uses this laptop opened a record's page; once a day for each."""
        queries.note_page(self._desk.db, (self._now(), self._desk.records.user, kind, row, "", reason))

    def openings(self, kind: str, row: bytes, limit: int = 100) -> list[Opening]:
        """Who read a record on this laptop, the latest first."""
        return [Opening(*line) for line in queries.of(self._desk.db, kind, row, limit)]

    def count(self, kind: str) -> int:
        """How many records of a kind have sealed words."""
        return queries.sealed(self._desk.db, kind, sealed_fields(kind)) if sealed_fields(kind) else 0

    def _now(self) -> int:
        return int(self._desk.now().timestamp() * 1000)


def wrapped(kind: str, row: bytes, values: Mapping[str, Value]) -> dict[str, Value]:
    """Values as a table holds them, with sealed words told as such."""
    names = sealed_fields(kind)
    return {n: Sealed(kind, n, row, v) if n in names and isinstance(v, bytes) else v for n, v in values.items()}

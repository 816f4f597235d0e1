"""Erasure on request: what goes with a woman and what stays, asking for it, and her pictures' files on this laptop.

The server decides by the request, and every laptop follows at the same place of the township's log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.services.plain_kinds import PLAIN_BY_KIND, ROWS
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import drafts
from desktop.store.queries import erasure as queries
from protocol.ids import derived_id
from protocol.records import APPOINTMENT, ATTACHMENT, ATTENDANCE, ERASURE, FILE, PERSON, PERSON_ALIAS, VISIT
from protocol.roles import CHAIR

if TYPE_CHECKING:
    from desktop.store.township import Township

#: Why somebody is erased.
REASONS: Final = ("her_wish", "consent_withdrawn", "purpose_ended", "entered_wrongly")


class Extent(NamedTuple):
    """How many rows an erasure empties, and how many that name her only by her id stay for past figures.

    Of ``visits`` the words go; day, visitors and target stay. ``photos`` and ``files`` are those of her own page and of
    these visits.
    ``others``: records of other plain kinds, and rows that records own, that go or lose their words.
    """

    spellings: int
    visits: int
    photos: int
    attendances: int
    posts: int
    files: int = 0
    others: Mapping[str, int] = MappingProxyType({})


class Erasure:
    """Requests of one desk that a woman be forgotten."""

    def __init__(self, township: Township) -> None:
        self._township = township

    @property
    def may_ask(self) -> bool:
        """Whether who uses this laptop may ask for it: a chair."""
        return self._township.journal.role == CHAIR

    def extent(self, woman: bytes) -> Extent:
        """What there is of her."""
        goes, stays = queries.goes(self._township.db, woman), queries.stays(self._township.db, woman)
        return Extent(
            goes[PERSON_ALIAS.name],
            goes[VISIT.name],
            goes[ATTACHMENT.name],
            stays[ATTENDANCE.name],
            stays[APPOINTMENT.name],
            goes[FILE.name],
            {kind: goes[kind] for kind in (*PLAIN_BY_KIND, *ROWS) if goes[kind] and kind != VISIT.name},
        )

    def ask(self, woman: bytes, reason: str) -> Changes:
        """Asks that a woman be forgotten, for one of REASONS; she is off the roster at once. It is not taken back.
        Raises KnownError ``role_may_not`` where somebody else than a chair asks."""
        return self.ask_all([woman], reason)

    def ask_all(self, women: Sequence[bytes], reason: str) -> Changes:
        """``ask`` of several women in one act."""
        told = {"kind": PERSON.name, "reason": reason, "requested_on": self._township.today().isoformat()}
        edits: list[Edit] = []
        for woman in women:
            edits.append(Edit(PERSON.name, woman, {"deleted": 1}))
            edits.append(Edit(ERASURE.name, derived_id(ERASURE.name, PERSON.name, woman), {**told, "row": woman}))
        # No subject: the list of acts must not go on naming her.
        changes = self._township.journal.write(edits, Label("person.erase"))
        for woman in women:
            drafts.forget(self._township.db, woman)
        return changes

    def is_asked(self, woman: bytes) -> bool:
        """Whether the erasure of a woman was asked for, here or elsewhere."""
        return woman in self.all_asked()

    def all_asked(self) -> frozenset[bytes]:
        """Everybody whose erasure was asked for."""
        return frozenset(queries.asked(self._township.db))

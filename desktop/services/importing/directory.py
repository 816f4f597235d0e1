"""Whom a cell means by a name: women by name and gacha, households by their heads, homes, units. Nothing is guessed:
of two who may be meant a person says which.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.services.called import CALLED_BY_WHOSE, record_name, row_name
from desktop.services.comparing import squeezed
from desktop.services.importing.cells import Places, read_name
from desktop.services.importing.record_cells import name_and_place
from desktop.services.roster import Woman
from desktop.store import kind_queries as queries
from desktop.store.values import Record
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: A household is called by its head and one of these.
_HOUSEHOLD: Final = ("家庭", "一家", "户", "家")
_FEDERATION: Final = ("妇女联合会", "妇联", "妇代会")


#: Kinds whose rows are meant by what they are called, and the fields that say it.
_TITLED: Final = {"activity": ("title", "start"), "volunteer_team": ("name",), "programme": ("name", "year")} | {
    "need": ("no",)
}


class Meant(NamedTuple):
    """Whom a name means. ``code``: "" where it is the one of ``ids``, else why nobody knows."""

    ids: tuple[bytes, ...] = ()
    code: str = ""


UNKNOWN: Final = Meant((), "name_unknown")


class Newcomer(NamedTuple):
    """A woman whom a table names and the roster does not have."""

    name: str
    gacha: bytes | None


class Directory:
    """The names of a township as they stand when a plan is made."""

    def __init__(self, desk: Desk, places: Places) -> None:
        self._desk, self._places = desk, places
        self.newcomers: dict[bytes, Newcomer] = {}
        self._new: dict[tuple[str, bytes | None], bytes] = {}
        snapshot = desk.people.snapshot()
        self.survivors = snapshot.survivors
        self.women = snapshot.women
        self._by_name: dict[str, list[Woman]] = {}
        for woman in snapshot.women.values():
            for name in dict.fromkeys(woman.spelt.texts.split("\t")):
                if name:
                    self._by_name.setdefault(name, []).append(woman)
        units = desk.units
        self._gacha_of = {unit.id: getattr(units.resolve(unit.id), "id", unit.id) for unit in units.all()}
        self._found: dict[tuple[str, str, bytes | None], Meant] = {}
        self._titles: dict[str, dict[str, list[bytes]]] = {}

    def find(self, kind: str, words: str, gacha: bytes | None = None) -> Meant:
        """The row of a kind that is called so; ``gacha``: where a woman is of, as far as the table says it."""
        key = (kind, words, gacha)
        if key not in self._found:
            how = {"person": self._woman, "household": self._household, "home": self._home, "org_unit": self._unit}
            how |= {kind: partial(self._by_whose, kind) for kind in CALLED_BY_WHOSE}
            self._found[key] = how[kind](words, gacha) if kind in how else self._titled(kind, words)
        return self._found[key]

    def gacha_of(self, words: str) -> bytes | None:
        """The gacha that words name."""
        return self._places.read(words)[0] if words else None

    def stands(self, id: bytes) -> bytes:
        """Who stands for a woman."""
        return self.survivors.get(id, id)

    def born(self, id: bytes) -> str:
        """Her birth, as far as it is known; "" of a household it is nobody's."""
        woman = self.women.get(self.stands(id))
        return (woman.birth or "") if woman is not None else ""

    # --- women --------------------------------------------------------------------------------------------------------

    def _woman(self, words: str, gacha: bytes | None) -> Meant:
        name, place = name_and_place(words)
        found = self._by_name.get(squeezed(words), [])
        if not found and place:
            found, gacha = self._by_name.get(squeezed(name), []), self.gacha_of(place) or gacha
        if not found:
            return Meant((), "name_deleted") if squeezed(name) in self._gone("person") else UNKNOWN
        if gacha is not None:
            near = [woman for woman in found if woman.gacha and self._gacha_of.get(woman.gacha) == gacha]
            if not near and all(woman.gacha for woman in found):
                return Meant(tuple(woman.id for woman in found), "other_gacha")
            found = near or found
        ids = tuple(woman.id for woman in found)
        return Meant(ids, "" if len(ids) == 1 else "name_several")

    def newcomer(self, words: str, gacha: bytes | None = None) -> bytes:
        """The id that a woman gets whom the roster does not have; the same name of the same gacha is the same woman."""
        name, place = name_and_place(words)
        gacha = self.gacha_of(place) or gacha
        key = (squeezed(name), gacha)
        if key not in self._new:
            self._new[key] = new_id()
            self.newcomers[self._new[key]] = Newcomer(name, gacha)
        return self._new[key]

    def newcomer_values(self, id: bytes) -> Record:
        """What is written of her; she is to be completed."""
        name, gacha = self.newcomers[id]
        field, read = read_name(name)
        values: Record = {field if read.value else "name_zh": read.value or name, "gacha": gacha}
        return {**values, "sex": "2", "status": "active", "to_complete": 1}

    # --- households, homes, units -------------------------------------------------------------------------------------

    def _household(self, words: str, gacha: bytes | None) -> Meant:
        ending = next((ending for ending in _HOUSEHOLD if words.endswith(ending) and words != ending), None)
        if ending is None:
            return UNKNOWN
        head = self._woman(words.removesuffix(ending), gacha)
        if head.code:
            return head if head.ids else UNKNOWN
        woman = self.women.get(head.ids[0])
        home = woman.household if woman is not None else None
        if home is None or self._heads.get(home) != head.ids[0]:
            return Meant((), "no_household")
        return Meant((home,))

    @cached_property
    def _heads(self) -> dict[bytes, bytes]:
        return {home: self.stands(head) for home, head in queries.heads(self._desk.db)}

    def _by_whose(self, kind: str, words: str, gacha: bytes | None) -> Meant:
        found = tuple(id_ for id_, name in self._desk.plain[kind].names() if squeezed(name) == squeezed(words))
        return Meant(found, "" if len(found) == 1 else "name_several") if found else UNKNOWN

    def _home(self, words: str, gacha: bytes | None) -> Meant:
        found = tuple(dict.fromkeys(self._homes.get(squeezed(words), ())))
        if not found:
            return Meant((), "name_deleted") if squeezed(words) in self._gone("home") else UNKNOWN
        return Meant(found, "" if len(found) == 1 else "name_several")

    @cached_property
    def _homes(self) -> dict[str, list[bytes]]:
        found: dict[str, list[bytes]] = {}
        for id_, *names in queries.cells(self._desk.db, "home", ("name_zh", "name_mn")):
            for name in names:
                if name:
                    found.setdefault(squeezed(name), []).append(id_)
        return found

    def _unit(self, words: str, gacha: bytes | None) -> Meant:
        ids = tuple(dict.fromkeys(self._units.get(squeezed(words), ())))
        if not ids and (place := self.gacha_of(words)) is not None and not self._places.read(words)[1].kept:
            ids = (place,)
        if not ids:
            return UNKNOWN
        return Meant(ids, "" if len(ids) == 1 else "name_several")

    def _titled(self, kind: str, words: str) -> Meant:
        """A row of a kind with a title or a name; an activity also without its day, where one alone bears the title."""
        if kind not in _TITLED:
            return UNKNOWN
        if kind not in self._titles:
            found: dict[str, list[bytes]] = {}
            for id_, *cells in queries.cells(self._desk.db, kind, _TITLED[kind]):
                record = dict(zip(_TITLED[kind], cells, strict=True))
                for name in dict.fromkeys((row_name(kind, record), record_name(kind, record))):
                    found.setdefault(squeezed(name), []).append(id_)
            self._titles[kind] = found
        ids = tuple(self._titles[kind].get(squeezed(words), ()))
        return Meant(ids, "" if len(ids) == 1 else "name_several") if ids else UNKNOWN

    @cached_property
    def _units(self) -> dict[str, list[bytes]]:
        """Units by their names, also with the word for their federation; closed ones where no other is called so."""
        found: dict[str, list[bytes]] = {}
        working = self._desk.units.all()
        for unit in [u for u in working if u.works] + [u for u in working if not u.works]:
            stands = self._gacha_of[unit.id]
            for name in (unit.short, unit.name, unit.name_mn or ""):
                for each in (name, *(name + more for more in _FEDERATION)) if name else ():
                    known = found.setdefault(squeezed(each), [])
                    if unit.works or not known:
                        known.append(stands)
        return found

    # --- what was deleted ---------------------------------------------------------------------------------------------

    def _gone(self, kind: str) -> frozenset[str]:
        """The names of those that were deleted."""
        return self._deleted[kind]

    @cached_property
    def _deleted(self) -> dict[str, frozenset[str]]:
        return {
            kind: frozenset(squeezed(name) for _, name in queries.gone(self._desk.db, kind, "name_zh") if name)
            for kind in ("person", "home")
        }

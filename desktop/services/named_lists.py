"""Lists of women under a name: those that are asked anew each time (live), and those that hold whom somebody put there.

A live list (kind ``named_list``) is what narrows the roster, its search and its order, as plain data: a filter's name →
its value. One that a newer version made may name a filter that this one does not know: then the list shows nobody, for
showing more women than it means would put them on papers. A fixed list is a ``saved_list``, whose members two laptops
put together (``protocol.lists``).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.called import PERSON_NAMES
from desktop.services.comparing import alike, squeezed
from desktop.services.freshness import Freshness
from desktop.services.roster import Filter, Snapshot, select
from desktop.services.validation import clean_line
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label, ListChange
from desktop.store.queries import units as queries
from protocol.ids import new_id
from protocol.records import NAMED_LIST, SAVED_LIST
from protocol.wire import MAX_LIST

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Filters of a live list → what one holds. ``gacha``: a unit's id (hex), with whatever was merged into it.
FILTERS: Final[Mapping[str, type]] = {
    "text": str,
    "gacha": str,
    "status": str,
    "who": str,
    "tag": str,
    "post": str,
    "residence": str,
    "to_complete": bool,
    "review": bool,
}
#: How a live list is sorted.
ORDER: Final[Mapping[str, type]] = {"sort": str, "descending": bool}
SORTS: Final = frozenset({"name", "surname", "strokes", "gacha", "birth", "phone", "seen", "updated"})
#: So many digits in the words of a list are taken for a part of somebody's number.
FEW_DIGITS: Final = 4
#: Most characters of a name.
LONGEST: Final = 60


class NamedList(NamedTuple):
    """A list of women. ``query``: of a live one what it asks, see ``FILTERS`` and ``ORDER``; None of a fixed one.
    ``unknown``: names of filters that only a newer version knows."""

    id: bytes
    name: str
    query: dict[str, Any] | None = None
    unknown: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        """Whether it is asked anew each time."""
        return self.query is not None


def _understood(query: object) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What of a query this version knows, and the names of what it does not, or not with such a value."""
    if not isinstance(query, dict):
        return {}, ("query",)
    known = {**FILTERS, **ORDER}
    found: dict[str, Any] = {}
    unknown: list[str] = []
    for name, value in query.items():
        if value in (None, "", False) and name not in ("status", "who"):
            continue  # narrows nothing
        if name not in known or not (isinstance(value, known[name]) or (known[name] is bool and value == 1)):
            unknown.append(str(name))
        elif (name == "sort" and value not in SORTS) or (name == "gacha" and not _is_id(value)):
            unknown.append(name)
        else:
            found[name] = bool(value) if known[name] is bool else value
    return found, tuple(unknown)


def _is_id(value: str) -> bool:
    try:
        return len(bytes.fromhex(value)) == 16
    except ValueError:
        return False


@dataclass(frozen=True)
class _Known:
    """All lists by id, in their order; ``people``: whom somebody put on the fixed ones; ``on``: who is on each, as far
    as it was asked, of the roster ``snapshot``, which is another one as soon as a woman, a unit or the day changes."""

    lists: dict[bytes, NamedList]
    people: dict[bytes, list[bytes]]
    snapshot: Snapshot | None = None
    on: dict[bytes, list[bytes]] = field(default_factory=dict)


class NamedLists:
    """The lists of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._freshness = Freshness(desk, NAMED_LIST.name, SAVED_LIST.name)
        self._lock = threading.Lock()
        self._known = _Known({}, {})

    def _now(self, snapshot: Snapshot | None = None) -> _Known:
        """All lists; with a roster, who is on them is of that one."""
        with self._lock:
            changed = self._freshness.changed()
            if changed is None or changed:
                rows = self._desk.journal.rows.get_many(NAMED_LIST.name, queries.live_lists(self._desk.db))
                live = [NamedList(id_, row["name"] or "", *_understood(row["query"])) for id_, row in rows.items()]
                fixed = {id_: (name, people) for id_, name, people in self._desk.units.lists()}
                lists = {each.id: each for each in sorted(live, key=lambda each: (each.name, each.id))}
                lists |= {id_: NamedList(id_, name) for id_, (name, _) in fixed.items()}
                self._known = _Known(lists, {id_: people for id_, (_, people) in fixed.items()})
            if snapshot is not None and self._known.snapshot is not snapshot:
                self._known = _Known(self._known.lists, self._known.people, snapshot)
            return self._known

    def all(self) -> list[NamedList]:
        """All lists by name, live ones first."""
        return list(self._now().lists.values())

    def get(self, id: bytes) -> NamedList | None:
        """One list; None where it was deleted."""
        return self._now().lists.get(id)

    def whole(self, query: Mapping[str, Any]) -> dict[str, Any]:
        """A kept query with all that it does not name; a gacha by what it was merged into."""
        usual = {"text": "", "gacha": "", "status": "active", "who": "women", "tag": "", "post": "", "residence": ""}
        more = {"to_complete": False, "review": False, "sort": "name", "descending": False}
        found = {**usual, **more, **query}
        stands = self._desk.units.resolve(bytes.fromhex(found["gacha"])) if found["gacha"] else None
        return {**found, "gacha": stands.id.hex()} if stands is not None else found

    # --- who is on it -----------------------------------------------------------------------------------------------

    def filter(self, asked: NamedList) -> Filter:
        """What a live list asks of the roster. Raises KnownError ``list_is_newer``."""
        if asked.unknown:
            raise KnownError("list_is_newer", name=asked.name)
        query = self.whole(asked.query or {})
        return Filter(
            text=query["text"],
            gachas=self._desk.units.counts_as(bytes.fromhex(query["gacha"])) if query["gacha"] else frozenset(),
            status=query["status"],
            tag=query["tag"],
            to_complete=query["to_complete"],
            residence=query["residence"],
            post=query["post"],
            review=query["review"],
            who=query["who"],
        )

    def members(self, id: bytes) -> list[bytes]:
        """Whom a fixed list holds, as they stand: merged women once, without who was taken off the roster."""
        return self._members(self._now().people.get(id, []), self._desk.people.snapshot())

    @staticmethod
    def _members(people: Sequence[bytes], snapshot: Snapshot) -> list[bytes]:
        standing = dict.fromkeys(snapshot.survivors.get(id_, id_) for id_ in people)
        return [her for her in standing if her in snapshot.women]

    def women(self, id: bytes) -> list[bytes]:
        """Who is on a list now, in its order; a fixed one by name. [] where it asks what only a newer version knows."""
        asked = self.get(id)
        if asked is None or asked.unknown:
            return []
        if asked.query is not None and (query := self.whole(asked.query))["sort"] == "seen":
            return self._desk.people.ids(self.filter(asked), query["sort"], query["descending"])
        snapshot = self._desk.people.snapshot()
        return list(self._on(asked, self._now(snapshot), snapshot))

    def shown(self) -> dict[bytes, Sequence[bytes]]:
        """Who is on each list now, counted once until something changes; without the lists that only a newer version
        knows."""
        snapshot = self._desk.people.snapshot()
        known = self._now(snapshot)
        return {id_: self._on(each, known, snapshot) for id_, each in known.lists.items() if not each.unknown}

    def _on(self, asked: NamedList, known: _Known, snapshot: Snapshot) -> list[bytes]:
        found = known.on.get(asked.id)
        if found is None:
            if asked.query is None:
                members = set(self._members(known.people.get(asked.id, []), snapshot))
                found = [woman.id for woman in snapshot.by_name if woman.id in members]
            else:
                query = self.whole(asked.query)
                women = select(snapshot, self.filter(asked), query["sort"], query["descending"]).women
                found = [woman.id for woman in women]
            known.on[asked.id] = found
        return found

    def telling_of(self, woman: bytes) -> list[str]:
        """The names of the lists that tell of a woman by their name, or by what a live one searches for: one of her
        names, or four digits of her phone or identity number. Whom a list holds is no matter: that goes by itself."""
        person = self._desk.people.get(woman)
        if person is None:
            return []
        rows = self._desk.people.records([person.id, *self._desk.people.merged_into(person.id)]).values()
        names = {row[name] for row in rows for name in PERSON_NAMES} | {alias.text for alias in person.aliases}
        names = {name for name in map(squeezed, filter(None, names)) if len(name) > 1}
        numbers = [str(row[name]) for row in rows for name in ("phone", "id_no") if row[name]]

        def tells(words: object) -> bool:
            text = squeezed(str(words or ""))
            digits = ["".join(filter(str.isalnum, part)) for part in re.findall("[0-9][0-9xX -]{3,}", text)]
            return any(name in text for name in names) or any(
                part in number.casefold() for part in digits if len(part) >= FEW_DIGITS for number in numbers
            )

        return [each.name for each in self.all() if tells(each.name) or tells((each.query or {}).get("text"))]

    # --- what is written --------------------------------------------------------------------------------------------

    def keep(self, name: str, query: Mapping[str, Any]) -> Written:
        """A live list under a new name. Raises FieldErrors (name): empty, or there is one of that name."""
        title = self._title(name)
        plain = {
            key: value for key, value in query.items() if value not in (None, False, "") or key in ("status", "who")
        }
        row = new_id()
        edit = Edit(NAMED_LIST.name, row, {"name": title, "query": plain})
        return Written(row, self._desk.journal.write([edit], Label("named_list.save", title)))

    def ask_anew(self, id: bytes, query: Mapping[str, Any]) -> Changes:
        """A live list asks something else from now on."""
        title = (self.get(id) or NamedList(id, "")).name
        plain = {
            key: value for key, value in query.items() if value not in (None, False, "") or key in ("status", "who")
        }
        return self._desk.journal.write([Edit(NAMED_LIST.name, id, {"query": plain})], Label("named_list.save", title))

    def fix(self, name: str, people: Sequence[bytes]) -> Written:
        """A fixed list of these women under a new name. Raises FieldErrors (name), KnownError ``list_too_long``."""
        title = self._title(name)
        if len(people) > MAX_LIST:
            raise KnownError("list_too_long", most=MAX_LIST)
        row = new_id()
        edit = Edit(SAVED_LIST.name, row, {"name": title, "people": self._desk.people.standing(people)})
        return Written(row, self._desk.journal.write([edit], Label("saved_list.save", title)))

    def rename(self, id: bytes, name: str) -> Changes:
        """Raises FieldErrors (name)."""
        title = self._title(name, but=id)
        kind = self._kind(id)
        return self._desk.journal.write([Edit(kind, id, {"name": title})], Label(f"{kind}.save", title))

    def delete(self, id: bytes) -> Changes:
        """A list is no longer offered; its women stay."""
        kind, known = self._kind(id), self.get(id)
        label = Label(f"{kind}.delete", known.name if known else "")
        return self._desk.journal.write([Edit(kind, id, {"deleted": 1})], label)

    def take_off(self, id: bytes, people: Sequence[bytes]) -> Changes:
        """These women are on a fixed list no more: under whatever id they were put there."""
        known = next((each for each in self._desk.units.lists() if each[0] == id), None)
        survivors = self._desk.people.snapshot().survivors
        gone = set(self._desk.people.standing(people))
        taken = [ref for ref in (known[2] if known else ()) if survivors.get(ref, ref) in gone]
        edits = [Edit(SAVED_LIST.name, id, {"people": ListChange(taken=tuple(taken))})] if taken else []
        return self._desk.journal.write(edits, Label("saved_list.less", known[1] if known else ""))

    def _kind(self, id: bytes) -> str:
        known = self.get(id)
        return NAMED_LIST.name if known is not None and known.live else SAVED_LIST.name

    def check(self, name: str, fixed: bool = False) -> str:
        """A name as it is stored. Raises FieldErrors (name): empty, too long, or another list has it; with ``fixed`` a
        fixed list may have it already, as women are put on that one then."""
        return self._title(name, fixed=fixed)

    def _title(self, name: str, but: bytes | None = None, fixed: bool = False) -> str:
        title = clean_line(name)
        if not title:
            raise FieldErrors({"name": "required"})
        if len(title) > LONGEST:
            raise FieldErrors({"name": "text_too_long"})
        if any(alike(each.name, title) for each in self.all() if each.id != but and (each.live or not fixed)):
            raise FieldErrors({"name": "list_name_taken"})
        return title

"""妇女之家 Women's homes: the register, by season, by how long nothing was held there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import ChangedMeanwhile, FieldErrors
from desktop.services.called import home_name
from desktop.services.rows import all_changed_meanwhile, edits_of, held_by, parted, taken_with
from desktop.services.seen import Seen, edit_of
from desktop.services.validation import check_date, check_number, check_phone, clean_line
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import finding, people
from desktop.store.queries import homes as queries
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.records import HOME, HOME_PERSON

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: A home counts as quiet when nothing was held there for so many days.
QUIET_DAYS = 60


@dataclass(frozen=True)
class HomeFilter:
    """Which homes a list shows. ``text``: what ``matching`` reads of names and places; ``quiet``: nothing held there
    for QUIET_DAYS."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    org: bytes | None = None
    closed: bool = False
    quiet: bool = False
    season: str | None = None  # summer or winter: homes whose place in that season is known
    stands: tuple[str, ...] = ()  # codes of ``home_place_kind``: where they stand today


class Homes:
    """The register of women's homes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ids(self, filter: HomeFilter | None = None, order: str = "name", descending: bool = False) -> list[bytes]:
        """Ids of the homes that fit, sorted by ``name``, ``kind``, ``org``, ``stands`` (by camp
        and place) or ``last`` (longest quiet first)."""
        wanted = filter or HomeFilter()
        quiet_since = (self._desk.today() - timedelta(days=QUIET_DAYS)).isoformat() if wanted.quiet else None
        found = queries.ids(
            self._desk.db,
            kinds=list(wanted.kinds),
            org=wanted.org,
            closed=wanted.closed,
            quiet_since=quiet_since,
            season=wanted.season,
            stands=wanted.stands,
            order=order,
        )
        if wanted.text.strip():
            from desktop.services.matching import Query, spelt  # tables of readings: the first page needs none

            query = Query(wanted.text)
            named = {id_: spelt((zh, mn, *places)) for id_, zh, mn, _, *places in finding.homes(self._desk.db)}
            found = [id_ for id_ in found if id_ in named and query.finds(named[id_])]
        return found[::-1] if descending else found

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """A list's page of records in the order of ``ids``, None for one that is gone, each with its ``name``,
        ``keeper_name``, ``keeper_apart``, ``org_name``, ``last_held`` (ISO or None), ``held``."""
        rows = self._desk.journal.rows
        records = {id_: r for id_, r in rows.get_many("home", list(ids)).items() if not r["deleted"]}
        keeping = {r["keeper"] for r in records.values() if r["keeper"]}
        keepers, apart = self._desk.people.names(keeping), self._desk.people.apart(keeping)
        facts = queries.activity_facts(self._desk.db, list(ids)) if ids else {}
        for id_, record in records.items():
            record["name"] = home_name(record)
            record["keeper_name"] = keepers.get(record["keeper"], "")
            record["keeper_apart"] = apart.get(record["keeper"])
            record["org_name"] = self._desk.units.name(record["org"])
            record["last_held"], record["held"] = facts.get(id_, (None, 0))
        return [records.get(id_) for id_ in ids]

    def last_held(self, ids: Sequence[bytes]) -> list[tuple[bytes, str, str | None]]:
        """(id, name, when something was last held there, ISO or None) of homes, without the roster that tells who their
        keepers are."""
        records = self._desk.journal.rows.get_many("home", list(ids))
        facts = queries.activity_facts(self._desk.db, list(ids)) if ids else {}
        known = [(id_, records[id_]) for id_ in ids if id_ in records and not records[id_]["deleted"]]
        return [(id_, home_name(record), facts.get(id_, (None, 0))[0]) for id_, record in known]

    def get(self, id: bytes) -> Record | None:
        """One home as in ``page``, with ``people`` (row id, person, name, role), ``activities`` (id, start, title,
        status) and the rows that it owns (``home_place``: where it stands, the last one today)."""
        record = self.page([id])[0]
        if record is None:
            return None
        members = queries.people(self._desk.db, id)
        names = self._desk.people.names(person for _, person, _ in members)
        record["people"] = [(row, person, names[person], role) for row, person, role in members]
        record |= held_by(self._desk, HOME.name, id)
        record["activities"] = queries.activities(self._desk.db, id, 20)
        return record

    def count(self) -> int:
        """How many homes are open."""
        return queries.count(self._desk.db)

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        """Makes or changes a home, and where it stands. Raises FieldErrors (a name is needed), ChangedMeanwhile."""
        values, rows = parted(HOME.name, values)
        clean: dict[str, Value] = {
            name: clean_line(v) if isinstance(v, str) and name != "note" else v for name, v in values.items()
        }
        errors: dict[str, str] = {}
        if (id is None or "name_zh" in clean) and not clean.get("name_zh"):
            errors["name_zh"] = "required"
        phone = check_phone(clean.get("phone")) if "phone" in clean else None
        if phone is not None:
            clean["phone"] = phone.value
            if phone.error:
                errors["phone"] = phone.error
        for name in ("founded_on", "closed_on"):
            if name in clean:
                checked = check_date(clean[name], self._desk.today())
                clean[name] = checked.value
                if checked.error:
                    errors[name] = checked.error
        for name in ("area", "women_covered"):
            if clean.get(name) is not None:
                number = check_number(str(clean[name]))
                clean[name] = number.value
                if number.error:
                    errors[name] = number.error
        if errors:
            raise FieldErrors(errors)
        home = id or new_id()
        present = self._desk.journal.rows.get(HOME.name, home)
        edits = [edit_of(HOME.name, home, clean, seen), *edits_of(self._desk, home, rows, seen)]
        try:
            changes = self._desk.journal.write(edits, Label("home.save", home_name({**(present or {}), **clean})))
        except ChangedMeanwhile as error:
            raise error if seen is None else all_changed_meanwhile(self._desk, HOME.name, home, error, seen) from error
        return Written(home, changes)

    def delete(self, id: bytes) -> Changes:
        """Takes a home out of the register; it can be undone."""
        name = home_name(self._desk.journal.rows.get(HOME.name, id))
        edits = [Edit(HOME.name, id, {"deleted": 1}), *taken_with(self._desk, HOME.name, id)]
        return self._desk.journal.write(edits, Label("home.delete", name))

    def set_person(self, home: bytes, person: bytes, role: str | None) -> Changes:
        """Makes a woman one of the home's (``mobile`` or ``volunteer``); None takes her out."""
        row = HOME_PERSON.derived_id({"home": home, "person": person})
        if row is None:
            raise ValueError("home and person are needed")
        if role:
            fields: dict[str, Value] = {"home": home, "person": person, "role": role, "deleted": None}
            edits = [Edit(HOME_PERSON.name, row, fields)]
        else:  # also where she stands by an id that was merged into hers
            same = set(people.counted_as(self._desk.db, person))
            hers = [id_ for id_, of, who in people.home_people(self._desk.db) if of == home and who in same]
            edits = [Edit(HOME_PERSON.name, id_, {"deleted": 1}) for id_ in hers]
        return self._desk.journal.write(edits, Label("home.person"))

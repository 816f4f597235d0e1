"""妇女之家 Women's homes: a plain kind, with who belongs to one, what was held there, and how long nothing was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from desktop.services.called import home_name
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import finding, people
from desktop.store.queries import homes as queries
from desktop.store.values import Record, Value
from protocol.records import HOME_PERSON

#: Rows of who kept a home, and its field of who keeps it now.
_KEEPERS, _KEEPER = "home_keeper", "keeper"
#: What a new home is: that of a gacha.
_USUAL = "H10"


@dataclass(frozen=True)
class HomeFilter(PlainFilter):
    """Which homes a list shows. ``text``: what ``matching`` reads of names and places; ``quiet``: nothing held there
    for as long as the forms pack says."""

    quiet: bool = False


class Homes(PlainRecords):
    """The register of women's homes."""

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        """As of any plain kind; sorted by ``org`` as units stand in lists, or by ``last``, longest quiet first."""
        wanted, reverse = filter or PlainFilter(), bool(descending)
        own = order in ("org", "last")
        found = super().ids(replace(wanted, text=""), "" if own else order, None if own else descending)
        if wanted.text.strip():
            from desktop.services.matching import Query, spelt  # tables of readings: the first page needs none

            query = Query(wanted.text)
            named = {id_: spelt((zh, mn, *places)) for id_, zh, mn, _, *places in finding.homes(self._desk.db)}
            found = [id_ for id_ in found if id_ in named and query.finds(named[id_])]
        if isinstance(wanted, HomeFilter) and wanted.quiet:
            since = (self._desk.today() - timedelta(days=self.quiet_days())).isoformat()
            used = queries.held_since(self._desk.db, since)
            found = [id_ for id_ in found if id_ not in used]
        if order == "last":
            facts = self._facts(found)
            last = {id_: facts.get(id_, (None, 0))[0] or "" for id_ in found}
            found.sort(key=last.__getitem__, reverse=reverse)
        if order == "org":
            ranks = self._desk.units.ranks()
            orgs = {id_: row["org"] for id_, row in self._desk.journal.rows.get_many("home", found).items()}
            found.sort(key=lambda id_: ranks.get(orgs[id_], -1), reverse=reverse)
        return found

    def quiet_days(self) -> int:
        """After how many days without an activity a home counts as quiet."""
        return self._desk.forms_packs.home_rules()["quiet"]

    def _facts(self, ids: Sequence[bytes]) -> dict[bytes, tuple[str | None, int]]:
        return queries.activity_facts(self._desk.db, list(ids)) if ids else {}

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with its ``name``, ``last_held`` (ISO or None) and how much was ``held``."""
        records, facts = super().page(ids), self._facts(ids)
        for record in records:
            if record is not None:
                record["name"] = home_name(record)
                record["last_held"], record["held"] = facts.get(record["id"], (None, 0))
        return records

    def last_held(self, ids: Sequence[bytes]) -> list[tuple[bytes, str, str | None]]:
        """(id, name, when something was last held there, ISO or None) of homes, without the roster that tells who their
        keepers are."""
        records, facts = self._desk.journal.rows.get_many("home", list(ids)), self._facts(ids)
        known = [(id_, records[id_]) for id_ in ids if id_ in records and not records[id_]["deleted"]]
        return [(id_, home_name(record), facts.get(id_, (None, 0))[0]) for id_, record in known]

    def get(self, id: bytes) -> Record | None:
        """One home as in ``page``, with ``people`` (row id, person, name, role) and ``activities`` (id, start, title,
        status)."""
        record = super().get(id)
        if record is None:
            return None
        members = queries.people(self._desk.db, id)
        names = self._desk.people.names(person for _, person, _ in members)
        record["people"] = [(row, person, names[person], role) for row, person, role in members]
        record["activities"] = queries.activities(self._desk.db, id, 20)
        return record

    def proposal(self) -> dict[str, Value]:
        return {**super().proposal(), "kind": _USUAL}

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        """As of any plain kind. Another keeper leaves a row of who kept it until today; rows that were typed say who
        keeps it now."""
        rows = self._desk.rows[_KEEPERS]
        typed = values.get(_KEEPERS)
        if isinstance(typed, list):
            now = [row for row in typed if row.get("person") and not row.get("until")]
            if now and _KEEPER not in values:
                values = {**values, _KEEPER: max(now, key=lambda row: row.get("since") or "")["person"]}
        elif id is not None and _KEEPER in values:
            held, present = rows.of(id), self._desk.journal.rows.get("home", id)
            if present is not None and values[_KEEPER] != present[_KEEPER]:
                values = {**values, _KEEPERS: self._succession(held, present, values[_KEEPER])}
                seen = seen and Seen(seen.sight, {**seen.values, _KEEPERS: held})
        return super().save(id, values, seen)

    def _succession(self, held: list[Record], home: Mapping[str, Value], after: Value) -> list[Record]:
        """The rows of keepers once somebody else keeps a home, from today on."""
        today, before = self._desk.today().isoformat(), home[_KEEPER]
        found = [{**row, "until": today} if row["until"] is None and row["person"] != after else row for row in held]
        if before and not any(row["person"] == before for row in held):
            found.append({"person": before, "since": home["founded_on"], "until": today})
        if after and not any(row["person"] == after and row["until"] is None for row in held):
            found.append({"person": after, "since": today})
        return found

    def keepers_on(self, day: str) -> dict[bytes, bytes]:
        """Home → who kept it on an ISO day, as far as rows say; of the others who keeps it now."""
        return queries.keepers_on(self._desk.db, day)

    def set_kind(self, ids: Sequence[bytes], kind: str) -> Changes:
        """The kind of many homes, as one act; those that have it already stay as they are. Raises FieldErrors."""
        found = self.checked({"kind": kind}, {})
        rows = self._desk.journal.rows.get_many("home", list(ids))
        edits = [Edit("home", id_, found) for id_, row in rows.items() if row["kind"] != found["kind"]]
        return self._desk.journal.write(edits, Label("home.kind", str(len(edits)))) if edits else Changes()

    def subject(self, record: Mapping[str, Value]) -> str:
        return home_name(record)

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

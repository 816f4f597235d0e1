"""The roster: finding, writing and joining what is known about a woman."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import FieldErrors
from desktop.services import roster
from desktop.services.called import PERSON_NAMES, named, person_name
from desktop.services.comparing import squeezed
from desktop.services.freshness import Freshness
from desktop.services.matching import By, Query, spelt
from desktop.services.names import script_of
from desktop.services.newcomers import Newcomer, read_newcomer
from desktop.services.posts import checked_post
from desktop.services.roster import WOMAN, Filter, Snapshot
from desktop.services.seen import Seen, edit_of
from desktop.services.validation import (
    age,
    check_date,
    check_identity_number,
    check_phone,
    check_span,
    clean_line,
    identity_disagreements,
)
from desktop.store.changes import Changes, Edit, Label, ListChange
from desktop.store.queries import people as queries
from desktop.store.values import Record, Value
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: One of these is needed; what she is only called by does not make a record.
_NEEDED = ("name_zh", "name_mn", "name_latin")
#: Her other spellings, as a form holds them.
ALIASES = "aliases"
_DATES = ("birth", "consented_on")
_PLACES = ("summer_place", "winter_place", "note")


class Row(NamedTuple):
    """One line of the list of women. ``posts``: (code of ``codes.POST``, the unit's short name)."""

    id: bytes
    name: str
    gacha: str
    age: int | None
    phone: str
    tags: tuple[str, ...]
    posts: tuple[tuple[str, str], ...]
    residence: str
    status: str
    to_complete: bool
    conflict: bool
    sex: str = ""


class Apart(NamedTuple):
    """Year of birth and the phone's last digits, as far as they are known and needed to tell namesakes apart."""

    year: str
    tail: str


class Alias(NamedTuple):
    """Another spelling of a name."""

    id: bytes
    text: str
    script: str


class Appointment(NamedTuple):
    """A post of a woman. ``org_name`` is the unit's short name; dates may be partial."""

    id: bytes
    org: bytes | None
    org_name: str
    post: str
    engagement: str | None
    rank: str | None
    in_leading_group: bool
    from_date: str | None
    to_date: str | None
    how: str | None
    ended_why: str | None
    duty: str | None


class Attended(NamedTuple):
    """An activity that a woman was written down for. ``place`` is the home's name or the place."""

    activity: bytes
    start: str
    kind: str
    title: str
    status: str
    state: str
    place: str


class Visited(NamedTuple):
    """A visit to a woman or her household."""

    visit: bytes
    date: str
    target: str
    situation: str
    difficulty: str
    measure: str


@dataclass(frozen=True)
class Person:
    """All that a woman's page shows, but for her activities, visits and history."""

    id: bytes
    values: Record
    name: str
    aliases: list[Alias]
    household: Record | None
    members: list[tuple[bytes, str]]  # the others of her household: id, name
    appointments: list[Appointment]
    homes: list[tuple[bytes, str, str]]  # home, its name, her role there
    conflicts: list[str]  # fields that two people wrote differently


@dataclass(frozen=True)
class Saved:
    """A save: whose, what changed, and what looks wrong all the same (field → warning code)."""

    id: bytes
    changes: Changes
    warnings: dict[str, str]


@dataclass(frozen=True)
class Counts:
    """The roster in figures: women (and, among them, those whose sex nobody wrote down), and how many men there are.
    ``gachas``: unit → women on the roster."""

    active: int
    all: int
    without_sex: int
    men: int
    to_complete: int
    review: int
    without_phone: int
    gachas: dict[bytes, int]


class People:
    """The roster of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._db = desk.db
        self._journal = desk.journal
        self._last: roster.Selection | None = None  # typing goes on where it was: the next list is within this one
        self._seen: dict[bytes, str] = {}
        self._seen_freshness = Freshness(desk, "attendance", "activity", "visit", "person")

    @cached_property
    def _roster(self) -> roster.Roster:
        return roster.Roster(self._desk)

    # Lists and search -------------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """Every woman who is shown, at this moment."""
        return self._roster.snapshot()

    def ids(self, filter: Filter | None = None, sort: str = "name", descending: bool = False) -> list[bytes]:
        """The women who fit; ``sort``: name, strokes, surname, gacha, birth, phone, updated, seen (at an activity or a
        visit, the last first)."""
        if sort == "seen":
            seen, ids = self._seen_on(), self.ids(filter)
            known = sorted((id_ for id_ in ids if id_ in seen), key=lambda id_: seen[id_], reverse=not descending)
            never = [id_ for id_ in ids if id_ not in seen]
            return [*never, *known] if descending else [*known, *never]
        found = roster.select(self.snapshot(), filter or Filter(), sort, descending, self._last)
        self._last = found
        return [w.id for w in found.women]

    def _seen_on(self) -> dict[bytes, str]:
        """When each woman came or was visited last, read again where something of that changed."""
        changed = self._seen_freshness.changed()
        if changed is None or changed:
            self._seen = dict(queries.last_seen(self._db))
        return self._seen

    def of_gacha(self, gacha: bytes, filter: Filter | None = None) -> Filter:
        """A filter for the women of a unit, those of units merged into it with them."""
        base = filter or Filter()
        return Filter(**{**base.__dict__, "gachas": self._desk.units.counts_as(gacha)})

    def page(self, ids: Sequence[bytes]) -> list[Row | None]:
        """The lines of a list, one for each id; None for a woman who is gone meanwhile."""
        women = self.snapshot().women
        today = self._desk.today()
        names = self._desk.units.names()
        disputed = queries.rows_with_conflicts(self._db, "person")
        return [
            None
            if w is None
            else Row(
                w.id,
                w.name,
                names.get(w.gacha or b"", ""),
                age(w.birth, today),
                w.phone,
                w.tags,
                tuple((p.code, names.get(p.org, "")) for p in w.posts),
                w.residence or "",
                w.status,
                w.to_complete,
                w.id in disputed,
                w.sex,
            )
            for w in map(women.get, ids)
        ]

    def rows(self, ids: Sequence[bytes]) -> list[Row]:
        """The lines of the women among ``ids`` who are on the roster, in that order."""
        return [row for row in self.page(ids) if row is not None]

    def search(self, text: str, limit: int = 20, among: Collection[bytes] | None = None) -> list[Row]:
        """The women most likely meant by two characters of a name, initials, pinyin, a phone's tail or another
        spelling; also by what an input method is still composing. The likeliest first."""
        return self.rows([w.id for _, w in roster.search(self.snapshot(), Query(text), limit, among)])

    def named(self, name: str) -> list[bytes]:
        """The women on the roster whose whole name is this, however its blanks, dots and letters are written."""
        wanted = squeezed(name)
        return [row.id for row in self.search(name, 100) if wanted and squeezed(row.name) == wanted]

    def name(self, id: bytes) -> str:
        """The name to show for a woman's id, also of one who is no longer shown; never empty, see ``called``."""
        return self.names([id])[id]

    def names(self, ids: Iterable[bytes]) -> dict[bytes, str]:
        """``name`` of each of the ids."""
        return {id_: name for id_, (name, _) in self.whose(ids).items()}

    def whose(self, ids: Iterable[bytes]) -> dict[bytes, tuple[str, bytes | None]]:
        """Name to show and gacha of each of the ids, also of those who are no longer shown."""
        snapshot = self.snapshot()
        stands = {id_: snapshot.survivors.get(id_, id_) for id_ in ids}
        found = {id_: (w.name, w.gacha) for id_ in stands.values() if (w := snapshot.women.get(id_)) is not None}
        others = queries.names(self._db, list({id_ for id_ in stands.values() if id_ not in found}))
        found |= {id_: (named(names, deleted), gacha) for id_, *names, deleted, gacha in others}
        return {id_: found.get(her, (person_name(None), None)) for id_, her in stands.items()}

    def on_roster(self, ids: Iterable[bytes]) -> list[bytes]:
        """Who of the ids is on the roster and has not left, by name; who was merged, by who stands for her."""
        wanted = set(self.standing(ids))
        return [w.id for w in self.snapshot().by_name if w.id in wanted and w.status == "active"]

    def _same(self, id: bytes) -> list[bytes]:
        """All rows that are the same woman, she who stands for them first."""
        return queries.counted_as(self._db, id)

    def merged_into(self, id: bytes) -> list[bytes]:
        """The rows that were merged into a woman, over however many."""
        return self._same(id)[1:]

    def _stands(self, id: bytes) -> bytes:
        """Who stands for a row now: what is typed in a form that was opened before a merge is written to her."""
        return self._same(id)[0]

    def standing(self, ids: Iterable[bytes]) -> list[bytes]:
        """Who stands for each of the ids (herself, or what she was merged into), each once, in their order."""
        survivors = self.snapshot().survivors
        return list(dict.fromkeys(survivors.get(id_, id_) for id_ in ids))

    def apart(self, ids: Iterable[bytes]) -> dict[bytes, Apart]:
        """What tells a woman from another one of her name and gacha; only of those who have such a namesake."""
        snapshot = self.snapshot()
        found: dict[bytes, Apart] = {}
        for id_ in ids:
            woman = snapshot.women.get(snapshot.survivors.get(id_, id_))
            same = snapshot.namesakes.get((woman.named, woman.gacha), []) if woman else []
            if woman and same:
                year = (woman.birth or "")[:4]
                of_that_year = sum((other.birth or "")[:4] == year for other in same)
                found[id_] = Apart(year, woman.spelt.digits[-4:] if not year or of_that_year > 1 else "")
        return found

    def meant(self, text: str) -> set[bytes]:
        """Everybody whom a typed text may mean, also those who stand in no list any more; "" means nobody."""
        query = Query(text)
        if query.by is By.ALL:
            return set()
        others = queries.not_shown(self._db)
        gone = {id_ for id_, *names, phone in others if query.fit(spelt(names, phone)) is not None}
        return gone | {woman.id for woman in roster.meant(self.snapshot(), query)}

    def tags(self) -> list[str]:
        """The tags in use, the most frequent first."""
        found: dict[str, int] = {}
        for woman in self.snapshot().women.values():
            for tag in woman.tags:
                found[tag] = found.get(tag, 0) + 1
        return sorted(found, key=lambda tag: (-found[tag], tag))

    def counts(self) -> Counts:
        """The roster in figures."""
        everybody = self.snapshot().women.values()
        women = [w for w in everybody if not w.man]
        active = [w for w in women if w.status == "active"]
        return Counts(
            len(active),
            len(women),
            sum(w.sex != WOMAN for w in active),
            len(everybody) - len(women),
            sum(w.to_complete for w in active),
            sum(w.review for w in active),
            sum(not w.phone for w in active),
            self._desk.units.women(),
        )

    # One woman --------------------------------------------------------------------------------------------------

    def records(self, ids: Iterable[bytes], only: Collection[str] = ()) -> dict[bytes, Record]:
        """The records of these women by id, of many ``only`` these fields: deleted and merged ones too."""
        return self._journal.rows.get_many("person", list(dict.fromkeys(ids)), only)

    def get(self, id: bytes) -> Person | None:
        """A woman's page, by whatever id she was merged from; None where she is not known or deleted."""
        same = self._same(id)
        id = same[0]
        record = self._journal.rows.get("person", id)
        if record is None or record["deleted"]:
            return None
        joined = self.household_of(record)
        household = self._journal.rows.get("household", joined) if joined else None
        women = self.snapshot().women
        others = queries.household_members(self._db, household["id"]) if household else []
        return Person(
            id,
            record,
            person_name(record),
            [Alias(*row) for row in queries.alias_rows(self._db, same)],
            household,
            [(other, women[other].name) for other in others if other != id and other in women],
            self.appointments(id),
            queries.homes_of(self._db, same),
            [name for _, name in queries.open_conflicts(self._db, id)],
        )

    def appointments(self, id: bytes) -> list[Appointment]:
        """A woman's posts, those she holds first."""
        unit = self._desk.units.name
        return [
            Appointment(a, org, unit(org), post or "", eng, rank, bool(lead), since, until, how, why, duty)
            for a, org, post, eng, rank, lead, since, until, how, why, duty in queries.appointments(
                self._db, self._same(id)
            )
        ]

    def post(self, id: bytes) -> Record | None:
        """One post as it is written; None where it is gone."""
        row = self._journal.rows.get("appointment", id)
        return None if row is None or row["deleted"] else row

    def activities_of(self, id: bytes, limit: int = 200) -> list[Attended]:
        """The activities a woman was written down for, latest first."""
        return [
            Attended(a, start or "", kind or "", title or "", status or "", state or "", home or place or "")
            for a, start, kind, title, status, state, home, place in queries.activities_of(
                self._db, self._same(id), limit
            )
        ]

    def attended(self, id: bytes) -> int:
        """In how many activities a woman took part."""
        return queries.attended(self._db, self._same(id))

    def visits_of(self, id: bytes, limit: int = 200) -> list[Visited]:
        """The visits to a woman or her household, latest first."""
        same = self._same(id)
        record = self._journal.rows.get("person", same[0])
        household = record["household"] if record else None
        return [
            Visited(row[0], *(value or "" for value in row[1:6]))
            for row in queries.visits_of(self._db, same, household, limit)
        ]

    # Writing ----------------------------------------------------------------------------------------------------

    def checked(self, values: Mapping[str, Value], before: Record | None = None) -> tuple[Record, dict[str, str]]:
        """Values as they are stored, and warnings by field. Raises FieldErrors.

        ``before``: the record they change; fields that are not in ``values`` are taken from it for the checks only.
        """
        today = self._desk.today()
        found: Record = dict(values)
        errors: dict[str, str] = {}
        warnings: dict[str, str] = {}
        for name in PERSON_NAMES:
            if name in found:
                found[name] = clean_line(found[name])
        if "note" in found:
            found["note"] = (found["note"] or "").strip() or None
        checks = [(name, check_date(found[name], today)) for name in _DATES if name in found]
        checks += [("phone", check_phone(found["phone"]))] if "phone" in found else []
        checks += [("id_no", check_identity_number(found["id_no"], today))] if "id_no" in found else []
        for name, checked in checks:
            found[name] = checked.value
            if checked.error:
                errors[name] = checked.error
            elif checked.warning:
                warnings[name] = checked.warning
        whole = {**(before or {}), **found}
        if not any(whole.get(name) for name in _NEEDED):
            errors["name_zh"] = "required"
        if errors:
            raise FieldErrors(errors)
        for warning in identity_disagreements(whole.get("id_no"), whole.get("sex"), whole.get("birth")):
            warnings["id_no" if "id_no" in found else "birth"] = warning
        if "tags" in found:
            words = (clean_line(tag) for tag in found["tags"] or [])
            found["tags"] = list(dict.fromkeys(word for word in words if word)) or None
        return found, warnings

    def save(
        self,
        id: bytes | None,
        values: Mapping[str, Value],
        aliases: Sequence[str] | None = None,
        household: Mapping[str, Value] | None = None,
        seen: Seen | None = None,
    ) -> Saved:
        """Writes some fields of a woman, or a new one where ``id`` is None, as one act; of one who was merged, to who
        stands for her.

        ``aliases``: all her other spellings, None leaves them; ``household``: as for ``save_household``; ``seen``: what
        a form showed of her (``aliases`` too). Raises FieldErrors, ChangedMeanwhile; then nothing is written.
        """
        id = self._stands(id) if id else None
        before = self._journal.rows.get("person", id) if id else None
        found, warnings = self.checked(values, before)
        person = id or new_id()
        if before is None:
            found = {"sex": "2", "status": "active", **found}
        edits: list[Edit] = []
        if household:
            edits, joined = self._household_edits(person, {**(before or {}), **found}, household, seen)
            found |= joined
        edits.append(edit_of("person", person, found, seen))
        if aliases is not None:
            edits += self._alias_edits(person, aliases, seen)
        code = "person.add" if before is None else "person.edit"
        changes = self._journal.write(edits, Label(code, person_name({**(before or {}), **found})))
        return Saved(person, changes, warnings)

    def _alias_edits(self, person: bytes, texts: Sequence[str], seen: Seen | None) -> list[Edit]:
        present = queries.alias_rows(self._db, self._same(person))
        if seen is not None and ALIASES in seen.values:
            # Somebody may have written another spelling while the form stood open: it stays.
            texts = ListChange.between(seen.values[ALIASES], texts).applied([text for _, text, _ in present])
        wanted = list(dict.fromkeys(text for text in map(clean_line, texts) if text))
        edits = [Edit("person_alias", id_, {"deleted": 1}) for id_, text, _ in present if text not in wanted]
        known = {text for _, text, _ in present}
        edits += [
            Edit("person_alias", new_id(), {"person": person, "text": text, "script": script_of(text)})
            for text in wanted
            if text not in known
        ]
        return edits

    def newcomer(self, line: str) -> Newcomer:
        """Reads a newcomer typed in one line (``乌日娜 13800001111 萨仁台``). Raises FieldErrors (name, phone)."""
        return read_newcomer(line, self._desk.units.find)

    def newcomer_edits(self, newcomer: Newcomer, id: bytes | None = None) -> tuple[bytes, list[Edit]]:
        """The new row of a newcomer, to be written with the act she came by: (her id, edits). ``id``: hers already."""
        values = {
            "name_zh": newcomer.name,
            "phone": newcomer.phone,
            "gacha": newcomer.gacha,
            "sex": "2",
            "status": "active",
            "to_complete": 1,
        }
        found, _ = self.checked(values)
        person = id or new_id()
        return person, [Edit("person", person, found)]

    def quick_add(self, name: str, phone: str | None = None, gacha: bytes | None = None) -> Saved:
        """A newcomer on the roster with little more than a name, marked as to be completed. Raises FieldErrors."""
        return self.save(None, {"name_zh": name, "phone": phone, "gacha": gacha, "to_complete": 1})

    def delete(self, id: bytes) -> Changes:
        """Takes a woman off the roster; her attendance stays counted, and ``restore`` or undo brings her back."""
        id = self._stands(id)
        return self._journal.write([Edit("person", id, {"deleted": 1})], Label("person.delete", self.name(id)))

    # Posts ------------------------------------------------------------------------------------------------------

    def appoint(
        self, person: bytes, values: Mapping[str, Value], id: bytes | None = None, seen: Seen | None = None
    ) -> Changes:
        """A post of a woman (fields of an appointment; org and post are needed), or a correction of one.

        Raises FieldErrors, ChangedMeanwhile.
        """
        before = self._journal.rows.get("appointment", id) if id else None
        found = checked_post(self._desk, {**values, "person": self._stands(person)}, before)
        code = "appointment.add" if before is None else "appointment.edit"
        edit = edit_of("appointment", id or new_id(), found, seen)
        return self._journal.write([edit], Label(code, self.name(person)))

    def end_appointment(self, id: bytes, on: str = "", why: str = "") -> Changes:
        """A post that she holds no longer; ``on``: a date, today where empty. Raises FieldErrors (to_date)."""
        before = self._journal.rows.get("appointment", id) or {}
        checked = check_date(on or self._desk.today().isoformat(), self._desk.today(), future=True)
        error = checked.error or check_span(before.get("from_date"), checked.value)
        if error:
            raise FieldErrors({"to_date": error})
        values = {"to_date": checked.value, "ended_why": clean_line(why)}
        person = before.get("person")
        return self._journal.write(
            [Edit("appointment", id, values)], Label("appointment.end", self.name(person) if person else "")
        )

    def delete_appointment(self, id: bytes) -> Changes:
        """A post that was written down by mistake."""
        person = (self._journal.rows.get("appointment", id) or {}).get("person")
        return self._journal.write(
            [Edit("appointment", id, {"deleted": 1})], Label("appointment.delete", self.name(person) if person else "")
        )

    # Households -------------------------------------------------------------------------------------------------

    def save_household(self, person: bytes, values: Mapping[str, Value]) -> Changes:
        """Where a woman's household stands in summer and winter (summer_place, winter_place, note), for all of it.

        The first words about a household make it, with her at its head.
        """
        person = self._stands(person)
        record = self._journal.rows.get("person", person) or {}
        edits, joined = self._household_edits(person, record, values)
        if joined:
            edits.append(Edit("person", person, joined))
        return self._journal.write(edits, Label("household.save", self.name(person)))

    def household_of(self, record: Mapping[str, Value]) -> bytes | None:
        """The household of a record, unless it was deleted."""
        household = record.get("household")
        row = self._journal.rows.get("household", household) if isinstance(household, bytes) else None
        return None if row is None or row["deleted"] else row["id"]

    def _household_edits(
        self,
        person: bytes,
        record: Mapping[str, Value],
        values: Mapping[str, Value],
        seen: Seen | None = None,
    ) -> tuple[list[Edit], Record]:
        """The edits of a household's places, and what they change in the woman's own row."""
        found: Record = {name: clean_line(values[name]) for name in _PLACES if name in values}
        household = self.household_of(record)
        if household is not None:
            return [edit_of("household", household, found, seen)], {}
        if not any(found.values()):
            return [], {}
        household = new_id()
        found |= {"head": person, "gacha": record.get("gacha")}
        return [Edit("household", household, found)], {"household": household}

    def join_household(self, person: bytes, other: bytes) -> Changes:
        """A woman belongs to the household of another, which is made where there is none yet."""
        person, other = self._stands(person), self._stands(other)
        record = self._journal.rows.get("person", other) or {}
        household = self.household_of(record)
        edits: list[Edit] = []
        if household is None:
            household = new_id()
            edits.append(Edit("household", household, {"head": other, "gacha": record.get("gacha")}))
            edits.append(Edit("person", other, {"household": household}))
        edits.append(Edit("person", person, {"household": household}))
        return self._journal.write(edits, Label("household.join", self.name(person)))

    def leave_household(self, person: bytes) -> Changes:
        """A woman no longer belongs to the household she was written down with."""
        person = self._stands(person)
        return self._journal.write(
            [Edit("person", person, {"household": None})], Label("household.leave", self.name(person))
        )

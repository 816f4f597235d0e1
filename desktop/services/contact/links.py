"""联系 Links: who is linked to whom, who was met, who could be linked next, and all of a leaver's handed on in one act.

A link ends when somebody ends it, never by itself: that its linker's post ended is a finding, and handing over is what
mends it. Rules: the domain's section on 联系服务.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from desktop.errors import FieldErrors
from desktop.services.contact.care import CARE_TAGS
from desktop.services.contact.meeting import every, meetings, rests_on_nothing
from desktop.services.contact.rules import contact_rules, link_target
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.reporting.contact_rows import OWN
from desktop.services.validation import check_span
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import by_gacha as gacha_queries
from desktop.store.queries import contact as queries
from desktop.store.queries.contact import LinkRow
from desktop.store.queries.people import survivors
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.records import LINK

#: What a contact point's year is told by (六个一).
RESULTS: Final = (
    *("帮扶一批贫困妇女", "发展一批骨干", "调处一批信访维权", "解决一批基层困难", "打造一批品牌", "开拓一批创新"),
)
_LEVELS: Final = ("region", "league", "banner", "sumu", "gacha")


class Proposal(NamedTuple):
    """A woman nobody is linked to. ``tags``: those for which she comes before others."""

    person: bytes
    name: str
    tags: tuple[str, ...]


class Linker(NamedTuple):
    """Somebody in office who may be given links: how many she has, and the gacha that she is of."""

    person: bytes
    name: str
    has: int
    gacha: bytes | None


class Links(PlainRecords):
    """The links of one township. Each record has ``gacha`` (of whom it is to), ``met`` (the day on which its linker
    last met whom it is to) and ``year_visits``; in ``names`` also ``who`` links, with her post and telephone."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        there = {record["id"]: record for record in records if record is not None}
        if not there:
            return records
        desk = self._desk
        rows = [row for row in queries.links(desk.db) if row.id in there]
        met, year = self.met(rows), str(desk.today().year)
        linkers = [row.linker for row in rows if row.linker is not None]
        people = desk.people.records(linkers, {"phone"})
        posts = self.posts()
        sees = desk.records.sees_private
        units = self._gachas(rows)
        for row in rows:
            record = there[row.id]
            phone = (people.get(row.linker or b"") or {}).get("phone") or ""
            days = met.get(row.id, ())
            record["gacha"], record["met"] = units.get(row.id), max(days, default=None)
            record["year_visits"] = sum(day[:4] == year for day in days)
            names = record["names"]
            who = names["linker"] or names["linker_org"] or record["linker_text"] or ""
            names |= {
                "who": who,
                "gacha": desk.units.name(record["gacha"]),
                "post": posts.get(row.linker or b"", ""),
                "phone": phone if sees or not phone else f"…{phone[-4:]}",
                "met": record["met"] or "",
                "year_visits": str(record["year_visits"]),
            }
        return records

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        wanted = filter or PlainFilter()
        of = dict(wanted.of)
        gacha = of.pop("gacha", None)
        found = super().ids(replace(wanted, of=of), order, descending)
        if not isinstance(gacha, bytes):
            return found
        inside = self._desk.units.counts_as(gacha)
        there = {id_ for id_, unit in self._gachas(queries.links(self._desk.db)).items() if unit in inside}
        return [id_ for id_ in found if id_ in there]

    def choices(self, name: str) -> list[tuple[bytes | str, str]]:
        if name == "gacha":
            return [(unit.id, unit.short) for unit in self._desk.units.gachas()]
        return super().choices(name)

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """As of any plain kind; somebody links, and a link does not end before it began. Raises FieldErrors."""
        clean = super().checked(values, present)
        whole = {**(present or {}), **clean}
        if not any(whole.get(name) for name in ("linker", "linker_org", "linker_text")):
            raise FieldErrors({"linker": "required"})
        if span := check_span(whole.get("since"), whole.get("until")):
            raise FieldErrors({"until" if "until" in clean else "since": span})
        return clean

    def proposal(self) -> dict[str, Value]:
        """What a new link starts with: an executive's, as of today."""
        return {**super().proposal(), "kind": "L1"}

    def to_visit(self, id: bytes) -> dict[str, bytes] | None:
        """Whom a visit of a link is made to, as a visit's form has it."""
        record = self.get(id)
        return record["about"] if record else None

    # --- what follows from visits -------------------------------------------------------------------------------------

    def met(self, rows: Sequence[LinkRow]) -> dict[bytes, set[str]]:
        """Link → the days on which its linker met whom it is to, up to today."""
        db = self._desk.db
        if not rows:
            return {}
        officers = queries.officers(db)
        visits = queries.met(db, survivors(db), rows, officers, self._desk.today().isoformat())
        return meetings(rows, visits, officers)

    def met_between(self, ids: Collection[bytes], first: str, last: str) -> dict[bytes, list[str]]:
        """Link → the days of a span (ISO, both counted) on which its linker met whom it is to, the earliest first."""
        wanted = set(ids)
        found = self.met([row for row in queries.links(self._desk.db) if row.id in wanted])
        return {id_: sorted(day for day in days if first <= day <= last) for id_, days in found.items()}

    def _gachas(self, rows: Sequence[LinkRow]) -> dict[bytes, bytes]:
        """Link → the gacha of whom it is to."""
        db = self._desk.db
        people = gacha_queries.gachas_of(db, "person", list({row.person for row in rows if row.person}))
        houses = {row.household for row in rows if row.household}
        heads = gacha_queries.heads_of(db, list(houses))
        of_head = gacha_queries.gachas_of(db, "person", list(set(heads.values())))
        places = {house: of_head[head] for house, head in heads.items() if head in of_head}
        places |= gacha_queries.gachas_of(db, "household", list(houses))
        homes = gacha_queries.units_of_homes(db)
        found = {
            row.id: people.get(row.person or b"")
            or places.get(row.household or b"")
            or homes.get(row.home or b"")
            or row.org
            for row in rows
        }
        return {id_: unit for id_, unit in found.items() if unit is not None}

    def posts(self) -> dict[bytes, str]:
        """Person → her highest post, in Chinese, as papers show it."""
        from desktop.services import codes

        found: dict[bytes, str] = {}
        for held in sorted(self._desk.federation.today().now, key=lambda held: held.post):
            unit = self._desk.units.name(held.org)
            found.setdefault(held.person, f"{unit}{codes.label('post', held.post)}")
        return found

    def of_person(self, person: bytes) -> tuple[list[bytes], list[bytes]]:
        """Links kept today to a woman, and those that she keeps herself."""
        rows = queries.links(self._desk.db, self._desk.today().isoformat())
        her = survivors(self._desk.db).get(person, person)
        return [row.id for row in rows if row.person == her], [row.id for row in rows if row.linker == her]

    def wants(self, id: bytes) -> int:
        """Within how many days a link wants a visit."""
        days = contact_rules(self._desk.db).days
        return next((every(row, days) for row in queries.links(self._desk.db) if row.id == id), 0)

    # --- who could be linked ------------------------------------------------------------------------------------------

    @property
    def target(self) -> int:
        """How many links an executive is to have."""
        return link_target(self._desk.db)

    def linkers(self) -> list[Linker]:
        """The executives in office today, those with the fewest links first, of alike ones by name."""
        desk = self._desk
        rows = queries.links(desk.db, desk.today().isoformat())
        has = Counter(row.linker for row in rows if row.linker and row.kind in OWN)
        standing = desk.federation.today()
        gachas = {unit.id for unit in desk.units.gachas()}
        own = {held.person: held.org for held in standing.now if held.org in gachas}
        women = desk.people.snapshot().women
        found = [
            Linker(her, desk.people.name(her), has[her], own.get(her) or (women[her].gacha if her in women else None))
            for her in standing.executives()
        ]
        return sorted(found, key=lambda each: (each.has, women[each.person].key if each.person in women else ""))

    def proposals(self, linker: bytes, most: int | None = None) -> list[Proposal]:
        """Women of the linker's gacha whom nobody is linked to, priority tags first; so many as she lacks of the
        township's number, or ``most``."""
        desk = self._desk
        mine = next((each for each in self.linkers() if each.person == linker), None)
        if mine is None or mine.gacha is None:
            return []
        wanted = max(0, self.target - mine.has) if most is None else most
        rows = queries.links(desk.db, desk.today().isoformat())
        linked = {row.person for row in rows if row.person and row.kind in OWN}
        tagged = desk.tags.held_on(desk.today())
        order = {tag: at for at, tag in enumerate(CARE_TAGS)}
        tags: dict[bytes, list[str]] = {}
        for count in sorted((each for each in tagged if each.tag in order), key=lambda each: order[each.tag]):
            for her in count.women:
                tags.setdefault(her, []).append(count.tag)
        inside = desk.units.counts_as(mine.gacha)
        asked = desk.erasure.all_asked()
        free = [
            woman
            for woman in desk.people.snapshot().by_name
            if woman.gacha in inside
            and not woman.man
            and woman.status == "active"
            and woman.id not in linked
            and woman.id not in asked
            and woman.id != linker
        ]
        free.sort(key=lambda woman: (woman.id not in tags, -len(tags.get(woman.id, ()))))
        return [Proposal(woman.id, woman.name, tuple(tags.get(woman.id, ()))) for woman in free[:wanted]]

    def link(self, linker: bytes, people: Collection[bytes], kind: str = "L1") -> Changes:
        """Links somebody to these women as of today, as one act; whom she is linked to already stays as it is."""
        db, today = self._desk.db, self._desk.today().isoformat()
        has = {row.person for row in queries.links(db, today) if row.linker == linker and row.kind == kind}
        edits = [
            Edit(LINK.name, new_id(), {"kind": kind, "linker": linker, "person": her, "since": today})
            for her in dict.fromkeys(self._desk.people.standing(people))
            if her not in has
        ]
        return self._desk.journal.write(edits, Label("link.propose", str(len(edits)))) if edits else Changes()

    # --- whose post ended ---------------------------------------------------------------------------------------------

    def left(self) -> dict[bytes, list[bytes]]:
        """Who no longer holds the post on which her links rest → those that she keeps still."""
        standing = self._desk.federation.today()
        found: dict[bytes, list[bytes]] = {}
        for row in queries.links(self._desk.db, self._desk.today().isoformat()):
            if row.linker is not None and rests_on_nothing(row, standing.now):
                found.setdefault(row.linker, []).append(row.id)
        return found

    def kept_by(self, linker: bytes) -> list[bytes]:
        """The links that somebody keeps today."""
        return self.of_person(linker)[1]

    def hand_over(self, ids: Collection[bytes], to: bytes) -> Changes:
        """These links end today, and whoever takes them keeps them from today, as one act; whom the new one is linked
        to already is not linked twice. What ended before stays as it ended."""
        today = self._desk.today().isoformat()
        rows = {row.id: row for row in self._going_on(ids, today)}
        to = survivors(self._desk.db).get(to, to)
        hers = {(row.kind, row.target) for row in queries.links(self._desk.db, today) if row.linker == to}
        held = self._desk.journal.rows.get_many(LINK.name, list(rows))
        edits = []
        for id_, row in rows.items():
            if row.linker == to:
                continue
            until = max(today, row.since)
            edits.append(Edit(LINK.name, id_, {"until": until, "ended_why": "handed_over"}))
            if (row.kind, row.target) in hers:
                continue
            hers.add((row.kind, row.target))
            kept = ("kind", "level", "person", "household", "home", "org", "every_days", "reason")
            fields = {name: held[id_][name] for name in kept if held[id_][name] is not None}
            edits.append(Edit(LINK.name, new_id(), {**fields, "linker": to, "since": today}))
        words = f"{len([edit for edit in edits if 'ended_why' in edit.fields])} · {self._desk.people.name(to)}"
        return self._desk.journal.write(edits, Label("link.hand_over", words)) if edits else Changes()

    def end(self, ids: Collection[bytes], why: str) -> Changes:
        """These links end today, as one act."""
        today = self._desk.today().isoformat()
        edits = [
            Edit(LINK.name, row.id, {"until": max(today, row.since), "ended_why": why})
            for row in self._going_on(ids, today)
        ]
        return self._desk.journal.write(edits, Label("link.end", str(len(edits)))) if edits else Changes()

    def _going_on(self, ids: Collection[bytes], today: str) -> list[LinkRow]:
        """Those of some links that did not end by a day, also those that are still to begin."""
        wanted = set(ids)
        links = queries.links(self._desk.db)
        return [row for row in links if row.id in wanted and (row.until is None or row.until > today)]

    # --- contact points -----------------------------------------------------------------------------------------------

    def contact_points(self) -> dict[bytes, list[str]]:
        """Organisation → the levels whose contact point it is today, the highest first. What an earlier version wrote
        on the organisation is the oldest value: it counts until there is a link."""
        found: dict[bytes, set[str]] = {}
        for row in queries.links(self._desk.db, self._desk.today().isoformat()):
            if row.kind == "L3" and row.org is not None:
                found.setdefault(row.org, set()).add(row.level or "")
        for org, value in queries.older_contact_points(self._desk.db).items():
            found.setdefault(org, set()).update(_levels_in(value))
        return {org: sorted(levels, key=_rank) for org, levels in found.items() if levels}


def _levels_in(value: object) -> set[str]:
    """The codes of levels that an earlier value names, however it held them."""
    parts = value.keys() if isinstance(value, Mapping) else value if isinstance(value, list) else [value]
    return {part for part in parts if isinstance(part, str) and part in _LEVELS}


def _rank(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)

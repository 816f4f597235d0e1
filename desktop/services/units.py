"""The township's federation, its gachas and communities and what it links; groups of people that are picked as one."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.codes import ORG_LEVEL
from desktop.services.comparing import alike, squeezed
from desktop.services.freshness import Freshness
from desktop.services.matching import likeliest, spelt
from desktop.services.plain_records import PlainRecords
from desktop.services.seen import Seen, edit_of
from desktop.services.unit_facts import UNIT
from desktop.services.validation import check_date, clean_line
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import federation as federation_queries
from desktop.store.queries import people as people_queries
from desktop.store.queries import units as queries
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.terms import CHAIR, EXECUTIVE, first_day, last_day

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The levels that women belong to.
GACHA_LEVELS = ("gacha", "community")
#: The fields that only ``rename`` checks: no two units that work share them.
NAMES = ("name_zh", "short_name", "name_mn")
#: Why a post ended that ended with its unit.
_ENDED_WITH_UNIT = ("org_merged", "org_closed")
_FEDERATION = re.compile("(妇女联合会|妇联)$")


@dataclass(frozen=True)
class Unit:
    """One organisation. ``short``: the name that lists show; ``name``: the official one; ``form`` and what follows:
    codes of its women's organisation, None where nothing was said."""

    id: bytes
    code: str | None
    level: str
    name: str
    name_mn: str | None
    short: str
    parent: bytes | None
    merged_into: bytes | None
    closed_on: str | None
    form: str | None = None
    setup: str | None = None
    field: str | None = None
    link: str | None = None
    is_new: bool = False

    @property
    def works(self) -> bool:
        """Whether it is neither closed nor merged into another."""
        return self.merged_into is None and self.closed_on is None


class Node(NamedTuple):
    """A unit in the tree, with how deep it stands (the township: 0) and how many women belong to it."""

    unit: Unit
    depth: int
    women: int


class Holder(NamedTuple):
    """A post of a unit and who holds it. ``to_date`` is empty while she holds it."""

    appointment: bytes
    person: bytes
    name: str
    post: str
    engagement: str | None
    from_date: str | None
    to_date: str | None
    duty: str | None
    how: str | None = None
    ended_why: str | None = None


class GroupKind(Enum):
    """People who are invited as one."""

    EXECUTIVE = "executive"  # the township's executive committee
    GACHA_CHAIRS = "gacha_chairs"
    GACHA = "gacha"  # the women of one gacha, no men; ``ref`` is the unit
    HOME = "home"  # who belongs to a home; ``ref`` is the home
    SAVED = "saved"  # a list saved by hand; ``ref`` is the list


class Group(NamedTuple):
    """A group to pick; ``name`` is empty where the kind says it all."""

    kind: GroupKind
    ref: bytes | None
    name: str
    size: int


@dataclass(frozen=True)
class _Known:
    by_id: dict[bytes, Unit]
    ranks: dict[bytes, int]
    names: dict[bytes, str]
    township: Unit | None


class Units:
    """The organisations of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._db = desk.db
        self._journal = desk.journal
        self._freshness = Freshness(desk, "org_unit")
        self._lock = threading.Lock()
        self._known = _Known({}, {}, {}, None)

    def _now(self) -> _Known:
        with self._lock:
            rows = self._freshness.changed()
            if rows is None or rows:
                units = [_unit(row) for row in queries.units(self._db)]
                by_id = {unit.id: unit for unit in units}
                ranks = {unit.id: rank for rank, unit in enumerate(units)}
                for unit in units:
                    ranks[unit.id] = ranks[_resolved(by_id, unit.id)]
                top = [u for u in units if u.level == "sumu" and u.works] or [u for u in units if u.parent is None]
                names = {unit.id: by_id[_resolved(by_id, unit.id)].short for unit in units}
                self._known = _Known(by_id, ranks, names, top[0] if top else None)
            return self._known

    # Reading ----------------------------------------------------------------------------------------------------

    def all(self) -> list[Unit]:
        """Every unit by code, closed and merged ones too."""
        return list(self._now().by_id.values())

    def get(self, id: bytes | None) -> Unit | None:
        """A unit, also a closed or merged one; None where it is not known."""
        return self._now().by_id.get(id) if id else None

    def township(self) -> Unit | None:
        """The sumu itself; None before the township was chosen."""
        return self._now().township

    def gachas(self) -> list[Unit]:
        """The gachas and communities that work, in the order of their codes."""
        return [u for u in self._now().by_id.values() if u.level in GACHA_LEVELS and u.works]

    def closed_gachas(self) -> list[Unit]:
        """Gachas and communities that were closed and not merged: whoever belongs there stays there."""
        units = self._now().by_id.values()
        return [u for u in units if u.level in GACHA_LEVELS and u.closed_on is not None and u.merged_into is None]

    def resolve(self, id: bytes | None) -> Unit | None:
        """The unit that stands for ``id`` today: itself, or what it was merged into."""
        known = self._now().by_id
        return known.get(_resolved(known, id)) if id in known else None

    def name(self, id: bytes | None) -> str:
        """The short name to show for a unit's id, of what it was merged into where it was; "" where not known."""
        return self._now().names.get(id, "") if id else ""

    def names(self) -> dict[bytes, str]:
        """``name`` of every unit, for long lists."""
        return self._now().names

    def counts_as(self, id: bytes) -> frozenset[bytes]:
        """A unit's id with those of the units that were merged into it."""
        known = self._now().by_id
        return frozenset({id, *(other for other in known if _resolved(known, other) == id)})

    def ranks(self) -> dict[bytes, int]:
        """Unit → its place in lists. The same object until a unit changes."""
        return self._now().ranks

    def women(self) -> dict[bytes, int]:
        """How many women on the roster belong to each unit, mergers counted in."""
        known = self._now().by_id
        found: dict[bytes, int] = {}
        for woman in self._desk.people.snapshot().women.values():
            if woman.status == "active" and woman.gacha and not woman.man:
                unit = _resolved(known, woman.gacha)
                found[unit] = found.get(unit, 0) + 1
        return found

    def tree(self) -> list[Node]:
        """The units below the township, depth first; then what hangs on none of them; closed ones last."""
        known = self._now()
        women = self.women()
        children: dict[bytes | None, list[Unit]] = {}
        for unit in known.by_id.values():
            parent = unit.parent if unit.parent in known.by_id else None
            children.setdefault(parent, []).append(unit)
        found: list[Node] = []
        seen: set[bytes] = set()

        def add(unit: Unit, depth: int) -> None:
            if unit.id in seen:
                return
            seen.add(unit.id)
            found.append(Node(unit, depth, women.get(unit.id, 0)))
            for child in sorted(children.get(unit.id, ()), key=lambda u: not u.works):
                add(child, depth + 1)

        if known.township:
            add(known.township, 0)
        for unit in children.get(None, ()):
            if unit.level != "banner":  # the banner stands above: it is shown as the township's own parent only
                add(unit, 0)
        for unit in known.by_id.values():  # two units that are each other's parent hang on nothing
            if unit.level != "banner":
                add(unit, 1)
        return found

    def search(self, text: str) -> list[bytes]:
        """The units that a typed text may mean, the likeliest first; all where nothing was typed."""
        units = self._now().by_id.values()
        return likeliest(text, ((u.id, spelt((u.short, u.name, u.name_mn))) for u in units), len(units))

    def find(self, text: str) -> Unit | None:
        """The gacha that a typed name means: short or official name, or its beginning where only one begins so."""
        wanted = text.strip()
        if not wanted:
            return None
        gachas = self.gachas()
        for unit in gachas:
            if wanted in (unit.short, unit.name):
                return unit
        if len(wanted) < 2:
            return None
        begins = [unit for unit in gachas if unit.short.startswith(wanted) or unit.name.startswith(wanted)]
        return begins[0] if len(begins) == 1 else None

    def meant(self, text: str) -> list[bytes]:
        """The working units that typed words may mean: those of that name, else those whose name holds them.

        A unit's federation (``苏木妇联``, ``萨仁台嘎查妇联``) is written for the unit.
        """
        wanted = squeezed(text)
        place = squeezed(_FEDERATION.sub("", text.strip()))
        working = [(unit, squeezed(unit.short), squeezed(unit.name)) for unit in self.all() if unit.works]
        exact = [unit.id for unit, *names in working if {wanted, place} & {*names}]
        if exact or len(wanted) < 2:
            return exact
        holds = [unit.id for unit, *names in working if any(wanted in name for name in names)]
        return holds or [
            unit.id
            for unit, *names in working
            if unit.level in ("sumu", *GACHA_LEVELS)
            and len(place) > 1
            and any(name.startswith(place) or name.endswith(place) for name in names)
        ]

    def holders(self, org: bytes) -> list[Holder]:
        """The posts of a unit: present holders first, then former ones."""
        posts = queries.posts_of(self._db, org)
        names = self._desk.people.names(person for _, person, *_ in posts)
        return [Holder(id_, person, names[person], post or "", *rest) for id_, person, post, *rest in posts]

    # Writing ----------------------------------------------------------------------------------------------------

    def add(
        self, parent: bytes, name: str, level: str, short_name: str = "", more: Mapping[str, Value] | None = None
    ) -> Written:
        """A unit that the list of divisions does not have, with what else is known (``more``). Raises FieldErrors."""
        values = self._names(None, name, short_name)
        if level not in ORG_LEVEL:
            raise FieldErrors({"level": "required"})
        id_ = new_id()
        facts = self._facts(more or {}, None)
        edit = Edit("org_unit", id_, {**values, **facts, "level": level, "parent": parent})
        return Written(id_, self._journal.write([edit], Label("unit.add", values["name_zh"])))

    def facts(self, id: bytes) -> Record | None:
        """All that is written of a unit, its names as they show; None where it is not known."""
        unit, row = self.get(id), self._journal.rows.get("org_unit", id)
        return None if unit is None or row is None else {**row, "name_zh": unit.name, "short_name": unit.short}

    def rename(self, id: bytes, values: Mapping[str, Value], seen: Seen | None = None) -> Changes:
        """What is written of it, as far as it is in ``values``: its names (name_zh, short_name, name_mn; what was
        written before shows the new ones), its parent, and what ``unit_facts`` states. Raises FieldErrors,
        ChangedMeanwhile."""
        unit = self.get(id)
        if unit is None:
            raise KnownError("record_gone")
        official, short = (
            str(values.get(name, now) or "") for name, now in (("name_zh", unit.name), ("short_name", unit.short))
        )
        names = self._names(id, official, short)
        found: dict[str, Value] = {name: names[name] for name in names if name in values}
        if "name_mn" in values:
            found["name_mn"] = clean_line(values["name_mn"])
        renamed = bool(found)
        found |= self._facts({name: value for name, value in values.items() if name not in NAMES}, id)
        label = Label("unit.rename" if renamed else "unit.save", names["name_zh"])
        return self._journal.write([edit_of("org_unit", id, found, seen)], label)

    def set_for_many(self, ids: Sequence[bytes], values: Mapping[str, Value]) -> Changes:
        """Facts (``FOR_MANY``) of many units, as one act; of each only those that it does not have already are written.
        Raises FieldErrors; no unit comes to stand below itself."""
        found = self._facts(values, None)
        parent = found.get("parent")
        if isinstance(parent, bytes) and not self._above(parent).isdisjoint(ids):
            raise FieldErrors({"parent": "unit_into_itself"})
        edits = []
        for id_ in ids:
            row = self._journal.rows.get("org_unit", id_)
            new = {name: value for name, value in found.items() if row is not None and (row[name] or None) != value}
            if new:
                edits.append(Edit("org_unit", id_, new))
        return self._journal.write(edits, Label("unit.set", str(len(edits)))) if edits else Changes()

    def _facts(self, values: Mapping[str, Value], id: bytes | None) -> dict[str, Value]:
        """Facts as they are stored. Raises FieldErrors; a unit does not stand below itself."""
        parent = values.get("parent")
        if id is not None and isinstance(parent, bytes) and id in self._above(parent):
            raise FieldErrors({"parent": "unit_into_itself"})
        return PlainRecords(self._desk, UNIT).checked(values, {}) if values else {}

    def _above(self, id: bytes | None) -> set[bytes]:
        """A unit with those that it stands below."""
        found: set[bytes] = set()
        while id is not None and id not in found:
            found.add(id)
            unit = self.get(id)
            id = unit.parent if unit else None
        return found

    def _names(self, id: bytes | None, name: str, short_name: str) -> dict[str, str]:
        official = clean_line(name)
        if not official:
            raise FieldErrors({"name_zh": "required"})
        short = clean_line(short_name) or official
        others = [u for u in self.all() if u.id != id and u.works]
        if any(alike(u.name, official) for u in others):
            raise FieldErrors({"name_zh": "name_taken"})
        if any(alike(u.short, short) for u in others):
            raise FieldErrors({"short_name": "name_taken"})
        return {"name_zh": official, "short_name": short}

    def merge(self, id: bytes, into: bytes, on: str = "") -> Changes:
        """A unit becomes part of another from a day on (today where empty): its women, homes and activities are shown
        there, its posts and its term end. Nobody comes into office there by that. Raises FieldErrors."""
        known = self._now().by_id
        if into not in known or _resolved(known, into) == id or id == into:
            raise FieldErrors({"merged_into": "unit_into_itself"})
        day = self._day(on)
        edit = Edit("org_unit", id, {"merged_into": into, "closed_on": day})
        return self._journal.write([edit, *self._ended(id, day, "org_merged")], Label("unit.merge", self._named(id)))

    def close(self, id: bytes, on: str = "") -> Changes:
        """A unit that is no more from a day on (today where empty); its women stay as they are, its posts and its term
        end. Raises FieldErrors."""
        day = self._day(on)
        edit = Edit("org_unit", id, {"closed_on": day})
        return self._journal.write([edit, *self._ended(id, day, "org_closed")], Label("unit.close", self._named(id)))

    def _day(self, on: str) -> str:
        checked = check_date(on or self._desk.today().isoformat(), self._desk.today())
        if checked.error or checked.value is None:
            raise FieldErrors({"closed_on": checked.error or "required"})
        return checked.value

    def _ended(self, id: bytes, day: str, why: str) -> list[Edit]:
        """What ends with a unit: posts that would be held after the day, and terms that run."""
        last = last_day(day) or self._desk.today()
        held = [post for post in self._desk.federation.posts() if post.org == id]
        open_ = [post for post in held if (first_day(post.since) or last) <= last < (last_day(post.until) or date.max)]
        edits = [Edit("appointment", post.id, {"to_date": day, "ended_why": why}) for post in open_]
        running = [term for term in self._desk.terms.of(id, last) if term.runs]
        return edits + [Edit("term", term.id, {"ended_on": day}) for term in running]

    def reopen(self, id: bytes) -> Changes:
        """Takes closing or merging back, with what ended by it: posts and terms that end with the unit on that day."""
        edits = [Edit("org_unit", id, {"closed_on": None, "merged_into": None})]
        unit = self.get(id)
        if unit is not None and (day := unit.closed_on) is not None:
            ended = [held for held in self.holders(id) if held.to_date == day and held.ended_why in _ENDED_WITH_UNIT]
            edits += [Edit("appointment", held.appointment, {"to_date": None, "ended_why": None}) for held in ended]
            terms = [
                term for term, org, *_, ended_on in federation_queries.terms(self._db) if (org, ended_on) == (id, day)
            ]
            edits += [Edit("term", term, {"ended_on": None}) for term in terms]
        return self._journal.write(edits, Label("unit.reopen", self._named(id)))

    def _named(self, id: bytes) -> str:
        unit = self.get(id)
        return unit.short if unit else ""

    # Groups of people -------------------------------------------------------------------------------------------

    def groups(self) -> list[Group]:
        """The groups that somebody belongs to, in the order to offer."""
        found = [
            Group(GroupKind.EXECUTIVE, None, "", len(self.people_of(GroupKind.EXECUTIVE))),
            Group(GroupKind.GACHA_CHAIRS, None, "", len(self.people_of(GroupKind.GACHA_CHAIRS))),
        ]
        roster, lists = self._desk.people.snapshot(), self._desk.named_lists
        active = {woman.id for woman in roster.women.values() if woman.status == "active"}
        shown = lists.shown()
        found += [
            Group(GroupKind.SAVED, each.id, each.name, len(active.intersection(shown.get(each.id, ()))))
            for each in lists.all()
        ]
        women = self.women()
        found += [Group(GroupKind.GACHA, u.id, u.short, women.get(u.id, 0)) for u in self.gachas()]
        members: dict[bytes, set[bytes]] = {}
        for _, home, person in people_queries.home_people(self._db):
            members.setdefault(home, set()).add(roster.survivors.get(person, person))
        for id_, name in queries.homes(self._db):
            found.append(Group(GroupKind.HOME, id_, name or "", len(active.intersection(members.get(id_, ())))))
        return [group for group in found if group.size]

    def people_of(self, kind: GroupKind, ref: bytes | None = None) -> list[bytes]:
        """Who belongs to a group, in the order of gachas and names; only women on the roster who have not left."""
        roster = self._desk.people.snapshot()
        if kind is GroupKind.EXECUTIVE:
            wanted = self._executives()
        elif kind is GroupKind.GACHA_CHAIRS:
            levels = {u.id: u.level for u in self._now().by_id.values()}
            wanted = {
                w.id
                for w in roster.women.values()
                if any(p.code == CHAIR and levels.get(p.org) in GACHA_LEVELS for p in w.posts)
            }
        elif kind is GroupKind.GACHA and ref is not None:
            gachas = self.counts_as(ref)
            wanted = {w.id for w in roster.women.values() if w.gacha in gachas and not w.man}
        elif kind is GroupKind.HOME and ref is not None:
            wanted = {person for _, home, person in people_queries.home_people(self._db) if home == ref}
        else:
            wanted = set(self._desk.named_lists.women(ref)) if ref is not None else set()
        wanted = set(self._desk.people.standing(wanted))
        return [w.id for w in roster.by_gacha if w.id in wanted and w.status == "active"]

    def _executives(self) -> set[bytes]:
        """Of the township's federation; where no post names it, the executive members of whatever unit."""
        top = self.township()
        women = self._desk.people.snapshot().women.values()
        own = {w.id for w in women if top and any(p.code in EXECUTIVE and p.org == top.id for p in w.posts)}
        return own or {w.id for w in women if any(p.code == "P4" for p in w.posts)}

    def lists(self) -> list[tuple[bytes, str, list[bytes]]]:
        """The fixed lists: id, name, people as they were put there. ``named_lists`` has the live ones too."""
        return [
            (id_, name or "", [bytes.fromhex(ref) for ref in json.loads(people or "[]")])
            for id_, name, people in queries.saved_lists(self._db)
        ]

    def save_list(self, name: str, people: Sequence[bytes], id: bytes | None = None) -> Written:
        """A list of people under a name; one that has the name already is written anew. Raises FieldErrors."""
        title = clean_line(name)
        if not title:
            raise FieldErrors({"name": "required"})
        same = next((known for known, other, _ in self.lists() if alike(other, title)), None)
        list_id = id or same or new_id()
        edit = Edit("saved_list", list_id, {"name": title, "people": list(people)})
        return Written(list_id, self._journal.write([edit], Label("saved_list.save", title)))

    def delete_list(self, id: bytes) -> Changes:
        """A saved list is no longer offered."""
        name = next((name for known, name, _ in self.lists() if known == id), "")
        return self._journal.write([Edit("saved_list", id, {"deleted": 1})], Label("saved_list.delete", name))


def _unit(row: tuple[Any, ...]) -> Unit:
    id_, code, level, name_zh, name_mn, short, parent, merged_into, closed_on, form, setup, field, link, is_new = row
    name = name_zh or name_mn or ""
    ends = (merged_into, closed_on, form, setup, field, link)
    return Unit(id_, code, level or "unit", name, name_mn, short or name, parent, *ends, bool(is_new))


def _resolved(known: dict[bytes, Unit], id: bytes) -> bytes:
    """Follows mergers; two laptops may have made a ring, then the first one stands for itself."""
    seen = {id}
    while (unit := known.get(id)) is not None and unit.merged_into in known and unit.merged_into not in seen:
        id = unit.merged_into
        seen.add(id)
    return id

"""妇女代表 Who sits in a congress: typed, from the roster or a table; confirmed, replaced, and kept as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.congress_codes import DELEGATE_CATEGORY
from desktop.services.names import stroke_key, surname_stroke_key
from desktop.services.validation import age, clean_line
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import owned_rows
from desktop.store.values import Value
from protocol.election_rules import CONFIRMED, REGULAR, RuleSet, due, may_vote
from protocol.election_rules import Delegate as Counted
from protocol.records import DELEGATE

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Fields that are set for several at once.
SET: Final = ("delegation", "category", "vote", "origin", "credential")
#: 大专以上 and the party, by the national codes.
_COLLEGE: Final = frozenset(("10", "20", "30"))
_PARTY: Final = frozenset(("01", "02"))
_HAN: Final = "01"
YOUNG: Final = 35
#: What stands over names in a table.
_HEADS: Final = frozenset(("姓名", "代表姓名", "候选人", "候选人姓名"))


@dataclass(frozen=True)
class Delegate:
    """One delegate. ``counts``: she is due, for her credential stands and she has a vote; ``sits_in``: confirmed
    without one."""

    id: bytes
    person: bytes
    name: str
    delegation: str
    category: str
    vote: str
    origin: str
    credential: str
    is_head: bool
    replaces: bytes | None
    note: str
    votes: bool
    snapshot: Mapping[str, Any]

    @property
    def counts(self) -> bool:
        """Whether she is among those due."""
        return self.votes and self.credential == CONFIRMED

    @property
    def sits_in(self) -> bool:
        """Whether she comes without being due."""
        return not self.votes and self.credential == CONFIRMED


class Typed(NamedTuple):
    """A line of a table or of a paper: the name as it stands, whom it means (several, or nobody), and the rest."""

    name: str
    people: tuple[bytes, ...]
    delegation: str
    category: str


class Makeup(NamedTuple):
    """What the credentials report says of those due: how many, and how many of them are what."""

    due: int
    invited: int
    sitting_in: int
    party: int
    minority: int
    college: int
    young: int
    mean_age: float | None
    unknown_age: int
    by_delegation: tuple[tuple[str, int], ...]
    by_origin: tuple[tuple[str, int], ...]


class Delegates:
    """The delegates of one desk's congresses."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- read -------------------------------------------------------------------------------------------------------

    def of(self, congress: bytes) -> list[Delegate]:
        """All of a congress by delegation, each delegation in the order of strokes: as the sign-in book has them. Of
        two rows of one woman, who was merged, the one by which she is due."""
        ids = owned_rows.standing(self._desk.db, "delegate", "congress", [congress])
        rows = self._desk.journal.rows.get_many("delegate", ids)
        stands = self._desk.people.snapshot().survivors
        women: dict[bytes, bytes] = {}
        for id_ in ids:
            person: bytes | None = rows[id_]["person"]
            if person is not None:
                women[id_] = stands.get(person) or person
        names = self._desk.people.names(women.values())
        rules = self._rules(congress)
        found = []
        for id_, person in women.items():
            row = rows[id_]
            each = Delegate(
                id_,
                person,
                names.get(person, ""),
                row["delegation"] or "",
                row["category"] or "",
                row["vote"] or "",
                row["origin"] or "",
                row["credential"] or "",
                bool(row["is_head"]),
                row["replaces"],
                row["note"] or "",
                may_vote(_counted(row), rules),
                row["snapshot"] or {},
            )
            found.append(each)
        once: dict[bytes, Delegate] = {}
        for each in found:
            before = once.setdefault(each.person, each)
            if (each.counts, each.sits_in) > (before.counts, before.sits_in):
                once[each.person] = each
        order: dict[str, int] = {}
        for each in found:
            order.setdefault(each.delegation, len(order))
        return sorted(
            once.values(), key=lambda each: (order[each.delegation], surname_stroke_key(stroke_key(each.name)), each.id)
        )

    def _rules(self, congress: bytes) -> RuleSet:
        try:
            return self._desk.congresses.rules(congress)
        except KnownError:
            return RuleSet()

    def due_now(self, congress: bytes) -> int:
        """How many are due as the rows stand."""
        counted = (_counted(vars(each)) for each in self.of(congress))
        return due(counted, self._rules(congress))

    def snapshots(self, congress: bytes, day: str) -> dict[bytes, dict[str, Any]]:
        """What is kept of each confirmed delegate as she is on a day: row → age, and codes of the roster."""
        delegates = [each for each in self.of(congress) if each.credential == CONFIRMED]
        people = self._desk.people.records({each.person for each in delegates})
        on = date.fromisoformat(day)
        found = {}
        for each in delegates:
            her = people.get(each.person, {})
            known = {name: her.get(name) for name in ("ethnic", "politics", "education", "job")}
            known["age"] = age(her.get("birth"), on)
            found[each.id] = {name: value for name, value in known.items() if value not in (None, "")}
        return found

    def makeup(self, congress: bytes) -> Makeup:
        """The figures of the credentials report: of a passed one as the delegates were on its day."""
        record = self._desk.congresses.get(congress) or {}
        day = record.get("report_on") or record.get("day") or self._desk.today().isoformat()
        delegates = self.of(congress)
        now = self.snapshots(congress, day)
        counted = [each for each in delegates if each.counts]
        held = [each.snapshot or now.get(each.id, {}) for each in counted]
        ages = [each["age"] for each in held if isinstance(each.get("age"), int)]
        confirmed = [each for each in delegates if each.credential == CONFIRMED]
        return Makeup(
            len(counted),
            sum(each.category == "C2" for each in confirmed),
            sum(each.category == "C3" for each in confirmed),
            sum(each.get("politics") in _PARTY for each in held),
            sum(each.get("ethnic", _HAN) != _HAN for each in held),
            sum(each.get("education") in _COLLEGE for each in held),
            sum(each <= YOUNG for each in ages),
            round(sum(ages) / len(ages), 1) if ages else None,
            len(counted) - len(ages),
            tuple(Counter(each.delegation for each in counted).items()),
            tuple(Counter(each.origin for each in counted).items()),
        )

    def read(self, text: str) -> list[Typed]:
        """Lines of a table or of a letter: name, delegation and kind apart by a tab or a comma; a heading and empty
        lines are left out. Of several who bear a name it is the one of the gacha that the line names."""
        kinds = {term.zh: code for code, term in DELEGATE_CATEGORY.items()}
        found = []
        for line in text.splitlines():
            cells = [clean_line(cell) or "" for cell in line.replace("，", "\t").replace(",", "\t").split("\t")]
            cells = [cell for cell in cells if not cell.isdecimal()]  # the number of the row
            if not cells or not cells[0] or _HEADS.intersection(cells):
                continue
            name = cells[0].replace("\u3000", "").replace(" ", "") if not cells[0].isascii() else cells[0]
            category = next((kinds[word] for cell in cells[1:] for word in kinds if cell.startswith(word)), REGULAR)
            delegation = next((cell for cell in cells[1:] if cell and not any(cell.startswith(k) for k in kinds)), "")
            found.append(Typed(name, self._meant(name, cells[1:]), delegation, category))
        return found

    def _meant(self, name: str, beside: Sequence[str]) -> tuple[bytes, ...]:
        """Who bears a name; of several the one of a gacha that stands beside it, where that is one of them."""
        named = tuple(self._desk.people.named(name))
        places = {unit.id for unit in self._desk.units.gachas() if {unit.name, unit.short} & set(beside)}
        if len(named) < 2 or not places:
            return named
        records = self._desk.people.records(named)
        there = tuple(her for her in named if records.get(her, {}).get("gacha") in places)
        return there if len(there) == 1 else named

    # --- written ----------------------------------------------------------------------------------------------------

    def add(self, congress: bytes, given: Iterable[tuple[bytes, str, str]]) -> Changes:
        """Delegates (person, delegation, category), whose credentials are still to be checked; who is one already stays
        as she is, who was taken out comes back as new."""
        edits = []
        known = {each.person for each in self.of(congress)}
        for person, delegation, category in given:
            own: dict[str, Value] = {"congress": congress, "person": person}
            row = DELEGATE.derived_id(own)
            assert row is not None
            if known & set(self._desk.people.standing([person])):
                continue
            held = self._desk.journal.rows.get("delegate", row)
            fields = {"delegation": clean_line(delegation) or None, "category": category or REGULAR}
            empty = dict.fromkeys(DELEGATE.names) if held is not None else {}
            edits.append(Edit("delegate", row, {**empty, **own, **fields, "credential": "pending", "deleted": None}))
        title = self._desk.congresses.title(congress)
        return self._desk.journal.write(edits, Label("delegate.add", title)) if edits else Changes()

    def set(self, congress: bytes, ids: Sequence[bytes], name: str, value: str | None) -> Changes:
        """One field of several delegates. What was fixed when the report was passed stays."""
        if name not in SET:
            raise ValueError(name)
        edits = [Edit("delegate", id_, {name: clean_line(value or "") or None}) for id_ in ids]
        return self._desk.journal.write(edits, Label("delegate.set", self._desk.congresses.title(congress)))

    def save(self, congress: bytes, id: bytes, fields: Mapping[str, str], *, is_head: bool) -> Changes:
        """One delegate's own fields (of ``SET``, and the note) with whether she heads her delegation, in one act."""
        clean: dict[str, Value] = {name: clean_line(fields[name]) or None for name in (*SET, "note") if name in fields}
        edits = [Edit("delegate", id, {**clean, "is_head": 1 if is_head else None})]
        return self._desk.journal.write(edits, Label("delegate.set", self._desk.congresses.title(congress)))

    def replace(self, congress: bytes, old: bytes, person: bytes) -> Changes:
        """Another woman in a delegate's place: a by-elected one before the report was passed, afterwards one who
        sits in and changes no number. Raises FieldErrors (person) where she is a delegate already."""
        held = self._desk.journal.rows.get("delegate", old)
        record = self._desk.congresses.get(congress)
        if held is None or record is None:
            raise KnownError("record_gone")
        own: dict[str, Value] = {"congress": congress, "person": person}
        row = DELEGATE.derived_id(own)
        assert row is not None
        there = self._desk.journal.rows.get("delegate", row)
        if {each.person for each in self.of(congress)} & set(self._desk.people.standing([person])):
            raise FieldErrors({"person": "exists_already"})
        fixed = record["due"] is not None
        fields: dict[str, Value] = {
            "delegation": held["delegation"],
            "category": "C3" if fixed else held["category"],
            "origin": "by_election",
            "credential": CONFIRMED if fixed else "pending",
            "replaces": old,
        }
        edits = [
            Edit("delegate", old, {"credential": "replaced"}),
            Edit(
                "delegate", row, {**(dict.fromkeys(DELEGATE.names) if there else {}), **own, **fields, "deleted": None}
            ),
        ]
        return self._desk.journal.write(edits, Label("delegate.replace", self._desk.people.name(person)))

    def take_out(self, congress: bytes, ids: Sequence[bytes]) -> Changes:
        """Delegates that were written down by mistake."""
        edits = [Edit("delegate", id_, {"deleted": 1}) for id_ in ids]
        return self._desk.journal.write(edits, Label("delegate.delete", self._desk.congresses.title(congress)))


def _counted(delegate: Mapping[str, Any]) -> Counted:
    """A delegate, by the names of her row's fields, as she is counted."""
    own = {"yes": True, "no": False}.get(delegate["vote"] or "")
    return Counted(delegate["category"], delegate["credential"], own)

"""Rows of an import against the roster: new, changed, the same, not sure, left out; and what a person decides. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import Any, Final

from desktop.services.called import written_name
from desktop.services.comparing import squeezed
from desktop.services.doubles import Finder, Line, births_agree, traits
from desktop.services.importing.given import id_of
from desktop.services.importing.understanding import Rules, Source, Understood, kept_words, understood
from desktop.store.values import Record, Value

_NAMES: Final = ("name_zh", "name_mn", "name_latin")


class State(Enum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNSURE = "unsure"
    LEFT = "left"


class Act(Enum):
    """What somebody decides of a row."""

    ADD = "add"
    UPDATE = "update"
    LEAVE = "leave"


@dataclass(frozen=True)
class Known:
    """A woman of the roster, as far as rows are compared with her. ``names``: in the form for comparing, with all her
    spellings."""

    id: bytes
    names: frozenset[str]
    birth: str | None = None
    phone: str | None = None
    gacha: bytes | None = None
    identity: str | None = None


@dataclass(frozen=True)
class Decision:
    """What somebody decided of a row. ``act`` None: as proposed; ``who``: whom an UPDATE means; ``accepted``: doubtful
    values are taken as they were read, with ``other`` in the other of two ways; ``old``: fields that keep what she has;
    ``means``: names in its cells → whom they mean, b"" a woman whom the roster does not have."""

    act: Act | None = None
    who: bytes | None = None
    accepted: bool = False
    other: bool = False
    old: frozenset[str] = frozenset()
    means: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Reason:
    """Why a row is not sure or left out: a code, and the field that it is about ("" the whole row). ``row``: the other
    row that it speaks of; ``word``: the name in its cells."""

    code: str
    field: str = ""
    row: int | None = None
    word: str = ""


@dataclass
class Row:
    """One row of the preview. ``at``: its place in the plan; ``changes``: field → (old, new) of the woman ``who`` it is
    about; ``candidates``: women whom it may mean."""

    at: int
    source: int
    line: int
    number: int
    person: Understood
    state: State = State.NEW
    who: bytes | None = None
    candidates: tuple[bytes, ...] = ()
    changes: dict[str, tuple[Value, Value]] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    decision: Decision = Decision()
    writes: bool = False

    @property
    def to_complete(self) -> bool:
        """Whether something of it is still to be done when it was written."""
        return self.writes and not _settled(self).complete()


class Plan:
    """All rows of some sources. ``roster``: who is on it; ``records(ids)``: their whole records; ``stands``: merged
    woman → who stands for her; ``erased``: who is never written down again from a table that was given out."""

    def __init__(
        self,
        sources: Sequence[Source],
        rules: Rules,
        roster: Iterable[Known],
        records: Callable[[Sequence[bytes]], Mapping[bytes, Record]],
        decisions: Mapping[tuple[int, int], Decision] | None = None,
        tick: Callable[[int], None] | None = None,
        stands: Mapping[bytes, bytes] | None = None,
        erased: Collection[bytes] = (),
    ) -> None:
        self.sources, self.rules = list(sources), rules
        self._by_name: dict[str, list[Known]] = {}
        self._by_identity: dict[str, list[Known]] = {}
        self._roster = {known.id: known for known in roster}
        self._stands, self._erased = stands or {}, frozenset(erased)
        self._coded: dict[bytes, list[int]] = {}  # woman → the rows that were given out for her
        for known in self._roster.values():
            for name in known.names:
                self._by_name.setdefault(name, []).append(known)
            if known.identity:
                self._by_identity.setdefault(known.identity, []).append(known)
        self._names: dict[int, str] = {}
        self._alike: dict[str, list[int]] = {}
        self._records_of = records
        self._records: dict[bytes, Record] = {}
        self.rows: list[Row] = []
        for number, source in enumerate(self.sources):
            for line in range(len(source.table.rows)):
                decision = (decisions or {}).get((number, line), Decision())
                person = understood(source, line, rules)
                row = Row(len(self.rows), number, line, source.table.numbers[line], person, decision=decision)
                self.rows.append(row)
                if tick is not None and len(self.rows) % 200 == 0:
                    tick(len(self.rows))
        for row in self.rows:
            self._enter(row)
        matches = [self._match(row) for row in self.rows]
        self._read({id_ for who, candidates, _ in matches for id_ in (*((who,) if who else ()), *candidates)})
        for row, match in zip(self.rows, matches, strict=True):
            self._judge(row, *match)

    # --- what a person does -------------------------------------------------------------------------------------------

    def decide(self, rows: Iterable[int], **fields: Any) -> list[int]:
        """Decides some rows; gives the places of all rows that changed."""
        touched: set[int] = set()
        for at in rows:
            row = self.rows[at]
            row.decision = replace(row.decision, **fields)
            touched |= self._again(row)
        return sorted(touched)

    def correct(self, at: int, column: int, text: str) -> list[int]:
        """A cell's text is another; gives the places of all rows that changed."""
        row = self.rows[at]
        source = self.sources[row.source]
        source.table.rows[row.line][column] = text.strip()
        source.table.filled.discard((row.line, column))
        before = self._leave(row)
        row.person = understood(source, row.line, self.rules)
        row.decision = replace(row.decision, accepted=False, other=False)
        self._enter(row)
        return sorted(before | self._again(row))

    def decisions(self) -> dict[tuple[int, int], Decision]:
        """What was decided, by source and line, for a plan that is made anew."""
        return {(row.source, row.line): row.decision for row in self.rows if row.decision != Decision()}

    def alike(self, at: int, code: str, word: str = "") -> list[int]:
        """The rows that are not sure for the same reason."""
        return [row.at for row in self.rows if any(reason.code == code for reason in row.reasons)]

    def counts(self) -> dict[State, int]:
        """How many rows there are of each state."""
        found = dict.fromkeys(State, 0)
        for row in self.rows:
            found[row.state] += 1
        return found

    def to_write(self) -> Iterator[Row]:
        """The rows that are written as things stand."""
        return (row for row in self.rows if row.writes)

    def household(self, her: bytes) -> bytes | None:
        """The household of a woman of the roster."""
        self._read({her} if her in self._roster else set())
        return self._records.get(her, {}).get("household")

    def called(self, name: str, gacha: bytes | None) -> bytes | None:
        """The one who is called so on the roster, in a gacha where it is told; None where there is none, or another."""
        found = [known for known in self._by_name.get(squeezed(name), ()) if gacha is None or known.gacha == gacha]
        return found[0].id if len(found) == 1 else None

    # --- how it is judged ---------------------------------------------------------------------------------------------

    def _again(self, row: Row) -> set[int]:
        about = {row.at, *self._alike.get(self._names[row.at], ()), *self._coded.get(self._given_to(row.person), ())}
        for each in sorted(about):
            match = self._match(self.rows[each])
            self._read({id_ for id_ in (match[0], *match[1]) if id_ is not None})
            self._judge(self.rows[each], *match)
        return about

    def _enter(self, row: Row) -> None:
        name = squeezed(written_name(row.person.values)) if _named(row.person) else ""
        self._names[row.at] = name
        if name:
            others = self._alike.setdefault(name, [])
            others.append(row.at)
            others.sort()
        if her := self._given_to(row.person):
            self._coded.setdefault(her, []).append(row.at)

    def _leave(self, row: Row) -> set[int]:
        if row.at in (coded := self._coded.get(self._given_to(row.person), [])):
            coded.remove(row.at)
        others = self._alike.get(self._names[row.at], [])
        if row.at in others:
            others.remove(row.at)
        for each in others:
            self._judge(self.rows[each], *self._match(self.rows[each]))
        return set(others)

    def _read(self, ids: set[bytes]) -> None:
        missing = [id_ for id_ in ids if id_ not in self._records]
        if missing:
            self._records.update(self._records_of(missing))

    def _match(self, row: Row) -> tuple[bytes | None, tuple[bytes, ...], tuple[Reason, ...]]:
        """Whom a row means: (surely her, perhaps these, why it is not sure)."""
        if row.decision.act is Act.UPDATE and row.decision.who is not None:
            return row.decision.who, (row.decision.who,), ()
        if (her := self._given_to(row.person)) and her not in self._erased:
            coded = self._roster.get(her)
            if coded is None:
                who, candidates, _ = self._by_name_and_more(row)
                return None, candidates or ((who,) if who else ()), (Reason("code_gone"),)
            if (sure := self._by_its_code(row, coded)) is not None:
                return (her, (her,), ()) if sure else (None, (her,), (Reason("code_differs"),))
        return self._by_name_and_more(row)

    def _given_to(self, person: Understood) -> bytes:
        """For whom a row was given out, by who stands for her; b"" where it was not. A table may be older than a merge,
        and she may be on the roster no more."""
        id_ = id_of(person.code) or b""
        return id_ if id_ in self._erased else self._stands.get(id_, id_)

    def _bears_her_name(self, row: Row, her: Known) -> bool:
        name = self._names[row.at]
        return not name or bool(row.person.same.intersection(_NAMES)) or name in her.names

    def _by_its_code(self, row: Row, her: Known) -> bool | None:
        """Whether a row is that of the woman for whom it was given out: True surely, False to be asked about, None
        where it is a copy of her row for somebody else, in which nothing is hers any more."""
        person = row.person
        others = [
            other
            for at in self._coded.get(her.id, ())
            if at != row.at and (other := self.rows[at]).decision.act is not Act.LEAVE
        ]
        agree, differ = self._compared(person, her)
        if self._bears_her_name(row, her):
            another = differ & {"birth", "identity"} or (differ and not agree)
            return not (another and any(self._bears_her_name(other, her) for other in others))
        others = [other for other in others if self._names[other.at] != self._names[row.at]]
        if not others:
            return bool(agree) and not differ & {"birth", "identity"}
        return None if not agree and any(self._bears_her_name(other, her) for other in others) else False

    def _by_name_and_more(self, row: Row) -> tuple[bytes | None, tuple[bytes, ...], tuple[Reason, ...]]:
        person, name = row.person, self._names[row.at]
        if not name:
            return None, (), ()
        if person.identity and (same := self._by_identity.get(person.identity)):
            reasons = () if any(name in known.names for known in same) else (Reason("name_differs", "name_zh"),)
            if len(same) == 1 and not reasons:
                return same[0].id, (same[0].id,), ()
            return None, tuple(known.id for known in same), reasons or (Reason("several"),)
        weighed = [(self._weigh(person, known), known) for known in self._by_name.get(name, ())]
        surely = [known for weight, known in weighed if weight == 2]
        perhaps = [known for weight, known in weighed if weight == 1]
        if len(surely) == 1:
            return surely[0].id, tuple(known.id for _, known in weighed), ()
        if surely:
            return None, tuple(known.id for known in surely), (Reason("several"),)
        if perhaps:
            reason = "several" if len(perhaps) > 1 else self._why(person, perhaps[0])
            return None, tuple(known.id for known in perhaps), (Reason(reason),)
        others = self._otherwise(person, name)
        return None, others, (Reason("other_name", "name_zh"),) if others else ()

    def _otherwise(self, person: Understood, name: str) -> tuple[bytes, ...]:
        """Women of another name who may be the one in a row, by the rules for doubles."""
        values = person.values
        told = {field: str(values.get(field) or "") for field in ("birth", "phone", "sex")}
        told["phone"] = told["phone"].replace("-", "")
        names = tuple(str(written) for field in _NAMES if (written := values.get(field)))
        line = Line(b"", names, gacha=values.get("gacha"), id_no=person.identity or "", **told)
        found = (pair.other for pair in self._finder.like(line))
        return tuple(id_ for id_ in found if name not in self._roster[id_].names)

    @cached_property
    def _finder(self) -> Finder:
        lines = (
            Line(k.id, tuple(k.names), k.birth or "", (k.phone or "").replace("-", ""), k.gacha, k.identity or "")
            for k in self._roster.values()
        )
        return Finder(map(traits, lines))

    def _compared(self, person: Understood, known: Known) -> tuple[set[str], set[str]]:
        """What of birth, phone and identity number agrees, and what differs. A cell that was given out for her agrees,
        whatever was written of her since."""
        values = person.values
        told = {
            "birth": (str(values.get("birth") or ""), known.birth or "", births_agree),
            "phone": (str(values.get("phone") or ""), known.phone or "", _equal),
            "identity": (person.identity or "", known.identity or "", _equal),
        }
        hers = person.same if self._given_to(person) == known.id else set()
        both = {name: name in hers or same(one, other) for name, (one, other, same) in told.items() if one and other}
        return {name for name, same in both.items() if same}, {name for name, same in both.items() if not same}

    def _weigh(self, person: Understood, known: Known) -> int:
        """How much speaks for a woman of the same name: 2 she is it, 1 she may be, 0 she is another."""
        agree, differ = self._compared(person, known)
        values = person.values
        gacha = values.get("gacha")
        near = None if gacha is None or known.gacha is None else gacha == known.gacha
        if "identity" in differ:
            return 0
        if "birth" in differ:
            return 1 if "phone" in agree else 0
        if "phone" in agree:
            return 2
        if "birth" in agree:
            whole = len(str(values.get("birth"))) == 10 and len(known.birth or "") == 10
            return 2 if near or (whole and near is None) else 1
        if near:
            return 1 if "phone" in differ else 2
        if near is False:
            return 0
        return 1

    @staticmethod
    def _why(person: Understood, known: Known) -> str:
        birth = person.values.get("birth")
        if birth and known.birth and not births_agree(str(birth), known.birth):
            return "birth_differs"
        if person.values.get("gacha") and known.gacha and person.values["gacha"] != known.gacha:
            return "moved"
        if person.values.get("phone") and known.phone and person.values["phone"] != known.phone:
            return "phone_differs"
        return "same_name"

    def _judge(self, row: Row, who: bytes | None, candidates: tuple[bytes, ...], reasons: tuple[Reason, ...]) -> None:
        """Puts a row's state, changes and reasons right."""
        person, decision = row.person, row.decision
        row.who, row.candidates, row.changes = None, candidates, {}
        twice = self._twice(row)
        doubts = tuple(Reason(doubt.code, name) for name, doubt in person.doubts.items() if not decision.accepted)
        if who is None and self._given_to(row.person) in self._erased:
            row.state, row.writes, row.reasons = State.LEFT, False, (Reason("code_erased"),)
            return
        if not self._names[row.at] and (who is None or decision.act is Act.ADD):
            row.state, row.writes, row.reasons = State.LEFT, False, (Reason("no_name", "name_zh"),)
            return
        if decision.act is Act.LEAVE:
            row.state, row.writes, row.reasons = State.LEFT, False, reasons
            return
        if decision.act is Act.ADD:
            row.state, row.writes, row.reasons = State.UNSURE if doubts else State.NEW, True, doubts
            return
        if twice is not None and decision.act is None:
            row.state = State.LEFT if twice.code == "twice" else State.UNSURE
            row.writes, row.reasons = False, (twice,)
            return
        if who is None and reasons:
            same = next((id_ for id_ in candidates if not self._changes(row, id_)), None)
            if same is not None and reasons[0].code in ("same_name", "several", "phone_differs", "moved"):
                row.who, row.state, row.writes, row.reasons = same, State.SAME, False, ()
                return
            row.state, row.writes, row.reasons = State.UNSURE, False, (*reasons, *doubts)
            return
        row.reasons = doubts
        if who is None:
            row.state, row.writes = State.UNSURE if doubts else State.NEW, True
            return
        row.who = who
        row.changes = self._changes(row, who)
        row.writes = bool({name for name in row.changes if name not in decision.old})
        row.state = State.UNSURE if doubts else State.CHANGED if row.changes else State.SAME

    def _twice(self, row: Row) -> Reason | None:
        """Whether the same woman stands in an earlier row, of whatever file."""
        for at in self._alike.get(self._names[row.at], ()):
            if at >= row.at:
                return None
            other = self.rows[at]
            if other.decision.act is Act.LEAVE:
                continue
            if row.person.code and other.person.code and row.person.code != other.person.code:
                continue  # namesakes, each with her own row
            mine, hers = row.person.values, other.person.values
            known = Known(
                b"", frozenset(), hers.get("birth"), hers.get("phone"), hers.get("gacha"), other.person.identity
            )
            if self._weigh(row.person, known) == 2 or mine == hers:
                told = mine.get("phone") or len(str(mine.get("birth") or "")) == 10 or row.person.identity
                surely = told and mine.items() <= hers.items()
                return Reason("twice" if surely else "perhaps_twice", row=at)
        return None

    def _changes(self, row: Row, who: bytes) -> dict[str, tuple[Value, Value]]:
        """Field → (old, new) of what a row says otherwise than her record. What is blank in it says nothing, nor does
        what was given out in her own row and has not been touched, nor the gacha over a table that she may have left
        since."""
        record = self._records.get(who, {})
        silent: set[str] = set()
        if self._given_to(row.person) == who:
            silent = row.person.same | (row.person.filled & {"gacha"})
        found: dict[str, tuple[Value, Value]] = {}
        values = values_of(row, self.sources[row.source])
        if row.person.household.words() and not record.get("household"):
            found["household"] = (None, row.person.household.words())
        for name, new in values.items():
            old = record.get(name)
            if name in silent:
                continue
            if name == "note":
                lines = [line for line in str(new).split("\n") if line not in str(old or "")]
                if lines:
                    found[name] = (old, "\n".join([*([str(old)] if old else []), *lines]))
            elif (name == "birth" and old and str(old).startswith(str(new))) or (
                name in (*_NAMES, "nickname") and old and squeezed(str(old)) == squeezed(str(new))
            ):
                continue
            elif new != old:
                found[name] = (old, new)
        return found


def values_of(row: Row, source: Source) -> Record:
    """What a row writes of its woman: what is sure or was accepted, and in her note what could not be read."""
    person = _settled(row)
    values = dict(person.values)
    note = [str(values["note"])] if values.get("note") else []
    note += kept_words(row.person, source, row.decision.accepted)
    if note:
        values["note"] = "\n".join(note)
    return values


def new_values(row: Row, source: Source) -> Record:
    """What a row writes of a woman who is not on the roster yet."""
    values = {"sex": "2", "status": "active", **values_of(row, source)}
    if not _settled(row).complete():
        values["to_complete"] = 1
    return values


def changed_values(row: Row) -> Record:
    """What a row writes of a woman who is on the roster."""
    values = {name: new for name, (_, new) in row.changes.items() if name not in row.decision.old}
    if values and (row.person.unread or (row.person.doubts and not row.decision.accepted)) and "note" in values:
        values["to_complete"] = 1
    return values


def _settled(row: Row) -> Understood:
    """The woman of a row after what was decided of its doubts."""
    if not row.decision.accepted or not row.person.doubts:
        return row.person
    taken = {name: doubt.taken(row.decision.other) for name, doubt in row.person.doubts.items()}
    return replace(row.person, values={**row.person.values, **taken}, doubts={})


def _named(person: Understood) -> bool:
    return any(person.values.get(name) for name in _NAMES)


def _equal(one: str, other: str) -> bool:
    return one == other

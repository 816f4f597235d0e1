"""Two rows that are one woman become one, and two again at any later time; who is known to be somebody else.

The loser's row says by ``merged_into`` who stands for it (``protocol/survivors.py``); nothing that refers to it is
ever rewritten. What the winner's row took over stands in the pair's own row (``person_pair``), so that any laptop can
give it back: a field that still holds what the merge wrote gets its former value; one that somebody changed since
stays.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import KnownError
from desktop.services import doubles
from desktop.services.called import PERSON_NAMES, person_name
from desktop.services.comparing import squeezed
from desktop.services.doubles import Finder, Line, Pair, pair_of
from desktop.services.giving_back import ALIASES, GivingBack, row_of, side_of, spelling_of, told
from desktop.services.names import script_of
from desktop.services.roster import WOMAN, Snapshot
from desktop.store.changes import Changes, Edit, Label, ListChange, Sight
from desktop.store.queries import doubles as queries
from desktop.store.queries import people
from desktop.store.values import Record, Value
from protocol.records import PERSON, PERSON_ALIAS, PERSON_PAIR

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What is put together and not chosen.
JOINED: Final = ("tags", "note", "to_complete")
#: What a person chooses between, in the order in which it is shown.
CHOSEN: Final = tuple(name for name in PERSON.names if name not in (*JOINED, "deleted", "merged_into"))


@dataclass(frozen=True)
class Side:
    """One of the two. ``values``: her row; ``spellings``: her other ones; ``follows``: kind → how many rows are
    hers."""

    id: bytes
    values: Record
    name: str
    spellings: tuple[str, ...]
    follows: Mapping[str, int]


@dataclass(frozen=True)
class Comparison:
    """Two rows side by side. ``winner``: the one that is proposed to stay; ``differ``, ``equal``: the fields of CHOSEN
    in which they differ and in which they are equal (empty ones left out); ``alone``: those that only one of them
    holds, which is kept; ``sight``: what was known when they were read."""

    one: Side
    other: Side
    winner: bytes
    pair: Pair | None
    differ: tuple[str, ...]
    alone: tuple[str, ...]
    equal: tuple[str, ...]
    sight: Sight

    def side(self, id: bytes) -> Side:
        """The one of the two with this id."""
        return self.one if self.one.id == id else self.other

    def against(self, id: bytes) -> Side:
        """The other one."""
        return self.other if self.one.id == id else self.one

    def proposed(self, winner: bytes) -> dict[str, bytes]:
        """For each field that differs, whose value is proposed: the winner's; of two dates that agree the whole one."""
        found = dict.fromkeys(self.differ, winner)
        mine, hers = (str(side.values["birth"]) for side in (self.side(winner), self.against(winner)))
        if "birth" in found and hers.startswith(mine):
            found["birth"] = self.against(winner).id
        return found


class Merged(NamedTuple):
    """A row that was merged into another one: its id, the name that it bears, and whether somebody else said that they
    are two women."""

    id: bytes
    name: str
    disputed: bool


@dataclass(frozen=True)
class TakenApart:
    """What a taking apart did; ``kept``: fields that somebody changed since, which stay with the winner; ``given``:
    those that were given back because they held just the other's value, though nobody knows how it came there."""

    changes: Changes
    kept: tuple[str, ...]
    given: tuple[str, ...] = ()


class Doubles:
    """Who is written down twice, in one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._db, self._journal = desk, desk.db, desk.journal
        self._lock = threading.Lock()
        self._finder = Finder()
        self._snapshot: Snapshot | None = None  # of which the finder tells

    # --- who may be one woman -----------------------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether all women are read and nobody reads them at this moment: then ``of`` and ``like`` take no time."""
        return self._snapshot is not None and not self._lock.locked()

    def pairs(self, tick: Callable[[], object] = lambda: None) -> list[Pair]:
        """All pairs of the roster, the surest first: a second's work for 5,000 women, so call it off the window's
        thread. ``tick`` is called now and then and may raise to end it."""
        apart = queries.apart(self._db)
        with self._reading(tick) as finder:
            looked = finder.shared()  # the window asks for one woman meanwhile
        return looked.pairs(apart, tick)

    def like(self, values: Mapping[str, Value], but: bytes | None = None) -> list[Pair]:
        """The women on the roster who may be the one described by a form's values (``aliases`` too), the surest first;
        in each pair one id is ``but``, or b"" for a new woman."""
        names = [values.get(name) for name in PERSON_NAMES]
        spelt = [name for name in (*names, *(values.get("aliases") or ())) if isinstance(name, str) and name.strip()]
        told = {name: values.get(name) for name in ("birth", "phone", "id_no", "sex")}
        texts = {name: value if isinstance(value, str) else "" for name, value in told.items()}
        texts["phone"] = texts["phone"].replace("-", "").replace(" ", "")
        gacha = values.get("gacha")
        line = Line(but or b"", tuple(spelt), gacha=gacha if isinstance(gacha, bytes) else None, **texts)
        apart = queries.apart(self._db)
        with self._reading() as finder:
            return finder.like(line._replace(sex=line.sex or WOMAN), apart)

    def of(self, id: bytes) -> list[Pair]:
        """The pairs of one woman on the roster, the surest first."""
        woman = self._desk.people.snapshot().women.get(id)
        if woman is None:
            return []
        apart = queries.apart(self._db)
        with self._reading() as finder:
            return finder.like(doubles.line_of(woman), apart)

    @contextmanager
    def _reading(self, tick: Callable[[], object] = lambda: None) -> Iterator[Finder]:
        """The finder as the roster stands now: only who changed is read anew."""
        with self._lock:
            snapshot = self._desk.people.snapshot()
            if snapshot is not self._snapshot:
                before = self._snapshot.women if self._snapshot is not None else {}
                for id_ in before.keys() - snapshot.women.keys():
                    self._finder.drop(id_)
                for at, (id_, woman) in enumerate(snapshot.women.items()):
                    if before.get(id_) is not woman:
                        self._finder.put(doubles.traits(doubles.line_of(woman)))
                    if at % 20 == 0 and not before:
                        tick()
                self._snapshot = snapshot
            yield self._finder

    def told_apart(self) -> list[tuple[bytes, bytes]]:
        """The pairs of which somebody said that they are two women, as far as both are still on the roster."""
        women = self._desk.people.snapshot().women
        return sorted(pair for pair in queries.apart(self._db) if all(id_ in women for id_ in pair))

    def disputed(self) -> list[tuple[bytes, bytes]]:
        """(merged row, who stands for it) of those that one person merged and another called two women."""
        stands = people.survivors(self._db)
        apart, merged = queries.apart(self._db), queries.merged(self._db)
        return sorted(
            (id_, stands[id_])
            for id_ in merged
            if id_ in stands and any(pair in apart for pair in _merged_as(merged, id_))
        )

    def merged(self) -> list[tuple[bytes, bytes]]:
        """(merged row, who stands for it) of all that were merged and are on the roster, by their ids."""
        women, into = self._desk.people.snapshot().women, queries.merged(self._db)
        return sorted(pair for pair in people.survivors(self._db).items() if pair[0] in into and pair[1] in women)

    def who_was_merged(self, pair: tuple[bytes, bytes]) -> tuple[bytes, bytes] | None:
        """(merged row, who stands for it) where one of two stands for the other; else None."""
        stands = people.survivors(self._db)
        return next(((a, b) for a, b in (pair, pair[::-1]) if stands.get(a) == b), None)

    def still(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Those of some pairs of which both are on the roster and nothing was decided since."""
        women, apart = self._desk.people.snapshot().women, queries.apart(self._db)
        return [pair for pair in pairs if pair.one in women and pair.other in women and pair.key not in apart]

    def are_apart(self, pair: tuple[bytes, bytes]) -> bool:
        """Whether somebody said that two are two women."""
        return pair_of(*pair) in queries.apart(self._db)

    def own_names(self, ids: Sequence[bytes]) -> dict[bytes, str]:
        """The name that each row bears itself, also one that was merged; never empty."""
        rows = self._desk.people.records(ids)
        return {id_: person_name(rows.get(id_)) for id_ in ids}

    # --- side by side -------------------------------------------------------------------------------------------------

    def compare(self, one: bytes, other: bytes) -> Comparison | None:
        """Two women side by side, each by who stands for her; None where they are one already, or one is gone."""
        sight = self._journal.sight()
        one, other = (people.counted_as(self._db, id_)[0] for id_ in (one, other))
        left, right = self._side(one), self._side(other)
        if one == other or left is None or right is None:
            return None
        told = [doubles.traits(_line(side)) for side in (left, right)]
        held = {name: [side.values.get(name) for side in (left, right)] for name in CHOSEN}
        full = {name: [value for value in both if value not in (None, "")] for name, both in held.items()}
        alone = tuple(name for name, values in full.items() if len(values) == 1)
        differ = tuple(name for name, values in full.items() if len(values) == 2 and values[0] != values[1])
        equal = tuple(name for name, values in full.items() if len(values) == 2 and values[0] == values[1])
        winner = max((left, right), key=lambda side: (_fullness(side), -int.from_bytes(side.id, "big")))
        pair = doubles.judged(told[0], told[1])
        return Comparison(left, right, winner.id, pair, differ, alone, equal, sight)

    def _side(self, id: bytes) -> Side | None:
        record = self._journal.rows.get(PERSON.name, id)
        if record is None or record["deleted"]:
            return None
        same = people.counted_as(self._db, id)
        spellings = tuple(text for _, text, _ in people.alias_rows(self._db, same))
        return Side(id, record, person_name(record), spellings, queries.follows(self._db, same))

    def merged_into(self, id: bytes) -> list[Merged]:
        """The rows for which a woman stands."""
        _, *others = people.counted_as(self._db, id)
        rows = self._journal.rows.get_many(PERSON.name, others)
        into, apart = queries.merged(self._db), queries.apart(self._db)
        return [
            Merged(row, person_name(rows[row]), any(pair in apart for pair in _merged_as(into, row)))
            for row in others
            if row in rows and not rows[row]["deleted"]
        ]

    # --- what is decided ----------------------------------------------------------------------------------------------

    def merge(self, seen: Comparison, winner: bytes, values: Mapping[str, bytes]) -> Changes:
        """Makes two women one: the row of ``winner`` stands, and what is the other's follows her. ``values``: for
        fields that differ, whose value is kept (the others as proposed). Tags and spellings are put together, notes
        joined.

        Raises KnownError ``pair_changed`` where one of them is gone or merged meanwhile.
        """
        now = self.compare(seen.one.id, seen.other.id)
        if now is None or {now.one.id, now.other.id} != {seen.one.id, seen.other.id}:
            raise KnownError("pair_changed")
        mine, hers = now.side(winner), now.against(winner)
        fields: Record = {}
        for name, whose in {**now.proposed(winner), **values}.items():
            if whose == hers.id and name in now.differ:
                fields[name] = hers.values[name]
        fields |= {name: hers.values[name] for name in now.alone if hers.values[name] not in (None, "")}
        fields |= _joined(mine.values, hers.values)
        # Also where her own value stays: another laptop may choose the other's, and what is kept of one merge is lost.
        after = {**{name: mine.values[name] for name in now.differ}, **fields}
        took: dict[str, Any] = {name: [told(name, mine.values.get(name)), told(name, v)] for name, v in after.items()}
        aliases = list(self._new_spellings(mine, hers, {**mine.values, **fields}))
        if aliases:
            took[ALIASES] = [edit.id.hex() for edit in aliases]
        edits = [Edit(PERSON.name, hers.id, {"merged_into": mine.id}, seen.sight), *aliases]
        if fields:
            edits.append(Edit(PERSON.name, mine.id, fields, seen.sight))
        one, other = pair_of(mine.id, hers.id)
        pair = {"one": one, "other": other, "apart": None, "deleted": None, side_of(mine.id, hers.id): took or None}
        edits.append(Edit(PERSON_PAIR.name, row_of(one, other), pair))
        return self._journal.write(edits, Label("person.merge", mine.name))

    def _new_spellings(self, mine: Side, hers: Side, after: Record) -> Iterator[Edit]:
        """The names that neither the winner's row nor a spelling of theirs holds any more."""
        held = {squeezed(str(after[name])) for name in PERSON_NAMES if after.get(name)}
        held |= {squeezed(text) for text in (*mine.spellings, *hers.spellings)}
        for side in (mine, hers):
            for name in PERSON_NAMES:
                text = side.values.get(name)
                if isinstance(text, str) and squeezed(text) not in held:
                    held.add(squeezed(text))
                    values = {"person": mine.id, "text": text, "script": script_of(text), "deleted": None}
                    yield Edit(PERSON_ALIAS.name, spelling_of(mine.id, hers.id, side.id, name), values)

    def take_apart(self, id: bytes, *, two_women: bool = True) -> TakenApart:
        """A row that was merged stands for itself again, and what refers to it is hers again; the winner gets back what
        she had, but for what somebody changed since. ``two_women``: and the pair is not proposed any more.

        Raises KnownError ``pair_changed`` where she was taken apart meanwhile.
        """
        stands = people.survivors(self._db).get(id)
        into = queries.merged(self._db)
        if stands is None or id not in into:
            raise KnownError("pair_changed")
        back = GivingBack(self._journal, into)
        edits: list[Edit] = []
        # Of a ring the way back goes too, or the one who stood would follow the other now.
        for loser in (id, *((stands,) if _leads(into, stands, id) else ())):
            edits.append(Edit(PERSON.name, loser, {"merged_into": None}))
            back.take(into[loser], loser)
        edits += back.edits()
        for one, other in {pair_of(id, into[id]), pair_of(id, stands)} if two_women else ():
            apart: Record = {"one": one, "other": other, "apart": 1, "deleted": None}
            edits.append(Edit(PERSON_PAIR.name, row_of(one, other), apart))
        changes = self._journal.write(_as_one(edits), Label("person.apart", self._desk.people.name(id)))
        return TakenApart(changes, tuple(dict.fromkeys(back.kept)), tuple(dict.fromkeys(back.given)))

    def keep_apart(self, one: bytes, other: bytes) -> Changes:
        """They are two women: the pair is not proposed any more, on any laptop."""
        return self._decide(one, other, 1, "person_pair.apart")

    def propose_again(self, one: bytes, other: bytes) -> Changes:
        """Takes back that they are two women; where they are one all the same: whatever speaks against that."""
        return self._decide(one, other, None, "person_pair.again")

    def _decide(self, one: bytes, other: bytes, apart: int | None, code: str) -> Changes:
        pairs = {pair_of(one, other)}
        if apart is None and (merged := self.who_was_merged((one, other))) is not None:
            told_apart = queries.apart(self._db)
            pairs |= {pair for pair in _merged_as(queries.merged(self._db), merged[0]) if pair in told_apart}
        names = self.own_names([one, other])
        return self._journal.write(
            [
                Edit(
                    PERSON_PAIR.name, row_of(*pair), {"one": pair[0], "other": pair[1], "apart": apart, "deleted": None}
                )
                for pair in sorted(pairs)
            ],
            Label(code, "、".join(names[id_] for id_ in pair_of(one, other))),
        )


def _merged_as(into: Mapping[bytes, bytes], id: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The pairs of a row with each over her: calling one of them two women disagrees with her being merged."""
    seen, above = {id}, into.get(id)
    while above is not None and above not in seen:
        yield pair_of(id, above)
        seen.add(above)
        above = into.get(above)


def _leads(into: Mapping[bytes, bytes], start: bytes, end: bytes) -> bool:
    """Whether one was merged, over however many, into another."""
    seen: set[bytes] = set()
    while start in into and start not in seen:
        seen.add(start)
        start = into[start]
        if start == end:
            return True
    return False


def _line(side: Side) -> Line:
    values = side.values
    names = tuple(str(values[name]) for name in PERSON_NAMES if values.get(name))
    return Line(
        side.id,
        (*names, *side.spellings),
        values["birth"] or "",
        (values["phone"] or "").replace("-", ""),
        values["gacha"],
        values["id_no"] or "",
        values["sex"] or WOMAN,
    )


def _fullness(side: Side) -> tuple[int, int]:
    """How much there is of a woman: who has more stays."""
    filled = sum(side.values.get(name) not in (None, "") for name in CHOSEN) - bool(side.values["to_complete"])
    return sum(side.follows.values()), filled


def _joined(mine: Record, hers: Record) -> Record:
    """What changes in the winner's row of the fields that are put together."""
    found: Record = {}
    tags = list(dict.fromkeys((*(mine["tags"] or ()), *(hers["tags"] or ()))))
    if tags != (mine["tags"] or []):
        found["tags"] = tags
    lines = [line for line in str(hers["note"] or "").split("\n") if line and line not in str(mine["note"] or "")]
    if lines:
        found["note"] = "\n".join([*([str(mine["note"])] if mine["note"] else []), *lines])
    if mine["to_complete"] and not hers["to_complete"]:
        found["to_complete"] = None
    return found


def _as_one(edits: Sequence[Edit]) -> list[Edit]:
    """One edit a row: what is written to it at several places."""
    found: dict[tuple[str, bytes], dict[str, Value | ListChange]] = {}
    for edit in edits:
        found.setdefault((edit.kind, edit.id), {}).update(edit.fields)
    return [Edit(kind, id_, fields) for (kind, id_), fields in found.items()]

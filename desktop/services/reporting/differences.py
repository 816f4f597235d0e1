"""差异 What a frozen report's figures would be now, and the rows that make the difference: which, how, by whom, when.

The frozen value stays. Changes by another rule of counting and changes of rows are told apart. Computed anew each time
from what was counted then (``basis``) and what is counted now; nothing of it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from desktop.services.reporting.basis import Basis
from desktop.services.reporting.service_rows import Key
from desktop.store.database import Database
from desktop.store.queries import people as people_queries
from desktop.store.queries import reports as queries
from protocol.figures import FIGURES, Cell, Taken
from protocol.frozen import Frozen


class Why(Enum):
    """Why a row gives something else than it did."""

    NEW = "new"  # written down since
    CAME_IN = "came_in"  # it was written down before, and counts only now: moved here, or held
    DELETED = "deleted"
    MOVED = "moved"  # to a day of another period
    NOT_HELD = "not_held"
    CHANGED = "changed"
    SEX = "sex"  # of somebody who came
    MERGED = "merged"  # two records were found to be the same woman
    ERASED = "erased"  # at her wish
    CAME = "came"  # she is among them since
    LEFT = "left"  # she no longer is


class RowChange(NamedTuple):
    """A row behind a figure: what it gave and what it gives; ``at`` (ms UTC) and ``by`` (a user) of the last write to
    it or to who came, None where it is not known. ``day``: where it was moved to."""

    kind: str
    id: bytes
    was: int
    now: int
    why: Why
    at: int | None = None
    by: bytes | None = None
    day: str | None = None


@dataclass(frozen=True)
class Difference:
    """One figure. ``was``: as it was frozen; ``by_rule``: what today's rule alone changes; ``rows`` make the rest of
    what stands above the line. ``now`` None: it is no longer counted. ``sealed``: how many rows are not told to who
    uses this laptop."""

    figure: str
    was: Cell
    now: Cell | None
    by_rule: int
    rows: tuple[RowChange, ...]
    sealed: int = 0

    @property
    def delta(self) -> int:
        """How much more it is now, above the line."""
        return 0 if self.now is None else self.now.num - self.was.num


@dataclass(frozen=True)
class Differences:
    """``lines``: figures that differ, in the order of their declaration. ``known``: what was counted then is here, so
    that rows can be told. ``erased``: how many of who was counted were erased since; their numbers stay."""

    lines: tuple[Difference, ...]
    known: bool
    erased: int

    @property
    def units(self) -> int:
        """The largest change of a figure that is a sum."""
        return max((abs(line.delta) for line in self.lines if is_sum(line.figure)), default=0)

    @property
    def rows(self) -> set[Key]:
        """Every row behind them, once."""
        return {(row.kind, row.id) for line in self.lines for row in line.rows}


def between(db: Database, frozen: Frozen, then: Basis | None, now: Basis) -> Differences:
    """What differs. ``then``: what was counted, None where it is not here."""
    counted = now.counted()
    same_rows = None if then is None else then.counted()
    before, after = ({} if then is None else then.given()), now.given()
    teller = _Teller(db, frozen, then, now)
    lines = []
    for id_ in sorted(frozen.cells, key=lambda id_: list(FIGURES).index(id_) if id_ in FIGURES else len(FIGURES)):
        was, found = frozen.cells[id_].now, counted.get(id_)
        if was == found:
            continue
        rows: tuple[RowChange, ...] = ()
        by_rule = 0
        if found is not None and same_rows is not None:
            by_rule = same_rows[id_].num - was.num if id_ in same_rows else 0
            rows = teller.changes(id_, before[id_], after[id_])
        lines.append(Difference(id_, was, found, by_rule, rows))
    people = set() if then is None else set(then.people) | then.officers
    return Differences(tuple(lines), then is not None, len(queries.erased(db, people)))


def is_sum(figure: str) -> bool:
    """Whether a figure is the sum of what its rows give; of a newer version's it is taken to be."""
    return figure not in FIGURES or FIGURES[figure].taken is Taken.SUM


class _Teller:
    """Says why rows give something else. Facts of a kind are read once, for all that may be asked for."""

    def __init__(self, db: Database, frozen: Frozen, then: Basis | None, now: Basis) -> None:
        self._db, self._frozen, self._then, self._now = db, frozen, then, now
        self._stands = people_queries.survivors(db)
        self._facts: dict[str, dict[bytes, queries.Facts]] = {}
        self._rows_then, self._rows_now = _rows(then), _rows(now)
        self._merged_into = {self._stands.get(her) for her in ((*then.people, *then.officers) if then else ())}
        self._erased = queries.erased(db, {*now.people, *now.officers, *(then.people if then else ())})
        # What the clock said when it was frozen; of a clock that was wrong nothing follows.
        moment = frozen.at[:10]
        self._since = frozen.at if moment >= frozen.period.first.isoformat() else ""

    def changes(self, figure: str, before: Mapping[Key, int], after: Mapping[Key, int]) -> tuple[RowChange, ...]:
        """The rows that give something else than they did, by kind and id."""
        nothing = 0 if is_sum(figure) else None
        keys = sorted(key for key in {*before, *after} if before.get(key, nothing) != after.get(key, nothing))
        for kind in {kind for kind, _ in keys}:
            self._read(kind, {id_ for of, id_ in keys if of == kind})
        return tuple(self._change(figure, key, before.get(key, 0), after.get(key, 0)) for key in keys)

    def _read(self, kind: str, ids: set[bytes]) -> None:
        known = self._facts.setdefault(kind, {})
        missing = ids - known.keys()
        if missing:
            known.update(queries.facts(self._db, kind, missing))

    def _change(self, figure: str, key: Key, was: int, now: int) -> RowChange:
        kind, id_ = key
        facts = self._facts[kind].get(id_)
        why = self._why_person(figure, id_, was, now) if kind == "person" else self._why_row(kind, id_, facts)
        if figure.startswith("train.") and why is Why.SEX:  # the activity gives the same, the course does not
            why = Why.CHANGED
        if facts is None or (kind == "activity" and why in (Why.MERGED, Why.SEX)):  # another row was written to
            return RowChange(kind, id_, was, now, why)
        day = facts.day if why is Why.MOVED else None
        return RowChange(kind, id_, was, now, why, facts.updated_at or None, facts.updated_by, day)

    def _why_row(self, kind: str, id_: bytes, facts: queries.Facts | None) -> Why:
        if facts is None or facts.deleted:
            return Why.DELETED
        then, now = self._rows_then[kind], self._rows_now[kind]
        if id_ in then and id_ in now:
            return self._why_same(id_) if kind == "activity" else Why.CHANGED
        if id_ in then:
            if kind in ("activity", "visit") and not self._holds(facts.day):
                return Why.MOVED
            return Why.NOT_HELD if kind == "activity" else Why.LEFT
        if kind == "household":
            return Why.CAME
        return Why.NEW if self._is_new(facts.created_at) else Why.CAME_IN

    def _why_same(self, activity: bytes) -> Why:
        """Why an activity that counted then and now gives something else: maybe only who came is seen otherwise."""
        assert self._then is not None
        was, now = self._then.activities[activity], self._now.activities[activity]
        if was == now:
            return Why.SEX
        merged = [frozenset(self._stands.get(her, her) for her in people) for people in (was.came, was.newcomers)]
        return Why.MERGED if was._replace(came=merged[0], newcomers=merged[1]) == now else Why.CHANGED

    def _why_person(self, figure: str, her: bytes, was: int, now: int) -> Why:
        assert self._then is not None
        then, live = self._then, self._now
        if self._stands.get(her, her) != her:
            return Why.MERGED
        if now and her in self._merged_into:
            return Why.MERGED
        if her in self._erased:
            return Why.ERASED
        if figure != "officers.people" and her in then.people and her in live.people:
            return Why.CHANGED if then.people[her] != live.people[her] else Why.CAME if now else Why.LEFT
        return Why.CAME if now else Why.LEFT

    def _holds(self, day: str | None) -> bool:
        return (
            day is not None
            and self._frozen.period.first.isoformat() <= day[:10] <= self._frozen.period.last.isoformat()
        )

    def _is_new(self, created_at: int) -> bool:
        if not self._since:
            return True
        return datetime.fromtimestamp(created_at / 1000).isoformat(timespec="minutes") >= self._since


def _rows(basis: Basis | None) -> dict[str, Collection[bytes]]:
    """Which rows of which kind were counted."""
    if basis is None:
        return defaultdict(frozenset)
    more: dict[str, set[bytes]] = defaultdict(set)
    for kind, id_ in (key for rows in basis.more.values() for key in rows):
        more[kind].add(id_)
    return more | {
        "activity": basis.activities,
        "visit": basis.visits,
        "home": {*basis.homes, *more["home"]},
        "org_unit": {*basis.gachas, *more["org_unit"]},
        "population": basis.population,
        "household": more["household"] | {seen.household for seen in basis.visits.values() if seen.household},
    }

"""Rows of a table of records against the records that stand: new, changed, the same, not sure, left out; and what a
person decides. The counterpart of ``plan`` for everything that is no woman, with the same rows and decisions.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.services.importing.plan import Act, Decision, Reason, Row, State
from desktop.services.importing.record_rows import Key, Line, Reader
from desktop.services.importing.understanding import Rules, Source
from desktop.store.changes import Edit, Sight
from desktop.store.values import Value


class RecordPlan:
    """All rows of some sources that hold records of one kind."""

    def __init__(
        self,
        sources: Sequence[Source],
        rules: Rules,
        reader: Reader,
        decisions: Mapping[tuple[int, int], Decision] | None = None,
        tick: Callable[[int], None] | None = None,
    ) -> None:
        self.sources, self.rules, self.reader = list(sources), rules, reader
        self.rows: list[Row] = []
        self._alike: dict[Key, list[int]] = {}
        self._keys: dict[int, Key | None] = {}
        self._means: dict[bytes, list[int]] = {}  # record → the rows that say they are it
        self._is: dict[int, bytes] = {}  # row → that record
        for number, source in enumerate(self.sources):
            for line in range(len(source.table.rows)):
                decision = (decisions or {}).get((number, line), Decision())
                read = reader.line(source, line, decision)
                row = Row(len(self.rows), number, line, source.table.numbers[line], read, decision=decision)
                self.rows.append(row)
                if tick is not None and len(self.rows) % 200 == 0:
                    tick(len(self.rows))
        found = [self._enter(row) for row in self.rows]
        reader.load(list(dict.fromkeys(id_ for ids in found for id_ in ids)))
        for row, ids in zip(self.rows, found, strict=True):
            self._judge(row, ids)
        self._apart: set[int] = set()  # the rows that cannot stand with others that are written
        self._stand_together()

    @property
    def kind(self) -> str:
        """The kind of its records."""
        return self.reader.kind.kind

    # --- what a person does -------------------------------------------------------------------------------------------

    def decide(self, rows: Iterable[int], **fields: Any) -> list[int]:
        """Decides some rows; ``means`` is added to what was said of names before, empty it takes that back. Gives the
        places of all rows that changed."""
        touched: set[int] = set()
        for at in rows:
            row = self.rows[at]
            said = dict(fields)
            if "means" in fields:
                said["means"] = {**row.decision.means, **fields["means"]} if fields["means"] else {}
            row.decision = replace(row.decision, **said)
            touched |= self._again(row)
        return sorted(touched | self._stand_together())

    def correct(self, at: int, column: int, text: str) -> list[int]:
        """A cell's text is another; gives the places of all rows that changed."""
        row = self.rows[at]
        table = self.sources[row.source].table
        table.rows[row.line][column] = text.strip()
        table.filled.discard((row.line, column))
        row.decision = replace(row.decision, accepted=False, other=False)
        return sorted(self._again(row) | self._stand_together())

    def decisions(self) -> dict[tuple[int, int], Decision]:
        """What was decided, by source and line, for a plan that is made anew."""
        return {(row.source, row.line): row.decision for row in self.rows if row.decision != Decision()}

    def alike(self, at: int, code: str, word: str = "") -> list[int]:
        """The rows that are not sure for the same reason, of names for the same name."""
        return [row.at for row in self.rows if any(each.code == code and each.word == word for each in row.reasons)]

    def counts(self) -> dict[State, int]:
        """How many rows there are of each state."""
        found = dict.fromkeys(State, 0)
        for row in self.rows:
            found[row.state] += 1
        return found

    def to_write(self) -> Iterator[Row]:
        """The rows that are written as things stand."""
        return (row for row in self.rows if row.writes)

    # --- how it is judged ---------------------------------------------------------------------------------------------

    def _again(self, row: Row) -> set[int]:
        """Reads and judges a row anew, and the rows that may be the same record before and after."""
        about = {row.at, *self._others(row)}
        key = self._keys[row.at]
        if key is not None:
            self._alike[key].remove(row.at)
        if (record := self._is.pop(row.at, None)) is not None:
            self._means[record].remove(row.at)
        row.person = self.reader.line(self.sources[row.source], row.line, row.decision)
        self.reader.load(self._enter(row))
        about |= set(self._others(row))
        for at in sorted(about):
            self._judge(self.rows[at], self.reader.find(_line(self.rows[at])))
        return about

    def _stand_together(self) -> set[int]:
        """Holds back what cannot be written with the other rows as they stand now; gives the rows that it looked at."""
        looked = set(self._apart)
        for at in sorted(looked):
            self._judge(self.rows[at], self.reader.find(_line(self.rows[at])))
        apart = self.reader.rounds([row for row in self.rows if row.writes])
        for at, code in apart.items():
            row = self.rows[at]
            row.state, row.writes, row.reasons = State.UNSURE, False, (Reason(code, "parent"),)
        self._apart = set(apart)
        return looked | self._apart

    def _others(self, row: Row) -> Iterator[int]:
        key = self._keys[row.at]
        yield from self._alike.get(key, ()) if key is not None else ()
        yield from self._means.get(self._is.get(row.at, b""), ())

    def _enter(self, row: Row) -> tuple[bytes, ...]:
        line = _line(row)
        key = self._keys[row.at] = self.reader.key(line)
        if key is not None:
            insort(self._alike.setdefault(key, []), row.at)
        found = self.reader.find(line)
        if len(found) == 1:
            insort(self._means.setdefault(found[0], []), row.at)
            self._is[row.at] = found[0]
        return found

    def _twice(self, row: Row, found: Sequence[bytes]) -> Reason | None:
        """Whether the same record stands in an earlier row, of whatever file: left out where it says nothing else, else
        asked about."""
        key = self._keys[row.at]
        alike = self._alike.get(key, ()) if key is not None else ()
        if row.at in self._is:  # rows that are two records that stand are not one
            alike = [at for at in alike if self._is.get(at, found[0]) == found[0]]
        means = self._means.get(found[0], ()) if len(found) == 1 else ()
        at = min((first for rows in (alike, means) if (first := self._first(rows, row.at)) is not None), default=None)
        if at is None:
            return None
        nothing_else = _line(row).values.items() <= _line(self.rows[at]).values.items()
        return Reason("row_twice" if nothing_else else "rows_differ", row=at)

    def _first(self, rows: Sequence[int], before: int) -> int | None:
        """The first of some rows that is not left out, where it stands before another."""
        at = next((at for at in rows if self.rows[at].decision.act is not Act.LEAVE), None)
        return at if at is not None and at < before else None

    def _judge(self, row: Row, found: Sequence[bytes]) -> None:
        line, decision = _line(row), row.decision
        row.who, row.candidates, row.changes = None, tuple(found), {}
        doubts = tuple(Reason(doubt.code, name) for name, doubt in line.doubts.items() if not decision.accepted)
        if decision.act is Act.LEAVE:
            row.state, row.writes, row.reasons = State.LEFT, False, ()
            return
        if not line.values and not line.blocks:
            row.state, row.writes, row.reasons = State.LEFT, False, (Reason("row_empty"),)
            return
        if line.blocks or doubts:
            row.state, row.writes, row.reasons = State.UNSURE, False, (*line.blocks, *doubts)
            return
        told = tuple(line.told)
        twice = self._twice(row, found)
        if twice is not None and decision.act is None:
            row.state = State.LEFT if twice.code == "row_twice" else State.UNSURE
            row.writes, row.reasons = False, (twice,)
            return
        if decision.act is Act.ADD or not found:
            if not found and self.reader.was_deleted(line):
                told = (*told, Reason("was_deleted"))
            row.state, row.writes, row.reasons = State.NEW, True, told
            return
        who = decision.who if decision.act is Act.UPDATE and decision.who in found else None
        if len(found) > 1 and who is None:
            row.state, row.writes, row.reasons = State.UNSURE, False, (Reason("several_records"),)
            return
        if who is None and (code := self.reader.another(found[0], line)):
            row.state, row.writes, row.reasons = State.UNSURE, False, (Reason(code),)
            return
        row.who = who or found[0]
        row.changes = self.reader.changes(row.who, line)
        row.writes = bool(row.changes.keys() - decision.old)
        row.state, row.reasons = State.CHANGED if row.changes else State.SAME, told if row.changes else ()

    # --- writing ------------------------------------------------------------------------------------------------------

    def edits(self, row: Row, sight: Sight, known: set[bytes]) -> Iterator[Edit]:
        """What a row writes, the women first whom nobody knows yet; ``known``: those of them that were written."""
        line = _line(row)
        for her in line.people:
            if her not in known:
                known.add(her)
                yield Edit("person", her, self.reader.directory.newcomer_values(her))
        if row.who is None:
            yield from self.reader.new(line)
            return
        changes: dict[str, Value] = {
            name: new for name, (_, new) in row.changes.items() if name not in row.decision.old
        }
        yield from self.reader.change(row.who, changes, line, sight)


def _line(row: Row) -> Line:
    assert isinstance(row.person, Line)
    return row.person

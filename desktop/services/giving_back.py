"""What a woman gets back when a row that was merged into hers is taken out of it again.

A value that came with that row may have gone further: to who stands over her (a chain), and into what the pair of
another row says was there before (a star). It is replaced there too, so that nothing of a woman who was taken out is
left with others, nor in what is remembered of their pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from desktop.services.called import PERSON_NAMES
from desktop.services.comparing import squeezed
from desktop.services.doubles import pair_of
from desktop.services.names import script_of
from desktop.store.changes import Edit, Journal, ListChange
from desktop.store.values import Record, Value
from protocol.ids import derived_id
from protocol.records import PERSON, PERSON_ALIAS, PERSON_PAIR, Type

#: What is put together item by item: words of a list, lines of a text.
_BY_ITEM: Final = ("tags", "note")
#: Under this key stand the spellings that a merge added, among the fields.
ALIASES: Final = "aliases"
_REFS: Final = frozenset(field.name for field in PERSON.fields if field.type is Type.REF)


def row_of(one: bytes, other: bytes) -> bytes:
    """The id of what was decided of a pair, the smaller id first."""
    row = PERSON_PAIR.derived_id({"one": one, "other": other})
    assert row is not None
    return row


def side_of(winner: bytes, loser: bytes) -> str:
    """The field of a pair that says what the winner took over."""
    return "one_took" if winner < loser else "other_took"


def spelling_of(winner: bytes, loser: bytes, whose: bytes, name: str) -> bytes:
    """The id of the spelling that a merge makes of a name of one of the two: the same on every laptop."""
    return derived_id(PERSON_ALIAS.name, winner, loser, whose, name)


def told(name: str, value: Value) -> Any:
    """A value of a person as nested plain data holds it."""
    return value.hex() if name in _REFS and isinstance(value, bytes) else value


def _read(name: str, value: Any) -> Value:
    """The other way round."""
    return bytes.fromhex(value) if name in _REFS and isinstance(value, str) else value


def _items(name: str, value: Any) -> list[str]:
    return str(value).split("\n") if name == "note" and value else list(value or ())


def _whole(name: str, items: Iterable[str]) -> Value:
    found = list(items)
    return ("\n".join(found) if name == "note" else found) if found else None


class GivingBack:
    """One taking apart. ``into``: row → the row that it was merged into, as was written before. ``kept``: fields that
    somebody changed since; ``given``: those that held the other's value though the pair says nothing of it (two
    laptops merged the two, and only one could say what it took), which were given back."""

    def __init__(self, journal: Journal, into: Mapping[bytes, bytes]) -> None:
        self._rows, self._into = journal.rows, into
        self._people: dict[bytes, Record] = {}
        self._took: dict[tuple[bytes, bytes], dict[str, Any]] = {}
        self._aliases: dict[bytes, Record] = {}
        self.kept: list[str] = []
        self.given: list[str] = []

    def take(self, winner: bytes, loser: bytes) -> None:
        """The winner gets back what she had before the loser was merged into her."""
        took = self._of(winner, loser)
        row = self._person(winner)
        if row:
            for name in took:
                cell = self._cell(winner, loser, name)
                if cell is None:
                    continue  # the spellings, or a newer version's
                if name in _BY_ITEM:
                    self._give_items(winner, loser, name, *cell)
                else:
                    self._give_value(winner, loser, name, *cell)
            made = [spelling_of(winner, loser, whose, name) for whose in (winner, loser) for name in PERSON_NAMES]
            for alias in (*self._spellings(winner, loser), *made):
                if self._live(alias):
                    self._aliases[alias] = {"deleted": 1}
        self._took[winner, loser] = {}

    def edits(self) -> Iterator[Edit]:
        """All that is to be written."""
        for id_, row in self._people.items():
            was = self._rows.get(PERSON.name, id_) or {}
            fields: dict[str, Value | ListChange] = {
                name: ListChange.between(was[name], value) if PERSON.by_name[name].type is Type.LIST else value
                for name, value in row.items()
                if name in PERSON.by_name and value != was[name]
            }
            if fields:
                yield Edit(PERSON.name, id_, fields)
        for (winner, loser), took in self._took.items():
            pair = self._rows.get(PERSON_PAIR.name, row_of(*pair_of(winner, loser)))
            if (pair or {}).get(side_of(winner, loser)) != (took or None):
                one, other = pair_of(winner, loser)
                written: Record = {"one": one, "other": other, "deleted": None, side_of(winner, loser): took or None}
                yield Edit(PERSON_PAIR.name, row_of(one, other), written)
        for id_, fields_ in self._aliases.items():
            yield Edit(PERSON_ALIAS.name, id_, fields_)

    # --- rows as they will be -----------------------------------------------------------------------------------------

    def _person(self, id: bytes) -> Record:
        if id not in self._people:
            self._people[id] = dict(self._rows.get(PERSON.name, id) or {})
        return self._people[id]

    def _of(self, winner: bytes, loser: bytes) -> dict[str, Any]:
        if (winner, loser) not in self._took:
            pair = self._rows.get(PERSON_PAIR.name, row_of(*pair_of(winner, loser))) or {}
            took = pair.get(side_of(winner, loser))
            self._took[winner, loser] = dict(took) if isinstance(took, dict) else {}
        return self._took[winner, loser]

    def _cell(self, winner: bytes, loser: bytes, name: str) -> tuple[Value, Value] | None:
        cell = self._of(winner, loser).get(name)
        if name not in PERSON.by_name or not isinstance(cell, list) or len(cell) != 2:
            return None
        return _read(name, cell[0]), _read(name, cell[1])

    def _put(self, winner: bytes, loser: bytes, name: str, before: Value, after: Value) -> None:
        """A cell that says no more that anything was taken is left out."""
        took = self._of(winner, loser)
        took[name] = [told(name, before), told(name, after)]
        if before == after and before in (None, "", []):
            del took[name]

    def _others(self, winner: bytes, but: bytes) -> list[bytes]:
        return sorted(id_ for id_, into in self._into.items() if into == winner and id_ not in (but, winner))

    def _spellings(self, winner: bytes, loser: bytes) -> list[bytes]:
        return [bytes.fromhex(alias) for alias in self._of(winner, loser).get(ALIASES) or ()]

    def _live(self, alias: bytes) -> Record | None:
        known = self._rows.get(PERSON_ALIAS.name, alias)
        return None if known is None or known["deleted"] else known

    # --- a value ------------------------------------------------------------------------------------------------------

    def _give_value(self, winner: bytes, loser: bytes, name: str, before: Value, after: Value) -> None:
        row = self._person(winner)
        now, hers = row[name], (self._rows.get(PERSON.name, loser) or {}).get(name)
        gone_on = before != after and self._replace(winner, loser, name, after, before, {loser})
        if now not in (before, after) and now == hers and not self._brought(winner, loser, name, now):
            self._replace(winner, loser, name, now, before, {loser})
            if row[name] != now:
                self.given.append(name)
        elif now not in (before, after) and before != after and not gone_on:
            self.kept.append(name)

    def _brought(self, winner: bytes, but: bytes, name: str, value: Value) -> bool:
        """Whether another row than ``but`` is known to have brought a value."""
        cells = (self._cell(winner, other, name) for other in self._others(winner, but))
        return any(cell is not None and cell[1] == value != cell[0] for cell in cells)

    def _replace(self, winner: bytes, but: bytes, name: str, value: Value, by: Value, seen: Collection[bytes]) -> bool:
        """Where a row and those above it hold ``value`` of the row ``but``, they hold ``by``. Whether it was what one
        of the other rows found before."""
        row, found = self._person(winner), False
        others = self._others(winner, but)
        heir = next((other for other in others if self._has_too(winner, other, name, value)), None)
        if row and row[name] == value and heir is not None:
            self._put(winner, heir, name, by, value)  # it is another's too: hers it stays
            return True
        for other in self._found_by(winner, but, name, value):
            cell = self._cell(winner, other, name)
            assert cell is not None, "it found the value"
            self._put(winner, other, name, by, by if cell[1] == value else cell[1])
            found = True
        if row and row[name] == value:
            row[name] = by
        for other in others:
            self._spell(winner, other, name, value, by)
        above = self._into.get(winner)
        if above is not None and above not in seen:
            cell = self._cell(above, winner, name)
            if cell is not None and cell[1] == value != cell[0]:
                instead = cell[0] if by in (None, "") else by
                self._put(above, winner, name, cell[0], instead)
                self._replace(above, winner, name, value, instead, {*seen, winner})
            self._spell(above, winner, name, value, by)
        return found

    def _has_too(self, winner: bytes, other: bytes, name: str, value: Value) -> bool:
        """Whether another row has a value that it did not bring itself, as it was there already."""
        if value in (None, "") or self._person(other).get(name) != value:
            return False
        cell = self._cell(winner, other, name)
        return cell is None or cell[1] != value or cell[0] == value

    def _found_by(self, winner: bytes, but: bytes, name: str, value: Value) -> list[bytes]:
        """The other rows that were merged into one while it held a value of the row ``but``: back from what it holds
        now, for an earlier one may have found an equal value of another's."""
        cells = {other: cell for other in self._others(winner, but) if (cell := self._cell(winner, other, name))}
        left = {other: cell for other, cell in cells.items() if cell[0] != cell[1]}
        found = [other for other in cells if cells[other] == (value, value)]
        now = self._person(winner).get(name)
        while now != value:
            last = next((other for other, cell in left.items() if cell[1] == now), None)
            if last is None:  # somebody wrote another value since
                return found + [other for other, cell in left.items() if cell[0] == value]
            now = left.pop(last)[0]
            if now == value:
                found.append(last)
        return found

    def _spell(self, winner: bytes, loser: bytes, name: str, value: Value, by: Value) -> None:
        """A spelling that a merge made of a name that is given back becomes that of the former name."""
        if name not in PERSON_NAMES or not isinstance(value, str):
            return
        for alias in self._spellings(winner, loser):
            known = self._live(alias)
            if known is not None and squeezed(str(known["text"])) == squeezed(value):
                text = str(by or "")
                self._aliases[alias] = {"text": text, "script": script_of(text)} if text else {"deleted": 1}

    # --- what is put together -----------------------------------------------------------------------------------------

    def _give_items(self, winner: bytes, loser: bytes, name: str, before: Value, after: Value) -> None:
        there = _items(name, self._person(winner)[name])
        had = _items(name, before)
        gone = [item for item in _items(name, after) if item not in had]
        if name == "note" and any(line not in there for line in gone):
            self.kept.append(name)
        self._without(winner, loser, name, gone, {loser})

    def _without(self, winner: bytes, but: bytes, name: str, gone: list[str], seen: Collection[bytes]) -> None:
        """Takes out of a row and those above it what the row ``but`` brought, unless another one has it too."""
        row, others = self._person(winner), self._others(winner, but)
        for other in others:
            stays = [item for item in gone if item in _items(name, self._person(other).get(name))]
            gone = [item for item in gone if item not in stays]
            if stays and row:
                before, after = (_items(name, v) for v in self._cell(winner, other, name) or (row[name], row[name]))
                had = [item for item in before if item not in stays]
                after = [*after, *(item for item in stays if item not in after)]
                self._put(winner, other, name, _whole(name, had), _whole(name, after))
        if not gone:
            return

        def left(value: Value) -> Value:
            return _whole(name, (item for item in _items(name, value) if item not in gone))

        if row and any(item in gone for item in _items(name, row[name])):
            row[name] = left(row[name])
        for other in others:
            if (cell := self._cell(winner, other, name)) is not None:
                self._put(winner, other, name, left(cell[0]), left(cell[1]))
        above = self._into.get(winner)
        cell = self._cell(above, winner, name) if above is not None and above not in seen else None
        if above is not None and cell is not None:
            own = _items(name, cell[0])
            gone = [item for item in gone if item not in own]
            self._put(above, winner, name, cell[0], left(cell[1]))
            self._without(above, winner, name, gone, {*seen, winner})

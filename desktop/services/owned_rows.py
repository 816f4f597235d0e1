"""Rows that a record owns: read, checked and written with it, in its one act (``Rows`` of ``services.plain``).

A form holds them as a list: of each row its columns, and its ``id`` once it was written. What was added, changed and
taken since the form was opened is written; a row that came from elsewhere meanwhile stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.errors import FieldErrors
from desktop.services.plain import Rows, Type
from desktop.services.plain_records import PlainRecords
from desktop.services.rows import ID
from desktop.services.sealing import wrapped
from desktop.services.seen import Seen, edit_of
from desktop.store.changes import Edit
from desktop.store.queries import owned_rows as queries
from desktop.store.values import Record, Value
from protocol.ids import derived_id, new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class OwnedRows:
    """The rows of one kind, by who owns them."""

    def __init__(self, desk: Desk, rows: Rows) -> None:
        self._desk, self.rows = desk, rows
        self.records = PlainRecords(desk, rows.plain)

    def of(self, owner: bytes) -> list[Record]:
        """The rows of one owner as a form holds them; the last one is what counts today."""
        return self.of_many([owner])[owner]

    def of_many(self, owners: Sequence[bytes]) -> dict[bytes, list[Record]]:
        """The same of several owners, an empty list for one without rows."""
        rows, found = self.rows, {owner: list[Record]() for owner in owners}
        for part in (owners[start : start + 500] for start in range(0, len(owners), 500)):
            ids = queries.standing(self._desk.db, rows.kind, rows.by, part, rows.order)
            held = self._desk.journal.rows.get_many(rows.kind, ids)
            for id_ in ids:
                row = wrapped(rows.kind, id_, {name: held[id_][name] for name in rows.columns})
                found[held[id_][rows.by]].append({ID: id_, **row})
        return found

    def names(self, held: Sequence[Mapping[str, Value]]) -> dict[bytes, str]:
        """What rows refer to is called, by id."""
        plain, desk = self.rows.plain, self._desk
        to = {name: plain.to(name) for name in self.rows.columns if plain.type(name) is Type.REF}
        told = {(kind, row[name]) for row in held for name, kind in to.items() if kind and row[name]}
        women = [id_ for kind, id_ in told if kind == "person"]
        others = {id_: desk.records.called(kind, id_) for kind, id_ in told if kind != "person"}
        return {**others, **(desk.people.names(women) if women else {})}

    def edits(self, owner: bytes, now: Sequence[Mapping[str, Value]], seen: Seen | None) -> Iterator[Edit]:
        """What somebody added, changed and took in a form that holds ``now``, as edits of one act with the owner's.
        Where nobody looked before (``seen`` None), nothing is taken. Raises FieldErrors for the kind as a field:
        ``written_stays`` where rows are only added to."""
        rows = self.rows
        written: set[bytes] = set()
        before = {row[ID]: row for row in (seen.values.get(rows.kind) or () if seen else self.of(owner))}
        for row in now:
            held = before.get(row.get(ID))
            values = {name: row.get(name) for name in rows.columns}
            if held is None and not any(value not in (None, "", []) for value in values.values()):
                continue  # begun and left empty
            changed = values if held is None else {name: v for name, v in values.items() if v != held.get(name)}
            clean = self._checked(changed, held)
            if held is not None and clean and rows.adds_only:
                raise FieldErrors({rows.kind: "written_stays"})
            if held is None:
                yield self.new(owner, clean, written)
            elif rows.day in clean:  # counted on another day: it goes from the one and stands on the other
                yield edit_of(rows.kind, row[ID], {"deleted": 1}, seen)
                yield self.new(owner, self._checked(values, None), written)
            elif clean:
                yield edit_of(rows.kind, row[ID], self._desk.sealing.sealed_for(rows.kind, row[ID], clean), seen)
        if seen is not None:
            if rows.adds_only and before.keys() - {row.get(ID) for row in now}:
                raise FieldErrors({rows.kind: "written_stays"})
            for id_ in before.keys() - {row.get(ID) for row in now}:
                yield Edit(rows.kind, id_, {"deleted": 1}, seen.sight)

    def id_for(self, owner: bytes, day: str) -> bytes | None:
        """The id that the rows of an owner have for a day (``Rows.day``); None where each row has one of its own."""
        return derived_id(self.rows.kind, owner, day) if self.rows.day and day else None

    def new(self, owner: bytes, clean: Mapping[str, Value], written: set[bytes]) -> Edit:
        """A row that is written first, of checked values. Of a day that has a row already, here or among the ids
        ``written`` by the same act, it is one more."""
        rows = self.rows
        row = self.id_for(owner, str(clean.get(rows.day) or ""))
        stands = None if row is None else self._desk.journal.rows.get(rows.kind, row)
        if row is None or row in written or (stands is not None and not stands["deleted"]):
            row = new_id()
            return Edit(rows.kind, row, {rows.by: owner, **self._desk.sealing.sealed_for(rows.kind, row, clean)})
        written.add(row)
        clean = self._desk.sealing.sealed_for(rows.kind, row, clean)
        if stands is None:
            return Edit(rows.kind, row, {rows.by: owner, **clean})
        anew = {**dict.fromkeys(rows.columns), **clean}  # it was taken out: nothing of what it held comes back
        return Edit(rows.kind, row, {rows.by: owner, **anew, "deleted": None})

    def _checked(self, values: Mapping[str, Value], held: Mapping[str, Value] | None) -> dict[str, Value]:
        try:
            return self.records.checked(values, held)
        except FieldErrors as error:
            raise FieldErrors({self.rows.kind: next(iter(error.fields.values()))}) from error

    def taken(self, owner: bytes) -> list[Edit]:
        """What takes all rows of an owner out, in the act that deletes it: they come back with it."""
        ids = queries.standing(self._desk.db, self.rows.kind, self.rows.by, [owner], self.rows.order)
        return [Edit(self.rows.kind, id_, {"deleted": 1}) for id_ in ids]

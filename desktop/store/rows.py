"""Single rows and sets of rows of the kinds' tables: reading them as records, writing them for the journal.

Only ``desktop.store.changes`` calls the writing half.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec

from desktop.store.database import Database
from desktop.store.gathered import GATHERED, OWNER_OF
from desktop.store.values import DERIVED, ENCODED, MARKS, SETTLED, Record, Value, from_columns, to_wire
from protocol.clock import milliseconds_of
from protocol.digest import MODULUS, row_digest
from protocol.lists import upon, without_changes
from protocol.operations import Operation
from protocol.records import BY_NAME, PERSON, Kind
from protocol.survivors import survivors

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode

#: Ids in one statement; SQLite before 3.32 takes 999 parameters.
CHUNK = 500

Derive = Callable[[Mapping[str, Value]], dict[str, Value]]


def chunks(ids: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Ids in runs that fit one statement."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


@cache
def columns(kind: str) -> tuple[str, ...]:
    """All columns of a kind's table, in the order of the statements here."""
    return ("id", *BY_NAME[kind].names, *DERIVED.get(kind, ()), *_later(kind), *MARKS, "extra")


def _later(kind: str) -> tuple[str, ...]:
    """Columns that follow from several rows: filled once the row stands."""
    return (*(GATHERED[kind].columns if kind in GATHERED else ()), *SETTLED.get(kind, ()))


def _by(kind: str) -> str:
    """The field by which a row of a kind of ``OWNER_OF`` names its owner."""
    return GATHERED[OWNER_OF[kind]].by


@cache
def _select(kind: str) -> str:
    return f"SELECT {', '.join(columns(kind))} FROM {kind} WHERE id = ?"


@cache
def _insert(kind: str) -> str:
    names = columns(kind)
    return f"INSERT INTO {kind} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


@cache
def _update(kind: str, names: tuple[str, ...]) -> str:
    return f"UPDATE {kind} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"


class Shadow(NamedTuple):
    """The confirmed values that pending and carried operations of a row hide, by wire number, and the row's marks."""

    confirmed: bool
    cells: dict[int, Value]
    marks: list[Any] | None


class RowState:
    """A row while a run of the log is applied: what is confirmed and what is visible, by wire number."""

    __slots__ = ("confirmed", "fresh", "gone", "marks", "record", "shaded", "was", "was_confirmed")

    def __init__(self, record: Record | None, kind: Kind, shadow: Shadow | None) -> None:
        self.record = record
        self.shaded = shadow is not None
        #: The confirmed marks; nothing where nothing is confirmed.
        self.marks: list[Any] = [None] * 4
        if shadow is not None:
            self.marks = shadow.marks or self.marks
        elif record is not None:
            self.marks = [record[name] for name in MARKS]
        self.confirmed: dict[int, Value] = {}
        if record is not None and (shadow is None or shadow.confirmed):
            self.confirmed = to_wire(kind, record)
            if record["extra"]:
                self.confirmed |= _decode(record["extra"])
            if shadow is not None:
                self.confirmed |= shadow.cells
        self.was_confirmed = record is not None and (shadow is None or shadow.confirmed)
        #: The confirmed cells before the run, for the digest.
        self.was = dict(self.confirmed)
        self.fresh = False  # confirmed by this run
        self.gone = False  # the server has no such row


_PLAIN = frozenset((str, bytes, type(None)))


def _same(value: Value, old: Value) -> bool:
    # A map's order counts for the digest, and true beside 1; not for Python.
    return value == old and (type(value) in _PLAIN or bool(_encode(value) == _encode(old)))


class Rows:
    """Rows of the kinds' tables. ``derive``: kind → the local columns that follow from a record's values."""

    def __init__(self, db: Database, derive: Mapping[str, Derive]) -> None:
        self._db = db
        self._derive = derive

    def get(self, kind: str, id: bytes) -> Record | None:
        """One record, deleted or not; None where there is no such row."""
        row = self._db.raw.execute(_select(kind), (id,)).fetchone()
        return None if row is None else from_columns(kind, dict(zip(columns(kind), row, strict=True)))

    def get_many(self, kind: str, ids: Sequence[bytes], only: Collection[str] = ()) -> dict[bytes, Record]:
        """Records by id, of thousands ``only`` these fields; ids that are not there are left out."""
        names = [name for name in columns(kind) if name in ("id", "deleted") or name in only or not only]
        found: dict[bytes, Record] = {}
        for part in chunks(ids):
            marks = ",".join("?" * len(part))
            for row in self._db.raw.execute(f"SELECT {', '.join(names)} FROM {kind} WHERE id IN ({marks})", part):
                found[row[0]] = from_columns(kind, dict(zip(names, row, strict=True)))
        return found

    # Writing: only for the journal ------------------------------------------------------------------------------

    def _derived(self, kind: str, record: Mapping[str, Value]) -> dict[str, Value]:
        derive = self._derive.get(kind)
        return derive(record) if derive is not None else {}

    def insert(self, kind: str, id: bytes, fields: Mapping[str, Value], marks: tuple[Any, ...]) -> None:
        """A new row."""
        self._db.raw.execute(_insert(kind), self._new_row(kind, id, fields, marks, None))
        if kind == PERSON.name:
            self._settle_survivors()
        if kind in GATHERED:
            self._gather(kind, (id,))
        if kind in OWNER_OF:
            self._gather(OWNER_OF[kind], {fields.get(_by(kind))})

    def _new_row(
        self, kind: str, id: bytes, fields: Mapping[str, Value], marks: Sequence[Any], extra: bytes | None
    ) -> list[Any]:
        encoders = ENCODED[kind]
        row: list[Any] = [id]
        for name in BY_NAME[kind].names:
            value = fields.get(name)
            row.append(encoders[name](value) if value is not None and name in encoders else value)
        derived = self._derived(kind, fields)
        row.extend(derived.get(name) for name in DERIVED.get(kind, ()))
        row.extend([None] * len(_later(kind)))
        row.extend(marks)
        row.append(extra)
        return row

    def update(
        self, kind: str, id: bytes, fields: Mapping[str, Value], old: Mapping[str, Value], marks: Sequence[Any]
    ) -> None:
        """Some fields of a row that stands; ``marks``: updated_at, updated_by."""
        names, values = self._changed(kind, fields, old)
        self._db.raw.execute(_update(kind, (*names, "updated_at", "updated_by")), (*values, *marks, id))
        if kind == PERSON.name and "merged_into" in fields:
            self._settle_survivors()
        if kind in OWNER_OF:
            self._gather(OWNER_OF[kind], {old.get(_by(kind)), fields.get(_by(kind), old.get(_by(kind)))})

    def _changed(
        self, kind: str, fields: Mapping[str, Value], old: Mapping[str, Value]
    ) -> tuple[tuple[str, ...], list[Any]]:
        encoders = ENCODED[kind]
        names = list(fields)
        values = [
            encoders[name](value) if value is not None and name in encoders else value for name, value in fields.items()
        ]
        if kind in self._derive:
            derived = self._derived(kind, {**old, **fields})
            for name in DERIVED[kind]:
                if derived.get(name) != old.get(name):
                    names.append(name)
                    values.append(derived.get(name))
        return tuple(names), values

    def _gather(self, owner: str, ids: Iterable[Value]) -> None:
        """Computes what follows from the rows that these rows of the kind ``owner`` have, within the transaction that
        changed one or the other."""
        raw, found = self._db.raw, GATHERED[owner]
        wanted, rows = ", ".join(found.columns), columns(found.rows)
        for id_ in {*ids} - {None}:
            stands = raw.execute(f"SELECT {wanted} FROM {owner} WHERE id = ?", (id_,)).fetchone()
            if stands is None:
                continue  # it comes later, and then its rows are there
            own = raw.execute(
                f"SELECT {', '.join(rows)} FROM {found.rows} WHERE {found.by} = ? AND deleted IS NULL", (id_,)
            ).fetchall()
            now = found.of([from_columns(found.rows, dict(zip(rows, row, strict=True))) for row in own])
            if now != stands:
                raw.execute(_update(owner, found.columns), (*now, id_))

    def _owners(self, kind: str, states: Mapping[bytes, RowState]) -> set[Value]:
        """Whose rows were written: those they named before, and those they name now."""
        before = {state.record[_by(kind)] for state in states.values() if state.record is not None}
        return before | {record[_by(kind)] for record in self.get_many(kind, list(states)).values()}

    def _settle_survivors(self) -> None:
        """Says in each merged person's row which one stands for her, within the transaction that changed one. Few are
        merged, so all of them are looked at."""
        raw = self._db.raw
        merged = dict(raw.execute("SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL").fetchall())
        now = dict(raw.execute("SELECT id, survivor FROM person WHERE survivor IS NOT NULL").fetchall())
        if not merged and not now:
            return
        targets = [target for target in merged.values() if target not in merged]
        here = dict.fromkeys(
            id_ for id_ in targets if raw.execute("SELECT 1 FROM person WHERE id = ?", (id_,)).fetchone()
        )
        wanted = survivors({**here, **merged})
        raw.executemany(
            "UPDATE person SET survivor = ? WHERE id = ?",
            [(wanted.get(id_), id_) for id_ in merged.keys() | now.keys() if wanted.get(id_) != now.get(id_)],
        )

    def derive_anew(self) -> None:
        """Every row's derived columns from its values, within the running transaction."""
        raw = self._db.raw
        for kind in self._derive:
            names = DERIVED[kind]
            for (id_,) in raw.execute(f"SELECT id FROM {kind}").fetchall():
                record = self.get(kind, id_) or {}
                derived = self._derived(kind, record)
                if any(derived.get(name) != record.get(name) for name in names):
                    raw.execute(_update(kind, names), (*(derived.get(name) for name in names), id_))
        self._settle_survivors()
        for owner in GATHERED:
            self._gather(owner, [id_ for (id_,) in raw.execute(f"SELECT id FROM {owner}").fetchall()])

    def load_states(self, kind: Kind, ids: set[bytes]) -> dict[bytes, RowState]:
        """The present state of rows that a run of the log touches."""
        wanted = list(ids)
        records = self.get_many(kind.name, wanted)
        shadows: dict[bytes, Shadow] = {}
        for part in chunks(wanted):
            marks = ",".join("?" * len(part))
            for row, confirmed, cells, old_marks in self._db.raw.execute(
                f"SELECT row, confirmed, cells, marks FROM shadow WHERE row IN ({marks}) AND kind = ?",
                (*part, kind.number),
            ):
                shadows[row] = Shadow(bool(confirmed), _decode(cells), _decode(old_marks) if old_marks else None)
        return {id_: RowState(records.get(id_), kind, shadows.get(id_)) for id_ in wanted}

    def store_states(
        self, kind: Kind, states: Mapping[bytes, RowState], pending: Mapping[bytes, list[Operation]]
    ) -> tuple[int, set[bytes]]:
        """Writes what differs; gives the change of the digest and the ids whose visible values changed."""
        change = 0
        changed: set[bytes] = set()
        inserts: list[list[Any]] = []
        deletes: list[tuple[bytes]] = []
        shadows: list[tuple[Any, ...]] = []
        bare: list[tuple[int, bytes]] = []
        raw = self._db.raw
        for id_, state in states.items():
            confirmed_now = (state.was_confirmed or state.fresh) and not state.gone
            if state.gone and state.was_confirmed:
                change -= row_digest(kind.number, id_, state.was)
                state.confirmed = {}
            elif state.fresh:
                if state.was_confirmed:
                    change -= row_digest(kind.number, id_, state.was)
                change += row_digest(kind.number, id_, state.confirmed)
            waiting = pending.get(id_, ())
            if waiting:
                fields = {n for op in waiting for n in without_changes(op.kind, op.fields)}
                kept = {n: state.confirmed.get(n) for n in fields} if confirmed_now else {}
                shadows.append(
                    (kind.number, id_, confirmed_now, _encode(kept), _encode(state.marks) if confirmed_now else None)
                )
            elif state.shaded:
                bare.append((kind.number, id_))
            if not confirmed_now and not waiting:
                if state.record is not None:  # its making was refused: the values stand in the list of refused ones
                    deletes.append((id_,))
                    changed.add(id_)
                continue
            visible = [state.confirmed, *upon(state.confirmed, waiting)][-1]
            marks = state.marks
            if waiting:
                first, last = waiting[0], waiting[-1]
                made = marks[0:2] if confirmed_now else [milliseconds_of(first.stamp), first.author]
                marks = [*made, milliseconds_of(last.stamp), last.author]
            known = {f.name: visible.get(f.number) for f in kind.fields}
            more = {n: v for n, v in visible.items() if n not in kind.by_number and v is not None}
            extra = _encode(more) if more else None
            if state.record is None:
                inserts.append(self._new_row(kind.name, id_, known, marks, extra))
                changed.add(id_)
                continue
            record = state.record
            fields_changed = {name: value for name, value in known.items() if not _same(value, record[name])}
            if fields_changed:
                changed.add(id_)
            if fields_changed or extra != record["extra"] or marks != [record[n] for n in MARKS]:
                names, values = self._changed(kind.name, fields_changed, record)
                raw.execute(_update(kind.name, (*names, *MARKS, "extra")), (*values, *marks, extra, id_))
        if inserts:
            raw.executemany(_insert(kind.name), inserts)
        if deletes:
            raw.executemany(f"DELETE FROM {kind.name} WHERE id = ?", deletes)
        if shadows:
            raw.executemany(
                "INSERT OR REPLACE INTO shadow (kind, row, confirmed, cells, marks) VALUES (?, ?, ?, ?, ?)", shadows
            )
        if bare:
            raw.executemany("DELETE FROM shadow WHERE kind = ? AND row = ?", bare)
        if kind is PERSON and changed:
            self._settle_survivors()
        if kind.name in GATHERED:
            self._gather(kind.name, states)
        if kind.name in OWNER_OF:
            self._gather(OWNER_OF[kind.name], self._owners(kind.name, states))
        return change % MODULUS, changed

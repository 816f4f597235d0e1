"""Writes one act: rows, operations, chain and shadows. Only the journal uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop.errors import ChangedMeanwhile, KnownError
from desktop.store.acts import Changes, Edit, Label
from desktop.store.operations import INSERT_OWN, decode, encode, own_row
from desktop.store.sights import Sight, changed_here
from desktop.store.values import MARKS, Record, Value, normal
from protocol.clock import milliseconds_of
from protocol.limits import unsendable
from protocol.lists import LIST_FIELDS, ListChange
from protocol.operations import Operation, canonical, chain_over
from protocol.records import BY_NAME, FIELD_LIMIT, LISTS, Field, Kind
from protocol.roles import may_write

if TYPE_CHECKING:
    from desktop.store.changes import Journal


class ActWriter:
    """Writes one act, in one transaction or in several slices; the journal learns of each after its commit."""

    def __init__(self, journal: Journal, label: Label) -> None:
        self._journal = journal
        self._label = label
        self._touched: dict[str, set[bytes]] = {}
        self._act: int | None = None
        self._role = journal.role
        self.resume()

    def resume(self) -> None:
        """Starts from the journal's present head: others may have written since the last slice."""
        self._number, self._chain = self._journal.head

    def add(self, edits: Iterable[Edit]) -> None:
        """Writes edits within the running transaction."""
        for kind_name, id_, values, sight in edits:
            self._add(BY_NAME[kind_name], id_, values, sight)

    def _add(self, kind: Kind, id_: bytes, values: Mapping[str, Value], sight: Sight | None) -> None:
        journal = self._journal
        rows = journal.rows
        names = [name for name in values if name in kind.by_name]
        if len(names) != len(values):
            unknown = set(values) - set(names)
            raise ValueError(f"{kind.name} has no field {', '.join(sorted(unknown))}")
        old = rows.get(kind.name, id_)
        wanted = {name: _wanted(kind.by_name[name], values[name], old) for name in names}
        if old is None:
            fields = {name: value for name, value in wanted.items() if value is not None}
        else:
            fields = {name: value for name, value in wanted.items() if value != old.get(name)}
            if not fields:
                return
        stamp = journal.clock.tick()
        number = self._number + 1
        if self._act is None:
            self._act = number
            label: str | None = self._label.code
            subject: str | None = self._label.subject
        else:
            label = subject = None
        numbered = _numbered(kind, fields, old)
        if not may_write(self._role, journal.author, kind.number, id_, numbered, new=old is None):
            raise KnownError("role_may_not")
        # What is added to a list and taken off goes with what anybody wrote meanwhile.
        said = [name for name in fields if not isinstance(values[name], ListChange)]
        base, seen = journal.knowledge if sight is None else self._looked(sight, kind, id_, said, old or {})
        op = Operation(journal.device, number, kind.number, id_, numbered, stamp, self._act, journal.author, base, seen)
        self._chain = chain_over(self._chain, op, _sendable(op))
        before = None if old is None else encode({kind.by_name[name].number: old.get(name) for name in fields})
        raw = journal.db.raw
        raw.execute(INSERT_OWN, own_row(op, self._chain, before, label, subject))
        at = milliseconds_of(stamp)
        if old is None:
            rows.insert(kind.name, id_, fields, (at, journal.author, at, journal.author))
            raw.execute("INSERT INTO shadow (kind, row, confirmed, cells) VALUES (?, ?, 0, x'80')", (kind.number, id_))
        else:
            rows.update(kind.name, id_, fields, old, (at, journal.author))
            self._shade(raw, kind, id_, fields, old)
        self._number = number
        self._touched.setdefault(kind.name, set()).add(id_)

    def _looked(
        self, sight: Sight, kind: Kind, id_: bytes, names: Sequence[str], old: Mapping[str, Value]
    ) -> tuple[int, tuple[tuple[bytes, int], ...]]:
        """Base and seen of an operation whose author looked earlier. Raises ChangedMeanwhile where this copy itself
        wrote one of the fields since: the server takes one device's word for one person's."""
        known = self._journal.known_today(sight)
        changed = changed_here(self._journal.db, kind, id_, names, known, self._act or self._number + 1, old)
        if changed:
            raise ChangedMeanwhile({name: old.get(name) for name in sorted(changed)}, known.past_own, kind.name)
        return known.base, known.seen

    @staticmethod
    def _shade(raw: Any, kind: Kind, id_: bytes, fields: Mapping[str, Value], old: Record) -> None:
        """Keeps the confirmed values of the fields that are about to differ from them."""
        found = raw.execute(
            "SELECT confirmed, cells FROM shadow WHERE row = ? AND kind = ?", (id_, kind.number)
        ).fetchone()
        if found is None:
            cells = {kind.by_name[name].number: old.get(name) for name in fields}
            raw.execute(
                "INSERT INTO shadow (kind, row, confirmed, cells, marks) VALUES (?, ?, 1, ?, ?)",
                (kind.number, id_, encode(cells), encode([old[name] for name in MARKS])),
            )
            return
        confirmed, kept = found[0], decode(found[1])
        if not confirmed:
            return  # nothing of the row is confirmed
        new = {n: old.get(name) for name in fields if (n := kind.by_name[name].number) not in kept}
        if new:
            raw.execute(
                "UPDATE shadow SET cells = ? WHERE row = ? AND kind = ?", (encode(kept | new), id_, kind.number)
            )

    def committed(self) -> None:
        """Tells the journal what is now durable."""
        self._journal.wrote_up_to(self._number, self._chain)

    def changes(self) -> Changes:
        """What the act changed so far."""
        return Changes({kind: frozenset(ids) for kind, ids in self._touched.items()}, self._act)


def _sendable(op: Operation) -> bytes:
    """The canonical bytes of an operation that the server will take. Raises KnownError too_much_written: one that it
    would not would only stand here, and one that no request carries would stop the sync for good."""
    try:
        body = canonical(op)
    except UnicodeEncodeError:  # half of a character: no text
        raise KnownError("no_text_written") from None
    if reason := unsendable(op, body):
        raise KnownError("too_much_written", reason=reason)
    return body


def _wanted(field: Field, value: Value | ListChange, old: Record | None) -> Value:
    """The value that the field is to have; a change of a list is applied to the list as it stands."""
    if isinstance(value, ListChange):
        if field.type not in LISTS:
            raise TypeError(f"{field.name} is no list")
        value = value.applied(None if old is None else old.get(field.name))
    return normal(field, value)


def _numbered(kind: Kind, fields: Mapping[str, Value], old: Record | None) -> dict[int, Value]:
    """An operation's fields: of a list also what is added and taken off, where others may know the row."""
    numbered = {kind.by_name[name].number: value for name, value in fields.items()}
    if old is None and not kind.key:
        return numbered
    for name, value in fields.items():
        number = kind.by_name[name].number
        if number in LIST_FIELDS.get(kind.number, ()):
            before = None if old is None else old.get(name)
            numbered[number + FIELD_LIMIT] = ListChange.between(before, value).to_wire()
    return numbered

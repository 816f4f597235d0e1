"""Where two people disagree: both values side by side until a person decides. Nothing is decided silently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import conflicts as queries
from desktop.store.values import Value
from protocol.clock import milliseconds_of
from protocol.records import BY_NAME, CONFLICT, Type

if TYPE_CHECKING:
    from desktop.services.desk import Desk


@dataclass(frozen=True)
class Version:
    """One of the values that stand against each other: who wrote it, when (ms UTC); ``own``: this laptop's user.

    ``fields`` are the edits that meet a deleted record: name → value.
    """

    value: Value
    author: bytes
    author_name: str
    own: bool
    at: int
    fields: dict[str, Value]


@dataclass(frozen=True)
class Conflict:
    """An undecided field of a record; the first version is the one that holds now."""

    id: bytes
    kind: str
    row: bytes
    field: str
    subject: str
    versions: tuple[Version, ...]


class Conflicts:
    """The open conflicts of one township."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self) -> list[Conflict]:
        """Undecided fields, oldest first."""
        rows = self._desk.journal.rows
        ids = queries.open_ids(self._desk.db)
        records = rows.get_many(CONFLICT.name, ids)
        found = []
        for id_ in ids:
            record = records[id_]
            kind, row, field = record["kind"], record["row"], record["field"]
            if kind not in BY_NAME or field not in BY_NAME[kind].by_name:
                continue  # a newer version's field: it waits for the upgrade
            found.append(
                Conflict(
                    id_,
                    kind,
                    row,
                    field,
                    self._subject(kind, row),
                    tuple(self._version(kind, field, version) for version in record["versions"] or ()),
                )
            )
        return found

    def count(self) -> int:
        """How many fields are undecided."""
        return len(queries.open_ids(self._desk.db))

    def _subject(self, kind: str, row: bytes) -> str:
        record = self._desk.journal.rows.get(kind, row) or {}
        return str(record.get("name_zh") or record.get("title") or record.get("name") or record.get("date") or "")

    def _version(self, kind: str, field: str, version: dict[str, Value]) -> Version:
        author = bytes.fromhex(version["author"])
        return Version(
            _value(kind, field, version["value"]),
            author,
            self._desk.records.user_name(author),
            author == self._desk.journal.author,
            milliseconds_of(version["stamp"]),
            {
                name: _value(kind, name, value)
                for name, value in version.get("fields", {}).items()
                if name in BY_NAME[kind].by_name
            },
        )

    def decide(self, conflict: Conflict, choice: int) -> Changes:
        """Takes the version at ``choice`` (0: the one that holds) and closes the conflict; it can be undone."""
        version = conflict.versions[choice]
        edits = []
        if choice:
            edits.append(Edit(conflict.kind, conflict.row, {conflict.field: version.value, **version.fields}))
        decided = {"state": "decided", "decided_by": self._desk.journal.author}
        edits.append(Edit(CONFLICT.name, conflict.id, decided))
        return self._desk.journal.write(edits, Label("conflict.decide", conflict.subject))


def _value(kind: str, field: str, value: Value) -> Value:
    """A version's value as its field holds it: in conflict rows ids stand as hex."""
    type_ = BY_NAME[kind].by_name[field].type
    if value is None:
        return None
    if type_ in (Type.REF, Type.BYTES):
        return bytes.fromhex(value)
    if type_ is Type.REFS:
        return [bytes.fromhex(item) for item in value]
    return value

"""Where two people disagree: both values side by side until a person decides. Nothing is decided silently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import KnownError
from desktop.services.sealing import Sealed, sealed_fields
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import conflicts as queries
from desktop.store.values import Record, Value
from protocol.clock import milliseconds_of
from protocol.records import BY_NAME, CONFLICT, DELETED, Type

if TYPE_CHECKING:
    from desktop.services.desk import Desk


@dataclass(frozen=True)
class Version:
    """One of the values that stand against each other: who wrote it, when (ms UTC).

    ``own``: this laptop's user wrote it; ``here``: on this laptop. ``holds``: the record shows it now. ``fields`` are
    the edits that meet a deleted record: name → value; ``wrote`` too, and those that a deletion met.
    """

    value: Value
    author: bytes
    author_name: str
    own: bool
    here: bool
    holds: bool
    at: int
    fields: Mapping[str, Value]
    wrote: Mapping[str, Value]


@dataclass(frozen=True)
class Conflict:
    """An undecided field of a record; the first version is the one that holds now.

    ``record``: what the record holds now, empty where it is not here.
    """

    id: bytes
    kind: str
    row: bytes
    field: str
    subject: str
    versions: tuple[Version, ...]
    record: Mapping[str, Value]

    @property
    def is_sealed(self) -> bool:
        """Whether sealed words stand against each other."""
        return self.field in sealed_fields(self.kind)

    def sealed_in(self, version: Version) -> list[Sealed]:
        """The sealed words of a version, to be opened before somebody decides."""
        held = {self.field: version.value, **version.wrote}
        names = sealed_fields(self.kind)
        return [Sealed(self.kind, n, self.row, v) for n, v in held.items() if n in names and isinstance(v, bytes)]


class Choice(NamedTuple):
    """Which version of a conflict is to hold."""

    conflict: Conflict
    version: int


class Conflicts:
    """The open conflicts of one township."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self) -> list[Conflict]:
        """Undecided fields, oldest first."""
        rows, ids = self._desk.journal.rows, queries.open_ids(self._desk.db)
        found = rows.get_many(CONFLICT.name, ids)
        # A newer version's field waits for the upgrade.
        known = [id_ for id_ in ids if _is_known(found[id_])]
        wanted: dict[str, list[bytes]] = {}
        for id_ in known:
            wanted.setdefault(found[id_]["kind"], []).append(found[id_]["row"])
        records = {kind: rows.get_many(kind, list(dict.fromkeys(of_kind))) for kind, of_kind in wanted.items()}
        names = {id_: name for id_, name, _ in self._desk.records.users()}
        return [self._conflict(id_, found[id_], records[found[id_]["kind"]], names) for id_ in known]

    def count(self) -> int:
        """How many fields are undecided."""
        return len(queries.open_ids(self._desk.db))

    def _conflict(
        self, id_: bytes, record: Record, records: Mapping[bytes, Record], names: Mapping[bytes, str]
    ) -> Conflict:
        kind, row, field = record["kind"], record["row"], record["field"]
        versions = [self._version(kind, field, version, names) for version in record["versions"] or ()]
        subject = records.get(row)
        if subject is not None:
            versions = self._with_present(kind, field, subject, versions, names)
        held = subject or {}
        return Conflict(id_, kind, row, field, self._desk.records.subject(kind, held), tuple(versions), held)

    def _version(self, kind: str, field: str, version: Mapping[str, Value], names: Mapping[bytes, str]) -> Version:
        author, device = bytes.fromhex(version["author"]), bytes.fromhex(version["device"])
        fields = {
            name: _value(kind, name, value)
            for name, value in version.get("fields", {}).items()
            if name in BY_NAME[kind].by_name
        }
        wrote = fields
        if field == DELETED.name and not version["value"] and not fields:
            wrote = self._desk.journal.log.written(device, version["number"])
        return Version(
            _value(kind, field, version["value"]),
            author,
            names.get(author, ""),
            author == self._desk.journal.author,
            device == self._desk.journal.device,
            False,
            milliseconds_of(version["stamp"]),
            fields,
            wrote,
        )

    def _with_present(
        self, kind: str, field: str, record: Record, versions: list[Version], names: Mapping[bytes, str]
    ) -> list[Version]:
        """The versions, first the one that the record shows: somebody may have written the field since."""
        present = next((version for version in versions if _holds(record, field, version)), None)
        others = [version for version in versions if version is not present and not _holds(record, field, version)]
        if present is None:
            author = record["updated_by"] or bytes(16)
            own = author == self._desk.journal.author
            at = record["updated_at"] or 0
            return [Version(record[field], author, names.get(author, ""), own, False, True, at, {}, {}), *others]
        return [replace(present, holds=True), *others]

    def like(self, choice: Choice, among: Sequence[Conflict]) -> list[Choice]:
        """The same choice for all conflicts of the same field: what the same person wrote is to hold. ``choice`` comes
        first; conflicts where she wrote no version, or several, are left out."""
        conflict = choice.conflict
        author = conflict.versions[choice.version].author
        found = [choice]
        for other in among:
            if other.id == conflict.id or (other.kind, other.field) != (conflict.kind, conflict.field):
                continue
            hers = [number for number, version in enumerate(other.versions) if version.author == author]
            if len(hers) == 1 and len(other.versions) > 1:
                found.append(Choice(other, hers[0]))
        return found

    def decide(self, choices: Sequence[Choice]) -> Changes:
        """Closes conflicts as one act, the chosen versions hold from now on; it can be undone. Raises KnownError with a
        code of ``Sealing.why_not`` where the choice is between words that who decides cannot read."""
        why = self._desk.sealing.why_not
        if why and any(conflict.is_sealed for conflict, _ in choices):
            raise KnownError(why)
        rows = self._desk.journal.rows
        edits: list[Edit] = []
        for conflict, number in choices:
            version = conflict.versions[number]
            record = rows.get(conflict.kind, conflict.row)
            if record is not None and not _holds(record, conflict.field, version):
                value = None if conflict.field == DELETED.name and not version.value else version.value
                edits.append(Edit(conflict.kind, conflict.row, {conflict.field: value, **version.fields}))
            edits.append(
                Edit(CONFLICT.name, conflict.id, {"state": "decided", "decided_by": self._desk.journal.author})
            )
        if len(choices) == 1:
            label = Label("conflict.decide", choices[0].conflict.subject)
        else:
            label = Label("conflict.decide_all", str(len(choices)))
        return self._desk.journal.write(edits, label)


def _is_known(record: Record) -> bool:
    return record["kind"] in BY_NAME and record["field"] in BY_NAME[record["kind"]].by_name


def _holds(record: Record, field: str, version: Version) -> bool:
    """Whether a record shows a version's values."""
    now, then = record[field], version.value
    if field == DELETED.name:
        now, then = bool(now), bool(then)
    return now == then and all(record[name] == value for name, value in version.fields.items())


def _value(kind: str, field: str, value: Value) -> Value:
    """A version's value as its field holds it: in conflict rows ids stand as hex."""
    type_ = BY_NAME[kind].by_name[field].type
    if value is None:
        return None
    if type_ in (Type.REF, Type.BYTES, Type.SEALED):
        return bytes.fromhex(value)
    if type_ is Type.REFS:
        return [bytes.fromhex(item) for item in value]
    return value

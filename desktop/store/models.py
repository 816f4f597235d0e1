"""The tables: one for each kind of ``protocol.records``, and what this laptop keeps for itself.

The kinds' tables are made from the kinds, so that a field stands in one place; migrations hold frozen copies
and a test holds both against each other. Rows are keyed by their id (WITHOUT ROWID), so each index covers the id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from peewee import (
    AutoField,
    BlobField,
    CompositeKey,
    FloatField,
    IntegerField,
    Model,
    SchemaManager,
    SqliteDatabase,
    TextField,
)
from peewee import Field as Column

from desktop.store.gathered import GATHERED
from desktop.store.values import DERIVED, SETTLED
from protocol.records import FIRST_KINDS, KINDS, Kind, Type

_COLUMNS: Mapping[Type, type[Column]] = {
    Type.TEXT: TextField,
    Type.DATE: TextField,
    Type.TIME: TextField,
    Type.INT: IntegerField,
    Type.FLAG: IntegerField,
    Type.REAL: FloatField,
    Type.REF: BlobField,
    Type.BYTES: BlobField,
    Type.REFS: TextField,
    Type.LIST: TextField,
    Type.JSON: TextField,
    Type.SEALED: BlobField,
}

INDEXES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "org_unit": (("parent",),),
    "household": (("gacha",),),
    "person": (("gacha", "name_key"), ("name_key",), ("stroke_key",), ("household",), ("phone",)),
    "person_alias": (("person",),),
    "appointment": (("person",), ("org",)),
    "home": (("stands_kind",),),
    "home_person": (("home",), ("person",)),
    "activity": (("start",), ("kind", "start"), ("home", "start")),
    "attendance": (("activity", "state", "person", "newcomer", "deleted"), ("person",)),
    "sheet": (("activity",), ("code",)),
    "visit": (("date",), ("person", "date"), ("household",)),
    "dispatch_entry": (("org",), ("period",)),
    "attachment": (("owner",), ("sha256",)),
    "file": (("owner",), ("sha256",)),
    "conflict": (("state",), ("row",)),
}


def indexes_of(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """The indexes of a kind's table: as INDEXES states, else one for each reference to another row. So does erasure
    find what goes with a row, and its page what is about it."""
    if kind.name in INDEXES or kind.number <= FIRST_KINDS:
        return INDEXES.get(kind.name, ())
    return tuple((field.name,) for field in kind.fields if field.type is Type.REF)


class _Table(Model):
    class Meta:
        legacy_table_names = False


def _model(kind: Kind) -> type[Model]:
    columns: dict[str, Any] = {"id": BlobField(primary_key=True)}
    for field in kind.fields:
        columns[field.name] = _COLUMNS[field.type](null=True)
    for name in DERIVED.get(kind.name, ()):
        columns[name] = TextField(null=True)
    for name in GATHERED[kind.name].columns if kind.name in GATHERED else ():
        columns[name] = TextField(null=True)
    for name in SETTLED.get(kind.name, ()):
        columns[name] = BlobField(null=True)
    columns |= {
        "created_at": IntegerField(null=True),
        "created_by": BlobField(null=True),
        "updated_at": IntegerField(null=True),
        "updated_by": BlobField(null=True),
        "extra": BlobField(null=True),  # msgpack of the fields that a newer version knows
    }
    meta = type(
        "Meta",
        (),
        {
            "table_name": kind.name,
            "without_rowid": True,
            "indexes": tuple((index, False) for index in indexes_of(kind)),
        },
    )
    name = "".join(part.title() for part in kind.name.split("_"))
    return type(name, (_Table,), {**columns, "Meta": meta, "__doc__": f"Rows of kind {kind.name}."})


#: Kind name → its table.
TABLES: Mapping[str, type[Model]] = {kind.name: _model(kind) for kind in KINDS}


class Meta(_Table):
    """Single values about this copy: township, device, cursor, digest, first copy's phase."""

    key = TextField(primary_key=True)
    value = BlobField(null=True)

    class Meta:
        table_name = "meta"
        without_rowid = True


class Operation(_Table):
    """Own operations (``seq`` empty until the server acknowledged them) and the log received from others.

    ``before``, ``label`` and ``subject`` stand only in own operations: what the fields held, and the act's name.
    ``carried`` stands in other devices' operations that wait for the log as one's own do: the chain hash before the
    operation where it came with its chain (on a stick), empty where it stood in a log that the server lost.
    ``seq`` is 0 where the log has the operation at a place that this copy never read.
    """

    device = BlobField()
    number = IntegerField()
    seq = IntegerField(null=True)
    kind = IntegerField()
    row = BlobField()
    fields = BlobField()
    stamp = IntegerField()
    act = IntegerField()
    author = BlobField()
    base = IntegerField()
    seen = BlobField(null=True)
    chain = BlobField(null=True)
    outcomes = BlobField(null=True)
    refused = TextField(null=True)
    before = BlobField(null=True)
    label = TextField(null=True)
    subject = TextField(null=True)
    carried = BlobField(null=True)

    class Meta:
        table_name = "operation"
        primary_key = CompositeKey("device", "number")
        without_rowid = True


class Shadow(_Table):
    """A row with pending operations: the confirmed values of the fields that they touch (msgpack, by number), and the
    confirmed marks (msgpack, as ``MARKS``; empty while the server does not know the row)."""

    kind = IntegerField()
    row = BlobField()
    confirmed = IntegerField()  # 0 while the server does not know the row
    cells = BlobField()
    marks = BlobField(null=True)

    class Meta:
        table_name = "shadow"
        primary_key = CompositeKey("row", "kind")
        without_rowid = True


class UnknownRow(_Table):
    """Confirmed rows of kinds that only a newer version knows (msgpack of cells, by number)."""

    kind = IntegerField()
    row = BlobField()
    cells = BlobField()

    class Meta:
        table_name = "unknown_row"
        primary_key = CompositeKey("row", "kind")
        without_rowid = True


class Mark(_Table):
    """The log's hash at sequences that this copy once reached: by them a restored server finds what both have."""

    seq = IntegerField(primary_key=True)
    log_hash = BlobField()

    class Meta:
        table_name = "mark"
        without_rowid = True


class Alias(_Table):
    """Rows by the sequence of the log that made them: what both sides may call them on the wire."""

    seq = IntegerField(primary_key=True)
    row = BlobField(unique=True)

    class Meta:
        table_name = "alias"
        without_rowid = True


class SignedHead(_Table):
    """A device's signature over its chain at a number, for as long as the operation there waits."""

    device = BlobField()
    number = IntegerField()
    signature = BlobField()

    class Meta:
        table_name = "signed_head"
        primary_key = CompositeKey("device", "number")
        without_rowid = True


class Peer(_Table):
    """Another device of the township, as bundles told of it: its certificate, and how far it followed which log."""

    device = BlobField(primary_key=True)
    certificate = BlobField()
    epoch = BlobField(null=True)
    seq = IntegerField(null=True)
    told_at = IntegerField(null=True)

    class Meta:
        table_name = "peer"
        without_rowid = True


class Bundle(_Table):
    """A bundle that does not fit yet: its file lies in the folder ``bundles`` under the id (of its content)."""

    id = BlobField(primary_key=True)
    device = BlobField()
    made_at = IntegerField()
    reason = TextField()

    class Meta:
        table_name = "bundle"
        without_rowid = True


class Draft(_Table):
    """Text being typed, so that a power cut loses nothing: JSON, by what it is a draft of."""

    key = TextField(primary_key=True)
    body = TextField()
    updated_at = IntegerField()

    class Meta:
        table_name = "draft"
        without_rowid = True


class Opening(_Table):
    """Who read a record on this laptop, and why: its page, or sealed words in a field of it."""

    id = AutoField()
    at = IntegerField()
    author = BlobField()
    kind = TextField()
    row = BlobField()
    field = TextField()
    reason = TextField()

    class Meta:
        table_name = "opening"
        indexes = ((("row",), False),)


class PhotoFile(_Table):
    """Which pictures and thumbnails lie in the photo folder, and which the server has as far as is known."""

    sha256 = BlobField(primary_key=True)
    size = IntegerField()
    here = IntegerField()
    at_server = IntegerField()
    small_here = IntegerField()
    small_at_server = IntegerField()

    class Meta:
        table_name = "photo_file"
        without_rowid = True


LOCAL = (Meta, Operation, Shadow, UnknownRow, Mark, Alias, SignedHead, Peer, Bundle, Draft, Opening, PhotoFile)

#: Of the kinds' tables: few rows are merged, or no women, and only these are asked for.
PARTIAL_INDEXES = (
    "CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX person_survivor ON person (survivor) WHERE survivor IS NOT NULL",
    "CREATE INDEX person_not_woman ON person (sex) WHERE sex IS NULL OR sex <> '2'",
)

#: What peewee's indexes cannot say. Part of the schema as the migrations make it. Own pending operations need none:
#: the server acknowledges a device's numbers in order, so they are those above the last acknowledged one.
JOURNAL_INDEXES = (
    "CREATE INDEX operation_row ON operation (row)",
    "CREATE INDEX operation_seq ON operation (seq) WHERE seq IS NOT NULL",
    "CREATE INDEX operation_named ON operation (device, number) WHERE label IS NOT NULL",
    "CREATE INDEX operation_refused ON operation (number) WHERE refused IS NOT NULL OR outcomes IS NOT NULL",
    "CREATE INDEX operation_carried ON operation (device, number) WHERE carried IS NOT NULL",
)

#: Deleted rows of the tables that grow, for the recycle bin.
DELETED_INDEXES = tuple(
    f"CREATE INDEX {kind}_deleted ON {kind} (id) WHERE deleted IS NOT NULL"
    for kind in ("household", "person", "appointment", "activity", "visit", "attachment", "file")
)


def schema_statements() -> list[str]:
    """The SQL that makes the present schema from nothing: what the migrations together must give."""
    db = SqliteDatabase(":memory:")
    statements: list[str] = []
    for model in (*TABLES.values(), *LOCAL):
        maker: Any = SchemaManager(model, db)
        statements.append(maker._create_table(safe=False).query()[0])
        statements.extend(index.query()[0] for index in maker._create_indexes(safe=False))
    return [*statements, *PARTIAL_INDEXES, *JOURNAL_INDEXES, *DELETED_INDEXES]

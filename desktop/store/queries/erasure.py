"""What there is of a woman, counted for her erasure. Which rows name her the table of kinds says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from desktop.store.database import Database
from desktop.store.queries.people import counted_as
from protocol.erasure import gone_with
from protocol.operations import Value
from protocol.records import BY_NUMBER, KINDS, PERSON, Erased, Type


def goes(db: Database, woman: bytes) -> Counter[str]:
    """How many rows of each kind go with a woman, or lose their words; other rows of the same woman are not counted."""

    @cache
    def rows_of(number: int) -> Mapping[bytes, Mapping[int, Value]]:
        kind = BY_NUMBER[number]
        refs = [field for field in kind.fields if field.type is Type.REF]
        names = ", ".join(("id", *(field.name for field in refs)))
        found = db.rows(f"SELECT {names} FROM {kind.name} WHERE deleted IS NULL")
        return {id_: {f.number: value for f, value in zip(refs, cells, strict=True)} for id_, *cells in found}

    return Counter(BY_NUMBER[kind].name for kind, _ in gone_with(woman, rows_of) if kind != PERSON.number)


def stays(db: Database, woman: bytes) -> Counter[str]:
    """How many rows of each kind go on naming her by her id, each as one row; rows that were
    merged into hers are hers."""
    found: Counter[str] = Counter()
    same = counted_as(db, woman)
    for kind in KINDS:
        for field in kind.fields:
            if field.erased is Erased.NAMED and field.type is Type.REF and field.to == PERSON.name:
                marks = ",".join("?" * len(same))
                sql = f"SELECT count(*) FROM {kind.name} WHERE {field.name} IN ({marks}) AND deleted IS NULL"
                found[kind.name] += db.value(sql, same)
    return found


def asked(db: Database) -> list[bytes]:
    """The women whose erasure was asked."""
    return [row[0] for row in db.rows("SELECT row FROM erasure WHERE kind = 'person' AND deleted IS NULL")]

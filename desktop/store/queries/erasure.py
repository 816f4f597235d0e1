"""What there is of a woman, counted for her erasure."""

from __future__ import annotations

from desktop.store.database import Database

#: Rows that name her: kind, and its field that does.
_OF_HER = (
    ("person_alias", "person"),
    ("visit", "person"),
    ("attachment", "owner"),
    ("attendance", "person"),
    ("appointment", "person"),
)


def extent(db: Database, woman: bytes) -> tuple[int, ...]:
    """How many spellings, visits, photos, attendances and posts there are of a woman, in this order."""
    return tuple(
        db.value(f"SELECT count(*) FROM {kind} WHERE {field} = ? AND deleted IS NULL", (woman,))
        for kind, field in _OF_HER
    )


def asked(db: Database) -> list[bytes]:
    """The women whose erasure was asked."""
    return [row[0] for row in db.rows("SELECT row FROM erasure WHERE kind = 'person' AND deleted IS NULL")]

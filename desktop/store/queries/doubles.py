"""What was decided of two rows that may be one woman, who was merged, and what refers to a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.store.database import Database
from protocol.records import KINDS, PERSON, PERSON_PAIR, Type

#: What names a woman without being something of hers.
_NOT_HERS = frozenset({PERSON.name, PERSON_PAIR.name, "conflict", "erasure", "user", "saved_list"})


def apart(db: Database) -> set[tuple[bytes, bytes]]:
    """The pairs of which somebody said that they are two women, the smaller id first."""
    found: list[tuple[bytes, bytes]] = db.rows(
        "SELECT one, other FROM person_pair WHERE apart = 1 AND deleted IS NULL AND one IS NOT NULL"
    )
    return set(found)


def merged(db: Database) -> dict[bytes, bytes]:
    """Row → the row that it was merged into, as was written."""
    return dict(db.rows("SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL AND deleted IS NULL"))


def follows(db: Database, people: Sequence[bytes]) -> Counter[str]:
    """How many live rows of each kind refer to one of some rows of a person: what goes with them."""
    found: Counter[str] = Counter()
    marks = ",".join("?" * len(people))
    for kind in KINDS:
        if kind.name in _NOT_HERS:
            continue
        for field in kind.fields:
            if field.type is not Type.REF or field.to not in (PERSON.name, None):
                continue
            sql = f"SELECT count(*) FROM {kind.name} WHERE {field.name} IN ({marks}) AND deleted IS NULL"
            found[kind.name] += int(db.value(sql, list(people)))
    return +found

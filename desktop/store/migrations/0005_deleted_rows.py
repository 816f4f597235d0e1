"""Deleted rows are found without reading a whole table: for the recycle bin and the find box."""

from typing import Any

STATEMENTS = tuple(
    f"CREATE INDEX {kind}_deleted ON {kind} (id) WHERE deleted IS NOT NULL"
    for kind in ("household", "person", "appointment", "activity", "visit", "attachment")
)


def up(migrator: object, db: Any) -> None:
    """Makes the indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""Hosts that are no unit and visitors who are not on the roster, in words."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "activity" ADD COLUMN "hosts_text" TEXT',
    'ALTER TABLE "visit" ADD COLUMN "visitors_text" TEXT',
)


def up(migrator: object, db: Any) -> None:
    """Adds the two columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""Since when a unit is there and is a pilot, and what kind of area it lies in."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "org_unit" ADD COLUMN "exists_since" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "pilot_since" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "area_type" TEXT',
)


def up(migrator: object, db: Any) -> None:
    """Adds columns; what stood in a file stays as it is."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

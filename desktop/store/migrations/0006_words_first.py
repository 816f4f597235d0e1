"""Whether a host in words is the one who holds an activity, before the units."""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Adds the column."""
    db.execute_sql('ALTER TABLE "activity" ADD COLUMN "hosts_text_first" INTEGER')

"""For which gacha a line of the book is."""

from typing import Any


def up(migrator: object, db: Any) -> None:
    """Adds a column; what stood in a file stays as it is."""
    db.execute_sql('ALTER TABLE "fund_entry" ADD COLUMN "org" BLOB')
    db.execute_sql('CREATE INDEX "fund_entry_org" ON "fund_entry" ("org")')

"""The table of what went out of the program that is nobody else's business, and why."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "access_log" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "listed" TEXT, "count" '
        'INTEGER, "reason" TEXT, "shown" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

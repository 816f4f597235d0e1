"""Settings that a whole township shares."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "setting" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "since" TEXT, "value" '
        'TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) '
        "WITHOUT ROWID"
    ),
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

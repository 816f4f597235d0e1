"""The table of the kind congress_item."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "congress_item" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "congress" BLOB, "code"'
        ' TEXT, "done_at" TEXT, "not_applicable" INTEGER, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "congress_item_congress" ON "congress_item" ("congress")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

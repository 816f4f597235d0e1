"""The table of the kind incoming."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "incoming" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "title" TEXT, "from_office" '
        'TEXT, "document_no" TEXT, "received_on" TEXT, "demand" TEXT, "due_on" TEXT, "handled_by" BLOB, "done_on"'
        ' TEXT, "done_how" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "incoming_handled_by" ON "incoming" ("handled_by")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

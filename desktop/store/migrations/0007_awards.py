"""The table of the kind award."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "award" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "title" TEXT, "giver" TEXT, '
        '"level" TEXT, "given_on" TEXT, "person" BLOB, "household" BLOB, "home" BLOB, "org" BLOB, "document_no" '
        'TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    ('CREATE INDEX "award_person" ON "award" ("person")'),
    ('CREATE INDEX "award_household" ON "award" ("household")'),
    ('CREATE INDEX "award_home" ON "award" ("home")'),
    ('CREATE INDEX "award_org" ON "award" ("org")'),
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""The table of consents, and who read what on this laptop."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "consent" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "person" BLOB, "covers" TEXT,'
        ' "given_on" TEXT, "how" TEXT, "language" TEXT, "wording" TEXT, "guardian" TEXT, "withdrawn_on" TEXT, '
        '"withdrawn_how" TEXT, "reason" BLOB, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "consent_person" ON "consent" ("person")',
    (
        'CREATE TABLE "opening" ("id" INTEGER NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "author" BLOB NOT NULL, '
        '"kind" TEXT NOT NULL, "row" BLOB NOT NULL, "field" TEXT NOT NULL, "reason" TEXT NOT NULL)'
    ),
    'CREATE INDEX "opening_row" ON "opening" ("row")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

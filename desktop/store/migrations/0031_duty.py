"""The tables of executives' years and of what is written down in them."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "duty_year" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "person" BLOB, '
        '"year" INTEGER, "report" TEXT, "voted_on" TEXT, "ballots" INTEGER, "excellent" INTEGER, "competent" '
        'INTEGER, "basic" INTEGER, "failing" INTEGER, "level" TEXT, "comment" TEXT, "note" TEXT, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "duty_year_org" ON "duty_year" ("org")',
    'CREATE INDEX "duty_year_person" ON "duty_year" ("person")',
    (
        'CREATE TABLE "duty_entry" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "duty_year" BLOB, '
        '"done_on" TEXT, "item" TEXT, "text" TEXT, "points" INTEGER, "activity" BLOB, "evidence" TEXT, "state" '
        'TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) '
        "WITHOUT ROWID"
    ),
    'CREATE INDEX "duty_entry_duty_year" ON "duty_entry" ("duty_year")',
    'CREATE INDEX "duty_entry_activity" ON "duty_entry" ("activity")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""The tables of tags that say from when to when, and of lists that are asked anew."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "person_tag" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "person" BLOB, "tag" TEXT,'
        ' "since" TEXT, "until" TEXT, "source" TEXT, "review_on" TEXT, "note" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "person_tag_person" ON "person_tag" ("person")',
    (
        'CREATE TABLE "named_list" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "query" TEXT,'
        ' "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT'
        " ROWID"
    ),
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""The tables of keepers and checks of homes, and of the books that are kept through the year."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "home_keeper" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "home" BLOB, "person" '
        'BLOB, "since" TEXT, "until" TEXT, "note" TEXT, "how" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "home_keeper_home" ON "home_keeper" ("home")',
    'CREATE INDEX "home_keeper_person" ON "home_keeper" ("person")',
    (
        'CREATE TABLE "home_check" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "title" TEXT, "home" BLOB,'
        ' "checked_on" TEXT, "checked_by" BLOB, "books" INTEGER, "note" TEXT, "created_at" INTEGER, "created_by" '
        'BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "home_check_home" ON "home_check" ("home")',
    'CREATE INDEX "home_check_checked_by" ON "home_check" ("checked_by")',
    (
        'CREATE TABLE "home_check_item" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "home_check" BLOB, '
        '"item" TEXT, "result" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "home_check_item_home_check" ON "home_check_item" ("home_check")',
    (
        'CREATE TABLE "work_book" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "title" TEXT, "source" '
        'TEXT, "columns" TEXT, "place" INTEGER, "until" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" '
        'BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

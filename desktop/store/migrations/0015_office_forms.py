"""The tables of the forms pack and of offices' own forms: which cell takes what, what was typed into them by hand."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "forms_pack" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "since" TEXT, "pack" TEXT,'
        ' "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT'
        " ROWID"
    ),
    (
        'CREATE TABLE "form_template" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "office" '
        'TEXT, "mapping" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "form_filling" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "template" BLOB, "term" '
        'TEXT, "typed" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "form_filling_template" ON "form_filling" ("template")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

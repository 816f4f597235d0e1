"""The tables of 会改联, 换届, 按月调度 and of how many women live where."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "process" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "kind" TEXT, '
        '"ordinal" INTEGER, "planned_on" TEXT, "body" TEXT, "reason" TEXT, "note" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "process_org" ON "process" ("org")',
    (
        'CREATE TABLE "process_step" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "process" BLOB, "code" '
        'TEXT, "planned_on" TEXT, "since" TEXT, "done_on" TEXT, "who" TEXT, "document_no" TEXT, "note" TEXT, '
        '"not_applicable" INTEGER, "result" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "process_step_process" ON "process_step" ("process")',
    (
        'CREATE TABLE "dispatch_entry" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "period" '
        'TEXT, "item" TEXT, "value" TEXT, "state" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "dispatch_entry_org" ON "dispatch_entry" ("org")',
    'CREATE INDEX "dispatch_entry_period" ON "dispatch_entry" ("period")',
    (
        'CREATE TABLE "population" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "day" TEXT, '
        '"source" TEXT, "basis" TEXT, "households" INTEGER, "people" INTEGER, "women" INTEGER, "women_14" '
        'INTEGER, "women_18" INTEGER, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER,'
        ' "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "population_org" ON "population" ("org")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

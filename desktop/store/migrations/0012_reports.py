"""The tables of frozen reports, of what was counted for them, and of what became of them."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "report" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "form" TEXT, "term" TEXT, '
        '"version" INTEGER, "frozen" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "report_basis" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "report" BLOB, "digest" '
        'TEXT, "part" INTEGER, "counted" BLOB, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "report_basis_report" ON "report_basis" ("report")',
    (
        'CREATE TABLE "report_event" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "report" BLOB, "act" '
        'TEXT, "day" TEXT, "who" TEXT, "channel" TEXT, "reason" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "report_event_report" ON "report_event" ("report")',
    (
        'CREATE TABLE "report_answer" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "report" BLOB, "act" '
        'TEXT, "day" TEXT, "who" TEXT, "reason" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "report_answer_report" ON "report_answer" ("report")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""The tables of money (budgets, what changed them, the lines of the book) and of training (courses, people, days)."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "budget" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "title" TEXT, "year" INTEGER, '
        '"level" TEXT, "women" INTEGER, "base" TEXT, "basis" TEXT, "women_source" TEXT, "counted_on" TEXT, '
        '"rate_fen" INTEGER, "spent_by" TEXT, "expected_by" TEXT, "document_no" TEXT, "note" TEXT, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "budget_change" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "budget" BLOB, '
        '"changed_on" TEXT, "change_fen" INTEGER, "document_no" TEXT, "note" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "budget_change_budget" ON "budget_change" ("budget")',
    (
        'CREATE TABLE "fund_entry" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "purpose" TEXT, "no" TEXT,'
        ' "date" TEXT, "side" TEXT, "level" TEXT, "category" TEXT, "amount_fen" INTEGER, "voucher_no" TEXT, '
        '"payee" TEXT, "invoice_no" TEXT, "invoice_date" TEXT, "activity" BLOB, "handler" BLOB, "witness" TEXT, '
        '"approver" TEXT, "paid_how" TEXT, "state" TEXT, "budget_year" INTEGER, "corrects" BLOB, "note" TEXT, '
        '"created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT '
        "ROWID"
    ),
    'CREATE INDEX "fund_entry_activity" ON "fund_entry" ("activity")',
    'CREATE INDEX "fund_entry_handler" ON "fund_entry" ("handler")',
    'CREATE INDEX "fund_entry_corrects" ON "fund_entry" ("corrects")',
    (
        'CREATE TABLE "training" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "course" TEXT, "from_date" '
        'TEXT, "to_date" TEXT, "organiser_level" TEXT, "mode" TEXT, "theme" TEXT, "days" INTEGER, "hours" '
        'INTEGER, "place" TEXT, "teacher" TEXT, "for_group" TEXT, "certificate" TEXT, "note" TEXT, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "training_person" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "training" BLOB, '
        '"person" BLOB, "outcome" TEXT, "certificate_no" TEXT, "issued_on" TEXT, "note" TEXT, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "training_person_training" ON "training_person" ("training")',
    'CREATE INDEX "training_person_person" ON "training_person" ("person")',
    (
        'CREATE TABLE "training_day" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "training" BLOB, '
        '"activity" BLOB, "topic" TEXT, "teacher" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "training_day_training" ON "training_day" ("training")',
    'CREATE INDEX "training_day_activity" ON "training_day" ("activity")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

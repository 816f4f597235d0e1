"""The tables of needs, what was done about them, disputes and that they were looked for."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "need" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "no" TEXT, "opened" TEXT, '
        '"channel" TEXT, "person" BLOB, "household" BLOB, "about_label" TEXT, "petitioners" INTEGER, '
        '"petitioner_label" TEXT, "petitioner_phone" TEXT, "ask" TEXT, "kind" TEXT, "rights" TEXT, "level" TEXT, '
        '"sealed" INTEGER, "may_refer" INTEGER, "owner" BLOB, "due" TEXT, "due_rule" TEXT, "matter" TEXT, '
        '"sealed_matter" BLOB, "sealed_who" BLOB, "visit" BLOB, "repeat_of" BLOB, "hidden_from" BLOB, "void" '
        'INTEGER, "note" TEXT, "state" TEXT, "step_due" TEXT, "closed_on" TEXT, "outcome" TEXT, "satisfied" TEXT,'
        ' "told_on" TEXT, "referred_on" TEXT, "referred_to" TEXT, "signed_on" TEXT, "last_on" TEXT, "round" TEXT,'
        ' "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT'
        " ROWID"
    ),
    'CREATE INDEX "need_person" ON "need" ("person")',
    'CREATE INDEX "need_household" ON "need" ("household")',
    'CREATE INDEX "need_owner" ON "need" ("owner")',
    'CREATE INDEX "need_visit" ON "need" ("visit")',
    'CREATE INDEX "need_repeat_of" ON "need" ("repeat_of")',
    'CREATE INDEX "need_hidden_from" ON "need" ("hidden_from")',
    (
        'CREATE TABLE "need_step" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "need" BLOB, "done_on" '
        'TEXT, "act" TEXT, "done_by" BLOB, "to_text" TEXT, "to_kind" TEXT, "no" TEXT, "doc_no" TEXT, "text" TEXT,'
        ' "sealed_text" BLOB, "new_due" TEXT, "old_due" TEXT, "reply_on" TEXT, "outcome" TEXT, "satisfied" TEXT, '
        '"merged_into" BLOB, "void" INTEGER, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "need_step_need" ON "need_step" ("need")',
    'CREATE INDEX "need_step_done_by" ON "need_step" ("done_by")',
    'CREATE INDEX "need_step_merged_into" ON "need_step" ("merged_into")',
    (
        'CREATE TABLE "dispute" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "no" TEXT, "household" BLOB, '
        '"gacha" BLOB, "kind" TEXT, "found_on" TEXT, "found_by" BLOB, "owner" BLOB, "parties" BLOB, "situation" '
        'BLOB, "measure" BLOB, "resolved_on" TEXT, "outcome" TEXT, "need" BLOB, "grade" TEXT, "next_check" TEXT, '
        '"looked_on" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "dispute_household" ON "dispute" ("household")',
    'CREATE INDEX "dispute_gacha" ON "dispute" ("gacha")',
    'CREATE INDEX "dispute_found_by" ON "dispute" ("found_by")',
    'CREATE INDEX "dispute_owner" ON "dispute" ("owner")',
    'CREATE INDEX "dispute_need" ON "dispute" ("need")',
    (
        'CREATE TABLE "dispute_look" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "dispute" BLOB, '
        '"looked_on" TEXT, "grade" TEXT, "next_check" TEXT, "looked_by" BLOB, "quiet" INTEGER, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "dispute_look_dispute" ON "dispute_look" ("dispute")',
    'CREATE INDEX "dispute_look_looked_by" ON "dispute_look" ("looked_by")',
    (
        'CREATE TABLE "dispute_check" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "gacha" BLOB, "month" '
        'TEXT, "checked_on" TEXT, "checked_by" BLOB, "none" INTEGER, "note" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "dispute_check_gacha" ON "dispute_check" ("gacha")',
    'CREATE INDEX "dispute_check_checked_by" ON "dispute_check" ("checked_by")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

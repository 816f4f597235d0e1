"""The tables of links, help and screening; what a visit says besides."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "link" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "kind" TEXT, "linker" BLOB, '
        '"linker_org" BLOB, "linker_text" TEXT, "level" TEXT, "person" BLOB, "household" BLOB, "home" BLOB, "org"'
        ' BLOB, "since" TEXT, "until" TEXT, "ended_why" TEXT, "every_days" INTEGER, "reason" TEXT, "results" '
        'TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "link_linker" ON "link" ("linker")',
    'CREATE INDEX "link_linker_org" ON "link" ("linker_org")',
    'CREATE INDEX "link_person" ON "link" ("person")',
    'CREATE INDEX "link_household" ON "link" ("household")',
    'CREATE INDEX "link_home" ON "link" ("home")',
    'CREATE INDEX "link_org" ON "link" ("org")',
    (
        'CREATE TABLE "programme" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "kind" TEXT, '
        '"year" INTEGER, "office" TEXT, "document_no" TEXT, "opens_on" TEXT, "closes_on" TEXT, "age_from" '
        'INTEGER, "age_to" INTEGER, "once" INTEGER, "amount_fen" INTEGER, "conditions" TEXT, "papers" TEXT, '
        '"note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" '
        "BLOB) WITHOUT ROWID"
    ),
    (
        'CREATE TABLE "aid" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "programme" BLOB, "person" BLOB, '
        '"applied_on" TEXT, "sent_up_on" TEXT, "public_notice_on" TEXT, "decided" TEXT, "decided_on" TEXT, '
        '"amount_fen" INTEGER, "paid_on" TEXT, "papers" TEXT, "note" TEXT, "words" BLOB, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "aid_programme" ON "aid" ("programme")',
    'CREATE INDEX "aid_person" ON "aid" ("person")',
    (
        'CREATE TABLE "screening" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "person" BLOB, "year" '
        'INTEGER, "kind" TEXT, "invited_on" TEXT, "done_on" TEXT, "place" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "screening_person" ON "screening" ("person")',
    'ALTER TABLE "visit" ADD COLUMN "home" BLOB',
    'ALTER TABLE "visit" ADD COLUMN "org" BLOB',
    'ALTER TABLE "visit" ADD COLUMN "mode" TEXT',
    'ALTER TABLE "visit" ADD COLUMN "reached" TEXT',
    'ALTER TABLE "visit" ADD COLUMN "gift_fen" INTEGER',
    'ALTER TABLE "visit" ADD COLUMN "gift_text" TEXT',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables and columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

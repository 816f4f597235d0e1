"""The tables of meetings, their agendas, what they resolved and what is planned."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "meeting" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "body" TEXT, '
        '"day" TEXT, "activity" BLOB, "number" INTEGER, "chaired_by" BLOB, "recorder" BLOB, "quorum" TEXT, "due" '
        'INTEGER, "present" INTEGER, "minutes" TEXT, "note" TEXT, "title" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "meeting_org" ON "meeting" ("org")',
    'CREATE INDEX "meeting_activity" ON "meeting" ("activity")',
    'CREATE INDEX "meeting_chaired_by" ON "meeting" ("chaired_by")',
    'CREATE INDEX "meeting_recorder" ON "meeting" ("recorder")',
    (
        'CREATE TABLE "agenda_item" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "meeting" BLOB, '
        '"position" INTEGER, "title" TEXT, "kind" TEXT, "proposer" TEXT, "method" TEXT, "votes_for" INTEGER, '
        '"against" INTEGER, "abstained" INTEGER, "result" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" '
        'BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "agenda_item_meeting" ON "agenda_item" ("meeting")',
    (
        'CREATE TABLE "resolution" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "meeting" BLOB, "text" '
        'TEXT, "owner" BLOB, "helpers" TEXT, "due" TEXT, "state" TEXT, "done_on" TEXT, "closed_on" TEXT, '
        '"closed_by" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "resolution_meeting" ON "resolution" ("meeting")',
    'CREATE INDEX "resolution_owner" ON "resolution" ("owner")',
    (
        'CREATE TABLE "resolution_note" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "resolution" BLOB, '
        '"noted_on" TEXT, "text" TEXT, "noted_by" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "resolution_note_resolution" ON "resolution_note" ("resolution")',
    (
        'CREATE TABLE "meeting_plan" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "body" TEXT,'
        ' "month" TEXT, "topic" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER,'
        ' "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "meeting_plan_org" ON "meeting_plan" ("org")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""The tables of congresses, their delegates and their elections."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "congress" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "ordinal" '
        'INTEGER, "term" BLOB, "process" BLOB, "body" TEXT, "day" TEXT, "quota" INTEGER, "due" INTEGER, '
        '"report_on" TEXT, "rules" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "congress_org" ON "congress" ("org")',
    'CREATE INDEX "congress_term" ON "congress" ("term")',
    'CREATE INDEX "congress_process" ON "congress" ("process")',
    (
        'CREATE TABLE "congress_sitting" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "congress" BLOB, '
        '"activity" BLOB, "kind" TEXT, "start" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "congress_sitting_congress" ON "congress_sitting" ("congress")',
    'CREATE INDEX "congress_sitting_activity" ON "congress_sitting" ("activity")',
    (
        'CREATE TABLE "roll_call" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "sitting" BLOB, "taken_at" '
        'TEXT, "due" INTEGER, "present" INTEGER, "on_leave" INTEGER, "note" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "roll_call_sitting" ON "roll_call" ("sitting")',
    (
        'CREATE TABLE "delegate" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "congress" BLOB, "person" '
        'BLOB, "delegation" TEXT, "category" TEXT, "vote" TEXT, "origin" TEXT, "credential" TEXT, "replaces" '
        'BLOB, "is_head" INTEGER, "snapshot" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "delegate_congress" ON "delegate" ("congress")',
    'CREATE INDEX "delegate_person" ON "delegate" ("person")',
    'CREATE INDEX "delegate_replaces" ON "delegate" ("replaces")',
    (
        'CREATE TABLE "election" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "congress" BLOB, "org" BLOB,'
        ' "activity" BLOB, "office" TEXT, "stage" TEXT, "mode" TEXT, "method" TEXT, "seats" INTEGER, "parent" '
        'BLOB, "rules" TEXT, "ballot" TEXT, "due" INTEGER, "present" INTEGER, "printed" INTEGER, "issued" '
        'INTEGER, "exchanged" INTEGER, "destroyed" INTEGER, "outcome" TEXT, "supersedes" BLOB, "reason" TEXT, '
        '"announced_at" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "election_congress" ON "election" ("congress")',
    'CREATE INDEX "election_org" ON "election" ("org")',
    'CREATE INDEX "election_activity" ON "election" ("activity")',
    'CREATE INDEX "election_parent" ON "election" ("parent")',
    'CREATE INDEX "election_supersedes" ON "election" ("supersedes")',
    (
        'CREATE TABLE "candidate" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "election" BLOB, "person" '
        'BLOB, "name" TEXT, "written" INTEGER, "position" INTEGER, "nominated_by" TEXT, "nominators" INTEGER, '
        '"checked" TEXT, "withdrawn_on" TEXT, "snapshot" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "candidate_election" ON "candidate" ("election")',
    'CREATE INDEX "candidate_person" ON "candidate" ("person")',
    (
        'CREATE TABLE "election_count" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "election" BLOB, '
        '"returned" INTEGER, "void" INTEGER, "counted_at" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" '
        'BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "election_count_election" ON "election_count" ("election")',
    (
        'CREATE TABLE "election_tally" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "count" BLOB, '
        '"candidate" BLOB, "votes" INTEGER, "against" INTEGER, "abstained" INTEGER, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "election_tally_count" ON "election_tally" ("count")',
    'CREATE INDEX "election_tally_candidate" ON "election_tally" ("candidate")',
    (
        'CREATE TABLE "election_worker" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "election" BLOB, '
        '"person" BLOB, "role" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" '
        'BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "election_worker_election" ON "election_worker" ("election")',
    'CREATE INDEX "election_worker_person" ON "election_worker" ("person")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

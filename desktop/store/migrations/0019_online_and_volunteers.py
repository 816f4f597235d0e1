"""Chat groups and public accounts with their counts; volunteers, their teams and what they did."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "chat_group" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "kind" TEXT, '
        '"platform" TEXT, "owner" BLOB, "managers" TEXT, "org" BLOB, "gachas" TEXT, "theme" TEXT, "opened_on" '
        'TEXT, "closed_on" TEXT, "rule_posted" INTEGER, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "chat_group_owner" ON "chat_group" ("owner")',
    'CREATE INDEX "chat_group_org" ON "chat_group" ("org")',
    (
        'CREATE TABLE "group_count" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "chat" BLOB, "counted_on"'
        ' TEXT, "members" INTEGER, "women" INTEGER, "posts" INTEGER, "handled" INTEGER, "as_shown" TEXT, "note" '
        'TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) '
        "WITHOUT ROWID"
    ),
    'CREATE INDEX "group_count_chat" ON "group_count" ("chat")',
    (
        'CREATE TABLE "media_account" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "platform"'
        ' TEXT, "org" BLOB, "run_by" BLOB, "opened_on" TEXT, "closed_on" TEXT, "note" TEXT, "created_at" INTEGER,'
        ' "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "media_account_org" ON "media_account" ("org")',
    'CREATE INDEX "media_account_run_by" ON "media_account" ("run_by")',
    (
        'CREATE TABLE "media_count" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "account" BLOB, "month" '
        'TEXT, "followers" INTEGER, "posts" INTEGER, "reads" INTEGER, "likes" INTEGER, "adopted" INTEGER, '
        '"adopted_by" TEXT, "as_shown" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "media_count_account" ON "media_count" ("account")',
    (
        'CREATE TABLE "volunteer_team" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "kind" '
        'TEXT, "org" BLOB, "leader" BLOB, "founded_on" TEXT, "closed_on" TEXT, "platform_no" TEXT, "note" TEXT, '
        '"created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT '
        "ROWID"
    ),
    'CREATE INDEX "volunteer_team_org" ON "volunteer_team" ("org")',
    'CREATE INDEX "volunteer_team_leader" ON "volunteer_team" ("leader")',
    (
        'CREATE TABLE "volunteer" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "person" BLOB, "teams" '
        'TEXT, "since" TEXT, "until" TEXT, "registered_no" TEXT, "skills" TEXT, "free_time" TEXT, '
        '"carried_tenths" INTEGER, "carried_paper" TEXT, "guardian" TEXT, "note" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "volunteer_person" ON "volunteer" ("person")',
    (
        'CREATE TABLE "volunteer_service" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "person" BLOB, '
        '"activity" BLOB, "date" TEXT, "began" TEXT, "kind" TEXT, "place" TEXT, "tenths" INTEGER, "served_person"'
        ' BLOB, "served_household" BLOB, "what" TEXT, "confirmed_by" BLOB, "created_at" INTEGER, "created_by" '
        'BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "volunteer_service_person" ON "volunteer_service" ("person")',
    'CREATE INDEX "volunteer_service_activity" ON "volunteer_service" ("activity")',
    'CREATE INDEX "volunteer_service_served_person" ON "volunteer_service" ("served_person")',
    'CREATE INDEX "volunteer_service_served_household" ON "volunteer_service" ("served_household")',
    'CREATE INDEX "volunteer_service_confirmed_by" ON "volunteer_service" ("confirmed_by")',
)


def up(migrator: object, db: Any) -> None:
    """Adds their tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""The first tables. A frozen copy: later migrations change them, this file stays as it is."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "org_unit" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "code" TEXT, "level" TEXT, '
        '"name_zh" TEXT, "name_mn" TEXT, "parent" BLOB, "joint_with" TEXT, "short_name" TEXT, "reformed_on" TEXT, '
        '"step_organisation" TEXT, "step_team" TEXT, "step_place" TEXT, "step_funds" TEXT, "is_pilot" INTEGER, '
        '"contact_point_of" TEXT, "merged_into" BLOB, "closed_on" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "org_unit_parent" ON "org_unit" ("parent")',
    (
        'CREATE TABLE "household" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "head" BLOB, "gacha" BLOB, '
        '"summer_place" TEXT, "winter_place" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "household_gacha" ON "household" ("gacha")',
    (
        'CREATE TABLE "person" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name_zh" TEXT, "name_mn" TEXT, '
        '"name_latin" TEXT, "nickname" TEXT, "id_no" TEXT, "sex" TEXT, "birth" TEXT, "ethnic" TEXT, "education" '
        'TEXT, "politics" TEXT, "marital" TEXT, "job" TEXT, "phone" TEXT, "phone_of" TEXT, "gacha" BLOB, '
        '"household" BLOB, "residence" TEXT, "tags" TEXT, "to_complete" INTEGER, "status" TEXT, "merged_into" '
        'BLOB, "consented_on" TEXT, "note" TEXT, "name_key" TEXT, "initials" TEXT, "stroke_key" TEXT, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "person_gacha_name_key" ON "person" ("gacha", "name_key")',
    'CREATE INDEX "person_name_key" ON "person" ("name_key")',
    'CREATE INDEX "person_stroke_key" ON "person" ("stroke_key")',
    'CREATE INDEX "person_household" ON "person" ("household")',
    'CREATE INDEX "person_phone" ON "person" ("phone")',
    (
        'CREATE TABLE "person_alias" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "person" BLOB, "text" '
        'TEXT, "script" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "person_alias_person" ON "person_alias" ("person")',
    (
        'CREATE TABLE "appointment" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "person" BLOB, "org" BLOB, '
        '"post" TEXT, "engagement" TEXT, "rank" TEXT, "in_leading_group" INTEGER, "from_date" TEXT, "to_date" '
        'TEXT, "how" TEXT, "ended_why" TEXT, "duty" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "appointment_person" ON "appointment" ("person")',
    'CREATE INDEX "appointment_org" ON "appointment" ("org")',
    (
        'CREATE TABLE "home" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "kind" TEXT, '
        '"carrier" TEXT, "name_zh" TEXT, "name_mn" TEXT, "host_household" BLOB, "keeper" BLOB, "phone" TEXT, '
        '"area" INTEGER, "women_covered" INTEGER, "founded_on" TEXT, "awarded_by" TEXT, "is_model" INTEGER, '
        '"summer_place" TEXT, "winter_place" TEXT, "lat" REAL, "lon" REAL, "plaque" TEXT, "checklist" TEXT, "note" '
        'TEXT, "closed_on" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "home_person" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "home" BLOB, "person" '
        'BLOB, "role" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, '
        '"extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "home_person_home" ON "home_person" ("home")',
    'CREATE INDEX "home_person_person" ON "home_person" ("person")',
    (
        'CREATE TABLE "activity" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "kind" TEXT, "title" TEXT, '
        '"start" TEXT, "end" TEXT, "home" BLOB, "place" TEXT, "hosts" TEXT, "speaker" TEXT, "recorder" TEXT, '
        '"content" TEXT, "effect" TEXT, "expected" TEXT, "guests_unnamed" INTEGER, "women_among_guests" INTEGER, '
        '"status" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" '
        "BLOB) WITHOUT ROWID"
    ),
    'CREATE INDEX "activity_start" ON "activity" ("start")',
    'CREATE INDEX "activity_kind_start" ON "activity" ("kind", "start")',
    'CREATE INDEX "activity_home_start" ON "activity" ("home", "start")',
    (
        'CREATE TABLE "attendance" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "activity" BLOB, "person" '
        'BLOB, "guest" TEXT, "role" TEXT, "state" TEXT, "sheet" BLOB, "row" INTEGER, "newcomer" INTEGER, '
        '"created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT '
        "ROWID"
    ),
    'CREATE INDEX "attendance_activity_state" ON "attendance" ("activity", "state")',
    'CREATE INDEX "attendance_person" ON "attendance" ("person")',
    (
        'CREATE TABLE "sheet" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "activity" BLOB, "printed_at" '
        'TEXT, "code" TEXT, "layout" TEXT, "rows" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "sheet_activity" ON "sheet" ("activity")',
    'CREATE INDEX "sheet_code" ON "sheet" ("code")',
    (
        'CREATE TABLE "visit" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "date" TEXT, "visitors" TEXT, '
        '"person" BLOB, "household" BLOB, "target" TEXT, "situation" TEXT, "difficulty" TEXT, "measure" TEXT, '
        '"place" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" '
        "BLOB) WITHOUT ROWID"
    ),
    'CREATE INDEX "visit_date" ON "visit" ("date")',
    'CREATE INDEX "visit_person_date" ON "visit" ("person", "date")',
    'CREATE INDEX "visit_household" ON "visit" ("household")',
    (
        'CREATE TABLE "attachment" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "owner_kind" TEXT, "owner" '
        'BLOB, "sha256" BLOB, "mime" TEXT, "size" INTEGER, "width" INTEGER, "height" INTEGER, "caption" TEXT, '
        '"created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT '
        "ROWID"
    ),
    'CREATE INDEX "attachment_owner" ON "attachment" ("owner")',
    'CREATE INDEX "attachment_sha256" ON "attachment" ("sha256")',
    (
        'CREATE TABLE "saved_list" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "people" TEXT, '
        '"created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT '
        "ROWID"
    ),
    (
        'CREATE TABLE "user" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "name" TEXT, "role" TEXT, '
        '"person" BLOB, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" '
        "BLOB) WITHOUT ROWID"
    ),
    (
        'CREATE TABLE "conflict" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "kind" TEXT, "row" BLOB, '
        '"field" TEXT, "versions" TEXT, "state" TEXT, "decided_by" BLOB, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "conflict_state" ON "conflict" ("state")',
    'CREATE INDEX "conflict_row" ON "conflict" ("row")',
    (
        'CREATE TABLE "erasure" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "kind" TEXT, "row" BLOB, '
        '"reason" TEXT, "requested_on" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE TABLE "meta" ("key" TEXT NOT NULL PRIMARY KEY, "value" BLOB) WITHOUT ROWID',
    (
        'CREATE TABLE "operation" ("device" BLOB NOT NULL, "number" INTEGER NOT NULL, "seq" INTEGER, "kind" '
        'INTEGER NOT NULL, "row" BLOB NOT NULL, "fields" BLOB NOT NULL, "stamp" INTEGER NOT NULL, "act" INTEGER '
        'NOT NULL, "author" BLOB NOT NULL, "base" INTEGER NOT NULL, "seen" BLOB, "chain" BLOB, "outcomes" BLOB, '
        '"refused" TEXT, "before" BLOB, "label" TEXT, "subject" TEXT, "carried" BLOB, PRIMARY KEY ("device", '
        '"number")) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "shadow" ("kind" INTEGER NOT NULL, "row" BLOB NOT NULL, "confirmed" INTEGER NOT NULL, "cells" '
        'BLOB NOT NULL, "marks" BLOB, PRIMARY KEY ("row", "kind")) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "unknown_row" ("kind" INTEGER NOT NULL, "row" BLOB NOT NULL, "cells" BLOB NOT NULL, PRIMARY KEY '
        '("row", "kind")) WITHOUT ROWID'
    ),
    'CREATE TABLE "mark" ("seq" INTEGER NOT NULL PRIMARY KEY, "log_hash" BLOB NOT NULL) WITHOUT ROWID',
    'CREATE TABLE "alias" ("seq" INTEGER NOT NULL PRIMARY KEY, "row" BLOB NOT NULL) WITHOUT ROWID',
    'CREATE UNIQUE INDEX "alias_row" ON "alias" ("row")',
    (
        'CREATE TABLE "signed_head" ("device" BLOB NOT NULL, "number" INTEGER NOT NULL, "signature" BLOB NOT NULL, '
        'PRIMARY KEY ("device", "number")) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "peer" ("device" BLOB NOT NULL PRIMARY KEY, "certificate" BLOB NOT NULL, "epoch" BLOB, "seq" '
        'INTEGER, "told_at" INTEGER) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "bundle" ("id" BLOB NOT NULL PRIMARY KEY, "device" BLOB NOT NULL, "made_at" INTEGER NOT NULL, '
        '"reason" TEXT NOT NULL) WITHOUT ROWID'
    ),
    (
        'CREATE TABLE "draft" ("key" TEXT NOT NULL PRIMARY KEY, "body" TEXT NOT NULL, "updated_at" INTEGER NOT '
        "NULL) WITHOUT ROWID"
    ),
    (
        'CREATE TABLE "photo_file" ("sha256" BLOB NOT NULL PRIMARY KEY, "size" INTEGER NOT NULL, "here" INTEGER '
        'NOT NULL, "at_server" INTEGER NOT NULL, "small_here" INTEGER NOT NULL, "small_at_server" INTEGER NOT NULL) '
        "WITHOUT ROWID"
    ),
    "CREATE INDEX operation_row ON operation (row)",
    "CREATE INDEX operation_seq ON operation (seq) WHERE seq IS NOT NULL",
    "CREATE INDEX operation_named ON operation (device, number) WHERE label IS NOT NULL",
    "CREATE INDEX operation_refused ON operation (number) WHERE refused IS NOT NULL OR outcomes IS NOT NULL",
    "CREATE INDEX operation_carried ON operation (device, number) WHERE carried IS NOT NULL",
)


def up(migrator: object, db: Any) -> None:
    """Makes all tables and indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

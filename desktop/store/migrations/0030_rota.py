"""The tables of rotas, their turns, what was written of them, and projects."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "rota" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "home" BLOB, "year" '
        'INTEGER, "unit" TEXT, "members" TEXT, "reception" TEXT, "note" TEXT, "adopted_on" TEXT, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "rota_org" ON "rota" ("org")',
    'CREATE INDEX "rota_home" ON "rota" ("home")',
    (
        'CREATE TABLE "rota_turn" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "rota" BLOB, "starts" TEXT,'
        ' "ends" TEXT, "name" TEXT, "planned" BLOB, "theme" TEXT, "meets_on" TEXT, "meeting" BLOB, "finished" '
        'TEXT, "left_open" TEXT, "handed_on" TEXT, "handed_to" BLOB, "note" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "rota_turn_rota" ON "rota_turn" ("rota")',
    'CREATE INDEX "rota_turn_planned" ON "rota_turn" ("planned")',
    'CREATE INDEX "rota_turn_meeting" ON "rota_turn" ("meeting")',
    'CREATE INDEX "rota_turn_handed_to" ON "rota_turn" ("handed_to")',
    (
        'CREATE TABLE "rota_log" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "turn" BLOB, "day" TEXT, '
        '"text" TEXT, "received" INTEGER, "need" BLOB, "hours" INTEGER, "handled" TEXT, "created_at" INTEGER, '
        '"created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "rota_log_turn" ON "rota_log" ("turn")',
    'CREATE INDEX "rota_log_need" ON "rota_log" ("need")',
    (
        'CREATE TABLE "rota_swap" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "turn" BLOB, "swapped_on" '
        'TEXT, "person" BLOB, "why" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "rota_swap_turn" ON "rota_swap" ("turn")',
    'CREATE INDEX "rota_swap_person" ON "rota_swap" ("person")',
    (
        'CREATE TABLE "project" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "title" TEXT, '
        '"proposer" TEXT, "proposed_on" TEXT, "owner" BLOB, "stage" TEXT, "start_on" TEXT, "due" TEXT, "done_on" '
        'TEXT, "served" INTEGER, "cost_fen" INTEGER, "result" TEXT, "note" TEXT, "over_on" TEXT, "created_at" '
        'INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "project_org" ON "project" ("org")',
    'CREATE INDEX "project_owner" ON "project" ("owner")',
    (
        'CREATE TABLE "project_step" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "project" BLOB, '
        '"taken_on" TEXT, "stage" TEXT, "text" TEXT, "taken_by" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "project_step_project" ON "project_step" ("project")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

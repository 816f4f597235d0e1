"""Terms, planned seats and counts of organisations; what their facts and the posts in them came to say."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "term" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "ordinal" INTEGER, '
        '"congress_ordinal" INTEGER, "start" TEXT, "length_years" INTEGER, "due" TEXT, "extended_to" TEXT, '
        '"extension_doc" TEXT, "ended_on" TEXT, "approved_doc" TEXT, "approved_on" TEXT, "filed_on" TEXT, "note" '
        'TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) '
        "WITHOUT ROWID"
    ),
    'CREATE INDEX "term_org" ON "term" ("org")',
    (
        'CREATE TABLE "establishment" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "term" '
        'BLOB, "post" TEXT, "engagement" TEXT, "planned" INTEGER, "seat_kind" TEXT, "unit" BLOB, "field" TEXT, '
        '"since" TEXT, "until" TEXT, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "establishment_org" ON "establishment" ("org")',
    'CREATE INDEX "establishment_term" ON "establishment" ("term")',
    'CREATE INDEX "establishment_unit" ON "establishment" ("unit")',
    (
        'CREATE TABLE "org_count" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "org" BLOB, "counted_on" '
        'TEXT, "women" INTEGER, "workers" INTEGER, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "org_count_org" ON "org_count" ("org")',
    'ALTER TABLE "org_unit" ADD COLUMN "form" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "setup" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "field" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "is_new" INTEGER',
    'ALTER TABLE "org_unit" ADD COLUMN "link" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "party_org" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "established_on" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "approved_doc" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "filed_on" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "plaque_on" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "closed_why" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "liaison" BLOB',
    'ALTER TABLE "org_unit" ADD COLUMN "joined_on" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "joined_how" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "left_on" TEXT',
    'ALTER TABLE "org_unit" ADD COLUMN "registration_no" TEXT',
    'ALTER TABLE "appointment" ADD COLUMN "term" BLOB',
    'ALTER TABLE "appointment" ADD COLUMN "seat" BLOB',
    'ALTER TABLE "appointment" ADD COLUMN "unit" BLOB',
    'ALTER TABLE "appointment" ADD COLUMN "sector" TEXT',
    'ALTER TABLE "appointment" ADD COLUMN "made_by" TEXT',
    'ALTER TABLE "appointment" ADD COLUMN "votes" INTEGER',
    'ALTER TABLE "appointment" ADD COLUMN "village_seat" TEXT',
    'ALTER TABLE "appointment" ADD COLUMN "paid" INTEGER',
    'ALTER TABLE "appointment" ADD COLUMN "secondment_until" TEXT',
)


def up(migrator: object, db: Any) -> None:
    """Adds tables and columns; what stood in a file stays as it is."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

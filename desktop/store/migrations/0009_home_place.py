"""Where homes stand, by season, and columns of a home that say where it stands today."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "home_place" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "home" BLOB, "since" TEXT,'
        ' "kind" TEXT, "place" TEXT, "confirmed_by" BLOB, "note" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "home_place_home" ON "home_place" ("home")',
    'CREATE INDEX "home_place_confirmed_by" ON "home_place" ("confirmed_by")',
    'ALTER TABLE "home" ADD COLUMN "stands_since" TEXT',
    'ALTER TABLE "home" ADD COLUMN "stands_kind" TEXT',
    'ALTER TABLE "home" ADD COLUMN "stands_place" TEXT',
    'CREATE INDEX "home_stands_kind" ON "home" ("stands_kind")',
)


def up(migrator: object, db: Any) -> None:
    """Adds table and columns; a home without rows has nothing in them."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

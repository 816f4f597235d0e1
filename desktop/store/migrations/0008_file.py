"""Files of records, and which of them were deleted."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "file" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "owner_kind" TEXT, "owner" BLOB, '
        '"sha256" BLOB, "name" TEXT, "size" INTEGER, "created_at" INTEGER, "created_by" BLOB, "updated_at" INTEGER, '
        '"updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "file_owner" ON "file" ("owner")',
    'CREATE INDEX "file_sha256" ON "file" ("sha256")',
    "CREATE INDEX file_deleted ON file (id) WHERE deleted IS NOT NULL",
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

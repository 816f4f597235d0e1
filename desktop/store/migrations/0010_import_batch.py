"""The table of the imports: which files came in when, and by whom."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "import_batch" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "files" TEXT, "lines" '
        'INTEGER, "added" INTEGER, "changed" INTEGER, "created_at" INTEGER, "created_by" BLOB, "updated_at" '
        'INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

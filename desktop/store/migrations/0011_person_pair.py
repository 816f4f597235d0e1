"""What was decided of two rows that may be one woman."""

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "person_pair" ("id" BLOB NOT NULL PRIMARY KEY, "deleted" INTEGER, "one" BLOB, "other" BLOB,'
        ' "apart" INTEGER, "one_took" TEXT, "other_took" TEXT, "created_at" INTEGER, "created_by" BLOB, '
        '"updated_at" INTEGER, "updated_by" BLOB, "extra" BLOB) WITHOUT ROWID'
    ),
    'CREATE INDEX "person_pair_one" ON "person_pair" ("one")',
    'CREATE INDEX "person_pair_other" ON "person_pair" ("other")',
)


def up(migrator: object, db: Any) -> None:
    """Adds the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

"""Which row stands for a merged one, and an index by which a month's attendances are counted without their rows."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "person" ADD COLUMN "survivor" BLOB',
    "CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX person_survivor ON person (survivor) WHERE survivor IS NOT NULL",
    "CREATE INDEX person_not_woman ON person (sex) WHERE sex IS NULL OR sex <> '2'",
    'DROP INDEX "attendance_activity_state"',
    'CREATE INDEX "attendance_activity_state_person_newcomer_deleted" ON "attendance"'
    ' ("activity", "state", "person", "newcomer", "deleted")',
)


def up(migrator: object, db: Any) -> None:
    """Adds column and indexes; the program fills the column when it opens the file."""
    for statement in STATEMENTS:
        db.execute_sql(statement)

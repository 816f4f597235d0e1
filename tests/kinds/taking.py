"""A pasted table as the page of imports reads it."""

from __future__ import annotations

from desktop.services.desk import Desk
from desktop.services.importing.writing import Planned
from desktop.table_files.sheets import pasted
from desktop.ui.importing.shown import heads_of_kinds


def taken(desk: Desk, kind: str, table: str) -> Planned:
    """The plan of a table of a kind."""
    rules = desk.imports.rules(heads=heads_of_kinds(desk))
    return desk.imports.plan(desk.imports.sources("", [pasted(table)], rules, None, kind), rules)


def states(planned: Planned) -> list[str]:
    """What becomes of each row."""
    return [row.state.value for row in planned.plan.rows]

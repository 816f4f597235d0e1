"""What the find box (Ctrl+K) answers of the roster."""

from __future__ import annotations

from collections.abc import Callable

from desktop.services.people import Row
from desktop.ui.called import shown_name
from desktop.ui.page import Context, Found
from desktop.ui.roles import shown_private

LIMIT = 8


def find_people(context: Context, text: str) -> list[Found]:
    """The women most likely meant by a name, initials, a phone's tail or another spelling."""

    def opener(row: Row) -> Callable[[], object]:
        return lambda: context.window.go("people", id=row.id)

    whole = context.desk.records.sees_private

    def about(row: Row) -> str:
        return " · ".join(part for part in (row.gacha, shown_private(whole, row.phone)) if part)

    return [
        Found(shown_name(row.name), about(row), "user", opener(row)) for row in context.desk.people.search(text, LIMIT)
    ]

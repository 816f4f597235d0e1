"""Papers: a sign-in sheet of 300 names, set while the typesetter is warm. The limit is the goal."""

from __future__ import annotations

from datetime import datetime

from bench.figures import Figure, figure, median_seconds
from desktop.documents.sheet import SheetData, SheetGroup, SheetPerson, typeset
from desktop.documents.typesetter import Typesetter
from desktop.services.sample import sample

NAMES = 300
GROUPS = 6
GOAL_SECONDS = 0.2


def sheet_of_300() -> SheetData:
    """A sheet with the first 300 women of the sample township, in six blocks."""
    women = [row for row in sample("normal") if row.kind == "person"][:NAMES]
    people = [SheetPerson(row.id, row.fields["name_zh"], row.fields.get("name_mn") or "") for row in women]
    groups = tuple(SheetGroup(f"嘎查{g + 1}", tuple(people[g::GROUPS])) for g in range(GROUPS))
    return SheetData("苏木妇联执委（扩大）会议", "K7M2QX4", datetime(2026, 11, 23, 9), groups, place="苏木会议室")


def warm_sheet() -> list[Figure]:
    """``sheet.300_warm``."""
    data, typesetter = sheet_of_300(), Typesetter()
    return [figure("sheet.300_warm", median_seconds(lambda: typeset(data, typesetter), 9), "s", GOAL_SECONDS)]

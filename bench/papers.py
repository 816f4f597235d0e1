"""Papers: a sign-in sheet of 300 names, set while the typesetter is warm. The limit is the goal."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from bench.figures import Figure, figure, median_seconds
from desktop.documents.federation_rosters import EXECUTIVES, NUMBER
from desktop.documents.register import RegisterData, RegisterGroup, set_paper
from desktop.documents.sheet import SheetData, SheetGroup, SheetPerson, typeset
from desktop.documents.typesetter import Typesetter
from desktop.services.sample import sample

NAMES = 300
GROUPS = 6
GOAL_SECONDS = 0.2
ROSTER_GOAL = 0.3


def sheet_of_300() -> SheetData:
    """A sheet with the first 300 women of the sample township, in six blocks."""
    women = [row for row in sample("normal") if row.kind == "person"][:NAMES]
    people = [SheetPerson(row.id, row.fields["name_zh"], row.fields.get("name_mn") or "") for row in women]
    groups = tuple(SheetGroup(f"嘎查{g + 1}", tuple(people[g::GROUPS])) for g in range(GROUPS))
    return SheetData("苏木妇联执委（扩大）会议", "K7M2QX4", datetime(2026, 11, 23, 9), groups, place="苏木会议室")


def roster_of_300(turn: int) -> RegisterData:
    """执委花名册 of 300 rows with the widths of the paper; every ``turn`` another one, of which nothing is kept yet."""
    cells = ("蒙古族", "1978.11", "中共党员", "大学本科", "萨仁台嘎查 农牧民", "执委", "兼职", "农牧业")
    names = [row.fields["name_zh"] for row in sample("normal") if row.kind == "person"][:NAMES]
    names = names[turn:] + names[:turn]
    rows = tuple((her, *cells, "2021.07", "选举", f"1400{n + turn:07}", "") for n, her in enumerate(names))
    group = RegisterGroup("", rows)
    return RegisterData("执委花名册", EXECUTIVES, (group,), datetime(2026, 11, 23, 9), blank_rows=0, number=NUMBER)


def warm_sheet() -> list[Figure]:
    """``sheet.300_warm``, ``paper.roster_300``."""
    data, rosters, typesetter = sheet_of_300(), map(roster_of_300, count()), Typesetter()
    return [
        figure("sheet.300_warm", median_seconds(lambda: typeset(data, typesetter), 9), "s", GOAL_SECONDS),
        figure("paper.roster_300", median_seconds(lambda: set_paper(next(rosters), typesetter), 9), "s", ROSTER_GOAL),
    ]

"""执委履职档案: what an executive did in a year, on one page: whom she is linked to, her visits, the needs she answered
for, the meetings she came to. What no record says is written by hand. Contents are Chinese, as papers are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.services.meetings.attending import CAME
from desktop.services.plain_records import PlainFilter

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TITLE: Final = "执委履职档案"
#: Written by hand, each with room.
_BY_HAND: Final = ("调研（一篇）", "办实事（一件）", "述职", "评议意见")
#: So many names of whom she is linked to stand on the page; of more their number.
MOST_NAMES: Final = 24
_COLUMNS: Final = (
    RegisterColumn("项目", 34),
    RegisterColumn("内容", 104, "left"),
    RegisterColumn("数量", 20),
    RegisterColumn("备注", 24),
)


def duty_file(desk: Desk, her: bytes | None, year: int) -> RegisterData:
    """The page of one executive; without one to be written by hand."""
    lines = _lines(desk, her, year) if her is not None else [("联系服务", "", ""), *_NOTHING]
    rows = tuple((*line, "") for line in [*lines, *((name, "", "") for name in _BY_HAND)])
    post = desk.links.posts().get(her, "") if her is not None else ""
    who = "　".join(filter(None, (spaced_name(desk.people.name(her)), post))) if her is not None else ""
    return RegisterData(
        f"{year}年{TITLE}",
        _COLUMNS,
        (RegisterGroup("", rows),),
        desk.now(),
        who,
        f"{year}年",
        0,
        signed="",
        portrait=True,
        row_height=22.0,
    )


_NOTHING: Final = [("走访", "", ""), ("诉求办结", "", ""), ("参加会议", "", "")]


def _lines(desk: Desk, her: bytes, year: int) -> list[tuple[str, str, str]]:
    first, last = f"{year}-01-01", f"{year}-12-31"
    whole = set(desk.people.standing([her])) | {her}
    kept = [row for row in desk.links.page(desk.links.ids(PlainFilter(of={"linker": her}))) if row is not None]
    kept = [row for row in kept if (row["since"] or "") <= last and (row["until"] or "9999") > first]
    names = list(dict.fromkeys(str(row["about_name"] or "") for row in kept))
    more = f"等{len(names)}" if len(names) > MOST_NAMES else ""
    visits = desk.visits.page(desk.visits.ids(PlainFilter(since=first, until=last, of={"visitors": her})))
    days = [str(visit["date"]) for visit in visits if visit is not None]
    months = Counter(int(day[5:7]) for day in days if len(day) >= 7)
    closed = [row for row in desk.needs.page(desk.needs.ids(PlainFilter(of={"owner": her}))) if row is not None]
    numbers = sorted(row["no"] or "" for row in closed if first <= (row["closed_on"] or "") <= last)
    board = desk.meetings.board()
    came = [
        row
        for row in board.held(year=year)
        if any(state in CAME and person in whole for person, state in board.call(row).states.items())
    ]
    return [
        ("联系服务", "、".join(names[:MOST_NAMES]) + more, _count(len(names))),
        ("走访", "　".join(f"{month}月{n}次" for month, n in sorted(months.items())), _count(len(days))),
        ("诉求办结", "、".join(numbers), _count(len(numbers))),
        ("参加会议", "、".join(board.names[row.id] for row in came), _count(len(came))),
    ]


def _count(number: int) -> str:
    return str(number)

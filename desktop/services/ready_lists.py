"""Lists that are asked for again and again, ready to be printed: birthdays, who came this month, everybody's phone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from desktop.services import exports
from desktop.services.exports import CALLED
from desktop.services.roster import Filter, Woman
from desktop.services.spreadsheets import Cell, Table
from desktop.store.queries import leaving as queries

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: From this age on a birthday is visited.
OLD: Final = 60
BIRTHDAYS, NEWCOMERS, PHONES = "birthdays", "newcomers", "phones"
#: The head whose cells stand as lines over their rows.
GACHA: Final = "嘎查"
_UNKNOWN_DAY: Final = 99


def women_of(desk: Desk, which: str) -> list[bytes]:
    """The women whose birthday is this month, by day, or who were written down in it, by when. Of the phones the list
    says whose."""
    if which == BIRTHDAYS:
        return [woman.id for woman in _birthdays(desk)]
    first = desk.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    end = (first + timedelta(days=32)).replace(day=1)
    written = queries.written_between(desk.db, _milliseconds(first), _milliseconds(end))
    on_roster = set(desk.people.ids(Filter()))
    return [id_ for id_ in written if id_ in on_roster]


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _birthdays(desk: Desk) -> list[Woman]:
    """Who becomes OLD or older in the month of today; a birth without its day comes last."""
    today = desk.today()
    found = [
        woman
        for woman in desk.people.snapshot().by_name
        if woman.status == "active"
        and not woman.man
        and woman.birth
        and woman.birth[5:7] == f"{today.month:02}"
        and today.year - int(woman.birth[:4]) >= OLD
    ]
    return sorted(found, key=lambda woman: int((woman.birth or "")[8:10] or _UNKNOWN_DAY))


def ready_table(desk: Desk, which: str, ids: Sequence[bytes], narrowed: str = "") -> tuple[Table, str]:
    """A ready list as a table, and the head by which its rows are grouped ("" for none). ``narrowed``: what else the
    women have in common, in words."""
    today = desk.today()
    heads = {
        BIRTHDAYS: {CALLED: "姓名", "birth": "出生", "gacha": GACHA, "phone": "电话", "household": "户主"},
        NEWCOMERS: {CALLED: "姓名", "birth": "出生", "ethnic": "民族", "gacha": GACHA, "phone": "电话"},
        PHONES: {"gacha": GACHA, CALLED: "姓名", "phone": "电话", "posts": "职务", "tags": "标签"},
    }[which]
    titles = {
        BIRTHDAYS: f"{today.month}月生日名单（{OLD}岁以上）",
        NEWCOMERS: f"{today.month}月新增妇女名单",
        PHONES: "妇女通讯录",
    }
    table = exports.table_of(desk, "person", ids, heads, titles[which], exports.about_words(desk, narrowed, len(ids)))
    if which == BIRTHDAYS:
        rows = [[row[0], row[1], _turns(row[1], today.year), *row[2:]] for row in table.rows]
        return Table(table.title, table.about, (*table.heads[:2], "满岁", *table.heads[2:]), rows), ""
    if which == NEWCOMERS:
        rows = [[*row, None] for row in table.rows]
        return Table(table.title, table.about, (*table.heads, "备注"), rows), ""
    return table, GACHA


def _turns(birth: Cell, year: int) -> Cell:
    """How old she becomes this year."""
    return year - int(str(birth)[:4])

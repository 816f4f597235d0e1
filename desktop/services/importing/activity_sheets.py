"""Sheets of activities as offices keep them, each as a table with one row an activity: a list, names one a row
below their activity, a sheet an activity with its names below, names × activities. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from desktop.services.comparing import squeezed
from desktop.services.importing.columns import field_of_head, head_words
from desktop.services.importing.heads import WOMEN, Skipped, Table, table_of
from desktop.services.importing.record_cells import read_moment, read_names
from desktop.services.importing.table_kinds import CLOCK, OF_GACHA, PEOPLE, TableKind
from desktop.services.importing.understanding import Rules
from desktop.table_files.sheets import Sheet

#: The head of each field in a table that is made of a sheet of one activity.
_HEADS: Final[Mapping[str, str]] = {
    "title": "活动名称",
    "kind": "活动类型",
    "start": "活动时间",
    "place": "活动地点",
    "hosts": "主办单位",
    "heads": "人数",
    "women_heads": "妇女人数",
    "speaker": "主讲人",
    "recorder": "记录人",
    "content": "活动内容",
    "effect": "活动成效",
    PEOPLE: "参加人员",
}
_SHEET_WORDS: Final = re.compile("(签到表|签到册|签到簿|签到|花名册|名单|登记表|记录表|记录|参加人员)+$")
#: Columns of a list of names that say whether she came, and what says that she did not.
_CAME: Final = re.compile("^(签到|签名|签字|是否到会|到会|出席|出席情况|到会情况|参会情况|考勤)$")
_NOT: Final = frozenset(["请假", "缺席", "未到", "没来", "否", "×", "x", "X", "缺", "事假", "病假"])
#: What says in a matrix that she was there.
_THERE: Final = frozenset(["√", "✓", "✔", "1", "到", "是", "有", "○", "●", "v", "V", "参加"])


def activity_table(sheet: Sheet, kind: TableKind, rules: Rules) -> Table | None:
    """The activities of a sheet, one a row; None where it holds none."""
    table = table_of(sheet, is_place=None, wanted=kind.heads)
    if kind.heads.known(table.heads) is not None and table.rows:
        return _together(table, kind)
    return _names_below(sheet, kind, rules) or _matrix(sheet, rules)


def _together(table: Table, kind: TableKind) -> Table:
    """Rows of one activity, of which each holds one name, as one row."""
    fields = kind.proposed(table.heads)
    if PEOPLE not in fields:
        return table
    people, gacha = fields.index(PEOPLE), fields.index(OF_GACHA) if OF_GACHA in fields else None
    own = {name: fields.index(name) for name in ("title", "start", CLOCK, "place", "hosts") if name in fields}
    made = Table(table.heads, titles=table.titles, skipped=table.skipped)
    last: list[str] | None = None
    for row, number, place in zip(table.rows, table.numbers, table.places, strict=True):
        names = _with_place(row[people], row[gacha] if gacha is not None else "")
        goes_on = last is not None and row[people] and not _another(row, last, own)
        if goes_on and last is not None:
            last[people] = "、".join(filter(None, (last[people], names)))
            for at, cell in enumerate(row):
                if at not in (people, gacha) and not last[at]:
                    last[at] = cell
            continue
        last = list(row)
        last[people] = names
        if gacha is not None:
            last[gacha] = ""
        made.rows.append(last)
        made.numbers.append(number)
        made.places.append(place)
    return made


def _another(row: Sequence[str], before: Sequence[str], own: Mapping[str, int]) -> bool:
    """Whether what a row says of its activity makes it another than that of the row before: a blank says nothing, a
    host more is no other activity, other hosts are."""
    for name, at in own.items():
        now, then = row[at], before[at]
        if name == "hosts":
            hosts = [{squeezed(host) for host in read_names(words)[0]} for words in (now, then)]
            if hosts[0] and hosts[1] and hosts[0].isdisjoint(hosts[1]):
                return True
        elif now and now != then and (then or name in ("title", "start")):
            return True
    return False


def _with_place(names: str, gacha: str) -> str:
    alone = gacha and names and not re.search("[、，,;；\n(（]", names.strip())
    return f"{names.strip()}（{gacha.strip()}）" if alone else names


def _names_below(sheet: Sheet, kind: TableKind, rules: Rules) -> Table | None:
    """A sheet of one activity: what it was stands above (活动名称：…), a list of names below."""
    women = table_of(sheet, is_place=lambda text: rules.places.read(text)[0] is not None)
    if WOMEN.known(women.heads) is None or not women.rows:
        return None
    first = next((skipped.number for skipped in women.skipped if skipped.why == "head"), 0)
    above = [row for row, number in zip(sheet.rows, sheet.numbers, strict=True) if number < first]
    said = _labelled(above, kind)
    if "start" not in said:
        day = next((each for text in women.titles if (each := _day_in(text, rules))), "")
        if not day or not any(re.search("活动|签到", text) for text in (*women.titles, sheet.name)):
            return None
        said["start"] = day
    if "title" not in said and "kind" not in said:
        title = next((cell for row in above for cell in row if cell and not re.search("[:：]", cell)), sheet.name)
        said["title"] = _SHEET_WORDS.sub("", title) or title
    names, away = _names(women)
    if away:
        said["content"] = "\n".join(filter(None, (said.get("content"), f"未到：{'、'.join(away)}")))
    said[PEOPLE] = "、".join(names)
    fields = [name for name in _HEADS if name in said]
    made = Table([_HEADS[name] for name in fields], titles=[sheet.name])
    made.rows, made.numbers, made.places = [[said[name] for name in fields]], [first], [""]
    made.skipped = [skipped for skipped in women.skipped if skipped.why not in ("head", "title")]
    return made


def _labelled(rows: Sequence[Sequence[str]], kind: TableKind) -> dict[str, str]:
    """What labels above a list say: 活动时间：2026年3月8日, or the label in one cell and its words in the next."""
    found: dict[str, str] = {}

    def name_of(words: str) -> str | None:
        field = kind.words.get(head_words(words))
        return field if field in _HEADS and field != PEOPLE else None

    for row in rows:
        cells = [cell for cell in row if cell]
        for at, cell in enumerate(cells):
            parts = re.split(r"\s*([^\s:：]{1,8})\s*[:：]\s*", f" {cell}") if re.search("[:：]", cell) else []
            for label, words in zip(parts[1::2], parts[2::2], strict=False):
                if (field := name_of(label)) and words.strip():
                    found.setdefault(field, words.strip())
                elif field and at + 1 < len(cells):
                    found.setdefault(field, cells[at + 1])
            if not parts and (field := name_of(cell)) and at + 1 < len(cells) and name_of(cells[at + 1]) is None:
                found.setdefault(field, cells[at + 1])
    return found


def _day_in(text: str, rules: Rules) -> str:
    match = re.search(r"20[0-9]{2}\s*[年./-]\s*[0-9]{1,2}\s*[月./-]\s*[0-9]{1,2}\s*日?", text)
    return match[0] if match and read_moment(match[0], rules.today).day.value else ""


def _names(women: Table) -> tuple[list[str], list[str]]:
    """The names of a list, with the gacha that stands beside or over them; and who it says did not come."""
    fields = [field_of_head(head) for head in women.heads]
    name = next(at for at, field in enumerate(fields) if field in ("name_zh", "name_mn"))
    gacha = fields.index("gacha") if "gacha" in fields else None
    came = [at for at, head in enumerate(women.heads) if _CAME.fullmatch(head_words(head))]
    there: list[str] = []
    away: list[str] = []
    for row, place in zip(women.rows, women.places, strict=True):
        if row[name]:
            words = _with_place(row[name], row[gacha] if gacha is not None and row[gacha] else place)
            (away if any(row[at].strip() in _NOT for at in came) else there).append(words)
    return there, away


def _matrix(sheet: Sheet, rules: Rules) -> Table | None:
    """Names down, activities across (a day and what it was over each column), a mark where she was there."""
    women = table_of(sheet, is_place=lambda text: rules.places.read(text)[0] is not None)
    if WOMEN.known(women.heads) is None or not women.rows:
        return None
    fields = [field_of_head(head) for head in women.heads]
    name = next(at for at, field in enumerate(fields) if field in ("name_zh", "name_mn"))
    gacha = fields.index("gacha") if "gacha" in fields else None
    made = Table([_HEADS[each] for each in ("title", "start", PEOPLE)], titles=women.titles)
    year = read_year(women.titles, sheet.name)
    for at, head in enumerate(women.heads):
        cells = [row[at].strip() for row in women.rows if row[at].strip()]
        apart = _day_and_title(head)
        if apart is None or fields[at] is not None or not cells or not all(cell in _THERE | _NOT for cell in cells):
            continue
        day, title = apart
        if year and not re.search("20[0-9]{2}", day):
            day = f"{year}年{day}"
        there = [
            _with_place(row[name], row[gacha] if gacha is not None and row[gacha] else place)
            for row, place in zip(women.rows, women.places, strict=True)
            if row[at].strip() in _THERE and row[name]
        ]
        made.rows.append([title, day, "、".join(there)])
        made.numbers.append(women.numbers[0])
        made.places.append("")
    made.skipped = [Skipped(s.number, s.why, s.text) for s in women.skipped if s.why != "head"]
    return made if made.rows else None


def read_year(titles: Sequence[str], name: str) -> str:
    """The year that stands in a title or a sheet's name; "" where there is none."""
    match = re.search("20[0-9]{2}", " ".join((*titles, name)))
    return match[0] if match else ""


def _day_and_title(head: str) -> tuple[str, str] | None:
    """3月8日 三八庆祝 as its day and its title."""
    day = r"((?:20[0-9]{2}\s*[年./-]\s*)?[0-9]{1,2}\s*(?:月|[./-])\s*[0-9]{1,2}\s*[日号]?)"
    words = re.sub(r"\s+", " ", head).strip()
    if match := re.fullmatch(day + r"\s*[(（:：]?\s*(.*?)[)）]?", words):
        return match[1], match[2]
    if match := re.fullmatch(r"(.*?)\s*[(（:：]?\s*" + day + r"[)）]?", words):
        return match[2], match[1]
    return None

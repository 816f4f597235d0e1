"""Where in a sheet its table stands: its head of one or two storeys, its rows, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from desktop.services.importing.columns import LEAVE, field_of_head, head_words
from desktop.services.importing.reads import DITTO
from desktop.table_files.sheets import Sheet

#: The head stands within so many rows.
_HEAD_WITHIN: Final = 30
#: These are a head also where they stand alone.
_ALONE: Final = ("姓名", "名字", "妇女姓名", "name")
_PLACE: Final = re.compile("(嘎查|村|社区|委员会)$")
_SUM: Final = re.compile("(合|总|小|共|累)计|本页|总数|总人数")
_NOTE: Final = re.compile(
    r"(注|备注|说明|填表|制表|填报|审核|负责人|经办|联系人|联系电话|单位|日期|时间|盖章|主管|第\d+页|共\d+页|\d{4}年\d{1,2}月)"
)


@dataclass(frozen=True)
class Heads:
    """What a head is looked for. ``field_of``: the field that a cell of a head names, LEAVE where it is passed over,
    None where it says nothing known; ``needed``: of each of these sets a head must name one field; ``name``: the field
    without which a lonely cell is a note; ``alone``: fields that a row may hold and nothing else."""

    field_of: Callable[[str], str | None]
    needed: tuple[frozenset[str], ...]
    name: str
    alone: frozenset[str] = frozenset()

    def known(self, labels: Sequence[str]) -> frozenset[str] | None:
        """The fields that the words over columns name; None where they are no such head."""
        found = frozenset(field for label in labels if (field := self.field_of(label)))
        return found if all(found & one_of for one_of in self.needed) else None


WOMEN: Final = Heads(field_of_head, (frozenset({"name_zh", "name_mn"}),), "name_zh")


@dataclass(frozen=True)
class Skipped:
    """A row that is none of the table's: ``why`` is title, head, head_again, sum, note or place."""

    number: int
    why: str
    text: str


@dataclass
class Table:
    """The table of a sheet. ``heads``: the words over each column ("" where none); ``rows``: cells by column, each as
    long as ``heads``; ``numbers``: the rows' numbers in the file; ``places``: the name of a place that stands over a
    block of rows, by row; ``filled``: (row, column) of cells that were filled from above."""

    heads: list[str]
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    filled: set[tuple[int, int]] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """What tells a head from others, "" where there is none: what was chosen for it once is chosen again."""
        return "\t".join(map(head_words, self.heads)) if any(self.heads) else ""


def table_of(sheet: Sheet, *, is_place: object = None, wanted: Heads = WOMEN) -> Table:
    """The table that stands in a sheet; without a head that is known every row is one of it. ``is_place(text)``:
    whether a text names a gacha, for a row that holds nothing else stands over a block."""
    rows = _spread(sheet)
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    first, storeys = _head(rows, wanted)
    heads = _labels(rows[first : first + storeys], width, wanted) if storeys else [""] * width
    table = Table(heads)
    for at in range(first):
        text = _joined(sheet.rows[at])
        table.titles.append(text)
        table.skipped.append(Skipped(sheet.numbers[at], "title", text))
    for at in range(first, first + storeys):
        table.skipped.append(Skipped(sheet.numbers[at], "head", _joined(sheet.rows[at])))
    known = [head_words(head) for head in heads]
    upper = [head_words(cell) for cell in rows[first]] if storeys else []
    fields = [wanted.field_of(head) for head in heads]
    name_at = fields.index(wanted.name) if wanted.name in fields else None
    alone = {at for at, field in enumerate(fields) if field in wanted.alone}
    said = {"".join(cell.split()) for cell in (*heads, *(rows[first] if storeys else ()))}  # a first, quick look
    place = ""
    for at in range(first + storeys, len(rows)):
        row, number, own = rows[at], sheet.numbers[at], sheet.rows[at]
        why = _why_none(own, row, name_at, storeys > 0, known, upper, said, wanted.field_of)
        if (
            why == "note"
            and not re.search("[:：]", _joined(own))
            and all(at in alone for at, cell in enumerate(own) if cell)
        ):
            why = ""
        lonely = sum(map(bool, own)) == 1 and len(row) > 1 and _PLACE.search(_joined(own)) is not None
        if (why == "note" or (lonely and not why)) and callable(is_place) and is_place(_joined(own)):
            place, why = _joined(own), "place"
        if why:
            table.skipped.append(Skipped(number, why, _joined(own)))
            continue
        table.rows.append(list(row))
        table.numbers.append(number)
        table.places.append(place)
    _fill_ditto(table)
    return table


def _spread(sheet: Sheet) -> list[list[str]]:
    """The rows with the words of each merged cell in every row and column that it covers: a head over several columns,
    a gacha beside several rows. A row that is one merged cell from end to end stays one."""
    rows = [list(row) for row in sheet.rows]
    width = max(map(len, rows), default=0)
    for top, left, bottom, right in sheet.merged:
        word = rows[top][left] if left < len(rows[top]) else ""
        if not word or (right - left + 1 >= max(2, width - 1)):
            continue
        for at in range(top, bottom + 1):
            rows[at] += [""] * (right + 1 - len(rows[at]))
            for column in range(left, right + 1):
                rows[at][column] = rows[at][column] or word
    return rows


def _head(rows: Sequence[Sequence[str]], wanted: Heads) -> tuple[int, int]:
    """Where the head begins and how many rows it has; (0, 0) where there is none."""
    best, found = 0.85, (0, 0)
    for at in range(min(len(rows), _HEAD_WITHIN)):
        for storeys in (1, 2):
            if at + storeys > len(rows):
                continue
            labels = _labels(rows[at : at + storeys], len(rows[at]), wanted)
            fields = [wanted.field_of(label) for label in labels]
            known = wanted.known(labels)
            if known is None or not all(map(_like_head, rows[at : at + storeys])):
                continue
            if sum(map(bool, rows[at])) == 1 and wanted is WOMEN and head_words(_joined(rows[at])) not in _ALONE:
                continue  # a title that speaks of names
            if storeys == 2 and not _is_lower(rows[at], rows[at + 1], wanted.field_of):
                continue
            score = len(known) + sum(each == LEAVE for each in fields) * 0.5
            if score > best:
                best, found = score, (at, storeys)
        if found != (0, 0) and at > found[0] + 2:
            break
    return found


def _like_head(row: Sequence[str]) -> bool:
    """Whether a row may be part of a head: short words, no long numbers."""
    return all(len(cell) < 30 and not re.search("[0-9]{4,}", cell) for cell in row)


def _is_lower(upper: Sequence[str], lower: Sequence[str], field_of: Callable[[str], str | None]) -> bool:
    """Whether a row is the lower storey of the one above: it names fields, and where it does not it says nothing of its
    own or what the upper one says (as a merged cell does)."""
    named = [field_of(cell) is not None for cell in lower]
    if all(field_of(cell) is None for cell in upper):
        return False  # a line between title and head
    other = sum(
        bool(cell) and not name and cell != above for cell, name, above in zip(lower, named, upper, strict=True)
    )
    return any(name and cell != above for cell, name, above in zip(lower, named, upper, strict=True)) and other <= 2


def _labels(storeys: Sequence[Sequence[str]], width: int, wanted: Heads) -> list[str]:
    """The words over each column: of two storeys the lower where it says what the column is, else both together."""
    if len(storeys) == 1:
        return [cell.strip() for cell in storeys[0]] + [""] * (width - len(storeys[0]))
    labels, over = [], ""
    for above, below in zip(*storeys, strict=True):
        over = above or (over if below else "")
        if not below or below == over:
            labels.append(over)
        elif wanted.field_of(over + below) is not None and over != above and not above:
            labels.append(below if wanted.field_of(below) is not None else over + below)
        else:
            labels.append(_two(over, below, wanted.field_of))
    return labels


def _two(over: str, below: str, field_of: Callable[[str], str | None]) -> str:
    """丈夫 over 姓名 is 丈夫姓名; 基本情况 over 姓名 is 姓名."""
    both = field_of(over + below)
    return below if field_of(below) is not None and both == field_of(below) else over + below


def _why_none(
    own: Sequence[str],
    row: Sequence[str],
    name_at: int | None,
    headed: bool,
    known: list[str],
    upper: list[str],
    said: set[str],
    field_of: Callable[[str], str | None],
) -> str:
    """Why a row is none of the table's, "" where it may be."""
    filled = [cell for cell in own if cell]
    if headed and sum("".join(cell.split()) in said for cell in filled) >= 2:
        for head in (known, upper):
            same = sum(bool(cell) and head_words(cell) == word for cell, word in zip(row, head, strict=True))
            if same >= 2 and same * 2 >= sum(map(bool, row)):
                return "head_again"
        lower = [cell for cell in filled if field_of(cell) is not None and head_words(cell) in known]
        if len(lower) >= 2 and len(lower) == len(filled):
            return "head_again"
    first = re.sub(r"\s", "", filled[0])
    name = re.sub(r"\s", "", row[name_at]) if name_at is not None else ""
    if _SUM.match(first) or _SUM.match(name):
        return "sum"
    if len(filled) == 1 and (name_at is None or not name) and len(row) > 1:
        return "note"
    if len(filled) <= 4 and _NOTE.match(re.sub(r"[(（].*", "", first)) and (":" in first or "：" in first):
        return "note"
    if len(filled) == 1 and (len(first) > 12 or _NOTE.match(first)) and len(row) > 1:
        return "note"
    return ""


def _joined(row: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(cell for cell in row if cell))


def _fill_ditto(table: Table) -> None:
    """Cells that say "as above" hold what stands above."""
    for at in range(1, len(table.rows)):
        for column, cell in enumerate(table.rows[at]):
            if cell in DITTO and table.rows[at - 1][column]:
                table.rows[at][column] = table.rows[at - 1][column]
                table.filled.add((at, column))


def fill_down(table: Table, column: int) -> None:
    """Fills a column that says its word once for a block of rows. Where every row has its own, a blank is a blank."""
    words = [row[column] for row in table.rows]
    blanks = sum(not word for word in words)
    written = [word for word in words if word]
    if not blanks or not words[0] or any(one == other for one, other in pairwise(written)):
        return
    above = ""
    for at, word in enumerate(words):
        if word:
            above = word
        elif above:
            table.rows[at][column] = above
            table.filled.add((at, column))

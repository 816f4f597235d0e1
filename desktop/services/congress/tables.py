"""Delegates and candidates in a file of tables: its sheets as the lines that ``Delegates.read`` takes. Pure.

The head is found as the roster's importer finds it; a number of the row, a title and a sum are no line. A gacha stands
in the line too: it tells who of several of one name is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.services.importing.columns import LEAVE, field_of_head, head_words
from desktop.services.importing.heads import Heads, table_of
from desktop.table_files.sheets import Sheet

#: What a column is by the words over it, besides those of a roster.
_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("姓名", "代表姓名", "候选人", "候选人姓名", "名单"), "name"),
    **dict.fromkeys(("代表团", "代表组", "代表小组", "小组", "组别", "选举单位", "推选单位", "所在单位"), "delegation"),
    **dict.fromkeys(("类别", "代表类别", "代表类型", "代表性质"), "category"),
}
#: In the order in which a line has them.
_ORDER: Final = ("name", "delegation", "category", "gacha")


def _field_of(cell: str) -> str | None:
    words = head_words(cell)
    if words in _WORDS:
        return _WORDS[words]
    found = field_of_head(cell)
    return "name" if found == "name_zh" else found if found in ("gacha", None) else LEAVE


HEADS: Final = Heads(_field_of, (frozenset({"name"}),), "name")


def lines_of(sheets: Sequence[Sheet]) -> list[str]:
    """A line a person, its cells apart by tabs: name, delegation, kind, gacha. Of sheets of which none has a head that
    is known, the rows as they stand."""
    tables = [table_of(sheet, wanted=HEADS) for sheet in sheets]
    known = [table for table in tables if any(table.heads)]
    found = []
    for table in known or tables:
        fields = [_field_of(head) for head in table.heads]
        at = {field: fields.index(field) for field in _ORDER if field in fields}
        for row in table.rows:
            cells = [row[at[field]] for field in _ORDER if field in at] if known else row
            line = "\t".join(" ".join(cell.split()) for cell in cells)
            if line.strip():
                found.append(line)
    return found

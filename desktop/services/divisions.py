"""The list of divisions of Inner Mongolia (code 15): league, banner, township, village.

The list is the official one; its names are kept in the rows, and people are shown the short ones.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from desktop.resources import resource_path
from desktop.services.comparing import squeezed
from desktop.services.names import initials, name_key
from protocol.records import ORG_UNIT

# The ends of official names, longest first, and what a short name has instead.
_ENDS = (
    ("嘎查村民委员会", "嘎查"),
    ("嘎查居民委员会", "嘎查"),
    ("嘎查村委员会", "嘎查"),
    ("嘎查村委会", "嘎查"),
    ("嘎查委员会", "嘎查"),
    ("嘎查委会", "嘎查"),
    ("嘎查村", "嘎查"),
    ("社区居民委员会", "社区"),
    ("社区居民委会", "社区"),
    ("社区居委会", "社区"),
    ("村村民委员会", "村"),
    ("村村委会", "村"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("村委", "村"),
    ("居民委员会", "居委会"),
)


class Division(NamedTuple):
    """One line of the list. ``level``: region, league, banner, township, village; ``parent``: a code, "" for none."""

    code: str
    name: str
    level: str
    parent: str

    @property
    def short_name(self) -> str:
        """The name as people say it."""
        return short_name(self.name)


class Divisions:
    """The list, by code and by parent."""

    def __init__(self, rows: Sequence[Division]) -> None:
        self._by_code = {row.code: row for row in rows}
        children: dict[str, list[Division]] = {}
        for row in rows:
            children.setdefault(row.parent, []).append(row)
        self._children: Mapping[str, list[Division]] = MappingProxyType(children)
        self._townships = [row for row in rows if row.level == "township"]

    def get(self, code: str) -> Division | None:
        """The division with that code as the list writes it (2, 4, 6, 9 or 12 digits)."""
        return self._by_code.get(code)

    def leagues(self) -> list[Division]:
        """Leagues and cities, in the list's order."""
        return [row for row in self._by_code.values() if row.level == "league"]

    def children(self, code: str) -> list[Division]:
        """Banners of a league, townships of a banner, villages of a township, in the list's order."""
        return list(self._children.get(code, ()))

    def path(self, code: str) -> list[Division]:
        """The divisions from the league down to ``code`` itself; empty where there is none."""
        found: list[Division] = []
        row = self._by_code.get(code)
        while row is not None and row.level != "region":
            found.append(row)
            row = self._by_code.get(row.parent)
        return found[::-1]

    def find_townships(self, typed: str, limit: int = 20) -> list[Division]:
        """Townships by a part of their name, pinyin, pinyin initials or code; best first.

        A banner or league is named by its name, a part or its usual short form (科右前旗): alone it gives all of its
        townships, before a township's name it narrows down (``前旗 乌兰``).
        """
        words = [squeezed(word) for word in typed.split()]
        words = [word for word in words if word]
        if not words:
            return []
        *above, word = words
        ranked: list[tuple[int, int, Division]] = []
        for place, row in enumerate(self._townships):
            rank = _rank(row, word)
            if rank is None and not above and self._stands_above(word, row):
                rank = 3
            if rank is not None and all(self._stands_above(part, row) for part in above):
                ranked.append((rank, place, row))
        ranked.sort()
        return [row for _, _, row in ranked[:limit]]

    def _stands_above(self, part: str, township: Division) -> bool:
        return any(_is_short_form(part, row.name) for row in self.path(township.parent))


def _rank(row: Division, word: str) -> int | None:
    """How well a word names a division: 0 whole, 1 its start, 2 a part of it; None not at all."""
    if word.isascii():
        if word.isdigit():
            return 1 if row.code.startswith(word) else None
        letters, key = _reading(row.name)
        if letters.startswith(word) or key.startswith(word):
            return 1
        return 2 if word in letters else None
    if word in (row.name, row.name.removesuffix("苏木"), row.name.removesuffix("镇"), row.name.removesuffix("乡")):
        return 0
    if row.name.startswith(word):
        return 1
    return 2 if word in row.name else None


def _is_short_form(part: str, name: str) -> bool:
    """Whether the characters of ``part`` (two or more) stand in a name in that order: 科右前旗 in 科尔沁右翼前旗."""
    rest = iter(name)
    return len(part) > 1 and all(char in rest for char in part)


@cache
def _reading(name: str) -> tuple[str, str]:
    return initials(name), name_key(name).replace(" ", "")


@cache
def divisions() -> Divisions:
    """The list that travels with the program, read at the first call."""
    with resource_path("divisions_15.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return Divisions([Division(*line) for line in lines])


def short_name(name: str) -> str:
    """The name of a village as people say it: 勿布林社区居委会 → 勿布林社区; 萨仁台嘎查 stays."""
    for end, short in _ENDS:
        if name.endswith(end) and len(name) > len(end):
            return name.removesuffix(end) + short
    return name


def federation_name(short: str) -> str:
    """The women's federation of a place: 萨仁台嘎查妇联."""
    return short + "妇联"


def code12(code: str) -> str:
    """A division's code as org_unit.code has it: 12 digits."""
    return code.ljust(12, "0")


def units_for(township: str) -> list[dict[str, Any]]:
    """The units that a township starts with: its banner, itself, its gachas, villages and communities, parents first.

    ``township``: 9 digits. Each is an org_unit record: ``id`` (derived from the code) and its fields. Empty where the
    list has no such township.
    """
    listed = divisions()
    own = listed.get(township)
    banner = listed.get(own.parent) if own is not None and own.level == "township" else None
    if own is None or banner is None:
        return []
    villages = listed.children(township)
    shorts = [village.short_name for village in villages]
    units = [_unit(banner, "banner", banner.name, None), _unit(own, "sumu", own.name, banner)]
    for village, short in zip(villages, shorts, strict=True):
        # Two villages that share a short name keep their official ones.
        units.append(_unit(village, _level(village), short if shorts.count(short) == 1 else village.name, own))
    return units


def _unit(row: Division, level: str, short: str, parent: Division | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"code": code12(row.code), "level": level, "name_zh": row.name, "short_name": short}
    if parent is not None:
        fields["parent"] = ORG_UNIT.derived_id({"code": code12(parent.code)})
    return {"id": ORG_UNIT.derived_id(fields), **fields}


def _level(village: Division) -> str:
    """A village's level: its name says it, else the list's digits 10–12 (below 200: residents' committees)."""
    short = village.short_name
    if short.endswith(("嘎查", "村")):
        return "gacha"
    return "community" if short.endswith(("社区", "居委会")) or village.code[9] in "01" else "gacha"

"""按月调度 The items of a month's dispatch and what makes one done: pure.

Four columns (扩组织 A, 壮队伍 B, 强阵地 C, 保经费 D). A column is done once all that is required in it is done, under
way once anything in it is. Source: ``organisation.md`` 2b.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final

NOT_BEGUN, UNDER_WAY, DONE, NOT_APPLICABLE = "0", "1", "2", "9"
COLUMNS: Final = ("A", "B", "C", "D")


class Takes(Enum):
    """What stands in an item."""

    DAY = "day"
    NUMBER = "number"
    YUAN = "yuan"
    YES = "yes"
    HOLDER = "holder"  # who holds a post: read from records, by hand only whether anybody does
    WORDS = "words"


@dataclass(frozen=True)
class Item:
    """One item. ``least``: the number from which it is done; ``required``: whether its column waits for it;
    ``stays``: what was typed holds in later months until something is recorded; ``yearly``: … of that year;
    ``told``: it only says something, and is never done or open."""

    code: str
    takes: Takes
    required: bool = False
    least: int = 1
    stays: bool = True
    yearly: bool = False
    told: bool = False

    @property
    def column(self) -> str:
        """The column it stands in."""
        return self.code[0]


ITEMS: Final = (
    Item("A1", Takes.DAY, required=True),
    Item("A2", Takes.DAY, required=True),
    Item("A3", Takes.WORDS, required=True),
    Item("A4", Takes.DAY, required=True),
    Item("A5", Takes.NUMBER),
    Item("A6", Takes.NUMBER),
    Item("B1", Takes.HOLDER, required=True),
    Item("B2", Takes.YES),
    Item("B3", Takes.NUMBER, required=True, least=2),
    Item("B4", Takes.NUMBER, required=True, least=15),
    Item("B5", Takes.NUMBER),
    Item("B6", Takes.NUMBER),
    Item("B7", Takes.YES),
    Item("C1", Takes.NUMBER, required=True),
    Item("C2", Takes.NUMBER, required=True),
    Item("C3", Takes.YES),
    Item("C4", Takes.YES),
    Item("C5", Takes.NUMBER, stays=False),
    Item("C6", Takes.NUMBER),
    Item("C7", Takes.YES),
    Item("D1", Takes.YUAN, yearly=True, told=True),
    Item("D2", Takes.YUAN, required=True, yearly=True),
    Item("D3", Takes.YES),
    Item("D4", Takes.YUAN, yearly=True),
)
BY_CODE: Final[Mapping[str, Item]] = {item.code: item for item in ITEMS}
#: The words for yes and no in a frozen month, on paper and in a spreadsheet.
YES, NO = "是", "否"
_YES: Final = frozenset({YES, "有", "已", "yes", "y", "1", "√", "✓"})
_NO: Final = frozenset({NO, "无", "未", "no", "n", "0", "×"})


def state_of(item: Item, value: str, due: str = "") -> str | None:
    """The state that a value gives; None of what only tells something. ``due``: the yuan that were to come (D2)."""
    if item.told:
        return None
    if not value:
        return NOT_BEGUN
    if item.takes is Takes.NUMBER:
        number = int(value) if value.isdecimal() else 0
        return DONE if number >= item.least else UNDER_WAY if number else NOT_BEGUN
    if item.takes is Takes.YES:
        return DONE if value.casefold() in _YES else NOT_BEGUN
    if item.takes is Takes.HOLDER:
        return NOT_BEGUN if value == NO else DONE
    if item.takes is Takes.YUAN:
        got = fen(value) or 0
        if item.code != "D2":
            return DONE if got else NOT_BEGUN
        wanted = fen(due)
        return (DONE if wanted and got >= wanted else UNDER_WAY) if got else NOT_BEGUN
    return DONE


def yes_or_no(words: str) -> str | None:
    """``是``, ``√``, ``y`` … → YES, ``否``, ``n`` … → NO; None of anything else."""
    plain = words.casefold()
    return YES if plain in _YES else NO if plain in _NO else None


def column_state(states: Iterable[tuple[Item, str | None]]) -> str:
    """The state of a column from those of its items; what does not apply is left out."""
    counting = [(item, state) for item, state in states if state not in (None, NOT_APPLICABLE)]
    required = [state for item, state in counting if item.required]
    if required and all(state == DONE for state in required):
        return DONE
    return UNDER_WAY if any(state in (UNDER_WAY, DONE) for _, state in counting) else NOT_BEGUN


def fen(yuan: str) -> int | None:
    """``1,306.5`` → 130650; None of what is no amount, or has more than two decimals."""
    try:
        found = Decimal(yuan.replace(",", "").replace("，", "").removesuffix("元").strip()) * 100
    except InvalidOperation:
        return None
    return int(found) if found == found.to_integral_value() and 0 <= found < 10**12 else None


def yuan(fen: int) -> str:
    """130650 → ``1306.50``."""
    return f"{fen // 100}.{fen % 100:02}"

"""What goes into the cells of a form for one term: numbers as each cell shows them, texts, and what was typed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import partial
from typing import Final, NamedTuple

from desktop.services.office_forms.sums import worked_out
from desktop.services.office_forms.template import AS_IS, DEN, NUM, TO_DATE, WAN, YES_NO, Binding, Mapped, Place, What
from desktop.services.office_forms.words import is_words
from desktop.table_files.grids import Book, GridCell
from desktop.table_files.patching import Value
from protocol.figures import DECLARED, Cell, Figure, Unit, percent, quotient, tenths

#: (period, gacha, None for the township) → figure → cell; {} where nothing was written down yet.
Counted = Mapping[tuple[str, bytes | None], Mapping[str, Cell]]
Typed = Mapping[tuple[str, Place], str]
NOTHING: Final = "—"
#: So many sums are parts of each other, and so many cells are looked at for all of them: the rest is left to the
#: program that opens the file.
_MOST_DEPTH: Final = 40
_MOST_LOOKED: Final = 200_000
_DAYS_1900, _DAYS_1904 = date(1899, 12, 30), date(1904, 1, 1)


class Source(Enum):
    """Where a cell's value comes from."""

    COUNTED = "counted"
    TEXT = "text"
    TYPED = "typed"


class Set(NamedTuple):
    """A cell that is set: where (the first of a merged area), with what, from where, and what it is a number of."""

    sheet: str
    place: Place
    value: Value
    source: Source
    binding: Binding | None
    locked: bool


class Trouble(NamedTuple):
    """Why a cell stays as it is: ``newer`` (a figure of a newer version), ``formula``, ``sheet`` (it is gone),
    ``no_gacha`` (``words`` name none), ``unknown_then`` (nothing was written down in that period, or nobody told it),
    ``missing`` (a gacha that the form has no row for: ``words``), ``nothing`` (a share of nothing, written as —),
    ``own_words`` (typed where the form has words of its own), ``adds_up`` (what the gachas have together and the
    township's number, in ``words``: some of it belongs to none of them)."""

    code: str
    sheet: str
    place: Place
    words: str = ""


@dataclass(frozen=True)
class Plan:
    """What is to be set, in the form's order, and what is to be told."""

    cells: tuple[Set, ...]
    troubles: tuple[Trouble, ...]

    def values(self) -> dict[str, dict[Place, Value]]:
        """By sheet, for the patch."""
        found: dict[str, dict[Place, Value]] = {}
        for each in self.cells:
            found.setdefault(each.sheet, {})[each.place] = each.value
        return found

    def by_hand(self) -> list[Set]:
        """手填: what was typed."""
        return [each for each in self.cells if each.source is Source.TYPED]


def planned(
    mapped: Mapped,
    book: Book,
    counted: Counted,
    texts: Mapping[str, str],
    typed: Typed,
    today: date,
    gacha_of: Callable[[str], bytes | None],
    gachas: Mapping[bytes, str],
) -> Plan:
    """``texts``: a text of TEXTS → its words; ``gacha_of``: which gacha a cell's words mean; ``gachas``: names."""
    cells: dict[tuple[str, Place], Set] = {}
    troubles: list[Trouble] = []
    named: dict[str, set[bytes]] = {}
    for binding in mapped.bindings:
        grid = book.grid(binding.sheet)
        if grid is None:
            troubles.append(Trouble("sheet", binding.sheet, binding.place))
            continue
        here: set[bytes] = set()
        for row in binding.rows():
            place = grid.target((row, binding.column))
            gacha = None
            if binding.by_gacha:
                assert binding.key is not None
                words = grid.text((row, binding.key))
                gacha = gacha_of(words) if words else None
                if gacha is None:
                    if words:
                        troubles.append(Trouble("no_gacha", grid.name, (row, binding.key), words))
                    continue
                named.setdefault(grid.name, set()).add(gacha)
                here.add(gacha)
            cell = grid.cell(place)
            if cell.formula:
                troubles.append(Trouble("formula", grid.name, place))
                continue
            if binding.what.text == "today":
                value: Value = day_value(today, cell, book.date1904)
            elif binding.what.text:
                value = texts.get(binding.what.text) or None
            else:
                value, code = number_value(binding.what, counted.get((binding.what.period, gacha), {}), cell)
                if code:
                    troubles.append(Trouble(code, grid.name, place))
                if code in ("newer", "unknown_then"):
                    continue
            source = Source.TEXT if binding.what.text else Source.COUNTED
            cells[grid.name, place] = Set(grid.name, place, value, source, binding, cell.locked)
        if told := _left_out(binding, counted, here):
            troubles.append(Trouble("adds_up", grid.name, binding.place, told))
    for (sheet, place), words in typed.items():
        grid = book.grid(sheet)
        if grid is None or not words.strip():
            continue
        own = grid.target(place)
        cell = grid.cell(own)
        if cell.formula:
            troubles.append(Trouble("formula", sheet, own))
        elif is_words(grid.text(own)):
            troubles.append(Trouble("own_words", sheet, own))
        elif (sheet, own) not in cells:
            cells[sheet, own] = Set(sheet, own, typed_value(words, cell), Source.TYPED, None, cell.locked)
    for sheet, found in named.items():
        for gacha, name in gachas.items():
            if gacha not in found:
                troubles.append(Trouble("missing", sheet, (0, 0), name))
    order = {grid.name: at for at, grid in enumerate(book.grids)}
    once = sorted(dict.fromkeys(troubles), key=lambda each: (order.get(each.sheet, 99), each.place))
    return Plan(tuple(sorted(cells.values(), key=lambda each: (order[each.sheet], each.place))), tuple(once))


def _left_out(binding: Binding, counted: Counted, gachas: set[bytes]) -> str:
    """What a column's gachas have together and the township's number, where that is more: "2/4"; else "". More than the
    township's is nothing to tell of: what several gachas held together stands with each."""
    what = binding.what
    whole = counted.get((what.period, None), {})
    parts = [counted.get((what.period, gacha), {}) for gacha in gachas]
    wanted = [id_ for _, id_ in what.terms]
    if not binding.by_gacha or any(sign < 0 for sign, _ in what.terms):
        return ""
    if not wanted or not all(id_ in cells for cells in (whole, *parts) for id_ in wanted):
        return ""
    together = sum(_part(cells[id_], what.shown) for cells in parts for id_ in wanted)
    all_ = sum(_part(whole[id_], what.shown) for id_ in wanted)
    return f"{together}/{all_}" if together < all_ else ""


def number_value(what: What, cells: Mapping[str, Cell], cell: GridCell) -> tuple[Value, str]:
    """The value of a sum of figures, and a code of Trouble or "". A per cent goes as a share into a cell that shows one
    (0.785714…), as 78.6 into a plain one, as "78.6%" into one of text."""
    if any(id_ not in DECLARED for _, id_ in what.terms):
        return None, "newer"
    if any(id_ not in cells for _, id_ in what.terms):
        return None, "unknown_then"
    if len(what.terms) == 1 and what.shown == AS_IS:
        ((_, id_),) = what.terms
        if (found := cells[id_]).den is not None:
            return _each(found, DECLARED[id_], cell) if DECLARED[id_].each else _share(found, cell)
    total: int | Decimal = sum(
        (sign * Decimal(_part(cells[id_], what.shown)) / _parts(id_, what.shown) for sign, id_ in what.terms),
        Decimal(0),
    )
    total = int(total) if total == int(total) else total  # forms ask for hours and 元, counted are parts of them
    if what.blank_zero and total == 0:
        return None, ""
    if what.shown == YES_NO:
        return "是" if total else "否", ""
    value: int | Decimal = Decimal(total) / 10_000 if what.shown == WAN else total
    if cell.shows == "text":
        return f"{value:f}" if isinstance(value, Decimal) else str(value), ""
    return value, ""


def _part(cell: Cell, shown: str) -> int:
    return (cell.den or 0) if shown == DEN else cell.num


def _parts(id_: str, shown: str) -> int:
    """How many of what is counted are one of what is written; what a ratio is of may be counted otherwise."""
    of = DECLARED[id_].of
    return DECLARED[of if shown == DEN and of is not None else id_].unit.parts


def _each(cell: Cell, figure: Figure, where: GridCell) -> tuple[Value, str]:
    """So many for each: members to a tenth, money to a fen."""
    found = quotient(cell, figure.unit)
    if found is None:
        return NOTHING, "nothing"
    value = (Decimal(found.numerator) / found.denominator).quantize(
        Decimal("0.01" if figure.unit is Unit.FEN else "0.1"), ROUND_HALF_UP
    )
    return (f"{value:f}" if where.shows == "text" else value), ""


def _share(cell: Cell, where: GridCell) -> tuple[Value, str]:
    if not cell.den:
        return NOTHING, "nothing"
    if where.shows == "percent":
        return cell.num / cell.den, ""
    if where.shows == "text":
        return percent(cell).replace(" ", ""), ""
    return Decimal(tenths(cell) or 0) / 10, ""


def day_value(day: date, cell: GridCell, date1904: bool) -> Value:
    """A day as a cell shows it: counted from the workbook's first day where it is formatted so, else in words."""
    if cell.shows == "date":
        return (day - (_DAYS_1904 if date1904 else _DAYS_1900)).days
    return f"{day.year}年{day.month}月{day.day}日"


def typed_value(words: str, cell: GridCell) -> Value:
    """What was typed: a number where it is one and the cell is not of text (75% and 1,200 too)."""
    text = words.strip()
    if cell.shows == "text":
        return text
    plain = text.replace(",", "").replace("，", "")
    share = plain.endswith(("%", "％"))
    body = plain[:-1] if share else plain
    digits = body.removeprefix("-").replace(".", "", 1)
    if not digits.isascii() or not digits.isdigit() or len(digits) > 15 or body.endswith(".") or _keeps_zeros(body):
        return text
    number = Decimal(body)
    if share:
        return number / 100 if cell.shows == "percent" else text
    return number if number != number.to_integral_value() or "." in body else int(number)


def _keeps_zeros(body: str) -> bool:
    """Whether zeros at the beginning would be lost: a phone number, a code."""
    return len(body) > 1 and body[0] == "0" and body[1] != "."


#: The periods that bindings ask for.
def periods_of(mapped: Mapped) -> set[tuple[str, bool]]:
    """(period, by gacha) that have to be counted."""
    return {(each.what.period, each.by_gacha) for each in mapped.bindings if each.what.terms}


def figures_of(mapped: Mapped, period: str) -> set[str]:
    """The figures that a form asks for of one of PERIODS."""
    return {id_ for each in mapped.bindings if each.what.period == period for _, id_ in each.what.terms}


def ordered_rows(plan: Plan, book: Book) -> list[tuple[str, list[list[str]]]]:
    """复制为表格: each sheet as rows of text with what is set in its cells, for whoever pastes it."""
    found = []
    set_ = {(each.sheet, each.place): each.value for each in plan.cells}
    sums = sums_shown(plan, book)
    for grid in book.grids:
        rows = []
        for row in range(grid.rows):
            cells = []
            for column in range(grid.columns):
                place = (row, column)
                cell = grid.cells.get(place, GridCell())
                value = set_.get((grid.name, place), sums.get((grid.name, place), cell.text))
                cells.append("" if value is None else shown(value, cell, book.date1904))
            while cells and not cells[-1]:
                cells.pop()
            rows.append(cells)
        while rows and not rows[-1]:
            rows.pop()
        if rows:
            found.append((grid.name, rows))
    return found


def sums_shown(plan: Plan, book: Book, check: Callable[[], object] = bool) -> dict[tuple[str, Place], float]:
    """What the form's own plain sums will show (合计 will show 28), by cell. ``check``: as in ``words.proposals``."""
    set_ = {(each.sheet, each.place): each.value for each in plan.cells}
    found: dict[tuple[str, Place], float] = {}
    grids = {grid.name: grid for grid in book.grids}
    asked: set[tuple[str, Place]] = set()
    depth, looked = 0, 0

    def number(own: str, sheet: str, row: int, column: int) -> float | None:
        nonlocal looked
        looked += 1
        grid = grids.get(sheet or own)
        if grid is None or looked > _MOST_LOOKED:
            return None
        key = (grid.name, (row, column))
        cell = grid.cells.get((row, column), GridCell())
        if cell.formula:
            return result(grid.name, (row, column), cell.formula)
        value = set_.get(key, cell.text or None)
        if value is None:
            return 0.0
        try:
            return float(value)
        except ValueError:
            return None

    def result(sheet: str, place: Place, formula: str) -> float | None:
        key = (sheet, place)
        nonlocal depth
        if depth > _MOST_DEPTH or looked > _MOST_LOOKED:
            return None
        check()
        if key not in found and key not in asked:  # asked and not found: no sum, or one that is a part of itself
            asked.add(key)
            depth += 1
            value = worked_out(formula, partial(number, sheet))
            depth -= 1
            if value is not None and looked <= _MOST_LOOKED:
                found[key] = value
        return found.get(key)

    for grid in book.grids:
        for place, cell in grid.cells.items():
            if cell.formula:
                result(grid.name, place, cell.formula)
    return found


def shown(value: Value, cell: GridCell, date1904: bool = False) -> str:
    """A value as the cell will show it."""
    if isinstance(value, str) or value is None:
        return value or ""
    if cell.shows == "date" and isinstance(value, int):
        return ((_DAYS_1904 if date1904 else _DAYS_1900) + timedelta(days=value)).isoformat()
    if cell.shows == "percent":
        return f"{float(value) * 100:.1f}%"
    if isinstance(value, int):
        return str(value)
    return f"{float(value):.10g}"


__all__ = [
    "DEN",
    "NOTHING",
    "NUM",
    "TO_DATE",
    "Counted",
    "Plan",
    "Set",
    "Source",
    "Trouble",
    "Typed",
    "day_value",
    "figures_of",
    "number_value",
    "ordered_rows",
    "periods_of",
    "planned",
    "shown",
    "sums_shown",
    "typed_value",
]

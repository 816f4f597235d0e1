"""The process that reads and fills an office's form: one request on its standard input, one answer on its standard
output, and it ends. ``look``: the sheets as a grid. ``fill``: cells set in place (``patching``), then read back by
another reader and compared.
"""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from desktop.errors import KnownError
from desktop.table_files.child import MEMORY, limit_memory
from desktop.table_files.grids import (
    MOST_FORM_BYTES,
    MOST_GRID_COLUMNS,
    MOST_GRID_ROWS,
    MOST_SHOWN,
    Book,
    Grid,
    GridCell,
)
from desktop.table_files.package import Package, local, opened, text_of, utf8
from desktop.table_files.patching import Place, Value, area_of, cell_name, filled, number_text, place_of

_NAMED_CELL = re.compile(r"""(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?[0-9]{1,7})""")
#: The two first days from which a workbook counts; 1900 has a 29 February there that never was.
_DAYS_1900, _DAYS_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LENGTH: Final = 8


def main() -> int:
    """Answers one request; the exit code is 0 also where an error was said."""
    limit_memory(MEMORY)
    with open(0, "rb", closefd=False) as given:
        asked, body = unframed(given.read())
    try:
        answer, made = answered(asked, body)
    except KnownError as error:
        answer, made = {"error": error.code, "values": error.details}, b""
    except MemoryError:
        answer, made = {"error": "table_too_large", "values": {}}, b""
    except RecursionError:
        answer, made = {"error": "table_hostile", "values": {}}, b""
    with open(1, "wb", closefd=False) as out:
        out.write(framed(answer, made))
    return 0


def framed(head: dict[str, Any], body: bytes) -> bytes:
    """What goes through a pipe: the length of the head, the head as JSON, the body."""
    raw = json.dumps(head, ensure_ascii=False).encode("utf-8", "replace")
    return len(raw).to_bytes(_LENGTH, "big") + raw + body


def unframed(raw: bytes) -> tuple[dict[str, Any], bytes]:
    """The other end of ``framed``. Raises ValueError."""
    length = int.from_bytes(raw[:_LENGTH], "big")
    head = json.loads(raw[_LENGTH : _LENGTH + length])
    if not isinstance(head, dict):
        raise ValueError("no head")
    return head, raw[_LENGTH + length :]


def answered(asked: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """``{"do": "look"}`` → the book; ``{"do": "fill", "cells": …}`` → what reads back otherwise, and the file."""
    if len(body) > MOST_FORM_BYTES:
        raise KnownError("table_too_large")
    package = opened(body)
    if asked["do"] == "look":
        return look(package).plain(), b""
    cells = {
        sheet: {(row, column): value_of(*value) for row, column, value in values}
        for sheet, values in asked["cells"].items()
    }
    made = filled(package, cells)
    return {"otherwise": otherwise(package, made, cells)}, made


def value_of(kind: str, text: str) -> Value:
    """A value as it came through the pipe: n number, t text, b nothing."""
    return Decimal(text) if kind == "n" else text if kind == "t" else None


def plain_value(value: Value) -> list[str]:
    """The other end of ``value_of``."""
    if value is None or value == "":
        return ["b", ""]
    return ["t", value] if isinstance(value, str) else ["n", number_text(value)]


# --- looking ----------------------------------------------------------------------------------------------------------


def look(package: Package) -> Book:
    """The visible sheets of a form, as far as they are shown."""
    grids = [_grid(package, name, part) for name, part, hidden in package.sheets if not hidden]
    return Book(grids, package.date1904, _names(package))


def _names(package: Package) -> dict[str, tuple[str, int, int]]:
    found = {}
    for each in ET.fromstring(utf8(package.parts[package.workbook])).iter():
        if local(each.tag) == "definedName":
            cell = _NAMED_CELL.fullmatch((each.text or "").strip())
            place = place_of(cell[3]) if cell else None
            if cell and place:
                found[each.get("name", "")] = ((cell[1] or cell[2]).replace("''", "'"), *place)
    return found


def _grid(package: Package, name: str, part: str) -> Grid:
    grid = Grid(name)
    row = column = -1
    locked: list[Place] = []
    root = ET.fromstring(utf8(package.parts[part]))
    for child in root:
        kind = local(child.tag)
        if kind == "sheetData":
            for each in child:
                row = _number(each.get("r"), row + 2) - 1
                column = -1
                if row >= MOST_GRID_ROWS:
                    grid.left_out = grid.left_out or any(_holds(cell) for cell in each)
                    continue
                for cell in each:
                    place = place_of(cell.get("r", ""))
                    column = place[1] if place else column + 1
                    if column >= MOST_GRID_COLUMNS:
                        grid.left_out = grid.left_out or _holds(cell)
                        continue
                    shown, is_locked = _shown(package, cell)
                    if is_locked:
                        locked.append((row, column))
                    grid.cells[row, column] = shown
        elif kind == "mergeCells":
            areas = [area_of(each.get("ref", "")) for each in child]
            grid.merged = [a for a in areas if a and a[2] < MOST_GRID_ROWS * 2 and a[3] < MOST_GRID_COLUMNS * 2]
        elif kind == "cols":
            for each in child:
                first, last = _number(each.get("min"), 0), _number(each.get("max"), 0)
                wide = each.get("width", "")
                for at in range(first - 1, min(last, MOST_GRID_COLUMNS)):
                    if re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", wide) and at >= 0:
                        grid.widths[at] = float(wide)
        elif kind == "sheetProtection":
            grid.protected = child.get("sheet") in ("1", "true")
    if grid.protected:
        for place in locked:
            grid.cells[place].locked = True
    ends = [place for place, cell in grid.cells.items()]
    ends += [(min(b, MOST_GRID_ROWS - 1), min(r, MOST_GRID_COLUMNS - 1)) for _, _, b, r in grid.merged]
    grid.rows = 1 + max((r for r, _ in ends), default=-1)
    grid.columns = 1 + max((c for _, c in ends), default=-1)
    return grid


def _holds(cell: ET.Element) -> bool:
    return any(True for _ in cell)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise


def _shown(package: Package, cell: ET.Element) -> tuple[GridCell, bool]:
    style = package.style(_number(cell.get("s"), 0))
    kind = cell.get("t", "n")
    held = {local(child.tag): child for child in cell}
    raw = held["v"].text or "" if "v" in held else ""
    if kind == "s":
        at = _number(raw, -1)
        text = package.texts[at] if 0 <= at < len(package.texts) else ""
    elif kind == "inlineStr":
        text = text_of(held["is"]) if "is" in held else ""
    elif kind == "b":
        text = {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
    elif kind == "n" and raw:
        text = number_shown(raw, style.shows, package.date1904)
    else:
        text = raw
    formula = f"={held['f'].text or ''}" if "f" in held else ""
    return GridCell(text[:MOST_SHOWN], formula[:MOST_SHOWN], style.shows), style.locked


def number_shown(raw: str, shows: str, date1904: bool) -> str:
    """A number as a sheet shows it, near enough: days as ISO, shares with a sign, whole numbers without a point."""
    try:
        number = float(raw)
    except ValueError:
        return raw
    if shows == "percent":
        return f"{number * 100:.1f}%"
    if shows == "date" and 0 < number < 2_958_466:
        first = _DAYS_1904 if date1904 else _DAYS_1900
        return (first + timedelta(days=int(number))).isoformat()
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.12g}"


# --- reading back -----------------------------------------------------------------------------------------------------


def otherwise(package: Package, made: bytes, cells: dict[str, dict[Place, Value]]) -> list[list[str]]:
    """[sheet, cell, what it reads as] of cells that another reader finds otherwise than they were set."""
    import python_calamine as calamine

    wrong: list[list[str]] = []
    with calamine.load_workbook(io.BytesIO(made)) as book:
        for name, values in cells.items():
            if not values:
                continue
            sheet = book.get_sheet_by_name(name)
            merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
            rows = sheet.to_python(skip_empty_area=False, nrows=max(row for row, _ in values) + 1)
            for (row, column), value in values.items():
                at = next(((t, c) for t, c, b, r in merged if t <= row <= b and c <= column <= r), (row, column))
                found = rows[at[0]][at[1]] if at[0] < len(rows) and at[1] < len(rows[at[0]]) else ""
                if not _same(found, value, package.date1904):
                    wrong.append([name, cell_name(at), str(found)])
    return wrong


def _same(found: object, value: Value, date1904: bool) -> bool:
    if value is None or value == "":
        return found == ""
    if isinstance(value, str):
        return isinstance(found, str) and _bare(found) == _bare(value)
    if isinstance(found, date):
        first = _DAYS_1904 if date1904 else _DAYS_1900
        return (date(found.year, found.month, found.day) - first).days == int(value)
    return isinstance(found, (int, float)) and abs(float(found) - float(value)) <= 1e-9 * max(1.0, abs(float(value)))


def _bare(text: str) -> str:
    """A text without what the format escapes or may not hold."""
    return re.sub(r"_x005F_|[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]|\s", "", text)

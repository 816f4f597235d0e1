"""Cells of an .xlsx set in place: only the sheet's XML changes, so that whatever an office put into its form stays.

A library that loads and saves loses text boxes and rewrites charts, comments and strings. Here the places of rows and
cells are found in the bytes of the sheet, and those bytes alone are replaced. A cell with a formula is never written
into; what formulas were last worked out to is dropped, and the program that opens the file works them out anew.

Pure: bytes in, bytes out. Positions are (row, column), both from 0.
"""

from __future__ import annotations

import re
import xml.parsers.expat
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from desktop.errors import KnownError
from desktop.table_files.package import MAIN, Package, utf8, zipped

Place = tuple[int, int]
Area = tuple[int, int, int, int]  # top, left, bottom, right: all counted
#: What a cell takes: a number, a text, or nothing (its format stays).
Value = int | float | Decimal | str | None
MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
#: The most characters of a cell, as the format has it.
MOST_TEXT: Final = 32_767

_TAG = re.compile(rb"""<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_FORMULA = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?f[\s/>]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Children of ``workbook`` that stand before ``calcPr`` (ECMA-376 part 1, 18.2.27).
_BEFORE_CALC: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups"),
    *("externalReferences", "definedNames"),
)


def cell_name(place: Place) -> str:
    """``D3`` of (2, 3)."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"


def place_of(name: str) -> Place | None:
    """(2, 3) of ``D3`` or ``$D$3``; None of what is no cell."""
    found = _CELL.fullmatch(name.strip())
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if 0 < row <= MOST_ROWS and column <= MOST_COLUMNS else None


def area_of(text: str) -> Area | None:
    """The area of ``A1:B2`` or of one cell."""
    first, _, last = text.partition(":")
    top, bottom = place_of(first), place_of(last or first)
    return None if top is None or bottom is None else (*top, *bottom)


@dataclass
class _Element:
    """Where an element stands in the bytes: its start tag ends at ``inner``, its end tag begins at ``close``."""

    start: int
    inner: int
    empty: bool
    close: int = -1
    end: int = -1


@dataclass
class _Cell(_Element):
    place: Place = (0, 0)
    formula: bool = False
    caches: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class _Row(_Element):
    number: int = 0
    cells: list[_Cell] = field(default_factory=list)
    style: bytes = b""


@dataclass
class Scan:
    """What stands where in a sheet."""

    body: bytes
    data: _Element | None = None
    prefix: bytes = b""
    rows: list[_Row] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    arrays: list[Area] = field(default_factory=list)
    columns: list[tuple[int, int, bytes]] = field(default_factory=list)
    dimension: _Element | None = None
    protected: bool = False

    def target(self, place: Place) -> Place:
        """The cell that holds what an area of merged cells shows; the cell itself where it is not merged."""
        for top, left, bottom, right in self.merges:
            if top <= place[0] <= bottom and left <= place[1] <= right:
                return top, left
        return place

    def is_formula(self, place: Place) -> bool:
        """Whether a cell is worked out, by itself or as a part of a block."""
        if any(t <= place[0] <= b and left <= place[1] <= right for t, left, b, right in self.arrays):
            return True
        found = self.cell(place)
        return found is not None and found.formula

    def cell(self, place: Place) -> _Cell | None:
        """The element of a cell."""
        row = self.row(place[0])
        return next((cell for cell in row.cells if cell.place == place), None) if row else None

    def row(self, number: int) -> _Row | None:
        """The element of a row."""
        at = bisect_left(self.rows, number, key=lambda row: row.number)
        return self.rows[at] if at < len(self.rows) and self.rows[at].number == number else None


def scanned(body: bytes) -> Scan:
    """Finds rows and cells in a sheet's bytes (UTF-8). Raises KnownError table_damaged, table_hostile."""
    scan = Scan(body)
    stack: list[tuple[str, _Element]] = []
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True

    def started(name: str, given: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(body, at)
        if tag is None:
            raise KnownError("table_damaged")
        space, _, own = name.rpartition(" ")
        own = own if space in MAIN else ""
        inside = stack[-1][0] if stack else ""
        place = (at, tag.end(), bool(tag[3]))
        element: _Element = _Element(*place)
        if own == "sheetData" and inside == "worksheet" and scan.data is None:
            scan.data = element
            scan.prefix = tag[1][: -len(b"sheetData")]
        elif own == "row" and inside == "sheetData":
            element = _row(scan, place, given)
        elif own == "c" and inside == "row":
            element = _cell(scan.rows[-1], place, given)
        elif own == "f" and inside == "c":
            cell = scan.rows[-1].cells[-1]
            cell.formula = True
            if given.get("t") in ("array", "dataTable") and (area := area_of(given.get("ref", ""))):
                scan.arrays.append(area)
        elif own == "mergeCell" and (area := area_of(given.get("ref", ""))):
            scan.merges.append(area)
        elif own == "dimension" and inside == "worksheet":
            scan.dimension = element
        elif own == "sheetProtection":
            scan.protected = given.get("sheet") in ("1", "true")
        elif own == "col" and given.get("style", "0").isdecimal():
            first, last = given.get("min", ""), given.get("max", "")
            if first.isdecimal() and last.isdecimal():
                scan.columns.append((int(first) - 1, int(last) - 1, given.get("style", "0").encode()))
        stack.append((own, element))

    def ended(_name: str) -> None:
        own, element = stack.pop()
        at = parser.CurrentByteIndex
        if element.empty:
            element.close = element.end = element.inner
        else:
            element.close, element.end = at, body.index(b">", at) + 1
        if own == "v" and stack and stack[-1][0] == "c":
            scan.rows[-1].cells[-1].caches.append((element.start, element.end))

    parser.StartElementHandler, parser.EndElementHandler = started, ended
    try:
        parser.Parse(body, True)
    except xml.parsers.expat.ExpatError:
        raise KnownError("table_damaged") from None
    if scan.data is None:
        raise KnownError("table_damaged")
    return scan


def _refuse(*_: object) -> None:
    raise KnownError("table_hostile")


def _row(scan: Scan, place: tuple[int, int, bool], given: Mapping[str, str]) -> _Row:
    """A row without a number follows the one before."""
    said = given.get("r", "")
    last = scan.rows[-1].number if scan.rows else -1
    number = int(said) - 1 if said.isdecimal() else last + 1
    if not last < number < MOST_ROWS:
        raise KnownError("table_damaged")
    style = given.get("s", "") if given.get("customFormat") in ("1", "true") else ""
    row = _Row(*place, number=number, style=style.encode() if style.isdecimal() else b"")
    scan.rows.append(row)
    return row


def _cell(row: _Row, place: tuple[int, int, bool], given: Mapping[str, str]) -> _Cell:
    said = place_of(given["r"]) if "r" in given else None
    last = row.cells[-1].place[1] if row.cells else -1
    column = said[1] if said else last + 1
    if ("r" in given and (said is None or said[0] != row.number)) or not last < column < MOST_COLUMNS:
        raise KnownError("table_damaged")
    cell = _Cell(*place, place=(row.number, column))
    row.cells.append(cell)
    return cell


# --- setting ----------------------------------------------------------------------------------------------------------


def filled(package: Package, cells: Mapping[str, Mapping[Place, Value]]) -> bytes:
    """The file with these cells set, by sheet. Of an area of merged cells the first one is.

    Raises KnownError form_formula (``cell``), form_sheet_gone, form_text_long, and what ``scanned`` does.
    """
    wanted = {package.part_of(sheet): values for sheet, values in cells.items() if values}
    changed: dict[str, bytes] = {}
    computes = False
    for _, part, _ in package.sheets:
        formulas = _FORMULA.search(package.parts[part]) is not None
        computes = computes or formulas
        if part in wanted or (formulas and wanted):
            body = utf8(package.parts[part])
            changed[part] = sheet_with(body, wanted.get(part, {}))
    if computes and wanted:
        changed[package.workbook] = recalculated(utf8(package.parts[package.workbook]))
    return zipped(package, changed)


def sheet_with(body: bytes, values: Mapping[Place, Value]) -> bytes:
    """A sheet's bytes with cells set, and without what its formulas were last worked out to."""
    scan = scanned(body)
    aimed: dict[Place, Value] = {}
    for place, value in values.items():
        target = scan.target(place)
        if scan.is_formula(target):
            raise KnownError("form_formula", cell=cell_name(target))
        aimed[target] = value
    edits = [*_dropped(scan), *_set(scan, aimed), *_dimension(scan, aimed)]
    parts, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [body[at:start], new]
        at = end
    return b"".join([*parts, body[at:]])


_Edit = tuple[int, int, bytes]


def _dropped(scan: Scan) -> list[_Edit]:
    edits = []
    for row in scan.rows:
        for cell in row.cells:
            if cell.formula and cell.caches:
                edits += [(start, end, b"") for start, end in cell.caches]
                edits.append((cell.start, cell.inner, _with(scan.body[cell.start : cell.inner], t=None)))
    return edits


def _set(scan: Scan, values: Mapping[Place, Value]) -> list[_Edit]:
    edits: list[_Edit] = []
    by_row: dict[int, dict[int, Value]] = {}
    for (row, column), value in sorted(values.items()):
        by_row.setdefault(row, {})[column] = value
    new_rows: dict[int, list[bytes]] = {}  # by where they are put in
    assert scan.data is not None
    for number, cells in by_row.items():
        standing = scan.row(number)
        if standing is not None:
            edits += _set_in_row(scan, standing, cells)
            continue
        made = b"".join(_made(scan, (number, c), v, b"") for c, v in cells.items() if v is not None)
        if made:
            at = bisect_right(scan.rows, number, key=lambda each: each.number)
            where = scan.rows[at].start if at < len(scan.rows) else scan.data.close
            tag = scan.prefix + b"row"
            new_rows.setdefault(where, []).append(b'<%s r="%d">%s</%s>' % (tag, number + 1, made, tag))
    for where, parts in new_rows.items():
        body = b"".join(parts)
        if scan.data.empty:
            edits.append(_opened(scan.body, scan.data, body))
        else:
            edits.append((where, where, body))
    return edits


def _set_in_row(scan: Scan, row: _Row, cells: Mapping[int, Value]) -> list[_Edit]:
    edits: list[_Edit] = []
    new: dict[int, list[bytes]] = {}
    for column, value in cells.items():
        place = (row.number, column)
        at = bisect_left(row.cells, column, key=lambda cell: cell.place[1])
        if at < len(row.cells) and row.cells[at].place == place:
            cell = row.cells[at]
            tag = scan.body[cell.start : cell.inner]
            edits.append((cell.start, cell.end, _made(scan, place, value, tag)))
        elif value is not None:
            where = row.cells[at].start if at < len(row.cells) else row.close
            new.setdefault(where, []).append(_made(scan, place, value, b"", row.style))
    for where, parts in new.items():
        body = b"".join(parts)
        edits.append(_opened(scan.body, row, body) if row.empty else (where, where, body))
    if new and not row.empty:
        tag = scan.body[row.start : row.inner]
        if (spans := _attributes(tag).get(b"spans")) is not None:
            first, _, last = spans.decode().partition(":")
            if first.isdecimal() and last.isdecimal():
                wide = f"{min(int(first), min(cells) + 1)}:{max(int(last), max(cells) + 1)}"
                if wide != spans.decode():
                    edits.append((row.start, row.inner, _with(tag, spans=wide.encode())))
    return edits


def _opened(body: bytes, element: _Element, inside: bytes) -> _Edit:
    """An empty element (``<row/>``) with something in it."""
    tag = body[element.start : element.inner]
    found = _TAG.match(tag)
    assert found is not None
    return element.start, element.inner, b"<" + found[1] + found[2] + b">" + inside + b"</" + found[1] + b">"


def _made(scan: Scan, place: Place, value: Value, tag: bytes, style: bytes = b"") -> bytes:
    """A cell. ``tag``: its start tag as it stood, whose format and other attributes stay; b"" of a new one."""
    own = scan.prefix
    if not tag:
        style = style or next((s for first, last, s in scan.columns if first <= place[1] <= last), b"")
        tag = b'<%sc r="%s"%s/>' % (
            own,
            cell_name(place).encode(),
            b' s="%s"' % style if style not in (b"", b"0") else b"",
        )
    kind = b"inlineStr" if isinstance(value, str) and value else None
    tag = _with(tag, t=kind)
    if value is None or value == "":
        return _closed(tag)
    if isinstance(value, str):
        t = own + b"t"
        inside = b'<%sis><%s xml:space="preserve">%s</%s></%sis>' % (own, t, _escaped(value), t, own)
    else:
        inside = b"<%sv>%s</%sv>" % (own, number_text(value).encode(), own)
    found = _TAG.match(tag)
    assert found is not None
    return b"<" + found[1] + found[2] + b">" + inside + b"</" + found[1] + b">"


def number_text(value: int | float | Decimal) -> str:
    """A number as the format writes it."""
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)


def _closed(tag: bytes) -> bytes:
    found = _TAG.match(tag)
    assert found is not None
    return b"<" + found[1] + found[2] + b"/>"


def _escaped(text: str) -> bytes:
    if len(text) > MOST_TEXT:
        raise KnownError("form_text_long")
    plain = _NO_XML.sub("", _ESCAPED.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n")))
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {name: value[1:-1] for name, value in _ATTRIBUTE.findall(tag)}


def _with(tag: bytes, **given: bytes | None) -> bytes:
    """A start tag with attributes set, or (None) taken out; the others stay as they stand."""
    found = _TAG.match(tag)
    assert found is not None
    wanted = {name.encode(): value for name, value in given.items()}
    kept = b""
    for each in _ATTRIBUTE.finditer(found[2]):
        if each[1] not in wanted:
            kept += each[0]
        elif (value := wanted.pop(each[1])) is not None:
            kept += b' %s="%s"' % (each[1], value)
    kept += b"".join(b' %s="%s"' % (name, value) for name, value in wanted.items() if value is not None)
    return b"<" + found[1] + kept + (b"/>" if found[3] else b">")


def _dimension(scan: Scan, values: Mapping[Place, Value]) -> list[_Edit]:
    """The area that a sheet says it uses, with the cells that were set."""
    places = [place for place, value in values.items() if value is not None]
    if scan.dimension is None or not places:
        return []
    tag = scan.body[scan.dimension.start : scan.dimension.inner]
    said = _attributes(tag).get(b"ref", b"").decode("ascii", "replace")
    area = area_of(said)
    if area is None:
        return []
    rows, columns = [row for row, _ in places], [column for _, column in places]
    wide = (min(area[0], *rows), min(area[1], *columns), max(area[2], *rows), max(area[3], *columns))
    if wide == area:
        return []
    ref = f"{cell_name(wide[:2])}:{cell_name(wide[2:])}"
    return [(scan.dimension.start, scan.dimension.inner, _with(tag, ref=ref.encode()))]


def recalculated(body: bytes) -> bytes:
    """A workbook's bytes that ask whoever opens it to work out every formula."""
    places: list[tuple[str, int, int]] = []  # children of the root: name, start of the tag, end of the element
    stack: list[tuple[str, int, int, bool]] = []
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse

    def started(name: str, _given: dict[str, str]) -> None:
        tag = _TAG.match(body, parser.CurrentByteIndex)
        if tag is None:
            raise KnownError("table_damaged")
        stack.append((name.rpartition(" ")[2], tag.start(), tag.end(), bool(tag[3])))

    def ended(_name: str) -> None:
        name, start, inner, empty = stack.pop()
        end = inner if empty else body.index(b">", parser.CurrentByteIndex) + 1
        if len(stack) == 1:
            places.append((name, start, end))

    parser.StartElementHandler, parser.EndElementHandler = started, ended
    try:
        parser.Parse(body, True)
    except xml.parsers.expat.ExpatError:
        raise KnownError("table_damaged") from None
    for name, start, _ in places:
        if name == "calcPr":
            tag = _TAG.match(body, start)
            assert tag is not None
            return body[:start] + _with(tag[0], fullCalcOnLoad=b"1") + body[tag.end() :]
    before = [(start, end) for name, start, end in places if name in _BEFORE_CALC]
    if not before:
        raise KnownError("table_damaged")
    start, end = max(before)
    tag = _TAG.match(body, start)
    assert tag is not None
    prefix = tag[1].rpartition(b":")[0]
    made = b'<%scalcPr fullCalcOnLoad="1"/>' % (prefix + b":" if prefix else b"")
    return body[:end] + made + body[end:]

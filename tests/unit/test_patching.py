"""Cells of a form set in place: whatever cells, in whatever order, the rest of the file stays byte for byte."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.table_files.form_child import number_shown, otherwise
from desktop.table_files.package import opened, shown_as
from desktop.table_files.patching import (
    Place,
    Value,
    area_of,
    cell_name,
    filled,
    place_of,
    recalculated,
    scanned,
    sheet_with,
)

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet(rows: str, *, space: str = TRANSITIONAL, prefix: str = "", before: str = "", after: str = "") -> bytes:
    """A sheet's XML; ``p:`` stands for the prefix of its elements."""
    declared = f'xmlns:{prefix}="{space}"' if prefix else f'xmlns="{space}"'
    text = f'<p:worksheet {declared} xmlns:z="urn:other">{before}<p:sheetData>{rows}</p:sheetData>{after}</p:worksheet>'
    own = f"{prefix}:" if prefix else ""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + re.sub(r"(</?)p:", rf"\g<1>{own}", text)).encode()


def workbook(*bodies: bytes, space: str = TRANSITIONAL, more: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """An .xlsx of these sheets, called 一, 二 …"""
    names = "一二三四五"
    listed = "".join(f'<sheet name="{names[n]}" sheetId="{n + 1}" r:id="r{n + 1}"/>' for n in range(len(bodies)))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{n + 1}" Type="{office}/worksheet" Target="worksheets/s{n + 1}.xml"/>'
        for n in range(len(bodies))
    )
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{office}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets>{listed}</sheets>{more}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        **{f"xl/worksheets/s{n + 1}.xml": body for n, body in enumerate(bodies)},
        "xl/drawings/drawing1.xml": "<box>填表说明</box>",
        "xl/media/image1.png": bytes(range(256)) * 8,
        **(extra or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def values_of(body: bytes) -> dict[str, tuple[str, str]]:
    """Cell → (t, text) as a plain reader of XML finds them; rows and cells in order, else it fails."""
    found: dict[str, tuple[str, str]] = {}
    last_row = 0
    for row in ET.fromstring(body).iter():
        if not row.tag.endswith("}row"):
            continue
        number = int(row.get("r") or last_row + 1)
        assert number > last_row
        last_row, last = number, -1
        for cell in row:
            place = place_of(cell.get("r", "")) or (number - 1, last + 1)
            assert place[0] == number - 1 and place[1] > last
            last = place[1]
            text = "".join(part.text or "" for part in cell.iter() if part.tag.rpartition("}")[2] in ("v", "t"))
            found[cell_name(place)] = (cell.get("t", "n"), text)
    return found


def refusal(do: Any) -> KnownError:
    with pytest.raises(KnownError) as told:
        do()
    return told.value


# --- names of cells ---------------------------------------------------------------------------------------------------


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_names_of_cells_both_ways(row: int, column: int) -> None:
    assert place_of(cell_name((row, column))) == (row, column)


def test_what_is_a_cell_and_what_is_none() -> None:
    assert [cell_name(p) for p in ((0, 0), (2, 3), (8, 25), (8, 26), (8, 701), (8, 702), (1_048_575, 16_383))] == [
        *("A1", "D3", "Z9", "AA9", "ZZ9", "AAA9", "XFD1048576"),
    ]
    assert place_of("$d$3") == (2, 3) and area_of("B2:A1") == (1, 1, 0, 0) and area_of("C4") == (3, 2, 3, 2)
    assert [place_of(text) for text in ("A0", "XFE1", "A1048577", "3D", "", "表!A1")] == [None] * 6


# --- what is set ------------------------------------------------------------------------------------------------------


ROWS = (
    '<p:row r="1" spans="1:3"><p:c r="A1" s="4" t="s"><p:v>0</p:v></p:c><p:c r="C1" s="2"/></p:row>'
    '<p:row r="3" s="7" customFormat="1"><p:c r="B3" t="b" z:x="a>b"><p:v>1</p:v><p:extLst/></p:c>'
    '<p:c r="D3" t="str" s=\'5\'><p:f>A1&amp;"x"</p:f><p:v>alt</p:v></p:c></p:row><p:row r="6"/>'
)


@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
@pytest.mark.parametrize("prefix", ["", "x"])
def test_cells_rows_and_formats(space: str, prefix: str) -> None:
    body = sheet(ROWS, space=space, prefix=prefix, before='<p:dimension ref="A1:D3"/><p:cols/>')
    values: dict[Place, Value] = {
        (0, 0): 5,
        (0, 1): "萨 <仁>&",
        (0, 2): Decimal("0.785714285714286"),
        (2, 1): None,
        (2, 0): 7,
        (4, 5): 2.5,
        (5, 0): "x",
        (9, 9): 1,
        (9, 2): 2,
    }
    made = sheet_with(body, values)
    assert values_of(made) == {
        "A1": ("n", "5"),
        "B1": ("inlineStr", "萨 <仁>&"),
        "C1": ("n", "0.785714285714286"),
        "A3": ("n", "7"),
        "B3": ("n", ""),
        "D3": ("n", 'A1&"x"'[:0]),  # the formula stays, what it was worked out to goes
        "F5": ("n", "2.5"),
        "A6": ("inlineStr", "x"),
        "C10": ("n", "2"),
        "J10": ("n", "1"),
    }
    own = f"{prefix}:" if prefix else ""
    text = made.decode()
    assert f'<{own}c r="A1" s="4"><{own}v>5' in text and f'<{own}c r="B3" z:x="a>b"/>' in text
    assert f'<{own}c r="D3" s=\'5\'><{own}f>A1&amp;"x"</{own}f></{own}c>' in text
    assert f'<{own}c r="A3" s="7">' in text, "a new cell looks as its row does"
    assert f'<{own}dimension ref="A1:J10"/>' in text and f'<{own}row r="1" spans="1:3">' in text


def test_a_sheet_without_any_cell_and_one_beside_its_spans() -> None:
    empty = sheet("").replace(b"<sheetData></sheetData>", b"<sheetData/>")
    assert values_of(sheet_with(empty, {(1, 1): 3, (0, 0): 1})) == {"A1": ("n", "1"), "B2": ("n", "3")}
    made = sheet_with(sheet('<p:row r="2" spans="2:3"><p:c r="B2"/></p:row>'), {(1, 0): 1, (1, 4): 2})
    assert b'spans="1:5"' in made


def test_rows_and_cells_that_do_not_say_where_they_are() -> None:
    body = sheet("<p:row><p:c><p:v>1</p:v></p:c><p:c/></p:row><p:row><p:c/></p:row>")
    assert values_of(sheet_with(body, {(0, 1): 2, (1, 0): 3, (1, 1): 4, (2, 0): 5})) == {
        "A1": ("n", "1"),
        "B1": ("n", "2"),
        "A2": ("n", "3"),
        "B2": ("n", "4"),
        "A3": ("n", "5"),
    }


def test_a_new_cell_looks_as_its_column_does() -> None:
    body = sheet("", before='<p:cols><p:col min="2" max="3" style="9"/></p:cols>')
    made = sheet_with(body, {(0, 1): 1, (0, 4): 2})
    assert b'<c r="B1" s="9">' in made and b'<c r="E1">' in made


def test_the_first_cell_of_an_area_takes_it() -> None:
    merged = '<p:mergeCells count="1"><p:mergeCell ref="B2:D4"/></p:mergeCells>'
    rows = '<p:row r="2"><p:c r="B2"/><p:c r="C2"/></p:row>'
    made = sheet_with(sheet(rows, after=merged), {(3, 3): 8})
    assert values_of(made) == {"B2": ("n", "8"), "C2": ("n", "")}


@pytest.mark.parametrize("place", [(0, 1), (2, 2), (3, 3)])
def test_a_formula_is_never_written_into(place: Place) -> None:
    """A formula, a cell of a shared one, one within a block that is worked out as a whole."""
    rows = (
        '<p:row r="1"><p:c r="B1"><p:f>1+1</p:f><p:v>2</p:v></p:c></p:row>'
        '<p:row r="3"><p:c r="C3"><p:f t="shared" si="0"/><p:v>2</p:v></p:c><p:c r="D3">'
        '<p:f t="array" ref="D3:D5">A1:A3</p:f></p:c></p:row><p:row r="4"><p:c r="D4"><p:v>1</p:v></p:c></p:row>'
    )
    told = refusal(lambda: sheet_with(sheet(rows), {place: 1}))
    assert told.code == "form_formula" and told.details == {"cell": cell_name(place)}


def test_text_that_xml_cannot_hold() -> None:
    made = sheet_with(sheet(""), {(0, 0): "a\x00b\ud800_x0041_\r\n行", (0, 1): "  前后  "})
    assert values_of(made)["A1"] == ("inlineStr", "ab_x005F_x0041_\n行")
    assert values_of(made)["B1"] == ("inlineStr", "  前后  ") and b'xml:space="preserve"' in made
    assert refusal(lambda: sheet_with(sheet(""), {(0, 0): "长" * 32_768})).code == "form_text_long"


def test_a_mark_at_the_beginning_of_the_part_shifts_nothing() -> None:
    body = b"\xef\xbb\xbf" + sheet(ROWS)
    made = sheet_with(body, {(0, 2): 5})
    assert made.startswith(b"\xef\xbb\xbf<?xml") and b'<c r="C1" s="2"><v>5</v></c>' in made


# --- the file ---------------------------------------------------------------------------------------------------------


def test_only_what_has_to_change_does() -> None:
    """Example 43: the sheet, what other sheets' formulas were last worked out to, and that all is to be worked out."""
    other = sheet('<p:row r="1"><p:c r="A1"><p:f>一!C1</p:f><p:v>99</p:v></p:c></p:row>')
    raw = workbook(sheet(ROWS), other, sheet('<p:row r="1"><p:c r="A1"><p:v>1</p:v></p:c></p:row>'))
    before, after = parts_of(raw), parts_of(filled(opened(raw), {"一": {(0, 2): 5}}))
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/s1.xml", "xl/worksheets/s2.xml", "xl/workbook.xml"}
    assert b"99" not in after["xl/worksheets/s2.xml"]
    assert after["xl/workbook.xml"].endswith(b'</sheets><calcPr fullCalcOnLoad="1"/></workbook>')


def test_a_form_without_formulas_changes_in_one_part_only() -> None:
    raw = workbook(sheet('<p:row r="1"><p:c r="A1"/></p:row>'), sheet(""))
    before, after = parts_of(raw), parts_of(filled(opened(raw), {"一": {(0, 0): 5}}))
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/s1.xml"]


@pytest.mark.parametrize(
    ("more", "made"),
    [
        ('<calcPr calcId="1" fullCalcOnLoad="0"/><oleSize/>', '<calcPr calcId="1" fullCalcOnLoad="1"/><oleSize/>'),
        (
            "<definedNames><definedName>a</definedName></definedNames><pivotCaches/>",
            '<definedNames><definedName>a</definedName></definedNames><calcPr fullCalcOnLoad="1"/><pivotCaches/>',
        ),
    ],
)
def test_that_all_is_worked_out_anew_stands_where_it_belongs(more: str, made: str) -> None:
    book = f'<workbook xmlns="{TRANSITIONAL}"><sheets/>{more}</workbook>'.encode()
    assert recalculated(book).decode() == f'<workbook xmlns="{TRANSITIONAL}"><sheets/>{made}</workbook>'
    prefixed = f'<w:workbook xmlns:w="{STRICT}"><w:sheets/></w:workbook>'.encode()
    assert b'<w:sheets/><w:calcPr fullCalcOnLoad="1"/>' in recalculated(prefixed)


VALUES = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(-1e12, 1e12, allow_nan=False).map(lambda number: round(number, 6)),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12),
    st.none(),
)
PLACES = st.tuples(st.integers(0, 12), st.integers(0, 8))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[bytes, set[Place]]:
    """A sheet of some cells in order, with the places of its formulas."""
    kinds = st.sampled_from(["empty", "number", "text", "formula"])
    cells = draw(st.dictionaries(PLACES, kinds, max_size=25))
    made = {
        "empty": '<p:c r="{}" s="3"/>',
        "number": '<p:c r="{}" s="1"><p:v>4</p:v></p:c>',
        "text": '<p:c r="{}" t="inlineStr"><p:is><p:t>旧</p:t></p:is></p:c>',
        "formula": '<p:c r="{}"><p:f>1+1</p:f><p:v>2</p:v></p:c>',
    }
    rows = ""
    for row in sorted({row for row, _ in cells} | draw(st.sets(st.integers(0, 12), max_size=3))):
        own = sorted(place for place in cells if place[0] == row)
        inside = "".join(made[cells[place]].format(cell_name(place)) for place in own)
        rows += f'<p:row r="{row + 1}">{inside}</p:row>' if inside or draw(st.booleans()) else f'<p:row r="{row + 1}"/>'
    body = sheet(rows, prefix=draw(st.sampled_from(["", "x"])), space=draw(st.sampled_from([TRANSITIONAL, STRICT])))
    return body, {place for place, kind in cells.items() if kind == "formula"}


@given(sheets(), st.dictionaries(PLACES, VALUES, max_size=20), st.randoms(use_true_random=False))
def test_any_cells_in_any_order(made: tuple[bytes, set[Place]], values: dict[Place, Value], chance: Any) -> None:
    """Every cell that was set reads back, by two readers; every other one stays as it was, byte for byte."""
    body, formulas = made
    values = {place: value for place, value in values.items() if place not in formulas}
    raw = workbook(body)
    after = filled(opened(raw), {"一": values})
    shuffled = list(values.items())
    chance.shuffle(shuffled)
    assert after == filled(opened(raw), {"一": dict(shuffled)})
    new = parts_of(after)
    allowed = {"xl/worksheets/s1.xml"} | ({"xl/workbook.xml"} if formulas else set())
    assert {name for name, part in parts_of(raw).items() if part != new[name]} <= allowed
    sheet_body = new["xl/worksheets/s1.xml"]
    assert otherwise(opened(raw), after, {"一": values}) == []
    found, was = values_of(sheet_body), values_of(body)
    scan_before, scan_after = scanned(body), scanned(sheet_body)
    for name, (kind, text) in was.items():
        place = place_of(name)
        assert place is not None
        if place not in values and place not in formulas:
            assert found[name] == (kind, text)
            old, now = scan_before.cell(place), scan_after.cell(place)
            assert old and now and body[old.start : old.end] == sheet_body[now.start : now.end]
    assert set(found) - set(was) <= {cell_name(place) for place in values}
    for place, value in values.items():
        if isinstance(value, str) and value:
            assert found[cell_name(place)][0] == "inlineStr"
        elif value not in (None, ""):
            assert float(found[cell_name(place)][1]) == float(value)


# --- what is refused --------------------------------------------------------------------------------------------------


def test_files_that_are_no_form() -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    assert refusal(lambda: opened(ole + "Workbook".encode("utf-16-le") + b"\0\0")).code == "form_old"
    assert refusal(lambda: opened(ole + "EncryptedPackage".encode("utf-16-le"))).code == "table_encrypted"
    assert refusal(lambda: opened(ole + b"word")).code == "table_none"
    assert refusal(lambda: opened(b"%PDF-1.7")).code == "table_none"
    assert refusal(lambda: opened(b"PK\3\4nothing")).code == "table_damaged"
    ods = workbook(sheet(""), extra={"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
    assert refusal(lambda: opened(ods)).code == "form_old"
    assert refusal(lambda: opened(workbook())).code == "table_none"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_whatever_encoding(encoding: str) -> None:
    text = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><worksheet xmlns="{TRANSITIONAL}"><sheetData/></worksheet>'
    )
    raw = workbook(text.encode(encoding))
    assert refusal(lambda: filled(opened(raw), {"一": {(0, 0): 1}})).code == "table_hostile"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
def test_entities_are_refused_in_parts_that_are_only_read(part: str) -> None:
    body = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'
    assert refusal(lambda: opened(workbook(sheet(""), extra={part: body}))).code == "table_hostile"


def test_two_parts_of_one_name_and_parts_out_of_order() -> None:
    raw = io.BytesIO(workbook(sheet("")))
    with pytest.warns(UserWarning), zipfile.ZipFile(raw, "a") as package:
        package.writestr("xl/workbook.xml", "<again/>")
    assert refusal(lambda: opened(raw.getvalue())).code == "table_hostile"
    for rows in (
        '<p:row r="2"/><p:row r="1"/>',
        '<p:row r="1"><p:c r="B1"/><p:c r="A1"/></p:row>',
        '<p:row r="1"><p:c r="A2"/></p:row>',
        '<p:row r="1"><p:c r="A1"/><p:c r="A1"/></p:row>',
    ):
        assert refusal(lambda rows=rows: scanned(sheet(rows))).code == "table_damaged"
    assert refusal(lambda: scanned(sheet("")[:-20])).code == "table_damaged"


def test_a_sheet_that_is_not_there() -> None:
    told = refusal(lambda: filled(opened(workbook(sheet(""))), {"别的": {(0, 0): 1}}))
    assert told.code == "form_sheet_gone" and told.details == {"sheet": "别的"}


def test_a_part_that_unpacks_to_more_than_is_allowed() -> None:
    raw = workbook(sheet(""), extra={"xl/media/big": bytes(160 * 1024 * 1024)})
    assert len(raw) < 1_000_000 and refusal(lambda: opened(raw)).code == "table_too_large"


# --- how numbers are shown --------------------------------------------------------------------------------------------


def test_formats_of_numbers() -> None:
    assert [
        shown_as(id_, code) for id_, code in ((9, ""), (10, ""), (14, ""), (31, ""), (49, ""), (0, ""), (2, ""))
    ] == [
        *("percent", "percent", "date", "date", "text", "", ""),
    ]
    assert shown_as(164, "0.0%") == "percent" and shown_as(165, 'yyyy"年"m"月"') == "date"
    assert shown_as(166, '0.0"%"') == "" and shown_as(167, '0"day"') == "" and shown_as(168, "[Red]General") == ""
    assert shown_as(169, "@") == "text"
    assert number_shown("0.785714", "percent", False) == "78.6%"
    assert [number_shown("46354", "date", late) for late in (False, True)] == ["2026-11-28", "2030-11-29"]
    assert number_shown("12.0", "", False) == "12" and number_shown("1.5", "", False) == "1.5"

"""Files of tables: read by a process of their own, whatever they are, or refused in plain words."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from desktop.errors import KnownError
from desktop.table_files import child, reading
from desktop.table_files.child import read_file
from desktop.table_files.reading import read_sheets
from desktop.table_files.sheets import MOST_COLUMNS, MOST_ROWS, from_bytes, pasted, to_bytes, trimmed
from desktop.ui.messages import WORDS

TABLES = Path(__file__).resolve().parents[1] / "tables"
FILES = ["roster.xlsx", "roster.xls", "roster.ods", "roster_utf8.csv", "roster_utf8_mark.csv", "roster_gb18030.csv"]


def refused(path: Path) -> str:
    """The code of why a file is not read, which has words."""
    with pytest.raises(KnownError) as told:
        read_file(path)
    assert told.value.code in WORDS
    return told.value.code


def workbook(path: Path, *rows: list[object]) -> Path:
    """A small .xlsx."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("名册")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    book.close()
    return path


def with_parts(path: Path, **parts: bytes) -> Path:
    """The workbook with other parts in place of its own; ``sheet`` stands for its sheet."""
    names = {"sheet": "xl/worksheets/sheet1.xml", "macros": "xl/vbaProject.bin"}
    given = {names[key]: body for key, body in parts.items()}
    raw = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in given:
                new.writestr(name, old.read(name))
        for name, body in given.items():
            new.writestr(name, body)
    return path


@pytest.mark.parametrize("name", FILES)
def test_what_libreoffice_saved_is_read(name: str) -> None:
    sheet = read_file(TABLES / name)[-1]
    names = [row[2].split() for row in sheet.rows if len(row) > 2 and row[2] and row[0].isdecimal()]
    assert ["".join(parts) for parts in names][:4] == ["高娃", "其木格", "萨仁花", "乌云"] and len(names) == 8
    assert sheet.rows[0][0] == "乌兰毛都苏木妇女花名册（2026年）"
    assert "13800000001" in sheet.rows[3] and "1975.3" in sheet.rows[3] and "二〇〇一年三月" in sheet.rows[7]


def test_the_process_gives_what_the_reader_gives() -> None:
    assert read_sheets(TABLES / "roster.xlsx") == read_file(TABLES / "roster.xlsx")


def test_the_process_says_why_it_refuses(tmp_path: Path) -> None:
    (tmp_path / "名册.xlsx").write_bytes(b"PK\3\4nothing")
    with pytest.raises(KnownError, match="table_damaged"):
        read_sheets(tmp_path / "名册.xlsx")


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LOOK", 0.001)
    with pytest.raises(KnownError, match="table_slow"):
        read_sheets(TABLES / "roster.xlsx", seconds=-1)


def test_a_process_that_is_cancelled_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LOOK", 0.001)
    assert read_sheets(TABLES / "roster.xlsx", cancelled=lambda: True) == []


def test_a_sheet_that_claims_the_far_corner_does_not_take_the_memory(tmp_path: Path) -> None:
    """Two cells, in A1 and XFD1048576: a reader that makes a place for each between them takes hundreds of GB."""
    path = workbook(tmp_path / "far.xlsx", ["姓名"])
    cell = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    body = "".join([cell.format(1, "A"), cell.format(1048576, "XFD")])
    xml = f'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
    with_parts(path, sheet=xml.encode())
    with pytest.raises(KnownError, match="table_too_large"):
        read_sheets(path)


def test_a_small_file_that_unpacks_to_more_than_is_allowed(tmp_path: Path) -> None:
    path = with_parts(workbook(tmp_path / "bomb.xlsx", ["姓名"]), sheet=b" " * (236 * 1024 * 1024))
    assert path.stat().st_size < 1_000_000 and refused(path) == "table_too_large"


def test_a_part_that_declares_less_than_it_holds(tmp_path: Path) -> None:
    """The sizes in a zip are what somebody wrote there."""
    path = with_parts(workbook(tmp_path / "lies.xlsx", ["姓名"]), sheet=b" " * 200_000)
    raw = bytearray(path.read_bytes())
    declared = struct.pack("<I", 200_000)
    assert raw.count(declared) >= 1
    path.write_bytes(bytes(raw).replace(declared, struct.pack("<I", 20)))
    assert refused(path) == "table_damaged"


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    xml = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    assert refused(with_parts(workbook(tmp_path / "e.xlsx", ["姓名"]), sheet=xml)) == "table_hostile"


def test_macros_are_left_where_they_are(tmp_path: Path) -> None:
    path = with_parts(workbook(tmp_path / "m.xlsm", ["姓名"], ["其木格"]), macros=b"Sub AutoOpen()")
    assert b"AutoOpen" not in child._repacked(path.read_bytes())
    assert read_file(path)[0].rows == [["姓名"], ["其木格"]]


def test_sixteen_thousand_columns_and_a_million_blank_rows(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "wide.xlsx"))
    wide, long = book.add_worksheet("宽"), book.add_worksheet("长")
    for column in range(16_384):
        wide.write(0, column, f"c{column}")
    long.write(0, 0, "姓名")
    shown = book.add_format({"bold": True})
    for row in range(1, 60_000):
        long.write_blank(row, 0, None, shown)
    long.write(999_999, 0, "其木格")
    book.close()
    first, second = read_file(tmp_path / "wide.xlsx")
    assert len(first.rows[0]) == MOST_COLUMNS and first.narrowed
    assert second.rows == [["姓名"], ["其木格"]] and second.numbers == [1, 1_000_000]


def test_more_rows_than_a_township_has(tmp_path: Path) -> None:
    (tmp_path / "long.csv").write_text("姓名\n" + "其木格\n" * (MOST_ROWS + 4))
    sheet = read_file(tmp_path / "long.csv")[0]
    assert len(sheet.rows) == MOST_ROWS and sheet.left_out == 5


def test_what_is_no_table(tmp_path: Path) -> None:
    bodies = {
        "a.xlsx": (b"%PDF-1.7\n", "table_none"),
        "b.xls": (bytes(range(256)) * 40, "table_none"),
        "c.csv": (b"  \n", "file_empty"),
        "d.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le") + b"\0\0", "table_none"),
        "e.xlsx": (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + b"\0\0",
            "table_encrypted",
        ),
        "f.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le") + b"\0\0", "table_damaged"),
        "g.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "table_none"),
    }
    for name, (body, code) in bodies.items():
        (tmp_path / name).write_bytes(body)
        assert (name, refused(tmp_path / name)) == (name, code)
    with zipfile.ZipFile(tmp_path / "h.xlsx", "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refused(tmp_path / "h.xlsx") == "table_none"
    assert refused(tmp_path / "nowhere.xlsx") == "file_gone"


def test_a_file_that_another_program_holds_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a spreadsheet program lets nobody read what it edits; here nobody is kept from a file."""
    path = workbook(tmp_path / "open.xlsx", ["姓名"])

    def held(_path: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", held)
    assert refused(path) == "table_in_use"


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    whole = (TABLES / "roster.xlsx").read_bytes()
    for share in (0.3, 0.7, 0.95):
        (tmp_path / "cut.xlsx").write_bytes(whole[: int(len(whole) * share)])
        assert refused(tmp_path / "cut.xlsx") == "table_damaged"


def test_a_locked_ods(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", b"\x01\x02")
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refused(tmp_path / "a.ods") == "table_encrypted"


def test_numbers_days_and_long_numbers_as_text(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "n.xlsx"), {"default_date_format": "yyyy-mm-dd"})
    from datetime import datetime

    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [13800000001, 1975.3, 152223197510010023, True, "=1+1", "'=cmd|'"])
    sheet.write_datetime(0, 6, datetime(1975, 3, 1))
    book.close()
    row = read_file(tmp_path / "n.xlsx")[0].rows[0]
    assert row[:4] == ["13800000001", "1975.3", "1.52223197510010E+17", "1"] and row[6] == "1975-03-01"


def test_pasted_rows_with_whatever_line_ends() -> None:
    """B9: a table with CR line ends only is rows."""
    for end in ("\r", "\n", "\r\n"):
        assert pasted(end.join(["姓名\t电话", "其木格\t1", '"两\n行"\t2'])).rows[:2] == [
            ["姓名", "电话"],
            ["其木格", "1"],
        ]
    assert pasted('姓名\n"两\n行"').rows == [["姓名"], ["两 行"]]


def test_semicolons_and_tabs_between_cells(tmp_path: Path) -> None:
    for mark in (",", ";", "\t"):
        (tmp_path / "a.csv").write_text(f"姓名{mark}电话\n其木格{mark}1\n", encoding="utf-16" if mark == "\t" else None)
        assert read_file(tmp_path / "a.csv")[0].rows[1] == ["其木格", "1"]


def test_sheets_come_through_the_pipe_as_they_are() -> None:
    sheet = trimmed("名", [["a", "", "长" * 9000], [], ["", "b"]], [(0, 0, 2, 1)])
    assert sheet.shortened and sheet.numbers == [1, 3] and sheet.merged == [(0, 0, 1, 1)]
    assert from_bytes(to_bytes([sheet])) == [sheet]

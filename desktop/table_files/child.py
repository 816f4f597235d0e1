"""The reading process: one file of tables into sheets of text, on its standard output (``sheets.to_bytes``).

A file from WeChat may be damaged or made to do harm, so it is read where a crash, a loop or too much memory ends this
process only. Parts of a zip are unpacked here under a bound before the reader sees them: what a zip declares may lie.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from desktop.errors import KnownError
from desktop.table_files.sheets import (
    MOST_BYTES,
    MOST_SHEETS,
    MOST_UNPACKED,
    Sheet,
    error_to_bytes,
    to_bytes,
    trimmed,
)

#: The reading process may have so much memory (bytes).
MEMORY: Final = 1024 * 1024 * 1024
#: A table of text says so by its name: any letter or program is text with commas, too.
TEXT: Final = (".csv", ".txt", ".tsv")
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
#: Cells of a sheet, filled or not, between the first and the last that is used; the reader makes a place for each.
_MOST_CELLS: Final = 6_000_000


def main(path: str) -> int:
    """Reads ``path``; the exit code is 0 also where an error was said."""
    limit_memory(MEMORY)
    try:
        found = to_bytes(read_file(Path(path)))
    except KnownError as error:
        found = error_to_bytes(error.code)
    except MemoryError:
        found = error_to_bytes("table_too_large")
    with open(1, "wb", closefd=False) as out:  # not sys.stdout: a program without console has none
        out.write(found)
    return 0


def limit_memory(most: int) -> None:
    """This process gets no more memory than ``most`` bytes; where the system cannot say so, the other bounds hold."""
    if sys.platform == "win32":
        _limit_on_windows(most)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_on_windows(most: int) -> None:
    import ctypes

    class Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("times", ctypes.c_int64 * 2),
            ("flags", ctypes.c_uint32),
            ("working_set", ctypes.c_size_t * 2),
            ("active", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("classes", ctypes.c_uint32 * 2),
            ("io", ctypes.c_uint64 * 6),
            ("memory", ctypes.c_size_t * 4),
        )

    limits = Limits(flags=0x100)  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    limits.memory[0] = most
    kernel: Any = vars(ctypes)["WinDLL"]("kernel32")  # it is there on Windows alone
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    kernel.SetInformationJobObject(job, 9, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))


def read_file(path: Path) -> list[Sheet]:
    """The sheets of a file that hold anything, by what the file is and not by its name. Raises KnownError."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise KnownError("table_too_large")
        raw = path.read_bytes()
    except PermissionError:
        raise KnownError("table_in_use") from None
    except FileNotFoundError:
        raise KnownError("file_gone") from None
    except OSError:
        raise KnownError("file_unreadable") from None
    if not raw.strip():
        raise KnownError("file_empty")
    if raw.startswith(b"PK"):
        return _workbook(_repacked(raw))
    if raw.startswith(_OLE):
        return _workbook(_old(raw))
    if path.suffix.lower() not in TEXT:
        raise KnownError("table_none")
    return [sheet for sheet in [_text(raw)] if sheet.rows]


# --- workbooks ------------------------------------------------------------------------------------------------------


def _repacked(raw: bytes) -> bytes:
    """An .xlsx, .xlsm, .xlsb or .ods with those parts only that hold its tables, not compressed: what comes out of
    them is bounded, and neither macros nor pictures go on."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = package.namelist()
            _known_kind(package, names)
            parts = {name for name in names if _holds_tables(name)}
            made = io.BytesIO()
            left = MOST_UNPACKED
            with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as plain:
                for info in package.infolist():
                    if info.filename not in parts:
                        continue
                    if info.file_size > left:
                        raise KnownError("table_too_large")
                    with package.open(info) as part:
                        body = part.read(left + 1)
                    left -= len(body)
                    if left < 0:
                        raise KnownError("table_too_large")
                    if b"<!DOCTYPE" in body[:2048] or b"<!ENTITY" in body:
                        raise KnownError("table_hostile")
                    plain.writestr(zipfile.ZipInfo(info.filename), body)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise KnownError("table_damaged") from None
    except RuntimeError:  # zipfile: a password is needed
        raise KnownError("table_encrypted") from None
    return made.getvalue()


def _known_kind(package: zipfile.ZipFile, names: Iterable[str]) -> None:
    """Raises where a zip is no workbook, or is locked."""
    names = set(names)
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return
    if "content.xml" in names and "mimetype" in names:
        kind = package.read("mimetype")[:100] if package.getinfo("mimetype").file_size < 100 else b""
        if kind.strip().startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            manifest = "META-INF/manifest.xml"
            small = manifest in names and package.getinfo(manifest).file_size < 1_000_000
            if small and b"encryption-data" in package.read(manifest):
                raise KnownError("table_encrypted")
            return
    raise KnownError("table_none")


def _holds_tables(name: str) -> bool:
    if name in ("mimetype", "content.xml", "[Content_Types].xml", "META-INF/manifest.xml", "_rels/.rels"):
        return True
    return name.startswith("xl/") and name.endswith((".xml", ".rels", ".bin")) and "vbaProject" not in name


def _old(raw: bytes) -> bytes:
    """An .xls as it is; other files of that container are told apart by the names of their streams."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise KnownError("table_encrypted")
    if not any(name.encode("utf-16-le") + b"\0\0" in raw for name in ("Workbook", "Book")):
        raise KnownError("table_none")
    return raw


def _workbook(raw: bytes) -> list[Sheet]:
    import python_calamine as calamine

    try:
        with calamine.load_workbook(io.BytesIO(raw)) as book:
            sheets = []
            for about in book.sheets_metadata[:MOST_SHEETS]:
                if about.typ == calamine.SheetTypeEnum.WorkSheet and about.visible == calamine.SheetVisibleEnum.Visible:
                    sheet = _sheet(book, about.name)
                    if sheet.rows:
                        sheets.append(sheet)
            return sheets
    except calamine.PasswordError:
        raise KnownError("table_encrypted") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise KnownError("table_damaged") from None


def _sheet(book: Any, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise KnownError("table_too_large")
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    return trimmed(name, [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)], merged)


def _words(cell: object) -> str:
    """A cell as text: whole numbers without a point, days as ISO, numbers beyond what a spreadsheet keeps (15 digits)
    as 1.52E+17, so that nobody takes their zeros for digits."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, (int, float)):
        if abs(cell) >= 1e15:
            return f"{cell:.14E}"
        return str(int(cell)) if cell == int(cell) else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return str(cell) if isinstance(cell, timedelta) else ""


# --- text -------------------------------------------------------------------------------------------------------------


def _text(raw: bytes) -> Sheet:
    """A table of text: .csv or .txt in UTF-8 with or without its mark, UTF-16 with it, or GB18030."""
    if raw.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")):
        raise KnownError("table_none")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise KnownError("table_none")
    if "\0" in text or sum(ch < " " and ch not in "\t\r\n" for ch in text[:4000]) > 8:
        raise KnownError("table_none")
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "{\\rtf")):
        raise KnownError("table_none")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(1_000_000)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(plain), delimiter=_delimiter(plain))]
    except csv.Error:
        raise KnownError("table_damaged") from None
    return trimmed("", rows)


def _delimiter(text: str) -> str:
    """The mark between cells: the one that stands in most of the first rows, and most often."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()][:20]
    return max(
        ",\t;，", key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines))
    )

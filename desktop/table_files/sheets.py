"""What a file of tables holds once it was read: sheets of plain text, and how much of a file is read at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from desktop.errors import KnownError

#: A file larger than this is not opened (bytes); a roster of 20,000 women has about 3 MB.
MOST_BYTES: Final = 50 * 1024 * 1024
#: The parts of a file that hold its tables may unpack to so much (bytes); 20,000 rows of 20 columns are about 40 MB.
MOST_UNPACKED: Final = 150 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 120
MOST_SHEETS: Final = 60
#: A cell's text beyond this is cut; the sheet says so (characters).
MOST_TEXT: Final = 4_000


@dataclass
class Sheet:
    """One sheet. ``rows``: its cells as text, "" where empty, each row as long as it has to be; ``numbers``: the
    number that each row has in the file, from 1; ``merged``: (top, left, bottom, right) in indexes of ``rows``.

    ``left_out``: rows beyond MOST_ROWS; ``narrowed``, ``shortened``: whether columns or text were cut.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    left_out: int = 0
    narrowed: bool = False
    shortened: bool = False


def to_bytes(sheets: list[Sheet]) -> bytes:
    """Sheets as they go from the reading process to the program."""
    return json.dumps({"sheets": [asdict(sheet) for sheet in sheets]}, ensure_ascii=False).encode("utf-8", "replace")


def error_to_bytes(code: str) -> bytes:
    """Why a file was not read."""
    return json.dumps({"error": code}).encode()


def from_bytes(raw: bytes) -> list[Sheet]:
    """The other end of ``to_bytes``. Raises KnownError with the code of ``error_to_bytes``."""
    found: dict[str, Any] = json.loads(raw)
    if "error" in found:
        raise KnownError(str(found["error"]))
    sheets = []
    for each in found["sheets"]:
        each["merged"] = [tuple(area) for area in each["merged"]]
        sheets.append(Sheet(**each))
    return sheets


def trimmed(name: str, rows: list[list[str]], merged: list[tuple[int, int, int, int]] | None = None) -> Sheet:
    """A sheet without its empty rows and the empty ends of the others, within the limits above."""
    sheet = Sheet(name)
    place: dict[int, int] = {}
    for at, cells in enumerate(rows):
        wide = len(cells)
        while wide and not cells[wide - 1]:
            wide -= 1
        if not wide:
            continue
        if len(sheet.rows) == MOST_ROWS:
            sheet.left_out += 1
            continue
        kept = cells[:wide]
        if wide > MOST_COLUMNS:
            sheet.narrowed = True
            kept = kept[:MOST_COLUMNS]
        if any(len(cell) > MOST_TEXT for cell in kept):
            sheet.shortened = True
            kept = [cell[:MOST_TEXT] for cell in kept]
        place[at] = len(sheet.rows)
        sheet.rows.append(kept)
        sheet.numbers.append(at + 1)
    for top, left, bottom, right in merged or ():
        inside = [place[at] for at in range(top, bottom + 1) if at in place] if bottom - top <= MOST_ROWS else []
        if inside and left < MOST_COLUMNS:
            sheet.merged.append((inside[0], left, inside[-1], min(right, MOST_COLUMNS - 1)))
    return sheet


def pasted(text: str) -> Sheet:
    """A sheet of what a program of tables copies: cells between tabs, rows between line ends of whatever kind."""
    return trimmed("", [[cell.strip() for cell in row.split("\t")] for row in table_rows(text)])


def table_rows(text: str) -> Iterator[str]:
    """Rows of a pasted table; a cell in quotes may hold line ends, as table programs write them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    yield from re.sub(r'(?<![^\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)', _unquoted, plain).split("\n")


def _unquoted(match: re.Match[str]) -> str:
    return re.sub("[\n\t]", " ", match[1].replace('""', '"'))

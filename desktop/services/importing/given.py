"""The hidden column of a table that was given out: whose row it is, and what each of its cells said then. Pure.

A cell that still says what was given out says nothing: what the township wrote meanwhile stays.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from desktop.services.comparing import half_width

_CODE: Final = re.compile(r"R[0-9a-f]{32}(?![0-9a-f])")
_CELL: Final = re.compile(r"([a-z_]+):([0-9a-f]{8})(?![0-9a-f])")


def row_code(id: bytes) -> str:
    """The code of a woman's row; no spreadsheet takes it for a number."""
    return f"R{id.hex()}"


def given(id: bytes, cells: Mapping[str, str]) -> str:
    """The hidden cell of a row. ``cells``: field → the text that is given out; of each goes 32 bits of its SHA-256."""
    code = row_code(id)
    return " ".join([code, *(f"{field}:{_mark(code, field, text)}" for field, text in cells.items())])


def told(cell: str) -> tuple[str, dict[str, str]]:
    """A hidden cell as it came back: the row's code, and field → the mark of what was given out (empty in tables of
    before there were marks). What is no code of a row is given back as it is, and stands for nobody."""
    found = _CODE.match(cell.strip())
    return (found[0], dict(_CELL.findall(cell))) if found else (cell.strip(), {})


def unchanged(code: str, field: str, text: str, marks: Mapping[str, str]) -> bool:
    """Whether a cell says what was given out; blanks and the width of letters are not told apart."""
    return field in marks and marks[field] == _mark(code, field, text)


def id_of(code: str) -> bytes | None:
    """Whose row a code is; None of what is no code."""
    return bytes.fromhex(code[1:]) if _CODE.fullmatch(code) else None


def _mark(code: str, field: str, text: str) -> str:
    plain = "".join(half_width(text).split())
    return hashlib.sha256(f"{code} {field} {plain}".encode()).hexdigest()[:8]

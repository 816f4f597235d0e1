"""Row numbers as someone types them back from a signed sheet: ``1-17 19 22-40``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from desktop.errors import KnownError

#: No sheet has more rows; a slip of the finger must not become a million of them.
MOST_ROWS = 9_999

#: Every dash and tilde that an input method gives for "to", and the word itself.
_TO = "-‐‑‒–—―−~〜∼～至到"
_BETWEEN = r"\s,、;。.，；"
_PIECE = re.compile(rf"(?P<first>[0-9]+)(?:\s*[{_TO}]+\s*(?P<last>[0-9]+))?(?=[{_BETWEEN}]|$)")
_GAP = re.compile(rf"[{_BETWEEN}]*")


class RowNumbersError(KnownError):
    """Row numbers that cannot be read. ``position`` and ``length`` say which characters of the text, counted from 0.

    Codes: ``rows_unreadable``, ``rows_reversed`` (17-1), ``rows_outside`` (0, or beyond ``last``, a detail too).
    """

    def __init__(self, code: str, position: int, length: int, last: int) -> None:
        super().__init__(code, position=position + 1, last=last)
        self.position = position
        self.length = length


def parse_row_numbers(text: str, last: int = MOST_ROWS) -> tuple[int, ...]:
    """The rows named in ``text``, ascending, each once; ``last`` is the sheet's last row.

    Takes blanks, commas and stops of both languages between pieces, any dash, ``~``, 至 or 到 for a range, full-width
    digits. Raises ``RowNumbersError``.
    """
    plain = _narrowed(text)
    rows: set[int] = set()
    position = _end_of_gap(plain, 0)
    while position < len(plain):
        piece = _PIECE.match(plain, position)
        if piece is None:
            raise RowNumbersError("rows_unreadable", position, _length_of_piece(plain, position), last)
        first = _number(piece["first"])
        final = first if piece["last"] is None else _number(piece["last"])
        if final < first:
            raise RowNumbersError("rows_reversed", position, piece.end() - position, last)
        if first < 1 or final > last:
            raise RowNumbersError("rows_outside", position, piece.end() - position, last)
        rows.update(range(first, final + 1))
        position = _end_of_gap(plain, piece.end())
    return tuple(sorted(rows))


def row_numbers_text(rows: Iterable[int]) -> str:
    """Rows as people write them: ``1-17 19 22-40``."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _narrowed(text: str) -> str:
    """Full-width characters made narrow one by one, so that positions stay those of what was typed."""
    return "".join(narrow if len(narrow := unicodedata.normalize("NFKC", one)) == 1 else one for one in text)


def _end_of_gap(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return position if gap is None else gap.end()


def _length_of_piece(text: str, position: int) -> int:
    end = re.compile(rf"[{_BETWEEN}]").search(text, position)
    return max(1, (end.start() if end else len(text)) - position)


def _number(digits: str) -> int:
    """Python refuses to read very long numbers; they are outside every sheet anyway."""
    return int(digits) if len(digits) <= 9 else 10**9

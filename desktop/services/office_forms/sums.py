"""What a form's own sums will show once it is filled: + − × ÷, brackets and SUM over cells, its sheets' own too.

Only for the eye, before the file is opened: what another program works out is what counts. A formula with anything else
in it (other functions, names, texts) gives None and is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from desktop.table_files.patching import area_of

#: (sheet, "" for the formula's own, row, column) → the number in a cell: 0 of an empty one, None of one that has none.
Number = Callable[[str, int, int], float | None]
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sum>SUM\()|"
    r"(?P<ref>(?:(?:'[^']+'|[^\s'!+\-*/(),:=]+)!)?\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?)|"
    r"(?P<mark>[-+*/(),]))",
    re.IGNORECASE,
)
#: A sum over more cells than this is left to the program that opens the file.
_MOST_CELLS: Final = 4_000
_MOST_DEPTH: Final = 20


class _NoSumError(Exception):
    """A formula with something else in it."""


def worked_out(formula: str, number: Number) -> float | None:
    """The result of a formula (with its =); None where it is no plain sum, or divides by nothing."""
    try:
        tokens = list(_tokens(formula.removeprefix("=")))
        found, rest = _sum(tokens, 0, number, 0)
        return found if rest == len(tokens) else None
    except (_NoSumError, ZeroDivisionError, OverflowError):
        return None


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise _NoSumError
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


_Tokens = list[tuple[str, str]]


def _sum(tokens: _Tokens, at: int, number: Number, depth: int) -> tuple[float, int]:
    found, at = _product(tokens, at, number, depth)
    while at < len(tokens) and tokens[at][1] in ("+", "-"):
        other, after = _product(tokens, at + 1, number, depth)
        found, at = (found + other if tokens[at][1] == "+" else found - other), after
    return found, at


def _product(tokens: _Tokens, at: int, number: Number, depth: int) -> tuple[float, int]:
    found, at = _one(tokens, at, number, depth)
    while at < len(tokens) and tokens[at][1] in ("*", "/"):
        other, after = _one(tokens, at + 1, number, depth)
        found, at = (found * other if tokens[at][1] == "*" else found / other), after
    return found, at


def _one(tokens: _Tokens, at: int, number: Number, depth: int) -> tuple[float, int]:
    if at >= len(tokens) or depth > _MOST_DEPTH:
        raise _NoSumError
    kind, text = tokens[at]
    if kind == "number":
        return float(text), at + 1
    if text in ("-", "+"):
        found, at = _one(tokens, at + 1, number, depth + 1)
        return (-found if text == "-" else found), at
    if text == "(":
        found, at = _sum(tokens, at + 1, number, depth + 1)
        return found, _closed(tokens, at)
    if kind == "sum":
        return _sum_of(tokens, at + 1, number, depth + 1)
    if kind == "ref" and ":" not in text:
        values = list(_values(text, number))
        if values[0] is None:
            raise _NoSumError
        return values[0], at + 1
    raise _NoSumError


def _sum_of(tokens: _Tokens, at: int, number: Number, depth: int) -> tuple[float, int]:
    total = 0.0
    while True:
        if at < len(tokens) and tokens[at][0] == "ref":
            total += sum(value for value in _values(tokens[at][1], number) if value is not None)  # texts count nothing
            at += 1
        else:
            value, at = _sum(tokens, at, number, depth)
            total += value
        if at < len(tokens) and tokens[at][1] == ",":
            at += 1
            continue
        return total, _closed(tokens, at)


def _closed(tokens: _Tokens, at: int) -> int:
    if at >= len(tokens) or tokens[at][1] != ")":
        raise _NoSumError
    return at + 1


def _values(ref: str, number: Number) -> Iterator[float | None]:
    sheet, _, cells = ref.rpartition("!")
    area = area_of(cells.upper())
    if area is None:
        raise _NoSumError
    top, left, bottom, right = area
    if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
        raise _NoSumError
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield number(sheet.strip("'"), row, column)

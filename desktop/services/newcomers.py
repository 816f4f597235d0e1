"""A newcomer in one line, and many women pasted from a table: what was typed, read into fields.

Nothing is guessed into a value: what cannot be read is refused with a code, and the typed text stays with its typist.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, Protocol

from desktop.errors import FieldErrors
from desktop.services.validation import check_phone, clean_line


class HasId(Protocol):
    """What a finder of gachas gives."""

    @property
    def id(self) -> bytes: ...


FindGacha = Callable[[str], HasId | None]

_LONG_NUMBER = re.compile(r"(?<![0-9])(\+?[0-9][0-9\- ]{5,}[0-9])(?![0-9])")
# No \\s: a Mongolian name may hold its own narrow blank (U+202F).
_BETWEEN = re.compile("[ ,，、;；/]+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９＋－", "0123456789+-")


class Newcomer(NamedTuple):
    """A newcomer as typed in one line."""

    name: str
    phone: str | None
    gacha: bytes | None


def read_newcomer(line: str, find_gacha: FindGacha) -> Newcomer:
    """Reads name, phone and gacha, in any order but for the name before the gacha. Raises FieldErrors (name, phone).

    A name may consist of several words (Latin, Mongolian); it is never split.
    """
    text = (clean_line(line) or "").translate(_FULL_WIDTH)
    phone = None
    number = _LONG_NUMBER.search(text)
    if number:
        checked = check_phone(number[1])
        if checked.error:
            raise FieldErrors({"phone": checked.error})
        phone = checked.value
        text = f"{text[: number.start()]} {text[number.end() :]}"
    words = [word for word in _BETWEEN.split(text) if word]
    gacha = None
    for index in (len(words) - 1, 0):
        found = find_gacha(words[index]) if len(words) > 1 else None
        if found is not None:
            gacha = found.id
            del words[index]
            break
    if any(any(ch.isdigit() for ch in word) for word in words):
        raise FieldErrors({"phone": "phone_format"})
    if not words:
        raise FieldErrors({"name": "required"})
    return Newcomer(" ".join(words), phone, gacha)

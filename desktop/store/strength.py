"""What is too easily guessed as a PIN or a passphrase, and why."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise
from typing import Final

from desktop.errors import KnownError

LEAST_PIN, LEAST_PASSPHRASE, MOST_SECRET = 6, 12, 200
#: So many characters of a passphrase follow neither from the one before nor from the beginning.
_LEAST_FREE: Final = 8
#: Fewer different characters are quickly gone through.
_LEAST_DIFFERENT_DIGITS, _LEAST_DIFFERENT = 3, 6
#: Rows and columns that fingers run along.
_RUNS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "147", "258", "369")
_NEIGHBOURS: Final = frozenset(pair for run in _RUNS for way in (run, run[::-1]) for pair in pairwise(way))
_BEGINS, _ENDS = 1930, 2029


def folded(secret: str) -> str:
    """The same whatever keyboard it was typed on: full width, composed or not, a space at an end."""
    return unicodedata.normalize("NFKC", secret).strip()


def check_pin(pin: str) -> None:
    """Of a folded PIN. Raises KnownError ``secret_long``, ``pin_short``, ``pin_digits``, ``pin_repeats``,
    ``pin_sequence``, ``pin_date``."""
    if len(pin) > MOST_SECRET:
        raise KnownError("secret_long", most=MOST_SECRET)
    if len(pin) < LEAST_PIN:
        raise KnownError("pin_short", least=LEAST_PIN)
    if not (pin.isascii() and pin.isdigit()):
        raise KnownError("pin_digits")
    if len(set(pin)) < _LEAST_DIFFERENT_DIGITS or _period(pin) < len(pin):
        raise KnownError("pin_repeats")
    halves = (pin, pin[: (len(pin) + 1) // 2]) if pin == pin[::-1] else (pin,)  # 123321
    if any(map(_is_run, (*halves, _undoubled(pin)))) or (
        _is_run(pin[: len(pin) // 2]) and _is_run(pin[len(pin) // 2 :])
    ):
        raise KnownError("pin_sequence")
    if _is_date(pin):
        raise KnownError("pin_date")


def check_passphrase(passphrase: str) -> None:
    """Of a folded passphrase. Raises KnownError ``secret_long``, ``passphrase_short``, ``passphrase_digits``,
    ``passphrase_repeats``, ``passphrase_sequence``."""
    if len(passphrase) > MOST_SECRET:
        raise KnownError("secret_long", most=MOST_SECRET)
    if len(passphrase) < LEAST_PASSPHRASE:
        raise KnownError("passphrase_short", least=LEAST_PASSPHRASE)
    text = passphrase.casefold()
    if not any(character.isalpha() for character in text):
        raise KnownError("passphrase_digits")
    if len(set(text)) < _LEAST_DIFFERENT or _period("".join(text.split())) < len("".join(text.split())):
        raise KnownError("passphrase_repeats")
    if sum(not _follows(before, after) for before, after in pairwise(" " + text)) < _LEAST_FREE:
        raise KnownError("passphrase_sequence")


def _period(text: str) -> int:
    """After how many characters it begins anew and goes on to the end; its length where it does not."""
    return next(
        (size for size in range(1, len(text) // 2 + 1) if all(a == b for a, b in zip(text, text[size:], strict=False))),
        len(text),
    )


def _follows(before: str, after: str) -> bool:
    """Whether a character is the same as the one before, the next or last of its alphabet, or beside it on the keys."""
    return abs(ord(after) - ord(before)) <= 1 or (before, after) in _NEIGHBOURS


def _is_run(digits: str) -> bool:
    """Whether each is as far from the one before, 9 being before 0: 123456, 864208; on the keys 147 and 159."""
    return len({(int(after) - int(before)) % 10 for before, after in pairwise(digits)}) == 1


def _undoubled(digits: str) -> str:
    """112233 → 123; as it is where not each stands twice."""
    return digits[::2] if len(digits) % 2 == 0 and digits[::2] == digits[1::2] else digits


def _is_date(digits: str) -> bool:
    """Whether it can be somebody's date of birth, as dates are written anywhere: year, month and day in the usual
    orders, the year with two digits or four, without a day too."""
    if len(digits) == 8:
        orders = ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[:2], digits[2:4]))
        return any(_is_day(year, month, day) for year, month, day in (*orders, (digits[4:], digits[2:4], digits[:2])))
    if len(digits) != 6:
        return False
    one, two, three = digits[:2], digits[2:4], digits[4:]
    short = ((one, two, three), (three, one, two), (three, two, one))
    return any(
        _is_day(century + year, month, day) for year, month, day in short for century in ("19", "20")
    ) or _is_day(digits[:4], three, "01")


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return _BEGINS <= int(year) <= _ENDS

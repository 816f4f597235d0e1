"""The recovery code of an encrypted township: six groups of five characters on paper, the last of each proving its
group.

It holds 120 random bits. A mistake is told with its group, so that one group is compared with the paper and not thirty
characters.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Final

from desktop.errors import KnownError

#: Crockford's digits of base 32: without I, L, O, which are read as 1, 1, 0, and without U.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)} | {"I": 1, "L": 1, "O": 0}
GROUPS, GROUP = 6, 5
_DATA: Final = GROUP - 1


def new_code() -> str:
    """A code that nobody had before, as it is printed: ``A1B2C-D3E4F-…``."""
    return "-".join(
        _with_check(group, "".join(secrets.choice(ALPHABET) for _ in range(_DATA))) for group in range(GROUPS)
    )


def read_code(typed: str) -> str:
    """A code as somebody typed it, in small letters, full width, with other dashes or none, as it is printed.

    Raises KnownError ``recovery_code_length`` (``number`` characters were typed) or ``recovery_code_group`` (``group``
    counts from 1).
    """
    folded = unicodedata.normalize("NFKC", typed).upper()
    characters = re.sub(r"[\W_]", "", folded)
    for place, character in enumerate(characters):
        if character not in _VALUES:
            raise KnownError("recovery_code_group", group=min(place // GROUP + 1, GROUPS))
    if len(characters) != GROUPS * GROUP:
        raise KnownError("recovery_code_length", number=len(characters), all=GROUPS * GROUP)
    plain = "".join(ALPHABET[_VALUES[character]] for character in characters)
    groups = [plain[start : start + GROUP] for start in range(0, len(plain), GROUP)]
    for number, group in enumerate(groups):
        if _with_check(number, group[:_DATA]) != group:
            raise KnownError("recovery_code_group", group=number + 1)
    return "-".join(groups)


def _with_check(number: int, data: str) -> str:
    """A group with its check, as that of a sheet's code: over the field of 32 elements each place counts differently,
    and so does the group's number. One wrong character, two that changed places and two such groups are seen."""
    total = number
    for character in data:
        total = _doubled(total ^ _VALUES[character])
    return data + ALPHABET[total]


def _doubled(value: int) -> int:
    """``value`` times x in GF(32) = GF(2)[x] / (x⁵ + x² + 1)."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value

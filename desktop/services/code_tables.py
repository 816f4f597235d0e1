"""What a code table is: codes in the order in which a form offers them, each with what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Term(NamedTuple):
    """What a code is called."""

    en: str
    zh: str


Table = Mapping[str, Term]


def table(**terms: tuple[str, str]) -> Table:
    """A table from code → (English, Chinese); ``_`` before a code that is no name."""
    return MappingProxyType({code.lstrip("_"): Term(*words) for code, words in terms.items()})


def lines(text: str) -> Table:
    """A table from lines of "code Chinese English words"."""
    rows = (line.split(maxsplit=2) for line in text.strip().splitlines())
    return MappingProxyType({code: Term(en, zh) for code, zh, en in rows})

"""The plain kinds, each stated once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.services.plain import OneOf, Plain, Rule

AWARD: Final = Plain(
    "award",
    named_by="title",
    newest="given_on",
    searched=("title", "giver", "document_no", "note"),
    about=OneOf(("person", "household", "home", "org")),
    rules={"title": Rule(needed=True), "level": Rule(codes="award_level"), "note": Rule(long=True)},
)

#: In the order in which they are offered.
PLAIN: Final[tuple[Plain, ...]] = (AWARD,)
PLAIN_BY_KIND: Final[Mapping[str, Plain]] = {plain.kind: plain for plain in PLAIN}


def kinds_about(*kinds: str) -> frozenset[str]:
    """The plain kinds whose records may be about rows of these kinds."""
    return frozenset(plain.kind for plain in PLAIN if set(plain.subjects.values()) & set(kinds))

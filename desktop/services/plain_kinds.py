"""The plain kinds, each stated once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.services.plain import OneOf, Plain, Rows, Rule

AWARD: Final = Plain(
    "award",
    named_by="title",
    newest="given_on",
    searched=("title", "giver", "document_no", "note"),
    about=OneOf(("person", "household", "home", "org")),
    rules={"title": Rule(needed=True), "level": Rule(codes="award_level"), "note": Rule(long=True)},
)

#: Where a home stands, season by season; the last one is where it stands today.
HOME_PLACES: Final = Rows(
    "home_place",
    columns=("since", "kind", "place", "confirmed_by", "note"),
    named_by="place",
    order=("since",),
    grows=True,
    searched=("place", "note"),
    rules={
        "since": Rule(needed=True, today=True),
        "kind": Rule(needed=True, codes="home_place_kind"),
        "place": Rule(limit=80),
    },
)

#: In the order in which they are offered.
PLAIN: Final[tuple[Plain, ...]] = (AWARD,)
PLAIN_BY_KIND: Final[Mapping[str, Plain]] = {plain.kind: plain for plain in PLAIN}
#: Rows that records own, by their kind: those of plain kinds, and those of others.
ROWS: Final[Mapping[str, Rows]] = {
    rows.kind: rows for rows in (HOME_PLACES, *(rows for plain in PLAIN for rows in plain.rows))
}


def rows_of(kind: str) -> tuple[Rows, ...]:
    """What the records of a kind own."""
    return tuple(rows for rows in ROWS.values() if rows.owner == kind)


def kinds_about(*kinds: str) -> frozenset[str]:
    """The plain kinds whose records may be about rows of these kinds."""
    return frozenset(plain.kind for plain in PLAIN if set(plain.subjects.values()) & set(kinds))

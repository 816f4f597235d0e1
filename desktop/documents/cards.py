"""桌签 and 标签: cards to be folded for a table, and labels to be cut or stuck, of chosen women."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services import codes

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "cards"
#: More are no paper that somebody cuts.
MOST_CARDS: Final = 1_000


@dataclass(frozen=True)
class Card:
    """One card: the name, and a smaller line below ("" for none)."""

    name: str
    detail: str = ""


def cards_of(desk: Desk, ids: Sequence[bytes], *, place: bool) -> list[Card]:
    """Cards of these women in their order. On a table (``place``) her name stands alone; a label says her gacha and
    post too. Raises KnownError ``paper_too_long``."""
    if len(ids) > MOST_CARDS:
        raise KnownError("paper_too_long", rows=len(ids), most=MOST_CARDS)
    found = []
    for row in desk.people.rows(ids):
        posts = [f"{unit}{codes.label('post', code)}" for code, unit in row.posts[:1]]
        found.append(Card(row.name, "" if place else "　".join(filter(None, posts or [row.gacha]))))
    return found


def set_cards(cards: Sequence[Card], typesetter: Typesetter, *, place: bool) -> Paper:
    """The cards as a PDF: two to fold on a page, or 24 labels."""
    given = [{"name": card.name, "detail": card.detail} for card in cards]
    return typesetter.paper(TEMPLATE, {"title": "桌签" if place else "标签", "place": place, "cards": given})

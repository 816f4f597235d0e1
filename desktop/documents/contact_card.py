"""联系卡: what an executive leaves at a household: who she is, how she is reached, what she does. Four on a page.

Contents are Chinese, as papers are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "contact_card"
TITLE: Final = "联系卡"
#: More cards are no paper that somebody cuts.
MOST: Final = 1000
#: What an executive does for whom she is linked to, and where to turn at any hour.
SERVICES: Final = ("走访看望，倾听心声诉求", "帮办代办，联系救助和就业", "调解纠纷，维护合法权益")


class Card(NamedTuple):
    """One card: who links, her post and telephone, and to whom it goes (a household by its head)."""

    name: str
    post: str
    phone: str
    to: str


def cards_of(desk: Desk, ids: Sequence[bytes]) -> list[Card]:
    """A card for each link that is kept today, in their order; a leader from above and an organisation have none."""
    records = (record for record in desk.links.page(ids) if record is not None)
    today = desk.today().isoformat()
    cards = []
    for record in records:
        if record["linker"] is None or (record["until"] and record["until"] <= today):
            continue
        names = record["names"]
        whom = f"{record['about_name']}家庭" if record["about_kind"] == "household" else str(record["about_name"])
        cards.append(Card(names["who"], names["post"], names["phone"], whom))
    return cards


def set_cards(cards: Sequence[Card], unit: str, now: datetime, typesetter: Typesetter) -> Paper:
    """The cards of a township (``unit``) as a PDF, and what of them no font has. Raises KnownError
    ``paper_too_long``."""
    return typesetter.paper(TEMPLATE, template_data(cards, unit, now))


def template_data(cards: Sequence[Card], unit: str, now: datetime) -> Mapping[str, Any]:
    """What ``contact_card.typ`` reads; without a card one to be written by hand. Raises KnownError
    ``paper_too_long``."""
    if len(cards) > MOST:
        raise KnownError("paper_too_long", rows=len(cards), most=MOST)
    blank = Card("", "", "", "")
    return {
        "title": "妇联执委联系卡",
        "unit": f"{unit}妇女联合会",
        "services": list(SERVICES),
        "day": f"{now.year}年{now.month}月{now.day}日",
        "cards": [
            {"name": spaced_name(card.name), "post": card.post, "phone": card.phone, "to": card.to}
            for card in cards or [blank] * 4
        ],
    }

"""Cards for tables and labels: how many stand on a page, what they say, and that no name is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.documents.cards import MOST_CARDS, Card, cards_of, set_cards
from desktop.documents.typesetter import Typesetter
from desktop.errors import KnownError
from desktop.services.desk import Desk

LONG = "娜仁图雅·额尔德尼其其格·阿拉坦格日勒"


def pages(pdf: bytes) -> int:
    found = re.search(rb"/Type\s*/Pages.*?/Count (\d+)", pdf, re.DOTALL)
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize(("place", "count", "expected"), [(True, 3, 2), (False, 24, 1), (False, 25, 2)])
def test_two_cards_or_24_labels_stand_on_a_page(place: bool, count: int, expected: int) -> None:
    cards = [Card(LONG if at else "乌云", "萨仁台嘎查主席") for at in range(count)]
    paper = set_cards(cards, Typesetter(), place=place)
    assert pages(paper.pdf) == expected and paper.unshown == ()


def test_a_card_on_a_table_bears_the_name_alone_and_a_label_her_gacha(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.records.add_user("乌云")
    her = desk.people.save(None, {"name_zh": "其木格"}).id
    assert cards_of(desk, [her], place=True) == [Card("其木格")] == cards_of(desk, [her], place=False)
    with pytest.raises(KnownError, match="paper_too_long"):
        cards_of(desk, [her] * (MOST_CARDS + 1), place=True)
    desk.close()

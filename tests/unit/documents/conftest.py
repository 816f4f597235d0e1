"""One typesetter for all papers' tests, and sheets to set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from desktop.documents.sheet import SheetData, SheetGroup, SheetPerson
from desktop.documents.typesetter import Typesetter


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture
def make_sheet() -> Callable[..., SheetData]:
    """A sheet of so many women in so many gachas; other fields by name."""

    def make(women: int, gachas: int = 6, **fields: Any) -> SheetData:
        names = ("王兰", "萨仁高娃", "阿拉坦其其格", "乌云其木格", "陈桂英")
        groups = []
        for gacha in range(min(gachas, women)):
            people = tuple(
                SheetPerson(number.to_bytes(16, "big"), names[number % 5], "ᠴᠡᠴᠡᠭ", "执委")
                for number in range(women)
                if number % gachas == gacha
            )
            groups.append(SheetGroup(f"第{gacha + 1}嘎查", people))
        given: dict[str, Any] = {
            "title": "团圆饭活动签到表",
            "code": "K7M2QX4",
            "printed_at": datetime(2026, 11, 23, 14, 3),
            "groups": tuple(groups),
            "time": "2026年11月24日 周二 18:00–20:30",
            "place": "流动妇女之家",
            "hosts": ("苏木妇联", "嘎查妇联"),
            "convener": "其木格",
            "recorder": "王兰",
        }
        return SheetData(**(given | fields))

    return make

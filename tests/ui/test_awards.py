"""Awards: what is their own beside what every plain kind promises (tests/kinds)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.register import register_of
from desktop.ui import theme
from desktop.ui.awards import LOOK
from desktop.ui.elided import ElidedLink
from desktop.ui.plain_page import page_at
from desktop.ui.related import Related
from tests.ui.deskside import context_of, open_desk


@pytest.mark.parametrize("mongolian", [False, True])
def test_the_register_of_awards_has_the_offices_columns(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, mongolian: bool
) -> None:
    desk = open_desk(tmp_path)
    names = {"name_mn": "ᠰᠠᠷᠠᠨᠠ"} if mongolian else {"name_zh": "其木格"}
    her = desk.people.save(None, names).id
    awards = desk.plain["award"]
    awards.save(None, {"title": "好婆婆", "about": {"person": her}, "level": "gacha", "given_on": "2025"})
    awards.save(None, {"title": "三八红旗手", "about": {"person": her}, "level": "banner", "given_on": "2026-03-08"})
    page = page_at(context_of(desk)[0], "awards")
    qtbot.addWidget(page)
    assert LOOK.book is not None
    data = register_of(desk, "award", LOOK.book, page.table.records.ids)
    assert [c.heading for c in data.columns] == [
        *("姓名/集体/家庭", "荣誉名称", "授予单位", "级别", "日期", "文号", "备注")
    ]
    name = names.get("name_mn") or names["name_zh"]
    assert [row[:2] + row[3:5] for group in data.groups for row in group.rows] == [
        (name, "三八红旗手", "旗县级", "2026年3月8日"),
        (name, "好婆婆", "嘎查级", "2025年"),
    ]
    desk.close()


def test_a_title_of_sixty_characters_does_not_widen_her_page(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path)
    her = desk.people.save(None, {"name_zh": "其木格"}).id
    title = "关于表彰全旗妇女工作先进集体&先进个人的决定" * 3
    desk.plain["award"].save(None, {"title": title, "about": {"person": her}, "given_on": "2026"})
    related = Related(context_of(desk)[0])
    qtbot.addWidget(related)
    related.show_about({"person": her})
    related.resize(300, 100)
    with qtbot.waitExposed(related):
        related.show()
    (line,) = related.findChildren(QPushButton)
    assert related.minimumSizeHint().width() < 300
    assert line.width() <= 300 and line.text().endswith("…") and "集体&&先进" in line.text()
    assert title[-5:] in line.toolTip() and line.accessibleName().startswith(title)
    desk.close()


def test_a_link_gives_way_and_comes_back_whole(qtbot: QtBot, dressed: QApplication) -> None:
    whole = "盖章的决议 & 附件（关于表彰全旗妇女工作先进集体的决定）.pdf"
    link = ElidedLink(whole, middle=True)
    qtbot.addWidget(link)
    wide = link.sizeHint()
    assert link.text() == whole.replace("&", "&&") and link.accessibleName() == whole
    link.resize(wide.width() // 2, wide.height())
    with qtbot.waitExposed(link):
        link.show()
    assert "…" in link.text() and link.text().endswith(".pdf") and link.toolTip() == whole
    assert link.sizeHint() == wide and link.minimumSizeHint().width() <= theme.px(64), "what is shown does not decide"
    link.resize(wide)
    assert link.text() == whole.replace("&", "&&") and link.toolTip() == "" and link.whole == whole

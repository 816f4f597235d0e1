"""The recycle bin in the window: found by kind and name, looked at, brought back together, taken back again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from desktop.ui.bin.page import BinPage
from desktop.ui.page import Context
from tests.ui.deskside import Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    her = desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234", "birth": "1975-03"}).id
    visit = desk.visits.save(None, {"date": "2026-11-20", "person": her, "situation": "家里都好"}).id
    home = desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "kind": "H10"}).id
    desk.people.delete(her)
    desk.visits.delete(visit)
    desk.homes.delete(home)
    yield desk
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[BinPage, Window, Context]:
    context, window = context_of(desk)
    page = BinPage(context)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    return page, window, context


Opened = tuple[BinPage, Window, Context]


def rows(page: BinPage) -> list[list[str]]:
    return [line.split("\t") for line in page.table.records.as_tsv(range(page.table.count())).splitlines()[1:]]


def test_the_last_deleted_stands_first_with_who_and_when(opened: Opened) -> None:
    page, _, context = opened
    assert [row[0] for row in rows(page)] == ["萨仁台妇女之家", "其木格 · 2026-11-20", "其木格"]
    assert rows(page)[2][1:4] == ["1975年生", "人员", "您"]
    context.desk.journal.use_author(bytes(range(16)))
    page.reload()
    assert rows(page)[2][3] == "乌云"


def test_a_kind_and_a_name_narrow_it(qtbot: QtBot, opened: Opened) -> None:
    page, _, _ = opened
    page.kinds.chosen.emit("visit")
    assert [row[0] for row in rows(page)] == ["其木格 · 2026-11-20"]
    page.clear_filters()
    page.focus_search("萨仁台")
    qtbot.waitUntil(lambda: [row[0] for row in rows(page)] == ["萨仁台妇女之家"])
    page.clear_filters()
    page.focus_search("qmg")  # initials, as on the roster
    qtbot.waitUntil(lambda: [row[0] for row in rows(page)] == ["其木格"])


def test_it_says_how_long_it_keeps_and_who_does_not_come_back(opened: Opened) -> None:
    page, _, _ = opened
    assert "90 天" in page.words.text() and "400 天" in page.words.text() and "按本人要求" in page.words.text()


def test_a_record_is_looked_at_before_it_comes_back(opened: Opened) -> None:
    page, _, _ = opened
    page.open_record(page.table.records.ids[2])
    said = [made.text() for made in page.panel.findChildren(QLabel)]
    assert "13800001234" in said and "1975年3月" in said


def test_several_come_back_by_one_act_that_can_be_undone(qtbot: QtBot, opened: Opened, desk: Desk) -> None:
    page, window, _ = opened
    assert not page.back_button.isEnabled()
    page.table.setFocus()
    page.table.selectAll()
    assert page.back_button.text() == "找回 3 条"
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert page.table.count() == 0 and len(desk.people.ids()) == len(desk.visits.ids()) == 1
    assert page.empty.isVisible()
    text, undo = window.notify.toasts[-1]
    assert text == "已找回 3 条记录"
    undo()
    assert page.table.count() == 3 and desk.people.ids() == []


def test_who_may_only_look_brings_nothing_back(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    desk.journal.write([Edit("user", desk.records.user, {"role": "viewer"})], Label("user.change"))
    page = BinPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.show()
    assert page.back_button.isHidden()


def test_what_another_laptop_erased_meanwhile_leaves_an_empty_panel_closed(opened: Opened, desk: Desk) -> None:
    page, _, _ = opened
    key = page.table.records.ids[2]
    page.open_record(key)
    desk.bin.bring_back([key])
    page.context.bus.deliver()
    page.show_record(key)
    assert not page.side.panel_open

"""The page of the yearly table: a cell opens to its names, an earlier year is shown, a spreadsheet has the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.elided import ElidedLink
from desktop.ui.page import Context
from desktop.ui.yearly_table import YearlyTablePage
from protocol.ids import new_id
from tests.ui.deskside import NOW, Window, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    org, her = new_id(), new_id()
    post = {"person": her, "org": org, "post": "P1", "from_date": "2026-01-20"}
    desk.journal.write(
        [
            Edit("org_unit", org, {"name_zh": "甲嘎查", "level": "gacha", "form": "F1"}),
            Edit("person", her, {"name_zh": "其木格", "sex": "2"}),
            Edit("appointment", new_id(), post),
        ],
        Label("test"),
    )
    yield desk
    desk.close()


def test_a_cell_opens_to_its_names_and_the_year_before_has_its_own(
    qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    window: Any = Window()
    page = YearlyTablePage(Context(Settings(), Bus(), desk, window, lambda: NOW))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.settled, timeout=10_000)
    assert page.table is not None
    keys = [line.key for line in page.table.lines]
    row, column = keys.index("post.chairs"), 3
    page.grid.setCurrentIndex(page.grid.matrix.index(row, column))
    assert page.cell.title.text() == "主席 · 嘎查村：1"
    (link,) = (each for each in page.cell.findChildren(ElidedLink) if not each.isHidden())
    link.click()
    assert window.went[-1][0] == "people" and "id" in window.went[-1][1]
    (whole,) = (
        each for each in page.cell.findChildren(QPushButton) if each.text() == "全部列成名单" and not each.isHidden()
    )
    whole.click()
    assert window.went[-1][1]["words"] == "主席 · 嘎查村：1"
    page.save_to(tmp_path / "table")
    rows = load_workbook(str(tmp_path / "table.xlsx")).get_sheet_by_index(0).to_python()
    found = {values[0]: values[1] for values in rows if values[0]}
    assert found["主席"] == 1 and "项目" in found
    page.step(-1)
    qtbot.waitUntil(lambda: page.settled, timeout=10_000)
    assert (
        page.name.text().startswith("2025年")
        and page.cell.title.text() == "主席 · 嘎查村：0"
        and page.later.isEnabled()
    )
    page.step(1)
    assert not page.later.isEnabled()
    qtbot.waitUntil(lambda: page.settled, timeout=10_000)

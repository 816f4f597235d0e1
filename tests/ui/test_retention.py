"""保存期限 in the settings: the years, a reason why they stay, and erasing those that have a tick."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.settings_page.retention import RetentionCard
from protocol.clock import HybridClock
from tests.ui.deskside import NOW, context_of

THEN = datetime(NOW.year - 4, 11, 23, 9, 30)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "township", lambda: NOW)
    made.journal.clock = HybridClock(lambda: int(THEN.timestamp() * 1000), 0)
    made.records.add_user("乌云")
    for name in ("萨仁", "其木格"):
        made.people.save(None, {"name_zh": name, "status": "moved"})
    yield made
    made.close()


def test_years_a_reason_and_erasing_what_has_a_tick(qtbot: QtBot, desk: Desk) -> None:
    context, _ = context_of(desk)
    card = RetentionCard(context)
    qtbot.addWidget(card)
    card.refresh()

    def said() -> str:
        return "\n".join(each.text() for each in card.findChildren(QLabel) if not each.isHidden())

    assert "2 women are past their time" in said() and said().count("Nobody is past her time") == 2
    past = desk.retention.past()[0]
    why = card.ask_why(past)
    why.go_on.click()
    assert not why.isHidden(), "a reason is needed"
    why.editor.set_value("信访还没办结")
    why.go_on.click()
    assert why.isHidden() and "信访还没办结" in said()
    years = card.ask_years(past)
    years.editor.set_value(40)
    years.go_on.click()
    assert not years.isHidden() and desk.retention.years()["moved"] == 3
    years.editor.set_value(4)
    years.go_on.click()
    assert years.isHidden() and desk.retention.years()["moved"] == 4
    erase = card.ask_erase(desk.retention.past()[0])
    assert erase.list.count() == 2
    erase.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    kept = desk.retention.past()[0].women[1]
    assert "Erase 1 " in erase.erase_button.text()
    erase.erase_button.click()
    assert erase.isHidden() and desk.retention.past()[0].women == (kept,) and "\n1 wom" in said()

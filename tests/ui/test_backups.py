"""Backups as they are seen: what each holds, which tell of an erased woman, deleting one; a clock that was wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.ui.settings_page.kept import KeptList
from desktop.ui.today.page import TodayPage
from desktop.ui.welcome.trouble import Trouble
from desktop.ui.widgets import Ask
from tests.ui.deskside import NOW, Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "desk")
    yield made
    made.close()


def back_up(desk: Desk, at: datetime, name: str) -> Path:
    """A copy made by a clock that says ``at``, after one more woman was written down."""
    desk.people.quick_add(name)
    desk.now = lambda: at
    kept = desk.backups.back_up_now()
    desk.now = lambda: NOW
    return kept.path


def shown(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def listed(desk: Desk, qtbot: QtBot) -> tuple[KeptList, Window]:
    context, window = context_of(desk)
    made = KeptList(context)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.read_in):
        made.read()
    return made, window


def delete_buttons(made: KeptList) -> list[QPushButton]:
    buttons = made.findChildren(QPushButton)
    return [each for each in buttons if each.text() == "删除" and not each.parentWidget().isHidden()]


def test_each_backup_says_what_it_holds_and_is_deleted_when_asked(
    desk: Desk, dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = back_up(desk, NOW - timedelta(days=1), "其木格")
    newer = back_up(desk, NOW, "乌日娜")
    made, window = listed(desk, qtbot)
    assert "妇女 2 人 · 活动 0 场 · 走访 0 次" in shown(made.rows.itemAt(0).widget())
    assert "妇女 1 人" in shown(made.rows.itemAt(1).widget())
    asked: list[str] = []
    answers = iter(["no", "yes", "yes"])
    monkeypatch.setattr(Ask, "question", lambda _parent, _title, text, _answers: asked.append(text) or next(answers))
    delete_buttons(made)[1].click()
    assert older.exists() and "妇女 1 人" in asked[0]
    with qtbot.waitSignal(made.read_in):
        delete_buttons(made)[1].click()
    assert not older.exists() and made.rows.count() == 1
    assert window.notify.toasts[-1][0] == "备份已删除"
    delete_buttons(made)[0].click()
    qtbot.waitUntil(lambda: window.notify.banners == ["backup_last"])
    assert newer.exists()


def test_backups_that_still_tell_of_an_erased_woman_are_named_however_old(
    desk: Desk, dressed: QApplication, qtbot: QtBot
) -> None:
    woman = desk.people.quick_add("其木格").id
    telling = back_up(desk, NOW - timedelta(days=100), "乌日娜")
    desk.erasure.ask(woman, "her_wish")
    with desk.db.writing() as connection:  # as the next sync does
        connection.execute("UPDATE person SET name_zh = NULL WHERE id = ?", (woman,))
    for day in (28, 21, 14, 6, 5, 4, 3, 2, 1, 0):
        back_up(desk, NOW - timedelta(days=day), f"娜仁{day}")
    assert telling.exists()
    made, _ = listed(desk, qtbot)
    assert "有 1 份备份里还有已永久删除的妇女" in made.erased.text() and not made.erased.isHidden()
    rows = [shown(made.rows.itemAt(number).widget()) for number in range(made.rows.count())]
    assert ["含已删除 1 人" in row for row in rows].count(True) == 1
    assert len(rows) < len(desk.backups.list()) and not made.more.isHidden()
    made.more.click()
    assert made.rows.count() == len(desk.backups.list()) and made.more.isHidden()


def test_a_backup_dated_in_the_future_is_marked_and_today_says_that_the_date_was_wrong(
    desk: Desk, dressed: QApplication, qtbot: QtBot
) -> None:
    back_up(desk, datetime(2035, 1, 1, 9, 0), "其木格")
    made, _ = listed(desk, qtbot)
    assert "2035年1月1日" in shown(made) and "日期不对" in shown(made)
    context, _ = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    lines = [button.text() for button in page.findChildren(QPushButton)]
    assert "电脑的日期不对，或曾经不对" in lines and "2035年1月1日" in shown(page)


def test_a_damaged_file_is_offered_the_backup_that_holds_most_with_its_year(
    desk: Desk, dressed: QApplication, qtbot: QtBot
) -> None:
    back_up(desk, datetime(2035, 1, 1, 9, 0), "其木格")
    for minute in range(3):
        last = back_up(desk, NOW - timedelta(days=365) + timedelta(minutes=minute), f"乌日娜{minute}")
    made = Trouble(KnownError("database_damaged"), desk.folder)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.newest.isVisible)
    assert "2025年11月23日" in made.found.text() and "妇女 4 人" in made.found.text()
    with qtbot.waitSignal(made.restore) as chosen:
        made.newest.click()
    assert chosen.args == [last]


def test_an_offered_backup_of_a_year_to_come_says_so(desk: Desk, dressed: QApplication, qtbot: QtBot) -> None:
    back_up(desk, datetime(2135, 1, 1, 9, 0), "其木格")
    made = Trouble(KnownError("database_damaged"), desk.folder)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.newest.isVisible)
    assert "2135年1月1日" in made.found.text() and "还没有到" in made.found.text()

"""C10: a window that was left open over night counts from the new day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.activities import Draft
from desktop.services.desk import Desk
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.day_clock import DayClock
from desktop.ui.form_fields import DateEditor, TextEditor
from desktop.ui.homes.page import HomesPage
from desktop.ui.month.page import MonthPage
from desktop.ui.page import Context
from desktop.ui.people.page import PeoplePage
from desktop.ui.today.page import TodayPage
from desktop.ui.visits.page import VisitsPage
from tests.ui.deskside import context_of, open_desk


@dataclass
class Wall:
    """A clock on the wall that a test sets."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 25, 23, 50))

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def desk(tmp_path: Path, wall: Wall) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    desk.now = wall  # type: ignore[method-assign]  # the local clock is handed in
    yield desk
    desk.close()


@pytest.fixture
def context(desk: Desk, wall: Wall) -> Context:
    made, _ = context_of(desk)
    made.now = wall
    return made


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)


def over_night(context: Context, wall: Wall) -> None:
    wall.at += timedelta(minutes=20)
    context.bus.day_turned.emit()


def texts(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [made.text() for made in page.findChildren(QLabel) if made.isVisible()]


def column(page: PeoplePage | ActivitiesPage, number: int) -> list[str]:
    return [line.split("\t")[number] for line in page.table.records.as_tsv([0]).splitlines()[1:]]


# --- the signal ----------------------------------------------------------------------------------------------------


def test_midnight_is_told_once(qtbot: QtBot, wall: Wall) -> None:
    wall.at = datetime(2026, 11, 25, 23, 59, 59, 990_000)
    clock = DayClock(wall)
    with qtbot.assertNotEmitted(clock.turned):
        clock.look()
    wall.at = datetime(2026, 11, 26, 0, 0, 1)
    with qtbot.waitSignal(clock.turned):
        pass  # its own timer
    with qtbot.assertNotEmitted(clock.turned):
        clock.look()


def test_a_laptop_that_wakes_or_is_set_right_is_noticed(qtbot: QtBot, wall: Wall) -> None:
    clock = DayClock(wall)
    wall.at += timedelta(days=3)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    with qtbot.waitSignal(clock.turned):
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    wall.at -= timedelta(days=900)  # the clock had been wrong
    with qtbot.waitSignal(clock.turned):
        clock.look()


# --- the pages -----------------------------------------------------------------------------------------------------


def test_today_is_today(qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall) -> None:
    draft = Draft(b"\1" * 16, {"kind": "A01", "title": "防火宣传", "start": "2026-11-26T10:00", "status": "planned"})
    context.desk.activities.save(draft)
    page = TodayPage(context)
    shown(qtbot, page)
    assert page.title.text() == "11月25日 周三"
    qtbot.waitUntil(lambda: "明天 10:00" in texts(page))
    over_night(context, wall)
    assert page.title.text() == "11月26日 周四"
    qtbot.waitUntil(lambda: "今天 10:00" in texts(page))


def test_ages_are_counted_anew(qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall) -> None:
    woman = context.desk.people.save(None, {"name_zh": "其木格", "birth": "1975-11-26"}).id
    page = PeoplePage(context)
    shown(qtbot, page)
    page.open_record(woman)
    before = " ".join(texts(page))
    assert "50" in before and "51" not in before
    over_night(context, wall)
    after = " ".join(texts(page))
    assert "51" in after
    assert any("51" in cell for cell in (column(page, n)[0] for n in range(len(page.table.records.columns))))


def test_a_page_that_is_not_shown_counts_anew_when_it_is(
    qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall
) -> None:
    page = TodayPage(context)
    shown(qtbot, page)
    page.hide()
    over_night(context, wall)
    page.show()
    assert page.title.text() == "11月26日 周四"


def test_the_month_follows_unless_she_looks_at_another(
    qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall
) -> None:
    context.settings.closing_day = 25
    context.desk.visits.save(None, {"date": "2026-09-10", "person": context.desk.people.quick_add("其木格").id})
    page = MonthPage(context)
    shown(qtbot, page)
    assert (page.period.year, page.period.month) == (2026, 10)  # the one that closed last
    over_night(context, wall)
    assert (page.period.year, page.period.month) == (2026, 11)
    page.step(-2)
    context.bus.day_turned.emit()
    assert (page.period.year, page.period.month) == (2026, 9)
    qtbot.waitUntil(lambda: page.summary is not None and page.summary.period == page.period)


def test_this_month_s_visits_and_a_new_visit_s_day_follow(
    qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall
) -> None:
    context.settings.closing_day = 25
    her = context.desk.people.quick_add("其木格").id
    context.desk.visits.save(None, {"date": "2026-11-24", "person": her})
    page = VisitsPage(context)
    shown(qtbot, page)
    page.period.set_value("this")
    page.period.chosen.emit("this")
    assert page.table.count() == 1
    page.go_to(new=True)
    over_night(context, wall)
    assert page.table.count() == 0 and page.period.value() == "this"
    assert page.editor.form.values()["date"] == "2026-11-26"
    page.editor.form.show_draft({"place": "冬营地", "date": "2026-11-26"})
    wall.at += timedelta(days=1)
    context.bus.day_turned.emit()  # what is being typed is hers
    assert (page.editor.form.values()["place"], page.editor.form.values()["date"]) == ("冬营地", "2026-11-26")


def test_an_empty_new_activity_takes_the_new_day_and_one_that_was_begun_does_not(
    qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall
) -> None:
    page = ActivitiesPage(context)
    shown(qtbot, page)
    page.new_record()
    editor = page.editor
    assert editor is not None
    over_night(context, wall)
    assert editor.form.values()["when"].start == "2026-11-26"
    title = editor.form.editor("title")
    assert isinstance(title, TextEditor)
    qtbot.keyClicks(title.line, "zuotan")
    wall.at += timedelta(days=1)
    context.bus.day_turned.emit()
    assert editor.form.values()["when"].start == "2026-11-26" and editor.form.values()["title"] == "zuotan"


def test_a_date_is_checked_against_the_day_it_is_now(
    qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall
) -> None:
    page = VisitsPage(context)
    shown(qtbot, page)
    page.go_to(new=True)
    editor = page.editor.form.editor("date")
    assert isinstance(editor, DateEditor)
    editor.line.setText("2026-11-26")
    editor.edited.emit()
    assert page.editor.form.problems().get("date") == "date_future"
    over_night(context, wall)
    assert "date" not in page.editor.form.problems()


@pytest.mark.parametrize("kind", [ActivitiesPage, HomesPage])
def test_the_other_lists_are_read_anew(
    qtbot: QtBot, dressed: QApplication, context: Context, wall: Wall, kind: type[ActivitiesPage | HomesPage]
) -> None:
    page = kind(context)
    shown(qtbot, page)
    with qtbot.waitSignal(page.table.reloaded):
        over_night(context, wall)

"""An exception while Qt paints, measures or sorts is a bug that is reported; the window lives on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import SAMPLE, Program
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.starting import load_sample
from desktop.settings import Settings
from desktop.ui import sidebar
from desktop.ui.activities.attendance_list import AttendanceList, Entry
from desktop.ui.main_window import MainWindow
from desktop.ui.notify import CrashReporter
from desktop.ui.person_picker import PersonPicker
from desktop.ui.table import DataTable
from desktop.ui.table_model import Row
from protocol.ids import new_id


def broken(*_: Any) -> str:
    raise RuntimeError("其木格 13848201234")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample township with a choice to make; gives the folder of the program's data."""
    root = tmp_path_factory.mktemp("sample")
    desk = Desk.open(root / SAMPLE)
    load_sample(desk)
    woman = desk.people.ids()[0]
    versions = [
        {"value": value, "author": desk.journal.author.hex(), "device": bytes(16).hex(), "number": 1, "stamp": 1}
        for value in ("13848200001", "13848200002")
    ]
    fields = {"kind": "person", "row": woman, "field": "phone", "state": "open", "versions": versions}
    desk.journal.write([Edit("conflict", new_id(), fields)], Label("test"))
    desk.people.delete(desk.people.ids()[1])
    desk.close()
    return root


@pytest.fixture(scope="module")
def window(qapp: QApplication, sample: Path) -> Iterator[MainWindow]:
    program = Program(qapp, sample, Settings(sample / "settings.json", township=SAMPLE))
    program.start()
    assert program.window is not None
    program.window.resize(1366, 768)
    yield program.window
    program.end()
    program.window.blockSignals(True)
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()


#: Every table of the window: its name, and what shows it.
TABLES = {
    "people": ("people", {}),
    "person_activities": ("people", {"part": "activities"}),
    "units": ("units", {}),
    "homes": ("homes", {}),
    "activities": ("activities", {}),
    "visits": ("visits", {}),
    "bin": ("bin", {}),
    "conflicts": ("sync", {"part": "conflicts"}),
}


def table_of(window: MainWindow, name: str) -> DataTable:
    """Goes to where a table is shown."""
    page, where = TABLES[name]
    if "part" in where and page == "people":
        busy = next(line.person for line in _latest(window).lines if line.person)
        window.go(page, id=busy)
        view = window.page(page).view  # type: ignore[attr-defined]  # the roster's
        view.parts.chosen.emit(where["part"])
    else:
        window.go(page, **where)
    return next(table for table in window.findChildren(DataTable) if table._name == name)


def _latest(window: MainWindow) -> Any:
    activities = window.context.desk.activities
    return next(found for id_ in activities.ids() if (found := activities.get(id_)) and found.counts.known)


def test_every_table_is_tried(window: MainWindow) -> None:
    for name in TABLES:
        table_of(window, name)
    assert {table._name for table in window.findChildren(DataTable)} == set(TABLES)


#: What a cell shows of a column's part.
SHOWN: dict[str, Callable[[Any], Any]] = {
    "text": lambda index: index.data(),
    "tone": lambda index: index.model().tone(index.row(), index.column()),
    "tip": lambda index: index.data(Qt.ItemDataRole.ToolTipRole),
}


@pytest.mark.parametrize("part", SHOWN)
@pytest.mark.parametrize("name", TABLES)
def test_a_column_that_raises_leaves_its_cells_blank_and_the_others_as_they_are(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, part: str
) -> None:
    table = table_of(window, name)
    whole = table.records.columns
    words = [table.records.words(0, column) for column in range(len(whole))]
    assert any(words)
    for number, column in enumerate(whole):
        spoilt = (*whole[:number], replace(column, **{part: broken}), *whole[number + 1 :])
        monkeypatch.setattr(table.records, "columns", spoilt)
        with qtbot.captureExceptions() as caught:
            table.reload()
            table.grab()
            index = table.records.index(0, number)
            table.sizeHintForIndex(index)
            assert not SHOWN[part](index)
        assert {kind for kind, *_ in caught} == {RuntimeError}, column.key
        kept = [table.records.words(0, other) for other in range(len(whole)) if other != number]
        assert kept == words[:number] + words[number + 1 :]
        monkeypatch.setattr(table.records, "columns", whole)


def test_a_page_of_rows_that_cannot_be_read_is_blank_until_the_list_is_read_anew(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = table_of(window, "visits")
    page = table.records._page
    table.records._page = broken
    with qtbot.captureExceptions() as caught:
        table.reload()
        table.grab()
        table.grab()
    assert [kind for kind, *_ in caught] == [RuntimeError]  # once a page of rows, not once a cell
    assert table.records.words(0, 0) == ""
    table.records._page = page
    table.reload()
    assert table.records.words(0, 0)


def test_an_order_that_cannot_be_made_leaves_the_list_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    table = table_of(window, "people")
    before = list(table.records.ids)
    ids, table._ids = table._ids, broken
    with qtbot.captureExceptions() as caught:
        table.records.sort(1)
    assert len(caught) == 1 and list(table.records.ids) == before
    table._ids = ids
    table.grab()


def test_a_picker_whose_search_or_rows_raise_shows_what_it_can(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: Sequence[Row] = window.context.desk.people.search("gw")
    assert found
    picker = PersonPicker(lambda _text, _limit: found)
    qtbot.addWidget(picker)
    picker.show()
    with qtbot.captureExceptions() as caught:
        monkeypatch.setattr(picker, "status_words", broken)
        picker.look("gw")
        picker.grab()
    assert caught and picker.results.isVisible()
    with qtbot.captureExceptions() as caught:
        monkeypatch.setattr(picker, "_search", broken)
        picker.look("gaow")
    assert len(caught) == 1 and not picker.results.isVisible()


def test_a_finder_that_raises_takes_nothing_from_the_others(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = window._specs["homes"]
    monkeypatch.setitem(window._specs, "homes", replace(spec, find=broken))
    with qtbot.captureExceptions() as caught:
        titles = [found.title for found in window._find("gw")]
    assert len(caught) == 1 and titles


def test_ticks_that_raise_are_blank(qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = AttendanceList()
    qtbot.addWidget(ticks)
    ticks.show_entries([Entry("a", "其木格"), Entry("b", "乌日娜", state="of a newer version")])
    ticks.resize(400, 100)
    ticks.grab()  # a state that only a newer version knows is shown, nothing is reported
    monkeypatch.setattr("desktop.ui.activities.attendance_list.shown_name", broken)
    with qtbot.captureExceptions() as caught:
        ticks.grab()
        assert ticks.model().index(0, 0).data() is None
    assert {kind for kind, *_ in caught} == {RuntimeError}


def test_a_widget_that_paints_itself_ends_its_painting(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sidebar, "paint_icon", broken)
    with qtbot.captureExceptions() as caught:
        window.sidebar.grab()
        window.sidebar.grab()  # a painter left open would say so here
    assert {kind for kind, *_ in caught} == {RuntimeError}


def test_what_is_raised_at_each_painting_is_reported_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reporter = CrashReporter(window)
    monkeypatch.setattr(reporter, "_show", lambda _text: None)
    monkeypatch.setattr(sys, "excepthook", reporter.report)
    table = table_of(window, "people")
    whole = table.records.columns
    table.records.columns = (replace(whole[0], text=broken), *whole[1:])
    for _ in range(3):
        table.records.index(0, 0).data()
    reports = [record.message for record in caplog.records if record.message.startswith("bug")]
    assert len(reports) == 1 and "其木格" not in reports[0]
    table.records.columns = whole

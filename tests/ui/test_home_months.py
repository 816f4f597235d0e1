"""Homes × months: the counts are the activities that open, what is due is marked, the matrix moves and prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.grid import GridCell, GridData, GridLine
from desktop.services.home_months import MISSING, RUNNING
from desktop.ui import theme
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.homes.months import HomeMonthsPage
from protocol.ids import new_id
from tests.ui.deskside import Window, context_of, open_desk

LONG = "一个名字很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的妇女之家"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


def hold(desk: Desk, home: bytes, start: str, status: str = "held") -> bytes:
    id_ = new_id()
    fields = {"home": home, "start": start, "status": status, "title": start}
    desk.journal.write([Edit("activity", id_, fields)], Label("test"))
    return id_


def cells(desk: Desk, home: bytes, year: int = 2026) -> list[GridCell]:
    (line,) = (line for line in desk.home_months.grid(year, 31).lines if line.id == home)
    return list(line.cells)


def test_a_month_that_lacks_something_is_marked_only_where_something_was_due(desk: Desk) -> None:
    fixed = desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "kind": "H10", "founded_on": "2026-03"}).id
    first = hold(desk, fixed, "2026-05-31T18:00")
    hold(desk, fixed, "2026-06-02T18:00", "cancelled")
    hold(desk, fixed, "2026-07-02T18:00", "planned")
    row = cells(desk, fixed)
    assert [cell.value for cell in row] == [None, None, None, 0, 1, 0, 0, 0, 0, 0, None, None]
    assert row[4].ids == (first,) and row[3].state == MISSING and row[2].state == "" and row[10].state == RUNNING
    desk.homes.save(fixed, {"closed_on": "2026-08"})
    assert [cell.value for cell in cells(desk, fixed)][5:] == [0, 0, None, None, None, None, None]
    mobile = desk.homes.save(None, {"name_zh": LONG, "kind": "H40"}).id
    hold(desk, mobile, "2026-02-11T10:00")
    assert [cell.value for cell in cells(desk, mobile)] == [None, 1, None, 0, 0, 0, 0, 0, 0, None, None, None]
    online = desk.homes.save(None, {"name_zh": "网上妇女之家", "kind": "H50", "closed_on": "2025-01-01"}).id
    assert online not in {line.id for line in desk.home_months.grid(2026, 31).lines}
    desk.homes.delete(mobile)
    assert [line.id for line in desk.home_months.grid(2026, 31).lines] == [fixed]


def test_a_day_counts_in_the_working_month_that_it_falls_into(desk: Desk) -> None:
    home = desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "kind": "H10"}).id
    for start in ("2025-12-25T09:00", "2025-12-26T00:00", "2026-01-25T23:59", "2026-01-26T00:00", "2026-12-26T09:00"):
        hold(desk, home, start)
    (line,) = desk.home_months.grid(2026, 25).lines
    assert [len(cell.ids) for cell in line.cells] == [2, 1] + [0] * 10
    assert desk.home_months.years(25) == (2025, 2026)


@given(st.lists(st.lists(st.lists(st.integers(0, 9), max_size=3), min_size=2, max_size=2), max_size=4))
def test_sums_hold_what_they_sum(rows: list[list[list[int]]]) -> None:
    lines = [
        GridLine(
            bytes([at]),
            "",
            tuple(
                GridCell(len(ids) or None, ids=tuple(b"%d" % (100 * at + 10 * k + i) for i in range(len(ids))))
                for k, ids in enumerate(row)
            ),
        )
        for at, row in enumerate(rows)
    ]
    summed = GridData(("a", "b"), tuple(lines)).summed("all", "total")
    assert summed.columns == ("a", "b", "total") and len(summed.lines) == len(rows) + bool(rows)
    for line in summed.lines:
        assert line.cells[2].value == len(line.cells[2].ids) == len(line.cells[0].ids) + len(line.cells[1].ids)
    if rows:
        assert summed.lines[-1].cells[2].value == sum(len(ids) for row in rows for ids in row)
        assert summed.table("", ["", "", ""])[-1][3] == summed.lines[-1].cells[2].value
    with pytest.raises(ValueError, match="each column"):
        GridData(("a",), (GridLine(b"", "", ()),))


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[HomeMonthsPage, Window]:
    home = desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "kind": "H10"}).id
    other = desk.homes.save(None, {"name_mn": "ᠨᠦᠭᠦᠳᠡᠯ", "name_zh": LONG, "kind": "H40"}).id
    for start in ("2026-03-08T10:00", "2026-03-20T10:00", "2026-10-01T10:00"):
        hold(desk, home, start)
    hold(desk, other, "2026-03-09T10:00")
    context, window = context_of(desk)
    page = HomeMonthsPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    return page, window


def test_a_cell_opens_just_the_activities_that_it_counts(
    opened: tuple[HomeMonthsPage, Window], desk: Desk, qtbot: QtBot
) -> None:
    page, window = opened
    context, _ = context_of(desk)
    log = ActivitiesPage(context)
    qtbot.addWidget(log)
    matrix, seen = page.grid.matrix, 0
    for row in range(matrix.rowCount()):
        for column in range(matrix.columnCount()):
            cell = matrix.grid.lines[row].cells[column]
            page.open_cell(row, column)
            if not cell.ids:
                continue
            key, where = window.went.pop()
            assert key == "activities"
            log.go_to(**where)
            assert log.table.count() == cell.value == len(cell.ids) and set(log.table.records.ids) == set(cell.ids)
            assert log.filtered() and where["words"] in log.span.text()
            seen += 1
    assert seen == 8 and not window.went
    log.clear_filters()
    assert log.table.count() == 4 and not log.filtered()


def test_it_is_walked_by_keys_and_says_what_a_cell_is(opened: tuple[HomeMonthsPage, Window], qtbot: QtBot) -> None:
    page, window = opened
    grid, matrix = page.grid, page.grid.matrix
    row = next(row for row, line in enumerate(matrix.grid.lines) if line.name == "萨仁台妇女之家")
    grid.setCurrentIndex(matrix.index(row, 1))
    assert "每月应至少一次" in page.told.text() and not page.open.isVisible()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert "2" in page.open.text() and page.open.isVisible()
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    page.open.click()
    assert len(window.went) == 2 and len(window.went[0][1]["ids"]) == 2 and window.went[0] == window.went[1]
    said = matrix.data(matrix.index(row, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert (
        said.startswith("萨仁台妇女之家")
        and "每月" in said
        and matrix.data(matrix.index(row, 1), Qt.ItemDataRole.ToolTipRole)
    )
    assert grid.accessibleName() and matrix.cell(matrix.index(row, 1)).tone == "warn"
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 4 and lines[row + 1].split("\t")[:4] == ["萨仁台妇女之家", "0", "0", "2"]
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    grid.copy()
    assert len(QGuiApplication.clipboard().text().split("\n")[0].split("\t")) == 3


def test_it_follows_what_is_written_and_keeps_its_place(opened: tuple[HomeMonthsPage, Window], desk: Desk) -> None:
    page, _ = opened
    matrix = page.grid.matrix
    row = next(row for row, line in enumerate(matrix.grid.lines) if line.name == "萨仁台妇女之家")
    page.grid.setCurrentIndex(matrix.index(row, 1))
    hold(desk, matrix.grid.lines[row].id, "2026-02-02T10:00")
    desk.homes.save(None, {"name_zh": "一号妇女之家", "kind": "H10"})
    page.context.bus.deliver()
    at = page.grid.currentIndex()
    assert matrix.grid.lines[at.row()].name == "萨仁台妇女之家" and at.column() == 1 and matrix.cell(at).value == 1
    page.step(-1)
    assert page.year == 2026 and not page.earlier.isEnabled() and not page.later.isEnabled()


def test_it_is_saved_and_printed(opened: tuple[HomeMonthsPage, Window], qtbot: QtBot, tmp_path: Path) -> None:
    page, window = opened
    page.save_to(tmp_path / "year")
    assert (tmp_path / "year.xlsx").stat().st_size > 1000
    page.save_to(tmp_path / "nowhere" / "year")
    assert len(window.notify.toasts) == 1 and len(window.notify.banners) == 1
    page.print_shown()
    assert page.paper is not None
    with qtbot.waitSignal(page.paper.shown, timeout=20_000):
        pass
    assert page.paper.preview.page_count == 1 and page.whole.isHidden()
    assert page.go_back() and page.whole.isVisible() and not page.go_back()


def test_at_double_size_the_names_stay_and_leave_room(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    desk.homes.save(None, {"name_zh": LONG, "kind": "H10"})
    theme.apply(dressed, "light", 2.0)
    try:
        page = HomeMonthsPage(context_of(desk)[0])
        qtbot.addWidget(page)
        page.resize(1366, 768)
        page.show()
        qtbot.waitExposed(page)
        names = page.grid.verticalHeader()
        page.grid.setCurrentIndex(page.grid.matrix.index(0, 12))
        assert names.width() <= page.grid.width() * 0.4 + 1 and names.isVisible() and names.viewport().visibleRegion()
        shown = page.grid.visualRect(page.grid.currentIndex())
        assert page.grid.viewport().rect().contains(shown)
        assert page.grid.matrix.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    finally:
        theme.apply(dressed, "light")


def test_nothing_stands_there_before_there_is_a_home(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    page = HomeMonthsPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    assert page.empty.isVisible() and not page.grid.isVisible() and not page.open.isVisible()
    assert (
        desk.home_months.years(25) == (2026, 2026)
        and isinstance(desk.now(), datetime)
        and desk.today() > date(2026, 1, 1)
    )

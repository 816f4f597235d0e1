"""报表: months, quarters, halves and years beside the year before; each number opens what is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop.services.desk import Desk
from desktop.services.figures import Cell, Span
from desktop.store.changes import Edit, Label
from desktop.ui.month.behind import Behind
from desktop.ui.month.page import MonthPage
from desktop.ui.month.words import cell_words, signed_words, towards
from protocol.ids import derived_id, new_id
from tests.ui.deskside import context_of

A, B, MAN = (derived_id("test", name) for name in ("a", "b", "man"))
HOME = derived_id("test", "home")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 29, 9))
    edits = [Edit("person", A, {"name_zh": "萨仁花", "sex": "2"}), Edit("person", B, {"name_mn": "ᠣᠶᠤᠨ", "sex": "2"})]
    edits += [Edit("person", MAN, {"name_zh": "巴图", "sex": "1"}), Edit("home", HOME, {"name_zh": "乌兰之家"})]
    for day, came in (("2026-11-05", [A, MAN]), ("2026-10-20", [A, B]), ("2025-11-05", [B])):
        id_ = new_id()
        row: dict[str, Any] = {"start": f"{day}T09:00", "status": "held", "kind": "A01", "home": HOME}
        edits.append(Edit("activity", id_, row))
        for person in came:
            came_row = {"activity": id_, "person": person, "state": "present"}
            edits.append(Edit("attendance", derived_id("attendance", id_, person), came_row))
    desk.journal.write(edits, Label("test"))
    yield desk
    desk.close()


def shown(qtbot: QtBot, page: MonthPage, span: Span = Span.MONTH) -> None:
    qtbot.waitUntil(lambda: page.settled and page.report is not None and page.report.term.span is span)


def numbers(page: MonthPage, words: str) -> list[QPushButton]:
    """The buttons of a figure's line, from left to right."""
    found = [each for each in page.findChildren(QPushButton) if each.accessibleName().startswith(f"{words} ")]
    return sorted(found, key=lambda each: each.mapTo(page, each.rect().topLeft()).x())


def test_a_figure_of_each_column_opens_what_it_counted(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    shown(qtbot, page)
    now, before, year = numbers(page, "参加活动人数（人）")
    assert [each.text() for each in (now, before, year)] == ["2", "1", "3"]
    for each in (now, before, year):
        each.click()
    people = [set(where["ids"]) for key, where in window.went if key == "people"]
    assert people == [{A, MAN}, {B}, {A, B, MAN}]
    numbers(page, "参加活动（人次）")[2].click()
    assert window.went[-1] == (
        "activities",
        {"since": "2025-12-26", "until": "2026-11-25", "status": "held"},
    )


def test_a_quarter_counts_anew_and_is_named(qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path) -> None:
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    shown(qtbot, page)
    page.span_choice.chosen.emit("QUARTER")
    shown(qtbot, page, Span.QUARTER)
    assert page.header.title.text() == "季度小结" and page.name.text() == "2026年第4季度"
    assert page.summary is not None and page.summary.attendances == 4 and len(page.summary.people) == 2
    page.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "指标  2026年第4季度  2025年第4季度  增减  本年累计" in lines
    assert "参加活动（人次）  4  1  +300.0 %  4" in lines
    assert "　整期开放中有活动的  1/1 = 100.0 %  1/1 = 100.0 %  —  1/1 = 100.0 %" in lines
    page.save_to(tmp_path / "季.xlsx")
    rows = load_workbook(tmp_path / "季.xlsx").get_sheet_by_index(0).to_python()
    assert ["参加活动人数（人）", 3.0, 1.0, "+200.0 %", 3.0] in [row[:5] for row in rows]
    page.choose(Span.YEAR)
    shown(qtbot, page, Span.YEAR)
    page.copy()
    assert "指标  2026年  2025年  增减" in QGuiApplication.clipboard().text().splitlines()
    page.choose(Span.MONTH)
    assert page.name.text() == "2026年12月"
    shown(qtbot, page)


def test_the_names_of_homes_stand_behind_their_number(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    shown(qtbot, page)
    numbers(page, "　整期开放中有活动的")[0].click()
    behind = page.findChild(Behind)
    assert behind is not None and behind.isVisible()
    (name,) = [each for each in behind.findChildren(QPushButton) if each.text() == "乌兰之家"]
    name.click()
    assert window.went[-1] == ("homes", {"id": HOME}) and not behind.isVisible()


def test_going_on_while_one_is_counted_shows_the_last_one_asked_for(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    for span in (Span.YEAR, Span.HALF, Span.QUARTER):
        page.choose(span)
    page.step(-1)
    shown(qtbot, page, Span.QUARTER)
    assert page.report is not None and page.report.term == page.term and page.name.text() == "2026年第3季度"


def test_a_report_is_shown_as_a_paper_and_left_again(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    page.print_shown()
    assert page.paper is None  # nothing was counted yet: it comes by itself
    qtbot.waitUntil(lambda: page.paper is not None)
    assert page.go_back() and page.settled
    qtbot.waitUntil(lambda: len(page.plot.bars()) == 12)
    page.print_shown()
    paper = page.paper
    assert paper is not None
    qtbot.waitSignal(paper.shown, timeout=20_000).wait()
    assert paper.preview.page_count == 2 and paper.title.text() == "本月小结-2026-11"
    assert not page.header.isVisible()
    assert page.go_back() and page.header.isVisible() and not page.go_back()


def test_twelve_months_are_plotted_and_a_bar_opens_its_month(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 1200)
    page.show()
    shown(qtbot, page)
    plot = page.plot.plot
    qtbot.waitUntil(lambda: len(page.plot.bars()) == 12)
    assert [bar.value for bar in page.plot.bars()] == [0] * 10 + [1, 1]  # October's closes on the 25th
    assert [bar.before for bar in page.plot.bars()] == [None] * 11 + [1]
    assert plot.accessibleDescription().endswith("2026年11月：1；上年同月 1")
    page.plot.choice.chosen.emit("act.heads")
    assert page.plot.bars()[-1].value == 2 and plot.accessibleName() == "近十二个月 · 参加活动（人次）"
    strip, width = plot.drawing().strips[10]
    at = QPoint(round((strip + width / 2) * plot.width() / plot.drawing().width), 40)
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at)
    assert page.name.text() == "2026年10月"
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.plot.bars()[-1].label == "10月")
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert page.name.text() == "2026年7月" and plot.accessibleDescription().startswith("2026年7月")
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.report is not None and page.report.term == page.term)


def test_organisations_and_posts_stand_beside_the_year_before(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    """Counted beside the report; without an organisation there is no such card."""
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    shown(qtbot, page)
    gacha = derived_id("test", "gacha")
    edits = [Edit("org_unit", gacha, {"name_zh": "萨仁台嘎查", "level": "gacha"})]
    for her, since in ((A, "2024-01-01"), (B, "2026-05-01")):
        fields = {"person": her, "org": gacha, "post": "P2", "engagement": "E2", "from_date": since}
        edits.append(Edit("appointment", derived_id("test", "post", since), fields))
    desk.journal.write(edits, Label("test"))
    assert not numbers(page, "副主席（人）")
    context.bus.deliver()
    qtbot.waitUntil(lambda: bool(numbers(page, "副主席（人）")) and not page._counting)
    now, before = numbers(page, "副主席（人）")
    assert (now.text(), before.text()) == ("2", "1")
    now.click()
    assert window.went[-1][0] == "people" and set(window.went[-1][1]["ids"]) == {A, B}
    numbers(page, "组织（个）")[0].click()
    behind = page.findChild(Behind)
    assert behind is not None
    assert "萨仁台嘎查" in [each.text() for each in behind.findChildren(QPushButton)]


def test_money_and_parts_of_hours_in_words() -> None:
    assert cell_words(Cell(120_050), "fund.in") == "1,200.50" and cell_words(Cell(-5), "fund.balance") == "−0.05"
    assert cell_words(Cell(462_600, 1_250_400), "fund.arrival") == "4,626/12,504 = 37.0 %"
    assert cell_words(Cell(657, 3), "grp.avg") == "657/3 = 219.0" and cell_words(Cell(5, 0), "grp.avg") == "—"
    assert cell_words(Cell(327_800, 4_611), "fund.per_woman") == "3,278/4,611 = 0.71"
    assert cell_words(Cell(125), "vol.hours") == "12.5" and signed_words(-125, "vol.hours") == "−12.5"
    assert signed_words(5_000, "fund.out") == "+50.00" and signed_words(0, "act.count") == "0"
    assert cell_words(towards(Cell(50_000), 1_000, "fund.out")) == "50,000/100,000 = 50.0 %"

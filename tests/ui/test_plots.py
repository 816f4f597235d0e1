"""Plots: by kind, by gacha and coverage on the reports; twelve months on Today, a home and a unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop.services.desk import Desk
from desktop.services.forms_packs import Pack
from desktop.store.changes import Edit, Label
from desktop.ui.held_plot import HeldPlot
from desktop.ui.homes.page import HomesPage
from desktop.ui.month import lists_card
from desktop.ui.month.behind import Behind
from desktop.ui.month.lists_card import ListsCard
from desktop.ui.month.page import MonthPage
from desktop.ui.today.page import TodayPage
from desktop.ui.units.page import UnitsPage
from protocol.ids import derived_id
from tests.ui.deskside import Window, context_of

A, B = (derived_id("test", name) for name in ("a", "b"))
HOME, SUMU, EAST, WEST = (derived_id("test", name) for name in ("home", "sumu", "east", "west"))
JOINT, ALONE, OWN, EARLIER = (derived_id("test", name) for name in ("joint", "alone", "own", "earlier"))
SEEN = derived_id("test", "seen")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 24, 9))
    edits = [Edit("org_unit", SUMU, {"name_zh": "苏木", "level": "sumu", "code": "152525100000"})]
    for unit, name in ((EAST, "东嘎查"), (WEST, "萨仁台嘎查")):
        row = {"name_zh": name, "level": "gacha", "parent": SUMU, "reformed_on": "2026-01-01" if unit == EAST else None}
        edits.append(Edit("org_unit", unit, row))
    edits += [Edit("person", A, {"name_zh": "萨仁花", "sex": "2", "gacha": EAST}), Edit("person", B, {"sex": "2"})]
    edits.append(Edit("home", HOME, {"name_zh": "乌兰之家", "org": WEST}))
    for id_, day, kind, hosts, home, came in (
        (JOINT, "2026-11-05", "A01", [EAST, WEST], None, [A, B]),
        (ALONE, "2026-11-06", "A03", [], HOME, [A]),
        (OWN, "2026-11-07", "A03", [SUMU], None, [B]),
        (EARLIER, "2025-11-05", "A01", [EAST], HOME, []),
    ):
        row = {"start": f"{day}T09:00", "status": "held", "kind": kind, "hosts": hosts, "home": home}
        edits.append(Edit("activity", id_, row))
        for person in came:
            came_row = {"activity": id_, "person": person, "state": "present"}
            edits.append(Edit("attendance", derived_id("attendance", id_, person), came_row))
    edits.append(Edit("visit", SEEN, {"date": "2026-11-08", "person": A, "target": "T01"}))
    desk.journal.write(edits, Label("test"))
    yield desk
    desk.close()


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Iterator[tuple[MonthPage, Window]]:
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 1200)
    page.go_to(term=page.term.step(0)._replace(year=2026, number=11))
    page.show()
    qtbot.waitUntil(lambda: page.settled and len(page.plot.bars()) == 12)
    yield page, window


def rows(page: MonthPage) -> list[tuple[str, str]]:
    return [(row.label, row.words) for row in page.plot.rows()]


def press(qtbot: QtBot, page: MonthPage, number: int) -> None:
    plot = page.plot.plot
    qtbot.waitUntil(lambda: plot.height() == plot.sizeHint().height())
    begins, height = plot.drawing().strips[number]
    y = round((begins + height / 2) * plot.height() / plot.drawing().height)
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(plot.width() // 2, y))


def test_by_kind_opens_the_activities_the_women_and_the_visits(qtbot: QtBot, page: tuple[MonthPage, Window]) -> None:
    month, window = page
    card, days = month.plot, {"since": "2026-10-26", "until": "2026-11-25"}
    card.way.chosen.emit("kind")
    assert [number for _, number in rows(month)] == ["1", "2"]
    press(qtbot, month, 1)
    assert window.went[-1] == ("activities", {"kind": "A03", "status": "held", **days})
    card.choice.chosen.emit("act.women")
    assert [number for _, number in rows(month)] == ["2", "2"]
    press(qtbot, month, 0)
    assert window.went[-1][0] == "people" and set(window.went[-1][1]["ids"]) == {A, B}
    card.choice.chosen.emit("visit.count")
    press(qtbot, month, 0)
    assert window.went[-1] == ("visits", {"target": "T01", **days})


def test_by_gacha_names_what_each_held_and_what_is_nobodys(qtbot: QtBot, page: tuple[MonthPage, Window]) -> None:
    month, window = page
    month.plot.way.chosen.emit("gacha")
    qtbot.waitUntil(lambda: bool(month.plot.rows()))
    assert rows(month) == [("东嘎查", "1"), ("萨仁台嘎查", "2"), ("本级及其他", "1")]
    plot = month.plot.plot
    assert plot.accessibleDescription() == "东嘎查：1; 萨仁台嘎查：2; 本级及其他：1"
    plot.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(plot, key)
    assert plot.accessibleDescription() == "萨仁台嘎查：2"
    where = window.went[-1]
    assert where[0] == "activities" and set(where[1]["ids"]) == {JOINT, ALONE}
    assert where[1]["words"] == "2026年11月 · 萨仁台嘎查"
    month.plot.choice.chosen.emit("visit.count")
    press(qtbot, month, 0)
    behind = month.findChild(Behind)
    assert behind is not None
    (name,) = [each for each in behind.findChildren(QPushButton) if each.text() == "2026-11-08 萨仁花"]
    name.click()
    assert window.went[-1] == ("visits", {"id": SEEN})


def test_coverage_shows_shares_and_what_is_over_the_target_as_it_is(
    qtbot: QtBot, page: tuple[MonthPage, Window], desk: Desk
) -> None:
    month, window = page
    desk.forms_packs.save(Pack("口径", "1", targets={"act.count": 2, "act.women": 1000}), date(2026, 11, 1))
    month.plot.way.chosen.emit("coverage")
    # Gachas with a contact group, homes with a volunteer, homes whose model is complete, gachas with a home.
    none = ["0/2 = 0.0 %", "0/1 = 0.0 %", "0/1 = 0.0 %", "0/2 = 0.0 %"]
    shares = ["1/1 = 100.0 %", "1/2 = 50.0 %", *none, "3/2 = 150.0 %", "2/1,000 = 0.2 %"]
    assert [number for _, number in rows(month)] == shares
    long = [rect.width for rect in month.plot.plot.drawing().rects]
    assert long[-2] == pytest.approx(1.5 * long[0])
    assert month.plot.choice.isHidden()
    press(qtbot, month, 1)
    behind = month.findChild(Behind)
    assert behind is not None and any(each.text() == "东嘎查" for each in behind.findChildren(QPushButton))
    behind.accept()
    press(qtbot, month, 6)
    assert window.went[-1] == ("activities", {"since": "2025-12-26", "until": "2026-11-25", "status": "held"})
    month.plot.way.chosen.emit("months")
    assert month.plot.target() == 1 and "虚线" in month.plot.on_paper().title
    assert [line.role for line in month.plot.plot.drawing().lines].count("target") == 1
    month.plot.choice.chosen.emit("act.women")
    assert month.plot.target() is None  # different women of months do not add up to a year's


def test_what_is_drawn_goes_on_paper(qtbot: QtBot, page: tuple[MonthPage, Window]) -> None:
    month, _ = page
    for way in ("kind", "gacha", "coverage"):
        month.plot.way.chosen.emit(way)
        qtbot.waitUntil(lambda: month.plot.ends_with(month.term))
        drawn = month.plot.on_paper()
        assert drawn.drawing.lying and len(drawn.drawing.rects) == len(month.plot.rows())


def test_twelve_months_stand_on_today_a_home_and_a_unit(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    def plotted(page: Any, expected: set[bytes], before: int | None) -> None:
        (plot,) = page.findChildren(HeldPlot)
        qtbot.waitUntil(lambda: bool(plot.bars()))
        assert plot.bars()[-1].label == "11" and plot.bars()[-1].value == len(expected)
        assert plot.bars()[-1].before == before
        plot.plot.opened.emit(11)
        assert window.went[-1][0] == "activities" and set(window.went[-1][1]["ids"]) == expected
        went = len(window.went)
        plot.plot.opened.emit(3)
        assert len(window.went) == went  # nothing was held then

    context, window = context_of(desk)
    for made, expected, before in (
        (lambda: TodayPage(context), {JOINT, ALONE, OWN}, 1),
        (lambda: UnitsPage(context), {JOINT}, 1),
        (lambda: HomesPage(context), {ALONE}, 1),
    ):
        page = made()
        qtbot.addWidget(page)
        page.resize(1366, 900)
        page.show()
        if isinstance(page, UnitsPage):
            assert page.show_record(EAST)
            page.parts.chosen.emit("doings")
        elif isinstance(page, HomesPage):
            page.go_to(id=HOME)
        else:
            page.refresh(None)
        qtbot.waitUntil(lambda page=page: len(page.findChildren(HeldPlot)) == 1)
        plotted(page, expected, before)


def test_the_lists_of_a_report_on_paper_and_as_files(
    qtbot: QtBot, page: tuple[MonthPage, Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    month, window = page
    (card,) = month.findChildren(ListsCard)
    to_print = [each for each in card.findChildren(QPushButton) if each.accessibleName().startswith("打印")]
    to_save = [each for each in card.findChildren(QPushButton) if each.accessibleName().startswith("存为")]
    for number, title in enumerate(("2026年11月活动清单", "2026年11月妇女之家活动月报")):
        to_print[number].click()
        qtbot.waitUntil(lambda: month.paper is not None and month.paper.isVisible())
        paper = month.paper
        assert paper is not None
        qtbot.waitSignal(paper.shown, timeout=20_000).wait()
        assert paper.title.text() == title and paper.preview.page_count == 1
        assert month.go_back()
        path = tmp_path / f"{number}.xlsx"
        monkeypatch.setattr(lists_card, "ask_where_to_save", lambda *_args, path=path: path)
        to_save[number].click()
        qtbot.waitUntil(path.exists)
        rows = load_workbook(path).get_sheet_by_index(0).to_python()
        assert title in str(rows[0][0]) and "草稿，未定稿" in str(rows[0][0])
        assert any("合计" in map(str, row) for row in rows) and str(rows[-1][0]).startswith("填表人：")
    assert [each[0] for each in window.notify.toasts] == ["已存为 0.xlsx", "已存为 1.xlsx"]

"""总结用句: figures as sentences, each number opens; frozen numbers where the report is frozen."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.figures import FIGURES, Cell, Span, Term
from desktop.ui.month.page import MonthPage
from desktop.ui.month.sentences_card import number, sentences
from tests.ui.deskside import context_of
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import HOUSE, A, B, hold, visit

desk = made.desk
NOVEMBER = Term(Span.MONTH, 2026, 11)


def texts(cells: dict[str, Cell]) -> list[str]:
    return ["".join(words for words, _ in parts) for parts in sentences("2026年11月", cells)]


def test_every_place_is_a_figure(dressed: QApplication) -> None:
    cells = {id_: Cell(7, 9 if figure.of else None) for id_, figure in FIGURES.items()}
    found = sentences("2026年11月", cells)
    assert len(found) == 5 and not any("{" in words for parts in found for words, _ in parts)
    assert {figure for parts in found for _, figure in parts if figure} <= set(FIGURES)


def test_what_is_all_zero_or_not_counted_is_left_out(dressed: QApplication) -> None:
    assert texts({}) == [] == texts({id_: Cell(0, 0 if figure.of else None) for id_, figure in FIGURES.items()})
    cells = {"act.count": Cell(12), "act.heads": Cell(1310), "act.women_heads": Cell(0)}
    assert texts(cells) == ["2026年11月，开展活动 12 场，参加 1,310 人次，其中妇女 0 人次。"]


def test_numbers_in_sentences() -> None:
    assert [number(cell) for cell in (Cell(1204), Cell(0), Cell(64, 73), Cell(0, 0), Cell(1334, 1326))] == [
        *("1,204", "0", "64/73（87.7 %）", "—", "1,334/1,326（100.6 %）"),
    ]


def test_copied_live_as_a_draft_and_frozen_as_it_was(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    visit(desk, "2026-11-12", household=HOUSE)
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    page.show_term(NOVEMBER)
    qtbot.waitUntil(lambda: page.settled and page.sentences.isVisible(), timeout=20_000)
    page.sentences.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "2026年11月，开展活动 1 场，参加 2 人次，其中妇女 2 人次。" and lines[-1] == "（草稿，未定稿）"
    assert lines[2] == "2026年11月，走访 1 次，1 户，走访妇女 0 人。"
    assert "会改联的 3/4（75.0 %）" in lines[-2]
    heads = next(
        each
        for each in page.sentences.findChildren(QPushButton)
        if each.accessibleName() == "总结用句 参加活动（人次） 2"
    )
    heads.click()
    assert window.went[-1] == ("activities", {"since": "2026-10-26", "until": "2026-11-25", "status": "held"})
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    hold(desk, "2026-11-06", [A], "萨仁台嘎查")
    page.refresh(_All())
    qtbot.waitUntil(lambda: page.settled and page.frozen.standing is not None, timeout=20_000)
    page.sentences.copy_button.click()
    assert QGuiApplication.clipboard().text().splitlines()[0] == lines[0], "what was frozen, and no draft"
    assert "草稿" not in QGuiApplication.clipboard().text()
    names = {each.accessibleName() for each in page.sentences.findChildren(QPushButton) if each.isVisible()}
    assert not any(name.startswith("总结用句 参加活动（人次）") for name in names), "it is another number by now"


class _All:
    def touches(self, *_kinds: str) -> bool:
        return True

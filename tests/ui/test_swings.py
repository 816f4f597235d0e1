"""±30 %: figures that are far from the year before are named before freezing, and a word why goes up with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.figures import Span, Term
from desktop.ui.month.freeze_dialogs import FreezeDialog
from desktop.ui.month.frozen_tables import all_rows
from desktop.ui.month.page import MonthPage
from protocol.frozen import Frozen
from tests.ui.deskside import Window, context_of
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import A, B, hold

desk = made.desk
NOVEMBER = Term(Span.MONTH, 2026, 11)


def swings(desk: Desk) -> dict[str, int]:
    found = desk.reports.prepare(NOVEMBER, 25).checks
    return {check.figure: check.number for check in found if check.code == "swing" and not check.ok}


def year(desk: Desk, before: int, now: int) -> None:
    """So many guests a year before, and now."""
    hold(desk, "2025-11-05", [], "萨仁台嘎查", guests_unnamed=before)
    hold(desk, "2026-11-05", [], "萨仁台嘎查", guests_unnamed=now)


@pytest.mark.parametrize(
    ("before", "now", "named"),
    [
        (20, 26, {}),
        (20, 27, 350),
        (100, 70, {}),
        (100, 69, -310),
        (10, 14, {}),
        (10, 15, 500),
        (6, 1, -833),
        (0, 50, {}),
    ],
)
def test_more_than_thirty_per_cent_and_at_least_five(desk: Desk, before: int, now: int, named: object) -> None:
    year(desk, before, now)
    assert swings(desk).get("act.heads", {}) == named


def test_where_nothing_was_written_down_a_year_before_nothing_is_asked(desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查", guests_unnamed=50)
    assert [check for check in desk.reports.prepare(NOVEMBER, 25).checks if check.code == "swing"] == []


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Iterator[tuple[MonthPage, Window]]:
    year(desk, 20, 60)
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    page.show_term(NOVEMBER)
    qtbot.waitUntil(lambda: page.settled, timeout=20_000)
    yield page, window


def test_a_word_why_goes_up_with_the_report(
    qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk, tmp_path: Path
) -> None:
    page, _ = shown
    page.frozen.ask_to_freeze()
    qtbot.waitUntil(lambda: bool(page.findChildren(FreezeDialog)), timeout=20_000)
    (dialog,) = page.findChildren(FreezeDialog)
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert "参加活动（人次）：比上年同期 +200.0 %，请写明原因" in said
    assert dialog.notes is not None and dialog.notes.names() == ("act.heads", "act.heads_unnamed")
    dialog.notes.load({"act.heads": "长" * 121})
    dialog.freeze_button.click()
    assert desk.reports.standing(NOVEMBER) is None, "too long is said, not cut"
    dialog.notes.load({"act.heads": " 那达慕 <大会>&联办 "})
    dialog.freeze_button.click()
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and standing.frozen is not None
    frozen = standing.frozen
    assert frozen.notes == {"act.heads": "那达慕 <大会>&联办"} and Frozen.of_plain(frozen.plain()) == frozen
    changed = {**frozen.plain(), "notes": {"act.heads": "别的"}}
    assert Frozen.of_plain(changed) is None, "the check mark covers it"
    rows = all_rows(frozen, 1, NOVEMBER, page.context.today())
    assert ["参加活动（人次）：那达慕 <大会>&联办"] in rows
    qtbot.waitUntil(lambda: page.settled and page.frozen.standing is not None, timeout=20_000)
    assert page.report is not None
    assert page._paper(page.report).notes[-1] == "说明：参加活动（人次）：那达慕 <大会>&联办"
    page.frozen.show_what_goes_up()
    assert "说明：参加活动（人次）：那达慕 <大会>&联办" in [each.text() for each in page.findChildren(QLabel)]


def test_without_a_word_a_report_is_what_it_was(desk: Desk) -> None:
    year(desk, 20, 60)
    frozen = desk.reports.prepare(NOVEMBER, 25).frozen
    assert "notes" not in frozen.plain() and frozen.with_notes({"act.heads": "  "}) == frozen

"""Friday: the month's report. Every figure opens to what is behind it; a note says why visits fell; the spreadsheet is
saved; the report is frozen; what comes in later is listed and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from python_calamine import load_workbook

from demo.hands import button_of, click, until, write
from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.store.changes import Edit, Label
from desktop.ui import translation
from desktop.ui.list_page import ListPage
from desktop.ui.month import page as month_page
from desktop.ui.month.freeze_dialogs import FreezeDialog
from desktop.ui.month.page import MonthPage
from protocol.ids import derived_id
from protocol.periods import Period, Term
from tests.stories.laptops import CODE, Laptops, desk_of, window_of

CLOSING = 25
WOMEN = [derived_id("test", "woman", str(n)) for n in range(6)]
NOTE = "棚圈抢修，下乡停了两周"


@pytest.fixture
def laptops(qapp: QApplication) -> Iterator[Laptops]:
    made = Laptops(qapp)
    yield made
    made.end()
    translation.install(qapp, "en")


def activity(name: str, day: str, came: list[bytes]) -> list[Edit]:
    id_ = derived_id("test", name)
    edits = [Edit("activity", id_, {"title": name, "start": f"{day}T09:00", "status": "held", "kind": "A01"})]
    rows = [{"activity": id_, "person": her, "state": "present"} for her in came]
    return edits + [Edit("attendance", derived_id("attendance", id_, row["person"]), row) for row in rows]


@pytest.fixture
def chair(tmp_path: Path, laptops: Laptops) -> tuple[Program, Term, Period]:
    """The chair's laptop: two activities and one visit in the month that closed last, 24 visits in that of the year
    before."""
    root = tmp_path / "chair"
    desk = Desk.open(root / "township")
    start_township(desk, CODE)
    desk.records.add_user("乌云")
    # Which month closed last follows from the clock and the closing day, so the rows do too.
    desk.journal.write(activity("很早", "2020-01-01", []), Label("test"))
    term = desk.month.to_report(CLOSING)
    now, before = (each.period(lambda _: CLOSING) for each in (term, term.a_year_before()))
    edits = [Edit("person", her, {"name_zh": f"萨仁{n}", "sex": "2"}) for n, her in enumerate(WOMEN)]
    edits += activity("座谈", now.first.isoformat(), WOMEN[:4]) + activity("宣讲", now.last.isoformat(), WOMEN[2:])
    edits.append(Edit("visit", derived_id("test", "v"), {"date": now.first.isoformat(), "person": WOMEN[0]}))
    for n in range(24):
        day = (before.first + timedelta(days=n)).isoformat()
        edits.append(Edit("visit", derived_id("test", "v", str(n)), {"date": day, "person": WOMEN[n % 6]}))
    desk.journal.write(edits, Label("test"))
    desk.close()
    return laptops.start(root), term, now


def figure(page: MonthPage, words: str) -> QPushButton:
    """The number of this term in a figure's line: the leftmost."""
    found = [
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName().startswith(f"{words} ")
    ]
    return min(found, key=lambda each: each.mapTo(page, each.rect().topLeft()).x())


def test_the_month_is_looked_through_explained_saved_and_frozen(
    chair: tuple[Program, Term, Period], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, term, period = chair
    desk, window = desk_of(program), window_of(program)

    def month() -> MonthPage:
        window.go("month")
        page = window.current()
        assert isinstance(page, MonthPage)
        until(lambda: page.settled and len(page.plot.bars()) == 12, "the month's figures")
        return page

    page = month()
    assert page.term == term and page.period == period
    for words, count in (("活动（场）", 2), ("参加活动人数（人）", 6), ("走访（次）", 1)):
        number = figure(page, words)
        assert number.text() == str(count)
        number.click()
        opened = window.current()
        assert isinstance(opened, ListPage) and opened.table.count() == count, "what opens is what was counted"
        page = month()

    page.plot.way.chosen.emit("kind")
    assert [row.words for row in page.plot.rows()] == ["2"]

    click(button_of(page.frozen, "定稿…"))
    until(lambda: page.findChildren(FreezeDialog), "what is looked at before")
    (dialog,) = page.findChildren(FreezeDialog)
    assert dialog.notes is not None
    (why,) = [each for each in dialog.notes.findChildren(QLineEdit) if each.accessibleName() == "走访（次）"]
    write(why, NOTE)
    click(dialog.freeze_button)
    until(lambda: page.settled and page.frozen.standing is not None, "the frozen report")
    standing = page.frozen.standing
    assert standing is not None and standing.frozen is not None
    assert standing.frozen.notes == {"visit.count": NOTE} and standing.frozen.cells["act.heads"].now.num == 8
    assert standing.frozen.by == "乌云"

    path = tmp_path / "上报.xlsx"
    monkeypatch.setattr(month_page, "ask_where_to_save", lambda *_: path)
    click(button_of(page.header, "存为表格…"))
    until(path.exists, "the spreadsheet")
    saved = load_workbook(path).get_sheet_by_index(0).to_python()
    said = "\n".join(str(cell) for row in saved for cell in row)
    assert NOTE in said and "第1版" in said and "填表人：乌云" in said and "草稿" not in said
    assert ["走访（次）", 1.0, 24.0, "−95.8 %"] in [row[:4] for row in saved]

    desk.journal.write(activity("补记", period.first.isoformat(), WOMEN[:1]), Label("test"))
    program.bus.deliver()
    until(lambda: page.settled and page.frozen.standing is not None and _listed(page), "the list of what changed")
    assert page.frozen.standing is not None and page.frozen.standing.frozen is not None
    assert page.frozen.standing.frozen.cells["act.count"].now.num == 2, "what went up stays"


def _listed(page: MonthPage) -> bool:
    return any("看看变了什么" in each.text() for each in page.frozen.findChildren(QPushButton))

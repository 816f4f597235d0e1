"""资料核对 acted out: a line opens, is mended by one act, said to be no fault; Today folds alike ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.findings.finding import Found
from desktop.ui.elided import ElidedLink
from desktop.ui.findings.acts import Beside
from desktop.ui.findings.page import PASSED, FindingsPage
from desktop.ui.findings.words import names_words
from desktop.ui.table_model import Sort
from desktop.ui.today.line import Line
from desktop.ui.today.page import TodayPage
from tests.ui.deskside import context_of, open_desk
from tests.unit.services.test_findings import Write, ends_before_it_begins, two_chairs
from tests.unit.services.test_processes import unit


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    for name in ("甲嘎查", "乙嘎查"):
        two_chairs(Write(desk), unit(desk, name))
    yield desk
    desk.close()


def test_a_line_is_opened_mended_and_said_to_be_no_fault(desk: Desk, qtbot: QtBot) -> None:
    context, window = context_of(desk)
    page = FindingsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.go_to(code="O9")
    assert page.table.count() == 2 and page.filtered()
    first = page.ids(Sort(""))[0]
    page.open_record(first)
    assert page.panel.title.text() in ("甲嘎查", "乙嘎查")
    page.acts.open.click()
    assert window.went[-1] == ("units", {"id": page._rows[first].found.about})
    page.acts.mend.click()
    assert page.table.count() == 1 and window.notify.toasts[-1][1] is not None
    page.open_record(page.ids(Sort(""))[0])
    page.acts.pass_over.click()
    assert page.table.count() == 0
    page.clear_filters()
    page._on_part(PASSED)
    assert page.table.count() == 1


def test_today_has_a_line_for_alike_ones_and_mends_a_single_one(desk: Desk, qtbot: QtBot) -> None:
    context, window = context_of(desk)
    ends_before_it_begins(Write(desk), desk.findings.all()[0].about)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    with qtbot.waitExposed(page):
        page.show()

    def alike() -> list[ElidedLink]:
        links = [line.open for line in page.findChildren(Line)]
        return [link for link in links if set(link.text().split("、")) == {"甲嘎查", "乙嘎查"}]

    qtbot.waitUntil(lambda: bool(alike()), timeout=5000)
    alike()[0].click()
    assert window.went[-1] == ("findings", {"code": "O9"})


def test_beside_a_unit_stands_only_what_is_about_it(desk: Desk, qtbot: QtBot) -> None:
    context, _ = context_of(desk)
    org = next(found.about for found in desk.findings.all() if found.code == "O9")
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    beside, nothing = Beside(context, desk.findings.beside(org)), Beside(context, [])
    for each in (beside, nothing):
        column.addWidget(each)
    assert beside.isVisibleTo(holder) and not nothing.isVisibleTo(holder)


def test_whose_many_links_are_is_read_once_however_many_there_are(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A township has hundreds: read one by one, Today and each key typed in the list stood for two seconds."""
    context, _ = context_of(desk)
    linkers = [desk.people.quick_add(f"执委{n}").id for n in range(3)]
    about = [desk.people.quick_add(f"妇女{n}").id for n in range(3)]
    links = [
        desk.links.save(None, {"kind": "L1", "linker": one, "about": {"person": other}, "since": "2026-01-01"}).id
        for one, other in zip(linkers, about, strict=True)
    ]
    found = [Found("F1.7", link, 100, 90) for link in links]
    read, page = list[int](), desk.links.page
    monkeypatch.setattr(desk.links, "page", lambda ids: (read.append(len(ids)), page(ids))[1])
    assert names_words(context, found) == "执委0 → 妇女0、执委1 → 妇女1、执委2 → 妇女2" and read == [3]

"""A home's year, its checks and the books of a year, acted out on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import jobs
from desktop.services.desk import Desk
from desktop.ui.books import BooksPage
from desktop.ui.elided import ElidedLink
from desktop.ui.home_checks import CheckEditor, HomeChecksPage
from desktop.ui.homes.page import HomesPage
from desktop.ui.widgets import Chips
from tests.ui.deskside import context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "kind": "H10", "founded_on": "2025-01"})
    yield desk
    assert jobs.finish(20_000)
    desk.close()


def test_a_check_is_clicked_line_by_line_and_stands_in_the_home_s_year(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    context, window = context_of(desk)
    (home,) = desk.homes.ids()
    homes = HomesPage(context)
    qtbot.addWidget(homes)
    homes.show()
    homes.open_record(home)
    homes._on_part("year")
    assert homes.year.found is not None and homes.year.found.check is None
    page = HomeChecksPage(context)
    qtbot.addWidget(page)
    page.show()
    page.go_to(new=True, about={"home": home})
    editor = page.editor.form.editor("home_check_item")
    assert isinstance(editor, CheckEditor)
    lines = [row["item"] for row in editor.value() or []]
    assert lines == ["有场所", "有设施", "有计划", "有制度", "有活动", "有效果"]
    for at in range(5):
        chips = editor.lines[len(lines) - 1 - at].findChild(Chips)
        assert isinstance(chips, Chips)
        chips._buttons["yes" if at else "no"].click()
    page.editor.finish()
    (check,) = page.service.ids()
    assert [row["result"] for row in desk.rows["home_check_item"].of(check)] == ["no", *["yes"] * 4, None]
    assert page.table.records.words(0, 2) in ("六有", "4/5 · 1 项未查")
    homes.refresh(_Everything())
    found = homes.year.found
    assert found is not None and found.check is not None and found.check.missing == ("有场所",)
    link = next(each for each in homes.year.findChildren(ElidedLink) if "4/5" in each.text())
    link.click()
    assert window.went[-1] == ("home_checks", {"id": check})
    homes.year.show_file()
    qtbot.waitUntil(lambda: homes._list_paper is not None and homes._list_paper.preview.page_count == 2, timeout=20_000)


class _Everything:
    def touches(self, *kinds: str) -> bool:
        return True


def test_the_ten_books_are_begun_printed_as_one_and_filed(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    page = BooksPage(context)
    qtbot.addWidget(page)
    page.show()
    assert page.make_ten.isVisible() and not page.print_year.isVisible()
    page.make_ten.click()
    assert [book.title for book in page.books()][:2] == ["工作活动记录", "妇女培训登记"]
    assert not page.make_ten.isVisible() and page.print_year.isVisible() and not page.filed.isVisible()
    page.step(-1)
    assert page.year == 2025 and page.filed.isVisible()
    page.show_year()
    assert page.under_way.isVisible()
    page.stop.click()
    assert not page.under_way.isVisible() and jobs.finish(20_000)
    QApplication.processEvents()
    assert page._over is None, "who stopped it is shown nothing"
    page.show_year()
    qtbot.waitUntil(lambda: page._over is not None, timeout=20_000)
    assert page._whole is not None and page._whole.title.text() == "2025年簿册"
    page.uncover()
    page.filed.click()
    assert desk.township_settings.books_filed() == {2025} and not page.filed.isVisible()
    page.open_record(page.service.ids()[0])
    page.show_blank()
    qtbot.waitUntil(lambda: page._list_paper is not None and page._list_paper.preview.page_count == 1, timeout=20_000)
    window.notify.toasts[-1][1]()
    assert desk.township_settings.books_filed() == frozenset()

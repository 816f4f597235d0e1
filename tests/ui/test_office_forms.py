"""上级报表: a form opened, its cells said, filled for a month, typed into, saved and read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.office_forms.fitting import Kind
from desktop.services.office_forms.forms import Opened
from desktop.services.office_forms.template import What
from desktop.table_files.forms import Filled
from desktop.ui.forms.changes_dialog import ChangesDialog
from desktop.ui.forms.form_view import BIND, FILL
from desktop.ui.forms.page import FormsPage, NameDialog
from tests.ui.deskside import Window, context_of
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import NOVEMBER, TABLES, A, B, C, hold, read

desk = made.desk
ODD = "“春风”行动 <b>&\n=1+1\u180e ᠮᠣᠩᠭᠣᠯ"


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Iterator[tuple[FormsPage, Window]]:
    hold(desk, "2026-01-05", [], "敖包嘎查")  # so that November is the month to report
    context, window = context_of(desk)
    page = FormsPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    yield page, window


def kept(qtbot: QtBot, page: FormsPage, name: str = "工作月报") -> None:
    """A form that was opened and named."""
    page.open_file(TABLES / "form_month.xlsx")
    qtbot.waitUntil(lambda: page.findChild(NameDialog) is not None)
    dialog = page.findChild(NameDialog)
    assert dialog is not None and dialog.form.values()["name"] == "form_month"
    dialog.form.load({"name": "  ", "office": "旗妇联"})
    dialog.take_button.click()
    assert dialog.isVisible() and dialog.form.error_text("name")
    dialog.form.load({"name": name, "office": "旗妇联"})
    dialog.take_button.click()
    qtbot.waitUntil(lambda: page.view.opened is not None and page.view.settled)


def planned(qtbot: QtBot, page: FormsPage) -> None:
    view = page.view
    qtbot.waitUntil(
        lambda: view.plan is not None and view.numbers is not None and view.numbers.term == view.term and view.settled
    )


def look(page: FormsPage, row: int, column: int) -> str:
    model = page.view.sheet.sheet
    return str(model.data(model.index(row, column)))


def test_from_an_empty_page_to_the_filled_file(
    qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk, tmp_path: Path
) -> None:
    page, window = shown
    hold(desk, "2026-11-05", [A, B, C], "萨仁台嘎查")
    assert page.empty.isVisible() and not page.new_button.isVisible()
    kept(qtbot, page)
    assert page.view.mode == BIND and look(page, 4, 2) == "活动（场）？" == look(page, 7, 2)
    assert page.view.take_all.text() == "采用全部 9 项建议"
    page.view.take_all.click()
    assert look(page, 4, 2) == "活动（场）" and not page.view.take_all.isVisible()
    page.view.modes.chosen.emit(FILL)
    planned(qtbot, page)
    assert page.view.term == NOVEMBER
    assert [look(page, row, 3) for row in range(4, 9)] == ["3", "0", "0", "0", "3"], "the form's own sum too"
    assert look(page, 4, 6) == "1" and look(page, 1, 5) == "2026-11-27"
    page.view.sheet.choose((10, 4))  # within the area of merged cells that begins in C11
    page.view.fill.form.load({})
    page.view.fill.form.show_draft({"words": ODD})
    page.view.fill.keep_button.click()
    (form,) = desk.office_forms.all()
    assert desk.office_forms.typed(form, NOVEMBER) == {("月报", (10, 2)): ODD}
    page.view.save_to(tmp_path / "好.xlsx")
    qtbot.waitUntil(lambda: (tmp_path / "好.xlsx").exists() and "好.xlsx" in window.notify.toasts[-1][0])
    assert window.notify.toasts[-1][0] == "已保存为 好.xlsx：填了 22 格，其中手填 1 格"
    cells = read((tmp_path / "好.xlsx").read_bytes())
    assert (cells["D5"], cells["C11"], cells["B2"]) == (3, ODD, "乌兰毛都苏木")
    page.view.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[4].split("\t")[:7] == ["1", "萨仁台嘎查", "1", "3", "0", "0", "1"]


def test_one_cell_takes_a_sum_and_is_emptied_again(qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk) -> None:
    page, window = shown
    kept(qtbot, page)
    view = page.view
    view.sheet.choose((9, 4))
    assert view.bind.name.text() == "E10" and view.bind.around.text() == "本年累计活动场次"
    form = view.bind.form
    form.load(
        {**form.values(), "first": "act.count", "second_sign": "minus", "second": "visit.count", "period": "to_date"}
    )
    view.bind.take_button.click()
    (kept_form,) = desk.office_forms.all()
    assert kept_form.mapped is not None
    (binding,) = kept_form.mapped.bindings
    assert binding.what == What(((1, "act.count"), (-1, "visit.count")), period="to_date") and binding.place == (9, 4)
    assert look(page, 9, 4).startswith("活动（场） − 走访") and look(page, 9, 4).endswith("本年累计")
    view.bind.clear_button.click()
    assert look(page, 9, 4) == "活动（场） · 本年累计？", "proposed again"
    window.notify.toasts[-1][1]()
    assert desk.office_forms.all()[0] == kept_form


def test_a_column_over_the_gachas_and_one_row_of_it(qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk) -> None:
    page, _ = shown
    kept(qtbot, page)
    view = page.view
    view.sheet.choose((6, 7))  # 备注, which no words propose anything for
    assert view.bind.by_gacha.isChecked()
    view.bind.form.load({**view.bind.form.values(), "first": "home.count"})
    view.bind._show_fields()
    view.bind.take_button.click()
    mapped = desk.office_forms.all()[0].mapped
    assert mapped is not None and [(each.row, each.last, each.key) for each in mapped.bindings] == [(4, 7, 1)]
    view.sheet.choose((5, 7))
    view.bind.by_gacha.setChecked(False)
    view.bind.take_button.click()
    mapped = desk.office_forms.all()[0].mapped
    assert mapped is not None and [(each.row, each.by_gacha) for each in mapped.bindings] == [(5, False)]


def test_a_formula_takes_nothing(qtbot: QtBot, shown: tuple[FormsPage, Window]) -> None:
    page, _ = shown
    kept(qtbot, page)
    page.view.sheet.choose((8, 2))
    assert page.view.bind.said.text() == "由原表公式算出，不填" and not page.view.bind.take_button.isVisible()
    page.view.show_mode(FILL)
    assert not page.view.fill.form.isVisible()


def test_another_month_and_what_was_typed_for_the_last(
    qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk
) -> None:
    page, _ = shown
    kept(qtbot, page)
    page.view.take_proposals()
    page.view.show_mode(FILL)
    planned(qtbot, page)
    page.view.sheet.choose((10, 2))
    page.view.type_in("亮点")
    assert not page.view.fill.offer.isVisible()
    page.view.fill.later.click()
    planned(qtbot, page)
    assert look(page, 10, 2) == "" and page.view.fill.name.text() == "2026年12月"
    assert page.view.fill.offer.text() == "沿用上一期手填的内容（1 格）"
    page.view.fill.offer.click()
    planned(qtbot, page)
    assert look(page, 10, 2) == "亮点"
    shown_now(qtbot, page, "月报 C11：亮点")
    page.view.fill.spans.chosen.emit("QUARTER")
    planned(qtbot, page)
    assert page.view.fill.name.text() == "2026年第4季度" and look(page, 10, 2) == ""


def test_what_is_typed_last_is_in_the_file_though_it_is_saved_at_once(
    qtbot: QtBot, shown: tuple[FormsPage, Window], tmp_path: Path
) -> None:
    """What goes into the cells is worked out off the window's thread: the file waits for it."""
    page, _ = shown
    kept(qtbot, page)
    page.view.show_mode(FILL)
    planned(qtbot, page)
    page.view.sheet.choose((10, 2))
    for words in ("草稿", "亮点"):
        page.view.type_in(words)
    assert not page.view.settled
    page.view.save_to(tmp_path / "好.xlsx")
    qtbot.waitUntil((tmp_path / "好.xlsx").exists)
    assert read((tmp_path / "好.xlsx").read_bytes())["C11"] == "亮点"


def test_typing_goes_with_her_when_she_leaves_the_cell(
    qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk
) -> None:
    page, _ = shown
    kept(qtbot, page)
    page.view.take_proposals()
    page.view.show_mode(FILL)
    planned(qtbot, page)
    page.view.sheet.choose((4, 7))
    page.view.fill.form.show_draft({"words": "按时"})
    page.view.sheet.choose((5, 7))
    (form,) = desk.office_forms.all()
    assert desk.office_forms.typed(form, NOVEMBER) == {("月报", (4, 7)): "按时"}
    page.view.fill.form.show_draft({"words": "迟报"})
    assert page.go_back() and desk.office_forms.typed(form, NOVEMBER)[("月报", (5, 7))] == "迟报"
    qtbot.waitUntil(lambda: page.view.settled)


def test_what_comes_in_while_it_is_shown_is_counted(qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk) -> None:
    page, _ = shown
    kept(qtbot, page)
    page.view.take_proposals()
    page.view.show_mode(FILL)
    planned(qtbot, page)
    assert look(page, 4, 2) == "0"
    page.view.sheet.choose((10, 2))
    page.view.fill.form.show_draft({"words": "写到一半"})
    hold(desk, "2026-11-05", [A], "萨仁台嘎查")
    page.refresh(Everything())
    qtbot.waitUntil(lambda: look(page, 4, 2) == "1")
    assert page.view.fill.words() == "写到一半" and page.view.fill.is_typing


def test_a_changed_head_is_asked_about(
    qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, window = shown
    kept(qtbot, page)
    page.view.take_proposals()
    real = desk.office_forms.open

    def renamed(path: Path) -> Opened:
        opened = real(path)
        grid = opened.book.grid("月报")
        assert grid is not None
        for place, words in (((3, 2), "活动次数"), ((9, 0), "会改联覆盖率")):
            grid.cells[place] = replace(grid.cell(place), text=words)
        return opened

    page.view.open_other(TABLES / "form_month.xlsx")
    qtbot.waitUntil(lambda: window.notify.toasts[-1][0] == "是同一个文件")
    monkeypatch.setattr(desk.office_forms, "open", renamed)
    page.view.open_other(TABLES / "form_protected.xlsx")
    qtbot.waitUntil(lambda: page.view.findChild(ChangesDialog) is not None)
    dialog = page.view.findChild(ChangesDialog)
    assert dialog is not None
    words = [box.accessibleName() for _, box in dialog.boxes]
    assert words[0] == "活动（场）：“活动·场次”改名为“活动·活动次数”，是否同一项？"
    dialog.boxes[1][1].setChecked(False)
    dialog.take_button.click()
    (form,) = desk.office_forms.all()
    assert form.mapped is not None and form.mapped.file == "form_protected.xlsx" and len(form.mapped.bindings) == 8
    assert [file.name for file in desk.files.of(form.id)] == ["form_protected.xlsx"]


def test_a_file_that_is_no_form_is_told_in_words(qtbot: QtBot, shown: tuple[FormsPage, Window]) -> None:
    page, window = shown
    page.open_file(TABLES / "form_month.xls")
    qtbot.waitUntil(lambda: window.notify.banners == ["form_old"])
    assert page.empty.isVisible()


def test_what_does_not_read_back_is_not_saved(
    qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, window = shown
    kept(qtbot, page)
    page.view.take_proposals()
    page.view.show_mode(FILL)
    planned(qtbot, page)
    told: list[KnownError] = []
    monkeypatch.setattr(window.notify, "error", lambda error, retry=None: told.append(error))
    monkeypatch.setattr(desk.office_forms, "fill", lambda raw, plan: Filled(raw, (("月报", "C5", "7"),)))
    page.view.save_to(tmp_path / "x.xlsx")
    qtbot.waitUntil(lambda: bool(told))
    assert (told[0].code, told[0].details) == ("form_otherwise", {"cells": "月报 C5"})
    assert not (tmp_path / "x.xlsx").exists()


def test_names_deleting_and_coming_back(qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk) -> None:
    page, window = shown
    kept(qtbot, page)
    assert page.go_back() and not page.go_back()
    (form,) = desk.office_forms.all()
    assert page.rename(form, "改革调度表", "")
    shown_now(qtbot, page, "删除").click()
    assert page.empty.isVisible() and window.notify.toasts[-1][0] == "已删除：改革调度表"
    window.notify.toasts[-1][1]()
    page.refresh(Everything())
    assert not page.empty.isVisible()
    page.go_to(id=form.id)
    qtbot.waitUntil(lambda: page.view.opened is not None and page.view.settled)
    assert page.place() == {"id": form.id} and page.view.title.text() == "改革调度表"


def shown_now(qtbot: QtBot, page: FormsPage, words: str) -> QPushButton:
    """A button of the list, once it stands there."""

    def found() -> list[QPushButton]:
        return [each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


class Everything:
    """A change of all kinds."""

    def touches(self, *_kinds: str) -> bool:
        return True


def test_who_may_not_write_fills_and_saves_all_the_same(
    qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = shown
    kept(qtbot, page)
    page.view.take_proposals()
    page.go_back()
    monkeypatch.setattr(type(desk.records), "may_change", lambda self, kind: False)
    page.refresh(Everything())
    shown_now(qtbot, page, "填表")
    buttons = {each.text() for each in page.findChildren(QPushButton) if each.isVisible()}
    assert buttons == {"填表", "设置各格"}
    page.go_to(id=desk.office_forms.all()[0].id)
    planned(qtbot, page)
    view = page.view
    assert view.save_button.isVisible() and not view.other_button.isVisible() and not view.fill.form.isVisible()
    view.show_mode(BIND)
    view.sheet.choose((0, 0))
    assert view.bind.said.text() == "只有主席可以设置各格填什么。" and not view.bind.clear_button.isVisible()


def test_the_keyboard_moves_over_the_sheet(qtbot: QtBot, shown: tuple[FormsPage, Window]) -> None:
    page, _ = shown
    kept(qtbot, page)
    page.view.sheet.choose((4, 2))
    page.view.sheet.setFocus()
    qtbot.keyClick(page.view.sheet, Qt.Key.Key_Down)
    assert page.view.bind.name.text() == "C6"
    tip: Any = page.view.sheet.sheet.data(page.view.sheet.sheet.index(4, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert tip == "C5, 活动（场）？, 建议：活动（场）"


def test_what_is_typed_stays_with_its_sheet(qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk) -> None:
    """Typed for a cell of one sheet, another sheet shown, then kept: never over the other sheet's own words."""
    page, _ = shown
    kept(qtbot, page)
    page.view.take_proposals()
    page.view.show_mode(FILL)
    planned(qtbot, page)
    view = page.view
    first, second = view.opened.book.grids[:2] if view.opened is not None else []
    view.sheet.choose((10, 4))
    view.fill.form.show_draft({"words": "亮点"})
    view.tabs.setCurrentIndex(1)
    assert view.fill.words() == "" and view.grid is second
    (form,) = desk.office_forms.all()
    assert desk.office_forms.typed(form, NOVEMBER) == {(first.name, (10, 2)): "亮点"}
    view.fill._on_keep()
    assert all(sheet == first.name for sheet, _ in desk.office_forms.typed(form, NOVEMBER))


def test_calling_a_form_otherwise_leaves_newer_cells(qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk) -> None:
    """The name was asked before a colleague's cells came."""
    page, _ = shown
    kept(qtbot, page)
    (old,) = desk.office_forms.all()
    page.view.take_proposals()
    (newer,) = desk.office_forms.all()
    assert page.rename(old, "新名", "旗妇联")
    (form,) = desk.office_forms.all()
    assert form.name == "新名" and form.mapped == newer.mapped != old.mapped


def test_not_the_same_holds_where_gachas_moved_too(qtbot: QtBot, shown: tuple[FormsPage, Window], desk: Desk) -> None:
    page, _ = shown
    kept(qtbot, page)
    page.view.take_proposals()
    view = page.view
    opened = view.opened
    assert opened is not None
    grid = opened.book.grid("月报")
    assert grid is not None
    was = view.mapped
    column = next(each for each in was.bindings if each.by_gacha)
    moved = replace(
        was, bindings=tuple(replace(each, row=3, last=6) if each is column else each for each in was.bindings)
    )
    renamed = replace(
        moved, bindings=tuple(replace(b, head="别的") if b.by_gacha and b.row == 3 else b for b in moved.bindings)
    )
    fit = desk.office_forms.fit(renamed, opened.book)
    (change,) = [each for each in fit.changes if each.kind is Kind.RENAMED]
    view._take_other(Opened("新.xlsx", opened.raw, opened.book), fit.bindings, was, [change])
    assert not any(each.by_gacha and each.column == column.column for each in view.mapped.bindings)
    assert len(view.mapped.bindings) == len(was.bindings) - 1

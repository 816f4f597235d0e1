"""组织: a new unit is asked what it is, an old one is put out of use, posts are given and ended here (D13)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.ui.people.page import PeoplePage
from desktop.ui.units.page import UnitsPage
from desktop.ui.units.posts import DRAFT, UnitPosts
from tests.ui.deskside import Window, context_of, open_desk

CODE = "152221201"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    start_township(desk, CODE)
    desk.people.quick_add("乌日娜")
    yield desk
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[UnitsPage, Window]:
    context, window = context_of(desk)
    page = UnitsPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page, window


def posts_of(page: UnitsPage) -> UnitPosts:
    assert page.posts is not None
    return page.posts


def buttons(page: UnitsPage) -> dict[str, QPushButton]:
    return {made.text(): made for made in page.panel.findChildren(QPushButton) if made.isVisible()}


def test_a_new_unit_is_asked_what_it_is(opened: tuple[UnitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    gachas = len(desk.units.gachas())
    page.new_record()
    assert page.form is not None
    assert page.form.editor("level").value() is None, "nothing is a gacha by default"
    page.form.editor("name_zh").set_value("苏木养老院")
    page.done.click()
    assert page.form.error_text("level") and len(desk.units.gachas()) == gachas
    page.form.editor("level").set_value("unit")
    page.done.click()
    [made] = [unit for unit in desk.units.all() if unit.name == "苏木养老院"]
    assert made.level == "unit" and len(desk.units.gachas()) == gachas, "and it is counted as what it is"


def test_a_unit_is_put_out_of_use_in_words_that_are_not_those_of_undo(
    qtbot: QtBot, opened: tuple[UnitsPage, Window], desk: Desk
) -> None:
    page, window = opened
    unit = desk.units.gachas()[0].id
    page.open_record(unit)
    shown = buttons(page)
    assert not [words for words in shown if "撤销" in words]
    shown["停用此组织"].click()
    assert window.notify.toasts[-1][0] == "已停用"
    closed = desk.units.get(unit)
    assert closed is not None and not closed.works
    assert page.table.records.words(page.table.records.row_of(unit) or 0, 3) == "已停用"
    buttons(page)["恢复使用"].click()
    assert unit in {gacha.id for gacha in desk.units.gachas()}


def test_a_post_is_given_and_ended_on_the_unit(qtbot: QtBot, opened: tuple[UnitsPage, Window], desk: Desk) -> None:
    page, window = opened
    unit = desk.units.gachas()[0].id
    woman = desk.people.ids()[0]
    page.open_record(unit)
    posts_of(page).add.click()
    form = posts_of(page).form
    posts_of(page).done.click()
    assert form.error_text("person") and form.error_text("post")
    form.editor("person").set_value(woman)
    form.editor("post").set_value("P1")
    form.edited.emit("post")
    posts_of(page).done.click()
    [holder] = desk.units.holders(unit)
    assert (holder.person, holder.post, holder.to_date) == (woman, "P1", None)
    assert not posts_of(page).typing and desk.drafts.count() == 0, "nothing is left of the draft"
    assert "乌日娜" in buttons(page)
    buttons(page)["今日离任"].click()
    [former] = desk.units.holders(unit)
    assert former.to_date == "2026-11-23"
    assert window.notify.toasts[-1][0] == "已卸任。" and window.notify.toasts[-1][1] is not None, "with a way back"


def test_a_post_that_is_being_typed_is_a_draft_that_leads_back_here(
    qtbot: QtBot, opened: tuple[UnitsPage, Window], desk: Desk
) -> None:
    page, window = opened
    unit, other = (gacha.id for gacha in desk.units.gachas()[:2])
    page.open_record(unit)
    posts_of(page).add.click()
    qtbot.keyClicks(posts_of(page).form.editor("duty").focusProxy(), "fzr")
    page.open_record(other)
    assert not posts_of(page).typing
    [kept] = desk.drafts.all("appointment.")
    assert kept.key == f"{DRAFT}{unit.hex()}"
    people = PeoplePage(page.context)
    qtbot.addWidget(people)
    people.resume_draft(kept.key)
    assert window.went[-1] == ("units", {"draft": kept.key})
    page.go_to(draft=kept.key)
    assert posts_of(page).form.values()["duty"] == "fzr" and posts_of(page).form.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)

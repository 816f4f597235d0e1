"""The page of the pairs: side by side, made one, two women, taken apart; on the roster, and as one types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Context
from desktop.ui.people.doubles import APART, MERGED, DoublesPage
from desktop.ui.people.page import PeoplePage
from tests.ui.test_people import NOW, Window, type_in

BORN = "1975-03-12"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


@pytest.fixture
def context(desk: Desk, dressed: QApplication) -> Context:
    bus = Bus()
    desk.journal.announce = bus.announce
    return Context(Settings(), bus, desk, cast("MainWindow", Window()), lambda: NOW)  # stands in for the window


def went(context: Context) -> list[Any]:
    """Where the window was sent."""
    return cast("Window", context.window).went


def add(context: Context, name: str, **values: Any) -> bytes:
    return context.desk.people.save(None, {"name_zh": name, **values}).id


def opened(qtbot: QtBot, context: Context) -> DoublesPage:
    page = DoublesPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    with qtbot.waitSignal(page.found):
        page.show()
    return page


def shown(page: DoublesPage) -> list[str]:
    return [page.table.records.words(row, 0) for row in range(page.table.count())]


def words(widget: QWidget) -> str:
    QApplication.processEvents()  # a layout shows what it was handed in the next turn
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def told(context: Context) -> Any:
    return context.window.notify


def press(qtbot: QtBot, page: DoublesPage, made: QPushButton) -> None:
    """Presses a button after which the pairs are looked for anew."""
    with qtbot.waitSignal(page.found):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_nobody_twice_says_that_namesakes_are_normal(qtbot: QtBot, context: Context) -> None:
    add(context, "其木格", birth=BORN)
    add(context, "其木格", birth="1980-01-02")
    page = opened(qtbot, context)
    assert shown(page) == [] and page.empty.isVisible() and "重名很平常" in words(page.empty)


def test_side_by_side_made_one_and_undone(qtbot: QtBot, context: Context) -> None:
    one = add(context, "呂其木格", birth="1975-03", phone="13800000001", tags=["骨干"], note="会唱歌")
    other = add(context, "吕其木格", birth=BORN, phone="13800000001", ethnic="02", note="会裁缝")
    page = opened(qtbot, context)
    assert len(shown(page)) == 1 and page.table.records.words(0, 1) == "同电话、异体字、生日部分相同"
    page.open_record(page.table.records.ids[0])
    view = page.view
    assert "像是同一人：同电话、异体字、生日部分相同。" in words(view)
    assert "会唱歌" in words(view) and "这一份登记了，合并后保留：民族 蒙古族。" in words(view)
    assert {name for name, _ in view.buttons} == {"", "name_zh", "birth"}
    stays = view.buttons["", one]
    qtbot.mouseClick(stays, Qt.MouseButton.LeftButton)
    assert stays.isChecked() and view.buttons["birth", other].isChecked() and view.buttons["name_zh", one].isChecked()
    qtbot.mouseClick(view.buttons["name_zh", other], Qt.MouseButton.LeftButton)
    press(qtbot, page, view.merge_button)
    assert shown(page) == [] and not page.side.panel_open
    her = context.desk.people.get(one)
    assert her is not None and her.name == "吕其木格" and her.values["birth"] == BORN
    assert her.values["note"] == "会唱歌\n会裁缝" and [alias.text for alias in her.aliases] == ["呂其木格"]
    text, undo = told(context).toasts[-1]
    assert text == "已合并，由呂其木格保留"
    with qtbot.waitSignal(page.found):
        undo()
    assert len(shown(page)) == 1


def test_after_a_decision_the_next_pair_is_shown(qtbot: QtBot, context: Context) -> None:
    for name in ("其木格", "高娃"):
        for _ in range(2):
            add(context, name, birth=BORN)
    page = opened(qtbot, context)
    first, second = page.table.records.ids
    page.open_record(first)
    press(qtbot, page, page.view.apart_button)
    assert page.side.panel_open and page.table.current_id() == second and len(shown(page)) == 1
    qtbot.mouseClick(page.view.later_button, Qt.MouseButton.LeftButton)
    assert not page.side.panel_open and len(shown(page)) == 1


def test_two_women_are_remembered_and_looked_at_again(qtbot: QtBot, context: Context) -> None:
    for _ in range(2):
        add(context, "其木格", birth=BORN)
    page = opened(qtbot, context)
    page.open_record(page.table.records.ids[0])
    press(qtbot, page, page.view.apart_button)
    page.parts.set_value(APART)
    page.parts.chosen.emit(APART)
    assert len(shown(page)) == 1
    page.open_record(page.table.records.ids[0])
    assert not page.view.merge_button.isVisible() and "不再提示" in words(page.view)
    press(qtbot, page, page.view.again_button)
    assert shown(page) == [] and len(context.desk.doubles.pairs()) == 1


def test_merged_ones_are_taken_apart_at_any_time(qtbot: QtBot, context: Context) -> None:
    one, other = add(context, "其木格", birth=BORN), add(context, "琪木格", birth=BORN, phone="13800000001")
    seen = context.desk.doubles.compare(one, other)
    assert seen is not None
    context.desk.doubles.merge(seen, one, {})
    context.desk.people.save(one, {"phone": "13900000009"})
    page = opened(qtbot, context)
    page.parts.set_value(MERGED)
    page.parts.chosen.emit(MERGED)
    assert shown(page) == ["琪木格 / 其木格"] or shown(page) == ["其木格 / 琪木格"]
    page.open_record(page.table.records.ids[0])
    assert "琪木格是重复登记的，现在都算在其木格名下。" in words(page.view)
    press(qtbot, page, page.view.split_button)
    assert told(context).toasts[-1][0] == "已分开：琪木格恢复单独登记；之后改过的保留：电话"
    assert set(context.desk.people.ids()) == {one, other} and shown(page) == []


def test_somebody_said_two_women_of_merged_ones(qtbot: QtBot, context: Context) -> None:
    one, other = add(context, "其木格", birth=BORN), add(context, "其木格", birth=BORN)
    seen = context.desk.doubles.compare(one, other)
    assert seen is not None
    context.desk.doubles.merge(seen, one, {})
    context.desk.doubles.keep_apart(one, other)  # as another laptop would
    page = opened(qtbot, context)
    assert len(shown(page)) == 1 and page.table.records.words(0, 1) == "有人说是同一人，有人说不是"
    page.open_record(page.table.records.ids[0])
    assert "请您定一下" in words(page.view)
    press(qtbot, page, page.view.again_button)
    assert shown(page) == [] and context.desk.doubles.disputed() == []


def test_a_search_narrows_the_pairs(qtbot: QtBot, context: Context) -> None:
    for name in ("其木格", "高娃"):
        for _ in range(2):
            add(context, name, birth=BORN)
    page = opened(qtbot, context)
    assert page.header.search is not None
    with qtbot.waitSignal(page.table.reloaded):
        qtbot.keyClicks(page.header.search, "qmg")
    assert shown(page) == ["其木格 / 其木格"]


def test_whoever_looks_only_decides_nothing(qtbot: QtBot, context: Context) -> None:
    for _ in range(2):
        add(context, "其木格", birth=BORN)
    context.desk.records.add_user("看看", "viewer")
    page = opened(qtbot, context)
    page.open_record(page.table.records.ids[0])
    assert page.view.buttons == {} and not page.view.merge_button.isVisible() and not page.view.apart_button.isVisible()


# --- on the roster ----------------------------------------------------------------------------------------------------


def roster(qtbot: QtBot, context: Context) -> PeoplePage:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    with qtbot.waitSignal(page.pairs.counted):
        page.show()
    return page


def links(widget: QWidget) -> list[QPushButton]:
    QApplication.processEvents()
    return [made for made in widget.findChildren(QPushButton) if made.isVisible() and made.property("look") == "link"]


def link(widget: QWidget, text: str) -> QPushButton:
    return next(made for made in links(widget) if text in made.text())


def test_the_roster_counts_the_pairs_and_her_page_names_them(qtbot: QtBot, context: Context) -> None:
    one, other = add(context, "其木格", birth=BORN), add(context, "琪木格", birth=BORN)
    page = roster(qtbot, context)
    assert page.doubles.isVisible() and page.doubles.text() == "疑似重复 1"
    page.doubles.click()
    page.open_record(one)
    assert page.view is not None
    link(page.view, "可能就是 琪木格：同生日、写法不同").click()
    assert went(context) == [("doubles", {}), ("doubles", {"pair": (one, other)})]
    with qtbot.waitSignal(page.pairs.counted):
        context.act(lambda: context.desk.doubles.keep_apart(one, other))
    assert not page.doubles.isVisible() and not any("可能就是" in made.text() for made in links(page.view))


def test_as_a_new_woman_is_typed_who_is_there_already_is_named(qtbot: QtBot, context: Context) -> None:
    her = add(context, "呂其木格", phone="13800000001")
    page = roster(qtbot, context)
    page.new_record()
    type_in(qtbot, page, "name_zh", "吕其木格")
    assert page.view is not None and not any("可能就是" in made.text() for made in links(page.view))
    type_in(qtbot, page, "phone", "13800000001")
    link(page.view, "可能就是 呂其木格：同电话、异体字").click()
    assert went(context) == [("people", {"id": her})]


def test_from_her_page_another_one_is_chosen_and_taken_apart_again(qtbot: QtBot, context: Context) -> None:
    one, other = add(context, "其木格"), add(context, "王秀兰")
    page = roster(qtbot, context)
    page.open_record(one)
    assert page.view is not None
    same = page.view.same
    same.ask.click()
    same.picker.picked.emit(other)
    assert went(context) == [("doubles", {"pair": (one, other)})]
    pairs = opened(qtbot, context)
    pairs.go_to(pair=(one, other))
    assert "请仔细核对" in words(pairs.view)
    press(qtbot, pairs, pairs.view.merge_button)
    stands = context.desk.people.ids()[0]
    page.open_record(other if stands == one else one)  # something still names the one who was merged
    assert page.view.shown == stands and len(context.desk.people.ids()) == 1
    assert "已合并到她名下" in words(same)
    link(same, "分开").click()
    assert len(context.desk.people.ids()) == 2


def merge_arrives(context: Context, loser: bytes, winner: bytes) -> None:
    """As another laptop merged them."""
    seen = context.desk.doubles.compare(loser, winner)
    assert seen is not None
    context.desk.doubles.merge(seen, winner, dict.fromkeys(seen.differ, winner))
    context.bus.deliver()


def test_an_open_form_writes_to_who_stands_once_a_merge_arrived(qtbot: QtBot, context: Context) -> None:
    one, other = add(context, "其木格", job="11"), add(context, "王秀兰", phone="13800000001")
    page = roster(qtbot, context)
    page.open_record(one)
    merge_arrives(context, one, other)
    assert page.view is not None and page.view.shown == other
    type_in(qtbot, page, "nickname", "大姐")
    assert page.view.save()
    rows = context.desk.people.records([one, other])
    assert rows[other]["nickname"] == "大姐" and rows[one]["nickname"] is None
    assert context.desk.drafts.count() == 0 and not page.view.dirty


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_being_typed_as_a_merge_arrives_is_hers_who_stands(qtbot: QtBot, context: Context, kept: bool) -> None:
    one, other = add(context, "其木格"), add(context, "王秀兰", phone="13800000001")
    page = roster(qtbot, context)
    page.open_record(one)
    type_in(qtbot, page, "nickname", "大姐")
    assert page.view is not None
    page.view.form.editor("aliases").set_value(["木格"])
    page.view.form.edited.emit("aliases")
    if kept:
        page.view.draft.keep()
    merge_arrives(context, one, other)
    assert page.view.dirty
    assert page.view.save() and page.view.shown == other and not page.view.dirty
    rows = context.desk.people.records([one, other])
    assert rows[other]["nickname"] == "大姐" and rows[one]["nickname"] is None
    assert context.desk.drafts.count() == 0
    assert "王秀兰" in page.panel.title.text()


def test_a_draft_of_who_was_merged_is_opened_with_who_stands(qtbot: QtBot, context: Context) -> None:
    one, other = add(context, "其木格"), add(context, "王秀兰", phone="13800000001")
    page = roster(qtbot, context)
    page.open_record(one)
    type_in(qtbot, page, "phone", "123")  # cannot be taken: it stays a draft
    merge_arrives(context, one, other)
    page.go_back()
    [draft] = context.desk.drafts.all("person.")
    assert draft.id == one
    page.open_record(one)  # as the list of drafts does
    assert page.view is not None and page.view.shown == other
    assert page.view.dirty and page.view.form.values()["phone"] == "123"
    assert [draft.id for draft in context.desk.drafts.all("person.")] == [other]

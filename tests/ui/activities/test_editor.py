"""The one page keeps what was typed: hosts in words, ticks whatever the time says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.validation import clean_line
from desktop.store.changes import Edit, Label
from desktop.ui.activities.editor import NEW, ActivityEditor
from desktop.ui.activities.fields import Place, PlaceEditor
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.form_fields import LinesEditor, TextEditor
from tests.ui.activities.hands import CONTROL, done, hosts_of, type_when, with_people
from tests.ui.activity_desk import (
    HOME,
    NOW,
    SARINTAI,
    SUMU,
    commit,
    editor_of,
    fill,
    press,
    show,
)

#: What nobody asked for: long, with marks that turn the direction, with a joiner of Mongolian, with markup.
ODD = ["好" * 10_000, "左\u202e右\u202c", "ᠮᠣᠩᠭᠣᠯ\u202f ᠤᠨ", "<b>民政&科</b>", "{x} %n %1", "😀"]


# --- A2: what was typed and names nothing ---------------------------------------------------------------------------


@pytest.mark.parametrize("leaves", ["by Tab", "by Ctrl+Enter", "by editing the place", "by editing the time"])
def test_a_host_that_is_no_unit_is_kept(qtbot: QtBot, desk: Desk, editor: ActivityEditor, leaves: str) -> None:
    hosts_of(editor).line.setFocus()
    commit("旗民政局")
    if leaves == "by Tab":
        press(qtbot, Qt.Key.Key_Tab)
        assert not hosts_of(editor).hint.isHidden() and "旗民政局" in hosts_of(editor).hint.text()
    elif leaves == "by editing the place":
        place = editor.form.editor("place")
        assert isinstance(place, PlaceEditor)
        place.line.setFocus()
        commit("冬营地")
    elif leaves == "by editing the time":
        type_when(editor, "昨天 18:00")
    written = done(qtbot, desk)
    assert (written["hosts"], written["hosts_text"]) == ([SUMU], ["旗民政局"])


def test_a_host_that_is_meant_becomes_the_unit_and_all_are_loaded_again(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    hosts_of(editor).line.setFocus()
    for typed in ("萨仁台嘎查妇联", "旗民政局", "旗民政局"):
        commit(typed)
        press(qtbot, Qt.Key.Key_Return)
    written = done(qtbot, desk)
    assert (written["hosts"], written["hosts_text"]) == ([SUMU, SARINTAI], ["旗民政局"])
    (id_,) = desk.activities.ids()
    assert "旗民政局" in page.view._facts["hosts"][1].text()
    page.correct(id_)
    assert hosts_of(editor).value() == [SUMU, SARINTAI, "旗民政局"]
    hosts_of(editor).line.setFocus()
    press(qtbot, Qt.Key.Key_Backspace)
    assert hosts_of(editor).value() == [SUMU, SARINTAI]
    assert (done(qtbot, desk)["hosts_text"]) is None


@pytest.mark.parametrize("odd", ODD)
def test_what_nobody_asked_for_is_found_again(qtbot: QtBot, desk: Desk, editor: ActivityEditor, odd: str) -> None:
    for name in ("title", "speaker", "recorder"):
        field = editor.form.editor(name)
        assert isinstance(field, TextEditor)
        field.line.setFocus()
        field.line.selectAll()
        commit(odd)
    for name in ("content", "effect"):
        box = editor.form.editor(name)
        assert isinstance(box, LinesEditor)
        box.box.setFocus()
        commit(f"第一行\n\n{odd}")
    place = editor.form.editor("place")
    assert isinstance(place, PlaceEditor)
    for line_edit in (place.line, hosts_of(editor).line, editor.who.guest):
        line_edit.setFocus()
        commit(odd)
    editor.flush()
    (kept,) = desk.drafts.all(NEW)
    line = clean_line(odd)  # every character that can be seen
    assert kept.body["form"]["hosts"][-1] == line and kept.body["who"]["typing"]["guest"] == odd
    written = done(qtbot, desk)
    for name in ("title", "speaker", "recorder", "place"):
        assert written[name] == line
    assert written["content"] == written["effect"] == f"第一行\n\n{odd}"
    assert written["hosts_text"] == [line]
    found = desk.activities.get(written["id"])
    assert found is not None and [guest.name for guest in found.lines] == [line]
    assert desk.drafts.all() == []


def test_pasted_lines_lose_no_word(qtbot: QtBot, desk: Desk, editor: ActivityEditor) -> None:
    QGuiApplication.clipboard().setText("旗民政局\n\t旗残联\r\n旗妇幼")
    for field in (hosts_of(editor).line, editor.form.editor("speaker").line):
        field.setFocus()
        press(qtbot, Qt.Key.Key_V, CONTROL)
    written = done(qtbot, desk)
    for text in (written["hosts_text"][0], written["speaker"]):
        assert all(word in str(text) for word in ("旗民政局", "旗残联", "旗妇幼"))


def test_a_name_that_was_not_chosen_is_asked_about(qtbot: QtBot, desk: Desk, editor: ActivityEditor) -> None:
    editor.who.picker.field.setFocus()
    commit("没有这个人")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.activities.ids() == [] and editor.who.not_chosen.text()
    (kept,) = desk.drafts.all(NEW)
    assert kept.body["who"]["typing"]["search"] == "没有这个人"
    editor.who.picker.field.selectAll()
    commit("王秀兰")  # her whole name, without Enter
    (id_,) = [done(qtbot, desk)["id"]]
    assert desk.activities.counts(id_).known == 1


def test_a_newcomer_line_is_not_written_over_by_the_next_name(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    who = editor.who

    def name_nobody_knows(name: str) -> None:
        who.picker.field.setFocus()
        commit(name)
        press(qtbot, Qt.Key.Key_Return)

    who.newcomer.setFocus()
    commit("乌日娜 13800001111")
    name_nobody_knows("名册外的人")
    assert who.counts().newcomers == 1 and who.newcomer.text() == "名册外的人"
    who.newcomer.setText("萨茹拉 123")  # cannot be read
    name_nobody_knows("另一个人")
    assert who.newcomer.text() == "萨茹拉 123" and who.picker.field.text() == "另一个人" and who.error.text()


def test_the_name_of_a_list_outlives_the_program(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    with_people(qtbot, page, editor)
    editor.who.save_button.click()
    commit("年底谈话会")
    editor.flush()
    key = editor.key
    page.go_back()
    page.resume_draft(key)
    assert editor.who.list_name.isVisible() and editor.who.list_name.text() == "年底谈话会"
    done(qtbot, desk)
    assert [group.name for group in desk.units.groups() if group.name == "年底谈话会"]


def test_a_host_in_words_that_was_typed_first_is_the_host(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    hosts_of(editor).line.setFocus()
    press(qtbot, Qt.Key.Key_Backspace)  # the proposed one
    for typed in ("旗妇联", "乌兰毛都苏木"):
        commit(typed)
        press(qtbot, Qt.Key.Key_Return)
    written = done(qtbot, desk)
    assert (written["hosts"], written["hosts_text"], written["hosts_text_first"]) == ([SUMU], ["旗妇联"], 1)
    page.correct(written["id"])
    assert hosts_of(editor).value() == ["旗妇联", SUMU]


def test_the_second_of_two_homes_of_one_name_stays_the_place(
    desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    second = bytes(range(16))
    desk.journal.write(
        [Edit("home", second, {"name_zh": "萨仁台流动妇女之家", "org": SARINTAI, "kind": "H40"})], Label("home.save")
    )
    place = editor.form.editor("place")
    assert isinstance(place, PlaceEditor)
    place.reload()
    for home in (second, HOME):
        place.set_value(Place(home, "萨仁台流动妇女之家"))
        assert place.value() == Place(home, "萨仁台流动妇女之家")


# --- A4: ticks, newcomers and status are hers -----------------------------------------------------------------------


def test_an_end_typed_wrong_and_mended_unticks_nobody(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    with_people(qtbot, page, editor)
    assert done(qtbot, desk)["status"] == "held"
    (id_,) = desk.activities.ids()
    page.correct(id_)
    type_when(editor, "11-30 18:00-20:30")
    assert not editor.when.question.isHidden() and editor.status.value() == "held"
    assert (editor.who.counts().known, editor.who.counts().newcomers) == (5, 2)
    type_when(editor, "11-24 18:00-20:30")
    assert editor.when.question.isHidden()
    assert done(qtbot, desk)["status"] == "held"
    assert desk.activities.counts(id_).heads == 7


def test_a_slow_clock_takes_nothing_and_stops_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    """This evening's dinner is typed on a laptop whose clock is a day behind."""
    slow = Desk.open(tmp_path / "slow", now=lambda: NOW - timedelta(days=1))
    fill(slow)
    page = show(qtbot, slow).page("activities")
    assert isinstance(page, ActivitiesPage)
    page.new_record()
    editor = editor_of(page)
    editor.form.editor("kind").set_value("A07")
    type_when(editor, "11-24 18:00-20:30")
    assert not editor.when.question.isHidden()
    with_people(qtbot, page, editor)
    written = done(qtbot, slow)
    assert written["status"] == "held" and slow.activities.counts(written["id"]).heads == 7
    slow.close()


def test_the_question_is_answered_in_one_step_and_not_asked_again(
    qtbot: QtBot, desk: Desk, editor: ActivityEditor
) -> None:
    type_when(editor, "11-30 9:00")
    editor.when.held.click()
    assert editor.when.question.isHidden()
    editor.form.editor("kind").chips.chosen.emit("A11")
    assert editor.when.question.isHidden() and editor.status.value() == "held"
    type_when(editor, "12-1 9:00")
    editor.when.planned.click()
    assert editor.when.question.isHidden() and editor.status.value() == "planned"
    assert done(qtbot, desk)["status"] == "planned"


def test_planned_and_back_brings_ticks_newcomers_and_guests_back(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    with_people(qtbot, page, editor)
    editor.who.unnamed.line.setFocus()
    commit("3")
    before = editor.who.counts()
    editor.status.chosen.emit("planned")
    assert editor.who.counts().expected == 7 and editor.who.counts().heads == 10
    assert editor.who.unnamed.isVisible(), "a number that counts is not hidden"
    editor.status.chosen.emit("held")
    assert editor.who.counts() == before
    editor.status.chosen.emit("planned")
    written = done(qtbot, desk)
    (id_,) = desk.activities.ids()
    assert (written["status"], written["guests_unnamed"]) == ("planned", 3)
    assert {row.phone for row in desk.people.search("乌日娜")} == {"13800001111"}
    page.correct(id_)
    editor.status.chosen.emit("held")
    assert done(qtbot, desk)["status"] == "held"
    assert desk.activities.counts(id_).heads == 10


def test_a_newcomer_line_is_not_dropped_by_turning_to_planned(qtbot: QtBot, desk: Desk, editor: ActivityEditor) -> None:
    editor.who.newcomer.setFocus()
    commit("乌日娜 13800001111")
    editor.status.chosen.emit("planned")
    assert editor.who.newcomer.isVisible()
    done(qtbot, desk)
    assert len(desk.people.search("乌日娜")) == 1

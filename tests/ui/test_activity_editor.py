"""The one page keeps what was typed: hosts in words, ticks whatever the time says, drafts beside each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
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
from desktop.ui.activities.fields import HostsEditor, KindEditor, Place, PlaceEditor
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.activities.words import kinds
from desktop.ui.form_fields import LinesEditor, TextEditor
from tests.ui.activity_desk import (
    HOME,
    NOW,
    SARINTAI,
    SUMU,
    commit,
    editor_of,
    fill,
    logged,
    open_desk,
    photo,
    pick,
    press,
    show,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
#: What nobody asked for: long, with marks that turn the direction, with a joiner of Mongolian, with markup.
ODD = ["好" * 10_000, "左\u202e右\u202c", "ᠮᠣᠩᠭᠣᠯ\u202f ᠤᠨ", "<b>民政&科</b>", "{x} %n %1", "😀"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    fill(desk)
    yield desk
    desk.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ActivitiesPage:
    page = show(qtbot, desk).page("activities")
    assert isinstance(page, ActivitiesPage)
    return page


@pytest.fixture
def editor(page: ActivitiesPage) -> ActivityEditor:
    page.new_record()
    editor = editor_of(page)
    editor.form.editor("kind").set_value("A07")
    return editor


def hosts_of(editor: ActivityEditor) -> HostsEditor:
    hosts = editor.form.editor("hosts")
    assert isinstance(hosts, HostsEditor)
    return hosts


def type_when(editor: ActivityEditor, text: str) -> None:
    line = editor.when.line
    line.setFocus()
    line.selectAll()
    commit(text)


def done(qtbot: QtBot, desk: Desk) -> dict[str, object]:
    """Ctrl+Enter, and the activity that it wrote."""
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    (id_,) = desk.activities.ids()
    return dict(desk.journal.rows.get("activity", id_) or {})


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


def with_people(qtbot: QtBot, page: ActivitiesPage, editor: ActivityEditor) -> None:
    """Five ticked and two newcomers with phones."""
    editor.who.picker.field.setFocus()
    for name in ("其木格", "萨仁高娃", "王秀兰", "白春花", "娜仁"):
        pick(qtbot, page, name)
    for line in ("乌日娜 13800001111", "萨茹拉 13800002222"):
        editor.who.newcomer.setFocus()
        commit(line)
        press(qtbot, Qt.Key.Key_Return)


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


# --- A5: what came meanwhile stays ----------------------------------------------------------------------------------


def test_a_correction_leaves_what_came_while_it_was_typed(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    page.correct(id_)
    editor = editor_of(page)
    b = desk.people.save(None, {"name_zh": "后来的"}).id
    changes = desk.journal.write([Edit("activity", id_, {"effect": "都说好"})], Label("activity.correct"))
    page.context.bus.changed.emit(changes.merged(desk.activities.mark(id_, {b: "present"})))
    editor.form.editor("content").box.setFocus()
    commit("谈话")
    editor.flush()
    key = editor.key
    again = show(qtbot, desk).page("activities")  # the program was closed and opened over the draft
    assert isinstance(again, ActivitiesPage)
    again.resume_draft(key)
    assert editor_of(again).finish()
    found = desk.activities.get(id_)
    assert found is not None
    assert (found.values["effect"], found.values["content"]) == ("都说好", "谈话")
    assert found.counts.heads == 20


def test_what_another_window_wrote_is_shown_beside_the_field(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    page.correct(id_)
    editor = editor_of(page)
    first = editor.who.ticks.entries()[0]
    desk.activities.mark(id_, {bytes.fromhex(first.key): "leave"})
    desk.journal.write([Edit("activity", id_, {"effect": "另一窗口写的"})], Label("activity.correct"))
    editor.form.editor("effect").box.setFocus()
    commit("这里写的")
    editor.who.ticks.setFocus()
    editor.who.ticks.choose(first.key)
    press(qtbot, Qt.Key.Key_2)
    assert not editor.finish()
    assert "另一窗口写的" in editor.form.error_text("effect")
    assert first.name in editor.who.error.text()
    assert editor.finish()
    found = desk.activities.get(id_)
    assert found is not None and found.values["effect"] == "这里写的"
    assert next(line.state for line in found.lines if line.name == first.name) == "late"


def test_a_page_on_an_activity_that_was_deleted_keeps_every_word(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage
) -> None:
    id_ = logged(desk)
    page.correct(id_)
    editor = editor_of(page)
    editor.form.editor("effect").box.setFocus()
    commit("都说好")
    page.context.bus.changed.emit(desk.activities.delete(id_))
    assert not editor.finish()
    assert desk.activities.ids() == []
    assert desk.drafts.all()[0].body["form"]["effect"] == "都说好"
    page.context.window.notify.banner_._on_action()  # "keep as a new activity"
    assert editor.finish()
    (new,) = desk.activities.ids()
    found = desk.activities.get(new)
    assert found is not None and new != id_
    assert found.values["effect"] == "都说好" and found.counts.heads == 19
    assert desk.drafts.all() == []


def test_a_full_disk_keeps_every_word_on_the_page(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    with_people(qtbot, page, editor)
    editor.form.editor("content").box.setFocus()
    commit("谈话" * 5_000)
    desk.db.checkpoint()
    desk.db.raw.execute(f"PRAGMA max_page_count = {desk.db.value('PRAGMA page_count')}")
    banner = page.context.window.notify.banner_
    editor.flush()
    assert banner.isVisible() and banner.key == "disk_full"
    assert not editor.finish() and banner.key == "disk_full" and page.editing
    editor.drop()
    assert page.editing, "nothing could bring it back"
    page.go_back()
    assert editor.form.values()["content"] == "谈话" * 5_000 and editor.who.counts().heads == 7
    page.new_record()
    assert editor.form.values()["content"] == "谈话" * 5_000, "the page is the only place where it stands"
    page.go_back()
    desk.db.raw.execute("PRAGMA max_page_count = 1073741823")
    page.new_record()
    assert editor.form.values()["content"] is None
    assert [kept.body["form"]["content"] for kept in desk.drafts.all(NEW)] == ["谈话" * 5_000]


def test_an_activity_of_a_newer_version_is_corrected_without_loss(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage
) -> None:
    id_ = logged(desk)
    odd = {"kind": "B77", "status": "postponed", "women_among_guests": 2, "guests_unnamed": 3, "home": bytes(range(16))}
    desk.journal.write([Edit("activity", id_, odd)], Label("activity.correct"))
    page.correct(id_)
    editor = editor_of(page)
    editor.form.editor("effect").box.setFocus()
    commit("都说好")
    assert editor.finish()
    record = desk.journal.rows.get("activity", id_) or {}
    assert {name: record[name] for name in odd} == odd and record["effect"] == "都说好"


def test_a_picture_read_while_she_went_on_belongs_to_the_page_she_left(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    with qtbot.waitSignal(editor.photos.added_elsewhere):
        editor.photos.add([photo()])
        page.go_back()
        page.new_record()
    assert editor.photos.pictures() == []
    (kept,) = desk.drafts.all(NEW)
    assert len(kept.body["pictures"]) == 1
    page.resume_draft(kept.key)
    done(qtbot, desk)
    first, second = desk.activities.ids()[0], logged(desk)
    page.open_record(second)
    with qtbot.waitSignal(page.view.photos.added_elsewhere):
        page.view.photos.add([photo("blue")])
        page.open_record(first)
    counted = [len(found.photos) for id_ in (first, second) if (found := desk.activities.get(id_))]
    assert counted == [1, 1]


def test_who_is_erased_while_the_page_is_open_has_no_name_on_it(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    with_people(qtbot, page, editor)
    her = desk.people.search("王秀兰")[0].id
    gone = {"name_zh": None, "gacha": None, "deleted": 1}
    desk.journal.write([Edit("person", her, gone)], Label("person.delete"))
    page.context.bus.deliver()
    editor._changed()
    editor.flush()
    (kept,) = desk.drafts.all(NEW)
    assert "王秀兰" not in str(kept.body) and editor.who.counts().heads == 7
    assert "萨仁高娃" in str(kept.body)


# --- one rule of saving ---


def type_effect(editor: ActivityEditor, words: str) -> None:
    editor.form.editor("effect").box.setFocus()
    commit(words)


def test_a_correction_is_written_when_she_goes_on(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    page.correct(id_)
    type_effect(editor_of(page), "都说好")
    editor_of(page).flush()
    assert len(desk.drafts.all()) == 1
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.editing and desk.drafts.all() == []
    assert (desk.journal.rows.get("activity", id_) or {})["effect"] == "都说好"
    page.context.window.notify.toast_.press()  # undo
    assert (desk.journal.rows.get("activity", id_) or {})["effect"] is None
    page.correct(id_)
    head = desk.journal.head
    press(qtbot, Qt.Key.Key_Escape)
    assert desk.journal.head == head, "nothing was changed"


def test_a_correction_that_cannot_be_taken_stays_a_draft(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    page.correct(id_)
    type_effect(editor_of(page), "都说好")
    type_when(editor_of(page), "昨晚上那个时候")
    press(qtbot, Qt.Key.Key_Escape)
    (kept,) = desk.drafts.all()
    assert (kept.id, kept.body["form"]["when"]) == (id_, "昨晚上那个时候") and page.offers.isVisible()
    assert (desk.journal.rows.get("activity", id_) or {})["effect"] is None
    page.correct(id_)
    assert editor_of(page).form.values()["effect"] == "都说好"
    type_when(editor_of(page), "昨天 18:00")
    assert editor_of(page).finish()
    assert (desk.journal.rows.get("activity", id_) or {})["effect"] == "都说好" and desk.drafts.all() == []


def test_saved_is_said_where_the_page_stays(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    page.correct(id_)
    editor = editor_of(page)
    type_effect(editor, "都说好")
    page.flush()  # Ctrl+S, another page, or a sync that somebody asks for
    assert page.editing and "21:30" in editor.state.text() and desk.drafts.all() == []
    type_effect(editor, "，还要办")
    assert editor.finish()
    assert (desk.journal.rows.get("activity", id_) or {})["effect"] == "都说好，还要办"


# --- drafts ---------------------------------------------------------------------------------------------------------


def test_a_new_record_is_empty_and_yesterdays_draft_is_offered_above_it(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    editor.form.editor("title").line.setFocus()
    commit("昨天没写完的")
    page.go_back()
    first = desk.drafts.all(NEW)[0].key
    page.new_record()
    assert editor.form.values()["title"] is None and editor.offers.isVisible()
    editor.form.editor("title").line.setFocus()
    commit("今天的")
    editor.flush()
    assert {kept.title for kept in desk.drafts.all(NEW)} == {"昨天没写完的", "今天的"}
    editor.offers.chosen.emit(first)
    assert editor.form.values()["title"] == "昨天没写完的"
    assert [kept.title for kept in desk.drafts.all(NEW) if kept.key != editor.key] == ["今天的"]
    editor.form.editor("kind").set_value("A07")
    assert editor.finish()
    assert [kept.title for kept in desk.drafts.all(NEW)] == ["今天的"]


def test_a_new_page_on_which_nothing_was_typed_leaves_no_draft(
    desk: Desk, page: ActivitiesPage, editor: ActivityEditor
) -> None:
    where = page.place()
    page.go_back()
    assert desk.drafts.all() == []
    page.go_to(**where)  # the window was built anew over it
    assert page.editing and editor.form.values()["title"] is None


def test_a_draft_of_the_first_version_is_read(desk: Desk, page: ActivitiesPage) -> None:
    id_ = bytes(range(16))
    form = {"kind": "A07", "title": "团圆饭", "place": None, "when": ["2026-11-24T18:00", None], "hosts": [SUMU.hex()]}
    body = {"id": id_.hex(), "correcting": False, "form": form, "title": "团圆饭", "who": {}, "pictures": []}
    desk.drafts.put("activity.new", body)
    page.resume_draft("activity.new")
    assert hosts_of(editor_of(page)).value() == [SUMU]
    assert [kept.key for kept in desk.drafts.all()] == [editor_of(page).key]
    assert editor_of(page).finish() and desk.activities.ids() == [id_] and desk.drafts.all() == []


def test_steady_typing_loses_less_than_a_second(qtbot: QtBot, tmp_path: Path) -> None:
    """Another process types a key each 0.2 s into one field after another and is killed in the middle of a word."""
    folder = tmp_path / "killed"
    script = f"""
import os, signal, sys, time
sys.path[:0] = {sys.path!r}
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import tests.ui.activity_desk as t
app = QApplication([])
desk = t.open_desk(Path({str(folder)!r}))
t.fill(desk)
settings, bus = t.Settings(), t.Bus()
window = t.MainWindow([t.spec()], settings, lambda w: t.Context(settings, bus, desk, w, desk.now))
window.show()
window.go("activities", new=True)
editor = window.page("activities").editor
fields = [editor.form.editor("title").line, editor.form.editor("hosts").line, editor.form.editor("content").box,
          editor.who.newcomer, editor.who.guest, editor.who.picker.field]
typed = {{}}
for number, field in enumerate(fields):
    for key in "abc" if field is not fields[-1] else "abcdefgh":
        QTest.keyClicks(field, key)
        typed[number] = typed.get(number, "") + key
        print(time.monotonic(), number, typed[number], flush=True)
        QTest.qWait(200)
print(time.monotonic(), "end", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == -9, ran.stderr
    *lines, last = [line.split() for line in ran.stdout.splitlines()]
    ended = float(last[0])
    due: dict[str, str] = {}
    for at, number, text in lines:
        if float(at) <= ended - 1:
            due[number] = text
    desk = open_desk(folder)
    (kept,) = desk.drafts.all(NEW)
    form, typing = kept.body["form"], kept.body["who"]["typing"]
    held = [form["title"], form["hosts"][-1], form["content"], typing["newcomer"], typing["guest"], typing["search"]]
    for number, text in due.items():
        assert held[int(number)].startswith(text)
    assert len(due) == 6
    desk.close()


def test_kinds_keep_their_order_and_the_usual_one_is_chosen(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    """D17: chips changed places with use; nothing held yet, nothing chosen."""
    page.new_record()
    assert editor_of(page).form.editor("kind").value() is None
    page.go_back()
    for _ in range(2):
        logged(desk)  # held in a kind that stands far back
    page.new_record()
    kind = editor_of(page).form.editor("kind")
    assert isinstance(kind, KindEditor)
    assert kind.value() == "A11"
    assert [chip.text() for chip in kind.chips._buttons.values()] == [words for _, words in kinds()]
    assert kind.chips._buttons["A11"].isVisible(), "also where it stands behind “more”"
    assert desk.drafts.count() == 0, "what is only proposed is no draft"

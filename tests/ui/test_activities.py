"""The activities page with real widgets on a real desk: the 团圆饭 by keys, drafts, corrections, marking."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store.changes import Acknowledged, Cursor
from desktop.ui.activities.editor import NEW
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.activities.photo_strip import PhotoStrip
from tests.ui.activity_desk import (
    HOME,
    KNOWN,
    commit,
    editor_of,
    fill,
    keys,
    logged,
    open_desk,
    photo,
    pick,
    press,
    show,
)


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


def enter_dinner(qtbot: QtBot, page: ActivitiesPage) -> None:
    """The 团圆饭 of 24 November, by keys alone: 19 known women, 3 newcomers, one known only by a label."""
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = editor_of(page)
    kind = editor.form.editor("kind")
    for _ in range(12):  # the arrows move the choice; "More" unfolds the others
        press(qtbot, Qt.Key.Key_Right)
        if kind.value() == "A07":
            break
    assert kind.value() == "A07"
    press(qtbot, Qt.Key.Key_Tab, times=2)  # past the name: the proposed one will do
    commit("萨仁台流动妇女之家")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    commit("今天 18:00-20:30")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_F6)
    for name in KNOWN:
        pick(qtbot, page, name if name not in ("其木格", "高娃") else {"其木格": "qmg", "高娃": "gw"}[name])
    for line in ("乌日娜 13800001111 萨仁台嘎查", "萨茹拉", "包丽"):
        editor.who.newcomer.setFocus()
        commit(line)
        press(qtbot, Qt.Key.Key_Return)
    editor.who.guest.setFocus()
    commit("其木格的嫂子")
    press(qtbot, Qt.Key.Key_Return)


def test_the_dinner_is_typed_by_keys_and_twenty_three_stand_everywhere(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage
) -> None:
    enter_dinner(qtbot, page)
    who = editor_of(page).who
    assert (who.counts().known, who.counts().newcomers, who.counts().guests) == (19, 3, 1)
    assert who.total.text().endswith("= 23")
    with qtbot.waitSignal(page.context.bus.changed):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.editing
    (id_,) = desk.activities.ids()
    activity = desk.activities.get(id_)
    assert activity is not None
    assert activity.values["title"] == "萨仁台嘎查节庆团圆饭"
    assert (activity.values["start"], activity.values["end"]) == ("2026-11-24T18:00", "2026-11-24T20:30")
    assert (activity.values["home"], activity.values["recorder"]) == (HOME, "乌云")
    assert activity.counts.heads == 23
    assert page.table.records.words(0, 4) == "23"
    assert page.view.id == id_ and page.view.total.text().endswith("= 23")
    assert desk.drafts.all() == []
    act = desk.records.last_act()
    assert act is not None and act.label.code == "activity.log"
    page.context.window.notify.toast_.press()  # undo takes all of it back
    assert desk.activities.ids() == [] and desk.people.search("包丽") == []
    assert page.table.count() == 0


def test_a_killed_program_shows_the_text_again(qtbot: QtBot, tmp_path: Path) -> None:
    """Another process types and dies in the middle of it, as in a power cut."""
    folder = tmp_path / "killed"
    script = f"""
import os, signal, sys
from pathlib import Path
sys.path[:0] = {sys.path!r}
import tests.ui.activity_desk as t
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
app = QApplication([])
desk = t.open_desk(Path({str(folder)!r}))
t.fill(desk)
settings, bus = t.Settings(), t.Bus()
window = t.MainWindow([t.spec()], settings, lambda w: t.Context(settings, bus, desk, w, desk.now))
window.show()
window.go("activities", new=True)
editor = window.page("activities").editor
editor.form.editor("content").box.setPlainText("包饺子、唱长调")
editor.who.picker.picked.emit(desk.people.search("qmg")[0].id)
editor.who.newcomer.setText("乌日")
editor.who.newcomer.textEdited.emit("乌日")
while not editor.state.text():  # it says so once the draft is on the disk
    app.processEvents()
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == -9, done.stderr
    desk = open_desk(folder)
    page = show(qtbot, desk).page("activities")
    assert isinstance(page, ActivitiesPage)
    assert page.offers.isVisible()
    (kept,) = desk.drafts.all(NEW)
    page.offers.chosen.emit(kept.key)
    editor = editor_of(page)
    assert editor.form.values()["content"] == "包饺子、唱长调"
    assert editor.who.counts().known == 1
    assert editor.who.newcomer.text() == "乌日"
    assert editor.form.editor("when").value().start == "2026-11-24"  # type: ignore[union-attr]
    desk.close()


def test_the_draft_is_written_half_a_second_after_a_key(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    page.new_record()
    page.editor.form.focus_field("content")  # type: ignore[union-attr]
    keys(qtbot, "jiaozi")
    qtbot.waitUntil(lambda: bool(desk.drafts.all(NEW)), timeout=800)
    (kept,) = desk.drafts.all(NEW)
    assert kept.body["form"]["content"] == "jiaozi" and kept.new
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.editing and page.offers.isVisible()
    page.resume_draft(kept.key)
    assert editor_of(page).form.values()["content"] == "jiaozi"
    editor_of(page).drop()
    assert desk.drafts.all() == [] and not page.offers.isVisible()


def acknowledge(desk: Desk) -> None:
    first = desk.journal.acknowledged + 1
    number = desk.journal.head[0] - first + 1
    seq = desk.journal.cursor.seq
    desk.journal.sync.apply([Acknowledged(seq + 1, first, number)], Cursor(bytes(16), seq + number, bytes(16)))


def test_correcting_what_was_sent(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    acknowledge(desk)
    late = desk.people.save(None, {"name_zh": "来晚了"}).id
    page.reload()
    page.open_record(id_)
    page.view.correct_button.click()
    who = editor_of(page).who
    who.ticks.setFocus()
    who.ticks.setCurrentIndex(who.ticks.model().index(0, 0))
    press(qtbot, Qt.Key.Key_Space)  # she did not come after all
    who.picker.picked.emit(late)
    press(qtbot, Qt.Key.Key_2)  # focus stays in the ticks, on the one added last
    assert who.counts().known == 19
    assert editor_of(page).finish()
    activity = desk.activities.get(id_)
    assert activity is not None and activity.counts.heads == 19
    assert {line.name: line.state for line in activity.lines}["来晚了"] == "late"
    act = desk.records.last_act()
    assert act is not None and act.label.code == "activity.correct"


def test_expected_people_come_in_one_step_and_are_ticked_one_by_one(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage
) -> None:
    page.new_record()
    who = editor_of(page).who
    menu = who.group_menu()
    gachas = next(action.menu() for action in menu.actions() if action.menu() is not None)
    gachas.actions()[0].trigger()  # type: ignore[attr-defined]
    assert who.counts().expected == who.counts().unchecked == len(KNOWN)
    who.ticks.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert (who.counts().known, who.counts().unchecked) == (1, 18)
    who.all_button.click()
    assert who.counts().known == 19
    press(qtbot, Qt.Key.Key_Delete)
    assert who.counts().expected == 18


def test_a_change_from_elsewhere_is_shown_and_typing_stays(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk, expected=True)
    page.reload()
    page.open_record(id_)
    commit_to = page.view.picker.field
    commit_to.setFocus()
    commit("没有这个人")
    person = desk.activities.get(id_).lines[0].person  # type: ignore[union-attr]
    assert person is not None
    desk.activities.mark(id_, {person: "present"})
    page.context.bus.deliver()
    assert desk.activities.counts(id_).heads == 1
    assert page.view.ticks.entries()[0].state == "present"
    assert commit_to.text() == "没有这个人"
    press(qtbot, Qt.Key.Key_Return, times=1)
    press(qtbot, Qt.Key.Key_Return, times=1)
    assert desk.activities.counts(id_).newcomers == 1


def test_a_name_typed_beside_one_activity_waits_for_it(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    first, second = logged(desk, expected=True), logged(desk)
    page.reload()
    page.open_record(first)
    page.view.picker.field.setText("没选的人")
    page.open_record(second)
    assert page.view.picker.field.text() == ""
    page.open_record(first)
    assert page.view.picker.field.text() == "没选的人"


def test_searching_reads_what_is_being_composed(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    page.new_record()
    picker = editor_of(page).who.picker
    picker.field.setFocus()
    QCoreApplication.sendEvent(picker.field, QInputMethodEvent("q'm'g", []))
    qtbot.waitUntil(lambda: picker.results.isVisible())
    press(qtbot, Qt.Key.Key_Return)  # belongs to the input method
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.editing and editor_of(page).who.counts().heads == 0
    commit("其木格")
    qtbot.waitUntil(lambda: picker.results.isVisible())
    press(qtbot, Qt.Key.Key_Return)
    assert editor_of(page).who.counts().known == 1


def test_what_is_wrong_is_said_beside_the_field_and_the_rest_stays(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage
) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.form.editor("when").line.setText("今天 20:30-18:00")  # type: ignore[attr-defined]
    editor.form.editor("content").set_value("包饺子")
    assert not editor.finish()
    assert editor.form.error_text("kind") and editor.form.error_text("when")
    assert editor.form.values()["content"] == "包饺子"
    assert desk.activities.ids() == []
    editor.form.editor("kind").set_value("A07")
    editor.form.editor("when").line.setText("今天 18:00-20:30")  # type: ignore[attr-defined]
    editor.who.newcomer.setText("乌日娜 12345")
    assert not editor.finish() and editor.who.error.text()
    editor.who.newcomer.setText("乌日娜")  # without a last Enter
    assert editor.finish()
    assert desk.activities.counts(desk.activities.ids()[0]).newcomers == 1


def test_pictures_are_dropped_and_refused_ones_said(
    qtbot: QtBot, desk: Desk, page: ActivitiesPage, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    good.write_bytes(photo())
    bad.write_text("no picture")
    page.new_record()
    editor = editor_of(page)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(editor.photos.settled):
        editor.photos.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, button, none))
    assert len(editor.photos.pictures()) == 1
    assert "bad.jpg" in editor.photos.refused.text()
    editor.form.editor("kind").set_value("A07")
    assert editor.finish()
    activity = desk.activities.get(desk.activities.ids()[0])
    assert activity is not None and len(activity.photos) == 1
    page.view.photos._take(page.view.photos.pictures()[0])
    assert desk.activities.get(activity.id).photos == ()  # type: ignore[union-attr]


def test_a_picture_is_pasted(qtbot: QtBot, desk: Desk) -> None:
    strip = PhotoStrip(desk.photos)
    qtbot.addWidget(strip)
    path = desk.photos.file_of(desk.photos.add(photo()).sha256)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(strip.edited):
        assert strip.paste()
    QGuiApplication.clipboard().setText("no picture")
    assert not strip.paste() and strip.refused.text()


def test_finishing_waits_for_pictures_that_are_being_read(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.form.editor("kind").set_value("A07")
    editor.photos.add([photo()])
    with qtbot.waitSignal(editor.finished):
        assert not editor.finish()
    activity = desk.activities.get(desk.activities.ids()[0])
    assert activity is not None and len(activity.photos) == 1


def test_wechat_text_and_the_sheet(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    page.reload()
    page.open_record(id_)
    page.view.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert "19 人" in text and "其木格" not in text
    with qtbot.waitSignal(page.sheet_requested) as asked:
        page.print_shown()
    assert asked.args == [id_]
    for status in ("cancelled", "planned", "held"):
        page.view._set_status(status)
        assert page.table.records.record(0).status == status  # type: ignore[union-attr]


def test_a_viewer_only_looks(qtbot: QtBot, desk: Desk) -> None:
    id_ = logged(desk)
    desk.records.add_user("看看", "viewer")
    page = show(qtbot, desk).page("activities")
    assert isinstance(page, ActivitiesPage)
    page.open_record(id_)
    page.new_record()
    assert not page.editing
    for widget in (page.header.primary, page.view.correct_button, page.view.more_button, page.view.picker):
        assert not widget.isVisible()
    page.view.ticks.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert desk.activities.counts(id_).heads == 19


def test_filters_narrow_the_list(qtbot: QtBot, desk: Desk, page: ActivitiesPage) -> None:
    id_ = logged(desk)
    page.reload()
    assert page.table.count() == 1
    page.kinds.set_value(["A07"])
    page.reload()
    assert page.table.count() == 0
    page.go_back()
    assert page.table.count() == 1
    page.go_to(status="held", since="2026-10-26", until="2026-11-25")
    assert list(page.table.records.ids) == [id_]
    assert page.span.text() == "26 Oct–25 Nov"
    page.go_to(kind="A07", since="2026-10-26", until="2026-11-25")
    assert page.table.count() == 0
    page.go_to(since="2026-09-26", until="2026-10-25")
    assert page.table.count() == 0
    page.span.click()
    assert list(page.table.records.ids) == [id_] and not page.filtered()

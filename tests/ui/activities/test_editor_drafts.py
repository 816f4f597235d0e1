"""What came meanwhile stays, a page that is left is written or kept, and drafts stand beside each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from desktop.ui.activities.editor import NEW, ActivityEditor
from desktop.ui.activities.fields import KindEditor
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.activities.words import kinds
from tests.ui.activities.hands import done, hosts_of, type_when, with_people
from tests.ui.activity_desk import (
    SUMU,
    commit,
    editor_of,
    logged,
    open_desk,
    photo,
    press,
    show,
)

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

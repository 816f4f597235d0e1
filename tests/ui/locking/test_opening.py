"""The lock in the whole program: first run, locking and unlocking, forgetting, each user by her own."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop import jobs
from desktop.app import SAMPLE, Program
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.locking import Secret, new_code, new_key
from desktop.services.starting import start_township
from desktop.store.driver import is_plain
from desktop.ui.form_fields import TextEditor
from desktop.ui.homes.page import HomesPage
from desktop.ui.locking.dialogs import NewSecret, OwnSecret
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.welcome.window import Welcome
from desktop.ui.widgets import Ask
from tests.ui.locked import CODE, PASSPHRASE, PIN, Ring, asked, make_lock, opened, unlock, window_of, with_chair

# The first run ----------------------------------------------------------------------------------------------------


def test_the_first_run_leaves_nothing_in_the_clear(program: Program, qtbot: QtBot) -> None:
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_township(CODE)
    assert not program.folder.exists(), "nothing is written before there is a lock"
    code = make_lock(welcome.lock_steps, qtbot)
    qtbot.waitUntil(lambda: welcome.steps.currentWidget() is welcome.who)
    assert not is_plain(program.folder / "township.db")
    welcome.name.setText("王兰")
    qtbot.keyClick(welcome.name, Qt.Key.Key_Return)
    assert "Encrypted" in window_of(program).status.text() and "Not" not in window_of(program).status.text()
    assert jobs.finish()
    [user] = program.lock.users()
    assert program.desk is not None and (user.id, user.name) == (program.desk.records.user, "王兰")
    assert program.lock.open(user.id, Secret("pin", PIN)) == program.desk.key
    assert program.lock.open(b"", Secret("recovery", code)) == program.desk.key


def test_without_a_keyring_a_passphrase_is_asked_for_and_said_why(program: Program, qtbot: QtBot, ring: Ring) -> None:
    ring.there = False
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_township(CODE)
    fields = welcome.lock_steps.fields
    qtbot.waitUntil(fields.way.isHidden)
    assert "no keyring" in fields.words.text()
    fields.first.setText(PIN)
    welcome.lock_steps.go_on.click()
    assert "at least 12" in fields.error.text()
    fields.clear()
    make_lock(welcome.lock_steps, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: welcome.steps.currentWidget() is welcome.who)


def test_a_keyring_that_keeps_nothing_leads_to_a_passphrase(
    program: Program, qtbot: QtBot, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_township(CODE)
    monkeypatch.setattr(ring, "answers", lambda: True)
    ring.there = False
    make_lock(welcome.lock_steps, qtbot)
    steps = welcome.lock_steps
    qtbot.waitUntil(lambda: "keyring" in steps.secret_step.error.text())
    assert steps.fields.way.isHidden() and not (program.folder / "keys.json").exists()
    make_lock(steps, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: welcome.steps.currentWidget() is welcome.who)


def test_two_that_differ_and_a_wrong_group_go_no_further(program: Program, qtbot: QtBot) -> None:
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_township(CODE)
    steps = welcome.lock_steps
    steps.fields.first.setText(PIN)
    steps.fields.again.setText("270518")
    steps.go_on.click()
    assert "not the same" in steps.fields.error.text() and steps.code is None
    for field in (steps.fields.first, steps.fields.again):
        field.setText(PIN)
    steps.go_on.click()
    assert steps.code is not None
    wrong = steps.code.code.split("-")[(steps.code.asked + 1) % 6]
    qtbot.keyClicks(steps.code.typed, wrong)
    steps.prove.click()
    assert "not group" in steps.code.error.text() and steps.code.card.isHidden()
    assert not program.folder.exists()


def test_a_first_run_that_was_ended_goes_on(program: Program, qtbot: QtBot) -> None:
    """Before a record was written, anew; after it, at the name, once the PIN was typed."""
    program.lock.begin(new_key(), Secret("pin", PIN), new_code())
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome) and welcome.steps.currentWidget() is welcome.choices
    key = new_key()
    program.lock.begin(key, Secret("pin", PIN), new_code())
    desk = Desk.open(program.folder, key=key)
    start_township(desk, CODE)
    desk.close()
    program.start()
    unlock(asked(program), qtbot)
    assert isinstance(program.front, Welcome) and program.front.steps.currentWidget() is program.front.who
    program.front.name.setText("王兰")
    program.front.finish()
    assert jobs.finish() and [user.name for user in program.lock.users()] == ["王兰"]


def test_the_sample_asks_nothing(program: Program) -> None:
    program.settings.township = SAMPLE
    program.start()
    assert isinstance(program.front, Welcome)
    with_chair(program.folder)
    program.start()
    window = window_of(program)
    assert "Not encrypted" in window.status.text() and window.context.lock is None
    program.lock_now()
    assert window.isVisible() and window.cover.isVisible(), "F12 covers what has no lock"


# Locked -----------------------------------------------------------------------------------------------------------


def test_f12_hides_everything_and_keeps_what_is_typed(program: Program, code: str, qtbot: QtBot) -> None:
    window = opened(program, qtbot)
    window.go("homes")
    homes = window.current()
    assert isinstance(homes, HomesPage) and program.desk is not None
    homes.new_record()
    name = homes.editor.form.editor("name_zh")
    assert isinstance(name, TextEditor)
    qtbot.keyClicks(name.line, "Ulaan")
    open_copy = program.folder / "opened" / "x" / "y"
    open_copy.mkdir(parents=True)
    (open_copy / "photo.jpg").write_bytes(b"x")
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F12)
    locked = asked(program)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [locked] and "乌兰毛都" not in locked.windowTitle()
    late = QDialog(window)  # a question after long work
    late.open()
    qtbot.waitUntil(late.isHidden)
    assert jobs.finish() and not (program.folder / "opened").exists()
    begun = time.monotonic()
    unlock(locked, qtbot)
    assert program.window is window and window.isVisible() and time.monotonic() - begun < 1
    assert name.line.text() == "Ulaan" and program.desk.drafts.count() == 1


def test_the_window_is_hidden_before_anything_is_asked_of_the_system(
    program: Program, code: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A keyring that does not answer, or a slow disk, left the records on the screen."""
    opened(program, qtbot)
    window, seen = window_of(program), []
    monkeypatch.setattr(program.lock.keyring, "answers", lambda: seen.append(threading.current_thread()) or True)
    users = program.lock.users
    monkeypatch.setattr(program.lock, "users", lambda: seen.append(window.isVisible()) or users())
    program.lock_now()
    assert seen == [False]
    locked = asked(program)
    locked.show_step(locked.anew)
    qtbot.waitUntil(lambda: len(seen) == 2)
    locked.show_step(locked.ask)
    locked.show_step(locked.anew)
    assert seen[1] is not threading.main_thread() and jobs.finish() and len(seen) == 2, "once, not by the window"


def test_what_a_killed_run_left_opened_is_gone_before_anybody_is_asked(program: Program, code: str) -> None:
    left = program.folder / "opened" / "x" / "y" / "photo.jpg"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    program.start()
    asked(program)
    assert not (program.folder / "opened").exists()


def test_nobody_there_and_the_screens_lock_lock(program: Program, code: str, qtbot: QtBot) -> None:
    opened(program, qtbot)
    assert program._minutes() == 5
    program.keeper.asked.emit()
    assert program.keeper.locked
    program.keeper.asked.emit()
    unlock(asked(program), qtbot)
    assert not program.keeper.locked


def test_wrong_tries_wait_longer_and_are_counted_down(program: Program, code: str, qtbot: QtBot) -> None:
    program.start()
    window = asked(program)
    for _ in range(4):
        unlock(window, qtbot, "918273")
    assert "next one can be made in 0:10" in window.ask.error.text() and not window.secret.isEnabled()
    window.unlock()
    assert window.settled, "nothing is tried meanwhile"
    now = [time.monotonic() + 3]
    tries = program.lock._tried()
    tries._clock = lambda: now[0]
    window.count_down()
    assert "0:0" in window.ask.error.text()
    now[0] += 10
    window.count_down()
    assert window.secret.isEnabled() and window.ask.error.isHidden()
    unlock(window, qtbot)
    assert program.window is not None


def test_what_is_forgotten_is_made_anew_by_the_code(program: Program, code: str, qtbot: QtBot, ring: Ring) -> None:
    """The keyring is gone too: a new system, another password."""
    ring.kept = None
    program.start()
    window = asked(program)
    unlock(window, qtbot)
    assert "keyring" in window.ask.error.text()
    window.forgotten.click()
    qtbot.keyClicks(window.code, code.lower().replace("-", " "))
    window.try_button.click()
    qtbot.waitUntil(lambda: window.steps.currentWidget() is window.anew)
    for field in (window.fields.first, window.fields.again):
        qtbot.keyClicks(field, "839514")
    window.set_button.click()
    qtbot.waitUntil(lambda: program.window is not None)
    assert program.desk is not None and len(program.desk.people.ids()) == 1
    assert program.lock.open(program.desk.records.user, Secret("pin", "839514")) == program.desk.key


def test_who_has_nothing_is_told_what_the_server_holds(program: Program, code: str) -> None:
    program.start()
    window = asked(program)
    window.show_step(window.lost)
    words = " ".join(label.text() for label in window.lost.findChildren(type(window.lost.title)))
    assert "server holds all that was sent" in words and "no" in words
    window.go_back()
    assert window.steps.currentWidget() is window.forgot


# Users --------------------------------------------------------------------------------------------------------------


def test_each_user_opens_by_her_own_pin_and_has_her_own_drafts(program: Program, code: str, qtbot: QtBot) -> None:
    window = opened(program, qtbot)
    desk = program.desk
    assert desk is not None and desk.key is not None
    chair = desk.records.user
    desk.drafts.put("visit.new-1", {"title": "hers"})
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    page.users.new_name.setText("娜仁")
    page.users.new_role.set_value("recorder")
    page.users.add()
    assert desk.records.user == chair, "nobody becomes another one by a click"
    dialog = page.findChild(NewSecret)
    assert dialog is not None
    for field in (dialog.fields.first, dialog.fields.again):
        field.setText("615243")
    dialog.finish()
    qtbot.waitUntil(dialog.isHidden)
    qtbot.waitUntil(lambda: "娜仁" in {user.name for user in program.lock.users()})
    [other] = [user for user in program.lock.users() if user.id != chair]
    page.users.use(other.id)
    assert desk.records.user == chair
    program.lock_now()
    locked = asked(program)
    locked.choose(other.id)
    unlock(locked, qtbot, PIN)
    assert program.keeper.locked, "the chair's PIN does not make her somebody else"
    unlock(locked, qtbot, "615243")
    assert desk.records.user == other.id and desk.records.role == "recorder"
    assert desk.drafts.all() == [] and desk.drafts.count() == 0
    assert program.window is not window and window_of(program).sidebar.person.text() == "娜仁"
    program.lock_now()
    asked(program).choose(chair)
    unlock(asked(program), qtbot, PIN)
    assert [kept.key for kept in desk.drafts.all()] == ["visit.new-1"]


def test_a_user_is_renamed_and_removed_and_the_last_one_stays(
    program: Program, code: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(program, qtbot)
    desk = program.desk
    assert desk is not None and desk.key is not None
    other = next(iter(desk.records.new_user("娜仁", "viewer").ids["user"]))
    program.lock.set_secret(desk.key, other, Secret("passphrase", PASSPHRASE))
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    page.users.change(other, "娜仁花", "recorder")
    assert (other, "娜仁花", "recorder") in desk.records.users()
    qtbot.waitUntil(lambda: "娜仁花" in {user.name for user in program.lock.users()})
    monkeypatch.setattr(Ask, "question", lambda *_: "yes")
    page.users.ask_remove(other, "娜仁花")
    qtbot.waitUntil(lambda: [user.id for user in program.lock.users()] == [desk.records.user])
    with pytest.raises(KnownError, match="last_user"):
        program.lock.remove(desk.records.user)
    with pytest.raises(KnownError, match="no_such_way"):
        program.lock.open(other, Secret("passphrase", PASSPHRASE))


def test_another_pin_wants_that_of_before(program: Program, code: str, qtbot: QtBot) -> None:
    window = opened(program, qtbot)
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage) and program.desk is not None
    page.lock.change_secret()
    [first] = page.lock.findChildren(OwnSecret)
    [then] = page.lock.findChildren(NewSecret)
    first.field.setText("918273")
    first.finish()
    qtbot.waitUntil(lambda: bool(first.error.text()))
    assert then.isHidden()
    first.field.setText(PIN)
    first.finish()
    qtbot.waitUntil(then.isVisible)
    for field in (then.fields.first, then.fields.again):
        field.setText("615243")
    then.finish()
    qtbot.waitUntil(then.isHidden)
    user = program.desk.records.user
    assert program.lock.open(user, Secret("pin", "615243")) == program.desk.key
    with pytest.raises(KnownError, match="secret_wrong"):
        program.lock.open(user, Secret("pin", PIN))

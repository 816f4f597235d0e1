"""The lock in the whole program: first run, locking and unlocking, forgetting, a township that was plain."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

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
from desktop.services.locking import WHOEVER, Secret, new_code, new_key
from desktop.services.repair import Repair
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.store import keys
from desktop.store.driver import is_plain
from desktop.ui.form_fields import TextEditor
from desktop.ui.homes.page import HomesPage
from desktop.ui.locking.dialogs import NewSecret, OwnSecret
from desktop.ui.locking.making import MakeLock
from desktop.ui.locking.repair import BackFromRepair, SendAway
from desktop.ui.locking.unlock import Unlock
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import words_of
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.today.page import TodayPage
from desktop.ui.visits.page import VisitsPage
from desktop.ui.welcome.trouble import Trouble
from desktop.ui.welcome.window import Welcome
from desktop.ui.widgets import Ask
from tests.ui.locked import PASSPHRASE, PIN, Ring, make_lock, unlock

CODE = "152221201"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots at their cheapest."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, ring: Ring) -> Iterator[Program]:
    """Not started yet; English, so that words are tested where they are written."""
    settings = Settings.load(tmp_path)
    settings.language = "en"
    made = Program(qapp, tmp_path, settings, keyring=ring)
    yield made
    made.end()
    for window in (made.window, made.front):
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    made.deleteLater()


@pytest.fixture
def code(program: Program) -> str:
    """An encrypted township with its chair 王兰, closed; gives its recovery code."""
    program.settings.township = CODE
    key, made = new_key(), new_code()
    program.lock.begin(key, Secret("pin", PIN), made)
    desk = Desk.open(program.folder, key=key)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.people.quick_add("乌日娜")
    program.lock.note(key, desk.records.user, desk.records.users(), Secret("pin", PIN))
    desk.close()
    return made


@pytest.fixture
def plain(program: Program) -> Path:
    """A township from before there were locks."""
    program.settings.township = CODE
    with_chair(program.folder)
    return program.folder


def with_chair(folder: Path) -> None:
    desk = Desk.open(folder)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.people.quick_add("乌日娜")
    desk.backups.back_up_now()
    desk.close()


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def asked(program: Program) -> Unlock:
    """The window that asks who is there."""
    found = program.keeper.unlock or program.front
    assert isinstance(found, Unlock) and found.isVisible()
    return found


def opened(program: Program, qtbot: QtBot) -> MainWindow:
    program.start()
    unlock(asked(program), qtbot)
    assert jobs.finish()
    return window_of(program)


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


# What was there before ----------------------------------------------------------------------------------------------


def test_a_plain_township_is_offered_a_lock_and_gets_one(program: Program, plain: Path, qtbot: QtBot) -> None:
    program.start()
    window = window_of(program)
    today = window.current()
    assert isinstance(today, TodayPage) and "Not encrypted" in window.status.text()
    assert any(card.heading.text() == "Give this laptop a lock" for card in today._cards)
    window.go("settings", lock=True)
    making = program.front
    assert isinstance(making, MakeLock)
    making.go_back()
    assert program.window is not None and is_plain(plain / "township.db"), "never forced"
    program.make_lock()
    making = program.front
    assert isinstance(making, MakeLock)
    code = make_lock(making.lock_steps, qtbot)
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert not is_plain(plain / "township.db") and program.desk is not None
    assert len(program.desk.people.ids()) == 1 and len(program.desk.backups.list()) == 1
    assert not any(plain.parent.glob("township.*")), "nothing plain is left beside it"
    assert program.lock.open(b"", Secret("recovery", code)) == program.desk.key
    assert not program.window.findChildren(MakeLock) and "Encrypted" in window_of(program).status.text()


def test_a_conversion_that_was_killed_is_ended_before_anything_is_opened(program: Program, plain: Path) -> None:
    plain.rename(plain.with_name("township.plain"))  # between the two renames
    program.start()
    assert program.desk is not None and len(program.desk.people.ids()) == 1


def test_a_damaged_encrypted_file_leads_to_its_backup(program: Program, code: str, qtbot: QtBot) -> None:
    page = opened(program, qtbot).current()
    assert program.desk is not None and isinstance(page, TodayPage)
    program.desk.backups.back_up_now()
    page._painted = False
    page.repaint()  # what it adds after its first paint would read the file that is closed below
    program.end()
    file = program.folder / "township.db"
    body = bytearray(file.read_bytes())
    body[4096:] = bytes(len(body) - 4096)
    file.write_bytes(body)
    program.start()
    unlock(asked(program), qtbot)
    trouble = program.front
    assert isinstance(trouble, Trouble)
    qtbot.waitUntil(trouble.newest.isVisible)
    assert "1 women" in trouble.found.text()
    trouble.newest.click()
    qtbot.waitUntil(lambda: isinstance(program.front, Unlock))
    unlock(asked(program), qtbot)
    assert program.window is not None
    assert program.desk is not None and len(program.desk.people.ids()) == 1


def test_what_was_none_of_the_programs_is_told_and_given_back(
    program: Program, plain: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (plain / "backups" / "牧户电话.txt").write_text("苏和 13800000000", encoding="utf-8")
    between = tmp_path / "township.between"
    program._between = between
    program.start()
    assert str(between) in window_of(program).notify.banner_._text.text(), "told once"
    assert program._between is None
    program.make_lock()
    making = program.front
    assert isinstance(making, MakeLock)
    make_lock(making.lock_steps, qtbot)
    qtbot.waitUntil(making.go_on.isVisible, timeout=20_000)
    assert "牧户电话.txt" in making.told.text() and not list(plain.rglob("*.txt"))
    making.go_on.click()
    window = window_of(program)
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: not page.sealed.isHidden())
    [path] = window.context.desk.backups.sealed()
    page.sealed.take_out(path, tmp_path)
    qtbot.waitUntil((tmp_path / "牧户电话.txt").exists)
    assert (tmp_path / "牧户电话.txt").read_text(encoding="utf-8") == "苏和 13800000000"


def test_a_laptop_goes_to_be_repaired_and_comes_back(
    program: Program, code: str, qtbot: QtBot, tmp_path: Path, ring: Ring
) -> None:
    window = opened(program, qtbot)
    stick = tmp_path / "stick"
    stick.mkdir()
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    page.lock.send_away.click()
    [dialog] = page.lock.findChildren(SendAway)
    assert "has no server" in dialog.waits.text()
    dialog.code.setText(new_code())
    dialog.carry(stick)
    qtbot.waitUntil(lambda: bool(dialog.error.text()))
    assert dialog.proof is None and not list(stick.iterdir()), "a wrong code carries nothing"
    dialog.code.setText(code)
    dialog.carry(stick)
    qtbot.waitUntil(lambda: dialog.proof is not None)
    assert "to the last record" in dialog.proved.text() and program.lock.stands
    dialog.take.click()
    qtbot.waitUntil(lambda: isinstance(program.front, BackFromRepair))
    assert not program.lock.stands and ring.kept is None and program.desk is None
    back = program.front
    assert isinstance(back, BackFromRepair)
    back.take(next(stick.iterdir()))
    back.code.setText(new_code())
    back.open()
    qtbot.waitUntil(lambda: bool(back.step.error.text()))
    back.code.setText(code.lower())
    back.open()
    qtbot.waitUntil(lambda: isinstance(program.front, Unlock))
    anew = asked(program)
    assert anew.steps.currentWidget() is anew.anew
    for field in (anew.fields.first, anew.fields.again):
        field.setText(PIN)
    anew.set_anew()
    qtbot.waitUntil(lambda: program.window is not None)
    assert program.desk is not None and len(program.desk.people.ids()) == 1


def test_keys_that_could_not_be_destroyed_are_told_of(
    program: Program, code: str, qtbot: QtBot, tmp_path: Path
) -> None:
    """The stick was taken out too early: everything is as it was, and said so."""
    opened(program, qtbot)
    assert program.desk is not None
    proof = Repair(program.desk).carry(tmp_path, code)
    assert proof is not None
    proof.path.unlink()
    program.send_away(proof)
    qtbot.waitUntil(lambda: isinstance(program.front, Unlock))
    assert asked(program).ask.error.text() == words_of(KnownError("stick_gone")) and program.lock.stands


def test_an_encrypted_backup_is_brought_to_a_new_laptop_by_its_code(
    program: Program, code: str, qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    opened(program, qtbot)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert program.desk is not None
    carried = program.desk.backups.to_stick(stick)
    assert carried is not None
    program.end()
    settings = Settings.load(tmp_path / "other")
    settings.language = "en"
    other = Program(qapp, tmp_path / "other", settings, keyring=Ring())
    try:
        other.start()
        welcome = other.front
        assert isinstance(welcome, Welcome)
        welcome.restore(carried)
        assert welcome.steps.currentWidget() is welcome.backup_code
        welcome.code.setText(new_code())
        welcome._open_backup()
        qtbot.waitUntil(lambda: bool(welcome.backup_code.error.text()))
        welcome.code.setText(code)
        welcome._open_backup()
        qtbot.waitUntil(lambda: isinstance(other.front, Unlock))
        window = other.front
        assert isinstance(window, Unlock) and window.steps.currentWidget() is window.anew
        for field in (window.fields.first, window.fields.again):
            field.setText(PIN)
        window.set_anew()
        qtbot.waitUntil(lambda: other.window is not None)
        assert other.desk is not None and len(other.desk.people.ids()) == 1
        assert jobs.finish() and [user.name for user in other.lock.users()] == ["王兰"]
    finally:
        other.end()
        if other.window is not None:
            other.window.blockSignals(True)
            other.window.close()
            other.window.deleteLater()


def test_a_viewer_keeps_no_visit(program: Program, code: str, qtbot: QtBot) -> None:
    """A role is what the township says of her, whatever she opened by."""
    opened(program, qtbot)
    desk = program.desk
    assert desk is not None and desk.key is not None
    viewer = next(iter(desk.records.new_user("看看", "viewer").ids["user"]))
    program.lock.set_secret(desk.key, viewer, Secret("pin", "615243"))
    program.lock_now()
    asked(program).choose(viewer)
    unlock(asked(program), qtbot, "615243")
    window = window_of(program)
    window.go("visits")
    page = window.current()
    assert isinstance(page, VisitsPage) and page.header.primary.isHidden()
    window.go("settings")
    settings = window.current()
    assert isinstance(settings, SettingsPage) and settings.users.adding.isHidden()
    assert WHOEVER not in {user.id for user in program.lock.users()}

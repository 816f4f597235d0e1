"""The lock in the whole program: a township that was plain, damaged files, repair, an encrypted backup elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import jobs
from desktop.app import Program
from desktop.errors import KnownError
from desktop.services.locking import WHOEVER, Secret, new_code
from desktop.services.repair import Repair
from desktop.settings import Settings
from desktop.store.driver import is_plain
from desktop.ui.locking.making import MakeLock
from desktop.ui.locking.repair import BackFromRepair, SendAway
from desktop.ui.locking.unlock import Unlock
from desktop.ui.messages import words_of
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.today.page import TodayPage
from desktop.ui.visits.page import VisitsPage
from desktop.ui.welcome.trouble import Trouble
from desktop.ui.welcome.window import Welcome
from tests.ui.locked import PIN, Ring, asked, make_lock, opened, unlock, window_of


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

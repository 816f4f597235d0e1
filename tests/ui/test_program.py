"""The whole program on a temporary folder: first run, undo, language, a damaged file, restoring, the second start."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import Program, page_specs
from desktop.errors import KnownError
from desktop.services import Edit, Label
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.services.township_settings import OPTIONAL_FIELDS
from desktop.settings import START_NOTE, Settings
from desktop.sync.connection import Connection
from desktop.sync.joined import LastSync
from desktop.sync.worker import SyncState
from desktop.ui.homes.page import HomesPage
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.person_editors import PersonEditor
from desktop.ui.restoring import restore_words
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.single_instance import Instance
from desktop.ui.visits.page import VisitsPage
from desktop.ui.welcome.trouble import Trouble
from desktop.ui.welcome.window import Welcome
from desktop.ui.widgets import Ask
from tests.encrypted import opened
from tests.ui.activity_desk import photo
from tests.ui.locked import Ring, make_lock

CODE = "152221201"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """Not started yet; English, so that words are tested where they are written."""
    settings = Settings.load(tmp_path)
    settings.language = "en"
    made = Program(qapp, tmp_path, settings, keyring=Ring())
    yield made
    made.end()
    for window in (made.window, made.front):
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    made.deleteLater()


@pytest.fixture
def township(program: Program) -> Path:
    """A township with its chair; gives its folder."""
    program.settings.township = CODE
    desk = Desk.open(program.folder)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.people.quick_add("乌日娜")
    desk.close()
    return program.folder


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def test_the_first_run_by_keyboard(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_buttons["town"].click()
    qtbot.keyClicks(welcome.township_choice.search, "wlmd")
    qtbot.waitUntil(lambda: welcome.township_choice.code() == CODE)
    qtbot.keyClick(welcome.township_choice.search, Qt.Key.Key_Return)
    make_lock(welcome.lock_steps, qtbot)
    qtbot.waitUntil(lambda: welcome.steps.currentWidget() is welcome.who)
    qtbot.keyClick(welcome.name, Qt.Key.Key_Return)
    assert welcome.who.error.text() == "Please write your name."
    welcome.name.setText("王兰")
    qtbot.keyClick(welcome.name, Qt.Key.Key_Return)
    window = window_of(program)
    assert "乌兰毛都苏木" in window.windowTitle()
    assert window.sidebar.person.text() == "王兰"
    assert program.settings.township == CODE
    assert "Encrypted" in window.status.text()
    assert "On this laptop only" in window.status.text()


def test_a_first_run_that_was_killed_goes_on_at_the_name(program: Program) -> None:
    desk = Desk.open(program.folder)
    start_township(desk, CODE)
    desk.close()
    program.start()
    assert isinstance(program.front, Welcome)
    assert program.front.steps.currentWidget() is program.front.who


def test_every_page_opens(program: Program, township: Path) -> None:
    program.start()
    window = window_of(program)
    for spec in page_specs(program):
        window.go(spec.key)
        assert window.current_key() == spec.key


def test_the_find_box_knows_the_women_before_their_page_was_opened(program: Program, township: Path) -> None:
    program.start()
    titles = [found.title for found in window_of(program)._find("wrn")]
    assert titles == ["乌日娜"]


def test_undo_takes_the_last_act_back_and_redo_puts_it_there_again(
    program: Program, township: Path, qtbot: QtBot
) -> None:
    program.start()
    window, desk = window_of(program), program.desk
    assert desk is not None
    [woman] = desk.people.ids()
    program.undo()
    qtbot.waitUntil(lambda: window.toast.isVisible())
    assert window.toast.text() == "Undone: Added 乌日娜"
    assert woman not in desk.people.ids()
    window.toast.press()
    qtbot.waitUntil(lambda: woman in desk.people.ids())


def test_ctrl_z_never_takes_the_township_itself_back(program: Program, township: Path, qtbot: QtBot) -> None:
    program.start()
    window = window_of(program)
    program.undo()
    qtbot.waitUntil(lambda: window.toast.text().startswith("Undone"))
    program.undo()
    qtbot.waitUntil(lambda: window.toast.text() == "Nothing to undo")


def test_another_language_keeps_the_place(program: Program, township: Path) -> None:
    program.start()
    window_of(program).go("settings")
    program.settings.language = "zh_CN"
    program.rebuild()
    assert window_of(program).current_key() == "settings"
    assert "未加密" in window_of(program).status.text()


def test_the_journal_tells_the_window_once_for_each_act(program: Program, township: Path, qtbot: QtBot) -> None:
    program.start()
    assert program.desk is not None
    told: list[object] = []
    program.bus.changed.connect(told.append)
    with qtbot.waitSignal(program.bus.changed):
        program.desk.people.quick_add("其木格")
    assert len(told) == 1


def test_a_damaged_file_leads_to_the_newest_good_backup(program: Program, township: Path, qtbot: QtBot) -> None:
    desk = Desk.open(township)
    desk.backups.back_up_now()
    desk.close()
    file = township / "township.db"
    file.write_bytes(b"\0" * 4096)
    program.start()
    trouble = program.front
    assert isinstance(trouble, Trouble)
    qtbot.waitUntil(trouble.newest.isVisible)
    assert file.read_bytes() == b"\0" * 4096
    trouble.newest.click()
    qtbot.waitUntil(lambda: program.window is not None)
    assert program.desk is not None
    assert len(program.desk.people.ids()) == 1


def test_the_window_that_tells_of_a_damaged_file_ends_it_there(
    program: Program, township: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """E16: it sends nobody to the settings, which cannot be reached; a backup on a stick is chosen right there."""
    desk = Desk.open(township)
    stick = tmp_path / "stick"
    stick.mkdir()
    carried = desk.backups.to_stick(stick)
    desk.close()
    (township / "township.db").write_bytes(b"\0" * 4096)
    program.start()
    trouble = program.front
    assert isinstance(trouble, Trouble)
    assert "Settings" not in trouble.words.text() and "backup" in trouble.words.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(carried), ""))
    trouble.choose.click()
    qtbot.waitUntil(lambda: program.window is not None)
    assert program.desk is not None and len(program.desk.people.ids()) == 1


def test_before_a_restore_it_is_said_what_it_cannot_undo(
    program: Program, township: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E3, E19: what went up comes again, the recycle bin is what helps; the server stays joined."""
    program.start()
    window, desk = window_of(program), program.desk
    assert desk is not None
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    asked: list[str] = []

    def question(_parent: object, _title: str, text: str, _answers: object) -> str:
        asked.append(text)
        return "no"

    monkeypatch.setattr(Ask, "question", question)
    summary = Backups.read(desk.backups.back_up_now().path)
    page._ask(Path(), summary)
    assert "1 women" in asked[-1] and "server" not in asked[-1]
    desk.db.put_meta(
        connection=msgspec.msgpack.encode(Connection("http://127.0.0.1", CODE, "", "chair", bytes(16), ""))
    )
    page._ask(Path(), summary)
    assert "not undone" in asked[-1] and "recycle bin" in asked[-1] and "stays joined" in asked[-1]
    page._ask(Path(), summary._replace(joined=True))
    assert "recycle bin" in asked[-1] and "stays joined" not in asked[-1]
    desk.db.put_meta(connection=None)


def test_a_newer_file_is_left_alone(program: Program, township: Path) -> None:
    with opened(township / "township.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    program.start()
    trouble = program.front
    assert isinstance(trouble, Trouble)
    assert "newer version" in trouble.words.text()
    assert trouble.choose.isHidden()


def test_to_a_stick_and_back(program: Program, township: Path, qtbot: QtBot, tmp_path: Path) -> None:
    program.start()
    window = window_of(program)
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    stick = tmp_path / "stick"
    stick.mkdir()
    page.to_stick(stick)
    qtbot.waitUntil(lambda: window.toast.isVisible())
    [carried] = stick.iterdir()
    assert Backups.read(carried).women == 1
    assert program.desk is not None
    with qtbot.waitSignal(program.bus.changed):
        program.desk.people.quick_add("其木格")
    before = program.window
    program.restore(carried)
    qtbot.waitUntil(lambda: program.window is not before)
    assert len(program.desk.people.ids()) == 1
    assert any(kept.reason == "before-restore" for kept in program.desk.backups.list())


def test_pictures_that_a_backup_holds_damaged_are_told_before_and_after_a_restore(
    program: Program, township: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.start()
    assert program.desk is not None
    picture = program.desk.photos.add(photo())
    stick = tmp_path / "stick"
    stick.mkdir()
    carried = program.desk.backups.to_stick(stick)
    file = program.desk.photos.file_of(picture.sha256)
    assert carried is not None and file is not None
    content = bytearray(carried.read_bytes())
    content[content.index(file.read_bytes()[:200]) + 300] ^= 1
    carried.write_bytes(content)
    file.unlink()
    summary = Backups.read(carried)
    said = restore_words(summary, date(2026, 11, 23), False)
    assert summary.left_out == 1 and "1" in said.split("\n\n")[1]
    before = program.window
    program.restore(carried)
    qtbot.waitUntil(lambda: program.window is not before)
    window = window_of(program)
    assert window.banner.isVisible() and window.banner.key == "left_out"
    assert program.desk is not None and program.desk.backups.take_left_out() == 0  # told once


def test_an_act_of_the_list_is_taken_back(program: Program, township: Path, qtbot: QtBot) -> None:
    program.start()
    window, desk = window_of(program), program.desk
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    assert desk is not None
    act = next(act for act in desk.records.acts() if act.label.code == "person.add")
    page.context.undo(act.number)
    qtbot.waitUntil(lambda: window.toast.isVisible())
    assert not desk.people.ids()


def test_identity_numbers_are_asked_where_she_wants_them(program: Program, qtbot: QtBot, township: Path) -> None:
    program.start()
    window = window_of(program)
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    desk = page.context.desk
    assert "id_no" not in desk.township_settings.fields_asked()
    page.asked.chips._buttons["id_no"].click()
    page.asked.chips._buttons["politics"].click()
    assert desk.township_settings.fields_asked() == frozenset(OPTIONAL_FIELDS) - {"politics"}
    assert desk.records.acts(1)[0].label.code == "setting.person_fields"


def test_a_second_start_raises_the_first_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    raised: list[bool] = []
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.take(lambda _things: raised.append(True))
    qtbot.waitUntil(lambda: first.listening)
    assert not second.take(lambda _things: None)
    qtbot.waitUntil(lambda: bool(raised))
    first.release()
    third = Instance(tmp_path)
    assert third.take(lambda _things: None)
    third.release()


def test_the_socket_leaves_nothing_in_the_temporary_folder(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    """S14: a program that was killed left its socket there."""
    before = set(Path(tempfile.gettempdir()).glob("sumu-*"))
    first = Instance(tmp_path)
    assert first.take(lambda: None)
    qtbot.waitUntil(lambda: first.listening)
    assert set(Path(tempfile.gettempdir()).glob("sumu-*")) <= before
    first.release()


@pytest.mark.parametrize("hidden", [False, True])
def test_a_second_start_leaves_a_window_that_fills_the_screen_so(
    program: Program, township: Path, hidden: bool
) -> None:
    program.start()
    window = window_of(program)
    window.showMaximized()
    if hidden:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    program.to_front()
    assert window.isMaximized() and not window.isMinimized() and window.isVisible()


def test_leaving_the_sample_comes_back_to_the_first_run(program: Program, qtbot: QtBot) -> None:
    program.start()
    assert isinstance(program.front, Welcome)
    program.front.open_sample()
    qtbot.waitUntil(lambda: program.window is not None, timeout=60_000)
    assert window_of(program).sidebar.person.text().startswith("Sample")
    program.begin_anew()
    assert program.window is None
    assert isinstance(program.front, Welcome)
    assert (program.root / "sample" / "township.db").exists()


def test_what_an_exchange_put_right_is_told_once(program: Program, township: Path) -> None:
    program.start()
    banner = window_of(program).notify.banner_
    last = LastSync(0, 1, 1, 0, whole=True, checked="same", restored=True)
    program.worker.state_changed.emit(SyncState("idle", None, last))
    assert "The server had been set back" in banner.text() and not banner.isHidden()
    banner.clear()
    program.worker.state_changed.emit(SyncState("running", None, last))
    assert banner.isHidden()
    program.worker.state_changed.emit(SyncState("idle", None, last._replace(restored=False)))
    assert banner.isHidden()


def test_a_laptop_that_was_shut_out_is_told_so_on_every_page(program: Program, township: Path) -> None:
    program.start()
    window = window_of(program)
    banner = window.notify.banner_
    program.worker.state = SyncState("idle", KnownError("offline"))
    program.worker.state_changed.emit(program.worker.state)
    assert banner.isHidden() and "not through just now" in window.status.text()
    program.worker.state = SyncState("idle", KnownError("revoked_kept", count=3))
    program.worker.state_changed.emit(program.worker.state)
    assert "shut out" in banner.text() and not banner.isHidden()
    assert "stopped, see Sync" in window.status.text()
    program.worker.state_changed.emit(SyncState("idle"))
    assert banner.isHidden()


def test_a_visit_whose_visitor_has_no_chinese_name_or_was_erased_is_shown(
    program: Program, township: Path, qtbot: QtBot
) -> None:
    program.settings.page = "visits"
    with contextlib.closing(Desk.open(township)) as desk:
        mongolian, erased = desk.people.save(None, {"name_mn": "ᠰᠠᠷᠠᠨ"}).id, desk.people.quick_add("高娃").id
        desk.visits.save(None, {"person": erased, "date": "2026-01-05", "visitors": [mongolian, erased]})
        desk.journal.write([Edit("person", erased, {"deleted": 1, "name_zh": None, "sex": None})], Label("test"))
    program.start()
    window = window_of(program)
    window.grab()
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    row = [page.table.records.words(0, column) for column in range(len(page.table.records.columns))]
    assert "(deleted)" in row and "ᠰᠠᠷᠠᠨ、(deleted)" in row
    page.open_record(page.table.records.ids[0])
    assert page.panel.title.text() == "(deleted)"


def test_after_a_start_that_died_the_next_one_opens_today_and_says_so(
    program: Program, township: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    program.settings.page = "visits"
    program.settings.save()
    note = tmp_path / START_NOTE
    note.touch()  # as a start leaves it that dies while it paints
    program.start()
    window = window_of(program)
    assert window.current_key() == "today"
    assert "last start ended by itself" in window.banner.text() and note.exists()
    qtbot.waitUntil(lambda: not note.exists())  # the window stands
    program.end()
    program.settings.page = "visits"
    program.start()
    window = window_of(program)
    assert window.current_key() == "visits" and window.banner.isHidden()


def test_a_start_that_dies_leaves_its_note(
    program: Program, township: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_place: object) -> None:
        raise SystemExit

    monkeypatch.setattr(program, "show_window", die)
    with pytest.raises(SystemExit):
        program.start()
    assert (tmp_path / START_NOTE).exists()


def test_an_erased_keeper_of_a_home_is_deleted_and_leads_to_no_page(
    program: Program, township: Path, qtbot: QtBot
) -> None:
    with contextlib.closing(Desk.open(township)) as desk:
        keeper = desk.people.quick_add("高娃").id
        home, _ = desk.homes.save(None, {"name_zh": "流动之家", "keeper": keeper})
        desk.journal.write([Edit("person", keeper, {"deleted": 1, "name_zh": None, "sex": None})], Label("test"))
    program.start()
    window = window_of(program)
    window.go("homes", id=home)
    page = window.page("homes")
    assert isinstance(page, HomesPage)
    editor = page.editor.form.editor("keeper")
    assert isinstance(editor, PersonEditor)
    assert editor.name.text() == "(deleted)" and not editor.name.isEnabled()
    window.go("people", id=keeper)  # a link kept elsewhere
    people = window.page("people")
    assert isinstance(people, PeoplePage)
    assert not people.side.panel_open and "no longer there" in window.toast.text()

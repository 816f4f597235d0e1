"""Coming to a server: the township's first laptop, a server that is down, a backup from before the laptop joined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.services.divisions import units_for
from desktop.services.starting import begin_joined, start_township
from desktop.settings import Settings
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import connection_of, join, stay_joined
from desktop.sync.worker import SyncWorker
from desktop.ui.sync_page.joining import JoinCard
from desktop.ui.units.page import UnitsPage
from desktop.ui.welcome.window import Welcome
from protocol.ids import new_id
from tests.sync.conftest import ServerProcess, free_port, run_server, running
from tests.sync.laptops import Laptop, World
from tests.ui.deskside import context_of
from tests.ui.locked import Ring, make_lock

SECONDS = 30_000
#: Townships of the list that no other test lets in.
EMPTY, SHY, OLD = "150425203", "150425204", "150425205"


@pytest.fixture
def programs(qapp: QApplication, tmp_path: Path) -> Iterator[list[Program]]:
    """Those that a test started; all end with it."""
    made: list[Program] = []
    yield made
    for program in made:
        program.end()
        for window in (program.window, program.front):
            if window is not None:
                window.blockSignals(True)
                window.close()
                window.deleteLater()
        program.deleteLater()


def started(programs: list[Program], root: Path, app: QApplication) -> Program:
    root.mkdir(exist_ok=True)
    settings = Settings.load(root)
    settings.language, settings.sync_automatically = "en", False
    program = Program(app, root, settings, keyring=Ring())
    programs.append(program)
    program.start()
    return program


def welcome_of(program: Program) -> Welcome:
    assert isinstance(program.front, Welcome)
    return program.front


def desk_of(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def joins(program: Program, line: str, name: str, qtbot: QtBot) -> Desk:
    welcome = welcome_of(program)
    welcome.begin_buttons["join"].click()
    welcome.line.setText(line)
    welcome.join_button.click()
    make_lock(welcome.lock_steps, qtbot)
    qtbot.waitUntil(lambda: welcome.steps.currentWidget() is welcome.who, timeout=SECONDS)
    welcome.name.setText(name)
    welcome.done.click()
    qtbot.waitUntil(lambda: program.window is not None)
    return desk_of(program)


def sync(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitSignal(
        program.worker.state_changed, timeout=SECONDS, check_params_cb=lambda state: state.phase == "idle"
    ):
        program.worker.sync_now()
    assert program.worker.state.error is None


# E1 -------------------------------------------------------------------------------------------------------------------


def test_the_first_laptop_of_a_township_brings_its_units_from_the_list(
    programs: list[Program], server: ServerProcess, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first = joins(started(programs, tmp_path / "1", qapp), server.invite(EMPTY), "王兰", qtbot)
    wanted = {unit["id"] for unit in units_for(EMPTY)}
    assert {unit.id for unit in first.units.all()} == wanted
    assert first.units.township() is not None and first.units.gachas()
    # Another one joins before these have arrived: both write the same.
    second = joins(started(programs, tmp_path / "2", qapp), server.invite(EMPTY), "乌云", qtbot)
    for program in (*programs, *programs):
        sync(program, qtbot)
    for desk in (first, second):
        assert {unit.id for unit in desk.units.all()} == wanted
        assert desk.conflicts.count() == 0
    assert first.journal.digest == second.journal.digest
    third = joins(started(programs, tmp_path / "3", qapp), server.invite(EMPTY), "娜仁", qtbot)
    assert third.records.waiting()[0] == 1  # she herself: the units were there


def test_a_program_that_was_killed_before_it_wrote_them_goes_on(
    programs: list[Program], server: ServerProcess, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "1").mkdir()
    desk = Desk.open(tmp_path / "1" / "township")
    join(desk.journal, Enrolment(server.invite(SHY)).run())
    desk.db.put_meta(first_copy="whole")
    desk.close()
    program = started(programs, tmp_path / "1", qapp)
    welcome = welcome_of(program)
    assert welcome.steps.currentWidget() is welcome.who
    welcome.name.setText("王兰")
    welcome.done.click()
    assert desk_of(program).units.gachas()


def test_without_units_the_page_of_organisations_is_no_dead_end(
    server: ServerProcess, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """As it was left by an older version; a viewer waits for the chair's laptop."""
    desk = Desk.open(tmp_path)
    join(desk.journal, Enrolment(server.invite(SHY)).run())
    desk.db.put_meta(first_copy="whole")
    desk.records.add_user("看看", "viewer")
    assert begin_joined(desk) is None
    page = UnitsPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.new_record()
    assert not desk.units.all() and page.empty.action.isHidden()
    desk.records.add_user("王兰")
    page = UnitsPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.empty.action.click()
    assert desk.units.gachas()
    desk.close()


# E20 ------------------------------------------------------------------------------------------------------------------


def test_a_server_that_is_down_is_asked_again_until_it_is_there(
    programs: list[Program], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    data, port = tmp_path / "server", free_port()
    run_server("init", "--data", str(data), "--host", "127.0.0.1", "--port", str(port), "--plain")
    line = run_server("invite", "--data", str(data), "--township", EMPTY).strip()
    program = started(programs, tmp_path / "1", qapp)
    welcome = welcome_of(program)
    welcome.joining.countdown.seconds = 1
    welcome.begin_buttons["join"].click()
    welcome.line.setText(line)
    told: list[str] = []
    welcome.joining.told.connect(told.append)
    welcome.join_button.click()
    make_lock(welcome.lock_steps, qtbot)
    qtbot.waitUntil(welcome.cancel_button.isVisible)
    assert not welcome.join_button.isEnabled()
    qtbot.waitUntil(lambda: sum("The next try is in 1 seconds" in words for words in told) >= 2, timeout=SECONDS)
    assert "No connection to the server" in " ".join(told)
    welcome.cancel_button.click()
    assert welcome.told.text() == "" and welcome.join_button.isEnabled() and welcome.cancel_button.isHidden()
    assert not welcome.joining.countdown.running
    welcome.join_button.click()
    with running(data, port):
        qtbot.waitUntil(lambda: welcome.steps.currentWidget() is welcome.who, timeout=SECONDS)
    assert program.front is welcome


def test_the_card_for_joining_asks_again_too(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    data, port = tmp_path / "server", free_port()
    run_server("init", "--data", str(data), "--host", "127.0.0.1", "--port", str(port), "--plain")
    line = run_server("invite", "--data", str(data), "--township", EMPTY).strip()
    card = JoinCard()
    qtbot.addWidget(card)
    card.show()
    card.joining.countdown.seconds = 1
    card.line.setText(line)
    card.join_button.click()
    qtbot.waitUntil(lambda: "next try is in 1 seconds" in card.told.text(), timeout=SECONDS)
    assert card.cancel_button.isVisible()
    with running(data, port), qtbot.waitSignal(card.joined, timeout=SECONDS):
        pass
    assert card.told.isHidden() and card.cancel_button.isHidden()


# E19 ------------------------------------------------------------------------------------------------------------------


def test_a_backup_from_before_joining_stays_joined_and_asks_nobody(
    programs: list[Program], server: ServerProcess, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """Restored in the joined laptop's place; what was changed since is not laid before anybody."""
    folder = tmp_path / "1" / "township"
    desk = Desk.open(folder)
    start_township(desk, OLD)
    desk.records.add_user("王兰")
    woman, gone = desk.people.quick_add("其木格").id, desk.people.quick_add("萨仁").id
    desk.people.save(woman, {"phone": "13800001111"})
    backup = desk.backups.back_up_now()
    assert Backups.read(backup.path).joined is False
    join(desk.journal, Enrolment(server.invite(OLD)).run())
    assert Backups.read(desk.backups.back_up_now("before-restore").path).joined is True
    connection = connection_of(desk.db)
    assert connection is not None and connection.place == desk.db.get_meta("place") is not None
    worker = SyncWorker(desk.journal, desk.photos, automatic=False)
    try:
        wait_for(worker, qtbot)
        desk.people.save(woman, {"name_zh": "其木格花", "phone": "13800002222"})
        desk.people.delete(gone)
        wait_for(worker, qtbot)
    finally:
        assert worker.stop()
        desk.close()

    Backups.restore(backup.path, folder)
    stay_joined(folder / "township.db", connection)
    program = started(programs, tmp_path / "1", qapp)
    restored = desk_of(program)
    assert connection_of(restored.db) is not None and program.worker.joined
    assert restored.people.name(woman) == "其木格"
    sync(program, qtbot)
    assert restored.people.name(woman) == "其木格花"
    assert gone not in restored.people.ids()
    assert restored.conflicts.count() == 0
    sync(program, qtbot)
    assert program.worker.state.last is not None and program.worker.state.last.checked == "same"


def wait_for(worker: SyncWorker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worker.state_changed, timeout=SECONDS, check_params_cb=lambda state: state.phase == "idle"):
        worker.sync_now()
    assert worker.state.error is None


def test_records_that_join_once_more_are_no_choices(world: World, tmp_path: Path) -> None:
    """E19, on another laptop by an invitation of its own: the log has these writes under the first one's id."""
    first, other = world.laptop("first"), world.laptop("other")
    woman, kept, gone = new_id(), new_id(), new_id()
    first.write("person", woman, name_zh="其木格", phone="1", note="一")
    first.write("person", kept, name_zh="乌云", phone="5")
    first.write("person", gone, name_zh="萨仁")
    first.db.checkpoint()
    backup = first.db.path.read_bytes()
    first.sync()
    other.sync()
    other.write("person", woman, name_zh="其木格花", phone="2", note="二")
    other.write("person", gone, deleted=1)
    other.sync()

    (world.folder / "again").mkdir()
    (world.folder / "again" / "township.db").write_bytes(backup)
    device, key = world.admit()
    again = Laptop(world, "again", device, key, 0)
    again.write("person", kept, phone="6")  # written by nobody before: it counts
    again.sync()
    again.sync()
    for laptop in (first, other, again):
        laptop.sync()
        row = laptop.row("person", woman)
        assert (row["name_zh"], row["phone"], row["note"]) == ("其木格花", "2", "二")
        assert laptop.row("person", kept)["phone"] == "6"
        assert laptop.row("person", gone)["deleted"] == 1
        assert laptop.db.value("SELECT count(*) FROM conflict") == 0
        assert laptop.digest == world.digest()
    again.db.close_all()


def test_another_value_is_still_a_choice(world: World) -> None:
    """What the log never heard is asked about, however old it is."""
    first, other = world.laptop("first"), world.laptop("other")
    woman = new_id()
    first.write("person", woman, name_zh="其木格", phone="1")
    first.sync()
    other.sync()
    first.write("person", woman, phone="3")
    first.db.checkpoint()
    backup = first.db.path.read_bytes()
    other.write("person", woman, phone="2")
    other.sync()
    (world.folder / "again").mkdir()
    (world.folder / "again" / "township.db").write_bytes(backup)
    device, key = world.admit()
    again = Laptop(world, "again", device, key, 0)
    again.sync()
    assert again.db.value("SELECT count(*) FROM conflict WHERE state = 'open'") == 1
    first.sync()  # the same once more, by the laptop itself: the question stays one
    assert first.db.value("SELECT count(*) FROM conflict WHERE state = 'open'") == 1
    again.db.close_all()

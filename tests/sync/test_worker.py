"""The worker and the Sync page against a real server process: joining, the first copy, a conflict decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.repair import Repair
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.store.driver import Key
from desktop.store.keys import Keys, has_keys
from desktop.store.recovery_code import new_code
from desktop.sync.enrolment import Enrolment, refresh, renew_token
from desktop.sync.joined import connection_of, join, keep_connection
from desktop.sync.network import OFFICE, PHONE, Network
from desktop.sync.photos import When
from desktop.sync.worker import (
    LOOK,
    LOOK_SECONDS,
    RETRY,
    RETRY_MOST,
    SPREAD,
    Doing,
    SyncState,
    SyncWorker,
    wait_after,
)
from desktop.ui.locking.repair import BackFromRepair
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.welcome.window import Welcome
from protocol.ids import new_id
from tests.sync.bad_line import Proxy, picture
from tests.sync.conftest import ServerProcess, run_server
from tests.sync.laptops import TOWNSHIP
from tests.ui.locked import Ring, make_lock

SECONDS = 30_000


class Laptop:
    """A joined desk with its worker, which syncs only when it is told to."""

    def __init__(self, folder: Path, server: ServerProcess) -> None:
        self.desk = Desk.open(folder)
        join(self.desk.journal, Enrolment(server.invite()).run())
        self.worker = SyncWorker(self.desk.journal, self.desk.photos, automatic=False)

    def sync(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(
            self.worker.state_changed, timeout=SECONDS, check_params_cb=lambda state: state.phase == "idle"
        ):
            self.worker.sync_now()
        assert self.worker.state.error is None

    def close(self) -> None:
        assert self.worker.stop()
        self.worker.deleteLater()
        self.desk.close()


@pytest.fixture
def other(server: ServerProcess, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Laptop]:
    """Another laptop of the township, with its chair and one woman at the server."""
    laptop = Laptop(tmp_path / "other", server)
    laptop.sync(qtbot)  # what former tests left there
    start_township(laptop.desk, TOWNSHIP)
    laptop.desk.records.add_user("乌云")
    laptop.sync(qtbot)
    yield laptop
    laptop.close()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    settings = Settings.load(tmp_path)
    settings.language, settings.sync_automatically = "en", False
    made = Program(qapp, tmp_path, settings, keyring=Ring())
    yield made
    made.end()
    for window in (made.window, made.front):
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    made.deleteLater()


def joined(program: Program, server: ServerProcess, qtbot: QtBot) -> SyncPage:
    """The program after its first run by an invitation; at its Sync page."""
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_buttons["join"].click()
    welcome.line.setText(server.invite())
    welcome.join_button.click()
    make_lock(welcome.lock_steps, qtbot)
    qtbot.waitUntil(lambda: welcome.steps.currentWidget() is welcome.who, timeout=SECONDS)
    told = welcome.digits.text()
    welcome.name.setText("王兰")
    welcome.done.click()
    window = program.window
    assert window is not None
    window.go("sync")
    page = window.current()
    assert isinstance(page, SyncPage)
    assert program.desk is not None
    connection = connection_of(program.desk.db)
    assert connection is not None and len(connection.digits.replace(" ", "")) == 8
    assert connection.digits in told and connection.digits in page.laptop.text()
    assert connection.digits in run_server("devices", "--data", str(server.data))
    return page


def sync(program: Program, page: SyncPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(
        program.worker.state_changed, timeout=SECONDS, check_params_cb=lambda state: state.phase == "idle"
    ):
        page.now_button.click()


def test_joining_brings_the_first_copy_and_names_who_is_there(
    program: Program, other: Laptop, server: ServerProcess, qtbot: QtBot
) -> None:
    page = joined(program, server, qtbot)
    assert program.desk is not None
    assert connection_of(program.desk.db) is not None
    assert "乌云" in [name for _, name, _ in program.desk.records.users()]
    assert page.join_card.isHidden()
    assert page.waiting.text().startswith("1 change")  # she herself
    sync(program, page, qtbot)
    assert page.waiting.text() == "Nothing waits: everything is at the server."
    assert page.agreed.text() == "Checked: exactly the same"
    assert program.window is not None
    assert "Last sync" in program.window.status.text()


def test_a_wrong_invitation_is_told_in_words(program: Program, qtbot: QtBot) -> None:
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_buttons["join"].click()
    welcome.line.setText("sumu nonsense")
    welcome.join_button.click()
    assert "invitation is not right" in welcome.invitation.error.text()


def test_two_people_disagree_and_one_click_decides(
    program: Program, other: Laptop, server: ServerProcess, qtbot: QtBot
) -> None:
    woman = other.desk.people.quick_add("其木格").id
    other.sync(qtbot)
    page = joined(program, server, qtbot)
    sync(program, page, qtbot)
    desk = program.desk
    assert desk is not None
    other.desk.people.save(woman, {"phone": "13900002222"})
    other.sync(qtbot)
    desk.people.save(woman, {"phone": "13800001111"})
    sync(program, page, qtbot)
    qtbot.waitUntil(lambda: desk.conflicts.count() == 1 and page.conflict_card.isVisible())
    page.decide_button.click()
    said = " ".join(label.text() for label in page.conflicts.detail.findChildren(QLabel))
    assert "其木格 · Phone" in said
    assert "You wrote" in said and "乌云 wrote" in said
    [conflict] = desk.conflicts.open()
    assert [version.value for version in conflict.versions] == ["13900002222", "13800001111"]  # the first one holds
    own = next(number for number, version in enumerate(conflict.versions) if version.own)
    takes = [made for made in page.conflicts.detail.findChildren(QPushButton) if made.text() == "This one holds"]
    takes[own].click()
    assert desk.conflicts.count() == 0
    assert page.conflicts.isHidden() and page.conflict_card.isHidden()
    sync(program, page, qtbot)
    other.sync(qtbot)
    found = other.desk.journal.rows.get("person", woman)
    assert found is not None
    assert found["phone"] == "13800001111"
    assert other.desk.conflicts.count() == 0


def test_a_check_by_the_button_finds_and_mends_a_row_that_differs(
    program: Program, other: Laptop, server: ServerProcess, qtbot: QtBot
) -> None:
    woman = other.desk.people.quick_add("其木格").id
    other.sync(qtbot)
    page = joined(program, server, qtbot)
    sync(program, page, qtbot)
    desk, window = program.desk, program.window
    assert desk is not None and window is not None
    with qtbot.waitSignal(program.worker.checked, timeout=SECONDS):
        page.check_button.click()
    assert window.toast.text() == "Checked: exactly the same"
    with desk.db.writing():  # as a failing disk might; the stored sum of all rows does not know of it
        desk.db.raw.execute("UPDATE person SET phone = '13800001111' WHERE id = ?", (woman,))
    sync(program, page, qtbot)
    assert page.agreed.text() == "Checked: exactly the same"
    with qtbot.waitSignal(program.worker.checked, timeout=SECONDS):
        page.check_button.click()
    assert window.toast.text() == page.agreed.text() == "Checked: 1 record put right"
    found = desk.journal.rows.get("person", woman)
    assert found is not None and found["phone"] is None
    with qtbot.waitSignal(program.worker.checked, timeout=SECONDS):
        page.check_button.click()
    assert page.agreed.text() == "Checked: exactly the same"


def test_no_server_there_is_told_and_nothing_is_lost(other: Laptop, qtbot: QtBot, tmp_path: Path) -> None:
    connection = connection_of(other.desk.db)
    assert connection is not None
    nobody = msgspec.structs.replace(connection, url="http://127.0.0.1:9", ca_pem="")
    other.desk.db.put_meta(connection=msgspec.msgpack.encode(nobody))
    other.worker.connect_to_server()
    other.desk.people.quick_add("其木格")
    with qtbot.waitSignal(
        other.worker.state_changed, timeout=SECONDS, check_params_cb=lambda state: state.phase == "idle"
    ):
        other.worker.sync_now()
    assert other.worker.state.error is not None
    assert other.worker.state.error.code == "offline"
    assert other.desk.records.waiting()[0] > 0


def test_without_a_network_it_looks_again_within_15_seconds(other: Laptop, qtbot: QtBot) -> None:
    connection = connection_of(other.desk.db)
    assert connection is not None
    nowhere = msgspec.structs.replace(connection, url="http://255.255.255.255:8443", ca_pem="")
    other.desk.db.put_meta(connection=msgspec.msgpack.encode(nowhere))
    other.worker.connect_to_server()
    other.worker.set_automatic(True)
    other.worker._failures = 20  # however long it has been without one
    with qtbot.waitSignal(
        other.worker.state_changed, timeout=SECONDS, check_params_cb=lambda state: state.phase == "idle"
    ):
        other.worker.sync_now()
    assert other.worker.state.error is not None and other.worker.state.error.code == "offline"
    assert 0 < other.worker._timer.interval() <= 1000 * (15 - LOOK_SECONDS)
    assert LOOK * SPREAD + LOOK_SECONDS <= 15


def test_a_laptop_whose_secret_is_not_known_any_more_comes_back_by_its_key(other: Laptop, qtbot: QtBot) -> None:
    connection = connection_of(other.desk.db)
    assert connection is not None
    renewed = renew_token(connection)
    refresh(renewed)  # from now on the server knows the new one only, as if this laptop had been set back since
    other.sync(qtbot)
    kept = connection_of(other.desk.db)
    assert kept is not None
    assert kept.secret not in (connection.secret, renewed.secret)
    other.sync(qtbot)


def test_what_is_due_is_asked_before_an_exchange(other: Laptop, qtbot: QtBot) -> None:
    connection = connection_of(other.desk.db)
    assert connection is not None
    keep_connection(other.desk.db, msgspec.structs.replace(connection, township_keys=(), checked_at=0, secret_at=0))
    other.worker.connect_to_server()
    other.sync(qtbot)
    kept = connection_of(other.desk.db)
    assert kept is not None
    assert (kept.township_keys, kept.secret == connection.secret, 0 in (kept.checked_at, kept.secret_at)) == (
        connection.township_keys,
        False,
        False,
    )


def slow(other: Laptop, server: ServerProcess, **options: object) -> Proxy:
    """From now on the laptop's line goes through a proxy that makes it bad."""
    proxy = Proxy(server, **options)
    connection = connection_of(other.desk.db)
    assert connection is not None
    scheme = urlsplit(connection.url).scheme
    through = msgspec.structs.replace(connection, url=f"{scheme}://127.0.0.1:{proxy.port}")
    other.desk.db.put_meta(connection=msgspec.msgpack.encode(through))
    other.worker.connect_to_server()
    return proxy


def idle(state: SyncState) -> bool:
    return state.phase == "idle"


@pytest.mark.parametrize("asks_first", [False, True])
def test_stopping_ends_a_stalled_exchange_at_once_and_is_no_failure(
    other: Laptop, server: ServerProcess, qtbot: QtBot, asks_first: bool
) -> None:
    connection = connection_of(other.desk.db)
    if asks_first and connection is not None:  # what is due is asked before anything is exchanged
        keep_connection(other.desk.db, msgspec.structs.replace(connection, checked_at=0))
    proxy = slow(other, server, bw_up=1)  # a byte a second: as good as nothing
    other.desk.people.quick_add("其木格")
    other.worker.sync_now()
    while not proxy.stats()["open"]:
        assert other.worker.running
    with qtbot.waitSignal(other.worker.state_changed, timeout=3000, check_params_cb=idle):
        other.worker.cancel()
    proxy.close()
    assert other.worker.state.error is None
    assert other.desk.records.waiting()[0] > 0


def test_stopping_while_changes_go_out_loses_nothing(other: Laptop, server: ServerProcess, qtbot: QtBot) -> None:
    line = connection_of(other.desk.db)
    proxy = slow(other, server, bw_up=1500, bw_down=1500)
    for number in range(40):
        other.desk.people.quick_add(f"其木格{number}")
    waiting = other.desk.records.waiting()[0]
    doings: list[Doing] = []
    other.worker.progressed.connect(doings.append)
    with qtbot.waitSignal(other.worker.progressed, timeout=SECONDS, check_params_cb=lambda at: at.phase == "send"):
        other.worker.sync_now()
    with qtbot.waitSignal(other.worker.state_changed, timeout=3000, check_params_cb=idle):
        other.worker.cancel()
    assert all(at.confirmed == 0 and at.total == waiting for at in doings)
    assert other.worker.state.error is None and other.desk.records.waiting()[0] == waiting
    assert line is not None
    keep_connection(other.desk.db, line)
    other.worker.connect_to_server()
    doings.clear()
    other.sync(qtbot)
    proxy.close()
    assert other.desk.records.waiting()[0] == 0
    assert all(at.confirmed <= at.done <= at.total for at in doings if at.phase == "send")


def test_photos_wait_for_the_button_and_say_how_far_they_are(
    other: Laptop, server: ServerProcess, qtbot: QtBot
) -> None:
    other.desk.photos.attach("activity", new_id(), [other.desk.photos.add(picture(70))])
    other.worker.set_photos(When.CLICK)
    other.sync(qtbot)
    assert other.desk.photos.waiting().to_send.number == 1
    proxy = slow(other, server, bw_up=200_000)
    doings: list[Doing] = []
    other.worker.progressed.connect(doings.append)
    with qtbot.waitSignal(other.worker.state_changed, timeout=SECONDS, check_params_cb=idle):
        other.worker.photos_now()
    assert other.worker.state.error is None
    assert other.desk.photos.waiting().to_send.number == 0
    photos = [doing for doing in doings if doing.phase == "photos"]
    assert photos and all(0 <= doing.size <= doing.whole_size for doing in photos)
    other.desk.photos.attach("activity", new_id(), [other.desk.photos.add(picture(71))])
    other.sync(qtbot)  # the button's word is good for once
    proxy.close()
    assert other.desk.photos.waiting().to_send.number == 1


def test_photos_go_by_themselves_on_a_network_of_the_office_only(other: Laptop, qtbot: QtBot) -> None:
    office, phone = Network("0123", "办公室"), Network("4567", "乌云的手机")
    here, seen = [office], list[Network]()
    other.worker._look_around = lambda: here[-1]
    other.worker.connect_to_server()
    other.worker.network_found.connect(seen.append)
    other.desk.photos.attach("activity", new_id(), [other.desk.photos.add(picture(72))])
    other.sync(qtbot)  # nobody has said yet what it is
    assert seen == [office] and other.worker.network == office
    assert other.desk.photos.waiting().to_send.number == 1
    other.worker.set_networks({office.key: OFFICE, phone.key: PHONE})
    here.append(phone)
    other.sync(qtbot)
    assert other.worker.network == phone and other.desk.photos.waiting().to_send.number == 1
    here.append(office)
    other.sync(qtbot)
    assert other.desk.photos.waiting().to_send.number == 0


def test_the_status_line_tells_what_was_sent_from_what_is_confirmed(
    program: Program, server: ServerProcess, qtbot: QtBot
) -> None:
    joined(program, server, qtbot)
    window = program.window
    assert window is not None
    program.worker.progressed.emit(Doing("send", 612, 1000, 0, 0, 0, 400))
    assert "612" not in window.status.text()  # nothing is under way: it came late
    program.worker.state = SyncState("running")
    program.worker.progressed.emit(Doing("send", 612, 1000, 0, 0, 0, 400))
    assert "Sent 612 / 1,000, confirmed 400" in window.status.text()
    program.worker.progressed.emit(Doing("receive", 3, 0))
    assert "Syncing…" in window.status.text()
    program.worker.state = SyncState("idle")


@given(st.integers(1, 30), st.floats(0, 100))
def test_waits_grow_are_bounded_and_honour_the_server(failures: int, asked: float) -> None:
    wait = wait_after(failures, asked)
    assert asked < wait <= asked + min(RETRY_MOST, RETRY * 2 ** (failures - 1))


def test_waits_are_spread_over_all_of_their_span() -> None:
    waits = sorted(wait_after(3, 0) for _ in range(200))
    assert waits[0] < RETRY and waits[-1] > 3 * RETRY


@pytest.mark.parametrize(("code", "goes"), [("township_full", True), ("server_failed", False)])
def test_an_edit_goes_out_soon_though_photos_found_no_room(other: Laptop, code: str, goes: bool) -> None:
    other.worker._automatic = True
    other.worker.state = SyncState("idle", KnownError(code))
    other.worker.edited()
    assert other.worker._timer.isActive() is goes


@pytest.mark.parametrize("at_once", [False, True])
def test_a_laptop_that_is_told_to_sends_what_waits_and_destroys_its_keys(
    server: ServerProcess, program: Program, other: Laptop, qtbot: QtBot, at_once: bool
) -> None:
    program.settings.township, key = TOWNSHIP, Key.new()
    connection = Enrolment(server.invite()).run()
    with closing(Desk.open(program.folder, key=key)) as desk:
        desk.records.add_user("乌云")
        join(desk.journal, connection)
        Keys.new(key).with_slot(key, "recovery", b"", new_code()).save(program.folder)
    program.lock.keyring.made()
    program.open(key)
    assert program.desk is not None
    program.desk.people.quick_add(name := f"最后写的{at_once}")
    program.desk.photos.attach("activity", new_id(), [program.desk.photos.add(picture(73 + at_once))])
    ((sha256, _),) = program.desk.photos.to_send()
    program.worker.set_photos(When.CLICK)
    told = ["--data", str(server.data), "--township", TOWNSHIP, "--device", connection.device.hex()]
    run_server("retire", *told, *(["--at-once"] if at_once else []))
    program.worker.sync_now()
    qtbot.waitUntil(lambda: isinstance(program.front, BackFromRepair), timeout=SECONDS)
    assert isinstance(program.front, BackFromRepair) and program.front.step.title.text() == "This laptop was shut out"
    assert program.desk is None and not has_keys(program.folder) and (program.folder / "township.db").exists()
    assert program.lock.keyring.secret() is None
    (line,) = (line for line in run_server("devices", *told[:2]).splitlines() if told[-1] in line)
    assert "revoked" in line and "keys destroyed" in line
    other.sync(qtbot)
    assert bool(other.desk.people.search(name)) is not at_once, "at once: it lies aside until somebody answers for it"
    assert (sha256 in [each for each, _ in other.desk.photos.to_fetch()]) is not at_once, "her pictures went along"


def test_a_plain_laptop_that_is_told_to_has_no_record_left(tmp_path: Path) -> None:
    folder = tmp_path / "township"
    with closing(Desk.open(folder)) as desk:
        desk.records.add_user("乌云")
    (folder / "photos" / "aa").mkdir(parents=True)
    (folder / "photos" / "aa" / "picture").write_bytes(b"hers")
    Repair.obey_order(folder, lambda: None)
    assert [path.name for path in folder.iterdir()] == ["away.json"]
    away = Repair.away(folder)
    assert away is not None and away.backup == ""

"""A laptop is stolen and replaced, through the windows alone, as the Chinese guide says (九, 十二; 服务器指南 三).

A township is begun with a PIN and its recovery code, joins, works and sends; a stick is written, and something is typed
that never leaves the laptop. Then the laptop is gone: its files opened elsewhere, or with its keyring and her PIN.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.hands import button_of, click, press, type_keys, until, write
from desktop import jobs
from desktop.app import Program
from desktop.errors import KnownError
from desktop.services.locking import Secret, new_code
from desktop.services.repair import Repair
from desktop.services.sealing import Clear, Sealed
from desktop.store import keys
from desktop.store.keys import has_keys
from desktop.sync.membership import server_of
from desktop.ui import translation
from desktop.ui.drives import Stick
from desktop.ui.locking.lock_steps import LockSteps
from desktop.ui.locking.repair import BackFromRepair
from desktop.ui.locking.unlock import Unlock
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.welcome.window import Welcome
from tests.stories.laptops import CODE, Laptops, StoryServer, desk_of, fit, sync
from tests.stories.test_week_sync import ended, pick, said, sync_page
from tests.ui.locked import PIN, Ring

WORDS, OTHER_PIN = "她在娘家，先别告诉他", "615243"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots at their cheapest."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[StoryServer]:
    made = StoryServer(tmp_path / "server")
    yield made
    made.close()


@pytest.fixture
def laptops(qapp: QApplication) -> Iterator[Laptops]:
    made = Laptops(qapp)
    yield made
    made.end()
    translation.install(qapp, "en")


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    monkeypatch.setattr("desktop.ui.sync_page.stick.plugged_sticks", lambda: [Stick(folder, "KINGSTON")])
    return folder


def lock_by_pin(steps: LockSteps) -> str:
    """A PIN twice, then a group of the recovery code as it stands on the paper; gives the code."""
    for field in (steps.fields.first, steps.fields.again):
        type_keys(field, PIN)
    click(steps.go_on)
    assert steps.code is not None
    code = steps.code.code
    type_keys(steps.code.typed, code.split("-")[steps.code.asked])
    click(steps.prove)
    return code


def tried(front: object, secret: str) -> Unlock:
    """The window that asks, after somebody typed that."""
    assert isinstance(front, Unlock)
    type_keys(front.secret, secret)
    click(front.unlock_button)
    until(lambda: front.settled, "an answer")
    return front


def joined(program: Program, invitation: str) -> SyncPage:
    """Its page Sync, once it joined there and sent all."""
    page = sync_page(program)
    type_keys(page.join_card.line, invitation)
    click(page.join_card.join_button)
    until(lambda: page.now_button.isVisible(), "the server's answer")
    ended(program, lambda: click(page.now_button))
    return page


def test_a_stolen_laptop_gives_nothing_and_its_chair_goes_on_by_the_guide(
    server: StoryServer, laptops: Laptops, stick: Path, tmp_path: Path
) -> None:
    # 第一次打开: the township, a PIN, the recovery code, her name.
    hers = Ring()
    old = laptops.first_run(tmp_path / "old", keyring=hers)
    welcome = old.front
    assert isinstance(welcome, Welcome)
    click(welcome.begin_buttons["town"])
    type_keys(welcome.township_choice.search, "wlmd")
    until(lambda: welcome.township_choice.code() == CODE, "the township")
    press(welcome.township_choice.search, Qt.Key.Key_Return)
    code = lock_by_pin(welcome.lock_steps)
    until(lambda: welcome.steps.currentWidget() is welcome.who, "the name")
    write(welcome.name, "乌云")
    press(welcome.name, Qt.Key.Key_Return)
    until(lambda: old.window is not None, "the window")
    fit(old)
    page = joined(old, server.invite(server.port, township=CODE))
    desk = desk_of(old)
    her = desk.people.quick_add("其木格").id
    consent = {"about": {"person": her}, "covers": "needs", "given_on": "2026-03-08", "reason": Clear(WORDS)}
    desk.plain["consent"].save(None, consent)
    ended(old, lambda: click(page.now_button))
    desk.people.quick_add("写在U盘上的")
    pick(page, page.stick_card.write_button)
    desk.people.quick_add("没来得及传的")
    connection = server_of(desk)
    assert connection is not None and f"八位数字 {connection.digits}" in said(page)
    assert jobs.finish()
    shutil.copytree(tmp_path / "old", tmp_path / "disk")  # pulled out while it runs
    laptops.break_down(old)

    # 服务器指南 三: found by its digits, shut out, and told to destroy its keys.
    (line,) = (line for line in server.command("devices").splitlines() if f"digits {connection.digits}" in line)
    device = ("--township", CODE, "--device", line.split()[1])
    server.command("revoke", *device)
    server.command("retire", "--at-once", *device)

    # Whoever has the disk alone: neither her PIN nor a guessed code opens it, and nothing in it can be read.
    there = laptops.first_run(tmp_path / "disk", keyring=Ring())
    front = tried(there.front, PIN)
    assert front.ask.error.text() and there.window is None and there.desk is None
    click(front.forgotten)
    type_keys(front.code, new_code())
    click(front.try_button)
    until(lambda: front.forgot.error.text(), "an answer to the code")
    assert there.window is None and front.steps.currentWidget() is front.forgot
    laptops.break_down(there)
    for path in (each for each in (tmp_path / "disk").rglob("*") if each.is_file()):
        body = path.read_bytes()
        assert not any(word.encode() in body for word in ("其木格", "没来得及传的", "写在U盘上的", WORDS)), path.name

    # 换新电脑: an invitation, a lock of its own, the eight digits, her name; then the stick, for which she answers.
    new = laptops.first_run(tmp_path / "new", keyring=Ring())
    welcome = new.front
    assert isinstance(welcome, Welcome)
    click(welcome.begin_buttons["join"])
    type_keys(welcome.line, server.invite(server.port, township=CODE))
    click(welcome.join_button)
    fresh = lock_by_pin(welcome.lock_steps)
    until(lambda: welcome.steps.currentWidget() is welcome.who, "the first copy")
    assert fresh != code and f"digits {welcome.digits.text()}" in server.command("devices")
    click(button_of(welcome.who, "乌云"))
    until(lambda: new.window is not None, "the window")
    fit(new)
    page, desk = sync_page(new), desk_of(new)
    pick(page, page.stick_card.read_button)
    ended(new, lambda: click(page.now_button))
    until(lambda: page.aside_card.isVisible(), "what a laptop brought that was shut out")
    click(button_of(page.aside_card, "是，算数"))
    ended(new, lambda: click(page.now_button))
    assert page.agreed.text() == "已核对，完全一致"
    assert {row.name for row in desk.people.rows(desk.people.ids())} == {"其木格", "写在U盘上的"}
    (kept,) = desk.plain["consent"].ids()
    sealed = (desk.plain["consent"].get(kept) or {})["reason"]
    assert isinstance(sealed, Sealed) and desk.sealing.unseal(sealed, "work") == WORDS

    # Whoever has all of the old one, her PIN too, and goes on line: it is told, and its keys are gone.
    again = laptops.first_run(tmp_path / "old", keyring=hers)
    tried(again.front, PIN)
    until(lambda: again.window is not None, "the window")
    again.worker.sync_now()
    until(lambda: isinstance(again.front, BackFromRepair), "the order of the server")
    front_of_old = again.front
    assert isinstance(front_of_old, BackFromRepair) and "停用" in said(front_of_old)
    assert not has_keys(tmp_path / "old" / "township") and hers.kept is None and again.desk is None
    assert Repair.away(tmp_path / "old" / "township") is not None
    with pytest.raises(KnownError):
        again.lock.open(b"", Secret("recovery", code))
    sync(new)

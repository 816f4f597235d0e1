"""A keyring, a township, and a chair's hands, for the tests of the lock."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop import jobs
from desktop.app import Program
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.store.keys import new_mixed
from desktop.ui.locking.lock_steps import LockSteps
from desktop.ui.locking.unlock import Unlock
from desktop.ui.main_window import MainWindow

CODE = "152221201"
PIN, PASSPHRASE = "583920", "a pasture without fences"


class Ring:
    """A keyring as a system has one; ``there`` False: none answers, and none keeps anything."""

    def __init__(self) -> None:
        self.there = True
        self.kept: bytes | None = None

    def answers(self) -> bool:
        return self.there

    def secret(self) -> bytes | None:
        return self.kept if self.there else None

    def made(self) -> bytes:
        if not self.there:
            raise KnownError("keyring_missing")
        if self.kept is None:
            self.kept = new_mixed()
        return self.kept

    def forget(self) -> None:
        self.kept = None


def make_lock(steps: LockSteps, qtbot: QtBot, secret: str = PIN) -> str:
    """Both steps; gives the recovery code as it was shown."""
    for field in (steps.fields.first, steps.fields.again):
        qtbot.keyClicks(field, secret)
    steps.go_on.click()
    assert steps.code is not None
    code = "-".join(group.text() for group in steps.code.groups)
    qtbot.keyClicks(steps.code.typed, code.split("-")[steps.code.asked].lower())
    steps.prove.click()
    return code


def unlock(window: Unlock, qtbot: QtBot, secret: str = PIN) -> None:
    """Types and presses; waits until it was looked at."""
    qtbot.keyClicks(window.secret, secret)
    window.unlock_button.click()
    qtbot.waitUntil(lambda: window.settled)


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

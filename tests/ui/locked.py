"""A keyring, and a chair's hands, for the tests of the lock."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.store.keys import new_mixed
from desktop.ui.locking.lock_steps import LockSteps
from desktop.ui.locking.unlock import Unlock

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

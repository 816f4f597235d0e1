"""What a person does with keyboard and mouse, sent to the real widgets; and waiting until the window shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.locking.lock_steps import LockSteps

PASSPHRASE = "demo 2026 pasture"
_LOOK_MS = 15


class NotSeen(RuntimeError):
    """Something that should have come did not."""


def until(seen: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Lets the window work until ``seen()``; raises NotSeen where it does not come."""
    loop, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    look = QTimer()
    look.timeout.connect(lambda: loop.quit() if seen() else None)
    if seen():
        return
    late.start(round(seconds * 1000))
    look.start(_LOOK_MS)
    loop.exec()
    if not seen():
        raise NotSeen(what)


def settle() -> None:
    """Lets the window paint and lay out what has come."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def type_keys(widget: QWidget, text: str) -> None:
    """Keys of a keyboard: Latin letters, digits, signs."""
    widget.setFocus()
    QTest.keyClicks(widget, text)


def write(widget: QWidget, text: str) -> None:
    """Chinese, as an input method hands it over."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key) -> None:
    """One key."""
    QTest.keyClick(widget, key)


def click(widget: QWidget) -> None:
    """The left button of the mouse, in the middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def button_of(area: QWidget, words: str) -> QAbstractButton:
    """The button with these words in ``area``."""
    for button in area.findChildren(QAbstractButton):
        if button.text() == words:
            return button
    raise NotSeen(f"a button called {words}")


def make_lock(steps: LockSteps) -> None:
    """A passphrase, on whatever system that is: nothing is left in anybody's keyring."""
    steps.fields.set_mixes(False)
    for field in (steps.fields.first, steps.fields.again):
        type_keys(field, PASSPHRASE)
    click(steps.go_on)
    assert steps.code is not None
    type_keys(steps.code.typed, steps.code.code.split("-")[steps.code.asked])
    click(steps.prove)


def drop_file(target: QWidget, path: Path) -> None:
    """A file dragged from the file manager."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    at, copy, left = QPointF(target.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(target, QDragEnterEvent(at, copy, mime, left, plain))
    QCoreApplication.sendEvent(target, QDropEvent(at, copy, mime, left, plain))

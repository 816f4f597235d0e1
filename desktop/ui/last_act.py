"""Ctrl+Z and Ctrl+Y outside a text: the last act is taken back, or done again."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.services import Act
from desktop.ui.act_words import act_words
from desktop.ui.dates import show_stamp

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.main_window import MainWindow


def undo_last(desk: Desk, window: MainWindow) -> None:
    """Takes the last act back. Where it was somebody else's on this laptop, or of an earlier day, it says so first: the
    button takes it back."""
    act = desk.records.last_act()
    if act is None or not desk.records.may_write:
        window.notify.toast(QCoreApplication.translate("Program", "Nothing to undo"))
        return
    words = act_words(act.label.code, act.label.subject)
    question = _unexpected(desk, act, words)
    if question:
        window.notify.toast(question, partial(window.context.undo, act.number, words))
    else:
        window.context.undo(act.number, words)


def _unexpected(desk: Desk, act: Act, words: str) -> str:
    """Why somebody may not mean this act when she presses Ctrl+Z; "" where it was hers and of today."""
    records, now = desk.records, desk.now()
    if act.author != records.user:
        name = records.user_name(act.author) or QCoreApplication.translate("Program", "Somebody else")
        told = QCoreApplication.translate("Program", "The last act was {name}'s: {act}")
        return told.format(name=name, act=words)
    if datetime.fromtimestamp(act.at / 1000).date() != now.date():
        told = QCoreApplication.translate("Program", "The last act is of {when}: {act}")
        return told.format(when=show_stamp(act.at, now), act=words)
    return ""


def redo_last(desk: Desk, window: MainWindow) -> None:
    """Does again what was taken back last, as long as nothing else was done since."""
    act = desk.records.next_to_redo()
    if act is None or not desk.records.may_write:
        words = QCoreApplication.translate("Program", "Nothing to redo. What was undone earlier stands in Settings.")
        window.notify.toast(words)
        return
    window.context.redo(act.number, act_words(act.label.code, act.label.subject))

"""A number to be typed in a column of many: Enter and the arrows go down and up; the last value stands beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for
from desktop.ui.tips import set_tip
from desktop.ui.widgets import into_sight, label, restyle

WIDTH, BESIDE = 88, 64


class DownLine(LineEdit):
    """``moved`` carries +1 for the field below, −1 for the one above."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.submitted.connect(lambda: self.moved.emit(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not self.composing:
            self.moved.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        into_sight(self)  # Enter goes on beyond what is seen


class DownField(QWidget):
    """One such number. ``problem(text)``: the code of what is wrong with it, or None; ``beside``: what stood before."""

    edited = Signal()
    moved = Signal(int)

    def __init__(self, name: str, problem: Callable[[str], str | None], width: int = WIDTH) -> None:
        super().__init__()
        self._problem, self._note = problem, ""
        self._beside = self._beside_tip = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.line = DownLine()
        self.line.setFixedWidth(theme.px(width))
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setAccessibleName(name)
        self.beside = label("", "small")
        self.beside.setFixedWidth(theme.px(BESIDE))
        row.addWidget(self.line)
        row.addWidget(self.beside)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self.check)
        self.line.moved.connect(self.moved)

    def set_text(self, text: str) -> None:
        """What the field holds, without ``edited``."""
        if self.line.text() != text:
            self.line.setText(text)
        self.check()

    def text(self) -> str:
        return self.line.text().strip()

    def say_beside(self, words: str, tip: str = "", *, warn: bool = False) -> None:
        """What stands beside the field, grey, or marked where somebody else wrote meanwhile."""
        self.beside.setText(words)
        restyle(self.beside, tone="warn" if warn else "")
        set_tip(self.beside, tip)
        self.line.setAccessibleDescription(tip or words)

    def check(self) -> str | None:
        """Shows by a border whether the text can be read, and says why not; the code, or None."""
        code = self._problem(self.line.text())
        restyle(self.line, invalid="true" if code else "")
        set_tip(self.line, words_for(code) if code else "")
        return code


def go_on(order: list[DownField], at: DownField, step: int, after: QWidget) -> None:
    """The keyboard goes from a field to the next or the one before, after the last one to ``after``."""
    to = order.index(at) + step
    if to >= len(order):
        after.setFocus(Qt.FocusReason.TabFocusReason)
        return
    field = order[max(0, to)]
    field.line.setFocus(Qt.FocusReason.TabFocusReason)
    field.line.selectAll()

"""Fields to type in, made for an input method that is always on.

While characters are being composed, Enter belongs to the input method; a search reads what is being composed all the
same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.services.names import initials
from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.icons import pixmap
from desktop.ui.tips import set_tip

#: What an input method puts between the letters of two characters.
_MARKS = re.compile("[ ']+")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_composing() -> bool:
    """Whether the field with the keyboard holds characters that are not committed: a form is not saved over them."""
    focus = QApplication.focusWidget()
    return isinstance(focus, LineEdit | GrowingText) and focus.composing


class Composing:
    """What a field knows of the characters that an input method holds.

    When somebody clicks elsewhere they go into the text. Qt leaves that to the input method, which may clear them
    instead, and may be asked only once the keyboard is elsewhere: what it gives then goes to a button, which drops it.
    """

    def __init__(self, insert: Callable[[QInputMethodEvent], None]) -> None:
        self._insert = insert
        self.preedit = ""
        self._cleared = ""  # in this turn of the event loop, with nothing in its place
        #: Letters went into the text that no characters were chosen for; asked about once (``take_unchosen``).
        self.unchosen = False

    def note(self, event: QInputMethodEvent) -> None:
        """To be told of each event of the input method, before the field takes it."""
        before, self.preedit = self.preedit, event.preeditString()
        if before and not self.preedit and not event.commitString():
            self._cleared = before
            QTimer.singleShot(0, self._forget)  # Esc cleared them: no click follows in the same turn
        if self.preedit or event.commitString():
            self.unchosen = False

    def _forget(self) -> None:
        self._cleared = ""

    def keep(self) -> None:
        """The keyboard goes elsewhere: what was being composed stays in the text, letters without their marks."""
        text = self.preedit or self._cleared
        self._forget()
        if not text:
            return
        letters = _MARKS.sub("", text)
        event = QInputMethodEvent()
        event.setCommitString(letters if letters.isascii() else text)
        self._insert(event)
        self.unchosen = letters.isascii() and any(map(str.isalpha, letters))


def take_unchosen(parts: Iterable[QObject]) -> bool:
    """Whether letters stand in one of these fields that no characters were chosen for; a second time they are meant."""
    composing = [part.composer for part in parts if isinstance(part, LineEdit | GrowingText)]
    found = any(each.unchosen for each in composing)
    for each in composing:
        each.unchosen = False
    return found


class LineEdit(QLineEdit):
    """One line. ``submitted`` on Enter, never while composing; ``left`` when the focus goes away."""

    submitted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composer = Composing(self.inputMethodEvent)
        self.setMinimumWidth(theme.px(64))

    def setPlaceholderText(self, text: str) -> None:
        """A hint in the empty field: whole in a tooltip where the field is too narrow for it, and what a screen reader
        says where the field has no name."""
        super().setPlaceholderText(text)
        set_tip(self, text)
        if not self.accessibleName():
            self.setAccessibleName(text)

    @property
    def composing(self) -> bool:
        """Whether the input method holds characters that are not committed."""
        return bool(self.composer.preedit)

    def whole_text(self) -> str:
        """The text as it looks on the screen: with what is being composed at its place."""
        at = self.cursorPosition()
        return self.text()[:at] + self.composer.preedit + self.text()[at:]

    def letters(self) -> str:
        """The text with the first letters of what is being composed in its place; "" where nothing is composed that has
        any: an input method writes ``去美国`` where ``qmg`` was typed."""
        at = self.cursorPosition()
        found = initials(self.composer.preedit)
        return self.text()[:at] + found + self.text()[at:] if found else ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composer.note(event)
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and (plain or self.composing):
            if not self.composing:
                super().keyPressEvent(event)
                self.submitted.emit()
            event.accept()  # a form around it must not take Enter either
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.composer.keep()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def _holds_rows() -> bool:
    text = QGuiApplication.clipboard().text().strip("\r\n")
    return "\t" in text or "\n" in text or "\r" in text


class SearchField(LineEdit):
    """Search as one types. ``text_changed`` carries the text with what is being composed, once per turn of the event
    loop.

    ``moved(±1)`` on the arrow keys and ``submitted`` on Enter, for the list below it; Esc empties it.
    """

    text_changed = Signal(str)
    moved = Signal(int)
    rows_pasted = Signal()  # Ctrl+V while the clipboard holds rows of a table, which nobody looks for

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder or self.tr("Search"))
        self.setClearButtonEnabled(True)
        self.takes_rows = False  # whether somebody hears ``rows_pasted``
        # a line's own icons are 16 pixels high, however large the type
        self._glass, side = QLabel(parent=self), theme.px(16)
        self._glass.setPixmap(pixmap("magnifying-glass", side, "muted", self.devicePixelRatioF()))
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._glass.resize(side, side)
        self.setTextMargins(side + theme.px(4), 0, 0, 0)
        self._told = "", False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._timer.start())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._glass.move(theme.px(10), (self.height() - self._glass.height()) // 2)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.composing:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.takes_rows and _holds_rows():
            self.rows_pasted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        text = self.whole_text().strip()
        now = text, self.composing
        if now != self._told:
            self._told = now
            self.text_changed.emit(text)


class GrowingText(QPlainTextEdit):
    """Several lines; grows with what is typed between ``least`` and ``most`` lines. Tab goes to the next field."""

    left = Signal()

    def __init__(self, least: int = 2, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composer = Composing(self.inputMethodEvent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.ensurePolished()  # else its lines change their height as it is shown, and nobody above asks again
        self._fit()

    @property
    def composing(self) -> bool:
        """Whether the input method holds characters that are not committed."""
        return bool(self.composer.preedit)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composer.note(event)
        super().inputMethodEvent(event)

    def _lines_height(self, lines: int) -> int:
        frame = 2 * int(self.document().documentMargin()) + theme.px(12)
        return lines * self.fontMetrics().lineSpacing() + frame

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))  # a plain-text layout counts in lines
        self.setFixedHeight(self._lines_height(min(max(lines, self._least), self._most)))
        too_long = lines > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), self._lines_height(self._least))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), self._lines_height(self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.composer.keep()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

"""What a typed line may mean, offered below it: places and units by name, pinyin or initials, as people are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout

from desktop.services.matching import By, Query, Spelt, likeliest, spelt
from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.inputs import LineEdit

SHOWN = 8
ROW_HEIGHT = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: Letters are no name: the likeliest of what they may mean is marked, and Enter takes it.
_SPELT = (By.LETTERS, By.MIXED)
_LEAVING = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason)


class Offers(QObject):
    """A list below a line: Down opens it whole, typing narrows it, also while the input method composes. ``taken``
    carries what was chosen by Enter or a click; letters that mean one thing only take it when the line is left.
    """

    taken = Signal(str)

    def __init__(self, line: LineEdit) -> None:
        """To be made after whatever else filters the line's events: what it takes is no longer theirs."""
        super().__init__(line)
        self._line = line
        self._words: list[tuple[str, Spelt]] = []
        self._frame: QFrame | None = None
        self._list: QListWidget
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self.look(self._line.whole_text()))
        line.textEdited.connect(lambda _text: self._timer.start())
        line.installEventFilter(self)

    def set_words(self, words: Sequence[str]) -> None:
        """What is offered, in the order of preference."""
        known = dict(self._words)
        self._words = [(word, known.get(word) or spelt([word])) for word in dict.fromkeys(words) if word]

    @property
    def visible(self) -> bool:
        return self._frame is not None and self._frame.isVisible()

    def shown(self) -> list[str]:
        """What is offered now."""
        return [self._list.item(row).text() for row in range(self._list.count())] if self.visible else []

    @guarded(None)
    def look(self, text: str, *, everything: bool = False) -> None:
        """Offer what a text may mean; nothing where it is empty, unless ``everything`` is asked for."""
        found = self._meant(text) if text.strip() or everything else []
        if found == [text.strip()] or not found or self._line.isReadOnly():
            self.hide()
            return
        frame = self._frame or self._make_frame()
        self._list.clear()
        self._list.addItems(found)
        if Query(text).by in _SPELT:
            self._list.setCurrentRow(0)
        self._place(frame)

    def hide(self, _value: int = 0) -> None:
        if self._frame is not None:
            self._frame.hide()

    def _meant(self, text: str) -> list[str]:
        return likeliest(text, self._words, len(self._words))

    def _make_frame(self) -> QFrame:
        self._frame = QFrame(self._line.window())
        self._frame.setProperty("look", "raised")
        self._list = QListWidget()
        self._list.setProperty("look", "menu")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_clicked)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(*(4 * [theme.px(4)]))
        inside.addWidget(self._list)
        self.destroyed.connect(self._frame.deleteLater)
        above = self._line.parentWidget()
        while above is not None:  # what it stands below may move away under it
            if isinstance(above, QScrollArea):
                above.verticalScrollBar().valueChanged.connect(self.hide)
            above = above.parentWidget()
        return self._frame

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(item.text())

    def _place(self, frame: QFrame) -> None:
        """Below the line, above it where there is more room, and never out of the window."""
        window = self._line.window()
        line = QRect(self._line.mapTo(window, QPoint(0, 0)), self._line.size())
        rows = min(SHOWN, self._list.count()) * theme.px(ROW_HEIGHT) + theme.px(20)
        below, above_it = window.height() - line.bottom() - theme.px(8), line.top() - theme.px(8)
        down = below >= rows or below >= above_it
        height = min(rows, below if down else above_it)
        width = min(max(line.width(), theme.px(240)), window.width() - theme.px(16))
        left = max(theme.px(8), min(line.left(), window.width() - width - theme.px(8)))
        top = line.bottom() + theme.px(2) if down else line.top() - height - theme.px(2)
        frame.setGeometry(left, top, width, height)
        frame.show()
        frame.raise_()

    def _take(self, word: str) -> None:
        self.hide()
        self._timer.stop()
        self._line.setText(word)
        self.taken.emit(word)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.InputMethod:
            self._timer.start()
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._on_left(event.reason())
        elif kind in (QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize):
            self.hide()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._line.composing:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_left(self, reason: Qt.FocusReason) -> None:
        text = self._line.text()
        self.hide()
        self._timer.stop()
        if reason in _LEAVING and Query(text).by in _SPELT:
            found = self._meant(text)
            if len(found) == 1 and text.strip() not in dict(self._words):
                self._take(found[0])

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._timer.isActive() and key in _ENTER:  # it came before the timer of the last keystroke
            self._timer.stop()
            self.look(self._line.text())
        if key == Qt.Key.Key_Down and not self.visible:
            self.look(self._line.text(), everything=True)
            return True
        if not self.visible:
            return False
        row, last = self._list.currentRow(), self._list.count() - 1
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
        if key in steps:
            self._list.setCurrentRow(max(0, min(last, row + steps[Qt.Key(key)])))
            return True
        if key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and row >= 0:
            self._take(self._list.item(row).text())
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

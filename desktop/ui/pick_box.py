"""A box of choices that is found by typing: pinyin, initials or both, as people are.

An input method leaves keys alone that go to no text: what is typed here arrives letter by letter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from desktop.services.matching import likeliest, spelt
from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.tips import set_tip

#: How long the next letter goes on with the last ones (ms).
PAUSE_MS = 1500
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PickBox(QComboBox):
    """Letters choose what they most likely mean, be it open or not; Backspace takes the last one back. A letter that
    leads nowhere is passed over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._forget)
        self.view().installEventFilter(self)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_typed(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_typed(event)
        return typed or super().eventFilter(watched, event)

    def _is_typed(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the choice, which is then made."""
        if event.modifiers() & _COMMANDS:
            return False
        letter = event.text()
        if event.key() == Qt.Key.Key_Backspace and self._typed:
            self._choose(self._typed[:-1])
            return True
        if letter.isprintable() and letter.strip() and self.count():
            self._choose(self._typed + letter)
            return True
        return False

    def _choose(self, typed: str) -> None:
        self._timer.start()
        things = [(row, spelt([self.itemText(row)])) for row in range(self.count())] if typed else []
        found = likeliest(typed, things, 1)
        if typed and not found:
            return
        self._typed = typed
        if not found:
            return
        if self.view().isVisible():
            self.view().setCurrentIndex(self.model().index(found[0], self.modelColumn(), self.rootModelIndex()))
        elif found[0] != self.currentIndex():
            self.setCurrentIndex(found[0])
            self.activated.emit(found[0])

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._forget()  # what is typed into the next record's begins anew
        super().focusOutEvent(event)

    def _forget(self) -> None:
        self._typed = ""


class FilterBox(PickBox):
    """A choice among a list's filters: as wide as what it says now, its list as wide as the longest choice."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.currentTextChanged.connect(self._on_text)

    def _on_text(self, text: str) -> None:
        set_tip(self, text)
        self.updateGeometry()

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        inner = QSize(min(words, theme.px(240)) + theme.px(6), max(self.fontMetrics().height(), theme.px(14)))
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, inner, self)

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme.px(40))
        super().showPopup()


class RowBox(FilterBox):
    """Narrows a list to what refers to one row, or shows all (``everything``). ``rows()`` gives (key, name); it is
    asked when somebody comes to choose, and again once it is ``stale``."""

    def __init__(self, name: str, everything: str, rows: Callable[[], Sequence[tuple[bytes | str, str]]]) -> None:
        super().__init__(name)
        self._rows, self._keys = rows, list[bytes | str]()
        self.stale = True
        self.addItem(everything)

    @property
    def key(self) -> bytes | str | None:
        """What is chosen; None for all."""
        return self._keys[self.currentIndex() - 1] if self.currentIndex() > 0 else None

    def set_key(self, key: bytes | str | None) -> None:
        """Shows a choice without announcing it; one that is not offered is all."""
        self._fill()
        self.setCurrentIndex(self._keys.index(key) + 1 if key in self._keys else 0)

    def _fill(self) -> None:
        if not self.stale:
            return
        self.stale = False
        chosen = self.key
        while self.count() > 1:
            self.removeItem(1)
        rows = list(self._rows())
        self._keys = [key for key, _ in rows]
        self.addItems([name for _, name in rows])
        self.setCurrentIndex(self._keys.index(chosen) + 1 if chosen in self._keys else 0)

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._fill()
        super().showPopup()

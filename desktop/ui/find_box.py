"""Ctrl+K: finds a page, a person, anything that a page answers for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.icons import icon
from desktop.ui.inputs import SearchField
from desktop.ui.page import Found

MOST = 12


class FindBox(QFrame):
    """A field and its answers over the window. Enter opens the marked one; Esc or a click elsewhere closes it."""

    def __init__(self, window: QWidget, find: Callable[[str], list[Found]]) -> None:
        super().__init__(window)
        self.setProperty("look", "raised")
        self._find = find
        self._found: list[Found] = []
        self._before: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(8)]))
        self.field = SearchField(self.tr("Name, initials, phone tail, page"))
        self.list = QListWidget()
        self.list.setProperty("look", "menu")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(theme.px(18), theme.px(18)))
        outer.addWidget(self.field)
        outer.addWidget(self.list)
        self.field.text_changed.connect(self._show)
        self.field.moved.connect(self._move)
        self.field.submitted.connect(self._open_current)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._open_current())
        self.hide()

    def open(self) -> None:
        self._before = self.window().focusWidget()
        self.field.clear()
        self._show("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()

    def place(self) -> None:
        """Centred near the top of the window, as high as its answers."""
        window = self.parentWidget()
        assert window is not None, "laid over its window"
        width = min(theme.px(560), window.width() - theme.px(64))
        rows = max(1, self.list.count())
        self.setGeometry((window.width() - width) // 2, theme.px(64), width, theme.px(76) + rows * theme.px(34))

    def _show(self, text: str) -> None:
        self._found = self._find(text)[:MOST]
        self.list.clear()
        for found in self._found:
            words = f"{found.title}   {found.detail}" if found.detail else found.title
            item = QListWidgetItem(icon(found.icon, "muted"), words)
            item.setSizeHint(QSize(0, theme.px(34)))
            self.list.addItem(item)
        if not self._found:
            item = QListWidgetItem(self.tr("Nothing found"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        else:
            self.list.setCurrentRow(0)
        self.place()

    def _move(self, step: int) -> None:
        if self._found:
            self.list.setCurrentRow(max(0, min(len(self._found) - 1, self.list.currentRow() + step)))

    def _open_current(self) -> None:
        row = self.list.currentRow()
        if self._found and row >= 0:
            found = self._found[row]
            self.hide()
            found.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

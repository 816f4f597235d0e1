"""The chosen record beside a list, covering it when narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets import Scroll, label, tool_button

NARROW = 1080  # page width at scale 1 under which the panel covers the list


class Panel(QFrame):
    """The chosen record: a head with title, state and actions over a scrolling ``body`` or ``set_content``."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(1), theme.px(8), theme.px(1), theme.px(1))
        outer.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        head.setSpacing(theme.px(8))
        self.back = tool_button("caret-left", self.tr("Back to the list (Esc)"), self.closed.emit)
        self.title = label("", "heading", wrap=True)  # official titles have 60 characters
        self.title.setMinimumWidth(theme.px(48))
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.status = label("", "small")
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(theme.px(4))
        self.close_button = tool_button("x", self.tr("Close (Esc)"), self.closed.emit)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.status)
        head.addLayout(self.action_row)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self._outer = outer
        self._content: QWidget | None = None
        self._scroll: Scroll | None = None
        self.setMinimumWidth(theme.px(320))

    @property
    def body(self) -> QVBoxLayout:
        """The layout of a scrolling content, made on first use."""
        if self._scroll is None:
            self._scroll = Scroll(margin=16)
            self.set_content(self._scroll)
        return self._scroll.body

    def set_content(self, content: QWidget) -> None:
        """Show ``content`` below the head; what was there is deleted."""
        if self._content is not None:
            self._outer.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            if self._content is self._scroll and content is not self._scroll:
                self._scroll = None
        self._content = content
        self._outer.addWidget(content, 1)
        content.show()  # now, not with the next turn of events: Enter goes into its first field

    @property
    def content(self) -> QWidget | None:
        """What stands below the head."""
        return self._content

    def set_covering(self, covering: bool) -> None:
        """Covering the list, the way back stands at the left; beside it, the cross at the right."""
        self.back.setVisible(covering)
        self.close_button.setVisible(not covering)


class SidePanel(QWidget):
    """A list at the left and a panel at the right of it, or covering it where there is no room for both."""

    panel_shown = Signal(bool)
    covered = Signal(bool)  # whether the panel covers the list

    def __init__(self, main: QWidget, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main, self.panel = main, panel
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(theme.px(12))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(main)
        self._splitter.addWidget(panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        outer.addWidget(self._splitter)
        self._open = self._covers = False
        self._share = 0.42
        self._splitter.splitterMoved.connect(self._on_moved)
        panel.closed.connect(self.close_panel)
        panel.hide()

    @property
    def covering(self) -> bool:
        return self.width() < theme.px(NARROW)

    @property
    def panel_open(self) -> bool:
        return self._open

    def open_panel(self) -> None:
        if not self._open:
            self._open = True
            self._arrange()
            self.panel_shown.emit(True)

    def close_panel(self) -> None:
        if self._open:
            self._open = False
            self._arrange()
            self.panel_shown.emit(False)

    def _arrange(self) -> None:
        cover = self._open and self.covering
        self.panel.set_covering(self.covering)
        self.main.setVisible(not cover)
        self.panel.setVisible(self._open)
        if cover != self._covers:
            self._covers = cover
            self.covered.emit(cover)
        if self._open and not cover:
            wide = round(self.width() * self._share)
            self._splitter.setSizes([self.width() - wide, wide])

    def _on_moved(self, position: int, _index: int) -> None:
        if self.width():
            self._share = 1 - position / self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

"""The first row of a page: title, count, search, buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.inputs import SearchField
from desktop.ui.tips import set_tip
from desktop.ui.widgets import button, label


class Header(QWidget):
    """A page's first row: title, count, search, further buttons (``actions``) and at most one primary button. Where
    these do not fit beside the title they stand in a row below it.
    """

    def __init__(self, title: str, *, search: str = "", primary: str = "", clicked: Callable[[], object] | None = None):
        super().__init__()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(8))
        self.title = label(title, "title")
        self.count = label("", "count")
        self.count.setContentsMargins(0, 0, 0, theme.px(3))  # on the line of the larger title
        self._words = QWidget()
        self._title_row = words = QHBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(8))
        words.addWidget(self.title)
        words.addSpacing(theme.px(4))
        words.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        words.addStretch(1)
        self._tools = QWidget()
        self._tool_row = tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(theme.px(8))
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(theme.px(8))
        tools.addStretch(1)
        self.search: SearchField | None = None
        if search:
            self.search = SearchField(search)
            self.search.setMinimumWidth(min(theme.px(220), 220))
            self.search.setMaximumWidth(theme.px(320))
            tools.addWidget(self.search, 3)
        tools.addWidget(self._buttons)
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(theme.px(8))
        buttons.addLayout(self.action_row)
        self.primary = button(primary, clicked, look="primary", icon_name="plus" if primary else "")
        buttons.addWidget(self.primary)
        set_tip(self.primary, "Ctrl+N")
        self.primary.setVisible(bool(primary))
        self._rows.addWidget(self._words, 1)
        self._rows.addWidget(self._tools, 1)

    def _break(self) -> None:
        """One row; or title and tools; or, with very large type, title and search, then the buttons."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        search = 0 if self.search is None else self.search.minimumWidth() + theme.px(8)
        words, buttons = self._title_width(), self._buttons.sizeHint().width()
        one = words + theme.px(8) + search + buttons <= self.width()
        self._rows.setDirection(across if one else down)
        if self.search is not None:
            above = not one and search + buttons > self.width()
            row = self._words if above else self._tools
            if self.search.parentWidget() is not row:
                had = self.search.hasFocus()
                (self._title_row if above else self._tool_row).insertWidget(4 if above else 1, self.search, 3)
                if had:
                    self.search.setFocus()

    def _title_width(self) -> int:
        return self.title.sizeHint().width() + self.count.sizeHint().width() + theme.px(28)

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: the window is never made wider than a screen for it."""
        words, buttons = self._words.minimumSizeHint(), self._buttons.minimumSizeHint()
        return QSize(max(words.width(), buttons.width()), super().minimumSizeHint().height())

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the count grew, a button came
            self._break()
        return super().event(event)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

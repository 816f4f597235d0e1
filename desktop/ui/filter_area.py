"""The filters of a list where there is little room: they are scrolled to, and take no more room than they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets import Scroll


class FilterArea(Scroll):
    """As high as its filters are, at most ``highest`` pixels."""

    def __init__(self, highest: int) -> None:
        super().__init__()
        self._filters: QWidget | None = None
        self._highest = highest
        self.setFixedHeight(highest)

    def hold(self, filters: QWidget) -> None:
        """Takes the filters in."""
        self._filters = filters
        self.body.addWidget(filters)
        filters.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a scroll area watches is what it holds: filters came or went."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self._filters.layout() if self._filters is not None else None
        if layout is not None and self.width() > 0:
            needed = max(1, layout.heightForWidth(self.viewport().width()))
            if (height := min(self._highest, needed)) != self.height():
                self.setFixedHeight(height)

"""The filters of a list in large type: they are scrolled to, and take no more room than they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets import Scroll


class FilterArea(Scroll):
    """As high as its filters are, at most ``highest`` pixels."""

    def __init__(self, filters: QWidget, highest: int) -> None:
        super().__init__()
        self._filters, self._highest = filters, highest
        self.body.addWidget(filters)
        self.setFixedHeight(highest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a scroll area watches is what it holds: filters came or went."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self._filters.layout()
        if layout is not None and self.width() > 0:
            needed = max(1, layout.heightForWidth(self.viewport().width()))
            if (height := min(self._highest, needed)) != self.height():
                self.setFixedHeight(height)

"""How far an exchange is: what is certain in full colour, what was only sent in a paler one."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.ui import theme
from desktop.ui.guarded import guarded

_PALE = 0.4


class SentBar(QProgressBar):
    """``value`` is what the server has confirmed, or what is here already; ``sent`` is on its way besides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.sent = 0

    def show_progress(self, certain: int, sent: int, total: int) -> None:
        """So much of ``total`` is certain, so much was sent; ``total`` 0: nobody knows how much it will be."""
        self.sent = sent
        self.setRange(0, total)
        self.setValue(certain)
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.maximum() or self.sent <= self.value():
            return
        colour = QColor(theme.tokens().accent)
        colour.setAlphaF(_PALE)
        left, right = (self.width() * max(0, each) / self.maximum() for each in (self.value(), self.sent))
        painter = QPainter(self)
        painter.fillRect(QRectF(left, 0, right - left, self.height()), colour)
        painter.end()

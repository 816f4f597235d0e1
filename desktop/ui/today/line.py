"""A line of a card on Today: words at the left, a pill and one action at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.widgets import Pill, button, label


class Line(QWidget):
    """One thing of a card."""

    def __init__(
        self,
        title: str,
        detail: str,
        opened: Callable[[], object],
        *,
        pill: str = "",
        tone: str = "neutral",
        action: str = "",
        icon_name: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.open = ElidedLink(title, opened, least=96)
        words.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        if detail:
            words.addWidget(label(detail, "muted", wrap=True))
        row.addLayout(words, 1)
        if pill:
            row.addWidget(Pill(pill, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        if action:
            row.addWidget(button(action, run, icon_name=icon_name), 0, Qt.AlignmentFlag.AlignVCenter)

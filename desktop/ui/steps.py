"""Steps that follow each other in one window: the first run, a lock that is made, a lock that is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets import label

#: Of a step (at scale 1).
WIDTH = 640


class Step(QWidget):
    """One page: a title, words, and what is chosen; fill ``body``. ``error`` stands right below it. ``tall``: the body
    takes all the height."""

    def __init__(self, title: str, text: str, *, tall: bool = False) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        self.title = label(title, "title", wrap=True)
        outer.addWidget(self.title)
        self.text = label(text, "muted", wrap=True)
        outer.addWidget(self.text)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        outer.addLayout(self.body, 1 if tall else 0)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        outer.addWidget(self.error)
        if not tall:
            outer.addStretch(1)

    def push_down(self, pixels: int) -> None:
        """Room above the title, where little stands below it."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertSpacing(0, pixels)

    def say_error(self, words: str) -> None:
        """Words below what is chosen; "" takes them away."""
        self.error.setText(words)
        self.error.setVisible(bool(words))


def stack() -> QStackedWidget:
    """What steps are put into."""
    made = QStackedWidget()
    made.setFixedWidth(theme.px(WIDTH))
    return made

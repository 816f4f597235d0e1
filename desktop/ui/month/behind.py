"""The names behind a figure of homes or units: each opens its record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets import Scroll, button, label

#: The least size (pixels at scale 1).
WIDTH, HEIGHT = 420, 480


class Behind(QDialog):
    """``names``: (id, name); ``opened`` is called with the one that is pressed."""

    def __init__(
        self, parent: QWidget, title: str, names: Sequence[tuple[bytes, str]], opened: Callable[[bytes], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        outer.addWidget(label(title, "heading", wrap=True))
        scroll = Scroll()
        for id_, name in names:
            scroll.body.addWidget(button(name or "—", partial(self._open, opened, id_), look="link"))
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        outer.addWidget(button(self.tr("Close"), self.accept))

    def _open(self, opened: Callable[[bytes], object], id: bytes) -> None:
        self.accept()
        opened(id)

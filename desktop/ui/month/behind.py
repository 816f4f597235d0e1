"""The names behind a figure of homes or units: each opens its record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets import Scroll, button, label

#: The least size (pixels at scale 1).
WIDTH, HEIGHT = 420, 480


def sealed_words(n: int) -> str:
    """How many are counted and not named."""
    return QCoreApplication.translate("Behind", "Sealed: {n}").format(n=n)


class Behind(QDialog):
    """``names``: (id, name); ``opened`` is called with the one that is pressed; ``sealed``: so many more are counted
    and not named."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        names: Sequence[tuple[bytes, str]],
        opened: Callable[[bytes], object],
        sealed: int = 0,
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
        if sealed:
            scroll.body.addWidget(label(sealed_words(sealed), "muted"))
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        outer.addWidget(button(self.tr("Close"), self.accept))

    def _open(self, opened: Callable[[bytes], object], id: bytes) -> None:
        self.accept()
        opened(id)

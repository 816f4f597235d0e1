"""Lines of words, and links, that give way where there is no room, with the whole in their hint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Button


class Elided(QLabel):
    """One line. ``text()`` is always the whole; ``look`` as for ``widgets.label``."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def text(self) -> str:
        return self._whole

    @property
    def shown(self) -> str:
        """What there is room for."""
        return super().text()

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(wide + theme.px(4), self.fontMetrics().height() + theme.px(2))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(48), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = _fitted(self, self._whole, self.width() - theme.px(2))
        super().setText(shown)
        set_tip(self, self._whole if shown != self._whole else "")


class ElidedLink(Button):
    """A link as wide as its words, or as the room that is left. ``whole``: all of them; ``middle``: what is left out
    stands in the middle, as of a file's name; ``least``: never narrower (pixels at scale 1)."""

    def __init__(
        self, whole: str, clicked: Callable[[], object] | None = None, *, middle: bool = False, least: int = 64
    ) -> None:
        super().__init__()
        self._whole, self._middle, self._least = whole, middle, least
        self.setProperty("look", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(whole.replace("&", "&&"))  # a bare one would mark a key
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())

    @property
    def whole(self) -> str:
        """All of its words, however many are shown."""
        return self._whole

    def _beside(self) -> int:
        """What the words do not take of the width."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(wide + self._beside() + theme.px(1), super().sizeHint().height())

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.px(self._least), self.sizeHint().width()), super().minimumSizeHint().height())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = _fitted(self, self._whole, self.width() - self._beside(), middle=self._middle)
        if shown.replace("&", "&&") != self.text():
            self.setText(shown.replace("&", "&&"))
        set_tip(self, self._whole if shown != self._whole else "")


def _fitted(widget: QWidget, whole: str, room: int, *, middle: bool = False) -> str:
    """As much of the words as there is room for, in one line."""
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return widget.fontMetrics().elidedText(" ".join(whole.split("\n")), mode, max(0, room))

"""A small table of words and right-aligned numbers that open what is behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets import button, label, rule

#: Above this scale the columns of a month have no room beside their words.
LARGE = 1.4

Opened = Callable[[], object] | None


def number_words(text: str, words: str, opened: Opened, look: str) -> QWidget:
    """A number that opens what is behind it: ``look`` link or figure; where nothing is, it stands as words."""
    if opened is None:
        return label(text, "figure" if look == "figure" else "")
    made = button(text, opened, look=look)
    made.setAccessibleName(f"{words} {text}")
    return made


class FigureGrid(QWidget):
    """Its first column opens what is behind a row, a number what is behind it. Of many columns in large type the words
    of a row stand above its numbers."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        large = theme.scale() > LARGE
        self._grid.setHorizontalSpacing(theme.px(6 if large else 24))
        self._stacked = large and len(heads) > 3
        self._row = 2
        for x, words in enumerate(heads[1:] if self._stacked else heads):
            right = x > 0 or self._stacked
            self._grid.setColumnStretch(x, 1 if right else 2)  # on a wide screen the numbers stay near their words
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            head = label(words, "muted", wrap=large)
            head.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 0, x)
        self._grid.addWidget(rule(), 1, 0, 1, len(heads))

    def add(self, words: str, numbers: Sequence[tuple[str, Opened]], opened: Opened = None) -> None:
        """One row."""
        head = label(words, wrap=True) if opened is None else button(words, opened, look="link")
        side = Qt.AlignmentFlag(0) if opened is None else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(head, self._row, 0, 1, -1 if self._stacked else 1, side)
        self._row += self._stacked
        for x, (number, behind) in enumerate(numbers, 0 if self._stacked else 1):
            said = number.replace(" = ", "\n= ") if self._stacked else number
            shown = number_words(said, words, behind, "link")
            self._grid.addWidget(shown, self._row, x, Qt.AlignmentFlag.AlignRight)
        self._row += 1

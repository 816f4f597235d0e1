"""The field of one tag: a word of the program's list or one of the township's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.person_tags import tag_code
from desktop.ui import theme
from desktop.ui.form_fields import Editor
from desktop.ui.inputs import LineEdit
from desktop.ui.record_words import term
from desktop.ui.widgets import Chips

#: Tags that stand open below the line; the others come with "More".
SHOWN = 6


class TagEditor(Editor):
    """A line to type into, and chips of the tags that are there. The value is the tag as it is stored."""

    def __init__(self, known: Sequence[str], hint: str = "") -> None:
        super().__init__()
        self._known = frozenset(known)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        self.line = LineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setMaximumWidth(theme.px(320))
        self.chips = Chips([(tag, term("tag", tag)) for tag in known], shown=SHOWN)
        outer.addWidget(self.line)
        outer.addWidget(self.chips)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.left.connect(self.left)
        self.chips.chosen.connect(self._on_chip)

    def _on_typed(self, _text: str) -> None:
        self._mark()
        self.edited.emit()

    def _on_chip(self, tag: str | None) -> None:
        self.line.setText(term("tag", tag) if tag else "")
        self._now_whole(tag)

    def _mark(self) -> None:
        """The chip of what stands in the line is lit; a word that has none lights nothing."""
        value = self.value()
        self.chips.set_value(value if value in self._known else None)

    def value(self) -> str | None:
        text = self.line.text().strip()
        return tag_code(text) if text else None

    def set_value(self, value: object) -> None:
        self.line.setText(term("tag", str(value)) if value else "")
        self._mark()

    def _marked(self) -> Sequence[QWidget]:
        return (self.line,)

"""What is otherwise in a newer file of a form, asked about before its cells are filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.office_forms.fitting import Change, Kind
from desktop.ui import theme
from desktop.ui.forms.words import change_words
from desktop.ui.screens import fit
from desktop.ui.widgets import Scroll, button, label

#: The size to begin with (pixels at scale 1).
WIDTH, HEIGHT = 680, 460


class ChangesDialog(QDialog):
    """``taken`` is called with the changes that she said are not the same."""

    def __init__(
        self, parent: QWidget, name: str, changes: Sequence[Change], taken: Callable[[list[Change]], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._taken = taken
        title = self.tr("{name} is not quite the form that is known").format(name=name)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(20)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading", wrap=True))
        words = self.tr("Look at each. What you take the mark off of is not filled any more.")
        outer.addWidget(label(words, "muted", wrap=True))
        scroll = Scroll()
        self.boxes: list[tuple[Change, QCheckBox]] = []
        for change in changes:
            if change.kind is Kind.RENAMED:
                line = QWidget()
                row = QHBoxLayout(line)
                row.setContentsMargins(0, 0, 0, 0)
                box = QCheckBox()
                box.setChecked(True)
                box.setAccessibleName(change_words(change))
                row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(label(change_words(change), wrap=True), 1)
                scroll.body.addWidget(line)
                self.boxes.append((change, box))
            else:
                scroll.body.addWidget(label(change_words(change), wrap=True))
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Not yet"), self.reject))
        self.take_button = button(self.tr("Take this file"), self._on_taken, look="primary")
        buttons.addWidget(self.take_button)
        outer.addLayout(buttons)
        fit(self, theme.px(WIDTH), theme.px(HEIGHT))

    def _on_taken(self) -> None:
        self.accept()
        self._taken([change for change, box in self.boxes if not box.isChecked()])

"""The recovery code, shown once: read, printed or written down, and one group typed back as a proof of that."""

from __future__ import annotations

import secrets
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.recovery_paper import set_code
from desktop.services.locking import GROUPS, new_code, same_group
from desktop.ui import theme
from desktop.ui.inputs import LineEdit
from desktop.ui.screens import fit
from desktop.ui.widgets import Card, button, label


class CodeView(QWidget):
    """``proved``: the group that was asked for was typed as it stands on her paper."""

    proved = Signal()

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self.code, self._unit = new_code(), unit
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        self.card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        self.groups = [label(group, "figure") for group in self.code.split("-")]
        for number, group in enumerate(self.groups):
            row, column = divmod(number, GROUPS // 2)
            grid.addWidget(label(self.tr("Group {n}").format(n=number + 1), "small"), 2 * row, column)
            group.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
            group.setAccessibleName(" ".join(group.text()))
            grid.addWidget(group, 2 * row + 1, column)
        self.card.body.addLayout(grid)
        outer.addWidget(self.card)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.setSpacing(theme.px(8))
        self.print_button = button(self.tr("Print it…"), self.print_it, icon_name="printer")
        row_of_buttons.addWidget(self.print_button)
        row_of_buttons.addWidget(label(self.tr("or write it down by hand."), "muted"))
        row_of_buttons.addStretch(1)
        outer.addLayout(row_of_buttons)
        self.asked = secrets.randbelow(GROUPS)
        words = self.tr("It is shown only now. Put it away, then type group {n} from your paper:")
        outer.addWidget(label(words.format(n=self.asked + 1), wrap=True))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        self.typed = LineEdit()
        self.typed.setPlaceholderText(self.tr("Group {n}").format(n=self.asked + 1))
        self.typed.setMaximumWidth(theme.px(160))
        self.typed.submitted.connect(self.prove)
        self.typed.textEdited.connect(self._on_typed)
        line.addWidget(self.typed)
        self.show_again = button(self.tr("Show it again"), self.uncover, look="link")
        self.show_again.hide()
        line.addWidget(self.show_again)
        line.addStretch(1)
        outer.addLayout(line)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        outer.addWidget(self.error)
        self.setFocusProxy(self.typed)

    def _on_typed(self, _text: str) -> None:
        """The code is covered as she types: what is typed comes from the paper."""
        self.error.hide()
        self.card.hide()
        self.show_again.show()

    def uncover(self) -> None:
        """Shows the code once more, as long as nothing is proved."""
        self.typed.clear()
        self.card.show()
        self.show_again.hide()

    def prove(self) -> None:
        """Compares what was typed with the group, read as a recovery code is."""
        if same_group(self.typed.text(), self.code, self.asked):
            self.proved.emit()
        else:
            self.error.setText(self.tr("This is not group {n}. Compare it with your paper.").format(n=self.asked + 1))
            self.error.show()
            self.typed.setFocus()

    def print_it(self) -> None:
        """The paper, to be printed."""
        from desktop.ui.paper_view import PaperView

        code, unit, dialog = self.code, self._unit, QDialog(self)
        dialog.setWindowTitle(self.tr("Recovery code"))
        fit(dialog, theme.px(820), theme.px(640))
        outer = QVBoxLayout(dialog)
        view = PaperView()
        view.left.connect(dialog.reject)
        outer.addWidget(view)
        warning = self.tr("Print it; a file of it on this laptop would open the records to whoever finds it.")
        view.show_paper(self.tr("Recovery code"), warning, lambda setter: set_code(code, unit, date.today(), setter))
        dialog.exec()
        self.typed.setFocus()

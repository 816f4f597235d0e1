"""许可证 What the program is made of, each part with the texts of its licences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.licences import parts, text_of
from desktop.ui import theme
from desktop.ui.screens import fit
from desktop.ui.widgets import button, label


class Licences(QDialog):
    """The parts at the left, the texts of the one that is chosen at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Licences"))
        fit(self, theme.px(860), theme.px(620))
        outer = QVBoxLayout(self)
        words = self.tr(
            "Sumu Home brings these along, unchanged, under their own licences. Each lies in the program's folder as a"
            " file of its own and may be replaced there."
        )
        outer.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._parts = parts()
        self.list = QListWidget()
        self.list.addItems([part.name for part in self._parts])
        self.list.setFixedWidth(theme.px(260))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        outer.addLayout(row, 1)
        outer.addWidget(button(self.tr("Close"), self.accept), 0, Qt.AlignmentFlag.AlignRight)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        self.text.setPlainText(text_of(self._parts[row]) if row >= 0 else "")

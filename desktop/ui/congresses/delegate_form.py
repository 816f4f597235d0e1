"""What is written down of one delegate, on her row: kind, vote, credential, head of her delegation, a note."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.congress.delegates import Delegate
from desktop.ui import theme
from desktop.ui.congress_words import CODED
from desktop.ui.inputs import LineEdit
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options
from desktop.ui.widgets import button, label


class DelegateForm(QDialog):
    """One delegate's own fields, written in one act."""

    def __init__(self, context: Context, congress: bytes, delegate: Delegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._congress, self._delegate = context, congress, delegate
        self.setWindowTitle(delegate.name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(delegate.name, "heading"))
        form = QFormLayout()
        form.setSpacing(theme.px(8))
        self.delegation, self.note = LineEdit(), LineEdit()
        self.delegation.setText(delegate.delegation)
        self.note.setText(delegate.note)
        self.codes: dict[str, QComboBox] = {}
        form.addRow(field_words("delegation"), self.delegation)
        for name, table in CODED.items():
            chosen = self.codes[name] = QComboBox()
            chosen.addItem("–", "")
            for code, words in options(table):
                chosen.addItem(words, code)
            chosen.setCurrentIndex(max(0, chosen.findData(getattr(delegate, name))))
            chosen.setAccessibleName(field_words(name, "delegate"))
            form.addRow(field_words(name, "delegate"), chosen)
        self.is_head = QCheckBox(field_words("is_head", "delegate"))
        self.is_head.setChecked(delegate.is_head)
        form.addRow("", self.is_head)
        form.addRow(field_words("note"), self.note)
        self.delegation.setAccessibleName(field_words("delegation"))
        self.note.setAccessibleName(field_words("note"))
        self.note.setMinimumWidth(theme.px(320))
        outer.addLayout(form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(button(self.tr("Save"), self.finish, look="primary"))
        outer.addLayout(row)

    def finish(self) -> None:
        """Writes what was changed; a code that a newer version wrote stays where nothing else was chosen."""
        held, delegates = self._delegate, self._context.desk.delegates
        typed = {"delegation": self.delegation.text(), "note": self.note.text()}
        for name, chosen in self.codes.items():
            known = chosen.findData(getattr(held, name)) >= 0
            if known or chosen.currentData():
                typed[name] = chosen.currentData()
        head = self.is_head.isChecked()
        words = self.tr("{name}: saved").format(name=held.name)
        if self._context.act(lambda: delegates.save(self._congress, held.id, typed, is_head=head), words) is not None:
            self.accept()

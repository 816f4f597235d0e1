"""移交 Handing over: links go to somebody in office, all in one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.form_fields import ComboEditor
from desktop.ui.page import Context
from desktop.ui.widgets import button, label

#: So many names stand in the question.
NAMES = 8


class HandOver(QDialog):
    """To whom ``ids`` (links) go."""

    def __init__(self, context: Context, ids: Sequence[bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._ids = context, list(ids)
        self.setWindowTitle(self.tr("Hand links over"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Hand over %n links to", "", len(self._ids)), "heading"))
        records = [record for record in context.desk.links.page(self._ids[:NAMES]) if record is not None]
        names = "、".join(f"{r['names']['who']}→{shown_name(r['about_name'])}" for r in records)
        more = self.tr("{names} and others").format(names=names) if len(self._ids) > NAMES else names
        told = label(more, "muted", wrap=True)
        told.setMinimumWidth(theme.px(420))
        outer.addWidget(told)
        options = [
            (each.person.hex(), self.tr("{name} (has %n)", "", each.has).format(name=shown_name(each.name)))
            for each in context.desk.links.linkers()
        ]
        self.choice = ComboEditor(options, width=320)
        self.choice.setAccessibleName(self.tr("To whom"))
        self.choice.edited.connect(self._show)
        outer.addWidget(self.choice)
        words = self.tr("The old links end today, the new ones begin today; one undo takes it back.")
        outer.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.go = button(self.tr("Hand over"), self.save, look="primary")
        row.addWidget(self.go)
        outer.addLayout(row)
        self._show()

    def _show(self) -> None:
        self.go.setEnabled(bool(self.choice.value()) and bool(self._ids))

    def save(self) -> None:
        """Hands them over, and closes."""
        to = bytes.fromhex(str(self.choice.value()))
        words = self.tr("%n links handed over", "", len(self._ids))
        if self._context.act(lambda: self._context.desk.links.hand_over(self._ids, to), words) is not None:
            self.accept()

"""The day by which all gachas are to be federations."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.ui import theme
from desktop.ui.form import Form, day
from desktop.ui.page import Context
from desktop.ui.widgets import button, label


class TargetDialog(QDialog):
    """Asks for one day; an empty one means that none is set."""

    def __init__(self, context: Context, now: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Target"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("By when are all gachas to be federations?"), "heading", wrap=True))
        self.form = Form([day("day", self.tr("Day"), context.today)], above=True)
        self.form.load({"day": now or None})
        self.form.submitted.connect(self.finish)
        self.form.setMinimumWidth(theme.px(320))
        outer.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Done"), self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def finish(self) -> None:
        """Sets it for the whole township; what is wrong is said beside the field."""
        problems = self.form.problems()
        if problems:
            self.form.show_errors(problems)
            return
        day_ = self.form.values()["day"] or ""
        try:
            written = self._context.act(lambda: self._context.desk.dispatch.set_target(day_), self.tr("Saved"))
        except FieldErrors as error:
            self.form.show_errors(error.fields)
            return
        if written is not None:
            self.accept()

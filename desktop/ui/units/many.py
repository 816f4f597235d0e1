"""Facts of many organisations at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.unit_facts import FOR_MANY
from desktop.ui import theme
from desktop.ui.form import Form, choice
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options
from desktop.ui.screens import fit
from desktop.ui.units.fields import fact_fields
from desktop.ui.widgets import Scroll, button, label


class FactsDialog(QDialog):
    """Asks for facts; what is left empty stays as it is. All of them are one act."""

    def __init__(self, context: Context, ids: Sequence[bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._ids = context, list(ids)
        title = self.tr("Facts of %n organisations", "", len(self._ids))
        self.setWindowTitle(title)
        body = QVBoxLayout(self)
        body.setContentsMargins(*(4 * [theme.px(24)]))
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "heading", wrap=True))
        body.addWidget(label(self.tr("What you leave empty stays with each as it is."), "muted", wrap=True))
        levels = [(code, words) for code, words in options("org_level") if code not in ("banner", "sumu")]
        fields = [each for each in fact_fields(context) if each.name in FOR_MANY]
        self.form = Form([choice("level", field_words("level", "org_unit"), levels, half=True), *fields], above=True)
        self.form.load({})
        self.form.submitted.connect(self.finish)
        scroll = Scroll()
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        body.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Write them down"), self.finish, look="primary", tip="Ctrl+Enter")
        row.addWidget(self.take)
        body.addLayout(row)
        fit(self, theme.px(560), theme.px(640))

    def finish(self) -> None:
        """Writes what was typed, and closes; what cannot be taken is said beside its field."""
        problems = self.form.problems()
        values = {name: value for name, value in self.form.values().items() if value not in (None, "", 0)}
        if problems or not values:
            self.form.show_errors(problems)
            if not values:
                self.reject()
            return
        units, words = self._context.desk.units, self.tr("Facts of %n organisations set", "", len(self._ids))
        try:
            done = self._context.act(lambda: units.set_for_many(self._ids, values), words)
        except FieldErrors as error:
            self.form.show_errors(error.fields)
            return
        if done is not None:
            self.accept()

"""A tag with its dates for many women at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.codes import TAG
from desktop.ui import theme
from desktop.ui.form import Form, FormField, chips, day, text
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options
from desktop.ui.screens import fit
from desktop.ui.tags.editor import TagEditor
from desktop.ui.widgets import Scroll, button, label

_KIND = "person_tag"


class TagDialog(QDialog):
    """Asks which tag and its dates. ``give(values)`` writes; what it raises of a field is shown beside it."""

    def __init__(
        self, context: Context, count: int, give: Callable[[Mapping[str, Any]], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._give = give
        title = self.tr("Tag %n women, with a date", "", count)
        self.setWindowTitle(title)
        body = QVBoxLayout(self)
        body.setContentsMargins(*(4 * [theme.px(24)]))
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "heading", wrap=True))
        body.addWidget(label(self.tr("Who has the tag with dates already stays as she is."), "muted", wrap=True))
        known = list(dict.fromkeys([*TAG, *context.desk.people.tags()]))
        hint = self.tr("or a word of your own")
        today = context.today
        self.form = Form(
            [
                FormField("tag", field_words("tag", _KIND), lambda: TagEditor(known, hint), needed=True),
                day("since", field_words("since", _KIND), today, partial=True, future=False, half=True),
                day("review_on", field_words("review_on", _KIND), today, partial=True, half=True),
                chips("source", field_words("source", _KIND), options("tag_source")),
                text("note", field_words("note", _KIND), limit=120),
            ],
            above=True,
        )
        self.form.load({"since": today().isoformat()})
        self.form.submitted.connect(self.give)
        scroll = Scroll()  # with large type it is higher than a screen
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        body.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Leave it"), self.reject))
        self.done_button = button(self.tr("Tag them"), self.give, look="primary", tip="Ctrl+Enter")
        row.addWidget(self.done_button)
        body.addLayout(row)
        fit(self, theme.px(520), theme.px(620))
        self.form.focus_field("tag")

    def give(self) -> None:
        """Writes what stands there, and closes; what cannot be taken is said beside its field."""
        try:
            self._give(self.form.values())
        except FieldErrors as error:
            self.form.show_errors(error.fields)
            return
        self.accept()

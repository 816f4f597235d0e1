"""A dialog that asks for a few fields and writes one act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.ui import theme
from desktop.ui.form import Form
from desktop.ui.screens import fit
from desktop.ui.widgets import Scroll, button, label


class FormDialog(QDialog):
    """``heading`` stands over ``form``, below it ``words``, and in its own tone what a ``warning`` says; ``done`` is on
    the button that writes; a ``long`` form scrolls. A subclass says what is written."""

    def __init__(
        self,
        title: str,
        heading: str,
        form: Form,
        done: str,
        parent: QWidget | None = None,
        *,
        words: str = "",
        warning: str = "",
        long: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(heading, "heading", wrap=True))
        if words:
            outer.addWidget(label(words, "muted", wrap=True))
        if warning:
            outer.addWidget(label(warning, "small", wrap=True, tone="warn"))
        self.form = form
        form.submitted.connect(self.finish)
        if long:
            scroll = Scroll()
            scroll.body.addWidget(form)
            scroll.body.addStretch(1)
            outer.addWidget(scroll, 1)
        else:
            form.setMinimumWidth(theme.px(360))
            outer.addWidget(form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(done, self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)
        if long:
            fit(self, theme.px(608), theme.px(640))

    def write(self, values: Mapping[str, Any]) -> object:
        """Writes what the form holds; None where it was refused, and the dialog stays. Raises FieldErrors."""
        raise NotImplementedError

    def finish(self) -> None:
        """Writes it and closes; what is wrong is said beside its field."""
        problems = self.form.problems()
        try:
            if problems:
                raise FieldErrors(problems)
            written = self.write(self.form.values())
        except FieldErrors as error:
            self.form.show_errors(error.fields)
            return
        if written is not None:
            self.accept()

"""A congress that was called off: another day, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.ui import theme
from desktop.ui.form import Form, day, lines
from desktop.ui.page import Context
from desktop.ui.processes.words import day_words
from desktop.ui.record_words import field_words, whom_words
from desktop.ui.widgets import button, label


class ReplanDialog(QDialog):
    """Asks for the day and the reason; the plan as it was stays in the history."""

    def __init__(self, context: Context, record: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._process = context, record["id"]
        self.setWindowTitle(self.tr("Plan again"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(
            label(
                self.tr("The congress of {unit} on another day").format(unit=whom_words(record)), "heading", wrap=True
            )
        )
        words = self.tr(
            "What was planned stays in the history; the officers stay in office until the congress is held."
        )
        outer.addWidget(label(words, "muted", wrap=True))
        self.goes = label(self._goes(), "small", wrap=True, tone="warn")
        self.goes.setVisible(bool(self.goes.text()))
        outer.addWidget(self.goes)
        self.form = Form(
            [
                day("planned_on", field_words("planned_on", "process"), context.today, needed=True),
                lines("reason", field_words("reason", "process")),
            ],
            above=True,
        )
        self.form.load({"reason": record["reason"]})
        self.form.submitted.connect(self.finish)
        self.form.setMinimumWidth(theme.px(360))
        outer.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        words = self.tr("It was not held: plan again") if self.goes.text() else self.tr("Plan again")
        self.take = button(words, self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def _goes(self) -> str:
        """What is taken back where the congress was written down as held; "" where it was not."""
        made = self._context.desk.processes.came_of(self._process)
        if made is None:
            return ""
        parts = [self.tr("its steps from the congress on, with their papers and numbers")]
        if made.term:
            parts.append(self.tr("the term that began with it"))
        if made.reforms:
            parts.append(self.tr("the day since which the unit is a federation"))
        words = self.tr("This congress was held on {day}. If it is planned again, this goes: {parts}.")
        return words.format(day=day_words(made.day, self._context.today()), parts="、".join(parts))

    def finish(self) -> None:
        """Plans it; what is wrong is said beside its field."""
        problems = self.form.problems()
        if problems:
            self.form.show_errors(problems)
            return
        values, processes = self.form.values(), self._context.desk.processes
        try:
            written = self._context.act(
                lambda: processes.replan(self._process, values["planned_on"], values["reason"] or ""),
                self.tr("Planned again"),
            )
        except FieldErrors as error:
            self.form.show_errors(error.fields)
            return
        if written is not None:
            self.accept()

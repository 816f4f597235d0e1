"""A congress that was called off: another day, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.form import Form, day, lines
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context
from desktop.ui.processes.words import day_words
from desktop.ui.record_words import field_words, whom_words


class ReplanDialog(FormDialog):
    """Asks for the day and the reason; the plan as it was stays in the history. ``goes``: what is taken back where the
    congress was written down as held; "" where it was not."""

    def __init__(self, context: Context, record: Mapping[str, Any], parent: QWidget | None = None) -> None:
        self._context, self._process = context, record["id"]
        self.goes = self._goes()
        form = Form(
            [
                day("planned_on", field_words("planned_on", "process"), context.today, needed=True),
                lines("reason", field_words("reason", "process")),
            ],
            above=True,
        )
        form.load({"reason": record["reason"]})
        super().__init__(
            self.tr("Plan again"),
            self.tr("The congress of {unit} on another day").format(unit=whom_words(record)),
            form,
            self.tr("It was not held: plan again") if self.goes else self.tr("Plan again"),
            parent,
            words=self.tr(
                "What was planned stays in the history; the officers stay in office until the congress is held."
            ),
            warning=self.goes,
        )

    def _goes(self) -> str:
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

    def write(self, values: Mapping[str, Any]) -> object:
        """Plans it."""
        return self._context.act(
            lambda: self._context.desk.processes.replan(self._process, values["planned_on"], values["reason"] or ""),
            self.tr("Planned again"),
        )

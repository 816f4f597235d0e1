"""What a township decided of its re-elections: how many days before and after the congress, and the usual numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.errors import FieldErrors
from desktop.services.process.progress import Rules
from desktop.services.process.steps import STEPS
from desktop.ui.form import Form, number
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context
from desktop.ui.processes.words import step_words

_NUMBERS = ("posted", "delegates", "executives", "fewest")


class RulesDialog(FormDialog):
    """Asks for all of them; they hold for every process of the township."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        titles = {
            "posted": self.tr("Working days that candidates are posted"),
            "delegates": self.tr("Delegates, usually"),
            "executives": self.tr("Executive members, usually"),
            "fewest": self.tr("Executive members, at least"),
        }
        before, after = self.tr("{step}: days before"), self.tr("{step}: days after")
        moved = [step for step in STEPS if step.days]
        fields = [number(name, titles[name], half=True, needed=True) for name in _NUMBERS]
        fields += [
            number(step.code, (before if step.days < 0 else after).format(step=step_words(step.code)), half=True)
            for step in moved
        ]
        form, rules = Form(fields, above=True), context.desk.processes.rules()
        days = {step.code: abs(rules.days.get(step.code, step.days)) for step in moved}
        form.load({**days, **{name: getattr(rules, name) for name in _NUMBERS}})
        super().__init__(
            self.tr("Days and numbers"),
            self.tr("Days and numbers of re-elections"),
            form,
            self.tr("Done"),
            parent,
            words=self.tr("They hold for the whole township. No office prescribes the days; yours may be others."),
            long=True,
        )
        self._context = context

    def write(self, values: Mapping[str, Any]) -> object:
        """Sets them; a step that is left empty has its usual day again."""
        if missing := [name for name in _NUMBERS if not values[name]]:
            raise FieldErrors(dict.fromkeys(missing, "required"))
        days = {
            step.code: int(values[step.code]) * (-1 if step.days < 0 else 1)
            for step in STEPS
            if values.get(step.code) not in (None, "")
        }
        rules = Rules(days, **{name: int(values[name]) for name in _NUMBERS})
        return self._context.act(lambda: self._context.desk.processes.set_rules(rules), self.tr("Saved"))

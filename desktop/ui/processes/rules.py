"""What a township decided of its re-elections: how many days before and after the congress, and the usual numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.process.progress import Rules
from desktop.services.process.steps import STEPS
from desktop.ui import theme
from desktop.ui.form import Form, number
from desktop.ui.page import Context
from desktop.ui.processes.words import step_words
from desktop.ui.widgets import Scroll, button, label

_NUMBERS = ("posted", "delegates", "executives", "fewest")


class RulesDialog(QDialog):
    """Asks for all of them; they hold for every process of the township."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        rules = context.desk.processes.rules()
        self.setWindowTitle(self.tr("Days and numbers"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Days and numbers of re-elections"), "heading", wrap=True))
        words = self.tr("They hold for the whole township. No office prescribes the days; yours may be others.")
        outer.addWidget(label(words, "muted", wrap=True))
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
        self.form = Form(fields, above=True)
        days = {step.code: abs(rules.days.get(step.code, step.days)) for step in moved}
        self.form.load({**days, **{name: getattr(rules, name) for name in _NUMBERS}})
        self.form.submitted.connect(self.finish)
        scroll = Scroll()
        scroll.body.addWidget(self.form)
        scroll.setMinimumSize(theme.px(560), theme.px(360))
        outer.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Done"), self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def finish(self) -> None:
        """Sets them; a step that is left empty has its usual day again."""
        problems = self.form.problems()
        values = self.form.values()
        problems |= {name: "required" for name in _NUMBERS if not values[name] and name not in problems}
        if problems:
            self.form.show_errors(problems)
            return
        days = {
            step.code: int(values[step.code]) * (-1 if step.days < 0 else 1)
            for step in STEPS
            if values.get(step.code) not in (None, "")
        }
        rules = Rules(days, **{name: int(values[name]) for name in _NUMBERS})
        if self._context.act(lambda: self._context.desk.processes.set_rules(rules), self.tr("Saved")) is not None:
            self.accept()

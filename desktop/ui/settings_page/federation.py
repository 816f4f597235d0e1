"""Terms and ages in Settings: how long a term is by level, who is young, by which day ages are counted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.federation_rules import LEVELS, REPORT_DAY, YEAR_END, FederationRules, read_rules, set_rules
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.form import Form, chips, day, flag, number
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.screens import fit
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Card, Scroll, button, label

_OWN = "own"


class FederationCard(Card):
    """What counts now, and a way to change it."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Terms and ages"))
        self._context = context
        self.shown = label("", wrap=True)
        self.body.addWidget(self.shown)
        row = QHBoxLayout()
        self.change = button(self.tr("Change…"), self.ask)
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Says what counts."""
        rules = read_rules(self._context.desk)
        years = "、".join(
            self.tr("{level} %n years", "", rules.years_of(level)).format(level=term("org_level", level))
            for level in LEVELS
        )
        young = (
            self.tr("Young is who is at most %n", "", rules.young)
            if rules.counted
            else self.tr("Young is who is below %n", "", rules.young)
        )
        by = {REPORT_DAY: self.tr("by the day of the report"), YEAR_END: self.tr("by 31 December of its year")}
        said = by.get(rules.by) or self.tr("by {day}").format(
            day=show_date(rules.by, self._context.today(), week=False)
        )
        self.shown.setText("\n".join((self.tr("A term: {years}").format(years=years), f"{young} · {said}")))
        self.change.setEnabled(self._context.desk.township_settings.may_change)
        set_tip(self.change, "" if self.change.isEnabled() else self.tr("The chair of the township sets it"))

    def ask(self) -> FederationRulesDialog:
        """Asks for all of them."""
        dialog = FederationRulesDialog(self._context, self.window())
        dialog.open()
        return dialog


class FederationRulesDialog(QDialog):
    """They hold for the whole township; a term whose length is written keeps it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        rules = read_rules(context.desk)
        self.setWindowTitle(self.tr("Terms and ages"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Terms and ages"), "heading"))
        words = self.tr("For the whole township. A term of which the years are written keeps them.")
        outer.addWidget(label(words, "muted", wrap=True))
        by = [
            ("report", self.tr("The day of the report")),
            (YEAR_END, self.tr("31 December of its year")),
            (_OWN, self.tr("One day for all")),
        ]
        years = self.tr("Years of a term: {level}")
        self.form = Form(
            [
                *(number(level, years.format(level=term("org_level", level)), half=True) for level in LEVELS),
                number("young", self.tr("Young is who is not older than"), half=True, needed=True),
                flag("counted", "", self.tr("That age itself counts as young")),
                chips("by", self.tr("Ages are counted by"), by, may_be_empty=False),
                day("own", self.tr("That day"), context.today, half=True),
            ],
            above=True,
        )
        own = rules.by not in (REPORT_DAY, YEAR_END)
        self.form.load(
            {
                **{level: rules.years_of(level) for level in LEVELS},
                "young": rules.young,
                "counted": int(rules.counted),
                "by": _OWN if own else rules.by or "report",
                "own": rules.by if own else None,
            }
        )
        self.form.submitted.connect(self.save)
        scroll = Scroll()
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(button(self.tr("Set"), self.save, look="primary", tip="Ctrl+Enter"))
        outer.addLayout(row)
        fit(self, theme.px(560), theme.px(620))

    def save(self) -> None:
        """Sets them, and closes; what cannot be is said beside its field."""
        problems, values = self.form.problems(), self.form.values()
        if values.get("by") == _OWN and not values.get("own"):
            problems.setdefault("own", "required")
        if problems:
            self.form.show_errors(problems)
            return
        try:
            words = self.tr("Terms and ages set")
            if self._context.act(lambda: set_rules(self._context.desk, _rules(values)), words) is not None:
                self.accept()
        except FieldErrors as error:
            self.form.show_errors(error.fields)


def _rules(values: dict[str, Any]) -> FederationRules:
    years = {level: int(values[level]) for level in LEVELS if values.get(level) not in (None, "")}
    by = {"report": REPORT_DAY, YEAR_END: YEAR_END}.get(str(values["by"]), str(values.get("own") or ""))
    return FederationRules(years, int(values["young"]), bool(values.get("counted")), by)

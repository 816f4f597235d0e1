"""Terms of needs and colours of disputes in Settings: by which rules of the place days are reckoned."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.needs.rules import (
    CHECK_DAYS,
    MOST_DAYS,
    DisputeRules,
    NeedRules,
    dispute_rules,
    need_rules,
    set_rules,
)
from desktop.ui import theme
from desktop.ui.form import Form, flag, lines, number
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.screens import fit
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Card, Scroll, button, label

#: Terms by rule, in the order of a form; then what 延期 adds.
TERMS = ("at_once", "simple", "referral", "difficult")
EXTENSION = "extension"


class NeedsCard(Card):
    """What counts now, and a way to change it."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Needs and disputes"))
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
        rules, colours = need_rules(self._context.desk), dispute_rules(self._context.desk)
        day_words = self.tr("{what} {n} days")
        terms = [day_words.format(what=term("due_rule", name), n=rules.days[name]) for name in TERMS]
        terms.append(self.tr("extended by {n} days").format(n=rules.extension))
        shift = self.tr("A term that ends on a day off ends on the next working day")
        stays = self.tr("A term may end on a day off")
        looks = [day_words.format(what=term("dispute_grade", name), n=colours.days[name]) for name in CHECK_DAYS]
        told = self.tr("Disputes have colours, looked at again: {days}").format(days="、".join(looks))
        none = self.tr("Disputes have no colours")
        lines_of = ("、".join(terms), shift if rules.shift else stays, told if colours.on else none)
        self.shown.setText("\n".join(lines_of))
        self.change.setEnabled(self._context.desk.township_settings.may_change)
        set_tip(self.change, "" if self.change.isEnabled() else self.tr("The chair of the township sets it"))

    def ask(self) -> NeedRulesDialog:
        """Asks for all of them."""
        dialog = NeedRulesDialog(self._context, self.window())
        dialog.open()
        return dialog


class NeedRulesDialog(QDialog):
    """They hold for the whole township, from now on: a term that was set stays."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        rules, colours = need_rules(context.desk), dispute_rules(context.desk)
        self.setWindowTitle(self.tr("Needs and disputes"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Needs and disputes"), "heading"))
        words = self.tr("For the whole township, from now on: terms that were set stay.")
        outer.addWidget(label(words, "muted", wrap=True))
        within, again = self.tr("Days: {what}"), self.tr("Look again after days: {what}")
        hint = self.tr("One day a line, as 2026-10-01")
        self.form = Form(
            [
                *(number(n, within.format(what=term("due_rule", n)), half=True, needed=True) for n in TERMS),
                number(EXTENSION, self.tr("Days that an extension adds"), half=True, needed=True),
                flag("shift", "", self.tr("A term that ends on a day off ends on the next working day")),
                lines("free", self.tr("Holidays"), hint=hint),
                lines("worked", self.tr("Saturdays and Sundays that are worked"), hint=hint),
                flag("on", "", self.tr("Disputes have colours")),
                *(number(n, again.format(what=term("dispute_grade", n)), half=True, needed=True) for n in CHECK_DAYS),
            ],
            above=True,
        )
        self.form.load(
            {
                **{name: rules.days[name] for name in TERMS},
                EXTENSION: rules.extension,
                "shift": int(rules.shift),
                "free": _shown(rules.free),
                "worked": _shown(rules.worked),
                "on": int(colours.on),
                **{name: colours.days[name] for name in CHECK_DAYS},
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
        fit(self, theme.px(560), theme.px(680))

    def save(self) -> None:
        """Sets them as one act, and closes; what cannot be is said beside its field."""
        problems, values = dict(self.form.problems()), self.form.values()
        days: dict[str, frozenset[date]] = {}
        for name in ("free", "worked"):
            try:
                days[name] = frozenset(map(date.fromisoformat, str(values.get(name) or "").split()))
            except ValueError:
                problems.setdefault(name, "date_format")
        for name in (*TERMS, EXTENSION, *CHECK_DAYS):
            if not problems.get(name) and not 0 <= _number(values.get(name)) <= MOST_DAYS:
                problems[name] = "number_too_large"
        if problems:
            self.form.show_errors(problems)
            return
        terms = {name: _number(values[name]) for name in TERMS}
        rules = NeedRules(terms, bool(values.get("shift")), days["free"], days["worked"], _number(values[EXTENSION]))
        colours = DisputeRules(bool(values.get("on")), {name: _number(values[name]) for name in CHECK_DAYS})
        desk = self._context.desk
        if self._context.act(lambda: set_rules(desk, rules, colours), self.tr("Rules set")) is not None:
            self.accept()


def _shown(days: Collection[date]) -> str | None:
    return "\n".join(sorted(day.isoformat() for day in days)) or None


def _number(value: Any) -> int:
    return -1 if value in (None, "") else int(value)

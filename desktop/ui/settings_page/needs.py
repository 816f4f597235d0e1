"""Terms of needs and colours of disputes in Settings: by which rules of the place days are reckoned."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.errors import FieldErrors
from desktop.services.needs.rules import (
    CHECK_DAYS,
    MOST_DAYS,
    DisputeRules,
    NeedRules,
    dispute_rules,
    need_rules,
    set_rules,
)
from desktop.ui.form import Form, flag, lines, number
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.settings_page.rules_card import RulesCard

#: Terms by rule, in the order of a form; then what 延期 adds.
TERMS = ("at_once", "simple", "referral", "difficult")
EXTENSION = "extension"


class NeedsCard(RulesCard["NeedRulesDialog"]):
    """What counts now, and a way to change it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Needs and disputes"), self._words, NeedRulesDialog)

    def _words(self) -> str:
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
        return "\n".join(lines_of)


class NeedRulesDialog(FormDialog):
    """They hold for the whole township, from now on: a term that was set stays."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        rules, colours = need_rules(context.desk), dispute_rules(context.desk)
        within, again = self.tr("Days: {what}"), self.tr("Look again after days: {what}")
        hint = self.tr("One day a line, as 2026-10-01")
        form = Form(
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
        form.load(
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
        title = self.tr("Needs and disputes")
        words = self.tr("For the whole township, from now on: terms that were set stay.")
        super().__init__(title, title, form, self.tr("Set"), parent, words=words, long=True)
        self._context = context

    def write(self, values: Mapping[str, Any]) -> object:
        """Sets them as one act."""
        problems: dict[str, str] = {}
        days: dict[str, frozenset[date]] = {}
        for name in ("free", "worked"):
            try:
                days[name] = frozenset(map(date.fromisoformat, str(values.get(name) or "").split()))
            except ValueError:
                problems[name] = "date_format"
        for name in (*TERMS, EXTENSION, *CHECK_DAYS):
            if not 0 <= int(values[name]) <= MOST_DAYS:
                problems[name] = "number_too_large"
        if problems:
            raise FieldErrors(problems)
        terms = {name: int(values[name]) for name in TERMS}
        rules = NeedRules(terms, bool(values.get("shift")), days["free"], days["worked"], int(values[EXTENSION]))
        colours = DisputeRules(bool(values.get("on")), {name: int(values[name]) for name in CHECK_DAYS})
        desk = self._context.desk
        return self._context.act(lambda: set_rules(desk, rules, colours), self.tr("Rules set"))


def _shown(days: Collection[date]) -> str | None:
    return "\n".join(sorted(day.isoformat() for day in days)) or None

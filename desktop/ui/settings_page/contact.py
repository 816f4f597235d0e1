"""Links and screenings in Settings: within how many days a link wants a visit, and which ages are asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.contact.rules import USUAL_DAYS, ContactRules
from desktop.ui.form import Form, number
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.settings_page.rules_card import RulesCard

_AGES = ("age_from", "age_to")


class ContactCard(RulesCard["ContactRulesDialog"]):
    """What counts now, and a way to change it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Links and screenings"), self._words, ContactRulesDialog)

    def _words(self) -> str:
        rules = self._context.desk.township_settings.contact_rules()
        days = "、".join(
            self.tr("{what} {n} days").format(what=term("link_kind", kind), n=rules.days[kind]) for kind in USUAL_DAYS
        )
        ages = self.tr("Asked to screenings: from {youngest} to {oldest} years, by the end of the year")
        said = self.tr("A link wants a visit within: {days}").format(days=days)
        return f"{said}\n{ages.format(youngest=rules.ages[0], oldest=rules.ages[1])}"


class ContactRulesDialog(FormDialog):
    """They hold for the whole township; a link may have days of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        rules = context.desk.township_settings.contact_rules()
        title = self.tr("Links and screenings")
        within = self.tr("{what}: days")
        form = Form(
            [
                *(number(n, within.format(what=term("link_kind", n)), half=True, needed=True) for n in USUAL_DAYS),
                number("age_from", self.tr("Screenings from the age of"), half=True, needed=True),
                number("age_to", self.tr("To the age of"), half=True, needed=True),
            ],
            above=True,
        )
        form.load({**rules.days, **dict(zip(_AGES, rules.ages, strict=True))})
        words = self.tr("Within so many days a link wants a visit. A link may have days of its own.")
        super().__init__(title, title, form, self.tr("Set"), parent, words=words, long=True)

    def write(self, values: Mapping[str, Any]) -> object:
        days = {kind: _number(values.get(kind)) for kind in USUAL_DAYS}
        ages = tuple(_number(values.get(name)) for name in _AGES)
        rules, settings = ContactRules(days, (ages[0], ages[1])), self._context.desk.township_settings
        return self._context.act(lambda: settings.set_contact_rules(rules), self.tr("Rules set"))


def _number(value: Any) -> int:
    return -1 if value in (None, "") else int(value)

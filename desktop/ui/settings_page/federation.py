"""Terms and ages in Settings: how long a term is by level, when it is warned of, who is young, by which day ages are
counted, how many members may be co-opted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.errors import FieldErrors
from desktop.services.federation_rules import (
    CO_OPT_SHARE,
    LEVELS,
    REPORT_DAY,
    WARNED,
    YEAR_END,
    FederationRules,
    read_rules,
    set_rules,
)
from desktop.ui.dates import show_date
from desktop.ui.form import Form, chips, day, flag, number
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.settings_page.rules_card import RulesCard

_OWN = "own"


class FederationCard(RulesCard["FederationRulesDialog"]):
    """What counts now, and a way to change it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Terms and ages"), self._words, FederationRulesDialog)

    def _words(self) -> str:
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
        share = rules.co_opt_share
        warned = [
            self.tr("Told of {days} days before a term is over").format(days="、".join(map(str, rules.warnings))),
            self.tr("Co-opted members: no limit")
            if share is None
            else self.tr("Co-opted members: at most {share} %").format(share=share),
        ]
        lines = (self.tr("A term: {years}").format(years=years), f"{young} · {said}", " · ".join(warned))
        return "\n".join(lines)


class FederationRulesDialog(FormDialog):
    """They hold for the whole township; a term whose length is written keeps it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        rules = read_rules(context.desk)
        by = [
            ("report", self.tr("The day of the report")),
            (YEAR_END, self.tr("31 December of its year")),
            (_OWN, self.tr("One day for all")),
        ]
        years = self.tr("Years of a term: {level}")
        warned = (self.tr("First told of before (days)"), self.tr("Again before (days)"), self.tr("Last before (days)"))
        why = self.tr(
            "A congress takes about 45 days from its first step, and its request goes up before that: told of early, "
            "then as it comes near."
        )
        limit = self.tr(
            "Many such bodies co-opt up to one third (33). Empty: no limit. More of them is told under findings and "
            "holds nobody up."
        )
        form = Form(
            [
                *(number(level, years.format(level=term("org_level", level)), half=True) for level in LEVELS),
                number("young", self.tr("Young is who is not older than"), half=True, needed=True),
                flag("counted", "", self.tr("That age itself counts as young")),
                chips("by", self.tr("Ages are counted by"), by, may_be_empty=False),
                day("own", self.tr("That day"), context.today, half=True),
                *(number(name, words, half=True, needed=True) for name, words in zip(WARNED[:2], warned, strict=False)),
                number(WARNED[2], warned[2], needed=True, help=why),
                number(CO_OPT_SHARE, self.tr("Co-opted of the executive members, at most (%)"), help=limit),
            ],
            above=True,
        )
        own = rules.by not in (REPORT_DAY, YEAR_END)
        form.load(
            {
                **{level: rules.years_of(level) for level in LEVELS},
                **dict(zip(WARNED, rules.warnings, strict=True)),
                "young": rules.young,
                "counted": int(rules.counted),
                "by": _OWN if own else rules.by or "report",
                "own": rules.by if own else None,
                CO_OPT_SHARE: rules.co_opt_share,
            }
        )
        title = self.tr("Terms and ages")
        words = self.tr("For the whole township. A term of which the years are written keeps them.")
        super().__init__(title, title, form, self.tr("Set"), parent, words=words, long=True)
        self._context = context

    def write(self, values: Mapping[str, Any]) -> object:
        if values.get("by") == _OWN and not values.get("own"):
            raise FieldErrors({"own": "required"})
        return self._context.act(lambda: set_rules(self._context.desk, _rules(values)), self.tr("Terms and ages set"))


def _rules(values: Mapping[str, Any]) -> FederationRules:
    years = {level: int(values[level]) for level in LEVELS if values.get(level) not in (None, "")}
    by = {"report": REPORT_DAY, YEAR_END: YEAR_END}.get(str(values["by"]), str(values.get("own") or ""))
    share = values.get(CO_OPT_SHARE)
    return FederationRules(
        years,
        int(values["young"]),
        bool(values.get("counted")),
        by,
        tuple(int(values[name]) for name in WARNED),
        None if share in (None, "") else int(share),
    )

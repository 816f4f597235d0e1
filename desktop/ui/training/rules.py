"""轮训口径 How turns are counted: how many years a course counts, what finishes one, when somebody is told of."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.errors import FieldErrors
from desktop.services.training import Rules
from desktop.ui.form import Form, number
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context

#: The numbers in their order; the share is asked as so many days of so many.
NAMES = ("years", "new", "soon", "came", "of", "hours_a_day")


class RulesDialog(FormDialog):
    """They hold for the whole township; a report that was frozen stays."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context, held = context, context.desk.training.rules
        form = Form([number(name, words, needed=True) for name, words in zip(NAMES, _words(), strict=True)], above=True)
        share = {"came": held.share.numerator, "of": held.share.denominator}
        form.load({name: share[name] if name in share else getattr(held, name) for name in NAMES})
        heading, words, done = (
            QCoreApplication.translate("training", "How turns are counted"),
            QCoreApplication.translate(
                "training", "For the whole township, from now on. Reports that were frozen stay as they are."
            ),
            QCoreApplication.translate("training", "Set"),
        )
        super().__init__(heading, heading, form, done, parent, words=words, long=True)

    def write(self, values: Mapping[str, Any]) -> object:
        """Sets them; what cannot be is said beside its field."""
        given = {name: int(values[name]) for name in NAMES}
        came, of = given.pop("came"), given.pop("of")
        if not 0 < came <= of:
            raise FieldErrors({"came": "number_wrong"})
        words = QCoreApplication.translate("training", "How turns are counted was set")
        rules, training = Rules(**given, share=Fraction(came, of)), self._context.desk.training
        try:
            return self._context.act(lambda: training.set_rules(rules), words)
        except FieldErrors as error:
            raise FieldErrors({"of" if name == "share" else name: c for name, c in error.fields.items()}) from None


def _words() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("training", "Years that a course counts"),
        QCoreApplication.translate("training", "Days in office after which somebody untrained is told of"),
        QCoreApplication.translate("training", "Days before it expires that this is told"),
        QCoreApplication.translate("training", "A course is finished by who came on so many days"),
        QCoreApplication.translate("training", "… of so many"),
        QCoreApplication.translate("training", "Hours of lessons that are a day"),
    )

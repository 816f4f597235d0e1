"""The day by which all gachas are to be federations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.form import Form, day
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context


class TargetDialog(FormDialog):
    """Asks for one day of the whole township; an empty one means that none is set."""

    def __init__(self, context: Context, now: str, parent: QWidget | None = None) -> None:
        form = Form([day("day", self.tr("Day"), context.today)], above=True)
        form.load({"day": now or None})
        heading = self.tr("By when are all gachas to be federations?")
        super().__init__(self.tr("Target"), heading, form, self.tr("Done"), parent)
        self._context = context

    def write(self, values: Mapping[str, Any]) -> object:
        day_ = values["day"] or ""
        return self._context.act(lambda: self._context.desk.dispatch.set_target(day_), self.tr("Saved"))

"""A card of the settings: what counts by a township's rules, in words, and a way to change them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Card, button, label

D = TypeVar("D", bound=FormDialog)


class RulesCard(Card, Generic[D]):
    """``told`` says what counts now; ``dialog`` asks for all of it."""

    def __init__(
        self,
        context: Context,
        title: str,
        told: Callable[[], str],
        dialog: Callable[[Context, QWidget | None], D],
    ) -> None:
        super().__init__(title)
        self._context, self._told, self._dialog = context, told, dialog
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
        self.shown.setText(self._told())
        self.change.setEnabled(self._context.desk.township_settings.may_change)
        set_tip(self.change, "" if self.change.isEnabled() else self.tr("The chair of the township sets it"))

    def ask(self) -> D:
        """Asks for all of it."""
        dialog = self._dialog(self._context, self.window())
        dialog.open()
        return dialog

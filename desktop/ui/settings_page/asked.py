"""What is asked of a woman: the fields of her page that a township may leave out."""

from __future__ import annotations

from desktop.services.township_settings import OPTIONAL_FIELDS
from desktop.ui.page import Context
from desktop.ui.people.fields import asked_fields
from desktop.ui.record_words import field_words
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Card, Chips, label


class AskedFields(Card):
    """Chips, one a field, for the whole township; for this laptop alone until its server knows such settings."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("What is asked of a woman"))
        self._context = context
        words = self.tr(
            "Fields that are off stand on no woman's page, unless something was written there already. Identity numbers"
            " are off until somebody wants them. Religion is never asked."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        fields = [(name, field_words(name, "person")) for name in OPTIONAL_FIELDS]
        self.chips = Chips(fields, shown=len(fields), several=True)
        self.chips.chosen.connect(lambda fields: self._set(fields))
        self.body.addWidget(self.chips)
        self.refresh()

    def refresh(self) -> None:
        """Reads anew what is asked."""
        settings = self._context.desk.township_settings
        self.chips.set_value([name for name in OPTIONAL_FIELDS if name in asked_fields(self._context)])
        self.chips.setEnabled(settings.may_change or not settings.are_kept)
        set_tip(self.chips, "" if self.chips.isEnabled() else self.tr("The chair of the township sets it"))

    def _set(self, fields: list[str]) -> None:
        settings = self._context.desk.township_settings
        if not settings.are_kept:
            self._context.settings.view("people")["asked"] = list(fields)
            self._context.settings.save_soon()
        elif self._context.act(lambda: settings.ask_fields(fields), self.tr("What is asked was set")) is None:
            self.refresh()

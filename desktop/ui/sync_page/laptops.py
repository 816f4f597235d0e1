"""The township's laptops: who wrote last on each and when, which read sealed words, and whom to ask."""

from __future__ import annotations

from desktop.ui.dates import show_moment
from desktop.ui.page import Context
from desktop.ui.widgets import Card, label


class LaptopsCard(Card):
    """Shown once this laptop has joined a server."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("The township's laptops"))
        self._context = context
        self.list, self.sealed = label("", "", wrap=True), label("", "", wrap=True)
        words = self.tr(
            "Laptops of the chair get the key of sealed words by themselves. For another one to get it, or no longer,"
            " or for one to be shut out, the chair calls the banner office and compares the eight digits that stand on"
            " that laptop's page Sync. Only the server knows which have it."
        )
        for widget in (self.list, self.sealed, label(words, "muted", wrap=True)):
            self.body.addWidget(widget)

    def refresh(self) -> None:
        """Reads who wrote."""
        desk = self._context.desk
        self.setVisible(desk.records.joined)
        if not desk.records.joined:
            return
        lines = []
        for each in desk.laptops.all():
            who = each.who or self.tr("somebody who is no user any more")
            when = show_moment(each.last.isoformat(timespec="minutes"), desk.today())
            words = (
                self.tr("This laptop: {who} wrote last, {when}") if each.here else self.tr("{who} wrote last, {when}")
            )
            lines.append(words.format(who=who, when=when))
        self.list.setText("\n".join(lines))
        self.sealed.setText(
            self.tr("Sealed words open on this laptop, for who may read them.")
            if desk.laptops.has_seal_key
            else self.tr("This laptop has no key of sealed words: they stand here as sealed.")
        )

"""Photos that have to travel: how many, how large, and when they go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from desktop.services.photos import Waiting
from desktop.sync.photos import When
from desktop.ui import theme
from desktop.ui.page import Context
from desktop.ui.sync_page.words import size_words
from desktop.ui.widgets import Card, Segments, button, label


class PhotoCard(Card):
    """``send`` starts an exchange with photos, ``set_when`` tells the worker when they travel."""

    def __init__(self, context: Context, send: Callable[[], object], set_when: Callable[[When], object]) -> None:
        super().__init__()
        self._context, self._set_when = context, set_when
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.words = label("", "", wrap=True)
        row.addWidget(self.words, 1)
        self.now_button = button(self.tr("Photos and files now"), send, icon_name="image")
        row.addWidget(self.now_button)
        self.body.addLayout(row)
        choice = QHBoxLayout()
        choice.setSpacing(theme.px(12))
        choice.addWidget(label(self.tr("Photos and files travel"), "muted"))
        self.when = Segments(
            [
                (When.GOOD.value, self.tr("On Wi-Fi or a good line")),
                (When.ALWAYS.value, self.tr("Always")),
                (When.CLICK.value, self.tr("Only by the button")),
            ]
        )
        self.when.set_value(context.settings.photos)
        self.when.chosen.connect(self._on_chosen)
        choice.addWidget(self.when, 1)
        self.body.addLayout(choice)

    def show_waiting(self, waiting: Waiting, running: bool) -> None:
        """Says what waits."""
        send, fetch, elsewhere = waiting
        parts = []
        if send.number:
            parts.append(
                self.tr("%n photos or files to send ({size})", "", send.number).format(size=size_words(send.size))
            )
        if fetch.number:
            parts.append(
                self.tr("%n photos or files to fetch ({size})", "", fetch.number).format(size=size_words(fetch.size))
            )
        if elsewhere.number:
            parts.append(self.tr("%n are still on other laptops", "", elsewhere.number))
        self.words.setText(" · ".join(parts) or self.tr("All photos and files are here and at the server."))
        self.now_button.setVisible(bool(send.number or fetch.number))
        self.now_button.setEnabled(not running)

    def _on_chosen(self, key: str) -> None:
        self._context.settings.photos = key
        self._context.settings.save()
        self._set_when(When(key))

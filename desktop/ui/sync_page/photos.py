"""Photos and files that have to travel: how many, how large, and when they go; what this network is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.photos import Waiting
from desktop.sync.network import OFFICE, PHONE, Network
from desktop.sync.photos import When
from desktop.ui import theme
from desktop.ui.page import Context
from desktop.ui.sync_page.words import size_words
from desktop.ui.widgets import Card, Chips, Segments, button, label, shortened


class Carrier(Protocol):
    """What carries them: the worker."""

    network: Network | None

    def photos_now(self) -> None:
        """Starts an exchange with photos and files."""

    def sync_now(self) -> None:
        """Starts an exchange."""

    def set_photos(self, when: When) -> None:
        """Tells when they travel."""

    def set_networks(self, networks: dict[str, str]) -> None:
        """Tells what is known of networks."""


class PhotoCard(Card):
    """What waits, when it travels, and the one question about each network."""

    def __init__(self, context: Context, carrier: Carrier) -> None:
        super().__init__()
        self._context, self._carrier = context, carrier
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.words = label("", "", wrap=True)
        row.addWidget(self.words, 1)
        self.now_button = button(self.tr("Photos and files now"), carrier.photos_now, icon_name="image")
        row.addWidget(self.now_button)
        self.body.addLayout(row)
        choice = QHBoxLayout()
        choice.setSpacing(theme.px(12))
        choice.addWidget(label(self.tr("Photos and files travel"), "muted"))
        self.when = Segments(
            [
                (When.BY_NETWORK.value, self.tr("On the office's network")),
                (When.ALWAYS.value, self.tr("Always")),
                (When.CLICK.value, self.tr("Only by the button")),
            ]
        )
        self.when.set_value(context.settings.photos if context.settings.photos in set(When) else When.BY_NETWORK)
        self.when.chosen.connect(self._on_chosen)
        choice.addWidget(self.when, 1)
        self.body.addLayout(choice)
        self.question = QWidget()
        asked = QHBoxLayout(self.question)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(theme.px(12))
        self.network_words = label("", "", wrap=True)
        self.network = Chips(
            [(PHONE, self.tr("A phone's hot spot")), (OFFICE, self.tr("The office's network"))], may_be_empty=False
        )
        self.network.setAccessibleName(self.tr("What this network is"))
        self.network.chosen.connect(self._on_network)
        asked.addWidget(self.network_words, 1)
        asked.addWidget(self.network, 1)
        self.body.addWidget(self.question)
        self.show_network(carrier.network)

    def show_waiting(self, waiting: Waiting, running: bool) -> None:
        """Says what waits."""
        send, fetch, elsewhere = waiting
        parts = []
        if send.number:
            text = self.tr("%n photos or files to send ({size})", "", send.number)
            parts.append(text.format(size=size_words(send.size)))
        if fetch.number:
            text = self.tr("%n photos or files to fetch ({size})", "", fetch.number)
            parts.append(text.format(size=size_words(fetch.size)))
        if elsewhere.number:
            parts.append(self.tr("%n are still on other laptops", "", elsewhere.number))
        self.words.setText(" · ".join(parts) or self.tr("All photos and files are here and at the server."))
        self.now_button.setVisible(bool(send.number or fetch.number))
        self.now_button.setEnabled(not running)

    def show_network(self, network: Network | None) -> None:
        """Asks about a network that is not known yet, else says what was answered, which may be changed; nothing
        before the first exchange, and where the answer changes nothing."""
        self.question.setVisible(network is not None and self.when.value() == When.BY_NETWORK)
        if network is None:
            return
        said = self._context.settings.networks.get(network.key)
        known = said if said in (PHONE, OFFICE) else None
        self.network.set_value(known)
        name = self.tr("“{name}”").format(name=shortened(network.name)) if network.name else self.tr("This network")
        if known is None:
            text = self.tr(
                "{network} is used for the first time. What is it? Photos and files go by themselves on the "
                "office's network only."
            )
        elif known == OFFICE:
            text = self.tr("{network}: photos and files go by themselves here.")
        else:
            text = self.tr("{network}: photos and files wait here, to save its megabytes.")
        self.network_words.setText(text.format(network=name))

    def _on_network(self, kind: str | None) -> None:
        network = self._carrier.network
        if network is None or kind not in (PHONE, OFFICE):
            return
        self._context.settings.say_network(network.key, kind)
        self._context.settings.save_soon()
        self._carrier.set_networks(self._context.settings.networks)
        self.show_network(network)
        if kind == OFFICE:
            self._carrier.sync_now()  # what waited for the answer goes

    def _on_chosen(self, key: str) -> None:
        self._context.settings.photos = key
        self._context.settings.save_soon()
        self._carrier.set_photos(When(key))
        self.show_network(self._carrier.network)

"""更多工作: the pages that do not stand in the side bar from the first day, each a card with one sentence."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.icons import pixmap
from desktop.ui.page import Context, Page, PageSpec
from desktop.ui.side import MOST
from desktop.ui.widgets import Scroll, button, label

#: The least width of a card (pixels at scale 1).
CARD = 272
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class PageCard(QFrame):
    """One page: what it is for, a button that opens it, and one that brings it into the side bar or takes it away."""

    def __init__(self, context: Context, spec: PageSpec) -> None:
        super().__init__()
        assert spec.card is not None, "it is a card"
        self._context, self.spec = context, spec
        self.setProperty("look", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), theme.px(12))
        outer.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        picture = QLabel()
        picture.setPixmap(pixmap(spec.icon, theme.px(20), "muted", self.devicePixelRatioF()))
        head.addWidget(picture)
        head.addWidget(label(spec.title(), "heading"))
        head.addStretch(1)
        outer.addLayout(head)
        words = label(spec.card(), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(words, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.open_button = button(self.tr("Open"), partial(context.window.go, spec.key))
        self.open_button.setAccessibleName(self.tr("Open: {page}").format(page=spec.title()))
        self.side_button = button("", self._turn, look="flat")
        row.addWidget(self.open_button)
        row.addWidget(self.side_button)
        row.addStretch(1)
        outer.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Whether it stands in the side bar."""
        stands = self.spec.key in self._context.window.side.shown()
        words = self.tr("Put back") if stands else self.tr("Begin with it")
        self.side_button.setText(words)
        self.side_button.setAccessibleName(f"{words}: {self.spec.title()}")

    def _turn(self) -> None:
        side, key = self._context.window.side, self.spec.key
        if key in side.shown():
            side.put_back(key)
            self._context.window.notify.toast(
                self.tr("“{page}” is no longer at the left. Its records stay.").format(page=self.spec.title())
            )
        elif side.bring(key):
            self._context.window.go(key)
        else:
            self._context.window.notify.toast(
                self.tr("%n pages stand at the left already. Put one back first.", "", MOST)
            )


class MorePage(Page):
    """The cards. The arrow keys go from card to card."""

    help_topic = "more"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(label(self.tr("More work"), "title"))
        self.hint = label(
            self.tr(
                "What is not needed every day. “Begin with it” puts a page at the left; it also comes by itself with "
                "its first record. Ctrl+K finds every page, wherever it stands."
            ),
            "muted",
            wrap=True,
        )
        self.hint.setContentsMargins(0, 0, theme.px(24), theme.px(8))
        outer.addWidget(self.hint)
        scroll = Scroll()
        scroll.body.setContentsMargins(0, 0, theme.px(24), theme.px(24))
        self._area = _Cards()
        scroll.body.addWidget(self._area)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self._scroll = scroll
        self.cards = [PageCard(context, spec) for spec in context.window.side.cards]
        for card in self.cards:
            for made in (card.open_button, card.side_button):
                made.installEventFilter(self)
        self._area.fill(self.cards)
        if self.cards:
            self.setFocusProxy(self.cards[0].open_button)
        context.window.side.changed.connect(self._on_side)

    def card(self, key: str) -> PageCard:
        """The card of a page."""
        return next(card for card in self.cards if card.spec.key == key)

    def _on_side(self) -> None:
        for card in self.cards:
            card.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            at = next(n for n, card in enumerate(self.cards) if watched in (card.open_button, card.side_button))
            across, down = _ARROWS[Qt.Key(event.key())]
            to = at + across + down * self._area.columns
            if 0 <= to < len(self.cards):
                card = self.cards[to]
                same = card.side_button if watched is self.cards[at].side_button else card.open_button
                same.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPushButton):
            self._scroll.ensureWidgetVisible(watched.parentWidget() or watched)
        return super().eventFilter(watched, event)


class _Cards(QWidget):
    """Cards side by side, as many as have room, all of one row equally high."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        self._cards: list[PageCard] = []
        self.columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def fill(self, cards: list[PageCard]) -> None:
        self._cards = cards
        self._arrange()

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(CARD), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(4, (self.width() + theme.px(12)) // theme.px(CARD + 12)))
        if columns == self.columns:
            return
        for column in range(max(self.columns, columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self.columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)

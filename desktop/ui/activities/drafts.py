"""Activities that were begun and not finished, offered above the log and above a new page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.drafts import Kept
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.page import Context
from desktop.ui.widgets import button, label, shortened

#: Keys of the drafts: ``activity.new.<id>`` of a new activity, ``activity.<id>`` of a correction; ids as hex.
PREFIX = "activity."
NEW = "activity.new"
#: So many are shown at once.
MOST = 3


class DraftOffers(QWidget):
    """The drafts that stand, the latest first. ``chosen(key)``: somebody goes on with one."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._but = ""
        self._all = False
        self.kept: list[Kept] = []
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(theme.px(4))
        self.hide()

    def offer(self, but: str = "") -> None:
        """Show what stands now, without the draft of the key ``but``."""
        if but != self._but:
            self._all = False
        self._but = but
        self.kept = [kept for kept in self._context.desk.drafts.all(PREFIX) if kept.key != but]
        while self.rows.count():
            widget = self.rows.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        shown = self.kept if self._all else self.kept[:MOST]
        for kept in shown:
            self.rows.addWidget(self._row(kept))
        more = len(self.kept) - len(shown)
        if more:
            self.rows.addWidget(button(self.tr("%n more drafts", "", more), self._show_all, look="link"))
        self.setVisible(bool(self.kept))

    def _show_all(self) -> None:
        self._all = True
        self.offer(self._but)

    def _row(self, kept: Kept) -> QWidget:
        bar = QFrame()
        bar.setProperty("look", "banner")
        bar.setProperty("tone", "link")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(8))
        pattern = self.tr("Not finished: {title}, typed {time}")
        if kept.body.get("correcting"):
            pattern = self.tr("Correction not finished: {title}, typed {time}")
        title = shortened(kept.body.get("title") or "") or self.tr("an activity")
        words = label(pattern.format(title=title, time=show_stamp(kept.at, self._context.now())), wrap=True)
        row.addWidget(words, 1)
        row.addWidget(button(self.tr("Discard"), lambda: self._discard(kept), look="flat"))
        row.addWidget(button(self.tr("Go on"), lambda: self.chosen.emit(kept.key), look="primary"))
        return bar

    def _discard(self, kept: Kept) -> None:
        self._context.desk.drafts.drop(kept.key)
        self.offer(self._but)
        words = self.tr("Draft discarded")
        self._context.window.notify.toast(words, lambda: self._bring_back(kept.key, kept.body))

    def _bring_back(self, key: str, body: dict[str, Any]) -> None:
        self._context.desk.drafts.put(key, body)
        self.offer(self._but)

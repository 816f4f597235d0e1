"""What came by stick of a laptop that was shut out: said in words, and the chair answers for it or not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.shut_out import LaidAside
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.page import Context
from desktop.ui.sync_page.words import counted_words
from desktop.ui.widgets import Card, button, label


class AsideCard(Card):
    """Hidden where nothing waits."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("AsideCard", "From a laptop that was shut out"))
        self._context = context
        self._parts = QVBoxLayout()
        self.body.addLayout(self._parts)
        self.refresh()

    def refresh(self) -> None:
        """Shows anew what waits."""
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        waiting = self._context.desk.shut_out.waiting()
        self.setVisible(bool(waiting))
        for kept in waiting:
            self._parts.addWidget(self._part(kept))

    def _part(self, kept: LaidAside) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        now = self._context.now()
        name = self._context.desk.records.user_name(kept.author) or self.tr("somebody")
        told = self.tr(
            "The server does not let {name}'s laptop in any more. %n of its changes came here by stick and are kept "
            "aside at the server: the other laptops do not show them yet.",
            "",
            kept.number,
        ).format(name=name)
        column.addWidget(label(told, "", wrap=True))
        span = self.tr("{kinds}; written from {since} to {until}.").format(
            kinds=counted_words(kept.kinds), since=show_stamp(kept.since, now), until=show_stamp(kept.until, now)
        )
        column.addWidget(label(span, "muted", wrap=True))
        asked = self.tr(
            "Was this stick written before the laptop was lost, and in good hands since? Then let its changes count. "
            "If you are not sure, ring the banner office."
        )
        column.addWidget(label(asked, "", wrap=True))
        if not self._context.desk.shut_out.may_answer:
            column.addWidget(label(self.tr("Only the township's chair can answer."), "muted", wrap=True))
            return made
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(button(self.tr("Yes, let them count"), lambda: self.release(kept.device), look="primary"))
        row.addWidget(button(self.tr("Take them out of this laptop"), lambda: self.let_go(kept.device)))
        row.addStretch(1)
        column.addLayout(row)
        return made

    def release(self, device: bytes) -> None:
        """They count: the next sync takes them up as this laptop's."""
        desk = self._context.desk
        self._context.act(lambda: desk.shut_out.release(device), self.tr("They go up with the next sync"), undo=False)
        self.refresh()

    def let_go(self, device: bytes) -> None:
        """They are not shown here any more."""
        desk = self._context.desk
        self._context.act(lambda: desk.shut_out.let_go(device), undo=False)
        self.refresh()

"""Drafts in lists: offered beside a new record, and all of them on Today."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.drafts import Kept
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.dates import show_stamp
from desktop.ui.page import Context
from desktop.ui.record_words import kind_words, page_of_kind
from desktop.ui.widgets import button, emptied, label, shortened

#: So many earlier drafts are offered beside a new record; the others stand on Today.
OFFERED = 3


def page_of(kept: Kept) -> str:
    """The page on which a draft goes on; "" where none knows its kind."""
    return page_of_kind(kept.kind)


def title_of(kept: Kept) -> str:
    """What a draft's record is called."""
    return shortened(shown_name(kept.title)) or QCoreApplication.translate("drafts", "Without a name")


def about_words(context: Context, kept: Kept) -> str:
    """Of what a draft is, new or a change, and when it was typed."""
    kind = kind_words(kept.kind)
    new = QCoreApplication.translate("drafts", "New: {kind}")
    change = QCoreApplication.translate("drafts", "Change: {kind}")
    return f"{(new if kept.new else change).format(kind=kind)} · {show_stamp(kept.at, context.now())}"


def discard(context: Context, kept: Kept) -> bool:
    """Throws a draft away; a toast brings it back. False where the disk refuses, which is told."""
    drafts = context.desk.drafts
    if not context.keep(lambda: drafts.drop(kept.key)):
        return False
    back = partial(context.keep, partial(drafts.put, kept.key, kept.body))
    context.window.notify.toast(QCoreApplication.translate("drafts", "Draft discarded"), back)
    return True


class DraftOffers(QWidget):
    """Drafts of other new records, beside a new one: go on with it, or throw it away. ``chosen`` carries a key."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        self.hide()

    def offer(self, drafts: Iterable[Kept]) -> None:
        """Show these; none hide it."""
        emptied(self._column)
        found = list(drafts)
        for kept in found[:OFFERED]:
            self._column.addWidget(self._line(kept))
        self.setVisible(bool(found))

    def _line(self, kept: Kept) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        when = show_stamp(kept.at, self._context.now())
        words = self.tr("Draft: {title} · {time}").format(title=title_of(kept), time=when)
        row.addWidget(label(words, "muted", wrap=True), 1)
        row.addWidget(button(self.tr("Go on with it"), lambda: self.chosen.emit(kept.key), look="link"))
        row.addWidget(button(self.tr("Discard"), lambda: self._discard(kept, line), look="link"))
        return line

    def _discard(self, kept: Kept, line: QWidget) -> None:
        if discard(self._context, kept):
            line.hide()

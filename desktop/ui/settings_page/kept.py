"""The backups on this laptop with what each holds: to be restored, or deleted for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.backups import LEEWAY, Holding, Kept
from desktop.ui import theme
from desktop.ui.dates import show_moment
from desktop.ui.page import Context
from desktop.ui.roles import may_carry_off
from desktop.ui.widgets import Ask, Pill, button, emptied, label

#: So many are shown at first, the one made last first; those that tell of an erased woman are always shown.
MOST = 8


class KeptList(QWidget):
    """``restore_asked`` carries the file of the copy to be put back; ``read_in`` once the copies were looked
    through."""

    restore_asked = Signal(object)
    read_in = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all = False
        self._found: Sequence[tuple[Kept, Holding | None]] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.erased = label("", "error", wrap=True, tone="warn")
        self.erased.hide()
        outer.addWidget(self.erased)
        self.doing = label(self.tr("Looking whether another backup is whole…"), "muted")
        self.doing.hide()
        outer.addWidget(self.doing)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(8))
        outer.addLayout(self.rows)
        self.more = button("", self._show_all, look="link")
        self.more.hide()
        outer.addWidget(self.more)

    def read(self) -> None:
        """Looks through the copies, off the window's thread."""
        backups = self._context.desk.backups
        jobs.run(lambda _task: backups.holdings(), self._show, self._context.window.notify.error, self)

    def _show_all(self) -> None:
        self._all = True
        self._show(self._found)

    def _show(self, found: Sequence[tuple[Kept, Holding | None]]) -> None:
        self._found = found
        emptied(self.rows)
        telling = sum(1 for _, held in found if held is not None and held.erased)
        self.erased.setText(
            self.tr("%n backups still hold women whose records were erased since: delete those.", "", telling)
        )
        self.erased.setVisible(bool(telling))
        for number, (kept, held) in enumerate(found):
            if self._all or number < MOST or (held is not None and held.erased):
                self.rows.addWidget(self._row(kept, held))
        self.more.setText(self.tr("Show all %n", "", len(found)))
        self.more.setVisible(self.rows.count() < len(found))
        self.read_in.emit()

    def _row(self, kept: Kept, held: Holding | None) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self._when(kept)))
        words.addWidget(label(self._what(kept, held), "small"))
        line.addLayout(words, 1)
        if kept.at > self._context.now() + LEEWAY:
            line.addWidget(Pill(self.tr("wrong date"), "warn"))
        if held is not None and held.erased:
            line.addWidget(Pill(self.tr("%n erased", "", held.erased), "danger"))
        if not may_carry_off(self._context.desk):
            return row
        if held is not None:
            line.addWidget(button(self.tr("Restore this one"), lambda: self.restore_asked.emit(kept.path), look="link"))
        if self._context.desk.records.may_write:
            line.addWidget(button(self.tr("Delete"), lambda: self.ask_delete(kept, held), look="link"))
        return row

    def _when(self, kept: Kept) -> str:
        when = show_moment(kept.at.isoformat(timespec="minutes"), self._context.today())
        why = {
            "migration": self.tr("before an upgrade"),
            "before-restore": self.tr("before a restore"),
        }.get(kept.reason, "")
        return " · ".join(part for part in (when, why) if part)

    def _what(self, kept: Kept, held: Holding | None) -> str:
        size = self.tr("{size} MB").format(size=f"{kept.size / 1e6:.1f}")
        if held is None:
            return " · ".join((self.tr("cannot be read"), size))
        women, activities, visits = held.counts
        parts = (self.tr("%n women", "", women), self.tr("%n activities", "", activities))
        return " · ".join((*parts, self.tr("%n visits", "", visits), size))

    def ask_delete(self, kept: Kept, held: Holding | None) -> None:
        """Asks, then deletes; the last whole one stays and it is said why."""
        text = self.tr("{when}: {what}. It is gone for good; the records themselves stay as they are.")
        answers = [("no", self.tr("Leave it"), "primary"), ("yes", self.tr("Delete"), "danger")]
        text = text.format(when=self._when(kept), what=self._what(kept, held))
        if Ask.question(self, self.tr("Delete this backup?"), text, answers) == "yes":
            self.delete(kept.path)

    def delete(self, path: Path) -> None:
        """Deletes one, off the window's thread: others are looked at first."""
        backups = self._context.desk.backups
        self._busy(True)
        jobs.run(lambda _task: backups.delete(path), lambda _: self._deleted(), self._failed, self)

    def _deleted(self) -> None:
        self._busy(False)
        self._context.window.notify.toast(self.tr("Backup deleted"))
        self.read()

    def _failed(self, error: KnownError) -> None:
        self._busy(False)
        self._context.window.notify.error(error)

    def _busy(self, busy: bool) -> None:
        self.setEnabled(not busy)
        self.doing.setVisible(busy)

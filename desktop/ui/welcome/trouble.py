"""A township that cannot be opened: why, in plain words, and the way on. Nothing was changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.backups import LEEWAY, Backups, Holding, Kept
from desktop.services.locking import Key
from desktop.ui import theme
from desktop.ui.dates import show_moment
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.icons import pixmap
from desktop.ui.messages import words_of
from desktop.ui.screens import fit
from desktop.ui.widgets import button, label

#: Troubles that a backup ends; the others end by other means, and the file is whole.
CURED_BY_BACKUP = frozenset({"database_damaged", "database_unreadable", "database_foreign"})


class Trouble(QWidget):
    """``again``: try to open once more. ``restore`` carries the backup to put in the file's place.
    ``key``: of an encrypted township, where it was opened."""

    again = Signal()
    restore = Signal(object)

    def __init__(self, error: KnownError, folder: Path, key: Key | None = None) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Sumu Home"))
        fit(self, theme.px(900), theme.px(560))
        self._folder = folder
        outer = QVBoxLayout(self)
        outer.setSpacing(theme.px(16))
        outer.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        picture = QLabel()
        picture.setPixmap(pixmap("lifebuoy", theme.px(56), "muted", self.devicePixelRatioF()))
        self.title = label(self.tr("The records cannot be opened"), "title")
        self.words = label(words_of(error), wrap=True)
        self.words.setFixedWidth(theme.px(520))
        self.found = label("", "muted", wrap=True)
        self.found.setFixedWidth(theme.px(520))
        self.place = label(str(folder), "small", wrap=True)
        self.place.setFixedWidth(theme.px(520))
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (picture, self.title, self.words, self.place, self.found):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            outer.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.newest = button("", look="primary")
        self.newest.hide()
        self.choose = button(self.tr("Choose a backup…"), self._choose, icon_name="folder-open")
        self.choose.setVisible(error.code in CURED_BY_BACKUP)
        self.try_again = button(self.tr("Try again"), self.again.emit, icon_name="arrow-clockwise")
        quit_ = button(self.tr("Close the program"), self.close)
        for made in (self.newest, self.choose, self.try_again, quit_):
            row.addWidget(made)
        outer.addLayout(row)
        outer.addStretch(3)
        if error.code in CURED_BY_BACKUP:
            self.found.setText(self.tr("Looking for the newest good backup…"))
            jobs.run(lambda _task: _newest(folder, key), self._show_newest, parent=self)

    def _show_newest(self, found: tuple[Kept, Holding | None] | None) -> None:
        if found is None:
            self.found.setText(self.tr("There is no good backup on this laptop; one on a stick will do."))
            return
        kept, held = found
        now = datetime.now()
        when = show_moment(kept.at.isoformat(timespec="minutes"), now.date())
        told = [self.tr("The backup of {when} is good. The damaged file is kept beside it.").format(when=when)]
        if held is not None:
            words = self.tr("It holds {women} women, {activities} activities, {visits} visits.")
            told.append(words.format(**held.counts._asdict()))
        if kept.at > now + LEEWAY:
            told.append(self.tr("Its date is yet to come: this laptop's clock was wrong then, or is wrong now."))
        self.found.setText("\n".join(told))
        self.newest.setText(self.tr("Go on with this backup"))
        self.newest.clicked.connect(lambda: self.restore.emit(kept.path))
        self.newest.show()
        self.newest.setFocus()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), stick_folder(), self.tr("Backups (*.sumubak *.SUMUBAK *.db)")
        )
        if chosen:
            self.restore.emit(Path(chosen))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self.signalsBlocked():  # else another window follows
            QApplication.quit()


def _newest(folder: Path, key: Key | None) -> tuple[Kept, Holding | None] | None:
    """The good copy that was made last, and what it holds."""
    kept = Backups.newest_good(folder, key)
    return None if kept is None else (kept, Backups.holding(kept.path, key))

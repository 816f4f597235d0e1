"""U盘: changes go to another laptop, or to the server, without a network. Press, choose the stick, done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.sync.stick_desk import Read, Source, StickDesk, Waiting
from desktop.sync.stick_parts import Imported, Wait, Written, find_bundles
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.drives import plugged_sticks
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.widgets import Card, button, label

#: Why a bundle waits, in words.
_REASONS = {
    Wait.GAP: QT_TRANSLATE_NOOP("sticks", "what comes before it is missing here; sync, or read an older file first."),
    Wait.LOG: QT_TRANSLATE_NOOP("sticks", "the server was set back since; it fits after the next sync."),
    Wait.COPY: QT_TRANSLATE_NOOP("sticks", "the first copy is not whole yet; it fits after the next sync."),
    Wait.KEY: QT_TRANSLATE_NOOP("sticks", "the township's key was changed; it opens after the next sync."),
    Wait.RENEW: QT_TRANSLATE_NOOP(
        "sticks", "something was written here since this laptop was restored or copied; it fits after the next sync."
    ),
}


class StickCard(Card):
    """Writes to a stick, reads from one, and lists what waits. ``desk`` works on other threads. ``was_read``: something
    was; what waits here may be another number."""

    was_read = Signal()

    def __init__(self, context: Context, desk: StickDesk) -> None:
        super().__init__(QCoreApplication.translate("StickCard", "With a stick"))
        self._context, self._desk = context, desk
        self._told_to_wait = False
        words = self.tr(
            "Where there is no network, a stick carries changes to another laptop of the township or to the server. "
            "The file is encrypted: only they can read it. Photos and files do not go along: they wait for the network."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.write_button = button(self.tr("Write to a stick"), self._ask_where, icon_name="usb")
        self.read_button = button(self.tr("Read from a stick"), self._ask_which, icon_name="folder-open")
        row.addWidget(self.write_button)
        row.addWidget(self.read_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.write_button.setVisible(context.desk.records.may_write)  # once it has a place: no window flashes
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.told, self.error = label("", "", wrap=True), label("", "error", wrap=True)
        self.body.addWidget(self.told)
        self.body.addWidget(self.error)
        self._waiting = QVBoxLayout()
        self.body.addLayout(self._waiting)
        self._say([], [])
        self.refresh()

    def refresh(self) -> None:
        """Shows anew what waits."""
        while (item := self._waiting.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        waiting = self._desk.waiting()
        if self._told_to_wait and not waiting:
            self._told_to_wait = False
            self._say([self.tr("What waited has been read in.")], [])
        if waiting:
            self._waiting.addWidget(label(self.tr("Files that wait"), "section"))
        for kept in waiting:
            self._waiting.addWidget(self._line(kept))

    def _line(self, kept: Waiting) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        text = self.tr("{source}: {reason}").format(source=self._source(kept.source), reason=self._reason(kept.reason))
        row.addWidget(label(text, "", wrap=True), 1)
        row.addWidget(button(self.tr("Let it go"), lambda: self._let_go(kept.id), look="link"))
        return made

    def _let_go(self, id_: bytes) -> None:
        self._desk.let_go(id_)
        self._told_to_wait = False
        self._say([], [])
        self.refresh()

    # --- writing ----------------------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        sticks = plugged_sticks()
        choices = [(stick.name, partial(self.write, stick.folder)) for stick in sticks]
        self._choose(self.write_button, choices, self.tr("Another folder…"), self._choose_folder)

    def _choose_folder(self) -> None:
        if not plugged_sticks():
            self._say([self.tr("No stick was found: choose the folder to write into.")], [])
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Which stick?"), stick_folder())
        if chosen:
            self.write(Path(chosen))

    def write(self, folder: Path) -> None:
        """Writes one file into the folder of a stick."""
        self._work(lambda: self._desk.write(folder), self._written)

    def _written(self, written: Written) -> None:
        changes = self.tr("%n changes that wait", "", written.own + written.carried)
        if written.until is None:
            held = changes
        else:
            when = show_stamp(written.until, self._context.now())
            held = self.tr("{changes}, and the log up to {when}").format(changes=changes, when=when)
        text = self.tr("Written: {held}. The stick may be pulled out.").format(held=held)
        then = self.tr("Put it into another laptop of the township and read it there, or give it to the banner office.")
        told = [text, then, self.tr("The file is called {name}.").format(name=written.path.name)]
        photos = self._context.desk.photos.waiting().to_send.number
        if photos:
            told.append(self.tr("%n photos or files stay on this laptop and go up with the next sync.", "", photos))
        self._say(told, [])

    # --- reading ----------------------------------------------------------------------------------------------------

    def _ask_which(self) -> None:
        sticks = plugged_sticks()
        self._work(lambda: [(stick.name, find_bundles(stick.folder)) for stick in sticks], self._offer)

    def _offer(self, found: list[tuple[str, list[Path]]]) -> None:
        """What lies on the sticks; where that is nothing, why a dialog follows."""
        choices = [
            (self.tr("{stick}: %n files", "", len(paths)).format(stick=name), partial(self.read, paths))
            for name, paths in found
            if paths
        ]
        if not found:
            self._say([self.tr("No stick was found: choose the file where it lies.")], [])
        elif not choices:
            names = self.tr(", ").join(name for name, _ in found)
            words = self.tr("No file of changes was found on {stick}: choose it where it lies.")
            self._say([words.format(stick=names)], [])
        self._choose(self.read_button, choices, self.tr("Another file…"), self._choose_files)

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Which files?"), stick_folder(), self.tr("Changes (*.sumu *.SUMU)")
        )
        if chosen:
            self.read([Path(path) for path in chosen])

    @property
    def settled(self) -> bool:
        """Whether nothing is being written or read."""
        return self.read_button.isEnabled()

    def read(self, paths: list[Path]) -> None:
        """Takes in all that lies on a stick."""
        self._work(lambda: self._desk.read(paths), self._was_read)

    def _was_read(self, done: list[Read]) -> None:
        told = [
            self.tr("{source}: {brought}").format(source=self._source(read.source), brought=self._brought(read.brought))
            for read in done
            if read.source is not None and read.brought is not None and not read.brought.own
        ]
        errors = [
            self.tr("{source}: {reason}").format(source=read.name, reason=words_of(read.error))
            for read in done
            if read.error is not None
        ]
        if not told and not errors:
            told = [self.tr("Only files of this laptop itself lie there; there is nothing to read.")]
        self._say(told, errors)
        self._told_to_wait = any(read.brought is not None and read.brought.waits for read in done)
        self.refresh()
        self._context.bus.deliver(remote=True)
        self.was_read.emit()

    def _brought(self, brought: Imported) -> str:
        parts = []
        if brought.regained:
            parts.append(self.tr("%n changes that the laptop had written before are back", "", brought.regained))
        if brought.received or brought.carried:
            parts.append(self.tr("%n new changes", "", brought.received + brought.carried))
        if brought.acknowledged:
            parts.append(self.tr("%n of your changes have arrived at the server", "", brought.acknowledged))
        if brought.waits:
            parts.append(self.tr("it waits: {reason}").format(reason=self._reason(brought.waits)))
        elif not parts:
            parts.append(self.tr("nothing new"))
        return self.tr("; ").join(parts)

    # --- words and work ---------------------------------------------------------------------------------------------

    def _source(self, source: Source) -> str:
        when = show_stamp(source.made_at, self._context.now())
        if source.server:
            return self.tr("From the server, {when}").format(when=when)
        name = self._context.desk.records.user_name(source.author) if source.author is not None else ""
        if not name:
            return self.tr("From another laptop, {when}").format(when=when)
        return self.tr("From {name}'s laptop, {when}").format(name=name, when=when)

    @staticmethod
    def _reason(reason: str) -> str:
        return QCoreApplication.translate("sticks", _REASONS[reason])

    def _choose(
        self,
        at: QPushButton,
        choices: Sequence[tuple[str, Callable[[], None]]],
        other_words: str,
        other: Callable[[], None],
    ) -> None:
        """The sticks first; the dialog at once where none is plugged in."""
        if not choices:
            other()
            return
        menu = QMenu(self)
        for words, act in choices:
            menu.addAction(words.replace("&", "&&"), act)
        menu.addSeparator()
        menu.addAction(other_words, other)
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def _work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._say([], [])
        self._busy(True)

        def finished(result: Any) -> None:
            self._busy(False)
            done(result)

        jobs.run(lambda _task: work(), finished, self._failed, self)

    def _failed(self, error: KnownError) -> None:
        self._busy(False)
        self._say([], [words_of(error)])

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.write_button.setEnabled(not busy)
        self.read_button.setEnabled(not busy)

    def _say(self, told: list[str], errors: list[str]) -> None:
        for shown, lines in ((self.told, told), (self.error, errors)):
            shown.setText("\n".join(lines))
            shown.setVisible(bool(lines))

"""更新: a newer version of the program from a stick or the township's server. It is looked at first, told, and made
ready when she says so."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar

from desktop import __version__, jobs
from desktop.errors import KnownError
from desktop.services.updates import Note, Updates, here, maker_keys, program_folder
from desktop.sync.connection import Connection
from desktop.sync.membership import fetch_update, server_of, update_offered
from desktop.sync.stick_parts import find_bundles
from desktop.ui import theme
from desktop.ui.dates import show_moment
from desktop.ui.drives import plugged_sticks
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.roles import may_carry_off
from desktop.ui.widgets import Ask, Card, button, label
from desktop.update_file import SUFFIX, Label, Offered

#: Lines of what is new that are shown.
_MOST_LINES = 12
_MOST_CHARACTERS = 1200


def updates_of(context: Context) -> Updates:
    """Updates of this program at the open desk."""
    return Updates(context.desk, here(__version__), maker_keys(), program_folder())


class UpdateCard(Card):
    """``installing`` once the system's installer was opened: the program must end, so that it can be replaced."""

    installing = Signal()

    def __init__(self, context: Context, updates: Updates | None = None) -> None:
        super().__init__(QCoreApplication.translate("UpdateCard", "Updates"))
        self._context, self._updates = context, updates or updates_of(context)
        words = self.tr(
            "Version {version}. A newer one comes as one signed file: on a stick, or from the township's server. The "
            "records are backed up before, and this version is kept."
        )
        self.body.addWidget(label(words.format(version=__version__), "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.stick_button = button(self.tr("Look on the sticks"), self._look_on_sticks, icon_name="usb")
        self.file_button = button(self.tr("Choose a file…"), self._choose, icon_name="folder-open")
        self.server_button = button(self.tr("Ask the server"), self._ask_server, icon_name="sync")
        row.addWidget(self.server_button)
        row.addWidget(self.stick_button)
        row.addWidget(self.file_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.told, self.error = label("", "", wrap=True), label("", "error", wrap=True)
        for widget in (self.bar, self.told, self.error):
            self.body.addWidget(widget)
        self.say("", "")

    @property
    def settled(self) -> bool:
        """Whether nothing is being looked at or made ready."""
        return self.file_button.isEnabled()

    def say(self, told: str, error: str) -> None:
        """Words below the buttons; "" for none."""
        for shown, words in ((self.told, told), (self.error, error)):
            shown.setText(words)
            shown.setVisible(bool(words))

    def refresh(self) -> None:
        """Says of an update that was made ready and not carried out that this version is as it was; the server is
        offered where this laptop has joined one."""
        self.server_button.setVisible(server_of(self._context.desk) is not None)
        undone = self._updates.left_undone()
        if undone is not None and self.settled:
            words = self.tr(
                "The update to version {version} was not carried out; this version and the records are as they were. "
                "Its installer lies in {file}."
            )
            self.say(words.format(version=undone.version, file=undone.installer), "")

    # --- finding ----------------------------------------------------------------------------------------------------

    def _look_on_sticks(self) -> None:
        sticks = plugged_sticks()
        self._work(
            lambda _task: [path for stick in sticks for path in find_bundles(stick.folder, SUFFIX)],
            lambda found: self._found(found, bool(sticks)),
        )

    def _found(self, found: list[Path], any_stick: bool) -> None:
        if found:
            self.open(max(found, key=lambda path: path.name))
        elif any_stick:
            self.say(self.tr("No update lies on the stick. Updates end in {ending}.").format(ending=SUFFIX), "")
        else:
            self.say(self.tr("No stick was found: choose the file where it lies."), "")

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose an update"), stick_folder(), self.tr("Updates (*.sumuup *.SUMUUP)")
        )
        if chosen:
            self.open(Path(chosen))

    def _ask_server(self) -> None:
        connection = server_of(self._context.desk)
        if connection is not None:
            self._work(
                lambda _task: update_offered(connection, self._updates.system),
                partial(self._offered, connection),
            )

    def _offered(self, connection: Connection, update: Offered | None) -> None:
        if update is None or not self._updates.is_wanted(update):
            self.say(self.tr("The server has no newer version than this one."), "")
            return
        if not may_carry_off(self._context.desk):
            self._only_looks()
            return
        answers = [("no", self.tr("Not now"), ""), ("yes", self.tr("Fetch it"), "primary")]
        title = self.tr("Fetch version {version} from the server?").format(version=update.version)
        words = self.tr(
            "{size} MB come over the network; over a phone's hot spot they may cost money. What is cut goes on where "
            "it stopped. Nothing changes yet: you are asked once more when it is here."
        ).format(size=f"{update.size / 1e6:.0f}")
        if Ask.question(self, title, words, answers) == "yes":
            self._work(partial(self._fetch, connection, update), self.open)

    def _fetch(self, connection: Connection, update: Offered, task: Any) -> Path:
        def fetch(part: Path, check: Any) -> None:
            fetch_update(connection, self._updates.system, update, part, check, task.report)

        return self._updates.fetched(update, fetch)

    # --- looking, then asking ---------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Looks at an update, says what it holds, and asks."""
        self._work(lambda _task: self._updates.look(path), partial(self._ask, path))

    def _ask(self, path: Path, found: Label) -> None:
        if not may_carry_off(self._context.desk):
            self._only_looks()
            return
        answers = [("no", self.tr("Not now"), ""), ("yes", self.tr("Update"), "primary")]
        title = self.tr("Update to version {version}?").format(version=found.version)
        if Ask.question(self, title, self.words(found), answers) == "yes":
            self._make_ready(path)

    def _only_looks(self) -> None:
        self.say("", self.tr("Who only looks at the records here does not change the program."))

    def words(self, found: Label) -> str:
        """What an update is and what will happen, in paragraphs."""
        told = found.told.get(self._context.settings.language) or found.told.get("zh_CN") or ""
        lines = [line for line in told[:_MOST_CHARACTERS].splitlines() if line.strip()][:_MOST_LINES]
        size = f"{found.size / 1e6:.0f}"
        parts = [
            self.tr("Version {version} of {day}, {size} MB, signed by the maker. This is version {here}.").format(
                version=found.version, day=found.made_on, size=size, here=__version__
            ),
            "\n".join(lines),
            self.tr("The records are backed up first, and version {here} is kept beside them.").format(
                here=__version__
            ),
            self.tr(
                "Then this program closes and the system's installer opens; follow it, and start the program again."
            )
            if sys.platform == "win32"
            else self.tr(
                "Then this program closes and the system's installer opens. It asks for the administrator's password; "
                "whoever set up this laptop has it."
            ),
        ]
        return "\n\n".join(part for part in parts if part)

    def _make_ready(self, path: Path) -> None:
        def make(task: Any) -> Note:
            return self._updates.make_ready(path, task.report)

        self._work(make, self._ready)

    def _ready(self, note: Note) -> None:
        if self.start_installer(Path(note.installer)):
            self.installing.emit()
            return
        words = self.tr(
            "All is ready, but this system opens no installer by itself. Close the program and have an administrator "
            "type: sudo dpkg -i '{file}'"
        )
        self.say(words.format(file=note.installer), "")

    @staticmethod
    def start_installer(installer: Path) -> bool:
        """Opens the system's own installer; False where it has none."""
        if sys.platform == "win32":
            started: Any = QProcess.startDetached(str(installer))
            return bool(started[0] if isinstance(started, tuple) else started)
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(installer)))

    # --- work -------------------------------------------------------------------------------------------------------

    def _work(self, work: Any, done: Any) -> None:
        self.say("", "")
        self._busy(True)

        def finished(result: Any) -> None:
            self._busy(False)
            done(result)

        jobs.run(work, finished, self._failed, self, self._show_progress)

    def _failed(self, error: KnownError) -> None:
        self._busy(False)
        self.say("", words_of(error))

    def _busy(self, busy: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        for made in (self.server_button, self.stick_button, self.file_button):
            made.setEnabled(not busy)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * done // max(total, 1))


def outcome_words(note: Note, context: Context) -> str:
    """Said once, with the first start after an update: how to go back."""
    when = show_moment(note.at.isoformat(timespec="minutes"), context.today())
    return QCoreApplication.translate(
        "UpdateCard",
        "Updated from version {former} to {version}. To go back: close the program, start “sumu” in {folder}, and "
        "restore the backup of {when} in Settings.",
    ).format(former=note.former, version=note.version, folder=note.kept, when=when)

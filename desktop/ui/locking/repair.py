"""送修 A laptop goes to be repaired: all of it on a stick, proved by the recovery code, then its keys are destroyed.
Back again, stick and code open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.jobs import Job
from desktop.services.repair import Away, Proof, Repair
from desktop.ui import theme
from desktop.ui.dates import show_moment
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.inputs import LineEdit
from desktop.ui.locking.dialogs import LockDialog
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.screens import fit
from desktop.ui.steps import Step, stack
from desktop.ui.widgets import Scroll, button, label, restyle


class SendAway(LockDialog):
    """First the code and a stick, then what came back from it; only then ``away`` may come, with the proof."""

    away = Signal(object)

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("SendAway", "This laptop goes to be repaired"),
            QCoreApplication.translate(
                "SendAway",
                "Everything is carried on a stick and put back from there to try it. Then the keys on this laptop are"
                " destroyed: whoever repairs it finds nothing that opens the records. When it is back, the stick and"
                " the recovery code open them again. Keep both here; neither goes along.",
            ),
            QCoreApplication.translate("SendAway", "Carry it on a stick…"),
        )
        self.setMinimumWidth(theme.px(560))
        self._context, self._repair = context, Repair(context.desk)
        self._job: Job | None = None
        self.proof: Proof | None = None
        self.waits = label(self._waiting_words(), wrap=True)
        self.body.addWidget(self.waits)
        self.code = LineEdit()
        self.code.setPlaceholderText(QCoreApplication.translate("SendAway", "The recovery code"))
        self.code.setAccessibleName(QCoreApplication.translate("SendAway", "The recovery code"))
        self.code.submitted.connect(self.finish)
        self.body.addWidget(self.code)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.proved = label("", wrap=True)
        self.proved.hide()
        self.body.addWidget(self.proved)
        self.code.setFocus()

    def _waiting_words(self) -> str:
        """What the server has not, and that the stick takes it all the same."""
        waiting = self._repair.waiting()
        if not waiting.joined:
            return QCoreApplication.translate(
                "SendAway", "This laptop has no server: the stick will be the only other place of these records."
            )
        if not waiting.changes and not waiting.pictures:
            return QCoreApplication.translate("SendAway", "The server has everything that was written here.")
        changes = QCoreApplication.translate("SendAway", "%n changes", "", waiting.changes)
        pictures = QCoreApplication.translate("SendAway", "%n pictures and files", "", waiting.pictures)
        words = QCoreApplication.translate(
            "SendAway",
            "The server does not have {changes} and {pictures} yet. Where there is a line, sync first; the stick takes"
            " them too.",
        )
        return words.format(changes=changes, pictures=pictures)

    def finish(self) -> None:
        """The next step: a stick is chosen, or the keys are destroyed."""
        if self._job is not None:
            return
        if self.proof is not None:
            self.accept()
            self.away.emit(self.proof)
        elif self.code.text().strip():
            chosen = QFileDialog.getExistingDirectory(
                self, QCoreApplication.translate("SendAway", "Which stick?"), stick_folder()
            )
            if chosen:
                self.carry(Path(chosen))
        else:
            self.code.setFocus()

    def carry(self, folder: Path) -> None:
        """Writes everything there and puts it back beside the records; takes as long as a backup, twice."""
        repair, code = self._repair, self.code.text()
        self.say_error("")
        self._working(True)
        self._job = jobs.run(
            lambda task: repair.carry(folder, code, task.report, lambda: task.cancelled),
            self._carried,
            self._failed,
            self,
            self._show_progress,
        )

    def _working(self, under_way: bool) -> None:
        self.take.setEnabled(not under_way)
        self.code.setEnabled(not under_way)
        self.bar.setRange(0, 0)
        self.bar.setVisible(under_way)
        self.fit_height()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000 if done < total else 0)  # what is left is the trial
        self.bar.setValue(1000 * done // max(total, 1))

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self._working(False)
        self.say_error(words_of(error))
        self.code.setFocus()

    def _carried(self, proof: Proof | None) -> None:
        self._job = None
        self._working(False)
        if proof is None:
            return
        self.proof = proof
        self.code.clear()
        self.code.hide()
        words = QCoreApplication.translate(
            "SendAway",
            "It lies on the stick as {name} ({size} MB) and was put back from there by the code, to the last record.",
        ).format(name=proof.path.name, size=f"{proof.size / 1e6:.1f}")
        if proof.left_out:
            words += " " + QCoreApplication.translate(
                "SendAway", "%n pictures are damaged on this laptop and so are not on it.", "", proof.left_out
            )
        last = QCoreApplication.translate(
            "SendAway",
            "Leave the stick in until the program says that it waits for it. From then on nobody opens this laptop"
            " without stick and code, you neither.",
        )
        self.proved.setText(f"{words}\n\n{last}")
        self.proved.show()
        self.take.setText(QCoreApplication.translate("SendAway", "Destroy the keys on this laptop"))
        restyle(self.take, look="danger")
        self.fit_height()

    def reject(self) -> None:
        """Nothing was destroyed; what is being written is left off."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()


class BackFromRepair(QWidget):
    """A start of a laptop whose keys were destroyed. ``back`` carries the data key, once stick and code gave it.
    Closed, it ends the program."""

    back = Signal(object)

    def __init__(self, folder: Path, away: Away) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Sumu Home"))
        fit(self, theme.px(1000), theme.px(680))
        self._folder, self._name = folder, away.backup
        self._path: Path | None = None
        self._job: Job | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        words = self.tr(
            "The keys were destroyed on {when}, before it went away: nothing on it opens the records. If it is back,"
            " put in the stick with {name} and type the recovery code. If you only look whether it works, close this."
        ).format(when=show_moment(away.at.isoformat(timespec="minutes"), away.at.date()), name=away.backup)
        title = self.tr("This laptop was made ready to be repaired")
        if not away.backup:
            title = self.tr("This laptop was shut out")
            words = self.tr(
                "The server had the keys on it destroyed on {when}: nothing on it opens the records. If it should not"
                " have been, ask the banner office; a backup on a stick and the recovery code bring the records back."
            ).format(when=show_moment(away.at.isoformat(timespec="minutes"), away.at.date()))
        self.step = Step(title, words)
        self.step.push_down(theme.px(48))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.choose = button(self.tr("Choose the backup…"), self._choose, icon_name="usb")
        self.chosen = label("", "muted", wrap=True)
        row.addWidget(self.choose)
        row.addWidget(self.chosen, 1)
        self.step.body.addLayout(row)
        self.code = LineEdit()
        self.code.setPlaceholderText(self.tr("The recovery code"))
        self.code.setAccessibleName(self.tr("The recovery code"))
        self.code.submitted.connect(self.open)
        self.step.body.addWidget(self.code)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.hide()
        self.step.body.addWidget(self.bar)
        self.open_button = button(self.tr("Go on"), self.open, look="primary")
        self.step.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignRight)
        scroll = Scroll()
        steps = stack()
        steps.addWidget(self.step)
        scroll.body.addWidget(steps, 1, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(scroll, 1)
        if away.backup:
            self.take(Path(stick_folder()) / away.backup)

    def take(self, path: Path) -> None:
        """The backup to open with, if it is there."""
        self._path = path if path.is_file() else None
        self.chosen.setText(
            path.name if self._path is not None else self.tr("It is not on a stick that is plugged in.")
        )

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the backup"), stick_folder(), self.tr("Backups (*.sumubak *.SUMUBAK)")
        )
        if chosen:
            self.take(Path(chosen))
            self.code.setFocus()

    def open(self) -> None:
        """The code opens the records here; where the disk was changed, the backup brings them."""
        code = self.code.text()
        if self._path is None:
            self.take(Path(stick_folder()) / (self._name or "."))  # put in meanwhile
        path, folder = self._path, self._folder
        if path is None or not code.strip() or self._job is not None:
            (self.choose if path is None else self.code).setFocus()
            return
        self.step.say_error("")
        self._working(True)
        self._job = jobs.run(lambda _task: Repair.back(folder, path, code), self._opened, self._failed, self)

    def _working(self, under_way: bool) -> None:
        self.bar.setVisible(under_way)
        for widget in (self.choose, self.code, self.open_button):
            widget.setEnabled(not under_way)

    def _opened(self, key: object) -> None:
        self.code.clear()
        self._job = None
        self.back.emit(key)

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self._working(False)
        self.step.say_error(words_of(error))
        self.code.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self.signalsBlocked():  # else another window follows
            jobs.finish()
            QApplication.quit()

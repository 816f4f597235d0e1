"""发表、收表: tables for the gachas into a folder, and who has not given hers back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.file_names import file_name
from desktop.services import gathering
from desktop.services.gathering import Round
from desktop.ui import theme
from desktop.ui.file_dialogs import documents_folder, save_bytes
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.screens import fit
from desktop.ui.widgets import Scroll, button, label

#: Where a laptop keeps what it gave out last.
VIEW = "gathering"


def kept_round(context: Context) -> Round | None:
    """What this laptop gave out last; None before it did."""
    return Round.of_plain(context.settings.view(VIEW).get("round"))


def keep_round(context: Context, round: Round) -> None:
    """Keeps it."""
    context.settings.view(VIEW)["round"] = round.as_plain()
    context.settings.save_soon()


class GatheringDialog(QDialog):
    """``given_out(paths)``: the tables lie in the folder. ``collect_asked``: the tables that came back are to be
    read."""

    given_out = Signal(object)
    collect_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: jobs.Job | None = None
        title = self.tr("Tables for the gachas")
        self.setWindowTitle(title)
        body = QVBoxLayout(self)
        body.setContentsMargins(*(4 * [theme.px(24)]))
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "heading", wrap=True))
        words = self.tr(
            "Each gacha gets its own table with its women. What comes back finds its rows again, however it was sorted "
            "or renamed, and you look at it before anything is written."
        )
        scroll = Scroll()
        body.addWidget(scroll, 1)
        scroll.body.addWidget(label(words, "muted", wrap=True))
        self.state = label("", wrap=True)
        scroll.body.addWidget(self.state)
        self.missing = label("", wrap=True, tone="warn")
        scroll.body.addWidget(self.missing)
        scroll.body.addStretch(1)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        body.addWidget(self.error)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        body.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Close"), self.reject))
        self.collect = button(self.tr("Read what came back…"), self._collect)
        self.give = button(self.tr("Give tables out…"), self._ask_folder, look="primary")
        row.addWidget(self.collect)
        row.addWidget(self.give)
        body.addLayout(row)
        self._show()
        fit(self, theme.px(520), theme.px(330))

    def _show(self) -> None:
        round, name = kept_round(self._context), self._context.desk.units.name
        self.collect.setVisible(round is not None)
        self.state.setVisible(round is not None)
        self.missing.setVisible(round is not None and bool(round.missing))
        if round is None:
            return
        day = f"{round.at[:4]}-{round.at[4:6]}-{round.at[6:8]}"
        words = self.tr("Given out {day}: {back} of {all} came back.")
        self.state.setText(words.format(day=day, back=len(round.asked) - len(round.missing), all=len(round.asked)))
        names = "、".join(name(gacha) for gacha in round.missing)
        self.missing.setText(self.tr("Not back yet: {gachas}").format(gachas=names))

    def _collect(self) -> None:
        self.collect_asked.emit()
        self.accept()

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the tables"), documents_folder())
        if folder:
            self.give_out(Path(folder))

    def give_out(self, folder: Path) -> None:
        """Writes a table for each gacha into a new folder of this round within it: what came back of an earlier one is
        never replaced."""
        desk, at = self._context.desk, f"{self._context.now():%Y%m%d%H%M}"
        gachas = gathering.names(desk)
        inside = folder / f"{self.tr('Tables')}{at}"

        def work(task: jobs.Task) -> list[Path]:
            paths = []
            try:
                inside.mkdir()
            except OSError as error:
                raise KnownError("file_in_use" if inside.exists() else "file_unwritable") from error
            for done, (gacha, name) in enumerate(gachas):
                task.check()
                task.report(done, len(gachas))
                path = inside / file_name(f"{name}花名册", ".xlsx")
                save_bytes(gathering.form(desk, gacha, at), path)
                paths.append(path)
            return paths

        self.error.hide()
        self.bar.show()
        self.give.setEnabled(False)
        new = Round(at, tuple(gacha for gacha, _ in gachas))
        self._job = jobs.run(work, lambda paths: self._done(new, paths), self._failed, self, self._progress)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _done(self, round: Round, paths: list[Path]) -> None:
        self._settle()
        keep_round(self._context, round)
        self._show()
        words = self.tr("%n tables lie in {folder}", "", len(paths))
        self._context.window.notify.toast(words.format(folder=paths[0].parent.name if paths else ""))
        self.given_out.emit(paths)

    def _failed(self, error: KnownError) -> None:
        self._settle()
        self.error.setText(words_of(error))
        self.error.show()

    def _settle(self) -> None:
        self._job = None
        self.bar.hide()
        self.give.setEnabled(True)

    def reject(self) -> None:
        """Closes; what is being written stops after the table at hand."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

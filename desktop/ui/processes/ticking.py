"""One step of several re-elections at once: which step, on which day, by which document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.process.steps import SHORT, STEPS
from desktop.ui import theme
from desktop.ui.form import Form, choice, day, text
from desktop.ui.page import Context
from desktop.ui.processes.words import step_words
from desktop.ui.record_words import field_words
from desktop.ui.widgets import button, label


class TickDialog(QDialog):
    """Asks once and writes one act."""

    def __init__(self, context: Context, processes: Sequence[bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._processes = context, list(processes)
        self.setWindowTitle(self.tr("Tick a step"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("A step of %n re-elections", "", len(self._processes)), "heading", wrap=True))
        steps = [(step.code, step_words(step.code)) for step in sorted(STEPS, key=lambda step: step.code not in SHORT)]
        self.form = Form(
            [
                choice("code", field_words("code", "process_step"), steps, may_be_empty=False, needed=True),
                day("done_on", field_words("done_on"), context.today, partial=True, future=False, needed=True),
                text("document_no", field_words("document_no"), limit=120),
            ],
            above=True,
        )
        self.form.load({"code": self._next(), "done_on": context.today().isoformat()})
        self.form.submitted.connect(self.finish)
        self.form.setMinimumWidth(theme.px(360))
        outer.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Tick"), self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def _next(self) -> str:
        """The step that most of them come to next."""
        told = self._context.desk.processes.progress(self._processes).values()
        waiting = [progress.next for progress in told if progress.next]
        return max(waiting, key=waiting.count, default=SHORT[0])

    def finish(self) -> None:
        """Ticks it everywhere; what is wrong is said beside its field."""
        problems = self.form.problems()
        if problems:
            self.form.show_errors(problems)
            return
        values, processes = self.form.values(), self._context.desk.processes
        code, on, document = values["code"], values["done_on"], values["document_no"] or ""
        open_ = processes.open(self._processes, code)
        words = self.tr("Ticked for %n re-elections", "", len(open_))
        if left := len(self._processes) - len(open_):
            words += self.tr("; %n stay as they are: done already, or it does not apply", "", left)
        if not open_:
            self._context.window.notify.toast(words)
            self.accept()
            return
        try:
            written = self._context.act(lambda: processes.tick(open_, code, on, document), words)
        except FieldErrors as error:
            self.form.show_errors(error.fields)
            return
        if written is not None:
            self.accept()

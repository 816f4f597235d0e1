"""One step of several re-elections at once: which step, on which day, by which document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.process.steps import SHORT, STEPS
from desktop.ui.form import Form, choice, day, text
from desktop.ui.form_dialog import FormDialog
from desktop.ui.page import Context
from desktop.ui.processes.words import step_words
from desktop.ui.record_words import field_words


class TickDialog(FormDialog):
    """Asks once and writes one act."""

    def __init__(self, context: Context, processes: Sequence[bytes], parent: QWidget | None = None) -> None:
        self._context, self._processes = context, list(processes)
        steps = [(step.code, step_words(step.code)) for step in sorted(STEPS, key=lambda step: step.code not in SHORT)]
        form = Form(
            [
                choice("code", field_words("code", "process_step"), steps, may_be_empty=False, needed=True),
                day("done_on", field_words("done_on"), context.today, partial=True, future=False, needed=True),
                text("document_no", field_words("document_no"), limit=120),
            ],
            above=True,
        )
        form.load({"code": self._next(), "done_on": context.today().isoformat()})
        heading = self.tr("A step of %n re-elections", "", len(self._processes))
        super().__init__(self.tr("Tick a step"), heading, form, self.tr("Tick"), parent)

    def _next(self) -> str:
        """The step that most of them come to next."""
        told = self._context.desk.processes.progress(self._processes).values()
        waiting = [progress.next for progress in told if progress.next]
        return max(waiting, key=waiting.count, default=SHORT[0])

    def write(self, values: Mapping[str, Any]) -> object:
        """Ticks it everywhere where it is open."""
        processes = self._context.desk.processes
        code, on, document = values["code"], values["done_on"], values["document_no"] or ""
        open_ = processes.open(self._processes, code)
        words = self.tr("Ticked for %n re-elections", "", len(open_))
        if left := len(self._processes) - len(open_):
            words += self.tr("; %n stay as they are: done already, or it does not apply", "", left)
        if not open_:
            self._context.window.notify.toast(words)
            return ()
        return self._context.act(lambda: processes.tick(open_, code, on, document), words)

"""The steps of one re-election: ticked by a click, opened to be typed, what is late and what is to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.process.progress import Progress, quorum, threshold
from desktop.services.process.steps import CONGRESS, PLENARY, STEPS, Step
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.findings.words import about_words
from desktop.ui.form import Form, FormField, day, flag, number, text
from desktop.ui.form_draft import FormDraft
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.processes.words import count_words, day_words, finding_words, late_words, step_words
from desktop.ui.record_words import field_words, term
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct
from desktop.ui.widgets import Flow, Pill, Scroll, button, emptied, label, rule, tool_button

#: State of a process → how it is marked.
TONES = {"posted": "warn", "held": "warn", "approved": "link", "filed": "accent"}


class StepsView(QWidget):
    """The steps of one process. ``papers``: its papers are asked for; ``letters``: what the letters of a step are."""

    papers = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._writes = may_change(context.desk, "process_step")
        self._process: bytes | None = None
        self._progress: Progress | None = None
        self.letters: Callable[[str], list[RowAct]] = lambda _step: []
        self._all = False  # all steps are asked for, though the short form would do
        self._open = ""
        self.form: Form | None = None
        self.draft = FormDraft(context, "process_step", self._read, self._save, self._named, self)
        self.draft.told.connect(self._tell)
        self.draft.changed.connect(self._show_buttons)
        self.draft.follow_focus(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(margin=16)
        outer.addWidget(self._scroll)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_process(self, record: Mapping[str, Any]) -> None:
        """Shows a process as its service gives it; what is being typed stays."""
        if record["id"] != self._process:
            self.leave()
            self._process, self._open, self._all = record["id"], "", False
        elif self.draft.dirty:
            return
        self._progress = record["progress"]
        self._fill()

    def open_step(self, code: str) -> None:
        """Opens a step to be typed; the open one is closed again, and written."""
        if not self.draft.leave() and self.draft.dirty:
            return
        self._open = "" if self._open == code else code
        self._all = self._all or code not in [step.code for step in self._shown]
        self._fill()
        if self._open and self.form is not None:
            self.form.focus_field("done_on")
            QTimer.singleShot(0, self._scroll, self._show_open)

    def _show_open(self) -> None:
        """Scrolls to the step that was opened, once it has its place."""
        if self.form is not None:
            self._scroll.ensureWidgetVisible(self.form)

    @property
    def _shown(self) -> tuple[Step, ...]:
        assert self._progress is not None
        return STEPS if self._all else self._progress.steps

    def _fill(self) -> None:
        progress, body = self._progress, self._scroll.body
        assert progress is not None
        emptied(body)
        self.form = None
        head = QHBoxLayout()
        head.addWidget(Pill(term("process_state", progress.state), TONES.get(progress.state, "neutral")))
        head.addWidget(label(late_words(progress.late), "muted", wrap=True), 1)
        head.addWidget(tool_button("file-text", self.tr("Letters and papers"), self.papers.emit))
        body.addLayout(head)
        org = progress.process["org"]
        for found in self._context.desk.findings.beside(org) if org else ():
            if found.about == org and found.code.startswith("R"):
                said = f"{found.code} · {about_words(self._context, found)}"
                body.addWidget(label(said, "small", wrap=True, tone="warn"))
        self._propose(body)
        findings = progress.findings()
        for step in self._shown:
            body.addWidget(self._line(step, progress))
            for finding in (each for each in findings if each.step == step.code):
                words = label(f"{finding.code} · {finding_words(finding)}", "small", wrap=True, tone="warn")
                words.setContentsMargins(theme.px(40), 0, 0, theme.px(4))
                body.addWidget(words)
            if step.code == self._open:
                body.addWidget(self._editor(step))
        if len(self._shown) < len(STEPS):
            body.addWidget(
                button(self.tr("Show all 17 steps"), self._show_all, look="link"), 0, Qt.AlignmentFlag.AlignLeft
            )
        body.addStretch(1)

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _propose(self, body: QVBoxLayout) -> None:
        """What the unit takes over from a congress that was held."""
        processes, process = self._context.desk.processes, self._process
        desk = self._context.desk
        takes_over = may_change(desk, "org_unit") and may_change(desk, "term")
        proposal = processes.proposed(process) if process is not None and takes_over else None
        if proposal is None:
            return
        if proposal.reforms:
            words = self.tr("The congress made it a federation since {day}, with a term of its own.")
        elif proposal.term is None:
            words = self.tr("The congress began a new term on {day}.")
        else:
            words = self.tr("The term of {day} lacks the approval or filing that stands here.")
        words = words.format(day=day_words(proposal.day, self._context.today()))
        accept = partial(self._context.act, partial(processes.accept, proposal), self.tr("Taken over"))
        body.addWidget(label(words, wrap=True))
        self.accept = button(self.tr("Take over"), accept, look="primary")
        body.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, step: Step, progress: Progress) -> QWidget:
        """A step in a line: its mark, its name, when it was done or is planned."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        done, left_out = progress.done(step.code), progress.left_out(step.code)
        tip = self.tr("Done: {step}") if done else self.tr("Tick as done today: {step}")
        mark = tool_button(
            "check-circle" if done else "minus-circle" if left_out else "circle",
            tip.format(step=step_words(step.code)),
            partial(self._tick, step.code),
        )
        mark.setEnabled(self._writes and not done and not left_out)
        row.addWidget(mark)
        row.addWidget(ElidedLink(step_words(step.code), partial(self.open_step, step.code)), 0)
        row.addStretch(1)
        late = progress.late is not None and progress.late[0] == step.code
        row.addWidget(label(self._when(step, progress), "muted", tone="danger" if late else ""))
        return line

    def _when(self, step: Step, progress: Progress) -> str:
        today, since = self._context.today(), progress.rows.get(step.code, {}).get("since")
        if progress.left_out(step.code):
            return field_words("not_applicable")
        ended = progress.ended(step.code)
        if ended:
            first = f"{day_words(since, today)}–" if since else ""
            return first + day_words(ended, today)
        planned = progress.planned(step.code)
        return self.tr("planned {day}").format(day=day_words(planned.isoformat(), today)) if planned else ""

    # --- one step ---------------------------------------------------------------------------------------------------

    def _editor(self, step: Step) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(40), 0, 0, theme.px(8))
        column.addWidget(
            label(
                self.tr("Papers: {papers} · signed by {who}").format(papers=step.papers, who=step.signer),
                "small",
                wrap=True,
            )
        )
        letters = QWidget()
        flow = Flow(letters, 8)
        for act in self.letters(step.code):
            assert act.run is not None
            flow.addWidget(button(act.words, act.run, look="link", icon_name="file-text"))
        letters.setVisible(bool(flow.count()))
        column.addWidget(letters)
        today, kind = self._context.today, "process_step"
        ends = self.tr("Last day") if step.lasts else field_words("done_on")
        fields: list[FormField] = [day("since", field_words("since", kind), today, half=True)] if step.lasts else []
        fields.append(day("done_on", ends, today, partial=not step.lasts, future=step.lasts, half=True))
        fields.append(day("planned_on", field_words("planned_on", kind), today, half=True))
        fields += [number(name, count_words(name), half=True) for name in step.counts]
        fields += [
            text("document_no", field_words("document_no"), half=True),
            text("who", field_words("who", kind), half=True),
            text("note", field_words("note")),
            flag("not_applicable", "", field_words("not_applicable")),
        ]
        self.form = Form(fields, above=True)
        self.form.set_read_only(not self._writes)
        self.form.submitted.connect(self._finish)
        self.state = label("", "small")
        self.discard = button(self.tr("Discard"), self._discard, look="flat")
        self.done = button(self.tr("Done"), self._finish, look="primary", tip="Ctrl+Enter")
        column.addWidget(self.form)
        if step.code in (CONGRESS, PLENARY):
            column.addWidget(label(self._majority(step.code), "small", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.discard)
        row.addWidget(self.done)
        column.addLayout(row)
        self.done.setVisible(self._writes)
        assert self._process is not None
        self.draft.show(self.form, self._context.desk.processes.step_id(self._process, step.code))
        column.addWidget(rule())
        return holder

    def _majority(self, code: str) -> str:
        """How many have to be there and to vote for somebody, once it is typed how many were due."""
        assert self._progress is not None
        due = self._progress.counted(code, "due")
        if due is None:
            return self.tr("How many must be there and vote for her is said once you have typed how many were due.")
        words = self.tr("Of {due}, {quorum} must be there; {votes} votes elect.")
        return words.format(due=due, quorum=quorum(due), votes=threshold(due))

    def _read(self, _id: bytes) -> dict[str, Any]:
        row = dict(self._progress.rows.get(self._open, {})) if self._progress is not None else {}
        return {**row, **(row.get("result") or {})}

    def _save(self, id: bytes | None, values: dict[str, Any], seen: Seen | None) -> Written:
        assert self._process is not None and id is not None and self.form is not None
        step = next(step for step in STEPS if step.code == self._open)
        fields = {name: value for name, value in values.items() if name not in step.counts}
        if values.keys() & set(step.counts):
            fields["result"] = {name: self.form.editor(name).value() for name in step.counts}
        return Written(id, self._context.desk.processes.save_step(self._process, self._open, fields, seen))

    def _named(self, _values: Mapping[str, Any]) -> str:
        return step_words(self._open) if self._open else ""

    def _tell(self, words: str) -> None:
        if self.form is not None:
            self.state.setText(words)

    def _show_buttons(self) -> None:
        if self.form is not None:
            self.done.setEnabled(self.draft.dirty)
            self.discard.setVisible(self.draft.dirty)

    def _finish(self) -> None:
        if self.draft.finish():
            self._refresh()

    def _discard(self) -> None:
        self.draft.drop()
        self._refresh()

    def _refresh(self) -> None:
        record = self._context.desk.processes.get(self._process) if self._process is not None else None
        if record is not None:
            self.show_process(record)

    def _tick(self, code: str) -> None:
        process, today = self._process, self._context.today().isoformat()
        if process is None:
            return
        words = self.tr("Done: {step}").format(step=step_words(code))
        try:
            self._context.act(lambda: self._context.desk.processes.tick([process], code, today), words)
        except FieldErrors as error:
            for wrong in error.fields.values():
                self._context.window.notify.banner(words_for(wrong), "danger")

    def leave(self) -> None:
        """Another record is shown, or the page is left: what was typed is written, or stays a draft."""
        self.draft.leave()

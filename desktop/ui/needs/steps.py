"""What was done about one need, and the next step: chosen by a chip, typed, done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.form import Form, FormField, chips, choice, day, lines, text
from desktop.ui.form_draft import FormDraft
from desktop.ui.needs.words import TONES, due_words, step_words
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options, term
from desktop.ui.reference_editors import RowEditor
from desktop.ui.roles import may_change
from desktop.ui.sealed_editor import SealedEditor
from desktop.ui.widgets import Chips, Pill, Scroll, button, emptied, label, rule, tool_button

#: So many acts stand as chips, the others come with "More".
SHOWN = 5
#: What a step of each act asks for besides its day and words.
_ASKED: dict[str, tuple[str, ...]] = {
    "refer": ("to_kind", "to_text", "reply_on"),
    "answer": ("doc_no",),
    "returned": ("new_due",),
    "extend": ("new_due",),
    "tell": ("satisfied",),
    "ask_back": ("satisfied",),
    "close": ("outcome", "satisfied"),
    "guide": ("to_kind",),
    "report_up": ("to_text",),
    "merge": ("merged_into",),
    "reopen": ("new_due",),
}
#: Papers that a step prints.
_PAPERS = {"refer": "referral", "chase": "reminder"}


def draft_key(need: bytes, act: str = "") -> str:
    """Of the step that is being typed for a need; without an act, what all of its steps' keys begin with."""
    return f"need_step.new-{need.hex()}-{act}"


def need_of(key: str) -> bytes | None:
    """The need whose step a draft is; None of another draft."""
    start, _, rest = key.partition("-")
    number = rest.partition("-")[0]
    return bytes.fromhex(number) if start == "need_step.new" and len(number) == 32 else None


class NeedSteps(QWidget):
    """The steps of one need. ``paper``: a paper of it is asked for, and of which step."""

    paper = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._writes = may_change(context.desk, "need_step")
        self._need: Mapping[str, Any] | None = None
        self.act = ""
        self._writing = False
        self.form: Form | None = None
        self.draft = FormDraft(context, "need_step", lambda _id: None, self._save, self._named, self)
        self.draft.told.connect(self._tell)
        self.draft.changed.connect(self._show_buttons)
        self.draft.follow_focus(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(margin=16)
        outer.addWidget(self._scroll)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_need(self, record: Mapping[str, Any]) -> None:
        """Shows a need as its service gives it; a step that is being typed stays."""
        another = self._need is None or record["id"] != self._need["id"]
        if another:
            self.leave()
        elif self.draft.dirty or self._writing:
            return
        self._need = record
        if another:
            kept = self._context.desk.drafts.all(draft_key(record["id"]))
            self.act = kept[0].key.rpartition("-")[2] if kept else ""
        self._fill()

    def _fill(self) -> None:
        need, body, today = self._need, self._scroll.body, self._context.today()
        assert need is not None
        if self.form is not None:
            self.draft.let_go()
        emptied(body)
        self.form = None
        over = need["state"] not in TONES
        head = QHBoxLayout()
        head.addWidget(Pill(term("need_state", need["state"]), TONES.get(need["state"], "neutral")))
        if need["void"]:
            head.addWidget(Pill(field_words("void"), "neutral"))
        if int(need["round"] or 1) > 1:
            head.addWidget(label(self.tr("Round {n}").format(n=need["round"]), "muted"))
        words, tone = due_words(need["due_now"] or "", today, over=over)
        head.addWidget(label(words, "muted", tone=tone), 1)
        head.addWidget(tool_button("printer", self.tr("Tell her on paper"), partial(self.paper.emit, "told", None)))
        body.addLayout(head)
        if need["level"] == "urgent" and not over:
            first = self.tr("Danger to somebody: phone first (110). The record can wait.")
            body.addWidget(label(first, wrap=True, tone="danger"))
        steps = self._context.desk.needs.steps(need["id"])
        if not steps:
            body.addWidget(label(self._triage(need), "muted", wrap=True))
        for step in steps:
            body.addWidget(self._line(step))
        if self._writes and not need["void"]:
            body.addWidget(rule())
            body.addWidget(self._next(need))
        body.addStretch(1)

    def _triage(self, need: Mapping[str, Any]) -> str:
        return self.tr(
            "Nobody has decided yet: answer it, take it up, refer it, or show her the legal way. On the first day."
        )

    def _line(self, step: Mapping[str, Any]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        today = self._context.today()
        row.addWidget(label(show_date(step["done_on"], today, week=False), "muted"), 0, Qt.AlignmentFlag.AlignTop)
        words = step_words(step, today)
        if step["void"]:
            words = self.tr("{step} (void)").format(step=words)
        said = label(words, "muted" if step["void"] else "", wrap=True)
        if step["sealed_text"]:
            told = QVBoxLayout()
            hidden = SealedEditor(self._context)
            hidden.set_value(step["sealed_text"])
            hidden.set_read_only(True)
            told.addWidget(said)
            told.addWidget(hidden)
            row.addLayout(told, 1)
        else:
            row.addWidget(said, 1)
        if step["act"] in _PAPERS and not step["void"]:
            paper = partial(self.paper.emit, _PAPERS[step["act"]], step["id"])
            row.addWidget(tool_button("printer", self.tr("Print it"), paper))
        if self._writes:
            again = bool(step["void"])
            tip = self.tr("Let it count again") if again else self.tr("Written by mistake: make it void")
            act = partial(self._void, step["id"], not again)
            row.addWidget(tool_button("arrow-counter-clockwise" if again else "x", tip, act))
        return line

    # --- the next step ----------------------------------------------------------------------------------------------

    def _next(self, need: Mapping[str, Any]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("Next step"), "section"))
        acts = self._context.desk.needs.next_acts(need["id"])
        self.chips = Chips([(act, term("need_act", act)) for act in acts], shown=SHOWN, may_be_empty=True)
        self.chips.setAccessibleName(self.tr("Next step"))
        self.chips.set_value(self.act if self.act in acts else None)
        self.chips.chosen.connect(self.choose)
        column.addWidget(self.chips)
        if self.act and self.act in acts:
            column.addWidget(self._editor(need))
        return holder

    def choose(self, act: str | None) -> None:
        """Begins a step; what was typed for another act goes over where both ask for it."""
        held = self.form.values() if self.form is not None else {}
        self.act = act or ""
        if act and self.draft.dirty:
            self.draft.forget()  # what was typed goes over to the other act
        elif self.draft.dirty:
            self.draft.leave()  # it stays the draft of its act
        self._fill()
        if self.form is not None:
            for name, value in held.items():
                if name in self.form.names() and value not in (None, ""):
                    self.form.editor(name).set_value(value)
                    self.form.editor(name).edited.emit()
            self.form.focus_field(next(name for name in self.form.names() if name != "done_on"))

    def _fields(self, act: str) -> list[FormField]:
        today, kind = self._context.today, "need_step"
        made: dict[str, FormField] = {
            "to_kind": choice("to_kind", field_words("to_kind"), options("referred_to")),
            "to_text": text("to_text", field_words("to_text")),
            "reply_on": day("reply_on", field_words("reply_on"), today, partial=False, future=True, half=True),
            "new_due": day("new_due", field_words("new_due"), today, partial=False, future=True, half=True),
            "doc_no": text("doc_no", field_words("doc_no")),
            "outcome": chips("outcome", field_words("outcome", kind), options("need_outcome")),
            "satisfied": chips("satisfied", field_words("satisfied"), options("need_satisfied")),
            "merged_into": FormField("merged_into", field_words("merged_into", kind), self._needs_editor),
        }
        first = day("done_on", field_words("done_on", kind), today, partial=False, half=True)
        words = lines("text", field_words("text", kind))
        if self._need is not None and self._need["sealed"]:
            words = FormField("sealed_text", field_words("sealed_text"), lambda: SealedEditor(self._context))
        return [first, *(made[name] for name in _ASKED.get(act, ())), words]

    def _needs_editor(self) -> RowEditor:
        board = self._context.desk.needs.board()
        mine = self._need["id"] if self._need is not None else b""
        rows = [(row.id, row.no) for rows in board.values() for row in rows if row.id != mine]
        return RowEditor(lambda: rows, lambda id_: self._context.desk.records.called("need", id_))

    def _editor(self, need: Mapping[str, Any]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = Form(self._fields(self.act), above=True)
        self.form.submitted.connect(self._finish)
        if self.act == "refer" and not need["may_refer"]:
            words = self.tr("She has not agreed that her name goes out: the referral is printed without it.")
            column.addWidget(label(words, "small", wrap=True, tone="warn"))
        column.addWidget(self.form)
        self.state = label("", "small")
        self.discard = button(self.tr("Discard"), self._discard, look="flat")
        self.done = button(self.tr("Done"), self._finish, look="primary", tip="Ctrl+Enter")
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.discard)
        row.addWidget(self.done)
        column.addLayout(row)
        proposed = {"done_on": self._context.today().isoformat()}
        self.draft.begin(self.form, proposed, draft_key(need["id"], self.act))
        return holder

    def _save(self, _id: bytes | None, values: dict[str, Any], _seen: Seen | None) -> Written:
        assert self._need is not None
        whole = self.form.values() if self.form is not None else values
        try:
            return self._context.desk.needs.step(self._need["id"], self.act, whole)
        except FieldErrors as error:
            known = self.form.names() if self.form is not None else ()
            last = known[-1] if known else ""
            raise FieldErrors({(n if n in known else last): code for n, code in error.fields.items()}) from error

    def _named(self, _values: Mapping[str, Any]) -> str:
        number = self._need["no"] if self._need is not None else ""
        return " · ".join(filter(None, (number, term("need_act", self.act))))

    def _tell(self, words: str) -> None:
        if self.form is not None:
            self.state.setText(words)

    def _show_buttons(self) -> None:
        if self.form is not None:
            self.discard.setVisible(self.draft.dirty)

    def _finish(self) -> None:
        if self.form is None or self._need is None:
            return
        self._writing = True
        try:
            done = self.draft.finish() if self.draft.dirty else self._act_alone(self.form)
        finally:
            self._writing = False
        if done:
            self.act = ""
            self._refresh()

    def _act_alone(self, form: Form) -> bool:
        """Nothing was typed: the act and its day say it."""
        assert self._need is not None
        need, act, values = self._need["id"], self.act, form.values()
        service, words = self._context.desk.needs, self.tr("Written down")
        try:
            return self._context.act(lambda: service.step(need, act, values).changes, words) is not None
        except FieldErrors as error:
            form.show_errors(error.fields)
            return False

    def _discard(self) -> None:
        self.draft.drop()
        self.act = ""
        self._refresh()

    def _void(self, step: bytes, void: bool) -> None:
        words = self.tr("The step is void") if void else self.tr("The step counts again")
        self._context.act(lambda: self._context.desk.needs.void_step(step, void=void), words)

    def _refresh(self) -> None:
        record = self._context.desk.needs.get(self._need["id"]) if self._need is not None else None
        if record is not None:
            self._need = record
            self._fill()

    def leave(self) -> None:
        """Another need is shown, or the page is left: what was typed stays a draft."""
        self.draft.leave()

"""The posts of a unit: who holds them, a new one, and the end of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.seen import Seen
from desktop.services.units import Holder
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.called import name_apart
from desktop.ui.dates import show_date
from desktop.ui.form import Form, FormField, chips, day, text
from desktop.ui.form_draft import FormDraft
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.person_editors import PersonEditor
from desktop.ui.record_words import field_words, options, term
from desktop.ui.roles import may_change
from desktop.ui.widgets import Flow, Pill, button, label

#: The key of the draft of a new post in a unit, whose id follows.
DRAFT = "appointment.new-at-"


class UnitPosts(QWidget):
    """The posts of one unit. ``given`` after somebody was given one."""

    given = Signal()

    def __init__(self, context: Context, unit: bytes) -> None:
        super().__init__()
        self._context, self._unit = context, unit
        self._may_write = may_change(context.desk, "appointment")
        self._writing = False
        self._form: Form | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(label(self.tr("Posts"), "section"))
        holders = context.desk.units.holders(unit)
        apart = context.desk.people.apart(holder.person for holder in holders)
        for holder in holders:
            outer.addWidget(self._line(holder, name_apart(holder.name, apart.get(holder.person))))
        if not holders:
            outer.addWidget(label(self.tr("No post is written down."), "muted", wrap=True))
        self.state = label("", "small")
        self.done = button(self.tr("Done"), self.finish, look="primary", tip="Ctrl+Enter")
        self._new = QWidget()
        self._column = column = QVBoxLayout(self._new)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.done)
        column.addLayout(row)
        self.add = button(self.tr("Add a post"), self.begin, icon_name="plus")
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._new)
        self.draft = FormDraft(context, "appointment", lambda _id: None, self._save, self._named, self)
        self.draft.told.connect(self.state.setText)
        self.draft.written.connect(lambda _id, _new: self.given.emit())
        self.draft.follow_focus(self)
        self._unfold(self._may_write and context.desk.drafts.typed(self._key) is not None)

    @property
    def _key(self) -> str:
        return f"{DRAFT}{self._unit.hex()}"

    @property
    def form(self) -> Form:
        """The fields of a new post, made when they are first wanted: a unit is there sooner without them."""
        if self._form is None:
            self._form = self._declare()
            self._form.submitted.connect(self.finish)
            self._column.insertWidget(0, self._form)
            self._form.show()
            self.draft.begin(self._form, {}, self._key)
        return self._form

    def _declare(self) -> Form:
        context = self._context
        return Form(
            [
                FormField("person", field_words("person", "appointment"), lambda: PersonEditor(context), needed=True),
                chips("post", field_words("post"), options("post"), shown=8, needed=True),
                day("from_date", field_words("from_date", "appointment"), context.today, partial=True, half=True),
                chips("engagement", field_words("engagement"), options("engagement"), half=True),
                text(
                    "duty", field_words("duty"), hint=self.tr("As it stands on papers, where the post does not say it")
                ),
            ],
            above=True,
        )

    def _unfold(self, open: bool) -> None:
        if open:
            self.form.show()
        self._new.setVisible(open)
        self.add.setVisible(self._may_write and not open)

    def begin(self) -> None:
        """Shows the fields of a new post."""
        self._unfold(True)
        self.form.focus_field("person")

    def finish(self) -> None:
        """Gives the post that was typed."""
        self._writing = True  # its draft is still there while the page hears of it
        self.draft.finish()
        self._writing = False

    @property
    def typing(self) -> bool:
        """Whether a new post is being typed or written, over which nothing is to be shown anew."""
        return self._writing or self.draft.dirty

    def _named(self, values: Mapping[str, Any]) -> str:
        person = values.get("person")
        return self._context.desk.people.name(person) if isinstance(person, bytes) else str(person or "")

    def _save(self, _id: bytes | None, values: dict[str, Any], _seen: Seen | None) -> Written:
        person = values.pop("person")
        return Written(person, self._context.desk.people.appoint(person, {**values, "org": self._unit}))

    def _line(self, holder: Holder, name: str) -> QWidget:
        today = self._context.today()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(12))
        go: Callable[..., object] = self._context.window.go
        words = QVBoxLayout()
        words.setSpacing(0)
        first = Flow(gap=12)
        first.addWidget(label(holder.duty or term("post", holder.post)))
        first.addWidget(button(name, lambda: go("people", id=holder.person), look="link"))
        words.addLayout(first)
        since, until = (show_date(end, today, week=False) for end in (holder.from_date, holder.to_date))
        about = [term("engagement", holder.engagement), f"{since}–{until}" if since or until else ""]
        detail = " · ".join(part for part in about if part)
        if detail:
            words.addWidget(label(detail, "muted", wrap=True))
        row.addLayout(words, 1)
        if holder.to_date and holder.to_date < today.isoformat()[: len(holder.to_date)]:
            row.addWidget(Pill(self.tr("Former"), "neutral"))
        elif self._may_write:
            row.addWidget(button(self.tr("Ends today"), lambda: self._end(holder), look="flat"))
        return line

    def _end(self, holder: Holder) -> None:
        people = self._context.desk.people
        try:
            self._context.act(lambda: people.end_appointment(holder.appointment), self.tr("The post has ended."))
        except FieldErrors as error:
            self._context.window.notify.banner(words_for(next(iter(error.fields.values()))), "danger")

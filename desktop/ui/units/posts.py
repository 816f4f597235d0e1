"""The posts of a unit: who holds them, a new one, a correction, and the end of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, KnownError
from desktop.services.federation import Standing
from desktop.services.posts import DETAILS
from desktop.services.seen import Seen
from desktop.services.units import Holder
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.called import name_apart
from desktop.ui.dates import show_date
from desktop.ui.form import Form
from desktop.ui.form_draft import FormDraft
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.units.fields import post_fields
from desktop.ui.widgets import Flow, Pill, button, into_sight, label, tool_button

#: The key of the draft of a new post in a unit, whose id follows.
DRAFT = "appointment.new-at-"


class UnitPosts(QWidget):
    """The posts of one unit as the federation stands. ``given`` after somebody was given one, or one was corrected."""

    given = Signal()

    def __init__(self, context: Context, unit: bytes, standing: Standing) -> None:
        super().__init__()
        self._context, self._unit, self._standing = context, unit, standing
        self._in_office = {held.id: held for held in standing.now}
        self._may_write = may_change(context.desk, "appointment")
        self._writing = False
        self._form: Form | None = None
        self._all = False
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
        self.more = button(self.tr("Term, seat, votes and more"), self._show_all, look="link")
        self._new = QWidget()
        self._column = column = QVBoxLayout(self._new)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.done)
        column.addLayout(row)
        self.add = button(self.tr("Add a post"), self.begin, icon_name="plus")
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._new)
        self.draft = FormDraft(context, "appointment", self._read, self._save, self._named, self)
        self.draft.told.connect(self.state.setText)
        self.draft.written.connect(lambda _id, _new: self.given.emit())
        self.draft.follow_focus(self)
        self._unfold(self._may_write and context.desk.drafts.typed(self._key) is not None)

    @property
    def _key(self) -> str:
        return f"{DRAFT}{self._unit.hex()}"

    @property
    def form(self) -> Form:
        """The fields of a post, made when they are first wanted: a unit is there sooner without them."""
        if self._form is None:
            self._form = Form(post_fields(self._context, self._unit), above=True)
            self._form.submitted.connect(self.finish)
            self._column.insertWidget(0, self._form)
            self._form.show()
            self.draft.begin(self._form, self._proposed(), self._key)
            self._fold_details()
        return self._form

    def _proposed(self) -> dict[str, Any]:
        """A new post is one of the term that runs."""
        running = self._standing.terms.get(self._unit)
        return {"term": running.id} if running is not None else {}

    def _fold_details(self) -> None:
        held = self.form.values()
        proposed = self._proposed()
        folded = [name for name in DETAILS if held.get(name) in (None, "", 0) or held.get(name) == proposed.get(name)]
        for name in DETAILS:
            self.form.show_field(name, self._all or name not in folded)
        self.more.setVisible(not self._all)

    def _show_all(self) -> None:
        self._all = True
        self._fold_details()

    def _unfold(self, open: bool) -> None:
        if open:
            self.form.show()
        self._new.setVisible(open)
        self.add.setVisible(self._may_write and not open)

    def begin(self) -> None:
        """Shows the fields of a new post."""
        self._unfold(True)
        if self.draft.id is not None:
            self.draft.begin(self.form, self._proposed(), self._key)
        self._fold_details()
        self._show_form("person")

    def _show_form(self, name: str) -> None:
        """The fields stand below all posts: they come into sight once they have their room."""
        self.form.focus_field(name)
        QTimer.singleShot(0, self, lambda: self._scroll_to(name))

    def _scroll_to(self, name: str) -> None:
        into_sight(self._new)
        into_sight(self.form.editor(name), theme.px(160))

    def correct(self, appointment: bytes) -> None:
        """Shows the fields of a post that was written down, with all that they may say."""
        if not self._may_write or not self.draft.leave():
            return
        self._unfold(True)
        if not self.draft.show(self.form, appointment):
            self._unfold(False)
            return
        self._show_all()
        self._show_form("post")

    def finish(self) -> None:
        """Writes the post that was typed."""
        self._writing = True  # its draft is still there while the page hears of it
        self.draft.finish()
        self._writing = False

    @property
    def typing(self) -> bool:
        """Whether a post is being typed or written, over which nothing is to be shown anew."""
        return self._writing or self.draft.dirty

    def _named(self, values: Mapping[str, Any]) -> str:
        person = values.get("person")
        return self._context.desk.people.name(person) if isinstance(person, bytes) else str(person or "")

    def _read(self, id: bytes) -> Mapping[str, Any] | None:
        return self._context.desk.people.post(id)

    def _save(self, id: bytes | None, values: dict[str, Any], seen: Seen | None) -> Written:
        people = self._context.desk.people
        if id is None:
            person = values.pop("person")
            return Written(person, people.appoint(person, {**values, "org": self._unit}))
        person = values.pop("person", None) or (people.post(id) or {}).get("person")
        if not isinstance(person, bytes):
            raise KnownError("record_gone")
        return Written(id, people.appoint(person, values, id, seen))

    def _line(self, holder: Holder, name: str) -> QWidget:
        today = self._context.today()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(8))
        go: Callable[..., object] = self._context.window.go
        words = QVBoxLayout()
        words.setSpacing(0)
        first = Flow(gap=12)
        first.addWidget(label(holder.duty or term("post", holder.post)))
        first.addWidget(button(name, lambda: go("people", id=holder.person), look="link"))
        words.addLayout(first)
        since, until = (show_date(end, today, week=False) for end in (holder.from_date, holder.to_date))
        held = self._in_office.get(holder.appointment)
        how = term("appointed", holder.how) if holder.how not in (None, "elected") else ""
        why = term("ended_why", holder.ended_why) if held is None else ""
        about = [term("engagement", holder.engagement), f"{since}–{until}" if since or until else "", how, why]
        detail = " · ".join(part for part in about if part)
        if detail:
            words.addWidget(label(detail, "muted", wrap=True))
        row.addLayout(words, 1)
        if held is None:
            ahead = (holder.from_date or "") > today.isoformat()
            row.addWidget(Pill(self.tr("To come") if ahead else self.tr("Former"), "neutral"))
        elif self._standing.carried_over(held):
            row.addWidget(Pill(self.tr("Carried over"), "warn"))
        if self._may_write:
            if held is not None and not holder.to_date:
                row.addWidget(button(self.tr("Ends today"), lambda: self._end(holder), look="flat"))
            change = partial(self.correct, holder.appointment)
            row.addWidget(tool_button("pencil-simple", self.tr("Change the post of {name}").format(name=name), change))
        return line

    def _end(self, holder: Holder) -> None:
        people = self._context.desk.people
        try:
            self._context.act(lambda: people.end_appointment(holder.appointment), self.tr("The post has ended."))
        except FieldErrors as error:
            self._context.window.notify.banner(words_for(next(iter(error.fields.values()))), "danger")

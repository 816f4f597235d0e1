"""A woman's posts: those she holds, those she held, and a new one in one row of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services import Changes
from desktop.services.people import Appointment
from desktop.services.posts import DETAILS
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import ElidedLink
from desktop.ui.form import Form
from desktop.ui.form_draft import FormDraft
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.units.fields import post_fields
from desktop.ui.widgets import Pill, Scroll, button, emptied, label, rule, tool_button


class PostsView(Scroll):
    """The posts part of a woman's page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16)
        self._context = context
        self._person: bytes | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        self.body.addLayout(self._list)
        self._new = QWidget()
        column = QVBoxLayout(self._new)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("New post"), "section"))
        self.form = Form(post_fields(context, None), above=True)
        self.form.submitted.connect(self._add)
        column.addWidget(self.form)
        self._folded = True
        self.more = button(self.tr("How, votes and more"), lambda: self._fold(False), look="link")
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add = button(self.tr("Done"), self._add, look="primary", tip="Ctrl+Enter")
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        self.body.addWidget(self._new)
        self.body.addStretch(1)
        self.state = label("", "small")
        row.insertWidget(1, self.state)
        self.draft = FormDraft(context, "appointment", lambda _id: None, self._save, self._named, self)
        self.draft.told.connect(self.state.setText)
        self.draft.written.connect(lambda _id, _new: self._begin())
        self.draft.follow_focus(self)

    def show_person(self, id: bytes) -> None:
        """Read a woman's posts; a new one that was being typed for her goes on."""
        if id != self._person:
            self.draft.leave()
            self._person = id
            desk = self._context.desk
            self._context.keep(lambda: desk.drafts.follow("appointment", desk.people.merged_into(id), id, "new-"))
            self._begin()
        emptied(self._list)
        may_write = may_change(self._context.desk, "appointment")
        posts = self._context.desk.people.appointments(id)
        for post in posts:
            self._list.addWidget(self._line(post, may_write))
            self._list.addWidget(rule())
        if not posts:
            self._list.addWidget(label(self.tr("She holds no post."), "muted"))
        self._new.setVisible(may_write)

    def _begin(self) -> None:
        if self._person is not None:
            township = self._context.desk.units.township()
            proposed = {"org": township.id if township else None}
            self.draft.begin(self.form, proposed, f"appointment.new-{self._person.hex()}")
            self._fold(self._folded)

    def _fold(self, folded: bool) -> None:
        """Shows what a post says beside the usual, or only as much of it as was typed."""
        self._folded, held = folded, self.form.values()
        for name in DETAILS:
            if name in held:
                self.form.show_field(name, not folded or held[name] not in (None, "", 0))
        self.more.setVisible(folded)

    def _named(self, _values: Mapping[str, Any]) -> str:
        return self._context.desk.people.name(self._person) if self._person else ""

    def _save(self, _id: bytes | None, values: dict[str, Any], _seen: Seen | None) -> Written:
        assert self._person is not None, "the form stands on a woman's page"
        return Written(self._person, self._context.desk.people.appoint(self._person, values))

    def _line(self, post: Appointment, may_write: bool) -> QWidget:
        today = self._context.today()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        words = QVBoxLayout()
        words.setSpacing(0)
        held_where = f"{post.org_name} {post.duty or term('post', post.post)}".strip()
        if post.org is not None:
            words.addWidget(ElidedLink(held_where, partial(self._context.window.go, "units", id=post.org)))
        else:
            words.addWidget(label(held_where))
        since = show_date(post.from_date, today, week=False)
        until = show_date(post.to_date, today, week=False)
        about = [
            term("engagement", post.engagement),
            f"{since}–{until}" if since or until else "",
            term("appointed", post.how) if post.how not in (None, "elected") else "",
            term("ended_why", post.ended_why),
        ]
        detail = " · ".join(part for part in about if part)
        if detail:
            words.addWidget(label(detail, "muted", wrap=True))
        row.addLayout(words, 1)
        held = not post.to_date or post.to_date >= today.isoformat()[: len(post.to_date)]
        row.addWidget(Pill(self.tr("In office"), "accent") if held else Pill(self.tr("Former"), "neutral"))
        if may_write:
            if held:
                row.addWidget(button(self.tr("Ends today"), lambda: self._end(post), look="flat"))
            if post.org is not None:
                go = partial(self._context.window.go, "units", id=post.org, post=post.id)
                row.addWidget(tool_button("pencil-simple", self.tr("Change this post"), go))
            row.addWidget(tool_button("trash", self.tr("Written by mistake: delete"), lambda: self._delete(post)))
        return line

    def _add(self) -> None:
        if self._person is not None:
            self.draft.finish()

    def _end(self, post: Appointment) -> None:
        self._write(lambda: self._context.desk.people.end_appointment(post.id), self.tr("The post has ended."))

    def _delete(self, post: Appointment) -> None:
        self._write(lambda: self._context.desk.people.delete_appointment(post.id), self.tr("The post was deleted."))

    def _write(self, write: Callable[[], Changes], words: str) -> None:
        try:
            self._context.act(write, words)
        except FieldErrors as error:
            self.form.show_errors(error.fields)

"""The elections of a congress: each with how far it is, and a new one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.ui import theme
from desktop.ui.congresses.words import outcome_words, state_words, vote_words
from desktop.ui.form import Form, chips, choice, number
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options
from desktop.ui.roles import may_change
from desktop.ui.widgets import Card, Pill, Scroll, button, emptied, label


class ElectionsPart(QWidget):
    """The list. ``opened``: one of them."""

    opened = Signal(bytes)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._congress: bytes | None = None
        self._writes = may_change(context.desk, "election")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(margin=8)
        outer.addWidget(self._scroll)

    def show_congress(self, id: bytes) -> None:
        """Shows the elections of a congress."""
        self._congress = id
        elections, body = self._context.desk.elections, self._scroll.body
        emptied(body)
        found = elections.of_congress(id)
        for election in found:
            vote = elections.get(election)
            card = Card(vote_words(vote))
            state, tone = state_words(vote)
            card.action_row.addWidget(Pill(state, tone))
            card.action_row.addWidget(button(self.tr("Open"), partial(self.opened.emit, election)))
            standing = sum(not row["written"] and not row["withdrawn_on"] for row in vote.candidates.values())
            words = self.tr("{seats} seats, {n} candidates").format(seats=vote.row["seats"] or 0, n=standing)
            card.body.addWidget(label(words, "muted"))
            if vote.locked:
                card.body.addWidget(label(outcome_words(vote, vote.row["outcome"]), wrap=True))
            body.addWidget(card)
        if not found:
            words = self.tr("No election yet. Begin with the executive committee; its plenary elects the chair.")
            body.addWidget(label(words, "muted", wrap=True))
        if self._writes:
            self.new = button(self.tr("New election"), self.ask_new, icon_name="plus")
            row = QHBoxLayout()
            row.addWidget(self.new)
            proposed = sum(len(elections.proposed(election)) for election in found)
            if proposed:
                words = self.tr("Make all %n posts of this congress", "", proposed)
                self.appoint = button(words, self._appoint, look="primary")
                row.addWidget(self.appoint)
            row.addStretch(1)
            body.addLayout(row)
        body.addStretch(1)

    def _appoint(self) -> None:
        congress, desk = self._congress, self._context.desk
        assert congress is not None
        day = (desk.congresses.get(congress) or {}).get("day") or self._context.today().isoformat()
        self._context.act(lambda: desk.elections.appoint_all(congress, day), self.tr("Posts made"))

    def ask_new(self) -> NewElection:
        """Asks what is voted."""
        assert self._congress is not None
        dialog = NewElection(self._context, self._congress, self)
        dialog.made.connect(self.opened)
        dialog.open()
        return dialog


class NewElection(QDialog):
    """Which office, how many seats, how it is voted. ``made``: the election."""

    made = Signal(bytes)

    def __init__(self, context: Context, congress: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._congress = context, congress
        self.setWindowTitle(self.tr("New election"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("New election"), "heading"))
        posts = [(code, words) for code, words in options("post") if code in ("P1", "P2", "P3", "P4", "P5")]
        self.form = Form(
            [
                choice("office", field_words("office", "election"), posts, may_be_empty=False, needed=True),
                number("seats", field_words("seats"), needed=True),
                chips("mode", field_words("mode", "election"), options("election_mode"), may_be_empty=False),
                chips("method", field_words("method"), options("election_method"), may_be_empty=False),
                choice("stage", field_words("stage"), options("election_stage"), may_be_empty=False),
            ],
            above=True,
        )
        plenary = any(self._context.desk.elections.get(each).locked for each in self._all())
        first = {"office": "P1", "seats": "1", "mode": "equal"} if plenary else {"office": "P4", "mode": "more"}
        self.form.load({**first, "method": "ballot", "stage": "E2"})
        self.form.submitted.connect(self.finish)
        self.form.setMinimumWidth(theme.px(420))
        outer.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Begin"), self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def _all(self) -> list[bytes]:
        return self._context.desk.elections.of_congress(self._congress)

    def finish(self) -> None:
        """Begins it; what is wrong is said beside its field."""
        problems = self.form.problems()
        if problems:
            self.form.show_errors(problems)
            return
        values: dict[str, Any] = self.form.values()
        desk = self._context.desk
        fields = {**values, "seats": values["seats"] if isinstance(values["seats"], int) else None}
        try:
            done = self._context.act(
                lambda: desk.elections.begin(self._congress, fields, desk.congresses.rules(self._congress), []),
                self.tr("Election begun"),
            )
        except FieldErrors as error:
            self.form.show_errors(error.fields)
            return
        if done is not None:
            self.accept()
            self.made.emit(done.id)

"""The sittings of a congress, each with its own roll calls: a second one an hour later is a new number."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.row_numbers import RowNumbersError, parse_row_numbers
from desktop.errors import FieldErrors, KnownError
from desktop.services.congress.congresses import Sitting
from desktop.ui import theme
from desktop.ui.congresses.words import moment_words, quorum_words
from desktop.ui.form import ErrorLine
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for, words_of
from desktop.ui.page import Context
from desktop.ui.record_words import options, term
from desktop.ui.roles import may_change
from desktop.ui.widgets import Card, Chips, Scroll, Segments, button, emptied, label


class Typed(NamedTuple):
    """What stands in the field of a roll call: ``how`` is what its numbers say."""

    line: str
    leave: str
    how: str


class SittingsPart(QWidget):
    """The sittings, and a field in which a roll call is typed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._congress: bytes | None = None
        self._writes = may_change(context.desk, "roll_call")
        self.calls: dict[bytes, RollField] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(margin=8)
        outer.addWidget(self._scroll)

    def show_congress(self, id: bytes) -> None:
        """Shows the sittings of a congress; what is being typed stays."""
        self._congress = id
        typed = {key: field.typed for key, field in self.calls.items()}
        held = next((key for key, field in self.calls.items() if field.line.hasFocus()), None)
        congresses, body = self._context.desk.congresses, self._scroll.body
        emptied(body)
        self.calls = {}
        sittings = congresses.sittings(id)
        for sitting in sittings:
            body.addWidget(self._card(sitting, typed.get(sitting.id)))
        if not sittings:
            words = self.tr("No sitting yet. Begin with the one in which is voted: its own roll call decides.")
            body.addWidget(label(words, "muted", wrap=True))
        if self._writes:
            row = QHBoxLayout()
            row.addWidget(label(self.tr("One more sitting:"), "muted"))
            self.kinds = Chips(options("sitting"), shown=6)
            self.kinds.chosen.connect(self._add)
            row.addWidget(self.kinds, 1)
            body.addLayout(row)
        body.addStretch(1)
        if held in self.calls:
            self.calls[held].line.setFocus()

    def _add(self, kind: str) -> None:
        congress, congresses = self._congress, self._context.desk.congresses
        assert congress is not None
        if kind:
            words = self.tr("Sitting added: {kind}").format(kind=term("sitting", kind))
            self._context.act(lambda: congresses.add_sitting(congress, kind), words)

    def _card(self, sitting: Sitting, typed: Typed | None) -> Card:
        assert self._congress is not None
        today, congresses = self._context.today(), self._context.desk.congresses
        title = f"{term('sitting', sitting.kind)} {moment_words(sitting.start, today)}".strip()
        card = Card(title)
        if sitting.activity is not None:
            go = partial(self._context.window.go, "activities", id=sitting.activity)
            card.action_row.addWidget(button(self.tr("Its meeting in the log"), go, look="link"))
        for call in sitting.calls:
            try:
                words = quorum_words(call.due, call.present, congresses.quorum(self._congress, call.present))
            except KnownError as error:
                words = words_of(error)
            on_leave = " · " + self.tr("{n} on leave").format(n=call.on_leave) if call.on_leave else ""
            card.body.addWidget(label(f"{moment_words(call.at, today)}　{words}{on_leave}", wrap=True))
        if doubts := self._doubts(sitting):
            card.body.addWidget(label(doubts, "small", wrap=True, tone="warn"))
        if self._writes:
            field = self.calls[sitting.id] = RollField(self._context, self._congress, sitting)
            if typed is not None:
                field.take_up(typed)
            card.body.addWidget(field)
        return card

    def _doubts(self, sitting: Sitting) -> str:
        """Who signed in whose credential does not stand, and delegations of which nobody came."""
        assert self._congress is not None
        delegates, came = self._context.desk.delegates.of(self._congress), sitting.came
        if not came:
            return ""
        unsure = [each.name for each in delegates if each.person in came and each.credential != "confirmed"]
        there = {each.delegation for each in delegates if each.person in came}
        missing = dict.fromkeys(e.delegation for e in delegates if e.counts and e.delegation not in there)
        parts = []
        if unsure:
            parts.append(self.tr("C1 · Came without a confirmed credential: {names}").format(names="、".join(unsure)))
        if missing:
            parts.append(self.tr("C2 · Nobody came of: {names}").format(names="、".join(missing)))
        return "\n".join(parts)


class RollField(QWidget):
    """A roll call: the numbers of those who came, or are missing, as the sign-in book has them; or a count alone."""

    def __init__(self, context: Context, congress: bytes, sitting: Sitting) -> None:
        super().__init__()
        self._context, self._congress, self._sitting = context, congress, sitting
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.line = LineEdit()
        self.line.setPlaceholderText(self.tr("Roll call: numbers of the sign-in book, as 1-17 19 22-40, Enter"))
        self.line.setAccessibleName(self.tr("Roll call"))
        self.line.submitted.connect(self.finish)
        self.how = Segments(
            [("came", self.tr("are here")), ("missing", self.tr("are missing")), ("count", self.tr("are so many"))]
        )
        self.leave = LineEdit()
        self.leave.setPlaceholderText(self.tr("On leave: numbers"))
        self.leave.setAccessibleName(self.tr("On leave: numbers"))
        self.leave.setFixedWidth(theme.px(152))
        self.leave.submitted.connect(self.finish)
        if sitting.activity is None:
            self.how.set_value("count")
            self.leave.hide()  # of a count alone nobody is named
        self.error = ErrorLine()
        row.addWidget(self.line, 1)
        row.addWidget(self.how)
        row.addWidget(self.leave)
        row.addWidget(button(self.tr("Take the roll"), self.finish, look="primary"))
        outer.addLayout(row)
        outer.addWidget(self.error)

    @property
    def typed(self) -> Typed:
        """What stands in it."""
        return Typed(self.line.text(), self.leave.text(), self.how.value())

    def take_up(self, typed: Typed) -> None:
        """Goes on with what stood in an earlier one."""
        self.line.setText(typed.line)
        self.leave.setText(typed.leave)
        self.how.set_value(typed.how)

    def _order(self) -> dict[int, bytes]:
        """Row → delegate: as the sign-in book was printed last, whoever came or went since; else as it would be now."""
        desk, activity = self._context.desk, self._sitting.activity
        sitting = desk.congresses.voting_sitting(self._congress)
        printed = desk.sheets.of(activity) if activity is not None else []
        if not printed and sitting is not None and sitting.activity is not None:
            printed = desk.sheets.of(sitting.activity)
        if printed:
            return {row: person for row, person in printed[0].rows.items() if person is not None}
        return dict(enumerate(desk.congresses.signs_in(self._congress), 1))

    def finish(self) -> None:
        """Writes the roll call; what cannot be read is said below."""
        desk, text, how = self._context.desk, self.line.text().strip(), self.how.value()
        words, held, excused = self.tr("Roll call written"), self.line.text(), self.leave.text()
        if how == "count" and excused.strip():
            self.error.say(self.tr("Of a count alone nobody is named: type the numbers of those here or missing."))
            return
        reading = self.leave
        if how == "came" and not text:
            self.error.say(words_for("required"))
            return
        try:
            order = self._order()
            away = {order[row] for row in parse_row_numbers(excused, max(order, default=0)) if row in order}
            reading = self.line
            rows = parse_row_numbers(text, max(order, default=0)) if text and how != "count" else ()
            named = {order[row] for row in rows if row in order}
            came = named if how == "came" else set(order.values()) - named - away
            if how == "came" and came & away:
                names = "、".join(desk.people.names(came & away).values())
                self.error.say(self.tr("Both here and on leave: {names}").format(names=names))
                return
            self.leave.clear()
            self.line.clear()  # the sittings are read anew with the act: what stands in a field then stays there
            if how == "count":
                done = self._context.act(
                    lambda: desk.congresses.write_call(self._sitting.id, self._congress, text), words
                )
            else:
                done = self._context.act(
                    lambda: desk.congresses.call_roll(self._sitting, self._congress, came, away), words
                )
        except RowNumbersError as error:
            reading.setSelection(error.position, error.length)
            self.error.say(words_of(error))
            return
        except FieldErrors as error:
            self.line.setText(held)
            self.leave.setText(excused)
            self.error.say("\n".join(words_for(code) for code in error.fields.values()))
            return
        if done is None:
            self.leave.setText(excused)
            self.line.setText(held)

"""Who stands on the ballot, in which order, and who supervises and counts; both before it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.congress import Finding, Order
from desktop.services.congress.delegates import Typed
from desktop.services.congress.elections import Vote
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.congresses.delegates import PasteDialog
from desktop.ui.congresses.words import finding_words
from desktop.ui.form import ErrorLine
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.record_words import options, term
from desktop.ui.roles import may_change
from desktop.ui.widgets import Card, Scroll, Segments, button, emptied, label, tool_button


class BallotPart(QWidget):
    """Candidates at the left, workers at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._vote: Vote | None = None
        self._writes = may_change(context.desk, "candidate")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.error = ErrorLine()
        outer.addWidget(self.error)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(12))
        outer.addLayout(columns, 1)
        left, right = Card(self.tr("Candidates")), Card(self.tr("Who supervises and counts"))
        columns.addWidget(left, 3)
        columns.addWidget(right, 2)
        adding = QHBoxLayout()
        self.picker = PersonPicker(context.desk.people.search, self.tr("Add a candidate by name"), visible=4)
        self.picker.picked.connect(self._add)
        self.paste_button = button(self.tr("From a table…"), self.paste, icon_name="table")
        adding.addWidget(self.picker, 1)
        adding.addWidget(self.paste_button)
        left.body.addLayout(adding)
        self.order = Segments(options("name_order"))
        self.order.chosen.connect(self._order)
        left.body.addWidget(self.order)
        self.told = label("", "small", wrap=True)
        left.body.addWidget(self.told)
        self.found = label("", "small", wrap=True, tone="warn")
        left.body.addWidget(self.found)
        after = QHBoxLayout()
        self.equal = button(self.tr("Vote on as many names as seats…"), self._ask_equal, look="link")
        self.again = button(self.tr("Ballots printed again…"), self._ask_reprint, look="link")
        for each in (self.equal, self.again):
            after.addWidget(each)
        after.addStretch(1)
        left.body.addLayout(after)
        names, workers = Scroll(), Scroll()
        self._names, self._workers = names.body, workers.body
        left.body.addWidget(names, 1)
        self.roles = Segments(options("worker_role"))
        right.body.addWidget(self.roles)
        self.worker = PersonPicker(context.desk.people.search, self.tr("Add somebody by name"), visible=4)
        self.worker.picked.connect(self._add_worker)
        right.body.addWidget(self.worker)
        right.body.addWidget(workers, 1)

    def show_vote(self, vote: Vote) -> None:
        """Shows the ballot of a vote."""
        if self._vote is None or self._vote.id != vote.id:
            self.error.say("")
        self._vote = vote
        ballots = self._context.desk.ballots
        open_ = self._writes and ballots.open(vote)
        for widget in (self.picker, self.paste_button, self.order):
            widget.setEnabled(open_)
        self.worker.setEnabled(self._writes and not vote.locked)
        if vote.plan is not None:
            self.order.set_value(vote.plan.rules.order.value)
        told = self.tr("Once ballots are printed, names and order stay.")
        if not open_ and self._writes:
            told = self.tr(
                "Ballots were printed: names and order stay. Who falls out is marked, and ballots are reprinted."
            )
        self.told.setText(told)
        found = self._context.desk.elections.before_count(vote) if not vote.locked else []
        self.found.setText("\n".join(dict.fromkeys(self._words(vote, each) for each in found)))
        self.found.setVisible(bool(found))
        short = any(each.code == "F12" for each in found) and vote.row["mode"] != "equal"
        self.equal.setVisible(short and self._writes)
        withdrew = any(row["withdrawn_on"] for row in vote.candidates.values())
        self.again.setVisible(withdrew and vote.row["printed"] is not None and not vote.locked and self._writes)
        emptied(self._names)
        order = [bytes.fromhex(key) for key in (vote.row["ballot"] or {}).get("candidates", [])]
        rows = [key for key in order if key in vote.candidates]
        for number, key in enumerate(rows, 1):
            self._names.addWidget(self._candidate(vote, number, key, open_))
        self._names.addStretch(1)
        self.picker.set_chosen({row["person"] for row in vote.candidates.values() if row["person"]})
        emptied(self._workers)
        for worker in ballots.workers(vote.id):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(f"{term('worker_role', worker.role)} {worker.name}"), 1)
            if self._writes and not vote.locked:
                tip = self.tr("Take out: {name}").format(name=worker.name)
                row.addWidget(tool_button("x", tip, partial(self._take_worker_out, worker.id, worker.name)))
            self._workers.addWidget(line)
        self._workers.addStretch(1)

    @staticmethod
    def _words(vote: Vote, found: Finding) -> str:
        row = vote.candidates.get(bytes.fromhex(found.place)) if len(found.place) == 32 else None
        return f"{row['name']}: {finding_words(found)}" if row is not None else finding_words(found)

    def _ask_equal(self) -> None:
        words = self.tr("Who agreed to it, and by what?")
        note, taken = QInputDialog.getText(self, self.tr("As many names as seats"), words)
        if taken:
            self.make_equal(note)

    def make_equal(self, note: str) -> None:
        """差额 becomes 等额; ``note``: who agreed."""
        vote, desk = self._vote, self._context.desk
        assert vote is not None
        self._do(lambda: desk.ballots.set_mode(vote.id, "equal", note), self.tr("As many names as seats"))

    def _ask_reprint(self) -> None:
        vote = self._vote
        assert vote is not None
        words = self.tr("How many were printed again? Those of before count as destroyed.")
        number, taken = QInputDialog.getInt(self, self.tr("Ballots printed again"), words, vote.row["printed"] or 0, 1)
        if taken:
            self._do(lambda: self._context.desk.ballots.reprint(vote.id, number), self.tr("Written down"))

    def _candidate(self, vote: Vote, number: int, key: bytes, open_: bool) -> QWidget:
        line, row = QWidget(), vote.candidates[key]
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        name = row["name"] or ""
        box.addWidget(label(f"{number}. {name}"), 1)
        if row["withdrawn_on"]:
            box.addWidget(label(self.tr("withdrew"), "muted", tone="warn"))
        if open_:
            tip = self.tr("Take out: {name}").format(name=name)
            box.addWidget(tool_button("x", tip, partial(self._take_out, key)))
        elif self._writes and not vote.locked:
            words = self.tr("Stands after all") if row["withdrawn_on"] else self.tr("Withdraws")
            box.addWidget(button(words, partial(self._withdraw, key, bool(row["withdrawn_on"])), look="link"))
        return line

    # --- what is done -----------------------------------------------------------------------------------------------

    def _do(self, write: Callable[[], W], words: str) -> W | None:
        self.error.say("")
        try:
            return self._context.act(write, words)
        except FieldErrors as found:
            self.error.say("\n".join(words_for(code) for code in found.fields.values()))
            return None

    def _add(self, person: bytes) -> None:
        vote, desk = self._vote, self._context.desk
        assert vote is not None
        name = desk.people.name(person)
        self._do(lambda: desk.ballots.add(vote.id, [(person, name)]), self.tr("Candidate: {name}").format(name=name))

    def paste(self) -> PasteDialog:
        """Candidates from a table."""
        dialog = PasteDialog(self._context, self.tr("Candidates from a table"), self._take_in, self)
        dialog.open()
        return dialog

    def _take_in(self, lines: Sequence[Typed]) -> bool:
        vote, desk = self._vote, self._context.desk
        assert vote is not None
        given = [(line.people[0], line.name) for line in lines]
        words = self.tr("%n candidates taken in", "", len(given))
        return self._do(lambda: desk.ballots.add(vote.id, given), words) is not None

    def _order(self, order: str) -> None:
        vote, desk = self._vote, self._context.desk
        if vote is None or vote.plan is None:
            return
        rules = replace(vote.plan.rules, order=Order(order))
        self._do(lambda: desk.ballots.set_rules(vote.id, rules), self.tr("Names put in order"))

    def _take_out(self, candidate: bytes) -> None:
        vote, desk = self._vote, self._context.desk
        assert vote is not None
        self._do(lambda: desk.ballots.take_out(vote.id, candidate), self.tr("Taken out"))

    def _withdraw(self, candidate: bytes, back: bool) -> None:
        vote, desk = self._vote, self._context.desk
        assert vote is not None
        self._do(lambda: desk.ballots.withdraw(vote.id, candidate, back=back), self.tr("Written down"))

    def _add_worker(self, person: bytes) -> None:
        vote, desk, role = self._vote, self._context.desk, self.roles.value()
        assert vote is not None
        words = f"{term('worker_role', role)}: {desk.people.name(person)}"
        self._do(lambda: desk.ballots.add_worker(vote.id, person, role), words)

    def _take_worker_out(self, row: bytes, name: str) -> None:
        desk = self._context.desk
        self._do(lambda: desk.ballots.take_worker_out(row, name), self.tr("Taken out"))

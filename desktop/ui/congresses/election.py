"""One election: who stands and counts, where the ballots went, the count typed twice, the result and what follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, KnownError
from desktop.services.congress import Finding
from desktop.services.congress.elections import Vote
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.congresses.ballot import BallotPart
from desktop.ui.congresses.count import CountPart, draft_key
from desktop.ui.congresses.words import finding_words, outcome_words, state_words, vote_words, why_words
from desktop.ui.elided import Elided
from desktop.ui.files.panel import FilesPanel
from desktop.ui.form import ErrorLine
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.widgets import Pill, Scroll, Segments, button, emptied, label


class ElectionView(QWidget):
    """``papers``: as of the congress. ``opened``: another election is to be shown."""

    papers = Signal(str, str, object)
    opened = Signal(bytes)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.election: bytes | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        head = QHBoxLayout()
        self.title = Elided("", "heading")
        self.state = Pill()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        outer.addLayout(head)
        self.parts = Segments(
            [("ballot", self.tr("Ballot and workers")), ("count", self.tr("Count")), ("result", self.tr("Result"))]
        )
        self.parts.chosen.connect(self.show_part)
        outer.addWidget(self.parts)
        self.ballot = BallotPart(context)
        self.count = CountPart(context)
        self.count.finished.connect(self._on_counted)
        self.result = ResultPart(context)
        self.result.papers.connect(self.papers)
        self.result.opened.connect(self.opened)
        self._stack = QStackedWidget()
        for part in (self.ballot, self.count, self.result):
            self._stack.addWidget(part)
        outer.addWidget(self._stack, 1)

    def show_election(self, id: bytes) -> None:
        """Shows an election where one goes on with it."""
        if id != self.election:
            self.leave()
        self.election = id
        vote = self._context.desk.elections.get(id)
        begun = vote.row["printed"] is not None or vote.typings or self._context.desk.drafts.get(draft_key(id))
        self.show_part("result" if vote.locked else "count" if begun else "ballot")

    def show_part(self, key: str) -> None:
        """One of its parts."""
        self.parts.set_value(key)
        self._stack.setCurrentWidget(getattr(self, key))
        self.refresh()

    def refresh(self) -> None:
        """Reads it anew; what is being typed stays."""
        if self.election is None:
            return
        try:
            vote = self._context.desk.elections.get(self.election)
        except KnownError:
            self.election = None
            return
        seats, standing = vote.row["seats"] or 0, sum(not r["written"] for r in vote.candidates.values())
        words = self.tr("{vote}: {seats} seats, {n} candidates").format(vote=vote_words(vote), seats=seats, n=standing)
        self.title.setText(words)
        self.state.show_status(*state_words(vote))
        current = self._stack.currentWidget()
        if isinstance(current, (BallotPart, CountPart, ResultPart)):
            current.show_vote(vote)

    def _on_counted(self) -> None:
        self.show_part("result")

    def leave(self) -> None:
        """Another is shown: what was typed stays a draft."""
        self.count.leave()

    def flush(self) -> None:
        """What is being typed stays a draft."""
        self.count.keep()


class ResultPart(QWidget):
    """The outcome in words, locked; its sheet, its posts, and what follows or takes its place."""

    papers = Signal(str, str, object)
    opened = Signal(bytes)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._writes = may_change(context.desk, "election")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(margin=8)
        outer.addWidget(self._scroll, 1)
        self._told = QVBoxLayout()
        self._scroll.body.addLayout(self._told)
        self.files = FilesPanel(context, "election")  # the signed sheet, as a photo
        self._scroll.body.addWidget(self.files)
        self._scroll.body.addStretch(1)
        self.error = ErrorLine()
        outer.addWidget(self.error)

    def show_vote(self, vote: Vote) -> None:
        """Shows a vote's result, or why there is none."""
        elections, body = self._context.desk.elections, self._told
        emptied(body)
        self.error.say("")
        if vote.superseded_by is not None:
            row = QHBoxLayout()
            row.addWidget(label(self.tr("Another election stands in the place of this one."), wrap=True), 1)
            row.addWidget(button(self.tr("Open it"), partial(self.opened.emit, vote.superseded_by)))
            body.addLayout(row)
        if vote.row["supersedes"]:
            words = self.tr("It stands in the place of an earlier one: {reason}").format(
                reason=vote.row["reason"] or ""
            )
            body.addWidget(label(words, "muted", wrap=True))
        if not vote.locked:
            why = elections.why_not(vote)
            words = words_for(why) if why else self.tr("Everything is there: lock the result on the part “Count”.")
            body.addWidget(label(words, wrap=True))
        else:
            self._locked(vote)
        stage, seats, keys = elections.following(vote)
        if stage and self._writes:
            words = self.tr("Next: {stage}, {seats} seats, {n} names").format(
                stage=term("election_stage", stage), seats=seats, n=len(keys)
            )
            self.next = button(words, partial(self._follow, vote.id), look="primary")
            body.addWidget(self.next)
        self.files.show_record(vote.id)

    def _locked(self, vote: Vote) -> None:
        body, whole = self._told, vote.row["outcome"]
        body.addWidget(label(outcome_words(vote, whole), "heading", wrap=True))
        if not vote.readable:
            return
        code = self.tr("Code of the sheet: {code}").format(code=whole["code"])
        body.addWidget(label(code, "small"))
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        self.sheet = button(self.tr("Result sheet"), partial(self._print, vote), look="primary", icon_name="printer")
        acts.addWidget(self.sheet)
        if self._writes:
            self._acts(vote, acts)
        acts.addStretch(1)
        body.addLayout(acts)
        body.addLayout(self._printed_code(whole["code"]))
        for each in whole["results"]:
            row = vote.candidates.get(bytes.fromhex(each["candidate"])) or {}
            words = self.tr("{name}: {votes} for, {against} against, {abstained} abstaining").format(
                name=row.get("name") or "",
                votes=each["votes"],
                against="–" if each["against"] is None else each["against"],
                abstained="–" if each["abstained"] is None else each["abstained"],
            )
            elected = each["why"] in ("majority", "most_votes", "fewer_against")
            line = QHBoxLayout()
            line.addWidget(label(words), 1)
            line.addWidget(Pill(why_words(each["why"]), "accent" if elected else "neutral"))
            body.addLayout(line)
            if row.get("written") and not row.get("person") and self._writes:
                body.addWidget(self._who(bytes.fromhex(each["candidate"]), row.get("name") or ""))

    def _printed_code(self, code: str) -> QHBoxLayout:
        """A field for the code on a printed sheet: whether that sheet says what was locked (F14)."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.printed, self.compared = LineEdit(), label("", "small", wrap=True)
        self.printed.setFixedWidth(theme.px(152))
        self.printed.setPlaceholderText(self.tr("Code on a printed sheet"))
        self.printed.setAccessibleName(self.tr("Code on a printed sheet"))
        self.printed.submitted.connect(partial(self.compare, code))
        row.addWidget(self.printed)
        row.addWidget(button(self.tr("Compare"), partial(self.compare, code), look="flat"))
        row.addWidget(self.compared, 1)
        return row

    def compare(self, code: str) -> None:
        """Says whether the code that was typed is that of the locked figures."""
        typed = "".join(self.printed.text().split()).upper()
        if not typed:
            self.compared.setText("")
        elif typed == code.upper():
            self.compared.setText(self.tr("The sheet carries the locked figures."))
        else:
            self.compared.setText(finding_words(Finding("F14", "code")))

    def _who(self, candidate: bytes, name: str) -> PersonPicker:
        """Asks whom a written name means: somebody on the roster, or a newcomer by Enter."""
        ballots, people = self._context.desk.ballots, self._context.desk.people
        words = self.tr("{name} was written in: who is she? Enter puts a newcomer on the roster").format(name=name)
        made = PersonPicker(people.search, words, visible=4)
        told = self.tr("Written down: {name}").format(name=name)
        made.picked.connect(lambda person: self._do(lambda: ballots.identify(candidate, name, person), told))
        made.unknown.connect(lambda line: self._do(lambda: ballots.identify(candidate, line), told))
        self.who = made
        return made

    def _acts(self, vote: Vote, acts: QHBoxLayout) -> None:
        elections = self._context.desk.elections
        proposed, ending = elections.proposed(vote.id), elections.to_end(vote.id)
        if proposed:
            words = self.tr("Make %n posts of it", "", len(proposed))
            self.appoint = button(words, partial(self._appoint, vote))
            acts.addWidget(self.appoint)
        if ending:
            words = self.tr("%n posts came of it: end them", "", len(ending))
            acts.addWidget(button(words, partial(self._end, vote)))
        if vote.superseded_by is None:
            self.correct = button(self.tr("A figure was wrong…"), partial(self._supersede, vote.id), look="flat")
            acts.addWidget(self.correct)
        self.announced = LineEdit()
        self.announced.setFixedWidth(theme.px(88))
        self.announced.setPlaceholderText("11:42")
        self.announced.setText((vote.row["announced_at"] or "").partition("T")[2][:5])
        self.announced.setAccessibleName(self.tr("Read out at"))
        self.announced.submitted.connect(partial(self._announce, vote.id))
        acts.addWidget(label(self.tr("Read out at"), "muted"))
        acts.addWidget(self.announced)

    # --- what is done -----------------------------------------------------------------------------------------------

    def _do(self, write: Callable[[], W], words: str) -> W | None:
        try:
            return self._context.act(write, words)
        except FieldErrors as found:
            self.error.say("\n".join(words_for(code) for code in found.fields.values()))
            return None

    def _print(self, vote: Vote) -> None:
        from desktop.documents.congress_papers import result_of, set_sheets

        data = result_of(self._context.desk, vote.id)
        self.papers.emit(data.title, data.code, partial(set_sheets, data))

    def _appoint(self, vote: Vote) -> None:
        congress = self._context.desk.congresses.get(vote.row["congress"] or b"") or {}
        day = congress.get("day") or self._context.today().isoformat()
        elections = self._context.desk.elections
        self._do(lambda: elections.appoint(vote.id, day), self.tr("Posts made"))

    def _end(self, vote: Vote) -> None:
        elections = self._context.desk.elections
        self._do(lambda: elections.end_made(vote.id), self.tr("Posts taken back"))

    def _announce(self, id: bytes) -> None:
        text, elections = self.announced.text(), self._context.desk.elections
        self._do(lambda: elections.announce(id, text), self.tr("Written down"))

    def _supersede(self, id: bytes) -> None:
        words = self.tr(
            "Which figure was wrong, and why? The locked result stays as it is; another stands in its place."
        )
        reason, taken = QInputDialog.getText(self, self.tr("Another election in its place"), words)
        if taken:
            self.supersede(id, reason)

    def supersede(self, id: bytes, reason: str) -> None:
        """Another election in the place of one, for a reason."""
        elections = self._context.desk.elections
        done = self._do(lambda: elections.supersede(id, reason), self.tr("Another election stands in its place"))
        if done is not None:
            self.opened.emit(done.id)

    def _follow(self, id: bytes) -> None:
        elections = self._context.desk.elections
        done = self._do(lambda: elections.follow(id), self.tr("The vote that follows was begun"))
        if done is not None:
            self.opened.emit(done.id)

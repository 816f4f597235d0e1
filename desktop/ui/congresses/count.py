"""The count typed twice: hall, box and names in one column after another, Enter goes down, and empty is not 0.

What is typed is a draft until a pass is finished; each pass is one typing of one person. Where the two typings differ,
both stand side by side and one is picked; then the result is locked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, KnownError
from desktop.services.congress import Ballots, Finding, Method, Tally, quorum
from desktop.services.congress.elections import BOX, HALL, Vote
from desktop.services.validation import check_number
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.congresses.words import cell_words, figure_words, finding_words, quorum_words
from desktop.ui.down_field import DownField, go_on
from desktop.ui.form import ErrorLine
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for, words_of
from desktop.ui.page import Context
from desktop.ui.record_words import field_words
from desktop.ui.roles import may_change
from desktop.ui.widgets import Ask, Scroll, button, emptied, label

NAME: Final = 128


class CountPart(QWidget):
    """``finished``: the result was locked."""

    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._writes = may_change(context.desk, "election_count")
        self.vote: Vote | None = None
        self._shown: tuple[object, ...] = ()
        self._typed: dict[str, str] = {}
        self._correcting: bytes | None = None  # the typing that is typed over, None for a new one
        self.picked: dict[str, int] = {}
        self.fields: dict[str, DownField] = {}
        self.picks: list[QWidget] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        self.told = label("", wrap=True)
        outer.addWidget(self.told)
        scroll = Scroll(margin=4)
        self._body = scroll.body
        outer.addWidget(scroll, 1)
        self.error = ErrorLine()
        outer.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.at = LineEdit()
        self.at.setFixedWidth(theme.px(88))
        self.at.setPlaceholderText("11:30")
        self.at.setAccessibleName(self.tr("Counted at, by the paper"))
        row.addWidget(label(self.tr("Counted at, by the paper"), "muted"))
        row.addWidget(self.at)
        row.addStretch(1)
        self.again = button(self.tr("Correct the last typing"), self._correct, look="flat")
        self.done = button("", self.finish, look="primary")
        self.lock_button = button(self.tr("Lock the result"), self.ask_lock, look="primary")
        for widget in (self.again, self.done, self.lock_button):
            row.addWidget(widget)
        outer.addLayout(row)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_vote(self, vote: Vote) -> None:
        """Shows a vote; the fields stay where the names are the same, so that nobody's typing is lost."""
        if self.vote is None or self.vote.id != vote.id:
            self.vote, self._typed, self._correcting, self.picked = vote, {}, None, {}
            self.error.say("")
            self._resume()
            self._shown = ()
        self.vote = vote
        shown = (
            vote.id,
            tuple(key for key, _ in self._keys()),
            len(vote.typings),
            self._correcting,
            tuple(vote.differing),
        )
        if shown != self._shown:
            self._shown = shown
            held = next((cell for cell, field in self.fields.items() if field.line.hasFocus()), "")
            self._lay_out()
            if held in self.fields:  # another laptop's typing came: she goes on where she was
                _go_to(self.fields[held])
        self._show_state()

    def _keys(self) -> list[tuple[str, bool]]:
        """The names as they stand on the sheet: key, and whether she was written in."""
        assert self.vote is not None
        order: list[str] = list((self.vote.row["ballot"] or {}).get("candidates", ()))
        known = {key.hex(): bool(row["written"]) for key, row in self.vote.candidates.items()}
        standing = [key for key in order if key in known]
        rest = [key for key in known if key not in standing]
        return [(key, known[key]) for key in [*standing, *rest]]

    @property
    def _hands(self) -> bool:
        return self.vote is not None and self.vote.plan is not None and self.vote.plan.method is Method.HANDS

    @property
    def _whole_list(self) -> bool:
        """Whether one line is typed for all names: a show of hands by rules that have it so."""
        return (
            self._hands and self.vote is not None and self.vote.plan is not None and self.vote.plan.rules.hands_for_list
        )

    def _lines(self) -> list[tuple[str, bool]]:
        """The names of which somebody types figures."""
        keys = self._keys()
        return keys[:1] if self._whole_list else keys

    @property
    def typing(self) -> bool:
        """Whether a pass is being typed: the first, the second, or one that is corrected."""
        assert self.vote is not None
        passes = 1 if self._hands else 2
        return not self.vote.locked and (len(self.vote.typings) < passes or self._correcting is not None)

    def _lay_out(self) -> None:
        vote = self.vote
        assert vote is not None
        emptied(self._body)
        self.fields, self.picks = {}, []
        if self.typing:
            self._lay_hall()
            self._lay_names()
        elif not vote.locked and vote.differing:
            self._lay_differences()
        self._findings = label("", wrap=True, tone="warn")
        self._body.addWidget(self._findings)
        self._body.addStretch(1)

    def _lay_hall(self) -> None:
        vote = self.vote
        assert vote is not None
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        names = [*(HALL[:2] if self._hands else HALL), *(() if self._hands else BOX)]
        call = self._context.desk.congresses.last_call(vote.row["congress"]) if vote.row["congress"] else None
        known: dict[str, int | None] = {name: vote.row[name] for name in HALL}
        if call is not None and vote.row["present"] is None and vote.row["office"] == "P4":
            known |= {"due": call.due, "present": call.present}
        for at, name in enumerate(names):
            row, column = divmod(at, 4)
            grid.addWidget(label(field_words(name, "election"), "muted"), 2 * row, column)
            field = self._field(name, field_words(name, "election"))
            held = known.get(name)
            if name not in self._typed and held is not None:
                field.set_text(str(held))
                if vote.row[name] is None:
                    self._typed[name] = str(held)
            grid.addWidget(field, 2 * row + 1, column)
        grid.setColumnStretch(4, 1)
        self._body.addLayout(grid)

    def _lay_names(self) -> None:
        vote = self.vote
        assert vote is not None
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        figures = ("votes", "against", "abstained") if self._hands else ("votes", "against")
        for column, figure in enumerate(figures, 1):
            grid.addWidget(label(figure_words(figure), "muted"), 0, column)
        for row, (key, written) in enumerate(self._lines(), 1):
            name = vote.candidates[bytes.fromhex(key)]["name"] or ""
            if self._whole_list:
                name = self.tr("The whole list")
            made = label(f"{row}. {name}" if not written else f"{row}. {name} ✎")
            made.setFixedWidth(theme.px(NAME))
            grid.addWidget(made, row, 0)
            for column, figure in enumerate(figures, 1):
                if written and figure != "votes":
                    continue
                grid.addWidget(self._field(f"{key}.{figure}", f"{name} {figure_words(figure)}"), row, column)
        grid.setColumnStretch(len(figures) + 1, 1)
        self._body.addLayout(grid)
        if self._writes:
            line = QHBoxLayout()
            self.written = LineEdit()
            self.written.setPlaceholderText(self.tr("Another name that was written in, Enter"))
            self.written.setAccessibleName(self.tr("Another name that was written in"))
            self.written.submitted.connect(self._write_in)
            self.written.setFixedWidth(theme.px(320))
            line.addWidget(self.written)
            line.addStretch(1)
            self._body.addLayout(line)

    def _field(self, cell: str, words: str) -> DownField:
        field = self.fields[cell] = DownField(words, lambda text: check_number(text).error)
        field.line.setReadOnly(not self._writes)
        field.set_text(self._typed.get(cell, ""))
        field.edited.connect(partial(self._on_edited, cell))
        field.line.left.connect(partial(self._on_left, cell))
        field.moved.connect(lambda step, field=field: go_on(self.order(), field, step, self.done))
        return field

    def order(self) -> list[DownField]:
        """The fields as Enter goes through them: hall and box, then down the column for, then down the others."""
        box = [self.fields[name] for name in (*HALL, *BOX) if name in self.fields]
        found = list(box)
        for figure in ("votes", "against", "abstained"):
            found += [field for cell, field in self.fields.items() if cell.endswith(f".{figure}")]
        return found

    def _lay_differences(self) -> None:
        """Both typings of each cell that they do not give alike; one is picked by its button."""
        vote = self.vote
        assert vote is not None
        self._body.addWidget(
            label(self.tr("The two typings differ. Look at the sheet, and pick what stands there."), "heading")
        )
        one, other = vote.typings[-2].cells, vote.typings[-1].cells
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        for row, cell in enumerate(vote.differing):
            grid.addWidget(label(cell_words(vote, cell)), row, 0)
            for column, number in enumerate((one.get(cell), other.get(cell)), 1):
                words = self.tr("empty") if number is None else str(number)
                pick = button(words, partial(self._pick, cell, number), look="chip")
                pick.setCheckable(True)
                pick.setEnabled(number is not None and self._writes)
                pick.setChecked(number is not None and self.picked.get(cell) == number)
                pick.setAccessibleName(f"{cell_words(vote, cell)} {words}")
                grid.addWidget(pick, row, column)
                pick.setProperty("cell", cell)
                if number is not None:
                    self.picks.append(pick)
        grid.setColumnStretch(3, 1)
        self._body.addLayout(grid)

    def _pick(self, cell: str, number: int | None) -> None:
        if number is None:
            return
        self.picked[cell] = number
        self._lay_out()
        self._show_state()
        vote = self.vote
        assert vote is not None
        done = all(each in self.picked for each in vote.differing)
        following = [pick for pick in self.picks if pick.property("cell") not in self.picked]
        _go_to(self.lock_button if done or not following else following[0])

    def _show_state(self) -> None:
        vote = self.vote
        assert vote is not None
        number = len(vote.typings) + 1 if self._correcting is None else len(vote.typings)
        if vote.locked:
            told = self.tr("The result is locked; a correction is another election in its place.")
        elif self._hands:
            told = self.tr(
                "A show of hands: type it once. Enter goes down; for, against and abstaining are those present."
            )
        elif self.typing and number == 1:
            told = self.tr(
                "First pass: type what stands on the sheet. Enter goes down; empty is not 0, type the zeros too."
            )
        elif self.typing:
            told = self.tr(
                "Second pass: type the sheet once more, without looking at the first. What differs is shown."
            )
        elif vote.differing:
            told = self.tr("%n cells differ", "", len(vote.differing))
        else:
            told = self.tr("Both typings agree. Lock the result.")
        self.told.setText(told + self._hall_words())
        passes = {1: self.tr("First pass finished"), 2: self.tr("Second pass finished")}
        self.done.setText(self.tr("Typed") if self._hands else passes.get(number, self.tr("Typed")))
        self.done.setVisible(self.typing)
        self.done.setEnabled(self._writes)
        self.at.setEnabled(self.typing)
        ready = not self.typing and not vote.locked and vote.superseded_by is None
        self.lock_button.setVisible(ready)
        self.lock_button.setEnabled(self._writes and all(cell in self.picked for cell in vote.differing))
        self.again.setVisible(self._correcting is None and bool(vote.typings) and not vote.locked and self._writes)
        self._show_findings()

    def _hall_words(self) -> str:
        vote = self.vote
        assert vote is not None
        due, present = self._number("due"), self._number("present")
        if vote.plan is None or due is None or present is None:
            return ""
        return " · " + quorum_words(due, present, quorum(vote.plan.rules, due, present))

    def _number(self, cell: str) -> int | None:
        checked = check_number(self._typed.get(cell, ""))
        if checked.value is not None and not checked.error:
            return checked.value
        held: int | None = self.vote.row[cell] if self.vote is not None and cell in HALL else None
        return held

    def _show_findings(self) -> None:
        """What stands beside the fields: of what is being typed as far as it goes, else of the typings as they are."""
        vote = self.vote
        assert vote is not None
        if vote.plan is None:
            self._findings.setText(words_for("election_newer"))
            return
        if self.typing:
            found = [each for each in self._checked(vote) if each.code != "F9"]
        else:
            found = self._context.desk.elections.findings(vote.id) if not vote.locked else []
        shown: dict[str, str] = {}
        for each in found:
            shown.setdefault(each.place, finding_words(each))
        for cell, field in self.fields.items():
            key, _, figure = cell.rpartition(".")
            words = shown.get(cell) or (shown.get(key) if figure == "votes" else "") or ""
            field.say_beside(words.partition(" · ")[0], words, warn=bool(words))
        self._findings.setText("\n".join(dict.fromkeys(self._told(vote, each) for each in found)))

    def _told(self, vote: Vote, found: Finding) -> str:
        words = finding_words(found)
        key = found.place.partition(".")[0]
        row = vote.candidates.get(bytes.fromhex(key)) if len(key) == 32 else None
        return f"{row['name']}: {words}" if row is not None else words

    def _checked(self, vote: Vote) -> list[Finding]:
        return self._context.desk.elections.checked(vote, self._ballots(), self._tallies(vote))

    def _ballots(self) -> Ballots:
        return Ballots(**{name: self._number(name) for name in (*HALL, *BOX)})

    def _tallies(self, vote: Vote) -> list[Tally]:
        found = []
        for key, written in self._lines():
            row = vote.candidates[bytes.fromhex(key)]
            votes, against, abstained = (self._number(f"{key}.{name}") for name in ("votes", "against", "abstained"))
            withdrawn = row["withdrawn_on"] is not None
            found.append(Tally(key, votes, against, abstained, row["person"], written, withdrawn))
        return found

    # --- typing -----------------------------------------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """The draft of this laptop's typing of the vote."""
        assert self.vote is not None
        return draft_key(self.vote.id)

    def _resume(self) -> None:
        """Goes on with what was typed before the program ended: a correction stays one, or the second pass would begin
        with the figures of the first."""
        body = self._context.desk.drafts.get(self.draft_key) or {}
        values = body.get("values")
        if isinstance(values, dict) and self.vote is not None:
            self._typed = {name: text for name, text in values.items() if isinstance(text, str)}
            corrected = body.get("corrects")
            self._correcting = next((each.id for each in self.vote.typings if each.id.hex() == corrected), None)

    def keep(self) -> None:
        """What is typed, as a draft; nothing typed is no draft."""
        if self.vote is None:
            return
        drafts, key = self._context.desk.drafts, self.draft_key
        if not self._typed:
            self._context.keep(lambda: drafts.drop(key))
            return
        body = {"title": self._context.desk.congresses.title(self.vote.row["congress"]), "values": dict(self._typed)}
        if self._correcting is not None:
            body["corrects"] = self._correcting.hex()
        self._context.keep_soon(lambda: drafts.put_soon(key, body), receiver=self)

    def _on_edited(self, cell: str) -> None:
        text = self.fields[cell].text()
        if text:
            self._typed[cell] = text
        else:
            self._typed.pop(cell, None)
        self.keep()

    def _on_left(self, _cell: str) -> None:
        if self.vote is not None:  # the keyboard goes on as the vote is left
            self._show_state()

    def leave(self) -> None:
        """Another is shown: what was typed stays a draft."""
        if self.vote is not None and self._typed and self.typing:
            self.keep()
        self.vote, self._shown = None, ()

    def _write_in(self) -> None:
        """A written name, and straight to its count."""
        vote, text = self.vote, self.written.text().strip()
        assert vote is not None
        people = self._context.desk.people.named(text)
        person = people[0] if len(people) == 1 else None
        elections = self._context.desk.elections
        done = self._do(
            lambda: elections.write_in(vote.id, text, person), self.tr("Written in: {name}").format(name=text)
        )
        if done is None:
            return
        self.show_vote(elections.get(vote.id))
        typed = self.fields.get(f"{done.id.hex()}.votes")
        if typed is not None:
            _go_to(typed)

    def _correct(self) -> None:
        """The last typing once more in the fields."""
        vote = self.vote
        assert vote is not None
        last = vote.typings[-1]
        self._correcting = last.id
        self._typed = {cell: str(number) for cell, number in last.cells.items() if number is not None}
        self._shown = ()
        self.show_vote(vote)

    def _do(self, write: Callable[[], W], words: str) -> W | None:
        self.error.say("")
        try:
            return self._context.act(write, words, failed=lambda found: self.error.say(words_of(found)))
        except FieldErrors as found:
            bad = [self.fields[cell] for cell in found.fields if cell in self.fields]
            for field in bad:
                field.check()
            if bad:
                bad[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.error.say("\n".join(dict.fromkeys(words_for(code) for code in found.fields.values())))
            return None

    def finish(self) -> None:
        """This pass is typed: it is written as one typing, whatever the checks say."""
        vote, elections = self.vote, self._context.desk.elections
        assert vote is not None
        hall: dict[str, str | None] = {name: self.fields[name].text() for name in HALL if name in self.fields}
        box = {cell: self._typed.get(cell) for cell in self.fields if cell not in HALL}
        if self._whole_list:
            line = self._lines()[0][0]
            figures = {cell.partition(".")[2]: text for cell, text in box.items() if cell.startswith(line)}
            box |= {f"{key}.{figure}": text for key, _ in self._keys() for figure, text in figures.items()}
        at, count = self.at.text(), self._correcting
        done = self._do(lambda: elections.type_pass(vote.id, hall, box, count, at), self.tr("Typing written"))
        if done is None:
            return
        self._typed, self._correcting, self._shown = {}, None, ()
        self.keep()
        self.show_vote(elections.get(vote.id))
        order = self.order()
        if order:
            first = next((field for field in order if not field.text()), order[0])
            _go_to(first)
        else:
            _go_to(self.picks[0] if self.picks else self.lock_button)

    # --- locking ----------------------------------------------------------------------------------------------------

    def ask_lock(self) -> None:
        """Locks the result; where a check found something it asks first."""
        vote = self.vote
        assert vote is not None
        elections = self._context.desk.elections
        try:
            _, tallies, ballots = elections.preview(vote.id, self.picked)
        except KnownError:
            self.lock()  # which says why there is no outcome
            return
        found = [each for each in elections.checked(vote, ballots, tallies) if each.error]
        if not found:
            self.lock()
            return
        words = "\n".join(self._told(vote, each) for each in found)
        ask = Ask(
            self,
            self.tr("Lock it all the same?"),
            words,
            [("lock", self.tr("Lock"), "primary"), ("", self.tr("Not yet"), "")],
        )
        ask.finished.connect(lambda _code: self.lock() if ask.answer == "lock" else None)
        self._asked = ask
        ask.open()

    def lock(self) -> None:
        """Locks what the typings give, with what was picked."""
        vote, picked, elections = self.vote, dict(self.picked), self._context.desk.elections
        assert vote is not None
        if self._do(lambda: elections.lock(vote.id, picked), self.tr("Result locked")) is not None:
            self.finished.emit()


def draft_key(election: bytes) -> str:
    """The draft of this laptop's typing of a vote."""
    return f"election_count.new-{election.hex()}"


def _go_to(widget: QWidget) -> None:
    """The keyboard goes to a widget that was laid out just now: it is shown first, for what is not seen takes none."""
    widget.show()
    widget.setFocus(Qt.FocusReason.TabFocusReason)

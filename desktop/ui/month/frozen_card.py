"""定稿与上报: where a term's report is, what one can do with it, and what changed since it was frozen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services import Changes
from desktop.services.figures import Term
from desktop.services.reporting.reports import SMALL, Look, Prepared, State, Tie, Version
from desktop.ui.month.freeze_dialogs import DifferencesDialog, FreezeDialog, GoesUpDialog, SendDialog, WithdrawDialog
from desktop.ui.month.frozen_tables import edition_words
from desktop.ui.month.report_words import (
    carried_words,
    event_words,
    figure_name,
    state_words,
    tie_words,
    version_words,
)
from desktop.ui.month.words import signed_words, term_words
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.widgets import Card, Flow, Pill, button, emptied, label

#: So many figures of a difference stand on the card; all are in its list.
SHOWN = 4
#: Figures whose way from the months to the year is told.
TIED = ("act.count", "act.heads", "act.women", "visit.count", "visit.households")


class FrozenCard(Card):
    """Reads by itself what it shows: ``show_term``. ``read``: it shows what stands now; ``not_read``: it could not."""

    read = Signal()
    not_read = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__("x")
        self.setParent(page)
        self.heading.setText(self.tr("Freeze and send up"))
        self._context, self._page = context, page
        self.look: Look | None = None
        self._term: Term | None = None
        self._asked, self._answered = 0, 0
        self._state = Pill()
        self.action_row.addWidget(self._state)
        self._state.hide()

    @property
    def standing(self) -> Version | None:
        """The version that counts for the term that is shown."""
        return None if self.look is None else self.look.standing

    def show_term(self, term: Term) -> None:
        """Reads a term's report on another thread."""
        self._term = term
        if self.look is not None and self.look.term != term:
            self.look = None
        desk, own = self._context.desk, self._context.settings.closing_day
        self._asked += 1
        show, failed = partial(self._show, self._asked), partial(self._on_not_read, self._asked)
        jobs.run(lambda _task: desk.reports.look(term, own), show, failed, self)

    def tells(self, term: Term) -> bool:
        """Whether what is shown is this term's, and read since it was asked for last."""
        return self._asked == self._answered and self.look is not None and self.look.term == term

    def _on_not_read(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self._context.window.notify.error(error, self._read_again)
            self.not_read.emit()

    def _read_again(self) -> None:
        if self._term is not None:
            self.show_term(self._term)

    def _show(self, asked: int, look: Look) -> None:
        if asked != self._asked:
            return  # she went on to another one meanwhile, or something was written since
        self.look, self._answered = look, asked
        emptied(self.body)
        standing, today = look.standing, self._context.today()
        self._state.hide()
        if standing is None:
            self._say(self.tr("Not frozen yet. Once it is, its numbers stay, and what changes later is listed."))
        else:
            self._state.show_status(*state_words(standing.state))
            if standing.frozen is None:
                self._say(self.tr("A newer version of this program froze it; update to read it."))
            else:
                edition = edition_words(standing.frozen, standing.number, today)
                self._say(" · ".join(part for part in (edition, standing.frozen.by) if part))
                if standing.frozen.at[:10] < standing.frozen.period.first.isoformat():
                    self._say(self.tr("The clock of that computer was wrong: it was frozen before the period began."))
        for version in look.versions:
            for line in event_words(version, today, beginning=standing is None or version.id != standing.id):
                self._say(f"{version_words(version.number)}　{line}", "small")
        if not self._context.desk.records.is_offered("report_event"):
            self._say(self.tr("Reports can be frozen here once the banner's server is upgraded."), "small")
        self._buttons(look)
        self._changes(look)
        self._ties(look.ties)
        self.read.emit()

    def _say(self, words: str, look: str = "") -> None:
        self.body.addWidget(label(words, look, wrap=True))

    def _row(self, buttons: list[tuple[str, Callable[[], object], str]]) -> None:
        if not buttons:
            return
        row = QWidget()
        row.setProperty("look", "clear")
        flow = Flow(row, 8)
        for words, clicked, look in buttons:
            flow.addWidget(button(words, clicked, look=look))
        self.body.addWidget(row)

    def _buttons(self, look: Look) -> None:
        standing, buttons = look.standing, list[tuple[str, Callable[[], object], str]]()
        may = may_change(self._context.desk, "report", "report_event")
        if standing is not None and standing.frozen is not None:
            buttons.append((self.tr("What the level above sees…"), self.show_what_goes_up, ""))
        if may and standing is None:
            words = self.tr("Freeze as {version}…") if look.versions else self.tr("Freeze…")
            buttons.insert(0, (words.format(version=version_words(look.following)), self.ask_to_freeze, "primary"))
        if may and standing is not None:
            if standing.state is State.RETURNED:
                words = self.tr("Correct it as {version}…").format(version=version_words(look.following))
                buttons.insert(0, (words, self.ask_to_freeze, "primary"))
            elif standing.state in (State.FROZEN, State.SENT):
                buttons.insert(0, (self.tr("Note that it went up…"), self.ask_how_it_went, ""))
            if standing.may_be_withdrawn:
                buttons.append((self.tr("Take it back…"), self.ask_to_withdraw, ""))
        self._row(buttons)

    def _changes(self, look: Look) -> None:
        found, standing, today = look.differences, look.standing, self._context.today()
        for term, cells in look.told.items():
            self._say(
                self.tr("Told in the report of {term}: {figures}").format(
                    term=term_words(term, today), figures=carried_words(look.term, cells, today)
                ),
                "small",
            )
        if found is None or standing is None or not found.lines:
            return
        self.body.addWidget(label(self.tr("Changed since it was frozen"), "section"))
        shown = [
            f"{figure_name(line.figure)} {signed_words(line.delta, line.figure)}" for line in found.lines if line.delta
        ][:SHOWN]
        words = "，".join(shown)
        if len(found.lines) > len(shown):
            words = self.tr("{figures} and others, %n in all", "", len(found.lines)).format(figures=words)
        self._say(words)
        buttons: list[tuple[str, Callable[[], object], str]] = [
            (self.tr("See what changed…"), self.show_differences, "")
        ]
        untold = look.untold
        if standing.state is State.RETURNED or not may_change(self._context.desk, "report", "report_event"):
            pass  # it is frozen anew, with all of this
        elif not untold:
            self._say(self.tr("All that can be told in a line stands in a later report."), "small")
        elif standing.is_to_be_carried or max(map(abs, untold.values())) <= SMALL:
            following = term_words(look.term.step(1), today)
            self._say(
                self.tr("It goes into the next report that is frozen ({term} or later).").format(term=following),
                "small",
            )
        else:
            self._say(self.tr("It is more than a few: choose how to tell it."), "small")
            buttons.append((self.tr("Into the next report"), self.carry, ""))
        if (
            may_change(self._context.desk, "report")
            and standing.may_be_corrected
            and standing.state is not State.RETURNED
        ):
            words = self.tr("Report again as {version}…").format(version=version_words(look.following))
            buttons.append((words, self.ask_to_freeze, ""))
        self._row(buttons)

    def _ties(self, ties: tuple[Tie, ...]) -> None:
        shown = [tie for tie in ties if tie.figure in TIED and (tie.whole or tie.frozen)]
        if not shown:
            return
        self.body.addWidget(label(self.tr("From the months to the whole"), "section"))
        for tie in shown:
            self._say(f"{figure_name(tie.figure)}：{tie_words(tie)}", "small")

    # --- what one can do --------------------------------------------------------------------------------------------

    def ask_to_freeze(self) -> None:
        """Counts it once more and shows what would be frozen."""
        term = self._term
        if term is None:
            return
        desk, own = self._context.desk, self._context.settings.closing_day
        jobs.run(lambda _task: desk.reports.prepare(term, own), self._ask, self._failed, self)

    def _ask(self, prepared: Prepared) -> None:
        if prepared.term == self._term:
            FreezeDialog(self._page, self._context, prepared, self.freeze).open()

    def _failed(self, error: KnownError) -> None:
        self._context.window.notify.error(error)

    def freeze(self, prepared: Prepared) -> bool:
        """Freezes what was shown; whether that went through."""
        words = self.tr("Frozen: {term}").format(term=self._name(prepared.term))
        return self._act(lambda: self._context.desk.reports.freeze(prepared), words)

    def ask_how_it_went(self) -> None:
        """Asks for channel and day."""
        standing = self.standing
        if standing is None:
            return

        def send(channel: str, day: date) -> bool:
            words = self.tr("Noted: {term} went up").format(term=self._name(standing.term))
            return self._act(lambda: self._context.desk.reports.send(standing, channel, day), words)

        title = self.tr("{term} went up").format(term=f"{self._name(standing.term)} {version_words(standing.number)}")
        SendDialog(self._page, title, self._context.today(), send).open()

    def ask_to_withdraw(self) -> None:
        """Asks why."""
        standing = self.standing
        if standing is None:
            return

        def withdraw(reason: str) -> bool:
            words = self.tr("Taken back: {term}").format(term=self._name(standing.term))
            return self._act(lambda: self._context.desk.reports.withdraw(standing, reason), words)

        title = self.tr("Take {term} back").format(term=f"{self._name(standing.term)} {version_words(standing.number)}")
        WithdrawDialog(self._page, title, withdraw).open()

    def carry(self) -> None:
        """并入下期."""
        standing = self.standing
        if standing is not None:
            words = self.tr("It goes into the next report: {term}").format(term=self._name(standing.term))
            self._act(lambda: self._context.desk.reports.carry(standing), words)

    def show_differences(self) -> None:
        """The list of what changed."""
        if self.look is None or self.look.differences is None:
            return
        title = self.tr("Changed since {term} was frozen").format(term=self._name(self.look.term))
        DifferencesDialog(self._page, self._context, title, self.look.differences).open()

    def show_what_goes_up(self) -> None:
        """The cells of the version that counts."""
        standing = self.standing
        if standing is not None and standing.frozen is not None:
            GoesUpDialog(self._page, standing.frozen, standing.term, standing.number, self._context.today()).open()

    def _act(self, write: Callable[[], Changes], words: str) -> bool:
        return self._context.act(write, words) is not None

    def _name(self, term: Term) -> str:
        return term_words(term, self._context.today())

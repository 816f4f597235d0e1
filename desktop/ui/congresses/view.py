"""One congress: how many are due and here, its day, its delegates, its sittings, its elections; papers and the hall."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.congresses.day import DayPart
from desktop.ui.congresses.delegates import DelegatesPart
from desktop.ui.congresses.election import ElectionView
from desktop.ui.congresses.elections import ElectionsPart
from desktop.ui.congresses.hall import HallWindow
from desktop.ui.congresses.sittings import SittingsPart
from desktop.ui.congresses.words import quorum_words
from desktop.ui.elided import Elided
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.widgets import Segments, button, label, tool_button

if TYPE_CHECKING:
    from desktop.documents.typesetter import Paper, Typesetter


class CongressView(QWidget):
    """``left``: back to the list. ``papers``: title, detail and what sets the paper that is asked for."""

    left = Signal()
    papers = Signal(str, str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.congress: bytes | None = None
        self.hall: HallWindow | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back (Esc)"), self._on_back))
        self.title = Elided("", "title")
        head.addWidget(self.title, 1)
        self.hall_button = button(
            self.tr("Screen in the hall"), self.show_hall, look="flat", icon_name="projector-screen"
        )
        self.kit = button(self.tr("Paper kit"), self.show_kit, look="flat", icon_name="printer")
        self.blank = button(self.tr("Blank forms"), self.show_blank, look="flat")
        for each in (self.hall_button, self.kit, self.blank):
            head.addWidget(each)
        outer.addLayout(head)
        self.told = label("", "muted", wrap=True)
        outer.addWidget(self.told)
        self.parts = Segments(
            [
                ("day", self.tr("The day")),
                ("delegates", self.tr("Delegates")),
                ("sittings", self.tr("Sittings and roll calls")),
                ("elections", self.tr("Elections")),
            ]
        )
        self.parts.chosen.connect(self.show_part)
        outer.addWidget(self.parts)
        self.day = DayPart(context)
        self.day.part_asked.connect(self.show_part)
        self.delegates = DelegatesPart(context)
        self.sittings = SittingsPart(context)
        self.elections = ElectionsPart(context)
        self.elections.opened.connect(self.open_election)
        self.election = ElectionView(context)
        self.election.papers.connect(self.papers)
        self.election.opened.connect(self.open_election)
        self._stack = QStackedWidget()
        for part in (self.day, self.delegates, self.sittings, self.elections, self.election):
            self._stack.addWidget(part)
        outer.addWidget(self._stack, 1)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_congress(self, id: bytes) -> None:
        """Shows a congress, its day first; the one that is shown stays where it is."""
        if id != self.congress:
            self.leave()
            self.congress = id
            self.show_part("day")
        self.refresh()

    def show_part(self, key: str) -> None:
        """One of its parts."""
        self.election.leave()
        self.parts.set_value(key)
        self._stack.setCurrentWidget(getattr(self, key))
        self._fill()

    def open_election(self, id: bytes) -> None:
        """One of its elections."""
        self.parts.set_value("elections")
        self.election.show_election(id)
        self._stack.setCurrentWidget(self.election)

    def refresh(self) -> None:
        """Reads all anew; what is being typed stays."""
        if self.congress is None:
            return
        if self._context.desk.congresses.get(self.congress) is None:
            self.congress = None
            self.left.emit()
            return
        self.title.setText(self._context.desk.congresses.title(self.congress))
        self.told.setText(self._numbers())
        self._fill()
        if self.hall is not None and self.hall.isVisible():
            self.hall.show_congress(self.congress)

    def _numbers(self) -> str:
        assert self.congress is not None
        congresses = self._context.desk.congresses
        try:
            rules = congresses.rules(self.congress)
        except KnownError as error:
            from desktop.ui.messages import words_of

            return words_of(error)
        due = congresses.due(self.congress)
        words = self.tr("Due {due} · {q} must be here · {t} votes elect").format(
            due=due, q=rules.quorum(due), t=rules.threshold(due, due, due)
        )
        call = congresses.last_call(self.congress)
        if call is not None:
            words += " · " + quorum_words(call.due, call.present, congresses.quorum(self.congress, call.present))
        if rules.unchosen:
            words += " · " + self.tr("“more than” is meant where the rules do not say, the stricter reading")
        return words

    def _fill(self) -> None:
        if self.congress is None:
            return
        current = self._stack.currentWidget()
        if current is self.election:
            self.election.refresh()
        elif isinstance(current, (DayPart, DelegatesPart, SittingsPart, ElectionsPart)):
            current.show_congress(self.congress)

    # --- what it does -----------------------------------------------------------------------------------------------

    def go_back(self) -> bool:
        """From an election to the elections; False where there is nothing to leave."""
        if self._stack.currentWidget() is self.election:
            self.show_part("elections")
            return True
        return False

    def _on_back(self) -> None:
        if not self.go_back():
            self.left.emit()

    def show_hall(self) -> HallWindow:
        """The figures for everybody, in a window of their own: on the projector where there is one."""
        if self.hall is None:
            self.hall = HallWindow(self._context)
        assert self.congress is not None
        self.hall.show_congress(self.congress)
        self.hall.show_large(self.window())
        return self.hall

    def _sign_in_code(self) -> str:
        """The code of the sign-in book, kept with its rows, so that its numbers find the same women however delegates
        change later. The sitting in which is voted is added where there is none yet."""
        from desktop.documents.sheet_code import sheet_code, shown_code

        desk, congress = self._context.desk, self.congress
        assert congress is not None
        if not may_change(desk, "sheet"):
            return ""
        sitting = desk.congresses.voting_sitting(congress)
        if sitting is None:
            self._context.act(lambda: desk.congresses.add_sitting(congress, "S4"), self.tr("Election plenary added"))
            sitting = desk.congresses.voting_sitting(congress)
        activity = sitting.activity if sitting is not None else None
        if activity is None:
            return ""
        rows = list(enumerate(desk.congresses.signs_in(congress), 1))
        kept = desk.sheets.of(activity)
        if kept and kept[0].rows == dict(rows):
            return shown_code(kept[0].code)
        sheet = desk.sheets.new_id()
        code = sheet_code(sheet)
        words = self.tr("Sign-in book {code} kept").format(code=shown_code(code))
        self._context.act(lambda: desk.sheets.keep(sheet, activity, code, "portrait", rows), words)
        return shown_code(code)

    def show_blank(self) -> None:
        """The same papers without names and numbers, to be filled in by hand."""
        from desktop.documents.congress_kit import kit_of, set_kit

        assert self.congress is not None
        data = kit_of(self._context.desk, self.congress, blank=True)
        self.papers.emit(data.title, self.tr("Blank forms"), partial(set_kit, data))

    def show_kit(self) -> None:
        """选举材料包 of the congress, as one PDF."""
        from desktop.documents.congress_kit import kit_of, set_kit

        assert self.congress is not None
        data = kit_of(self._context.desk, self.congress, code=self._sign_in_code())
        make: Callable[[Typesetter], Paper] = partial(set_kit, data)
        self.papers.emit(data.title, self.tr("Paper kit"), make)

    def leave(self) -> None:
        """Another congress is shown, or the list."""
        self.election.leave()
        self.congress = None
        if self.hall is not None:
            self.hall.close()

    def flush(self) -> None:
        """What is being typed stays a draft."""
        self.election.flush()

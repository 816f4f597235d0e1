"""定稿: what goes up and what was looked at before it is fixed; what differs since; how it went up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.figures import Term
from desktop.services.reporting.checks import Check
from desktop.services.reporting.differences import Differences, RowChange, Why
from desktop.services.reporting.reports import CHANNELS, Frozen, Prepared
from desktop.services.validation import check_date
from desktop.ui import theme
from desktop.ui.dates import complete_date
from desktop.ui.form import Form, flag, text
from desktop.ui.icons import pixmap
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for
from desktop.ui.month.behind import Behind
from desktop.ui.month.frozen_tables import (
    Rows,
    carried_lines,
    compared_rows,
    days_words,
    kind_rows,
    note_lines,
    target_rows,
)
from desktop.ui.month.grid import FigureGrid
from desktop.ui.month.report_words import change_words, check_words, figure_name, row_words, version_words
from desktop.ui.month.words import signed_words, term_words
from desktop.ui.page import Context
from desktop.ui.record_words import page_of_kind, term
from desktop.ui.screens import fit
from desktop.ui.widgets import Card, Chips, Scroll, button, label

#: The size to begin with (pixels at scale 1); a smaller screen gets less.
WIDTH, HEIGHT = 820, 680
#: The most characters of a note beside a figure.
MOST_NOTE = 120
#: Rows that a figure's difference lists; how many more there are is said.
MOST_ROWS = 40
_ICONS = {"ok": ("check-circle", "accent"), "warn": ("warning", "warn"), "note": ("info", "muted")}


class GoesUp(Card):
    """上级能看到什么: the very cells that go up, and nothing else."""

    def __init__(self, frozen: Frozen, term_: Term, today: date) -> None:
        super().__init__(QCoreApplication.translate("GoesUp", "What the level above sees"))
        words = self.tr("Just these numbers go up: no names, no records. Nobody above sees anything else.")
        self.body.addWidget(label(words, "muted", wrap=True))
        for rows in (compared_rows(frozen, term_, today), kind_rows(frozen), target_rows(frozen)):
            if len(rows) > 1:
                self.body.addWidget(_grid(rows))
        for line in carried_lines(frozen, today):
            self.body.addWidget(label(self.tr("Told of earlier periods: {line}").format(line=line), wrap=True))
        for line in note_lines(frozen):
            self.body.addWidget(label(self.tr("Note: {line}").format(line=line), wrap=True))


def _grid(rows: Rows) -> FigureGrid:
    grid = FigureGrid([str(words) for words in rows[0]])
    for words, *numbers in rows[1:]:
        shown = [(f"{each:,}" if isinstance(each, int) else each, None) for each in numbers]
        grid.add(str(words), shown)
    return grid


class _Dialog(QDialog):
    """A heading, what scrolls, and a row of buttons."""

    def __init__(self, parent: QWidget, title: str, words: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(20)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading", wrap=True))
        if words:
            outer.addWidget(label(words, "muted", wrap=True))
        self.shown = Scroll()
        self.shown.body.setSpacing(theme.px(12))
        outer.addWidget(self.shown, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(8))
        self.buttons.addStretch(1)
        outer.addLayout(self.buttons)
        fit(self, theme.px(WIDTH), theme.px(HEIGHT))


class FreezeDialog(_Dialog):
    """``freeze`` writes; it gives whether that went through, and the dialog goes then."""

    def __init__(
        self, parent: QWidget, context: Context, prepared: Prepared, freeze: Callable[[Prepared], bool]
    ) -> None:
        today = context.today()
        title = QCoreApplication.translate("FreezeDialog", "Freeze {term}, {version}").format(
            term=term_words(prepared.term, today), version=version_words(prepared.version)
        )
        super().__init__(parent, title, days_words(prepared.frozen.period, today))
        self._page, self._context, self._prepared, self._freeze = parent, context, prepared, freeze
        looked_at = Card(self.tr("Looked at before"))
        found = [(check, *check_words(check)) for check in prepared.checks]
        order = {"warn": 0, "note": 1, "ok": 2}
        for check, words, tone in sorted(found, key=lambda each: order[each[2]]):
            if words:
                looked_at.body.addWidget(self._line(check, words, tone))
        self.shown.body.addWidget(looked_at)
        self.notes: Form | None = None
        if swings := [check.figure for check in prepared.checks if check.code == "swing" and not check.ok]:
            self.shown.body.addWidget(self._why(swings))
        self.listed: Form | None = None
        if prepared.listed:
            self.shown.body.addWidget(self._checklist(prepared.listed))
        self.shown.body.addWidget(GoesUp(prepared.frozen, prepared.term, today))
        self.shown.body.addStretch(1)
        self.buttons.insertWidget(
            0,
            label(self.tr("The numbers stay as they are then. Records may be changed as before."), "small", wrap=True),
            10,
        )
        self.buttons.addWidget(button(self.tr("Not yet"), self.reject))
        self.freeze_button = button(self.tr("Freeze"), self._on_freeze, look="primary")
        self.buttons.addWidget(self.freeze_button)

    def _why(self, figures: list[str]) -> Card:
        card = Card(self.tr("Far from the year before: why?"))
        words = self.tr("These words go up beside the numbers: write no names. What is left empty goes up without any.")
        card.body.addWidget(label(words, "muted", wrap=True))
        self.notes = Form([text(id_, figure_name(id_), limit=MOST_NOTE) for id_ in figures])
        card.body.addWidget(self.notes)
        return card

    def _checklist(self, listed: Sequence[str]) -> Card:
        card = Card(self.tr("To be looked through, by the forms pack"))
        words = self.tr("What is not ticked holds nothing up; it is noted here that it was not, and does not go up.")
        card.body.addWidget(label(words, "muted", wrap=True))
        self.listed = Form([flag(line, "", line) for line in listed])
        card.body.addWidget(self.listed)
        return card

    def _line(self, check: Check, words: str, tone: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        mark = QLabel()
        name, colour = _ICONS[tone]
        mark.setPixmap(pixmap(name, theme.px(18), colour, self.devicePixelRatioF()))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, wrap=True), 1)
        if check.rows:
            row.addWidget(button(self.tr("Open them"), partial(self._open, check), look="link"))
        return line

    def _open(self, check: Check) -> None:
        self.reject()
        names = [(id_, self._context.desk.records.named(check.kind, id_)) for id_ in check.rows]
        if len(names) == 1:
            self._context.window.go(page_of_kind(check.kind), id=names[0][0])
            return
        page = page_of_kind(check.kind)
        Behind(self._page, check_words(check)[0], names, lambda id_: self._context.window.go(page, id=id_)).open()

    def _on_freeze(self) -> None:
        prepared = self._prepared
        if self.notes is not None:
            problems = self.notes.problems()
            self.notes.show_errors(problems)
            if problems:
                return
            notes = {id_: str(words or "") for id_, words in self.notes.values().items()}
            prepared = replace(prepared, frozen=prepared.frozen.with_notes(notes))
        if self.listed is not None:
            ticked = self.listed.values()
            prepared = replace(prepared, left=tuple(line for line in prepared.listed if not ticked[line]))
        if self._freeze(prepared):
            self.accept()


class GoesUpDialog(_Dialog):
    """A frozen report as it went up."""

    def __init__(self, parent: QWidget, frozen: Frozen, term_: Term, number: int, today: date) -> None:
        title = f"{term_words(term_, today)} · {version_words(number)}"
        super().__init__(parent, title, days_words(frozen.period, today))
        self.shown.body.addWidget(GoesUp(frozen, term_, today))
        self.shown.body.addStretch(1)
        self.buttons.addWidget(button(QCoreApplication.translate("GoesUp", "Close"), self.accept))


class DifferencesDialog(_Dialog):
    """What a frozen report's figures would be now, and the rows that make the difference; each opens."""

    def __init__(self, parent: QWidget, context: Context, title: str, found: Differences) -> None:
        super().__init__(
            parent,
            title,
            QCoreApplication.translate("DifferencesDialog", "The frozen numbers stay; this is what changed."),
        )
        self._context = context
        notes = []
        if not found.known:
            notes.append(self.tr("Which rows were counted is not on this laptop yet, so only the numbers can be told."))
        if found.erased:
            words = self.tr(
                "%n of those who were counted were erased at their wish; they go on counting.", "", found.erased
            )
            notes.append(words)
        for words in notes:
            self.shown.body.addWidget(label(words, wrap=True))
        for line in found.lines:
            card = Card(f"{figure_name(line.figure)}　{change_words(line)}")
            card.heading.setWordWrap(True)
            if line.by_rule:
                card.body.addWidget(
                    label(
                        self.tr("By the rule of counting alone: {n}").format(n=signed_words(line.by_rule, line.figure)),
                        "muted",
                        wrap=True,
                    )
                )
            for row in line.rows[:MOST_ROWS]:
                card.body.addWidget(self._row(row, line.figure))
            if len(line.rows) > MOST_ROWS:
                card.body.addWidget(label(self.tr("and %n more", "", len(line.rows) - MOST_ROWS), "muted"))
            self.shown.body.addWidget(card)
        self.shown.body.addStretch(1)
        self.buttons.addWidget(button(self.tr("Close"), self.accept))

    def _row(self, row: RowChange, figure: str) -> QWidget:
        words, page = row_words(self._context, row, figure), page_of_kind(row.kind)
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        inside.addWidget(label(words, wrap=True), 1)
        if page and row.why not in (Why.DELETED, Why.ERASED):
            made = button(self.tr("Open"), partial(self._open, page, row.id), look="link")
            made.setAccessibleName(f"{made.text()} {words}")
            inside.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _open(self, page: str, id_: bytes) -> None:
        self.accept()
        self._context.window.go(page, id=id_)


class SendDialog(QDialog):
    """How a report went up, and on which day. ``send(channel, day)`` writes."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        today: date,
        send: Callable[[str, date], bool],
        channels: Sequence[str] = CHANNELS,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        self._today, self._send = today, send
        body = QVBoxLayout(self)
        body.setContentsMargins(*(4 * [theme.px(24)]))
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "heading", wrap=True))
        body.addWidget(label(self.tr("How it went up"), "section"))
        self.channel = Chips([(code, term("report_channel", code)) for code in channels], may_be_empty=False)
        self.channel.set_value(channels[0])
        body.addWidget(self.channel)
        body.addWidget(label(self.tr("On which day"), "section"))
        self.day = LineEdit()
        self.day.setAccessibleName(self.tr("On which day"))
        self.day.setText(today.isoformat())
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.day.textChanged.connect(self.error.hide)
        self.day.submitted.connect(self._on_send)
        body.addWidget(self.day)
        body.addWidget(self.error)
        body.addWidget(label(self.tr("This only notes it. Nothing is sent by the program yet."), "small", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.send_button = button(self.tr("Note it"), self._on_send, look="primary")
        row.addWidget(self.send_button)
        body.addLayout(row)

    def _on_send(self) -> None:
        checked = check_date(complete_date(self.day.text(), self._today, past=True), self._today, partial=False)
        if checked.error or not checked.value:
            self.error.setText(words_for(checked.error or "required"))
            self.error.show()
            return
        if self._send(str(self.channel.value()), date.fromisoformat(checked.value)):
            self.accept()


class WithdrawDialog(QDialog):
    """Why a report is taken back. ``withdraw(reason)`` writes."""

    def __init__(self, parent: QWidget, title: str, withdraw: Callable[[str], bool]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        self._withdraw = withdraw
        body = QVBoxLayout(self)
        body.setContentsMargins(*(4 * [theme.px(24)]))
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "heading", wrap=True))
        body.addWidget(
            label(self.tr("It stays in the list as taken back, and can be frozen anew as the next version."), wrap=True)
        )
        body.addWidget(label(self.tr("Why"), "section"))
        self.reason = LineEdit()
        self.reason.setAccessibleName(self.tr("Why"))
        body.addWidget(self.reason)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Leave it"), self.reject))
        self.withdraw_button = button(self.tr("Take it back"), self._on_withdraw, look="danger")
        row.addWidget(self.withdraw_button)
        body.addLayout(row)

    def _on_withdraw(self) -> None:
        if self._withdraw(self.reason.text()):
            self.accept()

"""Filling a form for a term: which term, where its numbers come from, what was typed by hand, what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.figures import Span, Term
from desktop.services.office_forms.filling import Plan, Typed
from desktop.services.office_forms.forms import MOST_TYPED, Numbers
from desktop.services.office_forms.template import Place
from desktop.table_files.patching import cell_name
from desktop.ui import theme
from desktop.ui.form import Form, lines
from desktop.ui.forms.words import trouble_words
from desktop.ui.month.frozen_tables import days_words
from desktop.ui.month.report_words import version_words
from desktop.ui.month.words import span_words, term_words
from desktop.ui.widgets import Segments, button, chip_words, emptied, label, shortened, tool_button

#: Cells that were typed, and things that were found, are listed so far; the rest is counted.
SHOWN = 12


class FillPanel(QWidget):
    """``term_chosen``: another term is wanted. ``typed`` (text): into the cell that is chosen. ``went``: to a cell of a
    sheet. ``took_over``: what was typed for the term before is wanted here."""

    term_chosen = Signal(object)
    typed = Signal(str)
    went = Signal(str, int, int)
    took_over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        self._term: Term | None = None
        self.spans = Segments([(span.name, span_words(span)) for span in Span])
        self.spans.chosen.connect(lambda name: self._go(lambda term: term.as_long_as(Span[name])))
        outer.addWidget(self.spans)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.earlier = tool_button("caret-left", self.tr("One before"), lambda: self._go(lambda term: term.step(-1)))
        self.later = tool_button("caret-right", self.tr("One after"), lambda: self._go(lambda term: term.step(1)))
        self.name = label("", "heading")
        for widget in (self.earlier, self.name, self.later):
            row.addWidget(widget)
        row.addStretch(1)
        outer.addLayout(row)
        self.days = label("", "muted", wrap=True)
        self.basis = label("", "small", wrap=True)
        outer.addWidget(self.days)
        outer.addWidget(self.basis)
        self.cell = label("", "section", wrap=True)
        self.cell_words = label("", "muted", wrap=True)
        self.form = Form([lines("words", self.tr("Typed by hand"), most=6)], above=True)
        self.keep_button = button(self.tr("Keep it"), self._on_keep)
        self.form.submitted.connect(self._on_keep)
        for part in (self.cell, self.cell_words, self.form, self.keep_button):
            outer.addWidget(part)
        self.offer = button("", self.took_over.emit)
        outer.addWidget(self.offer)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(theme.px(4))
        outer.addLayout(self._lists)
        outer.addStretch(1)

    def _go(self, to: Callable[[Term], Term]) -> None:
        if self._term is not None:
            self.term_chosen.emit(to(self._term))

    def show_term(self, term: Term, today: date) -> None:
        """Shows a term before it was counted."""
        self._term = term
        self.spans.set_value(term.span.name)
        self.name.setText(term_words(term, today))
        self.days.setText(self.tr("Counting…"))
        self.basis.hide()

    def show_counted(self, numbers: Numbers, today: date) -> None:
        """Where the numbers come from."""
        self.days.setText(days_words(numbers.period, today))
        if numbers.frozen is not None:
            words = self.tr("This period's numbers are those of its frozen report, {version}.")
            said = words.format(version=version_words(numbers.frozen.number))
            if any(gacha for _, gacha in numbers.counted):
                said += self.tr(" Which gacha each belongs to is as it is written down today.")
            self.basis.setText(said)
        elif numbers.own_days:
            words = self.tr("Counted from the records as they stand: this form has days of its own, not the report's.")
            self.basis.setText(words)
        else:
            self.basis.setText(self.tr("Counted from the records as they stand; its report is not frozen."))
        self.basis.show()

    def show_cell(self, name: str, words: str, typed: str | None, may_type: bool) -> None:
        """The cell that is chosen. ``typed``: what was typed into it. What is being typed into the same one stays."""
        same = name == self.cell.text() and self.is_typing
        self.cell.setText(name)
        self.cell_words.setText(words)
        self.cell_words.setVisible(bool(words))
        self.form.setVisible(may_type)
        self.keep_button.setVisible(may_type)
        if not same:
            self.form.load({"words": typed})

    def focus_typing(self) -> None:
        """The keyboard goes to what is typed."""
        self.form.focus_field("words")

    def show_lists(
        self, plan: Plan, typed: Typed, offered: Mapping[tuple[str, Place], str], sheets: Sequence[str]
    ) -> None:
        """手填, and what was found. ``offered``: what was typed for the term before."""
        emptied(self._lists)
        self.offer.setVisible(bool(offered) and not typed)
        self.offer.setText(self.tr("Take over what was typed for the last one (%n)", "", len(offered)))
        if typed:
            self._lists.addWidget(label(self.tr("Typed by hand"), "section"))
        several = len(sheets) > 1
        for (sheet, place), text in sorted(typed.items())[:SHOWN]:
            where = f"{sheet} {cell_name(place)}" if several else cell_name(place)
            words = chip_words(f"{where}：{shortened(text)}")
            self._lists.addWidget(button(words, partial(self.went.emit, sheet, *place), look="link"))
        if len(typed) > SHOWN:
            self._lists.addWidget(label(self.tr("and %n more", "", len(typed) - SHOWN), "small"))
        locked = [each for each in plan.cells if each.locked]
        if plan.troubles or locked:
            self._lists.addWidget(label(self.tr("Found"), "section"))
        if locked:
            names = "、".join(cell_name(each.place) for each in locked[:SHOWN])
            words = self.tr("The form protects cells that are filled all the same: {cells}")
            self._lists.addWidget(label(words.format(cells=names), "small", wrap=True))
        for trouble in plan.troubles[:SHOWN]:
            self._lists.addWidget(label(trouble_words(trouble), "small", wrap=True))
        if len(plan.troubles) > SHOWN:
            self._lists.addWidget(label(self.tr("and %n more", "", len(plan.troubles) - SHOWN), "small"))

    @property
    def is_typing(self) -> bool:
        """Whether something stands in the field that was not kept yet."""
        return self.form.isVisibleTo(self) and self.form.dirty

    def words(self) -> str:
        """What stands in the field, "" for nothing."""
        return str(self.form.values()["words"] or "")

    def _on_keep(self) -> None:
        if len(self.words()) > MOST_TYPED:
            self.form.show_errors({"words": "text_too_long"})
            return
        words = self.words()
        self.form.settle()
        self.typed.emit(words)

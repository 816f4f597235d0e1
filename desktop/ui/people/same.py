"""On a woman's page: who may be the same woman, who was made one with her, and another one to make one with her."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.doubles import Pair
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.elided import ElidedLink
from desktop.ui.page import Context
from desktop.ui.people.merge_view import take_apart
from desktop.ui.people.words import reason_words
from desktop.ui.person_picker import PersonPicker
from desktop.ui.roles import may_change
from desktop.ui.widgets import button, emptied, label

#: So many are named; all stand on the page of the pairs.
SHOWN = 3


class MaybeTwice(QVBoxLayout):
    """Lines that name women who may be the one who is shown or typed; nothing until the roster was read once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setSpacing(theme.px(4))

    def show_woman(self, id: bytes) -> None:
        """Those who may be a woman on the roster: a click shows both side by side."""
        doubles = self._context.desk.doubles
        self._show(doubles.of(id)[:SHOWN] if doubles.ready else [], id)

    def show_typed(self, values: Mapping[str, Any]) -> None:
        """Those who may be a new woman as she is typed: a click shows her who is on the roster already."""
        doubles = self._context.desk.doubles
        self._show(doubles.like(values)[:SHOWN] if doubles.ready else [], b"")

    def _show(self, pairs: list[Pair], her: bytes) -> None:
        emptied(self)
        people, go = self._context.desk.people, self._context.window.go
        for pair in pairs:
            other = pair.other if pair.one == her else pair.one
            words = self.tr("May be {name}: {reasons}").format(
                name=shown_name(people.name(other)), reasons=reason_words(pair.reasons)
            )
            there = partial(go, "doubles", pair=(her, other)) if her else partial(go, "people", id=other)
            made = ElidedLink(words, there)
            self.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            made.show()  # now, not with the next turn of events: she types on


class SameBox(QWidget):
    """Who was made one with her, each to be taken apart, and the way to make her one with another."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id: bytes | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px(8), 0, 0)
        outer.setSpacing(theme.px(4))
        self._lines = QVBoxLayout()
        outer.addLayout(self._lines)
        self.ask = button(self.tr("Make her one with another…"), self._ask, look="link")
        row = QHBoxLayout()
        row.addWidget(self.ask)
        row.addStretch(1)
        outer.addLayout(row)
        self.picker = PersonPicker(context.desk.people.search, self.tr("Who is the same woman?"))
        self.picker.hide()
        self.picker.picked.connect(self._picked)
        outer.addWidget(self.picker)

    def show_person(self, id: bytes | None) -> None:
        """Shows what there is of a woman; nothing of one who is not saved yet."""
        self._id = id
        self.picker.hide()
        emptied(self._lines)
        may_write = may_change(self._context.desk, "person", "person_pair")
        merged = self._context.desk.doubles.merged_into(id) if id is not None else []
        if merged:
            self._lines.addWidget(label(self.tr("Written down more than once"), "section"))
        for row in merged:
            words = self.tr("{name} was made one with her").format(name=shown_name(row.name))
            if row.disputed:
                words += self.tr(" · somebody said that they are two women")
            self._lines.addWidget(label(words, "", wrap=True, tone="warn" if row.disputed else ""))
            if may_write:
                split = button(self.tr("Take apart"), partial(take_apart, self._context, row.id), look="link")
                self._lines.addWidget(split)
        self.ask.setVisible(id is not None and may_write)
        self.setVisible(id is not None and (may_write or bool(merged)))

    def _ask(self) -> None:
        self.picker.show()
        self.picker.setFocus()

    def _picked(self, other: bytes) -> None:
        if self._id is not None and other != self._id:
            self.picker.hide()
            self._context.window.go("doubles", pair=(self._id, other))

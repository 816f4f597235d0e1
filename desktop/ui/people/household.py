"""Who lives together: the others of a woman's household, joining one and leaving it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.people import Person
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.record_words import field_words
from desktop.ui.roles import may_change
from desktop.ui.widgets import button, emptied, label


class HouseholdBox(QWidget):
    """The household part of a woman's facts. Its summer and winter places stand in the form."""

    opened = Signal(bytes)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: Person | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px(8), 0, 0)
        outer.setSpacing(theme.px(6))
        outer.addWidget(label(self.tr("Household"), "section"))
        self._members = QVBoxLayout()
        self._members.setSpacing(theme.px(2))
        outer.addLayout(self._members)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.join = button(self.tr("Lives with…"), self._ask, look="link")
        self.leave = button(self.tr("No longer lives with them"), self._leave, look="link")
        row.addWidget(self.join)
        row.addWidget(self.leave)
        row.addStretch(1)
        outer.addLayout(row)
        self.picker = PersonPicker(context.desk.people.search, self.tr("With whom does she live?"))
        self.picker.hide()
        self.picker.picked.connect(self._join)
        outer.addWidget(self.picker)

    def show_person(self, person: Person | None) -> None:
        """Show whose household; a woman who is not saved yet has none."""
        self._person = person
        self.setVisible(person is not None)
        self.picker.hide()
        emptied(self._members)
        if person is None:
            return
        if (held := person.household) is not None:
            camps = ((field_words(name), held[name]) for name in ("summer_place", "winter_place") if held[name])
            if camp_words := "　".join(f"{words}：{place}" for words, place in camps):
                self._members.addWidget(label(camp_words, wrap=True))
        for id_, her_name in person.members:
            name = shown_name(her_name)
            head = person.household is not None and person.household["head"] == id_
            words = self.tr("{name} (head)").format(name=name) if head else name
            self._members.addWidget(button(words, partial(self.opened.emit, id_), look="link"))
        if not person.members:
            self._members.addWidget(
                label(self.tr("Nobody else is written down for her household."), "muted", wrap=True)
            )
        may_write = may_change(self._context.desk, "household", "person")
        self.leave.setVisible(bool(person.members) and may_write)
        self.join.setVisible(not person.members and may_write)

    def _ask(self) -> None:
        self.picker.show()
        self.picker.setFocus()

    def _join(self, other: bytes) -> None:
        person = self._person
        if person is not None and other != person.id:
            self._context.act(
                lambda: self._context.desk.people.join_household(person.id, other), self.tr("Household changed")
            )

    def _leave(self) -> None:
        person = self._person
        if person is not None:
            self._context.act(
                lambda: self._context.desk.people.leave_household(person.id), self.tr("Household changed")
            )

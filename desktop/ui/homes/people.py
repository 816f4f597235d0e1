"""Who belongs to a women's home: mobile women and volunteers, added by name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import Record
from desktop.ui import theme
from desktop.ui.called import name_apart
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.record_words import options, term
from desktop.ui.roles import may_change
from desktop.ui.widgets import Pill, Scroll, Segments, button, emptied, label, tool_button


class HomePeople(QWidget):
    """The people of one home. Each change is an act of its own, told by a toast."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._home: bytes | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        outer.setSpacing(theme.px(8))
        self.role = Segments(options("home_role"))
        self.picker = PersonPicker(context.desk.people.search, self.tr("Add by name, initials or phone tail"))
        self.picker.picked.connect(self._on_picked)
        outer.addWidget(self.role)
        outer.addWidget(self.picker)
        scroll = Scroll()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(2))
        scroll.body.addLayout(self._lines)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)

    def show_home(self, home: Record) -> None:
        """Shows the people of a home as ``homes.get`` gives it."""
        self._home = home["id"]
        emptied(self._lines)
        writes = may_change(self._context.desk, "home_person")
        self.role.setVisible(writes)
        self.picker.setVisible(writes)
        apart = self._context.desk.people.apart(person for _, person, _, _ in home["people"])
        for _, person, name, role in home["people"]:
            self._lines.addWidget(self._line(person, name_apart(name, apart.get(person)), role, writes))
        if not home["people"]:
            words = self.tr("Nobody yet. Add the women who come to this home and its volunteers.")
            self._lines.addWidget(label(words, "muted", wrap=True))
        self.picker.set_chosen({person for _, person, _, _ in home["people"]})

    def _line(self, person: bytes, name: str, role: str, writes: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(button(name, lambda: self._context.window.go("people", id=person), look="link"))
        rows = self._context.desk.people.rows([person])
        row.addWidget(label(rows[0].gacha if rows else "", "muted"), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Pill(term("home_role", role), "accent" if role == "volunteer" else "neutral"))
        if writes:
            row.addWidget(tool_button("x", self.tr("Take out"), lambda: self._take_out(person)))
        return line

    def _on_picked(self, person: bytes) -> None:
        self._set(person, str(self.role.value()), self.tr("Added"))

    def _take_out(self, person: bytes) -> None:
        self._set(person, None, self.tr("Taken out"))

    def _set(self, person: bytes, role: str | None, words: str) -> None:
        home, homes = self._home, self._context.desk.homes
        if home is not None:
            self._context.act(lambda: homes.set_person(home, person, role), words)

"""The right side of the one page: who came, or who is expected.

The search field adds one, a group adds many; a newcomer is one line, a guest may be only a label or only a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from desktop.errors import FieldErrors
from desktop.services.activities import CAME, Activity, Counts
from desktop.services.activity_draft import Attendee, NewPerson
from desktop.services.newcomers import Newcomer
from desktop.services.validation import clean_line
from desktop.ui import theme
from desktop.ui.activities.attendance_list import AttendanceList, Entry
from desktop.ui.activities.fields import Place
from desktop.ui.activities.groups import group_menu
from desktop.ui.activities.words import state_words, total_words
from desktop.ui.called import apart_words, shown_name
from desktop.ui.form import ErrorLine
from desktop.ui.form_fields import NumberEditor
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for, words_of
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.widgets import Card, button, label

_GUEST = "guest:"


class WhoCame(Card):
    """People, newcomers and guests of the draft. ``edited`` after each change by a person."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._context = context
        self._desk = desk = context.desk
        self._entries: dict[str, Entry] = {}
        self._new: dict[str, NewPerson] = {}
        self._planned = False
        self._kind: str | None = None
        self._place: Place | None = None
        self.total = label("", "count")
        self.action_row.addWidget(self.total)
        self.picker = PersonPicker(desk.people.search, self.tr("Name, initials or last digits of a phone"))
        self.picker.picked.connect(self._on_picked)
        self.picker.unknown.connect(self._on_unknown)
        self.picker.field.textEdited.connect(lambda _text: self._on_typing())
        self.body.addWidget(self.picker)
        self.not_chosen = ErrorLine()
        self.body.addWidget(self.not_chosen)
        self.body.addLayout(self._make_buttons())
        self.ticks = AttendanceList()
        self.ticks.setMinimumHeight(theme.px(34 * 3))
        self.ticks.state_asked.connect(self._on_state)
        self.ticks.removed.connect(self._on_removed)
        self.body.addWidget(self.ticks, 1)
        self.nobody = label(
            self.tr("Type a name above, or add a group. A few letters are enough: qmg finds 其木格."),
            "muted",
            wrap=True,
        )
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.nobody, 1)
        self.body.addLayout(self._make_lines())
        self._draw()

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.group_button = button(self.tr("Add a group"), self._offer_groups, icon_name="users")
        self.all_button = button(self.tr("Tick all"), self._tick_all, look="flat", icon_name="check-square")
        self.save_button = button(self.tr("Keep as a list"), self._ask_list_name, look="flat", icon_name="list-bullets")
        self.list_name = LineEdit()
        self.list_name.setPlaceholderText(self.tr("Name of the list, Enter"))
        self.list_name.hide()
        self.list_name.submitted.connect(self._save_list)
        self.list_name.textEdited.connect(lambda _text: self._on_typing())
        self.list_name.left.connect(lambda: self.list_name.setVisible(bool(self.list_name.text().strip())))
        for widget in (self.group_button, self.all_button, self.save_button, self.list_name):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _make_lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        self.newcomer = LineEdit()
        self.newcomer.setPlaceholderText(self.tr("Name, phone and gacha as far as known, Enter"))
        self.newcomer.submitted.connect(self._add_newcomer)
        self.newcomer.textEdited.connect(lambda _text: self._on_typing())
        self.guest = LineEdit()
        self.guest.setPlaceholderText(self.tr("Only a label is known: 其木格's sister-in-law, Enter"))
        self.guest.submitted.connect(self._add_guest)
        self.guest.textEdited.connect(lambda _text: self._on_typing())
        self.unnamed = NumberEditor()
        self.unnamed.edited.connect(self._changed)
        self.error = ErrorLine()
        titles = (self.tr("Newcomer"), self.tr("Labelled guest"), self.tr("Without a name"))
        fields: tuple[LineEdit | NumberEditor, ...] = (self.newcomer, self.guest, self.unnamed)
        self._lines: list[tuple[QWidget, QWidget, LineEdit]] = []
        for row, (title, field) in enumerate(zip(titles, fields, strict=True)):
            words = label(title, "muted")
            words.setBuddy(field)
            self._lines.append((words, field, field if isinstance(field, LineEdit) else field.line))
            field.setAccessibleName(title)
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.error, 3, 1)
        return grid

    # --- what the page tells it ---------------------------------------------------------------------------------------

    def set_planned(self, planned: bool) -> None:
        """A planned activity has expected people; a held one has who came. Ticks and newcomers stay what they are."""
        if planned != self._planned:
            self._planned = planned
            self._draw()

    def set_where(self, kind: str | None, place: Place | None) -> None:
        """What "same as last time" looks for."""
        self._kind, self._place = kind, place

    # --- values -------------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """The figures as they stand."""
        came = [entry for entry in self._entries.values() if entry.state in CAME]
        people = [entry for entry in self._entries.values() if not entry.guest]
        due = [entry for entry in people if self._is_expected(entry)]
        return Counts(
            known=sum(not e.guest and not e.newcomer for e in came),
            newcomers=sum(e.newcomer for e in came),
            guests=sum(e.guest for e in came),
            unnamed=self.unnamed_count(),
            expected=len(due),
            due_came=sum(e.state in CAME for e in due),
            leave=sum(e.state == "leave" for e in due or people),
            absent=sum(e.state == "absent" for e in due),
            unchecked=sum(e.state == "unknown" for e in due),
        )

    def _is_expected(self, entry: Entry) -> bool:
        """Who is ticked on a page that says "planned" is expected as well; back at "held" she is as she was."""
        return entry.expected or (self._planned and entry.state in CAME)

    def attendees(self) -> tuple[Attendee, ...]:
        """Who came or is expected, newcomers too; somebody unticked whom nobody expected is left out."""
        return tuple(
            Attendee(bytes.fromhex(key), entry.state, self._is_expected(entry))
            for key, entry in self._entries.items()
            if not entry.guest and (self._is_expected(entry) or entry.state != "unknown" or key in self._new)
        )

    def newcomers(self) -> tuple[NewPerson, ...]:
        """Who comes onto the roster by this activity, whatever her tick says."""
        return tuple(self._new.values())

    def unnamed_count(self) -> int:
        """How many came whose names nobody wrote down."""
        value = self.unnamed.value()
        return value if isinstance(value, int) else 0

    def guests(self) -> tuple[str, ...]:
        """The labels of guests."""
        return tuple(entry.name for entry in self._entries.values() if entry.guest)

    def state(self) -> dict[str, Any]:
        """All of it for a draft, as plain data."""
        new = {
            key: [one.line.name, one.line.phone, one.line.gacha.hex() if one.line.gacha else None]
            for key, one in self._new.items()
        }
        fields = {"newcomer": self.newcomer, "guest": self.guest, "list": self.list_name, "search": self.picker.field}
        typing = {name: field.text() for name, field in fields.items()}
        entries = [list(entry) for entry in self._entries.values()]
        return {"entries": entries, "new": new, "unnamed": self.unnamed.value() or 0, "typing": typing}

    def restore(self, state: dict[str, Any]) -> None:
        """Show a draft's people."""
        self._entries = {values[0]: Entry(*values) for values in state.get("entries", ())}
        self._new = {
            key: NewPerson(bytes.fromhex(key), Newcomer(name, phone, bytes.fromhex(gacha) if gacha else None))
            for key, (name, phone, gacha) in state.get("new", {}).items()
        }
        self.unnamed.set_value(state.get("unnamed") or None)
        typing = state.get("typing", {})
        self.newcomer.setText(typing.get("newcomer", ""))
        self.guest.setText(typing.get("guest", ""))
        self.list_name.setText(typing.get("list", ""))
        self.list_name.setVisible(bool(typing.get("list")))
        self.picker.clear()
        if typing.get("search"):
            self.picker.field.setText(typing["search"])
        self._say_nothing()
        self._draw()

    def load(self, activity: Activity) -> None:
        """Show who came to an activity that is to be corrected."""
        self.restore({})
        for line in activity.lines:
            key = line.person.hex() if line.person else f"{_GUEST}{line.name}"
            guest = line.person is None
            self._entries[key] = Entry(
                key, line.name, self._where(line.person, line.gacha), line.state, line.newcomer, guest, line.expected
            )
        self.unnamed.set_value(activity.values["guests_unnamed"])
        self._draw()

    def read_names(self) -> None:
        """People changed: somebody may be called otherwise, or be erased; then nothing of her name stays here."""
        ids = [bytes.fromhex(key) for key, entry in self._entries.items() if not entry.guest and key not in self._new]
        unit = self._desk.units.name
        for id_, (name, gacha) in self._desk.people.whose(ids).items():
            self._entries[id_.hex()] = self._entries[id_.hex()]._replace(name=name, detail=unit(gacha))
        self._draw()

    def show_people(self, attendees: Sequence[Attendee]) -> None:
        """Show people of an earlier activity."""
        self.restore({})
        self._put([a.person for a in attendees], "unknown", expected=True)
        self._draw()

    def settle(self, *, focus: bool = True) -> str | None:
        """Takes in what still stands in the lines, for 完成 without a last Enter; a code where somebody must look.

        ``focus``: the line that needs a look gets the cursor.
        """
        code, where = self._settle()
        if where is not None and focus:
            where.setFocus()
        return code

    def _settle(self) -> tuple[str | None, QWidget | None]:
        name = self.picker.field.text().strip()
        found = self._desk.people.named(name)
        if len(found) == 1:
            self.picker.clear()
            self._on_picked(found[0])
        elif name:
            self.not_chosen.say(words_for("attendee_not_chosen"))
            return "attendee_not_chosen", self.picker.field
        if self.list_name.text().strip():
            self._save_list()
            if self.list_name.text().strip():
                return "fields", self.list_name
        for line, add in ((self.newcomer, self._add_newcomer), (self.guest, self._add_guest)):
            if line.text().strip():
                add()
                if line.text().strip():
                    return "fields", line
        code = self.unnamed.problem()
        if code:
            self.error.say(words_for(code))
        return code, self.unnamed if code else None

    def show_meanwhile(self, marked: Mapping[str, str], pattern: str) -> None:
        """Says what else on this laptop was noted about people meanwhile: her id as hex, or a guest's label → state."""
        names = {key.removeprefix(_GUEST): entry.name for key, entry in self._entries.items()}
        shown = (f"{names.get(whose) or self._name_of(whose)} {state_words(state)}" for whose, state in marked.items())
        self.error.say(pattern.format(value=self.tr(", ").join(shown)))

    def _where(self, person: bytes | None, gacha: str) -> str:
        """Her gacha, or what tells her from another of her name there."""
        apart = self._desk.people.apart([person]) if person else {}
        return apart_words(apart.get(person or b"")) or gacha

    def _name_of(self, whose: str) -> str:
        try:
            return shown_name(self._desk.people.name(bytes.fromhex(whose)))
        except ValueError:
            return whose

    # --- what a person does -------------------------------------------------------------------------------------------

    def _put(self, people: Sequence[bytes], state: str, *, expected: bool) -> list[str]:
        keys = []
        for row in self._desk.people.page(people):
            if row is None:
                continue  # gone since the list was shown
            key = row.id.hex()
            before = self._entries.get(key)
            if before is None:
                self._entries[key] = Entry(key, row.name, self._where(row.id, row.gacha), state, expected=expected)
            else:
                kept = before.state if state == "unknown" else state
                self._entries[key] = before._replace(state=kept, expected=before.expected or expected)
            keys.append(key)
        return keys

    def _on_picked(self, person: bytes) -> None:
        state = "unknown" if self._planned else "present"
        keys = self._put([person], state, expected=self._planned)
        self._changed()
        for key in keys:
            self.ticks.choose(key)

    def _on_unknown(self, text: str) -> None:
        """Nobody of that name is on the roster: Enter once more makes her a newcomer."""
        if self._planned:
            self.error.say(self.tr("Nobody of that name is on the roster. Newcomers are written down when they come."))
            return
        self._add_newcomer()
        if self.newcomer.text().strip():
            self.newcomer.setFocus()  # another one stands there that cannot be taken yet
            return
        self.picker.clear()
        self.newcomer.setText(text)
        self.newcomer.setFocus()
        self.error.say(self.tr("Not on the roster yet. Enter writes her down as a newcomer."))

    def _add_newcomer(self) -> None:
        text = self.newcomer.text().strip()
        if not text:
            return
        try:
            line = self._desk.people.newcomer(text)
        except FieldErrors as error:
            self.error.say("\n".join(words_for(code) for code in error.fields.values()))
            return
        person = self._desk.activities.new_id()
        key = person.hex()
        self._new[key] = NewPerson(person, line)
        gacha = self._desk.units.name(line.gacha)
        self._entries[key] = Entry(key, line.name, gacha, "present", newcomer=True)
        self.newcomer.clear()
        self._changed()
        self.ticks.choose(key)

    def _add_guest(self) -> None:
        text = clean_line(self.guest.text())
        if not text:
            return
        key = f"{_GUEST}{text}"
        self._entries.setdefault(key, Entry(key, text, guest=True))
        self.guest.clear()
        self._changed()
        self.ticks.choose(key)

    def _on_state(self, keys: list[str], state: str) -> None:
        for key in keys:
            entry = self._entries[key]
            self._entries[key] = entry._replace(state=state)
        self._changed()

    def _on_removed(self, keys: list[str]) -> None:
        for key in keys:
            self._entries.pop(key, None)
            self._new.pop(key, None)
        self._changed()

    def _tick_all(self) -> None:
        for key, entry in self._entries.items():
            if entry.state == "unknown":
                self._entries[key] = entry._replace(state="present")
        self._changed()

    def _on_typing(self) -> None:
        self._say_nothing()
        self.edited.emit()

    def _say_nothing(self) -> None:
        self.error.say("")
        self.not_chosen.say("")

    def _changed(self) -> None:
        self._say_nothing()
        self._draw()
        self.edited.emit()

    def _draw(self) -> None:
        counts = self.counts()
        self.heading.setText(self.tr("Expected") if self._planned else self.tr("Who came"))
        if self._planned:
            parts = [self.tr("%n expected", "", counts.expected), total_words(counts) if counts.heads else ""]
        else:
            unchecked = self.tr("%n not ticked", "", counts.unchecked) if counts.unchecked else ""
            parts = [total_words(counts), unchecked]
        self.total.setText("  ·  ".join(part for part in parts if part))
        self.ticks.show_entries(list(self._entries.values()))
        self.ticks.setVisible(bool(self._entries))
        self.nobody.setVisible(not self._entries)
        people = {bytes.fromhex(key) for key, entry in self._entries.items() if not entry.guest}
        self.picker.set_chosen(people)
        self.all_button.setVisible(not self._planned and counts.unchecked > 0)
        self.save_button.setVisible(len(people) > 2)
        for words, field, line in self._lines:
            for widget in (words, field):
                widget.setVisible(not self._planned or bool(line.text()))

    # --- groups -------------------------------------------------------------------------------------------------------

    def _offer_groups(self) -> None:
        menu = self.group_menu()
        menu.exec(self.group_button.mapToGlobal(QPoint(0, self.group_button.height())))

    def group_menu(self) -> QMenu:
        """The groups to pick in one step: the last time's people first, then posts, lists, gachas and homes."""
        home, text = (self._place.home, self._place.text) if self._place else (None, "")
        last = self._desk.activities.same_as_last_time(self._kind, home, text)
        return group_menu(self, self._desk, self.add_people, last)

    def add_people(self, people: Sequence[bytes]) -> None:
        """Add many who are expected; nobody says that they came before they are ticked."""
        self._put(people, "unknown", expected=True)
        self._changed()

    def _ask_list_name(self) -> None:
        self.list_name.show()
        self.list_name.setFocus()

    def _save_list(self) -> None:
        people, name = [a.person for a in self.attendees()], self.list_name.text()
        try:
            saved = self._context.act(
                lambda: self._desk.units.save_list(name, people),
                self.tr("List saved"),
                failed=lambda error: self.error.say(words_of(error)),
            )
        except FieldErrors as error:
            self.error.say("\n".join(words_for(code) for code in error.fields.values()))
            return
        if saved is not None:
            self.list_name.clear()
            self.list_name.hide()
            self.picker.field.setFocus()

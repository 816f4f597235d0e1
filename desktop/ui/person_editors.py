"""Form fields that hold women: one, or several. Typing finds, Enter takes; who is not on the roster is put there.

What was typed and not chosen is part of the value, as text: it stays in the draft, and is asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.called import NoName
from desktop.services.validation import clean_line
from desktop.ui import theme
from desktop.ui.called import name_apart
from desktop.ui.form_fields import Editor
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Flow, button, chip_words, label, shortened, tool_button


class PersonEditor(Editor):
    """One woman: her id or None; the typed words where nobody was chosen yet."""

    def __init__(self, context: Context, hint: str = "", *, newcomers: bool = False) -> None:
        super().__init__()
        self._context, self._newcomers = context, newcomers
        self._id: bytes | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        self.picker = PersonPicker(context.desk.people.search, hint)
        self._loading = False
        self.chosen = QWidget()
        row = QHBoxLayout(self.chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.name = button("", self._show_her, look="link")
        self.about = label("", "muted")
        self.change = tool_button("x", self.tr("Someone else"), self._clear)
        row.addWidget(self.name)
        row.addWidget(self.about)
        row.addWidget(self.change)
        row.addStretch(1)
        self.hint = label("", "small", wrap=True)
        for widget in (self.picker, self.chosen, self.hint):
            outer.addWidget(widget)
        self.setFocusProxy(self.picker)
        self.picker.picked.connect(self._on_picked)
        self.picker.unknown.connect(self._on_unknown)
        self.picker.passed.connect(self.focusNextChild)
        self.picker.field.text_changed.connect(self._on_typed)
        self.picker.field.textChanged.connect(lambda _text: None if self._loading else self.edited.emit())
        self.picker.field.left.connect(self._on_left)
        self._draw()

    def _show_her(self) -> None:
        if self._id is not None:
            self._context.window.go("people", id=self._id)

    def _clear(self) -> None:
        self.set_value(None)
        self.edited.emit()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picked(self, id: bytes) -> None:
        self.set_value(id)
        self.edited.emit()
        self.left.emit()
        self.change.setFocus(Qt.FocusReason.TabFocusReason)
        self.focusNextChild()

    def take_in(self) -> None:
        """The one woman of the name that was typed, if there is one."""
        found = self._context.desk.people.named(self.picker.field.text())
        if self._id is None and len(found) == 1:
            self.set_value(found[0])
            self.edited.emit()

    def _on_left(self) -> None:
        self.take_in()
        self.left.emit()

    def problem(self) -> str | None:
        if self._id is not None or not self.picker.field.text().strip():
            return None
        return "person_not_added" if self._newcomers else "person_not_chosen"

    def set_invalid(self, invalid: bool) -> None:
        super().set_invalid(invalid)
        if invalid:
            self.hint.hide()  # the words of the error say what to do

    def _on_typed(self, text: str) -> None:
        nobody = bool(text) and not self.picker.results.isVisible()
        if self._newcomers:
            words = self.tr("Nobody of this name is on the roster. Enter adds her; her record can be completed later.")
        else:
            words = self.tr("Nobody of this name is on the roster.")
        self.hint.setText(words if nobody else "")
        self.hint.setVisible(nobody)

    def _on_unknown(self, line: str) -> None:
        if not self._newcomers:
            return
        people = self._context.desk.people
        try:
            newcomer = people.newcomer(line)
            saved = self._context.act(
                lambda: people.quick_add(newcomer.name, newcomer.phone, newcomer.gacha), self.tr("Added to the roster")
            )
        except FieldErrors as error:
            self.hint.setText(words_for(next(iter(error.fields.values()))))
            self.hint.show()
            return
        if saved is not None:
            self.picker.clear()
            self._on_picked(saved.id)

    def _draw(self) -> None:
        known = self._id is not None
        self.picker.setVisible(not known)
        self.chosen.setVisible(known)
        self.hint.hide()
        if self._id is not None:
            rows = self._context.desk.people.rows([self._id])
            name = self._context.desk.people.name(self._id)
            self.name.setText(name_apart(name, self._context.desk.people.apart([self._id]).get(self._id)))
            self.name.setEnabled(name != NoName.DELETED)  # there is no page of hers any more
            parts = [rows[0].gacha, f"…{rows[0].phone[-4:]}" if rows[0].phone else ""] if rows else []
            self.about.setText("  ".join(part for part in parts if part))
        self.setFocusProxy(self.change if known else self.picker)

    def value(self) -> bytes | str | None:
        return self._id or self.picker.field.text().strip() or None

    def set_value(self, value: Any) -> None:
        self._id = value if isinstance(value, bytes) else None
        self._loading = True
        self.picker.clear()
        self.picker.field.setText(value if isinstance(value, str) else "")
        self._loading = False
        self._draw()

    def set_read_only(self, read_only: bool) -> None:
        self.picker.setEnabled(not read_only)
        self.change.setVisible(not read_only)

    def _marked(self) -> tuple[QWidget, ...]:
        return (self.picker.field,)


class PeopleEditor(Editor):
    """Several women in the order in which they were taken: a list of ids, and of names of those who are not on the
    roster; or None.

    ``me()``: who uses this laptop, her id or her name; she can always be chosen.
    """

    def __init__(self, context: Context, hint: str = "", me: Callable[[], bytes | str | None] | None = None) -> None:
        super().__init__()
        self._context, self._me = context, me
        self._chosen: list[bytes | str] = []
        self._read_only = self._loading = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        self._area = QWidget()
        self._flow = Flow(self._area, 6)
        policy = self._area.sizePolicy()
        policy.setHeightForWidth(True)
        self._area.setSizePolicy(policy)
        self.picker = PersonPicker(context.desk.people.search, hint)
        self.hint = label("", "small", wrap=True)
        self.myself = button("", self._take_me, look="link", icon_name="plus")
        outer.addWidget(self._area)
        outer.addWidget(self.hint)
        outer.addWidget(self.picker)
        outer.addWidget(self.myself, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.picker)
        self.picker.picked.connect(self._take)
        self.picker.unknown.connect(self._on_unknown)
        self.picker.passed.connect(self._go_on)
        self.picker.field.textChanged.connect(lambda _text: None if self._loading else self.edited.emit())
        self.picker.field.left.connect(self._on_left)
        self._draw()

    def _take(self, one: bytes | str) -> None:
        if one not in self._chosen:
            self._chosen.append(one)
            self._draw()
            self.edited.emit()

    def _take_out(self, one: bytes | str) -> None:
        self._chosen.remove(one)
        self._draw()
        self.edited.emit()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_me(self) -> None:
        me = self._me() if self._me else None
        if me:
            self._take(me)
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """To the next field, not to what is offered below this one."""
        if self.myself.isVisible():
            self.myself.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focusNextChild()

    def _on_unknown(self, name: str) -> None:
        self.picker.clear()
        self._take(clean_line(name) or name)

    def _typed(self) -> str:
        return clean_line(self.picker.field.text()) or ""

    def _unclear(self, name: str) -> bool:
        """Whether this is rather the beginning of a search (letters, digits or one character that find somebody), or a
        name that two women have."""
        people = self._context.desk.people
        searched = name.isascii() or len(name) == 1
        return len(people.named(name)) > 1 or (searched and bool(people.search(name, 1)))

    def take_in(self) -> None:
        """The one woman of the name that was typed; the name itself where she is not on the roster."""
        name = self._typed()
        found = self._context.desk.people.named(name)
        if name and (len(found) == 1 or not self._unclear(name)):
            self.picker.clear()
            self._take(found[0] if len(found) == 1 else name)

    def _on_left(self) -> None:
        self.take_in()
        self.left.emit()

    def problem(self) -> str | None:
        return "person_not_chosen" if self._typed() else None

    def _words(self, one: bytes | str) -> str:
        if isinstance(one, str):
            return one
        people = self._context.desk.people
        return name_apart(people.name(one), people.apart([one]).get(one))

    def _draw(self) -> None:
        self._flow.clear()
        for one in self._chosen:
            chip = button(chip_words(self._words(one)), look="chip", icon_name="x")
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            set_tip(chip, self.tr("Take out"))
            chip.setEnabled(not self._read_only)
            chip.clicked.connect(lambda _checked=False, one=one: self._take_out(one))
            self._flow.addWidget(chip)
        self._area.setVisible(bool(self._chosen))
        self._area.updateGeometry()
        self.picker.set_chosen([one for one in self._chosen if isinstance(one, bytes)])
        names = self.tr(", ").join(shortened(one) for one in self._chosen if isinstance(one, str))
        self.hint.setText(self.tr("Kept as written, not on the roster: {names}").format(names=names))
        self.hint.setVisible(bool(names))
        me = self._me() if self._me and not self._read_only else None
        self.myself.setVisible(bool(me) and me not in self._chosen)
        self.myself.setText(self.tr("Myself: {name}").format(name=chip_words(self._words(me))) if me else "")

    def value(self) -> list[bytes | str] | None:
        typed = self._typed()
        return [*self._chosen, *([typed] if typed and typed not in self._chosen else [])] or None

    def set_value(self, value: Any) -> None:
        self._chosen = list(value or ())
        last = self._chosen[-1] if self._chosen else None
        typed = last if isinstance(last, str) and self._unclear(last) else ""
        if typed:  # it stood in the line when the draft was kept
            self._chosen.pop()
        self._loading = True
        self.picker.clear()
        self.picker.field.setText(typed)
        self._loading = False
        self._draw()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.picker.setVisible(not read_only)
        self._draw()

    def _marked(self) -> tuple[QWidget, ...]:
        return (self.picker.field,)

"""Form fields that hold women: one, or several. Typing finds, Enter takes; who is not on the roster is put there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.ui import theme
from desktop.ui.form_fields import Editor
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.widgets import Flow, button, label, tool_button


class PersonEditor(Editor):
    """One woman: her id or None."""

    def __init__(self, context: Context, hint: str = "", *, newcomers: bool = False) -> None:
        super().__init__()
        self._context, self._newcomers = context, newcomers
        self._id: bytes | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        self.picker = PersonPicker(context.desk.people.search, hint)
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
        self.picker.field.text_changed.connect(self._on_typed)
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
            self.name.setText(self._context.desk.people.name(self._id) or "–")
            parts = [rows[0].gacha, f"…{rows[0].phone[-4:]}" if rows[0].phone else ""] if rows else []
            self.about.setText("  ".join(part for part in parts if part))
        self.setFocusProxy(self.change if known else self.picker)

    def value(self) -> bytes | None:
        return self._id

    def set_value(self, value: Any) -> None:
        self._id = value
        self.picker.clear()
        self._draw()

    def set_read_only(self, read_only: bool) -> None:
        self.picker.setEnabled(not read_only)
        self.change.setVisible(not read_only)

    def _marked(self) -> tuple[QWidget, ...]:
        return (self.picker.field,)


class PeopleEditor(Editor):
    """Several women: a list of ids in the order in which they were taken, or None."""

    def __init__(self, context: Context, hint: str = "") -> None:
        super().__init__()
        self._context = context
        self._ids: list[bytes] = []
        self._read_only = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        self._area = QWidget()
        self._flow = Flow(self._area, 6)
        policy = self._area.sizePolicy()
        policy.setHeightForWidth(True)
        self._area.setSizePolicy(policy)
        self.picker = PersonPicker(context.desk.people.search, hint)
        outer.addWidget(self._area)
        outer.addWidget(self.picker)
        self.setFocusProxy(self.picker)
        self.picker.picked.connect(self._on_picked)
        self._draw()

    def _on_picked(self, id: bytes) -> None:
        if id not in self._ids:
            self._ids.append(id)
            self._draw()
            self.edited.emit()

    def _take_out(self, id: bytes) -> None:
        self._ids.remove(id)
        self._draw()
        self.edited.emit()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        self._flow.clear()
        for id_ in self._ids:
            chip = button(self._context.desk.people.name(id_) or "–", look="chip", icon_name="x")
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setToolTip(self.tr("Take out"))
            chip.setEnabled(not self._read_only)
            chip.clicked.connect(lambda _checked=False, id=id_: self._take_out(id))
            self._flow.addWidget(chip)
        self._area.setVisible(bool(self._ids))
        self._area.updateGeometry()
        self.picker.set_chosen(self._ids)

    def value(self) -> list[bytes] | None:
        return list(self._ids) or None

    def set_value(self, value: Any) -> None:
        self._ids = list(value or ())
        self._draw()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.picker.setVisible(not read_only)
        self._draw()

    def _marked(self) -> tuple[QWidget, ...]:
        return (self.picker.field,)

"""Form fields that refer to another record: a household (by one of its women), a home, a unit, or one of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.ui import theme
from desktop.ui.form_fields import ComboEditor, Editor
from desktop.ui.page import Context
from desktop.ui.person_editors import PersonEditor
from desktop.ui.record_words import about_name
from desktop.ui.widgets import Segments, label

#: So many activities are offered, the latest.
ACTIVITIES = 100
_HEX = re.compile("[0-9a-f]{32}")


class RowEditor(ComboEditor):
    """One of a few rows, by name: its id or None. ``rows()`` gives (id, name), asked anew for each record shown;
    ``called(id)`` the name of one that is no longer offered."""

    def __init__(self, rows: Callable[[], Sequence[tuple[bytes, str]]], called: Callable[[bytes], str]) -> None:
        super().__init__(())
        self._rows, self._called = rows, called
        self.set_value(None)

    def value(self) -> bytes | None:
        chosen = super().value()
        return bytes.fromhex(chosen) if chosen else None

    def set_value(self, value: Any) -> None:
        if isinstance(value, str):  # a draft of a version before, in which a home's unit stood by hex
            value = bytes.fromhex(value) if _HEX.fullmatch(value) else None
        offered = dict(self._rows())
        if isinstance(value, bytes):
            offered.setdefault(value, self._called(value) or "–")
        self.set_options([(id_.hex(), name) for id_, name in offered.items()])
        super().set_value(value.hex() if isinstance(value, bytes) else None)


class HouseholdEditor(Editor):
    """A household, found by one of its women: its id; the typed words where none was found yet."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id: bytes | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        self.woman = PersonEditor(context, self.tr("One of its women"))
        self.words = label("", "small", wrap=True)
        outer.addWidget(self.woman)
        outer.addWidget(self.words)
        self.setFocusProxy(self.woman)
        self.woman.edited.connect(self._on_edited)
        self.woman.left.connect(self.left)
        self._say()

    def _on_edited(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """The household of the woman who was chosen."""
        her = self.woman.value()
        person = self._context.desk.people.get(her) if isinstance(her, bytes) else None
        household = person.household if person else None
        self._id = household["id"] if household else None
        self._say()

    def _say(self) -> None:
        words = ""
        if self._id is not None:
            words = about_name("household", self._context.desk.records.household_name(self._id))
        elif isinstance(self.woman.value(), bytes):
            words = self.tr("She is in no household yet: her page says with whom she lives.")
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def take_in(self) -> None:
        self.woman.take_in()

    def value(self) -> bytes | str | None:
        return self._id or (None if isinstance(self.woman.value(), bytes) else self.woman.value())

    def problem(self) -> str | None:
        return self.woman.problem()

    def set_value(self, value: Any) -> None:
        if isinstance(value, bytes):
            if value != self._id:
                self._id = value
                self.woman.set_value(self._context.desk.records.household_head(value))
        else:
            self._id = None
            self.woman.set_value(value)
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        self.woman.set_read_only(read_only)

    def set_invalid(self, invalid: bool) -> None:
        self.woman.set_invalid(invalid)


def editor_for(context: Context, kind: str, *, newcomers: bool = False) -> Editor:
    """The field for a reference to a row of a kind; ``newcomers``: Enter puts a woman on the roster. Raises ValueError
    for a kind that none is made for."""
    desk = context.desk

    def homes() -> list[tuple[bytes, str]]:
        return [(home["id"], home["name"]) for home in desk.homes.page(desk.homes.ids()) if home is not None]

    def units() -> list[tuple[bytes, str]]:
        township = desk.units.township()
        return [(unit.id, unit.short) for unit in (*([township] if township else []), *desk.units.gachas())]

    def activities() -> list[tuple[bytes, str]]:
        rows = desk.activities.page(desk.activities.ids()[:ACTIVITIES])
        return [(row.id, f"{(row.start or '')[5:10]} {row.title}".strip()) for row in rows]

    if kind == "activity":
        return RowEditor(activities, lambda id_: desk.records.called(kind, id_))
    if kind == "person":
        return PersonEditor(context, newcomers=newcomers)
    if kind == "household":
        return HouseholdEditor(context)
    if kind == "home":
        return RowEditor(homes, desk.activities.home_name)
    if kind == "org_unit":
        return RowEditor(units, desk.units.name)
    raise ValueError(f"no field for a reference to {kind}")


class OneOfEditor(Editor):
    """One of several references: {field: id} or None. ``choices``: (field, its kind, words)."""

    def __init__(self, context: Context, choices: Sequence[tuple[str, str, str]], *, newcomers: bool = False) -> None:
        super().__init__()
        self._newcomers = newcomers
        self._context, self._choices = context, {field: (kind, words) for field, kind, words in choices}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        self.which = Segments([(field, words) for field, _, words in choices])
        self._stack = QStackedWidget()
        self._editors: dict[str, Editor] = {}  # made when its kind is chosen first
        self._read_only = False
        outer.addWidget(self.which)
        outer.addWidget(self._stack)
        self.which.chosen.connect(self._on_which)
        self._follow()

    @property
    def editor(self) -> Editor:
        """The field of the kind that is chosen."""
        field = self.which.value()
        if field not in self._editors:
            kind, words = self._choices[field]
            made = self._editors[field] = editor_for(self._context, kind, newcomers=self._newcomers)
            made.setAccessibleName(words)
            made.set_read_only(self._read_only)
            made.edited.connect(self.edited)
            made.left.connect(self.left)
            self._stack.addWidget(made)
        return self._editors[field]

    def _on_which(self, _field: str) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        self._stack.setCurrentWidget(self.editor)
        self.setFocusProxy(self.editor)

    def value(self) -> dict[str, Any] | None:
        held = self.editor.value()
        return {self.which.value(): held} if held else None

    def take_in(self) -> None:
        self.editor.take_in()

    def problem(self) -> str | None:
        return self.editor.problem()

    def set_value(self, value: Any) -> None:
        held = value if isinstance(value, dict) else {}
        self.which.set_value(next((field for field in self._choices if held.get(field)), next(iter(self._choices))))
        self._follow()
        for field, editor in self._editors.items():
            editor.set_value(held.get(field))

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.which.setEnabled(not read_only)
        for editor in self._editors.values():
            editor.set_read_only(read_only)

    def set_invalid(self, invalid: bool) -> None:
        self.editor.set_invalid(invalid)

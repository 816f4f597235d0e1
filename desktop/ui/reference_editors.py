"""Form fields that refer to another record: a household (by one of its women), a home, a unit, or one of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.services.desk import Desk
from desktop.ui import theme
from desktop.ui.form_fields import ChipsEditor, ComboEditor, Editor
from desktop.ui.page import Context
from desktop.ui.person_editors import PeopleEditor, PersonEditor
from desktop.ui.record_words import about_name
from desktop.ui.widgets import Segments, label

#: So many chips stand open; so many activities are offered, the latest.
SHOWN, ACTIVITIES = 5, 200
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


class SeveralRowsEditor(ChipsEditor):
    """Several of a few rows, as chips: a list of ids or None. ``rows`` and ``called`` as of ``RowEditor``."""

    def __init__(self, rows: Callable[[], Sequence[tuple[bytes, str]]], called: Callable[[bytes], str]) -> None:
        super().__init__([], shown=SHOWN, several=True)
        self._rows, self._called = rows, called
        self.set_value(None)

    def value(self) -> list[bytes] | None:
        return [bytes.fromhex(one) for one in super().value() or ()] or None

    def set_value(self, value: Any) -> None:
        held = [one for one in value or () if isinstance(one, bytes)]
        offered = dict(self._rows())
        for one in held:
            offered.setdefault(one, self._called(one) or "–")
        super().set_value([])
        self.set_options([(id_.hex(), name) for id_, name in offered.items()])
        super().set_value([one.hex() for one in held])


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


def _offers(desk: Desk, kind: str) -> Callable[[], list[tuple[bytes, str]]]:
    """What is offered of a kind of which there are a few rows, each with its name; of activities
    the latest."""

    def homes() -> list[tuple[bytes, str]]:
        return [(home["id"], home["name"]) for home in desk.homes.page(desk.homes.ids()) if home is not None]

    def units() -> list[tuple[bytes, str]]:
        township, gachas = desk.units.township(), desk.units.gachas()
        first = [*([township] if township else []), *gachas]
        known = {unit.id for unit in first}
        others = [u for u in desk.units.all() if u.works and u.id not in known and u.level != "banner"]
        return [(unit.id, unit.short) for unit in (*first, *others)]

    def teams() -> list[tuple[bytes, str]]:
        own = desk.plain["volunteer_team"]
        return [(team["id"], team["name"]) for team in own.page(own.ids()) if team is not None]

    def activities() -> list[tuple[bytes, str]]:
        latest = desk.activities.ids()[:ACTIVITIES]
        return [(id_, desk.records.row_name("activity", id_)) for id_ in latest]

    def needs() -> list[tuple[bytes, str]]:
        return [(id_, desk.records.row_name("need", id_)) for id_ in desk.needs.ids()[:ACTIVITIES]]

    def programmes() -> list[tuple[bytes, str]]:
        return [(id_, desk.records.row_name("programme", id_)) for id_ in desk.plain["programme"].ids()]

    offered: dict[str, Callable[[], list[tuple[bytes, str]]]] = {
        "home": homes,
        "org_unit": units,
        "volunteer_team": teams,
        "activity": activities,
        "programme": programmes,
        "term": desk.terms.names,
        "meeting": desk.meetings.names,
        "rota": desk.rotas.names,
        "need": needs,
        "establishment": desk.seats.names,
    }
    return offered[kind]


def _called(desk: Desk, kind: str) -> Callable[[bytes], str]:
    """What a row of a kind is called that is not offered any more."""
    own = {
        "term": desk.terms.name,
        "meeting": desk.meetings.name,
        "rota": desk.rotas.name,
        "establishment": desk.seats.name,
        "org_unit": desk.units.name,
    }
    return own.get(kind) or partial(desk.records.row_name, kind)


def editor_for(context: Context, kind: str, *, newcomers: bool = False) -> Editor:
    """The field for a reference to a row of a kind; ``newcomers``: Enter puts a woman on the roster. Raises KeyError
    for a kind that none is made for."""
    if kind == "person":
        return PersonEditor(context, newcomers=newcomers)
    if kind == "household":
        return HouseholdEditor(context)
    desk = context.desk
    return RowEditor(_offers(desk, kind), _called(desk, kind))


def several_editor_for(context: Context, kind: str, hint: str = "") -> Editor:
    """The field for references to several rows of a kind. Raises KeyError for a kind that none is made for."""
    if kind == "person":
        return PeopleEditor(context, hint)
    desk = context.desk
    return SeveralRowsEditor(_offers(desk, kind), _called(desk, kind))


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
        if len(choices) == 1:
            self.which.hide()
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

"""The rows that a record owns, as one field of its form: the latest first, one of them unfolded to be typed into.

The value is a list of rows as ``services.owned_rows`` gives them; a new one has no ``id`` yet. What cannot be read
stays as it was typed, and is told beside its own field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.services.plain import LINE, Plain, Rows, Type
from desktop.services.rows import ID
from desktop.ui import form, theme
from desktop.ui.elided import Elided
from desktop.ui.form_fields import Editor, HoursEditor
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options, row_words
from desktop.ui.reference_editors import editor_for
from desktop.ui.roles import may_change
from desktop.ui.sealed_editor import SealedEditor
from desktop.ui.widgets import Card, button, into_sight, tool_button

#: So many rows of those that grow stand open; the earlier ones are a click away.
SHOWN = 4
#: A table of more codes than this is a list to unfold.
FEW = 8


def rows_field(context: Context, rows: Rows) -> form.FormField:
    """The field of a form that shows what a record owns."""
    title = field_words(rows.kind, rows.owner)
    return form.FormField(rows.kind, title, lambda: RowsEditor(context, rows, title))


def column_field(context: Context, plain: Plain, name: str) -> form.FormField:
    """The field of one column. Raises ValueError for a type that none is made for."""
    rule, type_, title = plain.rule(name), plain.type(name), field_words(name, plain.kind)
    if rule.codes:
        few = len(options(rule.codes)) <= FEW
        return (form.chips if few else form.choice)(name, title, options(rule.codes), needed=rule.needed)
    if type_ is Type.REF:
        return form.FormField(name, title, lambda: editor_for(context, plain.to(name) or ""), needed=rule.needed)
    if type_ is Type.DATE:
        partial_, future = not rule.whole, rule.future
        return form.day(name, title, context.today, partial=partial_, future=future, needed=rule.needed)
    if rule.tenths:
        return form.FormField(name, title, HoursEditor, needed=rule.needed)
    if rule.money:
        return form.amount(name, title, signed=rule.signed, needed=rule.needed)
    if type_ is Type.INT:
        return form.number(name, title, needed=rule.needed)
    if type_ is Type.FLAG:
        return form.flag(name, "", title)
    if type_ is Type.SEALED:
        return form.FormField(name, title, lambda: SealedEditor(context), needed=rule.needed)
    if type_ is not Type.TEXT:
        raise ValueError(f"no field for a column of {type_}")
    if rule.long:
        return form.lines(name, title, needed=rule.needed)
    return form.text(name, title, limit=rule.limit or LINE, needed=rule.needed)


class RowsEditor(Editor):
    """A list of rows; see the module."""

    def __init__(self, context: Context, rows: Rows, title: str) -> None:
        super().__init__()
        self._context, self.rows, self._title = context, rows, title
        self._held: list[dict[str, Any]] = []  # the last one is what counts today
        self._open: int | None = None
        self._loaded: dict[str, Any] = {}  # what the fields of the unfolded row showed first
        self._all = self._read_only = False
        self._form: form.Form | None = None  # made when a row is unfolded first
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        self.add = button(self.tr("Add"), self.add_row, look="link", icon_name="plus")
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(2))
        outer.addLayout(self._lines)
        self.earlier = button("", self._show_all, look="link")
        outer.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines: list[QWidget] = []
        self.buttons: list[QToolButton] = []
        self.card = Card(parent=self)  # it is laid out only once a row is unfolded
        self._card_body = QVBoxLayout()
        self.card.body.addLayout(self._card_body)
        foot = QHBoxLayout()
        self.take = button(self.tr("Take out"), self.take_out, look="flat", icon_name="x")
        foot.addStretch(1)
        foot.addWidget(self.take)
        self.card.body.addLayout(foot)
        self.card.hide()
        self.setFocusProxy(self.add)
        self._draw()

    def setAccessibleName(self, name: str) -> None:
        QWidget.setAccessibleName(self, name)
        self.add.setAccessibleName(self.tr("Add: {what}").format(what=name))

    # --- what it holds ----------------------------------------------------------------------------------------------

    def value(self) -> list[dict[str, Any]] | None:
        held = [dict(row) for row in self._held]
        if self._open is not None and self._form is not None:
            now = self._form.values()
            held[self._open] |= {name: now[name] for name in now if now[name] != self._loaded.get(name)}
        return held or None

    def set_value(self, value: Any) -> None:
        held: list[dict[str, Any]] = [
            {ID: row.get(ID), **{n: row.get(n) for n in self.rows.columns}} for row in value or ()
        ]
        held = [row if row[ID] else {n: v for n, v in row.items() if n != ID} for row in held]
        was = self.value() or []
        unfolded = None if self._open is None else was[self._open]
        if held == was:
            return
        self._fold()
        self._held = held
        at = next((at for at, row in enumerate(held) if unfolded is not None and _is_same(row, unfolded)), None)
        self._draw()
        if at is not None:
            self._unfold(at)

    def rebased(self, before: Any, mine: Any, now: Any) -> list[dict[str, Any]] | None:
        """What she changed since ``before``, upon what stands ``now``."""
        held, own = _by_id(before), _by_id(mine)
        found: list[dict[str, Any]] = []
        for id_, row in _by_id(now).items():
            if id_ in own:
                found.append({n: own[id_][n] if own[id_][n] != held.get(id_, {}).get(n) else v for n, v in row.items()})
            elif id_ not in held:
                found.append(row)
        gone = [row for id_, row in own.items() if id_ not in _by_id(now) and row != held.get(id_)]
        new = [row for row in mine or () if not row.get(ID)]
        return [*found, *({n: v for n, v in row.items() if n != ID} for row in [*gone, *new])] or None

    # --- one row ----------------------------------------------------------------------------------------------------

    def add_row(self) -> None:
        """One more row, with what it starts with; it counts from now on as the last."""
        self._fold()
        proposed = self._context.desk.rows[self.rows.kind].records.proposal()
        self._held.append({name: proposed.get(name) for name in self.rows.columns})
        self._draw()
        self._unfold(len(self._held) - 1)
        self._focus_first()
        self.edited.emit()

    def take_out(self) -> None:
        """Takes the unfolded row away; once the record is written, its history and the undo still have it."""
        at, self._open = self._open, None
        if at is None:
            return
        self.card.hide()
        del self._held[at]
        self._draw()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def toggle(self, at: int) -> None:
        """Unfolds the row at a place of the list as it is held, or folds it."""
        again = at == self._open
        self._fold()
        self._draw()
        if again:
            self.buttons[len(self._held) - 1 - at].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._unfold(at)
            self._focus_first()

    @property
    def form(self) -> form.Form:
        """The fields of the unfolded row."""
        if self._form is None:
            plain = self.rows.plain
            self._form = form.Form((column_field(self._context, plain, n) for n in self.rows.columns), above=True)
            self._form.edited.connect(lambda _name: self.edited.emit())
            self._form.set_read_only(self._read_only)
            self._card_body.addWidget(self._form)
        return self._form

    def _fold(self) -> None:
        """Takes what was typed into the unfolded row."""
        if self._open is not None:
            self._held = self.value() or []
        self._open = None
        focus = QApplication.focusWidget()
        if focus is not None and self.card.isAncestorOf(focus):
            self.add.setFocus(
                Qt.FocusReason.OtherFocusReason
            )  # or Qt takes it out of the record, which is then written
        self.card.hide()

    def _unfold(self, at: int) -> None:
        self._open = at
        self.form.load(self._held[at])
        self._loaded = self.form.loaded()
        self._show_what_writes()
        line = len(self._held) - 1 - at
        if line >= self._shown():
            self._all = True
            self._draw()
        self._lines.insertWidget(line + 1, self.card)
        self.card.show()

    def _focus_first(self) -> None:
        self.form.focus_field(self.rows.columns[0])
        QTimer.singleShot(0, self, self._show_whole)

    def _show_whole(self) -> None:
        """The unfolded row comes into sight once it has its room."""
        into_sight(self.card)
        into_sight(self.form.editor(self.rows.columns[0]), theme.px(64))  # where all has no room

    # --- what it shows ----------------------------------------------------------------------------------------------

    def _shown(self) -> int:
        return len(self._held) if self._all or not self.rows.grows else min(SHOWN, len(self._held))

    def _draw(self) -> None:
        self._lines.removeWidget(self.card)
        for line in self.lines:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        desk, today = self._context.desk, self._context.today()
        self.lines, self.buttons = [], []
        for at in reversed(range(len(self._held))):
            words = row_words(desk, self.rows, self._held[at], today) or self.tr("New")
            line = QWidget(self)  # without a parent it would be a window for a moment
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Elided(words), 1)
            made = tool_button("pencil-simple", self.tr("Open: {words}").format(words=words), partial(self.toggle, at))
            row.addWidget(made)
            self._lines.addWidget(line)
            line.setVisible(len(self.lines) < self._shown())
            self.lines.append(line)
            self.buttons.append(made)
        hidden = len(self._held) - self._shown()
        self.earlier.setVisible(hidden > 0)
        self.earlier.setText(self.tr("%n earlier", "", hidden))
        self._show_what_writes()

    def _show_what_writes(self) -> None:
        writes = not self._read_only and may_change(self._context.desk, self.rows.kind)
        self.add.setVisible(writes)
        stays = self.rows.adds_only and self._open is not None and bool(self._held[self._open].get(ID))
        self.take.setVisible(writes and not stays)
        if self._form is not None:
            self._form.set_read_only(not writes or stays)

    def _show_all(self) -> None:
        self._fold()
        self._all = True
        self._draw()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_what_writes()

    # --- what is wrong ----------------------------------------------------------------------------------------------

    def take_in(self) -> None:
        if self._open is not None:
            self.form.problems()  # which takes in what was typed and not chosen

    def problem(self) -> str | None:
        """The first row that cannot be taken is unfolded, with what is wrong beside its own fields."""
        held = self.value() or []
        lacking = [at for at, row in enumerate(held) if at != self._open and self._lacks(row)]
        for at in [*([] if self._open is None else [self._open]), *lacking]:
            if at != self._open:
                self._fold()
                self._draw()
                self._unfold(at)
            found = self.form.problems()
            self.form.show_errors(found, focus=False)
            if found:
                return next(iter(found.values()))
        return None

    def _lacks(self, row: Mapping[str, Any]) -> bool:
        plain = self.rows.plain
        return any(plain.rule(name).needed and row.get(name) in (None, "", []) for name in self.rows.columns)


def _by_id(rows: Sequence[Mapping[str, Any]] | None) -> dict[bytes, dict[str, Any]]:
    return {row[ID]: dict(row) for row in rows or () if row.get(ID)}


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether these are one row, before and after it was written."""
    if other.get(ID):
        return bool(one.get(ID) == other[ID])
    return all(one.get(name) == value for name, value in other.items() if name != ID)

"""A form of declared fields: load, values, errors beside the field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import form_fields as fields
from desktop.ui import theme
from desktop.ui.form_fields import Editor, Option
from desktop.ui.guarded import guarded
from desktop.ui.icons import pixmap
from desktop.ui.inputs import LineEdit, SearchField, is_composing, take_unchosen
from desktop.ui.messages import words_for
from desktop.ui.widgets import into_sight, label


@dataclass(frozen=True)
class FormField:
    """One field: its name in the record, its words, and how its editor is made. ``half``: two of them stand in one
    row.
    """

    name: str
    title: str
    make: Callable[[], Editor]
    half: bool = False
    needed: bool = False
    help: str = ""
    checks: Callable[[Any], str | None] | None = field(default=None, compare=False)


def text(name: str, title: str, *, hint: str = "", width: int = 0, limit: int = 0, **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.TextEditor(hint, width, limit), **more)


def lines(name: str, title: str, *, hint: str = "", least: int = 2, most: int = 12, **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.LinesEditor(hint, least, most), **more)


def day(
    name: str,
    title: str,
    today: Callable[[], Any],
    *,
    partial: bool = False,
    future: bool = True,
    example: str = "",
    **more: Any,
) -> FormField:
    return FormField(
        name, title, lambda: fields.DateEditor(today, partial=partial, future=future, example=example), **more
    )


def moment(name: str, title: str, today: Callable[[], Any], **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.TimeEditor(today), **more)


def clock(name: str, title: str, **more: Any) -> FormField:
    return FormField(name, title, fields.ClockEditor, **more)


def chips(
    name: str,
    title: str,
    options: Sequence[Option],
    *,
    shown: int = 6,
    several: bool = False,
    may_be_empty: bool = True,
    **more: Any,
) -> FormField:
    return FormField(
        name,
        title,
        lambda: fields.ChipsEditor(options, shown=shown, several=several, may_be_empty=may_be_empty),
        **more,
    )


def choice(name: str, title: str, options: Sequence[Option], *, may_be_empty: bool = True, **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.ComboEditor(options, may_be_empty=may_be_empty), **more)


def number(name: str, title: str, *, unit: str = "", **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.NumberEditor(unit=unit), **more)


def amount(name: str, title: str, *, signed: bool = False, **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.AmountEditor(signed=signed), **more)


def flag(name: str, title: str, words: str, **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.FlagEditor(words), **more)


def tags(name: str, title: str, suggestions: Sequence[str] = (), *, hint: str = "", **more: Any) -> FormField:
    return FormField(name, title, lambda: fields.TagsEditor(suggestions, hint), **more)


def reference(
    name: str,
    title: str,
    pick: Callable[[QWidget, Callable[[bytes | None], None]], object],
    words: Callable[[bytes], str],
    *,
    hint: str = "",
    **more: Any,
) -> FormField:
    return FormField(name, title, lambda: fields.ReferenceEditor(pick, words, hint), **more)


class ErrorLine(QWidget):
    """An icon and words below a field; takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(2), 0, 0, theme.px(2))
        row.setSpacing(theme.px(6))
        self._picture, self._words = QLabel(), label("", "error", wrap=True)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str) -> None:
        self._words.setText(words)
        if words:
            self._picture.setPixmap(pixmap("warning-circle", theme.px(18), "danger", self.devicePixelRatioF()))
        self.setVisible(bool(words))

    def text(self) -> str:
        return self._words.text()


class Form(QWidget):
    """Fields in a column, words at their left. ``edited(name)`` after a person's change, ``left(name)`` when she goes
    on.

    ``submitted`` on Ctrl+Enter. Enter in a line goes to the next field, except while the input method composes.
    """

    edited = Signal(str)
    left = Signal(str)
    submitted = Signal()

    def __init__(self, declared: Iterable[FormField], parent: QWidget | None = None, *, above: bool = False) -> None:
        super().__init__(parent)
        self._declared = {each.name: each for each in declared}
        self._editors: dict[str, Editor] = {}
        self._errors: dict[str, ErrorLine] = {}
        self._rows: dict[str, list[QWidget]] = {}
        self._loaded: dict[str, Any] = {}
        self._hidden: set[str] = set()
        self._above = above
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4 if above else 10))
        for column in (0, 1) if above else (1, 3):
            grid.setColumnStretch(column, 1)
        for each in self._declared.values():
            self._make(each)
        self._place()

    def _place(self) -> None:
        """Puts the fields that are shown into the grid: no gap where one is not asked."""
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        row, second = 0, False
        for each in self._declared.values():
            if each.name in self._hidden:
                continue
            if second and not each.half:
                row, second = row + 2, False
            holder, words = self._rows[each.name]
            column = int(second)
            if self._above:
                span = 1 if each.half else 2
                grid.addWidget(words, row, column, 1, span)
                grid.addWidget(holder, row + 1, column, 1, span)
            else:
                grid.addWidget(words, row, column * 2, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(holder, row, column * 2 + 1, 1, 1 if each.half else 3)
            second = each.half and not second
            if not second:
                row += 2

    def _make(self, each: FormField) -> None:
        editor, error = each.make(), ErrorLine()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(editor)
        if each.help:
            column.addWidget(label(each.help, "small", wrap=True))
        column.addWidget(error)
        column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(editor.sizePolicy().hasHeightForWidth())
        holder.setSizePolicy(policy)
        words = label(each.title + (" *" if each.needed else ""), "muted")
        words.setBuddy(editor)
        words.setMinimumHeight(theme.px(36))
        editor.setAccessibleName(each.title)
        for line in editor.findChildren(LineEdit):
            line.installEventFilter(self)
            if not isinstance(line, SearchField):  # there Enter takes who was found
                line.submitted.connect(self.focusNextChild)
        editor.edited.connect(lambda name=each.name: self._on_edited(name))
        editor.left.connect(lambda name=each.name: self._on_left(name))
        self._editors[each.name], self._errors[each.name] = editor, error
        self._rows[each.name] = [holder, words]

    # --- values -----------------------------------------------------------------------------------------------------

    def names(self) -> tuple[str, ...]:
        return tuple(self._declared)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._editors[name]

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # of several fields that grow, what holds the form learns of the last one too
        return handled

    def load(self, values: Mapping[str, Any]) -> None:
        """Show a record's values; nothing is changed or wrong any more."""
        for name, editor in self._editors.items():
            editor.set_value(values.get(name))
        self._loaded = self.values()
        self.show_errors({})

    def show_draft(self, values: Mapping[str, Any], loaded: Mapping[str, Any] | None = None) -> None:
        """Put unsaved text over what was loaded: these fields are then changed, as if typed now. ``loaded``: what they
        showed when the text was typed, where the record holds something else by now."""
        for name, value in values.items():
            if name in self._editors:
                if loaded is not None and name in loaded:
                    self.rebase(name, loaded[name])
                self._editors[name].set_value(value)

    def rebase(self, name: str, value: Any) -> None:
        """A field counts as changed where it differs from ``value``, which its author knows; what it shows stays."""
        editor = self._editors[name]
        shown, before = editor.value(), self._loaded.get(name)
        editor.set_value(value)
        self._loaded[name] = editor.value()
        editor.set_value(editor.rebased(before, shown, self._loaded[name]))

    def loaded(self) -> dict[str, Any]:
        """What the fields showed when the record was loaded."""
        return dict(self._loaded)

    def values(self) -> dict[str, Any]:
        """All fields; what cannot be read is the typed text itself."""
        return {name: editor.value() for name, editor in self._editors.items()}

    def changed(self) -> dict[str, Any]:
        """The fields that differ from what was loaded."""
        return {name: value for name, value in self.values().items() if value != self._loaded.get(name)}

    @property
    def dirty(self) -> bool:
        return bool(self.changed())

    def settle(self) -> None:
        """What stands in the form is saved: nothing is changed any more."""
        self._loaded = self.values()

    # --- errors -----------------------------------------------------------------------------------------------------

    def problems(self) -> dict[str, str]:
        """Field → code of what can be seen to be wrong without asking a service. What was typed and not chosen is taken
        in first."""
        found = {}
        for name, editor in self._editors.items():
            editor.take_in()
            code = self._problem(name, editor)
            if take_unchosen(editor.findChildren(QWidget)) and code is None:
                code = "letters_not_chosen"
            if code is None and self._declared[name].needed and editor.value() in (None, "", []):
                code = "required"
            if code:
                found[name] = code
        return found

    def _problem(self, name: str, editor: Editor) -> str | None:
        checks = self._declared[name].checks
        return editor.problem() or (checks(editor.value()) if checks else None)

    def show_errors(self, errors: Mapping[str, str], *, focus: bool = True) -> list[str]:
        """Show codes beside their fields and clear the others; the first wrong field gets the cursor, unless she is
        elsewhere already (``focus``).

        Returns the codes whose field is not in this form, for a banner.
        """
        for name in self._editors:
            self._say_error(name, errors.get(name))
        first = next((name for name in self._editors if name in errors), None)
        if first is not None and focus:
            editor = self._editors[first]
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            # The cursor may stand there already, out of sight. Once the words beside it have their room:
            QTimer.singleShot(0, editor, lambda: into_sight(editor, theme.px(64)))
        return [code for name, code in errors.items() if name not in self._editors]

    def say_beside(self, name: str, words: str) -> None:
        """Words beside a field that cannot be taken as it is."""
        error = self._errors[name]
        anew = bool(words) != bool(error.text())
        error.say(words)
        if anew:
            self._place()  # the grid keeps how high the field was for its width, and would squeeze it under the words
        self._editors[name].set_invalid(bool(words))
        self._editors[name].setAccessibleDescription(words)

    def error_text(self, name: str) -> str:
        """The words beside a field, "" when nothing is wrong."""
        return self._errors[name].text()

    def _say_error(self, name: str, code: str | None) -> None:
        self.say_beside(name, words_for(code) if code else "")

    # --- what else --------------------------------------------------------------------------------------------------

    def set_read_only(self, read_only: bool) -> None:
        for editor in self._editors.values():
            editor.set_read_only(read_only)

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field or take it away with its words."""
        if shown == (name in self._hidden):
            self._hidden ^= {name}
            self._place()
        for widget in self._rows[name]:
            widget.setVisible(shown)

    def focus_field(self, name: str) -> None:
        self._editors[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, name: str) -> None:
        if self._errors[name].text():
            self._say_error(name, None)  # an error is not held against someone who is mending it
        self.edited.emit(name)

    def _on_left(self, name: str) -> None:
        editor = self._editors[name]
        code = self._problem(name, editor)
        if code or self._errors[name].text():
            self._say_error(name, code)
        self.left.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._submits(watched, event):
            self.submitted.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._submits(self, event):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _submits(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier and not is_composing()

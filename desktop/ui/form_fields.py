"""The editors that a form is made of. Each shows a value, gives it back, and says when a person changed it.

``value()`` of what cannot be read (a date typed wrong) is the typed text itself: the service refuses it with a code,
the form shows the code beside the field, and the draft keeps the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.services.money import amount_words, read_amount
from desktop.services.validation import check_date, check_number, check_tenths, check_time, tenths_words
from desktop.ui import theme
from desktop.ui.dates import complete_date, show_date
from desktop.ui.inputs import GrowingText, LineEdit
from desktop.ui.pick_box import PickBox
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Chips, Flow, button, restyle, tool_button

Option = tuple[str, str]  # code, words


class Editor(QWidget):
    """One field's editor. ``edited``: a person changed it; ``left``: the focus went away (a good time to check)."""

    edited = Signal()
    left = Signal()

    def value(self) -> Any:
        """What the field holds; None when empty."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value, without ``edited``."""
        raise NotImplementedError

    def problem(self) -> str | None:
        """The code of what is wrong with the text as it stands, None when it can be read."""
        return None

    def take_in(self) -> None:
        """Takes what was typed and not chosen yet, before the form is saved without the focus having left."""

    def rebased(self, before: Any, mine: Any, now: Any) -> Any:
        """What the field shows where it showed ``mine``, typed upon ``before``, and the record holds ``now``."""
        return mine

    def set_invalid(self, invalid: bool) -> None:
        """Show by a border that there is an error."""
        for widget in self._marked():
            restyle(widget, invalid="true" if invalid else "")

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    def setAccessibleName(self, name: str) -> None:
        """What a screen reader calls it, and the part of it that takes the keyboard."""
        super().setAccessibleName(name)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(name)

    def _marked(self) -> Sequence[QWidget]:
        return ()

    def _now_whole(self, _value: object) -> None:
        """What is chosen, not typed, is whole at once."""
        self.edited.emit()
        self.left.emit()

    def _row(self, *widgets: QWidget, stretch: int = 0) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for number, widget in enumerate(widgets):
            row.addWidget(widget, 1 if number == stretch else 0)
        if widgets:
            self.setFocusProxy(widgets[0])
        return row


class TextEditor(Editor):
    """One line of text. ``width`` pixels at scale 1, 0: as wide as there is room. ``limit`` characters, 0: any number;
    what is longer is never cut off, it is asked about.
    """

    def __init__(self, hint: str = "", width: int = 0, limit: int = 0) -> None:
        super().__init__()
        self.line = LineEdit()
        self.line.setPlaceholderText(hint)
        self._limit = limit
        row = self._row(self.line)
        if width:
            self.line.setMaximumWidth(theme.px(width))
            row.addStretch(0)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self.left)

    def value(self) -> str | None:
        return self.line.text().strip() or None

    def problem(self) -> str | None:
        return "text_too_long" if self._limit and len(self.line.text().strip()) > self._limit else None

    def set_value(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _marked(self) -> Sequence[QWidget]:
        return (self.line,)


class NumberEditor(TextEditor):
    """A whole number, 0 or more, right-aligned."""

    def __init__(self, width: int = 96, unit: str = "") -> None:
        super().__init__(unit, width)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Any:
        checked = check_number(self.line.text())
        return self.line.text().strip() if checked.error else checked.value

    def problem(self) -> str | None:
        return check_number(self.line.text()).error


class HoursEditor(NumberEditor):
    """Hours, typed as 2 or 2.5; the value is in tenths."""

    def value(self) -> Any:
        checked = check_tenths(self.line.text())
        return self.line.text().strip() if checked.error else checked.value

    def set_value(self, value: Any) -> None:
        super().set_value(tenths_words(value) if isinstance(value, int) else value)

    def problem(self) -> str | None:
        return check_tenths(self.line.text()).error


class AmountEditor(TextEditor):
    """An amount of money in fen, typed as people write it (1,200元, 1.2万, 三百), shown in yuan when left. What is
    not understood stays as it was typed."""

    def __init__(self, width: int = 160, *, signed: bool = False) -> None:
        super().__init__("", width)
        self._signed = signed
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.left.connect(self._settle)

    def value(self) -> Any:
        read = read_amount(self.line.text(), signed=self._signed)
        return self.line.text().strip() if read.error else read.fen

    def problem(self) -> str | None:
        return read_amount(self.line.text(), signed=self._signed).error

    def set_value(self, value: Any) -> None:
        super().set_value(amount_words(value) if isinstance(value, int) else value)

    def _settle(self) -> None:
        if self.problem() is None:
            self.set_value(self.value())


class LinesEditor(Editor):
    """Text of several lines that grows as one types."""

    def __init__(self, hint: str = "", least: int = 2, most: int = 12) -> None:
        super().__init__()
        self.box = GrowingText(least, most)
        self.box.setPlaceholderText(hint)
        self._row(self.box)
        self._loading = False
        self.box.textChanged.connect(self._on_changed)
        self.box.left.connect(self.left)

    def _on_changed(self) -> None:
        if not self._loading:
            self.edited.emit()

    def value(self) -> str | None:
        return self.box.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        if (value or "") != self.box.toPlainText():
            self._loading = True
            self.box.setPlainText(value or "")
            self._loading = False

    def set_read_only(self, read_only: bool) -> None:
        self.box.setReadOnly(read_only)

    def _marked(self) -> Sequence[QWidget]:
        return (self.box,)


class DateEditor(Editor):
    """A date as one types it (``11-24``, ``昨天``, with ``partial`` also ``1975.3``); shown in words when left. ISO
    text.
    """

    def __init__(
        self,
        today: Callable[[], date] = date.today,
        *,
        partial: bool = False,
        future: bool = True,
        calendar: bool = True,
        example: str = "",
    ) -> None:
        """``example``: what may be typed, where the usual one would mislead."""
        super().__init__()
        self._today, self._partial, self._future = today, partial, future
        self._iso: str | None = None
        self._shown = ""
        self.line = LineEdit()
        self.line.setMinimumWidth(theme.px(112))
        self.line.setMaximumWidth(theme.px(200))
        self.line.setPlaceholderText(example or (f"{today():%Y-%m}" if partial else self.tr("like 11-24")))
        self._open = tool_button("calendar-blank", self.tr("Calendar"), self._pick)
        self._popup: QCalendarWidget | None = None
        self._row(self.line, self._open).addStretch(0)
        self._open.setVisible(calendar)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self._on_left)
        self.line.submitted.connect(self._settle)

    def _checked(self) -> tuple[str | None, str | None]:
        text = self.line.text().strip()
        if text == self._shown:
            return self._iso, None
        checked = check_date(
            complete_date(text, self._today(), past=not self._future),
            self._today(),
            partial=self._partial,
            future=self._future,
        )
        return checked.value, checked.error

    def value(self) -> str | None:
        value, error = self._checked()
        return self.line.text().strip() if error else value

    def problem(self) -> str | None:
        return self._checked()[1]

    def set_value(self, value: Any) -> None:
        text = value or ""
        checked = check_date(text, self._today(), partial=True, future=True)
        self._iso = None if checked.error else checked.value
        # a draft may hold what could not be read: it is shown as it was typed
        self._shown = text if checked.error else show_date(self._iso, self._today(), week=not self._partial)
        if checked.error:
            self._shown = "\0"
        self.line.setText(text if checked.error else self._shown)
        self.line.setCursorPosition(0)

    def _settle(self) -> None:
        value, error = self._checked()
        if error is None:
            self.set_value(value)

    def _on_left(self) -> None:
        self._settle()
        self.left.emit()

    def _pick(self) -> None:
        if self._popup is None:
            self._popup = QCalendarWidget(self)
            self._popup.setWindowFlag(Qt.WindowType.Popup)
            self._popup.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._popup.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._popup.activated.connect(self._on_picked)
            self._popup.clicked.connect(self._on_picked)
        now = QDate.fromString(self.value() or "", Qt.DateFormat.ISODate)
        self._popup.setSelectedDate(
            now if now.isValid() else QDate.fromString(self._today().isoformat(), Qt.DateFormat.ISODate)
        )
        self._popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + theme.px(4))))
        self._popup.show()

    def _on_picked(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.set_value(day.toString(Qt.DateFormat.ISODate))
        self.edited.emit()
        self.left.emit()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self._open.setEnabled(not read_only)

    def _marked(self) -> Sequence[QWidget]:
        return (self.line,)


class TimeEditor(Editor):
    """A moment, ``2026-11-24T18:00``: the day and the time of day side by side. A time without a day is a problem."""

    def __init__(self, today: Callable[[], date] = date.today, *, hint: str = "18:00") -> None:
        super().__init__()
        self.day = DateEditor(today)
        self.clock = LineEdit()
        self.clock.setPlaceholderText(hint)
        self.clock.setFixedWidth(theme.px(88))
        self._row(self.day, self.clock, stretch=-1).addStretch(1)
        self.day.edited.connect(self.edited)
        self.day.left.connect(self.left)
        self.clock.textEdited.connect(lambda _text: self.edited.emit())
        self.clock.left.connect(self._on_left)

    def value(self) -> str | None:
        day, clock = self.day.value(), check_time(self.clock.text())
        if not day:
            return f"T{self.clock.text().strip()}" if self.clock.text().strip() else None
        return f"{day}T{self.clock.text().strip() if clock.error else clock.value or '00:00'}"

    def problem(self) -> str | None:
        missing = "required" if self.clock.text().strip() and not self.day.value() else None
        return self.day.problem() or check_time(self.clock.text()).error or missing

    def set_value(self, value: Any) -> None:
        day, _, clock = (value or "").partition("T")
        self.day.set_value(day or None)
        self.clock.setText(clock[:5] if check_time(clock).error is None else clock)

    def _on_left(self) -> None:
        checked = check_time(self.clock.text())
        if checked.value:
            self.clock.setText(checked.value)
        self.left.emit()

    def set_read_only(self, read_only: bool) -> None:
        self.day.set_read_only(read_only)
        self.clock.setReadOnly(read_only)

    def _marked(self) -> Sequence[QWidget]:
        return (self.day.line, self.clock)


class ClockEditor(TextEditor):
    """A time of day, ``18:00``; also typed ``1800`` or ``下午6点``."""

    def __init__(self, hint: str = "18:00") -> None:
        super().__init__(hint, 88)
        self.line.left.connect(self._settle)

    def value(self) -> str | None:
        checked = check_time(self.line.text())
        return self.line.text().strip() if checked.error else checked.value

    def problem(self) -> str | None:
        return check_time(self.line.text()).error

    def _settle(self) -> None:
        checked = check_time(self.line.text())
        if checked.value:
            self.line.setText(checked.value)


class ChipsEditor(Editor):
    """One code (with ``several`` a list of codes) as a row of chips with "More"."""

    def __init__(
        self, options: Sequence[Option], *, shown: int = 6, several: bool = False, may_be_empty: bool = True
    ) -> None:
        super().__init__()
        self.chips = Chips(options, shown=shown, several=several, may_be_empty=may_be_empty)
        self._row(self.chips).setContentsMargins(0, theme.px(2), 0, 0)  # level with the words at its left
        self.chips.chosen.connect(self._now_whole)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these; what is chosen stays."""
        self.chips.set_options(options)

    def value(self) -> Any:
        return self.chips.value()

    def set_value(self, value: Any) -> None:
        self.chips.set_value(value)


class ComboEditor(Editor):
    """One code out of a longer list. A code that is not offered is shown as it is."""

    def __init__(self, options: Sequence[Option], *, may_be_empty: bool = True, width: int = 240) -> None:
        super().__init__()
        self.combo = PickBox()
        self.combo.setMaximumWidth(theme.px(width))
        self.combo.setMinimumContentsLength(6)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # a wheel that turns over a form must not change it
        self.combo.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self._may_be_empty, self._offered = may_be_empty, 0
        self.set_options(options)
        self._row(self.combo).addStretch(0)
        self.combo.currentTextChanged.connect(lambda text: set_tip(self.combo, text))
        self.combo.activated.connect(self._now_whole)

    def value(self) -> Any:
        return self.combo.currentData()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these; to be followed by ``set_value``."""
        self.combo.clear()
        if self._may_be_empty:
            self.combo.addItem("", None)
        for code, words in options:
            self.combo.addItem(words, code)
        self._offered = self.combo.count()

    def set_value(self, value: Any) -> None:
        while self.combo.count() > self._offered:  # of the record that was shown before
            self.combo.removeItem(self._offered)
        at = self.combo.findData(value)
        if at < 0 and value is not None:
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)

    def _marked(self) -> Sequence[QWidget]:
        return (self.combo,)


class FlagEditor(Editor):
    """Yes or no: 1 or 0."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox(text)
        self.box.setMinimumHeight(theme.px(36))  # level with the words at its left
        self._row(self.box)
        self.box.clicked.connect(self._now_whole)

    def value(self) -> int:
        return int(self.box.isChecked())

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class TagsEditor(Editor):
    """Words to choose from and words of one's own: a list of text. Enter adds, the cross takes away."""

    def __init__(self, suggestions: Sequence[str] = (), hint: str = "") -> None:
        super().__init__()
        self._tags: list[str] = []
        self._suggestions = tuple(suggestions)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._area.setSizePolicy(policy)
        self._flow = Flow(self._area, 6)
        self.line = LineEdit()
        self.line.setPlaceholderText(hint or self.tr("Another word, Enter"))
        self.line.setMaximumWidth(theme.px(240))
        outer.addWidget(self._area)
        outer.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.submitted.connect(self.take_in)
        self.line.left.connect(self.take_in)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self._draw()

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        """Offer these; what is chosen stays."""
        self._suggestions = tuple(suggestions)
        self._draw()

    def _draw(self) -> None:
        self._flow.clear()
        for word in dict.fromkeys((*self._suggestions, *self._tags)):
            chip = button(word, look="chip")
            chip.setCheckable(True)
            chip.setChecked(word in self._tags)
            chip.clicked.connect(lambda checked, word=word: self._on_chip(word, checked))
            self._flow.addWidget(chip)
        self._area.setVisible(bool(self._flow.count()))
        self._area.updateGeometry()

    def _on_chip(self, word: str, chosen: bool) -> None:
        self._tags = [*self._tags, word] if chosen else [tag for tag in self._tags if tag != word]
        self.edited.emit()
        self.left.emit()

    def take_in(self) -> None:
        word = self.line.text().strip()
        self.line.clear()
        if word and word not in self._tags:
            self._tags.append(word)
            self._draw()
            self.edited.emit()
            self.left.emit()

    def value(self) -> list[str] | None:
        typed = self.line.text().strip()
        return [*self._tags, *([typed] if typed and typed not in self._tags else [])] or None

    def set_value(self, value: Any) -> None:
        tags = list(value or ())
        self.line.clear()
        if tags != self._tags:
            self._tags = tags
            self._draw()


class ReferenceEditor(Editor):
    """Another record: its name, and a picker that the area brings. An id, or None.

    ``pick(parent, chosen)`` opens the picker and calls ``chosen(id)``; ``name(id)`` gives the words.
    """

    def __init__(
        self,
        pick: Callable[[QWidget, Callable[[bytes | None], None]], object],
        name: Callable[[bytes], str],
        hint: str = "",
    ) -> None:
        super().__init__()
        self._id: bytes | None = None
        self._name, self._hint = name, hint
        self._button = button("", lambda: pick(self, self._on_chosen), icon_name="magnifying-glass")
        self._clear = tool_button("x", self.tr("Take away"), lambda: self._on_chosen(None))
        self._row(self._button, self._clear).addStretch(0)
        self._draw()

    def _draw(self) -> None:
        self._button.setText(self._name(self._id) if self._id else self._hint or self.tr("Choose"))
        self._clear.setVisible(self._id is not None)

    def _on_chosen(self, id: bytes | None) -> None:
        if id != self._id:
            self._id = id
            self._draw()
            self.edited.emit()
            self.left.emit()

    def value(self) -> bytes | None:
        return self._id

    def set_value(self, value: Any) -> None:
        self._id = value
        self._draw()

    def _marked(self) -> Sequence[QWidget]:
        return (self._button,)

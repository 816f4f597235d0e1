"""Editors of the one page: the kind by arrow keys, a home or a place, a time as people write it, the hosts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.validation import clean_line
from desktop.services.when import Span, SpanError, parse_when
from desktop.ui import theme
from desktop.ui.dates import show_span
from desktop.ui.form_fields import ChipsEditor, Editor, Option
from desktop.ui.inputs import LineEdit
from desktop.ui.offers import Offers
from desktop.ui.widgets import Flow, button, chip_words, label, shortened

_ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class KindEditor(ChipsEditor):
    """One of the chips: Tab comes here once, the arrows move the choice, a digit takes the chip at that place."""

    def __init__(self, options: Sequence[Option], *, shown: int = 5) -> None:
        super().__init__(options, shown=shown, may_be_empty=False)
        for chip in self._chips():
            chip.installEventFilter(self)
        self.chips.chosen.connect(lambda _value: self._rove())
        self._rove()

    def _chips(self) -> list[QPushButton]:
        return self.chips.findChildren(QPushButton)

    def _rove(self) -> None:
        """Only the chosen chip (else the first) is in the chain of Tab."""
        shown = [chip for chip in self._chips() if not chip.isHidden()]
        at = next((chip for chip in shown if chip.isChecked()), shown[0])
        for chip in self._chips():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(at)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._rove()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        shown = [chip for chip in self._chips() if not chip.isHidden()]
        if event.key() in _ARROWS and watched in shown:
            at = shown.index(watched) + _ARROWS[Qt.Key(event.key())]
            if 0 <= at < len(shown):
                self._take(shown[at])
            return True
        if event.text() in tuple("123456789") and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            number = int(event.text()) - 1
            if number < len(shown):
                self._take(shown[number])
            return True
        return super().eventFilter(watched, event)

    def _take(self, chip: QPushButton) -> None:
        """Choose a chip as a click does; "More" unfolds the others instead."""
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        if chip.isCheckable():
            chip.click()
        else:
            chip.click()
            self._rove()


class Place(NamedTuple):
    """A home by its id, or a place in words."""

    home: bytes | None
    text: str


class PlaceEditor(Editor):
    """A women's home or any place: what was used last is offered first; Down shows all.

    The value is a ``Place``, None when empty.
    """

    def __init__(self, places: Callable[[], list[tuple[bytes | None, str]]], hint: str = "") -> None:
        super().__init__()
        self._places = places
        self._homes: dict[str, bytes] = {}
        self._loaded: tuple[str, bytes] | None = None  # a home that is no longer offered stays what it was
        self.line = LineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setClearButtonEnabled(True)
        self.offers = Offers(self.line)
        self._row(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.offers.taken.connect(lambda _text: self.edited.emit())
        self.line.textChanged.connect(self._on_text)
        self.line.left.connect(self.left)
        self.reload()

    def _on_text(self, text: str) -> None:
        if not text:  # the button that clears is no typing to Qt
            self.edited.emit()

    def reload(self) -> None:
        """Read the homes and places again."""
        places = self._places()
        self._homes = {name: home for home, name in reversed(places) if home is not None and name}
        self.offers.set_words([name for _, name in places])

    def value(self) -> Place | None:
        text = self.line.text().strip()
        if not text:
            return None
        if self._loaded and self._loaded[0] == text:
            return Place(self._loaded[1], text)  # also where another home has the same name
        return Place(self._homes.get(text), text)

    def set_value(self, value: Any) -> None:
        self._loaded = (value.text, value.home) if value and value.home else None
        self.line.blockSignals(True)
        self.line.setText(value.text if value else "")
        self.line.blockSignals(False)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _marked(self) -> Sequence[QWidget]:
        return (self.line,)


class WhenEditor(Editor):
    """A day and hours in one line (``今天 18:00-20:30``); what it was read as stands beside it.

    The value is a ``Span``; what cannot be read is the typed text. ``ask_planned`` asks whether what is still ahead is
    planned; ``answered`` carries ``planned`` or ``held``.
    """

    answered = Signal(str)

    def __init__(self, now: Callable[[], datetime], hint: str = "") -> None:
        super().__init__()
        self._now = now
        self._span: Span | None = None
        self._shown = ""
        self.line = LineEdit()
        self.line.setPlaceholderText(hint)
        self.words = label("", "muted")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(2))
        outer.addWidget(self.line)
        outer.addWidget(self.words)
        outer.addWidget(self._make_question())
        self.words.hide()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.submitted.connect(self._settle)
        self.line.left.connect(self._on_left)

    def _make_question(self) -> QWidget:
        self.question = QWidget()
        flow = Flow(self.question, 8)
        words = label(self.tr("This time is still ahead. Is it planned?"), tone="warn")
        words.setMinimumHeight(theme.px(36))  # level with the buttons
        flow.addWidget(words)
        self.planned = button(self.tr("Yes, planned"), lambda: self._answer("planned"))
        self.held = button(self.tr("No, it was held"), lambda: self._answer("held"), look="flat")
        flow.addWidget(self.planned)
        flow.addWidget(self.held)
        policy = self.question.sizePolicy()
        policy.setHeightForWidth(True)
        self.question.setSizePolicy(policy)
        self.question.hide()
        return self.question

    def ask_planned(self, asks: bool) -> None:
        """Asks, or asks no longer. Nothing waits for the answer."""
        self.question.setVisible(asks)

    def _answer(self, status: str) -> None:
        self.question.hide()
        self.line.setFocus()
        self.answered.emit(status)

    def _read(self) -> tuple[Span | None, str | None]:
        text = self.line.text().strip()
        if self._span is not None and text == self._shown:
            return self._span, None
        try:
            return parse_when(text, self._now()), None
        except SpanError as error:
            return None, error.code

    def value(self) -> Span | str | None:
        span, _ = self._read()
        return span or self.line.text().strip() or None

    def span(self) -> Span | None:
        """What was typed, where it can be read."""
        return self._read()[0]

    def problem(self) -> str | None:
        return self._read()[1]

    def set_value(self, value: Any) -> None:
        if isinstance(value, Span):
            self._span, self._shown = value, show_span(value.start, value.end, self._now().date())
            self.line.setText(self._shown)
        else:
            self._span, self._shown = None, ""
            self.line.setText(value or "")
        self.line.setCursorPosition(0)
        self.words.hide()

    def _on_edited(self, _text: str) -> None:
        span, _ = self._read()
        words = show_span(span.start, span.end, self._now().date()) if span else ""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.edited.emit()

    def _settle(self) -> None:
        span, _ = self._read()
        if span is not None:
            self.set_value(span)

    def _on_left(self) -> None:
        self._settle()
        self.left.emit()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _marked(self) -> Sequence[QWidget]:
        return (self.line,)


class HostsEditor(Editor):
    """Who holds it: the first is the host, the others hold it with her. A click takes one away; typing adds one.

    The value is a list of units (ids) and of hosts that are no unit (words), or None. ``meant(text)``: the units that
    typed words may mean. What is typed and names no unit is kept in words, with a hint below.
    """

    def __init__(
        self,
        units: Callable[[], list[tuple[bytes, str]]],
        name: Callable[[bytes], str],
        meant: Callable[[str], Sequence[bytes]],
    ) -> None:
        super().__init__()
        self._units, self._name, self._meant = units, name, meant
        self._hosts: list[bytes | str] = []
        self._area = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._area.setSizePolicy(policy)
        self._flow = Flow(self._area, 6)
        self.line = LineEdit()
        self.line.setPlaceholderText(self.tr("Add an organisation, Enter"))
        self.line.setMinimumWidth(theme.px(176))
        self.hint = label("", "small", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(2))
        outer.addWidget(self._area)
        outer.addWidget(self.hint)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.offers = Offers(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.offers.taken.connect(self._on_chosen)
        self.line.left.connect(self._on_left)
        self._draw()

    def reload(self) -> None:
        """Read the organisations again."""
        self.offers.set_words([name for id_, name in self._units() if id_ not in self._hosts])

    def _draw(self) -> None:
        self._flow.removeWidget(self.line)
        self._flow.clear()
        for number, host in enumerate(self._hosts):
            role = self.tr("Host") if number == 0 else self.tr("With")
            words = host if isinstance(host, str) else self._name(host) or self.tr("not known here")
            chip = button(f"{role} · {chip_words(words)}", look="chip", icon_name="x", tip=self.tr("Take away"))
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.clicked.connect(lambda _checked=False, host=host: self._take(host))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.line)
        self._area.updateGeometry()
        named = self.tr(", ").join(shortened(host) for host in self._hosts if isinstance(host, str))
        self.hint.setText(self.tr("Kept as written, not one of the organisations: {names}").format(names=named))
        self.hint.setVisible(bool(named))
        self.reload()

    def _take(self, host: bytes | str) -> None:
        self._hosts = [other for other in self._hosts if other != host]
        self._draw()
        self.line.setFocus()
        self.edited.emit()

    def _on_chosen(self, text: str) -> None:
        """A name was chosen in the list below."""
        self.line.clear()
        chosen = next((id_ for id_, name in self._units() if name == text and id_ not in self._hosts), None)
        if chosen is not None:
            self._add(chosen)

    def _add(self, host: bytes | str) -> None:
        if host not in self._hosts:
            self._hosts.append(host)
        self._draw()
        self.edited.emit()

    def take_in(self) -> None:
        """The unit that is meant; where that is none or not clear, the words."""
        words = clean_line(self.line.text()) or ""
        self.line.clear()
        meant = self._meant(words)
        if words:
            self._add(meant[0] if len(meant) == 1 else words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.line.composing:
            text = self.line.text()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and text.strip() and not event.modifiers():
                self.take_in()
                return True  # Enter on a filled line adds; on an empty one it goes on
            if event.key() == Qt.Key.Key_Backspace and not text and self._hosts:
                self._take(self._hosts[-1])
                return True
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        self.take_in()
        self.left.emit()

    def value(self) -> list[bytes | str] | None:
        typed = clean_line(self.line.text()) or ""
        return [*self._hosts, *([typed] if typed and typed not in self._hosts else [])] or None

    def set_value(self, value: Any) -> None:
        hosts = list(value or ())
        self.line.clear()
        if hosts != self._hosts:
            self._hosts = hosts
            self._draw()

    def _marked(self) -> Sequence[QWidget]:
        return (self.line,)

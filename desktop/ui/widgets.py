"""Small parts that every page uses: buttons, pills, chips, cards, rules, an empty page, a picture of nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.icons import icon, pixmap
from desktop.ui.tips import set_tip


def emptied(layout: QLayout) -> None:
    """Take all widgets out of a layout and delete them, those of the layouts inside it too; they are gone from the
    screen at once."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            emptied(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet asks for, and dress the widget anew if one differs."""
    changed = {name: value for name, value in properties.items() if widget.property(name) != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Button(QPushButton):
    """Enter presses it where it has the keyboard, not Space alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()
        else:
            super().keyPressEvent(event)


class _Chip(Button):
    """A chip keeps room for its words in the heavier type of a chosen one."""

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(heavy).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, more) + 2, 0)

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    look: str = "",
    icon_name: str = "",
    tip: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A button with words. ``look``: "" plain, ``primary`` (one a page), ``flat``, ``link``, ``danger`` or ``chip``."""
    made = (_Chip if look == "chip" else Button)(text, parent)
    made.setProperty("look", look)
    made.setAutoDefault(False)
    if icon_name:
        tone = {"primary": "on_accent", "danger": "danger", "link": "link"}.get(look, "text")
        made.setIcon(icon(icon_name, tone))
        made.setIconSize(QSize(theme.px(24 if text else 18), theme.px(18)))  # wider: room between icon and words
    if tip:
        set_tip(made, tip)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def tool_button(
    icon_name: str, tip: str, clicked: Callable[[], object] | None = None, parent: QWidget | None = None
) -> QToolButton:
    """A button with an icon only; ``tip`` says in words what it does, also to a screen reader."""
    made = QToolButton(parent)
    made.setIcon(icon(icon_name))
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    set_tip(made, tip)
    made.setAccessibleName(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setProperty("danger", icon_name == "trash")  # the last that Tab comes to
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def label(text: str = "", look: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """Words. ``look``: title, heading, section, muted, small, count, figure, error."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # what people typed is never markup
    made.setProperty("look", look)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
    return made


#: Characters of typed words that a chip or a hint shows.
MOST_SHOWN = 16


def shortened(text: str) -> str:
    """Words that somebody typed, as long as a line has room for."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def chip_words(text: str) -> str:
    """The same on a button, where a bare ``&`` would mark a key."""
    return shortened(text).replace("&", "&&")


class Pill(QLabel):
    """A status in a tinted pill: the word says it, the tone only helps."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "pill")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_status(self, text: str, tone: str = "neutral") -> None:
        """Say another status; an empty text hides the pill."""
        self.setText(text)
        self.setVisible(bool(text))
        restyle(self, tone=tone)


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("look", "rule")
    made.setFixedHeight(1)
    return made


class Card(QFrame):
    """A surface with an optional heading; fill ``body``. ``action_row`` stands at the right of the heading."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, look: str = "card") -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self._outer.setSpacing(theme.px(8))
        self.heading = label(title, "heading")
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addLayout(self.action_row)
        if title:
            self._outer.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        self._outer.addLayout(self.body, 1)


class Scroll(QScrollArea):
    """A page that scrolls up and down; fill ``body``. Across only where large type leaves a row no room."""

    def __init__(self, parent: QWidget | None = None, margin: float = 0) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("look", "clear")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(*(4 * [theme.px(margin)]))
        self.body.setSpacing(theme.px(8))
        self.setWidget(inner)


def into_sight(widget: QWidget, margin: int = 50) -> None:
    """Scrolls what is around a widget until it is seen, with ``margin`` pixels above and below (Qt's usual)."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea) and widget.isVisible():
        around.ensureWidgetVisible(widget, 0, margin)


class Empty(QWidget):
    """What an empty page says: what would stand here, and what to do first."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        action: str = "",
        clicked: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setSpacing(theme.px(8))
        outer.addStretch(2)
        self._picture, self._icon = QLabel(), icon_name
        self._title, self._text = label(title, "heading"), label(text, "muted", wrap=True)
        for widget in (self._picture, self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            outer.addWidget(widget)
        self._text.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self._text.setVisible(bool(text))
        self.action = button(action, clicked)
        outer.addSpacing(theme.px(8))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(8))
        self._actions.addStretch(1)
        self._actions.addWidget(self.action)
        self._actions.addStretch(1)
        outer.addLayout(self._actions)
        self.action.setVisible(bool(action))
        outer.addStretch(3)
        self._draw()

    def add_action(self, action: str, clicked: Callable[[], object]) -> QPushButton:
        """Another way to begin, beside the first."""
        made = button(action, clicked)
        self._actions.insertWidget(self._actions.count() - 1, made)
        return made

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, theme.px(48), "field_line", self.devicePixelRatioF()))

    def say(self, title: str, text: str = "", action: str = "") -> None:
        """Say something else; an empty ``action`` hides the button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.action.setText(action)
        self.action.setVisible(bool(action))


class Flow(QLayout):
    """Lays its items side by side and breaks into rows like words in a text."""

    def __init__(self, parent: QWidget | None = None, gap: float = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = theme.px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take all widgets out and delete them."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @guarded(None)
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        spare = rect.height() - self._arrange(rect, move=False)
        if 0 < spare < theme.px(16):  # beside a field that is a little higher: on its middle line
            rect = rect.adjusted(0, spare // 2, 0, 0)
        self._arrange(rect, move=True)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """All in one row, where there is room."""
        shown = [item for item in self._items if (widget := item.widget()) is None or not widget.isHidden()]
        sizes = [item.sizeHint() for item in shown]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    @guarded(QSize())
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if (widget := item.widget()) is None or not widget.isHidden():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, height = rect.x(), y + height + self._gap, 0
            if size.width() > rect.width() > 0:  # a row of chips that breaks itself; else it is cut, not pushed out
                size = QSize(
                    rect.width(), item.heightForWidth(rect.width()) if item.hasHeightForWidth() else size.height()
                )
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            height = max(height, size.height())
        return y + height - rect.y()


class Chips(QWidget):
    """One choice of coded values as a row of chips; those after ``shown`` come with "More". ``chosen`` on a person's
    choice.

    With ``several`` any number may be chosen; the value is then a list.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        *,
        shown: int = 6,
        several: bool = False,
        may_be_empty: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._several, self._may_be_empty, self._shown = several, may_be_empty, shown
        self._flow = Flow(self, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._buttons: dict[str, QPushButton] = {}
        self._more = button(self.tr("More"), self._unfold, look="chip", icon_name="caret-down")
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these; what is chosen stays chosen, shown as it is where it is no longer offered."""
        chosen = [code for code, chip in self._buttons.items() if chip.isChecked()]
        for chip in self._buttons.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._more)
        self._buttons = {}
        for code, words in options:
            self._add(code, words)
        self._flow.addWidget(self._more)
        self._fold(len(options) <= self._shown + 1)
        if chosen:
            self.set_value(chosen)

    def _add(self, code: str, words: str) -> None:
        chip = button(words, look="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked=False, code=code: self._on_clicked(code))
        self._buttons[code] = chip
        self._flow.addWidget(chip)

    def _fold(self, unfolded: bool) -> None:
        for number, chip in enumerate(self._buttons.values()):
            chip.setVisible(unfolded or number < self._shown or chip.isChecked())
        self._more.setVisible(not unfolded)
        self.updateGeometry()

    def _unfold(self) -> None:
        self._fold(True)
        hidden_first = list(self._buttons.values())[min(self._shown, len(self._buttons) - 1)]
        hidden_first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, code: str) -> None:
        if not self._several:
            for other, chip in self._buttons.items():
                chip.setChecked(other == code and (chip.isChecked() or not self._may_be_empty))
        self.chosen.emit(self.value())

    def value(self) -> str | list[str] | None:
        """The chosen code or None; with ``several`` the chosen codes in the order of the chips."""
        codes = [code for code, chip in self._buttons.items() if chip.isChecked()]
        if self._several:
            return codes
        return codes[0] if codes else None

    def set_value(self, value: str | Sequence[str] | None) -> None:
        """Show a choice without announcing it. A code that is not offered is shown as it is."""
        codes = [value] if isinstance(value, str) else list(value or ())
        for code in codes:
            if code not in self._buttons:
                self._add(code, code)
        for code, chip in self._buttons.items():
            chip.setChecked(code in codes)
        self._fold(self._more.isHidden())


class Segments(QWidget):
    """A choice among two to five views, always one chosen: ``chosen`` carries its key."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Flow(self, 4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QAbstractButton] = {}
        for key, words in options:
            made = button(words, look="chip")
            made.setCheckable(True)
            made.setChecked(not self._buttons)
            made.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(made)
            self._buttons[key] = made
            row.addWidget(made)

    def value(self) -> str:
        return next(key for key, made in self._buttons.items() if made.isChecked())

    def set_value(self, key: str) -> None:
        """Choose without announcing it. Where arrow keys chose before, Qt took the others out of Tab's way, and leaves
        the one that is chosen now out too."""
        self._buttons[key].setChecked(True)
        for made in self._buttons.values():
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_words(self, key: str, words: str) -> None:
        """Change what a segment says, for a count in it."""
        self._buttons[key].setText(words)


class Ask(QDialog):
    """The rare question whose answer could lose data. ``Ask.question(...)`` returns the chosen key, None for Esc."""

    def __init__(self, parent: QWidget | None, title: str, text: str, answers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer: str | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(16))
        outer.addWidget(label(title, "heading", wrap=True))
        self._text = label(text, wrap=True)
        self._text.setMinimumWidth(theme.px(400))
        outer.addWidget(self._text)
        row = QHBoxLayout()
        row.addStretch(1)
        for key, words, look in answers:
            made = button(words, partial(self._on_answer, key), look=look)
            row.addWidget(made)
            if look == "primary":
                made.setDefault(True)
                made.setFocus()
        outer.addLayout(row)

    def _on_answer(self, key: str) -> None:
        self.answer = key
        self.accept()

    @classmethod
    def question(
        cls, parent: QWidget | None, title: str, text: str, answers: Sequence[tuple[str, str, str]]
    ) -> str | None:
        """``answers``: (key, words, look) from left to right."""
        dialog = cls(parent, title, text, answers)
        dialog.exec()
        return dialog.answer

"""封存 A field of sealed words: hidden until somebody who may reads them, for a reason that is written down.

Its value is ``Sealed`` where the words lie sealed, ``Clear`` where they were typed. Shown words hide themselves after a
while, and whenever the field itself is hidden (another page, a locked window).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.services import codes
from desktop.services.sealing import Clear, Sealed
from desktop.ui import theme
from desktop.ui.code_words import sealed_words, term
from desktop.ui.form_fields import Editor, LinesEditor
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.widgets import button, label

#: Words that were shown hide themselves after so long without a key (milliseconds).
SHOWN_MS: Final = 60_000


class SealedEditor(Editor):
    """Sealed words of several lines."""

    def __init__(self, context: Context, hint: str = "") -> None:
        super().__init__()
        self._context = context
        self._held: Sealed | Clear | None = None
        self._text: str | None = ""  # what the box showed first; None while the words are hidden
        self._read_only = False
        self.lines = LinesEditor(hint)
        self.lines.edited.connect(self._on_edited)
        self.lines.left.connect(self.left)
        self.state = label("", "muted", wrap=True)
        self.show_button = button(self.tr("Show…"), self._ask_why, look="link", icon_name="eye")
        self.hide_button = button(self.tr("Hide"), self.hide_words, look="link", icon_name="eye-slash")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(2))
        outer.addWidget(self.lines)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.state, 1)
        row.addWidget(self.show_button)
        row.addWidget(self.hide_button)
        outer.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide_words)
        self._draw()

    def _ask_why(self) -> None:
        """Offers the reasons right below; words that were only just typed are shown without one."""
        if isinstance(self._held, Clear):
            self.show_words("")
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for reason in codes.OPENING_REASON:
            menu.addAction(term("opening_reason", reason), partial(self.show_words, reason))
        menu.popup(self.show_button.mapToGlobal(QPoint(0, self.show_button.height())))

    # --- what it holds ----------------------------------------------------------------------------------------------

    def value(self) -> Sealed | Clear | None:
        if self._text is None:
            return self._held
        typed = self.lines.value()
        if typed == (self._text or None):
            return self._held
        return None if typed is None else Clear(typed)

    def set_value(self, value: Any) -> None:
        if value == self.value():
            return
        self._held = Clear(value) if isinstance(value, str) else value
        self._close()

    # --- shown and hidden -------------------------------------------------------------------------------------------

    @property
    def shown(self) -> bool:
        """Whether words stand on the screen."""
        return self._text is not None and self._held is not None

    def show_words(self, reason: str) -> None:
        """Shows the words for a while; that they were read is written down first."""
        if isinstance(self._held, Clear):
            self._open(self._held.text)
            return
        sealed, sealing = self._held, self._context.desk.sealing
        found: list[str | None] = []
        if sealed is None or not self._context.keep(lambda: found.append(sealing.unseal(sealed, reason))):
            return
        if found[0] is None:
            self.state.setText(words_for("sealed_damaged"))
            return
        self._open(found[0])

    def hide_words(self) -> None:
        """Hides them; what was typed stays."""
        self._held = self.value()
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.shown or self.value() is not None:
            self.hide_words()

    def _open(self, text: str) -> None:
        self._text = text
        self.lines.set_value(text)
        self._timer.start()
        self._draw()
        self.lines.box.setFocus()

    def _close(self) -> None:
        self._timer.stop()
        self._text = "" if self._held is None else None
        self.lines.set_value("")
        self._draw()

    def _on_edited(self) -> None:
        if self.value() is not None:
            self._timer.start()
        self.edited.emit()

    # --- how it looks -----------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        why = self._context.desk.sealing.why_not
        hidden = self._text is None
        self.lines.setVisible(not hidden and not why)
        self.lines.set_read_only(self._read_only)
        self.show_button.setVisible(hidden and not why)
        self.hide_button.setVisible(not hidden and not why and self._held is not None)
        self.state.setText(_state(hidden, why))
        self.setFocusProxy(self.show_button if hidden else self.lines.box)

    def _marked(self) -> Sequence[QWidget]:
        return (self.lines.box,)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._draw()


def _state(hidden: bool, why: str) -> str:
    """What stands in place of the words, or below them."""
    if why:
        both = QCoreApplication.translate("SealedEditor", "{sealed}. {why}")
        return both.format(sealed=sealed_words(), why=words_for(why)) if hidden else words_for(why)
    if hidden:
        return sealed_words()
    return QCoreApplication.translate("SealedEditor", "Sealed: only you and whom you name can read this.")

"""Tooltips in plain words. Qt takes what has a tag in it for markup, and would open the pictures that it names."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget


def plain_tip(text: str) -> str:
    """A tooltip that shows ``text`` letter by letter, whatever it looks like."""
    if "<" not in text:
        return text
    lines = "<br>".join(map(escape, text.split("\n")))
    return f"<p style='white-space: pre-wrap'>{lines}</p>"


def set_tip(widget: QWidget, text: str) -> None:
    """Gives a widget a tooltip in plain words; "" takes it away."""
    widget.setToolTip(plain_tip(text))


def show_tip(at: QPoint, text: str, widget: QWidget) -> None:
    """Shows a tooltip in plain words at a place of the screen; "" hides the one that stands there."""
    QToolTip.showText(at, plain_tip(text), widget)

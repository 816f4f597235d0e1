"""Icons of one family, drawn from outlines in the colours of the theme in force.

``icon("plus")`` is ``resources/icons/plus.svg``; ``tools/icons.py`` adds more. An icon follows a change of theme by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

from desktop.resources import resource_path
from desktop.ui import theme
from desktop.ui.guarded import guarded_paint

GRID = 256  # of the outlines
_DATA = re.compile(r' d="([^"]+)"')


@lru_cache(maxsize=256)
def outline(name: str) -> QPainterPath:
    """The outline on a grid of 256. Raises FileNotFoundError for an icon that we do not have."""
    text = resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    match = _DATA.search(text)
    if match is None:
        raise ValueError(f"{name}.svg holds no path")
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    words = iter(match[1].split())
    for word in words:
        if word == "Z":
            path.closeSubpath()
            continue
        count = {"M": 2, "L": 2, "C": 6}[word]
        numbers = [float(next(words)) for _ in range(count)]
        drawn: dict[str, Callable[..., None]] = {"M": path.moveTo, "L": path.lineTo, "C": path.cubicTo}
        drawn[word](*numbers)
    return path


def colour(tone: str) -> QColor:
    """A tone's colour: a token's name (``text``, ``muted``, ``accent``, ``on_accent``, ``warn``, ``danger``, ``link``
    …).
    """
    return QColor(getattr(theme.tokens(), tone))


def paint_icon(painter: QPainter, name: str, rect: QRect, fill: QColor) -> None:
    """Draw the icon centred in ``rect``."""
    side = min(rect.width(), rect.height())
    path = outline(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
    painter.scale(side / GRID, side / GRID)
    painter.fillPath(path, fill)
    painter.restore()


class _Engine(QIconEngine):
    def __init__(self, name: str, tone: str, on_tone: str) -> None:
        super().__init__()
        self._name, self._tone, self._on_tone = name, tone, on_tone

    @guarded_paint
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = self._on_tone if state == QIcon.State.On else self._tone
        paint_icon(painter, self._name, rect, colour("muted" if mode == QIcon.Mode.Disabled else tone))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # asked for by a widget that has no room just now
            return QPixmap()
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone, self._on_tone)


def icon(name: str, tone: str = "text", on_tone: str | None = None) -> QIcon:
    """The icon called ``name`` in ``tone``; ``on_tone`` while a button is checked."""
    outline(name)  # a misspelt name fails here, where it was written
    return QIcon(_Engine(name, tone, on_tone or tone))


def pixmap(name: str, side: int, tone: str = "text", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``side`` logical pixels."""
    made = _Engine(name, tone, tone).pixmap(
        QSize(round(side * ratio), round(side * ratio)), QIcon.Mode.Normal, QIcon.State.Off
    )
    made.setDevicePixelRatio(ratio)
    return made

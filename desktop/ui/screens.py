"""How large a window may be: a screen of 1366 × 768 shown at 150 % has room for 911 × 512, bars and title included."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

#: What a window manager puts around a window: title and edges (pixels).
FRAME_WIDTH, FRAME_HEIGHT = 8, 36


def room(window: QWidget) -> tuple[int, int]:
    """Width and height that a window may have on its screen, its frame taken off (pixels)."""
    area = window.screen().availableGeometry()
    return area.width() - FRAME_WIDTH, area.height() - FRAME_HEIGHT


def fit(window: QWidget, width: int, height: int) -> None:
    """Makes a window so large, but no larger than its screen (pixels)."""
    most_wide, most_high = room(window)
    window.resize(min(width, most_wide), min(height, most_high))

"""Pictures from bytes: their files may be encrypted, so nothing that paints is handed a path."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImageReader, QPixmap


def picture_of(body: bytes, most: int = 0) -> QPixmap:
    """The picture, upright; ``most``: the most points that it is wide, 0 as wide as it is. Empty where it is none."""
    buffer = QBuffer()
    buffer.setData(body)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if most and size.width() > most:
        reader.setScaledSize(QSize(most, size.height() * most // size.width()))
    return QPixmap.fromImage(reader.read())

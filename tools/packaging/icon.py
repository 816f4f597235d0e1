"""The program's icon as PNG in several sizes, and all in one .ico: ``python -m tools.packaging.icon FOLDER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256)
DRAWN = Path(__file__).resolve().parents[2] / "resources" / "sumu-home.svg"


def draw(folder: Path) -> dict[int, Path]:
    """Size in pixels → its PNG in ``folder``; ``sumu-home.ico`` stands beside them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    program = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    renderer, made = QSvgRenderer(str(DRAWN)), {}
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made[size] = folder / f"{size}.png"
        picture.save(str(made[size]))
    with Image.open(made[256]) as largest:
        largest.save(folder / "sumu-home.ico", sizes=[(size, size) for size in SIZES])
    del program
    return made


if __name__ == "__main__":
    draw(Path(sys.argv[1]))

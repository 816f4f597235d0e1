"""Draw icons of the one family (Phosphor, from the QtAwesome package) into ``resources/icons``: ``python
tools/icons.py add NAME…``.

The program draws these outlines itself, so that it starts without loading a font of 4,000 icons. ``NAME`` is
Phosphor's, as in QtAwesome's browser (``users-three``); ``sheet=clipboard-text`` gives it the name ``sheet`` here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "resources" / "icons"
EM = 256  # Phosphor's own grid


def outline(family_file: Path, glyph: int) -> str:
    """The glyph's outline as SVG path data on a grid of 256, y downwards; commands M, L, C and Z only."""
    from PySide6.QtGui import QPainterPath, QRawFont

    font = QRawFont(str(family_file), EM)
    index = font.glyphIndexesForString(chr(glyph))[0]
    path: QPainterPath = font.pathForGlyph(index)
    bounds = path.boundingRect()
    dx, dy = EM / 2 - bounds.center().x(), EM / 2 - bounds.center().y()
    # centred across; down, the font's own line keeps icons of one row level, unless it would leave the grid
    dy = dy if bounds.height() > EM * 0.9 else font.ascent() * EM / (font.ascent() + font.descent())
    parts: list[str] = []
    curve: list[str] = []
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = f"{round(element.x + dx, 1):g} {round(element.y + dy, 1):g}"
        if element.isMoveTo():
            parts.append(f"{'Z ' if parts else ''}M {point}")
        elif element.isLineTo():
            parts.append(f"L {point}")
        else:
            curve.append(point)
            if len(curve) == 3:
                parts.append("C " + " ".join(curve))
                curve.clear()
    return " ".join([*parts, "Z"])


def add(names: list[str]) -> None:
    """Write ``resources/icons/<name>.svg`` for each ``name`` or ``name=phosphor-name``."""
    import qtawesome
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    fonts = Path(qtawesome.__file__).parent / "fonts"
    family = next(fonts.glob("phosphor-*.ttf"))
    charmap = json.loads(next(fonts.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    for item in names:
        name, _, source = item.partition("=")
        data = outline(family, int(charmap[source or name], 16))
        text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {EM} {EM}"><path d="{data}"/></svg>\n'
        (ICONS / f"{name}.svg").write_text(text, encoding="utf-8")
    del app


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] != "add":
        sys.exit(__doc__)
    add(sys.argv[2:])

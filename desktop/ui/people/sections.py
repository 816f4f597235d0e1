"""Parts of a woman's page that only show: her names in three scripts, and the homes that she belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.names import script_of
from desktop.services.people import Person
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.guarded import guarded
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Pill, emptied, label

#: As on papers (``resources/documents/common.typ``).
MONGOLIAN_FONTS = ("Mongolian Baiti", "Noto Sans Mongolian", "Menksoft Qagan", "Menksoft2012")


class Upright(QWidget):
    """Mongolian names as they are written: from the top down, one column each from left to right. A line that is shaped
    across and turned by 90° reads so; Qt sets no vertical text."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._font = QFont(self.font())
        self._font.setFamilies([*MONGOLIAN_FONTS, *self.font().families()])
        self._font.setPixelSize(theme.px(20))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("、".join(names))
        set_tip(self, "、".join(names))

    def _column(self) -> float:
        return QFontMetricsF(self._font).height() + theme.px(6)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font)
        high = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        return QSize(round(self._column() * len(self._names)), round(high) + theme.px(8))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self.palette().windowText().color())
        wide = self._column()
        for at, name in enumerate(self._names):
            painter.save()
            painter.translate(QPointF((at + 1) * wide, theme.px(4)))
            painter.rotate(90)
            room = QRectF(0, 0, self.height() - theme.px(8), wide)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
            painter.restore()
        painter.end()


class NamesBox(QWidget):
    """Her names and their other spellings by script; hidden where she has one name only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px(8), 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(label(self.tr("Her names"), "section"))
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(24))
        outer.addLayout(self._row)
        self.upright: Upright | None = None

    def show_person(self, person: Person | None) -> None:
        """Shows a woman's names; None for a new one."""
        emptied(self._row)
        self.upright = None
        names = _by_script(person) if person is not None else {}
        self.setVisible(sum(map(len, names.values())) > 1 or bool(names.get("mn")))
        if names.get("mn"):
            self.upright = Upright(names["mn"])
            self._row.addWidget(self.upright, 0, Qt.AlignmentFlag.AlignTop)
        for script in ("zh", "latin"):
            if names.get(script):
                words = f"{term('script', script)}\n" + "\n".join(names[script])
                self._row.addWidget(label(words), 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(self._row, QHBoxLayout):
            self._row.addStretch(1)


def _by_script(person: Person) -> dict[str, list[str]]:
    values = person.values
    written = [*(values[name] for name in ("name_zh", "name_mn", "name_latin")), *(a.text for a in person.aliases)]
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(filter(None, written)):
        found.setdefault(script_of(name), []).append(name)
    return found


class HomesBox(QWidget):
    """The women's homes that she belongs to; one line where there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px(8), 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(label(self.tr("Women's homes she belongs to"), "section"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(2))
        outer.addLayout(self._lines)

    def show_person(self, person: Person | None) -> None:
        """Reads a woman's homes; None for a new one."""
        self.setVisible(person is not None)
        emptied(self._lines)
        if person is None:
            return
        for home, name, role in person.homes:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(8))
            row.addWidget(ElidedLink(name, partial(self._context.window.go, "homes", id=home)))
            row.addWidget(Pill(term("home_role", role), "accent" if role == "volunteer" else "neutral"))
            row.addStretch(1)
            self._lines.addWidget(line)
        if not person.homes:
            self._lines.addWidget(label(self.tr("None."), "muted"))

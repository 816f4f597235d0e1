"""A plot in the window, painted from its geometry. A bar says its words, is chosen by the arrows, and Enter or a click
opens it. Bars that lie have a height of their own; names that have no room are cut, and the hint says them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.documents.plots import ROW, Bar, Drawing, Lying, Rect, bars, lying
from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.tips import show_tip

#: Pixels of a millimetre at scale 1, and the height of a plot (mm).
PER_MM, HEIGHT = 3.8, 52.0
#: The height of one that stands beside other things.
SMALL_HEIGHT = 34.0
#: Of the words in it.
SMALL_POINTS = 10.0
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class PlotView(QWidget):
    """``opened`` carries a bar's number. ``words`` says one bar in a sentence: for its hint and a screen reader.
    ``height`` (mm) is that of bars that stand."""

    opened = Signal(int)

    def __init__(self, words: Callable[[int], str], height: float = HEIGHT) -> None:
        super().__init__()
        self._words, self._standing = words, height
        self._count, self._height = 0, height
        self._draw: Callable[[float], Drawing] = lambda width: bars((), width, height)
        self._drawing: Drawing | None = None
        self.chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, given: Sequence[Bar], name: str, target: int | None = None) -> None:
        """``name``: what is plotted, in words."""
        height = self._standing
        self._take(len(given), height, name, lambda width: bars(given, width, height, target))

    def show_lying(self, given: Sequence[Lying], name: str) -> None:
        """The same of bars that lie."""
        self._take(len(given), ROW * max(len(given), 1), name, lambda width: lying(given, width))

    def _take(self, count: int, height: float, name: str, draw: Callable[[float], Drawing]) -> None:
        self._count, self._height, self._draw, self._drawing = count, height, draw, None
        self.chosen = min(self.chosen, count - 1)
        self.setAccessibleName(name)
        self._say()
        self.updateGeometry()
        self.update()

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), round(self._height * self._per_mm()))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def _per_mm(self) -> float:
        return PER_MM * theme.scale()

    def drawing(self) -> Drawing:
        """What is painted at the present width."""
        width = self.width() / self._per_mm()
        if self._drawing is None or self._drawing.width != width:
            self._drawing = self._draw(width)
        return self._drawing

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        drawing, tokens, k = self.drawing(), theme.tokens(), self._per_mm()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = {"grid": (tokens.line, 1.0), "axis": (tokens.muted, 1.0), "before": (tokens.text, 2.0)}
        pens["target"] = (tokens.warn, 1.5)
        for part in drawing.in_order():
            if isinstance(part, Rect):
                at = QRectF(part.x * k, part.y * k, part.width * k, part.height * k)
                painter.fillRect(at, QColor(tokens.link if part.bar == self.chosen else tokens.accent))
            else:
                colour, thick = pens[part.role]
                dashed = Qt.PenStyle.DashLine if part.role == "target" else Qt.PenStyle.SolidLine
                painter.setPen(QPen(QColor(colour), thick * theme.scale(), dashed))
                painter.drawLine(QPointF(part.x1 * k, part.y1 * k), QPointF(part.x2 * k, part.y2 * k))
        painter.setFont(theme.font(SMALL_POINTS, figures=True))
        metrics = painter.fontMetrics()
        for words in drawing.words:
            if metrics.horizontalAdvance(words.text) > words.width * k and words.role == "number":
                continue  # where there is no room the hint says it
            text = words.text
            if words.role in ("name", "figure"):
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width * k))
            strong = words.role in ("number", "name", "figure")
            painter.setPen(QColor(tokens.text if strong else tokens.muted))
            box = QRectF(words.x * k, words.y * k - metrics.ascent(), words.width * k, metrics.height())
            painter.drawText(box, int(_SIDES[words.align] | Qt.TextFlag.TextDontClip), text)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.link), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _at(self, point: QPointF) -> int | None:
        return self.drawing().bar_at(point.x() / self._per_mm(), point.y() / self._per_mm())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._at(QPointF(event.pos()))
            show_tip(event.globalPos(), "" if bar is None else self._words(bar), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        bar = self._at(event.position())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(bar)
            self.opened.emit(bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.drawing().lying:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self._count:
            self._choose(max(0, min(self._count - 1, self.chosen + steps[Qt.Key(event.key())])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen >= 0:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _choose(self, bar: int) -> None:
        self.chosen = bar
        self._say()
        self.update()

    def _say(self) -> None:
        """The chosen bar, or all of them, for who hears the window."""
        shown = range(self._count) if self.chosen < 0 else [self.chosen]
        self.setAccessibleDescription("; ".join(self._words(bar) for bar in shown))

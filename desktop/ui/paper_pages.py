"""A paper on the screen: a PDF in memory, and its pages under each other as they will come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QRect,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QWidget,
)

from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

#: A PDF's own measure.
POINTS_AN_INCH = 72
#: Points of a picture that are drawn at a time, where others wait: some tens of milliseconds.
BAND_POINTS = 500_000
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_GAP = 16  # between pages and around them, at scale 1


class Paper:
    """A PDF in memory, opened for showing and printing. Raises ``KnownError("file_unreadable")`` where it is none."""

    def __init__(self, pdf: bytes) -> None:
        from PySide6.QtPdf import QPdfDocument

        self.pdf = pdf
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document: QPdfDocument = QPdfDocument()
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready or not self._document.pageCount():
            raise KnownError("file_unreadable")

    @property
    def page_count(self) -> int:
        return self._document.pageCount()

    def page_size(self, page: int) -> QSizeF:
        """Width and height of a page (from 0) in points."""
        return self._document.pagePointSize(page)

    def picture(self, page: int, size: QSize) -> QImage:
        """A page (from 0) as a picture of ``size`` on white."""
        return _on_white(self._document.render(page, size))

    def bands(self, page: int, size: QSize) -> Iterator[tuple[int, QImage]]:
        """The same picture in bands from its top to its foot, each with where it begins: while one is drawn no other
        thread runs Python, the window's neither."""
        from PySide6.QtPdf import QPdfDocumentRenderOptions

        height = max(1, BAND_POINTS // size.width())
        for top in range(0, size.height(), height):
            part = QSize(size.width(), min(height, size.height() - top))
            options = QPdfDocumentRenderOptions()
            options.setScaledSize(size)
            # One more each way: Qt takes a rectangle's right and bottom for its size, and would draw a little smaller.
            options.setScaledClipRect(QRect(0, top, part.width() + 1, part.height() + 1))
            yield top, _on_white(self._document.render(page, part, options))


def _on_white(drawn: QImage) -> QImage:
    whole = QImage(drawn.size(), QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.white)
    painter = QPainter(whole)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return whole


class _Page(QWidget):
    """One page; drawn when it first comes into sight, at the sharpness of the screen."""

    def __init__(self, paper: Paper, page: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._paper, self._page = paper, page
        self._picture: QImage | None = None
        self.setAccessibleName(str(page + 1))

    def set_zoom(self, zoom: float) -> None:
        """``zoom`` 1 is the paper's true size at 96 dpi."""
        points = self._paper.page_size(self._page)
        factor = 96 / POINTS_AN_INCH * zoom
        self.setFixedSize(round(points.width() * factor), round(points.height() * factor))
        self._picture = None
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None:
            self._picture = self._paper.picture(self._page, self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        painter.setPen(QColor(theme.tokens().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def forget(self) -> None:
        """Give back the picture's memory; it is drawn again when seen again."""
        self._picture = None


class Pages(QScrollArea):
    """The pages under each other; tells which one is in view."""

    page_changed = Signal(int)  # from 0
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._pages: list[_Page] = []
        self._zoom = 1.0
        self._fits_width = True
        self._page = 0
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_paper(self, paper: Paper) -> None:
        """Show another paper; the place in the old one is kept where the new one has it."""
        where = self.verticalScrollBar().value()
        self._paper = paper
        desk = QWidget()
        self._pages = [_Page(paper, number, desk) for number in range(paper.page_count)]
        self.setWidget(desk)
        self._apply_zoom(self._width_zoom() if self._fits_width else self._zoom)
        self.verticalScrollBar().setValue(where)
        self._on_scrolled()

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def fits_width(self) -> bool:
        return self._fits_width

    def set_fits_width(self) -> None:
        """As broad as there is room, also when the window changes."""
        self._fits_width = True
        self._apply_zoom(self._width_zoom())

    def step_zoom(self, step: int) -> None:
        """The next larger (1) or smaller (-1) zoom."""
        others = [zoom for zoom in _ZOOMS if (zoom - self._zoom) * step > 0.01]
        if others:
            self._fits_width = False
            self._apply_zoom(others[0] if step > 0 else others[-1])

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        if 0 <= page < len(self._pages):
            self.verticalScrollBar().setValue(self._pages[page].y() - theme.px(_GAP))

    def _width_zoom(self) -> float:
        if self._paper is None:
            return 1.0
        broadest = max(self._paper.page_size(page).width() for page in range(self._paper.page_count))
        # Room for the scroll bar is always kept, or fitting would make it come and go.
        room = self.width() - 2 * theme.px(_GAP) - self.verticalScrollBar().sizeHint().width() - 2
        return max(0.2, min(2.0, room / (broadest * 96 / POINTS_AN_INCH)))

    def _apply_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        where = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._zoom = zoom
        gap = theme.px(_GAP)
        for page in self._pages:
            page.set_zoom(zoom)
        broadest = max((page.width() for page in self._pages), default=0)
        y = gap
        for page in self._pages:
            page.move(gap + (broadest - page.width()) // 2, y)
            y += page.height() + gap
        if desk := self.widget():
            desk.resize(broadest + 2 * gap, y)
            bar.setValue(round(where * bar.maximum()))  # the place in the paper is kept
        self.zoom_changed.emit(zoom)

    def _on_scrolled(self) -> None:
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        for page in self._pages:
            if page.y() > top + 3 * height or page.y() + page.height() < top - 2 * height:
                page.forget()
        middle = top + height // 2
        seen = [number for number, page in enumerate(self._pages) if page.y() <= middle]
        self._page = seen[-1] if seen else 0
        self.page_changed.emit(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits_width and event.size().width() != event.oldSize().width():
            self._apply_zoom(self._width_zoom())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in steps:
            self.go_to(max(0, min(len(self._pages) - 1, self._page + steps[Qt.Key(event.key())])))
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(len(self._pages) - 1)
        else:
            super().keyPressEvent(event)

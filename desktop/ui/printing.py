"""A paper before it is printed: the preview, the printer, saving it as a PDF.

A paper arrives as PDF bytes (``desktop.documents``) and the same bytes are shown, printed and saved.
QtPdf and QtPrintSupport are imported when the first paper is shown: they are no part of the program's start.
Where the system prints by CUPS the PDF itself goes there (``desktop.print_system``); elsewhere a worker paints it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import (
    QRect,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPageLayout,
    QPageSize,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import jobs, print_system
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.ui import theme
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes
from desktop.ui.icons import icon
from desktop.ui.messages import words_of
from desktop.ui.paper_pages import POINTS_AN_INCH, Pages, Paper
from desktop.ui.screens import InReach
from desktop.ui.tips import set_tip
from desktop.ui.widgets import button, label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

T = TypeVar("T")

#: Enough for a small character of a register; a page is then 15 million points, drawn one page at a time.
PRINT_DPI = 400
ENDING = ".pdf"
#: Width (at scale 1) under which options and pages do not stand beside each other.
NARROW = 760


def print_paper(paper: Paper, printer: QPrinter, painted: Callable[[int, int], None] | None = None) -> None:
    """Paint the pages that ``printer`` is set to, at its resolution up to 400 dpi; on any thread.

    ``painted(n, of)`` is told after each page. Raises ``KnownError("printer_failed")``.
    """
    from PySide6.QtPrintSupport import QPrinter

    printer.setFullPage(True)
    set_page_layout(paper, printer)
    pages = pages_of(printer, paper.page_count)
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise KnownError("printer_failed")
    done = True
    dpi = min(printer.resolution(), PRINT_DPI)
    for index, page in enumerate(pages):
        done = done and (index == 0 or printer.newPage())
        points = paper.page_size(page - 1)
        size = QSize(
            round(points.width() / POINTS_AN_INCH * dpi),
            round(points.height() / POINTS_AN_INCH * dpi),
        )
        whole = _on_paper(printer, points)
        dots = whole.height() / size.height()
        for top, band in paper.bands(page - 1, size):
            first, last = round(top * dots), round((top + band.height()) * dots)
            painter.drawImage(QRect(0, first, whole.width(), last - first), band)
        if painted is not None:
            painted(index + 1, len(pages))
    painter.end()
    if not done or printer.printerState() == QPrinter.PrinterState.Error:
        raise KnownError("printer_failed")


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """The pages (from 1) of ``count`` that the printer is set to, in the paper's order."""
    chosen = printer.pageRanges().toRangeList()
    if not chosen:
        return list(range(1, count + 1))
    return [page for page in range(1, count + 1) if any(span.contains(page) for span in chosen)]


def wish_of(printer: QPrinter, paper: Paper, title: str) -> print_system.Wish:
    """What was chosen in the system's dialog, in the print system's words."""
    from PySide6.QtPrintSupport import QPrinter

    pages, points = pages_of(printer, paper.page_count), paper.page_size(0)
    upright = points.transposed() if points.width() > points.height() else points
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    sides = {
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }
    return print_system.Wish(
        printer=printer.printerName(),
        title=title,
        copies=printer.copyCount(),
        pages=() if len(pages) == paper.page_count else tuple(pages),
        sides=sides.get(printer.duplex(), ""),
        media=size.key() if size.id() != QPageSize.PageSizeId.Custom else "",
        collate=printer.collateCopies(),
        reverse=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
        grey=printer.colorMode() == QPrinter.ColorMode.GrayScale,
    )


def set_page_layout(paper: Paper, printer: QPrinter) -> None:
    """Make the printer's page that of the paper: its size, standing or lying."""
    points = paper.page_size(0)
    lying = points.width() > points.height()
    upright = points.transposed() if lying else points
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)


def _on_paper(printer: QPrinter, points: QSizeF) -> QRect:
    """Where a page of ``points`` stands on the printer's paper: its true size, from the paper's very corner."""
    dots = printer.resolution() / POINTS_AN_INCH
    return QRect(0, 0, round(points.width() * dots), round(points.height() * dots))


class PrintPreview(QWidget):
    """A paper with its options at the left: pages as they will come out, zoom, Print… and Save as PDF….

    Whoever makes papers calls ``show_busy`` while one is made (``desktop.jobs``) and ``show_paper`` with the result.
    """

    #: The print system took it: these pages (numbers from 1) now exist on paper, or will.
    printed = Signal(object)
    saved = Signal(str)  # written as a PDF to this path

    def __init__(self, options: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._name = ""
        self._ready = False  # whether the paper shown is the one that is wanted
        self._shown = 0
        self._job: jobs.Job | None = None  # what prints
        self._pages = Pages(self)
        self._pages.setAccessibleName(self.tr("Pages"))
        self._message = label(wrap=True)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._message.hide()
        self._sent = label(wrap=True)  # of the last printing or saving: it stays while the paper is made anew
        self._sent.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sent.hide()
        self._left, self._right = QWidget(), QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(8))
        self.turn_back = button(self.tr("The pages"), self._turn, icon_name="caret-left")
        left.addWidget(self.turn_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._has_options = options is not None
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(8))
        right.addLayout(self._build_bar())
        right.addWidget(self._message)
        right.addWidget(self._sent)
        right.addWidget(self._pages, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        if options is not None:
            options.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            left.addWidget(options, 1)
        layout.addWidget(self._left, 0)
        layout.addWidget(self._right, 1)
        self._options_asked = False
        self._arrange()
        self._pages.page_changed.connect(self._on_page_changed)
        self._pages.zoom_changed.connect(self._on_zoom_changed)
        self._enable(False)

    def show_paper(self, pdf: bytes, name: str, notes: Sequence[str] = ()) -> None:
        """Show a paper; ``name`` is proposed for its file and the printer's queue, ``notes`` stand above the pages.

        Raises ``KnownError("file_unreadable")`` where the bytes are no PDF.
        """
        self._paper = Paper(pdf)
        if name != self._name:
            self._say("", "neutral")
        self._name = name
        self._pages.show_paper(self._paper)
        self._tell("\n".join(notes), "warn")
        self._enable(True)

    def show_busy(self, words: str = "") -> None:
        """Say that a paper is being made; the one shown stays, but cannot be printed any more."""
        self._tell(words or self.tr("Making the pages …"), "neutral")
        self._enable(False)

    def show_error(self, error: KnownError) -> None:
        """Say in words why there is no paper."""
        self._tell(words_of(error), "danger")
        self._enable(False)

    @property
    def page_count(self) -> int:
        """Pages of the paper shown, 0 without one."""
        return self._paper.page_count if self._paper else 0

    def ask_and_print(self) -> None:
        """The system's printer dialog, then the printer; in words where there is none."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

        if self._paper is None or not self._print.isEnabled():
            return
        if not QPrinterInfo.availablePrinterNames():
            here = print_system.is_here()
            self._start(lambda _task: not here or print_system.runs(), self._on_no_printer)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        set_page_layout(self._paper, printer)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, self._paper.page_count)
        InReach(dialog)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _on_no_printer(self, service_runs: bool) -> None:
        self._on_print_failed(KnownError("printer_none" if service_runs else "print_service_gone"))

    def print_on(self, printer: QPrinter) -> None:
        """Print on ``printer`` in the background; what became of it is said above the pages."""
        paper = self._paper
        if paper is None or self._job is not None:
            return
        pages = pages_of(printer, paper.page_count)
        path = printer.outputFileName()
        if path and len(pages) == paper.page_count:
            self.save_to(Path(path))
        elif path or not print_system.is_here():
            self._start(
                # A document of its own: Qt's is not for two threads.
                lambda task: print_paper(Paper(paper.pdf), printer, task.report),
                lambda _nothing: self._on_painted(pages, path),
            )
        else:
            wish = wish_of(printer, paper, self._name)
            self._start(
                lambda _task: print_system.hand_over(paper.pdf, wish),
                lambda taken: self._on_taken(taken, wish.printer, pages),
            )

    def _start(self, work: Callable[[jobs.Task], T], done: Callable[[T], None]) -> None:
        self._say(self.tr("Handing it to the printer …"), "neutral")
        self._job = jobs.run(work, done, self._on_print_failed, self, self._on_page_painted)
        self._job.ended.connect(self._on_print_ended)
        self._enable(self._ready)

    def _on_page_painted(self, done: int, total: int) -> None:
        self._say(self.tr("Printing: page {page} of {pages} …").format(page=done, pages=total), "neutral")

    def _on_taken(self, taken: print_system.Taken, printer: str, pages: list[int]) -> None:
        if taken.stopped:
            words = self.tr(
                "The printer “{printer}” is stopped: job {number} waits there until it is started. Do not print again."
            )
        else:
            words = self.tr("Handed to the printer “{printer}”: job {number}.")
        self._say(words.format(printer=printer, number=taken.number), "warn" if taken.stopped else "accent")
        self.printed.emit(pages)

    def _on_painted(self, pages: list[int], path: str) -> None:
        saved = self.tr("Saved: {path}").format(path=path)
        self._say(saved if path else self.tr("Sent to the printer."), "accent")
        self.printed.emit(pages)

    def _on_print_failed(self, error: KnownError) -> None:
        self._say(words_of(error), "danger")

    def _on_print_ended(self) -> None:
        self._job = None
        self._enable(self._ready)

    def ask_and_save(self) -> None:
        """The system's file dialog, then the file."""
        if self._paper is None or not self._save.isEnabled():
            return
        path = ask_where_to_save(self, self.tr("Save as PDF"), self._name or "paper", ENDING, "PDF")
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save as a PDF; what goes wrong is said above the pages."""
        if self._paper is None:
            return
        path = with_ending(path, ENDING)
        try:
            save_bytes(self._paper.pdf, path)
        except KnownError as error:
            self._say(words_of(error), "danger")
            return
        self._say(self.tr("Saved: {path}").format(path=path), "accent")
        self.saved.emit(str(path))

    def _arrange(self) -> None:
        """In a narrow window the options stand in place of the pages, when they are asked for."""
        narrow = self.width() < theme.px(NARROW)
        covered = narrow and self._options_asked and self._has_options
        self.turn.setVisible(narrow and self._has_options)
        self.turn_back.setVisible(covered)
        self._left.setVisible(self._has_options and (covered or not narrow))
        self._right.setVisible(not covered)
        for widget in (self._zoom, self._fit):  # the pages fit the width by themselves
            widget.setVisible(not narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.RightToLeft
        if self._bar.direction() != way:
            self._bar.setDirection(way)

    def _turn(self) -> None:
        self._options_asked = not self._options_asked
        self._arrange()
        (self.turn_back if self._right.isHidden() else self.turn).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build_bar(self) -> QBoxLayout:
        self.turn = button(self.tr("Options"), self._turn, icon_name="sliders-horizontal")
        self._back = self._tool("caret-left", self.tr("Previous page"))
        self._back.clicked.connect(lambda: self._pages.go_to(self._shown - 1))
        self._forward = self._tool("caret-right", self.tr("Next page"))
        self._forward.clicked.connect(lambda: self._pages.go_to(self._shown + 1))
        self._place = label("", "muted")
        self._smaller = self._tool("minus", self.tr("Smaller"))
        self._smaller.clicked.connect(lambda: self._pages.step_zoom(-1))
        self._larger = self._tool("plus", self.tr("Larger"))
        self._larger.clicked.connect(lambda: self._pages.step_zoom(1))
        self._zoom = label("", "muted")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("300 %") + theme.px(8))
        self._fit = QPushButton(self.tr("Fit width"), self)
        self._fit.setProperty("look", "flat")
        self._fit.clicked.connect(self._pages.set_fits_width)
        self._save = QPushButton(icon("file-pdf"), self.tr("Save as PDF…"), self)
        self._save.clicked.connect(self.ask_and_save)
        self._print = QPushButton(icon("printer", "on_accent"), self.tr("Print…"), self)
        self._print.setProperty("look", "primary")
        for made in (self._save, self._print):
            made.setIconSize(QSize(theme.px(24), theme.px(18)))  # wider: room between icon and words
        self._print.clicked.connect(self.ask_and_print)
        acts, places = QHBoxLayout(), QHBoxLayout()
        for row in (acts, places):
            row.setSpacing(theme.px(8))
        acts.addWidget(self.turn)
        acts.addStretch(1)
        acts.addWidget(self._save)
        acts.addWidget(self._print)
        paging: tuple[QWidget, ...] = (self._back, self._place, self._forward)
        zooming: tuple[QWidget, ...] = (self._smaller, self._zoom, self._larger, self._fit)
        for widget in paging:
            places.addWidget(widget)
        places.addSpacing(theme.px(16))
        for widget in zooming:
            places.addWidget(widget)
        places.addStretch(1)
        # The pages' places at the left of the acts, or below them in a narrow window.
        self._bar = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._bar.setSpacing(theme.px(8))
        self._bar.addLayout(acts)
        self._bar.addLayout(places, 1)
        return self._bar

    def _tool(self, name: str, words: str) -> QToolButton:
        made = QToolButton(self)
        made.setIcon(icon(name))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
        set_tip(made, words)
        made.setAccessibleName(words)
        return made

    def _enable(self, ready: bool) -> None:
        self._ready = ready
        self._save.setEnabled(ready)
        self._print.setEnabled(ready and self._job is None)
        self._smaller.setEnabled(self._paper is not None)
        self._larger.setEnabled(self._paper is not None)
        self._fit.setEnabled(self._paper is not None)
        self._show_place()

    def _tell(self, words: str, tone: str) -> None:
        """About the paper."""
        _put(self._message, words, tone)

    def _say(self, words: str, tone: str) -> None:
        """About its printing."""
        _put(self._sent, words, tone)

    def _show_place(self) -> None:
        count = self.page_count
        text = self.tr("Page {page} of {pages}").format(page=self._shown + 1, pages=count) if count else ""
        self._place.setText(text)
        self._back.setEnabled(self._shown > 0)
        self._forward.setEnabled(self._shown + 1 < count)

    def _on_page_changed(self, page: int) -> None:
        self._shown = page
        self._show_place()

    def _on_zoom_changed(self, zoom: float) -> None:
        self._zoom.setText(f"{round(zoom * 100)} %")


def _put(line: QLabel, words: str, tone: str) -> None:
    line.setText(words)
    line.setProperty("tone", tone)
    line.style().polish(line)
    line.setVisible(bool(words))

"""The screen in the hall: large figures for everybody, in a window of their own for a projector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.widgets import label, restyle

#: Shares of the window's height: a figure, the words over it, the title.
FIGURE, WORDS, TITLE = 0.17, 0.05, 0.07


class HallWindow(QWidget):
    """应到, 实到, 还差, how many must be here, how many votes elect. Esc closes it; F11 turns it full or small."""

    def __init__(self, context: Context) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._context = context
        self.setProperty("look", "ground")
        self.setWindowTitle(self.tr("Screen in the hall"))
        outer = QVBoxLayout(self)
        self.title = label("", "title", wrap=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer.addWidget(self.title)
        grid = QGridLayout()
        self.figures: dict[str, QLabel] = {}
        self._words: list[QLabel] = []
        names = (
            ("due", self.tr("Due")),
            ("present", self.tr("Present")),
            ("missing", self.tr("Still missing")),
            ("quorum", self.tr("Needed to begin")),
            ("threshold", self.tr("Votes that elect")),
        )
        for at, (name, words) in enumerate(names):
            row, column = (0, at) if at < 3 else (2, at - 3)
            told, figure = label(words), label("–", "figure")
            for made in (told, figure):
                made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(told, row, column)
            grid.addWidget(figure, row + 1, column)
            self.figures[name] = figure
            self._words.append(told)
        self.said = label("", "heading", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self.said, 3, 2)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        for row in (1, 3):
            grid.setRowStretch(row, 1)
        outer.addLayout(grid, 1)

    def show_congress(self, id: bytes) -> None:
        """The figures of a congress as they stand."""
        congresses = self._context.desk.congresses
        self.title.setText(congresses.title(id))
        call = congresses.last_call(id)
        due = call.due if call is not None else congresses.due(id)
        try:
            rules = congresses.rules(id)
        except KnownError as error:
            self.said.setText(words_of(error))
            return
        needed = rules.quorum(due)
        present = call.present if call is not None else None
        missing = None if present is None else max(0, needed - present)
        told = {"due": due, "present": present, "missing": missing, "quorum": needed}
        told["threshold"] = rules.threshold(due, present if present is not None else due, due)
        for name, number in told.items():
            self.figures[name].setText("–" if number is None else str(number))
        met = missing == 0
        words = (
            ""
            if missing is None
            else self.tr("Enough are here: the sitting may begin")
            if met
            else self.tr("Not enough yet")
        )
        self.said.setText(words)
        restyle(self.said, tone="accent" if met else "danger" if missing else "")
        restyle(self.figures["missing"], tone="danger" if missing else "")

    def show_large(self, beside: QWidget) -> None:
        """On another screen than the window where there is one, over all of it; else as a window to be moved."""
        own = beside.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
        if other is not None:
            self.setGeometry(other.geometry())
            self.showFullScreen()
        else:
            self.resize(beside.size())
            self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self.height()
        sizes = [(self.title, TITLE), (self.said, WORDS)]
        sizes += [(figure, FIGURE) for figure in self.figures.values()] + [(words, WORDS) for words in self._words]
        for made, share in sizes:
            made.setStyleSheet(f"font-size: {max(12, int(height * share))}px")

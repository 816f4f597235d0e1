"""What is looked at while a sheet is typed back: the sheet as it was printed, or a picture of the signed one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop import jobs
from desktop.documents import sheet
from desktop.documents.sheet_of import ReadySheet
from desktop.documents.typesetter import Paper as SetPaper
from desktop.documents.typesetter import Typesetter
from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.messages import words_of
from desktop.ui.paper_pages import Pages, Paper
from desktop.ui.picture_bytes import picture_of
from desktop.ui.widgets import label

#: A picture is never drawn larger than so many times its window's width.
_MOST = 4096


class _Picture(QScrollArea):
    """One picture as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)
        self._name = ""
        self._whole = QPixmap()

    def show_picture(self, name: str, body: bytes) -> bool:
        """Show a picture, which ``name`` tells from others; False where it is none."""
        if name != self._name:
            self._name, self._whole = name, picture_of(body, _MOST)
        self._fit()
        return not self._whole.isNull()

    def _fit(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        if self._whole.isNull() or room < 1:
            return
        drawn = self._whole.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        self._label.setPixmap(drawn)
        self._label.resize(drawn.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class SheetBeside(QWidget):
    """The printed sheet, or one of the activity's pictures; which one is chosen above it."""

    def __init__(self) -> None:
        super().__init__()
        self._typesetter = Typesetter()
        self._ready: ReadySheet | None = None
        self._job: jobs.Job | None = None
        self._page = -1
        self._bodies: Mapping[str, bytes] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("What to look at"))
        self.choice.activated.connect(lambda _index: self._show_chosen())
        self.message = label("", "muted", wrap=True)
        self.pages, self.picture = Pages(self), _Picture()
        self.pages.setAccessibleName(self.tr("The sheet as it was printed"))
        self.picture.setAccessibleName(self.tr("Picture of the sheet"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.picture)
        for widget in (self.choice, self.message, self._stack):
            outer.addWidget(widget, 1 if widget is self._stack else 0)
        self.message.hide()

    def show_sheet(self, ready: ReadySheet, pictures: Mapping[str, bytes]) -> None:
        """Show a sheet; ``pictures``: those of the activity that are on this laptop, by a name that tells them
        apart."""
        self._bodies = pictures
        names = [self.choice.itemData(index) for index in range(1, self.choice.count())]
        same = self._ready is not None and self._ready.id == ready.id
        if not same or names != list(pictures):
            chosen = self.choice.currentData() if same else ""
            self.choice.clear()
            self.choice.addItem(self.tr("As it was printed"), "")
            for number, name in enumerate(pictures, 1):
                self.choice.addItem(self.tr("Picture {number}").format(number=number), name)
            self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.setVisible(self.choice.count() > 1)
        before, self._ready = self._ready, ready
        if before is None or before.data.groups != ready.data.groups or before.id != ready.id:
            self._set(ready)
        self._show_chosen()

    def show_row(self, row: int) -> None:
        """Turn to the page that a row stands on."""
        page = sheet.page_of_row(self._ready.data, row) if self._ready and row else -1
        if page >= 0 and page != self._page:
            self._page = page
            self.pages.go_to(page)

    def _show_chosen(self) -> None:
        name = self.choice.currentData()
        shown = bool(name) and self.picture.show_picture(name, self._bodies[name])
        self._stack.setCurrentWidget(self.picture if shown else self.pages)

    def _set(self, ready: ReadySheet) -> None:
        if self._job is not None:
            self._job.cancel()
        self._say(self.tr("Making the pages …"))
        typesetter, data = self._typesetter, ready.data
        self._job = jobs.run(lambda _task: sheet.set_paper(data, typesetter), self._on_set, self._on_failed, self)

    def _on_set(self, paper: SetPaper) -> None:
        self._job = None
        self._say("")
        self.pages.show_paper(Paper(paper.pdf))
        self._page = -1

    def _on_failed(self, error: KnownError) -> None:
        self._job = None
        self._say(words_of(error))

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))

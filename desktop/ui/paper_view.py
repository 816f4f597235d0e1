"""One paper in place of a page's list: made on another thread, shown, printed, saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.messages import words_for
from desktop.ui.printing import PrintPreview
from desktop.ui.widgets import label, tool_button


class PaperView(QWidget):
    """``left``: back to the list. ``shown``: the preview has the paper asked for last."""

    left = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.typesetter = Typesetter()
        self._job: jobs.Job | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.left.emit))
        self.title = label("", "title")
        self.detail = label("", "count")
        head.addWidget(self.title)
        head.addWidget(self.detail, 1, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(head)
        self.preview = PrintPreview()
        outer.addWidget(self.preview, 1)
        self.setFocusProxy(self.preview)

    def show_paper(self, name: str, detail: str, make: Callable[[Typesetter], Paper]) -> None:
        """Sets a paper; ``name`` is proposed for its file. What goes wrong is said above the pages."""
        if self._job is not None:
            self._job.cancel()
        self.title.setText(name)
        self.detail.setText(detail)
        self.preview.show_busy()
        typesetter = self.typesetter
        self._job = jobs.run(
            lambda _task: make(typesetter), lambda paper: self._on_set(paper, name), self._on_failed, self
        )

    def show_made(self, paper: Paper, name: str, notes: Sequence[str] = ()) -> None:
        """A paper that was set elsewhere with ``typesetter``."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.title.setText(name)
        self.detail.setText("")
        self.preview.show_paper(paper.pdf, name, list(notes))
        self.shown.emit()

    def _on_set(self, paper: Paper, name: str) -> None:
        self._job = None
        self.preview.show_paper(paper.pdf, name, unshown_words(paper.unshown))
        self.shown.emit()

    def _on_failed(self, error: KnownError) -> None:
        self._job = None
        self.preview.show_error(error)


def unshown_words(unshown: Sequence[str]) -> list[str]:
    """What to say of characters that would come out as boxes; nothing where there are none."""
    if not unshown:
        return []
    named = "  ".join(f"{one} (U+{ord(one):04X})" for one in unshown)
    return [words_for("paper_unshown", characters=named)]

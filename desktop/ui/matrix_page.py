"""The shape of a page that shows a matrix: a time to step through, the matrix, what is behind a cell; what is shown is
copied, saved as a spreadsheet, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.register import RegisterData, set_paper
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.grid import GridData
from desktop.services.month import write_xlsx
from desktop.ui import tab_order, theme
from desktop.ui.file_dialogs import ask_where_to_save
from desktop.ui.grid import GridView, GridWords
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.side_panel import Panel, SidePanel
from desktop.ui.widgets import Empty, button, label, tool_button

if TYPE_CHECKING:
    from desktop.ui.paper_view import PaperView

ENDING = ".xlsx"
#: The part of the width that a panel has beside the matrix until somebody moves its edge.
SHARE = 0.34


class _Beside(SidePanel):
    """A panel that is open wherever there is room, unless somebody closed it; where it covers, once it is asked for."""

    def __init__(self, main: QWidget, panel: Panel) -> None:
        super().__init__(main, panel)
        self._share = SHARE
        self._asked_for = self._put_away = False

    def open_panel(self) -> None:
        self._asked_for, self._put_away = self.covering, False
        super().open_panel()

    def close_panel(self) -> None:
        self._asked_for, self._put_away = False, self._put_away or not self.covering
        super().close_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        typing = self.panel.isAncestorOf(self.focusWidget())  # what is being typed is not taken from the eye
        wanted = (self._asked_for or typing) if self.covering else not self._put_away
        if wanted and not self.panel_open:
            super().open_panel()
        elif not wanted and self.panel_open:
            super().close_panel()
        super().resizeEvent(event)


class MatrixPage(Page):
    """A matrix of one month or year; ``steps``: the words of the way to the one before and after.

    With a ``panel`` what is behind a cell stands beside the matrix; where there is no room for both, the matrix has the
    width, a line below it says what the cell is, and Enter, a double click or its link opens the panel in its place.
    A subclass puts its own lines into ``over``, hands its matrix to ``show_matrix`` and says what goes out.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        *,
        steps: tuple[str, str],
        empty: tuple[str, str, str] = ("table", "", ""),
        panel: Panel | None = None,
    ) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.around(24), theme.around(16), theme.around(24), theme.px(8))
        self.whole = QWidget()  # what a paper takes the place of
        body = QVBoxLayout(self.whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.around(8))
        outer.addWidget(self.whole)
        self.above = QWidget()  # what a panel that covers the matrix covers too
        above = QVBoxLayout(self.above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(theme.around(8))
        self.header = Header(title)
        actions = self.header.action_row
        actions.addWidget(tool_button("copy", self.tr("Copy for a table (Ctrl+C)"), self.copy))
        actions.addWidget(tool_button("export", self.tr("Save as xlsx…"), self.save))
        actions.addWidget(tool_button("printer", self.tr("Print (Ctrl+P)"), self.print_shown))
        above.addWidget(self.header)
        self.choose = QHBoxLayout()
        self.choose.setSpacing(theme.px(8))
        self.earlier = tool_button("caret-left", steps[0], lambda: self.step(-1))
        self.later = tool_button("caret-right", steps[1], lambda: self.step(1))
        self.name = label("", "heading")
        for widget in (self.earlier, self.name, self.later):
            self.choose.addWidget(widget)
        above.addLayout(self.choose)
        self.over = QVBoxLayout()
        self.over.setSpacing(theme.around(8))
        above.addLayout(self.over)
        body.addWidget(self.above)
        self.grid = GridView(title)
        self.grid.moved.connect(self._on_moved)
        self.grid.opened.connect(self.open_cell)
        self.panel = panel
        self.side = _Beside(self.grid, panel) if panel is not None else None
        if self.side is not None:
            self.side.covered.connect(lambda covered: self.above.setVisible(not covered))
            self.side.panel_shown.connect(lambda _shown: self._show_foot())
            self.side.panel.closed.connect(self._on_closed)
        self._matrix: QWidget = self.side or self.grid
        self.empty = Empty(*empty)
        self.empty.hide()
        body.addWidget(self._matrix, 1)
        body.addWidget(self.empty, 1)
        self.foot = QWidget()
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        self.told = label("", "muted", wrap=True)
        self.open = button(self.tr("Open"), self._open_current, look="link")
        foot.addWidget(self.told, 1)
        foot.addWidget(self.open)
        body.addWidget(self.foot)
        self.paper: PaperView | None = None
        self.setFocusProxy(self.grid)

    # --- what a subclass says ---------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Shows the month or year before (−1) or after (+1)."""
        raise NotImplementedError

    def show_cell(self, row: int, column: int) -> None:
        """The keyboard came to a cell: what is behind it, in the panel or in words."""
        raise NotImplementedError

    def called(self) -> str:
        """What is handed out is called so: the file, its sheet; "" while there is nothing to hand out."""
        raise NotImplementedError

    def rows(self) -> list[list[str | int]]:
        """The rows of the spreadsheet, with their heads."""
        return self.grid.table()

    def register(self) -> RegisterData:
        """The paper."""
        raise NotImplementedError

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_matrix(self, grid: GridData, words: GridWords, *, empty: bool = True) -> None:
        """Shows a matrix; of one without rows the words for it, where ``empty``."""
        self.grid.show_grid(grid, words)  # and tells of the cell where the keyboard is
        self._matrix.setVisible(bool(grid.lines))
        self.empty.setVisible(empty and not grid.lines)
        self._show_foot()

    def _on_moved(self, row: int, column: int) -> None:
        if self.panel is not None:
            line, words = self.grid.matrix.grid.lines[row], self.grid.matrix.words
            said = [line.name, words.heads[column], words.state(line, column) or words.cell(line.cells[column])]
            self.told.setText(" · ".join(part.strip() for part in said if part))
        self.show_cell(row, column)

    def _show_foot(self) -> None:
        self.foot.setVisible(bool(self.grid.matrix.grid.lines) and not (self.side is not None and self.side.panel_open))

    def _open_current(self) -> None:
        at = self.grid.currentIndex()
        self.open_cell(at.row(), at.column())

    def open_cell(self, row: int, column: int) -> None:
        """The keyboard goes on in the panel."""
        self.grid.setCurrentIndex(self.grid.matrix.index(row, column))
        self._on_moved(row, column)  # what stood in the panel may be something else
        self.open_panel()
        if self.panel is not None:
            first = tab_order.first_in(self.panel.content)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_panel(self) -> None:
        """Beside the matrix, or in its place."""
        if self.side is not None:
            self.side.open_panel()

    def _on_closed(self) -> None:
        self.flush()
        self.grid.setFocus()

    # --- out of the program -----------------------------------------------------------------------------------------

    def copy(self) -> None:
        """What is chosen, or all of it, for a program of tables."""
        self.grid.copy()
        self.context.window.notify.toast(self.tr("Copied"))

    def save(self) -> None:
        """What is shown as a spreadsheet, where she chooses."""
        if not self.called():
            return
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), self.called(), ENDING, "xlsx")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Writes the spreadsheet; a refusing disk is told in words."""
        if not self.called():
            return
        path = with_ending(path, ENDING)
        try:
            write_xlsx(path, self.called(), self.rows())
        except OSError:
            self.context.window.notify.error(KnownError("file_unwritable"))
            return
        self.context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

    def print_shown(self) -> None:
        from desktop.ui.paper_view import PaperView

        if self.paper is not None and self.paper.isVisible():
            self.paper.preview.ask_and_print()
            return
        if not self.called():
            return
        self.flush()
        if self.paper is None:
            self.paper = PaperView()
            self.paper.left.connect(self._leave_paper)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.paper)
        self.whole.hide()
        self.paper.show()
        data = self.register()
        self.paper.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def _leave_paper(self) -> None:
        if self.paper is not None:
            self.paper.hide()
        self.whole.show()
        self.grid.setFocus()

    def go_back(self) -> bool:
        if self.paper is not None and self.paper.isVisible():
            self._leave_paper()
            return True
        if self.side is not None and self.side.panel_open and self.side.covering:
            self.side.panel.closed.emit()
            return True
        return super().go_back()

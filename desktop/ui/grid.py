"""A matrix on the screen (``services.grid``): names stay at the left while it scrolls, a cell opens what is behind it.

Arrow keys move, Enter and a double click open, Ctrl+C copies what is chosen, or all of it, with its heads. A state is
said in words wherever it is shown by a colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.services.grid import GridCell, GridData, GridLine
from desktop.services.tables import as_tsv
from desktop.ui import theme
from desktop.ui.guarded import guarded, guarded_paint
from desktop.ui.table_model import Index
from desktop.ui.tips import plain_tip

ROW_HEIGHT = 36
#: Pixels at scale 1: a column is at least so wide, the names too.
COLUMN, NAMES_LEAST = 56, 80
#: The share of the view that names have at most; with so much of it two lines do, where all columns are in sight then.
NAMES_MOST, NAMES_ENOUGH = 0.4, 0.3
#: Beside the words of cells, and of names (pixels at scale 1); points of the names' type, as the theme has it.
BESIDE, BESIDE_NAMES, HEAD_POINTS = 32, 28, 11


@dataclass(frozen=True)
class GridWords:
    """What a matrix says: ``corner`` over the names, ``heads`` over the columns; ``cell``: what stands in a cell;
    ``state``: what there is to say of it, "" for nothing."""

    corner: str
    heads: Sequence[str]
    cell: Callable[[GridCell], str]
    state: Callable[[GridLine, int], str]


class GridModel(QAbstractTableModel):
    """The cells of one matrix."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = GridData()
        self.words = GridWords("", (), lambda _cell: "", lambda _line, _column: "")
        #: Row → its name as there is room for it, where it is not the whole in one line.
        self.broken: dict[int, str] = {}

    def show(self, grid: GridData, words: GridWords) -> None:
        """Another matrix, or the same counted anew."""
        self.beginResetModel()
        self.grid, self.words, self.broken = grid, words, {}
        self.endResetModel()

    def cell(self, index: Index) -> GridCell:
        """The cell at a place."""
        return self.grid.lines[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.grid.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.grid.columns)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.grid.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words.cell(line.cells[index.column()])
        state = self.words.state(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(state)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            said = [line.name, self.words.heads[index.column()], self.words.cell(line.cells[index.column()]), state]
            return ", ".join(part for part in said if part)
        return None

    @guarded(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self.words.heads[section] if across else self.grid.lines[section].name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        return words if across else self.broken.get(section, words)


class _Cells(QStyledItemDelegate):
    """Words in the middle; a state on its tint, the place of the keyboard in a frame."""

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, t, rect = index.model(), theme.tokens(), option.rect
        assert isinstance(model, GridModel)
        cell = model.cell(index)
        words, tint = t.tone(cell.tone) if cell.tone else (t.link if cell.ids else t.text, "")
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour(t.accent_tint))
            words = words if cell.ids or not cell.tone else t.text
        elif tint:
            painter.fillRect(rect, theme.colour(tint))
        painter.setPen(theme.colour(t.line))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.setPen(theme.colour(words))
        painter.setFont(theme.font(figures=True))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, model.words.cell(cell))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour(t.accent))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def in_two_lines(metrics: QFontMetrics, words: str, room: int) -> str:
    """A name in at most two lines of so many pixels: broken at a blank, else between letters; what is more is left
    out."""
    fits = next((n for n in range(len(words), 0, -1) if metrics.horizontalAdvance(words[:n]) <= room), 1)
    if fits == len(words):
        return words
    blank = words.rfind(" ", 0, fits + 1)
    at = blank if blank > 0 else fits
    rest = metrics.elidedText(words[at:].lstrip(), Qt.TextElideMode.ElideRight, room)
    return f"{words[:at].rstrip()}\n{rest}"


class GridView(QTableView):
    """A matrix. ``opened`` (row, column): Enter or a double click; ``moved`` (row, column): where the keyboard is."""

    opened = Signal(int, int)
    moved = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = GridModel(self)
        self.setModel(self.matrix)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)  # ``_measure`` breaks names, and cuts them
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))
        self.selectionModel().currentChanged.connect(self._on_moved)

    def show_grid(self, grid: GridData, words: GridWords) -> None:
        """Shows a matrix; the keyboard stays on its row and column where they are still there."""
        at = self.currentIndex()
        line = self.matrix.grid.lines[at.row()].id if at.isValid() else None
        key = self.matrix.grid.columns[at.column()] if at.isValid() else None
        self.matrix.show(grid, words)
        self._measure()
        row = next((row for row, each in enumerate(grid.lines) if each.id == line), 0)
        column = grid.columns.index(key) if key in grid.columns else 0
        if grid.lines and grid.columns:
            self.setCurrentIndex(self.matrix.index(row, column))

    def _measure(self) -> None:
        """Columns as wide as their words need; names have what is left, at most a part of the view, and break into two
        lines. A longer one is cut, with a hint."""
        metrics, grid, words = QFontMetrics(theme.font()), self.matrix.grid, self.matrix.words
        small = QFontMetrics(theme.font(HEAD_POINTS))
        heads = [self.horizontalHeader().sectionSizeHint(at) for at in range(len(words.heads))]
        cells = [
            max((metrics.horizontalAdvance(words.cell(line.cells[at])) for line in grid.lines), default=0)
            for at in range(len(words.heads))
        ]
        advances = [small.horizontalAdvance(line.name) for line in grid.lines]
        pad, widest = theme.px(BESIDE_NAMES), max(advances, default=0)
        view = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth() - theme.px(4)
        most, columns = int(view * NAMES_MOST), list[int]()
        for beside in (BESIDE, BESIDE / 2):  # closer to each other where all of them just fit
            columns = [
                max(theme.px(COLUMN), head, cell + theme.px(beside)) for head, cell in zip(heads, cells, strict=True)
            ]
            left = view - sum(columns)
            if left >= min(int(view * NAMES_ENOUGH), widest // 2 + metrics.averageCharWidth() + pad):
                break
        else:
            left = most  # they are scrolled through anyway
        for at, wide in enumerate(columns):
            self.setColumnWidth(at, wide)
        names = max(theme.px(NAMES_LEAST), min(widest + pad, left, most))
        self.verticalHeader().setFixedWidth(names)
        one = max(theme.px(ROW_HEIGHT), metrics.height() + theme.px(12))
        two = max(one, 2 * small.height() + theme.px(12))
        self.verticalHeader().setDefaultSectionSize(one)
        for row in self.matrix.broken:  # in two lines until now
            self.setRowHeight(row, one)
        self.matrix.broken = {
            row: in_two_lines(small, grid.lines[row].name, names - pad)
            for row, wide in enumerate(advances)
            if wide > names - pad
        }
        for row in self.matrix.broken:
            self.setRowHeight(row, two)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._measure()

    def _on_moved(self, now: Index, _before: Index) -> None:
        if now.isValid():
            self.moved.emit(now.row(), now.column())

    def chosen(self) -> GridData:
        """The rectangle that is chosen; all of it where no more than one cell is."""
        places = self.selectionModel().selectedIndexes()
        grid = self.matrix.grid
        if len(places) <= 1:
            return grid
        rows, columns = sorted({at.row() for at in places}), sorted({at.column() for at in places})
        lines = tuple(
            GridLine(grid.lines[row].id, grid.lines[row].name, tuple(grid.lines[row].cells[at] for at in columns))
            for row in rows
        )
        return GridData(tuple(grid.columns[at] for at in columns), lines)

    def table(self, grid: GridData | None = None) -> list[list[str | int]]:
        """Rows with their heads, as the screen says them; numbers stay numbers."""
        shown, words = grid or self.matrix.grid, self.matrix.words
        heads = dict(zip(self.matrix.grid.columns, words.heads, strict=True))
        return shown.table(words.corner, [heads[key] for key in shown.columns])

    def copy(self) -> None:
        """What is chosen, for a spreadsheet."""
        rows = [[str(cell) for cell in row] for row in self.table(self.chosen())]
        QGuiApplication.clipboard().setText(as_tsv(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self.opened.emit(at.row(), at.column())
        else:
            super().keyPressEvent(event)

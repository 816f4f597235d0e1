"""A sheet of a form on the screen: its cells as they stand in the file, each with what goes into it, in words and tint.

Arrow keys move; what a tint means stands in the tip and is read aloud.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.services.office_forms.template import Place
from desktop.table_files.grids import Grid
from desktop.table_files.patching import cell_name
from desktop.ui import theme
from desktop.ui.guarded import guarded, guarded_paint
from desktop.ui.table_model import Index
from desktop.ui.tips import plain_tip

ROW_HEIGHT = 36
#: Pixels at scale 1 of a character's width, the least and the most of a column.
CHARACTER, NARROWEST, WIDEST = 12, 64, 300
DEFAULT_WIDTH = 9.0


@dataclass(frozen=True)
class Look:
    """How a cell is shown. ``tone``: of its tint, "" for none; ``said``: what there is to say of it."""

    words: str
    tone: str = ""
    said: str = ""
    muted: bool = False


class SheetModel(QAbstractTableModel):
    """The cells of one sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid("")
        self.look: Callable[[Place], Look] = lambda _place: Look("")

    def show(self, grid: Grid, look: Callable[[Place], Look]) -> None:
        """Another sheet."""
        self.beginResetModel()
        self.grid, self.look = grid, look
        self.endResetModel()

    def repaint(self, look: Callable[[Place], Look]) -> None:
        """The same sheet, with something else in its cells."""
        self.look = look
        if self.grid.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.grid.rows - 1, self.grid.columns - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.grid.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.grid.columns

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.grid.target((index.row(), index.column()))
        look = self.look(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return look.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(look.said or look.words)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return ", ".join(part for part in (cell_name(place), look.words, look.said) if part)
        return None

    @guarded(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return cell_name((0, section))[:-1] if across else str(section + 1)


class _Cells(QStyledItemDelegate):
    """Words in the middle on their tint; the chosen cell in a frame."""

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, t, rect = index.model(), theme.tokens(), option.rect
        assert isinstance(model, SheetModel)
        look = model.look(model.grid.target((index.row(), index.column())))
        words, tint = t.tone(look.tone) if look.tone else (t.muted if look.muted else t.text, "")
        painter.fillRect(rect, theme.colour(tint or t.surface))
        painter.setPen(theme.colour(t.field_line))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.setPen(theme.colour(words))
        painter.setFont(theme.font(figures=True))
        inside = QRect(rect).adjusted(theme.px(4), 0, -theme.px(4), 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        lines = max(1, inside.height() // max(1, painter.fontMetrics().lineSpacing()))
        text = look.words.replace("\n", " ")
        if lines == 1 or painter.fontMetrics().horizontalAdvance(text) > lines * inside.width():
            most = max(1, lines) * inside.width()
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, most - theme.px(8)))
        painter.drawText(inside, int(flags), text)
        if option.state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected):
            painter.setPen(theme.colour(t.accent))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))


class SheetView(QTableView):
    """A sheet. ``chosen`` (row, column): where the keyboard or the pointer went; of merged cells the first."""

    chosen = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)

    def show_grid(self, grid: Grid, look: Callable[[Place], Look]) -> None:
        """Shows a sheet."""
        self.clearSpans()
        self.sheet.show(grid, look)
        for top, left, bottom, right in grid.merged:
            bottom, right = min(bottom, grid.rows - 1), min(right, grid.columns - 1)
            if top < grid.rows and left < grid.columns and (bottom > top or right > left):
                self.setSpan(top, left, bottom - top + 1, right - left + 1)
        for column in range(grid.columns):
            wide = grid.widths.get(column, DEFAULT_WIDTH) * CHARACTER
            self.setColumnWidth(column, theme.px(min(WIDEST, max(NARROWEST, wide))))

    def choose(self, place: Place) -> None:
        """Goes to a cell."""
        index = self.sheet.index(*self.sheet.grid.target(place))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(*self.sheet.grid.target((current.row(), current.column())))

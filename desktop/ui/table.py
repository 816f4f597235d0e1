"""A table as every list shows it: rows of 36 px, no grid, pills, the keyboard, Ctrl+C into a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.settings import Settings
from desktop.ui import theme
from desktop.ui.guarded import guarded, guarded_paint
from desktop.ui.table_model import Column, Index, Row, Sort, TableModel

ROW_HEIGHT = 36
LEAST_STRETCH = 160  # pixels that the stretching column keeps
COPY_LIMIT = 20_000  # rows; more than a spreadsheet's user wants, and what the clipboard bears

# Put together once: an enum's "|" costs more than drawing a short word.
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CellDelegate(QStyledItemDelegate):
    """Paints a cell by hand: elided words or a pill on the tint of the chosen row, and a thin line below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types: dict[tuple[float, bool], tuple[QFont, QFontMetrics]] = {}

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme.tokens()
        model: TableModel = index.model()  # type: ignore[assignment]  # DataTable sets no other
        column = model.columns[index.column()]
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour(t.accent_tint))
            if index.column() == 0:
                painter.fillRect(rect.x(), rect.y(), theme.px(3), rect.height(), theme.colour(t.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour(t.hover))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour(t.line))
        text = model.words(index.row(), index.column())  # not by way of Qt: a page has hundreds of cells
        if not text:
            return
        pad = theme.px(12)
        inner = rect.adjusted(pad, 0, -pad, 0)
        tone = model.tone(index.row(), index.column())
        if tone:
            self._paint_pill(painter, inner, text, tone, selected)
            return
        painter.setPen(theme.colour(t.muted if column.muted else t.text))
        font, metrics = self._type(theme.BODY_POINTS, column.number)
        painter.setFont(font)
        line = text if "\n" not in text else " ".join(text.split())
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _RIGHT if column.number else _LEFT, shown)

    def _type(self, points: float, figures: bool = False) -> tuple[QFont, QFontMetrics]:
        """Made once for each size: a font made for every cell costs more than painting it."""
        key = points * theme.scale(), figures
        if key not in self._types:
            font = theme.font(points, figures=figures)
            self._types[key] = font, QFontMetrics(font)
        return self._types[key]

    def _paint_pill(self, painter: QPainter, inner: QRect, text: str, tone: str, selected: bool) -> None:
        words, tint = theme.tokens().tone(tone)
        if selected:  # the tint would be lost on the tint of the chosen row
            tint = theme.tokens().surface
        font, metrics = self._type(theme.SMALL_POINTS)
        painter.setFont(font)
        pad, height = theme.px(10), metrics.height() + theme.px(4)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width() - 2 * pad)
        width = metrics.horizontalAdvance(shown) + 2 * pad
        pill = QRect(inner.x(), inner.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tint))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(theme.colour(words))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        _, metrics = self._type(theme.BODY_POINTS)
        return QSize(metrics.horizontalAdvance(index.data() or "") + 2 * theme.px(13), theme.px(ROW_HEIGHT))


class DataTable(QTableView):
    """A list of records. ``ids(sort)`` and ``page(ids)`` come from a service; ``reload`` asks for the ids again.

    Remembers sort and widths in ``settings.view(name)``. Signals carry ids: ``current_changed`` as the cursor moves
    (None when there is none), ``opened`` on Enter and double-click, ``typed`` when someone starts typing: the text
    goes to the search.
    """

    current_changed = Signal(object)
    opened = Signal(object)
    typed = Signal(str)
    reloaded = Signal(int)  # how many rows

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        ids: Callable[[Sort], Sequence[bytes]],
        page: Callable[[Sequence[bytes]], Sequence[Row | None]],
        settings: Settings,
        sort: Sort,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._settings, self._ids = name, settings, ids
        self._told: bytes | None = None
        self._hidden: frozenset[str] = frozenset()
        self.records = TableModel(columns, page, self)
        self.setModel(self.records)
        self.setItemDelegate(CellDelegate(self))
        self._dress()
        remembered = settings.view(name).get("sort")
        if isinstance(remembered, list) and len(remembered) == 2 and self._sorts_by(remembered[0]):
            sort = Sort(str(remembered[0]), bool(remembered[1]))
        self.records.note_sort(sort)
        self._show_sort()
        self.setSortingEnabled(True)
        self.records.sort_asked.connect(self._on_sort_asked)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell_current())
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(400)
        self._keep.timeout.connect(self._remember_widths)
        self.horizontalHeader().sectionResized.connect(self._on_resized)

    def _dress(self) -> None:
        self.setProperty("look", "bare")  # it stands in a card, which has the border
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSortIndicatorClearable(False)
        heads.setMinimumSectionSize(theme.px(48))
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setFixedHeight(theme.px(ROW_HEIGHT))

    # --- what is shown ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the ids again; chosen records stay chosen where they are still in the list, the view stays in
        place.
        """
        chosen, current = self.chosen_ids(limit=500), self.current_id()
        top = self.verticalScrollBar().value()
        self.records.set_ids(self._ids(self.records.sort_by))
        selection = self.selectionModel()
        selection.blockSignals(True)
        row = self.records.row_of(current)
        if row is not None:
            selection.setCurrentIndex(self.records.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for id in chosen:
            row = self.records.row_of(id)
            if row is not None:
                selection.select(self.records.index(row, 0), flags)
        selection.blockSignals(False)
        self.verticalScrollBar().setValue(top)
        self.viewport().update()
        self._tell_current()
        self.reloaded.emit(len(self.records.ids))

    def count(self) -> int:
        return len(self.records.ids)

    def current_id(self) -> bytes | None:
        """The record under the cursor."""
        return self.records.id_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def chosen_ids(self, limit: int | None = None) -> list[bytes]:
        """The chosen records from top to bottom."""
        ids: list[bytes] = []
        # ranges, not selectedRows(): that takes seconds once all rows of a long list are chosen
        for part in sorted(self.selectionModel().selection().toList(), key=lambda part: part.top()):
            last = part.bottom() if limit is None else min(part.bottom(), part.top() + limit - 1)
            ids += self.records.ids[part.top() : last + 1]
        return ids if limit is None else ids[:limit]

    def choose(self, id: bytes | None) -> bool:
        """Put the cursor on a record and show it; None takes the choice away. False if it is not in the list."""
        if id is None:
            self.selectionModel().clear()
            self._tell_current()
            return True
        row = self.records.row_of(id)
        if row is None:
            return False
        index = self.records.index(row, 0)
        # Not selectRow(): it asks which keys are down, and after Ctrl+Enter would take the choice away again.
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def step(self, rows: int) -> None:
        """Move the cursor down by ``rows`` (up where negative); from nowhere to the first row."""
        if not self.records.ids:
            return
        now = self.currentIndex().row() if self.currentIndex().isValid() else -1
        self.choose(self.records.ids[max(0, min(len(self.records.ids) - 1, now + rows))])

    def open_current(self) -> None:
        """Open the record under the cursor, else the first."""
        if self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        elif self.records.ids:
            self._open(0)

    def _open(self, row: int) -> None:
        id = self.records.id_at(row)
        if id is not None:
            self.choose(id)
            self.opened.emit(id)

    def _tell_current(self) -> None:
        id = self.current_id()
        if id != self._told:
            self._told = id
            self.current_changed.emit(id)

    # --- sorting ----------------------------------------------------------------------------------------------------

    def _sorts_by(self, key: object) -> bool:
        return isinstance(key, str) and self.records.column_of_sort(key) is not None

    def _show_sort(self) -> None:
        column = self.records.column_of_sort(self.records.sort_by.key)
        heads = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if self.records.sort_by.descending else Qt.SortOrder.AscendingOrder
        heads.blockSignals(True)
        heads.setSortIndicator(-1 if column is None else column, order)
        heads.blockSignals(False)

    def _on_sort_asked(self, sort: Sort) -> None:
        self._settings.view(self._name)["sort"] = [sort.key, sort.descending]
        self._settings.save()
        self.reload()

    # --- widths -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def hide_columns(self, keys: Collection[str]) -> None:
        """Show all columns but these, for a list that has little room."""
        self._hidden = frozenset(keys)
        self._share_width()

    def _share_width(self) -> None:
        """The declared or remembered widths; what is left over goes to the column that stretches.

        Where they do not fit, columns that may be dropped go, the highest ``drop`` first.
        """
        heads = self.horizontalHeader()
        kept = self._settings.view(self._name).get("widths")
        kept = kept if isinstance(kept, dict) else {}
        columns = self.records.columns
        widths = [theme.px(_width(kept.get(c.key)) or c.width) for c in columns]
        stretching = next((number for number, c in enumerate(columns) if c.stretch), None)
        if stretching is not None:
            widths[stretching] = min(widths[stretching], theme.px(LEAST_STRETCH))
        room = self.viewport().width()
        shown = {number for number, column in enumerate(columns) if column.key not in self._hidden}
        for number in sorted(shown, key=lambda number: -columns[number].drop):
            if not columns[number].drop or sum(widths[each] for each in shown) <= room:
                break
            shown.discard(number)
        left = max(0, room - sum(widths[each] for each in shown))
        heads.blockSignals(True)
        for number, width in enumerate(widths):
            heads.setSectionHidden(number, number not in shown)
            heads.resizeSection(number, width + left if number == stretching else width)
        heads.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _on_resized(self, section: int, _before: int, size: int) -> None:
        if not size:
            return  # it was hidden, not made narrow
        widths = self._settings.view(self._name).setdefault("widths", {})
        widths[self.records.columns[section].key] = round(size / theme.scale())
        self._keep.start()

    def _remember_widths(self) -> None:
        self._settings.save()
        self._share_width()

    # --- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
        elif (
            event.text().isprintable()
            and event.text().strip()
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The chosen rows, with heads, as a spreadsheet takes them."""
        rows = [
            row
            for part in sorted(self.selectionModel().selection().toList(), key=lambda part: part.top())
            for row in range(part.top(), part.bottom() + 1)
        ]
        if rows:
            QGuiApplication.clipboard().setText(self.records.as_tsv(rows[:COPY_LIMIT]))


def _width(kept: object) -> int:
    """A remembered width in pixels at scale 1; 0 where it is none: an earlier version kept those of hidden columns."""
    return kept if isinstance(kept, int) and not isinstance(kept, bool) and kept > 0 else 0

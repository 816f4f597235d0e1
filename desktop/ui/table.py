"""A table as every list shows it: rows of 36 px, no grid, pills, the keyboard, Ctrl+C into a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
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
from desktop.ui.tips import show_tip

ROW_HEIGHT = 36
LEAST_STRETCH = 160  # pixels that the stretching column keeps, if others need not be squeezed
LEAST, LEAST_KNOWN = 80, 160  # pixels: no column is made narrower; then one scrolls across
HEAD_POINTS = 11
COPY_LIMIT = 20_000  # rows; more than a spreadsheet's user wants, and what the clipboard bears

# Put together once: an enum's "|" costs more than drawing a short word.
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _model_of(index: Index) -> TableModel:
    model = index.model()
    assert isinstance(model, TableModel), "DataTable sets no other"
    return model


class CellDelegate(QStyledItemDelegate):
    """Paints a cell by hand: elided words or a pill on the tint of the chosen row, and a thin line below.

    ``needs``: by column, the width that the widest cell needs that was painted so far; ``grew`` when one needs more.
    """

    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.needs: dict[int, int] = {}
        self._types: dict[tuple[float, bool], tuple[QFont, QFontMetrics]] = {}

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme.tokens()
        model = _model_of(index)
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
            self._paint_pill(painter, inner, text, tone, selected, index.column())
            return
        painter.setPen(theme.colour(t.muted if column.muted else t.text))
        font, metrics = self._type(theme.BODY_POINTS, column.number)
        painter.setFont(font)
        line = text if "\n" not in text else " ".join(text.split())
        painter.drawText(
            inner,
            _RIGHT if column.number else _LEFT,
            self._fitting(line, metrics, inner.width(), index.column(), 2 * pad),
        )

    def _fitting(self, line: str, metrics: QFontMetrics, room: int, column: int, around: int) -> str:
        """The words as far as there is room. What the whole of them needs is noted for their column."""
        wide = metrics.horizontalAdvance(line)
        if wide + around > self.needs.get(column, 0):
            self.needs[column] = wide + around
            self.grew.emit()
        return line if wide <= room else metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)

    @guarded(False)
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Words that are cut stand whole in a tooltip, where the column has none of its own."""
        model = _model_of(index)
        if event.type() == QEvent.Type.ToolTip and index.isValid() and not model.columns[index.column()].tip:
            show_tip(event.globalPos(), self.cut_words(index, option.rect.width()), view)
            return True
        return super().helpEvent(event, view, option, index)

    def cut_words(self, index: Index, width: int) -> str:
        """The whole words of a cell that is ``width`` wide, "" where they are not cut."""
        model = _model_of(index)
        text = model.words(index.row(), index.column())
        pill = bool(model.tone(index.row(), index.column()))
        _, metrics = self._type(theme.SMALL_POINTS if pill else theme.BODY_POINTS)
        around = 2 * theme.px(12) + (2 * theme.px(10) if pill else 0)
        return text if metrics.horizontalAdvance(" ".join(text.split())) + around > width else ""

    def _type(self, points: float, figures: bool = False) -> tuple[QFont, QFontMetrics]:
        """Made once for each size: a font made for every cell costs more than painting it."""
        key = points * theme.scale(), figures
        if key not in self._types:
            font = theme.font(points, figures=figures)
            self._types[key] = font, QFontMetrics(font)
        return self._types[key]

    def _paint_pill(self, painter: QPainter, inner: QRect, text: str, tone: str, selected: bool, column: int) -> None:
        words, tint = theme.tokens().tone(tone)
        if selected:  # the tint would be lost on the tint of the chosen row
            tint = theme.tokens().surface
        font, metrics = self._type(theme.SMALL_POINTS)
        painter.setFont(font)
        pad, height = theme.px(10), metrics.height() + theme.px(4)
        shown = self._fitting(text, metrics, inner.width() - 2 * pad, column, 2 * pad + 2 * theme.px(12))
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
    menu_asked = Signal(QPoint)  # the right mouse button or the menu key: where on the screen
    chosen_changed = Signal()  # others are marked

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        ids: Callable[[Sort], Sequence[bytes]],
        page: Callable[[Sequence[bytes]], Sequence[Row | None]],
        settings: Settings,
        sort: Sort,
        parent: QWidget | None = None,
        *,
        orders: Collection[str] = (),
    ) -> None:
        """``orders``: keys that ``ids`` sorts by besides the columns'."""
        super().__init__(parent)
        self._name, self._settings, self._ids, self._orders = name, settings, ids, orders
        self._told: bytes | None = None
        self._hidden: frozenset[str] = frozenset()
        self._head_widths: dict[int, int] = {}
        self.records = TableModel(columns, page, self)
        self.setModel(self.records)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self._dress()
        self._resharing = QTimer(self)
        self._resharing.setSingleShot(True)
        self._resharing.setInterval(0)
        self._resharing.timeout.connect(self._share_width)
        self._cells.grew.connect(self._on_need)
        remembered = settings.view(name).get("sort")
        if isinstance(remembered, list) and len(remembered) == 2 and self._sorts_by(remembered[0]):
            sort = Sort(str(remembered[0]), bool(remembered[1]))
        self.records.note_sort(sort)
        self._show_sort()
        self.setSortingEnabled(True)
        self.records.sort_asked.connect(self._on_sort_asked)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell_current())
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen_changed.emit())
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

    def count_chosen(self) -> int:
        """How many records are marked."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

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
        return isinstance(key, str) and (key in self._orders or self.records.column_of_sort(key) is not None)

    def order(self, sort: Sort) -> None:
        """Sort by this from now on."""
        self.records.note_sort(sort)
        self._show_sort()
        self._on_sort_asked(sort)

    def _show_sort(self) -> None:
        column = self.records.column_of_sort(self.records.sort_by.key)
        heads = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if self.records.sort_by.descending else Qt.SortOrder.AscendingOrder
        heads.blockSignals(True)
        heads.setSortIndicator(-1 if column is None else column, order)
        heads.blockSignals(False)

    def _on_sort_asked(self, sort: Sort) -> None:
        self._settings.view(self._name)["sort"] = [sort.key, sort.descending]
        self._settings.save_soon()
        self.reload()

    # --- widths -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def hide_columns(self, keys: Collection[str]) -> None:
        """Show all columns but these, for a list that has little room."""
        self._hidden = frozenset(keys)
        self._share_width()

    def _on_need(self) -> None:
        """A column needs more than was thought: it is given what others have to spare, once this painting is done."""
        if not self._resharing.isActive():
            self._resharing.start()

    def _share_width(self) -> None:
        """The declared or remembered widths, as far as there is room; see ``shared``."""
        heads = self.horizontalHeader()
        kept = self._settings.view(self._name).get("widths")
        kept = kept if isinstance(kept, dict) else {}
        columns = self.records.columns
        room = self.viewport().width()
        wanted = [theme.px(_width(kept.get(c.key)) or c.width) for c in columns]
        stretching = next((number for number, c in enumerate(columns) if c.stretch), None)
        if stretching is not None:
            wanted[stretching] = min(wanted[stretching], theme.px(LEAST_STRETCH))
        shown = {number for number, column in enumerate(columns) if column.key not in self._hidden}
        for number in sorted(shown, key=lambda number: -columns[number].drop):
            if not columns[number].drop or sum(wanted[each] for each in shown) <= room:
                break
            shown.discard(number)
        order = sorted(shown)
        # what was not painted yet needs what is wanted: a list does not jump as it comes
        needs = [max(self._cells.needs.get(n, wanted[n]), self._head_width(n)) for n in order]
        least = [
            need if columns[n].number else min(need, theme.px(LEAST)) for n, need in zip(order, needs, strict=True)
        ]
        given = shared(
            room,
            [wanted[number] for number in order],
            [wanted[n] if _width(kept.get(columns[n].key)) else need for n, need in zip(order, needs, strict=True)],
            least,
            order.index(stretching) if stretching in shown else None,
        )
        widths = dict(zip(order, given, strict=True))
        heads.blockSignals(True)
        changed = False
        for number in range(len(columns)):
            if heads.isSectionHidden(number) != (number not in shown):
                heads.setSectionHidden(number, number not in shown)
                changed = True
            if number in widths and heads.sectionSize(number) != widths[number]:
                heads.resizeSection(number, widths[number])
                changed = True
        heads.blockSignals(False)
        if changed:
            self.updateGeometries()
            self.viewport().update()

    @staticmethod
    def _least(column: Column) -> int:
        """What is read along, and what is long anyway, gives way before what a row is known by."""
        return LEAST if column.muted or column.stretch else LEAST_KNOWN

    def _head_width(self, number: int) -> int:
        """What a column's head needs, with the arrow of a sorted one."""
        column = self.records.columns[number]
        if number not in self._head_widths:
            words = QFontMetrics(theme.font(HEAD_POINTS)).horizontalAdvance(column.title)
            self._head_widths[number] = words + 2 * theme.px(12) + (theme.px(16) if column.sort else theme.px(4))
        return self._head_widths[number]

    def _on_resized(self, section: int, _before: int, size: int) -> None:
        if not size:
            return  # it was hidden, not made narrow
        widths = self._settings.view(self._name).setdefault("widths", {})
        widths[self.records.columns[section].key] = round(size / theme.scale())
        self._keep.start()

    def _remember_widths(self) -> None:
        self._settings.save_soon()
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

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, or below the row under the cursor where a key asked."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.chosen_ids(limit=1):
            self.menu_asked.emit(where)

    def copy(self) -> None:
        """The chosen rows, with heads, as a spreadsheet takes them."""
        rows = [
            row
            for part in sorted(self.selectionModel().selection().toList(), key=lambda part: part.top())
            for row in range(part.top(), part.bottom() + 1)
        ]
        if rows:
            QGuiApplication.clipboard().setText(self.records.as_tsv(rows[:COPY_LIMIT]))


def shared(
    room: int, wanted: Sequence[int], needs: Sequence[int], least: Sequence[int], stretching: int | None
) -> list[int]:
    """Widths of columns in ``room`` pixels, by the width ``wanted`` of each, what its words need, and the least that it
    may be made; the one that stretches takes what is left.

    Where there is more room than is wanted, columns whose words are cut get it first, the one that stretches at least
    half of it while it is cut itself. Where there is less, columns that hold less than they want give way first, then
    all, down to their least.
    """
    widths = list(wanted)
    left = room - sum(widths)
    if left >= 0:
        spare = left
        if stretching is not None:
            spare = max(left - max(0, needs[stretching] - widths[stretching]), left // 2)
        cut = sorted(
            (n for n in range(len(widths)) if n != stretching and needs[n] > widths[n]),
            key=lambda n: needs[n] - widths[n],
        )
        for at, number in enumerate(cut):
            more = min(needs[number] - widths[number], spare // (len(cut) - at))
            widths[number] += more
            spare -= more
    else:
        for floor in (needs, least):
            over = sum(widths) - room
            slack = [max(0, width - low) for width, low in zip(widths, floor, strict=True)]
            if over <= 0 or not any(slack):
                continue
            take = min(over, sum(slack))
            gone = 0
            for number, has in enumerate(slack):
                part = -(-take * has // sum(slack))  # rounded up: never a pixel too wide
                widths[number] -= min(part, has, take - gone)
                gone += min(part, has, take - gone)
    if stretching is not None:
        widths[stretching] += max(0, room - sum(widths))
    return widths


def _width(kept: object) -> int:
    """A remembered width in pixels at scale 1; 0 where it is none: an earlier version kept those of hidden columns."""
    return kept if isinstance(kept, int) and not isinstance(kept, bool) and kept > 0 else 0

"""A table model of a list of ids; rows are fetched in pages of 100 as they are painted.

The list of ids comes sorted and filtered from a service. Neither ``fetchMore`` nor a proxy model: 200,000 ids are a
list of 3 MB, and only what is seen is read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.ui.guarded import guarded, report
from desktop.ui.tips import plain_tip

PAGE = 100
PAGES = 60

IdRole = Qt.ItemDataRole.UserRole + 1

Row = Any  # what a service's page(ids) gives: a dict or a named tuple
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column. ``text`` makes a row's words; without it they are ``row[key]``.

    ``sort``: the key that ``ids(sort)`` is asked for, None where the column cannot sort. ``tone`` makes the words a
    pill in that tone ("" for plain words). ``width``: pixels at scale 1; the column with ``stretch`` takes what is
    left. Where there is no room for all, columns with ``drop`` go, the highest first.
    """

    key: str
    title: str
    text: Callable[[Row], str] | None = None
    width: int = 120
    sort: str | None = None
    number: bool = False
    stretch: bool = False
    tone: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    muted: bool = False
    drop: int = 0

    def words(self, row: Row) -> str:
        if self.text is not None:
            return self.text(row)
        value = row[self.key]
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Sort:
    """What a list is sorted by: a column's sort key."""

    key: str
    descending: bool = False


class TableModel(QAbstractTableModel):
    """Rows of ``page(ids)``, which gives one row for each id in their order, None for one that is gone meanwhile."""

    sort_asked = Signal(object)  # Sort

    def __init__(
        self,
        columns: Sequence[Column],
        page: Callable[[Sequence[bytes]], Sequence[Row | None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._page = page
        self._ids: Sequence[bytes] = ()
        self._rows: dict[bytes, int] | None = None
        self._pages: OrderedDict[int, Sequence[Row | None]] = OrderedDict()
        self._sort = Sort("")

    @property
    def ids(self) -> Sequence[bytes]:
        return self._ids

    @property
    def sort_by(self) -> Sort:
        return self._sort

    def set_ids(self, ids: Sequence[bytes]) -> None:
        """Show another list of ids."""
        self.beginResetModel()
        self._ids = ids
        self._rows = None
        self._pages.clear()
        self.endResetModel()

    def refresh(self, ids: Collection[bytes] | None = None) -> None:
        """Fetch anew what is shown of ``ids`` (None: of all), while the list stays as it is."""
        if ids is None:
            self._pages.clear()
            first, last = 0, len(self._ids) - 1
        else:
            rows = [row for row in map(self.row_of, ids) if row is not None]
            if not rows:
                return
            for row in rows:
                self._pages.pop(row // PAGE, None)
            first, last = min(rows), max(rows)
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def id_at(self, row: int) -> bytes | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, id: bytes | None) -> int | None:
        """The row where an id stands, None where it does not."""
        if id is None:
            return None
        if self._rows is None:
            self._rows = {each: row for row, each in enumerate(self._ids)}
        return self._rows.get(id)

    def record(self, row: int) -> Row | None:
        """What ``page`` gave for a row."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._fetched(self._ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[row % PAGE]

    def _fetched(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        """What ``page`` gives; blank rows where it cannot, until the list is read anew."""
        try:
            return self._page(ids)
        except Exception as error:
            report(error)
            return [None] * len(ids)

    @guarded("")
    def words(self, row: int, column: int) -> str:
        record = self.record(row)
        return "" if record is None else self.columns[column].words(record)

    @guarded("")
    def tone(self, row: int, column: int) -> str:
        tone = self.columns[column].tone
        record = self.record(row) if tone else None
        return tone(record) if tone and record is not None else ""

    def as_tsv(self, rows: Iterable[int]) -> str:
        """Rows with their heads, for a spreadsheet: tabs between, no tab or line break inside."""
        lines = ["\t".join(column.title for column in self.columns)]
        for row in rows:
            cells = (" ".join(self.words(row, column).split()) for column in range(len(self.columns)))
            lines.append("\t".join(cells))
        return "\n".join(lines)

    # --- Qt's side --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == IdRole:
            return self._ids[index.row()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        record = self.record(index.row())
        if record is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(record)
        return plain_tip(column.tip(record)) if column.tip else None

    @guarded(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @guarded(None)
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """A click on a head: asks for the ids in that order (``sort_asked``)."""
        if 0 <= column < len(self.columns):
            key = self.columns[column].sort
            if key is not None:
                self.note_sort(Sort(key, order == Qt.SortOrder.DescendingOrder))
                self.sort_asked.emit(self._sort)

    def note_sort(self, sort: Sort) -> None:
        """Remember what the ids are sorted by, without asking for them."""
        self._sort = sort

    def column_of_sort(self, key: str) -> int | None:
        """The column whose sort key it is."""
        return next((number for number, column in enumerate(self.columns) if column.sort == key), None)

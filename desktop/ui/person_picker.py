"""Finding a woman as one types: a search field with the likeliest women below it, for every place that names one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.people import Row
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.guarded import guarded, guarded_paint
from desktop.ui.icons import paint_icon
from desktop.ui.inputs import SearchField

ROW_HEIGHT = 36
LIMIT = 30
RowRole = Qt.ItemDataRole.UserRole + 1
_NOBODY: Sequence[Row] = ()

Search = Callable[[str, int], Sequence[Row]]


class _Found(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @guarded(None)
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(part for part in (shown_name(row.name), row.gacha, row.phone[-4:]) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Name, gacha, age and the phone's tail in columns, so that namesakes are told apart at a glance."""

    def __init__(self, picker: PersonPicker) -> None:
        super().__init__(picker)
        self._picker = picker

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(200), theme.px(ROW_HEIGHT))

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t = theme.tokens()
        row: Row = index.data(RowRole)
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, QColor(t.accent_tint))
        painter.setFont(theme.font())
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        chosen = row.id in self._picker.chosen
        hint = self.tr("Chosen") if chosen else self.tr("↵ Choose") if current else ""
        metrics = QFontMetrics(theme.font())
        side = max(metrics.horizontalAdvance(self.tr("↵ Choose")), metrics.horizontalAdvance(self.tr("Chosen")))
        words = inner.adjusted(0, 0, -side - theme.px(12), 0)
        if chosen:
            icon_side = theme.px(16)
            at = QRect(inner.right() - side - theme.px(20), inner.y(), icon_side, inner.height())
            paint_icon(painter, "check", at, QColor(t.accent))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(t.accent if chosen else t.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, hint)
        name = QRect(words.x(), words.y(), max(theme.px(96), int(words.width() * 0.42)), words.height())
        rest = words.adjusted(name.width() + theme.px(8), 0, 0, 0)
        painter.setPen(QColor(t.text))
        painter.drawText(
            name, middle, metrics.elidedText(shown_name(row.name), Qt.TextElideMode.ElideRight, name.width())
        )
        about = [row.gacha, self.tr("{age} y").format(age=row.age) if row.age is not None else ""]
        about += [f"…{row.phone[-4:]}" if row.phone else "", self._picker.status_words(row)]
        painter.setPen(QColor(t.muted))
        shown = "  ".join(part for part in about if part)
        painter.drawText(rest, middle, metrics.elidedText(shown, Qt.TextElideMode.ElideRight, rest.width()))


class PersonPicker(QWidget):
    """A search field whose likeliest women stand below it.

    ``picked`` carries the id of the woman chosen by Enter or a click; the field is then empty for the next one.
    ``unknown`` carries the typed line where Enter meets nobody: a newcomer, if the place takes newcomers.
    ``search(text, limit)`` gives the rows, ``people.search`` or a narrower one.
    """

    picked = Signal(bytes)
    unknown = Signal(str)
    shown = Signal(int)  # how many are found
    passed = Signal()  # Enter in the empty field: she goes on

    def __init__(
        self, search: Search, placeholder: str = "", parent: QWidget | None = None, *, visible: int = 6
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._visible = visible
        self._looked = ""
        self.chosen: Collection[bytes] = frozenset()
        self.field = SearchField(placeholder or self.tr("Name, initials or phone tail"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.results = QListView()
        self._found = _Found(self)
        self.results.setModel(self._found)
        self.results.setItemDelegate(_Delegate(self))
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setUniformItemSizes(True)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setMouseTracking(True)
        self.results.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(self.field)
        outer.addWidget(self.results)
        self.setFocusProxy(self.field)
        self.field.text_changed.connect(self.look)
        self.field.moved.connect(self._move)
        self.field.submitted.connect(self._take)
        self.results.clicked.connect(lambda index: self._pick(index.row()))
        self.field.installEventFilter(self)

    def status_words(self, row: Row) -> str:
        """What is said of a woman who moved away or died."""
        return {"moved": self.tr("moved away"), "died": self.tr("died")}.get(row.status, "")

    def set_chosen(self, ids: Collection[bytes]) -> None:
        """Who is chosen already; they are marked in the results. The collection may change afterwards."""
        self.chosen = ids
        self.results.viewport().update()

    def look(self, text: str) -> None:
        """Show who is found for ``text``."""
        self._looked = text
        rows = self._rows(text) if text else _NOBODY
        if not rows and (letters := self.field.letters()):
            rows = self._rows(letters)
        self._found.show_rows(rows)
        if rows:
            self.results.setCurrentIndex(self._found.index(0))
            frame = 2 * self.results.frameWidth()
            self.results.setFixedHeight(min(len(rows), self._visible) * theme.px(ROW_HEIGHT) + frame)
        self.results.setVisible(bool(rows))
        self.shown.emit(len(rows))

    @guarded(_NOBODY)
    def _rows(self, text: str) -> Sequence[Row]:
        return self._search(text, LIMIT)

    def clear(self) -> None:
        """Empty the field and the results."""
        self.field.clear()
        self.look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The keys of a result list that the field does not use itself.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.results.isVisible():
            key = event.key()
            if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._move(self._visible if key == Qt.Key.Key_PageDown else -self._visible)
                return True
        return super().eventFilter(watched, event)

    def _move(self, rows: int) -> None:
        if self._found.rows:
            at = max(0, min(len(self._found.rows) - 1, self.results.currentIndex().row() + rows))
            self.results.setCurrentIndex(self._found.index(at))

    def _take(self) -> None:
        text = self.field.text().strip()
        if not text:
            self.passed.emit()
            return
        if text != self._looked:  # Enter came before the timer of the last keystroke
            self.look(text)
        if self._found.rows:
            self._pick(self.results.currentIndex().row())
        else:
            self.unknown.emit(text)

    def _pick(self, row: int) -> None:
        id_ = self._found.rows[row].id
        self.clear()
        self.field.setFocus()
        self.picked.emit(id_)

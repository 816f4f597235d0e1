"""Who came, as a list of ticks that flows in columns; the same in the editor and beside the log.

Keys: Space ticks and unticks, 1 present, 2 late, 3 on leave, 4 absent, 0 not checked, Delete takes somebody out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.activities.words import STATE_TONES, state_mark, state_words
from desktop.ui.called import shown_name
from desktop.ui.guarded import guarded, guarded_paint
from desktop.ui.icons import colour, paint_icon
from desktop.ui.tips import plain_tip

ROW_HEIGHT = 34
#: A column is at least so wide (at scale 1): a box, four characters, and the gacha in small type.
COLUMN = 168
STATES = ("unknown", "present", "late", "leave", "absent")
#: Between the parts of an entry's detail; where there is no room for all, the first stands alone.
BETWEEN = " · "
EntryRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """One tick. ``key`` names it: a person's id as hex, or ``guest:`` and the label."""

    key: str
    name: str
    detail: str = ""
    state: str = "present"
    newcomer: bool = False
    guest: bool = False
    expected: bool = False


def _breadth(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        if [e.key for e in entries] == [e.key for e in self.entries]:
            self.entries = list(entries)
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_name(entry.name)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (shown_name(entry.name), entry.detail, state_words(entry.state))
            words = " ".join(part for part in parts if part)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None


class _Delegate(QStyledItemDelegate):
    """A box with the state's sign, the name in full if there is room, and where she is from in small type."""

    def __init__(self, ticks: AttendanceList) -> None:
        super().__init__(ticks)
        self._ticks = ticks

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._ticks.gridSize()

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme.tokens()
        entry: Entry = index.data(EntryRole)
        rect: QRect = option.rect
        state = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint))
            painter.drawRoundedRect(rect.adjusted(0, 1, -2, -1), theme.px(6), theme.px(6))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.hover))
            painter.drawRoundedRect(rect.adjusted(0, 1, -2, -1), theme.px(6), theme.px(6))
        side = theme.px(18)
        box = QRect(rect.x() + theme.px(6), rect.center().y() - side // 2, side, side)
        self._paint_box(painter, box, entry.state)
        words = rect.adjusted(theme.px(32), 0, -theme.px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        font = theme.font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(t.muted if entry.state in ("unknown", "absent") else t.text))
        name = shown_name(entry.name)
        wide = min(metrics.horizontalAdvance(name), words.width())
        painter.drawText(words, middle, metrics.elidedText(name, Qt.TextElideMode.ElideRight, words.width()))
        small = theme.font(10.5)
        room = words.adjusted(wide + theme.px(8), 0, 0, 0)
        whole = self._note(entry)
        fits = [note for note in (whole, whole.split(BETWEEN)[0]) if _breadth(small, note) <= room.width()]
        note = fits[0] if fits else ""  # half a gacha's name says nothing, but a row's number does
        if note:
            painter.setFont(small)
            painter.setPen(QColor(t.link if entry.newcomer or entry.guest else t.muted))
            painter.drawText(room, middle, note)

    def _note(self, entry: Entry) -> str:
        if entry.state in ("late", "leave", "absent"):
            return state_words(entry.state)
        if entry.newcomer:
            return self.tr("new")
        return self.tr("guest") if entry.guest else entry.detail

    @staticmethod
    def _paint_box(painter: QPainter, box: QRect, state: str) -> None:
        t = theme.tokens()
        tone = colour(STATE_TONES.get(state, "muted"))
        painter.setPen(QColor(t.field_line) if state == "unknown" else tone)
        painter.setBrush(tone if state == "present" else QColor(t.surface))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        if state == "present":
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), QColor(t.on_accent))
        elif state != "unknown":
            painter.setPen(tone)
            painter.setFont(theme.font(10.5))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, state_mark(state))


class AttendanceList(QListView):
    """The ticks. ``state_asked(keys, state)`` and ``removed(keys)`` say what a person wants; ``show_entries`` shows it.

    ``several_states``: late, on leave and absent are offered too, not only the tick.
    """

    state_asked = Signal(list, str)
    removed = Signal(list)

    def __init__(self, parent: QWidget | None = None, *, several_states: bool = True, most_rows: int = 0) -> None:
        super().__init__(parent)
        self.several_states = several_states
        self._most_rows = most_rows
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "bare")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Who came"))
        if most_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._read_only = False
        self._fit()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these ticks; the cursor stays on the same one, or on the one that took its place."""
        before, row = self.current_key(), self.currentIndex().row()
        self._model.show_entries(entries)
        keys = [entry.key for entry in entries]
        at = keys.index(before) if before in keys else min(row, len(keys) - 1)
        if at >= 0 and self.currentIndex().row() != at:
            self.setCurrentIndex(self._model.index(at))
        self._fit()

    def entries(self) -> list[Entry]:
        """What is shown."""
        return list(self._model.entries)

    def current_key(self) -> str:
        """The tick under the cursor, "" where there is none."""
        index = self.currentIndex()
        return self._model.entries[index.row()].key if index.isValid() else ""

    def set_read_only(self, read_only: bool) -> None:
        """Only look."""
        self._read_only = read_only

    def choose(self, key: str) -> None:
        """Put the cursor on a tick and bring it into view."""
        for row, entry in enumerate(self._model.entries):
            if entry.key == key:
                self.setCurrentIndex(self._model.index(row))
                self.scrollTo(self._model.index(row))

    def _fit(self) -> None:
        """As wide columns as fit evenly; as high as its rows where it does not scroll by itself."""
        room = max(1, self.viewport().width() - 1)
        columns = max(1, room // theme.px(COLUMN))
        self.setGridSize(QSize(room // columns, theme.px(ROW_HEIGHT)))
        if self._most_rows:
            rows = -(-len(self._model.entries) // columns)
            self.setFixedHeight(max(1, min(rows, self._most_rows)) * theme.px(ROW_HEIGHT) + theme.px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # --- what a person does -------------------------------------------------------------------------------------------

    def _chosen(self) -> list[Entry]:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self._model.entries[row] for row in rows]

    def _ask(self, state: str) -> None:
        keys = [entry.key for entry in self._chosen() if not entry.guest]
        if keys and not self._read_only:
            self.state_asked.emit(keys, state)

    def _toggle(self) -> None:
        chosen = [entry for entry in self._chosen() if not entry.guest]
        if chosen:
            self._ask("unknown" if all(entry.state == "present" for entry in chosen) else "present")

    def _remove(self) -> None:
        keys = [entry.key for entry in self._chosen()]
        if keys and not self._read_only:
            self.removed.emit(keys)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = not event.modifiers() and event.button() == Qt.MouseButton.LeftButton
        if plain and index.isValid() and self._on_box(index, event.position().toPoint()):
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)
            self._toggle()

    def _on_box(self, index: QModelIndex, at: QPoint) -> bool:
        """A tick's box and its name: both are what one clicks on."""
        return self.visualRect(index).contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        elif plain and self.several_states and event.text() in tuple("01234"):
            self._ask(STATES[int(event.text())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._read_only or not self._chosen():
            return
        menu = QMenu(self)
        for number, state in enumerate(STATES):
            if self.several_states or state in ("present", "unknown"):
                words = f"{state_mark(state)}  {state_words(state)}\t{number if self.several_states else ''}"
                menu.addAction(words, partial(self._ask, state))
        menu.addSeparator()
        menu.addAction(f"{self.tr('Take out of the list')}\tDel", self._remove)
        menu.exec(event.globalPos())

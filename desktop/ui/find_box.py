"""Ctrl+K: finds a page, a person, anything that ``services.finding`` has a source for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.guarded import guarded, guarded_paint
from desktop.ui.icons import paint_icon
from desktop.ui.inputs import SearchField
from desktop.ui.page import Found
from desktop.ui.tips import plain_tip

ROW_HEIGHT = 36
FoundRole = Qt.ItemDataRole.UserRole + 1
#: Whether an answer is the first of its group.
FirstRole = Qt.ItemDataRole.UserRole + 2


class _Delegate(QStyledItemDelegate):
    """Icon, title and what is known of it; the group's words at the right of its first answer, a line above it."""

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(200), theme.px(ROW_HEIGHT))

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t = theme.tokens()
        rect: QRect = option.rect
        found: Found | None = index.data(FoundRole)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_tint))
        if index.data(FirstRole) and index.row():
            painter.setPen(QColor(t.line))
            painter.drawLine(rect.topLeft(), rect.topRight())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        painter.setFont(theme.font())
        if found is None:
            painter.setPen(QColor(t.muted))
            painter.drawText(inner, middle, index.data())
            return
        side = theme.px(18)
        at = QRect(inner.x(), inner.center().y() - side // 2, side, side)
        paint_icon(painter, found.icon, at, QColor(t.muted))
        words = inner.adjusted(side + theme.px(10), 0, 0, 0)
        if index.data(FirstRole) and found.group:
            painter.setFont(theme.font(theme.SMALL_POINTS))
            painter.setPen(QColor(t.muted))
            painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, found.group)
            words.adjust(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(found.group) - theme.px(12), 0)
        painter.setFont(theme.font())
        metrics = QFontMetrics(painter.font())
        # a long title leaves a third to what tells it from others
        wanted = metrics.horizontalAdvance(found.title)
        most = words.width() * 2 // 3 if found.detail else words.width()
        title = words.adjusted(0, 0, min(wanted, most) - words.width() + 1, 0)
        painter.setPen(QColor(t.text))
        painter.drawText(title, middle, metrics.elidedText(found.title, Qt.TextElideMode.ElideRight, title.width()))
        rest = words.adjusted(title.width() + theme.px(12), 0, 0, 0)
        painter.setPen(QColor(t.muted))
        painter.drawText(rest, middle, metrics.elidedText(found.detail, Qt.TextElideMode.ElideRight, rest.width()))


class FindBox(QFrame):
    """A field and its answers over the window. Enter opens the marked one; Esc or a click elsewhere closes it.

    ``find(text)`` gives the answers, those of a group together; ``chosen(answer)`` is told of each that is opened.
    """

    def __init__(
        self, window: QWidget, find: Callable[[str], list[Found]], chosen: Callable[[Found], object] | None = None
    ) -> None:
        super().__init__(window)
        self.setProperty("look", "raised")
        self._find, self._chosen = find, chosen
        self._found: list[Found] = []
        self._before: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(8)]))
        self.field = SearchField(self.tr("Name, initials, phone, place or page"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list = QListWidget()
        self.list.setProperty("look", "menu")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Delegate(self.list))
        outer.addWidget(self.field)
        outer.addWidget(self.list)
        self.field.text_changed.connect(self._show)
        self.field.moved.connect(self._move)
        self.field.submitted.connect(self._submit)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._open_current())
        self.hide()

    def open(self) -> None:
        self._before = self.window().focusWidget()
        self.field.clear()
        self._show("")
        self.show()
        self.raise_()
        # an opaque list: what it covers is not painted again with each keystroke
        look = self.list.viewport().palette()
        look.setColor(QPalette.ColorRole.Base, QColor(theme.tokens().raised))
        self.list.viewport().setPalette(look)
        self.list.viewport().setAutoFillBackground(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()

    def place(self) -> None:
        """Centred near the top of the window, as high as its answers; more than it holds scroll."""
        window = self.parentWidget()
        assert window is not None, "laid over its window"
        width = min(theme.px(640), window.width() - theme.px(32))
        top = min(theme.px(64), window.height() // 12)
        wanted = self.field.sizeHint().height() + theme.px(44) + max(1, self.list.count()) * theme.px(ROW_HEIGHT)
        self.setGeometry((window.width() - width) // 2, top, width, min(wanted, window.height() - 2 * top))

    def _show(self, text: str) -> None:
        self._looked = text
        self._found = self._find(text)
        if not any(found.chosen for found in self._found) and (letters := self.field.letters()):
            self._found = self._find(letters) or self._found
        self.list.clear()
        for number, found in enumerate(self._found):
            item = QListWidgetItem(f"{found.title}   {found.detail}" if found.detail else found.title)
            item.setData(FoundRole, found)
            item.setData(FirstRole, not number or self._found[number - 1].group != found.group)
            item.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(item.text()))
            self.list.addItem(item)
        if not self._found:
            item = QListWidgetItem(self.tr("Nothing found"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        else:
            self.list.setCurrentRow(0)
        self.place()

    def _move(self, step: int) -> None:
        if self._found:
            self.list.setCurrentRow(max(0, min(len(self._found) - 1, self.list.currentRow() + step)))

    def _submit(self) -> None:
        text = self.field.text().strip()
        if text != self._looked:  # Enter came before the timer of the last keystroke
            self._show(text)
        self._open_current()

    def _open_current(self) -> None:
        row = self.list.currentRow()
        if self._found and row >= 0:
            found = self._found[row]
            self.hide()
            if self._chosen is not None:
                self._chosen(found)
            found.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._move(5 if key == Qt.Key.Key_PageDown else -5)
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

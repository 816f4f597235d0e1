"""Choosing a township of the official list: by its name, or from league to banner to township."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services.divisions import Division, divisions
from desktop.ui import theme
from desktop.ui.inputs import SearchField
from desktop.ui.widgets import button, label

MOST = 50


class TownshipChoice(QWidget):
    """``chosen`` carries the code of 9 digits."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._list = divisions()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        self.search = SearchField(self.tr("Its name or initials (wlmd), or the banner and its name"))
        outer.addWidget(self.search)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.leagues, self.banners, self.townships = QListWidget(), QListWidget(), QListWidget()
        for widget, name in (
            (self.leagues, self.tr("League or city")),
            (self.banners, self.tr("Banner or county")),
            (self.townships, self.tr("Township")),
        ):
            widget.setAccessibleName(name)
            widget.setFrameShape(QFrame.Shape.StyledPanel)
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(label(name, "small"))
            column.addWidget(widget, 1)
            row.addWidget(box, 1)
        outer.addLayout(row, 1)
        foot = QHBoxLayout()
        self.path = label("", "muted", wrap=True)
        foot.addWidget(self.path, 1)
        self.take = button(self.tr("Take this one"), self._take, look="primary")
        self.take.setEnabled(False)
        foot.addWidget(self.take)
        outer.addLayout(foot)
        self._fill(self.leagues, self._list.leagues())
        self.leagues.currentItemChanged.connect(lambda item, _: self._open(item, self.banners))
        self.banners.currentItemChanged.connect(lambda item, _: self._open(item, self.townships))
        self.townships.currentItemChanged.connect(lambda item, _: self._show(item))
        self.townships.itemActivated.connect(lambda _item: self._take())
        self.search.text_changed.connect(self._search)
        self.search.moved.connect(self._move)
        self.search.submitted.connect(self._take)

    def _fill(self, widget: QListWidget, rows: list[Division], *, whole: bool = False) -> None:
        widget.clear()
        for row in rows:
            above = " · ".join(part.name for part in self._list.path(row.code)[1:-1]) if whole else ""
            item = QListWidgetItem(f"{row.name}　{above}" if above else row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.code)
            widget.addItem(item)

    def _open(self, item: QListWidgetItem | None, below: QListWidget) -> None:
        if item is None:
            return
        self._fill(below, self._list.children(item.data(Qt.ItemDataRole.UserRole)))
        if below is self.banners:
            self.townships.clear()
        self._show(None)

    def _search(self, text: str) -> None:
        for widget in (self.leagues, self.banners):
            column = widget.parentWidget()
            assert column is not None, "it has a heading"
            column.setVisible(not text)
        found = self._list.find_townships(text, MOST) if text else []
        if not found and (letters := self.search.letters()):
            found = self._list.find_townships(letters, MOST)
        self._fill(self.townships, found, whole=True)
        self.townships.setCurrentRow(0)
        self._show(self.townships.currentItem())

    def _move(self, step: int) -> None:
        row = self.townships.currentRow() + step
        if 0 <= row < self.townships.count():
            self.townships.setCurrentRow(row)

    def code(self) -> str:
        """The code of the marked township; "" where none is marked."""
        return self._code_of(self.townships.currentItem())

    @staticmethod
    def _code_of(item: QListWidgetItem | None) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _show(self, item: QListWidgetItem | None) -> None:
        code = self._code_of(item)
        self.path.setText(" › ".join(part.name for part in self._list.path(code)) if code else "")
        self.take.setEnabled(bool(code))

    def _take(self) -> None:
        code = self.code()
        if code:
            self.chosen.emit(code)

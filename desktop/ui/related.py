"""What plain kinds say about a woman, a household, a home or a unit, on its own page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.services.plain import ABOUT, Plain
from desktop.services.plain_kinds import PLAIN
from desktop.services.plain_records import PlainFilter
from desktop.ui import theme
from desktop.ui.page import Context
from desktop.ui.record_words import kind_words, page_of_kind, value_words
from desktop.ui.tips import set_tip
from desktop.ui.widgets import button, emptied, label

#: So many of a kind are listed, the latest; all stand on its page.
SHOWN = 12


class Related(QWidget):
    """Under a heading for each kind its records about one row, or that refer to it, the latest first; hidden where
    there are none. ``without``: kinds that the page shows otherwise."""

    def __init__(self, context: Context, without: Collection[str] = ()) -> None:
        super().__init__()
        self._context = context
        self._kinds = [plain for plain in PLAIN if plain.kind not in without]
        self._lines: list[tuple[QPushButton, str]] = []  # with what each says
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_about(self, rows: Mapping[str, bytes | None]) -> None:
        """Shows what there is about these rows: kind → id."""
        emptied(self._column)
        self._lines.clear()
        for plain in self._kinds:
            found = [
                id_
                for field, kind in plain.refs.items()
                if (row := rows.get(kind)) is not None
                for id_ in self._context.desk.plain[plain.kind].ids(PlainFilter(of={field: row}))
            ]
            if found:
                self._add(plain, list(dict.fromkeys(found))[:SHOWN])
        self.setVisible(bool(self._column.count()))

    def _add(self, plain: Plain, ids: list[bytes]) -> None:
        self._column.addWidget(label(kind_words(plain.kind), "section"))
        go, page = self._context.window.go, page_of_kind(plain.kind)
        for record in self._context.desk.plain[plain.kind].page(ids):
            if record is None:
                continue
            told = [plain.named_by, *(name for name, rule in plain.rules.items() if rule.codes), plain.newest]
            if plain.named_by == ABOUT:  # whom it is about is known here
                told = [plain.newest, *told[1:-1], *plain.searched[:1]]
            today = self._context.today()
            words = [
                value_words(self._context.desk, plain.kind, name, record[name], today)
                for name in dict.fromkeys(told)
                if name and record[name]
            ]
            line = button("", partial(go, page, id=record["id"]), look="link")
            line.setMinimumWidth(theme.px(64))  # a title of 60 characters does not widen the panel
            self._lines.append((line, " · ".join(words)))
            self._column.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As much of each line as there is room for, the whole in its hint."""
        for line, whole in self._lines:
            room = max(self.width() - theme.px(8), theme.px(64))
            shown = line.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
            line.setText(shown.replace("&", "&&"))  # a bare one would mark a key
            line.setAccessibleName(whole)
            set_tip(line, whole if shown != whole else "")

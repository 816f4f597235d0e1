"""What plain kinds say about a woman, a household, a home or a unit, on its own page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.plain import ABOUT, Plain
from desktop.services.plain_kinds import PLAIN
from desktop.services.plain_records import PlainFilter
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.page import Context
from desktop.ui.record_words import kind_words, page_of_kind, value_words, whom_words
from desktop.ui.widgets import emptied, label

#: So many of a kind are listed, the latest; all stand on its page.
SHOWN = 12


class Related(QWidget):
    """Under a heading for each kind its records about one row, or that refer to it, the latest first; hidden where
    there are none. ``without``: kinds that the page shows otherwise; ``always``: kinds of which it is said that there
    are none."""

    def __init__(self, context: Context, without: Collection[str] = (), always: Collection[str] = ()) -> None:
        super().__init__()
        self._context, self._always = context, frozenset(always)
        self._kinds = [plain for plain in PLAIN if plain.kind not in without]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_about(self, rows: Mapping[str, bytes | None]) -> None:
        """Shows what there is about these rows: kind → id."""
        emptied(self._column)
        for plain in self._kinds:
            found = [
                id_
                for field, kind in plain.refs.items()
                if (row := rows.get(kind)) is not None
                for id_ in self._context.desk.plain[plain.kind].ids(PlainFilter(of={field: row}))
            ]
            if found:
                self._add(plain, list(dict.fromkeys(found))[:SHOWN], set(rows.values()))
            elif plain.kind in self._always and any(rows.values()):
                self._column.addWidget(label(kind_words(plain.kind), "section"))
                self._column.addWidget(label(self.tr("None."), "muted"))
        self.setVisible(bool(self._column.count()))

    @staticmethod
    def _whose(record: Mapping[str, Any], shown: set[bytes | None]) -> list[str]:
        """Of a record that has two sides, the one that is not on this page: whom it is about, or whose it is."""
        if "who" not in record["names"]:
            return []
        here = not shown.isdisjoint((record[ABOUT] or {}).values())
        return [words] if (words := record["names"]["who"] if here else whom_words(record)) else []

    def _add(self, plain: Plain, ids: list[bytes], shown: set[bytes | None]) -> None:
        self._column.addWidget(label(kind_words(plain.kind), "section"))
        go, page = self._context.window.go, page_of_kind(plain.kind)
        for record in self._context.desk.plain[plain.kind].page(ids):
            if record is None:
                continue
            told = [plain.named_by, *(name for name, rule in plain.rules.items() if rule.codes), plain.newest]
            if record.get("sealed"):  # beside her name its class would tell what it is about
                told = [plain.named_by, plain.newest]
            if plain.named_by == ABOUT:  # whom it is about is known here
                told = [plain.newest, *told[1:-1], *plain.searched[:1]]
            today = self._context.today()
            words = [
                value_words(self._context.desk, plain.kind, name, record[name], today)
                for name in dict.fromkeys(told)
                if name and record[name]
            ]
            words[1:1] = self._whose(record, shown)
            line = ElidedLink(" · ".join(words), partial(go, page, id=record["id"]))
            self._column.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)

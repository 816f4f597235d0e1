"""The page of a plain kind beside whose records stands what is to be looked at: in the list, and over the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import emptied, label

FINDINGS = "findings"


class FindingsBox(QWidget):
    """Sentences, each with a sign before it; takes no room without any."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        self._column.setSpacing(theme.px(4))
        self.hide()

    def say(self, sentences: Sequence[str]) -> None:
        """Shows these; none hide it."""
        self.sentences = tuple(sentences)
        emptied(self._column)
        for sentence in sentences:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(6))
            sign = QLabel()
            sign.setPixmap(pixmap("warning", theme.px(18), "warn", self.devicePixelRatioF()))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(sentence, wrap=True), 1)
            self._column.addWidget(line)
        self.setVisible(bool(sentences))


class FindingsPage(PlainPage):
    """A subclass says its ``findings``. They are asked for once until something changes."""

    def __init__(self, context: Context, look: Look) -> None:
        self._told: Mapping[bytes, Sequence[str]] | None = None
        super().__init__(context, look)

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        """Record → what is to be looked at, in sentences, of those where there is anything."""
        return {}

    def told(self) -> Mapping[bytes, Sequence[str]]:
        """``findings`` as they stand."""
        if self._told is None:
            self._told = self.findings()
        return self._told

    def columns(self) -> list[Column]:
        return [
            *super().columns(),
            Column(
                FINDINGS,
                self.tr("To look at"),
                lambda row: "；".join(self.told().get(row["id"], ())),
                width=200,
                tone=lambda row: "warn" if row["id"] in self.told() else "",
                tip=lambda row: "\n".join(self.told().get(row["id"], ())),
                drop=1,
            ),
        ]

    def make_filters(self) -> None:
        super().make_filters()
        self.looked = self.toggle(self.tr("To look at"), lambda _on: self.reload())

    def ids(self, sort: Sort) -> Sequence[bytes]:
        found = super().ids(sort)
        return [id_ for id_ in found if id_ in self.told()] if self.looked.isChecked() else found

    def filtered(self) -> bool:
        return super().filtered() or self.looked.isChecked()

    def clear_filters(self) -> None:
        self.looked.setChecked(False)
        super().clear_filters()

    def narrowed(self) -> list[str]:
        return [*super().narrowed(), *([self.looked.text()] if self.looked.isChecked() else [])]

    def refresh(self, changes: Any) -> None:
        self._told = None
        super().refresh(changes)

    def go_to(self, **where: Any) -> None:
        """``findings``: only records with something to look at."""
        if where.get(FINDINGS):
            self.clear_filters()
            self.looked.setChecked(True)
            self.reload()
        super().go_to(**where)

    # --- one record -------------------------------------------------------------------------------------------------

    def panel_content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.box = FindingsBox()
        column.addWidget(self.box)
        column.addWidget(self.editor, 1)
        return content

    def on_new(self) -> None:
        self.box.say(())

    def on_shown(self, record: Mapping[str, Any]) -> None:
        self.box.say(self.told().get(record["id"], ()))

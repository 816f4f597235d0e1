"""Rows of a plain kind pasted from Excel or WPS: what was read is said before anything is written; one undo takes it
back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services import Changes
from desktop.services.tables import MOST_ROWS, TableLine, TableRead, add_rows, read_rows
from desktop.ui import theme
from desktop.ui.inputs import GrowingText
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, kind_words
from desktop.ui.widgets import Scroll, button, emptied, label, tool_button

#: So many rows that cannot be read are named one by one.
MOST_WRONG = 40


class PasteRows(QWidget):
    """Takes a pasted table, says what is new, known and wrong in it, and adds the new rows as one act. ``left``: back
    to the list. ``heads``: field → the words that may stand over its column, the first of them in the window."""

    left = Signal()

    def __init__(self, context: Context, kind: str, heads: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._context, self._kind, self._heads = context, kind, heads
        self._read = TableRead()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.left.emit))
        title = self.tr("Paste rows: {kind}").format(kind=kind_words(kind))
        head.addWidget(label(title, "title"), 1)
        outer.addLayout(head)
        scroll = Scroll(margin=16)
        outer.addWidget(scroll, 1)
        words = self.tr(
            "Copy the rows in Excel or WPS with their heads ({heads}) and paste them here (Ctrl+V). Nothing is written "
            "before you press the button below."
        )
        named = "、".join(field_words(name, kind) for name in heads)
        scroll.body.addWidget(label(words.format(heads=named), "muted", wrap=True))
        self.box = GrowingText(4, 10)
        self.box.setPlaceholderText(self.tr("Paste here"))
        self.box.setAccessibleName(title)
        self.box.textChanged.connect(self._look)
        scroll.body.addWidget(self.box)
        self.found = label("", "heading", wrap=True)
        self.columns = label("", "muted", wrap=True)
        scroll.body.addWidget(self.found)
        scroll.body.addWidget(self.columns)
        self._wrong = QVBoxLayout()
        self._wrong.setSpacing(theme.px(4))
        scroll.body.addLayout(self._wrong)
        scroll.body.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.add = button("", self._add, look="primary", icon_name="plus")
        foot.addWidget(self.add)
        outer.addLayout(foot)
        self.setFocusProxy(self.box)
        self._show()

    def begin(self) -> None:
        """Start with what is copied already, if it looks like rows of a table."""
        text = QGuiApplication.clipboard().text()
        if not self.box.toPlainText() and "\t" in text:
            self.box.setPlainText(text)

    def _look(self) -> None:
        self._read = read_rows(self._context.desk, self._kind, self.box.toPlainText(), self._heads)
        self._show()

    def _show(self) -> None:
        read = self._read
        new, known, wrong = len(read.new), len(read.known), len(read.wrong)
        parts = [
            self.tr("%n new", "", new),
            self.tr("%n already here", "", known) if known else "",
            self.tr("%n rows cannot be read", "", wrong) if wrong else "",
            self.tr("only the first {n} rows are read").format(n=f"{MOST_ROWS:,}") if read.left_out else "",
        ]
        typed = bool(self.box.toPlainText().strip())
        no_head = self.tr("No head is known. The first row must name the columns.") if typed else ""
        self.found.setText(" · ".join(part for part in parts if part) if read.lines else no_head)
        columns = [field_words(field, self._kind) for field in read.fields if field]
        self.columns.setText(self.tr("Columns read: {columns}").format(columns="、".join(columns)) if columns else "")
        emptied(self._wrong)
        for line in read.wrong[:MOST_WRONG]:
            self._wrong.addWidget(label(self._wrong_words(line), "error", wrap=True))
        if wrong:
            hint = self.tr(
                "These rows are left out. Mend them in the table and paste it again: nothing is added twice."
            )
            self._wrong.addWidget(label(hint, "muted", wrap=True))
        self.add.setText(self.tr("Add %n rows", "", new))
        self.add.setEnabled(new > 0)

    def _wrong_words(self, line: TableLine) -> str:
        field, code = line.error or ("", "")
        row = self.tr("Row {number}").format(number=line.number)
        shown = line.values.get(field)
        cell = f" “{shown}”" if isinstance(shown, str) else ""
        return f"{row}  {field_words(field, self._kind)}{cell}: {words_for(code)}"

    def _add(self) -> None:
        desk, kind, read = self._context.desk, self._kind, self._read
        self.add.setEnabled(False)
        self.box.setReadOnly(True)

        def work(task: jobs.Task) -> Changes:
            return add_rows(desk, kind, read, None, lambda: task.cancelled)

        self._context.act_later(
            work,
            lambda changes: self.tr("%n rows added", "", len(changes.ids.get(kind, ()))),
            receiver=self,
            done=lambda _changes: self._done(),
            failed=self._failed,
        )

    def _done(self) -> None:
        self.box.setReadOnly(False)
        self.box.clear()
        self.left.emit()

    def _failed(self, error: KnownError) -> None:
        self.box.setReadOnly(False)
        self._show()
        self._context.window.notify.error(error, self._add)

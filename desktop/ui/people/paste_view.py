"""Women pasted from Excel or WPS: what was read is said before anything is written, and one undo takes it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services import Changes
from desktop.services.pasting import Line, Pasted, add_all, read_table
from desktop.ui import theme
from desktop.ui.inputs import GrowingText
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.record_words import field_words
from desktop.ui.widgets import Scroll, button, emptied, label

#: So many rows that cannot be read are named one by one.
MOST_WRONG = 40


class PasteView(QWidget):
    """Takes a pasted table, says what is new, known and wrong in it, and adds the new women as one act."""

    added = Signal(int)  # how many

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pasted = Pasted([], [])
        self._job: jobs.Job | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(margin=16)
        outer.addWidget(scroll, 1)
        words = self.tr(
            "Copy the rows in Excel or WPS and paste them here (Ctrl+V), best with their heads: name, phone, gacha, "
            "born. Nothing is written before you press the button below."
        )
        scroll.body.addWidget(label(words, "muted", wrap=True))
        self.box = GrowingText(4, 10)
        self.box.setPlaceholderText(self.tr("Paste here"))
        self.box.textChanged.connect(self._read)
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
        foot.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.cancel = button(self.tr("Stop"), self._stop)
        self.cancel.hide()
        self.add = button("", self._add, look="primary", icon_name="user-plus")
        foot.addWidget(self._progress, 1)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.add)
        outer.addLayout(foot)
        self._show()

    def begin(self, text: str = "") -> None:
        """Start anew, with what is pasted already."""
        self.box.setPlainText(text)
        self.box.setFocus()

    @staticmethod
    def clipboard() -> str:
        """The clipboard's text, if it looks like rows of a table."""
        text = QGuiApplication.clipboard().text()
        return text if "\t" in text else ""

    def _read(self) -> None:
        self._pasted = read_table(self._context.desk, self.box.toPlainText())
        self._show()

    def _show(self) -> None:
        pasted = self._pasted
        new, known, wrong = len(pasted.new), len(pasted.known), len(pasted.wrong)
        parts = [
            self.tr("%n new", "", new),
            self.tr("%n of them men", "", pasted.men) if pasted.men else "",
            self.tr("%n already on the roster", "", known) if known else "",
            self.tr("%n rows cannot be read", "", wrong) if wrong else "",
        ]
        self.found.setText(" · ".join(part for part in parts if part) if pasted.lines else "")
        read = [field_words(field) for field in pasted.fields if field]
        self.columns.setText(self.tr("Columns read: {columns}").format(columns="、".join(read)) if read else "")
        emptied(self._wrong)
        for line in pasted.wrong[:MOST_WRONG]:
            self._wrong.addWidget(label(self._wrong_words(line), "error", wrap=True))
        if wrong:
            hint = self.tr("These rows are left out. Mend them in the table and paste it again: nobody is added twice.")
            self._wrong.addWidget(label(hint, "muted", wrap=True))
        self.add.setText(self._words(self.tr("Add %n women", "", new - pasted.men), pasted.men))
        self.add.setEnabled(new > 0)

    def _words(self, women: str, men: int) -> str:
        return self.tr("{women} and %n men", "", men).format(women=women) if men else women

    def _added(self, changes: Changes, men: int) -> str:
        women = len(changes.ids.get("person", ())) - men
        return self._words(self.tr("%n women added", "", women), men)

    def _wrong_words(self, line: Line) -> str:
        field, code = line.error or ("", "")
        name = str(line.values.get("name_zh") or "")
        row = self.tr("Row {number}").format(number=line.number)
        return f"{row} {name}  {field_words(field)}: {words_for(code)}"

    def _add(self) -> None:
        pasted = self._pasted
        count = len(pasted.new)
        if self._job is not None or not count:
            return
        self._progress.setRange(0, count)
        self._busy(True)
        desk = self._context.desk

        def work(task: jobs.Task) -> Changes:
            return add_all(desk, pasted, lambda done: task.report(done, count), lambda: task.cancelled)

        self._job = self._context.act_later(
            work,
            lambda changes: self._added(changes, pasted.men),
            receiver=self,
            done=self._done,
            failed=self._failed,
            progress=lambda done, _total: self._progress.setValue(done),
        )

    def _stop(self) -> None:
        """Stops after the rows that are being written; they stay, and are known when the table is pasted again."""
        if self._job is not None:
            self._job.task.cancel()
            self._job = None
            self._busy(False)
            self._read()

    def _busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.add.setEnabled(not busy)
        self.box.setReadOnly(busy)

    def _done(self, changes: Changes) -> None:
        self._job = None
        self._busy(False)
        self.box.clear()
        self.added.emit(len(changes.ids.get("person", ())))

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self._busy(False)
        self._context.window.notify.error(error, self._add)

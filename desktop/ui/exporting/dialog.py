"""The one small dialog with which any list goes out: which rows, as what, which columns, and why numbers go whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop import jobs
from desktop.errors import FieldErrors, KnownError
from desktop.services import exports
from desktop.services.access_log import IDENTITY, Noted
from desktop.services.spreadsheets import Table, csv_bytes, xlsx_bytes
from desktop.services.tables import as_html, as_tsv
from desktop.ui import theme
from desktop.ui.exporting.listed import Listed
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.record_words import options
from desktop.ui.screens import fit
from desktop.ui.widgets import Chips, Scroll, button, label, tool_button

XLSX, CSV, CLIP, PAPER = "xlsx", "csv", "clipboard", "paper"
#: Pixels at scale 1 that the words of a column of the list have.
COLUMN_WIDE, COLUMN_HIGH = 154, 26


class ExportDialog(QDialog):
    """``printed(table)``: the list is wanted on paper. ``went_out``: a file was written, or the clipboard filled."""

    printed = Signal(object)
    went_out = Signal(str)

    def __init__(self, context: Context, listed: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._listed = context, listed
        self._job: jobs.Job | None = None
        title = self.tr("Take out: {list}").format(list=listed.title)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading", wrap=True))
        scroll = Scroll()
        outer.addWidget(scroll, 1)
        body = scroll.body
        kept = context.settings.view(listed.name).get("export")
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}
        all_words = self.tr("The whole list: %n", "", len(listed.ids))
        rows = [("all", all_words)]
        if listed.chosen:
            rows.insert(0, ("chosen", self.tr("Chosen rows: %n", "", len(listed.chosen))))
        self.rows = Chips(rows, shown=len(rows), may_be_empty=False)
        self.rows.set_value(rows[0][0])
        body.addWidget(self.rows)
        if listed.narrowed:
            body.addWidget(label(self.tr("Narrowed to: {what}").format(what=listed.narrowed), "small", wrap=True))
        self._make_ways(body)
        self._make_columns(body)
        self._make_identity(body)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        outer.addWidget(self.error)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        outer.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave = button(self.tr("Cancel"), self.reject)
        self.go = button("", self.take_out, look="primary")
        self.go.setDefault(True)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        outer.addLayout(row)
        self._show()
        fit(self, theme.px(580), theme.px(690))

    def _make_ways(self, body: QVBoxLayout) -> None:
        body.addWidget(label(self.tr("As what"), "section"))
        ways = [
            (XLSX, self.tr("Spreadsheet")),
            (CSV, self.tr("csv file")),
            (CLIP, self.tr("Clipboard")),
            (PAPER, self.tr("Paper")),
        ]
        self.way = Chips(ways, shown=len(ways), may_be_empty=False)
        self.way.set_value(self._kept["way"] if self._kept.get("way") in dict(ways) else XLSX)
        self.way.chosen.connect(lambda _way: self._show())
        body.addWidget(self.way)

    def _make_columns(self, body: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Columns"), "section"), 1)
        self.earlier = tool_button("arrow-left", self.tr("Earlier (Alt+←)"), lambda: self.move_column(-1))
        self.later = tool_button("arrow-right", self.tr("Later (Alt+→)"), lambda: self.move_column(1))
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        head.addWidget(button(self.tr("All"), lambda: self._check_all(True), look="link"))
        head.addWidget(button(self.tr("None"), lambda: self._check_all(False), look="link"))
        body.addLayout(head)
        kept = self._kept.get("columns")
        chosen = frozenset(kept) if isinstance(kept, list) else self._listed.first
        self.columns = QListWidget()
        self.columns.setAccessibleName(self.tr("Columns"))
        self.columns.setMinimumHeight(theme.px(COLUMN_HIGH * 8 + 8))
        self.columns.setFlow(QListView.Flow.LeftToRight)  # all to be seen at once
        self.columns.setWrapping(True)
        self.columns.setResizeMode(QListView.ResizeMode.Adjust)
        self.columns.setGridSize(QSize(theme.px(COLUMN_WIDE), theme.px(COLUMN_HIGH)))
        self.columns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for field, words in self._ordered().items():
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, field)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if field in chosen else Qt.CheckState.Unchecked)
            self.columns.addItem(item)
        self.columns.itemChanged.connect(lambda _item: self._show())
        self.columns.currentRowChanged.connect(lambda _row: self._show_moves())
        for keys, by in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.columns)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.move_column, by))
        self._show_moves()
        body.addWidget(self.columns, 1)

    def _ordered(self) -> dict[str, str]:
        """The columns as they were put the last time, then those that have come since."""
        heads, order = self._listed.heads, self._kept.get("order")
        known = [field for field in order if field in heads] if isinstance(order, list) else []
        return {field: heads[field] for field in dict.fromkeys([*known, *heads])}

    def move_column(self, by: int) -> None:
        """Puts the current column before or behind its neighbour: so it stands in what goes out."""
        at = self.columns.currentRow()
        if at >= 0 and 0 <= at + by < self.columns.count():
            item = self.columns.takeItem(at)
            self.columns.insertItem(at + by, item)
            self.columns.setCurrentRow(at + by)

    def _show_moves(self) -> None:
        at = self.columns.currentRow()
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(0 <= at < self.columns.count() - 1)

    def _make_identity(self, body: QVBoxLayout) -> None:
        may = self._context.desk.access_log.may_note
        self.identity = QWidget()
        inside = QVBoxLayout(self.identity)
        inside.setContentsMargins(0, 0, 0, 0)
        self.whole = QCheckBox(self.tr("Identity numbers whole, not only their last digits"))
        self.whole.toggled.connect(lambda _on: self._show())
        self.whole.setVisible(may)
        inside.addWidget(self.whole)
        told = (
            self.tr("Your name, the time, how many and what for are written down, and every laptop shows it.")
            if may
            else self.tr("Only the last digits of identity numbers go out: with your role they stay here.")
        )
        self.told: QLabel = label(told, "small", wrap=True)
        inside.addWidget(self.told)
        self.why = Chips(options("access_reason"), shown=9)
        self.why.chosen.connect(lambda _code: self._show())
        inside.addWidget(self.why)
        body.addWidget(self.identity)

    # --- what is chosen ---------------------------------------------------------------------------------------------

    def heads(self) -> dict[str, str]:
        """The chosen columns: field → words."""
        items = [self.columns.item(at) for at in range(self.columns.count())]
        checked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return {item.data(Qt.ItemDataRole.UserRole): item.text() for item in checked}

    def choose(self, fields: Sequence[str]) -> None:
        """Chooses just these columns."""
        for at in range(self.columns.count()):
            item = self.columns.item(at)
            on = item.data(Qt.ItemDataRole.UserRole) in fields
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _check_all(self, on: bool) -> None:
        self.choose(list(self._listed.heads) if on else [])

    def ids(self) -> Sequence[bytes]:
        """The rows that go out."""
        return self._listed.chosen if self.rows.value() == "chosen" else self._listed.ids

    def _show(self) -> None:
        heads = self.heads()
        self.identity.setVisible(IDENTITY in heads)
        whole = IDENTITY in heads and self.whole.isChecked()
        self.why.setVisible(whole)
        self.go.setEnabled(bool(heads) and not (whole and not self.why.value()) and self._job is None)
        words = {CLIP: self.tr("Copy"), PAPER: self.tr("To the paper")}
        self.go.setText(words.get(str(self.way.value()), self.tr("Save…")))
        self.error.hide()

    # --- it goes out ------------------------------------------------------------------------------------------------

    def take_out(self) -> None:
        """Asks where, writes down why where numbers go whole, then makes the table off the window's thread."""
        way, path = self.way.value(), None
        if way in (XLSX, CSV):
            kind = self.tr("Spreadsheet") if way == XLSX else self.tr("csv file")
            path = ask_where_to_save(self, self.windowTitle(), self._listed.title, f".{way}", kind)
            if path is None:
                return
        self.take_out_to(path)

    def take_out_to(self, path: Path | None) -> None:
        """The rest of it; ``path`` where it is a file."""
        heads, ids, desk, listed, way = (
            self.heads(),
            list(self.ids()),
            self._context.desk,
            self._listed,
            self.way.value(),
        )
        self._remember(heads)
        noted: Noted | None = None
        if IDENTITY in heads and self.whole.isChecked():
            reason = str(self.why.value() or "")
            try:
                noted = self._context.act(
                    lambda: desk.access_log.note(listed.kind, len(ids), reason), undo=False, failed=self._failed
                )
            except FieldErrors:  # the button waits for a reason
                noted = None
            if noted is None:
                return
        about = exports.about_words(desk, listed.narrowed if self.rows.value() == "all" else "", len(ids))

        def make(task: jobs.Task) -> Any:
            total = 2 * len(ids)

            def tick(done: int) -> None:
                task.check()
                task.report(done, total)

            table = exports.table_of(desk, listed.kind, ids, heads, listed.title, about, noted, tick)
            if way == XLSX and path is not None:
                save_bytes(xlsx_bytes(table, lambda done: tick(len(ids) + done)), path)
            elif path is not None:
                save_bytes(csv_bytes(table), path)
            return table

        self.bar.setRange(0, 0)
        self.bar.show()
        done = partial(self._done, str(way), path)
        self._job = jobs.run(make, done, self._failed, self, self._on_progress)
        self._show()

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _remember(self, heads: dict[str, str]) -> None:
        """Columns and way; that numbers went whole is asked for each time."""
        order = [self.columns.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.columns.count())]
        moved = {"order": order} if order != list(self._listed.heads) else {}
        self._context.settings.view(self._listed.name)["export"] = {
            "columns": list(heads),
            "way": self.way.value(),
            **moved,
        }
        self._context.settings.save_soon()

    def _done(self, way: str, path: Path | None, table: Table) -> None:
        """``way``: as it was when she asked; she may have pressed another one since."""
        self._job = None
        count = len(table.rows)
        if way == PAPER:
            self.printed.emit(table)
        elif path is not None:
            self._context.window.notify.toast(self.tr("%n rows saved as {name}", "", count).format(name=path.name))
        else:
            to_clipboard(table)
            self._context.window.notify.toast(self.tr("%n rows are in the clipboard", "", count))
        self.went_out.emit(way)
        self.accept()

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self.bar.hide()
        self._show()
        self.error.setText(words_of(error))
        self.error.show()

    def reject(self) -> None:
        """Stops what is under way; nothing was written then."""
        if self._job is not None:
            self._job.cancel()
        super().reject()


def to_clipboard(table: Table) -> None:
    """A table for whatever takes it: spreadsheets by tabs, documents and letters by its markup."""
    words = table.words()
    clipboard = QGuiApplication.clipboard()
    # Qt makes what the clipboard keeps: what Python made would be taken apart after Python has ended, and crash.
    clipboard.setText(as_tsv(words))
    clipboard.mimeData().setHtml(as_html(words))

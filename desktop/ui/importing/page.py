"""导入: rosters from files and pasted rows. What is new, changed, not sure stands in one table; nothing is written
before 导入, and one undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.importing.plan import Row, State
from desktop.services.importing.understanding import Source, settle
from desktop.services.importing.writing import Imported, Planned
from desktop.services.roster import MAN
from desktop.table_files.sheets import pasted
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.importing.batches import BatchesView
from desktop.ui.importing.columns_view import ColumnsView
from desktop.ui.importing.row_view import RowView
from desktop.ui.importing.words import (
    STATES,
    import_words,
    men_words,
    reason_words,
    rows_words,
    shown_value,
    state_words,
    written_words,
)
from desktop.ui.importing.work import Read, plan_again, read_files, read_pasted
from desktop.ui.list_page import ListPage
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.people.gathering import keep_round, kept_round
from desktop.ui.record_words import field_words
from desktop.ui.roles import may_change
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import button, label, tool_button

#: Heads whose columns were chosen by hand are remembered, the oldest make room.
_MOST_HEADS = 40
#: The filter of rows that are written and leave something to be done.
TO_COMPLETE = "to_complete"
ENDINGS = "*.xlsx *.xls *.xlsm *.ods *.csv *.txt *.et"


class ImportPage(ListPage):
    """``go_to(files=[…])``, ``(paste=True)``: rows from there besides what is shown already."""

    watches = frozenset({"person", "person_alias", "org_unit", "import_batch"})
    help_topic = "import"

    def __init__(self, context: Context) -> None:
        self._sources: list[Source] = []
        self._planned: Planned | None = None
        self._filter = ""
        self._job: jobs.Job | None = None
        self._stale = False
        self._stop_asked: list[bool] = []
        super().__init__(
            context,
            "import",
            title=self.tr("Import"),
            columns=self._columns(),
            sort=Sort(""),
            empty=(
                self.tr("Rosters from Excel and WPS"),
                self.tr(
                    "Choose files, drag them here, or copy rows in a table and press Ctrl+V: .xlsx, .xls, .ods and "
                    ".csv, several at once. You see what is new before anything is written."
                ),
                self.tr("Choose files…"),
            ),
            icon_name="table",
        )
        self.empty_paste = self.empty.add_action(self.tr("Paste rows"), self.paste)
        self.batches = BatchesView(context)
        self.outer.addWidget(self.batches)
        self.rows_panel: RowView | None = None
        self.columns_panel: ColumnsView | None = None
        actions = self.header.action_row
        self.choose_button = button(self.tr("Choose files…"), self.new_record, icon_name="folder-open")
        self.columns_button = button(self.tr("Columns"), self.show_columns, icon_name="rows")
        self.clear_button = tool_button("x", self.tr("Put these tables away; nothing is written"), self.clear)
        self.write_button = button("", self.write, look="primary", icon_name="download-simple")
        for made in (self.choose_button, self.columns_button, self.clear_button, self.write_button):
            actions.addWidget(made)
        self._make_progress()
        self.said = label("", "error", wrap=True)
        self.said.hide()
        self._above(self.said)
        self.chips: dict[str, QPushButton] = {}
        for key in ("", *(state.value for state in State), TO_COMPLETE):
            chip = button("", look="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, key=key: self._set_filter(key))
            self.chips[key] = chip
            self.add_filter(chip)
        shortcut = QShortcut(QKeySequence.StandardKey.Paste, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)
        self.setAcceptDrops(True)
        self.side.panel_shown.connect(lambda shown: self.table.hide_columns({"where"} if shown else ()))
        self._show()

    def _above(self, widget: QWidget) -> None:
        layout = self.above.layout()
        assert layout is not None
        layout.addWidget(widget)

    def _make_progress(self) -> None:
        self.busy_row = QWidget()
        row = QHBoxLayout(self.busy_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.busy_words = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop_button = button(self.tr("Stop"), self.stop)
        row.addWidget(self.busy_words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self.busy_row.hide()
        self._above(self.busy_row)

    def _columns(self) -> list[Column]:
        return [
            Column("state", self.tr("State"), lambda row: state_words(row.state), 96, tone=self._tone),
            Column("name", self.tr("Name"), self._name, 128),
            Column("gacha", field_words("gacha"), lambda row: self._value(row, "gacha"), 112, muted=True, drop=2),
            Column("birth", field_words("birth"), lambda row: self._value(row, "birth"), 128, drop=3),
            Column("phone", field_words("phone"), lambda row: self._value(row, "phone"), 120, drop=4),
            Column("about", self.tr("What is to be said"), self._about, 160, stretch=True, muted=True, tip=self._about),
            Column("where", self.tr("Where"), self._where, 120, muted=True, drop=1, tip=self._where),
        ]

    # --- cells --------------------------------------------------------------------------------------------------------

    @staticmethod
    def _tone(row: Row) -> str:
        return STATES[row.state][1]

    def _name(self, row: Row) -> str:
        for name in ("name_zh", "name_mn", "name_latin", "nickname"):
            if row.person.values.get(name):
                return str(row.person.values[name])
        source = self._sources[row.source]
        return next((row_text for row_text in source.table.rows[row.line] if row_text), "")

    def _value(self, row: Row, name: str) -> str:
        person = row.person
        if name in person.values:
            return shown_value(self.context, name, person.values[name])
        if name in person.doubts:
            text = shown_value(self.context, name, person.doubts[name].value)
            return text if row.decision.accepted else f"{text} ?"
        column = self._sources[row.source].column(name)
        text = self._sources[row.source].table.rows[row.line][column] if column is not None else ""
        return f"“{text}” ?" if text and name in person.unread else ""

    def _about(self, row: Row) -> str:
        assert self._planned is not None
        parts = [reason_words(reason, self._planned.plan.rows) for reason in row.reasons]
        if row.state is State.CHANGED:
            for name, (old, new) in row.changes.items():
                if name not in row.decision.old:
                    shown = (shown_value(self.context, name, value) for value in (old, new))
                    parts.append(f"{field_words(name, 'person')}：{' → '.join(shown)}")
        elif row.person.unread and row.writes:
            names = "、".join(field_words(name, "person") for name in row.person.unread)
            parts.append(self.tr("not read, kept in the note: {fields}").format(fields=names))
        return " · ".join(part.replace("\n", " ") for part in parts)

    def _where(self, row: Row) -> str:
        source, number = self._sources[row.source], self.tr("row {number}").format(number=row.number)
        if len(self._sources) == 1:
            return number
        parts = [number, source.file or self.tr("Pasted rows"), source.sheet.name]
        return " · ".join(part for part in parts if part)

    # --- the list -----------------------------------------------------------------------------------------------------

    def _rows(self) -> list[Row]:
        return self._planned.plan.rows if self._planned is not None else []

    def ids(self, sort: Sort) -> Sequence[bytes]:
        return [row.at.to_bytes(4, "big") for row in self._rows() if self._fits(row)]

    def _fits(self, row: Row) -> bool:
        if self._filter == TO_COMPLETE:
            return row.to_complete
        return not self._filter or row.state.value == self._filter

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        rows = self._rows()
        return [rows[at] if (at := int.from_bytes(id_, "big")) < len(rows) else None for id_ in ids]

    def filtered(self) -> bool:
        return bool(self._filter)

    def clear_filters(self) -> None:
        self._filter = ""
        super().clear_filters()
        self._show_counts()

    def _set_filter(self, key: str) -> None:
        self._filter = "" if key == self._filter else key
        self.reload()
        self._show_counts()

    def count_words(self, count: int) -> str:
        if not self._rows():
            return ""
        men = sum(row.writes and row.who is None and row.person.values.get("sex") == MAN for row in self._rows())
        return " · ".join([rows_words(len(self._rows())), *([men_words(men)] if men else [])])

    def refresh(self, changes: Any) -> None:
        """The roster changed, here or on another laptop: the rows are compared anew, what was decided stays."""
        if changes.touches("import_batch"):
            self.batches.reload()
        if self._planned is not None and changes.touches("person", "person_alias", "org_unit"):
            if self._job is not None:
                self._stale = True
            else:
                self._plan_again()

    # --- reading ------------------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        if self._may() and self._job is None:
            kinds = f"{self.tr('Tables')} ({ENDINGS})"
            names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), stick_folder(), kinds)
            self.add_files([Path(name) for name in names])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Reads files besides what is shown; one that is shown already is read anew."""
        paths = [path for path in paths if not path.name.startswith(("._", "~$"))]
        if not paths or not self._may() or self._job is not None:
            return
        names = {path.name for path in paths}
        before = [source for source in self._sources if source.file not in names]
        rules, desk, known = self._rules(), self.context.desk, self._remembered()
        self._run(lambda task: read_files(desk, rules, paths, before, known, task), self._on_read)

    def paste(self) -> None:
        """Takes the rows that the clipboard holds."""
        text = QGuiApplication.clipboard().text()
        if not self._may() or self._job is not None or not text.strip():
            return
        rules, desk, known, before = self._rules(), self.context.desk, self._remembered(), list(self._sources)
        self._run(lambda task: read_pasted(desk, rules, pasted(text), before, known, task), self._on_read)

    def _rules(self) -> Any:
        return self.context.desk.imports.rules(bool(self.context.settings.view("people").get("id_no")))

    def _may(self) -> bool:
        return may_change(self.context.desk, "person", "import_batch")

    def _remembered(self) -> dict[str, list[str]]:
        heads = self.context.settings.view("import").get("heads")
        return heads if isinstance(heads, dict) else {}

    def _run(self, work: Callable[[jobs.Task], Read], done: Callable[[Read], object]) -> None:
        self._say("")
        self._busy(self.tr("Reading…"))
        self._job = jobs.run(work, done, self._on_failed, self, self._progress)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_read(self, read: Read) -> None:
        self._settle()
        fresh = not self._sources
        self._take(read)
        if read.refused:
            self._say("\n".join("：".join(filter(None, (name, words_of(error)))) for name, error in read.refused))
        if fresh and self._rows():
            self.table.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        self._settle()
        self._say(words_of(error))

    def _take(self, read: Read) -> None:
        self._sources, self._planned = read.sources, read.planned
        if (given_out := kept_round(self.context)) is not None:  # tables of the gachas that came back
            came = given_out.with_back(self._sources)
            if came != given_out:
                keep_round(self.context, came)
        if self._filter and not any(map(self._fits, self._rows())):
            self._filter = ""
        self._show()
        if self._stale:
            self._stale = False
            self._plan_again()

    def _plan_again(self) -> None:
        rules, desk, sources = self._rules(), self.context.desk, list(self._sources)
        decisions = self._planned.plan.decisions() if self._planned is not None else {}

        def work(task: jobs.Task) -> Read:
            return plan_again(lambda: desk.imports.plan(sources, rules, decisions), sources, task)

        self._busy("")
        self._job = jobs.run(work, self._on_planned, self._on_failed, self)

    def _on_planned(self, read: Read) -> None:
        self._settle()
        self._take(read)

    def stop(self) -> None:
        """Stops reading; of an import what is written stays, and says so."""
        if self._job is not None:
            if self.write_button.property("writing"):
                self._stop_asked.append(True)  # it ends by itself, and says what it wrote
                return
            self._job.cancel()
            self._settle()
            self._show()

    def clear(self) -> None:
        """Puts the tables away."""
        self.side.close_panel()
        self._sources, self._planned, self._filter = [], None, ""
        self._say("")
        self._show()

    # --- columns ------------------------------------------------------------------------------------------------------

    def show_columns(self) -> None:
        """What the columns are, beside the list."""
        self.table.choose(None)
        self.rows_panel, self.columns_panel = None, ColumnsView()
        self.columns_panel.changed.connect(self._on_column)
        self.panel.set_content(self.columns_panel)
        self.columns_panel.show_sources(self._sources)
        self.panel.title.setText(self.tr("Columns"))
        self.panel.status.setText("")
        self.side.open_panel()

    def _on_column(self, number: int, column: int, field: str) -> None:
        if self._job is not None:
            return
        rules = self._rules()
        first = self._sources[number]
        mark = first.table.fingerprint
        for source in [each for each in self._sources if mark and each.table.fingerprint == mark] or [first]:
            if field not in ("", "keep", "phone") and field in source.fields:
                source.fields[source.fields.index(field)] = ""
            source.fields[column] = field
            settle(source, rules)
        if mark:
            heads = self.context.settings.view("import").setdefault("heads", {})
            heads.pop(mark, None)
            heads[mark] = list(first.fields)
            for oldest in list(heads)[:-_MOST_HEADS]:
                del heads[oldest]
            self.context.settings.save_soon()
        self._plan_again()

    # --- one row ------------------------------------------------------------------------------------------------------

    def show_record(self, id: bytes) -> bool:
        if self._planned is None:
            return False
        at = int.from_bytes(id, "big")
        if self.rows_panel is None:
            self.columns_panel = None
            self.rows_panel = RowView(self.context)
            self.rows_panel.decided.connect(self._on_decided)
            self.rows_panel.corrected.connect(self._on_corrected)
            self.panel.set_content(self.rows_panel)
        row = self._rows()[at]
        self.rows_panel.setProperty("row", at)
        self.panel.title.setText(self._name(row))
        self.panel.status.setText(state_words(row.state))
        self.rows_panel.show_row(self._planned.plan, row)
        return True

    def _on_decided(self, code: str, fields: dict[str, Any]) -> None:
        if self._planned is None or self.rows_panel is None or self._job is not None:
            return
        at = int(self.rows_panel.property("row"))
        rows = self._planned.plan.alike(at, code) if code else [at]
        self._planned.plan.decide(rows, **fields)
        self._after(at)

    def _on_corrected(self, column: int, text: str) -> None:
        if self._planned is None or self.rows_panel is None or self._job is not None:
            return
        at = int(self.rows_panel.property("row"))
        self._planned.plan.correct(at, column, text)
        self._after(at)

    def _after(self, at: int) -> None:
        """Shows what a decision made of the rows; the row that it was about stays open, whatever the filter."""
        self.reload()
        self._show_counts()
        if not self.table.choose(at.to_bytes(4, "big")) or self.rows_panel is not None:
            self.show_record(at.to_bytes(4, "big"))

    # --- writing ------------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Writes what is new and changed; what is not decided stays here."""
        planned = self._planned
        total = sum(1 for _ in planned.plan.to_write()) if planned is not None else 0
        if planned is None or not total or self._job is not None:
            return
        self.side.close_panel()
        self._busy(self.tr("Importing…"))
        self.bar.setRange(0, total)
        self.write_button.setProperty("writing", True)
        desk, asked = self.context.desk, self._stop_asked
        asked.clear()

        def work(task: jobs.Task) -> Imported:
            return desk.imports.write(planned, lambda done: task.report(done, total), lambda: bool(asked))

        self._job = self.context.act_later(
            work,
            self._written_words,
            receiver=self,
            done=self._on_written,
            failed=self._on_write_failed,
            progress=self._progress,
        )

    def _written_words(self, imported: Imported) -> str:
        return self.tr("Imported: {what}").format(what=written_words(imported.added, imported.changed, imported.men))

    def _on_written(self, imported: Imported) -> None:
        self._settle()
        self.batches.reload()
        if any(row.state is State.UNSURE and not row.writes for row in self._rows()):
            self._filter = State.UNSURE.value
            self._plan_again()
        else:
            self.clear()

    def _on_write_failed(self, error: KnownError) -> None:
        self._settle()
        self._show()
        self.context.window.notify.error(error, self.write)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _busy(self, words: str) -> None:
        self.busy_words.setText(words)
        self.bar.setRange(0, 0)
        self.busy_row.setVisible(bool(words))
        for made in (self.choose_button, self.columns_button, self.clear_button, self.write_button):
            made.setEnabled(False)

    def _settle(self) -> None:
        self._job = None
        self.write_button.setProperty("writing", False)
        self.busy_row.hide()
        for made in (self.choose_button, self.columns_button, self.clear_button, self.write_button):
            made.setEnabled(True)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _show(self) -> None:
        """The list, the counts and the buttons as the plan stands."""
        self.reload()
        there, may = bool(self._rows()), self._may()
        for made in (self.columns_button, self.clear_button, self.write_button):
            made.setVisible(there)
        self.choose_button.setVisible(there)
        for made in (self.empty.action, self.empty_paste):
            made.setVisible(may)
        self.batches.setVisible(not there and self.batches.any)
        self.filter_row.setVisible(there)
        self._show_counts()
        if self.side.panel_open and self.columns_panel is not None:
            self.columns_panel.show_sources(self._sources)
        elif self.side.panel_open and self.rows_panel is not None:
            at = int(self.rows_panel.property("row"))
            if at < len(self._rows()):
                self.show_record(at.to_bytes(4, "big"))
            else:
                self.side.close_panel()

    def _show_counts(self) -> None:
        rows = self._rows()
        counts = {state.value: 0 for state in State} | {TO_COMPLETE: 0, "": len(rows)}
        writes = 0
        for row in rows:
            counts[row.state.value] += 1
            counts[TO_COMPLETE] += row.to_complete
            writes += row.writes
        words = {"": self.tr("All"), TO_COMPLETE: self.tr("To complete")}
        words |= {state.value: state_words(state) for state in State}
        for key, chip in self.chips.items():
            chip.setText(f"{words[key]} {counts[key]}")
            chip.setChecked(key == self._filter)
            chip.setVisible(not key or bool(counts[key]))
        self.write_button.setText(import_words(writes))
        self.write_button.setEnabled(writes > 0 and self._job is None)

    # --- what the window asks for -------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if where.get("files"):
            self.add_files(where["files"])
        elif where.get("paste"):
            self.paste()
        else:
            super().go_to(**where)

    def place(self) -> dict[str, Any]:
        return {}

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._may():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

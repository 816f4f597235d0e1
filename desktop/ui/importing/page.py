"""导入: tables of women and of every other kind of record, from files and pasted rows.

What is new, changed, not sure stands in one table; nothing is written
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
from desktop.services.importing.plan import Plan, Row, State
from desktop.services.importing.record_plan import RecordPlan
from desktop.services.importing.understanding import settle
from desktop.services.importing.writing import Imported
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.services.roster import MAN
from desktop.table_files.sheets import pasted
from desktop.ui.file_dialogs import TABLE_ENDINGS, stick_folder
from desktop.ui.importing.batches import BatchesView
from desktop.ui.importing.columns_view import ColumnsView
from desktop.ui.importing.record_view import RecordView
from desktop.ui.importing.row_view import RowView
from desktop.ui.importing.shown import Shown, heads_of_kinds, holds_words, kinds_to_take
from desktop.ui.importing.words import STATES, import_words, men_words, rows_words, state_words, written_words
from desktop.ui.importing.work import Read, plan_again, read_as, read_files, read_pasted
from desktop.ui.list_page import ListPage
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.people.fields import asked_fields
from desktop.ui.people.gathering import keep_round, kept_round
from desktop.ui.pick_box import FilterBox
from desktop.ui.record_words import field_words
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import button, label, tool_button

#: Heads whose columns were chosen by hand are remembered, the oldest make room.
_MOST_HEADS = 40
#: The filter of rows that are written and leave something to be done.
TO_COMPLETE = "to_complete"


class ImportPage(ListPage):
    """``go_to(files=[…])``, ``(paste=True)``: rows from there besides what is shown already; ``(kind=…)``: what they
    hold."""

    watches = frozenset(
        {"person", "person_alias", "org_unit", "import_batch", "activity", "attendance", "appointment"}
    ) | {
        "household",
        *PLAIN_BY_KIND,
    }
    help_topic = "import"

    def __init__(self, context: Context) -> None:
        self._read = Read()
        self._kind = ""  # what the tables were said to hold, "" what they say themselves
        self._shown = Shown(context)
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
                self.tr("Tables from Excel and WPS"),
                self.tr(
                    "Rosters, visits, women's homes, awards, activities with who came, organisations with officers. "
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
        self.kind_box = FilterBox(self.tr("What the tables hold"))
        self.kind_box.addItem(self.tr("What they hold: by their heads"), "")
        for kind in kinds_to_take(context.desk):
            self.kind_box.addItem(holds_words(kind), kind)
        self.kind_box.activated.connect(lambda _index: self.take_as(str(self.kind_box.currentData())))
        actions.addWidget(self.kind_box)
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
        self.side.panel_shown.connect(lambda _shown: self._hide_columns())
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
        shown = self._shown
        return [
            Column("state", self.tr("State"), shown.state, 96, tone=lambda row: STATES[row.state][1]),
            Column("name", self.tr("Name or title"), shown.name, 128),
            Column("gacha", field_words("gacha"), lambda row: shown.cell(row, "gacha"), 112, muted=True, drop=2),
            Column("birth", field_words("birth"), lambda row: shown.cell(row, "birth"), 128, drop=3),
            Column("phone", field_words("phone"), lambda row: shown.cell(row, "phone"), 120, drop=4),
            Column("about", self.tr("What is to be said"), shown.about, 160, stretch=True, muted=True, tip=shown.about),
            Column("where", self.tr("Where"), self._where, 120, muted=True, drop=1, tip=self._where),
        ]

    def _hide_columns(self) -> None:
        """Records have no columns of their own here; while one is open its place stands beside it."""
        own = () if self._shown.records is None else ("gacha", "birth", "phone")
        self.table.hide_columns({*own, *(("where",) if self.side.panel_open else ())})

    def _where(self, row: Row) -> str:
        return self._shown.where(row, alone=len(self._read.sources) == 1)

    # --- the list -----------------------------------------------------------------------------------------------------

    def _rows(self) -> list[Row]:
        return self._plan.rows if self._plan is not None else []

    @property
    def _plan(self) -> Plan | RecordPlan | None:
        planned = self._read.planned
        return planned.plan if planned is not None else None

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
        women = self._shown.records is None
        men = sum(
            women and row.writes and row.who is None and row.person.values.get("sex") == MAN for row in self._rows()
        )
        return " · ".join([rows_words(len(self._rows())), *([men_words(men)] if men else [])])

    def refresh(self, changes: Any) -> None:
        """Records changed, here or on another laptop: the rows are compared anew, what was decided stays."""
        if changes.touches("import_batch"):
            self.batches.reload()
        about = {"person", "person_alias", "org_unit"}
        if self._shown.records is not None:
            about = set(self.watches) - {"import_batch"}
        if self._plan is not None and changes.touches(*about):
            if self._job is not None:
                self._stale = True
            else:
                self._plan_again()

    # --- reading ------------------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        if self._may() and self._job is None:
            kinds = f"{self.tr('Tables')} ({TABLE_ENDINGS})"
            names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), stick_folder(), kinds)
            self.add_files([Path(name) for name in names])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Reads files besides what is shown; one that is shown already is read anew."""
        paths = [path for path in paths if not path.name.startswith(("._", "~$"))]
        if not paths or not self._may() or self._job is not None:
            return
        names = {path.name for path in paths}
        before = self._read.without(names)
        rules, desk, known, kind = self._rules(), self.context.desk, self._remembered(), self._kind_now()
        self._run(lambda task: read_files(desk, rules, paths, before, known, kind, task), self._on_read)

    def paste(self) -> None:
        """Takes the rows that the clipboard holds."""
        text = QGuiApplication.clipboard().text()
        if not self._may() or self._job is not None or not text.strip():
            return
        rules, desk, known, before = self._rules(), self.context.desk, self._remembered(), self._read
        kind = self._kind_now()
        self._run(lambda task: read_pasted(desk, rules, pasted(text), before, known, kind, task), self._on_read)

    def _kind_now(self) -> str:
        """What further tables hold: what was said, or the one kind that she may write; "" what they say themselves."""
        kinds = kinds_to_take(self.context.desk)
        return self._kind or (kinds[0] if len(kinds) == 1 else "")

    def take_as(self, kind: str) -> None:
        """The tables hold records of this kind ("": what they say themselves): they are read as such, anew."""
        if self._job is not None:
            return
        self._kind = kind
        if self._read.sheets:
            rules, desk, known, sheets = self._rules(), self.context.desk, self._remembered(), self._read.sheets
            self.side.close_panel()
            self._run(lambda task: read_as(desk, rules, sheets, known, kind, task), self._on_read)

    def _rules(self) -> Any:
        desk = self.context.desk
        return desk.imports.rules("id_no" in asked_fields(self.context), heads_of_kinds(desk))

    def _may(self) -> bool:
        return bool(kinds_to_take(self.context.desk))

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
        fresh = not self._read.sources
        self._take(read)
        if read.refused:
            self._say("\n".join("：".join(filter(None, (name, _refusal(error)))) for name, error in read.refused))
        if fresh and self._rows():
            self.table.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        self._settle()
        self._say(words_of(error))

    def _take(self, read: Read) -> None:
        self._read = read
        self._shown.sources, self._shown.planned = read.sources, read.planned
        if (given_out := kept_round(self.context)) is not None:  # tables of the gachas that came back
            came = given_out.with_back(read.sources)
            if came != given_out:
                keep_round(self.context, came)
        if self._filter and not any(map(self._fits, self._rows())):
            self._filter = ""
        self._show()
        if self._stale:
            self._stale = False
            self._plan_again()

    def _plan_again(self) -> None:
        rules, desk, read = self._rules(), self.context.desk, self._read
        decisions = self._plan.decisions() if self._plan is not None else {}

        def work(task: jobs.Task) -> Read:
            return plan_again(lambda: desk.imports.plan(read.sources, rules, decisions), read, task)

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
        self._filter, self._kind = "", ""
        self._say("")
        self._take(Read())

    # --- columns ------------------------------------------------------------------------------------------------------

    def show_columns(self) -> None:
        """What the columns are, beside the list."""
        self.table.choose(None)
        self.rows_panel, self.columns_panel = None, ColumnsView(self._shown)
        self.columns_panel.changed.connect(self._on_column)
        self.panel.set_content(self.columns_panel)
        self.columns_panel.show_sources(self._read.sources)
        self.panel.title.setText(self.tr("Columns"))
        self.panel.status.setText("")
        self.side.open_panel()

    def _on_column(self, number: int, column: int, field: str) -> None:
        if self._job is not None:
            return
        rules = self._rules()
        first = self._read.sources[number]
        mark = first.table.fingerprint
        for source in [each for each in self._read.sources if mark and each.table.fingerprint == mark] or [first]:
            if field not in ("", "keep", "phone") and field in source.fields:
                source.fields[source.fields.index(field)] = ""
            source.fields[column] = field
            if source.kind == "person":
                settle(source, rules)
        if mark:
            mark = mark if first.kind == "person" else f"{first.kind}\n{mark}"
            heads = self.context.settings.view("import").setdefault("heads", {})
            heads.pop(mark, None)
            heads[mark] = list(first.fields)
            for oldest in list(heads)[:-_MOST_HEADS]:
                del heads[oldest]
            self.context.settings.save_soon()
        self._plan_again()

    # --- one row ------------------------------------------------------------------------------------------------------

    def show_record(self, id: bytes) -> bool:
        if self._plan is None:
            return False
        at = int.from_bytes(id, "big")
        view = RowView if self._shown.records is None else RecordView
        if type(self.rows_panel) is not view:
            self.columns_panel = None
            self.rows_panel = view(self.context, self._shown)
            self.rows_panel.decided.connect(self._on_decided)
            self.rows_panel.corrected.connect(self._on_corrected)
            self.panel.set_content(self.rows_panel)
        row = self._rows()[at]
        self.rows_panel.setProperty("row", at)
        self.panel.title.setText(self._shown.name(row))
        self.panel.status.setText(self._shown.state(row))
        self.rows_panel.show_row(self._plan, row)
        return True

    def _on_decided(self, code: str, fields: dict[str, Any]) -> None:
        if self._plan is None or self.rows_panel is None or self._job is not None:
            return
        at = int(self.rows_panel.property("row"))
        word = next((each.word for each in self._rows()[at].reasons if each.code == code), "")
        rows = self._plan.alike(at, code, word) if code else [at]
        self._plan.decide(rows, **fields)
        self._after(at)

    def _on_corrected(self, column: int, text: str) -> None:
        if self._plan is None or self.rows_panel is None or self._job is not None:
            return
        at = int(self.rows_panel.property("row"))
        self._plan.correct(at, column, text)
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
        planned = self._read.planned
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
        return self.tr("Imported: {what}").format(
            what=written_words(imported.added, imported.changed, imported.men, imported.kind)
        )

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
        self._hide_columns()
        self.reload()
        there, may = bool(self._rows()), self._may()
        held = self._read.sources[0].kind if self._read.sources else self._kind
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(held)))
        self.kind_box.setVisible(may and self.kind_box.count() > 2)  # where there is a choice
        for made in (self.columns_button, self.clear_button, self.write_button):
            made.setVisible(there)
        self.choose_button.setVisible(there)
        for made in (self.empty.action, self.empty_paste):
            made.setVisible(may)
        self.batches.setVisible(not there and self.batches.any)
        self.filter_row.setVisible(there)
        self._show_counts()
        if self.side.panel_open and self.columns_panel is not None:
            self.columns_panel.show_sources(self._read.sources)
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
        words |= {state.value: state_words(state, self._shown.kind) for state in State}
        for key, chip in self.chips.items():
            chip.setText(f"{words[key]} {counts[key]}")
            chip.setChecked(key == self._filter)
            chip.setVisible(not key or bool(counts[key]))
        self.write_button.setText(import_words(writes))
        self.write_button.setEnabled(writes > 0 and self._job is None)

    # --- what the window asks for -------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if where.get("kind") and not self._read.sources:
            self._kind = str(where["kind"])
            self._show()
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


def _refusal(error: KnownError) -> str:
    """Why a file was not taken; what else it holds is called as the page calls it."""
    kind = error.details.get("kind")
    return words_of(KnownError(error.code, kind=holds_words(str(kind))) if kind else error)

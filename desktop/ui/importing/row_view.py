"""One row of the import: why it is not sure, what is decided, each cell to be corrected, and what it would change."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop.services.importing.columns import LEAVE, ROW_CODE
from desktop.services.importing.plan import Act, Decision, Plan, Row, State
from desktop.services.importing.record_plan import RecordPlan
from desktop.ui import theme
from desktop.ui.called import name_apart
from desktop.ui.importing.shown import Shown
from desktop.ui.importing.words import code_words
from desktop.ui.inputs import LineEdit
from desktop.ui.page import Context
from desktop.ui.widgets import Scroll, button, label

#: So many women are offered whom a row may mean.
_MOST = 6
#: What is doubtful is taken as it was read.
AS_READ: dict[str, object] = {"accepted": True, "other": False}
OPEN: dict[str, object] = {"accepted": False, "other": False}


class RowView(Scroll):
    """The panel of one row. ``decided(code, fields)``: the fields of a ``Decision`` for this row, or for all that are
    not sure for the reason ``code`` ("" this row alone); ``corrected(column, text)``: a cell says something else."""

    decided = Signal(str, dict)
    corrected = Signal(int, str)

    def __init__(self, context: Context, shown: Shown) -> None:
        super().__init__(margin=16)
        self._context, self._shown = context, shown
        self.buttons: dict[str, QWidget] = {}
        self.edits: dict[int, LineEdit] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self.alike: QCheckBox | None = None

    def show_row(self, plan: Plan | RecordPlan, row: Row) -> None:
        """Draws the row as it stands now; the keyboard stays in the cell where it was."""
        typing = next((column for column, edit in self.edits.items() if edit.hasFocus()), None)
        inner = QWidget()
        inner.setProperty("look", "clear")
        body = QVBoxLayout(inner)
        body.setContentsMargins(*(4 * [theme.px(16)]))
        body.setSpacing(theme.px(8))
        self.buttons, self.edits, self.ticks, self.alike = {}, {}, {}, None
        for reason in row.reasons:
            body.addWidget(label(self._shown.reason(reason), "", wrap=True, tone="warn"))
        for name, code in row.person.unread.items():
            body.addWidget(label(f"{self._shown.column(name)}：{code_words(code)}", "muted", wrap=True))
        if row.to_complete and (row.person.unread or row.person.doubts):
            body.addWidget(label(self._kept_words(), "muted", wrap=True))
        self._choices(body, plan, row)
        if row.changes:
            body.addWidget(label(self.tr("What changes"), "section"))
            for name, (old, new) in row.changes.items():
                self._change(body, row, name, old, new)
        body.addWidget(label(self.tr("As it stands in the table"), "section"))
        self._cells(body, plan, row)
        body.addStretch(1)
        self.takeWidget().deleteLater()
        self.setWidget(inner)
        inner.show()
        if typing in self.edits:
            self.edits[typing].setFocus()

    def _kept_words(self) -> str:
        return self.tr("What is not read is kept in her note, and she is marked as to be completed.")

    # --- what is decided ----------------------------------------------------------------------------------------------

    def _choices(self, body: QVBoxLayout, plan: Plan | RecordPlan, row: Row) -> None:
        decision, doubtful = row.decision, bool(row.person.doubts)
        matched = any(not reason.field or reason.code in ("name_differs", "other_name") for reason in row.reasons)
        if any(reason.code in ("no_name", "code_erased") for reason in row.reasons):
            return
        if row.candidates and (matched or decision.act is not None):
            for her, words in self._women(row.candidates[:_MOST]):
                self._button(body, f"is-{her.hex()}", words, {"act": Act.UPDATE, "who": her})
        if matched or decision.act is not None or row.state is State.LEFT:
            self._button(body, "add", self.tr("Another woman: add her"), {"act": Act.ADD, "who": None})
        if doubtful:
            taken = "、".join(
                f"{self._shown.column(name)} {self._shown.value(name, doubt.value)}"
                for name, doubt in row.person.doubts.items()
            )
            if decision.accepted:
                self._button(body, "unaccept", self.tr("Leave it open, its text in the note"), OPEN)
            else:
                words = self.tr("Take it as {values}")
                self._button(body, "accept", words.format(values=taken), AS_READ)
                self._other_way(body, row, words)
        if decision.act is not Act.LEAVE:
            self._button(body, "leave", self.tr("Leave this row out"), {"act": Act.LEAVE, "who": None})
        if decision != Decision():
            self._button(body, "anew", self.tr("As proposed"), {"act": None, "who": None, **OPEN})
        self._offer_alike(body, plan, row)

    def _other_way(self, body: QVBoxLayout, row: Row, words: str) -> None:
        """The other of two readings, where a doubt has just two. ``words``: those of the button, for ``{values}``."""
        if any(doubt.other for doubt in row.person.doubts.values()):
            taken = "、".join(
                f"{self._shown.column(name)} {self._shown.value(name, doubt.other or doubt.value)}"
                for name, doubt in row.person.doubts.items()
            )
            self._button(body, "other", words.format(values=taken), {"accepted": True, "other": True})

    def _offer_alike(self, body: QVBoxLayout, plan: Plan | RecordPlan, row: Row) -> None:
        """The tick with which a decision is taken for all rows that are not sure for the same reason."""
        first = next(iter(row.reasons), None)
        others = len(plan.alike(row.at, first.code, first.word)) - 1 if first is not None else 0
        if first is not None and others > 0:
            self.alike = QCheckBox(
                QCoreApplication.translate("importing", "also for the %n others with the same reason", "", others)
            )
            self.alike.setProperty("code", first.code)
            body.addWidget(self.alike)

    def _button(self, body: QVBoxLayout, key: str, words: str, fields: dict[str, object]) -> None:
        made = button(words, partial(self._decide, fields))
        self.buttons[key] = made
        body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _decide(self, fields: dict[str, object]) -> None:
        alone = fields.get("act") is Act.UPDATE  # one woman is meant by one row
        code = str(self.alike.property("code")) if self.alike is not None and self.alike.isChecked() else ""
        self.decided.emit("" if alone else code, fields)

    def _women(self, ids: tuple[bytes, ...]) -> list[tuple[bytes, str]]:
        people, units = self._context.desk.people, self._context.desk.units
        apart = people.apart(ids)
        found = []
        for her, (name, gacha) in people.whose(ids).items():
            record = people.records([her]).get(her, {})
            about = [units.name(gacha)]
            if her not in apart and record.get("birth"):
                about.append(self._shown.value("birth", record["birth"]))
            words = " · ".join(part for part in (name_apart(name, apart.get(her)), *about) if part)
            found.append((her, self.tr("It is {name}").format(name=words)))
        return found

    # --- what changes -------------------------------------------------------------------------------------------------

    def _change(self, body: QVBoxLayout, row: Row, name: str, old: object, new: object) -> None:
        words = self.tr("{field}: {old} → {new}").format(
            field=self._shown.column(name),
            old=self._shown.value(name, old),
            new=self._shown.value(name, new),
        )
        tick = QCheckBox()
        tick.setChecked(name not in row.decision.old)
        tick.setAccessibleName(words)
        self.ticks[name] = tick
        line = QGridLayout()
        line.addWidget(tick, 0, 0)
        line.addWidget(label(words, wrap=True), 0, 1)
        line.setColumnStretch(1, 1)
        body.addLayout(line)
        tick.clicked.connect(lambda _on: self.decided.emit("", {"old": self._old(row)}))

    def _old(self, row: Row) -> frozenset[str]:
        unticked = frozenset(name for name, tick in self.ticks.items() if not tick.isChecked())
        return unticked | (row.decision.old - self.ticks.keys())

    # --- its cells ----------------------------------------------------------------------------------------------------

    def _cells(self, body: QVBoxLayout, plan: Plan | RecordPlan, row: Row) -> None:
        source = plan.sources[row.source]
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        for column, text in enumerate(source.table.rows[row.line]):
            field = source.fields[column]
            head = source.table.heads[column] or self._shown.column(field)
            if field == ROW_CODE or not (text or field) or (field == LEAVE and not source.table.heads[column]):
                continue
            edit = LineEdit()
            edit.setText(text)
            edit.setAccessibleName(head)
            edit.editingFinished.connect(partial(self._corrected, column, edit))
            self.edits[column] = edit
            at = grid.rowCount()
            grid.addWidget(label(head, "muted"), at, 0)
            grid.addWidget(edit, at, 1)
            first = field == LEAVE or source.column(field) == column  # a second phone stands in her note
            grid.addWidget(label(self._read_words(row, field) if first else "", "small", wrap=True), at, 2)
        body.addLayout(grid)

    def _read_words(self, row: Row, field: str) -> str:
        person = row.person
        if field == LEAVE:
            return self._shown.column(LEAVE)
        if field in person.unread:
            return self.tr("not read")
        if field in person.doubts:
            return self._shown.value(field, person.doubts[field].value) + " ?"
        if field not in person.values:
            return ""
        words = self._shown.value(field, person.values[field])
        return self.tr("{value} (from above)").format(value=words) if field in person.filled else words

    def _corrected(self, column: int, edit: LineEdit) -> None:
        if edit.isModified():
            edit.setModified(False)
            self.corrected.emit(column, edit.text())

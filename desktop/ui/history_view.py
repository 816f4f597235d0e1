"""Who wrote what in a record, and when: the history at a record's foot. People are named, never devices."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services import HistoryLine
from desktop.sync.membership import older_history
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, kind_words, value_words
from desktop.ui.widgets import Pill, button, label

#: Further back the history is shown on request only.
FIRST = 30
#: More fields than this in one entry stand in one paragraph: the making of a record.
MANY = 4
#: Fields that say nothing to a person.
_HIDDEN = frozenset({"created_at", "row", "sheet", "sha256", "size", "width", "height", "mime"})


class HistoryView(QWidget):
    """The history of one record, newest first: what it became and what it was before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(12))
        self.older_words = label("", "muted", wrap=True)
        self._body.addWidget(self.older_words)
        self.older_button = button(self.tr("Show earlier entries"), self.show_older, look="link")
        self._body.addWidget(self.older_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._body.addStretch(1)
        self._shown: list[QWidget] = []
        self._record: tuple[str, bytes] = ("", b"")
        self._lines: list[HistoryLine] = []
        self._older: list[HistoryLine] = []
        self._whole = self._asked = False
        self._not_told: Collection[str] = ()

    def show_record(self, kind: str, id: bytes) -> None:
        """Read the history of a record anew."""
        if self._record != (kind, id):
            self._record = (kind, id)
            self._older, self._whole, self._asked = [], False, False
        records = self._context.desk.plain.get(kind)
        self._not_told = records.not_told(id) if records is not None else ()
        # What was erased on request left its place and no value.
        self._lines = [line for line in self._context.desk.records.history(kind, id) if line.fields]
        self._show()

    def _show(self) -> None:
        for widget in self._shown:
            self._body.removeWidget(widget)
            widget.deleteLater()
        self._shown.clear()
        lines = self._lines + self._older
        before = _values_before(lines)
        for line, earlier in list(zip(lines, before, strict=True))[: None if self._whole else FIRST]:
            self._add(self._entry(line.kind or self._record[0], line, earlier))
        if not lines:
            self._add(
                label(
                    self.tr("It came with the first copy; what was written before is on the server."),
                    "muted",
                    wrap=True,
                )
            )
        elif len(lines) > FIRST and not self._whole:
            self._add(label(self.tr("%n earlier entries", "", len(lines) - FIRST), "muted"))
        self.older_words.hide()
        self.older_button.setEnabled(True)
        joined = self._context.desk.records.joined
        self.older_button.setVisible((joined and not self._asked) or (len(lines) > FIRST and not self._whole))

    def show_older(self) -> None:
        """Show all that this laptop knows of the record, and what the server has beside it."""
        self._whole = True
        self._show()
        if not self._context.desk.records.joined or self._asked:
            return
        self.older_button.setEnabled(False)
        self._tell(self.tr("Asking the server…"))
        record, desk = self._record, self._context.desk
        rows = desk.records.history_rows(*record)

        def came(lines: list[HistoryLine]) -> None:
            if record == self._record:
                self._older, self._asked = [line for line in lines if line.fields], True
                self._show()
                if not self._older:
                    self._tell(self.tr("The server has nothing older."))

        def failed(error: KnownError) -> None:
            if record == self._record:
                self.older_button.setEnabled(True)
                offline = self.tr("Older entries may be on the server; it cannot be reached now.")
                self._tell(offline if error.code == "offline" else words_of(error))

        jobs.run(lambda _task: older_history(desk, rows), came, failed, self)

    def _tell(self, words: str) -> None:
        self.older_words.setText(words)
        self.older_words.show()

    def _add(self, widget: QWidget) -> None:
        self._body.insertWidget(len(self._shown), widget)
        self._shown.append(widget)

    def _entry(self, kind: str, line: HistoryLine, earlier: dict[str, Any]) -> QWidget:
        entry = QWidget()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(label(self._who(line)))
        head.addWidget(label(show_stamp(line.at, self._context.now()), "muted"))
        if kind != self._record[0]:  # a row that the record owns
            head.addWidget(Pill(kind_words(kind), "neutral"))
        head.addStretch(1)
        if line.refused:
            head.addWidget(Pill(self.tr("Not taken"), "danger"))
        elif line.pending:
            head.addWidget(Pill(self.tr("Not yet sent"), "link"))
        column.addLayout(head)
        today = self._context.today()
        desk = self._context.desk
        told: list[str] = []
        for field, value in line.fields.items():
            if field in _HIDDEN or (kind == self._record[0] and field in self._not_told):
                continue
            now = value_words(desk, kind, field, value, today)
            was = value_words(desk, kind, field, earlier[field], today) if earlier.get(field) is not None else ""
            words = self.tr("{field}: {value}").format(field=field_words(field, kind), value=now)
            state = line.state_of(field)
            if state == "superseded":
                words = self.tr("{field}: {value} (superseded)").format(field=field_words(field, kind), value=now)
            elif state == "differed":
                words = self.tr("{field}: {value} (two people differed)").format(
                    field=field_words(field, kind), value=now
                )
            elif was and was != now and not line.refused:
                words = self.tr("{field}: {value} (was {before})").format(
                    field=field_words(field, kind), value=now, before=was
                )
            told.append(words)
        for words in [" · ".join(told)] if len(told) > MANY else told:
            shown = label(words, "muted", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(shown)
        return entry

    def _who(self, line: HistoryLine) -> str:
        records = self._context.desk.records
        if line.together:
            return self.tr("Several people’s changes together")
        if line.author == records.user:
            return self.tr("You")
        return records.user_name(line.author) or self.tr("Someone else")


def _took(line: HistoryLine, name: str) -> bool:
    """Whether the record showed what was written: neither superseded, nor kept for a choice, nor refused."""
    return not line.refused and line.state_of(name) == "taken"


def _values_before(lines: list[HistoryLine]) -> list[dict[str, Any]]:
    """For each line (newest first) what its fields held before it, as far as earlier lines say."""
    rows: dict[bytes, dict[str, Any]] = {}
    found: list[dict[str, Any]] = []
    for line in reversed(lines):
        held = rows.setdefault(line.row, {})
        found.append({name: held.get(name) for name in line.fields})
        held.update({name: value for name, value in line.fields.items() if _took(line, name)})
    return found[::-1]

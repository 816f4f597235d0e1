"""Who wrote what in a record, and when: the history at a record's foot. People are named, never devices."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import HistoryLine
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, value_words
from desktop.ui.widgets import Pill, label

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
        self._body.addStretch(1)
        self._shown: list[QWidget] = []

    def show_record(self, kind: str, id: bytes) -> None:
        """Read the history of a record anew."""
        for widget in self._shown:
            self._body.removeWidget(widget)
            widget.deleteLater()
        self._shown.clear()
        # What was erased on request left its place and no value.
        lines = [line for line in self._context.desk.records.history(kind, id) if line.fields]
        before = _values_before(lines)
        for line, earlier in list(zip(lines, before, strict=True))[:FIRST]:
            self._add(self._entry(kind, line, earlier))
        if not lines:
            self._add(
                label(
                    self.tr("It came with the first copy; what was written before is on the server."),
                    "muted",
                    wrap=True,
                )
            )
        elif len(lines) > FIRST:
            self._add(label(self.tr("%n earlier entries", "", len(lines) - FIRST), "muted"))

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
            if field in _HIDDEN:
                continue
            now = value_words(desk, kind, field, value, today)
            was = value_words(desk, kind, field, earlier[field], today) if earlier.get(field) is not None else ""
            words = self.tr("{field}: {value}").format(field=field_words(field), value=now)
            state = line.state_of(field)
            if state == "superseded":
                words = self.tr("{field}: {value} (superseded)").format(field=field_words(field), value=now)
            elif state == "differed":
                words = self.tr("{field}: {value} (two people differed)").format(field=field_words(field), value=now)
            elif was and was != now and not line.refused:
                words = self.tr("{field}: {value} (was {before})").format(
                    field=field_words(field), value=now, before=was
                )
            told.append(words)
        for words in [" · ".join(told)] if len(told) > MANY else told:
            shown = label(words, "muted", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(shown)
        return entry

    def _who(self, line: HistoryLine) -> str:
        records = self._context.desk.records
        if line.author == records.user:
            return self.tr("You")
        return records.user_name(line.author) or self.tr("Someone else")


def _took(line: HistoryLine, name: str) -> bool:
    """Whether the record showed what was written: neither superseded, nor kept for a choice, nor refused."""
    return not line.refused and line.state_of(name) == "taken"


def _values_before(lines: list[HistoryLine]) -> list[dict[str, Any]]:
    """For each line (newest first) what its fields held before it, as far as earlier lines say."""
    held: dict[str, Any] = {}
    found: list[dict[str, Any]] = []
    for line in reversed(lines):
        found.append({name: held.get(name) for name in line.fields})
        held.update({name: value for name, value in line.fields.items() if _took(line, name)})
    return found[::-1]

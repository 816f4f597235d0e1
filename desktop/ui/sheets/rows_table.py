"""The rows of a printed sheet in the order of the paper, to be marked by the keyboard.

Keys: Enter goes down (on a blank row it asks for the name), Space ticks and unticks, 1 present, 2 late, 3 on leave,
4 absent, 0 not checked, Delete takes somebody out; a letter begins the name of who signed in a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.services.typed_back import TypedRow
from desktop.settings import Settings
from desktop.ui.activities.attendance_list import STATES
from desktop.ui.activities.words import STATE_TONES, state_mark, state_words
from desktop.ui.called import shown_name
from desktop.ui.table import DataTable
from desktop.ui.table_model import Column, Sort


def _name(row: TypedRow) -> str:
    if row.free:
        return QCoreApplication.translate("RowsTable", "(blank)")
    return shown_name(row.name)


def _note(row: TypedRow) -> str:
    if row.guest:
        return QCoreApplication.translate("RowsTable", "guest")
    if row.newcomer:
        return QCoreApplication.translate("RowsTable", "new")
    return row.unit


def _state(row: TypedRow) -> str:
    if row.state == "unknown":
        return ""
    return f"{state_mark(row.state)} {state_words(row.state)}".strip()


class RowsTable(DataTable):
    """Signals carry what a person wants: ``state_asked(rows, state)``, ``removed(rows)`` with rows of ``show_rows``,
    ``name_asked(row, text)``: who signed in a row (0: in none of the sheet), as far as it was typed."""

    state_asked = Signal(list, str)
    removed = Signal(list)
    name_asked = Signal(int, str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        self._shown: dict[bytes, TypedRow] = {}
        columns = [
            Column("row", self.tr("Row"), lambda row: str(row.row or "—"), width=64, number=True),
            Column("name", self.tr("Name"), _name, width=160, stretch=True, tip=_name),
            Column("unit", self.tr("Unit"), _note, width=136, muted=True, drop=1, tip=_note),
            Column(
                "state",
                self.tr("Mark"),
                _state,
                width=112,
                tone=lambda row: STATE_TONES.get(row.state, "neutral") if row.state != "unknown" else "",
            ),
        ]
        super().__init__(
            "sheet_rows",
            columns,
            lambda _sort: list(self._shown),
            lambda ids: [self._shown.get(id_) for id_ in ids],
            settings,
            Sort(""),
            parent,
        )
        self._read_only = False
        self.setAccessibleName(self.tr("Rows of the sheet"))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[TypedRow]) -> None:
        """Show these; the cursor stays on its row."""
        self._shown = {_key(row): row for row in rows}
        self.reload()
        if not self.currentIndex().isValid() and rows:
            self.choose(_key(rows[0]))

    def rows(self) -> list[TypedRow]:
        """What is shown, from top to bottom."""
        return list(self._shown.values())

    def current_row(self) -> TypedRow | None:
        """The row under the cursor."""
        return self._shown.get(self.current_id() or b"")

    def choose_row(self, row: int) -> None:
        """Put the cursor on a row of the sheet."""
        self.choose(_number(row))

    def set_read_only(self, read_only: bool) -> None:
        """Only look."""
        self._read_only = read_only

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():  # names found above it take room
            self.scrollTo(self.currentIndex())

    # --- what a person does -------------------------------------------------------------------------------------------

    def _chosen(self) -> list[TypedRow]:
        chosen = [self._shown[id_] for id_ in self.chosen_ids() if id_ in self._shown]
        current = self.current_row()
        return chosen or ([current] if current else [])

    def _ask(self, state: str) -> None:
        rows = [row for row in self._chosen() if row.person is not None]
        if rows and not self._read_only:
            self.state_asked.emit(rows, state)

    def _toggle(self) -> None:
        rows = [row for row in self._chosen() if row.person is not None]
        if rows:
            self._ask("unknown" if all(row.state == "present" for row in rows) else "present")

    def open_current(self) -> None:
        """Enter: down to the next row; of a blank one the name is asked."""
        current = self.current_row()
        if current is not None and current.free and not self._read_only:
            self.name_asked.emit(current.row, "")
        else:
            self.step(1)

    def _open(self, row: int) -> None:
        """A double-click ticks, or asks for the name of a blank row."""
        current = self.current_row()
        if current is not None and current.free:
            self.open_current()
        else:
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        text = event.text()
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif plain and event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            rows = [row for row in self._chosen() if not row.free]
            if rows and not self._read_only:
                self.removed.emit(rows)
        elif plain and text and text in "01234":
            self._ask(STATES[int(text)])
        elif plain and text.isalpha() and not self._read_only:
            current = self.current_row()
            self.name_asked.emit(current.row if current is not None and current.free else 0, text)
        elif plain and text.isprintable() and text.strip():
            event.accept()  # another character says nothing here
        else:
            super().keyPressEvent(event)


def _number(row: int) -> bytes:
    return b"row" + row.to_bytes(4, "big")


def _key(row: TypedRow) -> bytes:
    return _number(row.row) if row.row else (row.person or f"guest:{row.name}".encode())

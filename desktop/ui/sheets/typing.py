"""A signed sheet typed back: its rows in the order of the paper, beside the sheet, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.row_numbers import RowNumbersError, parse_row_numbers, row_numbers_text
from desktop.documents.sheet_code import shown_code
from desktop.documents.sheet_of import SheetOptions, sheet_again
from desktop.errors import FieldErrors
from desktop.services.activities import Activity
from desktop.services.typed_back import TypedRow, typed_rows
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.activities import words
from desktop.ui.called import apart_words
from desktop.ui.dates import show_moment
from desktop.ui.elided import Elided
from desktop.ui.form import ErrorLine
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for, words_of
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.roles import may_change
from desktop.ui.sheets.beside import SheetBeside
from desktop.ui.sheets.rows_table import RowsTable
from desktop.ui.widgets import Flow, Pill, Segments, button, label, tool_button

if TYPE_CHECKING:
    from desktop.services.sheets import Sheet

#: Width (at scale 1) under which the sheet stands in place of the rows, when it is asked for.
NARROW = 860
#: Height (at scale 1) under which the rows have neither heads nor, below them, the keys, and give way to names found.
LOW = 520


class TypingView(QWidget):
    """One signed sheet. ``left``: back to the activity."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._activity = b""
        self._sheets: list[Sheet] = []
        self._target = 0  # the blank row whose name is asked, 0 for somebody who stands on none
        self._asked: list[int] = []  # blank rows that were typed and have no name yet
        self._offered = ""
        self._sheet_asked = False  # in a narrow window: in place of the rows
        self._pictures: tuple[list[bytes], dict[str, bytes]] = [], {}
        self._typed: dict[bytes, tuple[str, str]] = {}  # what was typed and not entered, by activity
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        outer.addLayout(self._make_head())
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(16))
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._make_rows(column)
        self._make_name(column)
        self._make_table(column)
        self.beside = SheetBeside()
        middle.addWidget(self._left, 1)
        middle.addWidget(self.beside, 1)
        outer.addLayout(middle, 1)
        self.setFocusProxy(self.rows)

    # --- making it ----------------------------------------------------------------------------------------------------

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back to the activity (Esc)"), self.left.emit))
        self.title = Elided("", "title")
        head.addWidget(self.title, 1)
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(self.tr("Which sheet"))
        self.sheet.activated.connect(lambda _index: self._on_sheet())
        self.code = label("", "count")
        self.turn = button("", self._turn, look="flat", icon_name="eye")
        for widget in (self.code, self.sheet, self.turn):
            head.addWidget(widget)
        return head

    def _make_rows(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.rows_error = ErrorLine()
        self.rows = LineEdit()
        self.rows.setPlaceholderText(self.tr("Rows of the sheet: 1-17 19 22-40, Enter"))
        self.rows.setAccessibleName(self.tr("Row numbers of the signed sheet"))
        self.rows.submitted.connect(self._mark_rows)
        self.rows.textEdited.connect(lambda _text: self.rows_error.say(""))
        states = [(state, words.state_words(state)) for state in ("present", "late", "leave", "absent")]
        self.rows_state = Segments(states)
        row.addWidget(self.rows, 1)
        row.addWidget(self.rows_state)
        column.addLayout(row)
        column.addWidget(self.rows_error)

    def _make_name(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.target = label("")
        self.picker = PersonPicker(self._desk.people.search, self.tr("Add somebody by name"), visible=4)
        self.picker.picked.connect(self._on_picked)
        self.picker.unknown.connect(self._on_unknown)
        self.picker.shown.connect(lambda _count: self._arrange())
        self.target.setMinimumHeight(self.picker.field.sizeHint().height())  # on the middle line of the field
        row.addWidget(self.target, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.picker, 1)
        column.addLayout(row)
        self.name_error = ErrorLine()
        column.addWidget(self.name_error)
        self.picker.field.textEdited.connect(lambda _text: self.name_error.say(""))

    def _make_table(self, column: QVBoxLayout) -> None:
        facts = QWidget()
        flow = Flow(facts, 8)
        self.counts = label("")
        self.unchecked = Pill(tone="warn")
        for widget in (self.counts, self.unchecked):
            flow.addWidget(widget)
        column.addWidget(facts)
        self.table = RowsTable(self._context.settings)
        self.table.state_asked.connect(self._on_state)
        self.table.removed.connect(self._on_removed)
        self.table.name_asked.connect(self._ask_name)
        self.table.current_changed.connect(lambda _id: self._on_current())
        self._frame = QFrame()
        self._frame.setProperty("look", "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(*(4 * [theme.px(1)]))
        inside.addWidget(self.table)
        column.addWidget(self._frame, 1)
        column.addStretch(0)
        self.table_error = ErrorLine()
        column.addWidget(self.table_error)
        self.keys = label(
            self.tr("Enter goes down; Space ticks; 1 present, 2 late, 3 on leave, 4 absent, 0 not checked"), "small"
        )
        self.keys.setWordWrap(True)
        column.addWidget(self.keys)

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def id(self) -> bytes:
        """The activity whose sheet is typed."""
        return self._activity

    @property
    def sheet_id(self) -> bytes:
        """The sheet that is typed, b"" for none."""
        sheet = self._sheet()
        return sheet.id if sheet else b""

    def show_activity(self, id: bytes, sheet: bytes = b"") -> bool:
        """Show one of an activity's sheets (b"": the one printed last); False where there is none."""
        sheets = self._desk.sheets.of(id)
        wanted = next((one for one in sheets if one.id == sheet), sheets[0] if sheets else None)
        if wanted is None:
            return False
        if id != self._activity:
            self._typed[self._activity] = (self.rows.text(), self.picker.field.text())
            rows, name = self._typed.get(id, ("", ""))
            self.rows.setText(rows)
            self.picker.clear()
            self.picker.field.setText(name)
            self.rows_state.set_value("present")
        if id != self._activity or wanted.id != self.sheet_id:
            self._say_nothing()
            self._aim([])
            self.table.choose(None)
        self._activity, self._sheets = id, sheets
        self._show_sheets(wanted.id)
        return self.refresh()

    def refresh(self) -> bool:
        """Read it anew; False where it is gone. What is being typed stays."""
        found = self._desk.activities.get(self._activity)
        chosen = self.sheet_id
        self._sheets = self._desk.sheets.of(self._activity)
        if found is None or not self._sheets:
            return False
        self._show_sheets(chosen)
        sheet = self._sheet() or self._sheets[0]
        self.title.setText(found.values["title"] or words.kind_words(found.values["kind"]))
        self.counts.setText(words.attendance_words(found.counts))
        self.unchecked.show_status(words.unchecked_words(found.counts), "warn")
        self._show_rows(found, sheet)
        options = SheetOptions.from_settings(self._context.settings.sheet)
        self.beside.show_sheet(sheet_again(self._desk, sheet, options), self._files(found))
        open_to_marks = may_change(self._desk, "attendance") and found.values["status"] != "cancelled"
        for widget in (self.rows, self.rows_state, self.picker):
            widget.setEnabled(open_to_marks)
        self.table.set_read_only(not open_to_marks)
        return True

    def _files(self, found: Activity) -> dict[str, bytes]:
        """The activity's pictures that are on this laptop; each is checked by its content, so once."""
        sums = [photo.picture.sha256 for photo in found.photos]
        if sums != self._pictures[0]:
            bodies = {one.hex(): self._desk.photos.body(one) for one in sums}
            self._pictures = sums, {name: body for name, body in bodies.items() if body is not None}
        return self._pictures[1]

    def _show_rows(self, found: Activity, sheet: Sheet) -> None:
        rows = typed_rows(self._desk, found, sheet)
        apart = self._desk.people.apart(row.person for row in rows if row.person)
        self.table.show_rows([row._replace(unit=apart_words(apart.get(row.person or b"")) or row.unit) for row in rows])
        self.picker.set_chosen({row.person for row in rows if row.person and row.state != "unknown"})
        free = {row.row for row in rows if row.free}
        if self._target and self._target not in free:  # somebody else wrote her down meanwhile
            self._aim(row for row in self._asked if row in free)

    def _show_sheets(self, chosen: bytes) -> None:
        today = self._context.today()
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
            for one in self._sheets:
                moment = show_moment(one.printed_at, today, week=False)
                self.sheet.addItem(f"{shown_code(one.code)}  {moment}", one.id)
            places = [one.id for one in self._sheets]
            self.sheet.setCurrentIndex(places.index(chosen) if chosen in places else 0)
        several = len(self._sheets) > 1
        self.sheet.setVisible(several)
        self.code.setVisible(not several)
        sheet = self._sheet()
        self.code.setText(shown_code(sheet.code) if sheet else "")

    def _sheet(self) -> Sheet | None:
        index = self.sheet.currentIndex()
        return self._sheets[index] if 0 <= index < len(self._sheets) else None

    def _on_sheet(self) -> None:
        self._say_nothing()
        self._aim([])
        self.refresh()

    def _on_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.beside.show_row(row.row)

    # --- what is typed ------------------------------------------------------------------------------------------------

    def _do(self, write: Callable[[], W], said: str | Callable[[W], str], error: ErrorLine) -> W | None:
        """One act; what goes wrong is said under the box that it comes from, and what was typed stays."""
        self._say_nothing()
        try:
            return self._context.act(write, said, failed=lambda found: error.say(words_of(found)))
        except FieldErrors as found:
            error.say("\n".join(words_for(code) for code in found.fields.values()))
            return None

    def _say_nothing(self) -> None:
        for line in (self.rows_error, self.name_error, self.table_error):
            line.say("")
        self._offered = ""

    def _mark_rows(self) -> None:
        text, sheet = self.rows.text().strip(), self._sheet()
        if sheet is None:
            return
        if not text:
            self.table.setFocus()
            return
        try:
            rows = parse_row_numbers(text, sheet.last_row)
        except RowNumbersError as error:
            self.rows.setSelection(error.position, error.length)
            self.rows_error.say(words_of(error))
            return
        if missing := sheet.missing(rows):
            self.rows_error.say(words_for("rows_unprinted", rows=row_numbers_text(missing)))
            return
        state, activity = self.rows_state.value(), self._activity
        marked = self._do(
            lambda: self._desk.activities.mark_rows(activity, sheet, rows, state),
            lambda done: self.tr("%n marked: {state}", "", len(done.people)).format(state=words.state_words(state)),
            self.rows_error,
        )
        if marked is None:
            return
        self.rows.clear()
        self.rows_state.set_value("present")
        free = {row.row for row in self.table.rows() if row.free}
        self._aim(row for row in marked.blank if row in free)
        (self.picker.field if self._target else self.rows).setFocus()

    def _aim(self, rows: Iterable[int]) -> None:
        """The blank rows whose names are asked next, one after the other."""
        self._asked = list(rows)
        self._target = self._asked[0] if self._asked else 0
        self.target.setText(self.tr("Row {row}").format(row=self._target) if self._target else "")
        self.target.setVisible(bool(self._target))
        asked = self.tr("Row {row} was printed blank: who signed there?").format(row=self._target)
        self.picker.field.setPlaceholderText(asked if self._target else self.tr("Add somebody by name"))
        if self._target:
            self.table.choose_row(self._target)

    def _ask_name(self, row: int, text: str) -> None:
        self._aim([row] if row else [])
        self.picker.field.setText(text)
        self.picker.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picker.field.end(False)

    def _next(self, entered: int) -> None:
        """After a name: the next blank row that was typed, or back to the row numbers."""
        self.picker.clear()
        left = [row for row in self._asked if row != entered]
        self._aim(left)
        (self.picker.field if left else self.rows).setFocus()

    def _on_picked(self, person: bytes) -> None:
        activity, sheet, row = self._activity, self.sheet_id, self._target
        rows = {person: row} if row else None
        write = self._desk.activities.mark
        if self._do(lambda: write(activity, {person: "present"}, sheet or None, rows), "", self.name_error) is not None:
            self._next(row)

    def _on_unknown(self, text: str) -> None:
        activity, sheet, row = self._activity, self.sheet_id, self._target
        self.picker.field.setText(text)
        if not may_change(self._desk, "person"):
            self.name_error.say(words_for("person_not_chosen"))
            return
        if text != self._offered:
            self._offered = text
            self.name_error.say(self.tr("Not on the roster yet. Enter once more writes her down as a newcomer."))
            return
        write = self._desk.activities.mark_newcomer
        of = (row, sheet) if row else (None, None)
        if self._do(lambda: write(activity, text, *of), "", self.name_error) is not None:
            self._next(row)

    def _on_state(self, rows: list[TypedRow], state: str) -> None:
        activity, sheet = self._activity, self.sheet_id
        states = {row.person: state for row in rows if row.person}
        numbers = {row.person: row.row for row in rows if row.person and row.row}
        write = self._desk.activities.mark
        if states:
            self._do(lambda: write(activity, states, sheet or None, numbers), "", self.table_error)

    def _on_removed(self, rows: list[TypedRow]) -> None:
        activity = self._activity
        for guest in (row.name for row in rows if row.guest):
            self._do(partial(self._desk.activities.mark_guest, activity, guest, came=False), "", self.table_error)
        self._on_state([row for row in rows if row.person], "unknown")

    # --- room ---------------------------------------------------------------------------------------------------------

    @property
    def narrow(self) -> bool:
        """Whether there is no room for the rows and the sheet beside each other."""
        return self.width() < theme.px(NARROW)

    def _turn(self) -> None:
        """In a narrow window: the sheet in place of the rows, and back."""
        self._sheet_asked = not self._sheet_asked
        self._arrange()
        (self.beside if self._left.isHidden() else self.table).setFocus()

    def _arrange(self) -> None:
        sheet = self.narrow and self._sheet_asked
        self.turn.setVisible(self.narrow)
        self._left.setVisible(not sheet)
        self.beside.setVisible(not self.narrow or sheet)
        self.turn.setText(self.tr("The rows") if sheet else self.tr("The sheet"))
        low = self.height() < theme.px(LOW)
        self._frame.setVisible(not low or self.picker.results.isHidden())  # there is room for one of the lists
        self.keys.setVisible(not low)
        self.table.horizontalHeader().setVisible(not low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

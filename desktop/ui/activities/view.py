"""The chosen activity beside the log: the facts, who came (marked here), the pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.activities import Activity, Line
from desktop.services.photos import Picture
from desktop.services.typed_back import typed_rows
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.activities import words
from desktop.ui.activities.attendance_list import BETWEEN, AttendanceList, Entry
from desktop.ui.activities.photo_strip import PhotoStrip
from desktop.ui.called import apart_words
from desktop.ui.dates import show_span
from desktop.ui.files.panel import FilesPanel
from desktop.ui.form import ErrorLine
from desktop.ui.history_view import HistoryView
from desktop.ui.messages import words_for, words_of
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.roles import may_change
from desktop.ui.widgets import Flow, Pill, button, label, rule

if TYPE_CHECKING:
    from desktop.services.people import Apart

_GUEST = "guest:"


class ActivityView(QWidget):
    """One activity. ``sheet_asked``: print its sign-in sheet; ``correct_asked``, ``again_asked``: open the editor."""

    sheet_asked = Signal(bytes)
    correct_asked = Signal(bytes)
    again_asked = Signal(bytes)
    typing_asked = Signal(bytes)  # type the signed sheet back

    def __init__(self, context: Context, *, may_write: bool) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._may_write, self._may_mark = may_write, may_change(context.desk, "attendance")
        self._id = b""
        self._shown: Activity | None = None
        self._typed: dict[bytes, str] = {}  # a name that was typed and not entered
        self._offered = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(10))
        outer.addLayout(self._make_pills())
        outer.addLayout(self._make_facts())
        outer.addWidget(self._make_actions())
        outer.addWidget(rule())
        self._make_texts(outer)
        self._make_attendance(outer)
        outer.addWidget(rule())
        outer.addWidget(label(self.tr("Pictures"), "section"))
        self.photos = PhotoStrip(self._desk.photos)
        self.photos.set_read_only(not may_change(context.desk, "attachment"))
        self.photos.added.connect(lambda pictures: self._on_pictures(self._id, pictures))
        self.photos.added_elsewhere.connect(self._on_pictures)
        self.photos.taken.connect(self._on_picture_taken)
        outer.addWidget(self.photos)
        self.files = FilesPanel(context, "activity", self.photos)
        outer.addWidget(self.files)
        outer.addWidget(rule())
        self.history_button = button(self.tr("Who wrote what"), self._toggle_history, look="link")
        outer.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.history = HistoryView(context)
        self.history.hide()
        outer.addWidget(self.history)
        outer.addStretch(1)

    # --- making it ----------------------------------------------------------------------------------------------------

    def _make_pills(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.status, self.kind = Pill(), Pill(tone="accent")
        for pill in (self.status, self.kind):
            row.addWidget(pill)
        row.addStretch(1)
        return row

    def _make_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        self._facts = {}
        titles = {
            "when": self.tr("Time"),
            "place": self.tr("Place"),
            "hosts": self.tr("Hosts"),
            "speaker": self.tr("Speaker"),
            "recorder": self.tr("Recorder"),
        }
        for number, (name, title) in enumerate(titles.items()):
            pair = label(title, "muted"), label("", wrap=True)
            pair[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for column, widget in enumerate(pair):
                grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignTop)
            self._facts[name] = pair
        return grid

    def _make_actions(self) -> QWidget:
        area = QWidget()
        flow = Flow(area, 8)
        self.print_button = button(self.tr("Print sign-in sheet"), self._ask_sheet, icon_name="printer")
        self.copy_button = button(self.tr("Copy for WeChat"), self.copy_for_wechat, icon_name="chat-circle-text")
        self.correct_button = button(self.tr("Correct"), self._ask_correct, icon_name="pencil-simple")
        self.more_button = button(self.tr("More"), self._offer_more, icon_name="dots-three")
        for made in (self.print_button, self.copy_button, self.correct_button, self.more_button):
            flow.addWidget(made)
        for made in (self.correct_button, self.more_button):
            made.setVisible(self._may_write)
        return area

    def _make_texts(self, outer: QVBoxLayout) -> None:
        self._texts = {}
        for name, title in (("content", self.tr("Content")), ("effect", self.tr("Effect"))):
            pair = label(title, "section"), label("", wrap=True)
            pair[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for widget in pair:
                outer.addWidget(widget)
            self._texts[name] = pair

    def _make_attendance(self, outer: QVBoxLayout) -> None:
        head = QWidget()
        flow = Flow(head, 8)
        self.counts = label("")
        self.unchecked = Pill(tone="warn")
        for widget in (label(self.tr("Who came"), "section"), self.counts, self.unchecked):
            flow.addWidget(widget)
        outer.addWidget(head)
        self.total = label("", "muted", wrap=True)
        outer.addWidget(self.total)
        self.type_button = button(self.tr("Type the signed sheet back"), self._ask_typing, icon_name="pencil-simple")
        outer.addWidget(self.type_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.picker = PersonPicker(self._desk.people.search, self.tr("Add somebody by name"), visible=5)
        self.picker.picked.connect(lambda person: self._mark({person: "present"}))
        self.picker.unknown.connect(self._on_unknown)
        outer.addWidget(self.picker)
        self.error = ErrorLine()
        outer.addWidget(self.error)
        self.ticks = AttendanceList(most_rows=400)
        self.ticks.set_read_only(not self._may_mark)
        self.ticks.state_asked.connect(self._on_state)
        self.ticks.removed.connect(self._on_removed)
        outer.addWidget(self.ticks)
        self.keys = label(
            self.tr("Space ticks; 1 present, 2 late, 3 on leave, 4 absent, 0 not checked; Delete takes out"),
            "small",
            wrap=True,
        )
        outer.addWidget(self.keys)

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def id(self) -> bytes:
        """The activity that is shown."""
        return self._id

    def show_activity(self, id: bytes) -> Activity | None:
        """Read and show an activity; None where it is gone. What is being typed here stays while it is the same one."""
        found = self._desk.activities.get(id)
        if found is None:
            return None
        if id != self._id:
            self._typed[self._id] = self.picker.field.text()
            self.picker.clear()
            self.picker.field.setText(self._typed.get(id, ""))
            self.error.say("")
            self._offered = ""
            self.history.hide()
        self._id, self._shown = id, found
        values, today = found.values, self._context.today()
        status = values["status"] or "held"
        self.status.show_status(words.status_words(status), words.STATUS_TONES.get(status, "neutral"))
        self.kind.show_status(words.kind_words(values["kind"]), "accent")
        hosts = [name for _, name in found.hosts if name]
        facts = {
            "when": show_span(values["start"], values["end"], today),
            "place": found.place,
            "hosts": self.tr(", ").join(hosts),
            "speaker": values["speaker"] or "",
            "recorder": values["recorder"] or "",
        }
        for name, text in facts.items():
            self._say(self._facts[name], text)
        for name, pair in self._texts.items():
            self._say(pair, values[name] or "")
        self._show_attendance(found)
        self.photos.set_pictures([shown.picture for shown in found.photos], id)
        self.files.show_record(id)
        if self.history.isVisible():
            self.history.show_record("activity", id)
        return found

    @staticmethod
    def _say(pair: tuple[QWidget, QWidget], text: str) -> None:
        for widget in pair:
            widget.setVisible(bool(text))
        pair[1].setText(text)  # type: ignore[attr-defined]  # a label

    def _show_attendance(self, found: Activity) -> None:
        counts = found.counts
        self.counts.setText(words.attendance_words(counts))
        self.unchecked.show_status(words.unchecked_words(counts), "warn")
        together = words.total_words(counts)
        self.total.setText(together)
        self.total.setVisible(" + " in together)
        open_to_marks = self._may_mark and found.values["status"] != "cancelled"
        sheets = self._desk.sheets.of(self._id)
        self.type_button.setVisible(bool(sheets) and open_to_marks)
        self.picker.setVisible(open_to_marks)
        self.picker.set_chosen({line.person for line in found.lines if line.person and line.state != "unknown"})
        apart = self._desk.people.apart(line.person for line in found.lines if line.person)
        rows = {row.person: row.row for row in typed_rows(self._desk, found, sheets[0])} if sheets else {}
        numbered = [(rows.get(line.person, 0) if line.person else 0, line) for line in found.lines]
        numbered.sort(key=lambda pair: (not pair[0], pair[0]))  # in the order of the paper, then the others
        self.ticks.show_entries([_entry(line, row, apart.get(line.person or b"")) for row, line in numbered])
        self.ticks.setVisible(bool(found.lines))
        self.keys.setVisible(bool(found.lines) and open_to_marks)

    def _toggle_history(self) -> None:
        self.history.setVisible(not self.history.isVisible())
        if self.history.isVisible():
            self.history.show_record("activity", self._id)

    # --- who came -----------------------------------------------------------------------------------------------------

    def _do(self, write: Callable[[], W], words: str | Callable[[W], str] = "") -> W | None:
        """One act; what goes wrong is said, and what was typed stays."""
        self.error.say("")
        self._offered = ""
        try:
            return self._context.act(write, words, failed=lambda error: self.error.say(words_of(error)))
        except FieldErrors as error:
            self.error.say("\n".join(words_for(code) for code in error.fields.values()))
            return None

    def _mark(self, states: Mapping[bytes, str]) -> None:
        activity = self._id
        self._do(lambda: self._desk.activities.mark(activity, states))

    def _on_state(self, keys: list[str], state: str) -> None:
        self._mark({bytes.fromhex(key): state for key in keys if not key.startswith(_GUEST)})

    def _on_removed(self, keys: list[str]) -> None:
        """People are no longer noted; who is expected stays in the list, not checked."""
        activity = self._id
        for key in keys:
            if key.startswith(_GUEST):
                guest = key.removeprefix(_GUEST)
                self._do(partial(self._desk.activities.mark_guest, activity, guest, came=False))
        people = {bytes.fromhex(key): "unknown" for key in keys if not key.startswith(_GUEST)}
        if people:
            self._mark(people)

    def _on_unknown(self, text: str) -> None:
        activity = self._id
        if text != self._offered:
            self._offered = text
            self.picker.field.setText(text)
            if not may_change(self._desk, "person"):
                self._offered = ""
                self.error.say(words_for("person_not_chosen"))
                return
            self.error.say(self.tr("Not on the roster yet. Enter once more writes her down as a newcomer."))
            return
        if self._do(lambda: self._desk.activities.mark_newcomer(activity, text)):
            self.picker.clear()

    # --- pictures -----------------------------------------------------------------------------------------------------

    def _on_pictures(self, activity: bytes, pictures: list[Picture]) -> None:
        found = self._desk.activities.get(activity)
        title = found.values["title"] or "" if found else ""
        self._do(lambda: self._desk.photos.attach("activity", activity, pictures, title))

    def _on_picture_taken(self, picture: Picture) -> None:
        if self._shown is None:
            return
        title = self._shown.values["title"] or ""
        for shown in self._shown.photos:
            if shown.picture.sha256 == picture.sha256:
                self._do(partial(self._desk.photos.remove, shown.id, title), self.tr("Picture taken away"))

    # --- actions ------------------------------------------------------------------------------------------------------

    def _ask_sheet(self) -> None:
        self.sheet_asked.emit(self._id)

    def _ask_typing(self) -> None:
        self.typing_asked.emit(self._id)

    def _ask_correct(self) -> None:
        self.correct_asked.emit(self._id)

    def copy_for_wechat(self) -> None:
        """The activity in plain words on the clipboard: no names."""
        QGuiApplication.clipboard().setText(self._desk.activities.as_wechat_text(self._id))
        self._context.window.notify.toast(self.tr("Copied, without names. Paste it in WeChat."))

    def more_menu(self) -> QMenu:
        """What is done less often."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        status = (self._shown.values["status"] if self._shown else None) or "held"
        if status != "held":
            menu.addAction(self.tr("It was held"), lambda: self._set_status("held"))
        if status == "held":
            menu.addAction(self.tr("It is still ahead"), lambda: self._set_status("planned"))
        if status != "cancelled":
            menu.addAction(self.tr("Cancel the activity"), lambda: self._set_status("cancelled"))
        menu.addAction(self.tr("Plan another like it"), lambda: self.again_asked.emit(self._id))
        if status == "held":
            activity = self._id
            menu.addAction(
                self.tr("Papers for the bill (PDF)"), lambda: self._context.window.go("funds", packet=activity)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self._delete)
        return menu

    def _offer_more(self) -> None:
        self.more_menu().exec(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _set_status(self, status: str) -> None:
        activity = self._id
        self._do(
            lambda: self._desk.activities.set_status(activity, status),
            self.tr("Now: {status}").format(status=words.status_words(status)),
        )

    def _delete(self) -> None:
        activity = self._id
        self._do(lambda: self._desk.activities.delete(activity), self.tr("Activity deleted"))


def _entry(line: Line, row: int, apart: Apart | None) -> Entry:
    """``row``: hers on the sheet printed last, 0 for none."""
    key = line.person.hex() if line.person else f"{_GUEST}{line.name}"
    where = apart_words(apart) or line.gacha
    detail = BETWEEN.join(part for part in (str(row or ""), where) if part)
    return Entry(key, line.name, detail, line.state, line.newcomer, line.person is None, line.expected)

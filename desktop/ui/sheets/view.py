"""An activity's sign-in sheet and record before they are printed; what is printed or saved is kept with its code."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.documents import activity_record, sheet
from desktop.documents.row_numbers import row_numbers_text
from desktop.documents.sheet import printed_rows
from desktop.documents.sheet_code import shown_code
from desktop.documents.sheet_of import ReadySheet, SheetOptions, record_of, sheet_again, sheet_of
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.activity_draft import Attendee
from desktop.services.sheets import Sheet
from desktop.ui import theme
from desktop.ui.dates import show_span
from desktop.ui.elided import Elided
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.printing import PrintPreview
from desktop.ui.roles import may_change
from desktop.ui.sheets.options import SheetPanel
from desktop.ui.widgets import tool_button


class SheetView(QWidget):
    """The papers of one activity. ``left``: back to it. ``shown``: the preview has the paper asked for last."""

    left = Signal()
    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._typesetter = Typesetter()
        self._activity = b""
        self._former: Sheet | None = None  # the sheet printed before that is shown, None for the list as it stands
        self._ready: ReadySheet | None = None
        self._job: jobs.Job | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back to the activity (Esc)"), self.left.emit))
        self.title = Elided("", "title")
        self.detail = Elided("", "count")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        head.addLayout(words, 1)
        outer.addLayout(head)
        self.panel = SheetPanel(context, may_write=may_change(context.desk, "sheet"))
        self.panel.load(SheetOptions.from_settings(context.settings.sheet))
        self.preview = PrintPreview(self.panel)
        outer.addWidget(self.preview, 1)
        self.panel.changed.connect(self._on_changed)
        self.panel.paper_changed.connect(self._on_paper_changed)
        self.panel.people_asked.connect(self._on_people)
        self.panel.sheet_asked.connect(self._on_former)
        self.preview.printed.connect(self._keep)
        self.preview.saved.connect(lambda _path: self._keep(None))
        self.setFocusProxy(self.panel.paper)

    @property
    def id(self) -> bytes:
        """The activity whose papers are shown."""
        return self._activity

    @property
    def code(self) -> str:
        """The code of the sheet shown, as it is read; "" for a record."""
        return shown_code(self._ready.code) if self._ready else ""

    def show_activity(self, id: bytes) -> bool:
        """Show an activity's papers; False where it is gone."""
        if id != self._activity:
            self._former = None
        self._activity = id
        return self.refresh()

    def refresh(self) -> bool:
        """Read it anew: somebody changed it. False where it is gone."""
        found = self._desk.activities.get(self._activity)
        if found is None:
            return False
        values, counts = found.values, found.counts
        self.title.setText(values["title"] or "")
        parts = (show_span(values["start"], values["end"], self._context.today()), found.place)
        self.detail.setText(" · ".join(part for part in parts if part))
        self.panel.last = None
        if not counts.expected:
            self.panel.last = self._desk.activities.same_as_last_time(
                values["kind"], values["home"], values["place"] or ""
            )
        self._show_former()
        self._set()
        return True

    def print_shown(self) -> None:
        """Ctrl+P on the preview."""
        self.preview.ask_and_print()

    # --- setting the paper --------------------------------------------------------------------------------------------

    def _set(self) -> None:
        """Sets the chosen paper on another thread; the newest wish counts."""
        if self._job is not None:
            self._job.cancel()
        options, typesetter = self.panel.options(), self._typesetter
        self.preview.show_busy()
        try:
            if self.panel.is_record:
                self._ready = None
                record = record_of(self._desk, self._activity)
                self._job = jobs.run(
                    lambda _task: activity_record.set_paper(record, typesetter),
                    lambda paper: self._on_set(paper, f"{record.title}活动记录表", _unshown_words(paper.unshown)),
                    self._on_failed,
                    self,
                )
                return
            if self._former is not None:
                ready = sheet_again(self._desk, self._former, options)
            else:
                ready = sheet_of(self._desk, self._activity, options)
        except KnownError as error:
            self.preview.show_error(error)
            return
        self._ready = ready
        data = ready.data
        self.panel.show_people(self._people_words(data))
        notes = [words_for(one.code, rows=row_numbers_text(one.rows)) for one in sheet.warnings(data)]
        self._job = jobs.run(
            lambda _task: sheet.set_paper(data, typesetter),
            lambda paper: self._on_set(paper, data.title, notes + _unshown_words(paper.unshown, data)),
            self._on_failed,
            self,
        )

    def _on_set(self, paper: Paper, name: str, notes: list[str]) -> None:
        self._job = None
        self.preview.show_paper(paper.pdf, name, notes)
        self.shown.emit()

    def _on_failed(self, error: KnownError) -> None:
        self._job = None
        self.preview.show_error(error)

    def _people_words(self, data: sheet.SheetData) -> str:
        named = sum(len(group.people) for group in data.groups)
        blank = len(printed_rows(data)) - named
        if not named:
            return self.tr("Nobody is expected yet: pick a group, or print blank rows to be signed by whoever comes.")
        people = self.tr("%n people", "", named)
        return self.tr("{people}, {blank}, code {code}").format(
            people=people, blank=self.tr("%n blank rows", "", blank), code=shown_code(data.code)
        )

    # --- what a person does -------------------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._context.settings.sheet = self.panel.options().to_settings()
        self._context.settings.save_soon()
        self._set()

    def _on_paper_changed(self) -> None:
        self._former = None
        self._show_former()
        if self.panel.is_record:
            self._set()
        else:
            self._on_changed()

    def _on_people(self, people: list[bytes]) -> None:
        """A group is expected from now on; who is expected already stays."""
        draft = self._desk.activities.draft_of(self._activity)
        if draft is None:
            return
        known = {attendee.person for attendee in draft.attendees}
        due = set(people)
        attendees = [
            attendee._replace(expected=True) if attendee.person in due else attendee for attendee in draft.attendees
        ]
        attendees += [Attendee(person, "unknown", True) for person in people if person not in known]
        saved = replace(draft, attendees=tuple(attendees))
        former, self._former = self._former, None
        if self._context.act(lambda: self._desk.activities.save(saved), self.tr("Expected from now on")) is None:
            self._former = former

    def _on_former(self, id: bytes) -> None:
        """Another sheet of the list; the layout follows the one it was printed in."""
        sheets = self._desk.sheets.of(self._activity)
        self._former = next((one for one in sheets if one.id == id), None)
        if self._former is not None and self.panel.paper.value() != self._former.layout:
            self.panel.load(replace(self.panel.options(), layout=sheet.Layout(self._former.layout)))
        self._show_former()
        self._set()

    def _show_former(self) -> None:
        sheets = self._desk.sheets.of(self._activity)
        self.panel.show_former(sheets, self._former.id if self._former else b"")

    def _keep(self, pages: Collection[int] | None) -> None:
        """These pages (None: all) exist on paper now: their rows are kept, so that the signed sheet can be typed
        back."""
        ready = self._ready
        if ready is None or not may_change(self._desk, "sheet"):
            return
        rows = printed_rows(ready.data, pages)
        words = self.tr("Kept: sheet {code}. Type the signed rows back at the activity.")
        self._context.act(
            lambda: self._desk.sheets.keep(ready.id, self._activity, ready.code, ready.data.layout.value, rows),
            words.format(code=shown_code(ready.code)),
            undo=False,
        )


def _unshown_words(unshown: Sequence[str], data: sheet.SheetData | None = None) -> list[str]:
    """What to say of characters that would come out as boxes; nothing where there are none."""
    if not unshown:
        return []
    named = "  ".join(f"{one} (U+{ord(one):04X})" for one in unshown)
    rows = sheet.rows_with(data, unshown) if data is not None else ()
    if rows:
        return [words_for("paper_unshown_rows", characters=named, rows=row_numbers_text(rows))]
    return [words_for("paper_unshown", characters=named)]

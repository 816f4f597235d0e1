"""Hours that activities give the volunteers who were there: each proposed from how long it took, each to be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.validation import check_tenths, tenths_words
from desktop.services.volunteers import VOLUNTEERING, Proposal
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.dates import show_date
from desktop.ui.down_field import DownField, go_on
from desktop.ui.elided import ElidedLink
from desktop.ui.page import Context
from desktop.ui.widgets import Empty, Scroll, button, emptied, label, tool_button

#: So many lines stand at once; the rest after these were taken.
MOST = 200


class Proposals(QWidget):
    """``left_it``: back to the list."""

    left_it = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.proposals: list[Proposal] = []
        self.fields: list[DownField] = []
        self.boxes: list[QCheckBox] = []
        self._typed: dict[tuple[bytes, bytes], str] = {}
        self._left_out: set[tuple[bytes, bytes]] = set()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.left_it.emit))
        head.addWidget(label(self.tr("Hours from activities"), "title"))
        head.addStretch(1)
        self.all_kinds = button(self.tr("Other activities too"), look="chip")
        self.all_kinds.setCheckable(True)
        self.all_kinds.clicked.connect(lambda _on: self.read())
        head.addWidget(self.all_kinds)
        self.take_button = button("", self.take, look="primary")
        head.addWidget(self.take_button)
        outer.addLayout(head)
        outer.addWidget(
            label(
                self.tr(
                    "Activities of the last 60 days and the volunteers who were there. Hours are those of the service"
                    " itself, not of the way; change what was otherwise, leave out who only came."
                ),
                "muted",
                wrap=True,
            )
        )
        self._scroll = Scroll()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(2, 1)
        self._scroll.body.addLayout(self._grid)
        self._scroll.body.addStretch(1)
        outer.addWidget(self._scroll, 1)
        self.empty = Empty("clock", self.tr("Nothing to take"), self.tr("Every volunteer's hours are written."))
        outer.addWidget(self.empty, 1)

    def read(self) -> None:
        """Asks anew; what was typed stays with its line."""
        kinds = () if self.all_kinds.isChecked() else (VOLUNTEERING,)
        self.proposals = self._context.desk.services.proposals(kinds)[:MOST]
        emptied(self._grid)
        self.fields, self.boxes = [], []
        today = self._context.today()
        for row, each in enumerate(self.proposals):
            key = (each.activity, each.person)
            box = QCheckBox(shown_name(each.name))
            box.setChecked(key not in self._left_out)
            box.clicked.connect(lambda on, key=key: self._on_box(key, on))
            self._grid.addWidget(box, row, 0)
            self._grid.addWidget(label(show_date(each.day, today, week=False), "muted"), row, 1)
            link = ElidedLink(each.title or "–", partial(self._context.window.go, "activities", id=each.activity))
            self._grid.addWidget(link, row, 2, Qt.AlignmentFlag.AlignLeft)
            field = DownField(
                self.tr("Hours of {name}").format(name=each.name), lambda text: check_tenths(text).error, 72
            )
            proposed = tenths_words(each.tenths) if each.tenths is not None else ""
            field.set_text(self._typed.get(key, proposed))
            field.say_beside(self.tr("h"), "" if proposed else self.tr("The activity does not say when it ended."))
            field.edited.connect(partial(self._on_edited, key, field))
            field.moved.connect(lambda step, field=field: go_on(self.fields, field, step, self.take_button))
            self._grid.addWidget(field, row, 3)
            self.fields.append(field)
            self.boxes.append(box)
        self._scroll.setVisible(bool(self.proposals))
        self.empty.setVisible(not self.proposals)
        self._show_count()

    def _on_box(self, key: tuple[bytes, bytes], on: bool) -> None:
        if on:
            self._left_out.discard(key)
        else:
            self._left_out.add(key)
        self._show_count()

    def _on_edited(self, key: tuple[bytes, bytes], field: DownField) -> None:
        self._typed[key] = field.text()
        self._show_count()

    def chosen(self) -> dict[tuple[bytes, bytes], int]:
        """(activity, person) → tenths of an hour of what is taken; lines without hours stay."""
        found = {}
        for each, field, box in zip(self.proposals, self.fields, self.boxes, strict=True):
            hours = check_tenths(field.text())
            if box.isChecked() and hours.value:
                found[each.activity, each.person] = hours.value
        return found

    def _show_count(self) -> None:
        count = len(self.chosen())
        self.take_button.setText(self.tr("Take %n over", "", count))
        self.take_button.setEnabled(bool(count))

    def take(self) -> None:
        """Writes the chosen hours as one act; a line that cannot be read is marked, and nothing is written."""
        bad = [field for field, box in zip(self.fields, self.boxes, strict=True) if box.isChecked() and field.check()]
        if bad:
            bad[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        hours = self.chosen()
        words = self.tr("Hours of %n services written", "", len(hours))
        if self._context.act(lambda: self._context.desk.services.take(hours), words) is not None:
            self._typed = {key: text for key, text in self._typed.items() if key not in hours}
            self.read()

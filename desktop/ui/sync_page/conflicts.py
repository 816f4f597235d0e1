"""What two people wrote differently: a list of it, and each with the versions side by side. One click decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.services.conflicts import Choice, Conflict, Version
from desktop.services.sealing import sealed_fields
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.month import report_words
from desktop.ui.page import Context
from desktop.ui.record_words import apart_words, field_words, value_words
from desktop.ui.roles import may_change
from desktop.ui.sealed_editor import SealedEditor
from desktop.ui.setting_words import KIND as SETTING
from desktop.ui.setting_words import set_to_words, since_words, subject_words
from desktop.ui.sync_page.words import kind_words
from desktop.ui.table import DataTable
from desktop.ui.table_model import Column, Sort
from desktop.ui.tips import set_tip
from desktop.ui.whole_words import whole_words
from desktop.ui.widgets import Card, Pill, Scroll, button, label, tool_button

#: A version's words and buttons need so much room (px at 100 %); where it is short they stand below each other.
NEEDED = 250
#: How list and versions share the width.
SHARES = 5, 6
#: Kinds of records that have a page of their own, and it.
_PAGES = {"person": "people", "activity": "activities", "home": "homes", "visit": "visits", "org_unit": "units"}
REPORT = "report"


class ConflictView(QWidget):
    """All open conflicts. ``left`` when nothing is left to decide, or somebody goes back."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: dict[bytes, Conflict] = {}
        self._drawn_beside = 0
        self._takes: list[QPushButton] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back (Esc)"), self.left.emit))
        head.addWidget(label(self.tr("Two people wrote different things"), "title"))
        self.count = label("", "count")
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        outer.addLayout(head)
        outer.addWidget(label(self.tr("Nothing is lost: choose which one holds. It can be undone."), "muted"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        columns = [
            Column("subject", self.tr("Record"), self._subject, stretch=True),
            Column("apart", self.tr("Which one"), self._apart, width=228, muted=True),
            Column("field", self.tr("Field"), lambda c: self._field(c), width=108, drop=1),
            Column("who", self.tr("Who"), self._names, width=130, drop=2, muted=True),
        ]
        self.table = DataTable("conflicts", columns, lambda _: self._ids(), self._page, context.settings, Sort(""))
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*(4 * [theme.px(1)]))
        inside.addWidget(self.table)
        row.addWidget(frame, SHARES[0])
        self.detail = Scroll()
        row.addWidget(self.detail, SHARES[1])
        outer.addLayout(row, 1)
        self.table.current_changed.connect(self._show)
        self.table.opened.connect(lambda _: self._to_versions())

    # --- the list ---------------------------------------------------------------------------------------------------

    def read(self) -> int:
        """Reads the open conflicts anew and stays at the same one, else at the one in its place; how many there are."""
        row = max(0, self.table.currentIndex().row())
        self._found = {conflict.id: conflict for conflict in self._context.desk.conflicts.open()}
        self.table.reload()
        count = len(self._found)
        self.count.setText(str(count))
        if count and self.table.current_id() is None:
            self.table.choose(self._ids()[min(row, count - 1)])
        self._show(self.table.current_id())
        return count

    def _ids(self) -> Sequence[bytes]:
        return list(self._found)

    def _page(self, ids: Sequence[bytes]) -> list[Conflict | None]:
        return [self._found.get(id_) for id_ in ids]

    def _names(self, conflict: Conflict) -> str:
        return "、".join(dict.fromkeys(self._name(version) for version in conflict.versions))

    @staticmethod
    def _subject(conflict: Conflict) -> str:
        return subject_words(conflict.kind, conflict.subject) or kind_words(conflict.kind)

    def _apart(self, conflict: Conflict) -> str:
        if conflict.kind == REPORT:
            return report_words.subject_words(conflict.record, self._context.today())
        if conflict.kind in (SETTING, "forms_pack"):
            return since_words(conflict.record, self._context.today())
        return apart_words(self._context.desk, conflict.kind, conflict.record, self._context.today())

    def _field(self, conflict: Conflict) -> str:
        return self.tr("Delete or keep") if conflict.field == "deleted" else field_words(conflict.field, conflict.kind)

    def _title(self, conflict: Conflict) -> str:
        return " · ".join(
            part for part in (subject_words(conflict.kind, conflict.subject), self._field(conflict)) if part
        )

    def _name(self, version: Version) -> str:
        return self.tr("You") if version.own else version.author_name or self.tr("Somebody")

    # --- one of them ------------------------------------------------------------------------------------------------

    def _show(self, id_: bytes | None) -> None:
        self._drawn_beside = self._beside()
        self._takes = []
        body = self.detail.body
        while (item := body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        conflict = self._found.get(id_) if id_ is not None else None
        if conflict is not None:
            body.addWidget(self._card(conflict))
            body.addStretch(1)

    def _to_versions(self) -> None:
        """Enter on a row: on with the keyboard among its versions; once one is chosen, back to the list."""
        if self._takes and self._takes[0].isEnabled():
            self._takes[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self) -> int:
        """How many versions have room side by side. Reckoned from the whole, which is known before it is laid out."""
        left, right = SHARES
        return (self.width() * right // (left + right) - theme.px(40)) // theme.px(NEEDED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._beside() != self._drawn_beside:
            self._show(self.table.current_id())

    def _card(self, conflict: Conflict) -> QWidget:
        card = Card()
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(theme.px(2))
        titles.addWidget(label(self._title(conflict), "heading", wrap=True))
        apart = self._apart(conflict)
        if apart:
            titles.addWidget(label(apart, "muted", wrap=True))
        head.addLayout(titles, 1)
        page = _PAGES.get(conflict.kind)
        if page is not None:
            go = self._context.window.go
            head.addWidget(button(self.tr("Open the record"), lambda: go(page, id=conflict.row), look="link"))
        card.body.addLayout(head)
        beside = len(conflict.versions) <= self._drawn_beside
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        versions = QBoxLayout(way)
        versions.setSpacing(theme.px(12))
        for number in range(len(conflict.versions)):
            versions.addWidget(self._version(Choice(conflict, number)), 1)
        card.body.addLayout(versions)
        return card

    def _version(self, choice: Choice) -> QWidget:
        desk, conflict = self._context.desk, choice.conflict
        version = conflict.versions[choice.version]
        card = Card(look="raised")
        card.body.addWidget(label(self._who(version), "small", wrap=True))
        for number, words in enumerate(self._values(conflict, version)):
            shown = label(words, "muted" if number else "heading", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(shown)
        for sealed in conflict.sealed_in(version):
            if not conflict.is_sealed:
                card.body.addWidget(label(field_words(sealed.field, conflict.kind), "muted", wrap=True))
            words_of_it = SealedEditor(self._context)
            words_of_it.set_value(sealed)
            words_of_it.set_read_only(True)
            card.body.addWidget(words_of_it)
        if version.holds:
            card.body.addWidget(Pill(self.tr("In the record now"), "accent"))
        card.body.addStretch(1)
        take = button(self.tr("This one holds"), lambda: self.decide([choice]))
        like = desk.conflicts.like(choice, list(self._found.values()))
        card.body.addWidget(take)
        self._takes.append(take)
        buttons = [take]
        if len(like) > 1:
            all_of_them = button(self.tr("The same for all %n like this", "", len(like)), lambda: self.decide(like))
            set_tip(
                all_of_them,
                self.tr("Takes what {name} wrote as {field} in each of them.").format(
                    name=self._name(version), field=self._field(conflict)
                ),
            )
            card.body.addWidget(all_of_them)
            buttons.append(all_of_them)
        reads = not conflict.is_sealed or desk.sealing.can_open
        for made in buttons:
            made.setEnabled(reads and may_change(desk, "conflict", conflict.kind))
        return card

    def _who(self, version: Version) -> str:
        when = show_stamp(version.at, self._context.now())
        if version.own and not (version.here or version.holds):
            return self.tr("You wrote on another laptop, {when}").format(when=when)
        if version.own:
            return self.tr("You wrote, {when}").format(when=when)
        return self.tr("{name} wrote, {when}").format(name=self._name(version), when=when)

    def _values(self, conflict: Conflict, version: Version) -> list[str]:
        desk, today = self._context.desk, self._context.today()
        if conflict.is_sealed and version.value is not None:
            return []
        if conflict.kind == SETTING and conflict.field == "value":
            words = set_to_words(conflict.record, version.value)
            return [words or value_words(desk, conflict.kind, conflict.field, version.value, today)]
        if conflict.kind == REPORT and conflict.field == "frozen":
            return [report_words.frozen_words(version.value, today)]
        if words := whole_words(conflict.kind, conflict.field, version.value):
            return [words]
        if conflict.field != "deleted":
            return [value_words(desk, conflict.kind, conflict.field, version.value, today)]
        if version.value:
            return [self.tr("Delete the record")]
        return [
            self.tr("Keep the record"),
            *(
                self.tr("{field}: {value}").format(
                    field=field_words(name, conflict.kind), value=value_words(desk, conflict.kind, name, value, today)
                )
                for name, value in version.wrote.items()
                if name != "deleted" and name not in sealed_fields(conflict.kind)
            ),
        ]

    def decide(self, choices: Sequence[Choice]) -> None:
        """One click decides, one conflict or all like it; undo brings the questions back."""
        words = (
            self.tr("Decided: {subject}").format(subject=self._title(choices[0].conflict))
            if len(choices) == 1
            else self.tr("Decided: %n records", "", len(choices))
        )
        if self._context.act(lambda: self._context.desk.conflicts.decide(choices), words) is None:
            return
        if self.read():
            self.table.setFocus()
        else:
            self.left.emit()

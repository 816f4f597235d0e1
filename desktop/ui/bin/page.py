"""回收站: what was deleted or undone, on whatever laptop: found by kind and name, looked at, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout

from desktop.services.plain_kinds import ROWS
from desktop.services.recycle_bin import KEPT_DAYS, KINDS
from desktop.ui import theme
from desktop.ui.acting import MANY_ROWS
from desktop.ui.called import shown_name
from desktop.ui.dates import show_stamp
from desktop.ui.list_page import ListPage
from desktop.ui.page import Context
from desktop.ui.record_words import apart_words, field_words, kind_words, value_words
from desktop.ui.roles import may_change
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Chips, Scroll, button, label

#: Fields of a record that say nothing to a person.
_HIDDEN = frozenset({"deleted", "owner", "owner_kind", "sha256", "size", "width", "height", "mime"})


class BinPage(ListPage):
    """What was deleted, the last first. Rows are chosen together with Shift, Ctrl or Ctrl+A and brought back in one
    act."""

    watches = frozenset({*KINDS, *ROWS, "erasure", "user"})
    help_topic = "bin"

    def __init__(self, context: Context) -> None:
        self._kind = ""
        super().__init__(
            context,
            "bin",
            title=self.tr("Recycle bin"),
            columns=self._columns(context),
            sort=Sort("at", descending=True),
            search=self.tr("Name, or initials of a person"),
            empty=(self.tr("The recycle bin is empty"), self._kept_words(), ""),
            icon_name="trash",
        )
        self.kinds = Chips([(kind, kind_words(kind)) for kind in KINDS], shown=5)
        self.kinds.chosen.connect(self._on_kind)
        self.add_filter(self.kinds)
        self.back_button = button(
            self.tr("Bring back"), self.bring_back, look="primary", icon_name="arrow-counter-clockwise"
        )
        self.header.action_row.addWidget(self.back_button)
        self.back_button.setVisible(may_change(context.desk, "visit"))
        self.words = label(self._kept_words(), "muted", wrap=True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.words)
        # a record that covers the list needs the room of its filters
        self.side.panel_shown.connect(self._make_room)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_button())
        everything = QShortcut(QKeySequence.StandardKey.SelectAll, self.table)
        everything.setContext(Qt.ShortcutContext.WidgetShortcut)
        everything.activated.connect(self.table.selectAll)
        self.reload()
        self._show_button()

    def _columns(self, context: Context) -> list[Column]:
        def who(row: Row) -> str:
            if row.author == context.desk.records.user:
                return self.tr("You")
            return context.desk.records.user_name(row.author) or self.tr("Someone else")

        return [
            Column(
                "subject",
                self.tr("What"),
                lambda row: shown_name(row.subject) or self.tr("(no name)"),
                width=280,
                stretch=True,
            ),
            Column("apart", self.tr("About it"), self._apart, width=232, muted=True, drop=1),
            Column("kind", self.tr("Kind"), lambda row: kind_words(row.kind), width=120, tone=lambda _row: "neutral"),
            Column("author", self.tr("Deleted by"), who, width=112),
            Column(
                "at", self.tr("When"), lambda row: show_stamp(row.at, context.now()), width=144, sort="at", muted=True
            ),
        ]

    def _apart(self, row: Row) -> str:
        apart = apart_words(self.context.desk, row.kind, row.record, self.context.today())
        return " · ".join(part for part in (self._left_words(row.left), apart) if part)

    def _left_words(self, left: int) -> str:
        """What was written to a record elsewhere, where nobody knew yet that it was deleted."""
        return self.tr("%n rows were written to it elsewhere", "", left) if left else ""

    def _kept_words(self) -> str:
        first, last = KEPT_DAYS
        return self.tr(
            "Deleted records of every laptop are kept here: for {first} days, and longer until each laptop has synced; "
            "after {last} days the server empties them. Who was erased on request does not come back."
        ).format(first=first, last=last)

    # --- the list ---------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        return self.context.desk.bin.ids(self._kind, self.search_text, newest=sort.descending)

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        return self.context.desk.bin.page(ids)

    def filtered(self) -> bool:
        return bool(self.search_text or self._kind)

    def clear_filters(self) -> None:
        self._kind = ""
        self.kinds.set_value(None)
        super().clear_filters()

    def count_words(self, count: int) -> str:
        return self.tr("%n records", "", count)

    def _on_kind(self, kind: str | None) -> None:
        self._kind = kind or ""
        self.reload()

    def _show_button(self) -> None:
        chosen = self.table.chosen_ids()
        count = len(chosen)
        kinds = {row.kind for row in self.page(chosen) if row is not None}
        self.back_button.setEnabled(count > 0 and may_change(self.context.desk, *kinds))
        self.back_button.setText(self.tr("Bring back %n", "", count) if count > 1 else self.tr("Bring back"))

    def _on_reloaded(self, count: int) -> None:
        super()._on_reloaded(count)
        self._show_button()
        self.words.setVisible(count > 0 and not (self.side.panel_open and self.side.covering))

    # --- one record -------------------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if where.get("text") is not None and self.header.search is not None:
            self.clear_filters()
            self.header.search.setText(where["text"])
        super().go_to(**where)

    def show_record(self, id: bytes) -> bool:
        desk, today = self.context.desk, self.context.today()
        [gone] = desk.bin.page([id])
        if gone is None:
            self.side.close_panel()
            return False
        self.panel.title.setText(shown_name(gone.subject) or self.tr("(no name)"))
        self.panel.status.setText(kind_words(gone.kind))
        scroll = Scroll(margin=16)
        if gone.left:
            words = self.tr(
                "%n rows were written to it where the deletion was not known. They show with it.", "", gone.left
            )
            scroll.body.addWidget(label(words, "", wrap=True, tone="warn"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        records = desk.plain.get(gone.kind)
        hidden = {*_HIDDEN, *(records.not_told(gone.id) if records is not None else ())}
        for field, value in gone.record.items():
            if value is None or field in hidden or field_words(field, gone.kind) == field:
                continue
            row = grid.rowCount()
            grid.addWidget(label(field_words(field, gone.kind), "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value_words(desk, gone.kind, field, value, today), "", wrap=True), row, 1)
        scroll.body.addLayout(grid)
        scroll.body.addStretch(1)
        self.panel.set_content(scroll)
        return True

    def _make_room(self, shown: bool) -> None:
        self.words.setVisible(not (shown and self.side.covering))

    def bring_back(self) -> None:
        """Brings the chosen records back, each with what was deleted together with it."""
        keys = self.table.chosen_ids()
        if not keys:
            return
        the_bin = self.context.desk.bin
        if len(keys) == 1:
            [gone] = the_bin.page(keys)
            words = self.tr("Brought back: {name}").format(name=shown_name(gone.subject) if gone is not None else "")
        else:
            words = self.tr("%n records brought back", "", len(keys))
        if len(keys) <= MANY_ROWS:
            if self.context.act(lambda: the_bin.bring_back(keys), words) is not None:
                self._settle()
            return
        self.back_button.setEnabled(False)
        self.context.act_later(
            lambda _task: the_bin.bring_back(keys), words, receiver=self, done=lambda _changes: self._settle()
        )

    def _settle(self) -> None:
        self.side.close_panel()
        self._show_button()
        self.table.setFocus()

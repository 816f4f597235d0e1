"""A list whose records open in a form beside it: new ones, drafts, what is left, deleted, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.services import Changes
from desktop.ui.form import FormField
from desktop.ui.form_draft import Read, Save
from desktop.ui.list_page import ListPage
from desktop.ui.record_editor import RecordEditor
from desktop.ui.roles import may_change
from desktop.ui.widgets import tool_button


class RecordWords(NamedTuple):
    """What a panel says: over a new record, over one without a name, and once one was deleted."""

    new: str
    nameless: str
    deleted: str


class RecordPage(ListPage):
    """A subclass calls ``make_record`` once its list stands, and overrides ``record_of``, ``proposal``, ``title_of``,
    ``panel_content``, ``on_shown`` and ``on_new`` as it needs."""

    def make_record(
        self,
        kind: str,
        fields: Iterable[FormField],
        read: Read,
        save: Save,
        named: Callable[[Mapping[str, Any]], str],
        *,
        delete: Callable[[bytes], Changes],
        words: RecordWords,
        narrow: tuple[str, ...] = (),
    ) -> None:
        """Builds the panel. ``narrow``: columns that go while a record is open beside the list."""
        declared = tuple(fields)
        self.kind, self.record_words = kind, words
        self._delete, self._named, self._first = delete, named, declared[0].name
        self.editor = RecordEditor(self.context, kind, declared, read, save, named)
        self.panel.set_content(self.panel_content())
        self.delete_button = tool_button("trash", self.tr("Delete"), self.delete)
        self.panel.action_row.addWidget(self.delete_button)
        self.editor.finished.connect(self.open_record)
        self.editor.draft.erased.connect(self.side.close_panel)
        self.editor.dropped.connect(self._on_dropped)
        self.side.panel_shown.connect(lambda shown: self.table.hide_columns(narrow if shown else ()))
        self.header.primary.setVisible(may_change(self.context.desk, kind))

    # --- what a subclass gives --------------------------------------------------------------------------------------

    def panel_content(self) -> QWidget:
        """What stands in the panel, the ``editor`` in it."""
        return self.editor

    def record_of(self, id: bytes) -> Mapping[str, Any] | None:
        """A record as the list shows it; None where it is gone."""
        return next(iter(self.page([id])), None)

    def proposal(self) -> Mapping[str, Any]:
        """What a new record starts with."""
        return {}

    def title_of(self, record: Mapping[str, Any]) -> str:
        """What stands over a record."""
        return self._named(record)

    def on_shown(self, record: Mapping[str, Any]) -> None:
        """A record is shown: whatever else the panel says of it."""

    def on_new(self) -> None:
        """A new record is begun."""

    # --- what it does -----------------------------------------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        new = self.side.panel_open and self.editor.id is None
        return {"draft": self.editor.draft.key} if new else super().place()

    def new_record(self) -> None:
        self.show_new()

    def resume_draft(self, key: str) -> None:
        self.show_new(key)

    def show_new(self, draft: str = "") -> None:
        """Begins a new record, or goes on with an earlier draft of one (its key)."""
        if not may_change(self.context.desk, self.kind):
            return
        self.editor.leave()
        self.table.choose(None)
        self.panel.title.setText(self.record_words.new)
        self.delete_button.hide()
        self.on_new()
        self.editor.show_new(self.proposal(), draft)
        self.side.open_panel()
        self.editor.form.focus_field(self._first)

    def show_record(self, id: bytes) -> bool:
        if id != self.editor.id:
            self.editor.leave()
        record = self.record_of(id)
        if record is None or not self.editor.show_record(id):
            self.side.close_panel()
            return False
        self.panel.title.setText(self.title_of(record) or self.record_words.nameless)
        self.delete_button.setVisible(may_change(self.context.desk, self.kind))
        self.on_shown(record)
        return True

    def hide_record(self) -> None:
        self.editor.leave()

    def flush(self) -> None:
        self.editor.flush()

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        shown = self.editor.id
        if self.side.panel_open and shown is not None and not self.editor.dirty:
            self.show_record(shown)

    def new_day(self) -> None:
        new = self.side.panel_open and self.editor.id is None and not self.editor.dirty
        if new and self.proposal():
            self.show_new()  # with the day of today
        super().new_day()

    def _on_dropped(self) -> None:
        if self.editor.id is not None:
            self.show_record(self.editor.id)
        else:
            self.editor.form.load({})
            self.side.close_panel()
            self.table.setFocus()

    def delete(self) -> None:
        """Takes the shown record out; a toast brings it back."""
        id_ = self.editor.id
        if id_ is None:
            return
        if self.context.act(lambda: self._delete(id_), self.record_words.deleted) is not None:
            self.editor.forget()
            self.side.close_panel()

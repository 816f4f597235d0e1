"""A record's form in a panel: keystrokes go to a draft, leaving the record or the button makes one act of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, KnownError
from desktop.services import Changes
from desktop.ui import theme
from desktop.ui.dates import show_time
from desktop.ui.form import Form, FormField
from desktop.ui.history_view import HistoryView
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.widgets import Scroll, button, label

DRAFT_MS = 400
Save = Callable[[bytes | None, dict[str, Any]], tuple[bytes, Changes]]


class RecordEditor(QWidget):
    """The form of one record of a kind. ``finished`` carries the id of what was saved by the button or Ctrl+Enter,
    ``dropped`` says that a new record was thrown away.

    ``save(id or None, values)`` is the service's; it raises FieldErrors. Drafts stand under ``<kind>.new`` and
    ``<kind>.<id>``.
    """

    finished = Signal(bytes)
    dropped = Signal()

    def __init__(self, context: Context, kind: str, declared: Iterable[FormField], save: Save) -> None:
        super().__init__()
        self.context, self.kind, self._save = context, kind, save
        self.id: bytes | None = None
        self._unfolded = False
        self.form = Form(declared, above=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = Scroll(margin=16)
        scroll.body.addWidget(self.form)
        self.history_button = button(self.tr("Who wrote what"), self._toggle_history, look="link")
        scroll.body.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.history = HistoryView(context)
        self.history.hide()
        scroll.body.addWidget(self.history)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        foot.setSpacing(theme.px(8))
        self.state = label("", "small")
        self.discard = button(self.tr("Discard"), self.drop, look="flat")
        self.done = button(self.tr("Done"), self.finish, look="primary", tip="Ctrl+Enter")
        foot.addWidget(self.state, 1)
        foot.addWidget(self.discard)
        foot.addWidget(self.done)
        outer.addLayout(foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.flush)
        self.form.edited.connect(self._on_edited)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    @property
    def key(self) -> str:
        """The key of the draft."""
        return f"{self.kind}.{self.id.hex() if self.id else 'new'}"

    def show_new(self, values: Mapping[str, Any]) -> None:
        """A new record with its proposed values; a draft that stands goes on where it was."""
        self._show(None, values)

    def show_record(self, id: bytes, values: Mapping[str, Any]) -> None:
        """A record as it stands, with what was typed and not saved put over it."""
        self._show(id, values)

    def _show(self, id: bytes | None, values: Mapping[str, Any]) -> None:
        self._timer.stop()
        self.id = id
        self.form.load(values)
        draft = self.context.desk.drafts.get(self.key)
        if draft is not None:
            self.form.show_draft({name: _read(value) for name, value in draft.items()})
        self.state.setText(self.tr("Draft") if draft is not None else "")
        writes = self.context.desk.records.may_write
        self.form.set_read_only(not writes)
        self.done.setVisible(writes)
        self._show_buttons()
        self._show_history()

    def _show_history(self) -> None:
        """It follows the record where it is unfolded; a new record has none."""
        self.history_button.setVisible(self.id is not None)
        self.history.setVisible(self.id is not None and self._unfolded)
        if self.id is not None and self._unfolded:
            self.history.show_record(self.kind, self.id)

    def _toggle_history(self) -> None:
        self._unfolded = not self._unfolded
        self._show_history()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.form.dirty

    def _show_buttons(self) -> None:
        self.done.setEnabled(self.dirty or self.id is None)
        self.discard.setVisible(self.dirty)

    def _on_edited(self, _name: str) -> None:
        self._show_buttons()
        self._timer.start()

    def flush(self) -> None:
        """Writes the draft now."""
        if self._timer.isActive() or self.dirty:
            self._timer.stop()
            try:
                if self.dirty:
                    body = {name: _written(value) for name, value in self.form.changed().items()}
                    self.context.desk.drafts.put(self.key, body)
                else:
                    self.context.desk.drafts.drop(self.key)
            except KnownError as error:
                self.context.window.notify.error(error, self.flush)
                return
            now = show_time(self.context.now().isoformat(timespec="minutes"))
            self.state.setText(self.tr("Draft kept {time}").format(time=now) if self.dirty else "")

    def finish(self) -> None:
        """Saves; what is wrong is said beside its field."""
        if self.done.isHidden() or not (self.dirty or self.id is None):
            return
        problems = self.form.problems()
        if problems:
            self.flush()
            self.form.show_errors(problems)
            return
        if self._write():
            assert self.id is not None
            self.finished.emit(self.id)

    def leave(self) -> None:
        """Another record is shown: what was typed into a standing record is saved, a new one stays a draft."""
        if not self.dirty:
            self.flush()
            return
        if self.id is None or self.form.problems():
            self.flush()
        else:
            self._write()

    def _write(self) -> bool:
        new = self.id is None
        values = self.form.values() if new else self.form.changed()
        try:
            id_, changes = self._save(self.id, values)
        except FieldErrors as error:
            self.flush()
            elsewhere = self.form.show_errors(error.fields)
            if elsewhere:
                self.context.window.notify.banner(words_for(elsewhere[0]), key=self.kind)
            return False
        except KnownError as error:
            self.flush()
            self.context.window.notify.error(error, self.finish)
            return False
        self._timer.stop()
        self.context.desk.drafts.drop(self.key)
        self.id = id_
        self.form.settle()
        self.state.setText("")
        self._show_buttons()
        self._show_history()
        tell_with_undo(self.context, changes, self.tr("Saved"))
        return True

    def drop(self) -> None:
        """Throws away what was typed; a toast brings it back as a draft."""
        key = self.key
        body = {name: _written(value) for name, value in self.form.changed().items()}
        self._timer.stop()
        self.context.desk.drafts.drop(key)
        if body:
            self.context.window.notify.toast(
                self.tr("Draft discarded"), lambda: self.context.desk.drafts.put(key, body)
            )
        self.dropped.emit()


def tell_with_undo(context: Context, changes: Changes, words: str) -> None:
    """Tells the window what changed, and the person what was done, with a way back."""
    context.bus.changed.emit(changes)
    act = changes.act

    def undo() -> None:
        if act is not None:
            context.bus.changed.emit(context.desk.records.undo(act).changes)

    if act is not None:
        context.window.notify.toast(words, undo)


def _written(value: Any) -> Any:
    """A value as a draft keeps it: ids as {"id": hex}."""
    if isinstance(value, bytes):
        return {"id": value.hex()}
    return [_written(part) for part in value] if isinstance(value, list) else value


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        return bytes.fromhex(value["id"])
    return [_read(part) for part in value] if isinstance(value, list) else value

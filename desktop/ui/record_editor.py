"""A record's form in a panel, with what is typed kept by ``FormDraft``, its history, and earlier drafts offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.drafts import DraftOffers
from desktop.ui.files.panel import FilesPanel
from desktop.ui.form import Form, FormField
from desktop.ui.form_draft import FormDraft, Read, Save
from desktop.ui.history_view import HistoryView
from desktop.ui.inputs import is_composing
from desktop.ui.openings_view import OpeningsView
from desktop.ui.page import Context
from desktop.ui.roles import PRIVATE, may_change
from desktop.ui.widgets import Scroll, button, label


class RecordEditor(QWidget):
    """The form of one record of a kind. ``finished`` carries the id of what was saved by the button or Ctrl+Enter,
    ``dropped`` says that what was typed was thrown away.
    """

    finished = Signal(bytes)
    dropped = Signal()

    def __init__(
        self,
        context: Context,
        kind: str,
        declared: Iterable[FormField],
        read: Read,
        save: Save,
        named: Callable[[Mapping[str, Any]], str],
    ) -> None:
        super().__init__()
        self.context, self.kind = context, kind
        self._unfolded = False
        self._proposed: Mapping[str, Any] = {}
        self._declared = tuple(declared)
        self._form: Form | None = None
        self.draft = FormDraft(context, kind, read, save, named, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = Scroll(margin=16)
        self.offers = DraftOffers(context)
        self.offers.chosen.connect(self.resume)
        scroll.body.addWidget(self.offers)
        self._form_place = QVBoxLayout()
        scroll.body.addLayout(self._form_place)
        self._below = QVBoxLayout()
        scroll.body.addLayout(self._below)
        self.files = FilesPanel(context, kind)
        scroll.body.addWidget(self.files)
        self.history_button = button(self.tr("Who wrote what"), self._toggle_history, look="link")
        scroll.body.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.history = HistoryView(context)
        self.history.hide()
        scroll.body.addWidget(self.history)
        self.openings = OpeningsView(context)
        scroll.body.addWidget(self.openings)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        outer.addLayout(self._make_foot())
        self.draft.told.connect(self.state.setText)
        self.draft.changed.connect(self._show_buttons)
        self.draft.written.connect(lambda _id, _new: self._show_history())
        self.draft.follow_focus(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: None if is_composing() else self.finish())

    def add_below(self, widget: QWidget) -> None:
        """Puts what else a page says of its record below the form."""
        self._below.addWidget(widget)

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        foot.setSpacing(theme.px(8))
        self.state = label("", "small")
        self.discard = button(self.tr("Discard"), self.drop, look="flat")
        self.done = button(self.tr("Done"), self.finish, look="primary", tip="Ctrl+Enter")
        foot.addWidget(self.state, 1)
        foot.addWidget(self.discard)
        foot.addWidget(self.done)
        return foot

    @property
    def form(self) -> Form:
        """The form, made when the first record is shown: a page is there sooner without it."""
        if self._form is None:
            self._form = Form(self._declared, above=True)
            self._form_place.addWidget(self._form)
            for name in PRIVATE & set(self._form.names()):
                self._form.show_field(name, self.context.desk.records.sees_private)
            self._form.show()
        return self._form

    @property
    def id(self) -> bytes | None:
        """The record that is shown; None for a new one."""
        return self.draft.id

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not written."""
        return self.draft.dirty

    def show_new(self, values: Mapping[str, Any], draft: str = "") -> None:
        """A new record with its proposed values, or an earlier draft (its key); other drafts are offered above it."""
        self._proposed = values
        self.draft.begin(self.form, values, draft)
        self._shown()
        self.offers.offer(self.draft.earlier())

    def resume(self, key: str) -> None:
        """Goes on with the draft of a new record; what stands in the form now stays a draft of its own."""
        self.draft.leave()
        self.draft.begin(self.form, self._proposed, key)
        self._shown()
        self.offers.offer(self.draft.earlier())

    def show_record(self, id: bytes) -> bool:
        """A record as it stands, with what was typed and not written put over it. False where it is gone."""
        if not self.draft.show(self.form, id):
            return False
        self.offers.offer(())
        self._shown()
        return True

    def _shown(self) -> None:
        writes = may_change(self.context.desk, self.kind)
        self.form.set_read_only(not writes)
        self.done.setVisible(writes)
        self.files.show_record(self.id)
        self._show_buttons()
        self._show_history()

    def _show_history(self) -> None:
        """It follows the record where it is unfolded; a new record has none."""
        self.history_button.setVisible(self.id is not None)
        self.history.setVisible(self.id is not None and self._unfolded)
        if self.id is not None and self._unfolded:
            self.history.show_record(self.kind, self.id)
            self.openings.show_record(self.kind, self.id)
        else:
            self.openings.hide()

    def _toggle_history(self) -> None:
        self._unfolded = not self._unfolded
        self._show_history()

    def _show_buttons(self) -> None:
        self.done.setEnabled(self.dirty or self.id is None)
        self.discard.setVisible(self.dirty)

    def flush(self) -> None:
        """The page, the window or the program is left, or a sync was asked for."""
        self.draft.leave()

    def finish(self) -> None:
        """Saves; what is wrong is said beside its field."""
        if self.done.isHidden() or not (self.dirty or self.id is None):
            return
        if self.draft.finish() and self.id is not None:
            self.finished.emit(self.id)

    def leave(self) -> None:
        """Another record is shown: what was typed into a standing record is written, a new one stays a draft."""
        self.draft.leave()

    def forget(self) -> None:
        """The shown record was deleted: what was typed into it goes with it."""
        self.draft.forget()

    def drop(self) -> None:
        """Throws away what was typed; a toast brings it back as a draft."""
        self.draft.drop()
        self.dropped.emit()

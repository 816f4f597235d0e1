"""同步 Sync: what waits and since when, what came last, a button, and what two people disagree about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.conflicts import Conflict, Version
from desktop.sync.enrolment import Enrolment
from desktop.sync.worker import Doing, SyncState, SyncWorker
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.inputs import LineEdit
from desktop.ui.list_page import Header
from desktop.ui.messages import words_of
from desktop.ui.page import Context, Page
from desktop.ui.record_words import field_words, value_words
from desktop.ui.sync_page.words import doing_words, kind_words, synced_words, waiting_words
from desktop.ui.widgets import Card, Pill, Scroll, button, label

#: Refused operations that are shown.
MOST_REFUSED = 50


class SyncPage(Page):
    """``joined`` carries the connection after an invitation was taken."""

    joined = Signal(object)
    watches = frozenset({"conflict"})
    help_topic = "sync"

    def __init__(self, context: Context, worker: SyncWorker) -> None:
        super().__init__(context)
        self._worker = worker
        self._enrolment: tuple[str, Enrolment] | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(self.tr("Sync"))
        self.now_button = button(self.tr("Sync now"), worker.sync_now, look="primary", icon_name="sync")
        self.cancel_button = button(self.tr("Stop"), worker.cancel)
        self.header.actions.addWidget(self.cancel_button)
        self.header.actions.addWidget(self.now_button)
        outer.addWidget(self.header)
        scroll = Scroll()
        outer.addWidget(scroll, 1)
        scroll.body.setSpacing(theme.px(16))
        for card in (self._make_state(), self._make_join(), self._make_conflicts(), self._make_refused()):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        worker.state_changed.connect(self._on_state)
        worker.progressed.connect(self._on_progress)
        self._read()

    # --- cards ------------------------------------------------------------------------------------------------------

    def _make_state(self) -> Card:
        self.state_card = Card(self.tr("Where it stands"))
        self.waiting, self.kinds = label("", "", wrap=True), label("", "muted", wrap=True)
        self.last, self.agreed = label("", "", wrap=True), Pill()
        self.error = label("", "error", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.doing = label("", "muted")
        for widget in (self.waiting, self.kinds, self.last, self.agreed, self.error, self.bar, self.doing):
            self.state_card.body.addWidget(widget)
        return self.state_card

    def _make_join(self) -> Card:
        self.join_card = Card(self.tr("Join your township's server"))
        words = self.tr(
            "Your records are on this laptop only. With an invitation from the banner they also go to the server, "
            "and to the other laptops of your township. Work goes on without it."
        )
        self.join_card.body.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.line = LineEdit()
        self.line.setPlaceholderText(self.tr("The invitation's line"))
        self.line.submitted.connect(self.join)
        row.addWidget(self.line, 1)
        row.addWidget(button(self.tr("Open a file…"), self._choose, icon_name="folder-open"))
        self.join_button = button(self.tr("Join"), self.join, look="primary")
        row.addWidget(self.join_button)
        self.join_card.body.addLayout(row)
        self.join_error = label("", "error", wrap=True)
        self.join_card.body.addWidget(self.join_error)
        return self.join_card

    def _make_conflicts(self) -> Card:
        self.conflict_card = Card(self.tr("Two people wrote different things"))
        self.conflict_card.body.addWidget(
            label(self.tr("Nothing is lost: choose which one holds. It can be undone."), "muted", wrap=True)
        )
        self._conflicts = QVBoxLayout()
        self.conflict_card.body.addLayout(self._conflicts)
        return self.conflict_card

    def _make_refused(self) -> Card:
        self.refused_card = Card(self.tr("Not taken by the server"))
        self._refused = QVBoxLayout()
        self.refused_card.body.addLayout(self._refused)
        return self.refused_card

    # --- reading ----------------------------------------------------------------------------------------------------

    def refresh(self, changes: Any) -> None:
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.context.bus.changed.connect(self._on_any_change)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.context.bus.changed.disconnect(self._on_any_change)

    def _on_any_change(self, changes: Any) -> None:
        self._show_state(self._worker.state)

    def _read(self) -> None:
        self._show_state(self._worker.state)
        self._show_conflicts()
        self._show_refused()

    def _on_state(self, state: SyncState) -> None:
        self._show_state(state)
        if state.phase == "idle" and self.isVisible():
            self._show_refused()

    def _show_state(self, state: SyncState) -> None:
        joined, running = state.phase != "off", state.phase == "running"
        self.join_card.setVisible(not joined)
        self.now_button.setVisible(joined)
        self.now_button.setEnabled(not running)
        self.cancel_button.setVisible(running)
        self.bar.setVisible(running)
        self.doing.setVisible(running)
        if running:
            self.bar.setRange(0, 0)
            self.doing.setText("")
        records = self.context.desk.records
        count, since = records.waiting()
        self.state_card.setVisible(joined)
        self.waiting.setText(
            waiting_words(count, since, self.context.now()) or self.tr("Nothing waits: everything is at the server.")
        )
        by_kind = records.waiting_kinds() if joined and count else {}
        self.kinds.setText("　".join(kind_words(kind, n) for kind, n in by_kind.items()))
        self.kinds.setVisible(bool(by_kind))
        text = synced_words(state, self.context.now())[0]
        last = state.last
        if last is not None and not running:
            text += "　" + self.tr("sent {sent}, received {received}").format(sent=last.sent, received=last.received)
        self.last.setText(text)
        whole = last is not None and last.whole and state.error is None and not count
        self.agreed.show_status(self.tr("Checked: exactly the same") if whole else "", "accent")
        self.error.setText(words_of(state.error) if state.error is not None else "")
        self.error.setVisible(state.error is not None)

    def _on_progress(self, doing: Doing) -> None:
        done, total = (doing.size, doing.whole_size) if doing.whole_size else (doing.done, doing.total)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.doing.setText(doing_words(doing))

    # --- conflicts --------------------------------------------------------------------------------------------------

    def _show_conflicts(self) -> None:
        _empty(self._conflicts)
        found = self.context.desk.conflicts.open()
        self.conflict_card.setVisible(bool(found))
        for conflict in found:
            self._conflicts.addWidget(self._conflict(conflict))

    def _conflict(self, conflict: Conflict) -> QWidget:
        card = Card(look="raised")
        head = f"{conflict.subject} · {field_words(conflict.field)}"
        card.body.addWidget(label(head, "section", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        for number, version in enumerate(conflict.versions):
            column = QVBoxLayout()
            column.setSpacing(theme.px(4))
            column.addWidget(label(self._who(version), "small"))
            words = value_words(self.context.desk, conflict.kind, conflict.field, version.value, self.context.today())
            column.addWidget(label(words, "", wrap=True))
            take = button(self.tr("This one holds"), lambda n=number, c=conflict: self.decide(c, n))
            take.setEnabled(self.context.desk.records.may_write)
            column.addWidget(take)
            row.addLayout(column, 1)
        card.body.addLayout(row)
        return card

    def _who(self, version: Version) -> str:
        when = show_stamp(version.at, self.context.now())
        if version.own:
            return self.tr("You wrote, {when}").format(when=when)
        name = version.author_name or self.tr("Somebody")
        return self.tr("{name} wrote, {when}").format(name=name, when=when)

    def decide(self, conflict: Conflict, choice: int) -> None:
        """One click decides; undo brings the question back."""
        desk, notify = self.context.desk, self.context.window.notify
        try:
            changes = desk.conflicts.decide(conflict, choice)
        except KnownError as error:
            notify.error(error)
            return
        self._show_conflicts()
        notify.toast(
            self.tr("Decided: {subject}").format(subject=conflict.subject),
            (lambda: desk.records.undo(changes.act)) if changes.act is not None else None,
        )

    # --- what was not taken -----------------------------------------------------------------------------------------

    def _show_refused(self) -> None:
        _empty(self._refused)
        lines = self.context.desk.records.not_taken(MOST_REFUSED)
        self.refused_card.setVisible(bool(lines))
        for line in lines:
            fields = "、".join(field_words(name) for name in line.fields)
            when = show_stamp(line.at, self.context.now())
            text = self.tr("{when}: {subject}, {fields}").format(
                when=when, subject=line.subject or kind_words(line.kind, 1), fields=fields
            )
            self._refused.addWidget(label(text, "", wrap=True))
            self._refused.addWidget(
                label(self.tr("The server could not take this value; please type it again."), "muted", wrap=True)
            )

    # --- joining ----------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open an invitation"))
        if not chosen:
            return
        try:
            self.line.setText(Path(chosen).read_text(encoding="utf-8", errors="replace")[:4000].strip())
        except OSError:
            self.join_error.setText(words_of(KnownError("file_unreadable")))
            return
        self.join()

    def join(self) -> None:
        """Joins the server of the invitation; asked twice, it is the same laptop that asks."""
        text = self.line.text().strip()
        if self._enrolment is None or self._enrolment[0] != text:
            try:
                self._enrolment = text, Enrolment(text)
            except KnownError as error:
                self._join_failed(error)
                return
        enrolment = self._enrolment[1]
        self.join_error.setText("")
        self.join_button.setEnabled(False)
        jobs.run(lambda _task: enrolment.run(), self._joined, self._join_failed, self)

    def _joined(self, connection: object) -> None:
        self.join_button.setEnabled(True)
        self.joined.emit(connection)

    def _join_failed(self, error: KnownError) -> None:
        self.join_button.setEnabled(True)
        self.join_error.setText(words_of(error))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

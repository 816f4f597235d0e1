"""同步 Sync: what waits and since when, what came last, a button, photos, and what two people disagree about."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import jobs
from desktop.sync.membership import server_of
from desktop.sync.stick_desk import StickDesk
from desktop.sync.worker import FINAL, Doing, SyncState, SyncWorker
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.messages import words_of
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.record_words import field_words
from desktop.ui.roles import roles
from desktop.ui.setting_words import subject_words
from desktop.ui.sync_page.aside import AsideCard
from desktop.ui.sync_page.bar import SentBar
from desktop.ui.sync_page.conflicts import ConflictView
from desktop.ui.sync_page.joining import JoinCard
from desktop.ui.sync_page.laptops import LaptopsCard
from desktop.ui.sync_page.photos import PhotoCard
from desktop.ui.sync_page.stick import StickCard
from desktop.ui.sync_page.words import (
    checked_words,
    clock_words,
    counted_words,
    doing_words,
    kind_words,
    moved_words,
    nothing_waits_words,
    recovered_words,
    refused_words,
    synced_words,
    waiting_words,
)
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Card, Pill, Scroll, button, label, restyle

#: Refused operations that are shown.
MOST_REFUSED = 50


class SyncPage(Page):
    """``joined`` carries the connection after an invitation was taken."""

    joined = Signal(object)
    watches = frozenset({"conflict", "attachment", "user"})
    help_topic = "sync"

    def __init__(self, context: Context, worker: SyncWorker, sticks: StickDesk) -> None:
        super().__init__(context)
        self._worker = worker
        self._counting = self._running = False
        self._phase = ""  # of the exchange under way
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._overview = QWidget()
        self.conflicts = ConflictView(context)
        self.conflicts.left.connect(self.go_back)
        for widget in (self._overview, self.conflicts):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.header = Header(self.tr("Sync"))
        self.now_button = button(self.tr("Sync now"), worker.sync_now, look="primary", icon_name="sync")
        self.check_button = button(self.tr("Check now"), worker.check_now)
        set_tip(
            self.check_button,
            self.tr("Counts every record here and compares it with the server; what differs is put right."),
        )
        self.cancel_button = button(self.tr("Stop"), worker.cancel)
        self.header.action_row.addWidget(self.cancel_button)
        self.header.action_row.addWidget(self.check_button)
        self.header.action_row.addWidget(self.now_button)
        column.addWidget(self.header)
        self.cards = scroll = Scroll()
        column.addWidget(scroll, 1)
        scroll.body.setSpacing(theme.px(16))
        self.join_card = JoinCard()
        self.join_card.joined.connect(self.joined)
        self.photo_card = PhotoCard(context, worker)
        self.stick_card = StickCard(context, sticks)
        self.stick_card.was_read.connect(lambda: self._show_state(worker.state))
        self.aside_card, self.laptops_card = AsideCard(context), LaptopsCard(context)
        cards = (
            self._make_state(),
            self.join_card,
            self._make_conflicts(),
            self.aside_card,
            self.photo_card,
            self.stick_card,
            self._make_refused(),
            self._make_laptop(),
            self.laptops_card,
        )
        for card in cards:
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        worker.state_changed.connect(self._on_state)
        worker.progressed.connect(self._on_progress)
        worker.checked.connect(self._on_checked)
        worker.network_found.connect(self.photo_card.show_network)
        context.bus.changed.connect(self._on_any_change)
        self._read()

    # --- cards ------------------------------------------------------------------------------------------------------

    def _make_state(self) -> Card:
        self.state_card = Card(self.tr("Where it stands"))
        self.waiting, self.kinds = label("", "", wrap=True), label("", "muted", wrap=True)
        self.last, self.agreed = label(), Pill()
        self.recovered = label("", "muted", wrap=True)
        self.error = label("", "error", wrap=True)
        self.bar = SentBar()
        self.doing = label("", "", wrap=True)
        self.state_card.body.addWidget(self.waiting)
        self.state_card.body.addWidget(self.kinds)
        # What came last stands where the next exchange tells how far it is, so that the page below stays still.
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.last)
        row.addWidget(self.agreed)
        row.addStretch(1)
        self.state_card.body.addLayout(row)
        for widget in (self.doing, self.bar, self.recovered, self.error):
            self.state_card.body.addWidget(widget)
        return self.state_card

    def _make_conflicts(self) -> Card:
        self.conflict_card = Card()
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        self.differing = label("", "heading", wrap=True)
        words.addWidget(self.differing)
        words.addWidget(label(self.tr("Both are kept until you choose which one holds."), "muted", wrap=True))
        row.addLayout(words, 1)
        self.decide_button = button(self.tr("Look at them"), self.show_conflicts)
        row.addWidget(self.decide_button)
        self.conflict_card.body.addLayout(row)
        return self.conflict_card

    def _make_refused(self) -> Card:
        self.refused_card = Card(self.tr("Not taken by the server"))
        self._refused = QVBoxLayout()
        self.refused_card.body.addLayout(self._refused)
        return self.refused_card

    def _make_laptop(self) -> Card:
        self.laptop_card = Card(self.tr("This laptop"))
        self.laptop = label("", "", wrap=True)
        self.laptop_card.body.addWidget(self.laptop)
        words = self.tr(
            "The server's list of laptops shows the same eight digits. If it does not, tell the banner office."
        )
        self._digits_words = label(words, "muted", wrap=True)
        self.laptop_card.body.addWidget(self._digits_words)
        return self.laptop_card

    # --- where one stands -------------------------------------------------------------------------------------------

    def show_conflicts(self) -> None:
        """The list of what is undecided, if there is any."""
        if self.conflicts.read():
            self._stack.setCurrentWidget(self.conflicts)
            self.conflicts.table.setFocus()

    def go_to(self, **where: Any) -> None:
        if where.get("part") == "conflicts":
            self.show_conflicts()
            return
        opened = "invitation" in where or "changes" in where
        if opened and self._stack.currentWidget() is not self._overview:
            self.go_back()
        if "invitation" in where:
            self.join_card.offer(where["invitation"])
        elif "changes" in where:
            self.cards.ensureWidgetVisible(self.stick_card)
            self.stick_card.read(where["changes"])

    @property
    def settled(self) -> bool:
        return self.stick_card.settled

    def go_back(self) -> bool:
        if self._stack.currentWidget() is self._overview:
            return False
        self._stack.setCurrentWidget(self._overview)
        self._read()
        self.now_button.setFocus()
        return True

    def place(self) -> dict[str, Any]:
        return {"part": "conflicts"} if self._stack.currentWidget() is self.conflicts else {}

    # --- reading ----------------------------------------------------------------------------------------------------

    def refresh(self, changes: Any) -> None:
        if self._stack.currentWidget() is self.conflicts and not self.conflicts.read():
            self._stack.setCurrentWidget(self._overview)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _on_any_change(self, changes: Any) -> None:
        if self.isVisible():
            self._show_state(self._worker.state)

    def _read(self) -> None:
        self._show_state(self._worker.state)
        self._show_conflicts()
        self._show_refused()
        self._show_laptop()
        self.stick_card.refresh()
        self.aside_card.refresh()

    def _on_checked(self, state: SyncState) -> None:
        records = self.context.desk.records
        words, _ = checked_words(state, records.waiting()[0] + records.carried())
        if words:
            self.context.window.notify.toast(words)

    def _on_state(self, state: SyncState) -> None:
        self._show_state(state)
        if state.phase == "idle" and self.isVisible():
            self._show_conflicts()
            self._show_refused()
            self._show_laptop()
            self.stick_card.refresh()
            self.aside_card.refresh()

    def _show_state(self, state: SyncState) -> None:
        joined, running = state.phase != "off", state.phase == "running"
        self.join_card.setVisible(not joined)
        self.now_button.setVisible(joined)
        self.now_button.setEnabled(not running)
        self.check_button.setVisible(joined)
        self.check_button.setEnabled(not running)
        self.cancel_button.setVisible(running)
        self.bar.setVisible(running)
        self.doing.setVisible(running)
        text = synced_words(state, self.context.now())[0]
        if running and not self._running:
            self._phase = ""
            self.bar.show_progress(0, 0, 0)
            self.doing.setText(text)
        self._running = running
        count, since = self.context.desk.records.waiting()
        self.state_card.setVisible(joined)
        self.photo_card.setVisible(joined)
        self.stick_card.setVisible(joined)
        if not (joined and self.isVisible()):
            return  # shown, it is read anew
        carried, photos = self.context.desk.records.carried(), self.context.desk.photos.waiting()
        self.waiting.setText(
            waiting_words(count, since, self.context.now()) or nothing_waits_words(carried, photos.to_send.number)
        )
        self._count_kinds(bool(count))
        last = state.last
        self.last.setText(text if last is None else f"{text}　{moved_words(last)}")
        self.last.setVisible(not running)
        checked, tone = checked_words(state, count + carried)
        self.agreed.show_status("" if running else checked, tone)
        self.recovered.setText("\n".join(words for words in (recovered_words(last), clock_words(last)) if words))
        self.recovered.setVisible(bool(self.recovered.text()) and not running)
        error = None if running else state.error
        self.error.setText(words_of(error) if error is not None else "")
        # A line that is not there is weather, not a fault; what a person must end is one.
        restyle(self.error, tone="danger" if error is not None and error.code in FINAL else "warn")
        self.error.setVisible(error is not None)
        self.photo_card.show_waiting(photos, running)

    def _count_kinds(self, some: bool) -> None:
        """Which kinds wait, counted on another thread: there may be very many."""
        if not some:
            self.kinds.hide()
        elif not self._counting and self.isVisible():
            records = self.context.desk.records
            self._counting = True
            jobs.run(lambda _task: records.waiting_kinds(), self._show_kinds, self._on_not_counted, self)

    def _show_kinds(self, by_kind: dict[str, int]) -> None:
        self._counting = False
        self.kinds.setText(counted_words(by_kind))
        # What was counted may have gone out since.
        self.kinds.setVisible(bool(by_kind) and self.context.desk.records.waiting()[0] > 0)

    def _on_not_counted(self, _error: object) -> None:
        self._counting = False

    def _on_progress(self, doing: Doing) -> None:
        if doing.phase != self._phase:
            self._phase = doing.phase
            self._show_state(self._worker.state)  # what the phase before brought through waits no more
        done, total = (doing.size, doing.whole_size) if doing.whole_size else (doing.done, doing.total)
        # What went out is no success yet: that is what the server says it holds.
        self.bar.show_progress(doing.confirmed if doing.phase == "send" else done, done, total)
        self.doing.setText(doing_words(doing))

    def _show_conflicts(self) -> None:
        count = self.context.desk.conflicts.count()
        self.conflict_card.setVisible(bool(count))
        self.differing.setText(self.tr("%n entries differ between two people", "", count))

    def _show_refused(self) -> None:
        _empty(self._refused)
        records = self.context.desk.records
        lines, erased = records.not_taken(MOST_REFUSED), records.erased_again()
        self.refused_card.setVisible(bool(lines or erased))
        for line in lines:
            fields = "、".join(field_words(name, line.kind) for name in line.fields)
            when = show_stamp(line.at, self.context.now())
            text = self.tr("{when}: {subject}, {fields}").format(
                when=when, subject=subject_words(line.kind, line.subject) or kind_words(line.kind), fields=fields
            )
            self._refused.addWidget(label(text, "", wrap=True))
            self._refused.addWidget(label(refused_words(line.reason), "muted", wrap=True))
        if erased:
            words = self.tr(
                "%n changes were about women who were erased at their own wish. They were erased here again; nothing"
                " needs to be done.",
                "",
                erased,
            )
            self._refused.addWidget(label(words, "muted", wrap=True))

    def _show_laptop(self) -> None:
        connection = server_of(self.context.desk)
        self.laptop_card.setVisible(connection is not None)
        if connection is not None:
            role = dict(roles()).get(connection.role, connection.role)
            parts = [connection.name or self.context.desk.records.township_name() or connection.township, role]
            if connection.digits:
                parts.append(self.tr("eight digits {digits}").format(digits=connection.digits))
            self.laptop.setText(" · ".join(parts))
            self._digits_words.setVisible(bool(connection.digits))
        self.laptops_card.refresh()


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

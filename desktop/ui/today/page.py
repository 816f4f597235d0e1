"""今日 Today: what is due, what was done last, and the few acts that a day begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from desktop.services.day_work import WORK, is_unsaved, is_unsent
from desktop.services.findings.declared import DECLARED
from desktop.services.findings.finding import Found
from desktop.services.findings.findings import KINDS
from desktop.services.today import Coming, Overview
from desktop.ui import theme
from desktop.ui.dates import show_date, show_moment, show_since, show_time
from desktop.ui.guarded import guarded
from desktop.ui.page import Context, Page
from desktop.ui.roles import may_change
from desktop.ui.today.first_days import FirstDays
from desktop.ui.today.line import Line
from desktop.ui.today.work_card import WorkCard
from desktop.ui.widgets import Card, Scroll, button, label

if TYPE_CHECKING:
    from desktop.ui.held_plot import HeldPlot

#: Page width (at scale 1) under which the columns stand below each other.
NARROW = 820
#: … and from which what was done last has a column of its own.
WIDE = 1480
#: Backups older than so many days are spoken of.
OLD_BACKUP_DAYS = 2


class TodayPage(Page):
    """The page that the program opens with."""

    watches = (
        frozenset({"activity", "attendance", "sheet", "visit", "home", "person", "user"})
        | {kind for work in WORK for kind in work.kinds}
        | set(KINDS)
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.around(24), theme.px(16), theme.around(24), theme.px(12))
        outer.setSpacing(theme.px(16))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label("", "title")
        self.subtitle = label("", "muted")
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        go = context.window.go
        self.log_activity = button(
            self.tr("Log an activity"),
            lambda: go("activities", new=True),
            look="primary",
            icon_name="plus",
            tip="Ctrl+N",
        )
        self.log_visit = button(self.tr("Log a visit"), lambda: go("visits", new=True), icon_name="plus")
        for made in (self.log_visit, self.log_activity):
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        scroll = Scroll()
        outer.addWidget(scroll, 1)
        self._top = QVBoxLayout()
        scroll.body.addLayout(self._top)
        scroll.body.setSpacing(theme.px(16))
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(theme.px(16))
        self._left, self._middle, self._right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for column, share in ((self._left, 3), (self._middle, 3), (self._right, 2)):
            column.setSpacing(theme.px(16))
            column.addStretch(1)
            self.columns.addLayout(column, share)
        scroll.body.addLayout(self.columns)
        scroll.body.addStretch(1)
        self._cards: list[Card] = []
        self._months: HeldPlot | None = None  # stays while the others are made anew
        self.work: WorkCard | None = None
        self._unfolded: set[str] = set()
        self._painted = False
        self._is_wide = False
        context.bus.kept.connect(self._on_kept)

    # --- what the window asks for ----------------------------------------------------------------------------------

    def refresh(self, changes: Any) -> None:
        self._fill()
        self._count_months()

    def new_record(self) -> None:
        self.context.window.go("activities", new=True)

    def print_shown(self) -> None:
        coming = self.context.desk.due.coming()
        if coming:
            self.context.window.go("activities", id=coming[0].id, print=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.columns.direction() != way:
            self.columns.setDirection(way)
        if self._cards and self._is_wide != (self.width() >= theme.px(WIDE)):
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        # The clock moved on and backups are no records: what is due is read anew each time the page is shown.
        super().showEvent(event)
        self._fill()
        self._count_months()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_paint)

    def _after_paint(self) -> None:
        """Adds what takes its time; a window whose township was closed meanwhile would open its file anew for it."""
        if self.isEnabled():
            self._add_months()
            self._add_findings()
        else:
            self._painted = False  # again when it may be used again

    def _on_kept(self) -> None:
        if self.isVisible():
            self._fill()

    # --- content ---------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        desk = self.context.desk
        today = self.context.today()
        overview = desk.due.overview(self.context.settings.closing_day)
        name = desk.records.user_name(desk.records.user)
        self.title.setText(show_date(today.isoformat(), today))
        self.subtitle.setText(self.tr("Hello, {name}").format(name=name) if name else self.tr("What is due today"))
        self.log_visit.setVisible(may_change(desk, "visit"))
        # The first steps have their own primary button.
        self.log_activity.setVisible(overview.begun.done and may_change(desk, "activity"))
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._is_wide = self.width() >= theme.px(WIDE)
        self.columns.setStretch(1, 3 if self._is_wide else 0)
        self._cards = [self._put(column, card) for column, card in self._made(overview, today)]

    def _made(self, overview: Overview, today: date) -> Iterator[tuple[QVBoxLayout, Card]]:
        """The cards of each column; in a township's first days none that has nothing to say."""
        drafts = self.context.desk.drafts.all()
        begun = overview.begun
        self.work = None
        if not begun.done:
            yield self._top, FirstDays(self.context, begun)
        if self._wants_lock():
            yield self._right, self._lock_card()
        found = self._found()
        if begun.done or overview.to_do or drafts or found:
            self.work = WorkCard(self.context, overview.to_do, drafts, self._unfolded, found)
            yield self._left, self.work
        if begun.done or overview.coming:
            yield self._left, self._coming(overview, today)
        if begun.done or self.context.desk.records.joined or self.context.desk.backups.ahead() is not None:
            yield self._right, self._before_leaving(overview, today)
        if begun.done or overview.latest:
            yield (self._middle if self._is_wide else self._left), self._latest(overview, today)

    def _put(self, column: QVBoxLayout, card: Card) -> Card:
        foot = 2 if column is self._right and self._months is not None else 1  # a stretch, and the months above it
        column.insertWidget(max(0, column.count() - foot), card)
        return card

    def _coming(self, overview: Overview, today: date) -> Card:
        card = Card(self.tr("Coming up"))
        for coming in overview.coming[:6]:
            card.body.addWidget(self._coming_line(coming, today))
        if not overview.coming:
            card.body.addWidget(label(self.tr("Nothing is planned for the next seven days."), "muted", wrap=True))
        return card

    def _coming_line(self, coming: Coming, today: date) -> Line:
        day = date.fromisoformat(coming.start[:10])
        when = show_moment(coming.start, today)
        if (day - today).days in (0, 1):
            near = self.tr("Today") if day == today else self.tr("Tomorrow")
            when = f"{near} {show_time(coming.start)}".strip()
        parts = [when, coming.place]
        if coming.expected:
            parts.append(self.tr("%n expected", "", coming.expected))
        go = self.context.window.go
        return Line(
            coming.title,
            " · ".join(part for part in parts if part),
            lambda: go("activities", id=coming.id),
            pill=self.tr("Sheet printed") if coming.sheet_printed else "",
            tone="accent",
            action=self.tr("Print sheet"),
            icon_name="printer",
            run=lambda: go("activities", id=coming.id, print=True),
        )

    def _before_leaving(self, overview: Overview, today: date) -> Card:
        card = Card(self.tr("Before you leave"))
        count, since = overview.waiting
        go = self.context.window.go
        if not self.context.desk.records.joined:
            words = self.tr("No server joined yet. Everything is kept here, and on the stick that you back up to.")
            card.body.addWidget(Line(self.tr("Kept on this laptop only"), words, lambda: go("sync")))
        elif count and not is_unsent(self.context.desk):
            day = datetime.fromtimestamp((since or 0) / 1000).date()
            detail = self.tr("Since {day}. They are safe here and go out when there is a line.")
            card.body.addWidget(
                Line(
                    self.tr("%n changes not yet sent", "", count),
                    detail.format(day=show_since(day, today)),
                    lambda: go("sync"),
                )
            )
        elif not count:
            card.body.addWidget(Line(self.tr("Everything is sent"), "", lambda: go("sync")))
        age, ahead = self.context.desk.backups.age(), self.context.desk.backups.ahead()
        if ahead is not None:
            card.body.addWidget(
                Line(
                    self.tr("The date of this laptop is wrong, or was"),
                    self.tr("The last backup is dated {when}.").format(
                        when=show_moment(ahead.isoformat(timespec="minutes"), today)
                    ),
                    lambda: go("settings", part="backup"),
                    pill=self.tr("Check the date"),
                    tone="warn",
                )
            )
        elif age is None:
            card.body.addWidget(
                Line(
                    self.tr("No backup yet"),
                    self.tr("Keep one on a stick as well."),
                    lambda: go("settings", part="backup"),
                )
            )
        elif not is_unsaved(self.context.desk):
            old = age.days >= OLD_BACKUP_DAYS
            card.body.addWidget(
                Line(
                    self.tr("Last backup: {day}").format(day=show_since((self.context.now() - age).date(), today)),
                    self.tr("Keep one on a stick as well.") if old else self._tried(today),
                    lambda: go("settings", part="backup"),
                    pill=self.tr("Old") if old else "",
                    tone="warn",
                )
            )
        trial = self.context.desk.backups.trial()
        if trial is not None and trial.code and not trial.damaged:
            title = self.tr("The last backup could not be tried")
            words = self.tr("The disk has too little room, or does not answer. It is tried again a day later.")
            card.body.addWidget(Line(title, words, lambda: go("settings", part="backup")))
        elif trial is not None and trial.code:
            card.body.addWidget(
                Line(
                    self.tr("The last backup could not be put back"),
                    self.tr("It was tried on {day}. The records are fine: make another backup now.").format(
                        day=show_date(trial.at.isoformat(), today)
                    ),
                    lambda: go("settings", part="backup"),
                    pill=self.tr("Back up"),
                    tone="warn",
                )
            )
        return card

    def _wants_lock(self) -> bool:
        desk = self.context.desk
        return self.context.lock is not None and desk.key is None and desk.encrypts and desk.records.may_write

    def _lock_card(self) -> Card:
        """Offered, never forced: an existing township goes on in the clear until she says so."""
        card = Card(self.tr("Give this laptop a lock"))
        words = self.tr("The records lie in the clear. With a lock, a stolen laptop gives nothing away.")
        card.body.addWidget(label(words, "muted", wrap=True))
        go = self.context.window.go
        made = button(self.tr("Make the lock…"), lambda: go("settings", lock=True), icon_name="lock-simple")
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _tried(self, today: date) -> str:
        """That a backup was put back somewhere else to try it; "" where none was, or it went wrong."""
        trial = self.context.desk.backups.trial()
        if trial is None or trial.code:
            return ""
        words = self.tr("Tried on {day}: it can be put back (%n women).", "", trial.women)
        return words.format(day=show_date(trial.at.isoformat(), today))

    def _add_months(self) -> None:
        """After the first paint: counting, and what it needs, would hold the start up."""
        from desktop.ui.held_plot import HeldPlot

        card, plot = Card(""), HeldPlot(self.context)
        card.body.addWidget(plot)
        card.body.addWidget(
            button(self.tr("All figures"), lambda: self.context.window.go("month"), look="link"),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        card.hide()
        plot.counted.connect(lambda: card.setVisible(not plot.isHidden()))
        self._put(self._right, card)
        self._months = plot

    def _add_findings(self) -> None:
        """After the first paint: what is to be looked at in the records stands below what is due."""
        found = self._found()
        if self.work is not None:
            self.work.add_findings(found)
        elif found:  # all that there is to do
            self._fill()

    def _found(self) -> Sequence[Sequence[Found]]:
        return self.context.desk.findings.folded(len(DECLARED)) if self._painted else ()

    def _count_months(self) -> None:
        if self._months is not None:
            self._months.read()

    def _latest(self, overview: Overview, today: date) -> Card:
        card = Card(self.tr("Done last"))
        for id_, title, start, came in overview.latest:
            card.body.addWidget(
                Line(
                    title or "",
                    show_moment(start, today),
                    partial(self.context.window.go, "activities", id=id_),
                    pill=self.tr("%n came", "", came),
                )
            )
        if not overview.latest:
            card.body.addWidget(label(self.tr("No activity was held yet."), "muted", wrap=True))
        return card

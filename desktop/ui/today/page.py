"""今日 Today: what is due, what was done last, and the few acts that a day begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.drafts import Kept
from desktop.services.findings.declared import Found
from desktop.services.findings.findings import KINDS
from desktop.services.today import Coming, Overview, Unfinished
from desktop.ui import theme
from desktop.ui.dates import show_date, show_moment, show_since, show_time
from desktop.ui.drafts import about_words, discard, page_of, title_of
from desktop.ui.elided import ElidedLink
from desktop.ui.findings.acts import may_mend, open_finding
from desktop.ui.findings.words import alike_words, names_words
from desktop.ui.guarded import guarded
from desktop.ui.page import Context, Page
from desktop.ui.roles import may_change
from desktop.ui.terms import left_tone, left_words
from desktop.ui.today.first_days import FirstDays
from desktop.ui.widgets import Card, Pill, Scroll, button, label

if TYPE_CHECKING:
    from desktop.ui.held_plot import HeldPlot

#: Page width (at scale 1) under which the columns stand below each other.
NARROW = 820
#: … and from which what was done last has a column of its own.
WIDE = 1480
#: So many drafts are shown until all are asked for.
DRAFTS = 4
#: So many terms that are due are shown.
TERMS = 3
#: So many lines of what is to be looked at in the records.
FINDINGS = 7
#: Backups older than so many days are spoken of.
OLD_BACKUP_DAYS = 2


class Line(QWidget):
    """One thing of a card: words at the left, a pill and one action at the right."""

    def __init__(
        self,
        title: str,
        detail: str,
        opened: Callable[[], object],
        *,
        pill: str = "",
        tone: str = "neutral",
        action: str = "",
        icon_name: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.open = ElidedLink(title, opened, least=96)
        words.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        if detail:
            words.addWidget(label(detail, "muted", wrap=True))
        row.addLayout(words, 1)
        if pill:
            row.addWidget(Pill(pill, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        if action:
            row.addWidget(button(action, run, icon_name=icon_name), 0, Qt.AlignmentFlag.AlignVCenter)


class TodayPage(Page):
    """The page that the program opens with."""

    watches = frozenset(
        {"activity", "attendance", "sheet", "visit", "home", "person", "conflict", "user", "person_tag", "incoming"}
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
        self._findings: Card | None = None
        self._painted = False
        self._is_wide = False
        self._all_drafts = False
        context.bus.kept.connect(self._on_kept)

    # --- what the window asks for ----------------------------------------------------------------------------------

    def refresh(self, changes: Any) -> None:
        self._fill()
        self._count_months()

    def new_record(self) -> None:
        self.context.window.go("activities", new=True)

    def print_shown(self) -> None:
        coming = self.context.desk.due.overview().coming
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
        overview = desk.due.overview()
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
        self._add_findings()

    def _made(self, overview: Overview, today: date) -> Iterator[tuple[QVBoxLayout, Card]]:
        """The cards of each column; in a township's first days none that has nothing to say."""
        drafts = self.context.desk.drafts.all()
        begun = overview.begun
        if not begun.done:
            yield self._top, FirstDays(self.context, begun)
        if self._wants_lock():
            yield self._right, self._lock_card()
        if drafts:
            yield self._left, self._drafts(drafts)
        if begun.done or overview.coming:
            yield self._left, self._coming(overview, today)
        if begun.done or overview.waits:
            yield self._left, self._unfinished(overview, today)
        if overview.due_terms:
            yield self._left, self._terms(overview, today)
        if begun.done or self.context.desk.records.joined or self.context.desk.backups.ahead() is not None:
            yield self._right, self._before_leaving(overview, today)
        if begun.done or begun.homes:
            yield self._right, self._homes(overview, today)
        if begun.done or overview.latest:
            yield (self._middle if self._is_wide else self._left), self._latest(overview, today)

    def _put(self, column: QVBoxLayout, card: Card) -> Card:
        foot = 2 if column is self._right and self._months is not None else 1  # a stretch, and the months above it
        column.insertWidget(max(0, column.count() - foot), card)
        return card

    def _drafts(self, drafts: Sequence[Kept]) -> Card:
        """What was typed and is no record yet, the latest first."""
        card = Card(self.tr("Drafts"))
        shown = drafts if self._all_drafts else drafts[:DRAFTS]
        for kept in shown:
            card.body.addWidget(self._draft_line(kept))
        more = len(drafts) - len(shown)
        if more:
            card.body.addWidget(button(self.tr("%n more", "", more), self._show_all_drafts, look="link"))
        return card

    def _draft_line(self, kept: Kept) -> Line:
        where: dict[str, Any] = {"draft": kept.key} if kept.new else {"id": kept.id}
        if kept.kind == "activity":
            where = {"editing": kept.key}
        go = self.context.window.go
        return Line(
            title_of(kept),
            about_words(self.context, kept),
            lambda: go(page_of(kept), **where),
            action=self.tr("Discard"),
            run=lambda: discard(self.context, kept),
        )

    def _show_all_drafts(self) -> None:
        self._all_drafts = True
        self._fill()

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

    def _unfinished(self, overview: Overview, today: date) -> Card:
        card = Card(self.tr("Waiting for you"))
        for unfinished in overview.unfinished[:6]:
            card.body.addWidget(self._unfinished_line(unfinished, today))
        go = self.context.window.go
        if overview.open_conflicts:
            card.body.addWidget(
                Line(
                    self.tr("%n entries differ between two people", "", overview.open_conflicts),
                    self.tr("Choose which one holds; both are kept until you do."),
                    lambda: go("sync", part="conflicts"),
                    pill=self.tr("Decide"),
                    tone="warn",
                )
            )
        if overview.to_complete:
            card.body.addWidget(
                Line(
                    self.tr("%n women whose record is to be completed", "", overview.to_complete),
                    self.tr("Entered in one line at an activity."),
                    lambda: go("people", to_complete=True),
                )
            )
        if overview.due_tags:
            card.body.addWidget(
                Line(
                    self.tr("%n tags to be looked at again", "", overview.due_tags),
                    self.tr("Does it still hold? Give the next day, or end it."),
                    lambda: go("tags", due=True),
                )
            )
        if overview.due_documents:
            card.body.addWidget(
                Line(
                    self.tr("%n documents to be answered", "", overview.due_documents),
                    self.tr("The day that the office gave has come."),
                    lambda: go("incoming", due=True),
                )
            )
        if not overview.waits:
            card.body.addWidget(label(self.tr("Everything is typed in."), "muted"))
        return card

    def _terms(self, overview: Overview, today: date) -> Card:
        """换届 countdown: the most urgent terms, the others a click away."""
        card = Card(self.tr("Elections due"))
        go, due = self.context.window.go, overview.due_terms
        for each in due[:TERMS]:
            term = each.term
            ordinal = self.tr("Term {n}").format(n=term.ordinal) if term.ordinal else ""
            day = self.tr("due {day}").format(day=show_date(term.due.isoformat(), today)) if term.due else ""
            card.body.addWidget(
                Line(
                    each.name,
                    " · ".join(part for part in (ordinal, day) if part),
                    partial(go, "units", id=term.org),
                    pill=left_words(term.left),
                    tone=left_tone(term.left) or "neutral",
                )
            )
        if len(due) > TERMS:
            more = self.tr("%n more", "", len(due) - TERMS)
            card.body.addWidget(button(more, partial(go, "units", due=True), look="link"))
        return card

    def _unfinished_line(self, unfinished: Unfinished, today: date) -> Line:
        pill, where = self.tr("Held?"), {}
        if unfinished.why != "planned":
            pill, where = self.tr("%n unaccounted", "", unfinished.missing), {"typing": True}
        return Line(
            unfinished.title,
            show_moment(unfinished.start, today),
            lambda: self.context.window.go("activities", id=unfinished.id, **where),
            pill=pill,
            tone="warn",
        )

    def _before_leaving(self, overview: Overview, today: date) -> Card:
        card = Card(self.tr("Before you leave"))
        count, since = overview.waiting
        go = self.context.window.go
        if not self.context.desk.records.joined:
            words = self.tr("No server joined yet. Everything is kept here, and on the stick that you back up to.")
            card.body.addWidget(Line(self.tr("Kept on this laptop only"), words, lambda: go("sync")))
        elif count:
            day = datetime.fromtimestamp((since or 0) / 1000).date()
            detail = self.tr("Since {day}. They are safe here and go out when there is a line.")
            card.body.addWidget(
                Line(
                    self.tr("%n changes not yet sent", "", count),
                    detail.format(day=show_since(day, today)),
                    lambda: go("sync"),
                )
            )
        else:
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
        else:
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

    def _homes(self, overview: Overview, today: date) -> Card:
        card = Card(self.tr("Women's homes without an activity for 60 days"))
        go = self.context.window.go
        for id_, name, last in self.context.desk.homes.last_held(overview.quiet_homes[:6]):
            detail = show_since(date.fromisoformat(last[:10]), today) if last else self.tr("Nothing held yet")
            card.body.addWidget(Line(name, detail, partial(go, "homes", id=id_)))
        more = len(overview.quiet_homes) - 6
        if more > 0:
            card.body.addWidget(button(self.tr("%n more", "", more), lambda: go("homes", quiet=True), look="link"))
        if not overview.begun.homes:
            card.body.addWidget(label(self.tr("No home is in the register yet."), "muted", wrap=True))
            if may_change(self.context.desk, "home"):
                add = button(self.tr("Add a home"), lambda: go("homes", new=True))
                card.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        elif not overview.quiet_homes:
            card.body.addWidget(label(self.tr("None: every home was in use."), "muted"))
        return card

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
        """After the first paint: what is to be looked at in the records, alike ones in a line; no card for nothing."""
        if self._findings is not None:
            self._findings.hide()
            self._findings.deleteLater()
            self._findings = None
        if not self._painted:
            return
        found = self.context.desk.findings.folded(FINDINGS)
        if not found:
            return
        go = self.context.window.go
        card = Card(self.tr("To look at in the records"))
        for alike in found:
            card.body.addWidget(self._finding_line(alike))
        card.body.addWidget(
            button(self.tr("All that is to be looked at"), lambda: go("findings"), look="link"),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        self._findings = self._put(self._left, card)

    def _finding_line(self, alike: Sequence[Found]) -> Line:
        """One line: a single finding opens its record, several the list of them; each can be said to be no fault."""
        context, findings = self.context, self.context.desk.findings
        single = len(alike) == 1

        def opened() -> None:
            if single:
                open_finding(context, alike[0])
            else:
                context.window.go("findings", code=alike[0].code)

        mends = single and may_mend(context, alike[0])
        may_set = context.desk.township_settings.may_change
        words = self.tr("Mend") if mends else self.tr("Not a fault here") if may_set else ""

        def act() -> None:
            if mends:
                context.act(lambda: findings.mend(alike[0]), self.tr("Mended"))
            else:
                context.act(lambda: findings.pass_over(alike), self.tr("Not a fault here"))

        return Line(
            names_words(context, alike),
            alike_words(alike, context),
            opened,
            pill=str(len(alike)) if not single else "",
            tone="warn",
            action=words,
            run=act,
        )

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

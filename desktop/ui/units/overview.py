"""How an organisation stands, and what there is of it: its term, seats and counts, groups, homes and activities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.federation import Standing
from desktop.services.plain_records import PlainFilter
from desktop.services.units import Unit
from desktop.ui import theme
from desktop.ui.dates import show_date, show_moment
from desktop.ui.elided import ElidedLink
from desktop.ui.held_plot import HeldPlot
from desktop.ui.page import Context
from desktop.ui.record_words import kind_words, term
from desktop.ui.related import Related
from desktop.ui.roles import may_change
from desktop.ui.table_model import Row
from desktop.ui.term_words import left_tone, left_words
from desktop.ui.widgets import Flow, Pill, button, label

#: The plain kinds of an organisation's own that stand together; each with its page.
OWN = {"term": "terms", "establishment": "seats", "org_count": "org_counts"}
#: So many activities are listed, the latest.
SHOWN = 20


class UnitStanding(QWidget):
    """In a few lines: what it is, its term with the days left, who leads it, how many are in office and vacant."""

    def __init__(self, context: Context, unit: Unit, standing: Standing) -> None:
        super().__init__()
        today = context.today()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        what = (term("org_level", unit.level), term("org_form", unit.form), term("org_link", unit.link))
        column.addWidget(label(" · ".join(part for part in what if part), "muted", wrap=True))
        pills = Flow(gap=8)
        running = standing.terms.get(unit.id)
        if running is not None:
            until = show_date(running.due.isoformat(), today, week=False) if running.due else ""
            ordinal = self.tr("Term {n}").format(n=running.ordinal) if running.ordinal else ""
            words = [ordinal, self.tr("due {day}").format(day=until) if until else "", left_words(running.left)]
            pills.addWidget(
                Pill(" · ".join(part for part in words if part), left_tone(running.left, running.soon) or "neutral")
            )
        members = len(standing.executives(unit.id))
        if members:
            pills.addWidget(Pill(self.tr("%n executives", "", members), "neutral"))
        if vacant := standing.vacant((unit.id,)):
            pills.addWidget(Pill(self.tr("%n vacant", "", vacant), "warn"))
        column.addLayout(pills)


class UnitRecords(QWidget):
    """Terms, planned seats and counts, the latest first, each kind with a way to write one more down."""

    def __init__(self, context: Context, unit: bytes) -> None:
        super().__init__()
        self._context, self._unit = context, unit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._add("term", self._term_words, self.tr("Write down a term"))
        self._add("establishment", self._seat_words, self.tr("Write down seats"))
        self._add("org_count", self._count_words, self.tr("Write down a count"))

    def _add(self, kind: str, words: Callable[[Row], Sequence[str]], new: str) -> None:
        context, service, go = self._context, self._context.desk.plain[kind], self._context.window.go
        self._column.addWidget(label(kind_words(kind), "section"))
        found = [r for r in service.page(service.ids(PlainFilter(of={"org": self._unit}, ended=None))) if r is not None]
        for record in found:
            said = " · ".join(part for part in words(record) if part)
            line = ElidedLink(said, partial(go, OWN[kind], id=record["id"]))
            self._column.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        if not found:
            self._column.addWidget(label(self.tr("None."), "muted"))
        if may_change(context.desk, kind):
            run = partial(go, OWN[kind], new=True, about={"org": self._unit})
            self._column.addWidget(button(new, run, look="link", icon_name="plus"), 0, Qt.AlignmentFlag.AlignLeft)

    def _day(self, iso: str | None) -> str:
        return show_date(iso, self._context.today(), week=False)

    def _term_words(self, record: Row) -> Sequence[str]:
        ended = record["stage"] == "ended"
        return (
            self.tr("Term {n}").format(n=record["ordinal"]) if record["ordinal"] else "",
            self._day(record["start"]),
            self.tr("ended {day}").format(day=self._day(record["ended_on"])) if ended and record["ended_on"] else "",
            self.tr("due {day}").format(day=self._day(record["due_on"])) if record["due_on"] and not ended else "",
            "" if ended else left_words(record["left"]),
        )

    def _seat_words(self, record: Row) -> Sequence[str]:
        return (
            term("engagement", record["engagement"]) + term("post", record["post"]),
            self.tr("%n planned", "", record["planned"] or 0),
            self.tr("%n vacant", "", record["vacant"]) if record["vacant"] else "",
            term("seat_kind", record["seat_kind"]) if record["seat_kind"] == "S1" else "",
            record["names"]["unit"],
            self.tr("until {day}").format(day=self._day(record["until"])) if record["until"] else "",
        )

    def _count_words(self, record: Row) -> Sequence[str]:
        return (
            self._day(record["counted_on"]),
            self.tr("%n women", "", record["women"]) if record["women"] is not None else "",
            self.tr("%n workers", "", record["workers"]) if record["workers"] is not None else "",
        )


class UnitDoings(QWidget):
    """What is below it, its homes, and what it hosted, alone or with others."""

    def __init__(self, context: Context, unit: bytes) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        desk, go = context.desk, context.window.go
        self._column.addWidget(HeldPlot(context, unit=unit))
        levels = desk.links.contact_points().get(unit, [])
        points = [term("link_level", level) for level in levels if level]
        if points:
            words = self.tr("Contact point of: {levels}").format(levels="、".join(points))
            self._column.addWidget(label(words, wrap=True))
        below = [each for each in desk.units.all() if each.parent == unit and each.works]
        self._list(self.tr("Below it"), [(each.short, "", partial(go, "units", id=each.id)) for each in below])
        homes = desk.federation.homes(unit)
        self._list(
            self.tr("Women's homes"),
            [(name, term("home_kind", kind), partial(go, "homes", id=id_)) for id_, name, kind in homes],
        )
        held = []
        for each in desk.federation.hosted(unit, SHOWN):
            part = self.tr("host") if each.first else self.tr("together with others")
            status = term("activity_status", each.status) if each.status != "held" else ""
            detail = " · ".join(p for p in (show_moment(each.start, context.today()), part, status) if p)
            held.append((each.title or "–", detail, partial(go, "activities", id=each.id)))
        self._list(self.tr("Activities"), held, self.tr("Nothing is written down that it hosted."))
        others = Related(context, without=tuple(OWN))
        others.show_about({"org_unit": unit})
        self._column.addWidget(others)

    def _list(self, title: str, lines: Sequence[tuple[str, str, Callable[[], object]]], none: str = "") -> None:
        if not lines and not none:
            return
        self._column.addWidget(label(title, "section"))
        for words, detail, opened in lines:
            self._column.addWidget(ElidedLink(words, opened), 0, Qt.AlignmentFlag.AlignLeft)
            if detail:
                self._column.addWidget(label(detail, "muted", wrap=True))
        if not lines:
            self._column.addWidget(label(none, "muted", wrap=True))

"""走访 Visits: the list by date, a visit's form beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.services.month import Period
from desktop.services.visits import UNCLASSIFIED, VisitFilter
from desktop.ui import theme
from desktop.ui.called import name_apart, shown_name
from desktop.ui.dates import show_date
from desktop.ui.form import FormField, chips, day, lines, text
from desktop.ui.list_page import ListPage
from desktop.ui.page import Context
from desktop.ui.person_editors import PeopleEditor, PersonEditor
from desktop.ui.record_editor import RecordEditor
from desktop.ui.record_words import options, term
from desktop.ui.roles import may_change
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Chips, Segments, button, tool_button


class VisitsPage(ListPage):
    """The visits of one township."""

    watches = frozenset({"visit", "person", "household", "org_unit"})
    help_topic = "visits"

    def __init__(self, context: Context) -> None:
        self._targets: list[str] = []
        self._since: str | None = None
        self._until: str | None = None
        super().__init__(
            context,
            "visits",
            title=self.tr("Visits"),
            columns=self._columns(context),
            sort=Sort("date", descending=True),
            search=self.tr("Name, initials, or a word of the visit"),
            primary=self.tr("Log a visit"),
            empty=(
                self.tr("No visit yet"),
                self.tr("Write down whom you visited, how she is and what was done. It takes a minute."),
                self.tr("Log a visit"),
            ),
            icon_name="visits",
        )
        self.period = Segments(
            [("all", self.tr("All")), ("this", self.tr("This month")), ("before", self.tr("Last month"))]
        )
        self.period.chosen.connect(self._on_period)
        self.span = button("", self._on_span_away, look="chip", icon_name="x", tip=self.tr("Show all dates"))
        self.span.setCheckable(True)
        self.span.hide()
        choices = [*options("visit_target"), (UNCLASSIFIED, self.tr("Not classified"))]
        self.targets = Chips(choices, shown=round(8 / theme.scale()), several=True)
        self.targets.chosen.connect(self._on_targets)
        self.add_filter(self.period)
        self.add_filter(self.span)
        self.add_filter(self.targets)
        visits = context.desk.visits
        self.editor = RecordEditor(context, "visit", self._fields(), self._read, visits.save, self._named)
        self.panel.set_content(self.editor)
        self.delete_button = tool_button("trash", self.tr("Delete"), self.delete)
        self.panel.actions.addWidget(self.delete_button)
        self.editor.finished.connect(self._on_finished)
        self.editor.draft.erased.connect(self.side.close_panel)
        self.editor.dropped.connect(self._on_dropped)
        self.side.panel_shown.connect(
            lambda shown: self.table.hide_columns(("gacha_name", "visitor_names") if shown else ())
        )
        self.header.primary.setVisible(may_change(context.desk, "visit"))
        self.reload()

    def _columns(self, context: Context) -> list[Column]:
        return [
            Column(
                "date",
                self.tr("Date"),
                lambda row: show_date(row["date"], context.today()),
                width=136,
                sort="date",
            ),
            Column(
                "person_name",
                self.tr("Whom"),
                lambda row: name_apart(row["person_name"], row["person_apart"]),
                width=128,
            ),
            Column("gacha_name", self.tr("Gacha"), width=136, muted=True),
            Column(
                "target",
                self.tr("Target"),
                lambda row: term("visit_target", row["target"]),
                width=152,
                tone=lambda _row: "neutral",
            ),
            Column("situation", self.tr("What was found"), _summary, width=280, stretch=True),
            Column(
                "visitor_names",
                self.tr("Who went"),
                lambda row: "、".join(map(shown_name, row["visitor_names"])),
                width=152,
                muted=True,
            ),
        ]

    def _fields(self) -> list[FormField]:
        context = self.context
        return [
            FormField(
                "person",
                self.tr("Whom"),
                lambda: PersonEditor(context, newcomers=may_change(context.desk, "person")),
            ),
            day("date", self.tr("Date"), context.today, future=False, half=True, needed=True),
            text("place", self.tr("Place"), hint=self.tr("winter camp, home, …"), half=True, limit=80),
            FormField(
                "visitors",
                self.tr("Who went"),
                lambda: PeopleEditor(context, self.tr("Another one, by name"), context.desk.visits.myself),
            ),
            chips("target", self.tr("Target"), options("visit_target"), shown=7),
            lines("situation", self.tr("What was found"), hint=self.tr("How she lives and how she is")),
            lines("difficulty", self.tr("Difficulty"), hint=self.tr("What she asks for, what is hard")),
            lines("measure", self.tr("What was done"), hint=self.tr("What was given, promised, passed on")),
        ]

    # --- the list ---------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        wanted = VisitFilter(self.search_text, tuple(self._targets), self._since, self._until)
        return self.context.desk.visits.ids(wanted, newest=sort.descending)

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        return self.context.desk.visits.page(ids)

    def filtered(self) -> bool:
        return bool(self.search_text or self._targets or self._since or self._until)

    def clear_filters(self) -> None:
        self._targets = []
        self.targets.set_value([])
        self._set_span(None, None)
        super().clear_filters()

    def count_words(self, count: int) -> str:
        return self.tr("%n visits", "", count)

    def _on_targets(self, value: list[str]) -> None:
        self._targets = value
        self.reload()

    def _on_period(self, key: str) -> None:
        period = self._named_periods().get(key)
        if period is None:
            self._set_span(None, None)
        else:
            self._set_span(period.first.isoformat(), period.last.isoformat())
        self.reload()

    def new_day(self) -> None:
        if self.period.value() in ("this", "before"):  # the month may be another since
            self._on_period(self.period.value())
        if self.side.panel_open and self.editor.id is None and not self.editor.dirty:
            self._show_new()  # with the day of today
        super().new_day()

    def _on_span_away(self) -> None:
        self._set_span(None, None)
        self.reload()

    def _named_periods(self) -> dict[str, Period]:
        own, settings = self.context.settings.closing_day, self.context.desk.township_settings
        this = settings.period_at(self.context.today(), own)
        before = settings.period_of(this.year - (this.month == 1), (this.month - 2) % 12 + 1, own)
        return {"this": this, "before": before}

    def _set_span(self, since: str | None, until: str | None) -> None:
        """Narrows the list to a span of days; one that has a name lights its name, another its own chip."""
        self._since, self._until = since, until
        names = {(p.first.isoformat(), p.last.isoformat()): key for key, p in self._named_periods().items()}
        name = names.get((since or "", until or ""))
        if name is not None or (since is None and until is None):
            self.period.set_value(name or "all")
        today = self.context.today()
        ends = [show_date(end, today, week=False) for end in (since, until)]
        self.span.setText("–".join(ends))
        self.span.setVisible(name is None and bool(since or until))
        self.span.setChecked(True)

    # --- one visit --------------------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if {"since", "until", "target"} & where.keys():
            target = where.get("target")
            self._targets = [target] if target else []
            self.targets.set_value(self._targets)
            self._set_span(where.get("since"), where.get("until"))
            self.reload()
        super().go_to(**where)

    def _named(self, values: Mapping[str, Any]) -> str:
        person = values.get("person")
        return self.context.desk.people.name(person) if isinstance(person, bytes) else str(person or "")

    def place(self) -> dict[str, Any]:
        new = self.side.panel_open and self.editor.id is None
        return {"draft": self.editor.draft.key} if new else super().place()

    def new_record(self) -> None:
        self._show_new()

    def resume_draft(self, key: str) -> None:
        self._show_new(key)

    def _show_new(self, draft: str = "") -> None:
        if not may_change(self.context.desk, "visit"):
            return
        self.editor.leave()
        self.table.choose(None)
        self.panel.title.setText(self.tr("Log a visit"))
        self.delete_button.hide()
        self.editor.show_new(self.context.desk.visits.proposal(), draft)
        self.side.open_panel()
        self.editor.form.focus_field("person")

    def show_record(self, id: bytes) -> bool:
        if id != self.editor.id:
            self.editor.leave()
        record = self.context.desk.visits.get(id)
        if record is None or not self.editor.show_record(id):
            self.side.close_panel()
            return False
        self.panel.title.setText(name_apart(record["person_name"], record["person_apart"]) or self.tr("Visit"))
        self.delete_button.setVisible(may_change(self.context.desk, "visit"))
        return True

    def _read(self, id: bytes) -> dict[str, Any] | None:
        """A visit as the form shows it."""
        visits = self.context.desk.visits
        record = visits.get(id)
        return None if record is None else record | {"visitors": visits.who_went(record)}

    def hide_record(self) -> None:
        self.editor.leave()

    def flush(self) -> None:
        self.editor.flush()

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        shown = self.editor.id
        if self.side.panel_open and shown is not None and not self.editor.dirty:
            self.show_record(shown)

    def _on_finished(self, id: bytes) -> None:
        self.open_record(id)

    def _on_dropped(self) -> None:
        if self.editor.id is not None:
            self.show_record(self.editor.id)
        else:
            self.editor.form.load({})
            self.side.close_panel()
            self.table.setFocus()

    def delete(self) -> None:
        """Takes the shown visit out; a toast brings it back."""
        id_ = self.editor.id
        if id_ is None:
            return
        if self.context.act(lambda: self.context.desk.visits.delete(id_), self.tr("Visit deleted")) is not None:
            self.editor.forget()
            self.side.close_panel()


def _summary(row: Row) -> str:
    return str(row["situation"] or row["difficulty"] or row["measure"] or "")

"""执委履职 The years of executives: what records show of each, what was written down, points, and the papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents import federation_forms
from desktop.documents.duty_papers import ballot, duty_files, points_register, reports, statistics
from desktop.documents.federation_forms import FormPaper
from desktop.documents.register import Book, RegisterColumn, RegisterData, set_paper
from desktop.errors import KnownError
from desktop.services.duty.facts import SHOWN_BY
from desktop.services.figures import percent
from desktop.ui import theme
from desktop.ui.duty.table import TableDialog
from desktop.ui.duty_words import COUNTED
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import emptied, label, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("duty", "Years on duty"),
        new=QCoreApplication.translate("duty", "New year"),
        search=QCoreApplication.translate("duty", "Name, or a word of her report"),
        empty=QCoreApplication.translate("duty", "No year is prepared yet"),
        first=QCoreApplication.translate(
            "duty",
            "A page a year for each executive: links, visits, needs, meetings, courses and honours are counted from "
            "the records; write down only what they do not show.",
        ),
        deleted=QCoreApplication.translate("duty", "Year of an executive deleted"),
        count=lambda n: QCoreApplication.translate("duty", "%n years of executives", "", n),
    )


LOOK = Look(
    "duty_year",
    icon="duty",
    words=_words,
    columns={
        "about": 160,
        "org": 176,
        "year": 72,
        "duty_links": 96,
        "duty_visits": 80,
        "duty_meetings": 96,
        "duty_points": 152,
        "level": 128,
    },
    form=(
        *("about", "org", "year", "duty_entry", "report", "voted_on", "ballots", "excellent", "competent"),
        *("basic", "failing", "level", "comment", "note"),
    ),
    half=frozenset({"voted_on", "ballots", "excellent", "competent", "basic", "failing"}),
    filters=("year", "org", "level"),
    narrow=("org", "duty_links", "duty_visits", "duty_meetings", "level"),
    heads={
        "about": ("姓名", "执委"),
        "org": ("组织", "所在妇联"),
        "year": ("年度",),
        "report": ("述职",),
        "voted_on": ("测评日期",),
        "ballots": ("收回票数",),
        "excellent": ("优秀",),
        "competent": ("称职",),
        "basic": ("基本称职",),
        "failing": ("不称职",),
        "level": ("评定", "等次"),
        "comment": ("评议意见",),
    },
    book=Book(
        "执委履职登记簿",
        (
            ("about", RegisterColumn("姓名", 30)),
            ("org", RegisterColumn("组织", 40, "left")),
            ("year", RegisterColumn("年度", 18)),
            ("duty_entry", RegisterColumn("履职事项", 110, "left")),
            ("level", RegisterColumn("评定", 25)),
            ("note", RegisterColumn("备注", 38, "left")),
        ),
    ),
    watches=frozenset({*SHOWN_BY, "setting"}),
)
_TONES = {"excellent": "accent", "good": "accent", "passed": "neutral", "failed": "warn"}


class DutyPage(PlainPage):
    """The years of one township's executives; points are off until the chair takes a table."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        actions = self.header.action_row
        if may_change(context.desk, "duty_year"):
            actions.insertWidget(0, tool_button("users", self.tr("Prepare this year for all in office"), self.prepare))
        self.more = tool_button("list-bullets", self.tr("Points and papers"), self.show_more)
        actions.addWidget(self.more)

    # --- what it looks like -----------------------------------------------------------------------------------------

    def first_sort(self) -> Sort:
        return Sort("year", descending=True)

    def column(self, name: str, width: int, at: int) -> Column:
        if name not in COUNTED:
            made = super().column(name, width, at)
            return replace(made, number=False) if name == "year" else made
        words = QCoreApplication.translate("fields", COUNTED[name])
        points = name == "duty_points"
        return Column(
            name,
            words,
            lambda row: self.cell(row, name),
            width=width,
            number=name in ("duty_links", "duty_visits"),
            tone=(lambda row: self._tone_of(row)) if points else None,
            tip=lambda row: self._tip(row, name),
            drop=1 if points else at,
        )

    def cell(self, row: Row, name: str) -> str:
        if name == "year":
            return str(row["year"] or "")
        if name not in COUNTED:
            return super().cell(row, name)
        facts, score = row["facts"], row["score"]
        if name == "duty_links":
            return str(facts.links)
        if name == "duty_visits":
            return str(facts.visits)
        if name == "duty_meetings":
            return f"{facts.came}/{facts.due}"
        if score is None:
            return "—"
        return " ".join(filter(None, (score.words, term("duty_grade", score.grade) if score.grade else "")))

    def _tone_of(self, row: Row) -> str:
        score = row["score"]
        if score is None:
            return ""
        if not score.table.adds_up:
            return "accent" if score.reached == len(score.lines) else "neutral"
        return _TONES[score.grade]

    def _tip(self, row: Row, name: str) -> str:
        facts = row["facts"]
        if name == "duty_meetings":
            words = self.tr("Came to {came} of {due}, on leave at {leave}")
            return words.format(came=facts.came, due=facts.due, leave=facts.leave)
        if name == "duty_points" and row["is_full_time"]:
            return self.tr("A full-time cadre has no points.")
        return "\n".join(self._lines(row)) if name == "duty_points" else self.cell(row, name)

    def panel_content(self) -> QWidget:
        self.above_form = QWidget()
        self.column_above = QVBoxLayout(self.above_form)
        self.column_above.setContentsMargins(0, 0, 0, 0)
        self.column_above.setSpacing(theme.px(4))
        self.editor.add_above(self.above_form)
        return self.editor

    def on_new(self) -> None:
        self.above_form.hide()

    def on_shown(self, record: Mapping[str, Any]) -> None:
        """What records show of the year, then its points."""
        emptied(self.column_above)
        for words in self._told(record):
            self.column_above.addWidget(label(words, "small", wrap=True))
        self.above_form.show()

    def _told(self, record: Mapping[str, Any]) -> list[str]:
        facts = record["facts"]
        counts = self.tr(
            "By the records: linked to {links} women and {households} households, visited {visits} times on {days} "
            "days, closed {needs} needs, came to {activities} activities, {courses} courses, finished {projects} "
            "projects, {honours} honours."
        )
        told = [counts.format(**{name: getattr(facts, name) for name in facts.__dataclass_fields__})]
        met = self.tr("Meetings: {came} of {due} ({share}), on leave at {leave}.")
        told.append(
            met.format(came=facts.came, due=facts.due, leave=facts.leave, share=percent(facts.attendance))
            if facts.due
            else self.tr("She was due at no meeting whose sign-in is known.")
        )
        if record["is_full_time"] and self.context.desk.duty.table() is not None:
            told.append(self.tr("A full-time cadre has no points."))
        if record["score"] is not None:
            told += self._lines(record)
        if record["share"] is not None:
            told.append(self.tr("Votes for competent or better: {share}").format(share=percent(record["share"])))
        return told

    def _lines(self, record: Mapping[str, Any]) -> list[str]:
        score = record["score"]
        if score is None:
            return []
        parts = [
            f"{term('duty_item', line.item.code)} {line.points}"
            if score.table.adds_up
            else f"{term('duty_item', line.item.code)} {line.number}/{line.item.least}"
            for line in score.lines
            if line.points or line.number or not score.table.adds_up
        ]
        whole = self.tr("Points: {sum} {grade}") if score.table.adds_up else self.tr("Targets reached: {sum}")
        grade = term("duty_grade", score.grade) if score.grade else ""
        told = [whole.format(sum=score.words, grade=grade).strip(), " · ".join(parts)]
        if score.waiting:
            told.append(self.tr("%n wait to be confirmed", "", score.waiting))
        return [line for line in told if line]

    # --- acts -------------------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """A year for everybody in office who has none: of the organisation that narrows the list, else the sumu's."""
        desk = self.context.desk
        top = desk.units.township()
        key = self.boxes["org"].key
        org = key if isinstance(key, bytes) else top.id if top is not None else None
        if org is None:
            return
        year = self.context.today().year
        count = len(desk.duty.missing(org, year))
        if not count:
            words = self.tr("Everybody in office at {unit} has this year already")
            self.context.window.notify.toast(words.format(unit=desk.units.name(org)))
            return
        self.context.act(lambda: desk.duty.prepare(org, year), self.tr("%n years prepared", "", count))

    def show_more(self) -> None:
        """Papers of the list as it is filtered, the blank ones, and the table of points."""
        blank = (
            RowAct(self.tr("Duty file"), lambda: self.print_files(blank=True)),
            RowAct(self.tr("Report"), lambda: self.print_reports(blank=True)),
            RowAct(self.tr("Ballot"), lambda: self.print_ballot(blank=True)),
        )
        acts = [
            RowAct(self.tr("Duty files, a page each"), self.print_files, "file-text"),
            RowAct(self.tr("Reports"), self.print_reports, "file-text"),
            RowAct(self.tr("Ballot with these names"), self.print_ballot, "check-square"),
            RowAct(self.tr("Statistics of duty"), self.print_statistics, "table"),
            RowAct(self.tr("Blank forms"), icon="note", more=blank),
        ]
        if self.context.desk.duty.table() is not None:
            acts.insert(-1, RowAct(self.tr("Sheet of points"), self.print_points, "table"))
        if self.context.desk.township_settings.may_change:
            acts.append(RowAct(self.tr("Points…"), self.open_table, "star", apart=True))
        row_menu(self, acts).popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        return [
            RowAct(self.tr("Duty files, a page each"), lambda: self._form(duty_files, ids), "file-text"),
            RowAct(self.tr("Reports"), lambda: self._form(reports, ids), "file-text"),
        ]

    def open_table(self) -> TableDialog:
        """By what points are given; off until then."""
        dialog = TableDialog(self.context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    # --- papers -----------------------------------------------------------------------------------------------------

    def _shown_ids(self, blank: bool = False) -> list[bytes]:
        self.editor.flush()
        return [] if blank else list(self.table.records.ids)

    def print_files(self, *, blank: bool = False) -> None:
        """执委履职档案."""
        self._form(duty_files, self._shown_ids(blank))

    def print_reports(self, *, blank: bool = False) -> None:
        """述职表."""
        self._form(reports, self._shown_ids(blank))

    def print_ballot(self, *, blank: bool = False) -> None:
        """民主测评票."""
        self._form(ballot, self._shown_ids(blank))

    def print_statistics(self) -> None:
        """执委履职统计表."""
        self._register(statistics)

    def print_points(self) -> None:
        """执委履职积分表."""
        self._register(points_register)

    def _form(self, make: Callable[[Any, Sequence[bytes]], FormPaper], ids: Sequence[bytes]) -> None:
        try:
            paper = make(self.context.desk, ids)
        except KnownError as error:
            self.context.window.notify.error(error)
            return
        self.show_paper(paper.title, "", lambda typesetter: federation_forms.set_paper(paper, typesetter))

    def _register(self, make: Callable[[Any, Sequence[bytes]], RegisterData]) -> None:
        try:
            data = make(self.context.desk, self._shown_ids())
        except KnownError as error:
            self.context.window.notify.error(error)
            return
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))


PAGE = DutyPage

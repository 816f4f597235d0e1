"""会议计划 The meetings that a year is to have: by month, with how each came out; last year's copied."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.documents.meeting_papers import plan_register
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("meeting_plans", "Meeting plan"),
        new=QCoreApplication.translate("meeting_plans", "Plan a meeting"),
        search=QCoreApplication.translate("meeting_plans", "Organisation or topic"),
        empty=QCoreApplication.translate("meeting_plans", "Nothing is planned yet"),
        first=QCoreApplication.translate(
            "meeting_plans", "Which body meets in which month. What was held and what was missed is told by itself."
        ),
        deleted=QCoreApplication.translate("meeting_plans", "Planned meeting deleted"),
        count=lambda n: QCoreApplication.translate("meeting_plans", "%n planned meetings", "", n),
    )


LOOK = Look(
    "meeting_plan",
    icon="meeting_plans",
    words=_words,
    columns={"about": 200, "body": 200, "month": 112, "state": 120, "topic": 240},
    form=("about", "body", "month", "topic", "note"),
    filters=("body",),
    narrow=("topic", "body"),
    heads={
        "about": ("组织", "单位"),
        "body": ("会议",),
        "month": ("月份", "计划月份"),
        "topic": ("主题", "议题"),
        "note": ("备注",),
    },
    book=Book(
        "会议计划",
        (
            ("about", RegisterColumn("组织", 60, "left")),
            ("body", RegisterColumn("会议", 60, "left")),
            ("month", RegisterColumn("月份", 30)),
            ("topic", RegisterColumn("主题", 90, "left")),
            ("note", RegisterColumn("备注", 33, "left")),
        ),
    ),
    watches=frozenset({"org_unit", "meeting", "activity"}),
)
_TONES = {"planned": "neutral", "done": "link", "missed": "warn"}


class MeetingPlansPage(PlainPage):
    """The plan of one township."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        actions = self.header.action_row
        if may_change(context.desk, "meeting_plan"):
            actions.addWidget(tool_button("copy", self.tr("As last year, month by month"), self.copy_year))
        actions.addWidget(tool_button("table", self.tr("The year as a table"), self.print_year))
        actions.addWidget(tool_button("file-text", self.tr("Blank plan"), self.print_blank))

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "state":
            return replace(made, sort=None, tone=lambda row: _TONES[row["state"]], drop=0)
        return made

    def cell(self, row: Row, name: str) -> str:
        return term("plan_state", row["state"]) if name == "state" else super().cell(row, name)

    def copy_year(self) -> None:
        """Last year's plan, month by month; what stands this year already stays as it is."""
        year, plans = self.context.today().year, self.context.desk.meetings.plans
        count = plans.to_copy(year)
        if not count:
            self.context.window.notify.toast(self.tr("Nothing of {year} is left to copy").format(year=year - 1))
            return
        self.context.act(lambda: plans.copy_year(year), self.tr("%n meetings planned as last year", "", count))

    def print_year(self) -> None:
        """会议计划表 of this year."""
        self._show(self.context.today().year)

    def print_blank(self) -> None:
        """One to be written by hand."""
        self._show(None)

    def _show(self, year: int | None) -> None:
        data = plan_register(self.context.desk, year)
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))


PAGE = MeetingPlansPage

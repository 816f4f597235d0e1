"""会议 Meetings: the list, one meeting with what earlier ones left open, attendance, and the papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents import letters
from desktop.documents.meeting_papers import attendance_register, minutes_of, record_of
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import Flow, button, label, tool_button

#: So many things that were left open stand above a meeting.
MOST_CARRIED = 5


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("meetings", "Meetings"),
        new=QCoreApplication.translate("meetings", "New meeting"),
        search=QCoreApplication.translate("meetings", "Organisation, item, or a word of the minutes"),
        empty=QCoreApplication.translate("meetings", "No meeting yet"),
        first=QCoreApplication.translate(
            "meetings",
            "Executive committee, standing committee, joint and regular meetings: agenda, who came, minutes, "
            "and what was resolved.",
        ),
        deleted=QCoreApplication.translate("meetings", "Meeting deleted"),
        count=lambda n: QCoreApplication.translate("meetings", "%n meetings", "", n),
    )


LOOK = Look(
    "meeting",
    icon="meetings",
    words=_words,
    columns={"name": 248, "title": 184, "about": 144, "day": 128, "state": 128, "came": 112},
    form=(
        *("about", "body", "title", "day", "activity", "agenda_item", "minutes", "chaired_by", "recorder"),
        *("quorum", "due", "present", "number", "note"),
    ),
    half=frozenset({"due", "present"}),
    filters=("body",),
    narrow=("about", "came", "title"),
    heads={
        "title": ("会议主题", "主题"),
        "about": ("组织", "单位"),
        "body": ("会议", "会议名称", "会议类别"),
        "day": ("日期", "时间", "会议日期"),
        "due": ("应到",),
        "present": ("实到",),
        "chaired_by": ("主持人",),
        "recorder": ("记录人",),
        "minutes": ("会议内容", "内容"),
    },
    book=Book(
        "会议登记簿",
        (
            ("about", RegisterColumn("组织", 28, "left")),
            ("name", RegisterColumn("会议", 56, "left")),
            ("title", RegisterColumn("主题", 46, "left")),
            ("day", RegisterColumn("日期", 28)),
            ("came", RegisterColumn("实到/应到", 22)),
            ("chaired_by", RegisterColumn("主持人", 26)),
            ("recorder", RegisterColumn("记录人", 26)),
            ("agenda_item", RegisterColumn("议题", 41, "left")),
        ),
    ),
    watches=frozenset({"person", "org_unit", "activity", "attendance", "appointment", "term", "resolution"}),
)
_TONES = {"planned": "neutral", "held": "link", "short": "warn", "called_off": "neutral"}


class MeetingsPage(PlainPage):
    """The meetings of one township."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.more = tool_button("list-bullets", self.tr("Plan, resolutions and papers"), self.show_more)
        self.header.action_row.addWidget(self.more)

    def show_more(self) -> None:
        """What else there is to meetings, in a menu: one line of buttons has no room for all with large type."""
        acts = (
            RowAct(self.tr("Plan of the year"), self.open_plans, "calendar-blank"),
            RowAct(self.tr("What meetings resolved"), self.open_resolutions, "list-bullets"),
            RowAct(self.tr("How often members came"), self.print_attendance, "users", apart=True),
            RowAct(self.tr("Blank record of a meeting"), self.print_blank, "file-text"),
        )
        row_menu(self, acts).popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # --- what it looks like -----------------------------------------------------------------------------------------

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "state":
            return replace(made, sort=None, tone=lambda row: _TONES.get(row["state"], "neutral"), drop=0)
        return replace(made, sort=None) if name in ("name", "came") else made

    def cell(self, row: Row, name: str) -> str:
        if name == "state":
            return term("meeting_state", row["state"])
        return str(row[name] or "") if name in ("name", "came") else super().cell(row, name)

    def panel_content(self) -> QWidget:
        self.over_form = QWidget()
        self.above_column = QVBoxLayout(self.over_form)
        self.above_column.setContentsMargins(0, 0, 0, 0)
        self.above_column.setSpacing(theme.px(6))
        self.editor.add_above(self.over_form)
        return self.editor

    def on_shown(self, record: Mapping[str, Any]) -> None:
        self._fill(record)

    def on_new(self) -> None:
        self.over_form.hide()

    def _fill(self, record: Mapping[str, Any]) -> None:
        while (item := self.above_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.over_form.show()
        line = label(self._roll(record), "small", wrap=True)
        self.above_column.addWidget(line)
        acts = QWidget()
        row = Flow(acts, gap=6)
        if record.get("activity") is not None or may_change(self.context.desk, "activity"):
            words = self.tr("Who came, photos") if record.get("activity") else self.tr("Call it: sign-in sheet")
            row.addWidget(button(words, self.open_activity, look="primary"))
        row.addWidget(button(self.tr("Record"), partial(self.print_paper, record_of), look="flat", icon_name="printer"))
        row.addWidget(
            button(self.tr("Minutes"), partial(self.print_paper, minutes_of), look="flat", icon_name="printer")
        )
        if may_change(self.context.desk, "resolution"):
            row.addWidget(button(self.tr("It resolved"), self.new_resolution, look="flat", icon_name="plus"))
        self.above_column.addWidget(acts)
        self._carried(record)

    def _roll(self, record: Mapping[str, Any]) -> str:
        """Who was there, in a line: enough or how many were missing."""
        call = record["call"]
        if call.present is None:
            return self.tr("Due: {due}. Nobody is marked as present yet.").format(due=call.due or "–")
        said = self.tr("Due {due}, present {present}.").format(due=call.due or "–", present=call.present)
        if call.quorum is None:
            return said
        if call.quorum.met:
            return said + " " + self.tr("Enough: {n} are needed.").format(n=call.quorum.needed)
        short = self.tr("{less} too few: {n} are needed. What is resolved does not hold.")
        return said + " " + short.format(less=-call.quorum.margin, n=call.quorum.needed)

    def _carried(self, record: Mapping[str, Any]) -> None:
        left = record["carried"]
        if not left:
            return
        head = self.tr("Item 1, left open by earlier meetings: %n", "", len(left))
        self.above_column.addWidget(label(head, "strong"))
        names = self.context.desk.people.names({each.owner for each in left if each.owner is not None})
        for each in left[:MOST_CARRIED]:
            parts = [each.text, names.get(each.owner, "") if each.owner else "", each.due or ""]
            go = partial(self.context.window.go, "resolutions", id=each.id)
            self.above_column.addWidget(ElidedLink(" · ".join(filter(None, parts)), go))

    # --- acts -------------------------------------------------------------------------------------------------------

    def open_activity(self) -> None:
        """Its activity, where who came is marked; made first where there is none."""
        if self.editor.id is None:
            return
        self.editor.flush()
        meeting, made = self.editor.id, list[bytes]()

        def convene() -> Any:
            activity, changes = self.context.desk.meetings.convene(meeting)
            made.append(activity)
            return changes

        record = self.context.desk.meetings.get(meeting)
        if record is not None and record["activity"] is not None:
            made.append(record["activity"])
        else:
            self.context.act(convene, self.tr("Its activity stands in the log"))
        if made:
            self.context.window.go("activities", id=made[0])

    def new_resolution(self) -> None:
        """Something that the shown meeting resolved."""
        if self.editor.id is not None:
            self.editor.flush()
            self.context.window.go("resolutions", new=True, meeting=self.editor.id)

    def open_plans(self) -> None:
        """会议计划."""
        self.context.window.go("meeting_plans")

    def open_resolutions(self) -> None:
        """议定事项."""
        self.context.window.go("resolutions")

    # --- papers -----------------------------------------------------------------------------------------------------

    def print_paper(self, make: Any) -> None:
        """会议记录 or 会议纪要 of the shown meeting."""
        if self.editor.id is None:
            return
        self.editor.flush()
        self._show(make(self.context.desk, self.editor.id))

    def print_blank(self) -> None:
        """A record to be written by hand."""
        self._show(record_of(self.context.desk, None))

    def _show(self, data: letters.LetterPaper) -> None:
        self.show_paper(data.title, "", lambda typesetter: letters.set_paper(data, typesetter))

    def print_attendance(self) -> None:
        """执委出席情况 of the year, of the organisation whose meeting is shown, else of the township's."""
        desk = self.context.desk
        record = desk.meetings.get(self.editor.id) if self.editor.id is not None else None
        top = desk.units.township()
        org = record["org"] if record is not None and record["org"] else top.id if top is not None else None
        if org is None:
            return
        data = attendance_register(desk, org, self.context.today().year)
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))


PAGE = MeetingsPage

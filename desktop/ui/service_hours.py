"""志愿服务 Voluntary service: who did what on which day, how long and for whom; printed as 志愿服务记录表."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.findings_page import FindingsPage
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, Words
from desktop.ui.roles import may_change
from desktop.ui.table_model import Row
from desktop.ui.tips import set_tip
from desktop.ui.volunteering.proposals import Proposals
from desktop.ui.volunteering.words import sentence
from desktop.ui.widgets import tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("service_hours", "Voluntary service"),
        new=QCoreApplication.translate("service_hours", "Write down a service"),
        search=QCoreApplication.translate("service_hours", "Who served, what was done, or where"),
        empty=QCoreApplication.translate("service_hours", "No service yet"),
        first=QCoreApplication.translate(
            "service_hours",
            "What volunteers did. Activities propose the hours of those who were there; what was done on other days is"
            " written here.",
        ),
        deleted=QCoreApplication.translate("service_hours", "Service deleted"),
        count=lambda n: QCoreApplication.translate("service_hours", "%n services", "", n),
    )


LOOK = Look(
    "volunteer_service",
    icon="service_hours",
    words=_words,
    columns={"about": 160, "date": 128, "tenths": 80, "kind": 120, "activity": 200, "place": 128},
    form=(
        *("about", "activity", "date", "began", "tenths", "kind", "place", "served_person"),
        *("served_household", "confirmed_by", "what"),
    ),
    half=frozenset({"date", "began", "tenths", "kind"}),
    filters=("kind",),
    narrow=("kind", "activity", "place"),
    heads={
        "about": ("姓名", "志愿者", "人员", "志愿者姓名"),
        "activity": ("项目", "活动", "服务项目"),
        "date": ("服务日期", "日期", "服务时间"),
        "began": ("开始时间",),
        "tenths": ("小时", "服务小时", "服务时长", "时长"),
        "kind": ("服务类别", "服务类型"),
        "place": ("服务地点", "地点"),
        "what": ("服务内容", "内容"),
        "served_person": ("服务对象",),
        "confirmed_by": ("确认人", "证明人"),
    },
    book=Book(
        "志愿服务记录表",
        (
            ("date", RegisterColumn("日期", 28)),
            ("activity", RegisterColumn("项目", 56, "left")),
            ("place", RegisterColumn("地点", 32, "left")),
            ("about", RegisterColumn("人员", 26)),
            ("tenths", RegisterColumn("小时", 14)),
            ("what", RegisterColumn("服务内容", 46, "left")),
            ("served_person", RegisterColumn("服务对象", 28)),
            ("confirmed_by", RegisterColumn("确认人", 26)),
        ),
    ),
    watches=frozenset({"person", "household", "home", "org_unit", "activity", "attendance", "volunteer"}),
)


class ServiceHoursPage(FindingsPage):
    """The services, with what activities give beside them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.proposals: Proposals | None = None
        self.from_activities = tool_button("activities", self.tr("From activities"), self.show_proposals)
        self.header.action_row.insertWidget(0, self.from_activities)
        self._show_proposed()

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        found = self.context.desk.services.findings()
        return {id_: [sentence(each, "volunteer_service") for each in told] for id_, told in found.items()}

    def cell(self, row: Row, name: str) -> str:
        if name == "activity":  # what was done on a day of one's own stands in its place
            return super().cell(row, name) or super().cell(row, "what")
        return super().cell(row, name)

    def _show_proposed(self) -> None:
        count = len(self.context.desk.services.proposals()) if may_change(self.context.desk, LOOK.kind) else 0
        words = self.tr("From activities: %n", "", count) if count else self.tr("From activities")
        set_tip(self.from_activities, words)
        self.from_activities.setAccessibleName(words)
        self.from_activities.setVisible(may_change(self.context.desk, LOOK.kind))

    def show_proposals(self) -> None:
        """What activities give, in place of the list."""
        if self.proposals is None:
            self.proposals = Proposals(self.context)
            self.proposals.left_it.connect(self.uncover)
        self.proposals.read()
        self.cover(self.proposals)

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        self._show_proposed()
        if self.proposals is not None and self._over is self.proposals:
            self.proposals.read()

    def go_to(self, **where: Any) -> None:
        """``proposals``: what activities give."""
        super().go_to(**where)
        if where.get("proposals"):
            self.show_proposals()


PAGE = ServiceHoursPage

"""巾帼志愿者 Volunteers: teams, skills, hours and stars; the register 册5 and each one's certificate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.documents.register import Book, RegisterColumn
from desktop.documents.volunteer_certificate import TITLE, set_paper
from desktop.services.service_record import service_record
from desktop.ui.findings_page import FindingsPage
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, Words
from desktop.ui.record_words import field_words, whom_words
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct
from desktop.ui.table_model import Column
from desktop.ui.volunteering.stars import StarsDialog
from desktop.ui.volunteering.words import sentence
from desktop.ui.widgets import button, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("volunteers", "Volunteers"),
        new=QCoreApplication.translate("volunteers", "Write down a volunteer"),
        search=QCoreApplication.translate("volunteers", "Name, skills, or number"),
        empty=QCoreApplication.translate("volunteers", "No volunteer yet"),
        first=QCoreApplication.translate(
            "volunteers",
            "Who is a volunteer, men too: in which teams, since when, what they can do. Hours come from activities and"
            " from what is written under Voluntary service.",
        ),
        deleted=QCoreApplication.translate("volunteers", "Volunteer deleted"),
        count=lambda n: QCoreApplication.translate("volunteers", "%n volunteers", "", n),
        ended=QCoreApplication.translate("volunteers", "Also those who are no more"),
    )


LOOK = Look(
    "volunteer",
    icon="volunteers",
    words=_words,
    columns={"about": 168, "gacha": 112, "teams": 168, "since": 128, "hours": 88},
    form=(
        *("about", "teams", "since", "until", "registered_no", "skills", "free_time", "carried_tenths"),
        *("carried_paper", "guardian", "note"),
    ),
    half=frozenset({"since", "until", "carried_tenths", "carried_paper"}),
    filters=("teams",),
    narrow=("gacha", "teams", "since"),
    heads={
        "about": ("姓名", "志愿者姓名"),
        "teams": ("队伍", "所在队伍", "服务队"),
        "since": ("注册日", "注册日期", "加入日期", "加入时间"),
        "until": ("退出日期", "注销日期"),
        "registered_no": ("志愿者编号", "注册号", "志愿者证号"),
        "skills": ("特长", "服务特长", "技能"),
        "free_time": ("服务时间", "可服务时间"),
        "carried_tenths": ("已有小时", "原有服务时长"),
    },
    book=Book(
        "巾帼志愿者登记册",
        (
            ("about", RegisterColumn("姓名", 26)),
            ("sex", RegisterColumn("性别", 12)),
            ("gacha", RegisterColumn("嘎查", 26)),
            ("phone", RegisterColumn("电话", 32)),
            ("teams", RegisterColumn("队伍", 44, "left")),
            ("skills", RegisterColumn("特长", 40, "left")),
            ("since", RegisterColumn("注册日", 28)),
            ("hours", RegisterColumn("累计小时", 20)),
            ("stars", RegisterColumn("星级", 20)),
        ),
    ),
    watches=frozenset(
        {
            "person",
            "household",
            "home",
            "org_unit",
            "volunteer_team",
            "volunteer_service",
            "award",
            "activity",
            "setting",
        }
    ),
    newcomers=True,
)


class VolunteersPage(FindingsPage):
    """The volunteers; stars are off until the chair switches them on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        actions = self.header.action_row
        self.award_button = button("", lambda: self.award(self._reached()), icon_name="star")
        actions.insertWidget(0, self.award_button)
        if context.desk.township_settings.may_change:
            actions.insertWidget(1, tool_button("star", self.tr("Stars for hours…"), self.open_stars))
        self._show_award()

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        found = self.context.desk.volunteers.findings()
        return {id_: [sentence(each, "volunteer") for each in told] for id_, told in found.items()}

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        self._show_award()

    def columns(self) -> list[Column]:
        *own, findings = super().columns()
        stars = Column("stars", field_words("stars"), lambda row: row["names"]["stars"], width=88, drop=1)
        return [*own, stars, findings]

    # --- stars ------------------------------------------------------------------------------------------------------

    def _reached(self) -> list[bytes]:
        """Who has reached stars that were not awarded."""
        return sorted(self.context.desk.volunteers.reached())

    def _show_award(self) -> None:
        count = len(self._reached()) if may_change(self.context.desk, "award") else 0
        self.award_button.setText(self.tr("Award stars to %n", "", count))
        self.award_button.setVisible(bool(count))

    def award(self, people: Sequence[bytes]) -> None:
        """Writes the stars that these have reached as awards; one undo takes them back."""
        words = self.tr("Stars awarded to %n", "", len(people))
        self.context.act(lambda: self.context.desk.volunteers.award(people), words)

    def open_stars(self) -> None:
        """From how many hours on there are stars."""
        dialog = StarsDialog(self.context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- one of them ------------------------------------------------------------------------------------------------

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        acts = [RowAct(self.tr("Certificate of service"), lambda: self.show_certificate(ids[0]), "file-text")]
        return acts if len(ids) == 1 else []

    def panel_content(self) -> QWidget:
        content = super().panel_content()
        self.certificate = button(
            self.tr("Certificate of service"), self._certificate, look="link", icon_name="file-text"
        )
        self.services = button(self.tr("What she did"), self._services, look="link", icon_name="clock")
        for widget in (self.services, self.certificate):
            self.editor.add_below(widget)
        return content

    def on_new(self) -> None:
        super().on_new()
        for widget in (self.services, self.certificate):
            widget.hide()

    def on_shown(self, record: Mapping[str, Any]) -> None:
        super().on_shown(record)
        self._person = record["person"]
        for widget in (self.services, self.certificate):
            widget.show()

    def _certificate(self) -> None:
        if self.editor.id is not None:
            self.show_certificate(self.editor.id)

    def show_certificate(self, id: bytes) -> None:
        """Her certificate in place of the list; numbers of papers are written by hand."""
        record = self.service.get(id)
        if record is None:
            return
        data, unit = service_record(self.context.desk, record["person"]), self.context.desk.records.township_name()
        now = self.context.now()
        self.show_paper(TITLE, whom_words(record), lambda typesetter: set_paper(data, unit, now, typesetter))

    def _services(self) -> None:
        self.context.window.go("service_hours", text=self.context.desk.people.name(self._person))


PAGE = VolunteersPage

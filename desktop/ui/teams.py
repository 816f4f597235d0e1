"""志愿者队伍 Teams of volunteers: what they do, who leads them, how many are in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.findings_page import FindingsPage
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, Words
from desktop.ui.volunteering.words import sentence


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("teams", "Teams of volunteers"),
        new=QCoreApplication.translate("teams", "Write down a team"),
        search=QCoreApplication.translate("teams", "Name of the team"),
        empty=QCoreApplication.translate("teams", "No team yet"),
        first=QCoreApplication.translate(
            "teams", "What a team does, who leads it, since when. Who is in it stands with each volunteer."
        ),
        deleted=QCoreApplication.translate("teams", "Team deleted"),
        count=lambda n: QCoreApplication.translate("teams", "%n teams", "", n),
        ended=QCoreApplication.translate("teams", "Also those that were dissolved"),
    )


LOOK = Look(
    "volunteer_team",
    icon="teams",
    words=_words,
    columns={"name": 240, "kind": 128, "members": 88, "leader": 120, "org": 128, "founded_on": 136},
    form=("name", "kind", "org", "leader", "founded_on", "closed_on", "platform_no", "note"),
    half=frozenset({"founded_on", "closed_on"}),
    filters=("kind",),
    narrow=("leader", "org", "founded_on"),
    heads={
        "name": ("队伍名称", "志愿服务队名称", "志愿队名称"),
        "kind": ("服务类别", "队伍类别", "服务类型"),
        "org": ("所属嘎查", "所属组织"),
        "leader": ("队长", "负责人"),
        "founded_on": ("成立日期", "成立时间"),
        "platform_no": ("平台编号", "团队编号"),
    },
    book=Book(
        "巾帼志愿服务队登记册",
        (
            ("name", RegisterColumn("队伍名称", 62, "left")),
            ("kind", RegisterColumn("服务类别", 30)),
            ("org", RegisterColumn("所属", 30)),
            ("leader", RegisterColumn("队长", 26)),
            ("members", RegisterColumn("人数", 18, total=True)),
            ("founded_on", RegisterColumn("成立日期", 32)),
            ("platform_no", RegisterColumn("平台编号", 36)),
        ),
    ),
    watches=frozenset({"person", "household", "home", "org_unit", "volunteer"}),
)


class TeamsPage(FindingsPage):
    """The teams."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        found = self.context.desk.teams.findings()
        return {id_: [sentence(each, "volunteer_team") for each in told] for id_, told in found.items()}


PAGE = TeamsPage

"""领办项目 What women proposed and executive members took up: steps, whom it served, the card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.documents import letters
from desktop.documents.register import Book, RegisterColumn
from desktop.documents.rota_papers import project_card
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.widgets import Flow, button, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("projects", "Projects taken up"),
        new=QCoreApplication.translate("projects", "New proposal"),
        search=QCoreApplication.translate("projects", "Project, who proposed it, or what came of it"),
        empty=QCoreApplication.translate("projects", "No project is open"),
        first=QCoreApplication.translate(
            "projects",
            "What a woman proposed: discussed, taken up by one executive member, carried out, accepted and judged.",
        ),
        deleted=QCoreApplication.translate("projects", "Project deleted"),
        count=lambda n: QCoreApplication.translate("projects", "%n projects", "", n),
        ended=QCoreApplication.translate("projects", "Those over too"),
        due=QCoreApplication.translate("projects", "Due only"),
    )


LOOK = Look(
    "project",
    icon="projects",
    words=_words,
    columns={"title": 240, "owner": 120, "stage": 152, "due": 128, "about": 176, "served": 96},
    form=(
        *("title", "about", "proposer", "proposed_on", "project_step", "stage", "owner", "start_on", "due"),
        *("served", "cost_fen", "result", "done_on", "over_on", "note"),
    ),
    half=frozenset({"proposer", "proposed_on", "start_on", "due", "served", "cost_fen", "done_on", "over_on"}),
    filters=("stage", "owner"),
    narrow=("about", "served", "due"),
    heads={
        "title": ("项目名称", "项目"),
        "about": ("领办组织", "组织"),
        "proposer": ("提议人",),
        "proposed_on": ("提议日期",),
        "stage": ("进展",),
        "owner": ("认领人", "领办人"),
        "start_on": ("开始日期",),
        "due": ("完成时限",),
        "served": ("服务妇女",),
        "cost_fen": ("经费", "金额"),
        "result": ("成效",),
        "done_on": ("完成日期",),
        "note": ("备注",),
    },
    book=Book(
        "领办项目登记簿",
        (
            ("title", RegisterColumn("项目名称", 62, "left")),
            ("about", RegisterColumn("领办组织", 40, "left")),
            ("proposer", RegisterColumn("提议人", 26)),
            ("owner", RegisterColumn("认领人", 26)),
            ("stage", RegisterColumn("进展", 28)),
            ("due", RegisterColumn("时限", 28)),
            ("served", RegisterColumn("服务妇女", 20)),
            ("result", RegisterColumn("成效", 43, "left")),
        ),
    ),
    hints=lambda: {"proposer": QCoreApplication.translate("projects", "A woman, a group, or a meeting")},
    watches=frozenset({"person", "org_unit"}),
)


class ProjectsPage(PlainPage):
    """The projects of one township."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.header.action_row.addWidget(tool_button("file-text", self.tr("Blank card"), self.print_blank))

    def panel_content(self) -> QWidget:
        self.card_row = QWidget()
        row = Flow(self.card_row, gap=6)
        row.addWidget(button(self.tr("Card"), self.print_card, look="flat", icon_name="printer"))
        self.editor.add_above(self.card_row)
        return self.editor

    def on_shown(self, record: Mapping[str, Any]) -> None:
        self.card_row.show()

    def on_new(self) -> None:
        self.card_row.hide()

    def print_card(self) -> None:
        """领办项目登记卡 of the shown project."""
        if self.editor.id is not None:
            self.editor.flush()
            self._show(self.editor.id)

    def print_blank(self) -> None:
        """A card to be written by hand."""
        self._show(None)

    def _show(self, project: bytes | None) -> None:
        data = project_card(self.context.desk, project)
        self.show_paper(data.title, "", lambda typesetter: letters.set_paper(data, typesetter))


PAGE = ProjectsPage

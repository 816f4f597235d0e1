"""The papers of the federation, as a menu of the page 组织."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.documents.federation_forms import FormPaper, Forms
from desktop.documents.federation_forms import set_paper as set_form
from desktop.documents.federation_rosters import BLANK, Rosters, blank_roster, statistics
from desktop.documents.register import RegisterData, set_paper
from desktop.services.units import Unit
from desktop.ui.letters import blank_act, letter_act
from desktop.ui.page import Context
from desktop.ui.row_menu import RowAct

if TYPE_CHECKING:
    from desktop.documents.typesetter import Paper, Typesetter

Show = Callable[[str, str, "Callable[[Typesetter], Paper]"], None]


def paper_acts(context: Context, show: Show, unit: Unit | None) -> list[RowAct]:
    """What can be printed; first what is of one organisation, where one is shown."""

    def act(words: str, data: Callable[[Rosters], RegisterData]) -> RowAct:
        def run() -> None:
            made = data(Rosters(context.desk, context.today()))
            show(made.title, made.period, lambda typesetter: set_paper(made, typesetter))

        return RowAct(words, run, "printer")

    def form(words: str, data: Callable[[Forms], FormPaper]) -> RowAct:
        def run() -> None:
            made = data(Forms(context.desk))
            show(made.title, "", lambda typesetter: set_form(made, typesetter))

        return RowAct(words, run, "file-text")

    of_one = []
    if unit is not None:
        orgs = (unit.id,)
        of_one = [
            act(
                QCoreApplication.translate("units", "Executive members of {unit}").format(unit=unit.short),
                lambda r: r.executives(orgs),
            ),
            act(
                QCoreApplication.translate("units", "The same for the wall, without phones"),
                lambda r: r.executives(orgs, phones=False),
            ),
            act(QCoreApplication.translate("units", "The same by gacha"), lambda r: r.executives(orgs, by_gacha=True)),
            act(
                QCoreApplication.translate("units", "Delegates of {unit}").format(unit=unit.short),
                lambda r: r.delegates(orgs),
            ),
            form(
                QCoreApplication.translate("units", "Registration forms of executive members"),
                lambda f: f.registrations(orgs),
            ),
            form(
                QCoreApplication.translate("units", "Registration forms of delegates"),
                lambda f: f.registrations(orgs, delegates=True),
            ),
            form(QCoreApplication.translate("units", "Plates for the wall"), lambda f: f.plates(orgs)),
            form(
                QCoreApplication.translate("units", "Plates for the wall, with phones"),
                lambda f: f.plates(orgs, phones=True),
            ),
            letter_act(context, show, "certificate", lambda papers: papers.of_posts("certificate", orgs)),
            letter_act(context, show, "appointment", lambda papers: papers.of_posts("appointment", orgs)),
        ]
        if unit.link == "L2" or unit.level == "group_member":
            words = QCoreApplication.translate("units", "Registration form of the member body")
            of_one = [form(words, lambda f: f.member(unit)), *of_one]
    book = "妇女组织干部名册"
    of_all = [
        act(QCoreApplication.translate("units", "Roster of organisations"), lambda r: r.organisations()),
        act(
            QCoreApplication.translate("units", "Executive members of all (book 1)"), lambda r: r.executives(title=book)
        ),
        act(QCoreApplication.translate("units", "Delegates of all"), lambda r: r.delegates()),
        act(QCoreApplication.translate("units", "Delegates and honoured women (book 2)"), lambda r: r.advanced()),
        act(QCoreApplication.translate("units", "Member units of the joint meeting"), lambda r: r.joint_members()),
        form(QCoreApplication.translate("units", "Chart of organisations on one page"), lambda f: f.chart()),
        act(
            QCoreApplication.translate("units", "Yearly table of organisations"),
            lambda _: statistics(context.desk, context.today()),
        ),
    ]
    return [*of_one, *of_all, _blank(context, show, form)]


def _blank(context: Context, show: Show, form: Callable[[str, Callable[[Forms], FormPaper]], RowAct]) -> RowAct:
    """What is handed out to be filled in by hand."""

    def register(title: str) -> RowAct:
        def run() -> None:
            made = blank_roster(context.desk, title)
            show(made.title, made.period, lambda typesetter: set_paper(made, typesetter))

        return RowAct(title, run, "printer")

    lines = [
        *(register(title) for title, _ in BLANK),
        form("执委（候选人）登记表", lambda f: f.blank_registration()),
        form("妇女代表登记表", lambda f: f.blank_registration(delegates=True)),
        form("团体会员登记表", lambda f: f.member(None)),
        form("执委联系公示牌", lambda f: f.blank_plate()),
        *(blank_act(context, show, code) for code in ("certificate", "appointment")),
    ]
    return RowAct(QCoreApplication.translate("units", "Blank forms"), icon="file-text", more=tuple(lines), apart=True)

"""轮值安排 Who takes turns through a year: the rotas of organisations and of women's homes, laid out into turns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.documents.rota_papers import arrangement
from desktop.errors import KnownError
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.widgets import Flow, button, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("rotas", "Rotas"),
        new=QCoreApplication.translate("rotas", "New rota"),
        search=QCoreApplication.translate("rotas", "Organisation or home"),
        empty=QCoreApplication.translate("rotas", "No rota yet"),
        first=QCoreApplication.translate(
            "rotas",
            "The rotating chair of an organisation, or who is on duty in a women's home: who takes turns, in order.",
        ),
        deleted=QCoreApplication.translate("rotas", "Rota deleted"),
        count=lambda n: QCoreApplication.translate("rotas", "%n rotas", "", n),
    )


LOOK = Look(
    "rota",
    icon="rotas",
    words=_words,
    columns={"about": 240, "year": 88, "unit": 136, "members": 320},
    form=("about", "year", "unit", "members", "reception", "adopted_on", "note"),
    filters=("unit",),
    narrow=("members",),
    heads={
        "about": ("组织", "妇女之家", "单位"),
        "year": ("年度", "年份"),
        "unit": ("轮值周期", "周期"),
        "members": ("轮值人员", "轮值主席", "值班人员"),
        "reception": ("接待日", "接待时间"),
        "adopted_on": ("确定日期",),
        "note": ("备注",),
    },
    book=Book(
        "轮值登记簿",
        (
            ("about", RegisterColumn("组织/妇女之家", 60, "left")),
            ("year", RegisterColumn("年度", 20)),
            ("unit", RegisterColumn("周期", 24)),
            ("members", RegisterColumn("轮值人员", 110, "left")),
            ("reception", RegisterColumn("接待日", 30)),
            ("note", RegisterColumn("备注", 29, "left")),
        ),
    ),
    hints=lambda: {
        "members": QCoreApplication.translate("rotas", "In the order in which they take turns"),
        "reception": QCoreApplication.translate("rotas", "As it is to be printed: every Wednesday morning"),
    },
    watches=frozenset({"person", "org_unit", "home", "rota_turn", "rota_swap"}),
)


class RotasPage(PlainPage):
    """The rotas of one township."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.more = tool_button("file-text", self.tr("Blank papers"), self.show_more)
        self.header.action_row.addWidget(self.more)

    def show_more(self) -> None:
        """Papers to be written by hand."""
        acts = (
            RowAct(self.tr("Blank rota of an organisation"), lambda: self.print_blank(home=False), "file-text"),
            RowAct(self.tr("Blank rota of a home"), lambda: self.print_blank(home=True), "file-text"),
        )
        row_menu(self, acts).popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def panel_content(self) -> QWidget:
        self.over_form = QWidget()
        row = Flow(self.over_form, gap=6)
        self.lay = button(self.tr("Lay out the turns"), self.lay_out, look="primary")
        self.turns = button(self.tr("Its turns"), self.open_turns, icon_name="list-bullets")
        paper = button(self.tr("Print"), self.print_rota, look="flat", icon_name="printer")
        phones = button(self.tr("With telephone numbers"), self.print_phones, look="flat", icon_name="printer")
        for made in (self.lay, self.turns, paper, phones):
            row.addWidget(made)
        self.editor.add_above(self.over_form)
        return self.editor

    def on_shown(self, record: Mapping[str, Any]) -> None:
        self.over_form.show()
        self.lay.setVisible(may_change(self.context.desk, "rota_turn") and self._lacking() > 0)

    def on_new(self) -> None:
        self.over_form.hide()

    def _lacking(self) -> int:
        """How many turns the shown rota's year still lacks."""
        if self.editor.id is None:
            return 0
        try:
            return len(self.context.desk.rotas.to_lay_out(self.editor.id))
        except KnownError:
            return 0

    # --- acts -------------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """The turns that the shown rota's year still lacks, as one act."""
        if self.editor.id is None:
            return
        self.editor.flush()
        rota, count = self.editor.id, self._lacking()
        self.context.act(lambda: self.context.desk.rotas.lay_out(rota), self.tr("%n turns laid out", "", count))

    def open_turns(self) -> None:
        """The list of the shown rota's turns."""
        if self.editor.id is not None:
            self.editor.flush()
            self.context.window.go("turns", rota=self.editor.id)

    # --- papers -----------------------------------------------------------------------------------------------------

    def print_rota(self) -> None:
        """轮值安排表, 值班表 of the shown rota."""
        self._print(phones=False)

    def print_phones(self) -> None:
        """The same with telephone numbers."""
        self._print(phones=True)

    def _print(self, *, phones: bool) -> None:
        if self.editor.id is None:
            return
        self.editor.flush()
        data = arrangement(self.context.desk, self.editor.id, phones=phones)
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def print_blank(self, *, home: bool) -> None:
        """One to be written by hand."""
        data = arrangement(self.context.desk, None, home=home)
        self.show_paper(data.title, "", lambda typesetter: set_paper(data, typesetter))


PAGE = RotasPage

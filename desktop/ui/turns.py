"""轮值 The turns: whose it is, what was done in it, swaps, and how it was handed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents import letters
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.documents.rota_papers import handover_of, log_of
from desktop.ui import theme
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import Flow, button, emptied, label, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("turns", "Turns on duty"),
        new=QCoreApplication.translate("turns", "New turn"),
        search=QCoreApplication.translate("turns", "Theme, or a word of the log"),
        empty=QCoreApplication.translate("turns", "No turn yet"),
        first=QCoreApplication.translate(
            "turns", "Turns are laid out from a rota. Each has its log, its swaps and its hand-over."
        ),
        deleted=QCoreApplication.translate("turns", "Turn deleted"),
        count=lambda n: QCoreApplication.translate("turns", "%n turns", "", n),
    )


LOOK = Look(
    "rota_turn",
    icon="turns",
    words=_words,
    columns={"name": 184, "holder": 120, "state": 120, "theme": 200, "rota": 216, "starts": 128},
    form=(
        *("rota_log", "theme", "meets_on", "meeting", "rota_swap", "finished", "left_open", "handed_on", "handed_to"),
        *("name", "rota", "starts", "ends", "planned", "note"),
    ),
    half=frozenset({"starts", "ends"}),
    filters=("rota",),
    narrow=("theme", "rota", "starts"),
    heads={
        "rota": ("轮值安排",),
        "name": ("时段", "月份"),
        "starts": ("开始",),
        "ends": ("结束",),
        "planned": ("轮值主席", "轮值人", "值班人"),
        "theme": ("主题",),
        "meets_on": ("会议日期",),
        "finished": ("本期完成",),
        "left_open": ("未完成事项",),
        "handed_on": ("移交日期",),
        "handed_to": ("接收人",),
        "note": ("备注",),
    },
    book=Book(
        "轮值登记簿",
        (
            ("rota", RegisterColumn("轮值安排", 56, "left")),
            ("name", RegisterColumn("时段", 40)),
            ("planned", RegisterColumn("轮值人", 28)),
            ("theme", RegisterColumn("主题", 60, "left")),
            ("finished", RegisterColumn("本期完成", 50, "left")),
            ("left_open", RegisterColumn("未完成事项", 39, "left")),
        ),
    ),
    watches=frozenset({"person", "rota", "org_unit", "home", "meeting", "activity", "appointment", "need"}),
)
_TONES = {"running": "link", "bare": "warn", "vacant": "warn"}


class TurnsPage(PlainPage):
    """The turns of one township."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.more = tool_button("list-bullets", self.tr("Rotas and blank papers"), self.show_more)
        self.header.action_row.addWidget(self.more)

    def show_more(self) -> None:
        """Where turns come from, and papers to be written by hand."""
        acts = (
            RowAct(self.tr("Rotas"), self.open_rotas, "calendar-blank"),
            RowAct(self.tr("Blank log"), self.print_blank_log, "file-text", apart=True),
            RowAct(self.tr("Blank hand-over"), self.print_blank_handover, "file-text"),
        )
        row_menu(self, acts).popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def go_to(self, **where: Any) -> None:
        """``rota``: the turns of this one alone."""
        if where.get("rota") is not None:
            self.clear_filters()
            self.boxes["rota"].set_key(where["rota"])
            self.reload()
        super().go_to(**where)

    # --- what it looks like -----------------------------------------------------------------------------------------

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "state":
            return replace(made, sort=None, tone=lambda row: _TONES.get(row["state"], "neutral"), drop=0)
        return replace(made, sort=None, drop=0) if name == "holder" else made

    def cell(self, row: Row, name: str) -> str:
        if name == "state":
            return term("turn_state", row["state"])
        return str(row[name] or "") if name == "holder" else super().cell(row, name)

    def panel_content(self) -> QWidget:
        self.over_form = QWidget()
        self.above_column = QVBoxLayout(self.over_form)
        self.above_column.setContentsMargins(0, 0, 0, 0)
        self.above_column.setSpacing(theme.px(6))
        self.editor.add_above(self.over_form)
        return self.editor

    def on_shown(self, record: Mapping[str, Any]) -> None:
        emptied(self.above_column)
        self.over_form.show()
        vacant = record["state"] == "vacant"
        if vacant:
            self.above_column.addWidget(label(self._nobody(record), "small", wrap=True))
        acts = QWidget()
        row = Flow(acts, gap=6)
        writes = may_change(self.context.desk, "rota_swap")
        if vacant and record["proposed"] is not None and writes:
            name = self.context.desk.people.name(record["proposed"])
            row.addWidget(button(self.tr("Give it to {name}").format(name=name), self.give, look="primary"))
        if record["meeting"] is not None or self._has_meetings(record):
            words = self.tr("Its meeting") if record["meeting"] else self.tr("Call its meeting")
            row.addWidget(button(words, self.open_meeting))
        row.addWidget(button(self.tr("Log"), self.print_log, look="flat", icon_name="printer"))
        row.addWidget(button(self.tr("Hand-over"), self.print_handover, look="flat", icon_name="printer"))
        self.above_column.addWidget(acts)

    def on_new(self) -> None:
        self.over_form.hide()

    def _has_meetings(self, record: Mapping[str, Any]) -> bool:
        rota = self.context.desk.rotas.get(record["rota"]) if record["rota"] else None
        return bool(rota and rota["org"]) and may_change(self.context.desk, "meeting")

    def _nobody(self, record: Mapping[str, Any]) -> str:
        if record["holder"]:
            said = self.tr("{name} is out of office then, or not here any more: nobody is on duty.")
            return said.format(name=record["holder"])
        return self.tr("Nobody is on duty.")

    # --- acts -------------------------------------------------------------------------------------------------------

    def give(self) -> None:
        """Whoever is proposed takes the shown turn: one swap more."""
        turn = self.editor.id
        record = self.context.desk.rotas.turns.get(turn) if turn is not None else None
        if turn is None or record is None or record["proposed"] is None:
            return
        self.editor.flush()
        her, name = record["proposed"], self.context.desk.people.name(record["proposed"])
        words = self.tr("{name} is on duty").format(name=name)
        self.context.act(lambda: self.context.desk.rotas.turns.give(turn, her), words)

    def open_meeting(self) -> None:
        """The meeting of the shown turn; made first where there is none."""
        if self.editor.id is None:
            return
        self.editor.flush()
        turn, made = self.editor.id, list[bytes]()

        def convene() -> Any:
            meeting, changes = self.context.desk.rotas.turns.convene(turn)
            made.append(meeting)
            return changes

        record = self.context.desk.rotas.turns.get(turn)
        if record is not None and record["meeting"] is not None:
            made.append(record["meeting"])
        else:
            self.context.act(convene, self.tr("Its meeting was written down"))
        if made:
            self.context.window.go("meetings", id=made[0])

    def open_rotas(self) -> None:
        """轮值安排."""
        self.context.window.go("rotas")

    # --- papers -----------------------------------------------------------------------------------------------------

    def print_log(self) -> None:
        """轮值工作日志 of the shown turn."""
        if self.editor.id is not None:
            self.editor.flush()
            self._show_log(self.editor.id)

    def print_handover(self) -> None:
        """轮值交接单 of the shown turn."""
        if self.editor.id is not None:
            self.editor.flush()
            self._show_handover(self.editor.id)

    def print_blank_log(self) -> None:
        """A log to be written by hand."""
        self._show_log(None)

    def print_blank_handover(self) -> None:
        """A hand-over to be written by hand."""
        self._show_handover(None)

    def _show_log(self, turn: bytes | None) -> None:
        data = log_of(self.context.desk, turn)
        self.show_paper(data.title, "", lambda typesetter: set_paper(data, typesetter))

    def _show_handover(self, turn: bytes | None) -> None:
        data = handover_of(self.context.desk, turn)
        self.show_paper(data.title, "", lambda typesetter: letters.set_paper(data, typesetter))


PAGE = TurnsPage

"""会改联与换届 Re-elections: how far each unit is, what is late, its steps; printed as the ledger 换届台账."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.process_file import file_list
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.services.process.processes import ProcessFilter
from desktop.ui import theme
from desktop.ui.letters import blank, of_process
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.processes.replan import ReplanDialog
from desktop.ui.processes.rules import RulesDialog
from desktop.ui.processes.steps import TONES, StepsView
from desktop.ui.processes.ticking import TickDialog
from desktop.ui.processes.words import late_words
from desktop.ui.record_words import options, term
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import Chips, Segments, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("processes", "Re-elections"),
        new=QCoreApplication.translate("processes", "New re-election"),
        search=QCoreApplication.translate("processes", "Unit, reason or note"),
        empty=QCoreApplication.translate("processes", "No re-election yet"),
        first=QCoreApplication.translate(
            "processes",
            "Begin one for each gacha that becomes a federation or elects anew: its steps are planned from the day of "
            "the congress, and what is late shows here.",
        ),
        deleted=QCoreApplication.translate("processes", "Re-election deleted"),
        count=lambda n: QCoreApplication.translate("processes", "%n re-elections", "", n),
    )


LOOK = Look(
    "process",
    icon="processes",
    words=_words,
    columns={"about": 200, "kind": 112, "state": 112, "late": 232, "planned_on": 136, "ordinal": 88},
    form=("about", "kind", "ordinal", "planned_on", "body", "reason", "note"),
    half=frozenset({"ordinal", "planned_on"}),
    filters=("kind",),
    narrow=("kind", "planned_on", "ordinal"),
    heads={
        "about": ("嘎查", "组织", "单位", "嘎查村（社区）"),
        "kind": ("类别", "事项"),
        "ordinal": ("届次", "届"),
        "planned_on": ("大会日期", "计划日期"),
    },
    book=Book(
        "会改联换届登记册",
        (
            ("about", RegisterColumn("组织", 50, "left")),
            ("kind", RegisterColumn("类别", 24)),
            ("ordinal", RegisterColumn("届次", 16)),
            ("planned_on", RegisterColumn("大会日期", 34)),
            ("body", RegisterColumn("大会形式", 44)),
            ("reason", RegisterColumn("未按期的原因", 50, "left")),
            ("note", RegisterColumn("备注", 43, "left")),
        ),
    ),
    watches=frozenset({"process_step", "org_unit", "setting", "term", "appointment"}),
)

#: What Ctrl+P prints: terms and steps, as the service gives them beside the record.
LEDGER = Book(
    "换届台账",
    (
        ("about", RegisterColumn("组织", 34, "left")),
        ("ordinal", RegisterColumn("届次", 12)),
        ("term_start", RegisterColumn("上届选举日", 20)),
        ("term_years", RegisterColumn("任期", 10)),
        ("term_due", RegisterColumn("届满日", 20)),
        ("term_left", RegisterColumn("剩余天数", 14)),
        ("K02", RegisterColumn("方案", 19)),
        ("K03", RegisterColumn("请示批复", 19)),
        ("K06", RegisterColumn("代表产生", 19)),
        ("K08", RegisterColumn("联审", 19)),
        ("K09", RegisterColumn("公示起止", 20)),
        ("K12", RegisterColumn("大会日期", 19)),
        ("K13", RegisterColumn("执委一次会", 19)),
        ("K14", RegisterColumn("结果批复", 19)),
        ("K16", RegisterColumn("备案", 19)),
        ("K17", RegisterColumn("归档", 19)),
        ("note", RegisterColumn("备注", 14, "left")),
    ),
)


class ProcessesPage(PlainPage):
    """The re-elections of the township's units."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        if context.desk.township_settings.may_change:
            set_rules = tool_button("sliders-horizontal", self.tr("Days and numbers…"), self.ask_rules)
            self.header.action_row.addWidget(set_rules)

    # --- what it looks like -----------------------------------------------------------------------------------------

    def make_filters(self) -> None:
        super().make_filters()
        self.states: list[str] = []
        self.state_chips = Chips(options("process_state"), shown=6, several=True)
        self.state_chips.setAccessibleName(self.tr("How far"))
        self.state_chips.chosen.connect(self._on_states)
        self.add_filter(self.state_chips)
        self.late = self.toggle(self.tr("Late"), lambda _on: self.reload())

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "state":
            return replace(made, sort="state", tone=lambda row: TONES.get(row["state"], "neutral"), drop=0)
        if name == "late":
            return replace(made, sort="late", tone=lambda row: "danger" if row["late"] else "", drop=1)
        if name == "about":
            return replace(made, sort="about")
        return replace(made, tone=None)

    def cell(self, row: Row, name: str) -> str:
        if name == "state":
            return term("process_state", row["state"])
        return late_words(row["late"]) if name == "late" else super().cell(row, name)

    def panel_content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.parts = Segments([("steps", self.tr("Steps")), ("record", self.tr("Record"))])
        self.parts.chosen.connect(self._on_part)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(4))
        head.addWidget(self.parts)
        column.addLayout(head)
        self.steps = StepsView(self.context)
        self.steps.papers.connect(self.offer_papers)
        self.steps.letters = self.letters_of
        self._parts_stack = QStackedWidget()
        for widget in (self.steps, self.editor):
            self._parts_stack.addWidget(widget)
        column.addWidget(self._parts_stack, 1)
        if may_change(self.context.desk, "process"):
            tip = self.tr("Called off: plan the congress for another day")
            self.replan_button = tool_button("calendar-blank", tip, self.replan)
            self.panel.action_row.addWidget(self.replan_button)
        return content

    def _on_part(self, key: str) -> None:
        self.parts.set_value(key)
        self._parts_stack.setCurrentIndex(("steps", "record").index(key))

    # --- the list ---------------------------------------------------------------------------------------------------

    def filter(self) -> ProcessFilter:
        wanted = super().filter()
        return ProcessFilter(
            wanted.text,
            wanted.codes,
            of=wanted.of,
            present=wanted.present,
            states=self.states,
            late=self.late.isChecked(),
        )

    def filtered(self) -> bool:
        return bool(super().filtered() or self.states or self.late.isChecked())

    def clear_filters(self) -> None:
        self.states = []
        self.state_chips.set_value([])
        self.late.setChecked(False)
        super().clear_filters()

    def narrowed(self) -> list[str]:
        states = ["、".join(term("process_state", code) for code in self.states)] if self.states else []
        return [*super().narrowed(), *states, *([self.late.text()] if self.late.isChecked() else [])]

    def _on_states(self, codes: list[str]) -> None:
        self.states = codes
        self.reload()

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        if not ids or not may_change(self.context.desk, "process_step"):
            return []
        words = self.tr("Tick a step of these %n…", "", len(ids)) if len(ids) > 1 else self.tr("Tick a step…")
        return [RowAct(words, lambda: self.tick(ids), "check-square")]

    def ask_rules(self) -> RulesDialog:
        """Asks what the township decided of its re-elections."""
        dialog = RulesDialog(self.context, self)
        dialog.open()
        return dialog

    def tick(self, ids: Sequence[bytes]) -> TickDialog:
        """Asks for a step of several at once."""
        dialog = TickDialog(self.context, ids, self)
        dialog.open()
        return dialog

    # --- one process ------------------------------------------------------------------------------------------------

    def open_record(self, id: bytes) -> None:
        """Opens a process; a draft of one of its steps, with the step."""
        found = self.context.desk.processes.of_step(id)
        super().open_record(found[0] if found else id)
        if found:
            self.steps.open_step(found[1])

    def on_new(self) -> None:
        self.parts.hide()
        self._on_part("record")

    def on_shown(self, record: Mapping[str, Any]) -> None:
        if self.parts.isHidden():
            self.parts.show()
            self._on_part("steps")
        self.steps.show_process(record)

    def hide_record(self) -> None:
        self.steps.leave()
        super().hide_record()

    def flush(self) -> None:
        self.steps.leave()
        super().flush()

    def replan(self) -> ReplanDialog | None:
        """Asks for another day."""
        record = self.record_of(self.editor.id) if self.editor.id is not None else None
        if record is None:
            return None
        dialog = ReplanDialog(self.context, record, self)
        dialog.open()
        return dialog

    def paper_book(self) -> Book:
        return LEDGER

    # --- papers -----------------------------------------------------------------------------------------------------

    def letters_of(self, step: str) -> list[RowAct]:
        """The letters of a step of the process that is shown."""
        return of_process(self.context, self.show_paper, self.editor.id, (step,)) if self.editor.id is not None else []

    def offer_papers(self) -> QMenu:
        """Offers the letters of the process that is shown, its file list, and blank ones."""
        acts = [RowAct(term("letter", "file_list"), self.print_file_list, "list-bullets")]
        if self.editor.id is not None:
            acts += of_process(self.context, self.show_paper, self.editor.id)
        menu = row_menu(self, [*acts, blank(self.context, self.show_paper)])
        menu.popup(QCursor.pos())
        return menu

    def print_file_list(self) -> None:
        """档案目录 of the process that is shown."""
        record = self.record_of(self.editor.id) if self.editor.id is not None else None
        if record is None:
            return
        data = file_list(self.context.desk, record)
        self.show_paper(data.title, "", lambda typesetter: set_paper(data, typesetter))


PAGE = ProcessesPage

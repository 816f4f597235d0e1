"""矛盾纠纷 Disputes: what is to be looked at next, which gachas were asked; printed as 矛盾排查月台账."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.dispute_papers import blank_month, month_register
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.errors import FieldErrors
from desktop.services.needs.rules import set_dispute_rules
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import Elided
from desktop.ui.form import Form, FormField, chips, day, flag
from desktop.ui.list_page import LARGE
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import field_words, options, term
from desktop.ui.reference_editors import RowEditor
from desktop.ui.roles import may_change
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Scroll, button, emptied, label, tool_button

#: Pixels at scale 1 of a gacha's name in the month's check.
NAME = 180
_TONES = {"red": "danger", "yellow": "warn", "green": "accent"}


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("disputes", "Disputes"),
        new=QCoreApplication.translate("disputes", "Write down a dispute"),
        search=QCoreApplication.translate("disputes", "Number of the dispute"),
        empty=QCoreApplication.translate("disputes", "No dispute is written down"),
        first=QCoreApplication.translate(
            "disputes", "Each month every gacha is asked: it names its disputes, or has nothing to report (零报告)."
        ),
        deleted=QCoreApplication.translate("disputes", "Dispute deleted"),
        count=lambda n: QCoreApplication.translate("disputes", "%n disputes", "", n),
        ended=QCoreApplication.translate("disputes", "Settled ones too"),
    )


LOOK = Look(
    "dispute",
    icon="disputes",
    words=_words,
    columns={"no": 128, "gacha": 136, "kind": 152, "next_check": 136, "found_on": 136, "owner": 128},
    form=("gacha", "kind", "found_on", "found_by", "owner", "resolved_on", "outcome", "no"),
    half=frozenset({"found_on", "resolved_on", "no"}),
    filters=("gacha", "kind"),
    narrow=("owner", "found_on"),
    heads={
        "no": ("封存编号", "编号"),
        "gacha": ("嘎查",),
        "kind": ("类型", "纠纷类型"),
        "found_on": ("排查日", "排查日期"),
        "found_by": ("排查人",),
        "owner": ("责任人",),
        "resolved_on": ("销号日", "化解日期"),
    },
    book=Book(
        "矛盾纠纷登记簿",
        (
            ("no", RegisterColumn("封存编号", 34)),
            ("gacha", RegisterColumn("嘎查", 36)),
            ("kind", RegisterColumn("类型", 36)),
            ("found_on", RegisterColumn("排查日", 34)),
            ("found_by", RegisterColumn("排查人", 32)),
            ("owner", RegisterColumn("责任人", 32)),
            ("resolved_on", RegisterColumn("销号日", 34)),
            ("outcome", RegisterColumn("结果", 32)),
        ),
    ),
    watches=frozenset({"person", "household", "org_unit", "dispute_look", "dispute_check", "setting", "need"}),
)


class DisputesPage(PlainPage):
    """The disputes of one township."""

    def __init__(self, context: Context) -> None:
        self.check_view: Scroll | None = None
        super().__init__(context, LOOK)
        if context.desk.township_settings.may_change:
            self.colours = self.toggle(self.tr("With colours"), self._switch)
            self.colours.setChecked(context.desk.disputes.rules.on)
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.told = Elided() if theme.scale() > LARGE else label("", wrap=True)
        row.addWidget(self.told, 1)
        row.addWidget(button(self.tr("This month's check…"), self.show_check, look="link"))
        above = self.above.layout()
        assert above is not None
        above.addWidget(strip)
        self._tell()

    def first_sort(self) -> Sort:
        return Sort("found_on", descending=True)

    @property
    def month(self) -> str:
        """The month that is asked for now."""
        return self.context.today().isoformat()[:7]

    def _switch(self, on: bool) -> None:
        """Colours by the rules of the place: off until somebody switches them on."""
        desk = self.context.desk
        rules = replace(desk.disputes.rules, on=on)
        words = self.tr("Disputes have colours here") if on else self.tr("Disputes have no colours here")
        self.context.act(lambda: set_dispute_rules(desk, rules), words)

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "next_check":
            return replace(made, sort=None, tone=self._next_tone, drop=0)
        return replace(made, tone=None)

    def _next_tone(self, row: Row) -> str:
        over = row["next_check"] and not row["resolved_on"] and row["next_check"] <= self.context.today().isoformat()
        return "danger" if over else _TONES.get(row["grade"] or "", "")

    def cell(self, row: Row, name: str) -> str:
        if name == "next_check":
            shown = show_date(row["next_check"], self.context.today(), week=False) if row["next_check"] else ""
            return " · ".join(filter(None, (term("dispute_grade", row["grade"]), shown))) or self.tr(
                "not looked at yet"
            )
        return super().cell(row, name)

    def _tell(self) -> None:
        rows = self.context.desk.disputes.month(self.month)
        asked = sum(row.row is not None for row in rows)
        words = self.tr("Asked this month: {n} of {all} gachas").format(n=asked, all=len(rows))
        self.told.setText(words)
        self.told.setVisible(bool(rows))

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        if hasattr(self, "colours"):
            self.colours.setChecked(self.context.desk.disputes.rules.on)
        self._tell()
        if self.check_view is not None and self._over is self.check_view:
            self.show_check()

    def new_day(self) -> None:
        super().new_day()
        self._tell()

    def fields(self) -> list[FormField]:
        """Whose household it is and all its words stand in its form alone: in no list, no table and no register."""
        first, *rest = super().fields()
        words = [self.field(name) for name in ("parties", "situation", "measure")]
        number = partial(self.context.desk.records.called, "need")
        need = FormField("need", field_words("need"), lambda: RowEditor(self._needs, number))
        return [first, self.field("household"), *rest[:3], *words, need, *rest[3:]]

    def _needs(self) -> list[tuple[bytes, str]]:
        """Needs that are open, by number: one of them may have brought the dispute to light."""
        board = self.context.desk.needs.board()
        return sorted(((row.id, row.no) for rows in board.values() for row in rows), key=lambda each: each[1])

    # --- one dispute ------------------------------------------------------------------------------------------------

    def panel_content(self) -> QWidget:
        self.looks = QWidget()
        column = QVBoxLayout(self.looks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.editor.add_below(self.looks)
        return self.editor

    def title_of(self, record: Mapping[str, Any]) -> str:
        return str(record["no"] or "")

    def named(self, values: Mapping[str, Any]) -> str:
        return str(values.get("no") or "")

    def on_new(self) -> None:
        self.looks.hide()

    def on_shown(self, record: Mapping[str, Any]) -> None:
        column, today, disputes = self.looks.layout(), self.context.today(), self.context.desk.disputes
        assert isinstance(column, QVBoxLayout)
        emptied(column)
        column.addWidget(label(self.tr("Looks"), "section"))
        if record["id"] in disputes.off_the_list():
            column.addWidget(label(self.tr("Quiet at two looks and green: it may leave the list."), "small", wrap=True))
        for look in disputes.looks(record["id"]):
            parts = [show_date(look["looked_on"], today, week=False)]
            parts.append(term("dispute_grade", look["grade"]) if disputes.rules.on else "")
            parts.append(field_words("quiet") if look["quiet"] else "")
            if look["next_check"]:
                parts.append(self.tr("next {day}").format(day=show_date(look["next_check"], today, week=False)))
            column.addWidget(label(" · ".join(filter(None, parts)), wrap=True))
        if may_change(self.context.desk, "dispute_look") and not record["resolved_on"]:
            self.look_form = Form(self._look_fields(), above=True)
            self.look_form.load({"looked_on": today.isoformat()})
            column.addWidget(self.look_form)
            done = button(self.tr("Looked at it"), partial(self.note_look, record["id"]))
            column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        self.looks.show()

    def _look_fields(self) -> list[FormField]:
        today, kind = self.context.today, "dispute_look"
        fields = [day("looked_on", field_words("looked_on"), today, partial=False, half=True)]
        fields.append(day("next_check", field_words("next_check"), today, partial=False, future=True, half=True))
        if self.context.desk.disputes.rules.on:
            fields.append(chips("grade", field_words("grade", kind), options("dispute_grade")))
        return [*fields, flag("quiet", "", field_words("quiet"))]

    def note_look(self, id: bytes) -> None:
        """Writes down that somebody looked at the shown one."""
        values, disputes = self.look_form.values(), self.context.desk.disputes
        try:
            self.context.act(lambda: disputes.look(id, values).changes, self.tr("Written down"))
        except FieldErrors as error:
            self.look_form.show_errors(error.fields)
            for wrong in error.fields.values():
                self.context.window.notify.banner(words_for(wrong), "danger", key="dispute_look")

    # --- the month's check ------------------------------------------------------------------------------------------

    def show_check(self) -> None:
        """Gacha by gacha: asked, nothing to report, or how many disputes stand."""
        if self.check_view is not None:
            self.check_view.deleteLater()
        view = self.check_view = Scroll(margin=8)
        head = QHBoxLayout()
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.uncover))
        head.addWidget(
            label(self.tr("Check of {month}").format(month=show_date(self.month, self.context.today())), "title"), 1
        )
        head.addWidget(tool_button("printer", self.tr("The month's ledger"), self.print_month))
        head.addWidget(tool_button("file-text", self.tr("The ledger as a blank form"), self.print_blank))
        view.body.addLayout(head)
        rows = self.context.desk.disputes.month(self.month)
        may = may_change(self.context.desk, "dispute_check")
        quiet = [row.gacha for row in rows if row.row is None and not row.open]
        if may and quiet:
            words = self.tr("All %n without a dispute: nothing to report", "", len(quiet))
            view.body.addWidget(button(words, partial(self.check, quiet, True)), 0, Qt.AlignmentFlag.AlignLeft)
        for row in rows:
            line = QWidget()
            across = QHBoxLayout(line)
            across.setContentsMargins(0, 0, 0, 0)
            name = Elided()
            name.setText(row.name)
            name.setFixedWidth(theme.px(NAME))
            across.addWidget(name)
            stands = self.tr("%n open", "", row.open) if row.open else ""
            asked = (
                self.tr("not asked yet")
                if row.row is None
                else self.tr("nothing to report")
                if row.none
                else self.tr("asked")
            )
            told = label(" · ".join(filter(None, (asked, stands))), "muted", tone="warn" if row.row is None else "")
            across.addWidget(told, 1)
            if may and row.row is None:
                across.addWidget(button(self.tr("Asked"), partial(self.check, [row.gacha], False), look="flat"))
                if not row.open:
                    none = button(self.tr("Nothing to report"), partial(self.check, [row.gacha], True), look="flat")
                    across.addWidget(none)
            view.body.addWidget(line)
        view.body.addStretch(1)
        self.cover(view)

    def check(self, gachas: list[bytes], none: bool) -> None:
        """These were asked this month."""
        disputes, month = self.context.desk.disputes, self.month
        words = self.tr("Written down for %n gachas", "", len(gachas))
        self.context.act(lambda: disputes.check(gachas, month, none=none), words)

    def print_month(self) -> None:
        """矛盾排查月台账."""
        data = month_register(self.context.desk, self.month)
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def print_blank(self) -> None:
        """The month's ledger to be written by hand."""
        data = blank_month(self.context.desk, self.month)
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def _set_paper(self) -> None:
        assert self.paper is not None
        data = month_register(self.context.desk, self.month)
        self.paper.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))


PAGE = DisputesPage

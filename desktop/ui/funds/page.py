"""经费 The book of money: its lines, the balance of each level, what is to be looked at, and its papers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.documents.fund_book import book_of, book_table, set_book
from desktop.documents.register import Book, RegisterColumn
from desktop.documents.reimbursement import packet_of, set_packet
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.funds.records import FundEntries
from desktop.services.money import amount_words
from desktop.services.plain_records import PlainFilter
from desktop.services.spreadsheets import xlsx_bytes
from desktop.ui import theme
from desktop.ui.elided import Elided, ElidedLink
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes
from desktop.ui.funds.words import finding_words, level_words
from desktop.ui.list_page import LARGE
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.roles import may_carry_off, may_change
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import Scroll, Segments, button, label, tool_button

ENDING = ".xlsx"
#: So many years stand beside "All".
YEARS = 4


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("funds", "Money"),
        new=QCoreApplication.translate("funds", "Write down money"),
        search=QCoreApplication.translate("funds", "What for, to whom, or a number"),
        empty=QCoreApplication.translate("funds", "No money is written down yet"),
        first=QCoreApplication.translate(
            "funds",
            "What came in and what was spent: the day, whose money, what for, how much. The balance follows. This book"
            " mirrors what the finance office keeps; it is not the accounts.",
        ),
        deleted=QCoreApplication.translate("funds", "Line deleted"),
        count=lambda n: QCoreApplication.translate("funds", "%n lines", "", n),
    )


#: Fields that stand folded until somebody asks for them or something is written in them.
FOLDED = (
    *("state", "paid_how", "payee", "invoice_no", "invoice_date", "org", "activity", "handler", "witness", "approver"),
    *("budget_year", "no", "note"),
)
LOOK = Look(
    "fund_entry",
    icon="funds",
    words=_words,
    columns={
        "purpose": 240,
        "date": 136,
        "side": 96,
        "level": 128,
        "amount_fen": 128,
        "category": 136,
        "voucher_no": 120,
        "no": 112,
    },
    form=("date", "side", "level", "purpose", "category", "amount_fen", "voucher_no", *FOLDED),
    half=frozenset(
        {
            *("amount_fen", "voucher_no", "payee", "invoice_no", "witness", "approver", "budget_year", "no"),
            *("invoice_date", "date"),
        }
    ),
    filters=("level", "side"),
    narrow=("category", "voucher_no", "no", "level"),
    heads={
        "date": ("日期", "记账日期", "支出日期"),
        "side": ("收支", "收支类别"),
        "level": ("资金来源", "来源"),
        "purpose": ("摘要", "用途", "支出事由"),
        "category": ("科目", "支出科目"),
        "amount_fen": ("金额", "金额（元）", "支出金额"),
        "voucher_no": ("凭证号", "凭证编号"),
        "no": ("序号", "收支序号"),
        "payee": ("收款人", "收款单位"),
        "org": ("嘎查", "嘎查村", "用于单位"),
        "invoice_no": ("发票号", "发票号码"),
        "handler": ("经办", "经办人"),
        "witness": ("证明人", "验收人"),
        "approver": ("审批", "审批人"),
        "note": ("备注",),
    },
    book=Book(
        "经费收支登记簿",
        (
            ("no", RegisterColumn("序号", 26)),
            ("date", RegisterColumn("日期", 30)),
            ("voucher_no", RegisterColumn("凭证号", 24)),
            ("purpose", RegisterColumn("摘要", 62, "left")),
            ("level", RegisterColumn("资金", 26)),
            ("category", RegisterColumn("科目", 30)),
            ("side", RegisterColumn("收支", 18)),
            ("amount_fen", RegisterColumn("金额（元）", 30, "right")),
            ("payee", RegisterColumn("收款人", 27)),
        ),
    ),
)


class FundsPage(PlainPage):
    """The lines of the book."""

    def __init__(self, context: Context) -> None:
        self.year: int | None = None
        self.findings_view: Scroll | None = None
        super().__init__(context, LOOK)
        self.watches = self.watches | {"budget", "budget_change", "activity", "file", "attachment"}
        actions = self.header.action_row
        if may_carry_off(context.desk):
            actions.addWidget(tool_button("download-simple", self.tr("Save the book as xlsx…"), self.save_book))
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        # in large type one line of it, the rest in its hint: the list is the matter
        self.balance = Elided() if theme.scale() > LARGE else label("", wrap=True)
        self.look_at = button("", self.show_findings, look="link")
        row.addWidget(self.balance, 1)
        row.addWidget(self.look_at)
        above = self.above.layout()
        assert above is not None
        above.addWidget(strip)
        self.more = button(self.tr("More: payee, invoice, activity, who handled it…"), self._unfold, look="link")
        self.red = button(self.tr("Correct in red"), self.correct, look="flat", icon_name="arrow-counter-clockwise")
        self.packet = button(self.tr("Papers for the bill (PDF)"), self.show_packet, look="flat", icon_name="printer")
        for made in (self.more, self.red, self.packet):
            self.editor.add_below(made)
            made.hide()
        self._tell()

    @property
    def entries(self) -> FundEntries:
        """The records behind the page."""
        service = self.service
        assert isinstance(service, FundEntries)
        return service

    # --- the list ---------------------------------------------------------------------------------------------------

    def make_filters(self) -> None:
        years = self.context.desk.funds.years()[:YEARS]
        self.years = Segments([("", self.tr("All years")), *((str(year), str(year)) for year in years)])
        self.years.chosen.connect(self._on_year)
        self.add_filter(self.years)
        super().make_filters()

    def _on_year(self, key: str) -> None:
        self.year = int(key) if key else None
        self.reload()
        self._tell()

    def filter(self) -> PlainFilter:
        span = (f"{self.year}-01-01", f"{self.year}-12-31") if self.year else (None, None)
        return replace(super().filter(), since=span[0], until=span[1])

    def filtered(self) -> bool:
        return super().filtered() or self.year is not None

    def clear_filters(self) -> None:
        self.year = None
        self.years.set_value("")
        super().clear_filters()

    def narrowed(self) -> list[str]:
        return [*super().narrowed(), *([str(self.year)] if self.year else [])]

    def cell(self, row: Row, name: str) -> str:
        if name == "amount_fen" and row[name] is not None and row["corrects"]:
            return amount_words(-row[name])
        return super().cell(row, name)

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "amount_fen":
            return replace(made, tone=lambda row: "danger" if row["corrects"] else "", drop=0)
        return replace(made, tone=self._side_tone) if name == "side" else made

    @staticmethod
    def _side_tone(row: Row) -> str:
        if row["state"] in ("void", "planned"):
            return "neutral"
        return {"in": "accent", "carried": "accent", "out": "neutral", "back": "warn"}.get(row["side"] or "", "")

    # --- what is left, and what is to be looked at --------------------------------------------------------------------

    @property
    def book_year(self) -> int:
        """The year whose book is printed: the one that is chosen, else this one."""
        return self.year or self.context.today().year

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        self._tell()

    def _tell(self) -> None:
        left = self.context.desk.funds.balances()
        parts = [f"{level_words(level)} {amount_words(fen)}" for level, fen in left.items()]
        words = self.tr("Balance today {amount} yuan").format(amount=amount_words(sum(left.values())))
        self.balance.setText(" · ".join([words, *(parts if len(parts) > 1 or sum(left.values()) < 0 else [])]))
        self.balance.setVisible(bool(left))
        self.found = self.context.desk.funds.findings(self.book_year)
        self.look_at.setText(self.tr("%n to look at", "", len(self.found)))
        self.look_at.setVisible(bool(self.found))

    def show_findings(self) -> None:
        """What is to be looked at in the year, each opening the first line that it is about."""
        if self.findings_view is not None:
            self.findings_view.deleteLater()
        view = self.findings_view = Scroll(margin=8)
        head = QHBoxLayout()
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.uncover))
        head.addWidget(label(self.tr("To look at in {year}").format(year=self.book_year), "title"), 1)
        view.body.addLayout(head)
        view.body.addWidget(label(self.tr("Nothing of this keeps a line from being saved."), "muted", wrap=True))
        for finding in self.found:
            words = finding_words(finding, self.context.today())
            if finding.entries:
                line: QWidget = ElidedLink(words, partial(self.open_record, finding.entries[0]))
                view.body.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
            elif "level" in finding.told:
                line = ElidedLink(words, partial(self.context.window.go, "budgets"))
                view.body.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                view.body.addWidget(label(words, wrap=True))
        view.body.addStretch(1)
        self.cover(view)

    # --- one line ---------------------------------------------------------------------------------------------------

    def on_shown(self, record: Any) -> None:
        form = self.editor.form
        for name in FOLDED:
            form.show_field(name, record.get(name) not in (None, "", []))
        self.more.show()
        id_, service = record["id"], self.entries
        may = may_change(self.context.desk, "fund_entry") and not record.get("corrects") and bool(record.get("date"))
        self.red.setVisible(
            may and service.corrected_by(id_) is None and record.get("state") not in ("void", "planned")
        )
        self.packet.setVisible(bool(record.get("activity")))

    def on_new(self) -> None:
        for name in FOLDED:
            self.editor.form.show_field(name, False)
        self.more.show()
        self.red.hide()
        self.packet.hide()

    def _unfold(self) -> None:
        for name in FOLDED:
            self.editor.form.show_field(name, True)
        self.more.hide()

    def correct(self) -> None:
        """Takes the shown line back in red, and begins the right one with what it said."""
        id_ = self.editor.id
        if id_ is None:
            return
        self.editor.flush()
        service = self.entries
        again = service.again(id_)
        done = self.context.act(lambda: service.correct(id_).changes, self.tr("Taken back in red"))
        if done is not None:
            self._about = again
            self.show_new()

    # --- papers -----------------------------------------------------------------------------------------------------

    def _level(self) -> str | None:
        """The level whose book is asked for: the only one that is chosen."""
        chosen = self.chosen.get("level") or []
        return chosen[0] if len(chosen) == 1 and chosen[0] != "none" else None

    def _set_paper(self) -> None:
        """The book of the year, whatever else narrows the list: a balance wants all lines."""
        assert self.paper is not None
        data = book_of(self.context.desk, self.book_year, self._level())
        name = f"{self.book_year}年{data.title}"
        self.paper.show_paper(name, data.period, lambda typesetter: set_book(data, typesetter))

    def show_packet(self) -> None:
        """The papers that go with the bill of the line's activity."""
        record = self.record_of(self.editor.id) if self.editor.id is not None else None
        if record is None or not record.get("activity"):
            return
        self.show_packet_of(record["activity"])

    def show_packet_of(self, activity: bytes) -> None:
        """The papers that go with the bill of an activity."""
        try:
            data = packet_of(self.context.desk, activity)
        except KnownError as error:
            self.context.window.notify.error(error)
            return
        title = self.tr("Papers for the bill")
        self.show_paper(f"{title}-{data.record.title}", "", lambda typesetter: set_packet(data, typesetter))

    def save_book(self) -> None:
        """The year's book as a spreadsheet, where she chooses."""
        name = f"{self.book_year}年经费收支登记簿"
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), name, ENDING, "xlsx")
        if chosen is not None:
            self.save_book_to(chosen)

    def save_book_to(self, path: Path) -> None:
        """Writes the spreadsheet; a refusing disk is told in words."""
        path = with_ending(path, ENDING)
        try:
            save_bytes(xlsx_bytes(book_table(self.context.desk, self.book_year, self._level())), path)
        except KnownError as error:
            self.context.window.notify.error(error)
            return
        self.context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

    def go_to(self, **where: Any) -> None:
        """``packet``: an activity whose papers for the bill are shown."""
        if where.get("packet") is not None:
            self.show_packet_of(where["packet"])
            return
        super().go_to(**where)


PAGE = FundsPage

"""救助 Help: who applied, what was decided and paid, which papers are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.documents.cancer_help import applications, may_summarise, summary_of, this_years
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.services.codes import ACCESS_REASON
from desktop.ui.findings_page import FindingsPage
from desktop.ui.form import FormField, tags
from desktop.ui.form_fields import TagsEditor
from desktop.ui.links.words import findings_of
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, Words
from desktop.ui.record_words import field_words, term
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.widgets import tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("aid", "Help"),
        new=QCoreApplication.translate("aid", "Write down an application"),
        search=QCoreApplication.translate("aid", "Name, initials, or a word"),
        empty=QCoreApplication.translate("aid", "No application yet"),
        first=QCoreApplication.translate(
            "aid", "Who applied for which programme, what was decided, and when it was paid. Programmes come first."
        ),
        deleted=QCoreApplication.translate("aid", "Application deleted"),
        count=lambda n: QCoreApplication.translate("aid", "%n applications", "", n),
    )


LOOK = Look(
    "aid",
    icon="aid",
    words=_words,
    columns={"about": 168, "gacha": 112, "programme": 216, "applied_on": 128, "decided": 104, "amount_fen": 112},
    form=(
        *("about", "programme", "applied_on", "sent_up_on", "papers", "public_notice_on", "decided", "decided_on"),
        *("amount_fen", "paid_on", "words", "note"),
    ),
    half=frozenset({"applied_on", "sent_up_on", "public_notice_on", "decided_on", "amount_fen", "paid_on"}),
    filters=("programme", "decided"),
    narrow=("gacha", "applied_on", "amount_fen"),
    hints=lambda: {"note": QCoreApplication.translate("aid", "Nothing of an illness: this is not sealed")},
    heads={
        "about": ("姓名", "申请人", "救助对象"),
        "programme": ("救助项目", "项目"),
        "applied_on": ("申请日期", "申报日期"),
        "amount_fen": ("金额", "救助金额", "救助金额（元）"),
        "paid_on": ("发放日期", "拨付日期"),
    },
    book=Book(
        "救助申报登记册",
        (
            ("about", RegisterColumn("姓名", 26)),
            ("gacha", RegisterColumn("嘎查", 26)),
            ("programme", RegisterColumn("救助项目", 44, "left")),
            ("applied_on", RegisterColumn("申请日期", 30)),
            ("sent_up_on", RegisterColumn("上报日期", 30)),
            ("public_notice_on", RegisterColumn("公示日期", 30)),
            ("decided", RegisterColumn("审批", 18)),
            ("amount_fen", RegisterColumn("金额（元）", 24)),
            ("paid_on", RegisterColumn("发放日期", 30)),
            ("missing", RegisterColumn("所缺材料", 40, "left")),
        ),
    ),
    watches=frozenset({"person", "household", "org_unit", "programme"}),
)


class AidPage(FindingsPage):
    """The applications of one township."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.summary_button = tool_button("clipboard-text", self.tr("Summary of the two cancers"), self.ask_summary)
        self.header.action_row.addWidget(self.summary_button)
        self.summary_button.setVisible(may_summarise(context.desk))

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        return findings_of(self.context, "aid")

    def field(self, name: str, hint: str = "") -> FormField:
        if name != "papers":
            return super().field(name, hint)
        return tags(name, field_words(name, "aid"), self._papers(None))

    def _papers(self, programme: object) -> Sequence[str]:
        """The papers that a programme asks for, of none those of all."""
        rows = self.context.desk.plain["programme"].page(self.context.desk.plain["programme"].ids())
        own = [row for row in rows if row is not None and (programme is None or row["id"] == programme)]
        return list(dict.fromkeys(paper for row in own for paper in row["papers"] or ()))

    def on_shown(self, record: Mapping[str, Any]) -> None:
        super().on_shown(record)
        self._offer(record["programme"])

    def on_new(self) -> None:
        super().on_new()
        self._offer(None)

    def _offer(self, programme: object) -> None:
        editor = self.editor.form.editor("papers")
        assert isinstance(editor, TagsEditor)
        editor.set_suggestions(self._papers(programme))

    # --- 两癌救助申报汇总表 ----------------------------------------------------------------------------------------

    def ask_summary(self) -> None:
        """Why names and whole identity numbers go out; or the form to be written by hand."""
        acts = [RowAct(term("access_reason", code), partial(self.print_summary, code)) for code in ACCESS_REASON]
        blank = RowAct(self.tr("Blank form"), partial(self.print_summary, None), apart=True)
        menu = row_menu(self, [*acts, blank])
        menu.popup(self.summary_button.mapToGlobal(self.summary_button.rect().bottomLeft()))

    def print_summary(self, reason: str | None) -> None:
        """The summary of this year's programme, for a reason that is written down first; without one blank."""
        desk = self.context.desk
        programme = this_years(desk)
        if programme is None:
            self.context.window.notify.banner(self.tr("Write down this year's programme first."), "warn", key="aid")
            return
        noted = None
        if reason is not None:
            many = len(applications(desk, programme))
            noted = self.context.act(lambda: desk.access_log.note("aid", many, reason), undo=False)
            if noted is None:
                return
        data = summary_of(desk, programme, noted)
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))


PAGE = AidPage

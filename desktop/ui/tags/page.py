"""标签 Tags: who is or is counted among what, since when and until when; what is to be looked at again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.services.codes import TAG
from desktop.ui.dates import show_date
from desktop.ui.form import FormField
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import field_words, term
from desktop.ui.table_model import Row
from desktop.ui.tags.counts import TagCounts
from desktop.ui.tags.editor import TagEditor
from desktop.ui.widgets import tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("tags", "Tags"),
        new=QCoreApplication.translate("tags", "Tag a woman"),
        search=QCoreApplication.translate("tags", "Tag, or whose"),
        empty=QCoreApplication.translate("tags", "No tag with a date yet"),
        first=QCoreApplication.translate(
            "tags",
            "What a woman is or is counted among, since when, and when to look again: capable, a mainstay, in"
            " difficulty, living alone. Tags without dates stand on her page.",
        ),
        deleted=QCoreApplication.translate("tags", "Tag deleted"),
        count=lambda n: QCoreApplication.translate("tags", "%n dated tags", "", n),
        ended=QCoreApplication.translate("tags", "Also those that ended"),
        due=QCoreApplication.translate("tags", "To be looked at again"),
    )


LOOK = Look(
    "person_tag",
    icon="tags",
    words=_words,
    columns={"tag": 168, "about": 160, "since": 168, "review_on": 136, "source": 152},
    form=("about", "tag", "since", "until", "source", "review_on", "note"),
    half=frozenset({"since", "until"}),
    filters=("tag", "source"),
    narrow=("review_on", "source"),
    heads={
        "tag": ("标签", "类别", "人员类别"),
        "about": ("姓名",),
        "since": ("起始时间", "认定时间", "纳入时间"),
        "until": ("终止时间", "退出时间"),
        "source": ("来源", "信息来源"),
        "review_on": ("复核时间", "复核日期"),
    },
    book=Book(
        "人员标签登记册",
        (
            ("about", RegisterColumn("姓名", 40)),
            ("tag", RegisterColumn("标签", 50)),
            ("since", RegisterColumn("起始日期", 38)),
            ("source", RegisterColumn("来源", 44)),
            ("review_on", RegisterColumn("复核日期", 38)),
            ("note", RegisterColumn("备注", 60, "left")),
        ),
    ),
    watches=frozenset({"person", "household"}),
)


class TagsPage(PlainPage):
    """The dated tags of one township. ``go_to(tag=…)``: a new one of it, with ``new`` and ``about``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.counts: TagCounts | None = None
        self.header.action_row.insertWidget(
            0, tool_button("reports", self.tr("How many held each tag on a day"), self.show_counts)
        )

    def cell(self, row: Row, name: str) -> str:
        if name == "since" and row["until"]:
            today = self.context.today()
            return "–".join(show_date(row[end], today, week=False) for end in ("since", "until"))
        return super().cell(row, name)

    def field(self, name: str, hint: str = "") -> FormField:
        if name != "tag":
            return super().field(name, hint)
        known = list(dict.fromkeys([*TAG, *self.context.desk.people.tags()]))
        words = self.tr("or a word of your own")
        return FormField("tag", field_words("tag", "person_tag"), lambda: TagEditor(known, words), needed=True)

    def title_of(self, record: Any) -> str:
        return term("tag", record["tag"])

    def go_to(self, **where: Any) -> None:
        super().go_to(**where)
        if where.get("new") and where.get("tag"):
            self.editor.form.editor("tag").set_value(where["tag"])
            self.editor.form.editor("tag").edited.emit()

    def show_counts(self) -> None:
        """How many women held each tag on a day that one chooses, in place of the list."""
        if self.counts is None:
            self.counts = TagCounts(self.context)
            self.counts.left_it.connect(self.uncover)
            self.counts.printed.connect(self.show_table_paper)
        self.cover(self.counts)
        self.counts.count()

    def print_shown(self) -> None:
        if self.counts is not None and self._over is self.counts:
            self.counts.print_counts()
            return
        super().print_shown()

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        if self.counts is not None and self._over is self.counts:
            self.counts.count()


PAGE = TagsPage

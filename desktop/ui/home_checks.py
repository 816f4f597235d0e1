"""核查 Checks of women's homes: by the lines of the forms pack, each there, missing or not applying, with photos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from desktop.documents.register import Book, RegisterColumn
from desktop.services.home_year import checklist, judged
from desktop.services.plain_kinds import HOME_CHECK_ITEMS
from desktop.ui import theme
from desktop.ui.elided import Elided
from desktop.ui.form import FormField
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import field_words, options
from desktop.ui.rows_editor import RowsEditor
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import Chips

_ITEMS = HOME_CHECK_ITEMS.kind


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("home_checks", "Checks of homes"),
        new=QCoreApplication.translate("home_checks", "Check a home"),
        search=QCoreApplication.translate("home_checks", "Home, checklist or note"),
        empty=QCoreApplication.translate("home_checks", "No home was checked yet"),
        first=QCoreApplication.translate(
            "home_checks",
            "What each home has and lacks, by the checklist of the forms pack, with photos. It counts for its year.",
        ),
        deleted=QCoreApplication.translate("home_checks", "Check deleted"),
        count=lambda n: QCoreApplication.translate("home_checks", "%n checks", "", n),
    )


LOOK = Look(
    "home_check",
    icon="home_checks",
    words=_words,
    columns={"about": 240, "checked_on": 136, "title": 120, _ITEMS: 240, "books": 96, "checked_by": 128},
    form=("about", "title", "checked_on", _ITEMS, "books", "checked_by", "note"),
    half=frozenset({"title", "checked_on", "books", "checked_by"}),
    narrow=("title", "books", "checked_by"),
    heads={
        "about": ("妇女之家", "名称"),
        "title": ("核查项目", "检查项目"),
        "checked_on": ("核查日期", "检查日期", "日期"),
        "checked_by": ("核查人", "检查人"),
        "books": ("簿册数",),
    },
    book=Book(
        "妇女之家核查登记簿",
        (
            ("checked_on", RegisterColumn("日期", 28)),
            ("about", RegisterColumn("妇女之家", 50, "left")),
            ("title", RegisterColumn("项目", 22)),
            (_ITEMS, RegisterColumn("核查情况", 96, "left")),
            ("books", RegisterColumn("簿册", 14)),
            ("checked_by", RegisterColumn("核查人", 24)),
            ("note", RegisterColumn("备注", 39, "left")),
        ),
    ),
)


class CheckEditor(RowsEditor):
    """The lines of a check in the order of the checklist, each with its result a click away; a note or a line of its
    own is typed in the row."""

    def _draw(self) -> None:
        super()._draw()
        results = options("check_result")
        for at, line in enumerate(reversed(self.lines)):
            self._lines.removeWidget(line)
            self._lines.insertWidget(at, line)
            words = line.findChild(Elided)
            assert isinstance(words, Elided)
            words.setText(" · ".join(filter(None, (self._held[at].get("item"), self._held[at].get("note")))))
            chips = Chips(results)
            chips.set_value(self._held[at].get("result"))
            chips.setEnabled(self.add.isVisibleTo(self))
            chips.setAccessibleName(f"{self._held[at].get('item') or ''} {field_words('result', _ITEMS)}")
            chips.chosen.connect(partial(self._judge, at))
            row = line.layout()
            assert isinstance(row, QHBoxLayout)
            row.setSpacing(theme.px(8))
            row.insertWidget(1, chips)

    def _unfold(self, at: int) -> None:
        super()._unfold(at)
        self._lines.removeWidget(self.card)
        self._lines.insertWidget(at + 1, self.card)

    def _judge(self, at: int, result: str | None) -> None:
        self._fold()
        self._held[at]["result"] = result
        self._draw()
        self.edited.emit()


class HomeChecksPage(PlainPage):
    """The checks of all homes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name != _ITEMS:
            return made
        return replace(made, title=self.tr("Found"), sort=None, drop=0, tone=self._tone_of)

    def _tone_of(self, row: Row) -> str:
        found = judged(row[_ITEMS])
        return "" if found.met else "warn"

    def cell(self, row: Row, name: str) -> str:
        if name != _ITEMS:
            return super().cell(row, name)
        found = judged(row[_ITEMS])
        parts = [f"{found.yes}/{found.cell.den}"]
        parts += [self.tr("%n not judged", "", found.open)] if found.open else []
        parts += [self.tr("all there")] if found.met else []
        return " · ".join(parts)

    def field(self, name: str, hint: str = "") -> FormField:
        if name != _ITEMS:
            return super().field(name, hint)
        title = field_words(_ITEMS, "home_check")
        return FormField(_ITEMS, title, lambda: CheckEditor(self.context, HOME_CHECK_ITEMS, title))

    def title_of(self, record: Mapping[str, Any]) -> str:
        return f"{record['about_name']} · {record['title'] or ''}"

    def proposal(self) -> Mapping[str, Any]:
        title, lines = checklist(self.context.desk)
        items = [{"item": line, "result": None, "note": None} for line in lines]
        return {"title": title, _ITEMS: items, **super().proposal()}


PAGE = HomeChecksPage

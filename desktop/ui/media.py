"""新媒体账号 Public accounts: who runs them, what they counted month by month, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.documents.plots import Bar
from desktop.documents.register import Book, RegisterColumn
from desktop.ui.dates import show_date
from desktop.ui.findings_page import FindingsPage
from desktop.ui.online.words import sentence
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, Words
from desktop.ui.plot import SMALL_HEIGHT, PlotView
from desktop.ui.record_words import field_words
from desktop.ui.table_model import Row
from desktop.ui.widgets import label, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("media", "Public accounts"),
        new=QCoreApplication.translate("media", "Write down an account"),
        search=QCoreApplication.translate("media", "Name of the account"),
        empty=QCoreApplication.translate("media", "No account yet"),
        first=QCoreApplication.translate(
            "media",
            "Official accounts, channels, Douyin and others: who runs them. Followers, pieces and reads are typed each"
            " month on one page.",
        ),
        deleted=QCoreApplication.translate("media", "Account deleted"),
        count=lambda n: QCoreApplication.translate("media", "%n accounts", "", n),
        ended=QCoreApplication.translate("media", "Also those that were closed"),
    )


LOOK = Look(
    "media_account",
    icon="media",
    words=_words,
    columns={"name": 220, "platform": 120, "followers": 96, "month": 112, "org": 128, "run_by": 112},
    form=("name", "platform", "org", "run_by", "opened_on", "closed_on", "media_count", "note"),
    half=frozenset({"opened_on", "closed_on"}),
    filters=("platform",),
    narrow=("month", "org", "run_by"),
    heads={
        "name": ("账号名称", "账号", "公众号名称", "名称"),
        "platform": ("平台", "平台类型"),
        "org": ("所属组织", "单位", "主办单位"),
        "run_by": ("运营人", "负责人", "管理员"),
        "opened_on": ("开通日期", "开通时间"),
    },
    book=Book(
        "新媒体账号登记册",
        (
            ("name", RegisterColumn("账号名称", 60, "left")),
            ("platform", RegisterColumn("平台", 30)),
            ("org", RegisterColumn("所属", 32)),
            ("run_by", RegisterColumn("运营人", 26)),
            ("followers", RegisterColumn("粉丝数", 26)),
            ("month", RegisterColumn("统计月份", 28)),
            ("opened_on", RegisterColumn("开通日期", 30)),
        ),
    ),
)
BARS = 12


class MediaPage(FindingsPage):
    """The accounts, with reads and followers of the last twelve months."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.header.action_row.insertWidget(
            0, tool_button("keyboard", self.tr("Type the month"), lambda: self.context.window.go("counts"))
        )

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        today, found = self.context.today(), self.context.desk.online.findings("media_account")
        return {id_: [sentence(each, "media_count", today) for each in told] for id_, told in found.items()}

    def cell(self, row: Row, name: str) -> str:
        if name == "month":
            return show_date(row["names"][name], self.context.today(), week=False)
        return super().cell(row, name)

    def panel_content(self) -> QWidget:
        content = super().panel_content()
        self._counted: dict[str, list[Mapping[str, Any]]] = {}
        self.plots: dict[str, PlotView] = {}
        self._names = {name: label(field_words(name, "media_count"), "section") for name in ("reads", "followers")}
        for name, title in self._names.items():
            self.plots[name] = PlotView(partial(self._bar_words, name), SMALL_HEIGHT)
            self.editor.add_below(title)
            self.editor.add_below(self.plots[name])
        return content

    def on_new(self) -> None:
        super().on_new()
        self._show_plots(())

    def on_shown(self, record: Mapping[str, Any]) -> None:
        super().on_shown(record)
        self._show_plots(record["media_count"])

    def _show_plots(self, rows: Sequence[Mapping[str, Any]]) -> None:
        for name, plot in self.plots.items():
            known = [row for row in rows if row[name] is not None and len(row["month"] or "") == len("2026-11")]
            before = {row["month"]: row[name] for row in known}
            shown = self._counted[name] = known[-BARS:]
            bars = tuple(
                Bar(
                    str(int(row["month"][5:7])), row[name], before.get(f"{int(row['month'][:4]) - 1}{row['month'][4:]}")
                )
                for row in shown
            )
            plot.show_bars(bars, self._names[name].text())
            for widget in (self._names[name], plot):
                widget.setVisible(len(shown) > 1)

    def _bar_words(self, name: str, bar: int) -> str:
        row = self._counted[name][bar]
        month = show_date(row["month"], self.context.today(), week=False)
        return self.tr("{month}: {n}").format(month=month, n=f"{row[name]:,}")


PAGE = MediaPage

"""工作群 Chat groups: whose they are, who owns them, how many sit in them, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents.plots import Bar
from desktop.documents.register import Book, RegisterColumn
from desktop.services.figures import percent
from desktop.services.validation import tenths_words
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import Elided
from desktop.ui.findings_page import FindingsPage
from desktop.ui.list_page import LARGE
from desktop.ui.online.words import sentence
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, Words
from desktop.ui.plot import SMALL_HEIGHT, PlotView
from desktop.ui.table_model import Row
from desktop.ui.widgets import label, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("groups", "Chat groups"),
        new=QCoreApplication.translate("groups", "Write down a group"),
        search=QCoreApplication.translate("groups", "Name or theme of the group"),
        empty=QCoreApplication.translate("groups", "No group yet"),
        first=QCoreApplication.translate(
            "groups",
            "Work groups of officials and contact groups of women: who owns them and for which gachas. How many sit in"
            " them is typed each month on one page.",
        ),
        deleted=QCoreApplication.translate("groups", "Group deleted"),
        count=lambda n: QCoreApplication.translate("groups", "%n groups", "", n),
        ended=QCoreApplication.translate("groups", "Also those that were closed"),
    )


LOOK = Look(
    "chat_group",
    icon="groups",
    words=_words,
    columns={"name": 220, "kind": 96, "members": 88, "counted_on": 120, "owner": 112, "org": 112},
    form=(
        *("name", "kind", "platform", "org", "owner", "managers", "gachas", "theme", "opened_on", "closed_on"),
        *("rule_posted", "group_count", "note"),
    ),
    half=frozenset({"opened_on", "closed_on"}),
    filters=("kind", "org"),
    narrow=("counted_on", "owner", "org"),
    heads={
        "name": ("群名称", "群名", "微信群名称", "群聊名称"),
        "kind": ("群类型", "类型"),
        "platform": ("平台",),
        "owner": ("群主", "群主姓名"),
        "managers": ("管理员", "群管理员"),
        "org": ("所属嘎查", "所属组织", "单位"),
        "opened_on": ("建群日期", "建群时间"),
    },
    book=Book(
        "妇联工作群登记册",
        (
            ("name", RegisterColumn("群名称", 52, "left")),
            ("kind", RegisterColumn("类型", 20)),
            ("platform", RegisterColumn("平台", 20)),
            ("owner", RegisterColumn("群主", 24)),
            ("managers", RegisterColumn("管理员", 34)),
            ("org", RegisterColumn("所属", 26)),
            ("members", RegisterColumn("成员数", 18, total=True)),
            ("counted_on", RegisterColumn("统计日期", 26)),
            ("opened_on", RegisterColumn("建群日期", 28)),
        ),
    ),
    watches=frozenset({"person", "household", "home", "org_unit", "appointment"}),
)
#: So many counts stand in the plot.
BARS = 12


class GroupsPage(FindingsPage):
    """The groups, over them what they come to."""

    def __init__(self, context: Context) -> None:
        # in large type one line of it, the rest in its hint: the list is the matter
        self.summary = Elided("", "muted") if theme.scale() > LARGE else label("", "muted", wrap=True)
        super().__init__(context, LOOK)
        above = self.above.layout()
        if isinstance(above, QVBoxLayout):
            above.insertWidget(1, self.summary)
        self.header.action_row.insertWidget(
            0, tool_button("keyboard", self.tr("Type the month"), lambda: self.context.window.go("counts"))
        )

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        today, found = self.context.today(), self.context.desk.online.findings("chat_group")
        return {id_: [sentence(each, "group_count", today) for each in told] for id_, told in found.items()}

    def cell(self, row: Row, name: str) -> str:
        if name == "counted_on":
            return show_date(row["names"][name], self.context.today(), week=False)
        return super().cell(row, name)

    def reload(self) -> None:
        super().reload()
        self.summary.setText(self._summary())

    def _summary(self) -> str:
        """What the groups come to today."""
        now = self.context.desk.online.standing(self.context.today())
        if not now.contact and not now.work and not now.apart:
            return ""
        words = [
            self.tr("%n contact groups", "", len(now.contact)),
            self.tr("{n} seats").format(n=f"{now.seats:,}"),
        ]
        if now.average is not None:
            words.append(self.tr("{n} on average").format(n=tenths_words(now.average)))
        if now.contact:
            least, most = now.people
            words.append(self.tr("between {least} and {most} people").format(least=f"{least:,}", most=f"{most:,}"))
        words.append(self.tr("%n work groups", "", len(now.work)))
        if now.apart:
            members = sum(now.members.get(group, 0) for group in now.apart)
            owned = self.tr("%n owned by nobody of the federation ({members}), not counted", "", len(now.apart))
            words.append(owned.format(members=f"{members:,}"))
        if now.stale:
            words.append(self.tr("%n without a count of the last 100 days", "", len(now.stale)))
        share = now.coverage
        covered = self.tr("gachas with a contact group: {n} of {all} = {share}")
        words.append(covered.format(n=share.num, all=share.den, share=percent(share)))
        if now.missing:
            names = "、".join(self.context.desk.units.name(gacha) for gacha in now.missing[:6])
            words.append(self.tr("without one: {names}").format(names=names + ("…" if len(now.missing) > 6 else "")))
        return " · ".join(words)

    def panel_content(self) -> QWidget:
        content = super().panel_content()
        self._counted: list[Mapping[str, Any]] = []
        self.plot_name = label(self.tr("Members, the last twelve counts"), "section")
        self.plot = PlotView(self._bar_words, SMALL_HEIGHT)
        for widget in (self.plot_name, self.plot):
            self.editor.add_below(widget)
        return content

    def on_new(self) -> None:
        super().on_new()
        self._show_plot(())

    def on_shown(self, record: Mapping[str, Any]) -> None:
        super().on_shown(record)
        self._show_plot([row for row in record["group_count"] if row["members"] is not None and row["counted_on"]])

    def _show_plot(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._counted = list(rows[-BARS:])
        bars = tuple(Bar(str(int(row["counted_on"][5:7])), row["members"]) for row in self._counted)
        self.plot.show_bars(bars, self.plot_name.text())
        for widget in (self.plot_name, self.plot):
            widget.setVisible(len(self._counted) > 1)

    def _bar_words(self, bar: int) -> str:
        row = self._counted[bar]
        day = show_date(row["counted_on"], self.context.today(), week=False)
        return self.tr("{day}: {n} members").format(day=day, n=f"{row['members']:,}")


PAGE = GroupsPage

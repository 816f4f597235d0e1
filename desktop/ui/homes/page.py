"""妇女之家 Homes: the register by season and by "nothing held lately", a home's record, people and activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.register import Book, RegisterColumn
from desktop.services import Record
from desktop.services.called import home_name
from desktop.services.forms_packs import HOME_LIST
from desktop.services.homes import HomeFilter
from desktop.services.plain_kinds import kinds_about
from desktop.ui import theme
from desktop.ui.dates import show_moment, show_since
from desktop.ui.form import FormField, choice, tags
from desktop.ui.form_fields import TagsEditor
from desktop.ui.held_plot import HeldPlot
from desktop.ui.homes.people import HomePeople
from desktop.ui.homes.year import HomeYearView
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import field_words, term
from desktop.ui.related import Related
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import Pill, Scroll, Segments, button, emptied, label


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("HomesPage", "Women's homes"),
        new=QCoreApplication.translate("HomesPage", "New home"),
        search=QCoreApplication.translate("HomesPage", "Name or place"),
        empty=QCoreApplication.translate("HomesPage", "No women's home yet"),
        first=QCoreApplication.translate(
            "HomesPage", "Enter the homes of your gachas: where they stand, who keeps them, where they winter."
        ),
        deleted=QCoreApplication.translate("HomesPage", "Home deleted"),
        count=lambda n: QCoreApplication.translate("HomesPage", "%n homes", "", n),
        ended=QCoreApplication.translate("HomesPage", "Closed"),
    )


LOOK = Look(
    "home",
    icon="homes",
    words=_words,
    columns={
        "name_zh": 240,
        "kind": 156,
        "org": 136,
        "keeper": 112,
        "stands_kind": 176,
        "summer_place": 136,
        "winter_place": 136,
        "last_held": 128,
    },
    form=(
        *(
            "name_zh",
            "kind",
            "carrier",
            "org",
            "phone",
            "keeper",
            "home_keeper",
            "home_place",
            "summer_place",
            "winter_place",
            "area",
        ),
        *("women_covered", "founded_on", "awarded_by", "is_model", "checklist", "plaque", "note", "closed_on"),
    ),
    half=frozenset(
        {
            *("kind", "carrier", "org", "phone", "summer_place", "winter_place", "area", "women_covered"),
            *("founded_on", "awarded_by"),
        }
    ),
    filters=("kind", "org", "stands_kind", "is_model"),
    narrow=("org", "keeper", "stands_kind", "summer_place", "winter_place"),
    hints=lambda: {"plaque": QCoreApplication.translate("HomesPage", "Words of the plaque")},
    heads={
        "name_zh": ("妇女之家名称", "妇女之家"),
        "kind": ("妇女之家类型", "类别"),
        "carrier": ("依托单位", "依托场所"),
        "org": ("嘎查", "所在嘎查", "嘎查村", "单位"),
        "phone": ("联系电话", "电话"),
        "keeper": ("妇女之家负责人", "姓名", "管理员"),
        "area": ("面积", "面积(平方米)", "面积（平方米）", "面积（㎡）"),
        "women_covered": ("覆盖妇女数", "覆盖妇女人数"),
        "founded_on": ("建立时间", "成立时间", "建立日期"),
        "awarded_by": ("命名单位", "挂牌单位"),
        "closed_on": ("停用时间",),
    },
    book=Book(
        "妇女之家登记册",
        (
            ("name_zh", RegisterColumn("名称", 46, "left")),
            ("kind", RegisterColumn("类型", 26)),
            ("carrier", RegisterColumn("依托", 26)),
            ("org", RegisterColumn("所在嘎查", 24)),
            ("keeper", RegisterColumn("负责人", 22)),
            ("phone", RegisterColumn("电话", 28)),
            ("stands_place", RegisterColumn("现在地点", 26)),
            ("summer_place", RegisterColumn("夏营地", 26)),
            ("winter_place", RegisterColumn("冬营地", 26)),
            ("area", RegisterColumn("面积㎡", 18)),
            ("women_covered", RegisterColumn("覆盖妇女", 18, total=True)),
            ("founded_on", RegisterColumn("建立日期", 30)),
            ("note", RegisterColumn("备注", 26, "left")),
        ),
    ),
    watches=frozenset({"home_person", "home_check", "activity", "award", "person", "household", "org_unit"})
    | kinds_about("home"),
)


class HomesPage(PlainPage):
    """The register of women's homes."""

    def __init__(self, context: Context) -> None:
        self._season: str | None = None
        super().__init__(context, LOOK)

    # --- what it looks like -----------------------------------------------------------------------------------------

    def make_filters(self) -> None:
        super().make_filters()
        seasons = (("summer", self.tr("With a summer place")), ("winter", self.tr("With a winter place")))
        self.season = {key: self.toggle(words, partial(self._toggle_season, key)) for key, words in seasons}
        self.quiet = self.toggle(self._quiet_words(), lambda _on: self.reload())

    def _quiet_words(self) -> str:
        return self.tr("Nothing held for {n} days").format(n=self.context.desk.homes.quiet_days())

    def codes_of(self, name: str) -> list[tuple[str, str]]:
        if name == "stands_kind":
            return [(code, self.tr("Now: {place}").format(place=words)) for code, words in super().codes_of(name)]
        short = {
            "H10": self.tr("Gacha"),
            "H20": self.tr("Community"),
            "H30": self.tr("Representatives'"),
            "H40": self.tr("Mobile"),
            "H50": self.tr("Online"),
            "H60": self.tr("Micro"),
        }
        return [(code, short.get(code, words)) for code, words in super().codes_of(name)]

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "last_held":
            return replace(made, sort="last", tone=lambda row: "warn" if self._is_quiet(row) else "", drop=0)
        if name == "kind":
            return replace(made, tone=None)
        if name == "stands_kind":
            return replace(made, tone=None, sort="stands_kind", drop=1)
        if name == "org":
            return replace(made, title=self.tr("Gacha"), sort="org", muted=False)
        return replace(made, muted=name in ("summer_place", "winter_place"))

    def cell(self, row: Row, name: str) -> str:
        if name == "name_zh":
            return str(row["name"])
        if name == "stands_kind":  # the camp and the place of its last move
            return " · ".join(part for part in (super().cell(row, name), row["stands_place"]) if part)
        return self._last_words(row) if name == "last_held" else super().cell(row, name)

    def field(self, name: str, hint: str = "") -> FormField:
        if name in ("kind", "carrier"):  # two long lists in a row: chips would fill the panel
            return choice(name, field_words(name), super().codes_of(name), half=True)
        if name != "checklist":
            return super().field(name, hint)
        return tags(name, field_words(name), self._wall())

    def _wall(self) -> Sequence[str]:
        """What is to be there: as the forms pack says, else what hangs on most walls. What is not chosen is missing."""
        usual = [self.tr("Plaque"), self.tr("Rules"), self.tr("Activity log"), self.tr("Duty list"), self.tr("Members")]
        return self.context.desk.forms_packs.checklist(HOME_LIST) or usual

    def offer_anew(self) -> None:
        super().offer_anew()
        self.quiet.setText(self._quiet_words())
        editor = self.editor.form.editor("checklist")
        assert isinstance(editor, TagsEditor)
        editor.set_suggestions(self._wall())

    def _last_words(self, row: Row) -> str:
        held = row["last_held"]
        return show_since(date.fromisoformat(held[:10]), self.context.today()) if held else self.tr("never")

    def _is_quiet(self, row: Row) -> bool:
        held = row["last_held"]
        return (
            not held
            or (self.context.today() - date.fromisoformat(held[:10])).days > self.context.desk.homes.quiet_days()
        )

    def panel_content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.parts = Segments(
            [
                ("record", self.tr("Record")),
                ("people", self.tr("People")),
                ("activities", self.tr("Activities")),
                ("year", self.tr("Year")),
            ]
        )
        self.parts.chosen.connect(self._on_part)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(4))
        head.addWidget(self.parts)
        column.addLayout(head)
        self._parts_stack = QStackedWidget()
        self.related = Related(self.context)
        self.editor.add_below(self.related)
        self.people = HomePeople(self.context)
        self._activities = Scroll(margin=16)
        self.year = HomeYearView(self.context, self.show_paper)
        for widget in (self.editor, self.people, self._activities, self.year):
            self._parts_stack.addWidget(widget)
        column.addWidget(self._parts_stack, 1)
        return content

    # --- the list ---------------------------------------------------------------------------------------------------

    def filter(self) -> HomeFilter:
        places = frozenset({f"{self._season}_place"} if self._season else ())
        wanted = super().filter()
        return HomeFilter(
            wanted.text,
            wanted.codes,
            of=wanted.of,
            present=wanted.present | places,
            ended=wanted.ended,
            quiet=self.quiet.isChecked(),
        )

    def filtered(self) -> bool:
        return bool(super().filtered() or self._season or self.quiet.isChecked())

    def clear_filters(self) -> None:
        self._season = None
        for made in (*self.season.values(), self.quiet):
            made.setChecked(False)
        super().clear_filters()

    def _toggle_season(self, season: str, on: bool) -> None:
        self._season = season if on else None
        for key, made in self.season.items():
            made.setChecked(key == self._season)
        self.reload()

    # --- one home ---------------------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if where.get("quiet"):
            self.quiet.setChecked(True)
            self.reload()
        super().go_to(**where)

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        """The kind of all that are chosen, as one act: offices rename them."""
        if not ids or not may_change(self.context.desk, "home"):
            return []
        kinds = [
            RowAct(words, partial(self._set_kind, list(ids), code, words)) for code, words in super().codes_of("kind")
        ]
        return [RowAct(field_words("kind"), icon="homes", more=tuple(kinds))]

    def _set_kind(self, ids: list[bytes], code: str, words: str) -> None:
        said = self.tr("%n homes: {kind}", "", len(ids)).format(kind=words)
        self.context.act(lambda: self.context.desk.homes.set_kind(ids, code), said)

    def named(self, values: Mapping[str, Any]) -> str:
        return home_name(values)

    def record_of(self, id: bytes) -> Record | None:
        return self.context.desk.homes.get(id)

    def on_new(self) -> None:
        self.parts.hide()
        self.related.hide()
        self._on_part("record")

    def on_shown(self, record: Mapping[str, Any]) -> None:
        home = dict(record)
        self.parts.show()
        self.parts.set_words("people", self.tr("People {n}").format(n=len(home["people"])))
        self.parts.set_words("activities", self.tr("Activities {n}").format(n=home["held"]))
        self._on_part(self.parts.value())
        self.people.show_home(home)
        self.related.show_about({"home": home["id"]})
        self._show_activities(home)
        if self.parts.value() == "year":
            self.year.show_home(home["id"])

    def _show_activities(self, home: Record) -> None:
        body = self._activities.body
        emptied(body)
        body.addWidget(HeldPlot(self.context, home=home["id"]))
        for id_, start, title, status in home["activities"]:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(8))
            words = QVBoxLayout()
            words.setSpacing(0)
            opened = button(title or "–", partial(self.context.window.go, "activities", id=id_), look="link")
            words.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)
            words.addWidget(label(show_moment(start, self.context.today()), "muted"))
            row.addLayout(words, 1)
            if status != "held":
                row.addWidget(Pill(term("activity_status", status), "neutral"))
            body.addWidget(line)
        if not home["activities"]:
            body.addWidget(label(self.tr("No activity was logged here yet."), "muted"))
        body.addStretch(1)

    def _on_part(self, key: str) -> None:
        self.parts.set_value(key)
        self._parts_stack.setCurrentIndex(("record", "people", "activities", "year").index(key))
        shown = self.editor.id
        if key == "year" and shown is not None:
            self.year.show_home(shown)


PAGE = HomesPage

"""妇女之家 Homes: the register by season and by "nothing held lately", a home's record, people and activities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.services import Record
from desktop.services.homes import QUIET_DAYS, HomeFilter
from desktop.services.plain_kinds import HOME_PLACES, kinds_about
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.called import name_apart
from desktop.ui.dates import show_moment, show_since
from desktop.ui.form import FormField, choice, day, flag, lines, number, tags, text
from desktop.ui.homes.people import HomePeople
from desktop.ui.page import Context
from desktop.ui.person_editors import PersonEditor
from desktop.ui.record_page import RecordPage, RecordWords
from desktop.ui.record_words import field_words, options, term
from desktop.ui.related import Related
from desktop.ui.rows_editor import rows_field
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Chips, Pill, Scroll, Segments, button, emptied, label


class HomesPage(RecordPage):
    """The register of women's homes."""

    watches = frozenset({"home", "home_person", "home_place", "activity", "person", "org_unit"}) | kinds_about("home")
    help_topic = "homes"

    def __init__(self, context: Context) -> None:
        self._kinds: list[str] = []
        self._season: str | None = None
        self._quiet = False
        self._stands: list[str] = []
        super().__init__(
            context,
            "homes",
            title=self.tr("Women's homes"),
            columns=self._columns(context),
            sort=Sort("name"),
            search=self.tr("Name or place"),
            primary=self.tr("New home"),
            empty=(
                self.tr("No women's home yet"),
                self.tr("Enter the homes of your gachas: where they stand, who keeps them, where they winter."),
                self.tr("New home"),
            ),
            icon_name="homes",
        )
        self.kinds = Chips(self._short_kinds(), shown=5, several=True)
        self.kinds.chosen.connect(self._on_kinds)
        self.add_filter(self.kinds)
        self.stands = Chips(self._camps(), shown=2, several=True)
        self.stands.setAccessibleName(field_words("stands_kind"))
        self.stands.chosen.connect(self._on_stands)
        self.add_filter(self.stands)
        self.season = {
            key: self._toggle(words, partial(self._toggle_season, key))
            for key, words in (
                ("summer", self.tr("With a summer place")),
                ("winter", self.tr("With a winter place")),
            )
        }
        self.quiet = self._toggle(self.tr("Nothing held for 60 days"), self._on_quiet)
        self.make_record(
            "home",
            self._fields(),
            self._read,
            self._save,
            self._named,
            delete=context.desk.homes.delete,
            words=RecordWords(self.tr("New home"), self.tr("Women's home"), self.tr("Home deleted")),
            narrow=("org_name", "keeper_name", "stands_kind", "summer_place", "winter_place"),
        )
        self.editor.form.show_field("phone", context.desk.records.sees_private)
        self.reload()

    def _toggle(self, words: str, toggled: Callable[[bool], None]) -> QPushButton:
        made = button(words, look="chip")
        made.setCheckable(True)
        made.clicked.connect(lambda on: toggled(on))
        self.add_filter(made)
        return made

    def _camps(self) -> list[tuple[str, str]]:
        return [(code, self.tr("Now: {place}").format(place=words)) for code, words in options("home_place_kind")]

    def _short_kinds(self) -> list[tuple[str, str]]:
        short = {
            "H10": self.tr("Gacha"),
            "H20": self.tr("Community"),
            "H30": self.tr("Representatives'"),
            "H40": self.tr("Mobile"),
            "H50": self.tr("Online"),
        }
        return [(code, short.get(code, words)) for code, words in options("home_kind")]

    def _columns(self, context: Context) -> list[Column]:
        return [
            Column("name_zh", self.tr("Name"), lambda row: row["name"], width=240, sort="name", stretch=True),
            Column("kind", self.tr("Kind"), lambda row: term("home_kind", row["kind"]), width=156, sort="kind"),
            Column("org_name", self.tr("Gacha"), width=136, sort="org"),
            Column(
                "keeper_name",
                self.tr("Keeper"),
                lambda row: name_apart(row["keeper_name"], row["keeper_apart"]),
                width=112,
            ),
            Column("stands_kind", self.tr("Stands today"), self._stands_words, width=176, sort="stands", drop=1),
            Column("summer_place", self.tr("Summer place"), width=136, muted=True, drop=2),
            Column("winter_place", self.tr("Winter place"), width=136, muted=True, drop=2),
            Column(
                "last_held",
                self.tr("Last held"),
                lambda row: self._last_words(row),
                width=128,
                sort="last",
                tone=lambda row: "warn" if self._is_quiet(row) else "",
            ),
        ]

    @staticmethod
    def _stands_words(row: Row) -> str:
        """The camp and the place of its last move."""
        return " · ".join(part for part in (term("home_place_kind", row["stands_kind"]), row["stands_place"]) if part)

    def _last_words(self, row: Row) -> str:
        held = row["last_held"]
        return show_since(date.fromisoformat(held[:10]), self.context.today()) if held else self.tr("never")

    def _is_quiet(self, row: Row) -> bool:
        held = row["last_held"]
        return not held or (self.context.today() - date.fromisoformat(held[:10])).days > QUIET_DAYS

    def panel_content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.parts = Segments(
            [("record", self.tr("Record")), ("people", self.tr("People")), ("activities", self.tr("Activities"))]
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
        for widget in (self.editor, self.people, self._activities):
            self._parts_stack.addWidget(widget)
        column.addWidget(self._parts_stack, 1)
        return content

    def _fields(self) -> list[FormField]:
        context = self.context
        units = context.desk.units
        township = units.township()
        orgs = [(unit.id.hex(), unit.short) for unit in (*([township] if township else []), *units.gachas())]
        wall = [self.tr("Plaque"), self.tr("Rules"), self.tr("Activity log"), self.tr("Duty list"), self.tr("Members")]
        return [
            text("name_zh", self.tr("Name"), needed=True, limit=80),
            choice("kind", field_words("kind"), options("home_kind"), half=True),
            choice("carrier", field_words("carrier"), options("carrier"), half=True),
            choice("org", field_words("org"), orgs, half=True),
            text("phone", field_words("phone"), half=True, limit=30),
            FormField("keeper", field_words("keeper"), lambda: PersonEditor(context)),
            rows_field(context, HOME_PLACES),
            text("summer_place", field_words("summer_place"), half=True, limit=80),
            text("winter_place", field_words("winter_place"), half=True, limit=80),
            number("area", field_words("area"), half=True),
            number("women_covered", field_words("women_covered"), half=True),
            day("founded_on", field_words("founded_on"), context.today, partial=True, future=False, half=True),
            text("awarded_by", field_words("awarded_by"), half=True, limit=80),
            flag("is_model", "", field_words("is_model")),
            tags("checklist", field_words("checklist"), wall),
            text("plaque", field_words("plaque"), hint=self.tr("Words of the plaque"), limit=80),
            lines("note", field_words("note")),
            day("closed_on", field_words("closed_on"), context.today, partial=True, future=False),
        ]

    def _read(self, id: bytes) -> dict[str, Any] | None:
        """The organisation stands in its list by hex."""
        home = self.context.desk.homes.get(id)
        return None if home is None else {**home, "org": home["org"].hex() if home["org"] else None}

    def _save(self, id: bytes | None, values: dict[str, Any], seen: Seen | None) -> Written:
        if values.get("org"):
            values = {**values, "org": bytes.fromhex(values["org"])}
        return self.context.desk.homes.save(id, values, seen)

    @staticmethod
    def _named(values: Mapping[str, Any]) -> str:
        return str(values.get("name_zh") or "")

    # --- the list ---------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        wanted = HomeFilter(
            self.search_text, tuple(self._kinds), quiet=self._quiet, season=self._season, stands=tuple(self._stands)
        )
        return self.context.desk.homes.ids(wanted, sort.key, sort.descending)

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        return self.context.desk.homes.page(ids)

    def filtered(self) -> bool:
        return bool(self.search_text or self._kinds or self._season or self._quiet or self._stands)

    def clear_filters(self) -> None:
        self._kinds, self._season, self._quiet, self._stands = [], None, False, []
        self.kinds.set_value(None)
        self.stands.set_value([])
        for toggle in (*self.season.values(), self.quiet):
            toggle.setChecked(False)
        super().clear_filters()

    def count_words(self, count: int) -> str:
        return self.tr("%n homes", "", count)

    def _on_kinds(self, value: list[str]) -> None:
        self._kinds = value
        self.reload()

    def _on_stands(self, value: list[str]) -> None:
        self._stands = value
        self.reload()

    def _toggle_season(self, season: str, on: bool) -> None:
        self._on_season(season if on else None)

    def _on_season(self, value: str | None) -> None:
        self._season = value
        for season, toggle in self.season.items():
            toggle.setChecked(season == value)
        self.reload()

    def _on_quiet(self, on: bool) -> None:
        self._quiet = on
        self.reload()

    # --- one home ---------------------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if where.get("quiet"):
            self._quiet = True
            self.quiet.setChecked(True)
            self.reload()
        super().go_to(**where)

    def record_of(self, id: bytes) -> Record | None:
        return self.context.desk.homes.get(id)

    def proposal(self) -> Mapping[str, Any]:
        return {"kind": "H10"}

    def title_of(self, record: Mapping[str, Any]) -> str:
        return str(record["name"])

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

    def _show_activities(self, home: Record) -> None:
        body = self._activities.body
        emptied(body)
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
        self._parts_stack.setCurrentIndex(("record", "people", "activities").index(key))

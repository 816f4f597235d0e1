"""走访 Visits: the list by date and span of days, a visit's form beside it; printed as the register of visits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents.register import Book, RegisterColumn
from desktop.documents.visit_diary import TITLE as DIARY
from desktop.documents.visit_diary import diary_of, set_diary
from desktop.errors import FieldErrors, KnownError
from desktop.services.drafts import Typed
from desktop.services.month import Period
from desktop.services.needs.records import WORDS_OF_A_VISIT, is_sealed
from desktop.services.needs.sensitive_words import sounds_confidential
from desktop.services.plain_records import PlainFilter
from desktop.services.sealing import Sealed
from desktop.services.visits import ASKED
from desktop.ui.called import shown_name
from desktop.ui.dates import show_date
from desktop.ui.elided import ElidedLink
from desktop.ui.form import FormField, choice
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.person_editors import PeopleEditor
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import field_words, options, term
from desktop.ui.roles import may_change
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import Chips, Segments, button, emptied, label, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("VisitsPage", "Visits"),
        new=QCoreApplication.translate("VisitsPage", "Log a visit"),
        search=QCoreApplication.translate("VisitsPage", "Name, initials, or a word of the visit"),
        empty=QCoreApplication.translate("VisitsPage", "No visit yet"),
        first=QCoreApplication.translate(
            "VisitsPage", "Write down whom you visited, how she is and what was done. It takes a minute."
        ),
        deleted=QCoreApplication.translate("VisitsPage", "Visit deleted"),
        count=lambda n: QCoreApplication.translate("VisitsPage", "%n visits", "", n),
    )


def _hints() -> dict[str, str]:
    return {
        "place": QCoreApplication.translate("VisitsPage", "winter camp, home, …"),
        "visitors": QCoreApplication.translate("VisitsPage", "Another one, by name"),
        "situation": QCoreApplication.translate("VisitsPage", "How she lives and how she is"),
        "difficulty": QCoreApplication.translate("VisitsPage", "What she asks for, what is hard"),
        "measure": QCoreApplication.translate("VisitsPage", "What was given, promised, passed on"),
        "reached": QCoreApplication.translate("VisitsPage", "Others of the household who were there"),
    }


LOOK = Look(
    "visit",
    icon="visits",
    words=_words,
    columns={"date": 136, "about": 152, "gacha": 112, "target": 152, "situation": 240, "visitors": 152},
    form=(
        *("about", "date", "mode", "place", "visitors", "situation", "difficulty", "measure"),
        *("target", "reached", "gift_text", "gift_fen"),
    ),
    half=frozenset({"date", "mode", "gift_text", "gift_fen"}),
    filters=("gacha", "visitors", "target"),
    narrow=("gacha", "visitors"),
    hints=_hints,
    heads={
        "about": ("姓名", "走访对象姓名", "走访户", "被走访人"),
        "date": ("走访日期", "走访时间", "时间"),
        "place": ("走访地点",),
        "visitors": ("走访人员", "入户人员"),
        "target": ("类别", "走访对象类别", "人员类别"),
        "situation": ("情况", "走访情况", "基本情况"),
        "difficulty": ("困难", "诉求", "困难诉求", "存在困难"),
        "measure": ("措施", "解决措施", "办理情况"),
        "mode": ("走访方式", "方式", "联系方式"),
        "gift_text": ("慰问品", "慰问物资"),
        "gift_fen": ("慰问金额", "慰问金额（元）", "折合金额"),
    },
    book=Book(
        "走访登记簿",
        (
            ("date", RegisterColumn("日期", 32)),
            ("about", RegisterColumn("走访对象", 28)),
            ("gacha", RegisterColumn("嘎查", 26)),
            ("mode", RegisterColumn("方式", 18)),
            ("target", RegisterColumn("对象类别", 26)),
            ("place", RegisterColumn("地点", 24)),
            ("visitors", RegisterColumn("走访人", 26)),
            ("situation", RegisterColumn("了解到的情况", 44, "left")),
            ("difficulty", RegisterColumn("困难和诉求", 34, "left")),
            ("measure", RegisterColumn("帮扶措施", 34, "left")),
        ),
    ),
    newcomers=True,
    watches=frozenset({"person", "household", "org_unit", "home", "link", "need"}),
)
#: Fields that stand folded while they hold nothing.
FOLDED = ("target", "reached", "gift_text", "gift_fen")


class VisitsPage(PlainPage):
    """The visits of one township."""

    def __init__(self, context: Context) -> None:
        self._since: str | None = None
        self._until: str | None = None
        self._unfolded = False
        self._unopened: dict[str, Sealed] = {}
        super().__init__(context, LOOK)
        self.header.action_row.addWidget(tool_button("book-open", self.tr("People's diary"), self.print_diary))
        self._fold()

    def make_filters(self) -> None:
        self.period = Segments(
            [("all", self.tr("All")), ("this", self.tr("This month")), ("before", self.tr("Last month"))]
        )
        self.period.chosen.connect(self._on_period)
        self.span = button("", self._on_span_away, look="chip", icon_name="x", tip=self.tr("Show all dates"))
        self.span.setCheckable(True)
        self.span.hide()
        self.add_filter(self.period)
        self.add_filter(self.span)
        super().make_filters()

    def narrowed(self) -> list[str]:
        period = {"this": self.tr("This month"), "before": self.tr("Last month")}.get(self.period.value(), "")
        spans = [self.span.text()] if not self.span.isHidden() else []
        return [*super().narrowed(), *filter(None, [period]), *spans]

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        drop = {"gacha": 3, "visitors": 2, "target": 1}.get(name, 0)
        return replace(made, stretch=name == "situation", muted=made.muted or name == "gacha", drop=drop)

    def cell(self, row: Row, name: str) -> str:
        if name == "situation":  # whichever of the three says something
            return str(row["situation"] or row["difficulty"] or row["measure"] or "")
        if name == "date":
            return show_date(row["date"], self.context.today())
        return super().cell(row, name)

    def field(self, name: str, hint: str = "") -> FormField:
        if name == "mode":  # one stop of the keyboard, not six
            return choice(name, field_words(name, "visit"), self.offered(name), half=True)
        if name != "visitors":
            return super().field(name, hint)
        myself = self.context.desk.visits.myself
        return FormField(name, field_words(name, "visit"), lambda: PeopleEditor(self.context, hint, myself))

    # --- one of them ------------------------------------------------------------------------------------------------

    def panel_content(self) -> QWidget:
        """The form with what stands below it: what is folded, and for which links the visit counts. What else opens
        from a visit (a need with her words) stands here too."""
        content = super().panel_content()
        self.more = button(self.tr("More: target, others met, gift"), self.unfold, look="link", icon_name="caret-down")
        self.kept = label("", "muted", wrap=True)
        self.editor.add_below(self.more)
        self.editor.add_below(self.kept)
        self.asked = Chips(options("need_kind"), shown=4)
        self.asked.setAccessibleName(self.tr("She asks for something"))
        self._asks = QWidget()
        column = QVBoxLayout(self._asks)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(self.tr("She asks for something: a need opens with these words"), "muted", wrap=True))
        column.addWidget(self.asked)
        self.editor.add_below(self._asks)
        self.wary = label(
            self.tr(
                "This sounds as if it was said in confidence. As what she asks for choose health, or law and violence:"
                " the words go into a sealed need, and the visit keeps none."
            ),
            "small",
            wrap=True,
            tone="warn",
        )
        self.wary.hide()
        self.editor.add_below(self.wary)
        self._warns = False
        self.opened = QWidget()
        QVBoxLayout(self.opened).setContentsMargins(0, 0, 0, 0)
        self.editor.add_below(self.opened)
        self.asked.chosen.connect(lambda _code: self._mark_asked())
        self.asked.chosen.connect(lambda _code: self._warn())
        self.editor.draft.kept_as = self._kept_as
        self.editor.draft.taken_up = self._taken_up
        self.editor.draft.erased.connect(lambda: self._taken_up(None))
        return content

    def _kept_as(self, typed: Typed) -> Typed:
        """What is typed as its draft holds it, with the need that it asks for."""
        kind = self.asked.value()
        whole = replace(typed, values={**self._unopened, **typed.values})
        return self.context.desk.visits.kept_as(whole, kind if isinstance(kind, str) else None)

    def _taken_up(self, typed: Typed | None) -> Typed | None:
        """A draft as the form shows it: what it asks for is marked again, and words that lie sealed in it are opened,
        which is written down. Those that do not open stay in it."""
        values = dict(typed.values) if typed is not None else {}
        wanted = values.pop(ASKED, None)
        self.asked.set_value(wanted.get("kind") if isinstance(wanted, dict) else None)
        sealed = {name: value for name, value in values.items() if isinstance(value, Sealed)}
        sealing, words = self.context.desk.sealing, list[str | None]()
        if sealed:
            self.context.keep(lambda: words.extend(sealing.unseal_all(list(sealed.values()), "work")))
        opened = {name: text for name, text in zip(sealed, words, strict=False) if text is not None}
        self._unopened = {name: value for name, value in sealed.items() if name not in opened}
        shown = {name: value for name, value in values.items() if name not in self._unopened}
        return None if typed is None else replace(typed, values={**shown, **opened})

    def _mark_asked(self) -> None:
        """A visit that stands is written with its need at once; a new one as it is done, until when its words lie
        in the draft as they will lie in the need."""
        if self.editor.id is None:
            self.editor.draft.keep()
            return
        if not self.asked.value():
            return
        visit, kind, needs = self.editor.id, self.asked.value(), self.context.desk.needs
        self.asked.set_value(None)  # first: else what is written now would open one too
        self.editor.flush()
        if self.editor.dirty:  # what is wrong is said beside its field; a need would open without her words
            return
        try:
            self.context.act(lambda: needs.open_from_visit(visit, {"kind": kind}).changes, self.tr("Need opened"))
        except FieldErrors as error:
            for wrong in error.fields.values():
                self.context.window.notify.banner(words_for(wrong), "danger", key="need")

    def save(self, id: bytes | None, values: dict[str, Any], seen: Any) -> Any:
        if self._unopened:
            raise KnownError(self.context.desk.sealing.why_not or "sealed_damaged")
        kind = self.asked.value()
        if not kind:
            return super().save(id, values, seen)
        written = super().save(id, {**values, ASKED: {"kind": kind}}, seen)
        self.asked.set_value(None)
        return written

    def _show_needs(self, visit: bytes | None) -> None:
        """The needs that were opened from the shown visit, and a way to open one."""
        column = self.opened.layout()
        assert column is not None
        emptied(column)
        needs = self.context.desk.needs
        for need in needs.page(needs.of_visit(visit)) if visit is not None else ():
            if need is not None:
                words = self.tr("Need {no}").format(no=need["no"])
                column.addWidget(ElidedLink(words, partial(self.context.window.go, "needs", id=need["id"])))
        self._asks.setVisible(may_change(self.context.desk, "need") and self.context.desk.records.is_offered("need"))

    def unfold(self) -> None:
        """Shows the folded fields."""
        self._unfolded = True
        self._fold()
        self.editor.form.focus_field(FOLDED[0])

    def _fold(self) -> None:
        """Takes the folded fields away while they hold nothing and nobody asked for them."""
        values = self.editor.form.values()
        shown = self._unfolded or any(values[name] not in (None, "", []) for name in FOLDED)
        for name in FOLDED:
            self.editor.form.show_field(name, shown)
        self.more.setVisible(not shown and may_change(self.context.desk, LOOK.kind))

    def show_new(self, draft: str = "") -> None:
        self._unfolded = False
        super().show_new(draft)
        self._fold()

    def show_record(self, id: bytes) -> bool:
        if id != self.editor.id:
            self._unfolded = False
        shown = super().show_record(id)
        self._fold()
        return shown

    def _warn(self, _name: str = "") -> None:
        """Hints at words that stand open and sound as if they should not."""
        values, kind = self.editor.form.values(), self.asked.value()
        is_open = not (isinstance(kind, str) and is_sealed(kind, None))
        self.wary.setVisible(is_open and sounds_confidential(*(values.get(name) for name in WORDS_OF_A_VISIT)))

    def _listen(self) -> None:
        if not self._warns:
            self._warns = True
            self.editor.form.edited.connect(self._warn)
        self._warn()

    def on_new(self) -> None:
        super().on_new()
        self._listen()
        self.kept.hide()
        self._show_needs(None)

    def on_shown(self, record: Mapping[str, Any]) -> None:
        super().on_shown(record)
        self._listen()
        self._show_needs(record["id"])
        told = [
            self.tr("{kind} of {who}").format(
                kind=term("link_kind", link["kind"]), who=shown_name(link["names"]["who"])
            )
            for link in self.context.desk.visits.counts_for(record)
        ]
        self.kept.setText(self.tr("Counts for: {links}").format(links="、".join(told)))
        self.kept.setVisible(bool(told))

    # --- 民情日记 -----------------------------------------------------------------------------------------------------

    def print_diary(self) -> None:
        """The visits of one author as her diary: of whom the list is narrowed to, else of who works here; of the span
        that is shown, else of this month."""
        desk = self.context.desk
        author = self.boxes["visitors"].key or desk.visits.myself()
        this = self._named_periods()["this"]
        since, until = self._since, self._until
        if since is None and until is None:
            since, until = this.first.isoformat(), this.last.isoformat()
        diary = diary_of(desk, author, since, until)
        detail = self.tr("%n visits", "", len(diary.entries))
        self.show_paper(DIARY, detail, lambda typesetter: set_diary(diary, typesetter))

    # --- spans of days ----------------------------------------------------------------------------------------------

    def filter(self) -> PlainFilter:
        return replace(super().filter(), since=self._since, until=self._until)

    def filtered(self) -> bool:
        return super().filtered() or bool(self._since or self._until)

    def clear_filters(self) -> None:
        self._set_span(None, None)
        super().clear_filters()

    def _on_period(self, key: str) -> None:
        period = self._named_periods().get(key)
        if period is None:
            self._set_span(None, None)
        else:
            self._set_span(period.first.isoformat(), period.last.isoformat())
        self.reload()

    def new_day(self) -> None:
        if self.period.value() in ("this", "before"):  # the month may be another since
            self._on_period(self.period.value())
        super().new_day()

    def _on_span_away(self) -> None:
        self._set_span(None, None)
        self.reload()

    def _named_periods(self) -> dict[str, Period]:
        own, settings = self.context.settings.closing_day, self.context.desk.township_settings
        this = settings.period_at(self.context.today(), own)
        before = settings.period_of(this.year - (this.month == 1), (this.month - 2) % 12 + 1, own)
        return {"this": this, "before": before}

    def _set_span(self, since: str | None, until: str | None) -> None:
        """Narrows the list to a span of days; one that has a name lights its name, another its own chip."""
        self._since, self._until = since, until
        names = {(p.first.isoformat(), p.last.isoformat()): key for key, p in self._named_periods().items()}
        name = names.get((since or "", until or ""))
        if name is not None or (since is None and until is None):
            self.period.set_value(name or "all")
        self.span.setText(self._span_words())
        self.span.setVisible(name is None and bool(since or until))
        self.span.setChecked(True)

    def _span_words(self) -> str:
        return "–".join(show_date(end, self.context.today(), week=False) for end in (self._since, self._until))

    def go_to(self, **where: Any) -> None:
        if {"since", "until", "target"} & where.keys():
            target = where.get("target")
            self.chosen["target"] = [target] if target else []
            self.chips["target"].set_value(self.chosen["target"])
            self._set_span(where.get("since"), where.get("until"))
            self.reload()
        super().go_to(**where)


PAGE = VisitsPage

"""联系 Links: who is linked to whom, who was not visited, whom to link next; the register, and cards for households."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.documents.care_ledger import TITLE as LEDGER
from desktop.documents.contact_card import TITLE as CARDS
from desktop.documents.contact_card import cards_of, set_cards
from desktop.documents.register import Book, RegisterColumn, RegisterData, register_of, set_paper
from desktop.services.contact.links import RESULTS
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.findings_page import FindingsPage
from desktop.ui.form import FormField, tags
from desktop.ui.links.hand_over import HandOver
from desktop.ui.links.proposals import Proposals
from desktop.ui.links.words import findings_of
from desktop.ui.list_page import LARGE
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, Words
from desktop.ui.record_words import field_words
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import button, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("links", "Links"),
        new=QCoreApplication.translate("links", "New link"),
        search=QCoreApplication.translate("links", "Name, initials, or a word"),
        empty=QCoreApplication.translate("links", "Nobody is linked yet"),
        first=QCoreApplication.translate(
            "links",
            "Which executive looks after which women and households, and whose contact point a gacha is. “Propose"
            " links” offers the women nobody looks after yet, those in difficulty first.",
        ),
        deleted=QCoreApplication.translate("links", "Link deleted"),
        count=lambda n: QCoreApplication.translate("links", "%n links", "", n),
        ended=QCoreApplication.translate("links", "Ended too"),
    )


LOOK = Look(
    "link",
    icon="links",
    words=_words,
    columns={"about": 160, "who": 136, "kind": 112, "gacha": 104, "since": 120, "met": 120, "year_visits": 80},
    form=(
        *("kind", "linker", "about", "since", "every_days", "reason", "linker_org", "linker_text", "level"),
        *("results", "until", "ended_why", "note"),
    ),
    half=frozenset({"since", "every_days", "until", "ended_why"}),
    filters=("kind", "gacha", "linker"),
    narrow=("kind", "gacha", "since", "year_visits"),
    hints=lambda: {
        "every_days": QCoreApplication.translate("links", "Else as usual for its kind"),
        "results": QCoreApplication.translate("links", "Of a contact point's year"),
    },
    heads={
        "linker": ("执委", "执委姓名", "帮扶人", "联系人", "结对执委"),
        "about": ("联系对象", "帮扶对象", "结对对象", "姓名"),
        "kind": ("类别", "联系类别"),
        "since": ("起始日", "结对日期", "联系日期"),
        "until": ("结束日期", "终止日期"),
        "reason": ("结对原因", "帮扶原因"),
        "note": ("备注",),
    },
    book=Book(
        "执委联系服务名册",
        (
            ("who", RegisterColumn("执委", 24)),
            ("post", RegisterColumn("职务", 32)),
            ("phone", RegisterColumn("联系电话", 28)),
            ("about", RegisterColumn("联系对象", 26)),
            ("gacha", RegisterColumn("嘎查", 24)),
            ("kind", RegisterColumn("类别", 22)),
            ("since", RegisterColumn("起始日", 30)),
            ("year_visits", RegisterColumn("本年走访次数", 18, total=True)),
            ("met", RegisterColumn("最近走访", 28)),
            ("note", RegisterColumn("备注", 30, "left")),
        ),
        ordered_by="who",
    ),
    watches=frozenset({"person", "household", "home", "org_unit", "visit", "appointment", "term", "person_tag"})
    | {"setting"},
)


class LinksPage(FindingsPage):
    """The links of one township. ``go_to(linker=id)`` shows those that somebody keeps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.proposals: Proposals | None = None
        actions = self.header.action_row
        self.left_button = button("", lambda: self.hand_over(), icon_name="arrows-left-right")
        actions.insertWidget(0, self.left_button)
        propose = self.tr("Propose links")
        self.propose_button = (
            button(propose, self.show_proposals, icon_name="user-plus")
            if theme.scale() < LARGE
            else tool_button("user-plus", propose, self.show_proposals)
        )
        actions.insertWidget(1, self.propose_button)
        self.papers_button = tool_button("file-text", self.tr("Cards, ledger and blank forms"), self.ask_papers)
        actions.addWidget(self.papers_button)
        self._show_acts()

    def findings(self) -> Mapping[bytes, Sequence[str]]:
        return findings_of(self.context, "link")

    def reload(self) -> None:
        super().reload()
        if hasattr(self, "left_button"):
            self._show_acts()

    def _show_acts(self) -> None:
        may = may_change(self.context.desk, LOOK.kind)
        count = sum(map(len, self.context.desk.links.left().values())) if may else 0
        self.left_button.setText(self.tr("Hand over %n links of who left", "", count))
        self.left_button.setVisible(bool(count))
        self.propose_button.setVisible(may)

    # --- what it looks like -----------------------------------------------------------------------------------------

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        drop = {"year_visits": 4, "gacha": 3, "since": 2, "kind": 1}.get(name, 0)
        return replace(made, drop=drop, number=name == "year_visits", muted=name == "gacha")

    def cell(self, row: Row, name: str) -> str:
        if name == "met":
            if row["met"]:
                return show_date(row["met"], self.context.today(), week=False)
            return self.tr("never") if not row["until"] else ""
        return super().cell(row, name)

    def field(self, name: str, hint: str = "") -> FormField:
        if name != "results":
            return super().field(name, hint)
        return tags(name, field_words(name, "link"), RESULTS, hint=hint)

    def go_to(self, **where: Any) -> None:
        linker = where.get("linker")
        if linker is not None:
            self.clear_filters()
            self.boxes["linker"].set_key(linker)
            self.reload()
        super().go_to(**where)

    # --- acts ---------------------------------------------------------------------------------------------------------

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        desk = self.context.desk
        acts = []
        if len(ids) == 1 and may_change(desk, "visit"):
            acts.append(RowAct(self.tr("Log a visit"), lambda: self.log_visit(ids[0]), "visits"))
        if len(ids) == 1 and (linker := (desk.links.get(ids[0]) or {}).get("linker")):
            acts.append(
                RowAct(self.tr("The linker's year on one page"), lambda: self.print_duties(linker), "file-text")
            )
        if ids and may_change(desk, LOOK.kind):
            words = self.tr("Hand over these %n…", "", len(ids))
            acts.append(RowAct(words, lambda: self.hand_over(ids), "arrows-left-right"))
            acts.append(RowAct(self.tr("End these %n today", "", len(ids)), lambda: self.end(ids), "x"))
        return acts

    def log_visit(self, id: bytes) -> None:
        """A visit to whom a link is to."""
        about = self.context.desk.links.to_visit(id)
        if about is not None:
            self.context.window.go("visits", new=True, about=about)

    def end(self, ids: Sequence[bytes]) -> None:
        """These links end today; one undo takes it back."""
        words = self.tr("%n links ended", "", len(ids))
        self.context.act(lambda: self.context.desk.links.end(ids, "helped"), words)

    def hand_over(self, ids: Sequence[bytes] = ()) -> HandOver:
        """Asks to whom links go: these, or all of whoever left office."""
        left = self.context.desk.links.left()
        wanted = list(ids) or [id_ for those in left.values() for id_ in those]
        dialog = HandOver(self.context, wanted, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def show_proposals(self) -> None:
        """Women nobody is linked to, in place of the list."""
        if self.proposals is None:
            self.proposals = Proposals(self.context)
            self.proposals.left_it.connect(self.uncover)
        self.proposals.read()
        self.cover(self.proposals)

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        if self.proposals is not None and self._over is self.proposals:
            self.proposals.read()

    # --- one of them --------------------------------------------------------------------------------------------------

    def panel_content(self) -> QWidget:
        content = super().panel_content()
        self.visit_button = button(self.tr("Log a visit"), self._visit, look="link", icon_name="visits")
        self.editor.add_below(self.visit_button)
        return content

    def on_new(self) -> None:
        super().on_new()
        self.visit_button.hide()

    def on_shown(self, record: Mapping[str, Any]) -> None:
        super().on_shown(record)
        self.visit_button.setVisible(may_change(self.context.desk, "visit"))

    def _visit(self) -> None:
        if self.editor.id is not None:
            self.log_visit(self.editor.id)

    # --- papers -------------------------------------------------------------------------------------------------------

    def print_cards(self) -> None:
        """联系卡 of those who link in the list as it stands, four on a page."""
        desk, now = self.context.desk, self.context.now()
        cards, unit = cards_of(desk, list(self.table.records.ids)), desk.records.township_name()
        detail = self.tr("%n cards", "", len(cards))
        self.show_paper(CARDS, detail, lambda typesetter: set_cards(cards, unit, now, typesetter))

    def print_ledger(self) -> None:
        """重点帮扶对象台账: every woman with a tag of difficulty."""
        from desktop.documents.care_ledger import ledger_of

        data = ledger_of(self.context.desk)
        count = sum(len(group.rows) for group in data.groups)
        self.show_paper(LEDGER, self.tr("%n women", "", count), lambda typesetter: set_paper(data, typesetter))

    def print_duties(self, linker: bytes | None) -> None:
        """执委履职档案 of this year; without a linker to be written by hand."""
        from desktop.documents.duty_file import duty_file

        self._print(duty_file(self.context.desk, linker, self.context.today().year))

    def _print(self, data: RegisterData) -> None:
        self.show_paper(data.title, data.unit, lambda typesetter: set_paper(data, typesetter))

    def ask_papers(self) -> None:
        """Which paper is printed: of the list, of all, or blank."""
        button = self.papers_button
        acts = [
            RowAct(CARDS, self.print_cards, "identification-card"),
            RowAct(LEDGER, self.print_ledger, "clipboard-text"),
            RowAct(self.tr("Blank forms"), icon="file-text", more=tuple(self._blank_forms()), apart=True),
        ]
        row_menu(self, acts).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _blank_forms(self) -> list[RowAct]:
        """Each paper to be written by hand."""
        from desktop.documents import care_ledger, duty_file, visit_diary

        desk, now, book = self.context.desk, self.context.now(), LOOK.book
        assert book is not None
        unit = desk.records.township_name()
        empty = visit_diary.Diary("", unit, "", (), now)

        def cards() -> None:
            self.show_paper(CARDS, "", lambda typesetter: set_cards([], unit, now, typesetter))

        def diary() -> None:
            self.show_paper(visit_diary.TITLE, "", lambda typesetter: visit_diary.set_diary(empty, typesetter))

        return [
            RowAct(book.title, lambda: self._print(register_of(desk, LOOK.kind, book, []))),
            RowAct(CARDS, cards),
            RowAct(visit_diary.TITLE, diary),
            RowAct(LEDGER, lambda: self._print(care_ledger.blank_ledger(desk))),
            RowAct(duty_file.TITLE, lambda: self.print_duties(None)),
        ]


PAGE = LinksPage

"""妇女名册: the roster, found as one types, and one woman's page beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton

from desktop.services.people import Row
from desktop.services.plain_kinds import kinds_about
from desktop.services.roster import MAN, Filter
from desktop.ui.ahead import Ahead
from desktop.ui.called import shown_name
from desktop.ui.list_page import ListPage
from desktop.ui.page import Context
from desktop.ui.people.fields import asked_fields
from desktop.ui.people.hers import HerDataActs
from desktop.ui.people.lists import ListControl
from desktop.ui.people.many import ManyActs
from desktop.ui.people.pairs_counter import PairsCounter
from desktop.ui.people.person_view import PersonView
from desktop.ui.people.ready import ReadyLists
from desktop.ui.pick_box import FilterBox
from desktop.ui.record_words import field_words, options, term
from desktop.ui.roles import may_carry_off, may_change, shown_private
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import button, tool_button

#: A woman's page that stands so long was read (milliseconds).
READING_MS = 3000


class PeoplePage(ListPage):
    """The roster. ``go_to(id=…)``, ``(new=True)``, ``(to_complete=True)``, ``(gacha=…)``, ``(list=…)``, ``(ids=…,
    words=…)``: only these women, under a chip with those words.
    """

    watches = frozenset(
        {"person", "person_alias", "person_pair", "appointment", "household", "org_unit", "conflict", "attendance"}
        | {"visit", "named_list", "saved_list", "setting", "home_person"}
    ) | kinds_about("person", "household")
    help_topic = "people"
    orders = ("surname", "strokes", "seen", "updated")

    def __init__(self, context: Context) -> None:
        self._people = context.desk.people
        self._filter = Filter()
        self._active = self._unknown = 0
        self._only: frozenset[bytes] | None = None  # the women behind a figure
        self._whole = False  # whether phones are shown whole
        self.pairs = PairsCounter(context.desk.doubles)
        super().__init__(
            context,
            "people",
            title=self.tr("Women"),
            columns=self._columns(),
            sort=Sort("name"),
            search=self.tr("Name, initials or phone tail"),
            primary=self.tr("Add a woman"),
            empty=(
                self.tr("Nobody is on the roster yet"),
                self.tr("Add the first woman, or import a roster that you keep in Excel or WPS."),
                self.tr("Add a woman"),
            ),
            icon_name="people",
        )
        self.pairs.setParent(self)
        self.pairs.counted.connect(self._on_pairs)
        self.view: PersonView | None = None
        self._reading = QTimer(self)  # who goes through the list has read nobody's page
        self._reading.setSingleShot(True)
        self._reading.setInterval(READING_MS)
        self._reading.timeout.connect(self._note_reading)
        self.many, self.ready = ManyActs(context, self), ReadyLists(self, self._show_only)
        self.order_button = tool_button("arrow-down", self.tr("Order of the list"), self._show_orders)
        self.header.action_row.addWidget(self.order_button)
        if may_carry_off(context.desk):
            tip = self.tr("Ready lists: birthdays, newcomers, phones")
            self.ready_button = tool_button("list-bullets", tip, self._show_ready)
            self.header.action_row.addWidget(self.ready_button)
        may_write = may_change(context.desk, "person")
        self.header.primary.setVisible(may_write)
        self.import_button = button(self.tr("Import…"), self.open_import, icon_name="download-simple")
        self.header.action_row.addWidget(self.import_button)
        self.empty_import = self.empty.add_action(self.tr("Import from Excel or WPS"), self.open_import)
        for made in (self.empty.action, self.empty_import):
            made.setVisible(may_write)
        self.import_button.setVisible(may_write)
        self.hers = HerDataActs(self, lambda: self.view.shown if self.view is not None else None)
        tip = self.tr("Her data, for herself")
        self.hers_button = tool_button("identification-card", tip, self._show_hers)
        self.panel.action_row.addWidget(self.hers_button)
        self.delete_button = tool_button("trash", self.tr("Take off the roster"), self._delete)
        self.panel.action_row.addWidget(self.delete_button)
        self._make_filters()
        paste = QShortcut(QKeySequence.StandardKey.Paste, self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # a field that takes text takes it first
        paste.activated.connect(self.paste_rows)
        assert self.header.search is not None
        self.header.search.takes_rows = True
        self.header.search.textChanged.connect(lambda _text: self.pairs.put_off())
        self.header.search.rows_pasted.connect(self.paste_rows)
        self.setAcceptDrops(may_write)
        self.reload()
        self.pairs.look()
        self.ahead = Ahead(self, (self._person_view, lambda: self._person_view().make_ready()))

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("Name"), lambda row: shown_name(row.name), 136, sort="name"),
            Column("gacha", self.tr("Gacha"), lambda row: row.gacha, 136, sort="gacha"),
            Column(
                "age", self.tr("Age"), lambda row: "" if row.age is None else str(row.age), 60, "birth", number=True
            ),
            Column("phone", self.tr("Phone"), self._phone, 128, sort="phone"),
            Column("about", self.tr("Posts and tags"), self._about, 96, stretch=True, muted=True),
            Column("state", "", self._state, 104, tone=self._tone),
        ]

    def _phone(self, row: Row) -> str:
        return shown_private(self._whole, row.phone)

    @staticmethod
    def _about(row: Row) -> str:
        posts = [f"{unit} {term('post', code)}" for code, unit in row.posts]
        return " · ".join(posts + [term("tag", tag) for tag in row.tags])

    def _state(self, row: Row) -> str:
        if row.conflict:
            return self.tr("Two versions")
        if row.status in ("moved", "died"):
            return term("person_status", row.status)
        if row.sex == MAN:
            return term("sex", MAN)
        if row.to_complete:
            return self.tr("To complete")
        return term("residence", row.residence) if row.residence.startswith("floating") else ""

    @staticmethod
    def _tone(row: Row) -> str:
        if row.conflict:
            return "danger"
        if row.status != "active" or row.sex == MAN:
            return "neutral"
        return "warn" if row.to_complete else "link"

    # --- filters -----------------------------------------------------------------------------------------------------

    def _make_filters(self) -> None:
        self.gacha = self._combo(field_words("gacha"), self.tr("All gachas"))
        self.post = self._combo(field_words("post"), self.tr("All posts"), options("post"))
        self.tag = self._combo(field_words("tags"), self.tr("All tags"))
        self.residence = self._combo(field_words("residence"), self.tr("All residences"), options("residence"))
        statuses = options("person_status")
        self.status = self._combo(field_words("status"), "", [*statuses, ("", self.tr("Everyone, also who left"))])
        sexes = [("women", self.tr("Women")), ("men", self.tr("Men")), ("", self.tr("Women and men"))]
        self.who = self._combo(field_words("sex"), "", sexes)
        self.only = button("", self.show_all, look="chip", icon_name="x", tip=self.tr("Show all"))
        self.only.setCheckable(True)
        self.only.hide()
        self.add_filter(self.only)
        self.lists = ListControl(self)
        self.add_filter(self.lists.button)
        self.to_complete = self._chip(self.tr("To complete"))
        self.review = self._chip(self.tr("Tags to look at again"))
        self.doubles = button("", lambda: self.context.window.go("doubles"), look="chip", icon_name="git-merge")
        self.doubles.hide()
        for combo in (self.gacha, self.post, self.tag, self.residence, self.status, self.who):
            self.add_filter(combo)
            combo.activated.connect(lambda _index: self._on_filter())
        for chip in (self.to_complete, self.review):
            self.add_filter(chip)
            chip.clicked.connect(lambda _checked=False: self._on_filter())
        self.add_filter(self.doubles)
        self._fill_filters()
        remembered = self.context.settings.view("people").get("status")
        if isinstance(remembered, str):
            self._choose(self.status, remembered)
            self._read_filter()

    @staticmethod
    def _combo(name: str, everything: str, choices: Sequence[tuple[str, str]] = ()) -> FilterBox:
        combo = FilterBox(name)
        if everything:
            combo.addItem(everything, "")
        for code, words in choices:
            combo.addItem(words, code)
        return combo

    @staticmethod
    def _chip(words: str) -> QPushButton:
        chip = button(words, look="chip")
        chip.setCheckable(True)
        return chip

    def _choose(self, combo: QComboBox, code: str) -> None:
        """What is not offered (a tag that nobody has any more, a code of a newer version) is, once it is asked for: a
        list would else show everybody."""
        if code and combo.findData(code) < 0:
            unit = combo is self.gacha
            words = self.context.desk.units.name(bytes.fromhex(code)) if unit else term("tag", code)
            combo.addItem(words or "–", code)
        combo.setCurrentIndex(max(0, combo.findData(code)))

    def _fill_filters(self) -> None:
        """Gachas, tags and counts follow the records; what is chosen stays chosen."""
        counts = self._people.counts()
        self._active, self._unknown = counts.active, counts.without_sex
        units, gacha = self.context.desk.units, self.gacha.currentData() or ""
        wanted = [(unit.id.hex(), f"{unit.short} {counts.gachas.get(unit.id, 0)}") for unit in units.gachas()]
        for unit in units.closed_gachas():
            if women := counts.gachas.get(unit.id, 0):
                closed = self.tr("{name} (closed)").format(name=unit.short)
                wanted.append((unit.id.hex(), f"{closed} {women}"))
        tag = self.tag.currentData() or ""
        tags = [(word, term("tag", word)) for word in self._people.tags()]
        for combo, choices, chosen in ((self.gacha, wanted, gacha), (self.tag, tags, tag)):
            while combo.count() > 1:
                combo.removeItem(1)
            for code, words in choices:
                combo.addItem(words, code)
            self._choose(combo, chosen)
        self.review.setText(self.tr("Tags to look at again %n", "", counts.review))
        self.review.setVisible(bool(counts.review) or self.review.isChecked())
        self.to_complete.setText(self.tr("To complete %n", "", counts.to_complete))
        self.to_complete.setVisible(bool(counts.to_complete) or self.to_complete.isChecked())
        self.who.setVisible(bool(counts.men) or self.who.currentData() != "women")
        self.filter_row.setVisible(bool(counts.all or counts.men))

    def _on_filter(self) -> None:
        self._read_filter()
        self.context.settings.view("people")["status"] = self.status.currentData()
        self.context.settings.save_soon()
        self.reload()

    def _read_filter(self) -> None:
        people = self._only
        gacha = self.gacha.currentData()
        self._filter = Filter(
            gachas=self.context.desk.units.counts_as(bytes.fromhex(gacha)) if gacha else frozenset(),
            status=self.status.currentData(),
            tag=self.tag.currentData() or "",
            to_complete=self.to_complete.isChecked(),
            residence=self.residence.currentData() or "",
            post=self.post.currentData() or "",
            review=self.review.isChecked(),
            people=people,
            who=self.who.currentData(),
        )

    def _show_only(self, people: frozenset[bytes], words: str) -> None:
        """Narrows the list to the women behind a figure, also those who have left since."""
        self.clear_filters()
        self._only = people
        self.only.setText(f"{words} {len(people)}".strip())
        self.only.setChecked(True)
        self.only.show()
        self._choose(self.status, "")
        self._choose(self.who, "")
        self._read_filter()
        self.reload()

    def show_all(self) -> None:
        """Nothing narrows the roster any more."""
        self.clear_filters()
        self.table.setFocus()

    # --- lists under a name -------------------------------------------------------------------------------------------

    def query(self) -> dict[str, Any]:
        """What narrows and orders the roster now, as a live list keeps it (``services.named_lists``)."""
        sort = self.table.records.sort_by
        return {
            "text": self.search_text.strip(),
            "gacha": self.gacha.currentData() or "",
            "status": self.status.currentData(),
            "who": self.who.currentData(),
            "tag": self.tag.currentData() or "",
            "post": self.post.currentData() or "",
            "residence": self.residence.currentData() or "",
            "to_complete": self.to_complete.isChecked(),
            "review": self.review.isChecked(),
            "sort": sort.key,
            "descending": sort.descending,
        }

    def show_query(self, kept: Mapping[str, Any]) -> None:
        """Narrows and orders the roster as a live list says."""
        self.clear_filters()
        asked = self.context.desk.named_lists.whole(kept)
        for name in ("gacha", "status", "who", "tag", "post", "residence"):
            self._choose(getattr(self, name), asked[name])
        self.to_complete.setChecked(asked["to_complete"])
        self.review.setChecked(asked["review"])
        if self.header.search is not None:
            self.header.search.setText(asked["text"])
        self.search_text = asked["text"]
        self._fill_filters()
        self._read_filter()
        self.table.order(Sort(asked["sort"], asked["descending"]))
        self.reload()

    def show_women(self, people: frozenset[bytes], words: str) -> None:
        """Narrows the roster to these women, also those who have left since, under a chip with these words."""
        self._show_only(people, words)

    def narrow_to(self, people: frozenset[bytes], words: str) -> None:
        """The women under the chip are others now; what else narrows stays."""
        self._only = people
        self.only.setText(f"{words} {len(people)}".strip())
        self._read_filter()
        self.reload()

    def narrowed_by_filters(self) -> bool:
        """Whether a live list could say what is shown: not where it is the women behind a figure or a fixed list."""
        return self._only is None and self.filtered()

    def shown_or_chosen(self) -> list[bytes]:
        """The chosen rows where there are several, else all that are shown."""
        chosen = self.table.chosen_ids()
        return list(chosen) if len(chosen) > 1 else list(self.table.records.ids)

    def _on_reloaded(self, count: int) -> None:
        super()._on_reloaded(count)
        self.lists.tell()

    def filtered(self) -> bool:
        return bool(self.search_text) or self._filter != Filter()

    def clear_filters(self) -> None:
        for combo in (self.gacha, self.post, self.tag, self.residence, self.status, self.who):
            combo.setCurrentIndex(0)
        self.to_complete.setChecked(False)
        self.review.setChecked(False)
        self._only = None
        self.only.hide()
        self._on_filter()
        super().clear_filters()
        self.lists.forget()

    def narrowed(self) -> list[str]:
        combos = (self.gacha, self.post, self.tag, self.residence, self.status, self.who)
        filters = [combo.currentText() for combo in combos if combo.currentIndex() > 0]
        chips = [chip.text() for chip in (self.only, self.to_complete, self.review) if chip.isChecked()]
        live = self.lists.chosen.name if self.lists.chosen is not None and self.lists.chosen.live else ""
        named = [live] if live and not self.lists.changed else []
        return [*named, *super().narrowed(), *filters, *(chip for chip in chips if chip)]

    def export_kind(self) -> str:
        return "person"

    def export_heads(self) -> dict[str, str]:
        heads = super().export_heads()
        if "id_no" not in asked_fields(self.context):
            heads.pop("id_no", None)
        return heads

    def order_menu(self) -> QMenu:
        """What the list may be sorted by; the present one is marked. The two by strokes are told apart by names."""
        orders = {
            "name": self.tr("By pinyin"),
            "surname": self.tr("By strokes of the surname: 田富, 田大利"),
            "strokes": self.tr("By strokes of the name: 田大利, 田富"),
            "gacha": self.tr("By gacha"),
            "birth": self.tr("By age"),
            "seen": self.tr("Who was at an activity or visited last"),
            "updated": self.tr("What was changed last"),
        }
        now = self.table.records.sort_by.key
        lines = [
            RowAct(words, partial(self.table.order, Sort(key)), "check" if key == now else "")
            for key, words in orders.items()
        ]
        return row_menu(self, lines)

    def _show_orders(self) -> None:
        button = self.order_button
        self.order_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show_ready(self) -> None:
        button = self.ready_button
        self.ready.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show_hers(self) -> None:
        button = self.hers_button
        row_menu(self, self.hers.lines()).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        papers = [
            RowAct(self.tr("Place cards"), lambda: self.show_cards(ids, place=True), "identification-card", apart=True),
            RowAct(self.tr("Labels"), lambda: self.show_cards(ids, place=False), "tag"),
        ]
        lines, shown = self.many.lines(ids, self.table.current_id()), self.lists.chosen
        if shown is not None and not shown.live and ids and may_change(self.context.desk, "saved_list"):
            words = self.tr("Take off the list {name}").format(name=shown.name)
            lines.append(RowAct(words, lambda: self.lists.take_off(list(ids)), "user-minus"))
        return [*lines, *(papers if may_carry_off(self.context.desk) else [])]

    def show_cards(self, ids: Sequence[bytes], *, place: bool) -> None:
        """Cards of the chosen women to be folded for a table, or labels, on paper."""
        from desktop.documents.cards import cards_of, set_cards

        title, desk = self.tr("Place cards") if place else self.tr("Labels"), self.context.desk
        self.show_paper(
            title,
            self.tr("%n cards", "", len(ids)),
            lambda typesetter: set_cards(cards_of(desk, ids, place=place), typesetter, place=place),
        )

    # --- the list ----------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        wanted = Filter(**{**self._filter.__dict__, "text": self.search_text})
        return self._people.ids(wanted, sort.key, sort.descending)

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        self._whole = self.context.desk.records.sees_private  # asked once a page, not for every cell
        return self._people.page(ids)

    def count_words(self, count: int) -> str:
        if not self.filtered():
            words = self.tr("%n women", "", count)
            return words + (self.tr(" (%n without a sex among them)", "", self._unknown) if self._unknown else "")
        return self.tr("{found} of {all}").format(found=count, all=self._active)

    def _on_pairs(self, count: int) -> None:
        self.doubles.setText(self.tr("Perhaps twice %n", "", count))
        self.doubles.setVisible(bool(count))
        if self.view is not None and self.side.panel_open:
            self.view.tell_doubles()

    def refresh(self, changes: Any) -> None:
        self.lists.follow(changes)
        if changes.touches("person", "person_alias", "person_pair"):
            self.pairs.look()
        if changes.touches("person", "person_tag", "org_unit", "conflict"):
            self._fill_filters()
            self._read_filter()
        if changes.touches("person", "person_alias", "person_tag", "appointment", "org_unit", "conflict"):
            self.reload()
        if self.view is not None and self.side.panel_open:
            self.view.refresh(changes)

    # --- one woman ---------------------------------------------------------------------------------------------------

    def _person_view(self) -> PersonView:
        if self.view is None:
            self.view = PersonView(self.context)
            self.view.opened.connect(self.open_record)
            self.view.created.connect(self._on_created)
            self.view.said.connect(self.panel.status.setText)
            self.view.titled.connect(self.panel.title.setText)
            self.view.erased.connect(self._on_erased)
            self.panel.set_content(self.view)
        return self.view

    def show_record(self, id: bytes) -> bool:
        view = self._person_view()
        if view.shown == id and self.side.panel_open:
            return True
        view.leave()
        self.panel.status.setText("")
        self.delete_button.setVisible(may_change(self.context.desk, "person"))
        self.hers_button.setVisible(may_carry_off(self.context.desk))
        shown = view.show_person(id)
        if not shown:
            self.side.close_panel()
        self._reading.start()
        return shown

    def _note_reading(self) -> None:
        """She is still there: it is written down that her page was read, once a day."""
        her = self.view.shown if self.view is not None and self.side.panel_open else None
        if her is not None:
            sealing = self.context.desk.sealing
            self.context.keep(lambda: sealing.note_page("person", her))

    def hide_record(self) -> None:
        if self.view is not None:
            self.view.leave()

    def new_record(self) -> None:
        self._show_new()

    def resume_draft(self, key: str) -> None:
        if key.startswith("appointment.new-at-"):
            self.context.window.go("units", draft=key)
        elif key.startswith("appointment."):
            self.open_record(bytes.fromhex(key.rpartition("-")[2]))
            self._person_view().show_part("posts")
        else:
            self._show_new(key)

    def _show_new(self, draft: str = "") -> None:
        if not may_change(self.context.desk, "person"):
            return
        view = self._person_view()
        view.leave()
        self.table.choose(None)
        self.panel.status.setText("")
        self.delete_button.hide()
        self.hers_button.hide()
        self.side.open_panel()
        view.show_person(None, draft)

    def _on_created(self, id: bytes) -> None:
        if not self.table.choose(id):
            self.clear_filters()
            self.table.choose(id)
        view = self._person_view()
        view.show_person(id)
        self.delete_button.setVisible(True)
        self.hers_button.setVisible(True)

    def _on_erased(self) -> None:
        self.side.close_panel()
        self.context.window.notify.toast(self.tr("She is off the roster; the rest goes with the next sync."))
        self.table.setFocus()

    def _delete(self) -> None:
        shown = self.view.shown if self.view is not None else None
        if shown is None:
            return
        words = self.tr("{name} was taken off the roster").format(name=shown_name(self._people.name(shown)))
        if self.context.act(lambda: self._people.delete(shown), words) is not None:
            self._person_view().draft.forget()
            self.side.close_panel()
            self.table.setFocus()

    # --- rows from tables ---------------------------------------------------------------------------------------------

    def open_import(self) -> None:
        """The page where rosters come in."""
        self.context.window.go("import")

    def paste_rows(self) -> None:
        """Rows that were copied in a table go to the import, where they are looked at first."""
        if may_change(self.context.desk, "person") and QGuiApplication.clipboard().text().strip():
            self.context.window.go("import", paste=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.context.window.go("import", files=files)

    # --- what the window asks for ------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if where.get("ids") is not None:
            self.side.close_panel()
            self._show_only(frozenset(where["ids"]), where.get("words", ""))
        if where.get("list") is not None:
            self.side.close_panel()
            self.lists.choose(where["list"])
        if where.get("to_complete"):
            self.clear_filters()
            self.to_complete.setChecked(True)
            self._on_filter()
        if where.get("gacha") is not None:
            self.clear_filters()
            self._choose(self.gacha, where["gacha"].hex())
            self._on_filter()
        super().go_to(**where)

    def place(self) -> dict[str, Any]:
        new = self.side.panel_open and self.view is not None and self.view.shown is None
        return {"draft": self.view.draft.key} if new and self.view is not None else super().place()

    def flush(self) -> None:
        if self.view is not None:
            self.view.leave()

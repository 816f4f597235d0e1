"""组织: the sumu and its gachas as a tree, their names, posts and women; adding, renaming, merging and closing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services import Changes
from desktop.services.drafts import key_of
from desktop.services.plain_kinds import kinds_about
from desktop.services.plain_records import UNSET
from desktop.services.seen import Seen
from desktop.services.starting import begin_joined, may_begin, start_township
from desktop.services.terms import Stage
from desktop.services.unit_facts import UNIT_TABLES
from desktop.services.units import Node, Unit
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.dates import show_date
from desktop.ui.drafts import DraftOffers
from desktop.ui.findings.acts import Beside
from desktop.ui.form import Form, chips, choice, day, text
from desktop.ui.form_draft import FormDraft
from desktop.ui.history_view import HistoryView
from desktop.ui.list_page import ListPage
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options, term
from desktop.ui.roles import may_change, may_take_in
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.tab_order import dangerous
from desktop.ui.table_model import Column, Sort
from desktop.ui.term_words import left_tone, left_words
from desktop.ui.units.fields import fact_fields
from desktop.ui.units.many import FactsDialog
from desktop.ui.units.overview import UnitDoings, UnitRecords, UnitStanding
from desktop.ui.units.papers import paper_acts
from desktop.ui.units.posts import DRAFT, UnitPosts
from desktop.ui.welcome.township import TownshipChoice
from desktop.ui.widgets import Chips, Flow, Pill, Scroll, Segments, button, rule, tool_button

#: Levels that the list of divisions gives; others are made by hand.
_TOP = ("banner", "sumu")
#: What the list is narrowed by, and so many codes of each stand there until more are asked for.
_NARROWED = ("level", "form", "field")
SHOWN_CODES = 4


class UnitsPage(ListPage):
    """The organisations. ``go_to(id=…)`` shows one."""

    watches = frozenset(
        {"org_unit", "person", "appointment", "activity", "home", "term", "establishment", "setting"}
    ) | kinds_about("org_unit")
    help_topic = "units"

    def __init__(self, context: Context) -> None:
        self._units = context.desk.units
        self._nodes: dict[bytes, Node] = {}
        self._shown: bytes | None = None
        self.posts: UnitPosts | None = None
        self._standing = context.desk.federation.today()
        self._members: dict[bytes, int] = {}
        self._vacancies: dict[bytes, int] = {}
        self._chosen: dict[str, list[str]] = {}
        self.chips: dict[str, Chips] = {}
        self.flags: dict[str, QPushButton] = {}
        super().__init__(
            context,
            "units",
            title=self.tr("Organisations"),
            columns=[
                Column("name", self.tr("Unit"), self._name, 260, stretch=True),
                Column("level", self.tr("Level"), lambda node: term("org_level", node.unit.level), 120, muted=True),
                Column("women", self.tr("Women here"), lambda node: str(node.women or ""), 104, number=True),
                Column("state", "", self._state, 110, tone=self._state_tone),
                Column("form", self.tr("Form"), lambda node: term("org_form", node.unit.form), 128, muted=True, drop=4),
                Column("field", field_words("field"), lambda node: term("org_field", node.unit.field), 128, drop=5),
                Column("executives", self.tr("Executives"), self._executives, 80, number=True, drop=3),
                Column("vacant", self.tr("Vacant"), self._vacant, 72, number=True, drop=2),
            ],
            sort=Sort(""),
            search=self.tr("Name of a unit"),
            primary=self.tr("Add a unit"),
            empty=self._empty_words(may_begin(context.desk)),
            icon_name="organisations",
        )
        self._form: Form | None = None
        self._part = "posts"
        self.draft = FormDraft(context, "org_unit", self._read, self._save, self._named, self)
        self.draft.told.connect(self.panel.status.setText)
        self.draft.changed.connect(self._show_buttons)
        self.draft.follow_focus(self.panel)
        self._may_write = may_change(context.desk, "org_unit")
        self.header.primary.setVisible(self._may_write)
        if may_take_in(context.desk, "org_unit"):
            go = partial(context.window.go, "import", kind="org_unit")
            self.header.action_row.addWidget(
                tool_button("table", self.tr("Take units and officers in from a table"), go)
            )
        papers = tool_button("printer", self.tr("Papers (Ctrl+P)"), self.print_shown)
        self.header.action_row.addWidget(papers)
        self._make_filters()
        self.reload()

    def print_shown(self) -> None:
        """Offers the papers of the federation, and those of the organisation that is shown."""
        shown = self._units.get(self._shown) if self.side.panel_open else self._units.township()
        self.papers = row_menu(self, paper_acts(self.context, self.show_paper, shown))
        self.papers.popup(self.header.mapToGlobal(self.header.rect().bottomRight()))

    def _empty_words(self, begins: bool) -> tuple[str, str, str]:
        title = self.tr("The township and its gachas are not there yet")
        if begins:
            return title, self.tr("They come from the official list of divisions."), self.tr("Take them from the list")
        return title, self.tr("The chair's laptop brings them; they are here after the next sync."), ""

    @staticmethod
    def _name(node: Node) -> str:
        return "　" * node.depth + node.unit.short

    def _state(self, node: Node) -> str:
        """What is to be seen at once: out of use, or how its term stands where it is due soon."""
        if node.unit.merged_into:
            return self.tr("Merged")
        if node.unit.closed_on:
            return self.tr("Out of use")
        return left_words(self._left(node.unit.id)) if self._is_due(node.unit.id) else ""

    def _state_tone(self, node: Node) -> str:
        running = self._standing.terms.get(node.unit.id) if node.unit.works else None
        return (left_tone(running.left, running.soon) if running is not None else "") or "neutral"

    def _is_due(self, id: bytes) -> bool:
        """Whether a term is over, or near its end."""
        running = self._standing.terms.get(id)
        return running is not None and running.stage in (Stage.NEAR, Stage.OVERDUE)

    def _left(self, id: bytes) -> int | None:
        running = self._standing.terms.get(id)
        return running.left if running is not None else None

    def _executives(self, node: Node) -> str:
        return str(self._members.get(node.unit.id, "") or "")

    def _vacant(self, node: Node) -> str:
        return str(self._vacancies.get(node.unit.id, "") or "")

    # --- the list ----------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        self._nodes = {node.unit.id: node for node in self._units.tree()}
        self._standing = standing = self.context.desk.federation.today()
        self._members = {org: len(standing.executives(org)) for org in {held.org for held in standing.now}}
        self._vacancies = {org: standing.vacant((org,)) for org in {line.org for line in standing.lines}}
        found = set(self._units.search(self.search_text))
        return [id_ for id_, node in self._nodes.items() if id_ in found and self._fits(node.unit)]

    def _fits(self, unit: Unit) -> bool:
        chosen = all(not codes or (getattr(unit, name) or UNSET) in codes for name, codes in self._chosen.items())
        return chosen and all(test(unit) for key, test in self._tests.items() if self.flags[key].isChecked())

    @property
    def _tests(self) -> dict[str, Callable[[Unit], bool]]:
        """The filters that are on or off, each with what fits."""
        chairs = {held.org for held in self._standing.now if held.post in ("P1", "P6")}
        return {
            "chairless": lambda unit: unit.works and unit.level not in _TOP[:1] and unit.id not in chairs,
            "due": lambda unit: unit.works and self._is_due(unit.id),
            "vacant": lambda unit: bool(self._vacancies.get(unit.id)),
        }

    def _make_filters(self) -> None:
        words = {
            "chairless": self.tr("Without a chair"),
            "due": self.tr("Due or overdue"),
            "vacant": self.tr("With vacancies"),
        }
        for key, said in words.items():
            chip = button(said, look="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on: self.reload())
            self.add_filter(chip)
            self.flags[key] = chip
        for name in _NARROWED:
            found = [(code, said) for code, said in options(UNIT_TABLES[name]) if code not in _TOP[:1]]
            extra = [] if name == "level" else [(UNSET, self.tr("Not said"))]
            # With large type the rest by "More": two rows of filters stand whole.
            made = Chips([*found, *extra], shown=max(2, round(SHOWN_CODES / theme.scale())), several=True)
            made.setAccessibleName(field_words(name, "org_unit"))
            made.chosen.connect(partial(self._on_chips, name))
            self.add_filter(made)
            self.chips[name] = made

    def _on_chips(self, name: str, codes: list[str]) -> None:
        self._chosen[name] = codes
        self.reload()

    def filtered(self) -> bool:
        return bool(super().filtered() or any(self._chosen.values()) or any(f.isChecked() for f in self.flags.values()))

    def clear_filters(self) -> None:
        self._chosen = {}
        for made in self.chips.values():
            made.set_value([])
        for chip in self.flags.values():
            chip.setChecked(False)
        super().clear_filters()

    def narrowed(self) -> list[str]:
        chosen = [
            "、".join(term(UNIT_TABLES[name], code) if code != UNSET else self.tr("Not said") for code in codes)
            for name, codes in self._chosen.items()
            if codes
        ]
        return [*super().narrowed(), *chosen, *(chip.text() for chip in self.flags.values() if chip.isChecked())]

    def go_to(self, **where: Any) -> None:
        if where.get("due"):
            self.clear_filters()
            self.flags["due"].setChecked(True)
            self.reload()
        super().go_to(**where)
        if where.get("post") and self.posts is not None:
            self.posts.correct(where["post"])

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        """One fact of all that are chosen, as one act."""
        chosen = [id_ for id_ in ids if (unit := self._units.get(id_)) is not None and unit.level != "banner"]
        if not chosen or not self._may_write:
            return []
        made = []
        for name in ("form", "setup", "field", "link"):
            lines = [
                RowAct(words, partial(self._set_for_many, chosen, name, code, words))
                for code, words in options(UNIT_TABLES[name])
            ]
            made.append(RowAct(field_words(name, "org_unit"), icon="organisations", more=tuple(lines)))
        made.append(RowAct(self.tr("Several facts…"), partial(self.ask_facts, chosen), "list-bullets", apart=True))
        return made

    def ask_facts(self, ids: Sequence[bytes]) -> FactsDialog:
        """Asks for facts of all that are chosen."""
        dialog = FactsDialog(self.context, ids, self)
        dialog.open()
        return dialog

    def _set_for_many(self, ids: list[bytes], name: str, code: str, words: str) -> None:
        said = self.tr("%n organisations: {value}", "", len(ids)).format(value=words)
        self.context.act(lambda: self._units.set_for_many(ids, {name: code}), said)

    def export_kind(self) -> str:
        return "org_unit"

    def page(self, ids: Sequence[bytes]) -> Sequence[Node | None]:
        return [self._nodes.get(id_) for id_ in ids]

    def count_words(self, count: int) -> str:
        return self.tr("%n gachas and communities", "", len(self._units.gachas()))

    def refresh(self, changes: Any) -> None:
        self.reload()
        typing = self.draft.dirty or (self.posts is not None and self.posts.typing)
        if self.side.panel_open and self._shown is not None and not typing:
            self._show(self._shown)

    # --- one unit ----------------------------------------------------------------------------------------------------

    def show_record(self, id: bytes) -> bool:
        if id == self._shown and self.draft.dirty:
            return True
        self._leave()
        return self._show(id)

    def _show(self, id: bytes) -> bool:
        unit = self._units.get(id)
        if unit is None:
            self.side.close_panel()
            return False
        if id != self._shown:
            self._part = "posts"
        self._shown = id
        self.panel.title.setText(unit.short)
        self.panel.set_content(self._content(unit))
        return True

    def hide_record(self) -> None:
        self._leave()

    def flush(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self.draft.leave()
        if self.posts is not None:
            self.posts.draft.leave()

    @property
    def form(self) -> Form | None:
        """The fields of the unit that is shown, or of a new one; made when they are first wanted."""
        unit = self._units.get(self._shown)
        if self._form is None and unit is not None and self.side.panel_open:
            self._part_of(unit, "facts")
        return self._form

    # --- what is typed -----------------------------------------------------------------------------------------------

    def _read(self, id: bytes) -> dict[str, Any] | None:
        return self._units.facts(id)

    def _save(self, id: bytes | None, values: dict[str, Any], seen: Seen | None) -> Written:
        if id is not None:
            return Written(id, self._units.rename(id, values, seen))
        parent, name, short = bytes.fromhex(values["parent"]), values["name_zh"] or "", values["short_name"] or ""
        more = {name: values[name] for name in ("form", "field", "link", "exists_since") if values.get(name)}
        return self._units.add(parent, name, values["level"] or "", short, more)

    @staticmethod
    def _named(values: Mapping[str, Any]) -> str:
        return str(values.get("name_zh") or values.get("short_name") or "")

    def _show_buttons(self) -> None:
        self.done.setEnabled(self.draft.dirty or self.draft.id is None)
        self.discard.setVisible(self.draft.dirty)

    def _finish(self) -> None:
        if self.draft.finish() and self.draft.id is not None:
            self.open_record(self.draft.id)

    def _discard(self) -> None:
        self.draft.drop()
        if self._shown is not None:
            self._show(self._shown)
        else:
            self.side.close_panel()

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.done)
        return holder

    def _content(self, unit: Unit) -> QWidget:
        """What the panel shows of a unit, in parts; each is made when it is first looked at."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.parts = Segments(
            [
                ("posts", self.tr("Posts")),
                ("facts", self.tr("Facts")),
                ("records", self.tr("Terms and seats")),
                ("doings", self.tr("Activities")),
                ("history", self.tr("History")),
            ]
        )
        self.parts.chosen.connect(self._on_part)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(4))
        head.addWidget(self.parts)
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._made: dict[str, Scroll] = {}
        column.addWidget(self._stack, 1)
        self._form = None
        self.draft.let_go()  # its form goes with the content that stood here; the facts are shown when they are wanted
        self._new_buttons()
        self._part_of(unit, "posts")
        if self.context.desk.drafts.typed(key_of("org_unit", unit.id)) is not None:
            self._part = "facts"
        self._on_part(self._part)
        return content

    def _on_part(self, part: str) -> None:
        unit = self._units.get(self._shown)
        if unit is not None:
            self._part = part
            self.parts.set_value(part)
            self._stack.setCurrentWidget(self._part_of(unit, part))

    def _part_of(self, unit: Unit, part: str) -> Scroll:
        if part not in self._made:
            made = self._made[part] = Scroll(margin=16)
            fill = {
                "posts": self._fill_posts,
                "facts": self._fill_facts,
                "records": lambda body, unit: body.addWidget(UnitRecords(self.context, unit.id)),
                "doings": lambda body, unit: body.addWidget(UnitDoings(self.context, unit.id)),
                "history": self._fill_history,
            }[part]
            fill(made.body, unit)
            made.body.addStretch(1)
            self._stack.addWidget(made)
        return self._made[part]

    def _fill_posts(self, body: QVBoxLayout, unit: Unit) -> None:
        if not unit.works:
            body.addWidget(Pill(self._ended_words(unit), "neutral"))
        body.addWidget(UnitStanding(self.context, unit, self._standing))
        body.addWidget(Beside(self.context, self.context.desk.findings.beside(unit.id)))
        women = self._nodes[unit.id].women if unit.id in self._nodes else 0
        if women:
            words = self.tr("%n women on the roster", "", women)
            go: Callable[..., object] = self.context.window.go
            body.addWidget(button(words, lambda: go("people", gacha=unit.id), look="link"))
        self.posts = UnitPosts(self.context, unit.id, self._standing)
        self.posts.given.connect(lambda: self._show(unit.id))
        body.addWidget(self.posts)
        if self._may_write:
            body.addWidget(rule())
            body.addWidget(self._actions(unit))

    def _fill_facts(self, body: QVBoxLayout, unit: Unit) -> None:
        names = [
            text("name_zh", self.tr("Official name"), limit=80),
            text("short_name", field_words("short_name"), limit=40, half=True),
            text("name_mn", field_words("name_mn", "org_unit"), limit=80, half=True),
        ]
        facts = [each for each in fact_fields(self.context) if each.name != "parent" or unit.level not in _TOP]
        self._form = Form([*names, *facts], above=True)
        self._form.set_read_only(not self._may_write)
        self._form.submitted.connect(self._finish)
        self.draft.show(self._form, unit.id)
        body.addWidget(self._form)
        if self._may_write:
            body.addWidget(self._make_buttons())

    def _fill_history(self, body: QVBoxLayout, unit: Unit) -> None:
        history = HistoryView(self.context)
        history.show_record("org_unit", unit.id)
        body.addWidget(history)

    def _ended_words(self, unit: Unit) -> str:
        if unit.merged_into:
            return self.tr("Merged into {name}").format(name=self._units.name(unit.merged_into))
        return self.tr("Out of use since {day}").format(day=show_date(unit.closed_on, self.context.today(), week=False))

    def _actions(self, unit: Unit) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        area = QWidget()
        flow = Flow(area, 8)
        if unit.level not in _TOP:
            if unit.works:
                self.into = QComboBox()
                self.into.setAccessibleName(self.tr("Merge into…"))
                dangerous(self.into)
                self.into.addItem(self.tr("Merge into…"), None)
                for other in self._units.gachas():
                    if other.id != unit.id:
                        self.into.addItem(other.short, other.id.hex())
                self.into.activated.connect(lambda _index: self._merge())
                flow.addWidget(self.into)
                flow.addWidget(dangerous(button(self.tr("Put out of use"), self._close)))
            else:
                flow.addWidget(button(self.tr("Put to use again"), self._reopen))
        column.addWidget(area)
        return holder

    def _merge(self) -> None:
        into, id_ = self.into.currentData(), self._shown
        if into and id_:
            words = self.tr("Merged into {name}").format(name=self.into.currentText())
            self._write(lambda: self._units.merge(id_, bytes.fromhex(into)), words)

    def _close(self) -> None:
        id_ = self._shown
        if id_:
            self._write(lambda: self._units.close(id_), self.tr("The unit is out of use"))

    def _reopen(self) -> None:
        id_ = self._shown
        if id_:
            self._write(lambda: self._units.reopen(id_), self._back_words)

    def _back_words(self, changes: Changes) -> str:
        words = self.tr("The unit works again")
        back = len(changes.ids.get("appointment", ()))
        return words + self.tr("; %n posts came back with it", "", back) if back else words

    # --- a new one ---------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """The units of the joined township; of a township that nothing tells yet, it is asked for."""
        desk = self.context.desk
        self.context.act(lambda: begin_joined(desk) or Changes(), self.tr("Added"), undo=False)
        if may_begin(desk):
            asked = TownshipChoice()
            asked.chosen.connect(self._begin_with)
            self._shown = self.posts = None
            self.panel.title.setText(self.tr("Which township?"))
            self.panel.status.setText("")
            self.panel.set_content(asked)
            self.side.open_panel()
            asked.search.setFocus()

    def _begin_with(self, code: str) -> None:
        desk = self.context.desk
        if self.context.act(lambda: start_township(desk, code), self.tr("Added"), undo=False) is not None:
            self.side.close_panel()

    def new_record(self) -> None:
        if may_begin(self.context.desk):
            self._begin()
        else:
            self._show_new()

    def resume_draft(self, key: str) -> None:
        if key.startswith(DRAFT):
            self.open_record(bytes.fromhex(key.removeprefix(DRAFT)))
        else:
            self._show_new(key)

    def place(self) -> dict[str, Any]:
        new = self.side.panel_open and self._shown is None
        return {"draft": self.draft.key} if new else super().place()

    def _show_new(self, draft: str = "") -> None:
        township = self._units.township()
        if township is None or not self._may_write:
            return
        self._leave()
        self._shown = self.posts = None
        self.table.choose(None)
        self.panel.title.setText(self.tr("New unit"))
        scroll = Scroll(margin=16)
        levels = [(code, words) for code, words in options("org_level") if code not in _TOP]
        parents = [(township.id.hex(), township.short)] + [(u.id.hex(), u.short) for u in self._units.gachas()]
        self._form = form = Form(
            [
                text("name_zh", self.tr("Official name"), limit=80, needed=True),
                text("short_name", field_words("short_name"), limit=40, half=True),
                choice("parent", field_words("parent"), parents, may_be_empty=False),
                chips("level", self.tr("What it is"), levels, shown=len(levels), needed=True),
                choice("form", field_words("form", "org_unit"), options("org_form"), half=True),
                choice("field", field_words("field", "org_unit"), options("org_field"), half=True),
                choice("link", field_words("link", "org_unit"), options("org_link"), half=True),
                day("exists_since", field_words("exists_since"), self.context.today, partial=True, half=True),
            ],
            above=True,
        )
        form.submitted.connect(self._finish)
        self._new_buttons()
        self.draft.begin(form, {"parent": township.id.hex()}, draft)
        offers = DraftOffers(self.context)
        offers.chosen.connect(self._show_new)
        offers.offer(self.draft.earlier())
        for widget in (offers, form, self._make_buttons()):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        self.panel.set_content(scroll)
        self.side.open_panel()
        form.focus_field("name_zh")

    def _new_buttons(self) -> None:
        """They stand in the panel's content, which is made anew for each unit."""
        self.discard = button(self.tr("Discard"), self._discard, look="flat")
        self.done = button(self.tr("Done"), self._finish, look="primary", tip="Ctrl+Enter")

    def _write(self, write: Callable[[], W], words: str | Callable[[W], str]) -> None:
        try:
            self.context.act(write, words)
        except FieldErrors as error:
            for code in self._form.show_errors(error.fields) if self._form else error.fields.values():
                self.context.window.notify.banner(words_for(code), "danger")

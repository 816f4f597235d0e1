"""组织: the sumu and its gachas as a tree, their names, posts and women; adding, renaming, merging and closing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services import Changes
from desktop.services.plain_kinds import kinds_about
from desktop.services.seen import Seen
from desktop.services.starting import begin_joined, may_begin, start_township
from desktop.services.units import Node, Unit
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.dates import show_date
from desktop.ui.drafts import DraftOffers
from desktop.ui.form import Form, chips, choice, text
from desktop.ui.form_draft import FormDraft
from desktop.ui.held_plot import HeldPlot
from desktop.ui.list_page import ListPage
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options, term
from desktop.ui.related import Related
from desktop.ui.roles import may_change, may_take_in
from desktop.ui.tab_order import dangerous
from desktop.ui.table_model import Column, Sort
from desktop.ui.units.posts import DRAFT, UnitPosts
from desktop.ui.welcome.township import TownshipChoice
from desktop.ui.widgets import Flow, Pill, Scroll, button, rule, tool_button

#: Levels that the list of divisions gives; others are made by hand.
_TOP = ("banner", "sumu")


class UnitsPage(ListPage):
    """The organisations. ``go_to(id=…)`` shows one."""

    watches = frozenset({"org_unit", "person", "appointment", "activity", "home"}) | kinds_about("org_unit")
    help_topic = "units"

    def __init__(self, context: Context) -> None:
        self._units = context.desk.units
        self._nodes: dict[bytes, Node] = {}
        self._shown: bytes | None = None
        self.posts: UnitPosts | None = None
        super().__init__(
            context,
            "units",
            title=self.tr("Organisations"),
            columns=[
                Column("name", self.tr("Unit"), self._name, 260, stretch=True),
                Column("level", self.tr("Level"), lambda node: term("org_level", node.unit.level), 120, muted=True),
                Column("women", self.tr("Women here"), lambda node: str(node.women or ""), 104, number=True),
                Column("state", "", self._state, 110, tone=lambda _node: "neutral"),
            ],
            sort=Sort(""),
            search=self.tr("Name of a unit"),
            primary=self.tr("Add a unit"),
            empty=self._empty_words(may_begin(context.desk)),
            icon_name="organisations",
        )
        self.form: Form | None = None
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
        self.reload()

    def _empty_words(self, begins: bool) -> tuple[str, str, str]:
        title = self.tr("The township and its gachas are not there yet")
        if begins:
            return title, self.tr("They come from the official list of divisions."), self.tr("Take them from the list")
        return title, self.tr("The chair's laptop brings them; they are here after the next sync."), ""

    @staticmethod
    def _name(node: Node) -> str:
        return "　" * node.depth + node.unit.short

    def _state(self, node: Node) -> str:
        if node.unit.merged_into:
            return self.tr("Merged")
        return self.tr("Out of use") if node.unit.closed_on else ""

    # --- the list ----------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        self._nodes = {node.unit.id: node for node in self._units.tree()}
        found = set(self._units.search(self.search_text))
        return [id_ for id_ in self._nodes if id_ in found]

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
        self._shown = id
        self.panel.title.setText(unit.short)
        scroll = Scroll(margin=16)
        self._fill(scroll.body, unit)
        self.panel.set_content(scroll)
        return True

    def hide_record(self) -> None:
        self._leave()

    def flush(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self.draft.leave()
        if self.posts is not None:
            self.posts.draft.leave()

    # --- what is typed -----------------------------------------------------------------------------------------------

    def _read(self, id: bytes) -> dict[str, Any] | None:
        unit = self._units.get(id)
        return None if unit is None else {"name_zh": unit.name, "short_name": unit.short, "name_mn": unit.name_mn}

    def _save(self, id: bytes | None, values: dict[str, Any], seen: Seen | None) -> Written:
        if id is not None:
            return Written(id, self._units.rename(id, values, seen))
        parent, name, short = bytes.fromhex(values["parent"]), values["name_zh"] or "", values["short_name"] or ""
        return self._units.add(parent, name, values["level"] or "", short)

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

    def _fill(self, body: QVBoxLayout, unit: Unit) -> None:
        women = self._nodes[unit.id].women if unit.id in self._nodes else 0
        if not unit.works:
            body.addWidget(Pill(self._ended_words(unit), "neutral"))
        self.form = Form(
            [
                text("name_zh", self.tr("Official name"), limit=80),
                text("short_name", field_words("short_name"), limit=40, half=True),
                text("name_mn", field_words("name_mn", "org_unit"), limit=80, half=True),
            ],
            above=True,
        )
        self.form.set_read_only(not self._may_write)
        self.form.submitted.connect(self._finish)
        self._new_buttons()
        self.draft.show(self.form, unit.id)
        body.addWidget(self.form)
        if self._may_write:
            body.addWidget(self._make_buttons())
        body.addWidget(rule())
        if women:
            words = self.tr("%n women on the roster", "", women)
            go: Callable[..., object] = self.context.window.go
            body.addWidget(button(words, lambda: go("people", gacha=unit.id), look="link"))
        body.addWidget(HeldPlot(self.context, unit=unit.id))
        self.posts = UnitPosts(self.context, unit.id)
        self.posts.given.connect(lambda: self._show(unit.id))
        body.addWidget(self.posts)
        related = Related(self.context)
        body.addWidget(related)
        related.show_about({"org_unit": unit.id})
        if self._may_write:
            body.addWidget(rule())
            body.addWidget(self._actions(unit))
        body.addStretch(1)

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
            self._write(lambda: self._units.reopen(id_), self.tr("The unit works again"))

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
        self.form = Form(
            [
                text("name_zh", self.tr("Official name"), limit=80, needed=True),
                text("short_name", field_words("short_name"), limit=40, half=True),
                choice("parent", field_words("parent"), parents, may_be_empty=False, half=True),
                chips("level", self.tr("What it is"), levels, shown=len(levels), needed=True),
            ],
            above=True,
        )
        self.form.submitted.connect(self._finish)
        self._new_buttons()
        self.draft.begin(self.form, {"parent": township.id.hex()}, draft)
        offers = DraftOffers(self.context)
        offers.chosen.connect(self._show_new)
        offers.offer(self.draft.earlier())
        for widget in (offers, self.form, self._make_buttons()):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        self.panel.set_content(scroll)
        self.side.open_panel()
        self.form.focus_field("name_zh")

    def _new_buttons(self) -> None:
        """They stand in the panel's content, which is made anew for each unit."""
        self.discard = button(self.tr("Discard"), self._discard, look="flat")
        self.done = button(self.tr("Done"), self._finish, look="primary", tip="Ctrl+Enter")

    def _write(self, write: Callable[[], W], words: str) -> None:
        try:
            self.context.act(write, words)
        except FieldErrors as error:
            for code in self.form.show_errors(error.fields) if self.form else error.fields.values():
                self.context.window.notify.banner(words_for(code), "danger")

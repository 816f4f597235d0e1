"""组织: the sumu and its gachas as a tree, their names, posts and women; adding, renaming, merging and closing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, KnownError
from desktop.services import Changes
from desktop.services.units import Holder, Node, Unit
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.dates import show_date
from desktop.ui.form import Form, choice, text
from desktop.ui.list_page import ListPage
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options, term
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import Flow, Pill, Scroll, button, label, rule

#: Levels that the list of divisions gives; others are made by hand.
_TOP = ("banner", "sumu")


class UnitsPage(ListPage):
    """The organisations. ``go_to(id=…)`` shows one."""

    watches = frozenset({"org_unit", "person", "appointment"})
    help_topic = "units"

    def __init__(self, context: Context) -> None:
        self._units = context.desk.units
        self._nodes: dict[bytes, Node] = {}
        self._shown: bytes | None = None
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
            empty=(self.tr("No township was chosen yet"), self.tr("Choose it in Settings."), ""),
            icon_name="organisations",
        )
        self.form: Form | None = None
        self._may_write = context.desk.records.may_write
        self.header.primary.setVisible(self._may_write)
        self.reload()

    @staticmethod
    def _name(node: Node) -> str:
        return "　" * node.depth + node.unit.short

    def _state(self, node: Node) -> str:
        if node.unit.merged_into:
            return self.tr("Merged")
        return self.tr("Closed") if node.unit.closed_on else ""

    # --- the list ----------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        wanted = self.search_text
        self._nodes = {node.unit.id: node for node in self._units.tree()}
        return [
            id_
            for id_, node in self._nodes.items()
            if not wanted or wanted in node.unit.short or wanted in node.unit.name
        ]

    def page(self, ids: Sequence[bytes]) -> Sequence[Node | None]:
        return [self._nodes.get(id_) for id_ in ids]

    def count_words(self, count: int) -> str:
        return self.tr("%n gachas and communities", "", len(self._units.gachas()))

    def refresh(self, changes: Any) -> None:
        self.reload()
        typing = self.form is not None and self.form.dirty
        if self.side.panel_open and self._shown is not None and not typing:
            self.show_record(self._shown)

    # --- one unit ----------------------------------------------------------------------------------------------------

    def show_record(self, id: bytes) -> bool:
        unit = self._units.get(id)
        if unit is None:
            self.side.close_panel()
            return False
        self._shown = id
        self.panel.title.setText(unit.short)
        self.panel.status.setText("")
        scroll = Scroll(margin=16)
        self._fill(scroll.body, unit)
        self.panel.set_content(scroll)
        return True

    def _fill(self, body: QVBoxLayout, unit: Unit) -> None:
        women = self._nodes[unit.id].women if unit.id in self._nodes else 0
        if not unit.works:
            body.addWidget(Pill(self._ended_words(unit), "neutral"))
        self.form = Form(
            [
                text("name_zh", self.tr("Official name"), limit=80),
                text("short_name", field_words("short_name"), limit=40, half=True),
                text("name_mn", field_words("name_mn"), limit=80, half=True),
            ],
            above=True,
        )
        self.form.load({"name_zh": unit.name, "short_name": unit.short, "name_mn": unit.name_mn})
        self.form.set_read_only(not self._may_write)
        body.addWidget(self.form)
        if self._may_write:
            body.addWidget(self._actions(unit))
        body.addWidget(rule())
        if women:
            words = self.tr("%n women on the roster", "", women)
            go: Callable[..., object] = self.context.window.go
            body.addWidget(button(words, lambda: go("people", gacha=unit.id), look="link"))
        body.addWidget(label(self.tr("Posts"), "section"))
        holders = self._units.holders(unit.id)
        for holder in holders:
            body.addWidget(self._holder(holder))
        if not holders:
            words = self.tr("No post is written down. Open a woman's page to give her one.")
            body.addWidget(label(words, "muted", wrap=True))
        body.addStretch(1)

    def _ended_words(self, unit: Unit) -> str:
        if unit.merged_into:
            return self.tr("Merged into {name}").format(name=self._units.name(unit.merged_into))
        return self.tr("Closed {day}").format(day=show_date(unit.closed_on, self.context.today(), week=False))

    def _holder(self, holder: Holder) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(12))
        go: Callable[..., object] = self.context.window.go
        row.addWidget(label(holder.duty or term("post", holder.post)))
        row.addWidget(button(shown_name(holder.name), lambda: go("people", id=holder.person), look="link"))
        if holder.engagement:
            row.addWidget(label(term("engagement", holder.engagement), "muted"))
        row.addStretch(1)
        if holder.to_date and holder.to_date < self.context.today().isoformat():
            row.addWidget(Pill(self.tr("Former"), "neutral"))
        return line

    def _actions(self, unit: Unit) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        area = QWidget()
        flow = Flow(area, 8)
        flow.addWidget(button(self.tr("Save the names"), self._rename, look="primary"))
        if unit.level not in _TOP:
            if unit.works:
                self.into = QComboBox()
                self.into.addItem(self.tr("Merge into…"), None)
                for other in self._units.gachas():
                    if other.id != unit.id:
                        self.into.addItem(other.short, other.id.hex())
                self.into.activated.connect(lambda _index: self._merge())
                flow.addWidget(self.into)
                flow.addWidget(button(self.tr("Close the unit"), self._close))
            else:
                flow.addWidget(button(self.tr("Reopen"), self._reopen))
        column.addWidget(area)
        return holder

    def _rename(self) -> None:
        form, id_ = self.form, self._shown
        if form is None or id_ is None:
            return
        values = form.values()
        self._write(
            lambda: self._units.rename(
                id_, values["name_zh"] or "", values["short_name"] or "", values["name_mn"] or ""
            ),
            self.tr("Renamed"),
        )

    def _merge(self) -> None:
        into, id_ = self.into.currentData(), self._shown
        if into and id_:
            words = self.tr("Merged into {name}").format(name=self.into.currentText())
            self._write(lambda: self._units.merge(id_, bytes.fromhex(into)), words)

    def _close(self) -> None:
        id_ = self._shown
        if id_:
            self._write(lambda: self._units.close(id_), self.tr("The unit is closed"))

    def _reopen(self) -> None:
        id_ = self._shown
        if id_:
            self._write(lambda: self._units.reopen(id_), self.tr("The unit works again"))

    # --- a new one ---------------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        township = self._units.township()
        if township is None or not self._may_write:
            return
        self._shown = None
        self.panel.title.setText(self.tr("New unit"))
        self.panel.status.setText("")
        scroll = Scroll(margin=16)
        levels = [(code, words) for code, words in options("org_level") if code not in _TOP]
        parents = [(township.id.hex(), township.short)] + [(u.id.hex(), u.short) for u in self._units.gachas()]
        self.form = Form(
            [
                text("name_zh", self.tr("Official name"), limit=80),
                text("short_name", field_words("short_name"), limit=40, half=True),
                choice("level", field_words("level"), levels, may_be_empty=False, half=True),
                choice("parent", field_words("parent"), parents, may_be_empty=False),
            ],
            above=True,
        )
        self.form.load({"level": "gacha", "parent": township.id.hex()})
        self.form.submitted.connect(self._add)
        scroll.body.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Add"), self._add, look="primary"))
        row.addStretch(1)
        scroll.body.addLayout(row)
        scroll.body.addStretch(1)
        self.panel.set_content(scroll)
        self.side.open_panel()
        self.form.focus_field("name_zh")

    def _add(self) -> None:
        form = self.form
        if form is None:
            return
        values = form.values()
        added: list[bytes] = []

        def act() -> Changes:
            id_, changes = self._units.add(
                bytes.fromhex(values["parent"]), values["name_zh"] or "", values["level"], values["short_name"] or ""
            )
            added.append(id_)
            return changes

        if self._write(act, self.tr("Added")):
            self.open_record(added[0])

    def _write(self, act: Callable[[], Changes], words: str) -> bool:
        context = self.context
        try:
            changes = act()
        except FieldErrors as error:
            others = self.form.show_errors(error.fields) if self.form else list(error.fields.values())
            for code in others:
                context.window.notify.banner(words_for(code), "danger")
            return False
        except KnownError as error:
            context.window.notify.error(error)
            return False
        if self.form is not None:
            self.form.settle()
        context.bus.changed.emit(changes)
        act_number = changes.act
        if act_number is not None:
            context.window.notify.toast(
                words, lambda: context.bus.changed.emit(context.desk.records.undo(act_number).changes)
            )
        return True

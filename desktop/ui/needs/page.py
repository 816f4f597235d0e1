"""诉求 Needs: the list by term, the board, a need with its steps; printed as 来信来访登记簿."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.need_papers import (
    BLANK,
    blank_form,
    blank_slip,
    deeds_register,
    need_register,
    petitions_register,
    referral_of,
    reminder_of,
    set_slip,
    told_of,
)
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.errors import KnownError
from desktop.services.figures import Span, month_of
from desktop.services.needs.records import OPEN, NeedFilter, is_sealed
from desktop.services.needs.sensitive_words import sounds_confidential
from desktop.services.sealing import Clear
from desktop.ui import theme
from desktop.ui.form import FormField
from desktop.ui.form_fields import FlagEditor
from desktop.ui.month.words import term_words
from desktop.ui.needs.board import Board
from desktop.ui.needs.steps import NeedSteps, need_of
from desktop.ui.needs.words import TONES, due_words
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import field_words, options, term
from desktop.ui.reference_editors import RowEditor
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Chips, Segments, button, label, tool_button

#: Where the words of a sealed need stand, and those that stand open else.
SEALED = ("sealed_matter", "sealed_who")
OPEN_WORDS = ("matter", "about_label", "petitioner_label", "petitioner_phone", "note")
#: Of these, those that stand unfolded while a need is open.
UNFOLDED = ("matter", "about_label")
#: Asked of few needs: folded until somebody opens them.
FOLDED = ("rights", "petitioners", "petitioner_label", "petitioner_phone", "owner", "no", "note")


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("needs", "Needs"),
        new=QCoreApplication.translate("needs", "Write down a need"),
        search=QCoreApplication.translate("needs", "Number, name, or a word of it"),
        empty=QCoreApplication.translate("needs", "No need is written down yet"),
        first=QCoreApplication.translate(
            "needs",
            "Who came, called or wrote, and what a visit found: what she asks for, who answers, and by when.",
        ),
        deleted=QCoreApplication.translate("needs", "Need deleted"),
        count=lambda n: QCoreApplication.translate("needs", "%n needs", "", n),
    )


def _hints() -> dict[str, str]:
    return {
        "about_label": QCoreApplication.translate("needs", "An anonymous caller; a woman of another township"),
        "petitioner_label": QCoreApplication.translate("needs", "Her father; her guardian"),
        "matter": QCoreApplication.translate("needs", "In her own words"),
        "no": QCoreApplication.translate("needs", "Given when it is done"),
    }


LOOK = Look(
    "need",
    icon="needs",
    words=_words,
    columns={"no": 112, "about": 160, "matter": 240, "state": 152, "due_now": 152, "kind": 112, "opened": 120},
    form=(
        *(
            "about",
            "about_label",
            "kind",
            "matter",
            "opened",
            "channel",
            "ask",
            "level",
            "may_refer",
            "due_rule",
            "due",
        ),
        *FOLDED,
    ),
    half=frozenset({"opened", "due", "petitioner_label", "petitioner_phone", "no", "petitioners"}),
    filters=("kind",),
    narrow=("matter", "kind", "opened"),
    hints=_hints,
    heads={
        "no": ("编号", "来访编号", "序号编号"),
        "about": ("姓名", "当事人", "来访人"),
        "opened": ("日期", "来访日期", "受理日期"),
        "channel": ("方式", "来源", "渠道"),
        "matter": ("反映问题", "事由", "诉求内容"),
        "kind": ("类别", "诉求类别"),
        "rights": ("权益类别",),
        "due": ("期限", "办理期限"),
        "owner": ("承办人", "责任人"),
        "note": ("备注",),
    },
    book=Book(
        "诉求登记簿",
        (
            ("no", RegisterColumn("编号", 24)),
            ("opened", RegisterColumn("日期", 28)),
            ("channel", RegisterColumn("方式", 22)),
            ("about", RegisterColumn("当事人", 28)),
            ("kind", RegisterColumn("类别", 22)),
            ("matter", RegisterColumn("反映问题", 62, "left")),
            ("level", RegisterColumn("等级", 20)),
            ("owner", RegisterColumn("承办人", 26)),
            ("due", RegisterColumn("期限", 28)),
        ),
    ),
    newcomers=True,
    watches=frozenset({"person", "household", "need_step", "setting", "user"}),
)


class NeedsPage(PlainPage):
    """The needs of one township."""

    def __init__(self, context: Context) -> None:
        self.states: list[str] = list(OPEN)
        #: What the shown need may be a repetition of, as it stands typed.
        self._repeats: list[tuple[bytes, str]] = []
        super().__init__(context, LOOK)
        actions = self.header.action_row
        actions.addWidget(tool_button("list-bullets", self.tr("Board"), self.show_board))
        actions.addWidget(tool_button("heart-straight", self.tr("What was solved in the year"), self.print_deeds))
        actions.addWidget(tool_button("table", self.tr("The quarter's petitions"), self.print_petitions))
        self.blank_button = tool_button("file-text", self.tr("Blank forms"), self.ask_blank)
        actions.addWidget(self.blank_button)
        self.board: Board | None = None

    def first_sort(self) -> Sort:
        return Sort("due_now")

    # --- the list ---------------------------------------------------------------------------------------------------

    def make_filters(self) -> None:
        self.state_chips = Chips(options("need_state"), shown=4, several=True)
        self.state_chips.setAccessibleName(field_words("state", "need"))
        self.state_chips.set_value(self.states)
        self.state_chips.chosen.connect(self._on_states)
        self.add_filter(self.state_chips)
        self.late = self.toggle(self.tr("Over their term"), lambda _on: self.reload())
        self.untouched = self.toggle(self.tr("Not decided yet"), lambda _on: self.reload())
        self.pressing = self.toggle(self.tr("Pressing"), lambda _on: self.reload())
        super().make_filters()

    def filter(self) -> NeedFilter:
        wanted = super().filter()
        return NeedFilter(
            wanted.text,
            wanted.codes,
            of=wanted.of,
            present=wanted.present,
            states=() if wanted.text else self.states,
            late=self.late.isChecked(),
            untouched=self.untouched.isChecked(),
            pressing=self.pressing.isChecked(),
        )

    def filtered(self) -> bool:
        asked = any(chip.isChecked() for chip in (self.late, self.untouched, self.pressing))
        return bool(super().filtered() or asked or self.states != list(OPEN))

    def clear_filters(self) -> None:
        self.states = list(OPEN)
        self.state_chips.set_value(self.states)
        for chip in (self.late, self.untouched, self.pressing):
            chip.setChecked(False)
        super().clear_filters()

    def narrowed(self) -> list[str]:
        states = "、".join(term("need_state", code) for code in self.states) if self.states != list(OPEN) else ""
        asked = [chip.text() for chip in (self.late, self.untouched, self.pressing) if chip.isChecked()]
        return [*super().narrowed(), *filter(None, [states]), *asked]

    def _on_states(self, states: list[str]) -> None:
        self.states = states
        self.reload()

    def ids(self, sort: Sort) -> Any:
        order = {"due_now": "due", "state": "state"}.get(sort.key, sort.key)
        return self.service.ids(self.filter(), order, sort.descending)

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "state":
            return replace(made, sort="state", tone=lambda row: TONES.get(row["state"], "neutral"), drop=0)
        if name == "due_now":
            return replace(made, sort="due_now", tone=lambda row: self._due(row)[1], drop=0)
        if name == "about":
            return replace(made, drop=0, stretch=False)
        return replace(made, tone=None, stretch=name == "matter", drop=2 if name == "matter" else made.drop)

    def _due(self, row: Row) -> tuple[str, str]:
        return due_words(row["due_now"] or "", self.context.today(), over=row["state"] not in TONES)

    def cell(self, row: Row, name: str) -> str:
        if name == "due_now":
            return self._due(row)[0]
        if name == "about":
            return str(row["about_name"] or "")
        if name == "matter" and row["sealed"]:
            return self.tr("sealed")
        return super().cell(row, name)

    # --- one need ---------------------------------------------------------------------------------------------------

    def fields(self) -> list[FormField]:
        made = super().fields()
        at = next(i for i, each in enumerate(made) if each.name == "matter") + 1
        sealed = FormField("sealed", "", self._seal_flag)
        users = [(id_, name) for id_, name, _ in self.context.desk.records.users()]
        rows: partial[list[tuple[bytes, str]]] = partial(list, users)
        called = dict(users)
        hidden = FormField(
            "hidden_from",
            field_words("hidden_from"),
            lambda: RowEditor(rows, lambda id_: called.get(id_, "")),
        )
        words = [self.field(name) for name in SEALED]
        number = partial(self.context.desk.records.called, "need")
        again = FormField("repeat_of", field_words("repeat_of"), lambda: RowEditor(lambda: self._repeats, number))
        return [*made[:at], sealed, *words, *made[at:], again, hidden]

    def _seal_flag(self) -> FlagEditor:
        """Whether it is sealed, and beside it the hint that it should be: right below the words."""
        made = FlagEditor(self.tr("Sealed: only some may read it"))
        self.wary = label(self.tr("This sounds as if it was said in confidence"), "small", wrap=True, tone="warn")
        self.wary.hide()
        row = made.layout()
        assert row is not None
        row.addWidget(self.wary)
        return made

    def panel_content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.parts = Segments([("steps", self.tr("Steps")), ("record", self.tr("Record"))])
        self.parts.chosen.connect(self._on_part)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(4))
        head.addWidget(self.parts)
        column.addLayout(head)
        self.steps = NeedSteps(self.context)
        self.steps.paper.connect(self.print_slip)
        self._parts_stack = QStackedWidget()
        for widget in (self.steps, self.editor):
            self._parts_stack.addWidget(widget)
        column.addWidget(self._parts_stack, 1)
        self.first = label(
            self.tr("Danger to somebody: phone first (110). The record can wait."), wrap=True, tone="danger"
        )
        self.editor.add_below(self.first)
        self.more = button(self.tr("More: class of rights, who came, who answers…"), self._unfold, look="link")
        self.editor.add_below(self.more)
        if may_change(self.context.desk, "need"):
            self.void_button = tool_button("minus-circle", self.tr("Void: its number stays in the register"), self.void)
            self.panel.action_row.addWidget(self.void_button)
        return content

    def _on_part(self, key: str) -> None:
        self.parts.set_value(key)
        self._parts_stack.setCurrentIndex(("steps", "record").index(key))

    def _fold(self, record: Mapping[str, Any]) -> None:
        form = self.editor.form
        for name in FOLDED:
            usual = name in ("owner", "no", "petitioners")
            form.show_field(name, not usual and record.get(name) not in (None, "", []))
        form.show_field("hidden_from", bool(record.get("hidden_from")))
        self.more.show()
        self._follow()

    def _unfold(self) -> None:
        for name in (*FOLDED, "hidden_from"):
            self.editor.form.show_field(name, True)
        self.more.hide()
        self._follow()

    def _follow(self) -> None:
        """What follows from what is typed: red where somebody is in danger, sealed where its kind is."""
        values = self.editor.form.values()
        self.first.setVisible(values.get("level") == "urgent")
        forced = is_sealed(values.get("kind"), values.get("rights"))
        if forced and not values.get("sealed"):
            self.editor.form.editor("sealed").set_value(1)
        self._follow_again()
        is_open = not (forced or values.get("sealed"))
        self.wary.setVisible(is_open and sounds_confidential(*(values.get(name) for name in OPEN_WORDS)))
        self._part_words(not is_open)

    def _follow_again(self) -> None:
        """再次来访 is asked where she came with the like before."""
        form = self.editor.form
        again = form.editor("repeat_of")
        self._repeats = self.context.desk.needs.repeats({**form.values(), "id": self.editor.id})
        again.set_value(again.value())
        form.show_field("repeat_of", bool(again.value() or self._repeats))

    def _part_words(self, sealed: bool) -> None:
        """The words of a sealed need are typed into its sealed fields; what was typed before goes over, and comes back
        where it is not to be sealed after all. What lies sealed stays in sight; where nothing can be sealed here the
        typed words stay where they are, and are refused as they are saved."""
        form, cannot = self.editor.form, bool(self.context.desk.sealing.why_not)
        for name, back in zip(SEALED, OPEN_WORDS, strict=False):
            words = form.editor(name).value()
            if not sealed and isinstance(words, Clear) and form.editor(back).value() is None:
                form.editor(back).set_value(words.text if back == "matter" else "，".join(words.text.split("\n")))
                form.editor(name).set_value(None)
            form.show_field(name, sealed or form.editor(name).value() is not None)
        for name in OPEN_WORDS:
            kept = cannot and form.editor(name).value() is not None
            if sealed or name in UNFOLDED:
                form.show_field(name, not sealed or kept)
        if not sealed or cannot:
            return
        for into, names in (("sealed_matter", ("matter", "note")), ("sealed_who", OPEN_WORDS[1:4])):
            typed = [str(value) for name in names if (value := form.editor(name).value())]
            if typed and form.editor(into).value() is None:
                form.editor(into).set_value("\n".join(typed))
                for name in names:
                    form.editor(name).set_value(None)

    def _on_edited(self, name: str) -> None:
        form = self.editor.form
        if name in ("due_rule", "opened"):
            rule, opened = form.editor("due_rule").value(), form.editor("opened").value()
            due = self.context.desk.needs.rules.due(str(opened or ""), str(rule or ""))
            if due is not None:
                form.editor("due").set_value(due)
        self._follow()

    def on_new(self) -> None:
        self.parts.hide()
        self._on_part("record")
        self._listen()
        self._fold({})

    def on_shown(self, record: Mapping[str, Any]) -> None:
        if self.parts.isHidden():
            self.parts.show()
            self._on_part("steps")
        self._listen()
        self._fold(record)
        self.steps.show_need(record)

    def _listen(self) -> None:
        if not getattr(self, "_listens", False):
            self._listens = True
            self.editor.form.edited.connect(self._on_edited)

    def title_of(self, record: Mapping[str, Any]) -> str:
        return " · ".join(filter(None, (record["no"], record.get("about_name"))))

    def named(self, values: Mapping[str, Any]) -> str:
        """Its number alone, so that no list of drafts says what a sealed one is about."""
        return str(values.get("no") or "")

    def resume_draft(self, key: str) -> None:
        need = need_of(key)
        if need is None:
            super().resume_draft(key)
            return
        self.open_record(need)
        self._on_part("steps")

    def hide_record(self) -> None:
        self.steps.leave()
        super().hide_record()

    def flush(self) -> None:
        self.steps.leave()
        super().flush()

    def void(self) -> None:
        """作废 the shown need; a toast takes it back."""
        id_ = self.editor.id
        if id_ is not None:
            service = self.context.desk.needs
            self.context.act(lambda: service.void(id_), self.tr("The need is void; its number stays"))

    def go_to(self, **where: Any) -> None:
        """``late``, ``untouched``, ``pressing``: only these."""
        for name, chip in (("late", self.late), ("untouched", self.untouched), ("pressing", self.pressing)):
            if where.get(name):
                self.clear_filters()
                chip.setChecked(True)
                self.reload()
        super().go_to(**where)

    # --- the board --------------------------------------------------------------------------------------------------

    def show_board(self) -> None:
        """Open needs by how far they are, in place of the list."""
        if self.board is not None:
            self.board.deleteLater()
        self.board = Board(self.context)
        self.board.left.connect(self.uncover)
        self.board.opened.connect(self.open_record)
        self.board.asked.connect(self._show_state)
        self.cover(self.board)

    def _show_state(self, state: str) -> None:
        self.uncover()
        self.state_chips.set_value([state])
        self._on_states([state])

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        if self.board is not None and self._over is self.board:
            self.show_board()

    # --- papers -----------------------------------------------------------------------------------------------------

    def _set_paper(self) -> None:
        """来信来访登记簿 of the needs as they are listed, by day and number."""
        assert self.paper is not None
        data = need_register(self.context.desk, list(self.table.records.ids))
        self.paper.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def print_slip(self, paper: str, step: bytes | None) -> None:
        """转办单, 催办单 of a step; 告知单 of the need."""
        id_ = self.editor.id
        if id_ is None:
            return
        desk = self.context.desk
        try:
            data = {"referral": referral_of, "reminder": reminder_of}[paper](desk, step) if step else told_of(desk, id_)
        except KnownError as error:  # sealed words that are not hers to read, or it is gone
            self.context.window.notify.error(error)
            return
        self.show_paper(f"{data.title}-{data.no}", "", lambda typesetter: set_slip(data, typesetter))

    def print_deeds(self) -> None:
        """What was solved this year."""
        data = deeds_register(self.context.desk, self.context.today().year)
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def print_petitions(self) -> None:
        """信访统计表 of the quarter that runs."""
        desk, own = self.context.desk, self.context.settings.closing_day
        settings = desk.township_settings
        term = month_of(self.context.today(), settings.closing(own)).as_long_as(Span.QUARTER)
        data = petitions_register(desk, settings.period(term, own), term_words(term, self.context.today()))
        self.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def ask_blank(self) -> None:
        """Which form is printed blank."""
        desk, button = self.context.desk, self.blank_button
        named = {"": blank_form(desk).title, **{slip: blank_slip(desk, slip).title for slip in BLANK}}
        menu = row_menu(self, [RowAct(words, partial(self.print_blank, slip)) for slip, words in named.items()])
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def print_blank(self, slip: str = "") -> None:
        """The register to be written by hand, or one of ``BLANK``."""
        desk = self.context.desk
        if slip:
            paper = blank_slip(desk, slip)
            self.show_paper(paper.title, "", lambda typesetter: set_slip(paper, typesetter))
            return
        data = blank_form(desk)
        self.show_paper(data.title, "", lambda typesetter: set_paper(data, typesetter))


PAGE = NeedsPage

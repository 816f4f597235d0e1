"""The page of a plain kind: its list, its form, its register. What is its own stands in a ``Look``."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.documents.register import Book, register_of, set_paper
from desktop.errors import KnownError
from desktop.services.forms_packs import WITH_LOCAL
from desktop.services.plain import ABOUT, LINE, Rule, Type
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.services.plain_records import UNSET, PlainFilter, PlainRecords
from desktop.services.sealing import sealed_fields
from desktop.ui import theme
from desktop.ui.called import name_apart, shown_name
from desktop.ui.form import FormField, amount, chips, choice, clock, day, flag, lines, number, tags, text
from desktop.ui.form_fields import ChipsEditor, ComboEditor, HoursEditor
from desktop.ui.page import Context
from desktop.ui.paper_view import PaperView
from desktop.ui.pick_box import RowBox
from desktop.ui.record_page import RecordPage, RecordWords
from desktop.ui.record_words import field_words, kind_words, options, page_of_kind, value_words, whom_words
from desktop.ui.reference_editors import OneOfEditor, editor_for, several_editor_for
from desktop.ui.roles import may_change, may_take_in
from desktop.ui.rows_editor import rows_field
from desktop.ui.sealed_editor import SealedEditor
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Chips, button, tool_button

#: A table of more codes than this is a list to unfold, not a row of chips.
CHIPS = 8


@dataclass(frozen=True)
class Words:
    """What a page says. ``count(n)``: so many records; ``deleted``: one was taken out; ``ended``: the chip that shows
    those that ended; ``due``: the one that shows only those that are due."""

    title: str
    new: str
    search: str
    empty: str
    first: str
    deleted: str
    count: Callable[[int], str]
    ended: str = ""
    due: str = ""


@dataclass(frozen=True)
class Look:
    """How a plain kind looks. ``words``: asked when the page is built, in its language. ``columns``: field → width at
    scale 1, the first takes what is left; ``narrow``: those that go while a record is open beside the list. ``form``:
    fields in order, ``half``: two in a row. ``filters``: fields of codes, as chips, what refers to rows, as a box,
    and flags, each a chip that is on or off.
    ``hints``: field → words, asked as ``words``.
    ``heads``: what else stands over a field's column in tables that people have. ``newcomers``: Enter puts a woman
    whom it is about on the roster.
    """

    kind: str
    icon: str
    words: Callable[[], Words]
    columns: Mapping[str, int]
    form: tuple[str, ...]
    half: frozenset[str] = frozenset()
    filters: tuple[str, ...] = ()
    narrow: tuple[str, ...] = ()
    hints: Callable[[], Mapping[str, str]] = dict
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    book: Book | None = None
    newcomers: bool = False
    watches: frozenset[str] = field(default=frozenset({"person", "household", "home", "org_unit"}))


class PlainPage(RecordPage):
    """The records of one plain kind. Every method may be overridden where a kind needs more."""

    def __init__(self, context: Context, look: Look) -> None:
        self.look, self.plain = look, PLAIN_BY_KIND[look.kind]
        self.watches = look.watches | {look.kind, "forms_pack", *(rows.kind for rows in self.plain.rows)}
        self.help_topic = page_of_kind(look.kind)
        self.words = look.words()
        self._about: dict[str, Any] = {}  # whom a new record is about that somebody begins on another page
        self.chosen: dict[str, list[str]] = {}
        super().__init__(
            context,
            page_of_kind(look.kind),
            title=self.words.title,
            columns=self.columns(),
            sort=self.first_sort(),
            search=self.words.search,
            primary=self.words.new,
            empty=(self.words.empty, self.words.first, self.words.new),
            icon_name=look.icon,
        )
        self.chips: dict[str, Chips] = {}
        self.boxes: dict[str, RowBox] = {}
        self.flags: dict[str, QPushButton] = {}
        self.ended: QPushButton | None = None
        self.due: QPushButton | None = None
        self.make_filters()
        self.make_record(
            look.kind,
            self.fields(),
            self.read,
            self.save,
            self.named,
            delete=self.service.delete,
            words=RecordWords(self.words.new, kind_words(look.kind), self.words.deleted),
            narrow=look.narrow,
        )
        self.paper: PaperView | None = None
        actions = self.header.action_row
        if may_take_in(context.desk, look.kind):
            actions.addWidget(tool_button("table", self.tr("Take rows in from a table"), self.open_import))
        if look.book is not None:
            tip = self.tr("Print as a register (Ctrl+P)")
            actions.addWidget(tool_button("printer", tip, self.print_shown))
        self.empty.action.setVisible(may_change(context.desk, look.kind))
        self.reload()

    def first_sort(self) -> Sort:
        """By what a list begins: the latest first."""
        return Sort(self.plain.newest or self.plain.named_by, descending=bool(self.plain.newest))

    @property
    def service(self) -> PlainRecords:
        """The records behind the page."""
        return self.context.desk.plain[self.look.kind]

    # --- what it looks like -----------------------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        """The list's columns."""
        return [self.column(name, width, at) for at, (name, width) in enumerate(self.look.columns.items())]

    def column(self, name: str, width: int, at: int) -> Column:
        """One column: its words follow from the field's type. Where there is no room, the last ones go first."""
        rule, type_ = self.plain.rule(name), self.plain.type(name)
        sorts = (name == self.plain.named_by and name != ABOUT) or rule.codes
        return Column(
            name,
            field_words(name, self.look.kind),
            lambda row: self.cell(row, name),
            width=width,
            sort=name if sorts or type_ in (Type.DATE, Type.INT) else None,
            number=type_ is Type.INT,
            stretch=not at,
            tone=self._tone(name),
            tip=lambda row: self.cell(row, name),
            muted=type_ in (Type.REF, Type.REFS),
            drop=1 if name == self.plain.due else max(0, at - 1),
        )

    def _tone(self, name: str) -> Callable[[Row], str] | None:
        if name == self.plain.due:
            return lambda row: "warn" if self._is_due(row) else ""
        return (lambda row: "neutral" if row[name] else "") if self.plain.rule(name).codes else None

    def _is_due(self, row: Row) -> bool:
        """As ``PlainRecords.due_today`` has it."""
        day, over = row[self.plain.due], self.plain.ends and row[self.plain.ends]
        return bool(day and not over and day <= self.context.today().isoformat()[: len(day)])

    def cell(self, row: Row, name: str) -> str:
        """What stands in a cell."""
        if name == ABOUT:
            return whom_words(row)
        if name in row["names"]:
            named = row["names"][name]
            return (
                name_apart(named, row["aparts"].get(name))
                if isinstance(named, str)
                else "、".join(map(shown_name, named))
            )
        if row[name] in (None, "", []):
            return ""
        return value_words(self.context.desk, self.look.kind, name, row[name], self.context.today())

    def fields(self) -> list[FormField]:
        """The form's fields."""
        hints = self.look.hints()
        return [self.field(name, hints.get(name, "")) for name in self.look.form]

    def field(self, name: str, hint: str = "") -> FormField:
        """One field of the form, made by its type and its rule."""
        plain, rule = self.plain, self.plain.rule(name)
        rows = next((rows for rows in plain.rows if rows.kind == name), None)
        if rows is not None:
            return rows_field(self.context, rows)
        title = field_words(name, plain.kind)
        more: dict[str, Any] = {"half": name in self.look.half, "needed": rule.needed}
        if name == ABOUT:
            needed = plain.about is not None and plain.about.needed
            choices = [(field, kind, kind_words(kind)) for field, kind in plain.subjects.items()]
            newcomers = self.look.newcomers and may_change(self.context.desk, "person")
            return FormField(
                ABOUT, title, lambda: OneOfEditor(self.context, choices, newcomers=newcomers), needed=needed
            )
        if rule.codes:
            offered = self.offered(name)
            return (chips if len(offered) <= CHIPS else choice)(name, title, offered, **more)
        type_ = plain.type(name)
        if type_ is Type.SEALED:
            return FormField(name, title, lambda: SealedEditor(self.context, hint), needed=rule.needed)
        if rule.tenths:
            return FormField(name, title, HoursEditor, **more)
        if rule.clock:
            return clock(name, title, **more)
        if type_ is Type.REFS:
            to_many = plain.lists.get(name, "person")
            return FormField(name, title, lambda: several_editor_for(self.context, to_many, hint), **more)
        if type_ is Type.REF:
            to = plain.to(name) or ""
            return FormField(name, title, lambda: editor_for(self.context, to), **more)
        if type_ is Type.DATE:
            return day(name, title, self.context.today, partial=not rule.whole, future=rule.future, **more)
        if rule.money:
            return amount(name, title, signed=rule.signed, **more)
        if type_ is Type.INT:
            return number(name, title, **more)
        if type_ is Type.FLAG:
            return flag(name, "", title, **more)
        if type_ is Type.LIST:
            return tags(name, title, hint=hint, **more)
        if rule.long:
            return lines(name, title, hint=hint, **more)
        return text(name, title, hint=hint, limit=_limit(rule), **more)

    # --- what narrows it --------------------------------------------------------------------------------------------

    def make_filters(self) -> None:
        """Fills the row of filters, in their order."""
        for name in self.look.filters:
            if self.plain.rule(name).codes:
                self.chips[name] = self._chips(name)
            elif self.plain.type(name) is Type.FLAG:
                self.flags[name] = self.toggle(field_words(name, self.look.kind), lambda _on: self.reload())
            else:
                self.boxes[name] = self._box(name)
        if self.plain.ends:
            self.ended = self.toggle(self.words.ended, lambda _on: self.reload())
        if self.plain.due:
            self.due = self.toggle(self.words.due, lambda _on: self.reload())

    def toggle(self, words: str, toggled: Callable[[bool], None]) -> QPushButton:
        """A chip in the row of filters that is on or off."""
        made = button(words, look="chip")
        made.setCheckable(True)
        made.clicked.connect(lambda on: toggled(on))
        self.add_filter(made)
        return made

    def offered(self, name: str) -> list[tuple[str, str]]:
        """What a field of codes offers: (code, words) of its table, then the words that only this township has."""
        table = self.plain.rule(name).codes
        return [*options(table), *((word, word) for word in self.context.desk.forms_packs.own_words(table))]

    def codes_of(self, name: str) -> list[tuple[str, str]]:
        """The chips of a field of codes: (code, words)."""
        return self.offered(name)

    def _chip_codes(self, name: str) -> list[tuple[str, str]]:
        return [*self.codes_of(name), (UNSET, self._unset_words(name))]

    def _unset_words(self, name: str) -> str:
        """What the chip of those without a code says: of which field, where several have such a chip."""
        if sum(bool(self.plain.rule(each).codes) for each in self.look.filters) == 1:
            return self.tr("Not classified")
        return self.tr("Not classified ({field})").format(field=field_words(name, self.look.kind))

    def offer_anew(self) -> None:
        """Another forms pack counts: its words are offered from now on."""
        for name, made in self.chips.items():
            made.set_options(self._chip_codes(name))
        for name in self.look.form:
            editor = self.editor.form.editor(name) if self.plain.rule(name).codes in WITH_LOCAL else None
            if isinstance(editor, (ChipsEditor, ComboEditor)):
                shown = editor.value()
                editor.set_options(self.offered(name))
                editor.set_value(shown)

    def _chips(self, name: str) -> Chips:
        shown = round(CHIPS / theme.scale()) - (theme.scale() > 1)  # with large type in one row, the rest by "More"
        made = Chips(self._chip_codes(name), shown=max(2, shown), several=True)
        made.setAccessibleName(field_words(name, self.look.kind))
        made.chosen.connect(lambda codes: self._on_chips(name, codes))
        self.add_filter(made)
        return made

    def _box(self, name: str) -> RowBox:
        words = field_words(name, self.look.kind)
        made = RowBox(words, self.tr("{field}: all").format(field=words), lambda: self._rows(name))
        made.activated.connect(lambda _index: self.reload())
        self.add_filter(made)
        return made

    def _rows(self, name: str) -> list[tuple[bytes | str, str]]:
        """What a box offers, namesakes told apart."""
        found, people = self.service.choices(name), self.context.desk.people
        women = [key for key, _ in found if isinstance(key, bytes)] if self.plain.to(name) == "person" else []
        apart: Mapping[Any, Any] = people.apart(women) if women else {}
        return [(key, name_apart(words, apart.get(key))) for key, words in found]

    # --- the list ---------------------------------------------------------------------------------------------------

    def filter(self) -> PlainFilter:
        """What narrows the list now."""
        of = {name: key for name, box in self.boxes.items() if (key := box.key) is not None}
        return PlainFilter(
            self.search_text,
            self.chosen,
            of=of,
            present=frozenset(self._flagged()),
            ended=self._shows_ended(),
            due=self._shows_due(),
        )

    def _flagged(self) -> list[str]:
        """The flags that are asked for."""
        return [name for name, chip in self.flags.items() if chip.isChecked()]

    def _shows_ended(self) -> bool:
        return self.ended is not None and self.ended.isChecked()

    def _shows_due(self) -> bool:
        return self.due is not None and self.due.isChecked()

    def ids(self, sort: Sort) -> Sequence[bytes]:
        return self.service.ids(self.filter(), sort.key, sort.descending)

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        return self.service.page(ids)

    def filtered(self) -> bool:
        boxes = any(box.key is not None for box in self.boxes.values())
        asked = any(self.chosen.values()) or boxes or self._flagged() or self._shows_ended() or self._shows_due()
        return bool(self.search_text or asked)

    def clear_filters(self) -> None:
        self.chosen = {}
        for made in self.chips.values():
            made.set_value([])
        for box in self.boxes.values():
            box.set_key(None)
        for chip in self.flags.values():
            chip.setChecked(False)
        for asked in (self.ended, self.due):
            if asked is not None:
                asked.setChecked(False)
        super().clear_filters()

    def narrowed(self) -> list[str]:
        chips = [
            "、".join(dict(self.codes_of(name)).get(code, self._unset_words(name)) for code in codes)
            for name, codes in self.chosen.items()
            if codes
        ]
        boxes = [box.currentText() for box in self.boxes.values() if box.key is not None]
        flags = [field_words(name, self.look.kind) for name in self._flagged()]
        asked = [made.text() for made in (self.ended, self.due) if made is not None and made.isChecked()]
        return [*super().narrowed(), *chips, *boxes, *flags, *asked]

    def count_words(self, count: int) -> str:
        words, sealing = self.words.count(count), self.context.desk.sealing
        if not sealed_fields(self.look.kind) or not sealing.why_not or not (held := sealing.count(self.look.kind)):
            return words
        return self.tr("{count} · {sealed}").format(count=words, sealed=self.tr("%n with sealed words", "", held))

    def _on_chips(self, name: str, codes: list[str]) -> None:
        self.chosen[name] = codes
        self.reload()

    # --- one record -------------------------------------------------------------------------------------------------

    def read(self, id: bytes) -> dict[str, Any] | None:
        """A record as the form shows it."""
        return self.service.form(id)

    def save(self, id: bytes | None, values: dict[str, Any], seen: Any) -> Any:
        """Writes what the form holds; run by it in one act."""
        return self.context.desk.plain[self.look.kind].save(id, values, seen)

    def named(self, values: Mapping[str, Any]) -> str:
        """What a record is called, for the list of drafts."""
        if self.plain.named_by == ABOUT and values.get(ABOUT):
            return value_words(self.context.desk, self.look.kind, ABOUT, values[ABOUT], self.context.today())
        return str(values.get(self.plain.named_by) or "")

    def title_of(self, record: Mapping[str, Any]) -> str:
        return whom_words(record) if self.plain.named_by == ABOUT else self.named(record)

    def proposal(self) -> Mapping[str, Any]:
        return {**self.service.proposal(), **self._about}

    def new_record(self) -> None:
        self._about = {}
        super().new_record()

    def go_to(self, **where: Any) -> None:
        """``due``: only those about which something is to be done; ``new`` with ``about``: one about these rows."""
        if where.get("due") and self.due is not None:
            self.clear_filters()
            self.due.setChecked(True)
            self.reload()
        if where.get("new") and where.get("about"):
            self._about = {ABOUT: where["about"]}
            self.show_new()
            return
        if where.get("text") is not None and self.header.search is not None:
            self.header.search.setText(where["text"])
        super().go_to(**where)

    def show_new(self, draft: str = "") -> None:
        self.uncover()
        super().show_new(draft)

    def open_record(self, id: bytes) -> None:
        self.uncover()
        super().open_record(id)

    def refresh(self, changes: Any) -> None:
        for box in self.boxes.values():
            box.stale = True
        if changes.touches("forms_pack"):
            self.offer_anew()
        super().refresh(changes)
        if self.paper is not None and self._over is self.paper:
            self._set_paper()

    # --- in place of the list ---------------------------------------------------------------------------------------

    def cover(self, widget: QWidget) -> None:
        self.editor.leave()
        super().cover(widget)

    # --- tables -----------------------------------------------------------------------------------------------------

    def heads(self) -> dict[str, str]:
        """The columns of a table that holds all of a record, in the form's order."""
        return {name: field_words(name, self.look.kind) for name in self.look.form}

    def export_kind(self) -> str:
        return self.look.kind

    def export_heads(self) -> dict[str, str]:
        return self.heads()

    def open_import(self) -> None:
        """Files of tables, or rows that were copied in one: looked at first, on the page where all tables come in."""
        copied = "\t" in QGuiApplication.clipboard().text()
        self.context.window.go("import", kind=self.look.kind, paste=copied)

    # --- its register -----------------------------------------------------------------------------------------------

    def print_shown(self) -> None:
        if self.look.book is None:
            return
        if self.paper is not None and self._over is self.paper:
            self.paper.preview.ask_and_print()
            return
        if self.paper is None:
            self.paper = PaperView()
            self.paper.left.connect(self.uncover)
        self.cover(self.paper)
        self._set_paper()

    def paper_book(self) -> Book | None:
        """What its list prints as."""
        return self.look.book

    def _set_paper(self) -> None:
        """The list as it is filtered and sorted now, as a register."""
        book, paper = self.paper_book(), self.paper
        assert book is not None and paper is not None
        ids = list(self.table.records.ids)
        try:
            data = register_of(self.context.desk, self.look.kind, book, ids)
        except KnownError as error:
            paper.preview.show_error(error)
            return
        paper.show_paper(book.title, self.count_words(len(ids)), lambda typesetter: set_paper(data, typesetter))


def _limit(rule: Rule) -> int:
    return rule.limit or LINE


def _module(key: str) -> ModuleType:
    module = importlib.import_module(f"desktop.ui.{key}")
    return importlib.import_module(f"desktop.ui.{key}.page") if hasattr(module, "__path__") else module


def look_of(key: str) -> Look:
    """The look of the plain kind whose page is called so."""
    look: Look = _module(key).LOOK
    return look


def page_at(context: Context, key: str) -> PlainPage:
    """The page called so, by the ``LOOK`` of its module or folder and, where it needs more, its ``PAGE``."""
    module = _module(key)
    if hasattr(module, "PAGE"):
        made: PlainPage = module.PAGE(context)
        return made
    return PlainPage(context, module.LOOK)

"""The page of a plain kind: its list, its form, its register. What is its own stands in a ``Look``."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.documents.register import Book, register_of, set_paper
from desktop.errors import KnownError
from desktop.services.plain import ABOUT, LINE, Rule, Type
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.ui.called import apart_words, shown_name
from desktop.ui.form import FormField, chips, choice, day, flag, lines, number, tags, text
from desktop.ui.list_page import ListPage
from desktop.ui.page import Context
from desktop.ui.paper_view import PaperView
from desktop.ui.record_editor import RecordEditor
from desktop.ui.record_words import about_name, field_words, kind_words, options, page_of_kind, value_words
from desktop.ui.reference_editors import OneOfEditor, editor_for
from desktop.ui.roles import may_change
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Chips, tool_button

#: A table of more codes than this is a list to unfold, not a row of chips.
CHIPS = 8
#: Answers in the find box.
FOUND = 5


@dataclass(frozen=True)
class Words:
    """What a page says. ``count(n)``: so many records; ``deleted``: one was taken out."""

    title: str
    new: str
    search: str
    empty: str
    first: str
    deleted: str
    count: Callable[[int], str]


@dataclass(frozen=True)
class Look:
    """How a plain kind looks. ``words``: asked when the page is built, in its language. ``columns``: field → width at
    scale 1, the first takes what is left; ``narrow``: those that go while a record is open beside the list. ``form``:
    fields in order, ``half``: two in a row. ``filters``: fields of codes. ``hints``: field → words, asked as ``words``.
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
    book: Book | None = None
    watches: frozenset[str] = field(default=frozenset({"person", "household", "home", "org_unit"}))


class PlainPage(ListPage):
    """The records of one plain kind. Every method may be overridden where a kind needs more."""

    def __init__(self, context: Context, look: Look) -> None:
        self.look, self.plain = look, PLAIN_BY_KIND[look.kind]
        self.watches = look.watches | {look.kind}
        self.help_topic = page_of_kind(look.kind)
        self.words = look.words()
        self.chosen: dict[str, list[str]] = {}
        super().__init__(
            context,
            page_of_kind(look.kind),
            title=self.words.title,
            columns=self.columns(),
            sort=Sort(self.plain.newest, descending=True),
            search=self.words.search,
            primary=self.words.new,
            empty=(self.words.empty, self.words.first, self.words.new),
            icon_name=look.icon,
        )
        self.chips = {name: self._chips(name) for name in look.filters}
        self.editor = RecordEditor(context, look.kind, self.fields(), self.read, self.save, self.named)
        self.panel.set_content(self.editor)
        self.delete_button = tool_button("trash", self.tr("Delete"), self.delete)
        self.panel.actions.addWidget(self.delete_button)
        self.editor.finished.connect(self.open_record)
        self.editor.draft.erased.connect(self.side.close_panel)
        self.editor.dropped.connect(self._on_dropped)
        self.side.panel_shown.connect(lambda shown: self.table.hide_columns(look.narrow if shown else ()))
        # a record that covers the list needs the room of its filters
        self.side.panel_shown.connect(
            lambda shown: self.filter_row.setVisible(bool(look.filters) and not (shown and self.side.covering))
        )
        self.paper: PaperView | None = None
        if look.book is not None:
            tip = self.tr("Print as a register (Ctrl+P)")
            self.header.actions.addWidget(tool_button("printer", tip, self.print_shown))
        writes = may_change(context.desk, look.kind)
        self.header.primary.setVisible(writes)
        self.empty.action.setVisible(writes)
        self.reload()

    @property
    def service(self) -> PlainRecords:
        """The records behind the page."""
        return self.context.desk.plain[self.look.kind]

    # --- what it looks like -----------------------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        """The list's columns."""
        return [self.column(name, width, first=not at) for at, (name, width) in enumerate(self.look.columns.items())]

    def column(self, name: str, width: int, *, first: bool = False) -> Column:
        """One column: its words follow from the field's type."""
        rule = self.plain.rule(name)
        sorts = name == self.plain.named_by or rule.codes
        type_ = Type.TEXT if name == ABOUT else self.plain.type(name)
        return Column(
            name,
            field_words(name, self.look.kind),
            lambda row: self.cell(row, name),
            width=width,
            sort=name if sorts or type_ in (Type.DATE, Type.INT) else None,
            number=type_ is Type.INT,
            stretch=first,
            tone=(lambda row: "neutral" if row[name] else "") if rule.codes else None,
            tip=lambda row: self.cell(row, name),
            muted=type_ is Type.REF,
        )

    def cell(self, row: Row, name: str) -> str:
        """What stands in a cell."""
        if name == ABOUT:
            apart = apart_words(row["about_apart"])
            return f"{about_name(row['about_kind'], row['about_name'])} {apart}".rstrip()
        if row[name] in (None, "", []):
            return ""
        if self.plain.type(name) is Type.REF:
            return shown_name(row["names"].get(name, ""))
        return value_words(self.context.desk, self.look.kind, name, row[name], self.context.today())

    def fields(self) -> list[FormField]:
        """The form's fields."""
        hints = self.look.hints()
        return [self.field(name, hints.get(name, "")) for name in self.look.form]

    def field(self, name: str, hint: str = "") -> FormField:
        """One field of the form, made by its type and its rule."""
        plain, rule = self.plain, self.plain.rule(name)
        title = field_words(name, plain.kind)
        more: dict[str, Any] = {"half": name in self.look.half, "needed": rule.needed}
        if name == ABOUT:
            needed = plain.about is not None and plain.about.needed
            choices = [(field, kind, kind_words(kind)) for field, kind in plain.subjects.items()]
            return FormField(ABOUT, title, lambda: OneOfEditor(self.context, choices), needed=needed)
        if rule.codes:
            few = len(options(rule.codes)) <= CHIPS
            return (chips if few else choice)(name, title, options(rule.codes), **more)
        type_ = plain.type(name)
        if type_ is Type.REF:
            to = plain.to(name) or ""
            return FormField(name, title, lambda: editor_for(self.context, to), **more)
        if type_ is Type.DATE:
            return day(name, title, self.context.today, partial=not rule.whole, future=rule.future, **more)
        if type_ is Type.INT:
            return number(name, title, **more)
        if type_ is Type.FLAG:
            return flag(name, "", title, **more)
        if type_ is Type.LIST:
            return tags(name, title, hint=hint, **more)
        if rule.long:
            return lines(name, title, hint=hint, **more)
        return text(name, title, hint=hint, limit=_limit(rule), **more)

    def _chips(self, name: str) -> Chips:
        made = Chips(options(self.plain.rule(name).codes), shown=CHIPS, several=True)
        made.setAccessibleName(field_words(name, self.look.kind))
        made.chosen.connect(lambda codes: self._on_chips(name, codes))
        self.add_filter(made)
        return made

    # --- the list ---------------------------------------------------------------------------------------------------

    def filter(self) -> PlainFilter:
        """What narrows the list now."""
        return PlainFilter(self.search_text, self.chosen)

    def ids(self, sort: Sort) -> Sequence[bytes]:
        return self.service.ids(self.filter(), sort.key, sort.descending)

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        return self.service.page(ids)

    def filtered(self) -> bool:
        return bool(self.search_text or any(self.chosen.values()))

    def clear_filters(self) -> None:
        self.chosen = {}
        for made in self.chips.values():
            made.set_value([])
        super().clear_filters()

    def count_words(self, count: int) -> str:
        return self.words.count(count)

    def _on_chips(self, name: str, codes: list[str]) -> None:
        self.chosen[name] = codes
        self.reload()

    # --- one record -------------------------------------------------------------------------------------------------

    def read(self, id: bytes) -> dict[str, Any] | None:
        """A record as the form shows it."""
        return self.service.get(id)

    def save(self, id: bytes | None, values: dict[str, Any], seen: Any) -> Any:
        """Writes what the form holds; run by it in one act."""
        return self.context.desk.plain[self.look.kind].save(id, values, seen)

    def named(self, values: Mapping[str, Any]) -> str:
        """What a record is called, for the list of drafts."""
        return str(values.get(self.plain.named_by) or "")

    def place(self) -> dict[str, Any]:
        new = self.side.panel_open and self.editor.id is None
        return {"draft": self.editor.draft.key} if new else super().place()

    def go_to(self, **where: Any) -> None:
        if where.get("text") is not None and self.header.search is not None:
            self.header.search.setText(where["text"])
        super().go_to(**where)

    def new_record(self) -> None:
        self._show_new()

    def resume_draft(self, key: str) -> None:
        self._show_new(key)

    def _show_new(self, draft: str = "") -> None:
        if not may_change(self.context.desk, self.look.kind):
            return
        self._leave_paper()
        self.editor.leave()
        self.table.choose(None)
        self.panel.title.setText(self.words.new)
        self.delete_button.hide()
        self.editor.show_new(self.service.proposal(), draft)
        self.side.open_panel()
        self.editor.form.focus_field(self.look.form[0])

    def show_record(self, id: bytes) -> bool:
        if id != self.editor.id:
            self.editor.leave()
        record = self.service.get(id)
        if record is None or not self.editor.show_record(id):
            self.side.close_panel()
            return False
        self.panel.title.setText(self.named(record) or kind_words(self.look.kind))
        self.delete_button.setVisible(may_change(self.context.desk, self.look.kind))
        return True

    def hide_record(self) -> None:
        self.editor.leave()

    def flush(self) -> None:
        self.editor.flush()

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        shown = self.editor.id
        if self.side.panel_open and shown is not None and not self.editor.dirty:
            self.show_record(shown)
        if self.paper is not None and not self.paper.isHidden():
            self._set_paper()

    def new_day(self) -> None:
        if self.side.panel_open and self.editor.id is None and not self.editor.dirty and self.service.proposal():
            self._show_new()  # with the day of today
        super().new_day()

    def _on_dropped(self) -> None:
        if self.editor.id is not None:
            self.show_record(self.editor.id)
        else:
            self.editor.form.load({})
            self.side.close_panel()
            self.table.setFocus()

    def delete(self) -> None:
        """Takes the shown record out; a toast brings it back."""
        id_, kind = self.editor.id, self.look.kind
        if id_ is None:
            return
        if self.context.act(lambda: self.context.desk.plain[kind].delete(id_), self.words.deleted) is not None:
            self.editor.forget()
            self.side.close_panel()

    # --- its register -----------------------------------------------------------------------------------------------

    def print_shown(self) -> None:
        if self.look.book is None:
            return
        if self.paper is not None and not self.paper.isHidden():
            self.paper.preview.ask_and_print()
            return
        self.editor.leave()
        if self.paper is None:
            self.paper = PaperView()
            self.paper.left.connect(self._leave_paper)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.paper)
        for part in (self.header, self.filter_row, self.side):
            part.hide()
        self.paper.show()
        self.paper.setFocus()
        self._set_paper()

    def _set_paper(self) -> None:
        """The list as it is filtered and sorted now, as a register."""
        book, paper = self.look.book, self.paper
        assert book is not None and paper is not None
        ids = list(self.table.records.ids)
        try:
            data = register_of(self.context.desk, self.look.kind, book, ids)
        except KnownError as error:
            paper.preview.show_error(error)
            return
        paper.show_paper(book.title, self.count_words(len(ids)), lambda typesetter: set_paper(data, typesetter))

    def _leave_paper(self) -> None:
        if self.paper is None or self.paper.isHidden():
            return
        self.paper.hide()
        self.header.show()
        self.side.show()
        self.filter_row.setVisible(bool(self.look.filters) and not (self.side.panel_open and self.side.covering))
        self.table.setFocus()

    def go_back(self) -> bool:
        if self.paper is not None and not self.paper.isHidden():
            self._leave_paper()
            return True
        return super().go_back()


def _limit(rule: Rule) -> int:
    return rule.limit or LINE


def look_of(key: str) -> Look:
    """The look of the plain kind whose page is called so."""
    look: Look = importlib.import_module(f"desktop.ui.{key}").LOOK
    return look


def page_at(context: Context, key: str) -> PlainPage:
    """The page called so."""
    return PlainPage(context, look_of(key))

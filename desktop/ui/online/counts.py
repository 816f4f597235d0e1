"""本月录入: what groups and accounts count, typed down one column after another, written as one act.

What is typed is a draft until it is written. The value that stood before is grey beside its field; what a colleague
wrote meanwhile is marked there, and her own text stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.online_counts import FIELDS, CellKey, CountLine, CountSheet, Held, gone, key_of, name_of
from desktop.services.validation import check_count
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.down_field import DownField, go_on
from desktop.ui.elided import ElidedLink
from desktop.ui.form_fields import DateEditor
from desktop.ui.messages import words_for
from desktop.ui.online.words import sentence
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.record_words import field_words, page_of_kind
from desktop.ui.roles import may_change
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Empty, Scroll, button, emptied, label

#: The one draft of this page. Its kind is no kind of record: Today opens it here.
DRAFT = "month_counts.new"
ROWS = {"chat_group": "group_count", "media_account": "media_count"}
NAME = 184


class CountsPage(Page):
    """A day, and every group and account with what is counted of it."""

    watches = frozenset({"chat_group", "group_count", "media_account", "media_count", "setting", "forms_pack"})
    help_topic = "counts"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._day = context.today()
        self._typed: dict[CellKey, str] = {}
        self._began: dict[CellKey, Held | None] = {}  # what stood in a field when somebody began to type into it
        self.fields: dict[CellKey, DownField] = {}
        self._shown: tuple[tuple[str, bytes], ...] = ()
        self.note = label("", "muted", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.around(24), theme.around(16), theme.around(24), theme.px(8))
        outer.setSpacing(theme.around(12))
        writes = may_change(context.desk, "group_count")
        self.header = Header(
            self.tr("Counts of the month"), primary=self.tr("Write all") if writes else "", clicked=self.save
        )
        self.drop = button(self.tr("Discard"), self.discard, look="flat")
        self.header.action_row.addWidget(self.drop)
        self.header.primary.setIcon(QIcon())  # nothing new begins here
        outer.addWidget(self.header)
        choose = QHBoxLayout()
        choose.setSpacing(theme.px(8))
        choose.addWidget(label(self.tr("Counted on"), "muted"))
        self.day = DateEditor(context.today, partial=False, future=False)
        self.day.setAccessibleName(self.tr("Counted on"))
        self.day.left.connect(self._on_day)
        self.day.line.submitted.connect(self._on_day)
        choose.addWidget(self.day)
        self.told = label("", "muted", wrap=True)
        choose.addWidget(self.told, 1)
        outer.addLayout(choose)
        scroll = Scroll()
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._body = scroll.body
        outer.addWidget(scroll, 1)
        self.empty = Empty(
            "groups",
            self.tr("No group and no account yet"),
            self.tr("They stand here once they are written down."),
            self.tr("Chat groups"),
            lambda: self.context.window.go("groups"),
        )
        outer.addWidget(self.empty, 1)
        self._scroll = scroll
        self._writes = writes
        self._resume()
        self._read()

    # --- what stands there ------------------------------------------------------------------------------------------

    def _resume(self) -> None:
        """Goes on with what was typed before the program ended."""
        body = self.context.desk.drafts.get(DRAFT)
        values = body.get("values") if body else None
        if not isinstance(values, dict) or not isinstance(values.get("typed"), dict):
            return
        try:
            self._day = min(date.fromisoformat(str(values.get("day"))), self.context.today())
        except ValueError:
            return
        for name, text in values["typed"].items():
            key = key_of(name)
            if key is not None and isinstance(text, str):
                self._typed[key] = text

    def _read(self) -> None:
        """Reads the day anew; fields stay where groups and accounts are the same, so that nobody's typing is lost."""
        self.sheet: CountSheet = self.context.desk.online_counts.sheet(self._day, self.context.settings.closing_day)
        self.day.set_value(self._day.isoformat())
        month = show_date(self.sheet.month, self.context.today())
        self.told.setText(self.tr("Groups as of this day, accounts for {month}.").format(month=month))
        for key in self._typed:  # typed before this page was opened, or upon another day
            self._began.setdefault(key, self.sheet.held(key))
        rows = tuple((line.kind, line.id) for line in self.sheet.lines)
        if rows != self._shown:
            self._shown = rows
            self._lay_out()
        for line in self.sheet.lines:
            for name in FIELDS[line.kind]:
                self._fill(line, CellKey(line.kind, line.id, name))
        self._scroll.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show_state()

    def _lay_out(self) -> None:
        emptied(self._body)
        self.fields = {}
        findings = {kind: self.context.desk.online.findings(kind) for kind in FIELDS}
        for kind, title in (("chat_group", self.tr("Groups")), ("media_account", self.tr("Accounts"))):
            lines = [line for line in self.sheet.lines if line.kind == kind]
            if not lines:
                continue
            self._body.addWidget(label(title, "section"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(theme.px(12))
            grid.setVerticalSpacing(theme.px(6))
            for column, name in enumerate(FIELDS[kind], 1):
                grid.addWidget(label(field_words(name, ROWS[kind]), "muted"), 0, column)
            for row, line in enumerate(lines, 1):
                grid.addWidget(self._name(line, findings[kind].get(line.id, ())), row, 0)
                for column, name in enumerate(FIELDS[kind], 1):
                    grid.addWidget(self._field(line, CellKey(kind, line.id, name)), row, column)
            grid.setColumnStretch(len(FIELDS[kind]) + 1, 1)
            self._body.addLayout(grid)
        self.note = label("", "muted", wrap=True)
        self._body.addWidget(self.note)
        self._body.addStretch(1)

    def _name(self, line: CountLine, findings: Sequence[Any]) -> QWidget:
        """The name, which opens its record; a sign where something is to be looked at."""
        page, today = page_of_kind(line.kind), self.context.today()
        words = f"⚠ {line.name}" if findings else line.name
        made = ElidedLink(words, partial(self.context.window.go, page, id=line.id))
        made.setFixedWidth(theme.px(NAME))
        told = [sentence(each, ROWS[line.kind], today) for each in findings]
        set_tip(made, "\n".join(filter(None, [line.name, line.whose, *told])))
        made.setAccessibleDescription("；".join(told))
        return made

    def _field(self, line: CountLine, key: CellKey) -> DownField:
        words = f"{line.name}, {field_words(key.field, ROWS[line.kind])}"
        field = self.fields[key] = DownField(words, lambda text: check_count(text).error)
        field.line.setReadOnly(not self._writes)
        field.edited.connect(partial(self._on_edited, key))
        field.moved.connect(lambda step, field=field: go_on(self.order(), field, step, self.header.primary))
        return field

    def order(self) -> list[DownField]:
        """The fields as Enter goes through them: down the first column of both, for one number each is what most have,
        then down the others."""
        found: list[DownField] = []
        for first in (True, False):
            for kind, names in FIELDS.items():
                for name in names[:1] if first else names[1:]:
                    found += [self.fields[CellKey(*row, name)] for row in self._shown if row[0] == kind]
        return found

    def _fill(self, line: CountLine, key: CellKey) -> None:
        field, held = self.fields[key], line.held.get(key.field)
        typed = self._typed.get(key)
        field.set_text(typed if typed is not None else held.shown if held else "")
        last = line.last.get(key.field)
        if typed is not None and held != self._began.get(key) and held is not None:
            words = self.tr("now {number}").format(number=held.shown)
            field.say_beside(
                words, self.tr("A colleague wrote {number} meanwhile.").format(number=held.shown), warn=True
            )
        elif last is not None:
            day = show_date(last.on, self.context.today(), week=False)
            field.say_beside(f"{last.value:,}", self.tr("{day}: {number}").format(day=day, number=f"{last.value:,}"))
        else:
            field.say_beside("–")

    # --- typing -----------------------------------------------------------------------------------------------------

    def _on_edited(self, key: CellKey) -> None:
        held = self.sheet.held(key)
        text = self.fields[key].text()
        self._began.setdefault(key, held)
        if text == (held.shown if held else ""):
            self._typed.pop(key, None)
            self._began.pop(key, None)
        else:
            self._typed[key] = text
        self._keep()
        self._show_state()

    def _keep(self) -> None:
        """What is typed, as a draft; nothing typed is no draft."""
        drafts = self.context.desk.drafts
        if not self._typed:
            self.context.keep(lambda: drafts.drop(DRAFT))
            return
        typed = {name_of(key): text for key, text in self._typed.items()}
        title = show_date(self.sheet.month, self.context.today())
        body = {"title": title, "values": {"day": self._day.isoformat(), "typed": typed}}
        self.context.keep_soon(lambda: drafts.put_soon(DRAFT, body), receiver=self)

    def _show_state(self) -> None:
        self.header.count.setText(self.tr("%n typed, not written yet", "", len(self._typed)) if self._typed else "")
        self.header.primary.setEnabled(bool(self._typed))
        self.drop.setVisible(bool(self._typed))
        if self._shown:
            left = gone(self.sheet, self._typed)
            self.note.setText(
                self.tr("%n numbers were typed for what is no longer open; they stay in the draft.", "", len(left))
                if left
                else ""
            )

    def _on_day(self) -> None:
        value = self.day.value()
        if self.day.problem() or not value or value == self._day.isoformat():
            return
        self._day = date.fromisoformat(str(value))
        self._began = {}
        self._read()
        if self._typed:
            self._keep()

    # --- writing ----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Writes all that was typed as one act; what cannot be read is marked, and nothing is written."""
        left = set(gone(self.sheet, self._typed))
        typed = {key: text for key, text in self._typed.items() if key not in left}
        counts, sheet = self.context.desk.online_counts, self.sheet
        self._typed = {key: text for key, text in self._typed.items() if key in left}
        began, self._began = self._began, {}
        written, codes = None, list[str | None]()
        try:
            written = self.context.act(
                lambda: counts.save(sheet, typed), self.tr("Counts of {month} written").format(month=sheet.month)
            )
        except FieldErrors as errors:
            bad = [key for key in typed if name_of(key) in errors.fields]
            codes = [self.fields[key].check() for key in bad]
            self.fields[bad[0]].line.setFocus(Qt.FocusReason.OtherFocusReason)
        if written is None:
            self._typed, self._began = {**typed, **self._typed}, began
        self._keep()
        self._shown = self._shown if written is None else ()  # what is to be looked at is another now
        self._read()
        if codes:
            self.told.setText(words_for(codes[0] or "number_format"))

    def new_record(self) -> None:
        order = self.order()
        if order:
            order[0].line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        if not self._typed:
            self._day = self.context.today()
        self._read()

    def discard(self) -> None:
        """Throws away what was typed."""
        self._typed, self._began = {}, {}
        self._keep()
        self._read()

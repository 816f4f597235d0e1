"""What stands behind a cell of the dispatch: each item, what it rests on, what was typed beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.dispatch.dispatching import Change, Entry, ItemNow, Line, Month
from desktop.services.dispatch.facts import Reason
from desktop.services.dispatch.items import DONE, NOT_APPLICABLE, NOT_BEGUN, UNDER_WAY, Takes
from desktop.services.figures import Term
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import ElidedLink
from desktop.ui.form import Form, chips, text
from desktop.ui.form_draft import FormDraft
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options, page_of_kind, term
from desktop.ui.roles import may_change
from desktop.ui.side_panel import Panel
from desktop.ui.widgets import Pill, Scroll, button, emptied, label, rule

TONES: Final = {DONE: "accent", UNDER_WAY: "warn", NOT_BEGUN: "neutral", NOT_APPLICABLE: "neutral"}
#: So many rows that an item rests on are named.
NAMED: Final = 6
_WHOLE_DAY: Final = len("2026-11-24")


class CellView(Panel):
    """The items of one column of one gacha in one month; or what changed since the month before."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._writes = may_change(context.desk, "dispatch_entry")
        self._line: Line | None = None
        self._month: Month | None = None
        self._column = ""
        self._open = ""
        self.form: Form | None = None
        self.draft = FormDraft(context, "dispatch_entry", self._read, self._save, self._named, self)
        self.draft.told.connect(self._tell)
        self.draft.changed.connect(self._show_buttons)
        self.draft.follow_focus(self)
        self._items = Scroll(margin=16)
        self.set_content(self._items)

    @property
    def typing(self) -> bool:
        """Whether something is being typed, over which nothing is to be shown anew."""
        return self.draft.dirty

    def show_cell(self, month: Month, line: Line, column: str) -> None:
        """Shows a cell; what is being typed into the same one stays."""
        same = self._line is not None and (line.org, column, month.term) == (
            *(self._line.org, self._column, self._month.term if self._month else None),
        )
        if same and self.typing:
            return
        if not same:
            self.leave()
            self._open = ""
        self._month, self._line, self._column = month, line, column
        self.title.setText(f"{line.name} · {term('dispatch_column', column)}")
        self._fill()

    def show_changes(self, changes: list[Change]) -> None:
        """What is in another state than the month before, gacha by gacha."""
        self.leave()
        self._line = None
        self.title.setText(self.tr("What changed since the month before"))
        body = self._emptied()
        for change in changes:
            before, now = (term("dispatch_state", code) if code else "–" for code in (change.before, change.now))
            words = self.tr("{gacha} · {item}: {before} → {now}")
            body.addWidget(
                label(
                    words.format(gacha=change.name, item=term("dispatch_item", change.item), before=before, now=now),
                    wrap=True,
                )
            )
        if not changes:
            body.addWidget(label(self.tr("Nothing changed."), "muted", wrap=True))
        body.addStretch(1)

    def open_item(self, code: str) -> None:
        """Opens an item to be typed; the open one is closed again, and written."""
        if not self.draft.leave() and self.draft.dirty:
            return
        self._open = "" if self._open == code else code
        self._fill()
        if self._open and self.form is not None:
            self.form.focus_field("value")
            QTimer.singleShot(0, self._items, self._show_open)

    def _show_open(self) -> None:
        """Scrolls to the item that was opened, once it has its place."""
        if self.form is not None:
            self._items.ensureWidgetVisible(self.form)

    def leave(self) -> None:
        """Another cell is shown, or the page is left: what was typed is written, or stays a draft."""
        self.draft.leave()

    def _emptied(self) -> QVBoxLayout:
        emptied(self._items.body)
        self.form = None
        return self._items.body

    def _fill(self) -> None:
        line, month = self._line, self._month
        body = self._emptied()
        if line is None or month is None:
            return
        for code, now in line.items.items():
            if now.item.column == self._column:
                self._item(body, code, now, month)
        body.addStretch(1)

    def _item(self, body: QVBoxLayout, code: str, now: ItemNow, month: Month) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        name = term("dispatch_item", code) + (" *" if now.item.required else "")
        if self._writes and not month.frozen:
            row.addWidget(button(name, partial(self.open_item, code), look="link"))
        else:
            row.addWidget(label(name))
        row.addWidget(label(self._value_words(now), wrap=True), 1)
        if now.state is not None:
            row.addWidget(Pill(term("dispatch_state", now.state), TONES[now.state]))
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(row)
        for words in self._told(now, month.term):
            body.addWidget(label(words, "small", wrap=True))
        if now.fact.reasons:
            body.addWidget(self._reasons(now.fact.reasons))
        if code == self._open:
            body.addWidget(self._editor(now))
        body.addWidget(rule())

    def _value_words(self, now: ItemNow) -> str:
        if now.item.takes is Takes.DAY:
            return show_date(now.value, self._context.today(), week=False)
        if now.item.takes is Takes.NUMBER:
            return now.value or "0"
        if now.item.takes is Takes.YUAN:
            return self.tr("¥ {amount}").format(amount=now.value) if now.value else "–"
        if now.item.takes is Takes.YES:
            return self.tr("Yes") if now.state == DONE else self.tr("No")
        return days_words(now.value, self._context.today()) or "–"

    def _told(self, now: ItemNow, month: Term) -> list[str]:
        """What is to be said of how an item came about: both values where somebody typed one."""
        found = []
        typed, today = now.typed, self._context.today()
        if typed is not None and now.is_typed:
            recorded = days_words(now.fact.value, today) or self.tr("nothing")
            words = self.tr("Typed by hand for {month}; the records say: {recorded}")
            found.append(words.format(month=show_date(typed.period, today), recorded=recorded))
        elif typed is not None and (typed.value or typed.state):
            words = self.tr("For {month} was typed: {value}; the records count now")
            told = days_words(typed.value, today) or term("dispatch_state", typed.state)
            found.append(words.format(month=show_date(typed.period, today), value=told))
        if now.note:
            found.append(self.tr("Note: {note}").format(note=now.note))
        return found

    def _reasons(self, reasons: tuple[Reason, ...]) -> QWidget:
        """The rows that an item rests on, the first of them by name."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(16), 0, 0, 0)
        column.setSpacing(0)
        go: Callable[..., object] = self._context.window.go
        ids = [reason.id for reason in reasons if reason.kind == "activity"]
        if ids:
            words = self.tr("%n activities held", "", len(ids))
            column.addWidget(
                button(words, partial(go, "activities", ids=ids, words=self.title.text()), look="link"),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
            return holder
        for reason in reasons[:NAMED]:
            opened = ElidedLink(
                reason_words(reason, self._context), partial(go, page_of_kind(reason.kind), id=reason.id)
            )
            column.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)
        if len(reasons) > NAMED:
            column.addWidget(label(self.tr("and %n more", "", len(reasons) - NAMED), "small"))
        return holder

    # --- typing -----------------------------------------------------------------------------------------------------

    def _editor(self, now: ItemNow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(16), 0, 0, theme.px(8))
        fields = [text("value", field_words("value", "dispatch_entry"), hint=self._hint(now.item.takes))]
        if now.item.code != "A1":  # it is a fact of the unit, and no word beside it
            states = options("dispatch_state")
            fields += [
                chips("state", self.tr("State, where it does not follow from it"), states, shown=4),
                text("note", field_words("note")),
            ]
        self.form = Form(fields, above=True)
        self.form.submitted.connect(self._finish)
        column.addWidget(self.form)
        self.state = label("", "small")
        self.discard = button(self.tr("Discard"), self._discard, look="flat")
        self.done = button(self.tr("Done"), self._finish, look="primary", tip="Ctrl+Enter")
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        goes = now.typed if now.is_typed else now.own  # what does not count any more is its own month's
        if goes is not None:
            row.addWidget(button(self.tr("Take back what was typed"), partial(self._clear, goes), look="flat"))
        row.addWidget(self.discard)
        row.addWidget(self.done)
        column.addLayout(row)
        assert self._line is not None and self._month is not None
        self.draft.show(self.form, self._context.desk.dispatch.row_id(self._line.org, self._month.term, now.item.code))
        return holder

    def _hint(self, takes: Takes) -> str:
        return {
            Takes.DAY: "2026-11-24",
            Takes.NUMBER: self.tr("A whole number"),
            Takes.YUAN: self.tr("Yuan, like 306.00"),
            Takes.YES: self.tr("是 or 否"),
            Takes.HOLDER: self.tr("是 or 否"),
            Takes.WORDS: "",
        }[takes]

    def _read(self, _id: bytes) -> dict[str, Any]:
        """What was typed for this very month; of A1 the day that stands."""
        if self._line is None or self._month is None or not self._open:
            return {}
        now = self._line.items[self._open]
        if self._open == "A1":
            return {"value": now.value}
        own = now.own
        return {} if own is None else {"value": own.value, "state": own.state, "note": own.note}

    def _save(self, id: bytes | None, _values: dict[str, Any], seen: Seen | None) -> Written:
        assert id is not None and self.form is not None and self._line is not None and self._month is not None
        whole = {name: value or "" for name, value in self.form.values().items()}
        state, note = whole.get("state", ""), whole.get("note", "")
        dispatch = self._context.desk.dispatch
        changes = dispatch.save(self._line.org, self._month.term, self._open, whole["value"], state, note, seen)
        return Written(id, changes)

    def _named(self, _values: Mapping[str, Any]) -> str:
        return f"{self._line.name} · {term('dispatch_item', self._open)}" if self._line and self._open else ""

    def _tell(self, words: str) -> None:
        if self.form is not None:
            self.state.setText(words)

    def _show_buttons(self) -> None:
        if self.form is not None:
            self.done.setEnabled(self.draft.dirty)
            self.discard.setVisible(self.draft.dirty)

    def _finish(self) -> None:
        self.draft.finish()

    def _discard(self) -> None:
        self.draft.drop()
        self._fill()

    def _clear(self, typed: Entry) -> None:
        line, month, code = self._line, self._month, self._open
        if line is not None and month is not None:
            self.draft.drop()
            self._open = ""
            dispatch = self._context.desk.dispatch
            self._context.act(lambda: dispatch.clear(line.org, month.term, typed, code), self.tr("Taken back"))


def days_words(value: str, today: date) -> str:
    """A value of an item; each whole day in it, also of several, as dates are shown everywhere."""
    parts = value.split("、")
    return "、".join(show_date(part, today, week=False) if len(part) == _WHOLE_DAY else part for part in parts)


def reason_words(reason: Reason, context: Context) -> str:
    """A row that an item rests on, in words: of a step its name and day."""
    if reason.kind == "process":
        code, day, *document = reason.words.split(" ", 2)
        return " · ".join([term("process_step", code), show_date(day, context.today(), week=False), *document])
    if reason.kind == "population":
        return QCoreApplication.translate("CellView", "%n women, counted", "", int(reason.words))
    if reason.kind == "term":
        days = "、".join(show_date(day, context.today(), week=False) for day in reason.words.split(" "))
        return QCoreApplication.translate("CellView", "Term: {days}").format(days=days)
    if reason.kind == "org_unit" and reason.words[:1].isdigit():
        return QCoreApplication.translate("CellView", "Written down with the unit")
    return reason.words or "–"

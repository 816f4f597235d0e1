"""活动 The page: the log with its filters, the chosen activity beside it, and the one page to enter one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.activities import ActivityFilter, Row
from desktop.ui import theme
from desktop.ui.activities import words
from desktop.ui.activities.editor import KIND, NEW, ActivityEditor
from desktop.ui.activities.view import ActivityView
from desktop.ui.dates import show_date, show_span
from desktop.ui.drafts import DraftOffers
from desktop.ui.list_page import ListPage
from desktop.ui.page import Context, PageSpec
from desktop.ui.pick_box import FilterBox
from desktop.ui.roles import may_change, may_take_in
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import Chips, button, tool_button

if TYPE_CHECKING:
    from desktop.ui.sheets.typing import TypingView
    from desktop.ui.sheets.view import SheetView

_STATUS = ("held", "planned", "cancelled")


class ActivitiesPage(ListPage):
    """The activity log. ``sheet_requested(id)``: somebody wants an activity's sign-in sheet printed.

    ``go_to(id=…)``, ``(id=…, print=True)``, ``(id=…, typing=True or a sheet's id)``, ``(new=True)``,
    ``(editing=key)``, ``(kind=…, status=…, since=…, until=…)``.
    """

    watches = frozenset({"activity", "attendance", "attachment", "sheet", "home", "person", "org_unit"})
    help_topic = "activities"
    sheet_requested = Signal(bytes)

    def __init__(self, context: Context) -> None:
        self._log = context.desk.activities
        self._today = context.today
        super().__init__(
            context,
            "activities",
            title=self.tr("Activities"),
            columns=self._columns(),
            sort=Sort("start", True),
            search=self.tr("Name, place or content"),
            primary=self.tr("Log an activity"),
            empty=(
                self.tr("No activity yet"),
                self.tr("Write down the first one: kind, place, time and who came. It takes a minute."),
                self.tr("Log an activity"),
            ),
            icon_name="activities",
        )
        self._may_write = may_change(context.desk, "activity")
        self.header.primary.setVisible(self._may_write)
        if may_take_in(context.desk, "activity"):
            go = partial(context.window.go, "import", kind="activity")
            self.header.action_row.addWidget(tool_button("table", self.tr("Take activities in from a table"), go))
        self.empty.action.setVisible(self._may_write)
        self._make_filters()
        self._make_offers()
        self.view = ActivityView(context, may_write=self._may_write)
        self.view.sheet_asked.connect(self.sheet_requested)
        self.sheet_requested.connect(self.open_sheet)
        self.view.correct_asked.connect(self.correct)
        self.view.again_asked.connect(self._on_again)
        self.view.typing_asked.connect(self.open_typing)
        self.panel.body.addWidget(self.view)
        self.editor: ActivityEditor | None = None
        self.sheets: SheetView | None = None
        self.typing_view: TypingView | None = None
        if not self._may_write and may_change(context.desk, "attendance"):
            self.table.opened.connect(self.open_typing)  # she only types
        self.reload()
        self._show_drafts()

    def _columns(self) -> list[Column]:
        return [
            Column(
                "start",
                self.tr("Time"),
                lambda row: show_span(row.start, row.end, self._today()),
                width=236,
                sort="start",
                tip=lambda row: show_span(row.start, row.end, self._today()),
            ),
            Column("title", self.tr("Name"), lambda row: row.title, width=280, sort="title", stretch=True),
            Column(
                "kind",
                self.tr("Kind"),
                lambda row: words.kind_words(row.kind),
                width=112,
                sort="kind",
                muted=True,
                drop=2,
            ),
            Column("place", self.tr("Place"), lambda row: row.place, width=200, sort="place", muted=True, drop=3),
            Column("heads", self.tr("People"), _heads, width=84, sort="heads", number=True),
            Column(
                "photos",
                self.tr("Pictures"),
                lambda row: str(row.photos or ""),
                width=84,
                number=True,
                muted=True,
                drop=4,
            ),
            Column(
                "status",
                self.tr("State"),
                lambda row: words.status_words(row.status),
                width=104,
                sort="status",
                tone=lambda row: words.STATUS_TONES.get(row.status, "neutral") if row.status != "held" else "",
                muted=True,
                drop=1,
            ),
        ]

    def _make_filters(self) -> None:
        self.month = FilterBox(self.tr("Month"))
        self.month.activated.connect(lambda _index: self._show_span())
        self.span = button("", self._show_span, look="chip", icon_name="x", tip=self.tr("Show all dates"))
        self.span.setCheckable(True)
        self.span.hide()
        self._ends = ("", "")
        self._among: frozenset[bytes] | None = None  # those behind a cell of a matrix
        self.state = FilterBox(self.tr("State"))
        self.state.addItem(self.tr("Every state"), "")
        for status in _STATUS:
            self.state.addItem(words.status_words(status), status)
        self.state.activated.connect(lambda _index: self.reload())
        self.kinds = Chips(words.kinds(), shown=round(6 / theme.scale()), several=True)
        self.kinds.chosen.connect(lambda _codes: self.reload())
        self.add_filter(self.month)
        self.add_filter(self.span)
        self.add_filter(self.state)
        self.add_filter(self.kinds)
        self._show_months()

    def _show_months(self) -> None:
        chosen = self.month.currentData()
        with QSignalBlocker(self.month):
            self.month.clear()
            self.month.addItem(self.tr("All months"), "")
            for month in self._log.months():
                self.month.addItem(show_date(month, self._today()), month)
            self.month.setCurrentIndex(max(0, self.month.findData(chosen)))

    def _make_offers(self) -> None:
        self.offers = DraftOffers(self.context)
        self.offers.chosen.connect(self.resume_draft)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.offers)

    def _show_drafts(self) -> None:
        """Offers what was begun and not finished: the program may have been killed in the middle of a word."""
        if self._may_write and not self._covered:
            self.offers.offer(self.context.desk.drafts.all(f"{KIND}."))
        else:
            self.offers.hide()

    # --- the list -----------------------------------------------------------------------------------------------------

    def _filter(self) -> ActivityFilter:
        month: str = self.month.currentData() or ""
        since, until = self._ends
        if month:
            first = date.fromisoformat(f"{month}-01")
            since, until = first.isoformat(), (_next_month(first) - timedelta(days=1)).isoformat()
        status = self.state.currentData()
        kinds = self.kinds.value()
        return ActivityFilter(
            self.search_text,
            tuple(kinds) if isinstance(kinds, list) else (),
            statuses=(status,) if status else (),
            since=since,
            until=until,
        )

    def ids(self, sort: Sort) -> Sequence[bytes]:
        found = self._log.ids(self._filter(), sort.key, sort.descending)
        return found if self._among is None else [id_ for id_ in found if id_ in self._among]

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        found = {row.id: row for row in self._log.page(ids)}
        return [found.get(id_) for id_ in ids]

    def narrowed(self) -> list[str]:
        combos = [combo.currentText() for combo in (self.month, self.state) if combo.currentIndex() > 0]
        spans = [self.span.text()] if not self.span.isHidden() else []
        kinds = "、".join(words.kind_words(kind) for kind in self.kinds.value() or ())
        return [*super().narrowed(), *combos, *spans, *filter(None, [kinds])]

    def export_kind(self) -> str:
        return "activity"

    def filtered(self) -> bool:
        return self._among is not None or self._filter() != ActivityFilter()

    def _narrow(self, kind: str | None, status: str | None, since: str | None, until: str | None) -> None:
        """Shows the list of the activities behind a figure."""
        self._close_editor()
        self._close_papers()
        self.side.close_panel()
        self.clear_filters()
        self.kinds.set_value([kind] if kind else [])
        self.state.setCurrentIndex(max(0, self.state.findData(status or "")))
        self._show_span(since or "", until or "")

    def _show_span(self, since: str = "", until: str = "") -> None:
        """Narrows the list to a span of days beside the months, both ends counted; without ends, takes it away."""
        self._ends, self._among = (since, until), None
        self.span.setText("–".join(show_date(end, self._today(), week=False) for end in self._ends))
        self.span.setChecked(True)
        self.span.setVisible(bool(since or until))
        self.reload()

    def _show_only(self, ids: Collection[bytes], words: str) -> None:
        """Narrows the list to just these; the chip says in words which, and takes it away."""
        self._narrow(None, None, None, None)
        self._among = frozenset(ids)
        self.span.setText(words)
        self.span.setVisible(True)
        self.reload()

    def clear_filters(self) -> None:
        self._ends, self._among = ("", ""), None
        self.span.hide()
        self.month.setCurrentIndex(0)
        self.state.setCurrentIndex(0)
        self.kinds.set_value([])
        super().clear_filters()

    def count_words(self, count: int) -> str:
        return self.tr("%n activities", "", count)

    def new_day(self) -> None:
        if self.editing and self.editor is not None:
            self.editor.new_day()
        super().new_day()

    def refresh(self, changes: Any) -> None:
        if changes.touches("activity"):
            self._show_months()
            self.reload()
        else:
            self.table.records.refresh()
        if self.editing and self.editor is not None and changes.touches("person"):
            self.editor.who.read_names()
        if self.side.panel_open and self.view.id:
            self._show(self.view.id)
        if self.sheets is not None and self.printing and not self.sheets.refresh():
            self._close_papers()
        if self.typing_view is not None and self.typing and not self.typing_view.refresh():
            self._close_papers()
        if not self._covered:
            self._show_drafts()

    # --- one activity -------------------------------------------------------------------------------------------------

    def show_record(self, id: bytes) -> bool:
        return self._show(id)

    def _show(self, id: bytes) -> bool:
        found = self.view.show_activity(id)
        if found is None:
            self.side.close_panel()
            return False
        self.panel.title.setText(found.values["title"] or words.kind_words(found.values["kind"]))
        return True

    def print_shown(self) -> None:
        if self.printing and self.sheets is not None:
            self.sheets.print_shown()
            return
        if self._covered:
            return
        id_ = self.view.id if self.side.panel_open else self.table.current_id()
        if id_:
            self.sheet_requested.emit(id_)

    def go_to(self, **where: Any) -> None:
        if where.get("draft"):
            self.resume_draft(where["draft"])
            return
        if where.get("editing"):
            if self._open_editor().resume(where["editing"]):
                return
            if where["editing"].startswith(NEW):  # nothing was typed on it yet
                self._open_editor().start_new()
            else:
                self._close_editor()
            return
        if where.get("new"):
            self.new_record()
            return
        if where.get("ids") is not None:
            self._show_only(where["ids"], where.get("words", ""))
            return
        if {"kind", "status", "since", "until"} & where.keys():
            self._narrow(where.get("kind"), where.get("status"), where.get("since"), where.get("until"))
        if where.get("id") is not None:
            self._close_editor()
            self._close_papers()
            if self.table.records.row_of(where["id"]) is None and self.filtered():
                self.clear_filters()
            self.open_record(where["id"])
            if where.get("print"):
                self.sheet_requested.emit(where["id"])
            elif where.get("typing"):
                sheet = where["typing"]
                self.open_typing(where["id"], sheet if isinstance(sheet, bytes) else b"")

    def place(self) -> dict[str, Any]:
        if self.editing and self.editor is not None:
            return {"editing": self.editor.key}
        if self.printing and self.sheets is not None:
            return {"id": self.sheets.id, "print": True}
        if self.typing and self.typing_view is not None:
            return {"id": self.typing_view.id, "typing": self.typing_view.sheet_id}
        return super().place()

    def go_back(self) -> bool:
        if self.editing and self.editor is not None:
            self.editor.go_back()
            return True
        if self.printing or self.typing:
            self._close_papers()
            return True
        return super().go_back()

    # --- the sheet ----------------------------------------------------------------------------------------------------

    @property
    def printing(self) -> bool:
        """Whether an activity's papers stand in place of the list."""
        return self.sheets is not None and not self.sheets.isHidden()

    @property
    def typing(self) -> bool:
        """Whether a signed sheet is typed back, in place of the list and of all else."""
        return self.typing_view is not None and not self.typing_view.isHidden()

    @property
    def alone(self) -> bool:
        return self.typing

    @property
    def _covered(self) -> bool:
        return self.editing or self.printing or self.typing

    def open_sheet(self, id: bytes) -> None:
        """Shows an activity's sign-in sheet before it is printed."""
        from desktop.ui.sheets.view import SheetView  # not needed to look at the log

        if self.sheets is None:
            self.sheets = SheetView(self.context)
            self.sheets.left.connect(self._close_papers)
            self.outer.addWidget(self.sheets)
        self._close_editor()
        if not self.sheets.show_activity(id):
            self._close_papers()
            return
        self._show_instead(self.sheets)

    def open_typing(self, id: bytes, sheet: bytes = b"") -> None:
        """Types a signed sheet of an activity back: the one printed last where none is named; nothing where none was
        printed."""
        from desktop.ui.sheets.typing import TypingView  # not needed to look at the log

        if not self.context.desk.sheets.of(id):
            return
        if self.typing_view is None:
            self.typing_view = TypingView(self.context)
            self.typing_view.left.connect(self._close_papers)
            self.outer.addWidget(self.typing_view)
        self._close_editor()
        if not self.typing_view.show_activity(id, sheet):
            self._close_papers()
            return
        self._show_instead(self.typing_view)
        self.stands_alone.emit(True)

    def _show_instead(self, view: QWidget) -> None:
        """A view in place of the list and of what stood there."""
        for widget in (self.header, self.filter_row, self.side, self.offers, self.sheets, self.typing_view):
            if widget is not None:
                widget.setVisible(widget is view)
        self.help_topic = "sheets"
        self.setFocusProxy(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_papers(self) -> None:
        """Back to the list, from printing or typing a sheet."""
        shown = [view for view in (self.sheets, self.typing_view) if view is not None and not view.isHidden()]
        for view in shown:
            view.hide()
        if not shown:
            return
        self.stands_alone.emit(False)
        self.help_topic = "activities"
        self.setFocusProxy(self.header.search or self.table)
        for widget in (self.header, self.filter_row, self.side):
            widget.show()
        self._show_drafts()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the editor ---------------------------------------------------------------------------------------------------

    @property
    def editing(self) -> bool:
        """Whether the one page stands in place of the list."""
        return self.editor is not None and not self.editor.isHidden()

    def _open_editor(self) -> ActivityEditor:
        if self.editor is None:
            self.editor = ActivityEditor(self.context)
            self.editor.finished.connect(self._on_finished)
            self.editor.left.connect(self._close_editor)
            self.editor.dropped.connect(self._close_editor)
            self.outer.addWidget(self.editor)
        else:
            self.editor.leave()
        self._close_papers()
        for widget in (self.header, self.filter_row, self.side, self.offers):
            widget.hide()
        self.editor.show()
        self.setFocusProxy(self.editor)
        return self.editor

    def _close_editor(self) -> None:
        if self.editor is None or self.editor.isHidden():
            return
        self.editor.leave()
        self.editor.hide()
        self.setFocusProxy(self.header.search or self.table)
        for widget in (self.header, self.filter_row, self.side):
            widget.show()
        self._show_drafts()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_record(self) -> None:
        if self._may_write and not self.editing:
            self._open_editor().start_new()

    def correct(self, id: bytes) -> None:
        """Opens the one page on an activity that stands already."""
        if self._may_write and not self._open_editor().correct(id):
            self._close_editor()

    def _on_again(self, id: bytes) -> None:
        draft = self._log.again(id)
        if draft is not None:
            self._open_editor().start_new(draft)

    def resume_draft(self, key: str) -> None:
        if not self._open_editor().resume(key):
            self._close_editor()

    def _on_finished(self, id: bytes, changes: Any) -> None:
        self._close_editor()
        if self.table.records.row_of(id) is None and self.filtered():
            self.clear_filters()
        self.open_record(id)
        activity = self._log.get(id)
        if activity is None:
            return
        counts = words.total_words(activity.counts)
        text = self.tr("Saved: {title}, {count}").format(title=activity.values["title"] or "", count=counts)
        if activity.values["status"] == "planned":
            text = self.tr("Planned: {title}").format(title=activity.values["title"] or "")
        act = changes.act
        self.context.window.notify.toast(text, None if act is None else lambda: self.context.undo(act))

    def flush(self) -> None:
        if self.editor is not None:
            self.editor.leave()


def _heads(row: Row) -> str:
    if row.status == "planned":
        return f"0/{row.expected}" if row.expected else ""
    return str(row.heads)


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def spec() -> PageSpec:
    """The entry of the side bar."""
    return PageSpec(
        "activities", lambda: QCoreApplication.translate("ActivitiesPage", "Activities"), "activities", ActivitiesPage
    )

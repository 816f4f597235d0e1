"""The shape of a page: a header over a list, the chosen record in a panel at its right, covering it when narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services import exports
from desktop.ui import tab_order, theme
from desktop.ui.exporting.listed import Listed
from desktop.ui.filter_area import FilterArea
from desktop.ui.messages import words_for
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.record_words import field_words
from desktop.ui.roles import may_carry_off
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.side_panel import Panel, SidePanel
from desktop.ui.table import DataTable
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.widgets import Empty, Flow, Scroll, tool_button

if TYPE_CHECKING:
    from desktop.documents.typesetter import Paper, Typesetter
    from desktop.services.spreadsheets import Table
    from desktop.ui.exporting.dialog import ExportDialog
    from desktop.ui.paper_view import PaperView

#: From this scale on, and in a window that is lower than this (pixels at scale 1) when the page is first shown, many
#: filters would take the list's place: they are scrolled to. How high they stand then: two rows.
LARGE, LOW, FILTERS_HIGH = 1.6, 500, 80


class ListPage(Page):
    """A list page. A subclass gives title, columns, ``ids`` and ``page``; it fills ``filters`` and shows records in
    ``panel``.

    ``ids`` reads ``self.search_text`` and the subclass's own filters; call ``reload()`` when these change.
    ``show_record(id)`` is called when a record is opened; the cursor moving in the list shows it too while the panel
    is open beside the list. ``orders``: sort keys of ``ids`` besides the columns'.
    """

    orders: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        context: Context,
        name: str,
        *,
        title: str,
        columns: Sequence[Column],
        sort: Sort,
        search: str = "",
        primary: str = "",
        empty: tuple[str, str, str] | None = None,
        icon_name: str = "tray",
    ) -> None:
        super().__init__(context)
        self.name = name
        self.search_text = ""
        self._over: QWidget | None = None  # what stands in place of the list: a paper, rows to be pasted
        self._list_paper: PaperView | None = None
        outer = self.outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.around(24), theme.around(16), theme.around(24), theme.px(8))
        outer.setSpacing(theme.around(12))
        self.above: Final = QWidget()  # what a record that covers the list covers too
        above = QVBoxLayout(self.above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(theme.around(12))
        self.header = Header(title, search=search, primary=primary, clicked=self.new_record)
        above.addWidget(self.header)
        inner = QWidget()
        self.filter_row: QWidget = inner
        self.filters = Flow(inner, 8)
        for broken in (self.above, inner):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            broken.setSizePolicy(policy)
        self.filter_row.hide()
        above.addWidget(self.filter_row)
        if theme.scale() > LARGE:
            self._scroll_filters()
        outer.addWidget(self.above)

        self.table = DataTable(name, columns, self.ids, self.page, context.settings, sort, orders=self.orders)
        self.table.setAccessibleName(title)
        words = empty or (self.tr("Nothing here yet"), "", "")
        self.empty = Empty(icon_name, words[0], words[1], words[2], self.new_record)
        self.nothing_found = Empty(
            "magnifying-glass",
            self.tr("Nothing found"),
            self.tr("Try fewer letters, initials, or the last digits of a phone number."),
            self.tr("Show all"),
            self.clear_filters,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        for words_there in (self.empty, self.nothing_found):
            scroll = Scroll()  # large type: never what makes the page higher than the window
            scroll.body.addWidget(words_there)
            self._stack.addWidget(scroll)
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*(4 * [theme.px(1)]))
        inside.addWidget(self._stack)
        self.panel = Panel()
        self.side = SidePanel(frame, self.panel)
        self.side.covered.connect(lambda covered: self.above.setVisible(not covered))
        outer.addWidget(self.side, 1)

        self.table.opened.connect(self.enter_record)
        self.table.current_changed.connect(self._on_current)
        self.table.typed.connect(self.focus_search)
        self.table.reloaded.connect(self._on_reloaded)
        self.panel.closed.connect(self._on_closed)
        self.table.menu_asked.connect(lambda where: self.row_menu().popup(where))
        self.table.chosen_changed.connect(self._show_count)
        if self.export_kind() and may_carry_off(context.desk):
            tip = self.tr("Take the list out: spreadsheet, clipboard, paper…")
            self.header.action_row.addWidget(tool_button("export", tip, self.export))
        # moving through a list with the arrow keys shows each record once the keys rest
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(60)
        self._rest.timeout.connect(self._show_current)
        if self.header.search is not None:
            self.header.search.text_changed.connect(self._on_search)
            self.header.search.moved.connect(self.table.step)
            self.header.search.submitted.connect(self.table.open_current)
            self.setFocusProxy(self.header.search)

    # --- what a subclass gives --------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        """The ids of the list as it is filtered now, sorted."""
        raise NotImplementedError

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        """The rows of up to 100 ids, in their order."""
        raise NotImplementedError

    def show_record(self, id: bytes) -> bool:
        """Fill ``panel`` with a record. False where it is gone: then the panel is closed."""
        return True

    def hide_record(self) -> None:
        """The panel was closed: put what was typed into its act or draft."""

    def resume_draft(self, key: str) -> None:
        """Go on with the draft of a new record."""

    def filtered(self) -> bool:
        """Whether filters or a search narrow the list."""
        return bool(self.search_text)

    def clear_filters(self) -> None:
        """Show all again; a subclass with filters resets them and calls this."""
        if self.header.search is not None:
            self.header.search.clear()
        self.search_text = ""
        self.reload()

    def count_words(self, count: int) -> str:
        """What stands beside the title."""
        return str(count)

    def export_kind(self) -> str:
        """The kind whose records the list shows, where it can go out as a table; "" where not."""
        return ""

    def export_heads(self) -> dict[str, str]:
        """The columns that may go out: field → words, in order."""
        kind = self.export_kind()
        return {name: field_words(name, kind) for name in exports.FIELDS.get(kind, ())}

    def export_first(self) -> frozenset[str]:
        """The columns that go out until somebody chooses others."""
        return exports.FIRST.get(self.export_kind(), frozenset(self.export_heads()))

    def narrowed(self) -> list[str]:
        """What narrows the list, in words; a subclass adds its filters."""
        return [self.tr("“{text}”").format(text=self.search_text)] if self.search_text else []

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        """What else can be done to the chosen rows."""
        return []

    # --- what it does -----------------------------------------------------------------------------------------------

    def add_filter(self, widget: QWidget) -> None:
        """Put a widget into the row of filters, which breaks into several where there is no room."""
        self.filters.addWidget(widget)
        self.filter_row.show()

    def _scroll_filters(self) -> None:
        row, above = self.filter_row, self.above.layout()
        if above is None or isinstance(row, FilterArea):
            return
        hidden = row.isHidden()
        self.filter_row = FilterArea(theme.px(FILTERS_HIGH))
        above.replaceWidget(row, self.filter_row)
        self.filter_row.hold(row)
        self.filter_row.setHidden(hidden)

    def showEvent(self, event: QShowEvent) -> None:
        if self.window().height() < theme.px(LOW):
            self._scroll_filters()
        super().showEvent(event)

    def reload(self) -> None:
        """Ask for the ids again."""
        self.table.reload()

    def refresh(self, changes: Any) -> None:
        self.reload()

    def open_record(self, id: bytes) -> None:
        """Show a record in the panel."""
        self.table.choose(id)
        self._rest.stop()
        if self.show_record(id):
            self.side.open_panel()
        else:  # something still names it: a keeper who was erased, a draft, a history
            self.side.close_panel()
            self.context.window.notify.toast(words_for("record_gone"))

    def enter_record(self, id: bytes) -> None:
        """Enter or a double-click on a row: the record opens and the keyboard goes into its first field."""
        self.open_record(id)
        first = tab_order.first_in(self.panel.content) if self.side.panel_open else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab: the list, the record's fields, its other parts; what takes something away comes last."""
        now = QApplication.focusWidget()
        if self._over is not None:  # the list's order of stops does not count in what stands in its place
            return super().focusNextPrevChild(next)
        if now is None or not now.isVisible():  # Qt asks too when what had the keyboard is hidden: nobody goes on
            return super().focusNextPrevChild(next)
        stops = tab_order.in_order(self, self.side.main, self.panel, self.panel.content)
        return tab_order.step(self, stops, next) or super().focusNextPrevChild(next)

    def go_to(self, **where: Any) -> None:
        if where.get("draft"):
            self.resume_draft(where["draft"])
        elif where.get("new"):
            self.new_record()
        elif where.get("id") is not None:
            self.open_record(where["id"])

    def place(self) -> dict[str, Any]:
        return {"id": self.table.current_id()} if self.side.panel_open and self.table.current_id() else {}

    def go_back(self) -> bool:
        if self._over is not None:
            self.uncover()
            return True
        if self.side.panel_open:
            self.panel.closed.emit()
            return True
        if self.filtered():
            self.clear_filters()
            return True
        return False

    def focus_search(self, text: str = "") -> None:
        if self.header.search is not None:
            if self.side.panel_open and self.side.covering:
                self.panel.closed.emit()
            self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if text:
                self.header.search.setText(self.header.search.text() + text)
            else:
                self.header.search.selectAll()

    def _on_search(self, text: str) -> None:
        self.search_text = text
        self.reload()
        search = self.header.search
        if search is not None and not self.table.count() and (letters := search.letters()):
            self.search_text = letters
            self.reload()

    def _show_count(self) -> None:
        chosen = self.table.count_chosen()
        more = self.tr("{n} chosen").format(n=chosen) if chosen > 1 else ""
        self.header.count.setText(" · ".join(filter(None, (self.count_words(self.table.count()), more))))

    def _on_reloaded(self, count: int) -> None:
        self._show_count()
        self._stack.setCurrentIndex(0 if count else 2 if self.filtered() else 1)

    def _on_current(self, id: bytes | None) -> None:
        if id is not None and self.side.panel_open and not self.side.covering:
            self._rest.start()

    def _show_current(self) -> None:
        id = self.table.current_id()
        if id is not None and self.side.panel_open:
            self.show_record(id)

    def _on_closed(self) -> None:
        self.hide_record()
        self.table.setFocus()

    # --- in place of the list ---------------------------------------------------------------------------------------

    def cover(self, widget: QWidget) -> None:
        """Shows ``widget`` in place of the list and its record."""
        if self.outer.indexOf(widget) < 0:
            self.outer.addWidget(widget)
        self.above.hide()
        self.side.hide()
        if self._over is not None and self._over is not widget:
            self._over.hide()  # Ctrl+P while rows are being pasted
        self._over = widget
        widget.show()
        widget.setFocus()

    def uncover(self) -> None:
        """Back to the list."""
        if self._over is None:
            return
        self._over.hide()
        self._over = None
        self.side.show()
        self.above.setVisible(not (self.side.panel_open and self.side.covering))
        self.table.setFocus()

    # --- rows: the menu, and out they go ----------------------------------------------------------------------------

    def row_menu(self) -> QMenu:
        """The menu of the chosen rows."""
        ids = self.table.chosen_ids()
        acts = [RowAct(self.tr("Copy"), self.table.copy, "copy", keys="Ctrl+C")]
        if len(ids) == 1:
            acts.insert(0, RowAct(self.tr("Open"), lambda: self.enter_record(ids[0]), "folder-open", keys="Enter"))
        more = self.row_acts(ids)
        if more:
            acts += [replace(more[0], apart=True), *more[1:]]
        if self.export_kind() and may_carry_off(self.context.desk):
            acts.append(RowAct(self.tr("Take out or print…"), self.export, "export", apart=True))
        return row_menu(self, acts)

    def listed(self) -> Listed:
        """The list as it stands, to go out."""
        chosen = self.table.chosen_ids()
        return Listed(
            self.export_kind(),
            self.name,
            self.header.title.text(),
            self.export_heads(),
            self.export_first(),
            list(self.table.records.ids),
            chosen if 1 < len(chosen) < self.table.count() else (),
            self.tr(", ").join(self.narrowed()),
        )

    def export(self) -> ExportDialog:
        """The dialog with which the list goes out."""
        from desktop.ui.exporting.dialog import ExportDialog

        dialog = ExportDialog(self.context, self.listed(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.printed.connect(self.show_table_paper)
        dialog.open()
        return dialog

    def show_table_paper(self, table: Table, by: str = "") -> None:
        """A list as a register, in place of the list; ``by``: see ``register_of_table``."""
        from desktop.documents.register import register_of_table, set_paper

        now = self.context.now()
        self.show_paper(
            table.title, table.about, lambda typesetter: set_paper(register_of_table(table, now, by), typesetter)
        )

    def show_paper(self, title: str, detail: str, make: Callable[[Typesetter], Paper]) -> None:
        """A paper in place of the list; see ``PaperView.show_paper``."""
        from desktop.ui.paper_view import PaperView

        if self._list_paper is None:
            self._list_paper = PaperView()
            self._list_paper.left.connect(self.uncover)
        self.cover(self._list_paper)
        self._list_paper.show_paper(title, detail, make)

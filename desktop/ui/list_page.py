"""The shape of a page: a header over a list, the chosen record in a panel at its right, covering it when narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.inputs import SearchField
from desktop.ui.messages import words_for
from desktop.ui.page import Context, Page
from desktop.ui.table import DataTable
from desktop.ui.table_model import Column, Row, Sort
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Empty, Scroll, button, label, tool_button

NARROW = 1080  # page width at scale 1 under which the panel covers the list


class Header(QWidget):
    """A page's first row: title, count, search, further buttons (``actions``) and at most one primary button."""

    def __init__(self, title: str, *, search: str = "", primary: str = "", clicked: Callable[[], object] | None = None):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.title = label(title, "title")
        self.count = label("", "count")
        self.search: SearchField | None = None
        row.addWidget(self.title)
        row.addSpacing(theme.px(4))
        self.count.setContentsMargins(0, 0, 0, theme.px(3))  # on the line of the larger title
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        if search:
            self.search = SearchField(search)
            self.search.setMinimumWidth(theme.px(220))
            self.search.setMaximumWidth(theme.px(320))
            row.addWidget(self.search, 3)
        self.actions: QHBoxLayout = QHBoxLayout()  # type: ignore[assignment]  # no QAction is asked for here
        self.actions.setSpacing(theme.px(8))
        row.addLayout(self.actions)
        self.primary = button(primary, clicked, look="primary", icon_name="plus" if primary else "")
        row.addWidget(self.primary)
        set_tip(self.primary, "Ctrl+N")
        self.primary.setVisible(bool(primary))


class Panel(QFrame):
    """The chosen record: a head with title, state and actions over a scrolling ``body`` or ``set_content``."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(1), theme.px(8), theme.px(1), theme.px(1))
        outer.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        head.setSpacing(theme.px(8))
        self.back = tool_button("caret-left", self.tr("Back to the list (Esc)"), self.closed.emit)
        self.title = label("", "heading")
        self.title.setMinimumWidth(theme.px(48))
        self.status = label("", "small")
        self.actions: QHBoxLayout = QHBoxLayout()  # type: ignore[assignment]  # no QAction is asked for here
        self.actions.setSpacing(theme.px(4))
        self.close_button = tool_button("x", self.tr("Close (Esc)"), self.closed.emit)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.status)
        head.addLayout(self.actions)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self._outer = outer
        self._content: QWidget | None = None
        self._scroll: Scroll | None = None
        self.setMinimumWidth(theme.px(320))

    @property
    def body(self) -> QVBoxLayout:
        """The layout of a scrolling content, made on first use."""
        if self._scroll is None:
            self._scroll = Scroll(margin=16)
            self.set_content(self._scroll)
        return self._scroll.body

    def set_content(self, content: QWidget) -> None:
        """Show ``content`` below the head; what was there is deleted."""
        if self._content is not None:
            self._outer.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            if self._content is self._scroll and content is not self._scroll:
                self._scroll = None
        self._content = content
        self._outer.addWidget(content, 1)

    def set_covering(self, covering: bool) -> None:
        """Covering the list, the way back stands at the left; beside it, the cross at the right."""
        self.back.setVisible(covering)
        self.close_button.setVisible(not covering)


class SidePanel(QWidget):
    """A list at the left and a panel at the right of it, or covering it where there is no room for both."""

    panel_shown = Signal(bool)

    def __init__(self, main: QWidget, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main, self.panel = main, panel
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(theme.px(12))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(main)
        self._splitter.addWidget(panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        outer.addWidget(self._splitter)
        self._open = False
        self._share = 0.42
        self._splitter.splitterMoved.connect(self._on_moved)
        panel.closed.connect(self.close_panel)
        panel.hide()

    @property
    def covering(self) -> bool:
        return self.width() < theme.px(NARROW)

    @property
    def panel_open(self) -> bool:
        return self._open

    def open_panel(self) -> None:
        if not self._open:
            self._open = True
            self._arrange()
            self.panel_shown.emit(True)

    def close_panel(self) -> None:
        if self._open:
            self._open = False
            self._arrange()
            self.panel_shown.emit(False)

    def _arrange(self) -> None:
        cover = self._open and self.covering
        self.panel.set_covering(self.covering)
        self.main.setVisible(not cover)
        self.panel.setVisible(self._open)
        if self._open and not cover:
            wide = round(self.width() * self._share)
            self._splitter.setSizes([self.width() - wide, wide])

    def _on_moved(self, position: int, _index: int) -> None:
        if self.width():
            self._share = 1 - position / self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class ListPage(Page):
    """A list page. A subclass gives title, columns, ``ids`` and ``page``; it fills ``filters`` and shows records in
    ``panel``.

    ``ids`` reads ``self.search_text`` and the subclass's own filters; call ``reload()`` when these change.
    ``show_record(id)`` is called when a record is opened; the cursor moving in the list shows it too while the panel
    is open beside the list.
    """

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
        outer = self.outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(title, search=search, primary=primary, clicked=self.new_record)
        outer.addWidget(self.header)
        self.filter_row = QWidget()
        self.filters = QHBoxLayout(self.filter_row)
        self.filters.setContentsMargins(0, 0, 0, 0)
        self.filters.setSpacing(theme.px(8))
        self.filter_row.hide()
        outer.addWidget(self.filter_row)

        self.table = DataTable(name, columns, self.ids, self.page, context.settings, sort)
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
        for widget in (self.table, self.empty, self.nothing_found):
            self._stack.addWidget(widget)
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*(4 * [theme.px(1)]))
        inside.addWidget(self._stack)
        self.panel = Panel()
        self.side = SidePanel(frame, self.panel)
        outer.addWidget(self.side, 1)

        self.table.opened.connect(self.open_record)
        self.table.current_changed.connect(self._on_current)
        self.table.typed.connect(self.focus_search)
        self.table.reloaded.connect(self._on_reloaded)
        self.panel.closed.connect(self._on_closed)
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

    # --- what it does -----------------------------------------------------------------------------------------------

    def add_filter(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget into the row of filters."""
        self.filters.addWidget(widget, stretch)
        self.filter_row.show()

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
        if self.side.panel_open:
            self.panel.closed.emit()
            return True
        if self.filtered():
            self.clear_filters()
            return True
        return False

    def focus_search(self, text: str = "") -> None:
        if self.header.search is not None:
            self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if text:
                self.header.search.setText(self.header.search.text() + text)
            else:
                self.header.search.selectAll()

    def _on_search(self, text: str) -> None:
        self.search_text = text
        self.reload()

    def _on_reloaded(self, count: int) -> None:
        self.header.count.setText(self.count_words(count))
        shown = self.table if count else self.nothing_found if self.filtered() else self.empty
        self._stack.setCurrentWidget(shown)

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

"""The lists that are ready: each narrows the roster to its women and shows them on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from desktop.services import ready_lists
from desktop.services.spreadsheets import Table
from desktop.ui.list_page import ListPage
from desktop.ui.people.gathering import GatheringDialog
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.table_model import Sort


class ReadyLists(QObject):
    """``narrow(ids, words)`` shows just these women in the list."""

    def __init__(self, page: ListPage, narrow: Callable[[frozenset[bytes], str], object]) -> None:
        super().__init__(page)
        self._page, self._narrow = page, narrow

    def menu(self) -> QMenu:
        """The ready lists to choose from."""
        words = {
            ready_lists.BIRTHDAYS: self.tr("Birthdays this month, 60 and older"),
            ready_lists.NEWCOMERS: self.tr("New on the roster this month"),
            ready_lists.PHONES: self.tr("Phones of all, by gacha"),
        }
        icons = {ready_lists.BIRTHDAYS: "cake", ready_lists.NEWCOMERS: "user-plus", ready_lists.PHONES: "phone"}
        lines = [RowAct(said, partial(self.show, key), icons[key]) for key, said in words.items()]
        lines.append(RowAct(self.tr("Tables for the gachas…"), self.gather, "table", apart=True))
        return row_menu(self._page, lines)

    def gather(self) -> GatheringDialog:
        """Tables to be filled in by the gachas, and who has not given hers back."""
        dialog = GatheringDialog(self._page.context, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.collect_asked.connect(lambda: self._page.context.window.go("import", new=True))
        dialog.open()
        return dialog

    def show(self, which: str) -> None:
        """Narrows the roster and shows the paper over it; of phones those of the women whom the roster shows now, so
        that they can be narrowed first where they are too many for a paper."""
        desk, narrowed = self._page.context.desk, ""
        if which == ready_lists.PHONES:
            ids = list(self._page.ids(Sort("gacha")))
            narrowed = self.tr(", ").join(self._page.narrowed())
        else:
            ids = ready_lists.women_of(desk, which)
        table, by = ready_lists.ready_table(desk, which, ids, narrowed)
        if not ids:
            self._page.context.window.notify.toast(self.tr("Nobody stands on this list"))
            return
        self._show(which, ids, table, by)

    def _show(self, which: str, ids: Sequence[bytes], table: Table, by: str) -> None:
        self._page.uncover()
        if which != ready_lists.PHONES:
            self._narrow(frozenset(ids), table.title)
        self._page.show_table_paper(table, by)

"""Her data for herself: what is held about one woman, as a paper or a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop import jobs
from desktop.documents.her_data import set_paper
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.access_log import Noted
from desktop.services.her_data import HerData, all_about, xlsx_of
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes
from desktop.ui.list_page import ListPage
from desktop.ui.row_menu import RowAct


class HerDataActs(QObject):
    """What the button of a woman's page offers, for the roster's page ``owner``. ``saved``: the file is there."""

    saved = Signal()

    def __init__(self, owner: ListPage, shown: Callable[[], bytes | None]) -> None:
        super().__init__(owner)
        self._owner, self._context, self._shown = owner, owner.context, shown

    def lines(self) -> list[RowAct]:
        """The lines of its menu."""
        return [
            RowAct(self.tr("On paper, to be read, printed or saved as a PDF"), self.show_paper, "file-pdf"),
            RowAct(self.tr("As a spreadsheet…"), self.ask_spreadsheet, "table"),
        ]

    def _gather(self) -> HerData | None:
        """All that is held; her number whole, which is noted first, where who sits here may take it out."""
        desk, id_ = self._context.desk, self._shown()
        person = desk.people.get(id_) if id_ is not None else None
        if person is None:
            return None
        noted: Noted | None = None
        if person.values["id_no"] and desk.access_log.may_note:
            noted = self._context.act(lambda: desk.access_log.note("person", 1, "herself"), undo=False)
            if noted is None:
                return None
        return all_about(desk, person.id, noted)

    def show_paper(self) -> None:
        """The paper in place of the list."""
        data = self._gather()
        if data is not None:

            def make(typesetter: Typesetter) -> Paper:
                return set_paper(data, typesetter)

            self._owner.show_paper(data.title, data.unit, make)

    def ask_spreadsheet(self) -> None:
        """Asks where, then saves a workbook with a sheet for each part."""
        id_ = self._shown()
        if id_ is None:
            return
        name = self.tr("Data of {name}").format(name=self._context.desk.people.name(id_))
        path = ask_where_to_save(self._owner, self.tr("Her data"), name, ".xlsx", self.tr("Spreadsheet"))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """The rest of it, off the window's thread."""
        data = self._gather()
        if data is None:
            return

        def done(_nothing: None) -> None:
            self._context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))
            self.saved.emit()

        def failed(error: KnownError) -> None:
            self._context.window.notify.error(error)

        jobs.run(lambda _task: save_bytes(xlsx_of(data), path), done, failed, self)

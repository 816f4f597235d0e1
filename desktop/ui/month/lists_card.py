"""What a term's figures were counted from, as lists: 活动清单 and 妇女之家活动月报, on paper and as spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import jobs
from desktop.documents.register import register_of_period, set_paper
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.figures import Term
from desktop.services.month import write_xlsx
from desktop.services.reporting.period_lists import PeriodList, activity_list, home_list
from desktop.ui.file_dialogs import ask_where_to_save
from desktop.ui.month.frozen_tables import days_words, signed_row
from desktop.ui.month.report_words import version_words
from desktop.ui.month.words import term_words
from desktop.ui.page import Context
from desktop.ui.widgets import Card, button, label

ENDING = ".xlsx"
#: How a paper is shown: its name, a line of detail, what sets it.
Shown = Callable[[str, str, Callable[[Typesetter], Paper]], object]


class ListsCard(Card):
    """Of one ``term``. ``show_paper`` puts a paper in the page's place."""

    def __init__(self, context: Context, term: Term, show_paper: Shown, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Lists of this report"), parent)
        self._context, self.term, self._show_paper = context, term, show_paper
        for words, read in (
            (self.tr("Activities, one line each"), activity_list),
            (self.tr("Women's homes: what each held"), home_list),
        ):
            row = QHBoxLayout()
            row.addWidget(label(words, wrap=True), 1)
            made = button(self.tr("Print"), partial(self._read, read, self._print), icon_name="printer")
            made.setAccessibleName(f"{self.tr('Print')} {words}")
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            made = button(self.tr("Save as xlsx…"), partial(self._read, read, self._ask_where), icon_name="table")
            made.setAccessibleName(f"{self.tr('Save as xlsx…')} {words}")
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)

    def _read(self, read: Callable[..., PeriodList], done: Callable[[PeriodList], object]) -> None:
        desk, term, own = self._context.desk, self.term, self._context.settings.closing_day
        jobs.run(lambda _task: read(desk, term, own), done, self._context.window.notify.error, self)

    def _title(self, found: PeriodList) -> str:
        return f"{term_words(self.term, self._context.today())}{found.title}"

    def _about(self, found: PeriodList) -> str:
        """The days, and whether it belongs to a frozen report."""
        state = self.tr("Draft, not frozen") if found.version is None else version_words(found.version)
        return f"{days_words(found.period, self._context.today())} · {state}"

    def _print(self, found: PeriodList) -> None:
        desk, title, about = self._context.desk, self._title(found), self._about(found)
        by = desk.records.user_name(desk.records.user)
        unit, now = desk.records.township_name(), self._context.now()

        def made(typesetter: Typesetter) -> Paper:
            return set_paper(register_of_period(found, title, unit, about, now, by), typesetter)

        self._show_paper(title, about, made)

    def _ask_where(self, found: PeriodList) -> None:
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), self._title(found), ENDING, "xlsx")
        if chosen is not None:
            self.save_to(chosen, found)

    def save_to(self, path: Path, found: PeriodList) -> None:
        """Writes the spreadsheet; a refusing disk is told in words."""
        desk = self._context.desk
        by = desk.records.user_name(desk.records.user)
        rows = [*found.table(), [], signed_row(by)]
        path = with_ending(path, ENDING)
        try:
            write_xlsx(path, f"{desk.records.township_name()} {self._title(found)} {self._about(found)}".strip(), rows)
        except OSError:
            self._context.window.notify.error(KnownError("file_unwritable"))
            return
        self._context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

"""What was imported before, on whatever laptop: files, how much, when and by whom; here undone at any later time."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services.importing.writing import Batch
from desktop.ui import theme
from desktop.ui.dates import show_stamp
from desktop.ui.importing.shown import holds_words
from desktop.ui.importing.words import written_words
from desktop.ui.page import Context
from desktop.ui.widgets import Card, button, emptied, label

#: So many are listed.
_MOST = 8


class BatchesView(Card):
    """The last imports of the township."""

    def __init__(self, context: Context) -> None:
        super().__init__("")
        self._context = context
        self.any = False
        self.lines: list[Batch] = []
        self.reload()

    def reload(self) -> None:
        """Reads them anew."""
        desk = self._context.desk
        self.lines = desk.imports.batches(_MOST)
        self.any = bool(self.lines)
        emptied(self.body)
        self.body.addWidget(label(self.tr("Imported before"), "section"))
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setColumnStretch(0, 1)
        for at, batch in enumerate(self.lines):
            files = "、".join(batch.files) or self.tr("Pasted rows")
            who = desk.records.user_name(batch.author)
            when = show_stamp(batch.at, self._context.now())
            grid.addWidget(label(files, wrap=True), at, 0)
            much = written_words(batch.added, batch.changed, kind=batch.kind)
            if batch.kind not in ("", "person") and much:
                much = f"{holds_words(batch.kind)}：{much}"
            grid.addWidget(label(much, "muted"), at, 1)
            grid.addWidget(label(" · ".join(part for part in (when, who) if part), "muted"), at, 2)
            if batch.act is not None and desk.records.may_undo(batch.act):
                subject = self.tr("Import of {files}").format(files=files)
                grid.addWidget(button(self.tr("Undo"), partial(self._context.undo, batch.act.number, subject)), at, 3)
        self.body.addWidget(table)

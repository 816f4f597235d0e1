"""What the columns of the tables are taken for, to be changed; and which rows are no women's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.services.importing.columns import KEEP, LEAVE
from desktop.services.importing.understanding import Source
from desktop.ui import theme
from desktop.ui.importing.shown import Shown, record_column
from desktop.ui.importing.words import column_choices, column_words, numbers_words, skipped_words
from desktop.ui.pick_box import FilterBox
from desktop.ui.widgets import Scroll, label, shortened

#: So many rows that were passed over are named.
_MOST_SKIPPED = 40
_EXAMPLES = 3


class ColumnsView(Scroll):
    """``changed(fingerprint, first source, column, field)``: a column is something else, in all tables of that head."""

    changed = Signal(int, int, str)

    def __init__(self, shown: Shown) -> None:
        super().__init__(margin=16)
        self._shown = shown
        self.boxes: dict[tuple[int, int], FilterBox] = {}

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Draws the tables, those of one head together."""
        inner = QWidget()
        inner.setProperty("look", "clear")
        body = QVBoxLayout(inner)
        body.setContentsMargins(*(4 * [theme.px(16)]))
        body.setSpacing(theme.px(8))
        self.boxes = {}
        words = self.tr("What each column is. What you choose is remembered for tables with the same head.")
        body.addWidget(label(words, "muted", wrap=True))
        shown: set[str] = set()
        for number, source in enumerate(sources):
            same = source.table.fingerprint
            if same and same in shown:
                continue
            shown.add(same)
            alike = [each for each in sources if same and each.table.fingerprint == same] or [source]
            body.addWidget(label(self._of(alike), "section", wrap=True))
            body.addLayout(self._table(number, source))
        self._skipped(body, sources)
        body.addStretch(1)
        self.takeWidget().deleteLater()
        self.setWidget(inner)
        inner.show()

    def _of(self, sources: Sequence[Source]) -> str:
        first = sources[0]
        name = first.file or self.tr("Pasted rows")
        if first.sheet.name:
            name = f"{name} · {first.sheet.name}"
        if len(sources) > 1:
            name = QCoreApplication.translate("importing", "%n tables: {name}…", "", len(sources)).format(name=name)
        return name

    def _table(self, number: int, source: Source) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        for column, field in enumerate(source.fields):
            cells = [row[column] for row in source.table.rows if row[column]]
            head = source.table.heads[column]
            if not head and not cells:
                continue
            examples = "、".join(shortened(cell) for cell in dict.fromkeys(cells[:_EXAMPLES]))
            box = FilterBox(head or examples)
            for code, words in self._choices():
                box.addItem(words, code)
            box.setCurrentIndex(max(0, box.findData(field)))
            box.activated.connect(partial(self._chosen, number, column, box))
            self.boxes[number, column] = box
            at = grid.rowCount()
            grid.addWidget(label(head or column_words(""), wrap=True), at, 0)
            grid.addWidget(box, at, 1)
            said = numbers_words(source.numbers[column]) if field == LEAVE and column in source.numbers else examples
            grid.addWidget(label(said, "small", wrap=True), at + 1, 0, 1, 2)
        return grid

    def _choices(self) -> list[tuple[str, str]]:
        """(field, words) of all that a column may be."""
        plan = self._shown.records
        if plan is None:
            return column_choices()
        return [(field, record_column(plan.kind, field)) for field in (*plan.reader.kind.fields, KEEP, LEAVE)]

    def _chosen(self, number: int, column: int, box: FilterBox, _index: int) -> None:
        self.changed.emit(number, column, str(box.currentData()))

    def _skipped(self, body: QVBoxLayout, sources: Sequence[Source]) -> None:
        lines = []
        for source in sources:
            for skipped in source.table.skipped:
                if skipped.why != "head":
                    row = self.tr("Row {number}, {what}: {text}")
                    words = row.format(number=skipped.number, what=skipped_words(skipped.why), text=skipped.text)
                    lines.append(f"{source.file} {words}".strip())
        if not lines:
            return
        women = self._shown.records is None
        title = self.tr("Rows that are no women") if women else self.tr("Rows that are no records")
        body.addWidget(label(title, "section"))
        for line in lines[:_MOST_SKIPPED]:
            body.addWidget(label(line, "small", wrap=True))
        if len(lines) > _MOST_SKIPPED:
            body.addWidget(label(self.tr("and {n} more").format(n=len(lines) - _MOST_SKIPPED), "small"))

"""总结用句 A term's figures as sentences to copy into a summary; each number opens what is behind it.

The numbers are those that go up: of a frozen report the frozen ones, else what was counted, said to be a draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.services.figures import Cell, percent
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.month.grid import Opened, number_words
from desktop.ui.month.report_words import figure_name
from desktop.ui.page import Context
from desktop.ui.widgets import Card, Flow, button, emptied, label

#: A place is a figure's id with its first point as an underscore; sentences whose numbers are all 0 are left out.
_SENTENCES: Final = (
    QT_TRANSLATE_NOOP(
        "sentences",
        "In {term} {act_count} activities were held with {act_heads} attendances, {act_women_heads} of them of women.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{act_people} different people came, {act_women} of them women; {act_newcomers} came anew."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "In {term} {visit_count} visits were paid to {visit_households} households; {visit_women} women were visited.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "There are {home_count} women's homes; of those open all the time {home_active} held something."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Of the gachas and communities {org_reformed} have a women's federation; {officers_people} executives.",
    ),
)
_PLACE = re.compile(r"\{(\w+)\}")


def number(cell: Cell) -> str:
    """1,204; of a share 19/23 (82.6 %), of nothing —."""
    if cell.den is None:
        return f"{cell.num:,}"
    return percent(cell) if not cell.den else f"{cell.num:,}/{cell.den:,}（{percent(cell)}）"


def sentences(term: str, cells: Mapping[str, Cell]) -> list[list[tuple[str, str]]]:
    """Each sentence as (words, figure or "") parts, in the window's language."""
    found = []
    for source in _SENTENCES:
        words = QCoreApplication.translate("sentences", str(source)).replace("{term}", term)
        parts: list[tuple[str, str]] = []
        for at, part in enumerate(_PLACE.split(words)):
            figure = part.replace("_", ".", 1) if at % 2 else ""
            if figure and figure in cells:
                parts.append((number(cells[figure]), figure))
            elif part and not figure:
                parts.append((part, ""))
        named = [figure for _, figure in parts if figure]
        if named and len(named) == len(_PLACE.findall(words)) and any(cells[id_].num for id_ in named):
            found.append(parts)
    return found


class SentencesCard(Card):
    """``show_cells`` shows a term's; ``copied`` is told the text that went to the clipboard."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("x")
        self.setParent(parent)
        self.heading.setText(self.tr("Sentences for a summary"))
        self._context, self._texts = context, list[str]()
        self.copy_button = button(self.tr("Copy all"), lambda: self._copy(self._texts), icon_name="copy")
        self.action_row.addWidget(self.copy_button)

    def show_cells(self, term: str, cells: Mapping[str, Cell], opened: Callable[[str], Opened], draft: str) -> None:
        """``opened(figure)``: what its number opens; ``draft``: what says that these are no frozen numbers."""
        emptied(self.body)
        self._texts = []
        for parts in sentences(term, cells):
            row = QWidget()
            row.setProperty("look", "clear")
            flow = Flow(row, 2)
            for words, figure in parts:
                if figure:
                    named = f"{self.heading.text()} {figure_name(figure)}"
                    flow.addWidget(number_words(words, named, opened(figure), "link"))
                else:
                    flow.addWidget(label(words))
            text = "".join(words for words, _ in parts)
            copied = button(
                self.tr("Copy"), partial(self._copy, [text + (f"（{draft}）" if draft else "")]), look="link"
            )
            copied.setAccessibleName(f"{copied.text()} {text}")
            flow.addWidget(copied)
            self.body.addWidget(row)
            self._texts.append(text)
        if not self._texts:
            self.body.addWidget(label(self.tr("Nothing was counted in this period."), "muted"))
        elif draft:
            self._texts.append(f"（{draft}）")
        self.copy_button.setVisible(bool(self._texts))

    def _copy(self, texts: list[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(texts))
        self._context.window.notify.toast(self.tr("Copied"))

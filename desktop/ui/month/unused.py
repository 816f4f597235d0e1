"""未列出 Which parts of the work a report's paper leaves out: those of which every number is 0, so that a township that
keeps no volunteers or accounts here has no page of noughts. A line at the foot names them.

It follows from the report's own cells, so a frozen one that is printed anew is the same; the page, the spreadsheet and
what goes up have every figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.services.figures import Cell
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.month.report_words import say

#: What the figures of a part begin with, and what it is called. Activities, visits, homes and organisations stay.
PARTS: Final = (
    (("grp.", "media."), QT_TRANSLATE_NOOP("reports", "groups and accounts online")),
    (("vol.",), QT_TRANSLATE_NOOP("reports", "volunteers")),
    (("train.",), QT_TRANSLATE_NOOP("reports", "training")),
    (("fund.",), QT_TRANSLATE_NOOP("reports", "money")),
    (("link.", "visit.linked_on_time"), QT_TRANSLATE_NOOP("reports", "links")),
    (("aid.", "screening."), QT_TRANSLATE_NOOP("reports", "help and screening")),
    (("need.",), QT_TRANSLATE_NOOP("reports", "needs")),
    (("dispute.", "check."), QT_TRANSLATE_NOOP("reports", "disputes and the month's checks")),
    (("meet.", "res."), QT_TRANSLATE_NOOP("reports", "meetings and what they resolved")),
    (("rota.", "project."), QT_TRANSLATE_NOOP("reports", "turns on duty and projects")),
)


def left_out(cells: Mapping[str, Sequence[Cell | None]]) -> tuple[frozenset[str], str]:
    """(figures, line at the foot, "" for none) of a report's figures with all their cells. A part with a number other
    than 0 in any of them stays whole."""
    figures: set[str] = set()
    names: list[str] = []
    for begins, words in PARTS:
        own = [id_ for id_ in cells if id_.startswith(begins)]
        if own and not any(cell.num for id_ in own for cell in cells[id_] if cell is not None):
            figures.update(own)
            names.append(say(words))
    line = say(QT_TRANSLATE_NOOP("reports", "Every number of these is 0, and left out here: {parts}"))
    return frozenset(figures), line.format(parts="、".join(names)) if names else ""

"""Twelve months drawn on the page of the reports, and the names behind the largest figure, on the large township.

``plot.first``: from the months that were counted to the first painting of the plot; ``plot.again``: another figure
chosen, painted. ``report.open_names``: a click on the largest figure that opens names, until the roster's list is
narrowed to them and painted. All of it in one process without a screen.
"""

from __future__ import annotations

import os
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any, cast

from bench.figures import Figure, figure, seconds
from bench.window import large_township

#: Goals (s).
FIRST, AGAIN, NAMES = 0.080, 0.012, 0.050
TIMES = 15


class _Window:
    """What the page asks of its window here: nothing that is measured."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_args, **_more: None


def drawn() -> list[Figure]:
    """``plot.first``, ``plot.again``, ``report.open_names``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.services.desk import Desk
    from desktop.services.figures import PLOTTED
    from desktop.settings import Settings
    from desktop.ui import theme, translation
    from desktop.ui.bus import Bus
    from desktop.ui.month.plot_card import PlotCard
    from desktop.ui.page import Context
    from desktop.ui.people.page import PeoplePage
    from protocol.periods import Span, Term

    made = QApplication.instance()
    app = made if isinstance(made, QApplication) else QApplication([])
    theme.apply(app, "light")
    translation.install(app, "zh_CN")
    desk = Desk.open(large_township() / "sample")
    context = Context(Settings(), Bus(), desk, cast(Any, _Window()))
    day = desk.db.value("SELECT max(start) FROM activity WHERE status = 'held' AND deleted IS NULL")
    term = Term(Span.MONTH, int(day[:4]), int(day[5:7]))
    months, report = desk.figures.months(term, 25), desk.figures.report(term.as_long_as(Span.YEAR), 25)

    def first() -> float:
        card = PlotCard(context, lambda _term: None, lambda *_: None, lambda *_: None)
        card.resize(1100, 360)
        card.show()
        app.processEvents()
        started = perf_counter()
        card.show_months(months)
        card.plot.repaint()
        taken = perf_counter() - started
        card.close()
        card.deleteLater()
        return taken

    card = PlotCard(context, lambda _term: None, lambda *_: None, lambda *_: None)
    card.resize(1100, 360)
    card.show()
    card.show_months(months)
    app.processEvents()

    def again(number: int) -> None:
        card.choice.chosen.emit(PLOTTED[number % len(PLOTTED)])
        card.plot.repaint()

    people = PeoplePage(context)
    people.resize(1200, 800)
    people.show()
    app.processEvents()
    ids = max((line.now.rows or () for line in report.lines if line.figure.opens == "person"), key=len)

    def names(number: int) -> None:
        people.go_to(ids=list(ids[number % 2 :]), words="参加活动人数")
        people.table.repaint()

    found = [
        figure("plot.first", median(first() for _ in range(TIMES)), "s", FIRST),
        figure("plot.again", median(seconds(partial(again, n)) for n in range(TIMES)), "s", AGAIN),
        figure("report.open_names", median(seconds(partial(names, n)) for n in range(TIMES)), "s", NAMES),
    ]
    desk.close()
    return found


if __name__ == "__main__":
    for line in drawn():
        print(line)

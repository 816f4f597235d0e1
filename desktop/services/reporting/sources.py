"""Where the figures come from that are sums over rows as they are: who reads which, so that none is read unasked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Final, NamedTuple

from desktop.services.reporting.contact_rows import SERVED, help_rows, link_rows
from desktop.services.reporting.fund_rows import fund_rows
from desktop.services.reporting.home_rows import home_rows
from desktop.services.reporting.meeting_rows import meeting_rows
from desktop.services.reporting.need_rows import need_rows
from desktop.services.reporting.reading import Reading
from desktop.services.reporting.service_rows import Given, Key, group_rows, media_rows, volunteer_rows
from desktop.services.reporting.training_rows import training_rows
from desktop.services.training import Trained, trained
from protocol.figures import FIGURES
from protocol.periods import Period


class Asked(NamedTuple):
    """What is counted, and where: ``trained`` is asked only where somebody wants it, and may be kept."""

    reading: Reading
    period: Period
    trained: Callable[[], Trained]


class Source(NamedTuple):
    """``begins``: its figures are those whose ids begin so; ``read`` gives every one of them, whatever there is."""

    begins: tuple[str, ...]
    read: Callable[[Asked], Given]

    @property
    def figures(self) -> list[str]:
        """Its figures, in the order of their declaration."""
        return [id_ for id_ in FIGURES if id_.startswith(self.begins) and id_ not in SAME_ROWS]


#: Figures that are made of the rows of another one, over something else.
SAME_ROWS: Final[Mapping[str, str]] = {"grp.avg": "grp.seats", "grp.coverage": "grp.seats"}
#: In the order in which a basis has them: further ones at the end.
SOURCES: Final = (
    Source(("grp.",), lambda asked: group_rows(asked.reading, asked.period.last)),
    Source(("media.",), lambda asked: media_rows(asked.reading.db, asked.period)),
    Source(("vol.",), lambda asked: volunteer_rows(asked.reading, asked.period)),
    Source(
        ("train.office", "train.coverage", "train.completed", "train.new"),
        lambda asked: training_rows(asked.trained(), asked.period.last),
    ),
    Source(("fund.",), lambda asked: fund_rows(asked.reading.db, asked.period)),
    Source(("link.", "visit.linked_on_time"), lambda asked: link_rows(asked.reading, asked.period)),
    Source(("aid.", "screening.", SERVED), lambda asked: help_rows(asked.reading, asked.period)),
    Source(("need.", "dispute.", "check."), lambda asked: need_rows(asked.reading, asked.period)),
    Source(
        ("home.model", "home.checked", "home.items", "home.met", "home.books", "home.per", "home.women", "home.quiet"),
        lambda asked: home_rows(asked.reading, asked.period),
    ),
    Source(("meet.", "res.", "rota.", "project."), lambda asked: meeting_rows(asked.reading, asked.period)),
)


def source_rows(
    reading: Reading,
    period: Period,
    wanted: Collection[str] = FIGURES,
    kept: Callable[[], Trained] | None = None,
) -> Given:
    """Figure → row → what it gives of a period now, of all that come from the sources of those ``wanted``. ``kept``:
    who is trained, where a desk knows it by now."""
    asked, found = Asked(reading, period, kept or partial(reading.once, trained)), dict[str, dict[Key, int]]()
    for source in SOURCES:
        figures = source.figures
        if not set(figures).isdisjoint(wanted):
            given = source.read(asked)
            found |= {id_: given[id_] for id_ in figures}
    return found

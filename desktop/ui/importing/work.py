"""Off the window's thread: files into sources, sources into a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.jobs import Task
from desktop.services.importing.understanding import Rules, Source
from desktop.services.importing.writing import Planned
from desktop.table_files.reading import read_sheets
from desktop.table_files.sheets import Sheet

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: So many files at once: a township has fourteen gachas, not more than these.
MOST_FILES = 60


@dataclass
class Read:
    """What was read. ``refused``: (file's name, why); ``planned``: None where there is no row at all."""

    sources: list[Source] = field(default_factory=list)
    refused: list[tuple[str, KnownError]] = field(default_factory=list)
    planned: Planned | None = None


def read_files(
    desk: Desk,
    rules: Rules,
    paths: Sequence[Path],
    before: Sequence[Source],
    remembered: Mapping[str, Sequence[str]],
    task: Task,
) -> Read:
    """Files besides what was read ``before``; a file that cannot be read keeps none of the others back."""
    found = Read(list(before))
    for at, path in enumerate(paths[:MOST_FILES]):
        task.check()
        task.report(at, len(paths))
        try:
            sheets = read_sheets(path, lambda: task.cancelled)
            task.check()
            sources = desk.imports.sources(path.name, sheets, rules, remembered)
            if not sources:
                raise KnownError("table_no_roster")
            found.sources += sources
        except KnownError as error:
            found.refused.append((path.name, error))
    return _planned(desk, rules, found, task)


def read_pasted(
    desk: Desk,
    rules: Rules,
    sheet: Sheet,
    before: Sequence[Source],
    remembered: Mapping[str, Sequence[str]],
    task: Task,
) -> Read:
    """Pasted rows besides what was read before."""
    found = Read([*before, *desk.imports.sources("", [sheet], rules, remembered)])
    if len(found.sources) == len(before):
        found.refused.append(("", KnownError("table_no_roster")))
    return _planned(desk, rules, found, task)


def plan_again(make: Callable[[], Planned], sources: Sequence[Source], task: Task) -> Read:
    """The same sources against the roster as it stands now."""
    task.check()
    return Read(list(sources), [], make() if sources else None)


def _planned(desk: Desk, rules: Rules, found: Read, task: Task) -> Read:
    total = sum(len(source.table.rows) for source in found.sources)
    if total:

        def tick(done: int) -> None:
            task.check()
            task.report(done, total)

        found.planned = desk.imports.plan(found.sources, rules, None, tick)
    return found

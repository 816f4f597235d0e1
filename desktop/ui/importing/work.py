"""Off the window's thread: files into sources, sources into a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
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


#: A file's name and its sheets.
Sheets = tuple[str, list[Sheet]]


@dataclass
class Read:
    """What was read. ``refused``: (file's name, why); ``planned``: None where there is no row at all; ``sheets``: all
    that was read, with its file's name, also what holds another kind than the rest."""

    sources: list[Source] = field(default_factory=list)
    sheets: list[Sheets] = field(default_factory=list)
    refused: list[tuple[str, KnownError]] = field(default_factory=list)
    planned: Planned | None = None

    def without(self, files: Collection[str]) -> Read:
        """The same without these files."""
        sources = [source for source in self.sources if source.file not in files]
        return Read(sources, [(file, sheets) for file, sheets in self.sheets if file not in files])


def read_files(
    desk: Desk,
    rules: Rules,
    paths: Sequence[Path],
    before: Read,
    remembered: Mapping[str, Sequence[str]],
    kind: str,
    task: Task,
) -> Read:
    """Files besides what was read ``before``; a file that cannot be read keeps none of the others back."""
    found, read = Read(list(before.sources), list(before.sheets)), list[Sheets]()
    for at, path in enumerate(paths[:MOST_FILES]):
        task.check()
        task.report(at, len(paths))
        try:
            read.append((path.name, read_sheets(path, lambda: task.cancelled)))
            task.check()
        except KnownError as error:
            found.refused.append((path.name, error))
    return _taken(desk, rules, found, read, remembered, kind, task)


def read_pasted(
    desk: Desk,
    rules: Rules,
    sheet: Sheet,
    before: Read,
    remembered: Mapping[str, Sequence[str]],
    kind: str,
    task: Task,
) -> Read:
    """Pasted rows besides what was read before."""
    found = Read(list(before.sources), list(before.sheets))
    return _taken(desk, rules, found, [("", [sheet])], remembered, kind, task)


def read_as(
    desk: Desk, rules: Rules, sheets: Sequence[Sheets], remembered: Mapping[str, Sequence[str]], kind: str, task: Task
) -> Read:
    """What was read already, as tables of another kind."""
    return _taken(desk, rules, Read(), sheets, remembered, kind, task)


def _taken(
    desk: Desk,
    rules: Rules,
    found: Read,
    read: Sequence[Sheets],
    remembered: Mapping[str, Sequence[str]],
    kind: str,
    task: Task,
) -> Read:
    """The tables of the sheets that hold what most rows hold, or what was there before; others are said."""
    made = [(file, desk.imports.sources(file, sheets, rules, remembered, kind)) for file, sheets in read]
    made = _with_whole_heads(rules, made)
    rows = Counter[str]()
    for _, sources in made:
        rows.update({source.kind: len(source.table.rows) for source in sources})
    held = kind or (found.sources[0].kind if found.sources else rows.most_common(1)[0][0] if rows else "")
    found.sheets += read
    for file, sources in made:
        fitting = [source for source in sources if source.kind == held]
        found.sources += fitting
        if not sources:
            found.refused.append(
                (file, KnownError("table_no_kind" if kind not in ("", "person") else "table_no_roster"))
            )
        elif other := next((source.kind for source in sources if source.kind != held), ""):
            found.refused.append((file, KnownError("table_other_kind", kind=other)))
    return _planned(desk, rules, found, task)


def plan_again(make: Callable[[], Planned], before: Read, task: Task) -> Read:
    """The same sources against the records as they stand now."""
    task.check()
    return Read(before.sources, before.sheets, [], make() if before.sources else None)


def _with_whole_heads(rules: Rules, made: Sequence[tuple[str, list[Source]]]) -> list[tuple[str, list[Source]]]:
    """A head that lacks what its kind needs is mended by hand where there is no other; beside tables with a whole head
    it is of something else."""

    def whole(source: Source) -> bool:
        kind = rules.kind(source.kind)
        return kind is None or kind.heads.known(source.table.heads) is not None

    if not any(whole(source) for _, sources in made for source in sources):
        return list(made)
    return [(file, [source for source in sources if whole(source)]) for file, sources in made]


def _planned(desk: Desk, rules: Rules, found: Read, task: Task) -> Read:
    total = sum(len(source.table.rows) for source in found.sources)
    if total:

        def tick(done: int) -> None:
            task.check()
            task.report(done, total)

        found.planned = desk.imports.plan(found.sources, rules, None, tick)
    return found

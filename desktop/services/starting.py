"""How a laptop's township begins: with its banner, itself and its gachas from the list, or with the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.called import unit_name
from desktop.services.divisions import units_for
from desktop.services.sample import CHAIR_USER, Counts, Size, sample
from desktop.store.changes import Changes, Edit, Label

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def start_township(desk: Desk, code: str) -> Changes:
    """Writes the units of the township with that code of 9 digits; what is there already stays. One act."""
    units = units_for(code)
    if not units:
        raise ValueError(f"the list has no township {code}")
    edits = [
        Edit("org_unit", unit["id"], {name: value for name, value in unit.items() if name != "id"}) for unit in units
    ]
    return desk.journal.write(edits, Label("township.start", unit_name(units[1])))


def may_begin(desk: Desk) -> bool:
    """Whether nobody wrote the township's units yet and who uses this laptop may."""
    return desk.units.township() is None and desk.records.may_change("org_unit")


def begin_joined(desk: Desk) -> Changes | None:
    """The units of the township that this laptop joined, where its server had none: the same that every laptop would
    write, for their ids come from the list. None where there are some, or the list does not know the township, or
    that is not for who uses this laptop to write."""
    code = desk.db.get_meta("township") or ""
    if not may_begin(desk) or not units_for(code):
        return None
    return start_township(desk, code)


def load_sample(
    desk: Desk,
    size: Size | Counts = "normal",
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changes:
    """Fills an empty desk with the sample township as of today, its chair at the desk. ``progress`` gets rows done."""

    def edits() -> Iterator[Edit]:
        for row in sample(size, today=desk.today()):
            yield Edit(row.kind, row.id, row.fields)

    desk.records.use(CHAIR_USER)
    return desk.journal.write_in_slices(edits(), Label("sample.load"), progress=progress, cancelled=cancelled)


def make_sample(folder: Path, size: Size) -> None:
    """The sample township in ``folder``, where none is yet. Raises KnownError, see ``Desk.open``."""
    from desktop.services.desk import Desk

    if (folder / "township.db").exists():
        return
    desk = Desk.open(folder)
    try:
        load_sample(desk, size)
    finally:
        desk.close()

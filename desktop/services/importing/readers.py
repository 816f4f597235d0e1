"""Which reader takes the rows of a kind, and the tables of a sheet as sources of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.services.importing.activity_rows import ActivityReader
from desktop.services.importing.activity_sheets import activity_table
from desktop.services.importing.columns import KEEP, LEAVE, numbers_in
from desktop.services.importing.directory import Directory
from desktop.services.importing.heads import WOMEN, table_of
from desktop.services.importing.record_cells import year_in
from desktop.services.importing.record_rows import PlainReader, Reader
from desktop.services.importing.table_kinds import TableKind, told_of, weighed
from desktop.services.importing.understanding import Rules, Source, place_in
from desktop.services.importing.unit_rows import OfficerReader, UnitReader
from desktop.table_files.sheets import Sheet

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def reader_of(desk: Desk, kind: TableKind, rules: Rules) -> Reader:
    """What reads, finds and writes the rows of a kind, with the names of the township as they stand now."""
    directory = Directory(desk, rules.places)
    own: Mapping[str, type[Reader]] = {
        "activity": ActivityReader,
        "org_unit": UnitReader,
        "appointment": OfficerReader,
    }
    return own.get(kind.kind, PlainReader)(desk, kind, rules, directory)


def likeliest(sheet: Sheet, file: str, rules: Rules) -> str:
    """The kind of record that a sheet holds, "person" where nothing says more for another."""

    def is_place(text: str) -> bool:
        return rules.places.read(text)[0] is not None

    women = told_of(sheet, file, "person", WOMEN, is_place)
    best, weight = "person", women.weight if women else 0.0
    for kind in rules.kinds:
        told = told_of(sheet, file, kind.kind, kind.heads, is_place)
        if told is None and kind.kind == "activity" and (table := activity_table(sheet, kind, rules)) is not None:
            told = weighed(table, sheet, file, kind)
        if told is not None and told.weight > weight:
            best, weight = kind.kind, told.weight
    if best == "person" and women is None:  # a head of another kind, with nothing below it, holds no women
        empty = (kind for kind in rules.kinds if _has_head(sheet, kind))
        return next((kind.kind for kind in empty), best)
    return best


def _has_head(sheet: Sheet, kind: TableKind) -> bool:
    table = table_of(sheet, wanted=kind.heads)
    return kind.heads.known(table.heads) is not None


def record_source(
    file: str, sheet: Sheet, kind: TableKind, rules: Rules, remembered: Mapping[str, Sequence[str]] | None = None
) -> Source | None:
    """A sheet as a table of a kind, its columns by their heads, or as they were last said to be (by the head's
    fingerprint); None where it has no row."""
    table = activity_table(sheet, kind, rules) if kind.kind == "activity" else None
    for wanted in (kind.heads, replace(kind.heads, needed=())):  # a head that lacks a column is mended by hand
        if table is None or not table.rows or not any(map(kind.heads.field_of, table.heads)):
            table = table_of(sheet, is_place=lambda text: rules.places.read(text)[0] is not None, wanted=wanted)
    if table is None or not table.rows or not any(map(kind.heads.field_of, table.heads)):
        return None
    fields = kind.proposed(table.heads)
    cells = list(zip(*table.rows, strict=True))
    kept = [at for at, field in enumerate(fields) if field == KEEP]
    numbers = {at: number for at in kept if (number := numbers_in(cells[at], rules.today))}
    fields = [LEAVE if at in numbers else field for at, field in enumerate(fields)]
    known = list((remembered or {}).get(f"{kind.kind}\n{table.fingerprint}", ())) if table.fingerprint else []
    if len(known) == len(fields) and set(known) <= {*kind.fields, KEEP, LEAVE}:
        fields = known
    source = Source(file, sheet, table, fields, kind=kind.kind, numbers=numbers)
    said = [*table.titles, sheet.name, file]
    source.year = year_in(said)
    if not any(table.places):
        source.gacha = next((found for text in said if (found := place_in(text, rules.places))), None)
    return source

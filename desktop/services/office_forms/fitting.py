"""Whether a newer file of a form is still the same form: what moved, what is called otherwise, what is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from desktop.services.comparing import squeezed
from desktop.services.office_forms.template import Binding, Mapped
from desktop.services.office_forms.words import Find, gacha_rows, head_of, label_of
from desktop.table_files.grids import Book, Grid
from desktop.table_files.patching import cell_name


class Kind(Enum):
    """What became of a cell's place in the newer file."""

    MOVED = "moved"
    RENAMED = "renamed"
    ROWS = "rows"  # the gachas stand in other rows
    GONE = "gone"
    FORMULA = "formula"
    SHEET = "sheet"  # the sheet is called otherwise


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise. ``was``, ``now``: the words, of MOVED and ROWS the places, of SHEET its names.
    ``new``: of RENAMED, the binding as it would stand."""

    kind: Kind
    binding: Binding
    was: str
    now: str
    new: Binding | None = None


@dataclass(frozen=True)
class Fit:
    """The bindings as they would stand in the newer file, and what is otherwise; nothing where it is the same form."""

    bindings: tuple[Binding, ...]
    changes: tuple[Change, ...]


def fitted(mapped: Mapped, book: Book, is_gacha: Find) -> Fit:
    """Compares the words around each bound cell with those that stood there when it was chosen."""
    bindings: list[Binding] = []
    changes: list[Change] = []
    told: set[str] = set()
    for binding in mapped.bindings:
        if binding.name in book.names and not binding.by_gacha:
            new, change = _by_name(binding, book)
            bindings += [] if new is None else [new]
            changes += [] if change is None else [change]
            continue
        grid = book.grid(binding.sheet)
        if grid is None and len(book.grids) == 1:
            grid = book.grids[0]
            if binding.sheet not in told:
                told.add(binding.sheet)
                changes.append(Change(Kind.SHEET, binding, binding.sheet, grid.name))
            binding = replace(binding, sheet=grid.name)
        if grid is None:
            changes.append(Change(Kind.GONE, binding, binding.sheet, ""))
            continue
        new, change = _placed(binding, grid, is_gacha)
        if new is not None:
            bindings.append(new)
        if change is not None:
            changes.append(change)
    return Fit(tuple(bindings), tuple(changes))


def named(mapped: Mapped, book: Book) -> Mapped:
    """The same; a binding of one cell knows what the file calls it."""
    called = {place: name for name, place in sorted(book.names.items(), reverse=True)}
    return replace(
        mapped,
        bindings=tuple(
            each if each.by_gacha else replace(each, name=called.get((each.sheet, *each.place), ""))
            for each in mapped.bindings
        ),
    )


def _by_name(binding: Binding, book: Book) -> tuple[Binding | None, Change | None]:
    """Where the newer file has the cell of this name."""
    sheet, row, column = book.names[binding.name]
    grid = book.grid(sheet)
    if grid is None:
        return None, Change(Kind.GONE, binding, binding.name, "")
    row, column = grid.target((row, column))
    if formula := grid.cell((row, column)).formula:
        return None, Change(Kind.FORMULA, binding, binding.name, formula)
    head = head_of(grid, (row, column)) if binding.head else ""
    new = replace(binding, sheet=sheet, row=row, column=column, head=head, label=label_of(grid, (row, column)))
    if (sheet, row, column) == (binding.sheet, *binding.place):
        return new, None
    return new, Change(Kind.MOVED, binding, cell_name(binding.place), cell_name((row, column)))


def _placed(binding: Binding, grid: Grid, is_gacha: Find) -> tuple[Binding | None, Change | None]:
    found: tuple[Binding | None, Change | None]
    found = _column(binding, grid, is_gacha) if binding.by_gacha else _cell(binding, grid)
    new = found[0]
    if new is not None and grid.cell(new.place).formula:
        return None, Change(Kind.FORMULA, binding, binding.head or binding.label, grid.cell(new.place).formula)
    return found


def _words(head: str, label: str) -> str:
    return " · ".join(part for part in (head, label) if part)


def _cell(binding: Binding, grid: Grid) -> tuple[Binding | None, Change | None]:
    head = head_of(grid, binding.place) if binding.head else ""  # a label alone speaks for it
    label = label_of(grid, binding.place)
    if _same(head, binding.head) and _same(label, binding.label):
        return binding, None
    places = [
        (row, column)
        for row in range(grid.rows)
        for column in range(grid.columns)
        if grid.target((row, column)) == (row, column)
        and not grid.text((row, column))
        and (not binding.head or _same(head_of(grid, (row, column)), binding.head))
        and _same(label_of(grid, (row, column)), binding.label)
    ]
    if len(places) == 1 and (binding.head or binding.label):
        row, column = places[0]
        return replace(binding, row=row, column=column), Change(
            Kind.MOVED, binding, cell_name(binding.place), cell_name(places[0])
        )
    now = _words(head, label)
    if not now:
        return None, Change(Kind.GONE, binding, _words(binding.head, binding.label), "")
    new = replace(binding, head=head, label=label)
    return new, Change(Kind.RENAMED, binding, _words(binding.head, binding.label), now, new)


def _column(binding: Binding, grid: Grid, is_gacha: Find) -> tuple[Binding | None, Change | None]:
    block = gacha_rows(grid, is_gacha)
    if block is None:
        return None, Change(Kind.GONE, binding, binding.head, "")
    key, first, last = block
    new = replace(binding, row=first, last=last, key=key)
    moved = (first, last, key) != (binding.row, binding.last, binding.key)
    if not _same(head_of(grid, new.place), binding.head):
        columns = [c for c in range(grid.columns) if c != key and _same(head_of(grid, (first, c)), binding.head)]
        if len(columns) == 1 and binding.head:
            other = replace(new, column=columns[0])
            return other, Change(Kind.MOVED, binding, cell_name(binding.place), cell_name(other.place))
        now = head_of(grid, new.place)
        if not now:
            return None, Change(Kind.GONE, binding, binding.head, "")
        new = replace(new, head=now)
        return new, Change(Kind.RENAMED, binding, binding.head, now, new)
    if moved:
        was = f"{cell_name(binding.place)}:{cell_name((binding.last or binding.row, binding.column))}"
        return new, Change(Kind.ROWS, binding, was, f"{cell_name(new.place)}:{cell_name((last, new.column))}")
    return new, None


def _same(one: str, other: str) -> bool:
    return squeezed(one) == squeezed(other)

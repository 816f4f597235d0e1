"""What a form's cells show: while it is filled what goes into them, else what they take and what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.office_forms import filling
from desktop.services.office_forms.filling import Plan, Source
from desktop.services.office_forms.template import Binding, Place
from desktop.table_files.grids import Grid, GridCell
from desktop.ui.forms.sheet_view import Look
from desktop.ui.forms.words import binding_words, what_words

Looks = Callable[[Place], Look]


def bind_looks(grid: Grid, bindings: Iterable[Binding], proposed: Iterable[Binding]) -> Looks:
    """What the cells of a sheet take, and what is ``proposed`` for those that take nothing yet."""
    bound, offered = _by_cell(grid, bindings), _by_cell(grid, proposed)

    def look(place: Place) -> Look:
        cell = grid.cell(place)
        if place in bound:
            return Look(what_words(bound[place].what), "accent", binding_words(bound[place]))
        if place in offered:
            words = what_words(offered[place].what)
            told = QCoreApplication.translate("FormView", "Proposed: {what}").format(what=words)
            return Look(f"{words}？", "link", told)
        if cell.formula:
            return Look(cell.text or cell.formula, "neutral", _by_itself())
        return Look(cell.text)

    return look


def fill_looks(grid: Grid, plan: Plan | None, sums: Mapping[tuple[str, Place], float], date1904: bool) -> Looks:
    """What goes into the cells of a sheet, and what its own sums will show. ``plan`` None: not worked out yet."""
    cells = {each.place: each for each in plan.cells if each.sheet == grid.name} if plan is not None else {}

    def words(value: Any, cell: GridCell) -> str:
        return filling.shown(value, cell, date1904)

    def look(place: Place) -> Look:
        cell = grid.cell(place)
        if place in cells:
            found = cells[place]
            by_hand = QCoreApplication.translate("FormView", "Typed by hand")
            said = by_hand if found.binding is None else binding_words(found.binding)
            return Look(words(found.value, cell), "warn" if found.source is Source.TYPED else "accent", said)
        if cell.formula:
            total = sums.get((grid.name, place)) if plan is not None else None
            shown = cell.formula if total is None else words(Decimal(repr(total)), cell)
            return Look(shown, "neutral", _by_itself())
        return Look(cell.text)

    return look


def _by_cell(grid: Grid, bindings: Iterable[Binding]) -> dict[Place, Binding]:
    return {
        grid.target((row, each.column)): each for each in bindings if each.sheet == grid.name for row in each.rows()
    }


def _by_itself() -> str:
    return QCoreApplication.translate("FormView", "The form works it out by itself")

"""The menu of a list's rows, at the right mouse button and the menu key: made here for every list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.icons import icon


@dataclass(frozen=True)
class RowAct:
    """One line of the menu: what is done to the chosen rows, or further lines (``more``). ``apart``: a line is drawn
    above it; ``keys``: what does the same, in words."""

    words: str
    run: Callable[[], object] | None = None
    icon: str = ""
    more: tuple[RowAct, ...] = ()
    apart: bool = False
    keys: str = ""


def row_menu(parent: QWidget, acts: Sequence[RowAct]) -> QMenu:
    """A menu of these lines; it goes away by itself once it was closed."""
    menu = QMenu(parent)
    _fill(menu, acts)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _fill(menu: QMenu, acts: Sequence[RowAct]) -> None:
    for act in acts:
        if act.apart:
            menu.addSeparator()
        words = act.words.replace("&", "&&")
        if act.more:
            inner = menu.addMenu(words)
            if act.icon:
                inner.setIcon(icon(act.icon))
            _fill(inner, act.more)
            continue
        made = menu.addAction(f"{words}\t{act.keys}" if act.keys else words)
        if act.icon:
            made.setIcon(icon(act.icon))
        made.setEnabled(act.run is not None)
        if act.run is not None:
            made.triggered.connect(lambda _checked=False, run=act.run: run())

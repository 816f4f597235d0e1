"""The order in which Tab goes through a page: the list, then of the record beside it the fields, its other parts, the
head's buttons, and what takes something away at the very last.

Qt goes by the order in which widgets were made, and a panel's content is made after its head.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.ui.form_fields import Editor

#: Centres no farther apart than so many pixels are in one line.
SAME_LINE = 12


def dangerous(widget: QWidget) -> QWidget:
    """Marks a control that takes something away, so that nobody meets it on the way."""
    widget.setProperty("danger", True)
    return widget


def tab_stops(root: QWidget) -> list[QWidget]:
    """What takes the keyboard under ``root`` by Tab, in the order in which it was made."""
    stops = []
    at = root.nextInFocusChain()
    while at is not None and at is not root:
        if root.isAncestorOf(at) and _stops(at):
            stops.append(at)
        at = at.nextInFocusChain()
    return stops


def _stops(widget: QWidget) -> bool:
    if not (widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value):
        return False
    if not widget.isVisible() or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    return group.checkedButton() is widget  # of several the arrow keys choose


def is_dangerous(widget: QWidget) -> bool:
    """Whether it takes something away."""
    return bool(widget.property("danger")) or widget.property("look") == "danger"


def field_of(widget: QWidget) -> Editor | None:
    """The form's field of which it is a part, the outermost; None of what is none."""
    found: Editor | None = None
    at: QWidget | None = widget
    while at is not None:
        found = at if isinstance(at, Editor) else found
        at = at.parentWidget()
    return found


def is_field(widget: QWidget) -> bool:
    """Whether it is a part of a form's field."""
    return field_of(widget) is not None


def as_read(stops: Sequence[QWidget]) -> list[QWidget]:
    """Stops with the parts of each field together, as they are read: some are made when they are first asked for."""
    first: dict[QWidget, int] = {}
    keys: dict[QWidget, tuple[int, int, int]] = {}
    for at, stop in enumerate(stops):
        field = field_of(stop)
        if field is None:
            keys[stop] = (at, 0, 0)
            continue
        place = stop.mapTo(field, stop.rect().center())
        keys[stop] = (first.setdefault(field, at), place.y() // SAME_LINE, place.x())
    return sorted(stops, key=keys.__getitem__)


def in_order(page: QWidget, main: QWidget, panel: QWidget, content: QWidget | None) -> list[QWidget]:
    """The stops of a page: its head and filters, the list in ``main``, the ``panel`` whose record is in ``content``."""

    def rank(stop: QWidget) -> int:
        if not panel.isAncestorOf(stop):
            return 1 if main.isAncestorOf(stop) else 0
        return 2 + _rank_in(stop, content)

    return sorted(as_read(tab_stops(page)), key=rank)


def _rank_in(stop: QWidget, content: QWidget | None) -> int:
    if is_dangerous(stop):
        return 3
    if content is None or not content.isAncestorOf(stop):
        return 2
    return 0 if is_field(stop) else 1


def first_in(content: QWidget | None) -> QWidget | None:
    """Where the keyboard goes when a record is entered: its first field, else the first thing in it."""
    if content is None:
        return None
    stops = sorted(tab_stops(content), key=lambda stop: _rank_in(stop, content))
    return next((stop for stop in stops if not is_dangerous(stop)), None)


def step(page: QWidget, stops: list[QWidget], forward: bool) -> bool:
    """Moves the keyboard to the next of a page's stops, out of the page at its ends. False where it was elsewhere."""
    now = QApplication.focusWidget()
    if now not in stops:
        return False
    at = stops.index(now) + (1 if forward else -1)
    if not 0 <= at < len(stops):
        stops = [stop for stop in tab_stops(page.window()) if not page.isAncestorOf(stop)] or stops
        at = 0 if forward else -1
    stops[at].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True

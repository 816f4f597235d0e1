"""The menu of groups that are picked in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.activities import Last
from desktop.services.desk import Desk
from desktop.services.units import Group, GroupKind

Picked = Callable[[Sequence[bytes]], object]


def group_menu(parent: QWidget, desk: Desk, picked: Picked, last: Last | None = None) -> QMenu:
    """The last time's people first, then posts, lists, gachas and homes; ``picked`` gets a group's people."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if last is not None:
        pattern = QCoreApplication.translate("activities", "As last time: {title} ({number})")
        menu.addAction(pattern.format(title=last.title, number=len(last.people)), lambda: picked(last.people))
        menu.addSeparator()
    submenus = {
        GroupKind.GACHA: QCoreApplication.translate("activities", "A gacha"),
        GroupKind.HOME: QCoreApplication.translate("activities", "A women's home"),
        GroupKind.SAVED: QCoreApplication.translate("activities", "A list kept"),
    }
    made: dict[GroupKind, QMenu] = {}

    def pick(group: Group) -> None:
        picked(desk.units.people_of(group.kind, group.ref))

    for group in desk.units.groups():
        target = menu
        if group.kind in submenus:
            if group.kind not in made:
                made[group.kind] = menu.addMenu(submenus[group.kind])
            target = made[group.kind]
        words = f"{_group_words(group)}  {group.size}"
        target.addAction(words, partial(pick, group))
    if menu.isEmpty():
        nobody = QCoreApplication.translate("activities", "Nobody is on the roster yet")
        menu.addAction(nobody).setEnabled(False)
    return menu


def _group_words(group: Group) -> str:
    if group.kind is GroupKind.EXECUTIVE:
        return QCoreApplication.translate("activities", "All executive members")
    if group.kind is GroupKind.GACHA_CHAIRS:
        return QCoreApplication.translate("activities", "All gacha chairs")
    return group.name

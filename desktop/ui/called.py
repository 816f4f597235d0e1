"""What people are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.services.called import NoName
from desktop.ui.marked import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.people import Apart

_WORDS = {
    NoName.NAMELESS: QT_TRANSLATE_NOOP("called", "(no name)"),
    NoName.DELETED: QT_TRANSLATE_NOOP("called", "(deleted)"),
}


def apart_words(apart: Apart | None) -> str:
    """What stands beside a name that another woman of the same gacha bears too: ``1975年生``, ``尾号1234``; "" where
    nobody does, or nothing is known."""
    year, tail = apart or ("", "")
    parts = []
    if year:
        parts.append(QCoreApplication.translate("called", "born {year}").format(year=year))
    if tail:
        parts.append(QCoreApplication.translate("called", "phone …{tail}").format(tail=tail))
    return " ".join(parts)


def name_apart(name: str, apart: Apart | None) -> str:
    """A name, told apart from its namesakes."""
    return f"{shown_name(name)} {apart_words(apart)}".rstrip()


def shown_name(name: str) -> str:
    """A name, or words with names in them, as services give it: what stands in a name's place in the window's
    language."""
    for stands, words in _WORDS.items():
        if stands in name:
            name = name.replace(stands, QCoreApplication.translate("called", words))
    return name

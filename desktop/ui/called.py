"""What people are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.services.called import NoName

_WORDS = {
    NoName.NAMELESS: QT_TRANSLATE_NOOP("called", "(no name)"),
    NoName.DELETED: QT_TRANSLATE_NOOP("called", "(deleted)"),
}


def shown_name(name: str) -> str:
    """A name, or words with names in them, as services give it: what stands in a name's place in the window's
    language."""
    for stands, words in _WORDS.items():
        if stands in name:
            name = name.replace(stands, QCoreApplication.translate("called", words))
    return name

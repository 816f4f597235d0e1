"""What speaks for two women being one, in words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.ui.marked import QT_TRANSLATE_NOOP

_REASONS: dict[str, str] = {
    "id_no": QT_TRANSLATE_NOOP("people", "same identity number"),
    "phone": QT_TRANSLATE_NOOP("people", "same phone"),
    "birth": QT_TRANSLATE_NOOP("people", "same birth"),
    "name": QT_TRANSLATE_NOOP("people", "same name"),
    "variant": QT_TRANSLATE_NOOP("people", "same name in other characters"),
    "spelling": QT_TRANSLATE_NOOP("people", "the name in another spelling"),
    "script": QT_TRANSLATE_NOOP("people", "another script"),
    "sound": QT_TRANSLATE_NOOP("people", "the name sounds alike"),
    "full_name": QT_TRANSLATE_NOOP("people", "with and without surname"),
    "sounds_near": QT_TRANSLATE_NOOP("people", "the name is like it"),
    "birth_partly": QT_TRANSLATE_NOOP("people", "birth agrees in part"),
    "birth_near": QT_TRANSLATE_NOOP("people", "birth almost the same"),
    "gacha": QT_TRANSLATE_NOOP("people", "same gacha"),
}


def reason_words(reasons: Iterable[str]) -> str:
    """The reasons of a pair in one line; a reason of a newer version is left out."""
    found = (QCoreApplication.translate("people", _REASONS[code]) for code in reasons if code in _REASONS)
    return listed(found)


def listed(words: Iterable[str]) -> str:
    """Words one after the other, as the window's language does it."""
    return QCoreApplication.translate("people", ", ").join(words)

"""What a live list of women asks, in words: for histories and for two who changed the same list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.services.codes import TABLES
from desktop.ui import translation
from desktop.ui.marked import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_CODED = {"tag": "tag", "post": "post", "residence": "residence", "status": "person_status"}
_FLAGS = {
    "to_complete": QT_TRANSLATE_NOOP("list_words", "to be completed"),
    "review": QT_TRANSLATE_NOOP("list_words", "a tag to look at again"),
}
_SORTS = {
    "surname": QT_TRANSLATE_NOOP("list_words", "by strokes of the surname"),
    "strokes": QT_TRANSLATE_NOOP("list_words", "by strokes of the name"),
    "gacha": QT_TRANSLATE_NOOP("list_words", "by gacha"),
    "birth": QT_TRANSLATE_NOOP("list_words", "by age"),
    "phone": QT_TRANSLATE_NOOP("list_words", "by phone"),
    "seen": QT_TRANSLATE_NOOP("list_words", "who was seen last first"),
    "updated": QT_TRANSLATE_NOOP("list_words", "what was changed last first"),
}


def query_words(desk: Desk, query: Mapping[str, Any]) -> str:
    """The filters that narrow, then the order; what a newer version made by its own name."""
    language = "en" if translation.current() == "en" else "zh"
    parts: list[str] = []
    for name, value in query.items():
        if name in ("sort", "descending") or value in (None, "", False):
            continue
        if name == "gacha" and isinstance(value, str):
            parts.append(_unit(desk, value))
        elif name in _CODED:
            term = TABLES[_CODED[name]].get(str(value))
            parts.append(str(value) if term is None else term.zh if language == "zh" else term.en)
        elif name in _FLAGS:
            parts.append(QCoreApplication.translate("list_words", _FLAGS[name]))
        elif name == "who":
            men = QCoreApplication.translate("list_words", "men")
            parts += [men] if value == "men" else []
        else:
            parts.append(f"“{value}”" if name == "text" else f"{name}: {value}")
    source = _SORTS.get(str(query.get("sort")))
    if source is not None:
        parts.append(QCoreApplication.translate("list_words", source))
    return "、".join(filter(None, parts)) or QCoreApplication.translate("list_words", "all women")


def _unit(desk: Desk, id: str) -> str:
    try:
        return desk.units.name(bytes.fromhex(id)) or "–"
    except ValueError:
        return id

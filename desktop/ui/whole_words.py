"""What merges as a whole, in one line each, for a choice between two: a form's cells, what was typed, a forms pack."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.forms_packs import Pack, PackError
from desktop.services.office_forms.template import Mapped
from desktop.table_files.patching import cell_name
from desktop.ui.forms.words import binding_words
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.settings_page.pack_dialogs import pack_lines

#: So many cells of a form are named; how many there are is said.
MOST = 6
_NEWER = QT_TRANSLATE_NOOP("wholes", "Made by a newer version of this program")
_CELLS = QT_TRANSLATE_NOOP("wholes", "{file}, {n} cells or columns: {cells}")
_NOTHING = QT_TRANSLATE_NOOP("wholes", "nothing")


def _say(source: object) -> str:
    return QCoreApplication.translate("wholes", str(source))


def whole_words(kind: str, field: str, value: Any) -> str:
    """The value of such a field in words; "" for every other field."""
    if (kind, field) == ("form_template", "mapping"):
        mapped = Mapped.of_plain(value)
        if mapped is None:
            return _say(_NEWER)
        cells = [f"{cell_name(each.place)} {binding_words(each)}" for each in mapped.bindings]
        shown = "；".join(cells[:MOST]) + ("…" if len(cells) > MOST else "")
        return _say(_CELLS).format(file=mapped.file, n=len(cells), cells=shown or _say(_NOTHING))
    if (kind, field) == ("form_filling", "typed"):
        try:
            return "；".join(f"{cell_name(tuple(place))} {text}" for _, place, text in value or ()) or _say(_NOTHING)
        except (TypeError, ValueError):
            return _say(_NEWER)
    if (kind, field) == ("forms_pack", "pack"):
        try:
            pack = Pack.of_plain(value)
        except PackError:
            return _say(_NEWER)
        return "；".join([pack.title, *pack_lines(pack)])
    return ""

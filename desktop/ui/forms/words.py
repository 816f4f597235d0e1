"""Offices' forms in words: what a cell takes, what was found while filling, what is otherwise in a newer file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.services.figures import DECLARED
from desktop.services.office_forms.filling import Trouble
from desktop.services.office_forms.fitting import Change, Kind
from desktop.services.office_forms.template import Binding, What
from desktop.table_files.patching import cell_name
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.month.report_words import figure_name

_TEXTS: Final = {
    "township": QT_TRANSLATE_NOOP("forms", "The township's name"),
    "term": QT_TRANSLATE_NOOP("forms", "The period, such as 2026-11"),
    "days": QT_TRANSLATE_NOOP("forms", "The days that are counted"),
    "filled_by": QT_TRANSLATE_NOOP("forms", "Who fills it in"),
    "today": QT_TRANSLATE_NOOP("forms", "The day on which it is filled in"),
}
_PERIODS: Final = {
    "term": QT_TRANSLATE_NOOP("forms", "This period"),
    "to_date": QT_TRANSLATE_NOOP("forms", "Year to date"),
    "before": QT_TRANSLATE_NOOP("forms", "The same period a year before"),
}
_SHOWN: Final = {
    "": QT_TRANSLATE_NOOP("forms", "As the cell is formatted"),
    "num": QT_TRANSLATE_NOOP("forms", "Of a share, what is above the line"),
    "den": QT_TRANSLATE_NOOP("forms", "Of a share, what is below the line"),
    "wan": QT_TRANSLATE_NOOP("forms", "In units of 10,000"),
    "yes_no": QT_TRANSLATE_NOOP("forms", "是 or 否"),
}
_TROUBLES: Final = {
    "newer": QT_TRANSLATE_NOOP("forms", "{cell}: a newer version of the program counts this; it stays empty"),
    "unknown_then": QT_TRANSLATE_NOOP("forms", "{cell}: nothing was written down in that period yet; it stays empty"),
    "nothing": QT_TRANSLATE_NOOP("forms", "{cell}: a share of nothing, so — is written, not 0 %"),
    "formula": QT_TRANSLATE_NOOP("forms", "{cell} is worked out by the form's own formula and is left alone"),
    "sheet": QT_TRANSLATE_NOOP("forms", "The sheet “{sheet}” is not in this file any more"),
    "no_gacha": QT_TRANSLATE_NOOP("forms", "{cell}: “{words}” is no gacha of this township; its row stays empty"),
    "own_words": QT_TRANSLATE_NOOP("forms", "{cell} has words of the form; what was typed there is not written"),
    "adds_up": QT_TRANSLATE_NOOP(
        "forms", "{cell} and below: together/township {words}; the rest belongs to no gacha of these rows"
    ),
    "no_basis": QT_TRANSLATE_NOOP(
        "forms", "{cell}: the report is frozen and what it was counted from is not on this computer; it stays empty"
    ),
    "missing": QT_TRANSLATE_NOOP("forms", "The form has no row for {words}"),
}
_CHANGES: Final = {
    Kind.MOVED: QT_TRANSLATE_NOOP("forms", "{what}: moved from {was} to {now}"),
    Kind.ROWS: QT_TRANSLATE_NOOP("forms", "{what}: the gachas stand in other rows, {was} → {now}"),
    Kind.RENAMED: QT_TRANSLATE_NOOP("forms", "{what}: “{was}” is called “{now}” now. Is it the same?"),
    Kind.GONE: QT_TRANSLATE_NOOP("forms", "{what}: its place “{was}” is not there any more"),
    Kind.FORMULA: QT_TRANSLATE_NOOP("forms", "{what}: the form works “{was}” out by itself now"),
    Kind.SHEET: QT_TRANSLATE_NOOP("forms", "The sheet “{was}” is called “{now}” now"),
}


def _say(source: object) -> str:
    return QCoreApplication.translate("forms", str(source))


def text_options() -> list[tuple[str, str]]:
    """(text, words) of what a cell may take that is no figure."""
    return [(code, _say(words)) for code, words in _TEXTS.items()]


def period_options() -> list[tuple[str, str]]:
    """(period, words)."""
    return [(code, _say(words)) for code, words in _PERIODS.items()]


def shown_options() -> list[tuple[str, str]]:
    """(how a number is written, words)."""
    return [(code or "plain", _say(words)) for code, words in _SHOWN.items()]


def figure_options(first: list[str]) -> list[tuple[str, str]]:
    """(figure, words), those that the form's own words ask for first."""
    return [(id_, figure_name(id_)) for id_ in [*first, *(id_ for id_ in DECLARED if id_ not in first)]]


def what_words(what: What) -> str:
    """活动（场） ＋ 走访（次） · 本年累计."""
    if what.text:
        return _say(_TEXTS[what.text]) if what.text in _TEXTS else what.text
    parts = [f"{'−' if sign < 0 else '＋'} {figure_name(id_)}" for sign, id_ in what.terms]
    words = " ".join(parts).removeprefix("＋ ")
    more = [_say(_PERIODS[what.period])] if what.period != "term" else []
    more += [_say(_SHOWN[what.shown])] if what.shown else []
    return " · ".join([words, *more])


def binding_words(binding: Binding) -> str:
    """What a cell or a column takes, with the gachas where it is one over them."""
    words = what_words(binding.what)
    return _say(QT_TRANSLATE_NOOP("forms", "{what}, of each gacha")).format(what=words) if binding.by_gacha else words


def trouble_words(trouble: Trouble) -> str:
    """One sentence."""
    words = _say(_TROUBLES[trouble.code])
    return words.format(cell=cell_name(trouble.place), sheet=trouble.sheet, words=trouble.words)


def change_words(change: Change) -> str:
    """One sentence."""
    return _say(_CHANGES[change.kind]).format(what=what_words(change.binding.what), was=change.was, now=change.now)

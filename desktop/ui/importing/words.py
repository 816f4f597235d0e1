"""What the import says: states, reasons, columns, counts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.importing.columns import (
    AGE,
    FIELDS,
    HOUSEHOLD_HEAD,
    HOUSEHOLD_NUMBER,
    KEEP,
    LEAVE,
    RELATION,
    ROW_CODE,
)
from desktop.services.importing.plan import State
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.messages import words_for
from desktop.ui.record_words import field_words

#: State → (words, tone).
STATES: dict[State, tuple[str, str]] = {
    State.NEW: (QT_TRANSLATE_NOOP("importing", "New"), "accent"),
    State.CHANGED: (QT_TRANSLATE_NOOP("importing", "Changed"), "link"),
    State.SAME: (QT_TRANSLATE_NOOP("importing", "On the roster"), "neutral"),
    State.UNSURE: (QT_TRANSLATE_NOOP("importing", "Not sure"), "warn"),
    State.LEFT: (QT_TRANSLATE_NOOP("importing", "Left out"), "neutral"),
}
#: Why a row or a cell is not sure, or could not be read.
_REASONS: dict[str, str] = {
    "birth_zero_lost": QT_TRANSLATE_NOOP(
        "importing", "January, or October whose zero a spreadsheet has eaten: compare it with her"
    ),
    "birth_two_digits": QT_TRANSLATE_NOOP("importing", "a year of two digits, or a day: compare it"),
    "birth_serial": QT_TRANSLATE_NOOP("importing", "a day that a spreadsheet counts, or a year and month: compare it"),
    "day_or_month": QT_TRANSLATE_NOOP("importing", "the month or the day stands first: say which"),
    "birth_age": QT_TRANSLATE_NOOP("importing", "an age tells the year of birth only roughly"),
    "birth_lunar": QT_TRANSLATE_NOOP("importing", "a day of the lunar calendar; only its year can be taken"),
    "birth_short": QT_TRANSLATE_NOOP("importing", "an age or a year of two digits: write the year"),
    "phone_no_area": QT_TRANSLATE_NOOP("importing", "a landline without its area code"),
    "name_menksoft": QT_TRANSLATE_NOOP(
        "importing", "written in Menksoft's own codes; convert it to Unicode Mongolian first"
    ),
    "name_none": QT_TRANSLATE_NOOP("importing", "this is no name"),
    "no_name": QT_TRANSLATE_NOOP("importing", "There is no name in this row."),
    "same_name": QT_TRANSLATE_NOOP(
        "importing", "A woman of this name is on the roster; nothing else tells whether it is she."
    ),
    "several": QT_TRANSLATE_NOOP("importing", "Several women on the roster may be meant."),
    "birth_differs": QT_TRANSLATE_NOOP(
        "importing", "Name and phone are those of a woman on the roster, born otherwise."
    ),
    "moved": QT_TRANSLATE_NOOP("importing", "Name and birth are those of a woman of another gacha."),
    "phone_differs": QT_TRANSLATE_NOOP("importing", "A woman of this name and gacha has another phone."),
    "name_differs": QT_TRANSLATE_NOOP("importing", "The identity number is that of a woman of another name."),
    "code_differs": QT_TRANSLATE_NOOP(
        "importing", "The row was given out for another woman, and nothing in it is hers any more."
    ),
    "code_gone": QT_TRANSLATE_NOOP("importing", "The row was given out for a woman who is not on the roster any more."),
    "code_erased": QT_TRANSLATE_NOOP(
        "importing", "All that was kept of her was erased; a table does not bring her back."
    ),
    "other_name": QT_TRANSLATE_NOOP("importing", "Phone and birth are those of a woman who is written otherwise."),
    "twice": QT_TRANSLATE_NOOP("importing", "The same woman stands in row {row}."),
    "perhaps_twice": QT_TRANSLATE_NOOP("importing", "Perhaps the same woman as in row {row}."),
    "name_several": QT_TRANSLATE_NOOP("importing", "several of this name: say which one is meant"),
    "name_unknown": QT_TRANSLATE_NOOP("importing", "nobody and nothing here is called so"),
    "name_deleted": QT_TRANSLATE_NOOP("importing", "was deleted; the recycle bin has it"),
    "other_gacha": QT_TRANSLATE_NOOP("importing", "is on the roster in another gacha only"),
    "no_household": QT_TRANSLATE_NOOP("importing", "she heads no household yet"),
    "newcomers": QT_TRANSLATE_NOOP("importing", "not on the roster: written down as newcomers"),
    "kind_other": QT_TRANSLATE_NOOP("importing", "nothing tells it, so “other”"),
    "year_assumed": QT_TRANSLATE_NOOP("importing", "the year is not written: compare it"),
    "day_first_of_several": QT_TRANSLATE_NOOP("importing", "several days; the first one is taken"),
    "before_birth": QT_TRANSLATE_NOOP("importing", "this was before her birth: compare it"),
    "heads_fewer": QT_TRANSLATE_NOOP("importing", "fewer than the names beside it; the names count if you take it"),
    "women_heads_wrong": QT_TRANSLATE_NOOP("importing", "more than came, or fewer than the women named"),
    "rows_unsure": QT_TRANSLATE_NOOP("importing", "a part of it is not sure"),
    "cell_broken": QT_TRANSLATE_NOOP("importing", "a formula that the spreadsheet could not compute"),
    "nowhere_kept": QT_TRANSLATE_NOOP(
        "importing", "What cannot be read has no note to be kept in: correct the cell or empty it."
    ),
    "parent_itself": QT_TRANSLATE_NOOP("importing", "a unit does not stand above itself"),
    "parent_of_township": QT_TRANSLATE_NOOP("importing", "the township stands under no unit of its own"),
    "parent_below": QT_TRANSLATE_NOOP("importing", "with the other rows this unit would stand below itself"),
    "row_twice": QT_TRANSLATE_NOOP("importing", "The same stands further up ({row})."),
    "rows_differ": QT_TRANSLATE_NOOP("importing", "The same record stands further up ({row}) and says other things."),
    "row_empty": QT_TRANSLATE_NOOP("importing", "Nothing in this row could be read."),
    "was_deleted": QT_TRANSLATE_NOOP("importing", "One of this name was here and was deleted."),
    "another_activity": QT_TRANSLATE_NOOP(
        "importing", "Called the same on that day, at another time or place or held by others: perhaps another one."
    ),
    "several_records": QT_TRANSLATE_NOOP("importing", "Several records may be meant: say which one."),
}
_SKIPPED: dict[str, str] = {
    "title": QT_TRANSLATE_NOOP("importing", "title"),
    "head": QT_TRANSLATE_NOOP("importing", "head"),
    "head_again": QT_TRANSLATE_NOOP("importing", "head again"),
    "sum": QT_TRANSLATE_NOOP("importing", "sum"),
    "note": QT_TRANSLATE_NOOP("importing", "note"),
    "place": QT_TRANSLATE_NOOP("importing", "gacha over a block"),
}


#: Columns that are no field of hers.
_COLUMNS: dict[str, str] = {
    AGE: QT_TRANSLATE_NOOP("importing", "Age"),
    HOUSEHOLD_HEAD: QT_TRANSLATE_NOOP("importing", "Head of her household"),
    HOUSEHOLD_NUMBER: QT_TRANSLATE_NOOP("importing", "Number of her household"),
    RELATION: QT_TRANSLATE_NOOP("importing", "Related to the head"),
}


def _said(text: str) -> str:
    return QCoreApplication.translate("importing", text)


#: Why a column is not taken beside a record.
_NUMBERS: dict[str, str] = {
    "id_no": QT_TRANSLATE_NOOP(
        "importing", "Identity numbers stand here: they belong on the roster alone and are not taken."
    ),
    "phone": QT_TRANSLATE_NOOP(
        "importing", "Phone numbers stand here: they belong on the roster alone and are not taken."
    ),
}


def numbers_words(number: str) -> str:
    """Why a column of such numbers is not taken."""
    return _said(_NUMBERS[number])


def rows_words(number: int) -> str:
    """So many rows."""
    return QCoreApplication.translate("importing", "%n rows", "", number)


def import_words(number: int) -> str:
    """What the button does."""
    return QCoreApplication.translate("importing", "Import %n rows", "", number)


def men_words(number: int) -> str:
    """So many of them are men: they count in no figure called women."""
    return QCoreApplication.translate("importing", "%n men among them", "", number)


def written_words(added: int, changed: int, men: int = 0, kind: str = "person") -> str:
    """How many records an import added, the men among them, and how many it changed."""
    if kind != "person":
        parts = [QCoreApplication.translate("importing", "%n records added", "", added)] if added else []
        parts += [QCoreApplication.translate("importing", "%n records changed", "", changed)] if changed else []
        return "、".join(parts)
    parts = [QCoreApplication.translate("importing", "%n added", "", added)] if added else []
    parts += [men_words(men)] if men else []
    parts += [QCoreApplication.translate("importing", "%n changed", "", changed)] if changed else []
    return "、".join(parts)


def state_words(state: State, kind: str = "person") -> str:
    """What becomes of a row, in a word."""
    if state is State.SAME and kind != "person":
        return _said(QT_TRANSLATE_NOOP("importing", "Here already"))
    return _said(STATES[state][0])


def skipped_words(why: str) -> str:
    """What a row is that is no woman's."""
    return _said(_SKIPPED[why]) if why in _SKIPPED else why


def code_words(code: str) -> str:
    """Why a cell is not sure or could not be read."""
    return _said(_REASONS[code]) if code in _REASONS else words_for(code)


def column_words(field: str) -> str:
    """What a column may be."""
    if field == KEEP:
        return _said(QT_TRANSLATE_NOOP("importing", "Keep in the note"))
    if field == LEAVE:
        return _said(QT_TRANSLATE_NOOP("importing", "Not taken"))
    if field == ROW_CODE:
        return _said(QT_TRANSLATE_NOOP("importing", "Code of the row"))
    if field in _COLUMNS:
        return _said(_COLUMNS[field])
    return field_words(field, "person")


def column_choices() -> list[tuple[str, str]]:
    """(field, words) of all that a column may be."""
    return [(field, column_words(field)) for field in (*FIELDS, KEEP, LEAVE)]

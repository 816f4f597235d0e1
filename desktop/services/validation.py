"""Checks of what is typed or imported: the normalised value, or the code of what is wrong with it.

Nothing is ever repaired by guessing: a number that Excel damaged is refused, not completed. ``ERRORS`` and ``WARNINGS``
list every code that this module gives; an error keeps a value from being stored, a warning does not.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.services.comparing import half_width

ERRORS = (
    "required",
    "id_no_format",  # not 17 digits and a digit or X
    "id_no_15",  # the form before 1999, void since 2013
    "id_no_damaged",  # Excel kept 15 digits of it
    "id_no_region",  # its first two digits are no province
    "id_no_birth",  # no such day, or a future one, stands in it
    "id_no_checksum",
    "phone_format",
    "phone_damaged",  # written by Excel as 1.39E+10
    "date_format",
    "date_impossible",  # 30 February
    "date_partial",  # the day is needed here
    "date_future",
    "date_too_early",  # before 1900
    "time_format",
    "time_impossible",  # 25:00
    "end_before_start",
    "number_format",
    "number_negative",
    "number_too_large",
    "tenths_format",
    "month_needed",  # a month is needed, not a year
    "year_format",  # no year of four digits
)
WARNINGS = (
    "id_no_maybe_damaged",  # the checksum is right, but it ends in 000
    "id_no_sex_differs",
    "id_no_birth_differs",
)

EARLIEST_YEAR = 1900
LATEST_YEAR = 2999
LARGEST_NUMBER = 10**9

# The first two digits: mainland provinces and regions, Taiwan, Hong Kong, Macao and their residence permits.
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d{1,2}")


class Checked(NamedTuple):
    """``value``: normalised, None where empty or wrong; ``error``, ``warning``: a code, or None."""

    value: str | None = None
    error: str | None = None
    warning: str | None = None


class CheckedNumber(NamedTuple):
    """As Checked, for a whole number."""

    value: int | None = None
    error: str | None = None


_EMPTY = Checked()


def clean_line(text: str | None) -> str | None:
    """One line of text as it is stored: control characters and spaces at the ends gone, runs of blanks one blank.

    Mongolian's own joiners (U+180B–180F, 202F, 200D) stand where they stood. None where nothing is left.
    """
    if text is None:
        return None
    kept = "".join(ch for ch in text if ch in "\t\n\r" or unicodedata.category(ch) != "Cc")
    line = re.sub("[ \t\r\n\u00a0\u3000]+", " ", kept.replace("\ufeff", "")).strip(" ")
    return line or None


# --- identity numbers, GB 11643 ---------------------------------------------------------------------------------


def identity_check_digit(first17: str) -> str:
    """The 18th character that belongs to 17 digits."""
    return _CHECK_DIGITS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def check_identity_number(text: str | None, today: date) -> Checked:
    """An identity number of 18 characters, with a capital X."""
    number = re.sub(r"[\s\-'`’]", "", half_width(text or "")).upper()
    if not number:
        return _EMPTY
    if _SCIENTIFIC.fullmatch(number):
        return Checked(error="id_no_damaged")
    number = number.removesuffix(".0")
    if re.fullmatch("[0-9]{15}", number):
        return Checked(error="id_no_15")
    if not re.fullmatch("[0-9]{17}[0-9X]", number):
        return Checked(error="id_no_format")
    right = number[17] == identity_check_digit(number[:17])
    if number.endswith("000") and not right:
        return Checked(error="id_no_damaged")
    # A foreigner's residence card (2023) begins with 9, then come the province and the country; the rest is alike.
    if not _PROVINCE.match(number.removeprefix("9") if number[0] == "9" else number):
        return Checked(error="id_no_region")
    born = _day(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    if born is None or born > today or born.year < EARLIEST_YEAR:
        return Checked(error="id_no_birth")
    if not right:
        return Checked(error="id_no_checksum")
    return Checked(number, warning="id_no_maybe_damaged" if number.endswith("000") else None)


def sex_of_identity(number: str) -> str:
    """The sex (GB/T 2261.1) that a valid identity number states."""
    return "1" if int(number[16]) % 2 else "2"


def birth_of_identity(number: str) -> str:
    """The birth date (ISO) that a valid identity number states."""
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def identity_disagreements(number: str | None, sex: str | None, birth: str | None) -> list[str]:
    """Warnings where a valid identity number states another sex, or another birth than the (partial) one known."""
    if not number:
        return []
    found = []
    if sex in ("1", "2") and sex != sex_of_identity(number):
        found.append("id_no_sex_differs")
    if birth and not birth_of_identity(number).startswith(birth):
        found.append("id_no_birth_differs")
    return found


# --- telephone ------------------------------------------------------------------------------------------------


def check_phone(text: str | None) -> Checked:
    """A mobile number as 11 digits, a landline as area code, hyphen, number."""
    number = re.sub(r"[\s\-'`’().]", "", half_width(text or "").upper().removesuffix(".0"))
    if not number:
        return _EMPTY
    if re.fullmatch(r"\dE\+?\d{1,2}|\d{2,}E\+?\d{1,2}", number):
        return Checked(error="phone_damaged")
    if match := re.fullmatch(r"(?:\+86|0086|86)?(1[3-9][0-9]{9})", number):
        return Checked(match[1])
    if match := re.fullmatch(r"(?:\+86|0086)?0?(10|2[0-9]|[3-9][0-9]{2})([0-9]{7,8})", number):
        area = "0" + match[1]
        if number.startswith(("0", "+")):
            return Checked(f"{area}-{match[2]}")
    return Checked(error="phone_format")


# --- dates and times ------------------------------------------------------------------------------------------

_DATE = re.compile(
    r"([0-9]{4})(?:\s*[-/.年\s]\s*([0-9]{1,2})(?:\s*[-/.月\s]\s*([0-9]{1,2})\s*[日号]?)?)?\s*[年月]?(?:生|出生)?"
)
_DATE_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?$")


def check_date(text: str | None, today: date, *, partial: bool = True, future: bool = False) -> Checked:
    """An ISO date, or with ``partial`` also ``1975`` and ``1975-03``; read from the ways in which people write it.

    ``future``: days after ``today`` are taken.
    """
    written = _MIDNIGHT.sub("", half_width(text or ""))
    if not written:
        return _EMPTY
    match = _DATE_DIGITS.fullmatch(written) or _DATE.fullmatch(written)
    if match is None:
        return Checked(error="date_format")
    year, month, day = int(match[1]), match[2], match[3]
    if year < EARLIEST_YEAR:
        return Checked(error="date_too_early")
    if _day(year, int(month or 1), int(day or 1)) is None:
        return Checked(error="date_impossible")
    value = "-".join([match[1], *(f"{int(part):02}" for part in (month, day) if part)])
    if not future and value > today.isoformat()[: len(value)]:
        return Checked(error="date_future")
    if not partial and not day:
        return Checked(error="date_partial")
    return Checked(value)


_CLOCK = re.compile(
    r"(上午|早上|中午|下午|晚上|傍晚)?\s*([0-9]{1,2})\s*(?:[:点时]\s*([0-9]{1,2}|半)?\s*分?(?::[0-9]{2})?)?"
)


def check_time(text: str | None) -> Checked:
    """A time of day as ``HH:MM``; read also from 1830, 18点半, 下午6:30."""
    written = half_width(text or "")
    if not written:
        return _EMPTY
    if match := re.fullmatch("([0-9]{1,2})([0-9]{2})", written):
        hour, minute = int(match[1]), int(match[2])
    elif match := _CLOCK.fullmatch(written):
        hour = int(match[2])
        minute = 30 if match[3] == "半" else int(match[3] or 0)
        if hour < 12 and (match[1] in ("下午", "晚上", "傍晚") or (match[1] == "中午" and hour < 3)):
            hour += 12
    else:
        return Checked(error="time_format")
    if hour > 23 or minute > 59:
        return Checked(error="time_impossible")
    return Checked(f"{hour:02}:{minute:02}")


def check_moment(day: str | None, time: str | None, today: date) -> Checked:
    """A day (past or to come) and a time of day, typed apart, as ``2026-11-24T18:00``; the day is needed."""
    checked = check_date(day, today, partial=False, future=True)
    if checked.error or checked.value is None:
        return Checked(error=checked.error or "required")
    clock = check_time(time)
    if clock.error:
        return clock
    return Checked(f"{checked.value}T{clock.value or '00:00'}")


def check_span(start: str | None, end: str | None) -> str | None:
    """``end_before_start``, or None; both ISO moments, dates or empty."""
    return "end_before_start" if start and end and end < start else None


def age(birth: str | None, on: date) -> int | None:
    """Full years lived on a day; from a partial birth the years that are surely full, None where not known."""
    if not birth:
        return None
    whole = birth + "-12-31"[len(birth) - 4 :]
    return max(0, on.year - int(whole[:4]) - (on.isoformat()[5:] < whole[5:]))


# --- numbers --------------------------------------------------------------------------------------------------


def check_number(text: str | None) -> CheckedNumber:
    """A whole number, 0 or more."""
    written = half_width(text or "").replace(",", "").removesuffix(".0")
    if not written:
        return CheckedNumber()
    if re.fullmatch("-[0-9]+", written):
        return CheckedNumber(error="number_negative")
    if not re.fullmatch("[0-9]+", written):
        return CheckedNumber(error="number_format")
    if len(written) > 12 or int(written) > LARGEST_NUMBER:
        return CheckedNumber(error="number_too_large")
    return CheckedNumber(int(written))


def check_year(text: str | None) -> CheckedNumber:
    """A year of four digits, read also from 2026年; what is no year of a calendar would be taken for one elsewhere."""
    number = check_number(half_width(text or "").removesuffix("年"))
    if number.value is None or EARLIEST_YEAR <= number.value <= LATEST_YEAR:
        return number
    return CheckedNumber(error="year_format")


def check_tenths(text: str | None) -> CheckedNumber:
    """Hours as 2, 2.5 or 2.5小时, in tenths. What is finer than a tenth is refused, never rounded."""
    written = half_width(text or "").replace(",", "").removesuffix("小时").removesuffix("h").strip()
    if not written:
        return CheckedNumber()
    if re.fullmatch(r"-[0-9]+(\.[0-9]*)?", written):
        return CheckedNumber(error="number_negative")
    if not (match := re.fullmatch(r"([0-9]+)(?:\.([0-9])0*)?", written)):
        return CheckedNumber(error="tenths_format")
    if len(match[1]) > 8:
        return CheckedNumber(error="number_too_large")
    return CheckedNumber(int(match[1]) * 10 + int(match[2] or 0))


def tenths_words(tenths: int) -> str:
    """2.5; a whole number without its 0."""
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


_MANY = {"": 1, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 10**8}


class Counted(NamedTuple):
    """``value``: a whole number; ``words``: what was typed, where it says less than a number (1.2万), else None;
    ``error``: a code, or None."""

    value: int | None = None
    words: str | None = None
    error: str | None = None


def check_count(text: str | None) -> Counted:
    """A count as it is typed off a platform: 1,200, 1200人, 1.2万, 1.2w, 10万+. Empty is nothing, never 0."""
    typed = half_width(text or "").strip()
    written = re.sub(r"[\s,]|[人次篇条个]$", "", typed).lower()
    if not written:
        return Counted()
    if re.fullmatch(r"-[0-9.]+.?", written):
        return Counted(error="number_negative")
    match = re.fullmatch(r"([0-9]+)(?:\.([0-9]+))?([千k万w亿]?)(\+|余|多)?", written)
    if match is None or (match[2] and not match[3] and match[2].strip("0")):
        return Counted(error="number_format")
    exact = Decimal(f"{match[1]}.{match[2] or 0}") * _MANY[match[3]]
    if len(match[1]) > 12 or exact > LARGEST_NUMBER:
        return Counted(error="number_too_large")
    if exact != exact.to_integral_value():
        return Counted(error="number_format")
    return Counted(int(exact), typed if match[3] or match[4] else None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

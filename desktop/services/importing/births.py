"""Dates of birth as they stand in rosters: 1975.3, 75-3-2, 1975年3月, 88年6月, 二〇〇一年三月, 37000, 45岁.

What a spreadsheet did to them is never guessed away: 1975.1 may be January, or October without its zero.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from desktop.services.importing.reads import EMPTY, Read, plain, unread
from desktop.services.validation import EARLIEST_YEAR, birth_of_identity, check_date

_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE: Final = re.compile("[〇零○一二三四五六七八九十]+")
#: Words around a date that say nothing else.
_AROUND: Final = re.compile(r"(出生|生日|生于|生人|生|出世|\(?(公历|阳历|新历)\)?|[:：])")
_LUNAR: Final = re.compile("农历|阴历|旧历|腊月|正月|冬月|初[一二三四五六七八九十]|闰")
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_PARTS: Final = re.compile(
    _YEAR + r"\s*[-/.,、年\s]\s*(?P<month>[0-9]{1,2})(?:\s*[-/.,、月\s]\s*(?P<day>[0-9]{1,2}))?\s*[月日号]?"
)
#: A spreadsheet that speaks English writes a day so into .csv: the month first, or the day.
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")
_YEAR_ALONE: Final = re.compile(_YEAR + r"\s*年")
_AGE: Final = re.compile(r"([0-9]{1,3})\s*(?:周?岁|虚岁)")
#: A day that a spreadsheet counts from 1899-12-30.
_FIRST_DAY: Final = date(1899, 12, 30)


def read_birth(text: str, today: date, *, identity: str | None = None, months: bool = False) -> Read:
    """A birth as an ISO date, maybe partial. ``identity``: her valid identity number, which settles what is unsure;
    ``months``: the column's days are all the first, for a spreadsheet makes 1975-03-01 of 1975年3月.

    Doubts: birth_zero_lost, birth_two_digits, birth_serial, birth_age, birth_lunar, day_or_month, id_no_birth_differs.
    """
    read = _read(text, today, months)
    if identity is None or (read.value is None and not read.unread):
        return read
    told = birth_of_identity(identity)
    if read.unread or not read.value:
        return read
    if told.startswith(read.value) or (read.doubt and _may_be(text, told)):
        return Read(told)
    return Read(read.value, "id_no_birth_differs", kept=read.kept)


def _may_be(text: str, told: str) -> bool:
    """Whether a doubtful text is one way to write the day that an identity number tells."""
    year, month, day = (str(int(part)) for part in told.split("-"))
    parts = [part.lstrip("0") for part in re.findall("[0-9]+", plain(text))]
    if len(parts) == 2 and parts[0] == year:
        return month in (parts[1], parts[1] + "0")
    if parts in ([month, day, year], [day, month, year]):
        return True
    shortest = year[2:].lstrip("0")
    serial = str((date.fromisoformat(told) - _FIRST_DAY).days)
    return parts in ([shortest, month, day], [shortest, month], [serial], [year + month], [year])


def _read(text: str, today: date, months: bool) -> Read:
    line = plain(text)
    if not line:
        return EMPTY
    if _LUNAR.search(line):
        told = re.search("(19|20)[0-9]{2}", arabic(line))
        value = told[0] if told and int(told[0]) <= today.year else None
        return Read(value, "birth_lunar", kept=text.strip()) if value else unread("birth_lunar", text)
    if match := _AGE.fullmatch(line):
        return read_age(text, today)
    day_only = re.sub(r"[ T]0?0:00(:00(\.0+)?)?$", "", line)
    written = _AROUND.sub("", arabic(day_only)).strip().strip("()")
    if re.fullmatch(r"[0-9]+(\.0)?", written):
        return _number(written.removesuffix(".0"), text, today)
    if match := _YEAR_ALONE.fullmatch(written):
        return _of(match["year"], None, None, text, today)
    if (either := day_or_month(written, text, today)) is not None:
        return either
    parts = _PARTS.fullmatch(written)
    if parts is None:
        checked = check_date(written, today)
        return Read(checked.value) if checked.value else unread(checked.error or "date_format", text)
    year, month = str(parts["year"]), str(parts["month"])
    day: str | None = parts["day"]
    if day and int(month) > 12 and 12 >= int(day) > 0 and len(year) == 4:
        return unread("date_impossible", text)
    if day == "01" and months and re.fullmatch("[0-9]{4}-[0-9]{2}-01", written):
        return Read(f"{year}-{month}")
    read = _of(year, month, day, text, today)
    if read.value and not day and month == "1" and re.fullmatch(r"[0-9]{2,4}\.1", written):
        return Read(read.value, "birth_zero_lost", kept=text.strip())
    return read


def day_or_month(line: str, text: str, today: date, *, future: bool = False) -> Read | None:
    """A day with its year last, 03/06/2026: nothing tells whether the month or the day stands first, so both readings
    are given where both may be, the month's first one first. None where it is written otherwise."""
    match = _YEAR_LAST.fullmatch(line)
    if match is None:
        return None
    one, two, year = match.groups()
    read = [check_date(f"{year}-{month}-{day}", today, future=future) for month, day in ((one, two), (two, one))]
    values = list(dict.fromkeys(checked.value for checked in read if checked.value))
    if not values:
        return unread(read[0].error or "date_format", text)
    if len(values) == 1:
        return Read(values[0])
    return Read(values[0], "day_or_month", kept=text.strip(), other=values[1])


def _of(year: str, month: str | None, day: str | None, text: str, today: date) -> Read:
    """A date of its parts. Two digits of a year are sure where only one century can be and no day is like them."""
    doubt = ""
    if len(year) == 2:
        if int(year) > today.year % 100:
            whole = f"19{year}"
            if int(year) <= 31 and day and int(day) > 31:
                return unread("date_format", text)
        else:
            whole, doubt = f"20{year}", "birth_two_digits"
        if int(year) <= 31 and day:
            doubt = "birth_two_digits"
    else:
        whole = year
    checked = check_date("-".join(part for part in (whole, month, day) if part), today)
    if checked.value is None:
        return unread(checked.error or "date_format", text)
    return Read(checked.value, doubt, kept=text.strip() if doubt else "")


def _number(digits: str, text: str, today: date) -> Read:
    """A number without marks: 1975, 197503, 19750302, 750302, 37000, or an age."""
    if len(digits) == 4 and EARLIEST_YEAR <= int(digits) <= today.year:
        return Read(digits)
    if len(digits) == 8:
        return _of(digits[:4], digits[4:6], digits[6:], text, today)
    if len(digits) == 6:
        month = _of(digits[:4], digits[4:], None, text, today) if digits.startswith(("19", "20")) else None
        if month is not None and month.value and digits >= "1930":
            return month
        short = _of(digits[:2], digits[2:4], digits[4:], text, today)
        if month is not None and month.value:  # 190503: May 1905 or 3 May 2019
            return Read(month.value, "birth_two_digits", kept=text.strip())
        return short
    if len(digits) == 5:
        day = _FIRST_DAY + timedelta(days=int(digits))
        if not date(EARLIEST_YEAR, 1, 1) <= day <= today:
            return unread("date_format", text)
        if digits.startswith(("19", "20")) and 1 <= int(digits[4]) <= 9:  # 19753: a serial of 1954, or 1975 and 3
            return Read(day.isoformat(), "birth_serial", kept=text.strip())
        return Read(day.isoformat())
    if len(digits) <= 2:
        return unread("birth_short", text)
    return unread("date_format", text)


def read_age(text: str, today: date) -> Read:
    """An age as the year in which she was born, never sure: nobody knows on which day it was counted."""
    line = plain(text)
    match = re.fullmatch(r"([0-9]{1,3})(?:\.0)?\s*(?:周?岁|虚岁)?", line)
    if not line:
        return EMPTY
    if match is None or not 0 < int(match[1]) < 120:
        return unread("number_format", text)
    return Read(str(today.year - int(match[1])), "birth_age", kept=text.strip())


def only_first_days(cells: list[str]) -> bool:
    """Whether all whole dates of a column are a first of the month, three at the least: then they are months."""
    days = [match[1] for cell in cells if (match := re.match(r"[0-9]{4}-[0-9]{2}-([0-9]{2})(?:[ T]|$)", cell))]
    return len(days) >= 3 and set(days) == {"01"}


def arabic(line: str) -> str:
    """Chinese figures as digits: 二〇〇一年十二月 → 2001年12月."""
    return _CHINESE.sub(lambda match: _figure(match[0]), line)


def _figure(word: str) -> str:
    if "十" not in word:
        return word.translate(_DIGITS)
    tens, _, ones = word.partition("十")
    return str(int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0))

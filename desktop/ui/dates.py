"""Dates and times as people read them: ``11月23日 周一``, with the year when it is not this one; 24 hours."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.ui.marked import QT_TRANSLATE_NOOP

_DAYS = (
    QT_TRANSLATE_NOOP("dates", "Mon"),
    QT_TRANSLATE_NOOP("dates", "Tue"),
    QT_TRANSLATE_NOOP("dates", "Wed"),
    QT_TRANSLATE_NOOP("dates", "Thu"),
    QT_TRANSLATE_NOOP("dates", "Fri"),
    QT_TRANSLATE_NOOP("dates", "Sat"),
    QT_TRANSLATE_NOOP("dates", "Sun"),
)
_MONTHS = (
    QT_TRANSLATE_NOOP("dates", "Jan"),
    QT_TRANSLATE_NOOP("dates", "Feb"),
    QT_TRANSLATE_NOOP("dates", "Mar"),
    QT_TRANSLATE_NOOP("dates", "Apr"),
    QT_TRANSLATE_NOOP("dates", "May"),
    QT_TRANSLATE_NOOP("dates", "Jun"),
    QT_TRANSLATE_NOOP("dates", "Jul"),
    QT_TRANSLATE_NOOP("dates", "Aug"),
    QT_TRANSLATE_NOOP("dates", "Sep"),
    QT_TRANSLATE_NOOP("dates", "Oct"),
    QT_TRANSLATE_NOOP("dates", "Nov"),
    QT_TRANSLATE_NOOP("dates", "Dec"),
)
_NEAR = {"今天": 0, "今": 0, "today": 0, "昨天": -1, "yesterday": -1, "前天": -2, "明天": 1, "tomorrow": 1, "后天": 2}
_SHORT = re.compile(r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?")
translate = QCoreApplication.translate
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def weekday(day: date) -> str:
    """``周一``."""
    return translate("dates", _DAYS[day.weekday()])


def show_month(number: int) -> str:
    """A month of any year, 1 to 12: ``1月``."""
    return translate("dates", _MONTHS[number - 1])


def show_date(iso: str | None, today: date, *, week: bool = True) -> str:
    """An ISO date, whole or partial, in words; "" for None, what is no ISO date as it is. A moment gives its day."""
    text = (iso or "").partition("T")[0]
    match = _ISO.fullmatch(text)
    if match is None:
        return text
    year, month, number = (int(part) if part else None for part in match.groups())
    if month is None:
        return translate("dates", "{year}").format(year=year)
    words = translate("dates", _MONTHS[month - 1]) if 1 <= month <= 12 else str(month)
    if number is None:
        return translate("dates", "{month} {year}").format(month=words, year=year)
    pattern = translate("dates", "{day} {month}") if year == today.year else translate("dates", "{day} {month} {year}")
    shown = pattern.format(day=number, month=words, year=year)
    if not week or year is None:
        return shown
    try:
        return translate("dates", "{date} {weekday}").format(date=shown, weekday=weekday(date(year, month, number)))
    except ValueError:
        return shown


def show_time(moment: str | None) -> str:
    """The time of day of ``2026-11-24T18:00``; "" where there is none."""
    return (moment or "").partition("T")[2][:5]


def show_moment(moment: str | None, today: date, *, week: bool = True) -> str:
    """``11月24日 周二 18:00``."""
    day, time = show_date(moment, today, week=week), show_time(moment)
    return f"{day} {time}" if day and time else day


def show_span(start: str | None, end: str | None, today: date) -> str:
    """``11月24日 周二 18:00–20:30``; the second day only where it is another."""
    if not start or not end:
        return show_moment(start or end, today)
    same_day = start.partition("T")[0] == end.partition("T")[0]
    return f"{show_moment(start, today)}–{show_time(end) if same_day else show_moment(end, today)}"


def show_stamp(milliseconds: int | None, now: datetime) -> str:
    """A moment in UTC milliseconds as local words: ``14:03`` today, else with its day. One that has not come yet was
    written under a clock that was wrong, and is marked so."""
    if milliseconds is None:
        return ""
    local = datetime.fromtimestamp(milliseconds / 1000)
    moment = local.isoformat(timespec="minutes")
    if local.date() == now.date():
        return show_time(moment)
    words = show_moment(moment, now.date(), week=False)
    if local.date() > now.date() + timedelta(days=1):
        return translate("dates", "{moment} (clock was wrong)").format(moment=words)
    return words


def show_since(day: date, today: date) -> str:
    """How long ago, counted: ``今天``, ``昨天``, ``3 天前``; further back than a month the day itself."""
    days = (today - day).days
    if days == 0:
        return translate("dates", "today")
    if days == 1:
        return translate("dates", "yesterday")
    if 1 < days <= 31:
        return translate("dates", "%n days ago", "", days)
    return show_date(day.isoformat(), today, week=False)


def complete_date(text: str, today: date, *, past: bool = False) -> str:
    """What someone typed in short, with its year put in: ``11-24`` → ``2026-11-24``, ``昨天`` → yesterday's ISO date.

    A day without a year is the nearest to ``today``, with ``past`` the last one. Anything else is handed back as it
    was, for the check to judge.
    """
    plain = text.strip().translate(str.maketrans("０１２３４５６７８９．－／", "0123456789.-/"))
    plain = re.sub(r"\s*(?:周|星期)[一二三四五六日天]\s*$", "", plain)
    if plain.lower() in _NEAR:
        return (today + timedelta(days=_NEAR[plain.lower()])).isoformat()
    match = _SHORT.fullmatch(plain)
    if match is None:
        return plain
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(year, int(match[1]), int(match[2])))
        except ValueError:
            continue
    if not candidates:
        return f"{today.year}-{int(match[1]):02}-{int(match[2]):02}"
    if past:
        return max(day for day in candidates if day <= today or day == candidates[0]).isoformat()
    return min(candidates, key=lambda day: abs((day - today).days)).isoformat()

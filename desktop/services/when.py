"""A day and its hours as people write them (``今天 18:00-20:30``, ``24 18``, ``11月24日 下午6点半``), and in words."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from desktop.services.comparing import half_width
from desktop.services.validation import check_time

_BACK = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨": -1, "yesterday": -1}
_AHEAD = {
    "今天": 0,
    "今日": 0,
    "今": 0,
    "today": 0,
    "明天": 1,
    "明日": 1,
    "明": 1,
    "tomorrow": 1,
    "后天": 2,
    "大后天": 3,
}
_RELATIVE = {**_BACK, **_AHEAD}
_WEEKDAYS = "一二三四五六日"
_DAY = re.compile(
    rf"(?P<near>{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})"
    r"|(?P<week>[上下本这])?(?:个)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    r"|(?:(?P<year>[0-9]{4})\s*[-/.年]\s*)?(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-9]{1,2})(?![0-9:点时])\s*[日号]?"
    r"|(?P<only>[0-9]{1,2})(?:[日号]|(?=\s|$))",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|~|〜|∼|至|到)+\s*")
_HALF_DAY = re.compile("上午|早上|中午|下午|晚上|傍晚")


class Span(NamedTuple):
    """When something is: local ISO times to the minute; ``start`` is a bare date where no hour was given."""

    start: str
    end: str | None = None


class SpanError(ValueError):
    """What was typed is no time; ``code`` says why: ``when_format``, ``date_impossible``, ``time_impossible``,
    ``end_before_start``, ``across_midnight``, ``required``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_when(text: str, now: datetime) -> Span:
    """Reads a day and hours. A day alone is enough; hours alone mean today; a bare day number means this month's.

    Raises SpanError.
    """
    written = half_width(text)
    if not written:
        raise SpanError("required")
    day, rest = _day(written, now.date())
    # The words of a shown time may stand there: "11月24日 周二 18:00"
    rest = re.sub(rf"^\s*[(]?(?:周|星期)[{_WEEKDAYS}天][)]?", "", rest).strip(" ,，")
    if not rest:
        return Span(day.isoformat())
    pieces = _TO.split(rest)
    if len(pieces) > 2 or not pieces[0]:
        raise SpanError("when_format")
    start = _clock(pieces[0])
    if len(pieces) == 1 or not pieces[1]:
        return Span(f"{day}T{start}")
    last = pieces[1]
    other = _DAY.match(last)
    if other and not other["only"] and other.end() < len(last):
        last_day, last = _day(last, now.date())
        if last_day != day:
            raise SpanError("end_before_start" if last_day < day else "across_midnight")
    half = _HALF_DAY.search(pieces[0])
    last = last.strip()
    end = _clock(last)
    if half and end < start and not _HALF_DAY.search(last):
        end = _clock(half[0] + last)  # 下午 2点-4点
    if end < start:
        raise SpanError("end_before_start")
    return Span(f"{day}T{start}", f"{day}T{end}")


def _day(written: str, today: date) -> tuple[date, str]:
    """The day at the beginning of a text, and what stands after it."""
    match = _DAY.match(written)
    if match is None:
        return today, written
    rest = written[match.end() :]
    if match["near"]:
        return today + timedelta(days=_RELATIVE[match["near"].lower()]), rest
    if match["weekday"]:
        monday = today - timedelta(days=today.weekday())
        weeks = {"上": -1, "下": 1}.get(match["week"] or "", 0)
        return monday + timedelta(days=7 * weeks + _WEEKDAYS.index(match["weekday"].replace("天", "日"))), rest
    try:
        if match["only"]:
            return today.replace(day=int(match["only"])), rest
        year = int(match["year"] or today.year)
        return date(year, int(match["month"]), int(match["day"])), rest
    except ValueError as error:
        raise SpanError("date_impossible") from error


def _clock(text: str) -> str:
    checked = check_time(text)
    if checked.error or checked.value is None:
        raise SpanError("time_impossible" if checked.error == "time_impossible" else "when_format")
    return checked.value


def check_moments(start: str | None, end: str | None) -> str | None:
    """What is wrong with a beginning and an end (local ISO), as a code; None where nothing is."""
    if not start:
        return "required"
    if end and end < start:
        return "end_before_start"
    if end and end[:10] != start[:10]:
        return "across_midnight"
    return None


def is_ahead(start: str | None, now: datetime) -> bool:
    """Whether a beginning (local ISO, or a bare date) is still to come by this laptop's clock, which may be wrong."""
    return start is not None and start > now.isoformat()[: len(start)]


def day_words(iso: str, today: date) -> str:
    """``11月23日 周一``, with the year when it is not this one; what is no full date as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日 周{_WEEKDAYS[day.weekday()]}"


def when_words(start: str | None, end: str | None, today: date) -> str:
    """``11月24日 周二 18:00–20:30``; the shown words can be typed back."""
    if not start:
        return ""
    hours = start[11:16]
    if hours and end:
        hours += f"–{end[11:16]}"
    return f"{day_words(start, today)} {hours}".strip()

"""Names and times as papers show them."""

from __future__ import annotations

import re
from datetime import datetime

_TWO_CHARACTERS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2}")
#: The codes that Menksoft's fonts give Mongolian glyphs, in Unicode's private area.
_MENKSOFT = re.compile("[\ue234-\ue34f]")
_MONGOLIAN = re.compile("[\u1800-\u18af]")
_WEEKDAYS = "一二三四五六日"


def spaced_name(name: str) -> str:
    """A Chinese name of two characters with a wide space between them (王　兰); any other name as it is."""
    name = name.strip()
    return f"{name[0]}\u3000{name[1]}" if _TWO_CHARACTERS.fullmatch(name) else name


def is_menksoft(text: str) -> bool:
    """Whether ``text`` holds Menksoft's private codes: not Unicode Mongolian, shown only by Menksoft's own fonts."""
    return _MENKSOFT.search(text) is not None


def is_mongolian(text: str) -> bool:
    """Whether letters of traditional Mongolian stand in ``text``, which papers set upright."""
    return _MONGOLIAN.search(text) is not None or is_menksoft(text)


def time_text(start: datetime, end: datetime | None = None) -> str:
    """``2026年11月24日 周二 18:00–20:30``; an end on another day is written in full."""

    def day(moment: datetime) -> str:
        return f"{moment.year}年{moment.month}月{moment.day}日 周{_WEEKDAYS[moment.weekday()]}"

    text = f"{day(start)} {start:%H:%M}"
    if end is None or end == start:
        return text
    if end.date() == start.date():
        return f"{text}–{end:%H:%M}"
    return f"{text} – {day(end)} {end:%H:%M}"

"""The one normal form in which names, titles and numbers are compared: equal forms mean the same.

It is for comparing only. What is stored keeps what was typed, the control characters of Mongolian too; what a form
leaves out must never be what somebody is asked to type.
"""

from __future__ import annotations

import re
import unicodedata

#: Invisible marks: joiners and their kin, writing directions, blanks without width, selectors of a glyph's shape,
#: Mongolian's own selectors and its vowel separator; soft hyphens and fillers.
_INVISIBLE = (
    "\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
#: The dots that people put into names (古丽·买买提), and the quotes that an input method puts between syllables.
_DOTS = "·••‧∙⋅・･.．﹒。｡'‘’ʼ＇`´"
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_DROPPED = re.compile(f"[\\s\u2800{_INVISIBLE}{_DOTS}]")
#: What needs nothing done: Chinese characters, small Latin letters and digits.
_PLAIN = re.compile("[a-z0-9\u3400-\u9fff]*")

#: Radicals of Unicode's supplement that look like the characters which they are; NFKC knows only the Kangxi ones
#: (⼥ is 女). From Unicode's EquivalentUnifiedIdeograph, as far as they occur in names.
_RADICALS = str.maketrans(
    "⺃⺋⺎⺒⺓⺗⺝⺟⺠⺢⺩⺪⺬⺭⺼⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "乚㔾兀巳幺心月母民氺王疋示礻肉虎西见角贝车長镸长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)


#: Dashes of all lengths, as they stand in numbers.
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－﹣", "-"))


def half_width(text: str) -> str:
    """Letters, digits and marks of one width, radicals as characters, dashes as "-"; nothing invisible, no blanks at
    the ends. For numbers, dates and words that are looked up; not for names that are stored."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text).translate(_RADICALS))
    return plain.translate(_DASHES).strip()


def squeezed(text: str) -> str:
    """The normal form: no blanks, no dots, nothing invisible, letters and digits of one width and case, radicals as the
    characters that they look like. A form is its own form."""
    while not _PLAIN.fullmatch(text):
        before = text
        text = half_width(_DROPPED.sub("", half_width(text).casefold()))
        if text == before:
            break
    return text


def alike(one: str, other: str) -> bool:
    """Whether two written names or numbers mean the same."""
    return squeezed(one) == squeezed(other)

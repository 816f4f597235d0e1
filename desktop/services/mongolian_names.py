"""Common words of Mongolian names in three scripts: as written in Chinese, in traditional Mongolian, in Latin letters.

TO BE CHECKED BY A NATIVE READER: the spellings were put together from dictionaries; one line a word, so that a reader
can correct them here. They only propose a spelling, which a person confirms, and dress the sample township.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from desktop.services.comparing import squeezed


class Spelling(NamedTuple):
    """A name in traditional Mongolian (Unicode) and in Latin letters."""

    mn: str
    latin: str


#: How a word is written in Chinese, then in Mongolian and Latin letters.
WORDS: Mapping[str, Spelling] = MappingProxyType(
    {
        zh: Spelling(mn, latin)
        for zh, mn, latin in (
            ("其木格", "ᠴᠢᠮᠡᠭ", "Chimeg"),
            ("其其格", "ᠴᠡᠴᠡᠭ", "Checheg"),
            ("高娃", "ᠭᠣᠸ᠎ᠠ", "Gowa"),
            ("图雅", "ᠲᠤᠶᠠᠭ᠎ᠠ", "Tuyaa"),
            ("格日乐", "ᠭᠡᠷᠡᠯ", "Gerel"),
            ("塔娜", "ᠲᠠᠨ᠎ᠠ", "Tana"),
            ("萨仁", "ᠰᠠᠷᠠᠨ", "Saran"),
            ("娜仁", "ᠨᠠᠷᠠᠨ", "Naran"),
            ("乌云", "ᠣᠶᠤᠨ", "Oyun"),
            ("斯琴", "ᠰᠡᠴᠡᠨ", "Sechen"),
            ("阿拉坦", "ᠠᠯᠲᠠᠨ", "Altan"),
            ("敖登", "ᠣᠳᠣᠨ", "Odon"),
            ("哈斯", "ᠬᠠᠰ", "Has"),
            ("孟根", "ᠮᠥᠩᠭᠦᠨ", "Monggon"),
            ("宝音", "ᠪᠤᠶᠠᠨ", "Buyan"),
            ("苏布德", "ᠰᠤᠪᠤᠳ", "Subud"),
            ("额尔敦", "ᠡᠷᠳᠡᠨᠢ", "Erdeni"),
            ("乌兰", "ᠤᠯᠠᠭᠠᠨ", "Ulagan"),
            ("乌仁", "ᠤᠷᠠᠨ", "Uran"),
            ("乌日娜", "ᠤᠷᠠᠨ᠎ᠠ", "Urana"),
            ("萨日娜", "ᠰᠠᠷᠠᠨ᠎ᠠ", "Sarana"),
            ("诺敏", "ᠨᠣᠮᠢᠨ", "Nomin"),
            ("通拉嘎", "ᠲᠤᠩᠭᠠᠯᠠᠭ", "Tunggalag"),
            ("阿茹娜", "ᠠᠷᠢᠭᠤᠨ᠎ᠠ", "Aruna"),
            ("青格乐", "ᠴᠡᠩᠭᠡᠯ", "Chenggel"),
            ("吉木斯", "ᠵᠢᠮᠢᠰ", "Jimis"),
            ("呼和", "ᠬᠥᠬᠡ", "Hohe"),
            ("巴特尔", "ᠪᠠᠭᠠᠲᠤᠷ", "Bagatur"),
            ("布和", "ᠪᠥᠬᠡ", "Bohe"),
            ("朝鲁", "ᠴᠢᠯᠠᠭᠤ", "Chilagu"),
            ("那顺", "ᠨᠠᠰᠤᠨ", "Nasun"),
            ("孟和", "ᠮᠥᠩᠬᠡ", "Mongke"),
        )
    }
)

#: Other Chinese ways of writing a word: the same woman stands in two lists under two of them.
VARIANTS: Mapping[str, str] = MappingProxyType(
    {
        "其木格": "琪木格",
        "其其格": "琪琪格",
        "高娃": "格娃",
        "图雅": "托娅",
        "格日乐": "格日勒",
        "萨仁": "莎仁",
        "娜仁": "那仁",
        "斯琴": "斯庆",
        "阿拉坦": "阿勒坦",
        "敖登": "奥登",
        "宝音": "布音",
        "苏布德": "苏布道",
        "青格乐": "青格勒",
        "乌仁": "乌任",
    }
)

_STANDARD = {variant: word for word, variant in VARIANTS.items()}
_CHINESE = {squeezed(spelling.mn): word for word, spelling in reversed(list(WORDS.items()))}
_WORD = re.compile("|".join(sorted([*WORDS, *_STANDARD], key=len, reverse=True)))


def words_of(name: str) -> list[str]:
    """The known words that a name consists of, in their standard writing; empty where any part of it is unknown."""
    found: list[str] = []
    end = 0
    for match in _WORD.finditer(name):
        if match.start() != end:
            return []
        found.append(_STANDARD.get(match[0], match[0]))
        end = match.end()
    return found if end == len(name) else []


def propose_spelling(name: str) -> Spelling | None:
    """A spelling to propose for a name written in Chinese; None where the table does not cover all of it."""
    words = [WORDS[word] for word in words_of(name)]
    if not words:
        return None
    latin = "".join(word.latin for word in words).capitalize()
    return Spelling(" ".join(word.mn for word in words), latin)


def other_writing(name: str) -> str | None:
    """The same name written otherwise in Chinese, None where no word of it has another writing."""
    words = words_of(name)
    other = "".join(VARIANTS.get(word, word) for word in words)
    return other if words and other != name else None


def in_chinese(name_mn: str) -> str:
    """How a name in Mongolian letters is usually written in Chinese, so that its initials find it; "" where the table
    does not hold all of its words."""
    words = [_CHINESE.get(squeezed(word), "") for word in name_mn.split()]
    return "".join(words) if all(words) else ""


def _any_script() -> Mapping[str, str]:
    """Every known writing of a word in the form for comparing → the word."""
    found = {squeezed(spelling.latin): word for word, spelling in reversed(list(WORDS.items()))}
    return {**found, **_CHINESE, **_STANDARD, **{word: word for word in WORDS}}


_WRITINGS = _any_script()
_WRITING = re.compile("|".join(sorted(_WRITINGS, key=len, reverse=True)))


def standard(squeezed_name: str) -> str:
    """A name (in the form for comparing, of any script) in the standard Chinese writing of its words; "" where any part
    of it is unknown."""
    found: list[str] = []
    end = 0
    for match in _WRITING.finditer(squeezed_name):
        if match.start() != end:
            return ""
        found.append(_WRITINGS[match[0]])
        end = match.end()
    return "".join(found) if found and end == len(squeezed_name) else ""


#: The consonants of traditional Mongolian letters, as far as they are told apart here.
_LETTERS = dict(zip("ᠨᠩᠪᠫᠬᠭᠮᠯᠰᠱᠲᠳᠴᠵᠶᠷᠸᠹᠺᠻ", "nnbphgmlsstdcjyrwfgh", strict=True))
_CLOSE = (
    ("ng(?=[^aeiouv]|$)", "n"),
    ("zh", "j"),
    ("[cs]h", lambda found: found[0][0]),
    ("x", "s"),
    ("q|ts", "c"),
    ("k", "h"),
)


def consonants(squeezed_name: str, readings: str) -> str:
    """The consonants of a name, by which it is alike in three scripts; ``readings``: its ``name_key``."""
    if any(char in _LETTERS for char in squeezed_name):
        found = "".join(_LETTERS.get(char, "") for char in squeezed_name)
    else:
        parts = [re.sub("^(?:w(?=u)|y(?=i))", "", part) for part in readings.split()]
        for pattern, close in _CLOSE:
            parts = [re.sub(pattern, close, part) for part in parts]
        found = re.sub("[^b-df-hj-np-tw-z]", "", "".join(parts))
    return re.sub(r"(.)\1+", r"\1", found)

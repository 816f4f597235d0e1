"""Names in three scripts: readings, sort keys, initials. What a typed text may mean is read by ``matching``.

A name is one word: it is never split into a surname and a given name, for most Mongolian women carry no surname.
Only the *reading* of a first character looks at whether it may be a surname (单 is shan there, dan elsewhere).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from desktop.resources import resource_path
from desktop.services.comparing import half_width, squeezed


def _readings(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


# Readings of a first character that may be a surname, where the usual reading is another.
_FIRST_READING = _readings(
    "单=shan 仇=qiu 解=xie 区=ou 查=zha 盖=ge 朴=piao 折=she 秘=bi 繁=po 薄=bo 缪=miao 洗=xian 佴=nai "
    "祭=zhai 员=yun 种=chong 隗=wei 乜=nie 么=yao 隽=juan 句=gou 炅=gui 谌=chen 撒=sa 尉=wei "
    "卜=bu 阚=kan 贠=yun 粘=nian 乐=yue 郇=xun 藏=zang 冼=xian 宓=mi"
)
_FIRST_TWO_READINGS = {
    "单于": ("chan", "yu"),
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "乐正": ("yue", "zheng"),
    "子车": ("zi", "ju"),
}
# Mongolian and Tibetan words (查干 white, 单巴 teaching …) and plain ones: the first character is no surname there.
_NOT_SURNAMES = re.compile("查[干娜苏嘎哈日汗罕斯森仁]|单[巴增珠津迪达]|解放|乐乐")
# Readings usual in names, where the dictionary's first one is not.
_READING = _readings("曾=zeng 勒=le 什=shi 都=du 翟=zhai 覃=qin 长=chang 圳=zhen 晟=sheng")

#: A Chinese character, as a regular expression.
HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_HAN = re.compile(HAN)
_ALL_HAN = re.compile(f"{HAN}*")
_PARTS = re.compile("[a-z0-9]+|" + HAN)
_MONGOLIAN = re.compile("[\u1800-\u18af]")
_MENKSOFT = re.compile("[\ue234-\ue4ff]")


def is_mongolian(text: str) -> bool:
    """Whether traditional Mongolian letters stand in ``text``."""
    return _MONGOLIAN.search(text) is not None


def is_menksoft(text: str) -> bool:
    """Whether Menksoft's private codes stand in ``text``: kept as they are, never taken for Unicode Mongolian."""
    return _MENKSOFT.search(text) is not None


def script_of(text: str) -> str:
    """The script (``person_alias.script``) of a name: mn, zh or latin."""
    if is_mongolian(text) or is_menksoft(text):
        return "mn"
    return "zh" if _HAN.search(text) else "latin"


@cache
def _reading(char: str) -> str:
    known = _READING.get(char)
    if known:
        return known
    # Without its phrase dictionary pypinyin is imported in 0.05 s instead of 0.5 s; names are no phrases.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import lazy_pinyin

    found = lazy_pinyin(char, errors="ignore")
    return str(found[0]) if found else ""


def units(name: str) -> list[tuple[str, str]]:
    """The parts of a name with their readings: each Chinese character, and runs of Latin letters and digits, which are
    their own reading. A character that has none is left out.
    """
    parts = list(name) if _ALL_HAN.fullmatch(name) else _PARTS.findall(half_width(name).lower())
    readings = [part if part.isascii() else _reading(part) for part in parts]
    head = "".join(parts[:2])
    if two := _FIRST_TWO_READINGS.get(head):
        readings[:2] = two
    elif parts and parts[0] in _FIRST_READING and not _NOT_SURNAMES.match(head):
        readings[0] = _FIRST_READING[parts[0]]
    return [(part, reading) for part, reading in zip(parts, readings, strict=True) if reading]


def syllables(name: str) -> list[str]:
    """The readings of a name: one of each Chinese character, runs of Latin letters and digits as they are."""
    return [reading for _, reading in units(name)]


def name_key(name: str | None) -> str:
    """The sort and search key of a name: its readings, a blank between (``qi mu ge``); ü is v."""
    return " ".join(syllables(name or ""))


def initials(name: str | None) -> str:
    """The first letters of a name's readings: ``qmg``."""
    return "".join(reading[0] for reading in syllables(name or ""))


# --- strokes ----------------------------------------------------------------------------------------------------


#: Hexadecimal digits of a character's rank in a key.
_RANK: Final = 4


@cache
def _stroke_table() -> tuple[dict[str, int], dict[str, int]]:
    """Of the characters of ``resources/strokes.txt``: rank in stroke order; number of strokes of the common ones."""
    ranks: dict[str, int] = {}
    counts: dict[str, int] = {}
    for line in resource_path("strokes.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, _, chars = line.partition("\t")
        common, _, rare = chars.partition("|")
        for char in common + rare:
            ranks[char] = len(ranks)
        counts.update(dict.fromkeys(common, int(number)))
    return ranks, counts


def stroke_count(char: str) -> int | None:
    """How many strokes a common character has; None for rare ones, whose place in the table is only about right."""
    return _stroke_table()[1].get(char)


def stroke_key(name: str | None) -> str:
    """A key that sorts names by strokes (姓名笔画, as people's congresses do): number of strokes, then 横竖撇点折,
    character by character.

    Characters that the table does not hold, and other scripts, come after all others.
    """
    ranks = _stroke_table()[0]
    return "".join(f"{ranks[char]:0{_RANK}x}" if char in ranks else f"~{char}" for char in squeezed(name or ""))


def surname_stroke_key(stroke_key: str) -> str:
    """The key of 姓氏笔画 for that of 姓名笔画, as party congresses and the CPPCC order names: a name of two
    characters has a blank in its second place, so that 田富 stands before 田大利 (organisation.md, example 46)."""
    if len(stroke_key) != 2 * _RANK or "~" in stroke_key:
        return stroke_key
    return f"{stroke_key[:_RANK]}{'':0<{_RANK}}{stroke_key[_RANK:]}"


#: Which of a person's names sorts her: one that can be read aloud before one in Mongolian letters.
_SORTED_BY = ("name_zh", "name_latin", "name_mn", "nickname")


def derive_person(record: Mapping[str, Any]) -> dict[str, Any]:
    """The local columns of a person's row: name_key, initials, stroke_key, of her Chinese name, else of the Latin."""
    name = next((written for field in _SORTED_BY if (written := record.get(field))), None)
    return {"name_key": name_key(name), "initials": initials(name), "stroke_key": stroke_key(name)}

"""Sort keys, initials and queries of names in three scripts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services import mongolian_names, names


@pytest.mark.parametrize(
    ("name", "key", "letters"),
    [
        ("其木格", "qi mu ge", "qmg"),
        ("乌云其木格", "wu yun qi mu ge", "wyqmg"),
        ("单秀兰", "shan xiu lan", "sxl"),
        ("曾丽", "zeng li", "zl"),
        ("仇桂英", "qiu gui ying", "qgy"),
        ("解玉珍", "xie yu zhen", "xyz"),
        ("区海燕", "ou hai yan", "ohy"),
        ("查桂芳", "zha gui fang", "zgf"),
        ("盖红", "ge hong", "gh"),
        ("朴顺姬", "piao shun ji", "psj"),
        ("查干花", "cha gan hua", "cgh"),  # white flower: no surname
        ("尉迟敏", "yu chi min", "ycm"),
        ("卜秀英", "bu xiu ying", "bxy"),
        ("阚红", "kan hong", "kh"),
        ("贠丽", "yun li", "yl"),
        ("粘玉珍", "nian yu zhen", "nyz"),
        ("乐敏", "yue min", "ym"),
        ("乐乐", "le le", "ll"),  # what she is called: no surname
        ("郇霞", "xun xia", "xx"),
        ("藏丽", "zang li", "zl"),
        ("单巴", "dan ba", "db"),  # a Mongolian given name
        ("单增卓玛", "dan zeng zhuo ma", "dzzm"),
        ("查斯娜", "cha si na", "csn"),  # snow
        ("⼥娃", "nv wa", "nw"),
        ("格日勒", "ge ri le", "grl"),
        ("包·其其格", "bao qi qi ge", "bqqg"),
        ("娜仁 Gerel", "na ren gerel", "nrg"),
        ("吕绿", "lv lv", "ll"),
        ("ᠴᠢᠮᠡᠭ", "", ""),
        (None, "", ""),
    ],
)
def test_readings(name: str | None, key: str, letters: str) -> None:
    assert names.name_key(name) == key
    assert names.initials(name) == letters


def test_the_first_reading_does_not_bring_the_phrase_dictionary() -> None:
    code = "import sys; from desktop.services import names; assert 'pypinyin' not in sys.modules\n"
    code += "names.name_key('其木格'); from pypinyin.constants import PHRASES_DICT; assert not PHRASES_DICT"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_stroke_order() -> None:
    """By number of strokes, then 横竖撇点折; one surname stays together."""
    ordered = "丁 马 王 王兰 王秀兰 云 乌云 白 包 朱 刘 孙 李 杨 吴 张 陈 其木格 周 高 黄"
    assert " ".join(sorted(sorted(ordered.split()), key=names.stroke_key)) == ordered


@pytest.mark.parametrize(
    ("key", "ordered"),
    [
        (
            lambda name: names.surname_stroke_key(names.stroke_key(name)),
            "丁小宁 王兰 王海 王梅 王大丽 王秀兰 乌兰 乌云其木格 田富 田大利 包秀英 其木格 娜仁 高娃 高大富 萨仁高娃",
        ),
        (
            names.stroke_key,
            "丁小宁 王大丽 王兰 王秀兰 王海 王梅 乌云其木格 乌兰 田大利 田富 包秀英 其木格 娜仁 高大富 高娃 萨仁高娃",
        ),
    ],
    ids=["surname", "name"],
)
def test_both_orders_of_strokes(key: Callable[[str], str], ordered: str) -> None:
    """organisation.md, example 46."""
    assert " ".join(sorted(sorted(ordered.split()), key=key)) == ordered


def test_a_short_name_in_another_script_gets_no_blank() -> None:
    assert names.surname_stroke_key(names.stroke_key("龘Anna")) == names.stroke_key("龘Anna")
    assert names.surname_stroke_key("~") == "~"


@pytest.mark.parametrize(
    ("char", "count"), [("一", 1), ("其", 8), ("格", 10), ("萨", 11), ("嘎", 14), ("麟", 23), ("德", 15)]
)
def test_stroke_counts(char: str, count: int) -> None:
    assert names.stroke_count(char) == count


def test_strokes_of_other_scripts_come_last() -> None:
    assert names.stroke_count("a") is names.stroke_count("龘") is None
    assert sorted(["ᠴᠢᠮᠡᠭ", "龘", "Anna", "一"], key=names.stroke_key)[:2] == ["一", "龘"]


@given(st.text(max_size=8))
def test_any_name_has_keys(name: str) -> None:
    key = names.name_key(name)
    assert names.initials(name) == "".join(part[0] for part in key.split())
    assert names.stroke_key(name).isprintable() or not name.isprintable()


def test_a_persons_columns_fall_back_to_what_there_is() -> None:
    assert names.derive_person({"name_zh": "其木格"}) == {
        "name_key": "qi mu ge",
        "initials": "qmg",
        "stroke_key": names.stroke_key("其木格"),
    }
    assert names.derive_person({"name_zh": None, "name_latin": "Chimeg"})["name_key"] == "chimeg"
    assert names.derive_person({"name_mn": "ᠴᠢᠮᠡᠭ"})["name_key"] == ""


def test_scripts_are_told_apart() -> None:
    assert [names.script_of(text) for text in ("其木格", "ᠴᠢᠮᠡᠭ", "Chimeg", "\ue264\ue2a1")] == [
        "zh",
        "mn",
        "latin",
        "mn",
    ]
    assert names.is_menksoft("\ue264") and not names.is_menksoft("ᠴᠢᠮᠡᠭ")


def test_spellings_are_mongolian_letters_and_latin() -> None:
    for word, spelling in mongolian_names.WORDS.items():
        assert all("\u1800" <= char <= "\u18aa" for char in spelling.mn), word
        assert spelling.latin.isascii()
    assert mongolian_names.propose_spelling("萨仁高娃") == ("ᠰᠠᠷᠠᠨ ᠭᠣᠸ\u180eᠠ", "Sarangowa")
    assert mongolian_names.propose_spelling("莎仁高娃") == mongolian_names.propose_spelling("萨仁高娃")
    assert mongolian_names.propose_spelling("王秀兰") is None
    assert mongolian_names.propose_spelling("其木格兰") is None
    assert mongolian_names.other_writing("其木格") == "琪木格"
    assert mongolian_names.other_writing("诺敏") is None

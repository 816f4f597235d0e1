"""What a typed text may mean, against a slow and plain reading of the same rules."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.services.comparing import squeezed
from desktop.services.matching import (
    BEGINS,
    LOOSELY,
    WHOLE,
    WITHIN,
    By,
    Index,
    Query,
    likeliest,
    spelt,
)
from desktop.services.names import initials, name_key, units

HER = (("乌云其木格", "ᠴᠢᠮᠡᠭ", "Chimeg", "兰花姐"), "14004825503")


def fit(typed: str, *names: str, phone: str | None = None) -> int | None:
    return Query(typed).fit(spelt(names, phone))


# --- by example -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "其木",
        "木格",
        "qmg",
        "QMG",
        "q'm'g",
        "qimu",
        "ｑｍｇ",
        "wuyunq",
        "wyunqm",
        "wyqimug",
        "乌yun",
        "w云",
        "wyq木",
        "5503",
        "14004825503",
        "048",
        "４８２５",
        "1400-482",
        "ᠴᠢᠮ",
        "chime",
        "himeg",
        "兰h",
        "lanhuaj",
    ],
)
def test_what_finds_her(typed: str) -> None:
    assert Query(typed).fit(spelt(*HER)) is not None


@pytest.mark.parametrize("typed", ["imu", "mgq", "其乌", "格w", "萨仁", "40", "82", "9999", "wuyy", "qmgx", "乌x"])
def test_what_does_not_find_her(typed: str) -> None:
    assert Query(typed).fit(spelt(*HER)) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("qiuxy", "仇秀英"),
        ("zengml", "曾美兰"),
        ("w兰", "王兰"),
        ("w兰", "王秀兰"),
        ("lv", "吕绿"),
        ("lü", "吕绿"),
        ("2026nsb", "2026年三八节"),
    ],
)
def test_syllables_and_initials_mixed(typed: str, name: str) -> None:
    assert fit(typed, name) is not None


def test_the_best_fit_is_what_was_typed() -> None:
    assert (
        fit("其木格", "其木格")
        == fit("qmg", "其木格")
        == fit("qimug", "其木格")
        == fit("5503", "x", phone="5503")
        == WHOLE
    )
    assert (
        fit("其木", "其木格")
        == fit("qim", "其木格")
        == fit("w兰", "王兰花")
        == fit("5503", "x", phone="125503")
        == BEGINS
    )
    assert fit("木格", "其木格") == fit("mg", "其木格") == fit("1255", "x", phone="125503") == WITHIN
    assert fit("w兰", "王秀兰") == fit("255", "x", phone="125503") == LOOSELY
    assert fit("", "其木格") == WHOLE


def test_the_likeliest_come_first_and_all_where_nothing_was_typed() -> None:
    places = [(name, spelt([name])) for name in ("萨仁台嘎查", "克力代嘎查", "老克力代", "克力")]
    assert likeliest("kel", places, 8) == ["克力", "克力代嘎查", "老克力代"]
    assert likeliest("克力", places, 2) == ["克力", "克力代嘎查"]
    assert likeliest("", places, 8) == [name for name, _ in places]
    assert likeliest("kl", places, 1) == ["克力"]


def test_a_text_of_any_length_is_looked_up_at_once() -> None:
    long = "aa " * 400
    assert Query("a" * 5000).by is Query("王" + "a" * 20).by is By.TEXT
    assert Query("a" * 15 + "b").fit(spelt([long])) is Query("a" * 63 + "b").fit(spelt([long])) is None
    assert Query("a" * 14 + "b王").fit(spelt([long + "王"])) is None
    assert list(Query("a" * 64).hits(Index([spelt([long]), spelt(["阿"])]))) == [0]
    assert fit("wulanmaodusumufunvlianhehui", "乌兰毛都苏木妇女联合会") == WHOLE


# --- against the plain one --------------------------------------------------------------------------------------------


def plainly(typed: str, names: list[str], phone: str | None) -> bool:
    """The same rules, read one character after the other."""
    raw = squeezed(typed)
    if not raw or any(raw in squeezed(name) for name in names):
        return True
    digits = raw.replace("-", "")
    if digits.isdecimal() and digits.isascii():
        number = (phone or "").replace("-", "")
        return number.endswith(digits) or number.startswith(digits) or (len(digits) > 2 and digits in number)
    letters = raw.replace("ü", "v")
    if not re.search("[a-z]", letters) or not re.fullmatch("[a-z0-9\u3400-\u9fff]+", letters):
        return False
    if letters.isascii():
        return any(_by_sound(letters, name_key(name).split()) for name in names)
    return any(_by_both(letters, units(squeezed(name))) for name in names)


def _by_sound(letters: str, readings: list[str]) -> bool:
    """From any reading on: some first letters of it, then of the next one."""

    def eaten(letters: str, at: int) -> bool:
        if not letters:
            return True
        if at == len(readings):
            return False
        begins = range(1, len(readings[at]) + 1)
        return any(letters[:n] == readings[at][:n] and eaten(letters[n:], at + 1) for n in begins)

    return any(eaten(letters, at) for at in range(len(readings)))


def _by_both(text: str, parts: list[tuple[str, str]]) -> bool:
    """In their order, others between: a character, or some first letters of a reading."""
    if not text:
        return True
    for at, (char, reading) in enumerate(parts):
        if not char.isascii() and text[0] == char and _by_both(text[1:], parts[at + 1 :]):
            return True
        begins = range(1, len(reading) + 1)
        if any(text[:n] == reading[:n] and _by_both(text[n:], parts[at + 1 :]) for n in begins):
            return True
    return False


NAME = st.text("其木格乌云萨仁高娃单查曾王李吕兰a2ᠴᠢ·  ", max_size=6)
PHONE = st.none() | st.from_regex(r"[0-9]{3,4}-?[0-9]{4}", fullmatch=True)
PERSON = st.tuples(st.lists(NAME, max_size=3), PHONE)


@st.composite
def typed_about(draw: st.DrawFn, people: list[tuple[list[str], str | None]]) -> str:
    """A part of what one of the people is called, spelt as people do, sometimes with a slip."""
    names, phone = draw(st.sampled_from(people))
    parts = [*units("".join(names[:1]))]
    pieces = [draw(st.sampled_from([char, reading, reading[:1], reading[:2]])) for char, reading in parts]
    first = draw(st.integers(0, len(pieces)))
    wanted = draw(st.sampled_from(["".join(pieces[first:]), "".join(pieces[first::2]), (phone or "")[first:], *names]))
    return wanted[: draw(st.integers(0, 12))] + draw(st.sampled_from(["", "", "", "x", "5", "木", "'", " ", "ü", "-"]))


@given(st.data(), st.lists(PERSON, min_size=1, max_size=5))
def test_it_finds_what_the_plain_one_finds(data: st.DataObject, people: list[tuple[list[str], str | None]]) -> None:
    typed = data.draw(typed_about(people) | st.text("qwlmg木王2-ü'ᠴ", max_size=6))
    wanted = [at for at, (names, phone) in enumerate(people) if plainly(typed, names, phone)]
    things = [spelt(names, phone) for names, phone in people]
    query = Query(typed)
    assert [at for at, thing in enumerate(things) if query.fit(thing) is not None] == wanted
    assert list(query.hits(Index(things))) == wanted
    assert sorted(likeliest(typed, enumerate(things), len(things))) == wanted


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=4))
@example("\t", ["\t\n"])
@example("(", ["(?"])
def test_any_text_is_looked_up_in_any_name(typed: str, names: list[str]) -> None:
    thing = spelt(names)
    assert (Query(typed).fit(thing) is not None) == (list(Query(typed).hits(Index([thing]))) == [0])


@given(st.text("其木格乌云萨仁高娃单查曾王李", min_size=1, max_size=5))
def test_a_name_is_found_by_its_own_initials_and_pinyin(name: str) -> None:
    assert fit(initials(name), name) == fit(name_key(name).replace(" ", ""), name) == fit(name, name) == WHOLE

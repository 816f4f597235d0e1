"""The rules for doubles: what speaks for a pair, that namesakes are none, that nobody is missed for not being asked."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.doubles import WAYS, planted
from desktop.services.doubles import (
    Birth,
    Finder,
    Line,
    Name,
    Pair,
    births_alike,
    judged,
    names_alike,
    pair_of,
    traits,
)

HER, OTHER = b"\x01" * 16, b"\x02" * 16
HERE, THERE = b"\x0a" * 16, b"\x0b" * 16


def line(id: bytes, *names: str, birth: str = "", phone: str = "", gacha: bytes | None = None, id_no: str = "") -> Line:
    return Line(id, names, birth, phone, gacha, id_no, "2")


def pair(one: Line, other: Line) -> Pair | None:
    return judged(traits(one), traits(other))


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("其木格", "其 木格", Name.SAME),
        ("呂芳", "吕芳", Name.VARIANT),
        ("其木格", "琪木格", Name.SPELLING),
        ("托娅", "图雅", Name.SPELLING),
        ("其木格", "Chimeg", Name.SPELLING),
        ("萨仁其木格", "ᠰᠠᠷᠠᠨ ᠴᠢᠮᠡᠭ", Name.SPELLING),
        ("张红", "章虹", Name.SOUND),
        ("陈英", "成颖", Name.SOUND),
        ("牧仁", "Muren", Name.SOUND),
        ("包其木格", "其木格", Name.PART),
        ("包其木格", "Chimeg", Name.PART),
        ("萨仁高娃", "高娃", Name.LOOSELY),
        ("其其格", "Tsetseg", Name.LOOSELY),
        ("王秀兰", "李秀兰", Name.OTHER),
    ],
)
def test_names_are_alike_in_every_script(one: str, other: str, how: Name) -> None:
    a, b = traits(line(HER, one)), traits(line(OTHER, other))
    assert names_alike(a, b) is names_alike(b, a) is how


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("1975-03-12", "1975-03-12", Birth.FULL),
        ("1975-03", "1975-03-12", Birth.MONTH),
        ("1975-03", "1975-03", Birth.MONTH),
        ("1975", "1975-03-12", Birth.YEAR),
        ("1975-03-12", "1975-03-13", Birth.NEAR),
        ("1975-03-12", "1975-12-03", Birth.NEAR),
        ("1975-03-12", "1976-03-12", Birth.NEAR),
        ("1975-03-12", "1976-03-13", Birth.DIFFER),
        ("1975-03", "1975-04", Birth.DIFFER),
        ("1975", "", Birth.UNKNOWN),
    ],
)
def test_births_agree_as_far_as_they_are_known(one: str, other: str, how: Birth) -> None:
    assert births_alike(one, other) is births_alike(other, one) is how


def test_the_reasons_are_said_the_heaviest_first() -> None:
    found = pair(
        line(HER, "吕芳", birth="1975-03", phone="13800000000", gacha=HERE),
        line(OTHER, "呂芳", birth="1975-03-12", phone="13800000000", gacha=HERE),
    )
    assert found is not None and found.reasons == ("phone", "variant", "birth_partly", "gacha")
    script = pair(line(HER, "其木格", birth="1975-03-12"), line(OTHER, "Chimeg", birth="1975-03-12"))
    assert script is not None and script.reasons == ("birth", "spelling", "script")
    number = pair(line(HER, "其木格", id_no="11010519491231002X"), line(OTHER, "王秀兰", id_no="11010519491231002X"))
    assert number is not None and number.reasons == ("id_no",) and number.weight > script.weight


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (line(HER, "其木格", gacha=HERE), line(OTHER, "其木格", gacha=THERE)),  # a name alone
        (line(HER, "其木格", birth="1975-03-12"), line(OTHER, "其木格", birth="1980-01-02")),
        (line(HER, "其木格", birth="1975"), line(OTHER, "其木格", birth="1975-03-12", gacha=HERE)),
        # two of one family: a phone, and names of one sound
        (line(HER, "萨仁高娃", birth="1999-01-02", phone="1"), line(OTHER, "高娃", birth="1975-03-12", phone="1")),
        (line(HER, "王秀兰", birth="1975-03-12"), line(OTHER, "李秀兰", birth="1975-03-12")),
        (
            line(HER, "其木格", birth="1975-03-12", id_no="11010519491231002X"),
            line(OTHER, "其木格", birth="1975-03-12", id_no="152221197503120021"),
        ),
        (Line(HER, ("宝音",), "1975-03-12", sex="1"), Line(OTHER, ("宝音",), "1975-03-12", sex="2")),
    ],
)
def test_namesakes_and_families_are_no_pair(one: Line, other: Line) -> None:
    assert pair(one, other) is None


def test_a_name_and_a_gacha_count_where_nobody_else_has_the_name() -> None:
    two = [line(HER, "斯琴", gacha=HERE), line(OTHER, "斯琴", gacha=HERE, birth="1975-03-12")]
    third = line(b"\x03" * 16, "斯庆", gacha=THERE, birth="1980-01-02")
    assert [found.key for found in Finder(map(traits, two)).pairs()] == [(HER, OTHER)]
    assert Finder(map(traits, [*two, third])).pairs() == []


# --- whatever the roster ----------------------------------------------------------------------------------------------

_WRITTEN = "其木格 琪木格 包其木格 Chimeg ᠴᠢᠮᠡᠭ 高娃 格娃 萨仁高娃 吕芳 呂芳 吕方 张红 章虹 图雅 托娅 王秀兰 王秀蓝"
_NAMES = st.sampled_from(_WRITTEN.split())
_BIRTHS = st.sampled_from(["", "1975", "1975-03", "1975-03-12", "1975-12-03", "1976-03-12", "1980-01-02"])
_LINES = st.builds(
    lambda names, birth, phone, gacha, number, sex: Line(b"", tuple(names), birth, phone, gacha, number, sex),
    st.lists(_NAMES, min_size=1, max_size=2),
    _BIRTHS,
    st.sampled_from(["", "13800000000", "13900000000"]),
    st.sampled_from([None, HERE, THERE]),
    st.sampled_from(["", "", "", "11010519491231002X", "152221197503120021"]),
    st.sampled_from(["2", "2", "1", ""]),
)
_ROSTERS = st.lists(_LINES, max_size=14).map(
    lambda lines: [each._replace(id=bytes([number]) * 16) for number, each in enumerate(lines, 1)]
)


@given(_ROSTERS)
@settings(max_examples=150, deadline=None)
def test_nobody_is_missed_for_not_being_asked(roster: list[Line]) -> None:
    finder = Finder(map(traits, roster))
    found = {each.key: each for each in finder.pairs()}
    for one, other in combinations(roster, 2):
        told, other_way = pair(one, other), pair(other, one)
        assert told == other_way
        sounds = traits(one).sounds | traits(other).sounds
        bearers = [each for each in roster if traits(each).sounds & sounds]
        wanted = None if told is not None and told.rare and len(bearers) > 2 else told
        assert found.get(pair_of(one.id, other.id)) == wanted


@given(_ROSTERS)
@settings(max_examples=100, deadline=None)
def test_the_order_and_who_comes_and_goes_change_nothing(roster: list[Line]) -> None:
    wanted = Finder(map(traits, roster)).pairs()
    finder = Finder()
    mixed = sorted(roster, key=lambda each: (each.names, each.id))
    for each in mixed:
        finder.put(traits(each._replace(names=("临时",), phone="1")))
    finder.put(traits(line(b"\xff" * 16, "过客", phone="1")))
    finder.drop(b"\xff" * 16)
    for each in reversed(mixed):
        finder.put(traits(each))
    assert finder.pairs() == wanted
    for each in roster:
        assert finder.like(each) == [pair for pair in wanted if each.id in pair.key]


@given(_ROSTERS, st.data())
@settings(max_examples=100, deadline=None)
def test_who_is_known_to_be_two_is_no_pair(roster: list[Line], data: st.DataObject) -> None:
    finder = Finder(map(traits, roster))
    pairs = finder.pairs()
    apart = data.draw(st.sets(st.sampled_from([pair.key for pair in pairs]))) if pairs else set()
    assert finder.pairs(apart) == [pair for pair in pairs if pair.key not in apart]
    for each in roster:
        assert not {pair.key for pair in finder.like(each, apart)} & apart


def test_the_bench_plants_in_seven_ways_each_time_the_same() -> None:
    women = [
        (
            bytes([n]) * 16,
            {"name_zh": name, "sex": "2", "birth": f"19{50 + n}-03-12", "phone": f"1380000{n:04}", "gacha": HERE},
        )
        for n, name in enumerate(["萨仁其木格", "乌云高娃", "娜仁图雅"] * 20)
    ]
    many = [(bytes([n % 256, n // 256]) * 8, values) for n, (_, values) in enumerate(women * 12)]
    first, again = planted(many), planted(many)
    assert first == again and len(first) == len(many) // 50
    assert {way for _, _, way in first} == {way.__name__ for way in WAYS}

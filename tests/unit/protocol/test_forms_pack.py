"""口径包: plain data both ways, what is wrong with one, and when a report is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.figures import FIGURES
from protocol.forms_pack import (
    FORMAT,
    HOME_RULES,
    MOST_RULE,
    MOST_TARGET,
    MOST_WORDS,
    WITH_TARGET,
    Pack,
    PackError,
    span_name,
)
from protocol.periods import Span

WORDS = st.text(st.characters(min_codepoint=32, blacklist_categories=("Cs",)), max_size=MOST_WORDS).map(str.strip)
NAMES = WORDS.filter(lambda words: words not in ("", "month"))
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
PACKS = st.builds(
    Pack,
    WORDS.filter(bool),
    WORDS,
    WORDS,
    st.integers(1, 31),
    st.none() | st.tuples(st.integers(1, 31), CLOCKS),
    st.dictionaries(st.sampled_from(WITH_TARGET), st.integers(1, MOST_TARGET), max_size=5),
    st.dictionaries(NAMES, st.integers(1, 31), max_size=3),
    *(st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple), max_size=2),) * 3,
    st.dictionaries(st.sampled_from(tuple(HOME_RULES)), st.integers(0, MOST_RULE), max_size=4),
)
GOOD = Pack("旗妇联口径包", "2026-1", "科右前旗妇联", 25, (27, "18:00"), {"act.count": 120})
WHOLE = replace(
    GOOD,
    closings={"year": 31, "经费到位表": 31},
    asks={"month": ("visit.count", "act.count", "act.of_2030")},
    checklists={"report": ("台账已核对",), "home": ("有场所", "有设施")},
    codes={"visit_target": ("边境牧户",)},
    homes={"H40": 6, "quiet": 90},
)


@given(PACKS)
def test_plain_data_both_ways(pack: Pack) -> None:
    assert Pack.of_plain(pack.plain()) == pack


@pytest.mark.parametrize(
    ("part", "value"),
    [
        *(("closing", bad) for bad in (0, 32, "25", True, None)),
        *(("due", bad) for bad in ([27], [0, "18:00"], [27, "24:00"], [27, "8:00"], [27, 18], "27")),
        *(("targets", bad) for bad in (None, [], {"act.count": 0}, {"act.count": 1.5}, {"act.count": MOST_TARGET + 1})),
        *(("name", bad) for bad in ("", "  ", None, "长" * 81, "a\nb")),
        *(("closings", bad) for bad in (None, [], {"year": 0}, {"year": "31"}, {"month": 5}, {" x": 5}, {"\n": 5})),
        *(("asks", bad) for bad in (None, {"month": "act.count"}, {"month": [3]}, {"month": [" "]}, {"": ["x"]})),
        *(("checklists", bad) for bad in ({"home": ["有场所"] * 61}, {"home": ["长" * 81]}, {"home": ["a\nb"]})),
        *(("codes", bad) for bad in ({"visit_target": ["\ud800"]}, {str(n): ["x"] for n in range(101)})),
        *(("homes", bad) for bad in (None, [], {"H10": -1}, {"H10": "1"}, {"H10": 1001}, {" ": 1}, {"H10": True})),
        ("version", 1),
        ("office", "\x00"),
    ],
)
def test_what_is_wrong_is_named(part: str, value: Any) -> None:
    with pytest.raises(PackError) as told:
        Pack.of_plain({**GOOD.plain(), part: value})
    assert told.value.part == part


@given(st.recursive(st.none() | st.integers() | st.text(max_size=3), lambda part: st.lists(part, max_size=3)))
def test_whatever_is_no_pack_is_told(junk: Any) -> None:
    with pytest.raises(PackError):
        Pack.of_plain(junk)
    for part in GOOD.plain():
        try:
            Pack.of_plain({**GOOD.plain(), part: junk})
        except PackError as error:
            assert error.part in (part, "shape", "newer")


def test_one_of_a_newer_program() -> None:
    with pytest.raises(PackError) as told:
        Pack.of_plain({**GOOD.plain(), "format": FORMAT + 1, "closing": "last friday"})
    assert told.value.part == "newer"


def test_without_the_newer_parts_it_is_the_value_that_older_programs_read() -> None:
    assert GOOD.plain()["format"] == 1 and set(GOOD.plain()) == {
        *("format", "name", "version", "office", "closing", "due", "targets"),
    }
    assert WHOLE.plain()["format"] == FORMAT and Pack.of_plain(WHOLE.plain()) == WHOLE
    for part in ("closings", "asks", "checklists", "codes"):
        assert replace(GOOD, **{part: getattr(WHOLE, part)}).plain()["format"] == 2, part


def test_what_a_report_asks_for_and_when_it_closes() -> None:
    assert WHOLE.asked(Span.MONTH) == ("visit.count", "act.count") and WHOLE.asked(Span.YEAR) == tuple(FIGURES)
    assert replace(WHOLE, asks={"month": ("act.of_2030",)}).asked(Span.MONTH) == tuple(FIGURES)
    assert [WHOLE.closing_of(*forms) for forms in ((), ("month",), ("year",), ("经费到位表", "month"))] == [
        *(25, 25, 31, 31),
    ]
    assert span_name(Span.HALF) == "half"


def test_a_target_of_a_figure_that_a_newer_version_counts_stays() -> None:
    assert Pack.of_plain({**GOOD.plain(), "targets": {"act.of_2030": 7}}).targets == {"act.of_2030": 7}


@pytest.mark.parametrize(
    ("day", "last", "due"),
    [
        (27, date(2026, 11, 25), date(2026, 11, 27)),
        (3, date(2026, 11, 30), date(2026, 12, 3)),
        (25, date(2026, 11, 25), date(2026, 12, 25)),
        (31, date(2026, 1, 31), date(2026, 2, 28)),
        (30, date(2027, 2, 25), date(2027, 2, 28)),
        (5, date(2026, 12, 31), date(2027, 1, 5)),
    ],
)
def test_when_a_report_is_due(day: int, last: date, due: date) -> None:
    assert Pack("x", "1", due=(day, "18:00")).due_on(last) == (due, "18:00")
    assert Pack("x", "1").due_on(last) is None


@given(st.integers(1, 31), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_it_is_due_after_the_period_and_soon(day: int, last: date) -> None:
    found = Pack("x", "1", due=(day, "18:00")).due_on(last)
    assert found is not None and last < found[0] <= last + timedelta(days=62)

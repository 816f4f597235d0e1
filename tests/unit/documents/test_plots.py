"""The geometry of a plot: everything within it, nothing over anything else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.plots import FOOT, HEAD, NUMBER, ROW, SIDE, Bar, Lying, bars, lying, scale_of

_BARS = st.lists(
    st.builds(Bar, st.sampled_from(["1", "12"]), st.integers(0, 200_000), st.none() | st.integers(0, 200_000)),
    max_size=12,
)


@pytest.mark.parametrize(
    ("highest", "scale"),
    [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 5, 10]), (15, [0, 5, 10, 15]), (6377, [0, 5000, 10_000])],
)
def test_the_lines_across_are_whole_and_easy_to_read(highest: int, scale: list[int]) -> None:
    assert scale_of(highest) == scale


@given(st.integers(0, 10**9))
def test_the_lines_cover_the_highest_and_are_few(highest: int) -> None:
    scale = scale_of(highest)
    steps = {after - before for before, after in pairwise(scale)}
    assert scale[0] == 0 and scale[-1] >= highest and len(scale) <= 4 and len(steps) == 1
    assert str(steps.pop()).rstrip("0") in ("1", "2", "5")


@given(_BARS, st.floats(60, 400), st.floats(30, 120), st.none() | st.integers(1, 200_000))
def test_all_of_it_stands_within_and_numbers_keep_clear_of_last_year_and_target(
    given_bars: list[Bar], width: float, height: float, target: int | None
) -> None:
    drawing = bars(given_bars, width, height, target)
    low = height - FOOT
    for rect in drawing.rects:
        assert rect.x >= SIDE and rect.x + rect.width <= width + 1e-6
        assert rect.y >= HEAD - 1e-6 and abs(rect.y + rect.height - low) < 1e-6
    for line in drawing.lines:
        assert -1e-6 <= line.x1 <= line.x2 <= width + 1e-6 and HEAD - 1e-6 <= line.y1 <= low + 1e-6
    numbers = [words for words in drawing.words if words.role == "number"]
    assert [words.text for words in numbers] == [f"{bar.value:,}" for bar in given_bars]
    marks = iter(line for line in drawing.lines if line.role == "before")
    for bar, words, rect in zip(given_bars, numbers, drawing.rects, strict=True):
        assert 0 < words.y <= rect.y
        if bar.before is not None and bar.before >= bar.value:
            mark = next(marks).y1
            assert not words.y - NUMBER + 1.3 < mark < words.y + 1.1  # it stands above the mark, or well below it
        elif bar.before is not None:
            next(marks)
    at = [line.y1 for line in drawing.lines if line.role == "target"]
    assert len(at) == (target is not None)
    for words, rect in zip(numbers, drawing.rects, strict=True):
        if at and at[0] <= rect.y:
            assert not words.y - NUMBER + 1.3 < at[0] < words.y + 1.1
    roles = [getattr(part, "role", "bar") for part in drawing.in_order()]
    behind, bar, before = {"grid", "axis"}, {"bar"}, {"before", "target"}
    order = [next(n for n, group in enumerate((behind, bar, before)) if role in group) for role in roles]
    assert order == sorted(order)
    assert len(drawing.plain()["parts"]) == len(drawing.rects) + len(drawing.lines)
    if given_bars:
        assert drawing.strips[0][0] == SIDE
        assert drawing.strips[-1][0] + drawing.strips[-1][1] == pytest.approx(width)
        assert [drawing.bar_at(x + w / 2) for x, w in drawing.strips] == list(range(len(given_bars)))
    assert drawing.bar_at(SIDE - 1) is None and drawing.bar_at(width + 1) is None


_NAMES = st.text(max_size=30)
_LYING = st.lists(st.builds(Lying, _NAMES, _NAMES, st.integers(0, 200_000), st.none()), max_size=20) | st.lists(
    st.builds(Lying, _NAMES, _NAMES, st.integers(0, 200_000), st.integers(0, 200_000)), min_size=1, max_size=20
)


@given(_LYING, st.floats(60, 400))
def test_rows_that_lie_stand_within_as_long_as_they_are(rows: list[Lying], width: float) -> None:
    drawing = lying(rows, width)
    assert drawing.height == ROW * max(len(rows), 1) and len(drawing.rects) == len(rows)
    lengths = [row.value if row.of is None else row.value / row.of if row.of else 0 for row in rows]
    long = [rect.width for rect in drawing.rects]
    for one, at in zip(lengths, long, strict=True):
        for other, there in zip(lengths, long, strict=True):
            assert one * there == pytest.approx(other * at, abs=1e-6 * max(1.0, one, other))
    for number, (rect, words) in enumerate(zip(drawing.rects, drawing.words[1::2], strict=True)):
        assert number * ROW <= rect.y and rect.y + rect.height <= (number + 1) * ROW
        assert rect.x + rect.width <= words.x <= words.x + words.width <= width + 1e-6
        assert drawing.bar_at(3, number * ROW + 1) == number
    marks = [line.x1 for line in drawing.lines if line.role == "target"]
    assert len(marks) == any(row.of is not None for row in rows)
    for rect, length in zip(drawing.rects, lengths, strict=True):
        if marks:  # the mark is 100 %: what is over goes beyond it
            assert (rect.x + rect.width > marks[0] + 1e-6) == (length > 1 + 1e-9)
    assert drawing.bar_at(3, drawing.height + 1) is None

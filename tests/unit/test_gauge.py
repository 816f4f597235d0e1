"""What sizes suit a line, by what was measured on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.gauge import FORGET_SECONDS, LEAST_BATCH, LEAST_FRAME, MOST_WANTED, Gauge, Pace
from protocol.wire import MAX_REQUEST

FIRST = Pace(LEAST_FRAME, LEAST_BATCH)


class Watch:
    """A clock that goes where it is told."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_new_connection_begins_small_whatever_was_measured_before() -> None:
    gauge = Gauge()
    assert gauge.pace(kept=True) == gauge.pace(kept=False) == FIRST
    gauge.moved(1_000_000, 1)
    assert gauge.pace(kept=True) == Pace(0, MAX_REQUEST)
    assert gauge.pace(kept=False) == FIRST


def test_who_answers_soon_is_at_the_end_of_a_good_line_until_a_rate_says_otherwise() -> None:
    gauge = Gauge()
    gauge.answered(100, 0.1)
    assert gauge.pace(kept=True).frame == 0
    gauge.answered(4000, 5.1)  # 0.8 kB a second
    assert gauge.pace(kept=True).frame == LEAST_FRAME


def test_a_slow_line_has_small_frames_and_batches_that_are_worth_a_round_trip() -> None:
    gauge = Gauge()
    gauge.answered(100, 1.7)
    assert gauge.pace(kept=True) == FIRST
    gauge.answered(16_000, 21.7)
    frame, batch = gauge.pace(kept=True)
    assert frame == LEAST_FRAME
    assert batch == int(800 * 25 * 1.7)
    gauge.answered(40_000, 3.7)  # it got better: by and by
    assert 2 * 800 < gauge.pace(kept=True).frame < 2 * 20_000


def test_a_line_that_got_worse_is_believed_at_once() -> None:
    gauge = Gauge()
    gauge.answered(100, 0.05)
    gauge.moved(1_000_000, 1)
    gauge.answered(100, 2.0)  # too long for the line that it was
    assert gauge.pace(kept=True) == FIRST
    gauge.moved(1_000_000, 1)
    gauge.moved(10_000, 10)
    assert gauge.pace(kept=True).frame == 2000


def test_what_was_measured_long_ago_is_forgotten() -> None:
    watch = Watch()
    gauge = Gauge(watch)
    gauge.moved(1_000_000, 1)
    watch.at = FORGET_SECONDS
    assert gauge.likely is gauge.rate is None
    assert gauge.pace(kept=True) == FIRST


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 10**7), st.floats(0, 10**4)), max_size=12),
    st.booleans(),
)
def test_whatever_is_measured_sizes_stay_within_their_bounds(
    measured: list[tuple[bool, int, float]], kept: bool
) -> None:
    gauge = Gauge()
    for asked, size, seconds in measured:
        (gauge.answered if asked else gauge.moved)(size, seconds)
    pace = gauge.pace(kept)
    assert pace.frame == 0 or pace.frame >= LEAST_FRAME
    assert LEAST_BATCH <= pace.batch <= MAX_REQUEST
    assert 500 <= pace.rows <= pace.entries <= MOST_WANTED
    assert 100 <= gauge.slowest <= 1000

"""Frames that have about the size that is aimed at, whatever their content comes to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocol.frame_size import FrameSize
from protocol.wire import TARGET_FRAME

AIM = 1800


def filled(size: FrameSize, kinds: list[int], weight: int, share: dict[int, float]) -> list[float]:
    """The sizes of frames, where so much of each kind's weight is left on the wire."""
    frames, now = [], 0.0
    for kind in kinds:
        if not size.has_room(kind, weight):
            frames.append(now)
            size.made(int(now))
            now = 0.0
        size.add(kind, weight)
        now += weight * share[kind]
    return frames


@given(st.floats(0.02, 1.0), st.integers(20, 200))
def test_a_kind_is_soon_known(share: float, weight: int) -> None:
    frames = filled(FrameSize(AIM), [3] * 20_000, weight, {3: share})
    assert all(0.7 * AIM <= frame <= 1.05 * AIM for frame in frames[4:] if weight * share < AIM / 8)


def test_a_kind_that_hardly_shrinks_is_not_taken_for_one_that_does() -> None:
    frames = filled(FrameSize(AIM), [9] * 2000 + [3] * 2000, 100, {9: 0.05, 3: 0.35})
    assert max(frames) <= 1.5 * AIM


def test_without_an_aim_frames_are_as_large_as_is_usual() -> None:
    size = FrameSize()
    assert size.has_room(3, 10 * TARGET_FRAME)  # an empty frame takes whatever it is
    size.add(3, TARGET_FRAME - 10)
    assert size.has_room(3, 10) and not size.has_room(3, 11)
    size.made(5)
    assert size.has_room(3, TARGET_FRAME)


def test_no_aim_makes_frames_larger_than_is_usual() -> None:
    size = FrameSize(1 << 40)
    size.add(3, TARGET_FRAME)
    assert not size.has_room(3, 1)

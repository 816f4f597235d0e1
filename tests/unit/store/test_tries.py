"""Wrong tries: growing waits that neither a start anew nor a clock shortens."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.store import tries as module
from desktop.store.tries import UNWRITTEN, WAITS, Tries


class Clock:
    """The running program's; it begins anew with each start."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_first_ones_are_free_and_then_each_takes_longer(tmp_path: Path) -> None:
    clock = Clock()
    tries = Tries(tmp_path, clock)
    waits = []
    for _ in range(len(WAITS) + 3):
        waits.append(tries.wait())
        clock.now += tries.wait()
        tries.begin()
    assert waits == [*WAITS, WAITS[-1], WAITS[-1], WAITS[-1]]
    assert waits[:4] == [0] * 4 and sorted(waits) == waits and waits[-1] == 900


def test_too_early_is_no_try(tmp_path: Path) -> None:
    clock = Clock()
    tries = Tries(tmp_path, clock)
    for _ in range(4):
        tries.begin()
    with pytest.raises(KnownError) as error:
        tries.begin()
    assert (error.value.code, error.value.details) == ("try_later", {"seconds": 11})
    assert tries.wrong == 4
    clock.now += 10.5
    tries.begin()


def test_the_right_one_lets_counting_begin_anew(tmp_path: Path) -> None:
    tries = Tries(tmp_path, Clock())
    for _ in range(4):
        tries.begin()
    tries.right()
    assert (tries.wrong, tries.wait()) == (0, 0)
    assert Tries(tmp_path, Clock()).wrong == 0


def test_a_try_counts_that_was_killed_while_it_was_looked_at(tmp_path: Path) -> None:
    for number in range(1, 5):
        Tries(tmp_path, Clock()).begin()  # and nothing after it
        assert Tries(tmp_path, Clock()).wrong == number
    assert Tries(tmp_path, Clock()).wait() == WAITS[4]


@given(st.lists(st.tuples(st.sampled_from(["start", "pass", "try"]), st.floats(0, 400)), max_size=60))
def test_no_order_of_starts_and_waits_makes_guessing_quicker(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, float]]
) -> None:
    folder, clock = tmp_path_factory.mktemp("tries"), Clock()
    tries, made, waited, since_start = Tries(folder, clock), 0, 0.0, 0.0
    for deed, seconds in deeds:
        if deed == "start":
            clock = Clock()
            tries, since_start = Tries(folder, clock), 0.0
        elif deed == "pass":
            clock.now += seconds
            waited += seconds
            since_start += seconds
        else:
            try:
                tries.begin()
                assert since_start >= WAITS[min(made, len(WAITS) - 1)]
                made, since_start = made + 1, 0.0
            except KnownError:
                pass
    assert waited >= sum(WAITS[min(number, len(WAITS) - 1)] for number in range(made)) - 1e-6
    assert Tries(folder, Clock()).wrong == made


@pytest.mark.parametrize("content", [b"", b"many", b"-3", b"\xff\xff", b"9" * 100])
def test_a_file_that_somebody_wrote_in_frees_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "tries").write_bytes(content)
    tries = Tries(tmp_path, Clock())
    assert tries.wrong >= (0 if content == b"-3" else 5)


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_on_a_full_disk_a_try_is_counted_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And whoever knows her PIN is not kept out by it."""
    Tries(tmp_path, Clock()).right()  # once it was opened the file is there
    monkeypatch.setattr(module, "write_synced", full)
    for number in range(1, 6):
        clock = Clock()
        tries = Tries(tmp_path, clock)
        clock.now += tries.wait()
        tries.begin()
        assert Tries(tmp_path, Clock()).wrong == number
    tries.right()
    assert Tries(tmp_path, Clock()).wrong == 0


def test_where_nothing_can_be_written_tries_are_counted_by_the_program_and_wait(tmp_path: Path) -> None:
    (tmp_path / "tries").mkdir()  # as a disk that is read only refuses it
    (tmp_path / "tries" / "full").touch()
    clock = Clock()
    tries = Tries(tmp_path, clock)
    clock.now += tries.wait()
    wrong = tries.wrong
    tries.begin()
    assert (tries.wrong, tries.wait()) == (wrong + 1, max(UNWRITTEN, WAITS[wrong + 1]))
    tries.right()
    assert (tries.wrong, tries.wait()) == (0, 0)


def test_the_first_try_that_could_not_be_written_makes_the_next_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "write_synced", full)
    clock = Clock()
    tries = Tries(tmp_path, clock)
    tries.begin()
    assert tries.wait() == UNWRITTEN
    with pytest.raises(KnownError, match="try_later"):
        tries.begin()
    clock.now += UNWRITTEN
    tries.begin()
    assert tries.wrong == 2

"""Whatever comes while a form is open, each value ends current, in a history, or as a choice: see ``forms_play``."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.services import people, seen
from desktop.store.changes import Edit
from tests.sync.forms_play import Play

LONG = os.environ.get("FAULTS") == "long"
#: (step, which laptop, which woman)
Step = tuple[str, int, int]

_NAMES = sorted(
    {"open", "type name_zh", "type phone", "type note", "type aliases", "take off", "keep", "save", "pull", "restart"}
    | {"renew", "lose", "back up", "elsewhere name_zh", "elsewhere phone", "elsewhere note", "guests", "save page"}
    | {f"{step} {n}" for step in ("tick", "untick", "host", "mark") for n in range(3)}
)
STEPS = st.lists(st.tuples(st.sampled_from(_NAMES), st.integers(0, 1), st.integers(0, 1)), max_size=30)


def play(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as name:
        town = Play(Path(name))
        try:
            known = town.steps()
            assert set(known) == set(_NAMES)
            for step, seat, woman in steps:
                known[step](town.seats[seat], town.women[woman])
            town.close()
        finally:
            town.world.close()


@pytest.mark.parametrize("part", range(4 if LONG else 1))
@settings(max_examples=500 if LONG else 40, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_each_value_ends_current_in_a_history_or_as_a_choice(part: int, steps: list[Step]) -> None:
    play(steps)


#: A6: phone 1 is shown, a pull brings phone 2, she types phone 3. And the same with a draft, a restart and a new epoch.
PULLED: list[Step] = [("open", 0, 0), ("type phone", 1, 0), ("save", 1, 0), ("pull", 1, 0), ("pull", 0, 0)]
NAMED: dict[str, list[Step]] = {
    "another's phone while hers is typed": [*PULLED, ("type phone", 0, 0), ("save", 0, 0)],
    "the same over a restart": [
        ("type phone", 0, 0),
        ("keep", 0, 0),
        *PULLED[1:],
        ("restart", 0, 0),
        ("save", 0, 0),
    ],
    "the same in a lost epoch": [("back up", 0, 0), *PULLED, ("lose", 0, 0), ("type phone", 0, 0), ("save", 0, 0)],
    "the same under a new device id": [*PULLED, ("type phone", 0, 0), ("renew", 0, 0), ("save", 0, 0)],
    "another window's name": [("open", 0, 0), ("elsewhere name_zh", 0, 0), ("type name_zh", 0, 0), ("save", 0, 0)],
    "a colleague's tick while a correction is open": [
        ("tick 0", 0, 0),
        ("tick 1", 1, 0),
        ("guests", 1, 0),
        ("save page", 1, 0),
        ("pull", 1, 0),
        ("pull", 0, 0),
        ("save page", 0, 0),
    ],
    "hosts of both": [("host 1", 0, 0), ("host 2", 1, 0), ("save page", 1, 0), ("pull", 1, 0), ("save page", 0, 0)],
    "guests counted by both": [("guests", 0, 0), ("guests", 1, 0), ("save page", 1, 0), ("save page", 0, 0)],
    "the sheet typed back while a correction is open": [("tick 0", 0, 0), ("mark 1", 0, 0), ("save page", 0, 0)],
    "spellings of both": [
        ("type aliases", 0, 0),
        ("type aliases", 1, 0),
        ("save", 1, 0),
        ("pull", 1, 0),
        ("pull", 0, 0),
        ("save", 0, 0),
    ],
}


@pytest.mark.parametrize("name", NAMED)
def test_named_plays_end_well(name: str) -> None:
    play(NAMED[name])


@pytest.mark.parametrize("name", ["another's phone while hers is typed", "the same over a restart"])
def test_without_the_sight_a_value_is_overwritten_unseen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant: forms write as if their author had seen all that this copy knows when she saves."""

    def blind(kind: str, id_: bytes, fields: dict[str, object], _seen: object) -> Edit:
        return Edit(kind, id_, fields)

    monkeypatch.setattr(seen, "edit_of", blind)
    monkeypatch.setattr(people, "edit_of", blind)
    with pytest.raises(AssertionError, match="never saw it"):
        play(NAMED[name])


def test_with_whole_lists_a_spelling_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant: a form writes a whole list in place of what was added and taken."""
    monkeypatch.setattr(people, "ALIASES", "nothing of that name")
    with pytest.raises(AssertionError, match="spelling"):
        play(NAMED["spellings of both"])

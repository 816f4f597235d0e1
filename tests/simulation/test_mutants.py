"""The histories prove something: each promise that is taken out turns one of them red."""

from __future__ import annotations

import pytest

from tests.simulation.mutants import MUTANTS, broken
from tests.simulation.runner import play

#: Seeds that a history may need to meet the place.
SEEDS = range(1, 31)


@pytest.mark.parametrize("name", MUTANTS)
def test_without_a_promise_a_history_ends_badly(name: str) -> None:
    mutant = MUTANTS[name]
    with broken(mutant):
        failures = (play(seed, history).failure for seed in SEEDS for history in mutant.histories)
        found = next((failure for failure in failures if failure), "")
    assert found, f"nobody noticed that {name}"
    assert "SyntaxError" not in found and "NameError" not in found, found

"""Everything at once against a real server, while honest laptops sync: all of theirs arrives."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.postgresql import running_postgresql
from bench.siege import SECONDS, withstand
from tests.faults.processes import LONG

#: Bytes that the besieged server may hold.
MOST_MEMORY = 450_000_000


@pytest.mark.parametrize("postgresql", [False, True] if LONG else [False])
def test_honest_laptops_come_through_a_siege(tmp_path: Path, postgresql: bool) -> None:
    """Idle and half connections, guesses, spoilt heads, slow bodies, dear requests and answers that nobody reads."""
    seconds = 10 * SECONDS if LONG else 6.0
    if postgresql:
        with running_postgresql(durable=True) as url:
            came = withstand(tmp_path, seconds, url)
    else:
        came = withstand(tmp_path, seconds)
    assert {"idle", "half", "spoilt", "dear"} & came.struck.keys()
    assert (came.why, came.failed, came.arrived) == ({}, 0, came.written)
    assert came.memory < MOST_MEMORY

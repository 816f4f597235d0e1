"""Townships that are attacked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.besieged import Siege
from tests.sync.laptops import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A server and its laptops in this process."""
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def siege(world: World) -> Iterator[Siege]:
    """A township with a past; its server is laid back to how it was."""
    made = Siege(world)
    yield made
    made.close()

"""Townships that are attacked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.postgresql import running_postgresql
from tests.faults.besieged import Siege
from tests.faults.processes import LONG
from tests.sync.laptops import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A server and its laptops in this process."""
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"] if LONG else ["sqlite"])
def any_world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A server on either database, and its laptops, in this process."""
    if request.param == "sqlite":
        made = World(tmp_path)
        yield made
        made.close()
        return
    with running_postgresql(durable=False) as url:
        made = World(tmp_path, url)
        yield made
        made.close()


@pytest.fixture
def siege(world: World) -> Iterator[Siege]:
    """A township with a past; its server is laid back to how it was."""
    made = Siege(world)
    yield made
    made.close()

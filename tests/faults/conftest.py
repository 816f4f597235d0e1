"""Townships that are attacked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bench.postgresql import running_postgresql
from tests.faults.besieged import Siege
from tests.faults.processes import LONG
from tests.sync.laptops import World

#: Where the system keeps files in memory, and the bytes that must be free there.
IN_MEMORY, ROOM = Path("/dev/shm"), 3 * 2**30


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, in the long set too, for what waits for no disk: a process that is killed, and a cut of the
    power that is played from what was written down."""
    if not LONG or not os.access(IN_MEMORY, os.W_OK) or shutil.disk_usage(IN_MEMORY).free < ROOM:
        yield tmp_path
        return
    with TemporaryDirectory(prefix="sumu-faults-", dir=IN_MEMORY) as folder:
        yield Path(folder)


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

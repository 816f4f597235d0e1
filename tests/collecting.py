"""Garbage is collected on the window's thread only, in tests as in the program (``desktop.ui.collecting``)."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

#: New objects after which a test is followed by a collection.
_ENOUGH = 20_000


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """A worker's thread never takes a widget apart that a test left behind."""
    gc.disable()
    yield
    if gc.get_count()[0] > _ENOUGH:
        gc.collect()
    gc.enable()

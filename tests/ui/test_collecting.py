"""Garbage is collected by the window's thread, whoever made it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop import jobs
from desktop.ui.collecting import ENOUGH, Collector


class Ring:
    """Refers to itself: only a collection takes it apart."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def threads() -> Iterator[list[threading.Thread]]:
    """Which threads collected."""
    seen: list[threading.Thread] = []
    look = lambda phase, _info: seen.append(threading.current_thread()) if phase == "start" else None  # noqa: E731
    gc.callbacks.append(look)
    yield seen
    gc.callbacks.remove(look)


def test_what_a_worker_left_is_collected_on_the_windows_thread(qtbot: QtBot, threads: list[threading.Thread]) -> None:
    parent = QObject()
    collector = Collector(parent)
    left = []

    def work(_task: jobs.Task) -> None:
        rings = [Ring() for _ in range(2 * ENOUGH)]
        left.append(weakref.ref(rings[0]))

    with qtbot.waitSignal(jobs.run(work).ended):
        pass
    assert not threads and left[0]() is not None
    collector.look()
    assert left[0]() is None
    assert threads == [threading.main_thread()]
    collector.look()  # nothing to do
    assert len(threads) == 1
    collector.end()
    assert gc.isenabled()
    gc.disable()  # as the test found it

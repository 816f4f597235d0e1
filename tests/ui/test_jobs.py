"""Work off the UI thread, back on it."""

from __future__ import annotations

import sys
import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop import jobs
from desktop.errors import KnownError


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    job = jobs.run(lambda _task: threading.get_ident(), lambda where: told.append((where, threading.get_ident())))
    with qtbot.waitSignal(job.ended):
        pass
    [(worked, here)] = told
    assert here == threading.get_ident() != worked


def test_a_known_error_is_told_as_it_is(qtbot: QtBot) -> None:
    def work(_task: jobs.Task) -> None:
        raise KnownError("disk_full", free=3)

    failed: list[KnownError] = []
    with qtbot.waitSignal(jobs.run(work, None, failed.append).ended):
        pass
    assert [(error.code, error.details) for error in failed] == [("disk_full", {"free": 3})]


def test_a_bug_goes_to_the_report_and_the_caller_still_learns(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _where: caught.append(kind))

    def work(_task: jobs.Task) -> None:
        raise ZeroDivisionError

    failed: list[str] = []
    with qtbot.waitSignal(jobs.run(work, None, lambda error: failed.append(error.code)).ended):
        pass
    assert caught == [ZeroDivisionError]
    assert failed == ["bug"]


def test_progress_comes_back_in_order(qtbot: QtBot) -> None:
    def work(task: jobs.Task) -> str:
        for step in range(1, 4):
            task.report(step, 3)
        return "done"

    told: list[Any] = []
    job = jobs.run(work, told.append, progress=lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(job.ended):
        pass
    assert told == [(1, 3), (2, 3), (3, 3), "done"]


def test_what_is_cancelled_tells_nothing(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(task: jobs.Task) -> str:
        begun.set()
        go_on.wait(10)
        task.check()
        return "too late"

    told: list[object] = []
    job = jobs.run(work, told.append, told.append)
    assert begun.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert told == []


def test_a_result_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    go_on = threading.Event()
    told: list[object] = []
    receiver = QObject()
    job = jobs.run(lambda _task: go_on.wait(10), told.append, told.append, receiver)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert told == []


def test_quitting_waits_for_what_is_under_way(qtbot: QtBot) -> None:
    ended: list[bool] = []

    def work(task: jobs.Task) -> None:
        while not task.cancelled:
            task.report(0, 0)
        ended.append(True)

    job = jobs.run(work)
    assert jobs.finish()
    assert ended in ([True], [])  # not begun, or ended
    with qtbot.waitSignal(job.ended):
        pass


def test_a_wait_keeps_the_window_alive_and_gives_what_it_waited_for(qtbot: QtBot) -> None:
    beats: list[int] = []
    enough, told = threading.Event(), []
    timer = QTimer()
    timer.timeout.connect(lambda: (beats.append(1), enough.set() if len(beats) > 5 else None))
    timer.start(1)

    def work() -> int:
        assert enough.wait(20), "the window stands still"
        return 7

    assert jobs.patiently(work, lambda: told.append("begun"), lambda: told.append("ended")) == 7
    assert len(beats) > 5 and told in ([], ["begun", "ended"])


def test_what_went_wrong_while_the_window_waited_is_raised_there(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise KnownError("disk_full")

    with pytest.raises(KnownError, match="disk_full"):
        jobs.patiently(refuse, lambda: None, lambda: None)


def test_what_a_job_gives_is_taken_once_the_window_waits_no_more(qtbot: QtBot) -> None:
    """Whoever takes it may ask the database, which is what the window waits for."""
    given: list[str] = []
    over = [threading.Event(), threading.Event()]
    job = jobs.run(lambda _task: over[0].set(), lambda _: given.append("job"))

    def refuse(_task: object) -> None:
        over[1].set()
        raise KnownError("disk_full")

    bad = jobs.run(refuse, failed=lambda _: given.append("failed"))
    beats: list[int] = []
    enough = threading.Event()
    timer = QTimer()
    timer.timeout.connect(lambda: (beats.append(1), enough.set() if len(beats) > 20 else None))
    timer.start(1)

    def work() -> None:
        assert all(each.wait(20) for each in over) and enough.wait(20)

    jobs.patiently(work, lambda: None, lambda: None)
    given.append("waited")
    with qtbot.waitSignals([job.ended, bad.ended]):
        pass
    assert given[0] == "waited" and sorted(given[1:]) == ["failed", "job"]


def test_a_wait_begins_whatever_waits_in_turn_for_the_window(qtbot: QtBot) -> None:
    """Ten drafts wait for the write lock that the window holds while it waits for its own COMMIT."""
    lock = threading.Lock()
    lock.acquire()
    done: list[int] = []
    for number in range(10):
        jobs.run(
            lambda _task, n=number: lock.acquire() and lock.release(), lambda _, n=number: done.append(n), in_turn=True
        )
    assert jobs.patiently(lambda: 7, lambda: None, lambda: None) == 7
    lock.release()
    qtbot.waitUntil(lambda: done == list(range(10)))


def test_of_two_pieces_of_work_the_newest_counts(qtbot: QtBot) -> None:
    """The older one is asked to stop where it is, and nothing is told of it."""
    parent, told = QObject(), list[str]()
    begun, go, stopped = threading.Event(), threading.Event(), threading.Event()
    newest = jobs.Newest(parent)

    def old(task: jobs.Task) -> str:
        begun.set()
        go.wait(10)
        try:
            task.check()
        except jobs.Cancelled:
            stopped.set()
            raise
        return "old"

    newest.run(old, told.append)
    assert begun.wait(10)
    newest.run(lambda _task: "new", told.append)
    go.set()
    qtbot.waitUntil(lambda: told == ["new"] and not newest.busy)
    assert stopped.wait(10)
    newest.run(lambda _task: "never", told.append)
    newest.cancel()
    assert not newest.busy and jobs.finish() and told == ["new"]

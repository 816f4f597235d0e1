"""``Context.act``: what it tells, what it passes on, and when it offers a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import FieldErrors, KnownError
from desktop.jobs import Task
from desktop.services import Changes
from desktop.services.desk import Desk
from desktop.services.written import Written
from desktop.ui.page import Context
from tests.ui.deskside import Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def beside(qtbot: QtBot, desk: Desk) -> tuple[Context, Window]:
    return context_of(desk)


Beside = tuple[Context, Window]


def refused(code: str = "disk_full") -> Changes:
    raise KnownError(code)


def test_it_gives_what_the_service_gave_and_offers_the_way_back(beside: Beside, desk: Desk) -> None:
    context, window = beside
    written = context.act(lambda: desk.homes.save(None, {"name_zh": "妇女之家"}), "Saved")
    assert isinstance(written, Written) and desk.homes.get(written.id) is not None
    [(words, undo)] = window.notify.toasts
    assert words == "Saved"
    undo()
    assert desk.homes.get(written.id) is None
    assert window.notify.toasts[-1][0] == "Undone"
    window.notify.toasts[-1][1]()
    assert desk.homes.get(written.id) is not None
    assert window.notify.toasts[-1][0] == "Done again"


def test_words_may_be_made_of_what_was_done(beside: Beside, desk: Desk) -> None:
    context, window = beside
    context.act(lambda: desk.people.quick_add("其木格"), lambda saved: f"one of {len(saved.changes.ids)}", undo=False)
    assert window.notify.toasts == [("one of 1", None)]


def test_an_act_that_changed_nothing_says_nothing(beside: Beside, desk: Desk) -> None:
    context, window = beside
    woman = desk.people.save(None, {"name_zh": "其木格"}).id
    assert context.act(lambda: desk.people.save(woman, {"name_zh": "其木格"}), "Saved") is not None
    assert window.notify.toasts == []


def test_what_went_wrong_is_told_in_the_banner_or_where_the_page_wants_it(beside: Beside) -> None:
    context, window = beside
    assert context.act(refused, "Saved") is None
    assert window.notify.banners == ["disk_full"] and window.notify.toasts == []
    told: list[str] = []
    assert context.act(lambda: refused("role_may_not"), failed=lambda error: told.append(error.code)) is None
    assert not context.keep(refused, failed=lambda error: told.append(error.code))
    assert told == ["role_may_not", "disk_full"] and window.notify.banners == ["disk_full"]


def test_errors_of_fields_are_for_the_form(beside: Beside, desk: Desk) -> None:
    context, window = beside
    with pytest.raises(FieldErrors) as caught:
        context.act(lambda: desk.homes.save(None, {"name_zh": ""}), "Saved")
    assert caught.value.fields == {"name_zh": "required"}
    assert window.notify.toasts == [] and window.notify.banners == []


def test_a_bug_is_not_told_as_something_else(beside: Beside) -> None:
    context, _ = beside
    with pytest.raises(ZeroDivisionError):
        context.act(lambda: Changes(act=1 // 0), "Saved")


def test_a_long_act_is_told_when_it_is_done(qtbot: QtBot, beside: Beside, desk: Desk) -> None:
    context, window = beside
    heard: list[object] = []
    context.bus.changed.connect(heard.append)
    done: list[object] = []

    def work(task: Task) -> Changes:
        task.check()
        return desk.people.quick_add("其木格").changes

    context.act_later(work, "Added", receiver=context.bus, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert heard == done and window.notify.toasts[0][0] == "Added"
    failed: list[str] = []
    context.act_later(lambda _task: refused(), receiver=context.bus, failed=lambda error: failed.append(error.code))
    qtbot.waitUntil(lambda: failed == ["disk_full"])

"""When a desk is copied, where the copies are, and how they come back."""

from __future__ import annotations

import errno
import os
import platform
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id
from tests.replay import assert_replay_gives_rows


class Watch:
    """A local clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(tmp_path: Path, watch: Watch) -> Iterator[Desk]:
    desk = Desk.open(tmp_path / "desk", watch)
    yield desk
    desk.close()


def add_woman(desk: Desk, name: str = "乌云") -> None:
    desk.journal.write([Edit("person", new_id(), {"name_zh": name})], Label("person.save", name))


def test_a_copy_is_due_after_half_an_hour_of_work(desk: Desk, watch: Watch) -> None:
    backups = desk.backups
    assert not backups.due(watch.now) and backups.age() is None
    add_woman(desk)
    assert backups.back_up_if_due() is not None
    watch.forward(60)
    assert not backups.due(watch.now)  # nothing was written since
    assert backups.age() == timedelta(hours=1)
    add_woman(desk)
    assert backups.back_up_if_due() is not None
    add_woman(desk)
    watch.forward(29)
    assert backups.back_up_if_due() is None
    watch.forward(1)
    kept = backups.back_up_if_due()
    assert kept is not None and (kept.reason, kept.at) == ("auto", watch.now)
    assert backups.list()[0] == kept


def test_a_clock_that_was_set_back_puts_no_copy_off(desk: Desk, watch: Watch) -> None:
    add_woman(desk)
    desk.backups.back_up_now()
    add_woman(desk)
    watch.now = datetime(1970, 1, 1, 8, 0)
    assert desk.backups.due(watch.now)
    assert desk.backups.ahead() == datetime(2026, 11, 23, 9, 0)
    assert desk.backups.age() is None  # no copy's time can be right
    assert desk.backups.back_up_if_due() is not None and desk.backups.ahead() is None


def test_a_copy_of_a_wrong_year_costs_one_more_copy_and_not_one_a_minute(desk: Desk, watch: Watch) -> None:
    add_woman(desk)
    watch.now = datetime(2035, 1, 1, 9, 0)
    desk.backups.back_up_now()
    watch.now = datetime(2026, 11, 23, 9, 0)
    assert desk.backups.ahead() == datetime(2035, 1, 1, 9, 0) and desk.backups.age() is None
    made = 0
    for _ in range(60):
        add_woman(desk)
        made += desk.backups.back_up_if_due() is not None
        watch.forward(1)
    assert made == 2
    assert desk.backups.age() == timedelta(minutes=30)
    assert [kept.at.year for kept in desk.backups.list()] == [2026, 2026, 2035]
    watch.forward(24 * 60)
    assert desk.backups.age() == timedelta(days=1, minutes=30)


def test_a_folder_that_cannot_be_synced_is_backed_up_to_once(
    desk: Desk, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    add_woman(desk)
    assert desk.backups.back_up_if_due() is not None
    watch.forward(1)
    assert desk.backups.back_up_if_due() is None


def test_what_the_copies_hold_and_which_tell_of_an_erased_woman(desk: Desk, watch: Watch) -> None:
    desk.records.add_user("王兰")
    woman = desk.people.quick_add("其木格").id
    before = desk.backups.back_up_now()
    desk.erasure.ask(woman, "her_wish")
    with desk.db.writing() as connection:  # as the next sync does
        connection.execute("UPDATE person SET name_zh = NULL WHERE id = ?", (woman,))
    watch.forward(60)
    after = desk.backups.back_up_now()
    found = [
        (kept.path, holding and (holding.counts.women, holding.erased)) for kept, holding in desk.backups.holdings()
    ]
    assert found == [(after.path, (0, 0)), (before.path, (1, 1))]
    desk.backups.delete(before.path)
    with pytest.raises(KnownError) as caught:
        desk.backups.delete(after.path)
    assert caught.value.code == "backup_last"
    assert desk.backups.list() == [after]


def test_old_copies_go_when_a_new_one_stands(desk: Desk, watch: Watch) -> None:
    for _ in range(3):
        add_woman(desk)
        desk.backups.back_up_now()
        watch.forward(5)
    assert len(desk.backups.list()) == 1
    watch.forward(24 * 60)
    desk.backups.back_up_now()
    assert len(desk.backups.list()) == 2


def test_a_full_disk_leaves_the_copies_that_stand(desk: Desk, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    add_woman(desk)
    first = desk.backups.back_up_now()
    watch.forward(60)
    add_woman(desk)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", full)
        with pytest.raises(KnownError) as caught:
            desk.backups.back_up_now()
    assert caught.value.code == "disk_full"
    assert desk.backups.list() == [first]
    assert desk.backups.due(watch.now)


def test_from_a_stick_to_another_laptop(desk: Desk, watch: Watch, tmp_path: Path) -> None:
    desk.journal.write(
        [Edit("org_unit", new_id(), {"code": "152221201000", "name_zh": "乌兰毛都苏木", "level": "sumu"})], Label("x")
    )
    add_woman(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    path = desk.backups.to_stick(stick)
    laptop = platform.node()
    assert path is not None and path.name == f"苏木之家备份-乌兰毛都苏木-{laptop}-2026-11-23-0900.sumubak"
    assert desk.backups.last_to_stick() == watch.now
    assert desk.backups.age() == timedelta(0)
    assert desk.backups.to_stick(stick, cancelled=lambda: True) is None
    assert Backups.read(path).women == 1
    assert Backups.restore(path, tmp_path / "other") is None
    other = Desk.open(tmp_path / "other", watch)
    assert other.db.get_meta("restored") == 1
    assert other.journal.log.waiting()[0] == 2
    assert_replay_gives_rows(other.db)
    other.close()


def test_what_is_offered_where_the_file_is_damaged(desk: Desk, watch: Watch) -> None:
    add_woman(desk)
    kept = desk.backups.back_up_now()
    folder = desk.folder
    desk.close()
    path = folder / "township.db"
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(KnownError) as caught:
        Desk.open(folder, watch)
    assert caught.value.code == "database_damaged"
    offered = Backups.newest_good(folder)
    assert offered == kept
    assert Backups.restore(offered.path, folder) is not None
    again = Desk.open(folder, watch)
    assert again.db.value("SELECT count(*) FROM person") == 1
    again.close()

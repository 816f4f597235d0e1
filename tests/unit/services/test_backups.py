"""When a desk is copied, where the copies are, and how they come back."""

from __future__ import annotations

import errno
import os
import platform
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.backups import Backups, Trial
from desktop.services.desk import Desk
from desktop.store import backup, keys
from desktop.store.changes import Edit, Label
from desktop.store.driver import Key
from desktop.store.file_cipher import FileCipher, seal
from desktop.store.keys import Keys
from desktop.store.recovery_code import new_code
from protocol.ids import new_id
from tests.encrypted import opened
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


# --- tried, damaged, elsewhere ---------------------------------------------------------------------------------------


def test_once_a_week_the_newest_copy_is_put_back_somewhere_else(desk: Desk, watch: Watch) -> None:
    assert desk.backups.try_if_due() is None and desk.backups.trial() is None  # nothing to try
    add_woman(desk)
    desk.backups.look_after()
    tried = desk.backups.trial()
    assert tried == Trial(watch.now, watch.now, 1, "")
    before = sorted(path.name for path in desk.folder.iterdir())
    watch.forward(7 * 24 * 60 - 1)
    assert desk.backups.try_if_due() is None
    watch.forward(1)
    assert desk.backups.try_if_due() == Trial(watch.now, tried.copy, 1, "")
    assert sorted(path.name for path in desk.folder.iterdir()) == before
    watch.now = datetime(2020, 1, 1)  # a clock that was set back puts it off by no years
    assert desk.backups.try_if_due() is not None


def test_a_copy_that_cannot_be_put_back_is_noted_and_tried_again_the_next_day(desk: Desk, watch: Watch) -> None:
    add_woman(desk)
    kept = desk.backups.back_up_now()
    body = bytearray(kept.path.read_bytes())
    body[len(body) // 2 :] = bytes(len(body) - len(body) // 2)
    kept.path.write_bytes(body)
    done = desk.backups.try_newest()
    assert done is not None and (done.women, done.code) == (0, "backup_damaged")
    assert desk.backups.trial() == done
    watch.forward(23 * 60)
    assert desk.backups.try_if_due() is None
    add_woman(desk)
    desk.backups.back_up_now()
    watch.forward(60)
    done = desk.backups.try_if_due()
    assert done is not None and (done.women, done.code) == (2, "")


def test_a_copy_whose_rows_are_not_those_of_its_digest_is_no_good(desk: Desk, watch: Watch) -> None:
    """Whole for SQLite, and yet other rows than were written."""
    add_woman(desk)
    desk.journal.sync.apply([], desk.journal.cursor)
    kept = desk.backups.back_up_now()
    with opened(kept.path) as connection:
        connection.execute("DELETE FROM shadow")  # what waits would count as the server's
    done = desk.backups.try_newest()
    assert done is not None and done.code == "backup_damaged"


def test_a_full_disk_says_nothing_about_the_copy_and_is_tried_the_next_day(
    desk: Desk, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by a fresh review: it was tried, and told, each minute."""
    add_woman(desk)
    desk.backups.back_up_now()
    usage, restored = shutil.disk_usage, []
    small = usage(desk.folder)._replace(free=desk.backups.list()[0].path.stat().st_size + 1)
    with monkeypatch.context() as at_once:
        at_once.setattr(shutil, "disk_usage", lambda _: small)
        at_once.setattr(backup, "restore_backup", lambda *_: restored.append(1))
        at_once.setattr(desk.db, "put_meta", full)  # nor can it be noted
        tried = desk.backups.try_if_due()
        assert tried == Trial(watch.now, watch.now, 0, "disk_full") and not tried.damaged and not restored
        watch.forward(1)
        assert desk.backups.try_if_due() is None and desk.backups.trial() == tried
    with monkeypatch.context() as meanwhile:  # filled by somebody else while it was put back
        meanwhile.setattr(Path, "mkdir", no_space)
        done = desk.backups.try_newest()
        assert done is not None and done.code == "disk_full"
    watch.forward(24 * 60)
    done = desk.backups.try_if_due()
    assert done is not None and (done.women, done.code) == (1, "") and desk.backups.trial() == done


def full(*_: object, **__: object) -> None:
    raise KnownError("disk_full")


def no_space(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_only_the_damaged_file_has_is_taken_over(desk: Desk, watch: Watch) -> None:
    """Its first page is gone with all that follows, but for what was written since the copy."""
    add_woman(desk)
    kept = desk.backups.back_up_now()
    for number in range(5):
        add_woman(desk, f"后来{number}")
    folder, path = desk.folder, desk.folder / "township.db"
    [(root,)] = desk.db.rows("SELECT rootpage FROM sqlite_master WHERE name = 'visit'")
    desk.close()
    body = bytearray(path.read_bytes())
    body[(root - 1) * 4096 : root * 4096] = os.urandom(4096)
    path.write_bytes(body)
    former = Backups.restore(kept.path, folder)
    assert former is not None and former.read_bytes() == bytes(body)
    again = Desk.open(folder, watch)
    assert again.db.value("SELECT count(*) FROM person") == 6
    assert again.backups.take_regained() == 5 and again.backups.take_regained() == 0
    assert_replay_gives_rows(again.db)
    again.close()


KEY = Key(bytes(range(32)))


@pytest.fixture
def encrypted(tmp_path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, str]]:
    """An encrypted desk with its recovery code."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    folder, code = tmp_path / "encrypted", new_code()
    folder.mkdir()
    slots = Keys.new(KEY).with_slot(KEY, "recovery", b"", code)
    slots.with_slot(KEY, "passphrase", bytes(16), "草原上的白色蒙古包 Ulaan").save(folder)
    desk = Desk.open(folder, watch, KEY)
    add_woman(desk)
    yield desk, code
    desk.close()


def test_on_another_laptop_the_recovery_code_opens_a_stick(
    encrypted: tuple[Desk, str], watch: Watch, tmp_path: Path
) -> None:
    desk, code = encrypted
    sha256 = desk.photos.keep_file(b"a paper")
    (tmp_path / "stick").mkdir()
    path = desk.backups.to_stick(tmp_path / "stick")
    assert path is not None and desk.backups.last_to_stick() == watch.now
    for typed, why in ((new_code(), "secret_wrong"), (code[:-1], "recovery_code_length")):
        with pytest.raises(KnownError, match=why):
            Backups.key_of(path, typed)
    key = Backups.key_of(path, code.lower())
    assert Backups.restore(path, tmp_path / "new", key) is None
    found = Keys.load(tmp_path / "new")
    assert [slot.way for slot in found.slots] == ["recovery"]
    other = Desk.open(tmp_path / "new", watch, found.open(found.slots[0], code))
    assert other.db.value("SELECT count(*) FROM person") == 1 and other.photos.body(sha256) == b"a paper"
    other.close()


def test_a_plain_stick_wants_no_code(desk: Desk, tmp_path: Path) -> None:
    path = desk.backups.to_stick(tmp_path)
    assert path is not None
    if desk.key is None:
        with pytest.raises(KnownError, match="no_such_way"):
            Backups.key_of(path, new_code())


def test_what_was_sealed_is_listed_and_given_back(encrypted: tuple[Desk, str], tmp_path: Path) -> None:
    desk, _ = encrypted
    (tmp_path / "hers").mkdir()
    (tmp_path / "材料.docx").write_bytes(b"hers" * 1000)
    desk.backups.folder.mkdir()
    one, damaged = (desk.backups.folder / f"{name}.sealed" for name in ("one", "two"))
    for target in (one, damaged):
        seal(tmp_path / "材料.docx", target, "材料.docx", FileCipher(KEY))
    damaged.write_bytes(damaged.read_bytes()[:-1])
    assert desk.backups.sealed() == {one: "材料.docx", damaged: "材料.docx"}
    out = desk.backups.take_out(one, tmp_path / "hers")
    assert out == tmp_path / "hers" / "材料.docx" and out.read_bytes() == b"hers" * 1000
    with pytest.raises(KnownError, match="backup_damaged"):
        desk.backups.take_out(damaged, tmp_path / "hers")
    assert [path.name for path in (tmp_path / "hers").iterdir()] == ["材料.docx"]

"""Copies of a township's file: whole, checked, thinned out, on a stick and back."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.store import backup
from desktop.store.backup import back_up_to, read_backup, restore_backup
from desktop.store.changes import Edit, Journal, Label
from desktop.store.copies import back_up_file, copies, delete, holding, newest_good, thin_out
from desktop.store.database import SCHEMA_VERSION, check, open_database
from protocol.ids import new_id
from tests.encrypted import called, lying, opened
from tests.unit.store.backups import ENCRYPTED, NOW, PICTURE, add_woman, code_of, files_at_most, put, women

# --- copies on this laptop --------------------------------------------------------------------------------------------


def test_a_copy_of_a_file_in_use_is_whole(folder: Path) -> None:
    db = open_database(folder / "township.db")
    journal = Journal(db)
    journal.write([Edit("person", new_id(), {"name_zh": "乌云"})], Label("test"))  # still in the write-ahead log
    with db.writing() as connection:
        connection.execute("INSERT INTO meta (key, value) VALUES ('unfinished', 1)")
        path = back_up_file(db.path, folder / "backups", "auto", NOW)
    db.close_all()
    assert path.name == "20261123-093000-auto.db"
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert "乌云" in women(path)
    copy = open_database(path)
    assert copy.get_meta("unfinished") is None
    copy.close_all()


def test_a_damaged_file_gives_no_copy(folder: Path) -> None:
    path = folder / "township.db"
    content = bytearray(path.read_bytes())
    content[4096 : len(content) - 4096] = bytes(len(content) - 8192)
    path.write_bytes(content)
    assert code_of(lambda: back_up_file(path, folder / "backups", "auto")) == "database_damaged"
    assert list((folder / "backups").iterdir()) == []


def test_a_full_disk_leaves_no_half_copy(folder: Path) -> None:
    with files_at_most(40_000):
        code = code_of(lambda: back_up_file(folder / "township.db", folder / "backups", "auto"))
    assert code in ("disk_full", "disk_error")
    assert list((folder / "backups").iterdir()) == []
    back_up_file(folder / "township.db", folder / "backups", "auto")


def test_the_newest_good_copy_is_offered(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    assert newest_good(place) is None
    good = back_up_file(path, place, "auto", NOW)
    broken = back_up_file(path, place, "auto", NOW + timedelta(hours=1))
    content = bytearray(broken.read_bytes())
    content[5000:9000] = os.urandom(4000)
    broken.write_bytes(content)
    newer = back_up_file(path, place, "hand", NOW + timedelta(hours=2))
    with opened(newer) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    back_up_file(path, place, "before-restore", NOW + timedelta(hours=3))
    (place / "20261124-000000-auto.db").write_bytes(b"")
    found = newest_good(place)
    assert found is not None and found.path == good


# --- thinning out -----------------------------------------------------------------------------------------------------


def test_what_a_restore_or_a_migration_put_aside_is_never_thinned_out(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    for reason in ("migration", "before-restore", "auto", "hand"):
        back_up_file(path, place, reason, NOW - timedelta(days=300))
    last = back_up_file(path, place, "auto", NOW)
    (place / "notes.txt").touch()
    removed = thin_out(place, NOW)
    assert sorted(p.name.split("-", 2)[2] for p in removed) == ["auto.db", "hand.db"]
    assert [kept.reason for kept in copies(place)] == ["auto", "before-restore", "migration"]
    assert copies(place)[0].path == last


# --- on a stick -------------------------------------------------------------------------------------------------------


def test_everything_goes_on_the_stick_in_one_file(folder: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    path = back_up_to(
        folder / "township.db",
        stick,
        "乌兰毛都苏木",
        "妇联-1",
        now=NOW,
        progress=lambda done, total: told.append((done, total)),
        cancelled=lambda: False,
    )
    assert path == stick / "苏木之家备份-乌兰毛都苏木-妇联-1-2026-11-23-0930.sumubak"
    assert [p.name for p in stick.iterdir()] == [path.name]
    assert told == sorted(told) and told[-1][0] == told[-1][1]
    summary = read_backup(path)
    assert summary == ("乌兰毛都苏木", NOW, 3, 1, 0, 1, path.stat().st_size, False, 0, ENCRYPTED)
    with zipfile.ZipFile(path) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.namelist()[-1] == "manifest.json"
    assert list((folder / "backups").iterdir()) == []


def test_a_bare_copy_can_be_read_as_well(folder: Path) -> None:
    path = back_up_file(folder / "township.db", folder / "backups", "auto", NOW)
    assert read_backup(path) == ("乌兰毛都苏木", NOW, 3, 1, 0, None, path.stat().st_size, False, 0, ENCRYPTED)


def test_no_backup_takes_another_one_s_place(folder: Path, stick: Path, carried: Path, tmp_path: Path) -> None:
    other = tmp_path / "another laptop"
    shutil.copytree(folder, other)
    add_woman(folder / "township.db", "乌云")
    from_other = back_up_to(other / "township.db", stick, "乌兰毛都苏木", "妇联-2", now=NOW)
    again = back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW)  # within the same minute
    assert from_other is not None and again is not None
    assert len({carried, from_other, again}) == 3 == len(list(stick.iterdir()))
    assert [read_backup(path).women for path in (carried, from_other, again)] == [3, 3, 4]


def test_a_name_that_no_disk_takes_is_made_one(folder: Path, stick: Path) -> None:
    path = back_up_to(folder / "township.db", stick, 'a/b:"c"\n' + "苏" * 200, "d\u202ee", now=NOW)
    assert path is not None and path.parent == stick
    assert path.name.startswith("苏木之家备份-a b c 苏苏") and len(path.name.encode()) <= 240


@pytest.mark.parametrize("after", [0, 1, 2, 3, 5])
def test_called_off_at_any_step_nothing_is_left(folder: Path, stick: Path, after: int) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    assert back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW, cancelled=cancelled) is None
    assert list(stick.iterdir()) == []
    assert list((folder / "backups").iterdir()) == []


def test_a_stick_that_takes_no_file_this_large(folder: Path, stick: Path) -> None:
    size = (folder / "township.db").stat().st_size
    with files_at_most(size + 100_000):
        code = code_of(lambda: back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW))
    assert code == "stick_file_too_large"
    assert list(stick.iterdir()) == []
    assert back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW) is not None


def test_a_stick_that_is_pulled_out_half_way(folder: Path, stick: Path) -> None:
    def progress(done: int, total: int) -> None:
        if done > total // 2:
            shutil.rmtree(stick, ignore_errors=True)

    assert (
        code_of(lambda: back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW, progress=progress))
        == "stick_gone"
    )
    assert code_of(lambda: back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1")) == "stick_gone"
    assert list((folder / "backups").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick_full"),
        (errno.EROFS, "stick_read_only"),
        (errno.EIO, "stick_gone"),
        (errno.EMFILE, "stick_failed"),
    ],
)
def test_what_a_stick_says_becomes_plain_words(
    folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).parent == stick:
            raise OSError(number, os.strerror(number))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    assert code_of(lambda: back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1")) == code
    assert list(stick.iterdir()) == []


def test_a_stick_that_forgets_what_it_took(folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = backup._write_zip

    def write(part: Path, *rest: Any) -> None:
        real(part, *rest)
        content = bytearray(part.read_bytes())
        content[len(content) // 2] ^= 1
        part.write_bytes(content)

    monkeypatch.setattr(backup, "_write_zip", write)
    assert code_of(lambda: back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1")) == "stick_failed"
    assert list(stick.iterdir()) == []


# --- putting back -----------------------------------------------------------------------------------------------------


def test_restoring_on_a_new_laptop(carried: Path, tmp_path: Path) -> None:
    new = tmp_path / "new laptop" / "desk"
    assert restore_backup(carried, new) is None
    assert women(new / "township.db") == ["妇女0", "妇女1", "妇女2"]
    name = called(PICTURE)
    assert lying(new / "photos" / name[:2] / f"{name}.jpg") == PICTURE
    db = open_database(new / "township.db")
    assert db.get_meta("restored") == 1
    db.close_all()
    assert sorted(p.name for p in new.iterdir()) == ["photos", "township.db"]


def test_restoring_keeps_the_present_file_aside(folder: Path, carried: Path) -> None:
    add_woman(folder / "township.db", "乌云")
    kept = restore_backup(carried, folder, NOW)
    assert kept == folder / "backups" / "20261123-093000-before-restore.db"
    assert women(folder / "township.db") == ["妇女0", "妇女1", "妇女2"]
    assert "乌云" in women(kept)
    assert restore_backup(kept, folder, NOW + timedelta(minutes=1)) is not None
    assert "乌云" in women(folder / "township.db")


def test_a_log_of_the_old_file_never_meets_the_new_one(folder: Path, carried: Path, tmp_path: Path) -> None:
    path = folder / "township.db"
    db = open_database(path)
    Journal(db).write([Edit("person", new_id(), {"name_zh": "乌云"})], Label("test"))
    left = tmp_path / "left"
    shutil.copytree(folder, left)  # as a killed program leaves it, with its write-ahead log
    db.close_all()
    assert (left / "township.db-wal").stat().st_size > 0
    kept = restore_backup(carried, left, NOW)
    assert kept is not None
    assert not (left / "township.db-wal").exists()
    assert women(left / "township.db") == ["妇女0", "妇女1", "妇女2"]
    assert "乌云" in women(kept)


def test_a_damaged_file_makes_room_for_a_backup(folder: Path) -> None:
    path = folder / "township.db"
    back_up_file(path, folder / "backups", "auto", NOW)
    path.write_bytes(os.urandom(20_000))
    damaged = path.read_bytes()
    assert code_of(lambda: open_database(path)) == "database_damaged"
    good = newest_good(folder / "backups")
    assert good is not None
    kept = restore_backup(good.path, folder, NOW + timedelta(hours=1))
    assert kept is not None and kept.read_bytes() == damaged
    assert women(path) == ["妇女0", "妇女1", "妇女2"]
    assert newest_good(folder / "backups") == good


def test_a_restore_that_fails_changes_nothing(folder: Path, carried: Path) -> None:
    before = (folder / "township.db").read_bytes()
    content = bytearray(carried.read_bytes())
    content[9000] ^= 1
    broken = carried.with_name("broken.sumubak")
    broken.write_bytes(content)
    assert code_of(lambda: restore_backup(broken, folder)) == "backup_damaged"
    with files_at_most(len(before) // 2):
        assert code_of(lambda: restore_backup(carried, folder)) == "disk_full"
    assert (folder / "township.db").read_bytes() == before
    assert sorted(p.name for p in folder.iterdir()) == ["backups", "photos", "township.db"]
    assert copies(folder / "backups") == []
    assert check(folder / "township.db") == "ok"


# --- by what they hold, not by the clock ------------------------------------------------------------------------------


def test_a_copy_of_a_wrong_year_is_not_offered_before_later_ones(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    back_up_file(path, place, "auto", datetime(2035, 1, 1))
    for day in range(3):
        add_woman(path, f"新{day}")
        back_up_file(path, place, "auto", NOW + timedelta(days=day))
        thin_out(place, NOW + timedelta(days=day))
    offered = newest_good(place)
    assert offered is not None and offered.at == NOW + timedelta(days=2)
    assert [kept.at.year for kept in copies(place)] == [2026, 2026, 2026, 2035]


def test_a_clock_that_says_1970_takes_neither_the_last_copy_nor_the_others(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    back_up_file(path, place, "auto", NOW)
    add_woman(path, "新")
    last = back_up_file(path, place, "auto", datetime(1970, 1, 1, 8))
    assert thin_out(place, NOW + timedelta(hours=1)) == []
    assert copies(place)[0].path == last


def test_copies_of_an_older_version_are_ordered_by_their_operations(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    for at in (datetime(2035, 1, 1), NOW):
        made = back_up_file(path, place, "auto", at)
        with opened(made) as connection:
            connection.execute("DELETE FROM meta WHERE key = 'turn'")
        connection.close()
        add_woman(path, "新")
    assert [kept.at.year for kept in copies(place)] == [2026, 2035]
    add_woman(path, "后来")
    later = back_up_file(path, place, "auto", datetime(2020, 1, 1))
    assert copies(place)[0].path == later


def test_after_a_restore_the_next_copy_is_the_last_one_all_the_same(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    first = back_up_file(path, place, "auto", NOW)
    for number in range(3):
        add_woman(path, f"新{number}")
    back_up_file(path, place, "auto", NOW + timedelta(days=1))
    restore_backup(first, folder, NOW + timedelta(days=2))
    after = back_up_file(path, place, "auto", NOW + timedelta(days=3))
    offered = newest_good(place)
    assert offered is not None and offered.path == after


def test_two_copies_of_one_second_both_stand(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    one, two = (back_up_file(path, place, "auto", NOW) for _ in range(2))
    assert one != two and [kept.path for kept in copies(place)] == [two, one]


# --- taken away -------------------------------------------------------------------------------------------------------


def test_a_copy_is_deleted_but_never_the_last_whole_one(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    one, two, broken = (back_up_file(path, place, "auto", NOW + timedelta(days=day)) for day in range(3))
    broken.write_bytes(broken.read_bytes()[:5000])
    delete(place, two)
    assert code_of(lambda: delete(place, one)) == "backup_last"
    delete(place, broken)
    assert [kept.path for kept in copies(place)] == [one]


def test_what_a_copy_holds_and_whether_it_tells_of_an_erased_woman(folder: Path) -> None:
    path, place = folder / "township.db", folder / "backups"
    copy = back_up_file(path, place, "auto", NOW)
    with opened(copy) as connection:
        (woman,) = connection.execute("SELECT id FROM person LIMIT 1").fetchone()
    connection.close()
    found = holding(copy, [woman, new_id()])
    assert found == ((3, 1, 0), 1)
    assert holding(copy, []) == ((3, 1, 0), 0)
    copy.write_bytes(b"nothing")
    assert holding(copy, [woman]) is None


# --- folders that cannot be brought to the disk -----------------------------------------------------------------------


def _fsync_without_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_disk_that_cannot_sync_folders_keeps_backups(
    folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fsync_without_folders(monkeypatch)
    back_up_file(folder / "township.db", folder / "backups", "auto", NOW)
    carried = back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW)
    assert carried is not None
    assert restore_backup(carried, folder, NOW) is not None
    assert women(folder / "township.db") == ["妇女0", "妇女1", "妇女2"]


def test_a_picture_that_the_stick_damaged_refuses_no_records(folder: Path, carried: Path, tmp_path: Path) -> None:
    content = bytearray(carried.read_bytes())
    name = called(PICTURE)
    content[content.index((folder / "photos" / name[:2] / f"{name}.jpg").read_bytes()[:100]) + 200] ^= 1
    carried.write_bytes(content)
    summary = read_backup(carried)
    assert (summary.women, summary.photos, summary.left_out) == (3, 0, 1)
    new = tmp_path / "new laptop"
    restore_backup(carried, new)
    assert women(new / "township.db") == ["妇女0", "妇女1", "妇女2"]
    name = called(PICTURE)
    assert [path.name for path in (new / "photos").glob("*/*")] == [f"{name}.small.jpg"]
    restore_backup(carried, folder, NOW)
    assert lying(folder / "photos" / name[:2] / f"{name}.jpg") == PICTURE  # the good one here stays


def test_a_picture_that_was_damaged_when_it_was_saved_takes_no_good_one_s_place(folder: Path, stick: Path) -> None:
    name = called(PICTURE)
    photo = folder / "photos" / name[:2] / f"{name}.jpg"
    put(photo, bytes(len(PICTURE)))
    carried = back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW)
    put(photo, PICTURE)
    assert carried is not None
    assert (read_backup(carried).photos, read_backup(carried).left_out) == (0, 1)
    restore_backup(carried, folder, NOW)
    assert lying(photo) == PICTURE

"""Files of records: what is taken and what is refused in words, the names they get, and the copies that are opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.file_names import bare_name, ending_of
from desktop.services.desk import Desk
from desktop.services.files import ENDINGS, File, sort_of
from desktop.store.backup import back_up_to, read_backup, restore_backup
from desktop.store.changes import Edit, Label
from protocol.ids import new_id
from protocol.wire import MAX_FILE
from tests.encrypted import called
from tests.unit.services.test_photos import photo

PAPER = b"%PDF-1.7 a signed sheet"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path / "desk", now=lambda: datetime(2026, 11, 25, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def paper(folder: Path, name: str = "签到表.pdf", body: bytes = PAPER) -> Path:
    """A file from elsewhere."""
    path = folder / name
    path.write_bytes(body)
    return path


def the_file(desk: Desk, owner: bytes) -> File:
    """The one file of a record."""
    (file,) = desk.files.of(owner)
    return file


def test_a_file_is_shown_with_its_record_and_kept_once_by_its_content(desk: Desk, tmp_path: Path) -> None:
    home, visit = new_id(), new_id()
    for kind, owner in (("home", home), ("visit", visit), ("home", home)):
        desk.files.attach(kind, owner, [desk.files.take(paper(tmp_path))])
    file = the_file(desk, home)
    assert (file.name, file.sort, file.size) == ("签到表.pdf", "pdf", len(PAPER))
    assert (file.here, file.at_server) == (True, False)
    assert desk.files.body(file) == PAPER
    kept = [path for path in (desk.folder / "photos").rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [called(PAPER)]
    assert the_file(desk, visit).id != file.id


def test_a_picture_becomes_a_photo_of_the_record(desk: Desk, tmp_path: Path) -> None:
    person = desk.people.quick_add("其木格").id
    taken = desk.files.take(paper(tmp_path, "家.JPG", photo(4000, 3000)))
    desk.files.attach("person", person, [taken])
    assert desk.files.of(person) == []
    ((row, picture),) = desk.files.pictures_of(person).items()
    assert max(picture.width, picture.height) == 1600 and desk.photos.thumbnail_of(picture.sha256) is not None
    desk.files.remove_picture(row, "person", person)
    assert desk.files.pictures_of(person) == {}


def test_adding_and_taking_away_can_be_undone_and_is_named(desk: Desk, tmp_path: Path) -> None:
    home = desk.homes.save(None, {"name_zh": "草根台妇女之家", "kind": "H10"}, None).id
    added = desk.files.attach("home", home, [desk.files.take(paper(tmp_path))])
    assert desk.journal.log.acts()[0].label == ("file.add", "草根台妇女之家")
    taken = desk.files.remove(the_file(desk, home))
    assert desk.files.of(home) == [] and desk.journal.log.acts()[0].label == ("file.remove", "签到表.pdf")
    assert taken.act is not None and added.act is not None
    desk.records.undo(taken.act)
    assert the_file(desk, home).here
    desk.records.undo(added.act)
    assert desk.files.of(home) == []


def test_a_deleted_file_is_found_in_the_recycle_bin(desk: Desk, tmp_path: Path) -> None:
    visit = new_id()
    desk.journal.write([Edit("visit", visit, {"date": "2026-11-20"})], Label("visit.save"))
    desk.files.attach("visit", visit, [desk.files.take(paper(tmp_path))])
    desk.files.remove(the_file(desk, visit))
    (key,) = desk.bin.ids("file", "签到")
    (gone,) = desk.bin.page([key])
    assert gone is not None and gone.subject == "签到表.pdf"
    desk.bin.bring_back([key])
    assert the_file(desk, visit).name == "签到表.pdf"
    desk.files.remove(the_file(desk, visit))
    desk.visits.delete(visit)
    assert desk.bin.ids("file") == []  # it comes back with its visit


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("..\\x.exe", b"MZ", "file_kind"),
        ("x.pdf.bat", b"x", "file_kind"),
        ("x.SH", b"x", "file_kind"),
        ("x.lnk", b"x", "file_kind"),
        ("x.js", b"x", "file_kind"),
        ("x.docm", b"x", "file_kind"),
        ("x.pdf\u202e.exe", b"MZ", "file_kind"),
        ("x.exe ", b"MZ", "file_kind"),
        ("x.exe.", b"MZ", "file_kind"),
        ("README", b"x", "file_without_kind"),
        (".pdf", b"x", "file_without_kind"),
        ("空.docx", b"", "file_empty"),
        ("空.jpg", b"", "file_empty"),
        ("假.jpg", b"no picture", "picture_unreadable"),
        ("大.pdf", bytes(11 << 20), "file_too_large"),
        ("大一点.pdf", bytes(MAX_FILE + 1), "file_too_large"),
    ],
)
def test_what_is_not_taken_is_told_and_nothing_is_kept(
    desk: Desk, tmp_path: Path, name: str, body: bytes, code: str
) -> None:
    with pytest.raises(KnownError) as told:
        desk.files.take(paper(tmp_path, name, body))
    assert told.value.code == code
    assert not (desk.folder / "photos").exists()


def test_the_limit_is_told_and_what_just_fits_is_taken(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as told:
        desk.files.take(paper(tmp_path, "大.pdf", bytes(11 << 20)))
    assert told.value.details == {"size": "11.0 MB", "limit": "10 MB"}
    assert desk.files.take(paper(tmp_path, "满.pdf", bytes(MAX_FILE))).size == MAX_FILE


def test_a_folder_and_a_file_that_is_gone_are_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "扫描.pdf").mkdir()
    for name, code in (("扫描.pdf", "file_folder"), ("没有.pdf", "file_gone"), ("n" * 300 + ".pdf", "file_unreadable")):
        with pytest.raises(KnownError, match=code):
            desk.files.take(tmp_path / name)


def test_a_pipe_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.pdf")
    with pytest.raises(KnownError, match="file_unreadable"):
        desk.files.take(tmp_path / "x.pdf")


def test_a_file_gone_from_the_disk_is_told_and_healed_by_adding_it_again(desk: Desk, tmp_path: Path) -> None:
    home = new_id()
    desk.files.attach("home", home, [desk.files.take(paper(tmp_path))])
    (kept,) = (path for path in (desk.folder / "photos").rglob("*") if path.is_file())
    kept.unlink()
    with pytest.raises(KnownError, match="file_not_here"):
        desk.files.copy_to_open(the_file(desk, home))
    assert not the_file(desk, home).here
    desk.files.attach("home", home, [desk.files.take(paper(tmp_path))])
    assert desk.files.body(the_file(desk, home)) == PAPER
    kept.write_bytes(bytes(len(PAPER)))  # a torn power cut
    with pytest.raises(KnownError, match="file_not_here"):
        desk.files.body(the_file(desk, home))
    desk.files.take(paper(tmp_path))
    assert desk.files.body(the_file(desk, home)) == PAPER


def test_files_that_a_copy_came_back_without_are_noted_as_lost(desk: Desk, tmp_path: Path) -> None:
    home = new_id()
    desk.files.attach("home", home, [desk.files.take(paper(tmp_path))])
    desk.photos.look_through()
    assert the_file(desk, home).here
    for path in (desk.folder / "photos").rglob("*"):
        if path.is_file():
            path.unlink()
    desk.photos.look_through()
    assert not the_file(desk, home).here


def test_files_are_in_a_backup_and_come_back(desk: Desk, tmp_path: Path) -> None:
    home = new_id()
    desk.files.attach("home", home, [desk.files.take(paper(tmp_path))])
    desk.files.attach("home", home, [desk.files.take(paper(tmp_path, "家.jpg", photo()))])
    kept = desk.photos._place(the_file(desk, home).sha256)
    kept.with_suffix(".exe").write_bytes(b"none of ours")
    carried = back_up_to(desk.db.path, tmp_path, "乌兰毛都苏木", "妇联-1")
    assert carried is not None and read_backup(carried).photos == 1  # a file is no photo
    restore_backup(carried, tmp_path / "new")
    with closing(Desk.open(tmp_path / "new")) as new:
        assert new.files.body(the_file(new, home)) == PAPER
        assert len([path for path in (new.folder / "photos").rglob("*") if path.is_file()]) == 3


def test_a_copy_to_open_has_the_files_name_and_cannot_be_written_or_run(desk: Desk, tmp_path: Path) -> None:
    home = new_id()
    desk.files.attach("home", home, [desk.files.take(paper(tmp_path))])
    copy = desk.files.copy_to_open(the_file(desk, home))
    assert copy.name == "签到表.pdf" and copy.read_bytes() == PAPER
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    assert desk.files.copy_to_open(the_file(desk, home)) != copy  # the first may be open still
    assert copy.is_relative_to(desk.folder / "opened")
    desk.files.drop_copies()
    assert not (desk.folder / "opened").exists() and desk.files.body(the_file(desk, home)) == PAPER


@pytest.mark.parametrize(
    ("written", "shown", "sort"),
    [
        ("..\\x.exe", "x.exe", ""),
        ("../../x.pdf", "x.pdf", "pdf"),
        ("C:\\Windows\\x.PDF", "x.PDF", "pdf"),
        ("x.pdf:evil.exe", "x.pdf evil.exe", ""),
        ("x.pdf\x00.exe", "x.pdf.exe", ""),
        ("con.pdf", "con_.pdf", "pdf"),
        ("..", "", ""),
        (None, "", ""),
    ],
)
def test_what_another_laptop_called_a_file_leads_nowhere_else_and_runs_nothing(
    desk: Desk, written: str | None, shown: str, sort: str
) -> None:
    owner = new_id()
    sha256 = desk.photos.keep_file(PAPER)
    fields = {"owner_kind": "home", "owner": owner, "sha256": sha256, "name": written, "size": len(PAPER)}
    desk.journal.write([Edit("file", new_id(), fields)], Label("file.add"))
    file = the_file(desk, owner)
    assert (file.name, file.sort) == (shown, sort)
    if sort:
        assert desk.files.copy_to_open(file).is_relative_to(desk.folder / "opened")
    else:
        with pytest.raises(KnownError, match="file_name_only"):
            desk.files.copy_to_open(file)
        assert not (desk.folder / "opened").exists()


@given(st.text(max_size=400))
def test_a_name_from_elsewhere_is_one_name_on_every_system_and_keeps_its_ending(name: str) -> None:
    bare = bare_name(name)
    assert not set(bare) & set('\\/:*?"<>|\x00') and len(bare.encode()) <= 200
    assert bare == bare_name(bare) and bare not in (".", "..") and bare == bare.strip(" .")
    assert bare_name(f"{name}.pdf") == "pdf" or ending_of(bare_name(f"{name}.pdf")) == "pdf"


@given(st.sampled_from([ending for group in ENDINGS.values() for ending in group]))
def test_what_is_taken_has_an_ending_in_any_letters(ending: str) -> None:
    assert sort_of(f"a.{ending.upper()}") == sort_of(f"b.c.{ending}") != ""


def test_no_ending_that_a_system_runs_is_taken() -> None:
    runs = "exe com bat cmd msi msp scr pif lnk url js jse vbs vbe wsf wsh hta ps1 reg inf jar sh run desktop appimage"
    runs += " py pyw dll cpl chm html htm svg docm xlsm pptm dotm xlam iso img zip rar 7z"
    assert not [ending for ending in runs.split() if sort_of(f"a.{ending}")]

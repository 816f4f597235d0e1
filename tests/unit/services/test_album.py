"""Photos by month, home and words, and their export: names, collisions, what stops it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.services import album as album_module
from desktop.services.album import Exported, Shot, _stem
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id
from tests.sync.bad_line import picture

TITLE = (
    "贯彻落实自治区妇联第十五次代表大会精神/暨乌兰毛都苏木“巾帼共治”议事会: 第二次扩大会议（含述职和家风故事分享）" * 2
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path / "desk", now=lambda: datetime(2026, 11, 25, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "导出"
    made.mkdir()
    return made


def held(desk: Desk, title: str, start: str, home: bytes | None = None, photos: int = 1, **values: object) -> bytes:
    """An activity with photos."""
    id_ = new_id()
    fields = {"title": title, "start": start, "status": "held", "home": home, **values}
    desk.journal.write([Edit("activity", id_, fields)], Label("activity.save", title))  # type: ignore[arg-type]
    pictures = [desk.photos.add(picture(crc32(f"{title}{start}{each}".encode()), 40)) for each in range(photos)]
    desk.photos.attach("activity", id_, pictures)
    return id_


def titles(shots: list[Shot]) -> list[str]:
    return [shot.title for shot in shots]


def export(desk: Desk, shots: list[Shot], folder: Path) -> Exported:
    return desk.album.export(shots, folder, lambda *_: None, lambda: False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_photos_are_found_by_month_home_and_words(desk: Desk) -> None:
    home = desk.homes.save(None, {"name_zh": "草根台妇女之家", "kind": "H10"}, None).id
    held(desk, "团圆饭", "2026-10-05T18:00", home, content="包饺子")
    held(desk, "两癌筛查", "2026-11-03T09:00", place="卫生院")
    gone = held(desk, "取消了的", "2026-11-04T09:00")
    desk.activities.delete(gone)
    her = desk.people.quick_add("其木格").id
    visit = desk.visits.save(None, {"date": "2026-11-20", "person": her, "place": "冬营地", "situation": "好"}, None).id
    desk.photos.attach("visit", visit, [desk.photos.add(picture(1, 40))])
    desk.photos.attach("home", home, [desk.photos.add(picture(2, 40))])
    desk.photos.attach("person", her, [desk.photos.add(picture(3, 40))])
    album = desk.album
    found = titles(album.find())
    assert found[:3] == ["团圆饭", "两癌筛查", "走访 冬营地"]
    assert sorted(found[3:]) == sorted(["草根台妇女之家", "其木格"])  # by the day on which they were added
    assert "2026-11" in album.months() and "2026-10" in album.months()
    assert titles(album.find(month="2026-10")) == ["团圆饭"]
    assert titles(album.find(home=home)) == ["团圆饭", "草根台妇女之家"]
    assert album.homes() == [(home, "草根台妇女之家")]
    assert titles(album.find(text="饺子")) == titles(album.find(text="草根台 团圆")) == ["团圆饭"]
    assert titles(album.find(month="2026-11", text="卫生院")) == ["两癌筛查"]
    assert set(titles(album.find(text="其木格"))) == {"走访 冬营地", "其木格"}
    assert album.find(text="没有") == album.find(month="2026-10", home=new_id()) == []


def test_files_are_named_by_day_title_and_number_and_hold_the_whole_picture(desk: Desk, folder: Path) -> None:
    held(desk, "团圆饭", "2026-11-20T18:00", photos=3)
    shots = desk.album.find()
    assert export(desk, shots, folder) == Exported(3, 0, 0)
    assert names(folder) == [f"2026-11-20_团圆饭_{number}.jpg" for number in (1, 2, 3)]
    bodies = {path.read_bytes() for path in folder.iterdir()}
    assert bodies == {desk.photos.body(shot.sha256) for shot in shots}


def test_two_of_one_day_and_title_do_not_take_each_others_place(desk: Desk, folder: Path) -> None:
    held(desk, "Dinner", "2026-11-20T12:00")
    held(desk, "dinner", "2026-11-20T18:00")  # one name on Windows
    held(desk, TITLE, "2026-11-20T18:00", photos=2)
    held(desk, TITLE + "续", "2026-11-20T19:00")
    export(desk, desk.album.find(), folder)
    assert len(names(folder)) == 5 and len({name.casefold() for name in names(folder)}) == 5
    assert {"2026-11-20_Dinner_1.jpg", "2026-11-20_dinner_2.jpg"} <= set(names(folder))
    assert not [name for name in names(folder) if set(name) & set('\\/:*?"<>|') or len(name.encode()) > 200]


def test_a_photo_has_the_same_name_each_time_and_is_not_written_twice(desk: Desk, folder: Path) -> None:
    held(desk, "团圆饭", "2026-11-20T18:00", photos=3)
    shots = desk.album.find()
    assert export(desk, shots[1:2], folder) == Exported(1, 0, 0)
    assert names(folder) == ["2026-11-20_团圆饭_2.jpg"]
    assert export(desk, shots, folder) == Exported(2, 1, 0)
    assert len(names(folder)) == 3


def test_no_file_of_hers_is_replaced(desk: Desk, folder: Path) -> None:
    held(desk, "团圆饭", "2026-11-20T18:00")
    hers = folder / "2026-11-20_团圆饭_1.jpg"
    hers.write_bytes(b"retouched")
    assert export(desk, desk.album.find(), folder) == Exported(1, 0, 0)
    assert hers.read_bytes() == b"retouched" and names(folder)[0] == "2026-11-20_团圆饭_1-2.jpg"
    assert export(desk, desk.album.find(), folder) == Exported(0, 1, 0)
    (folder / "2026-11-20_团圆饭_1-2.jpg").unlink()
    (folder / "2026-11-20_团圆饭_1-2.jpg").mkdir()
    assert export(desk, desk.album.find(), folder) == Exported(1, 0, 0)


def test_photos_that_are_not_here_are_counted_and_keep_no_other_back(desk: Desk, folder: Path) -> None:
    held(desk, "团圆饭", "2026-11-20T18:00", photos=2)
    first, _ = desk.album.find()
    path = desk.photos.file_of(first.sha256)
    assert path is not None
    path.unlink()
    assert export(desk, desk.album.find(), folder) == Exported(1, 0, 1)


def test_an_export_that_is_stopped_keeps_what_it_wrote(desk: Desk, folder: Path) -> None:
    held(desk, "团圆饭", "2026-11-20T18:00", photos=3)
    at: list[tuple[int, int]] = []
    done = desk.album.export(desk.album.find(), folder, lambda *now: at.append(now), lambda: len(at) > 2)
    assert done == Exported(2, 0, 0) and at == [(0, 3), (1, 3), (2, 3)]
    assert names(folder) == ["2026-11-20_团圆饭_1.jpg", "2026-11-20_团圆饭_2.jpg"]


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "folder_full"), (errno.EROFS, "file_unwritable")])
def test_a_folder_that_takes_nothing_is_told_and_left_clean(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    held(desk, "团圆饭", "2026-11-20T18:00")

    def failing(_part: Path, _target: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(album_module, "settle", failing)
    with pytest.raises(KnownError, match=code):
        export(desk, desk.album.find(), folder)
    assert names(folder) == []
    with pytest.raises(KnownError, match="file_unwritable"):
        export(desk, desk.album.find(), folder / "gone")


@given(st.text(max_size=300), st.sampled_from(["2026-11-20", "2026-11", ""]))
def test_every_title_makes_a_name_with_room_for_its_number(title: str, day: str) -> None:
    stem = _stem(Shot(b"", b"", True, "activity", b"", day, title))
    assert stem.startswith(day) and len(stem.encode()) <= 162
    assert not set(stem) & set('\\/:*?"<>|\x00') and stem == stem.strip(" .")

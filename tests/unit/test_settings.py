"""Settings: defaults, keeping, damage."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings import FILE_NAME, MOST_NETWORKS, Settings


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    assert (settings.language, settings.theme, settings.closing_day) == ("zh_CN", "auto", 25)
    assert not (tmp_path / FILE_NAME).exists(), "looking changes nothing"


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "deep" / "folder")
    settings.scale = 1.25
    settings.view("people")["sort"] = ["name", True]
    settings.save()
    again = Settings.load(tmp_path / "deep" / "folder")
    assert again.scale == 1.25
    assert again.view("people") == {"sort": ["name", True]}
    assert [path.name for path in (tmp_path / "deep" / "folder").iterdir()] == [FILE_NAME]


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"closing_day": 20, "from_the_future": {"x": [1]}}', encoding="utf-8")
    settings = Settings.load(tmp_path)
    assert settings.closing_day == 20
    settings.save()
    assert json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))["from_the_future"] == {"x": [1]}


def test_a_value_of_another_shape_is_the_default(tmp_path: Path) -> None:
    text = '{"closing_day": "20", "theme": 3, "scale": 2, "views": [], "sync_automatically": 0}'
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    settings = Settings.load(tmp_path)
    assert (settings.closing_day, settings.theme, settings.scale, settings.views) == (25, "auto", 2, {})
    assert settings.sync_automatically is True


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe", b"null"])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(damage)
    settings = Settings.load(tmp_path)
    assert settings.language == "zh_CN"
    assert (tmp_path / "settings.damaged.json").read_bytes() == damage
    settings.save()
    assert Settings.load(tmp_path) == settings


def test_a_disk_that_refuses_does_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    Settings.load(tmp_path / "a file" / "below").save()


@given(st.dictionaries(st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)))
def test_whatever_stands_in_the_file_settings_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, given_: dict
) -> None:  # type: ignore[type-arg]
    folder = tmp_path_factory.mktemp("settings")
    (folder / FILE_NAME).write_text(json.dumps(given_), encoding="utf-8")
    settings = Settings.load(folder)
    settings.save()
    assert Settings.load(folder) == settings


def test_a_file_too_long_to_be_settings_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "en", "x": "' + "x" * (1 << 20) + '"}')
    assert Settings.load(tmp_path).language == "zh_CN"
    assert (tmp_path / "settings.damaged.json").exists()


def test_the_oldest_networks_make_room_and_one_that_is_answered_anew_is_the_newest(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    for number in range(MOST_NETWORKS):
        settings.say_network(f"{number:016x}", "phone")
    settings.say_network(f"{0:016x}", "office")
    settings.say_network("new", "phone")
    settings.save()
    kept = Settings.load(tmp_path).networks
    assert len(kept) == MOST_NETWORKS and f"{1:016x}" not in kept
    assert list(kept.items())[-2:] == [(f"{0:016x}", "office"), ("new", "phone")]


class SlowDisk:
    """Each sync waits until it is let go; counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self.let_go, self.syncs = threading.Event(), threading.Event(), 0
        sync = os.fsync

        def slow(fd: int) -> None:
            self.asked.set()
            assert self.let_go.wait(60)
            self.syncs += 1
            sync(fd)

        monkeypatch.setattr(os, "fsync", slow)


def writers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "settings"]


def test_a_window_does_not_wait_for_the_disk_and_the_newest_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, settings = SlowDisk(monkeypatch), Settings.load(tmp_path)
    for scale in (1.1, 1.25, 1.4, 1.6):
        settings.scale = scale
        settings.save_soon()  # would stand here for a minute, and fail
        assert disk.asked.wait(60)
    settings.scale = 1.8  # not saved: what is written is what stood when it was asked for
    disk.let_go.set()
    for thread in writers():
        thread.join(60)
    assert Settings.load(tmp_path).scale == 1.6
    assert disk.syncs == 2, "of those that waited the newest alone"
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_the_last_save_waits_and_is_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk, settings = SlowDisk(monkeypatch), Settings.load(tmp_path)
    for scale in (1.1, 1.25):
        settings.scale = scale
        settings.save_soon()
        assert disk.asked.wait(60)
    threading.Timer(0.05, disk.let_go.set).start()
    settings.scale = 1.4
    settings.save()
    assert Settings.load(tmp_path).scale == 1.4
    for thread in writers():
        thread.join(60)
    assert Settings.load(tmp_path).scale == 1.4


def test_no_window_waits_for_its_settings() -> None:
    rooms = Path(__file__).resolve().parent.parent.parent / "desktop" / "ui"
    waiting = [path.name for path in rooms.rglob("*.py") if "settings.save()" in path.read_text(encoding="utf-8")]
    assert waiting == []

"""A laptop's file is damaged: the newest good copy takes its place, what the damaged file still gives is taken over,
the rest comes from the server, and nothing that anybody typed is lost. Plain and encrypted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.store.driver import Key
from desktop.sync.engine import Engine
from tests.encrypted import key as key_of_run
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Line, World

NOW = datetime(2026, 11, 23, 9, 30)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    (tmp_path / "server").mkdir()
    made = World(tmp_path / "server")
    yield made
    made.close()


def exchange(world: World, desk: Desk) -> None:
    """One exchange to its end; a desk that was restored goes on as a new device."""

    def renew(held: int) -> Line:
        device, _ = world.admit()
        with desk.db.writing():
            desk.journal.sync.adopt_device(device, held=held)
            desk.db.put_meta(restored=None)
        return Line(world, device)

    assert Engine(desk.journal, Line(world, desk.journal.device), renew).exchange().whole


def names(desk: Desk) -> list[str]:
    return sorted(name for (name,) in desk.db.rows("SELECT name_zh FROM person WHERE deleted IS NULL"))


@pytest.mark.parametrize("key", [None, Key(bytes(range(32)))], ids=["plain", "encrypted"])
@pytest.mark.parametrize("readable", [True, False])
def test_what_was_typed_before_the_damage_is_there_after_it(
    tmp_path: Path, world: World, key: Key | None, readable: bool
) -> None:
    key = key or key_of_run()
    folder = tmp_path / "township"
    desk = Desk.open(folder, lambda: NOW, key)
    desk.journal.sync.adopt_device(world.admit()[0])
    desk.people.save(None, {"name_zh": "先同步的"})
    exchange(world, desk)
    desk.people.save(None, {"name_zh": "备份前写的"})
    kept = desk.backups.back_up_now()
    desk.people.save(None, {"name_zh": "后来同步的"})
    exchange(world, desk)
    other = world.laptop("other")
    other.sync()
    other.write("person", bytes([7] * 16), name_zh="别人写的")
    other.sync()
    desk.people.save(None, {"name_zh": "没有同步的"})
    [(root,)] = desk.db.rows(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", ("visit" if readable else "operation",)
    )
    desk.close()
    path = folder / "township.db"
    body = bytearray(path.read_bytes())
    body[(root - 1) * 4096 : root * 4096] = os.urandom(4096)
    if not readable:  # the head too: nothing in it can be opened any more
        body[:4096] = bytes(4096)
    path.write_bytes(body)
    if not readable:
        with pytest.raises(KnownError, match="database_damaged"):
            Desk.open(folder, lambda: NOW, key)
    assert Backups.newest_good(folder, key) == kept
    former = Backups.restore(kept.path, folder, key)
    assert former is not None and former.read_bytes() == bytes(body)
    desk = Desk.open(folder, lambda: NOW, key)
    assert desk.backups.take_regained() == (2 if readable else 0)
    exchange(world, desk)
    lost = set() if readable else {"没有同步的"}
    assert set(names(desk)) == {"先同步的", "备份前写的", "后来同步的", "别人写的", "没有同步的"} - lost
    exchange(world, desk)
    other.sync()
    assert desk.journal.digest == other.journal.digest and desk.journal.log.waiting()[0] == 0
    assert len(names(desk)) == len(set(names(desk)))
    assert_replay_gives_rows(desk.db)
    desk.close()

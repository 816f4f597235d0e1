"""A township that has no room left at the server: nothing is lost, nobody else is kept out, and what others wrote still
comes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from desktop.sync.engine import Engine
from protocol.ids import new_id
from protocol.signing import new_key, public_of
from server.auth import add_township
from server.compaction import compact
from server.configuration import DataFolder, Unusable
from server.devices import Newcomer
from server.exchange import Exchange
from server.room import ENTRY_BYTES, LEAST, Room, recount, used
from tests.newcomers import let_in
from tests.sync.conftest import run_server
from tests.sync.laptops import TOWNSHIP, Laptop, Line, World
from tests.sync.test_engine import same

DAY = 24 * 3600 * 1000


class Disk(NamedTuple):
    """As ``shutil.disk_usage`` tells of one."""

    total: int
    free: int


class Narrow(Room):
    """A township may hold so many bytes of records; ``most`` may change meanwhile."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def records(self) -> int:
        """What a test says."""
        return self.most


def narrow(world: World, most: int) -> Narrow:
    room = Narrow(most)
    world.exchange = Exchange(world.db, world.clock, room=room)
    return room


def held(world: World) -> int:
    ((_, _, records, _),) = used(world.db)
    return records


def women(laptop: Laptop, count: int, note: str = "") -> None:
    edits = [Edit("person", new_id(), {"name_zh": f"其木格{n}", "note": note}) for n in range(count)]
    laptop.journal.write_in_slices(edits, Label("test"))


def test_what_finds_no_room_waits_and_goes_once_there_is_some(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    women(a, 10)
    a.sync()
    b.sync()
    women(b, 3)
    b.sync()
    room = narrow(world, held(world) + 10 * ENTRY_BYTES)
    women(a, 700)
    for _ in range(2):
        with pytest.raises(KnownError, match="records_full"):
            a.engine.exchange()
        assert a.journal.log.waiting()[0] == 700
        assert a.db.value("SELECT COUNT(*) FROM person") == 713  # b's came all the same
    assert held(world) <= room.most
    b.sync()  # has nothing to hand over: nothing is told
    room.most = 1 << 30
    assert a.sync().sent == 700
    b.sync()
    assert same(world, a, b)


def test_what_fits_is_taken_and_the_rest_waits(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    narrow(world, 2400 * ENTRY_BYTES)
    women(a, 2000)
    with pytest.raises(KnownError, match="records_full"):
        a.engine.exchange()
    assert 0 < a.journal.log.waiting()[0] < 2000
    women(b, 2000)
    with pytest.raises(KnownError, match="records_full"):
        b.engine.exchange()
    assert b.journal.log.waiting()[0] > 0
    assert held(world) <= 2400 * ENTRY_BYTES


def test_another_township_goes_on(world: World) -> None:
    a = world.laptop("a")
    women(a, 50)
    a.sync()
    narrow(world, held(world))
    women(a, 1)
    with pytest.raises(KnownError, match="records_full"):
        a.engine.exchange()
    other, device, key = "152221202", new_id(), new_key()
    add_township(world.db, other)
    let_in(world.db, other, Newcomer(device, device.hex(), public_of(key)), "chair", world.clock())
    there = Laptop(world, "there", device, key, 0)
    there.engine = Engine(there.journal, Line(world, device, other))
    women(there, 20)
    assert there.engine.exchange().sent == 20
    there.db.close_all()


def test_what_is_laid_aside_counts_and_finds_no_room_either(world: World) -> None:
    a = world.laptop("a")
    women(a, 5)
    a.sync()
    women(a, 30)
    world.shut(a)
    before = held(world)
    narrow(world, before + 20 * ENTRY_BYTES)
    with pytest.raises(KnownError, match="revoked"):
        a.engine.exchange()
    assert held(world) == before
    narrow(world, 1 << 30)
    with pytest.raises(KnownError, match="revoked_kept"):
        a.engine.exchange()
    assert held(world) >= before + 30 * ENTRY_BYTES
    assert recount(world.db, TOWNSHIP) == held(world)


def test_a_days_sweep_counts_what_is_left(world: World) -> None:
    """What a laptop replaced again and again goes to the archive and then away: that makes room."""
    a = world.laptop("a")
    woman = new_id()
    for n in range(60):
        a.write("person", woman, name_zh="其木格", note=f"第{n}次" * 400)
    a.sync()
    a.sync()
    before = held(world)
    now = world.clock()
    for day in range(1, 4):
        compact(world.db, now + day * 60 * DAY)
    archived = held(world)
    assert archived < before / 2
    for day in range(10, 12):
        compact(world.db, now + day * 60 * DAY)
    assert held(world) < archived


def test_conflicts_that_grow_count_as_they_are(world: World) -> None:
    a = world.laptop("a")
    women(a, 5, note="x" * 2000)
    a.sync()
    counted = held(world)
    assert recount(world.db, TOWNSHIP) == counted


def test_who_has_most_stops_first_where_the_disk_gets_narrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = [10**12]
    monkeypatch.setattr("server.room.shutil.disk_usage", lambda _: Disk(2 * 10**12, free[0]))
    room, elsewhere = Room(32, tmp_path), Room(32, tmp_path, records_here=False)
    assert (room.records(), room.files()) == room.shares == (4 << 30, 28 << 30)
    free[0] = 3 << 30
    assert (room.records(), room.files()) == (3 << 30, 3 << 30)
    assert elsewhere.records() == 4 << 30
    free[0] = 1 << 20
    assert room.records() == LEAST
    assert room.files() == 0  # what is left is for records


def test_an_administrator_sees_who_takes_what_and_says_how_much_that_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Disk(100 << 30, 5 << 30))
    data = ["--data", str(tmp_path / "server")]
    run_server("init", *data, "--host", "127.0.0.1", "--plain")
    run_server("invite", *data, "--township", TOWNSHIP, "--name", "乌兰毛都苏木")
    assert run_server("usage", *data).splitlines() == [
        "of each township at most: records 4.0 GB, photos and files 28.0 GB",
        "152221201 乌兰毛都苏木: records 0 MB, photos and files 0 MB",
        f"free on the disk of {tmp_path / 'server'}: 5 GB",
    ]
    told = run_server("usage", *data, "--limit", "64").splitlines()
    assert told[0] == "A township may take 64 GB from the next start of the server: restart it now."
    assert told[1] == "of each township at most: records 8.0 GB, photos and files 56.0 GB"
    folder = DataFolder(tmp_path / "server")
    assert folder.room(folder.load()).shares == (8 << 30, 56 << 30)
    file = tmp_path / "server" / "server.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"township_gb": 64', '"township_gb": 0'), encoding="utf-8")
    with pytest.raises(Unusable, match="at least 1"):
        folder.load()

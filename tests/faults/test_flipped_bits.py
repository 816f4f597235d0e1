"""10,000 flipped bits in an encrypted township: each is seen or does no harm, and everything comes back.

A few in the quick set. A bit is flipped anywhere in the records, in their write-ahead log, in the keys or in a picture.
SQLite takes a write-ahead log up to its first frame that is not whole, as after a cut of the power: what was written
last and was not in the file yet is then gone without a word. Where a laptop is joined, the server tells.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.store import keys
from desktop.store.changes import Edit, Label
from desktop.store.database import check
from desktop.store.driver import Key
from desktop.store.keys import Keys
from desktop.store.recovery_code import new_code
from protocol.ids import derived_id
from tests.faults.processes import LONG, TIMES, seeded

FLIPS = 10_000 * TIMES if LONG else 30
KEY, CODE, NOW = Key(bytes(range(32))), new_code(), datetime(2026, 11, 23, 9, 30)
NAME, PAPER = "萨仁高娃", b"a paper about her" * 300
COPIED, SINCE = 30, 5


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Women before a copy and after it, a file, and what was written last still in the write-ahead log."""
    folder = tmp_path_factory.mktemp("made") / "township"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(keys, "MEMORY_KIB", 64)
        Keys.new(KEY).with_slot(KEY, "recovery", b"", CODE).save(folder)
    desk = Desk.open(folder, lambda: NOW, KEY)
    for number in range(COPIED):
        write(desk, number)
    desk.photos.keep_file(PAPER)
    desk.backups.back_up_now()
    desk.close()  # the log begins anew
    desk = Desk.open(folder, lambda: NOW, KEY)
    for number in range(COPIED, COPIED + SINCE):
        write(desk, number)
    left = folder.with_name("left")
    shutil.copytree(folder, left)  # as a cut of the power leaves it
    desk.close()
    assert (left / "township.db-wal").stat().st_size > 4096
    return left


def write(desk: Desk, number: int) -> None:
    desk.journal.write([Edit("person", derived_id("person", number), {"name_zh": f"{NAME}{number}"})], Label("test"))


def flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place // 8)
        (byte,) = file.read(1)
        file.seek(place // 8)
        file.write(bytes([byte ^ 1 << place % 8]))


def women(desk: Desk) -> int:
    """How many came through; each with the name that was typed."""
    rows = desk.db.rows("SELECT id, name_zh FROM person")
    names = {derived_id("person", number): f"{NAME}{number}" for number in range(COPIED + SINCE)}
    assert all(names[id_] == name for id_, name in rows)
    return len(rows)


def opened(folder: Path) -> Desk | None:
    """The township as a start opens it, by its code; None where it says that it is damaged."""
    slots = Keys.load(folder)
    try:
        return Desk.open(folder, lambda: NOW, slots.open(slots.slots[0], CODE))
    except KnownError as error:
        assert error.code == "database_damaged"
        return None


def come_back(folder: Path) -> int:
    """What a start has after it went on with the newest good backup."""
    kept = Backups.newest_good(folder, KEY)
    assert kept is not None
    Backups.restore(kept.path, folder, KEY)
    desk = Desk.open(folder, lambda: NOW, KEY)
    found = women(desk)
    desk.close()
    assert check(folder / "township.db", KEY) == "ok"
    return found


@pytest.mark.timeout(4 * 3600 if LONG else 300)
def test_each_flipped_bit_is_seen_or_harmless_and_all_comes_back(
    township: Path, memory: Path, record_property: Callable[[str, object], None]
) -> None:
    dice = seeded("flipped bits")
    files = [
        path.relative_to(township) for path in township.rglob("*") if path.is_file() and path.parent.name != "backups"
    ]
    files = [path for path in files if path.name not in ("township.db-shm", "tries")]
    sizes = [(township / path).stat().st_size for path in files]
    seen = harmless = shorter = regained = 0
    slowest = 0.0
    for number in range(FLIPS):
        folder = memory / str(number)
        shutil.copytree(township, folder)
        path = dice.choices(files, sizes)[0] if number % 10 else dice.choice(files)
        flip(folder / path, dice.randrange((township / path).stat().st_size * 8))
        desk = opened(folder)
        came = 0
        if desk is not None:
            try:
                with_paper = desk.photos.body(desk.db.value("SELECT sha256 FROM photo_file"))
                assert with_paper in (PAPER, None) and (path.parts[0] == "photos") == (with_paper is None)
                came = women(desk)
            except KnownError as error:
                assert error.code == "database_damaged"
            desk.close()
        whole = desk is not None and check(folder / "township.db", KEY) == "ok"
        if whole:
            assert came == COPIED + SINCE or (path.name == "township.db-wal" and came >= COPIED)
            shorter += came < COPIED + SINCE
            harmless += came == COPIED + SINCE
        else:
            seen += 1
            before = time.monotonic()
            came = come_back(folder)
            slowest = max(slowest, time.monotonic() - before)
            assert came >= COPIED
            regained += came > COPIED
        shutil.rmtree(folder)
    told = f"{seen} seen, {harmless} harmless, {shorter} in the log's end, {regained} with more than the copy"
    record_property("flips", FLIPS)
    print(f"{FLIPS} bits: {told}, {slowest:.1f} s at most")
    assert seen > FLIPS // 3 and seen + harmless + shorter == FLIPS
    assert regained and slowest < 60

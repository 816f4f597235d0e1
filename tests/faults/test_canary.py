"""A marked woman in an encrypted township: her name, phone and what was noted of her stand in no file that its use
leaves on the disk, of whichever sort; the same search finds her in a plain one."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desktop.reports import Run
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.services.locking import TownshipLock
from desktop.services.repair import Repair
from desktop.services.system_keyring import SystemKeyring
from desktop.settings import Settings
from desktop.store.copies import back_up_file
from desktop.store.driver import Key
from desktop.store.file_cipher import FileCipher, seal
from desktop.store.keys import Keys, new_mixed
from desktop.store.recovery_code import new_code
from desktop.store.tries import Tries
from desktop.sync.engine import Engine
from tests.sync.bad_line import picture
from tests.sync.carriers import Carrier
from tests.sync.laptops import Line, World

NAME, PHONE, NOTE, TYPED = "萨仁托娅金丝雀", "13900420042", "金丝雀说的家里难处", "金丝雀还没写完的话"
MARKS = (NAME, PHONE, NOTE, TYPED)
KEY = Key(bytes(range(32)))
CODE, PIN = new_code(), "583920"
NOW = datetime(2026, 11, 23, 9, 30)

#: What a township's use leaves, by place.
SORTS = {
    "database": r"township/township\.db",
    "write-ahead log": r"township/township\.db-wal",
    "its index": r"township/township\.db-shm",
    "picture": r"township/photos/../[0-9a-f]{64}\.jpg",
    "thumbnail": r"township/photos/../[0-9a-f]{64}\.small\.jpg",
    "file": r"township/photos/../[0-9a-f]{64}",
    "on its way": r"township/photos/../[0-9a-f]{64}\.part",
    "copy by itself": r"township/backups/.*-auto\.db",
    "copy by hand": r"township/backups/.*-hand\.db",
    "copy before a migration": r"township/backups/.*-migration\.db",
    "put aside by a restore": r"township/backups/.*-before-restore\.db",
    "backup on a stick": r"stick/.*\.sumubak",
    "bundle on a stick": r"server/stick/.*\.sumu",
    "keys": r"township/keys\.json",
    "spare keys": r"township/keys\.spare\.json",
    "wrong tries": r"township/tries",
    "who may open it": r"township/users\.json",
    "none of the program's, sealed": r"township/backups/.*\.sealed",
    "keys put aside": r"township/keys(\.spare)?\.[0-9a-f]{16}\.json",
    "note of a repair": r"township/away\.json",
    "proved backup for a repair": r"repair/.*\.sumubak",
    "log of the program": r"log/sumu\.log",
    "note that it runs": r"log/running",
    "note of a breakdown": r"log/crash\.txt",
    "settings": r"settings\.json",
}


def needles() -> list[bytes]:
    """The marks as any part of a program might write them, and a piece of her picture."""
    found: set[bytes] = set()
    for mark in MARKS:
        raw = mark.encode()
        found |= {raw, mark.encode("utf-16-le"), mark.encode("utf-16-be"), mark.encode("gb18030")}
        found |= {raw.hex().encode(), base64.b64encode(raw)[:-4], mark.encode("unicode_escape")}
    return sorted(found)


def bodies(path: Path) -> Iterator[bytes]:
    """A file, and what is packed in it."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from map(archive.read, archive.namelist())


def hits(root: Path, *more: bytes) -> dict[str, int]:
    """Of each sort of file that is there how often a mark was found, or one of ``more``; by its place where it is of no
    sort. The server's own files are the server's."""
    found: dict[str, int] = {}
    for path in sorted(each for each in root.rglob("*") if each.is_file()):
        place = path.relative_to(root).as_posix()
        if place.startswith("server/") and not place.startswith("server/stick/"):
            continue
        sort = next((name for name, pattern in SORTS.items() if re.fullmatch(pattern, place)), place)
        found[sort] = found.get(sort, 0) + sum(
            needle in body for body in bodies(path) for needle in (*needles(), *more)
        )
    return found


def used(root: Path, world: World, key: Key | None) -> tuple[Desk, list[bytes]]:
    """An open township with a day's work in it, and pieces of her pictures; whoever calls closes it."""
    folder, stick = root / "township", root / "stick"
    stick.mkdir()
    if key is not None:
        folder.mkdir()
        made = Keys.new(key).with_slot(key, "pin", bytes(16), PIN, new_mixed()).with_slot(key, "recovery", b"", CODE)
        Keys.new(Key(bytes(32))).save(folder)  # another township's: put aside
        made.save(folder)
        Tries(folder).begin()
        TownshipLock(folder, SystemKeyring()).note(key, bytes(16), [(bytes(16), "乌兰", "chair")])
    desk = Desk.open(folder, lambda: NOW, key)
    desk.records.add_user("乌兰")
    woman = desk.people.save(None, {"name_zh": NAME, "phone": PHONE, "note": NOTE}).id
    desk.visits.save(None, {"date": "2026-11-20", "person": woman, "situation": NOTE})
    back_up_file(folder / "township.db", folder / "backups", "migration", NOW, key=key)
    desk.backups.back_up_now()
    desk.backups.back_up_now("auto")
    shown = desk.photos.add(picture(1))
    desk.photos.attach("person", woman, [shown])
    small, body = desk.photos.thumbnail(shown.sha256), desk.photos.body(shown.sha256)
    assert small is not None and body is not None
    paper = world.folder / "paper.txt"
    paper.write_text(f"{NAME} {PHONE} {NOTE}", encoding="utf-8")
    desk.files.attach("person", woman, [desk.files.take(paper)])
    [file] = desk.files.of(woman)
    assert NAME in desk.files.copy_to_open(file).read_text(encoding="utf-8")
    with desk.photos.arriving(hashlib.sha256(b"another").digest()) as arriving:
        arriving.add(NAME.encode() + NOTE.encode())
    carried = desk.backups.to_stick(stick)
    assert carried is not None
    trial = desk.backups.try_newest()
    assert trial is not None and not trial.code
    proof = None
    if key is not None:
        seal(paper, desk.backups.folder / "hers.sealed", paper.name, FileCipher(key))
        (root / "repair").mkdir()
        proof = Repair(desk).carry(root / "repair", CODE)
    desk.close()
    if proof is not None and key is not None:
        keys = {each: each.read_bytes() for each in folder.glob("keys*.json")}
        Repair.destroy_keys(folder, proof, key, lambda: None, NOW)
        for each, wrapped in keys.items():  # the note stays where a start was killed as the laptop came back
            each.write_bytes(wrapped)
    Backups.restore(carried, folder, key)
    desk = Desk.open(folder, key=key)
    device, private = world.admit()
    desk.journal.sync.adopt_device(device)
    desk.db.put_meta(restored=None)
    desk.people.save(woman, {"note": f"{NOTE}，又说了一次"})
    Carrier(world).write(cast(Any, SimpleNamespace(journal=desk.journal, key=private)))
    assert Engine(desk.journal, Line(world, device)).exchange().whole
    desk.people.save(woman, {"note": f"{NOTE}，最后一次"})
    desk.drafts.put("person", {"note": TYPED})
    assert any(hit.id == woman for hit in desk.finding.find(NAME))
    return desk, [body[len(body) // 2 :][:48], small[len(small) // 2 :][:48]]


@pytest.mark.parametrize("key", [KEY, None], ids=["encrypted", "plain"])
def test_a_marked_woman_is_found_in_no_file(
    tmp_path: Path, key: Key | None, record_property: Callable[[str, object], None]
) -> None:
    (tmp_path / "server").mkdir()
    run = Run(tmp_path)
    run.begin()
    logging.getLogger("desktop").warning("the program says something")
    try:
        raise ValueError(f"{NAME} {PHONE}")
    except ValueError:
        logging.getLogger("desktop").exception("and what an error said is left out")
    Settings.load(tmp_path).save()
    world = World(tmp_path / "server")
    desk, pieces = used(tmp_path, world, key)
    while_open = hits(tmp_path, *pieces)
    desk.close()
    world.close()
    closed = hits(tmp_path, *pieces)
    run.end()
    if key is None:  # the search finds what is there: but for bundles, which are always encrypted
        assert {sort for sort, count in while_open.items() if count} >= {
            *("database", "write-ahead log", "picture", "thumbnail", "file", "on its way", "backup on a stick"),
            *("copy by itself", "copy by hand", "copy before a migration", "put aside by a restore"),
        }
        return
    assert set(while_open) == set(SORTS), "a sort of file that nobody thought of, or one that is not made any more"
    record_property("canary_hits", sum(while_open.values()) + sum(closed.values()))
    assert not {sort for sort, count in while_open.items() if count}, while_open
    assert not {sort for sort, count in closed.items() if count}, closed


def test_what_another_program_opens_is_plain_and_goes_with_the_township(tmp_path: Path) -> None:
    """It has to be: it is taken away as the township is closed, and by the next start where it was killed."""
    desk = Desk.open(tmp_path / "township", key=KEY)
    desk.records.add_user("乌兰")
    woman = desk.people.save(None, {"name_zh": NAME}).id
    (tmp_path / "paper.txt").write_text(NAME, encoding="utf-8")
    desk.files.attach("person", woman, [desk.files.take(tmp_path / "paper.txt")])
    (tmp_path / "paper.txt").unlink()
    [file] = desk.files.of(woman)
    path = desk.files.copy_to_open(file)
    assert sum(hits(tmp_path).values()) == 1
    desk.close()
    assert not path.exists() and not any(hits(tmp_path).values())

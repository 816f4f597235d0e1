"""Photos on the server: published once when the hash fits, on both databases; what is half stays bounded."""

from __future__ import annotations

import hashlib
import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import photos as module
from server.auth import Refused
from server.database import Database
from server.photos import LEAST_FILE, LEAST_THUMBNAIL, MOST_PARTIAL, PARTIAL_SECONDS, Held, Photos
from server.room import Room

HERE, THERE = "152221201", "152221301"


def photo(seed: int, size: int = 1000) -> tuple[bytes, bytes]:
    body = random.Random(seed).randbytes(size)
    return hashlib.sha256(body).digest(), body


def send(photos: Photos, township: str, sha256: bytes, body: bytes, step: int = 400) -> None:
    for start in range(0, len(body), step):
        photos.add(township, sha256, start, len(body), body[start : start + step])


def read(photos: Photos, township: str, sha256: bytes, start: int) -> tuple[bytes, int]:
    file, size = photos.open(township, sha256, start)
    with file:
        return file.read(), size


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "photos"


def test_the_same_photo_is_stored_once_and_in_its_township_only(db: Database, folder: Path) -> None:
    photos = Photos(db, folder)
    sha256, body = photo(1)
    for _ in range(2):
        send(photos, HERE, sha256, body)
    assert files(folder) == [sha256.hex()]
    assert photos.held(HERE, [sha256, b"x" * 32]) == [Held(1000, True, False), Held(0, False, False)]
    assert photos.held(THERE, [sha256]) == [Held(0, False, False)]
    assert photos.held(HERE, []) == []
    assert read(photos, HERE, sha256, 990) == (body[990:], 1000)
    with pytest.raises(Refused, match="not-found"):
        read(photos, THERE, sha256, 0)


def test_a_file_that_was_damaged_is_not_given_out_and_is_taken_again(db: Database, folder: Path) -> None:
    photos = Photos(db, folder)
    zeroed, cut = photo(7), photo(8)
    for sha256, body in (zeroed, cut):
        send(photos, HERE, sha256, body)
    path = {sha256: folder / HERE / sha256.hex()[:2] / sha256.hex() for sha256, _ in (zeroed, cut)}
    path[zeroed[0]].write_bytes(bytes(1000))
    path[cut[0]].write_bytes(cut[1][:300])
    for sha256, body in (zeroed, cut):
        with pytest.raises(Refused, match="not-found"):
            read(photos, HERE, sha256, 0)
        assert photos.held(HERE, [sha256]) == [Held(0, False, False)]
        send(photos, HERE, sha256, body)
        assert read(photos, HERE, sha256, 0) == (body, 1000)


def test_a_file_that_was_cut_is_not_said_to_be_there(db: Database, folder: Path) -> None:
    photos = Photos(db, folder)
    sha256, body = photo(9)
    send(photos, HERE, sha256, body)
    (folder / HERE / sha256.hex()[:2] / sha256.hex()).write_bytes(body[:300])
    assert photos.held(HERE, [sha256]) == [Held(0, False, False)]
    send(photos, HERE, sha256, body)
    assert photos.held(HERE, [sha256]) == [Held(1000, True, False)]


def test_another_content_is_dropped_and_the_right_one_begins_anew(db: Database, folder: Path) -> None:
    photos = Photos(db, folder)
    sha256, body = photo(2)
    with pytest.raises(Refused, match="wrong-hash"):
        send(photos, HERE, sha256, body[:-1] + b"?")
    assert files(folder) == []
    send(photos, HERE, sha256, body)
    assert read(photos, HERE, sha256, 0)[0] == body


def test_a_database_set_back_finds_the_photo_that_lies_there(db: Database, folder: Path) -> None:
    photos = Photos(db, folder)
    sha256, body = photo(3)
    send(photos, HERE, sha256, body)
    db.run(lambda: db.execute("DELETE FROM photo WHERE township = ?", (HERE,)))
    assert photos.held(HERE, [sha256]) == [Held(1000, True, False)]
    with db.reading():
        assert db.row("SELECT size FROM photo WHERE township = ? AND sha256 = ?", (HERE, sha256)) == (1000,)
    next(folder.rglob(sha256.hex())).unlink()  # and the other way round: the file is gone
    assert photos.held(HERE, [sha256]) == [Held(0, False, False)]


def test_what_is_half_is_bounded_and_swept(db: Database, folder: Path) -> None:
    photos = Photos(db, folder)
    begun = [photo(seed) for seed in range(10, 12 + MOST_PARTIAL)]
    for age, (sha256, body) in enumerate(begun):
        photos.add(HERE, sha256, 0, 1000, body[:10])
        at = time.time() - 3600 + age
        os.utime(folder / HERE / "partial" / sha256.hex(), (at, at))
    assert len(files(folder)) == MOST_PARTIAL
    assert photos.held(HERE, [begun[0][0], begun[-1][0]]) == [Held(0, False, False), Held(10, False, False)]
    old = time.time() - PARTIAL_SECONDS - 60
    os.utime(folder / HERE / "partial" / begun[-1][0].hex(), (old, old))
    assert Photos(db, folder).held(HERE, [begun[-1][0]]) == [Held(0, False, False)]


class Narrow(Room):
    """A township may have so many bytes of files."""

    def files(self) -> int:
        """What two small photos take, and a little more."""
        return 2 * LEAST_FILE + 2000


def test_a_township_that_is_full_takes_no_more(db: Database, folder: Path) -> None:
    photos = Photos(db, folder, Narrow())
    for seed in (4, 5):
        send(photos, HERE, *photo(seed))
    for work in (
        lambda: photos.add(HERE, photo(6)[0], 0, 1000, b"x"),
        lambda: photos.keep_thumbnail(HERE, photo(6)[0], b"\xff\xd8\xff"),
    ):
        with pytest.raises(Refused, match="township-full"):
            work()
    send(photos, THERE, *photo(6))


def test_what_is_forgotten_leaves_no_file(db: Database, folder: Path) -> None:
    photos = Photos(db, folder)
    (whole, body), (half, other) = photo(8), photo(9)
    send(photos, HERE, whole, body)
    photos.keep_thumbnail(HERE, whole, b"\xff\xd8\xff")
    photos.add(HERE, half, 0, 1000, other[:10])
    photos.forget(HERE, [whole, half, b"x" * 32])
    assert files(folder) == []
    assert photos.held(HERE, [whole, half]) == [Held(0, False, False)] * 2


def test_the_first_thumbnail_stays(db: Database, folder: Path) -> None:
    photos, sha256 = Photos(db, folder), photo(6)[0]
    photos.keep_thumbnail(HERE, sha256, b"\xff\xd8\xff one")
    photos.keep_thumbnail(HERE, sha256, b"\xff\xd8\xff two")
    assert photos.thumbnail(HERE, sha256) == b"\xff\xd8\xff one"
    assert photos.held(HERE, [sha256]) == [Held(0, False, True)]


@given(st.lists(st.tuples(st.integers(0, 130), st.integers(1, 60)), max_size=12))
def test_pieces_in_any_order_publish_the_right_photo_or_none(
    tmp_path_factory: pytest.TempPathFactory, sent: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    db = Database(f"sqlite:///{folder / 'server.db'}")
    db.create_tables()
    photos = Photos(db, folder / "photos")
    sha256, body = photo(7, 120)
    for offset, size in sent:
        held = photos.held(HERE, [sha256])[0].offset
        try:
            held = photos.add(HERE, sha256, offset, 120, body[offset : offset + size])
        except Refused as error:
            assert error.code == "wrong-offset" and offset != held
    (held_now,) = photos.held(HERE, [sha256])
    send_rest = body[held_now.offset :]
    assert photos.add(HERE, sha256, held_now.offset, 120, send_rest) == 120
    assert read(photos, HERE, sha256, 0) == (body, 120)
    db.close()


def test_thumbnails_of_photos_that_are_not_have_a_limit(
    db: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = b"\xff\xd8\xff" + bytes(1000)
    monkeypatch.setattr(module, "THUMBNAIL_BYTES", 5 * LEAST_THUMBNAIL)
    photos = Photos(db, folder)
    for number in range(3):
        photos.keep_thumbnail(HERE, photo(number)[0], body)
    photos = Photos(db, folder)  # a server that was started anew counts those too
    for number in range(5):
        photos.keep_thumbnail(HERE, photo(number)[0], body)
    with pytest.raises(Refused, match="township-full"):
        photos.keep_thumbnail(HERE, photo(5)[0], body)
    photos.keep_thumbnail(THERE, photo(5)[0], body)
    photos.forget(HERE, [photo(0)[0]])
    photos.keep_thumbnail(HERE, photo(5)[0], body)

"""Photos and other files by content: one file a hash and township, beside the database; published only when the hash
fits. To this shelf all are photos: it looks into none.

``<township>/partial/<hash>`` is one on its way, as long as what came of it; ``<township>/ab/<hash>`` a whole one,
``<hash>.small`` its thumbnail. A row in table ``photo`` says that a file was checked.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from protocol.wire import MAX_FILE
from server.auth import Refused
from server.database import Database
from server.room import Room

#: Bytes of a piece, of a thumbnail.
MAX_PIECE: Final = 64 * 1024
MAX_THUMBNAIL: Final = 24 * 1024
#: Photos asked after at once.
MAX_ASKED: Final = 500
#: How many of a township's photos may be on their way: what is beyond, the oldest, begins anew.
MOST_PARTIAL: Final = 64
#: A file counts as so many bytes at least, a thumbnail beside it as so many: a disk has only so many files.
LEAST_FILE, LEAST_THUMBNAIL = 16 * 1024, 4096
#: Bytes of a township's thumbnails: they come before their photos, so that they are no part of its room for those.
THUMBNAIL_BYTES: Final = 1024**3
#: One on its way that nothing was added to for so long is dropped (seconds).
PARTIAL_SECONDS: Final = 7 * 24 * 3600
_JPEG: Final = b"\xff\xd8\xff"
_LOCKS: Final = 64


class Held(NamedTuple):
    """What the server has of a photo: ``offset`` bytes, all of it or not, and its thumbnail."""

    offset: int
    whole: bool
    thumbnail: bool


class Photos:
    """The photos of all townships under one folder. Threads may share it; one process writes. ``room``: how much a
    township may take."""

    def __init__(self, db: Database, folder: Path, room: Room | None = None) -> None:
        self._db, self._folder, self._room = db, folder, room or Room()
        self._locks = [threading.Lock() for _ in range(_LOCKS)]
        self._thumbnails: dict[str, int] = {}  # bytes by township, once they were counted
        self._counting = threading.Lock()
        for partial in folder.glob("*/partial"):
            _sweep(partial)

    def held(self, township: str, asked: Sequence[bytes]) -> list[Held]:
        """What is there of each photo asked after, in that order."""
        if not asked:
            return []
        sql = "SELECT sha256, size FROM photo WHERE township = ? AND sha256 IN (:keys)"
        with self._db.reading():
            rows = self._db.rows_among(sql, (township,), asked)
        whole = {bytes(sha256): int(size) for sha256, size in rows}
        return [self._held(township, sha256, whole.get(sha256)) for sha256 in asked]

    def open(self, township: str, sha256: bytes, start: int) -> tuple[BinaryIO, int]:
        """A photo's file, to be read from ``start`` on and closed, and how many bytes it has in all; one that was
        damaged is dropped, so that a laptop gives it again. Raises Refused not-found, bad-range."""
        try:
            file = self._path(township, sha256).open("rb")
        except FileNotFoundError:
            raise Refused("not-found") from None
        with ExitStack() as ending:
            ending.push(file)
            if hashlib.file_digest(file, "sha256").digest() != sha256:
                self._drop(township, sha256)
                raise Refused("not-found")
            size = file.tell()
            if start and start >= size:
                raise Refused("bad-range")
            file.seek(start)
            ending.pop_all()
        return file, size

    def add(self, township: str, sha256: bytes, offset: int, length: int, piece: bytes) -> int:
        """Adds a piece at ``offset`` to a photo of ``length`` bytes; gives how many bytes are there now. One that is
        there whole takes no more.

        Raises Refused too-large, township-full, wrong-offset (another number of bytes is there), wrong-hash (it came
        whole, is another one, and was dropped).
        """
        if not 0 < length <= MAX_FILE or len(piece) > MAX_PIECE:
            raise Refused("too-large")
        with self._locks[sha256[0] % _LOCKS]:
            (held,) = self.held(township, [sha256])
            if held.whole:
                return held.offset
            if offset != held.offset or offset + len(piece) > length:
                raise Refused("wrong-offset")
            partial = self._partial(township, sha256)
            if not offset:
                self._begin(township, partial.parent, length)
            with partial.open("ab") as file:
                file.write(piece)
                if offset + len(piece) == length:
                    file.flush()
                    os.fsync(file.fileno())
            if offset + len(piece) == length:
                self._publish(township, sha256, partial)
            return offset + len(piece)

    def thumbnail(self, township: str, sha256: bytes) -> bytes:
        """A photo's thumbnail. Raises Refused not-found."""
        try:
            return self._small(township, sha256).read_bytes()
        except FileNotFoundError:
            raise Refused("not-found") from None

    def keep_thumbnail(self, township: str, sha256: bytes, body: bytes) -> None:
        """Keeps a photo's thumbnail; the first one stays. Raises Refused too-large, wrong-hash (it is no JPEG),
        township-full."""
        if len(body) > MAX_THUMBNAIL:
            raise Refused("too-large")
        if not body.startswith(_JPEG):
            raise Refused("wrong-hash")
        path = self._small(township, sha256)
        with self._locks[sha256[0] % _LOCKS]:
            if path.exists():
                return
            self._check_room(township, len(body))
            self._count_thumbnail(township, len(body))
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_suffix(".new")
            new.write_bytes(body)
            os.replace(new, path)

    def forget(self, township: str, photos: Sequence[bytes]) -> None:
        """Removes photos that no record shows any more."""
        for sha256 in photos:
            paths = self._path(township, sha256), self._small(township, sha256), self._partial(township, sha256)
            with self._locks[sha256[0] % _LOCKS]:
                for path in paths:
                    path.unlink(missing_ok=True)
        with self._counting:
            self._thumbnails.pop(township, None)  # to be counted anew
        sql = "DELETE FROM photo WHERE township = ? AND sha256 = ?"
        self._db.run(lambda: self._db.execute_many(sql, [(township, sha256) for sha256 in photos]))

    def _held(self, township: str, sha256: bytes, size: int | None) -> Held:
        thumbnail = self._small(township, sha256).exists()
        path = self._path(township, sha256)
        if size is not None and path.exists() and path.stat().st_size == size:
            return Held(size, True, thumbnail)
        if path.exists():
            # The database was restored to a day before it came, or the file was damaged.
            body = path.read_bytes()
            if hashlib.sha256(body).digest() == sha256:
                self._note(township, sha256, len(body))
                return Held(len(body), True, thumbnail)
        try:
            return Held(self._partial(township, sha256).stat().st_size, False, thumbnail)
        except FileNotFoundError:
            return Held(0, False, thumbnail)

    def _drop(self, township: str, sha256: bytes) -> None:
        """A photo that is not what its name says."""
        with self._locks[sha256[0] % _LOCKS]:
            path = self._path(township, sha256)
            if path.exists() and hashlib.sha256(path.read_bytes()).digest() != sha256:
                path.unlink()
        sql = "DELETE FROM photo WHERE township = ? AND sha256 = ?"
        self._db.run(lambda: self._db.execute(sql, (township, sha256)))

    def _begin(self, township: str, folder: Path, length: int) -> None:
        """Makes room for one more that is on its way."""
        self._check_room(township, length)
        folder.mkdir(parents=True, exist_ok=True)
        left = _sweep(folder)
        for path in left[: max(0, len(left) - MOST_PARTIAL + 1)]:
            path.unlink(missing_ok=True)

    def _check_room(self, township: str, more: int) -> None:
        with self._db.reading():
            found = self._db.row(
                f"SELECT COALESCE(SUM(CASE WHEN size < {LEAST_FILE} THEN {LEAST_FILE} ELSE size END), 0) FROM photo"
                " WHERE township = ?",
                (township,),
            )
        if found is not None and int(found[0]) + max(more, LEAST_FILE) > self._room.files():
            raise Refused("township-full")

    def _count_thumbnail(self, township: str, size: int) -> None:
        with self._counting:
            held = self._thumbnails.get(township)
            if held is None:
                found = (self._folder / township).glob("*/*.small")
                held = sum(max(path.stat().st_size, LEAST_THUMBNAIL) for path in found)
            if held + max(size, LEAST_THUMBNAIL) > THUMBNAIL_BYTES:
                raise Refused("township-full")
            self._thumbnails[township] = held + max(size, LEAST_THUMBNAIL)

    def _publish(self, township: str, sha256: bytes, partial: Path) -> None:
        body = partial.read_bytes()
        if hashlib.sha256(body).digest() != sha256:
            partial.unlink(missing_ok=True)
            raise Refused("wrong-hash")
        path = self._path(township, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(partial, path)
        self._note(township, sha256, len(body))

    def _note(self, township: str, sha256: bytes, size: int) -> None:
        sql = "INSERT INTO photo (township, sha256, size) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self._db.run(lambda: self._db.execute(sql, (township, sha256, size)))

    def _path(self, township: str, sha256: bytes) -> Path:
        name = sha256.hex()
        return self._folder / township / name[:2] / name

    def _small(self, township: str, sha256: bytes) -> Path:
        return self._path(township, sha256).with_suffix(".small")

    def _partial(self, township: str, sha256: bytes) -> Path:
        return self._folder / township / "partial" / sha256.hex()


def _sweep(folder: Path) -> list[Path]:
    """Drops what nothing was added to for long; what is left, the oldest first."""
    oldest = time.time() - PARTIAL_SECONDS
    left: list[tuple[float, Path]] = []
    for path in folder.iterdir():
        at = path.stat().st_mtime
        if at < oldest:
            path.unlink(missing_ok=True)
        else:
            left.append((at, path))
    return [path for _, path in sorted(left)]

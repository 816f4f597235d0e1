"""Photos by content: one file a hash and township, beside the database; published only when the hash fits."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO, Final

from server.auth import Refused
from server.database import Database

MAX_PHOTO: Final = 2 * 1024 * 1024


class Photos:
    """The photos of all townships under one folder."""

    def __init__(self, db: Database, folder: Path) -> None:
        self._db, self._folder = db, folder

    def size(self, township: str, sha256: bytes) -> int | None:
        """Bytes of a photo, None where the township has none of this hash."""
        with self._db.reading():
            found = self._db.row("SELECT size FROM photo WHERE township = ? AND sha256 = ?", (township, sha256))
        return None if found is None else int(found[0])

    def read(self, township: str, sha256: bytes) -> bytes | None:
        """A photo's bytes, None where the township has none of this hash."""
        if self.size(township, sha256) is None:
            return None
        return self._path(township, sha256).read_bytes()

    def receive(self, township: str, sha256: bytes) -> Upload:
        """A photo begins to arrive."""
        return Upload(self, township, sha256)

    def publish(self, township: str, sha256: bytes, file: Path, size: int) -> None:
        """Puts a whole, checked file in its place; again is no harm."""
        path = self._path(township, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(file, path)
        sql = "INSERT INTO photo (township, sha256, size) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self._db.run(lambda: self._db.execute(sql, (township, sha256, size)))

    def temporary(self) -> IO[bytes]:
        """A file on the same disk, not yet a photo."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return tempfile.NamedTemporaryFile(dir=self._folder, prefix="arriving-", delete=False)

    def _path(self, township: str, sha256: bytes) -> Path:
        name = sha256.hex()
        return self._folder / township / name[:2] / name


class Upload:
    """One photo on its way in. Raises Refused: too-large, wrong-hash."""

    def __init__(self, photos: Photos, township: str, sha256: bytes) -> None:
        self._photos, self._township, self._sha256 = photos, township, sha256
        self._hash = hashlib.sha256()
        self._size = 0
        self._file = photos.temporary()

    def feed(self, data: bytes) -> None:
        """Takes some bytes."""
        self._size += len(data)
        if self._size > MAX_PHOTO:
            raise Refused("too-large")
        self._hash.update(data)
        self._file.write(data)

    def publish(self) -> None:
        """The bytes ended: the photo is stored where its hash fits."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if self._hash.digest() != self._sha256:
            raise Refused("wrong-hash")
        self._photos.publish(self._township, self._sha256, Path(self._file.name), self._size)

    def close(self) -> None:
        """Leaves nothing behind of what was not published."""
        self._file.close()
        Path(self._file.name).unlink(missing_ok=True)

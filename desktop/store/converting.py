"""A plain township becomes an encrypted one: a whole new folder beside it, proved, swapped in by two renames, and the
plain one wiped (``desktop.store.whole_folder``)."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from desktop.errors import KnownError
from desktop.file_names import free
from desktop.store.copies import BACKUPS, time_in_name
from desktop.store.copying import Stopped, check_database
from desktop.store.database import translated
from desktop.store.driver import DATABASE, KEY_FILE, KEY_SPARE, DatabaseError, Key, connect, is_plain, mark_in
from desktop.store.encrypting import encrypted_copy
from desktop.store.file_cipher import PHOTOS, SEALED, FileCipher, is_encrypted, seal, sealed_pieces
from desktop.store.files import sync, write_synced
from desktop.store.keys import Keys
from desktop.store.whole_folder import RESTORING, TRYING, beside, drop, finish, put_in_place

__all__ = ["Carrier", "encrypt_township", "finish"]

_SIDES: Final = ("-wal", "-shm", "-journal")
#: What a conversion does not carry over: it is made anew, or fetched again.
_PASSING: Final = frozenset({"opened", RESTORING, TRYING, *(DATABASE + side for side in _SIDES)})
_PICTURE = re.compile(r"([0-9a-f]{64})((?:\.small)?(?:\.jpg)?)")
#: What was not whole yet as the program was killed: it is made or fetched anew.
_HALF = re.compile(r"\..*\.new|(stick|keys|\d{8}-\d{6}-[a-z-]+|[0-9a-f]{64})\.part")


Progress = Callable[[int, int], object]


def _untold(_done: int, _total: int) -> None:
    """Nobody waits."""


def _never() -> bool:
    """Nobody calls it off."""
    return False


def encrypt_township(
    folder: Path,
    key: Key,
    keys: Keys,
    tell: Progress = _untold,
    stopped: Callable[[], bool] = _never,
    *,
    sealed: Callable[[str], object] = lambda name: None,
) -> int:
    """Encrypts the township in ``folder``, which nobody has open, under ``key``, which ``keys`` open; gives how many
    copies among its backups are damaged and so were not carried over.

    ``tell`` gets bytes done and in all; ``stopped`` is asked until the new folder takes its place, and then everything
    is as it was. ``sealed`` gets the name of each file among backups and pictures that is none of the program's, and is
    kept as ``desktop.services.backups`` gives it back. Raises KnownError ``database_damaged``, ``disk_full`` …; then
    too everything is as it was. Stopped where it was called off.
    """
    finish(folder)
    if not is_plain(folder / DATABASE):
        raise KnownError("already_encrypted")
    carrier = Carrier(folder, key)
    with translated():
        try:
            _fold_log(folder / DATABASE)
            carrier.begin(keys)
            carrier.carry(carrier.files(), tell, stopped)
        except DatabaseError as error:
            drop(carrier.new)
            raise KnownError("database_damaged") from error
        except BaseException:
            drop(carrier.new)
            raise
        put_in_place(folder)
    for name in carrier.sealed:
        sealed(name)
    return carrier.left_out


class Carrier:
    """Carries a township over into the new folder beside it, everything encrypted. ``left_out``: damaged copies;
    ``sealed``: what is none of the program's, by name."""

    def __init__(self, folder: Path, key: Key) -> None:
        self._folder, self._key, self._cipher = folder, key, FileCipher(key)
        self.new = beside(folder).new
        self.left_out = 0
        self.sealed: list[str] = []

    def begin(self, keys: Keys) -> None:
        """Makes the new folder with its keys; keys of another township that lie here stay as they are."""
        self.new.mkdir(mode=0o700)
        keys.save(self.new)
        for name in (KEY_FILE, KEY_SPARE):
            if (self._folder / name).exists():
                path = free(self.new / f"{Path(name).stem}.former.json")
                shutil.copy2(self._folder / name, path)
                sync(path)

    def files(self) -> list[Path]:
        """What is to be carried over, the database first: it says soonest what is wrong."""
        first = [self._folder / DATABASE] * (self._folder / DATABASE).exists()
        return first + [path for path in self._walk() if path not in first]

    def _walk(self) -> Iterator[Path]:
        for place, folders, names in os.walk(self._folder):
            links = [name for name in folders if (Path(place) / name).is_symlink()]
            for name in sorted((*names, *links)):
                path = Path(place) / name
                top = path.relative_to(self._folder).parts[0]
                if top not in (*_PASSING, KEY_FILE, KEY_SPARE) and not _is_beside_a_copy(path):
                    yield path

    def carry(self, files: list[Path], tell: Progress = _untold, stopped: Callable[[], bool] = _never) -> None:
        """Carries these over. Raises Stopped, KnownError ``database_damaged``, or what the disk and SQLite say."""
        sizes = [path.lstat().st_size for path in files]
        total, done = sum(sizes) or 1, 0
        for path, size in zip(files, sizes, strict=True):
            if stopped():
                raise Stopped
            target = self.new / path.relative_to(self._folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._carry(path, target)
            done += size
            tell(done, total)

    def put_aside(self, path: Path, name: str) -> Path:
        """The records of the former township as a copy called ``name`` among the backups; where they are damaged, kept
        as they are, sealed. Gives where."""
        target = self.new / BACKUPS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            encrypted_copy(path, target, self._key)
        except (DatabaseError, KnownError):
            target.unlink(missing_ok=True)
            return self._seal(path, target)
        return target

    def _carry(self, path: Path, target: Path) -> None:
        place = target.relative_to(self.new).parts
        picture = _PICTURE.fullmatch(path.name)
        if path.is_symlink():
            os.symlink(os.readlink(path), target)
        elif _HALF.fullmatch(path.name) and (len(place) == 1) == path.name.startswith("."):
            pass
        elif place == (DATABASE,):
            encrypted_copy(path, target, self._key)
        elif place[0] not in (BACKUPS, PHOTOS) or is_encrypted(path) or mark_in(path) is not None:
            shutil.copy2(path, target)
            sync(target)
        elif place[0] == BACKUPS and len(place) == 2 and time_in_name(path) is not None:
            try:
                encrypted_copy(path, target, self._key)
            except (DatabaseError, KnownError):
                target.unlink(missing_ok=True)
                self.left_out += 1
        elif place[0] == PHOTOS and len(place) == 3 and picture:
            name = self._cipher.name(bytes.fromhex(picture[1])) + picture[2]
            self._encrypt_picture(path, self.new / PHOTOS / name[:2] / name)
        else:
            self._seal(path, target)

    def _encrypt_picture(self, path: Path, target: Path) -> None:
        target.parent.mkdir(exist_ok=True)
        body = path.read_bytes()
        write_synced(target, self._cipher.encrypted(target.name, body))
        if self._cipher.decrypted(target.name, target.read_bytes()) != body:
            raise KnownError("disk_error")

    def _seal(self, path: Path, target: Path) -> Path:
        """Under a name that tells nothing: hers may name somebody."""
        name = self._cipher.name(hashlib.sha256(os.fsencode(target.relative_to(self.new))).digest())
        target = target.with_name(name[:32] + SEALED)
        seal(path, target, path.name, self._cipher)
        with path.open("rb") as stream:
            expected = hashlib.file_digest(stream, "sha256").digest()
        digest, pieces = hashlib.sha256(), sealed_pieces(target, self._cipher)
        next(pieces)
        for piece in pieces:
            digest.update(piece)
        if digest.digest() != expected:
            raise KnownError("disk_error")
        self.sealed.append(path.name)
        return target


def _is_beside_a_copy(path: Path) -> bool:
    """What SQLite keeps beside a copy and takes away by itself; it is read along with its copy."""
    named, _, side = path.name.rpartition("-")
    return f"-{side}" in _SIDES and path.parent.name == BACKUPS and time_in_name(path.with_name(named)) is not None


def _fold_log(path: Path) -> None:
    with contextlib.closing(connect(path, None, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    try:
        check_database(path, None)
    except KnownError as error:
        raise KnownError("database_damaged" if error.code == "backup_damaged" else error.code) from error

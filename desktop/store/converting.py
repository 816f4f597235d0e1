"""A plain township becomes an encrypted one: a whole new folder beside it, proved, swapped in by two renames, and the
plain one wiped.

Killed anywhere, the township is whole: the plain one until the first rename, the encrypted one after it. ``finish``,
called before a township is opened, carries on from there.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from desktop.errors import KnownError
from desktop.store.backup import DATABASE, PHOTOS
from desktop.store.copies import BACKUPS, time_in_name
from desktop.store.copying import Stopped, check_database
from desktop.store.database import translated
from desktop.store.driver import KEY_FILE, KEY_SPARE, DatabaseError, Key, connect, is_plain
from desktop.store.encrypting import encrypted_copy
from desktop.store.file_cipher import FileCipher
from desktop.store.files import sync, write_synced
from desktop.store.keys import Keys

log = logging.getLogger(__name__)

#: Beside the township's folder: the encrypted one as it is made, and the plain one as it goes.
_NEW, _OLD = ".encrypting", ".plain"
#: What a conversion does not carry over: it is made anew, or fetched again.
_PASSING: Final = frozenset(
    {"opened", "restoring", KEY_FILE, KEY_SPARE, *(f"{DATABASE}-{side}" for side in ("wal", "shm", "journal"))}
)
_PICTURE = re.compile(r"[0-9a-f]{64}((\.small)?\.jpg)?")
_HALF = (".part", ".new")
_CHUNK = 1 << 20


def encrypt_township(
    folder: Path,
    key: Key,
    keys: Keys,
    tell: Callable[[int, int], object] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Encrypts the township in ``folder``, which nobody has open, under ``key``, which ``keys`` open; gives how many
    copies among its backups are damaged and so were not carried over.

    ``tell`` gets bytes done and in all; ``stopped`` is asked until the new folder takes its place, and then everything
    is as it was. Raises KnownError ``database_damaged``, ``disk_full`` …; then too. Stopped where it was called off.
    """
    new, old = _beside(folder)
    finish(folder)
    if not is_plain(folder / DATABASE):
        raise KnownError("already_encrypted")
    files = [path for path in _walk(folder) if path.relative_to(folder).parts[0] not in _PASSING]
    total, done, left_out = sum(path.lstat().st_size for path in files) or 1, 0, 0
    with translated():
        try:
            _fold_log(folder / DATABASE)
            new.mkdir(mode=0o700)
            keys.save(new)
            for path in files:
                if stopped():
                    raise Stopped
                target = new / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                left_out += not _carried(path, target, key)
                done += path.lstat().st_size
                tell(done, total)
            for place in (*(each for each in new.rglob("*") if each.is_dir()), new, new.parent):
                sync(place)
        except DatabaseError as error:
            _drop(new)
            raise KnownError("database_damaged") from error
        except BaseException:
            _drop(new)
            raise
        try:
            os.rename(folder, old)
            os.rename(new, folder)
        except OSError:
            if not folder.exists():
                os.rename(old, folder)
            _drop(new)
            raise
        sync(folder.parent)
    finish(folder)
    return left_out


def finish(folder: Path) -> None:
    """Ends what a conversion of the township in ``folder`` that was killed left. What the disk does not let go now goes
    at another start."""
    new, old = _beside(folder)
    try:
        if old.exists() and not folder.exists():  # between the two renames: the new one is whole
            os.rename(new if new.exists() else old, folder)
            sync(folder.parent)
        if old.exists() and _is_encrypted(folder):
            _wipe(old)
        if new.exists() and folder.exists():
            _drop(new)
    except OSError as error:
        log.warning("a conversion was not ended: %s", type(error).__name__)


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(folder.name + _NEW), folder.with_name(folder.name + _OLD)


def _is_encrypted(folder: Path) -> bool:
    """Nothing plain is wiped unless this holds of what took its place."""
    return (folder / KEY_FILE).exists() and (folder / DATABASE).exists() and not is_plain(folder / DATABASE)


def _walk(folder: Path) -> Iterator[Path]:
    """Every file and link, those of the database first: it says soonest what is wrong."""
    yield folder / DATABASE
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in sorted(names) if Path(place) / name != folder / DATABASE)


def _fold_log(path: Path) -> None:
    with contextlib.closing(connect(path, None, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    try:
        check_database(path, None)
    except KnownError as error:
        raise KnownError("database_damaged" if error.code == "backup_damaged" else error.code) from error


def _carried(path: Path, target: Path, key: Key) -> bool:
    """Puts a file of the township to where it is to lie; False for a copy that is damaged. What is none of ours is
    copied as it is."""
    if path.name.endswith(_HALF):
        return True
    if target.parent.name == BACKUPS and path.suffix in (".db-wal", ".db-shm"):
        return True  # read along with its copy
    if path.name == DATABASE and target.parent.name.endswith(_NEW):
        encrypted_copy(path, target, key)
    elif target.parent.name == BACKUPS and time_in_name(path) is not None:
        try:
            encrypted_copy(path, target, key)
        except (DatabaseError, KnownError):
            target.unlink(missing_ok=True)
            return False
    elif target.parent.parent.name == PHOTOS and _PICTURE.fullmatch(path.name):
        _encrypt_picture(path, target, FileCipher(key))
    elif path.is_symlink():
        os.symlink(os.readlink(path), target)
    else:
        shutil.copy2(path, target)
        sync(target)
    return True


def _encrypt_picture(path: Path, target: Path, cipher: FileCipher) -> None:
    body = path.read_bytes()
    write_synced(target, cipher.encrypted(path.name, body))
    if cipher.decrypted(path.name, target.read_bytes()) != body:
        raise KnownError("disk_error")


def _drop(folder: Path) -> None:
    """Takes away what is encrypted anyway."""
    shutil.rmtree(folder, ignore_errors=True)


def _wipe(folder: Path) -> None:
    """Writes over every file and takes it away. What a disk keeps of its own (a solid one's spare blocks, a file
    system's older versions) nothing can reach from here."""
    for place, folders, names in os.walk(folder, topdown=False):
        for name in names:
            _wipe_file(Path(place) / name)
        for name in folders:
            path = Path(place) / name
            path.unlink() if path.is_symlink() else path.rmdir()
    folder.rmdir()
    sync(folder.parent)


def _wipe_file(path: Path) -> None:
    found = path.lstat()
    # Another name of the same file, somewhere else, is not ours to write over.
    if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
        path.chmod(stat.S_IREAD | stat.S_IWRITE)
        with path.open("r+b", buffering=0) as file:
            for start in range(0, found.st_size, _CHUNK):
                file.write(bytes(min(_CHUNK, found.st_size - start)))
            os.fsync(file.fileno())
    path.unlink()

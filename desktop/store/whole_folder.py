"""A township's folder takes the place of another as a whole: made beside it, proved, put there by two renames.

Killed anywhere, the township is whole: the former folder until the first rename, the new one after it. ``finish``,
called before a township is opened, carries on from there. Nothing of a former folder is wiped unless a list of what
the new one holds, written as the last of it, was found to hold of every byte that took its place.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import stat
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from desktop.errors import KnownError
from desktop.file_names import free
from desktop.store.driver import DATABASE, mark_in
from desktop.store.files import sync, write_synced
from desktop.store.keys import Keys, has_keys

log = logging.getLogger(__name__)

#: Within a township's folder: what a restore unpacks, and where a copy is tried.
RESTORING: Final = "restoring"
TRYING: Final = "trying"
#: Within the new folder: what it holds, and the same once it was found to hold.
_LIST, _PROVED = "whole.json", "proved.json"
_CHUNK = 1 << 20


class Beside(NamedTuple):
    """What may lie beside a township's folder: the new one as it is made, the former one, the same once it may be
    wiped."""

    new: Path
    former: Path
    gone: Path


def beside(folder: Path) -> Beside:
    """The folders beside ``folder``."""
    return Beside(*(folder.with_name(folder.name + ending) for ending in (".encrypting", ".plain", ".wiping")))


def put_in_place(folder: Path) -> None:
    """The new folder is made: it takes the place of ``folder``, which is wiped. Raises OSError where it cannot; then
    the former one stands and the new one is gone."""
    new, former, _ = beside(folder)
    try:
        held = {path.relative_to(new).as_posix(): _digest(path) for path in sorted(new.rglob("*")) if _counts(path)}
        write_synced(new / _LIST, msgspec.json.encode(held))
        for place in (*(each for each in new.rglob("*") if each.is_dir()), new, new.parent):
            sync(place)
        if folder.exists():
            os.rename(folder, former)
        os.rename(new, folder)
    except BaseException:
        if former.exists() and not folder.exists():
            os.rename(former, folder)
        drop(new)
        raise
    sync(folder.parent)
    finish(folder)


def finish(folder: Path) -> Path | None:
    """Ends what a killed program left of ``folder`` and beside it. What the disk does not let go now goes at another
    start. Gives where another township was put that an older version of the program began in between."""
    new, former, gone = beside(folder)
    between = None
    try:
        if former.exists() and is_whole(new):  # killed between the two renames
            if folder.exists():
                between = free(folder.with_name(f"{folder.name}.between"))
                _move(folder, between)
            _move(new, folder)
        elif not folder.exists() and (former.exists() or is_whole(new)):
            _move(former if former.exists() else new, folder)
        if former.exists() and is_whole(folder):
            if (folder / _LIST).exists():
                os.replace(folder / _LIST, folder / _PROVED)
                sync(folder)
            _move(former, gone)
        if gone.exists():
            wipe(gone)
        if new.exists() and folder.exists():
            drop(new)
        if not former.exists():
            for name in (_LIST, _PROVED):
                (folder / name).unlink(missing_ok=True)
        if (folder / RESTORING).exists():
            wipe(folder / RESTORING)
        drop(folder / TRYING)
    except OSError as error:
        log.warning("what a killed program left was not ended: %s", type(error).__name__)
    return between


def _move(source: Path, target: Path) -> None:
    os.rename(source, target)
    sync(target.parent)


def is_whole(folder: Path) -> bool:
    """Whether a folder is an encrypted township of which every byte was proved, now or before."""
    try:
        if not has_keys(folder) or not Keys.load(folder).mark.startswith(mark_in(folder / DATABASE) or b"none"):
            return False
        if (folder / _PROVED).exists():
            return True
        held = msgspec.json.decode((folder / _LIST).read_bytes(), type=dict[str, str])
        return DATABASE in held and all(_digest(folder / name) == digest for name, digest in held.items())
    except (KnownError, OSError, msgspec.MsgspecError):
        return False


def _counts(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def drop(folder: Path) -> None:
    """Takes away what is encrypted anyway."""
    shutil.rmtree(folder, ignore_errors=True)


def wipe(folder: Path) -> None:
    """Writes over every file of a folder and takes it away. What a disk keeps of its own (a solid one's spare blocks, a
    file system's older versions) nothing can reach from here."""
    for place, folders, names in os.walk(folder, topdown=False):
        for name in names:
            wipe_file(Path(place) / name)
        for name in folders:
            path = Path(place) / name
            path.unlink() if path.is_symlink() else path.rmdir()
    folder.rmdir()
    sync(folder.parent)


def wipe_file(path: Path) -> None:
    """Writes over a file and takes it away; a link alone is taken away, and so is one of several names of a file."""
    found = path.lstat()
    # Another name of the same file, somewhere else, is not ours to write over.
    if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
        path.chmod(stat.S_IREAD | stat.S_IWRITE)
        with path.open("r+b", buffering=0) as file:
            for start in range(0, found.st_size, _CHUNK):
                file.write(bytes(min(_CHUNK, found.st_size - start)))
            os.fsync(file.fileno())
    path.unlink()

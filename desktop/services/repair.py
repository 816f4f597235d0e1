"""送修: a laptop goes to be repaired. Everything is carried on a stick and proved to come back by the recovery code,
then the keys here are destroyed; back again, the same code opens everything.

Whoever repairs it finds an encrypted file that nothing on the laptop opens. Only an encrypted township can go so.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from desktop.errors import KnownError
from desktop.services.backups import Backups
from desktop.store import backup
from desktop.store.backup import Cancelled, Progress
from desktop.store.changes import Journal
from desktop.store.copying import check_database
from desktop.store.database import open_database, translated
from desktop.store.driver import DATABASE, KEY_FILE, KEY_SPARE, Key, is_plain, mark_in
from desktop.store.files import sync, write_synced
from desktop.store.keys import Keys, has_keys
from desktop.store.whole_folder import TRYING, wipe, wipe_file

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Beside the records while the laptop is away; it names nobody.
_NOTE: Final = "away.json"


class Waiting(NamedTuple):
    """What the server does not have: whether there is one, changes and since when (ms UTC), pictures and files. All of
    it goes on the stick as well."""

    joined: bool
    changes: int
    since: int | None
    pictures: int


class Proof(NamedTuple):
    """A backup on a stick that was put back by the code: where, how long, of which key, how far the records were, and
    how many pictures that are damaged here it therefore lacks."""

    path: Path
    size: int
    mark: bytes
    state: tuple[int, int, int]
    left_out: int


class Away(NamedTuple):
    """A laptop whose keys were destroyed: when (local time), and what the backup on the stick is called; "" where the
    server had them destroyed."""

    at: datetime
    backup: str


class Repair:
    """What is done with one desk before its laptop goes away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def waiting(self) -> Waiting:
        """What is to be sent before, if there is a line."""
        changes, since = self._desk.journal.log.waiting()
        pictures = self._desk.photos.waiting().to_send
        return Waiting(self._desk.records.joined, changes, since, pictures[0])

    def carry(
        self, stick: Path, code: str, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Proof | None:
        """A backup on the stick, put back beside the records by the recovery code that was typed, to the last row; None
        where it was called off.

        Raises KnownError ``secret_wrong``, ``recovery_code_group`` … before anything is written, ``stick_full`` …,
        ``stick_failed`` where what comes back is not what was carried, ``repair_since`` where something was written
        meanwhile.
        """
        key = self._desk.key
        if key is None:
            raise KnownError("key_needed")
        keys = Keys.load(self._desk.folder)
        slot = next((slot for slot in keys.slots if slot.way == "recovery"), None)
        if slot is None:
            raise KnownError("no_such_way")
        keys.open(slot, code)
        state = _state(self._desk.journal)
        path = self._desk.backups.to_stick(stick, progress, cancelled)
        if path is None:
            return None
        back, left_out = self._come_back(path, code)
        if back != state:
            raise KnownError("stick_failed" if _state(self._desk.journal) == state else "repair_since")
        return Proof(path, path.stat().st_size, key.mark, state, left_out)

    def _come_back(self, path: Path, code: str) -> tuple[tuple[int, int, int], int]:
        """How far the records are that the backup brings to a laptop that has none, and how many pictures it lacks."""
        place = self._desk.folder / TRYING / "township"
        try:
            with translated():
                shutil.rmtree(place.parent, ignore_errors=True)
                place.parent.mkdir()
            key = Backups.key_of(path, code)
            backup.restore_backup(path, place, self._desk.now(), key)
            return _state_of(place, key), backup.read_backup(path, key).left_out
        finally:
            shutil.rmtree(place.parent, ignore_errors=True)

    # With the desk closed -----------------------------------------------------------------------------------------

    @staticmethod
    def destroy_keys(folder: Path, proof: Proof, key: Key, forget: Callable[[], object], now: datetime) -> None:
        """Destroys what opens the records of the closed desk in ``folder``; ``forget`` takes the secret out of the
        system's keyring. From then on the backup's recovery code alone opens them.

        Raises KnownError ``stick_gone``, ``backup_damaged`` …, ``repair_since`` where something was written since the
        proof; then everything is as it was.
        """
        try:
            size = proof.path.stat().st_size
        except OSError as error:
            raise KnownError("stick_gone") from error
        content = backup.keys_in(proof.path)
        if size != proof.size or content is None or {Keys.from_bytes(content).mark, key.mark} != {proof.mark}:
            raise KnownError("backup_damaged")
        if _state_of(folder, key) != proof.state:
            raise KnownError("repair_since")
        with translated():
            write_synced(folder / _NOTE, msgspec.json.encode(Away(now.replace(microsecond=0), proof.path.name)))
            sync(folder)
            forget()
            _destroy(folder)

    @staticmethod
    def obey_order(folder: Path, forget: Callable[[], object], now: datetime | None = None) -> None:
        """The server had this laptop destroy what opens the records of the closed desk in ``folder``; where they lie
        plain, the records themselves. A backup and its recovery code bring them back. Raises KnownError of the disk."""
        with translated():
            write_synced(folder / _NOTE, msgspec.json.encode(Away((now or datetime.now()).replace(microsecond=0), "")))
            sync(folder)
            if has_keys(folder):
                forget()
                _destroy(folder)
            else:
                _wipe_plain(folder)

    @staticmethod
    def away(folder: Path) -> Away | None:
        """Whether the keys of this township were destroyed for a repair; None while they are here."""
        if has_keys(folder):
            return None
        try:
            found = msgspec.json.decode((folder / _NOTE).read_bytes(), type=Away)
        except (OSError, msgspec.MsgspecError):
            return None
        if not found.backup and (folder / DATABASE).exists() and is_plain(folder / DATABASE):
            with translated():
                _wipe_plain(folder)  # killed as it did
        return found

    @staticmethod
    def back(folder: Path, path: Path, code: str, now: datetime | None = None) -> Key:
        """Back from the repair: the code and the backup on the stick open the records here, or bring them where they
        are gone or damaged. Gives the key to open the desk with; other ways than the code are then made anew. Raises
        KnownError, see ``Backups.key_of`` and ``Backups.restore``."""
        key = Backups.key_of(path, code)
        content = backup.keys_in(path)
        assert content is not None  # it gave the key
        if _stands(folder, key):
            with translated():
                Keys.from_bytes(content).save(folder)
        else:
            backup.restore_backup(path, folder, now, key)
        with translated():
            (folder / _NOTE).unlink(missing_ok=True)
        return key


def _wipe_plain(folder: Path) -> None:
    """Takes away all but the note that says so."""
    for path in sorted(folder.iterdir()):
        if path.name != _NOTE:
            wipe(path) if path.is_dir() and not path.is_symlink() else wipe_file(path)
    sync(folder)


def _destroy(folder: Path) -> None:
    for path in (folder / KEY_FILE, folder / KEY_SPARE, *folder.glob(".keys*.new")):  # killed as it wrote one
        if path.exists():
            wipe_file(path)
    sync(folder)


def _stands(folder: Path, key: Key) -> bool:
    """Whether the records are here, whole, under this key. Raises KnownError ``key_wrong`` for another township's."""
    path = folder / DATABASE
    if not path.exists():
        return False
    mark = mark_in(path)
    try:
        check_database(path, key)
    except KnownError as error:
        if error.code == "key_wrong" and mark is not None:
            raise
        return False
    return True


def _state(journal: Journal) -> tuple[int, int, int]:
    """This laptop's last operation, the server's last one here, and the digest's last eight bytes."""
    return journal.head[0], journal.cursor.seq, journal.digest & (1 << 63) - 1


def _state_of(folder: Path, key: Key) -> tuple[int, int, int]:
    db = open_database(folder / DATABASE, key)
    try:
        return _state(Journal(db))
    finally:
        db.close_all()

"""Copies of a township's file: made, checked, thinned out, carried on a stick, and put back.

A copy on this laptop is an SQLite file in the folder ``backups``, named by local time and reason. What goes on a stick
is one ``.sumubak`` file: a zip, nothing compressed, with the database, the pictures, and last ``manifest.json``.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from desktop.errors import KnownError
from desktop.store.database import APPLICATION_ID, SCHEMA_VERSION, check, known_error, translated
from desktop.store.files import settle, stick_errors, sync

#: Reasons of copies: made as one works; asked for; before tables change; what a restore put aside.
AUTO, BY_HAND, MIGRATION, BEFORE_RESTORE = "auto", "hand", "migration", "before-restore"
#: Only these are thinned out.
_THINNED = (AUTO, BY_HAND)

SUFFIX = ".sumubak"
DATABASE = "township.db"
PHOTOS = "photos"
BACKUPS = "backups"
_MANIFEST = "manifest.json"
#: Rises when an older program could not read the file.
_FORMAT = 1
_MOST_MANIFEST = 32 << 20
_PART = ".part"
_CHUNK = 1 << 20

_NAME = re.compile(r"(\d{8}-\d{6})-([a-z-]+)\.db")
_STAMP = "%Y%m%d-%H%M%S"
#: Pictures lie by their content: ``photos/ab/ab…ef.jpg``, with a small one beside.
_PHOTO = re.compile(r"photos/[0-9a-f]{2}/[0-9a-f]{64}(\.small)?\.jpg")

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Kept(NamedTuple):
    """A copy on this laptop: local time, reason, bytes."""

    path: Path
    at: datetime
    reason: str
    size: int


class Summary(NamedTuple):
    """What a backup holds, for the person who chooses. ``made_at`` is local time; ``photos`` is None in a bare copy.
    ``joined``: whether the laptop had a server then, None where the backup does not say."""

    township: str
    made_at: datetime
    women: int
    activities: int
    visits: int
    photos: int | None
    size: int
    joined: bool | None = None


class Manifest(msgspec.Struct, frozen=True):
    """``manifest.json``. ``files``: name → (bytes, sha256 as hex) of everything else in the zip."""

    format: int
    schema: int
    township: str
    made_at: datetime
    women: int
    activities: int
    visits: int
    files: dict[str, tuple[int, str]]
    joined: bool | None = None


class _Stopped(Exception):
    """The person called it off."""


# Copies on this laptop -----------------------------------------------------------------------------------------------


def back_up_file(path: Path, folder: Path, reason: str, now: datetime | None = None) -> Path:
    """A checked copy of the file at ``path``, which may be in use, in ``folder``; gives where it is.

    Raises KnownError ``disk_full``, ``database_damaged`` …; then nothing new stands in the folder.
    """
    at = (now or datetime.now()).strftime(_STAMP)
    target = folder / f"{at}-{reason}.db"
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(_PART)
        try:
            _copy_database(path, part)
            settle(part, target)
        finally:
            part.unlink(missing_ok=True)
    return target


def copies(folder: Path) -> list[Kept]:
    """The copies in ``folder``, the newest first; other files are none of ours."""
    found = []
    if folder.is_dir():
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            with contextlib.suppress(ValueError, FileNotFoundError):
                if named:
                    found.append(Kept(path, datetime.strptime(named[1], _STAMP), named[2], path.stat().st_size))
    return sorted(found, key=lambda kept: (kept.at, kept.reason), reverse=True)


def thin_out(folder: Path, now: datetime) -> list[Path]:
    """Removes the copies that the rule of ``to_remove`` no longer keeps; gives which."""
    thinned = [kept for kept in copies(folder) if kept.reason in _THINNED]
    gone = set(to_remove([kept.at for kept in thinned], now))
    removed = [kept.path for kept in thinned if kept.at in gone]
    with translated():
        for path in removed:
            path.unlink(missing_ok=True)
    return removed


def to_remove(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """Which copies may go. Kept are the last of each half hour for 4 hours, of each day for a week, of each week for
    five weeks, of each month for half a year; the newest of all, and what a wrong clock dated in the future, which
    takes no other's place."""
    keep = {at for at in times if at > now}
    past = sorted(set(times) - keep, reverse=True)
    keep.update(past[:1])
    seen: set[tuple[object, ...]] = set()
    for at in past:
        age = now - at
        slots: list[tuple[object, ...]] = []
        if age <= timedelta(hours=4):
            slots.append(("half hour", at.date(), at.hour, at.minute // 30))
        if age <= timedelta(days=7):
            slots.append(("day", at.date()))
        if age <= timedelta(weeks=5):
            slots.append(("week", *at.isocalendar()[:2]))
        if age <= timedelta(days=184):
            slots.append(("month", at.year, at.month))
        if any(slot not in seen for slot in slots):
            keep.add(at)
        seen.update(slots)
    return sorted(at for at in set(times) if at not in keep)


def newest_good(folder: Path) -> Kept | None:
    """The newest copy in ``folder`` that is whole and of this program's version or an older one; None where none is."""
    for kept in copies(folder):
        if kept.reason == BEFORE_RESTORE:
            continue
        with contextlib.suppress(KnownError):
            _check_database(kept.path)
            return kept
    return None


# On a stick ----------------------------------------------------------------------------------------------------------


def back_up_to(
    path: Path,
    folder: Path,
    township: str,
    *,
    now: datetime | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Path | None:
    """One file with everything beside the database at ``path`` into ``folder`` (a stick); None when called off.

    ``progress`` gets bytes done and in all. The file is read again before it gets its name. Raises KnownError
    ``stick_full``, ``stick_gone``, ``stick_read_only``, ``stick_file_too_large``, ``stick_failed``, or what this
    laptop's own disk did; then no half file is left.
    """
    at = (now or datetime.now()).replace(microsecond=0)
    name = "-".join(("苏木之家备份", re.sub(r'[\\/:*?"<>|\x00-\x1f]', "", township) or "苏木", f"{at:%Y-%m-%d}"))
    target = folder / f"{name}{SUFFIX}"
    part = folder / f".{name}{_PART}"
    work = path.parent / BACKUPS / f"stick{_PART}"
    with translated():
        photos = {name: photo for photo in path.parent.glob(f"{PHOTOS}/*/*") if _PHOTO.fullmatch(name := _name(photo))}
        database_size = path.stat().st_size
        total = 3 * database_size + 2 * sum(photo.stat().st_size for photo in photos.values())
    steps = _Steps(total, progress, cancelled)
    try:
        with translated():
            work.parent.mkdir(parents=True, exist_ok=True)
            _copy_database(path, work, steps)
            steps.done = database_size
        with stick_errors(_Stopped):
            _write_zip(part, work, photos, township, at, steps)
            try:
                _read_zip(part, steps)
            except (zipfile.BadZipFile, EOFError, ValueError, KnownError) as error:
                raise KnownError("stick_failed") from error  # it does not give back what it took
            settle(part, target)
    except _Stopped:
        return None
    finally:
        work.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    steps.finish()
    return target


class _Steps:
    """Counts bytes for the one who waits, and stops where she said so."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self.total = max(total, 1)
        self.done = 0
        self._progress = progress
        self._cancelled = cancelled

    def add(self, size: int) -> None:
        """``size`` bytes more are done. Raises _Stopped."""
        self.done += size
        self.tell(self.done)
        if self.stopped():
            raise _Stopped

    def tell(self, done: int) -> None:
        """Says how far it is."""
        if self._progress is not None:
            self._progress(min(done, self.total), self.total)

    def stopped(self) -> bool:
        """Whether it was called off."""
        return self._cancelled is not None and self._cancelled()

    def finish(self) -> None:
        """All is done."""
        self.tell(self.total)


def _write_zip(part: Path, database: Path, photos: dict[str, Path], township: str, at: datetime, steps: _Steps) -> None:
    women, activities, visits = _counts(database)
    files: dict[str, tuple[int, str]] = {}
    with part.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, source in ((DATABASE, database), *sorted(photos.items())):
                files[name] = _add(archive, name, source, at, steps)
            manifest = Manifest(
                _FORMAT, SCHEMA_VERSION, township, at, women, activities, visits, files, _is_joined(database)
            )
            archive.writestr(zipfile.ZipInfo(_MANIFEST, at.timetuple()[:6]), msgspec.json.encode(manifest))
        out.flush()
        os.fsync(out.fileno())


def _add(archive: zipfile.ZipFile, name: str, source: Path, at: datetime, steps: _Steps) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with translated():
        opened = source.open("rb")
    with opened as stream, archive.open(zipfile.ZipInfo(name, at.timetuple()[:6]), "w", force_zip64=True) as entry:
        while chunk := _read(stream):
            entry.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            steps.add(len(chunk))
    return size, digest.hexdigest()


def _read(stream: IO[bytes]) -> bytes:
    with translated():
        return stream.read(_CHUNK)


# Reading one and putting it back -------------------------------------------------------------------------------------


def read_backup(path: Path) -> Summary:
    """Looks through a backup, a ``.sumubak`` or a bare copy, every byte of it.

    Raises KnownError: ``backup_unreadable``, ``backup_foreign``, ``backup_damaged`` (truncated or changed),
    ``backup_newer``.
    """
    with _backup_errors():
        if _is_zip(path):
            manifest = _read_zip(path)
            photos = sum(1 for name in manifest.files if name.startswith(f"{PHOTOS}/") and ".small." not in name)
            counts = manifest.women, manifest.activities, manifest.visits
            size = path.stat().st_size
            return Summary(manifest.township, manifest.made_at, *counts, photos, size, manifest.joined)
        _check_database(path)
        named = _NAME.fullmatch(path.name)
        made_at = datetime.strptime(named[1], _STAMP) if named else datetime.fromtimestamp(path.stat().st_mtime)
        return Summary(_township(path), made_at, *_counts(path), None, path.stat().st_size, _is_joined(path))


def restore_backup(path: Path, folder: Path, now: datetime | None = None) -> Path | None:
    """Puts a backup in the place of ``folder``'s file, which nobody may have open; pictures are added to those there.

    Gives where the file that stood there is kept, a copy like the others (None where none stood). Until the checked
    file takes its place in one step, the old one stands. The new one is marked (``meta`` ``restored`` = 1), for it must
    not go on under the device id that the original may use still. Raises as ``read_backup``, or for the disk.
    """
    read_backup(path)
    at = (now or datetime.now()).strftime(_STAMP)
    place = folder / "restoring"
    with translated():
        shutil.rmtree(place, ignore_errors=True)
        try:
            place.mkdir(parents=True)
            with _backup_errors():
                _unpack(path, place)
                _check_database(place / DATABASE)
            _mark_restored(place / DATABASE)
            return _swap(place, folder, folder / BACKUPS / f"{at}-{BEFORE_RESTORE}.db")
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _swap(place: Path, folder: Path, aside: Path) -> Path | None:
    new_photos = place / PHOTOS
    if new_photos.is_dir():
        for photo in new_photos.glob("*/*"):
            folder.joinpath(PHOTOS, photo.parent.name).mkdir(parents=True, exist_ok=True)
            os.replace(photo, folder.joinpath(_name(photo)))
    present = folder / DATABASE
    kept = None
    if present.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
        _fold_log(present)
        kept = aside
        try:
            os.link(present, aside)
        except OSError:  # a file system without links
            shutil.copyfile(present, aside)
            sync(aside)
        # A log of the old file that SQLite could not fold in would be read into the new one: it goes with its file.
        log_file = present.with_name(f"{DATABASE}-wal")
        if log_file.exists():
            os.replace(log_file, aside.with_name(f"{aside.name}-wal"))
        present.with_name(f"{DATABASE}-shm").unlink(missing_ok=True)
    os.replace(place / DATABASE, present)
    sync(folder)
    return kept


def _fold_log(path: Path) -> None:
    """Moves the write-ahead log that a killed program left into its file, where the file still can be read."""
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _unpack(path: Path, place: Path) -> None:
    if not _is_zip(path):
        shutil.copyfile(path, place / DATABASE)
        sync(place / DATABASE)
        return
    with zipfile.ZipFile(path) as archive:
        for name, (_, expected) in _manifest(archive, path.stat().st_size).files.items():
            digest = hashlib.sha256()
            place.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as entry, place.joinpath(name).open("xb") as out:
                while chunk := entry.read(_CHUNK):
                    out.write(chunk)
                    digest.update(chunk)
                out.flush()
                os.fsync(out.fileno())
            if digest.hexdigest() != expected:
                raise KnownError("backup_damaged")


def _mark_restored(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('restored', 1)")
    sync(path)


def _is_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return path.suffix == SUFFIX or stream.read(4) == b"PK\3\4"


def _read_zip(path: Path, steps: _Steps | None = None) -> Manifest:
    """Compares every byte with the manifest."""
    with zipfile.ZipFile(path) as archive:
        manifest = _manifest(archive, path.stat().st_size)
        for name, (_, expected) in manifest.files.items():
            digest = hashlib.sha256()
            with archive.open(name) as entry:
                if name == DATABASE:
                    head = entry.read(100)
                    _check_head(head)
                    digest.update(head)
                while chunk := entry.read(_CHUNK):
                    digest.update(chunk)
                    if steps is not None:
                        steps.add(len(chunk))
            if digest.hexdigest() != expected:
                raise KnownError("backup_damaged")
    return manifest


def _manifest(archive: zipfile.ZipFile, size: int) -> Manifest:
    """The manifest; refuses what it does not tell of, and sizes that the file cannot hold, before anything is read."""
    entries = {info.filename: info for info in archive.infolist()}
    if _MANIFEST not in entries or DATABASE not in entries:
        raise KnownError("backup_foreign")
    plain = all(
        info.compress_type == zipfile.ZIP_STORED and info.file_size == info.compress_size and not info.flag_bits & 1
        for info in entries.values()
    )
    if not plain or sum(info.file_size for info in entries.values()) > size or len(entries) != len(archive.infolist()):
        raise KnownError("backup_damaged")
    if entries[_MANIFEST].file_size > _MOST_MANIFEST:
        raise KnownError("backup_damaged")
    body = archive.read(_MANIFEST)
    try:
        version = msgspec.json.decode(body, type=dict[str, msgspec.Raw]).get("format")
        if version is not None and msgspec.json.decode(version, type=int) > _FORMAT:
            raise KnownError("backup_newer")
        manifest = msgspec.json.decode(body, type=Manifest)
    except msgspec.MsgspecError as error:
        raise KnownError("backup_damaged") from error
    if manifest.schema > SCHEMA_VERSION:
        raise KnownError("backup_newer")
    named = all(name == DATABASE or _PHOTO.fullmatch(name) for name in manifest.files)
    sizes = {name: info.file_size for name, info in entries.items() if name != _MANIFEST}
    if not named or sizes != {name: length for name, (length, _) in manifest.files.items()}:
        raise KnownError("backup_damaged")
    return manifest


def _name(photo: Path) -> str:
    """A picture's name in the zip, which is its place beside the database."""
    return "/".join((PHOTOS, *photo.parts[-2:]))


@contextlib.contextmanager
def _backup_errors() -> Iterator[None]:
    """Turns what a broken file makes the readers say into words."""
    try:
        yield
    except (zipfile.BadZipFile, sqlite3.DatabaseError, EOFError, NotImplementedError, ValueError) as error:
        raise KnownError("backup_damaged") from error
    except (FileNotFoundError, PermissionError) as error:
        raise KnownError("backup_unreadable") from error
    except OSError as error:
        raise known_error(error) or KnownError("backup_unreadable") from error


# Parts of all of them ------------------------------------------------------------------------------------------------


def _copy_database(path: Path, target: Path, steps: _Steps | None = None) -> None:
    """A whole, checked copy that is on the disk. Raises what SQLite says, or _Stopped."""
    target.unlink(missing_ok=True)
    # Each look at the clock of the one who waits costs the copying a little: 10,000 steps are some milliseconds.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    with contextlib.closing(connection):
        if steps is not None:

            def look() -> int:
                steps.tell(target.stat().st_size if target.exists() else 0)
                return int(steps.stopped())

            connection.set_progress_handler(look, 10_000)
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.DatabaseError as error:
            if steps is not None and steps.stopped():
                target.unlink(missing_ok=True)
                raise _Stopped from None
            # SQLite may blame the copy, which it could not begin, for what is wrong with the file.
            if check(path) != "ok":
                raise KnownError("database_damaged") from error
            raise
    _check_database(target)
    sync(target)


def _check_database(path: Path) -> None:
    """Raises KnownError where a file is not whole, not this program's, or newer than it: in words of backups."""
    with path.open("rb") as stream:
        _check_head(stream.read(100))
    if check(path) != "ok":
        raise KnownError("backup_damaged")


def _check_head(head: bytes) -> None:
    if head and not head.startswith(b"SQLite format 3\0"):
        raise KnownError("backup_foreign")
    if len(head) < 100:
        raise KnownError("backup_damaged")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise KnownError("backup_foreign")
    if int.from_bytes(head[60:64], "big") > SCHEMA_VERSION:
        raise KnownError("backup_newer")


def _counts(path: Path) -> tuple[int, int, int]:
    """How many women, activities and visits a copy holds."""
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        women, activities, visits = connection.execute(
            "SELECT (SELECT count(*) FROM person WHERE deleted IS NULL AND merged_into IS NULL),"
            " (SELECT count(*) FROM activity WHERE deleted IS NULL), (SELECT count(*) FROM visit WHERE deleted IS NULL)"
        ).fetchone()
    return women, activities, visits


def _township(path: Path) -> str:
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute(
            "SELECT name_zh FROM org_unit WHERE level = 'sumu' AND deleted IS NULL ORDER BY created_at LIMIT 1"
        ).fetchone()
    return row[0] or "" if row else ""


def _is_joined(path: Path) -> bool:
    """Whether a copy knows a server."""
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = 'connection'").fetchone()
    return row is not None and row[0] is not None

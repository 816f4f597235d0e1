"""A township's file carried on a stick, and put back.

What goes on a stick is one ``.sumubak`` file: a zip, nothing compressed, with the database, the pictures, and last
``manifest.json``. Of an encrypted township all but the manifest is encrypted as it lies here, and its keys, wrapped, go
along: the recovery code opens it on another laptop. Copies on this laptop (``desktop.store.copies``) are put back here
as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from desktop.errors import KnownError
from desktop.file_names import file_name, free
from desktop.store.converting import Carrier
from desktop.store.copies import BACKUPS, BEFORE_RESTORE, STAMP, time_in_name
from desktop.store.copying import Stopped, check_database, check_head, copy_database, counts_of, put_mark, township_of
from desktop.store.database import SCHEMA_VERSION, known_error, translated
from desktop.store.driver import DATABASE, KEY_FILE, DatabaseError, Key, connect, is_plain
from desktop.store.encrypting import encrypted_copy
from desktop.store.file_cipher import PHOTOS, FileCipher
from desktop.store.files import settle, stick_errors, sync, write_synced
from desktop.store.keys import Keys, has_keys
from desktop.store.whole_folder import RESTORING, drop, finish, put_in_place, wipe, wipe_file

SUFFIX = ".sumubak"
#: Meta key of a restored file: how many of its pictures the backup held damaged.
LEFT_OUT = "pictures_left_out"
_MANIFEST = "manifest.json"
#: Rises when an older program could not read the file.
_FORMAT, _ENCRYPTED_FORMAT = 1, 2
_MOST_MANIFEST = 32 << 20
_MOST_KEYS = 1 << 20
#: No picture and no file of a record is larger.
_MOST_PICTURE = 256 << 20
_PART = ".part"
_CHUNK = 1 << 20

#: Pictures lie by their content: ``photos/ab/ab…ef.jpg``, with a small one beside; other files without an ending.
_PHOTO = re.compile(r"photos/[0-9a-f]{2}/[0-9a-f]{64}((\.small)?\.jpg)?")

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Summary(NamedTuple):
    """What a backup holds, for the person who chooses. ``made_at`` is local time; ``photos`` is None in a bare copy.
    ``joined``: whether the laptop had a server then, None where the backup does not say. ``left_out``: pictures that
    are damaged in it, which a restore leaves out."""

    township: str
    made_at: datetime
    women: int
    activities: int
    visits: int
    photos: int | None
    size: int
    joined: bool | None = None
    left_out: int = 0
    encrypted: bool = False


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
    encrypted: bool = False


# On a stick ----------------------------------------------------------------------------------------------------------


def back_up_to(
    path: Path,
    folder: Path,
    township: str,
    laptop: str,
    *,
    now: datetime | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    key: Key | None = None,
) -> Path | None:
    """One file with everything beside the database at ``path`` into ``folder`` (a stick); None when called off.

    Its name tells ``township``, ``laptop`` and the time, and takes no other file's place. ``progress`` gets bytes done
    and in all. The file is read again before it gets its name. Raises KnownError ``stick_full``, ``stick_gone``,
    ``stick_read_only``, ``stick_file_too_large``, ``stick_failed``, or what this laptop's own disk did; then no half
    file is left.
    """
    at = (now or datetime.now()).replace(microsecond=0)
    named = "-".join(part for part in ("苏木之家备份", township or "苏木", laptop, f"{at:%Y-%m-%d-%H%M}") if part)
    name = file_name(named, SUFFIX)
    part = folder / f".{name}{_PART}"
    work = path.parent / BACKUPS / f"stick{_PART}"
    with translated():
        found = [(_name(photo), photo) for photo in path.parent.glob(f"{PHOTOS}/*/*")]
        photos = {entry: photo for entry, photo in found if _PHOTO.fullmatch(entry)}
        database_size = path.stat().st_size
        total = 3 * database_size + 2 * sum(photo.stat().st_size for photo in photos.values())
    steps = _Steps(total, progress, cancelled)
    try:
        with translated():
            work.parent.mkdir(parents=True, exist_ok=True)
            copy_database(path, work, steps.tell, steps.stopped, key=key)
            steps.done = database_size
            if key is not None and has_keys(path.parent):  # what opens by the recovery code, and by nothing else
                photos[KEY_FILE] = work.with_name(f"keys{_PART}")
                photos[KEY_FILE].write_bytes(Keys.load(path.parent).for_stick().to_bytes())
        with stick_errors(Stopped):
            _write_zip(part, work, photos, township, at, steps, key)
            try:
                _read_zip(part, steps)
            except (zipfile.BadZipFile, EOFError, ValueError, KnownError) as error:
                raise KnownError("stick_failed") from error  # it does not give back what it took
            target = free(folder / name)
            settle(part, target)
    except Stopped:
        return None
    finally:
        for made in (work, work.with_name(f"keys{_PART}")):
            made.unlink(missing_ok=True)
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
        """``size`` bytes more are done. Raises Stopped."""
        self.done += size
        self.tell(self.done)
        if self.stopped():
            raise Stopped

    def read(self, chunk: bytes) -> None:
        """A piece was read again. Raises Stopped."""
        self.add(len(chunk))

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


def _write_zip(
    part: Path,
    database: Path,
    photos: dict[str, Path],
    township: str,
    at: datetime,
    steps: _Steps,
    key: Key | None,
) -> None:
    women, activities, visits = counts_of(database, key)
    files: dict[str, tuple[int, str]] = {}
    with part.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, source in ((DATABASE, database), *sorted(photos.items())):
                files[name] = _add(archive, name, source, at, steps)
            manifest = Manifest(
                _FORMAT if key is None else _ENCRYPTED_FORMAT,
                *(SCHEMA_VERSION, township, at, women, activities, visits, files),
                joined=_is_joined(database, key),
                encrypted=key is not None,
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


def read_backup(path: Path, key: Key | None = None) -> Summary:
    """Looks through a backup, a ``.sumubak`` or a bare copy, every byte of it. ``key``: for an encrypted bare copy; a
    ``.sumubak`` tells without one what it holds.

    Raises KnownError: ``backup_unreadable``, ``backup_foreign``, ``backup_damaged`` (truncated or changed),
    ``backup_newer``; of a bare copy ``key_wrong``.
    """
    with _backup_errors():
        if _is_zip(path):
            manifest, whole = _read_zip(path)
            wanted = list(filter(_is_original, manifest.files))
            kept = [name for name in wanted if name in whole and _holds_its_own(path, name, manifest, key)]
            photos = sum(name.endswith(".jpg") for name in kept)
            counts = manifest.women, manifest.activities, manifest.visits
            size, left_out = path.stat().st_size, len(wanted) - len(kept)
            return Summary(
                *(manifest.township, manifest.made_at, *counts, photos, size, manifest.joined, left_out),
                encrypted=manifest.encrypted,
            )
        key = None if is_plain(path) else key
        check_database(path, key)
        made_at = time_in_name(path) or datetime.fromtimestamp(path.stat().st_mtime)
        return Summary(
            *(township_of(path, key), made_at, *counts_of(path, key), None, path.stat().st_size),
            joined=_is_joined(path, key),
            encrypted=key is not None,
        )


def restore_backup(path: Path, folder: Path, now: datetime | None = None, key: Key | None = None) -> Path | None:
    """Puts a backup in the place of ``folder``'s file, which nobody may have open; pictures are added to those there.

    Gives where the file that stood there is kept, a copy like the others (None where none stood). Until the checked
    file takes its place in one step, the old one stands. The new one is marked (``meta`` ``restored`` = 1), for it must
    not go on under the device id that the original may use still, and with how many pictures were left out and do not
    stand here either (``LEFT_OUT``). Under a ``key`` all is encrypted with it as it is put here; an encrypted backup
    must be so already, and of a plain township that stands here everything is encrypted, nothing of it stays plain.
    Raises as ``read_backup``, ``key_needed``, ``key_wrong``, or for the disk.
    """
    read_backup(path, key)
    at = (now or datetime.now()).strftime(STAMP)
    place = folder / RESTORING
    if key is not None:
        finish(folder)  # what a killed one left beside it
    with translated():
        _clear(place, key)
        try:
            place.mkdir(parents=True)
            with _backup_errors():
                left_out = _unpack(path, place, key)
                check_database(place / DATABASE, key)
            put_mark(place / DATABASE, "restored", 1, key)
            aside = folder / BACKUPS / f"{at}-{BEFORE_RESTORE}.db"
            if key is not None and _comes_as_a_whole(place, folder):
                return _swap_whole(place, folder, aside.name, key, left_out)
            _place_keys(place, folder, key)
            _count(left_out, place, folder, key)
            return _swap(place, folder, aside, key)
        finally:
            _clear(place, key)


def _clear(place: Path, key: Key | None) -> None:
    """What was unpacked and not used, or left by a program that was killed: written over where it may be plain."""
    if key is not None and place.exists():
        wipe(place)
    shutil.rmtree(place, ignore_errors=True)


def _count(left_out: list[str], place: Path, folder: Path, key: Key | None) -> None:
    """Writes down how many of the pictures that were left out do not stand in ``folder`` either."""
    put_mark(place / DATABASE, LEFT_OUT, sum(not folder.joinpath(name).exists() for name in left_out), key)


def _comes_as_a_whole(place: Path, folder: Path) -> bool:
    """Whether keys and records, or more, have to take their place together: where a plain township stands, or none."""
    present = folder / DATABASE
    return is_plain(present) if present.exists() else (place / KEY_FILE).exists() and not has_keys(folder)


def _swap_whole(place: Path, folder: Path, aside: str, key: Key, left_out: list[str]) -> Path | None:
    """A whole new folder: what is restored, and what stands here, encrypted."""
    carrier = Carrier(folder, key)
    file, present, kept = place / KEY_FILE, folder / DATABASE, None
    keys = Keys.from_bytes(file.read_bytes()) if file.exists() else Keys.new(key)
    if keys.mark != key.mark:
        raise KnownError("key_wrong")
    try:
        carrier.begin(keys)
        if present.exists():
            _fold_log(present, None)
            kept = carrier.put_aside(present, aside)
        carrier.carry([each for each in carrier.files() if each != present])
        _move_pictures(place, carrier.new)
        _count(left_out, place, carrier.new, key)
        os.replace(place / DATABASE, carrier.new / DATABASE)
    except BaseException:
        drop(carrier.new)
        raise
    put_in_place(folder)
    return None if kept is None else folder / BACKUPS / kept.name


def _place_keys(place: Path, folder: Path, key: Key | None) -> None:
    """Where the keys of an encrypted township are gone or damaged, the backup's take their place: they open what stands
    here as well. Raises KnownError ``key_wrong`` where the keys here are another township's."""
    if key is None or not (place / KEY_FILE).exists():
        return
    try:
        if Keys.load(folder).mark != key.mark:
            raise KnownError("key_wrong")
    except KnownError as error:
        if error.code not in ("keys_missing", "keys_damaged"):
            raise
        Keys.from_bytes((place / KEY_FILE).read_bytes()).save(folder)


def _move_pictures(place: Path, folder: Path) -> None:
    for photo in (place / PHOTOS).glob("*/*"):
        folder.joinpath(PHOTOS, photo.parent.name).mkdir(parents=True, exist_ok=True)
        os.replace(photo, folder.joinpath(_name(photo)))


def _swap(place: Path, folder: Path, aside: Path, key: Key | None) -> Path | None:
    _move_pictures(place, folder)
    present = folder / DATABASE
    kept = None
    if present.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
        _fold_log(present, key)
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


def _fold_log(path: Path, key: Key | None) -> None:
    """Moves the write-ahead log that a killed program left into its file, where the file still can be read."""
    with contextlib.suppress(DatabaseError), contextlib.closing(connect(path, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def keys_in(path: Path) -> bytes | None:
    """The wrapped keys of an encrypted backup, as ``desktop.store.keys`` reads them; None where it has none. Raises
    KnownError, see ``read_backup``."""
    with _backup_errors():
        if not _is_zip(path):
            return None
        with zipfile.ZipFile(path) as archive:
            found = _manifest(archive, path.stat().st_size).files.get(KEY_FILE)
            if found is None or found[0] > _MOST_KEYS:
                return None
            return archive.read(KEY_FILE)


def _unpack(path: Path, place: Path, key: Key | None) -> list[str]:
    """Puts all into ``place``, encrypted where there is a key; gives the pictures that were left out, for they are
    damaged in the backup."""
    if not _is_zip(path):
        shutil.copyfile(path, place / DATABASE)
        sync(place / DATABASE)
        _encrypt_database(place / DATABASE, key)
        return []
    left_out = []
    cipher = FileCipher(key)
    with zipfile.ZipFile(path) as archive:
        manifest = _manifest(archive, path.stat().st_size)
        if manifest.encrypted and key is None:
            raise KnownError("key_needed")
        for name, (size, expected) in manifest.files.items():
            if name.startswith(PHOTOS):
                # One that was damaged since, or when it was saved, is left out: a good one may stand here.
                body = io.BytesIO()
                whole = size <= _MOST_PICTURE and _digest(archive, name, body.write) == expected
                put = _here(name, body.getvalue(), cipher, manifest.encrypted) if whole else None
                if put is None:
                    left_out += [_name_here(name, cipher, manifest.encrypted)] * _is_original(name)
                    continue
                target = place / put[0]
                target.parent.mkdir(parents=True, exist_ok=True)
                write_synced(target, put[1])
                continue
            with (place / name).open("xb") as out:
                digest = _digest(archive, name, out.write)
                out.flush()
                os.fsync(out.fileno())
            if digest != expected:
                raise KnownError("backup_damaged")
    if not manifest.encrypted:
        _encrypt_database(place / DATABASE, key)
    return left_out


def _encrypt_database(path: Path, key: Key | None) -> None:
    """Where there is a key and the file is plain, an encrypted one takes its place."""
    if key is not None and is_plain(path):
        check_database(path, None)
        made = path.with_name(f"encrypted{_PART}")
        encrypted_copy(path, made, key)
        wipe_file(path)
        os.replace(made, path)


def _name_here(name: str, cipher: FileCipher, encrypted: bool) -> str:
    """What a picture, file or thumbnail of a backup is called beside the database: that of a plain backup is called by
    its content there."""
    if encrypted:
        return name
    stem, dot, ending = Path(name).name.partition(".")
    stem = cipher.name(bytes.fromhex(stem))
    return f"{PHOTOS}/{stem[:2]}/{stem}{dot}{ending}"


def _here(name: str, body: bytes, cipher: FileCipher, encrypted: bool) -> tuple[str, bytes] | None:
    """A picture, file or thumbnail of a backup as it is to lie here, and where; None where it holds another content
    than it is called by."""
    content = cipher.decrypted(Path(name).name, body) if encrypted else body
    here = _name_here(name, cipher, encrypted)
    if content is None or (_is_original(name) and not _is_called(here, content, cipher)):
        return None
    return here, body if encrypted else cipher.encrypted(Path(here).name, body)


def _is_called(name: str, content: bytes, cipher: FileCipher) -> bool:
    """Whether a picture or a file is called by its content: else it was damaged when it was saved."""
    return Path(name).stem == cipher.name(hashlib.sha256(content).digest())


def _is_original(name: str) -> bool:
    """Whether a name in the zip is a picture's or a file's, not a small picture's."""
    return name.startswith(f"{PHOTOS}/") and ".small." not in name


def _holds_its_own(path: Path, name: str, manifest: Manifest, key: Key | None) -> bool:
    """Whether a picture or a file that is whole is called by its content; of an encrypted one nobody knows without
    its key."""
    if not manifest.encrypted:
        return Path(name).stem == manifest.files[name][1]
    if key is None:
        return True
    with zipfile.ZipFile(path) as archive:
        return _here(name, archive.read(name), FileCipher(key), True) is not None


def _is_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return path.suffix.lower() == SUFFIX or stream.read(4) == b"PK\3\4"


def _read_zip(path: Path, steps: _Steps | None = None) -> tuple[Manifest, set[str]]:
    """Compares every byte with the manifest; gives it and the names of the files that are whole. A picture that is
    damaged refuses no records, unless the file was written just now (``steps``)."""
    with zipfile.ZipFile(path) as archive:
        manifest = _manifest(archive, path.stat().st_size)
        if not manifest.encrypted:
            with archive.open(DATABASE) as entry:
                check_head(entry.read(100))
        whole = set()
        for name, (_, expected) in manifest.files.items():
            if _digest(archive, name, _unseen if steps is None else steps.read) == expected:
                whole.add(name)
            elif not name.startswith(PHOTOS) or steps is not None:
                raise KnownError("backup_damaged")
    return manifest, whole


def _unseen(_: bytes) -> None:
    """Bytes that nobody counts."""


def _digest(archive: zipfile.ZipFile, name: str, take: Callable[[bytes], object]) -> str:
    """A file's SHA-256 as hex, "" where the zip's own sum of it is another; ``take`` gets its bytes."""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as entry:
            while chunk := entry.read(_CHUNK):
                digest.update(chunk)
                take(chunk)
    except zipfile.BadZipFile:
        return ""
    return digest.hexdigest()


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
        if version is not None and msgspec.json.decode(version, type=int) > _ENCRYPTED_FORMAT:
            raise KnownError("backup_newer")
        manifest = msgspec.json.decode(body, type=Manifest)
    except msgspec.MsgspecError as error:
        raise KnownError("backup_damaged") from error
    if manifest.schema > SCHEMA_VERSION:
        raise KnownError("backup_newer")
    ours = {DATABASE, KEY_FILE} if manifest.encrypted else {DATABASE}
    named = all(name in ours or _PHOTO.fullmatch(name) for name in manifest.files)
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
    except (zipfile.BadZipFile, DatabaseError, EOFError, NotImplementedError, ValueError) as error:
        raise KnownError("backup_damaged") from error
    except (FileNotFoundError, PermissionError) as error:
        raise KnownError("backup_unreadable") from error
    except OSError as error:
        raise known_error(error) or KnownError("backup_unreadable") from error


def _is_joined(path: Path, key: Key | None) -> bool:
    """Whether a copy knows a server."""
    with contextlib.closing(connect(path, key, uri="mode=ro")) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = 'connection'").fetchone()
    return row is not None and row[0] is not None

"""Files of records: papers, tables and scans on any record, kept once by their content; opened, never run.

They lie beside the pictures and travel as those do (``desktop.services.photos``). A picture that is added to a record
becomes one of its photos: upright, small, without a camera's notes.
"""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.errors import KnownError
from desktop.file_names import bare_name, ending_of
from desktop.services.opened_copies import OpenedCopies
from desktop.services.photos import Picture
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import activities as activity_queries
from desktop.store.queries import people
from desktop.store.queries import photos as queries
from protocol.ids import derived_id
from protocol.records import ATTACHMENT, FILE
from protocol.wire import MAX_FILE

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What is taken and opened, by sort → endings. All else could be a program, or make one run: it is refused, and where
#: another version took it, shown by its name only.
ENDINGS: Final = {
    "pdf": ("pdf", "ofd"),
    "text": ("doc", "docx", "wps", "wpt", "odt", "rtf", "txt", "ppt", "pptx", "dps", "odp"),
    "table": ("xls", "xlsx", "et", "ods", "csv"),
    "picture": ("jpg", "jpeg", "png", "webp", "bmp", "gif", "heic", "heif", "avif"),
    "scan": ("tif", "tiff"),  # of several pages, which a photo would lose
    "recording": ("mp3", "m4a", "wav", "amr", "mp4"),
}
#: The most that the server takes of one file, in words.
LIMIT: Final = f"{MAX_FILE >> 20} MB"
_SORTS: Final = {ending: sort for sort, endings in ENDINGS.items() for ending in endings}


@dataclass(frozen=True)
class Taken:
    """What was read of a file that is to be added; ``picture`` where it became one."""

    name: str
    sha256: bytes
    size: int
    picture: Picture | None = None


@dataclass(frozen=True)
class File:
    """A file of a record. ``sort``: a key of ENDINGS, "" where it is shown by its name only. ``size`` in bytes; whether
    it lies ``here``, and whether the server has it as far as is known."""

    id: bytes
    sha256: bytes
    name: str
    sort: str
    size: int
    here: bool
    at_server: bool


def sort_of(name: str) -> str:
    """What a file is by its name: a key of ENDINGS, "" for what is neither taken nor opened."""
    return _SORTS.get(ending_of(name), "")


class Files:
    """The files of one desk's records. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._db, self._journal = desk.db, desk.journal
        self._copies = OpenedCopies(desk.folder)

    def take(self, path: Path) -> Taken:
        """Reads a file and keeps its content; a record shows it once it is attached.

        Raises KnownError ``file_kind``, ``file_without_kind``, ``file_folder``, ``file_empty``, ``file_too_large``,
        ``file_gone``, ``file_unreadable``, ``disk_full``, and what ``Photos.add`` does.
        """
        name = bare_name(path.name)
        mode, size = _looked_at(path)
        if stat.S_ISDIR(mode):
            raise KnownError("file_folder")
        if not sort_of(name):
            ending = ending_of(name)
            raise KnownError("file_kind", ending=f".{ending}") if ending else KnownError("file_without_kind")
        if not stat.S_ISREG(mode):
            raise KnownError("file_unreadable")
        if not size:
            raise KnownError("file_empty")
        if sort_of(name) == "picture":
            picture = self._desk.photos.add(path)
            return Taken(name, picture.sha256, picture.size, picture)
        body = _read(path)
        return Taken(name, self._desk.photos.keep_file(body), len(body))

    def attach(self, owner_kind: str, owner: bytes, taken: Sequence[Taken]) -> Changes:
        """Shows files with a record, as one act; what it shows already is not shown twice."""
        edits = [self._edit(owner_kind, owner, each) for each in taken]
        return self._journal.write(edits, Label("file.add", self._subject(owner_kind, owner)))

    def _edit(self, owner_kind: str, owner: bytes, taken: Taken) -> Edit:
        if taken.picture is not None:
            return self._desk.photos.attachment_edit(owner_kind, owner, taken.picture)
        fields = {
            "owner_kind": owner_kind,
            "owner": owner,
            "sha256": taken.sha256,
            "name": taken.name,
            "size": taken.size,
            "deleted": None,
        }
        return Edit(FILE.name, derived_id(FILE.name, owner, taken.sha256), fields)

    def of(self, owner: bytes) -> list[File]:
        """A record's files, oldest first."""
        found: dict[bytes, File] = {}  # a woman who was written down twice may have one in both rows
        for id_, sha256, name, size, here, at_server in queries.files(self._db, people.counted_as(self._db, owner)):
            shown = bare_name(name or "")
            found.setdefault(sha256, File(id_, sha256, shown, sort_of(shown), size or 0, bool(here), bool(at_server)))
        return list(found.values())

    def pictures_of(self, owner: bytes) -> dict[bytes, Picture]:
        """A record's photos by the row that shows each, oldest first."""
        once: dict[bytes, tuple[bytes, Picture]] = {}
        same = people.counted_as(self._db, owner)
        for id_, sha256, width, height, size, _ in activity_queries.pictures(self._db, *same):
            once.setdefault(sha256, (id_, Picture(sha256, size or 0, width or 0, height or 0)))
        return dict(once.values())

    def remove(self, file: File) -> Changes:
        """No longer shows a file with its record; its content stays, so that it can be undone."""
        return self._journal.write([Edit(FILE.name, file.id, {"deleted": 1})], Label("file.remove", file.name))

    def remove_picture(self, attachment: bytes, owner_kind: str, owner: bytes) -> Changes:
        """No longer shows a photo with its record."""
        edit = Edit(ATTACHMENT.name, attachment, {"deleted": 1})
        return self._journal.write([edit], Label("photo.remove", self._subject(owner_kind, owner)))

    def body(self, file: File) -> bytes:
        """A file's bytes. Raises KnownError ``file_not_here`` where they are not on this laptop (any more)."""
        body = self._desk.photos.body(file.sha256)
        if body is None:
            raise KnownError("file_not_here")
        return body

    def copy_to_open(self, file: File) -> Path:
        """A copy under the file's own name that one of the system's programs may open and nobody change.

        Raises KnownError ``file_name_only``, ``file_not_here``, ``disk_full``.
        """
        if not file.sort:
            raise KnownError("file_name_only")
        return self._copies.make(file.sha256, file.name, self.body(file))

    def drop_copies(self) -> None:
        """Takes away the copies that were made to be opened before this start."""
        self._copies.drop()

    def _subject(self, owner_kind: str, owner: bytes) -> str:
        return self._desk.records.subject(owner_kind, self._journal.rows.get(owner_kind, owner) or {})


def _looked_at(path: Path) -> tuple[int, int]:
    """Its mode, and its length in bytes."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise KnownError("file_gone") from error
    except (OSError, ValueError) as error:
        raise KnownError("file_unreadable") from error
    return found.st_mode, found.st_size


def _read(path: Path) -> bytes:
    """No more than the server takes, whatever its length was said to be."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            body = file.read(MAX_FILE + 1) if size <= MAX_FILE else b""
    except OSError as error:
        raise KnownError("file_unreadable") from error
    if size > MAX_FILE or len(body) > MAX_FILE:
        raise KnownError("file_too_large", size=_megabytes(max(size, len(body))), limit=LIMIT)
    if not body:
        raise KnownError("file_empty")
    return body


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.1f} MB"

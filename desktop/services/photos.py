"""Pictures: made small, freed of what a camera writes into them, kept once by their content."""

from __future__ import annotations

import hashlib
import io
import os
import warnings
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import KnownError
from desktop.store.changes import Changes, Edit, Label
from desktop.store.database import translated
from desktop.store.queries import photos as queries
from protocol.ids import derived_id

if TYPE_CHECKING:
    from PIL.Image import Image

    from desktop.services.desk import Desk

#: The longer side of a stored picture and of its thumbnail, in pixels.
LONGEST, THUMBNAIL = 1600, 320
QUALITY = 82
#: A picture that says it is larger is not decoded: 50,000 × 50,000 points would need 7 GB.
MOST_POINTS = 80_000_000
#: No camera of a phone writes a larger file.
MOST_BYTES = 64 << 20
MIME = "image/jpeg"
#: What is read: what phones, scanners and the clipboard give, by Pillow's readers.
READERS = {
    "JPEG": "JpegImagePlugin",
    "PNG": "PngImagePlugin",
    "WEBP": "WebPImagePlugin",
    "BMP": "BmpImagePlugin",
    "GIF": "GifImagePlugin",
    "TIFF": "TiffImagePlugin",
}


class Picture(NamedTuple):
    """A stored picture; ``size`` in bytes, sides in pixels."""

    sha256: bytes
    size: int
    width: int
    height: int


class Photos:
    """The pictures of one desk, in its folder ``photos``. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._db = desk.db
        self._journal = desk.journal
        self._folder = desk.folder / "photos"

    def add(self, source: Path | bytes) -> Picture:
        """Takes a picture in: turned upright, at most 1,600 px, JPEG, nothing of the camera's notes left.

        Raises KnownError ``picture_unreadable``, ``picture_too_large``, ``file_unreadable``, ``disk_full``.
        """
        data = source if isinstance(source, bytes) else _read(source)
        if len(data) > MOST_BYTES:
            raise KnownError("picture_too_large")
        picture, small = _reduced(data)
        width, height = picture.size
        body = _jpeg(picture)
        sha256 = hashlib.sha256(body).digest()
        self._store(sha256, body, _jpeg(small))
        queries.keep(self._db, sha256, len(body), at_server=False)
        return Picture(sha256, len(body), width, height)

    def receive(self, sha256: bytes, body: bytes) -> None:
        """Takes in a picture that the server sent. Raises KnownError ``picture_unreadable`` where it is another."""
        if hashlib.sha256(body).digest() != sha256:
            raise KnownError("picture_unreadable")
        _, small = _reduced(body)
        self._store(sha256, body, _jpeg(small))
        queries.keep(self._db, sha256, len(body), at_server=True)

    def sent(self, sha256: bytes) -> None:
        """The server has a picture now."""
        queries.sent(self._db, sha256)

    def file_of(self, sha256: bytes) -> Path | None:
        """The file of a picture; None where it is not on this laptop (yet)."""
        path = self._path(sha256)
        return path if path.exists() else None

    def thumbnail_of(self, sha256: bytes) -> Path | None:
        """The file of a picture's thumbnail, 320 px; None where the picture is not on this laptop (yet)."""
        path = self._path(sha256, ".small.jpg")
        return path if path.exists() else None

    def waiting(self) -> list[tuple[bytes, int]]:
        """(sha256, bytes) of the pictures that records show and the server does not have yet."""
        return [(sha256, size) for sha256, size in queries.waiting(self._db) if self._here(sha256)]

    def missing(self) -> list[tuple[bytes, int]]:
        """(sha256, bytes) of the pictures that records show and this laptop does not have yet, the newest first."""
        return queries.missing(self._db)

    def attachment_edit(self, owner_kind: str, owner: bytes, picture: Picture) -> Edit:
        """The row that shows a picture with a record; showing it twice is the same row."""
        fields = {
            "owner_kind": owner_kind,
            "owner": owner,
            "sha256": picture.sha256,
            "mime": MIME,
            "size": picture.size,
            "width": picture.width,
            "height": picture.height,
            "deleted": None,
        }
        return Edit("attachment", derived_id("attachment", owner, picture.sha256), fields)

    def attach(self, owner_kind: str, owner: bytes, pictures: list[Picture], subject: str = "") -> Changes:
        """Shows pictures with a record, as one act."""
        edits = [self.attachment_edit(owner_kind, owner, picture) for picture in pictures]
        return self._journal.write(edits, Label("photo.add", subject))

    def remove(self, attachment: bytes, subject: str = "") -> Changes:
        """No longer shows a picture with its record; the file stays, so that it can be undone."""
        return self._journal.write([Edit("attachment", attachment, {"deleted": 1})], Label("photo.remove", subject))

    def _path(self, sha256: bytes, ending: str = ".jpg") -> Path:
        name = sha256.hex()
        return self._folder / name[:2] / f"{name}{ending}"

    def _here(self, sha256: bytes) -> bool:
        if self._path(sha256).exists():
            return True
        queries.lost(self._db, sha256)
        return False

    def _store(self, sha256: bytes, body: bytes, small: bytes) -> None:
        with translated():
            _write(self._path(sha256, ".small.jpg"), small)
            _write(self._path(sha256), body)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KnownError("picture_too_large")
        return path.read_bytes()
    except OSError as error:
        raise KnownError("file_unreadable") from error


def _reduced(data: bytes) -> tuple[Image, Image]:
    """The picture upright within LONGEST, and its thumbnail. The declared size is looked at before decoding."""
    from PIL import Image, ImageOps

    for reader in READERS.values():
        import_module(f"PIL.{reader}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged notes of a camera are dropped anyway; sizes are checked here
            source = Image.open(io.BytesIO(data), formats=tuple(READERS))
            if source.width * source.height > MOST_POINTS:
                raise KnownError("picture_too_large")
            source.draft("RGB", (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(source)
            upright.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
            picture = _flat(upright)
    except Image.DecompressionBombError as error:
        raise KnownError("picture_too_large") from error
    except (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, MemoryError) as error:
        raise KnownError("picture_unreadable") from error  # what Pillow's readers raise for damaged files
    small = picture.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    return picture, small


def _flat(picture: Image) -> Image:
    """In plain colours, on white where it was transparent, without notes."""
    from PIL import Image

    flat = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        flat.paste(layer, mask=layer)
    else:
        flat.paste(picture.convert("RGB"))
    return flat


def _jpeg(picture: Image) -> bytes:
    body = io.BytesIO()
    picture.save(body, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return body.getvalue()


def _write(path: Path, body: bytes) -> None:
    """A file whole or not at all."""
    if path.exists() and path.stat().st_size == len(body):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    try:
        with new.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise

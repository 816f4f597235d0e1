"""Pictures: made small, freed of what a camera writes into them, kept once by their content.

Other files of records (``desktop.services.files``) lie beside them as they are. Sync asks here what of both is to be
sent and fetched (it is a ``desktop.sync.photos.PhotoShelf``).
"""

from __future__ import annotations

import hashlib
import io
import struct
import time
import warnings
from collections.abc import Collection, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desktop.errors import KnownError
from desktop.services.opened_copies import OpenedCopies
from desktop.store.changes import Changes, Edit, Label
from desktop.store.database import translated
from desktop.store.file_cipher import PHOTOS, Arriving, FileCipher
from desktop.store.files import write_synced
from desktop.store.queries import photos as queries
from desktop.store.queries.photos import Sizes
from protocol.ids import derived_id

if TYPE_CHECKING:
    from PIL.Image import Image

    from desktop.store.township import Township

#: The longer side of a stored picture and of its thumbnail, in pixels.
LONGEST, THUMBNAIL = 1600, 320
QUALITY = 82
#: Thumbnails are made with less quality until they are no larger (bytes).
MOST_THUMBNAIL = 24 * 1024
_SMALL_QUALITIES = (QUALITY, 70, 55, 40, 25, 10)
#: What others have not sent yet is asked after once in so many seconds, so many at once.
ASK_AGAIN, ASK_OTHERS = 3600.0, 100
#: A picture that began to arrive so long ago begins anew (seconds).
PARTIAL_SECONDS = 30 * 24 * 3600
#: A picture that says it is larger is not decoded: 50,000 × 50,000 points would need 7 GB.
MOST_POINTS = 80_000_000
#: No camera of a phone writes a larger file.
MOST_BYTES = 64 << 20
MIME = "image/jpeg"
#: What is read: what phones, scanners and the clipboard give, and the modules that read it for Pillow.
READERS = {
    "JPEG": "PIL.JpegImagePlugin",
    "PNG": "PIL.PngImagePlugin",
    "WEBP": "PIL.WebPImagePlugin",
    "BMP": "PIL.BmpImagePlugin",
    "GIF": "PIL.GifImagePlugin",
    "TIFF": "PIL.TiffImagePlugin",
    "AVIF": "PIL.AvifImagePlugin",
    "HEIF": "pi_heif.HeifImagePlugin",
}
#: What EXIF says of a picture's orientation, and how it is turned upright (numbers of ``PIL.Image.Transpose``).
_ORIENTATION = 0x0112
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
#: Greys of 16 bits, which would all turn white in 8.
_DEEP_GREYS = ("I;16", "I;16L", "I;16B", "I;16N")
#: What files of a phone's own formats begin with, at the eighth byte, after ``ftyp``.
_PHONE_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_JPEG_BEGINS, _JPEG_ENDS = b"\xff\xd8\xff", b"\xff\xd9"

_WHOLE, _SMALL, _PARTIAL = ".jpg", ".small.jpg", ".part"
#: Other files lie without an ending: nothing opens or runs them there.
_FILE = ""


class AtServer(Protocol):
    """What the server has of a picture."""

    @property
    def whole(self) -> bool:
        """All of it."""

    @property
    def thumbnail(self) -> bool:
        """Its thumbnail."""


class Waiting(NamedTuple):
    """Pictures to be sent, to be fetched, and those of other laptops that the server does not have yet."""

    to_send: Sizes
    to_fetch: Sizes
    elsewhere: Sizes


class Picture(NamedTuple):
    """A stored picture; ``size`` in bytes, sides in pixels."""

    sha256: bytes
    size: int
    width: int
    height: int


class Photos:
    """The pictures of one desk, in its folder ``photos``. Threads may share it."""

    def __init__(self, township: Township) -> None:
        self._db = township.db
        self._journal = township.journal
        self._folder = township.folder / PHOTOS
        self._cipher = FileCipher(township.key)
        self._opened = OpenedCopies(township.folder)
        self._asked: dict[bytes, float] = {}

    def add(self, source: Path | bytes) -> Picture:
        """Takes a picture in: turned upright, at most 1,600 px, JPEG, nothing of the camera's notes left.

        A file of it that was damaged here is put right. Raises KnownError ``picture_unreadable``,
        ``picture_unreadable_phone``, ``picture_too_large``, ``file_unreadable``, ``disk_full``.
        """
        data = source if isinstance(source, bytes) else _read(source)
        if len(data) > MOST_BYTES:
            raise KnownError("picture_too_large")
        picture, small = _reduced(data)
        width, height = picture.size
        body = _jpeg(picture)
        sha256 = hashlib.sha256(body).digest()
        self._store(sha256, body, _small_jpeg(small))
        queries.keep(self._db, sha256, len(body), at_server=False)
        return Picture(sha256, len(body), width, height)

    def file_of(self, sha256: bytes) -> Path | None:
        """The file of a picture, checked by its content and encrypted where its township is; None where it is not on
        this laptop (yet), or was damaged and is to be fetched again."""
        return self._place(sha256) if self.body(sha256) is not None else None

    def copy_to_open(self, sha256: bytes, name: str) -> Path | None:
        """A copy of a picture called ``name`` for one of the system's programs; None where it is not on this laptop
        (yet). Raises KnownError ``disk_full``."""
        body = self.body(sha256)
        return None if body is None else self._opened.make(sha256, name, body)

    def keep_file(self, body: bytes, *, at_server: bool = False) -> bytes:
        """Keeps a file that is not made smaller, as it is; gives its SHA-256. Raises KnownError ``disk_full``."""
        sha256 = hashlib.sha256(body).digest()
        self._write(self._path(sha256, _FILE), body)
        queries.keep_file(self._db, sha256, len(body), at_server)
        return sha256

    def thumbnail_of(self, sha256: bytes) -> Path | None:
        """The file of a picture's thumbnail, 320 px, made anew from the picture where it was damaged; None where it is
        not on this laptop (yet)."""
        path = self._path(sha256, _SMALL)
        return path if self.thumbnail(sha256) is not None else None

    def waiting(self) -> Waiting:
        """How many pictures have to travel."""
        return Waiting(*queries.waiting(self._db))

    # For sync ---------------------------------------------------------------------------------------------------

    def unsure(self) -> list[bytes]:
        """Pictures of which it is not known that the server has them with their thumbnails: all that have something to
        be sent, and some of those that others are to send."""
        self._know_server()
        now = time.monotonic()
        ours: list[bytes] = []
        others: list[bytes] = []
        for sha256, to_send in queries.unsure(self._db):
            if to_send:
                ours.append(sha256)
            elif len(others) < ASK_OTHERS and now - self._asked.get(sha256, -ASK_AGAIN) >= ASK_AGAIN:
                others.append(sha256)
        self._asked.update(dict.fromkeys(others, now))
        return ours + others

    def doubt(self) -> None:
        """A check was asked for: whether the server still has what is here is asked again."""
        queries.doubt_server(self._db)

    def learn(self, held: Mapping[bytes, AtServer]) -> None:
        """What the server has."""
        queries.learn(self._db, [(sha256, each.whole, each.thumbnail) for sha256, each in held.items()])

    def to_send(self) -> list[tuple[bytes, int]]:
        """(sha256, bytes) of pictures here that the server lacks, the newest first."""
        return queries.to_send(self._db)

    def to_fetch(self) -> list[tuple[bytes, int]]:
        """(sha256, bytes) of pictures that the server has and this laptop lacks, the newest first."""
        return queries.to_fetch(self._db)

    def thumbnails_to_send(self) -> list[bytes]:
        """Pictures whose thumbnails are here and not at the server."""
        return queries.small_to_send(self._db)

    def thumbnails_to_fetch(self) -> list[bytes]:
        """Pictures whose thumbnails are at the server and not here."""
        return queries.small_to_fetch(self._db)

    def body(self, sha256: bytes) -> bytes | None:
        """The bytes of a picture or file; None, and noted as lost, where it is gone or damaged."""
        body = self._read(self._place(sha256))
        if body is not None and hashlib.sha256(body).digest() == sha256:
            return body
        if queries.is_here(self._db, sha256):
            queries.lost(self._db, sha256)
        return None

    def thumbnail(self, sha256: bytes) -> bytes | None:
        """A thumbnail's bytes, made anew from its picture where it was damaged; None, and noted as lost, where neither
        is here."""
        small = self._read(self._path(sha256, _SMALL))
        if small is not None and small.startswith(_JPEG_BEGINS) and small.endswith(_JPEG_ENDS):
            return small
        body = self.body(sha256)
        if body is not None:
            small = _small_jpeg(_reduced(body)[1])
            self._store(sha256, body, small)
            queries.keep(self._db, sha256, len(body), at_server=False)
            return small
        if queries.is_small_here(self._db, sha256):
            queries.small_lost(self._db, sha256)
        return None

    def sent(self, sha256: bytes) -> None:
        """The server has a picture now."""
        queries.sent(self._db, sha256)

    def thumbnail_sent(self, sha256: bytes) -> None:
        """The server has a thumbnail now."""
        queries.small_sent(self._db, sha256)

    def arriving(self, sha256: bytes) -> Arriving:
        """The file in which a picture arrives."""
        return Arriving(self._path(sha256, _PARTIAL), self._cipher)

    def receive(self, sha256: bytes) -> None:
        """Takes in a picture or file that has come whole. Raises KnownError ``picture_unreadable`` where it is another;
        then it begins anew."""
        with translated(), self.arriving(sha256) as arriving:
            if arriving.size > MOST_BYTES:
                raise KnownError("picture_too_large")
            body = arriving.body()
        with translated():
            arriving.drop()
        if hashlib.sha256(body).digest() != sha256:
            raise KnownError("picture_unreadable")
        if queries.is_file(self._db, sha256):
            self.keep_file(body, at_server=True)
            return
        _, small = _reduced(body)
        self._store(sha256, body, _small_jpeg(small))
        queries.keep(self._db, sha256, len(body), at_server=True)

    def receive_thumbnail(self, sha256: bytes, body: bytes) -> None:
        """Takes in a thumbnail that the server sent. Raises KnownError ``picture_unreadable``."""
        _, small = _reduced(body)
        self._write(self._path(sha256, _SMALL), _small_jpeg(small))
        queries.keep_small(self._db, sha256)

    def look_through(self) -> None:
        """Notes as lost what is not in the folder, or not of its length: a copy came back without its pictures."""
        for sha256, size, here, small_here in queries.noted(self._db):
            if here and self._length(self._place(sha256)) != size:
                queries.lost(self._db, sha256)
            if small_here and self._length(self._path(sha256, _SMALL)) is None:
                queries.small_lost(self._db, sha256)

    def forget(self) -> None:
        """Takes away the files of pictures that an erasure left without a record. Raises KnownError for what the disk
        does; what is left then goes another time."""
        for sha256 in queries.forgotten(self._db):
            with translated():
                for ending in (_WHOLE, _FILE, _SMALL, _PARTIAL):
                    self._path(sha256, ending).unlink(missing_ok=True)
            self._opened.drop(sha256)
            queries.gone(self._db, sha256)

    def shown_by(self, pictures: Collection[bytes]) -> dict[str, frozenset[bytes]]:
        """The rows that show pictures or files, by kind."""
        return {kind: frozenset(rows) for kind, rows in queries.shown_by(self._db, pictures).items()}

    def _know_server(self) -> None:
        """What is known of another server, or of one that was set back, is forgotten; so are old beginnings."""
        epoch = self._db.get_meta("epoch")
        if epoch == self._db.get_meta("photos_epoch"):
            return
        queries.forget_server(self._db)
        self._db.put_meta(photos_epoch=epoch)
        oldest = time.time() - PARTIAL_SECONDS
        for path in self._folder.glob(f"*/*{_PARTIAL}"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

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

    def _place(self, sha256: bytes) -> Path:
        """Where it lies, as a picture or as another file."""
        path = self._path(sha256)
        return path if path.exists() else other if (other := self._path(sha256, _FILE)).exists() else path

    def _path(self, sha256: bytes, ending: str = _WHOLE) -> Path:
        name = self._cipher.name(sha256)
        return self._folder / name[:2] / f"{name}{ending}"

    def _store(self, sha256: bytes, body: bytes, small: bytes) -> None:
        self._write(self._path(sha256, _SMALL), small)
        self._write(self._path(sha256), body)

    def _read(self, path: Path) -> bytes | None:
        """What a file holds; None where it is not there, or was changed on the disk of an encrypted township."""
        lying = _read_if_there(path)
        return None if lying is None else self._cipher.decrypted(path.name, lying)

    def _length(self, path: Path) -> int | None:
        """How long what a file holds is; None where it is not there."""
        lying = _length(path)
        return None if lying is None else self._cipher.length(lying)

    def _write(self, path: Path, body: bytes) -> None:
        """Keeps what a file holds, unless it holds that already. Raises KnownError ``disk_full`` …"""
        if self._read(path) != body:
            with translated():
                path.parent.mkdir(parents=True, exist_ok=True)
                write_synced(path, self._cipher.encrypted(path.name, body))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KnownError("picture_too_large")
        return path.read_bytes()
    except OSError as error:
        raise KnownError("file_unreadable") from error


def _reduced(data: bytes) -> tuple[Image, Image]:
    """The picture upright within LONGEST, and its thumbnail. The declared size is looked at before decoding."""
    from PIL import Image

    try:
        picture = _decoded(data)
    except KnownError:
        raise
    except Image.DecompressionBombError as error:
        raise KnownError("picture_too_large") from error
    except Exception as error:  # readers raise whatever a damaged file makes them: that picture's error, no other's
        of_phone = data[4:8] == b"ftyp" and data[8:12] in _PHONE_BRANDS
        raise KnownError("picture_unreadable_phone" if of_phone else "picture_unreadable") from error
    small = picture.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    return picture, small


def _decoded(data: bytes) -> Image:
    """The picture upright within LONGEST, in plain colours. Raises KnownError, or what its reader does."""
    from PIL import Image

    for reader in READERS.values():
        with suppress(ImportError):  # not built for every system
            import_module(reader)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # damaged notes of a camera are dropped anyway; sizes are checked here
        source = Image.open(io.BytesIO(data), formats=tuple(name for name in READERS if name in Image.OPEN))
        if source.width * source.height > MOST_POINTS:
            raise KnownError("picture_too_large")
        source.draft("RGB", (LONGEST, LONGEST))
        source.load()
        picture = _eight_bits(source)
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        turn = _TURNS.get(_orientation(source))
        return _flat(picture if turn is None else picture.transpose(Image.Transpose(turn)))


def _orientation(source: Image) -> int:
    """What a camera noted, whatever type it wrote it in; 1, which is upright, for what cannot be."""
    try:
        noted = source.getexif().get(_ORIENTATION, 1)
        return int(noted[0] if isinstance(noted, tuple | bytes) else noted)
    except (ValueError, TypeError, ArithmeticError, LookupError, SyntaxError, OSError, struct.error):
        return 1


def _eight_bits(picture: Image) -> Image:
    """Deep greys scaled to 8 bits, as they look; others as they are."""
    if picture.mode in _DEEP_GREYS:
        plain = picture.convert("I").point(lambda grey: grey / 256 + 0).convert("L")
        plain.info.pop("transparency", None)  # one of its 65,536 greys
        return plain
    if picture.mode in ("I", "F"):
        low, high = picture.getextrema()
        assert isinstance(low, int | float) and isinstance(high, int | float)  # one band
        scale = 255 / (high - low) if high > low else 1.0
        return picture.convert("F").point(lambda grey: grey * scale - low * scale).convert("L")
    return picture


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


def _jpeg(picture: Image, quality: int = QUALITY) -> bytes:
    body = io.BytesIO()
    picture.save(body, "JPEG", quality=quality, optimize=True, progressive=True)
    return body.getvalue()


def _small_jpeg(picture: Image) -> bytes:
    """A thumbnail of at most MOST_THUMBNAIL bytes."""
    for quality in _SMALL_QUALITIES:
        body = _jpeg(picture, quality)
        if len(body) <= MOST_THUMBNAIL:
            break
    return body


def _read_if_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _length(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None

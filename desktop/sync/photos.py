"""Photos after the rows: thumbnails first, then photos, then other files of records, in pieces where they stopped;
photos and files wait for a network that may be used for them. What is said here of a photo counts for a file.

What is at the server is asked in one round trip. Up go pieces sized by the measured rate; what comes down is kept as it
comes. So a cut costs one piece at most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from desktop.errors import KnownError
from desktop.store.database import translated
from desktop.store.file_cipher import Arriving

if TYPE_CHECKING:
    from desktop.sync.client import Client

#: Bytes of a piece, at least and at most; it is sized for so many seconds.
LEAST_PIECE, MOST_PIECE, PIECE_SECONDS = 16 * 1024, 64 * 1024, 2.0
#: Photos asked after in one request.
ASKED: Final = 500


class When(StrEnum):
    """When photos travel: on networks of the office, always, only when asked for. Thumbnails always do."""

    BY_NETWORK = "good"
    ALWAYS = "always"
    CLICK = "click"


class Held(NamedTuple):
    """What the server has of a photo: ``offset`` bytes, all of it or not, and its thumbnail."""

    offset: int
    whole: bool
    thumbnail: bool


class PhotoShelf(Protocol):
    """The laptop's photos, by SHA-256 (``desktop.services.photos`` is one)."""

    def unsure(self) -> Sequence[bytes]:
        """Photos of which it is not known that the server has them with their thumbnails."""

    def doubt(self) -> None:
        """From now on it is not known whether the server has what is here."""

    def learn(self, held: Mapping[bytes, Held]) -> None:
        """What the server has."""

    def to_send(self) -> Sequence[tuple[bytes, int]]:
        """(sha256, bytes) of photos here that the server lacks."""

    def to_fetch(self) -> Sequence[tuple[bytes, int]]:
        """(sha256, bytes) of photos that the server has and this laptop lacks."""

    def thumbnails_to_send(self) -> Sequence[bytes]:
        """Photos whose thumbnails are here and not at the server."""

    def thumbnails_to_fetch(self) -> Sequence[bytes]:
        """Photos whose thumbnails are at the server and not here."""

    def body(self, sha256: bytes) -> bytes | None:
        """A photo's bytes, None where it is not here whole."""

    def thumbnail(self, sha256: bytes) -> bytes | None:
        """A thumbnail's bytes, None where it is not here."""

    def sent(self, sha256: bytes) -> None:
        """The server has a photo now."""

    def thumbnail_sent(self, sha256: bytes) -> None:
        """The server has a thumbnail now."""

    def arriving(self, sha256: bytes) -> Arriving:
        """The file in which a photo arrives."""

    def receive(self, sha256: bytes) -> None:
        """Keeps a photo that has come whole. Raises KnownError ``picture_unreadable`` where it is another; then it
        begins anew."""

    def receive_thumbnail(self, sha256: bytes, body: bytes) -> None:
        """Keeps a thumbnail that came. Raises KnownError ``picture_unreadable``."""

    def shown_by(self, pictures: Collection[bytes]) -> Mapping[str, frozenset[bytes]]:
        """The rows that show photos or files, by kind."""


class PhotoProgress(NamedTuple):
    """How far it is, in photos and in bytes; ``small`` while it is thumbnails, whose bytes are not counted."""

    small: bool
    done: int
    total: int
    done_bytes: int
    total_bytes: int


class PhotosExchanged(NamedTuple):
    """How many photos were sent; ``arrived``: which came, or their thumbnails; ``waiting``: how many wait for another
    network or a click."""

    sent: int
    arrived: frozenset[bytes]
    waiting: int


def exchange_photos(
    client: Client,
    shelf: PhotoShelf,
    *,
    whole: bool = True,
    progress: Callable[[PhotoProgress], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PhotosExchanged:
    """Sends and fetches what is missing; what is done stays done, also of a photo that was cut.

    ``whole``: photos and files too, not the thumbnails alone. Raises KnownError; township_full only when all that the
    server has is here.
    """
    run = _Run(client, shelf, whole, progress or _unseen, cancelled or _never)
    run.ask()
    run.thumbnails()
    return run.photos()


class _Stopped(Exception):
    """Whoever asked no longer wants it, or wanted thumbnails alone."""


class _Run:
    """One exchange of photos."""

    def __init__(
        self,
        client: Client,
        shelf: PhotoShelf,
        whole: bool,
        progress: Callable[[PhotoProgress], object],
        cancelled: Callable[[], bool],
    ) -> None:
        self._client, self._shelf = client, shelf
        self._whole = whole
        self._progress, self._cancelled = progress, cancelled
        self._held: dict[bytes, Held] = {}
        self._arrived: set[bytes] = set()
        self._done = self._total = self._done_bytes = self._total_bytes = 0
        self._full: KnownError | None = None  # the server takes no more of this township

    def ask(self) -> None:
        """What the server has of photos that one is not sure of."""
        unsure = self._shelf.unsure()
        for start in range(0, len(unsure), ASKED):
            self._ask(unsure[start : start + ASKED])

    def _ask(self, asked: Sequence[bytes]) -> None:
        if self._cancelled():
            return
        held = dict(zip(asked, self._client.photos_held(asked), strict=True))
        self._shelf.learn(held)
        self._held |= held

    def thumbnails(self) -> None:
        """All thumbnails, up and down."""
        up, down = self._shelf.thumbnails_to_send(), self._shelf.thumbnails_to_fetch()
        for done, sha256 in enumerate([*up, *down]):
            if self._cancelled():
                return
            self._progress(PhotoProgress(True, done, len(up) + len(down), 0, 0))
            if done < len(up):
                body = self._shelf.thumbnail(sha256)
                if body is not None and self._full is None:
                    with self._going_on_where_there_is_no_room():
                        self._client.send_thumbnail(sha256, body)
                        self._shelf.thumbnail_sent(sha256)
            else:
                body = self._client.fetch_thumbnail(sha256)
                if body is not None:
                    with _passing_over_what_is_no_picture():
                        self._shelf.receive_thumbnail(sha256, body)
                        self._arrived.add(sha256)

    def photos(self) -> PhotosExchanged:
        """Photos, up and down, where they are wanted."""
        up, down = self._shelf.to_send(), self._shelf.to_fetch()
        self._total, self._total_bytes = len(up) + len(down), sum(size for _, size in (*up, *down))
        sent = 0
        thumbnails_full, self._full = self._full, None  # each of the two has room of its own
        try:
            for sha256, _ in up:
                if self._full is None:
                    with self._going_on_where_there_is_no_room():
                        sent += self._send(sha256)
                        self._done += 1
            for sha256, size in down:
                self._fetch(sha256, size)
                self._done += 1
        except _Stopped:
            pass
        self._tell_full(thumbnails_full)
        return PhotosExchanged(sent, frozenset(self._arrived), self._total - self._done)

    def _send(self, sha256: bytes) -> bool:
        self._check()
        body = self._shelf.body(sha256)
        if body is None:
            return False
        if sha256 not in self._held:
            self._ask([sha256])
        offset, whole, _ = self._held.get(sha256, Held(0, False, False))
        offset = 0 if offset >= len(body) else offset
        self._moved(len(body) if whole else offset)
        for start, piece in () if whole else self._pieces(body, offset):
            self._check()
            try:
                self._client.add_to_photo(sha256, start, len(body), piece)
            except KnownError as error:
                # Another laptop sends it too, what was there was damaged, or the server takes none so large.
                if error.code in ("photo_moved", "picture_too_large"):
                    return False
                raise
            self._moved(len(piece))
        self._shelf.sent(sha256)
        return not whole

    def _pieces(self, body: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
        while offset < len(body):
            rate = self._client.gauge.rate or 0.0
            piece = body[offset : offset + max(LEAST_PIECE, min(MOST_PIECE, int(rate * PIECE_SECONDS)))]
            yield offset, piece
            offset += len(piece)

    def _fetch(self, sha256: bytes, size: int) -> None:
        self._check()
        with translated(), self._shelf.arriving(sha256) as arriving:
            start = arriving.size
            self._moved(start)

            def take(piece: bytes) -> None:
                with translated():
                    arriving.add(piece)
                self._moved(len(piece))
                if self._cancelled():
                    raise _Stopped

            came = start >= size > 0 or self._client.fetch_photo(sha256, start, take)
        if not came:
            arriving.drop()
            self._shelf.learn({sha256: Held(0, False, False)})
            return
        with _passing_over_what_is_no_picture():
            self._shelf.receive(sha256)
            self._arrived.add(sha256)

    def _moved(self, size: int) -> None:
        self._done_bytes += size
        self._progress(PhotoProgress(False, self._done, self._total, self._done_bytes, self._total_bytes))

    @contextmanager
    def _going_on_where_there_is_no_room(self) -> Iterator[None]:
        """What others sent is fetched all the same; it is told at the end."""
        try:
            yield
        except KnownError as error:
            if error.code != "township_full":
                raise
            self._full = error

    def _tell_full(self, thumbnails: KnownError | None) -> None:
        full = self._full or thumbnails
        if full is not None:
            raise full

    def _check(self) -> None:
        if self._cancelled() or not self._whole:
            raise _Stopped


@contextmanager
def _passing_over_what_is_no_picture() -> Iterator[None]:
    """One that came damaged does not hold up the others."""
    try:
        yield
    except KnownError as error:
        if error.code not in ("picture_unreadable", "picture_unreadable_phone", "picture_too_large"):
            raise


def _unseen(_: PhotoProgress) -> None:
    """Progress that nobody looks at."""


def _never() -> bool:
    """What nobody can cancel."""
    return False

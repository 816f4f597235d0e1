"""Photos after the rows: whole files by content hash, up and down."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from desktop.sync.client import Client


class PhotoShelf(Protocol):
    """The laptop's photos, by SHA-256 (``desktop.services.photos`` is one)."""

    def waiting(self) -> Sequence[tuple[bytes, int]]:
        """(sha256, bytes) of photos here that the server may lack."""

    def missing(self) -> Sequence[tuple[bytes, int]]:
        """(sha256, bytes) of photos that rows name and this laptop lacks."""

    def file_of(self, sha256: bytes) -> Path | None:
        """A photo's file, None where it is not here."""

    def sent(self, sha256: bytes) -> None:
        """The server has it now."""

    def receive(self, sha256: bytes, body: bytes) -> None:
        """Keeps a photo that came, its hash checked. Raises KnownError where it is no photo."""


class PhotosExchanged(NamedTuple):
    """How many photos went which way; ``missing`` ones are not on the server yet."""

    sent: int
    fetched: int
    missing: int


def exchange_photos(
    client: Client,
    shelf: PhotoShelf,
    *,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PhotosExchanged:
    """Sends and fetches what is missing, one whole photo at a time; what is done stays done.

    ``progress`` gets the number of photos handled. Raises KnownError.
    """
    sent = fetched = missing = done = 0

    def stopped() -> bool:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done)
        return cancelled is not None and cancelled()

    for sha256, _ in shelf.waiting():
        file = shelf.file_of(sha256)
        if file is not None:
            if not client.has_photo(sha256):
                client.send_photo(sha256, file.read_bytes())
                sent += 1
            shelf.sent(sha256)
        if stopped():
            return PhotosExchanged(sent, fetched, missing)
    for sha256, _ in shelf.missing():
        body = client.fetch_photo(sha256)
        if body is None or hashlib.sha256(body).digest() != sha256:
            missing += 1
        else:
            shelf.receive(sha256, body)
            fetched += 1
        if stopped():
            break
    return PhotosExchanged(sent, fetched, missing)

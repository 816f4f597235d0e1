"""Photos of a simulated township: a laptop's real shelf and exchange, the server's real store, a line between.

What befalls a request befalls it at a byte: a piece is cut on its way up and stays as far as it came, an answer is
lost, a byte is another one.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Final, Literal, cast

from PIL import Image

from desktop.errors import KnownError
from desktop.services.photos import Photos as Shelf
from desktop.sync.client import _CODES, Client
from desktop.sync.gauge import Gauge
from desktop.sync.photos import Held, PhotosExchanged, exchange_photos
from server.auth import Refused
from server.photos import Photos
from tests.simulation.world import TOWNSHIP, Laptop, World

Trouble = Literal["cut up", "damaged up", "no answer", "cut down", "damaged down", "offline"]
TROUBLES: Final[tuple[Trouble, ...]] = ("cut up", "damaged up", "no answer", "cut down", "damaged down", "offline")


@lru_cache(8)
def picture(seed: int) -> bytes:
    """A photo of several pieces."""
    noise = Image.frombytes("L", (260, 260), random.Random(seed).randbytes(260 * 260)).convert("RGB")
    body = io.BytesIO()
    noise.save(body, "PNG")
    return body.getvalue()


@lru_cache(8)
def paper(seed: int) -> bytes:
    """A file of several pieces that is no picture."""
    return random.Random(seed).randbytes(150_000)


def shelf_of(laptop: Laptop) -> Shelf:
    """A laptop's photos, as its program has them after a start."""
    desk = SimpleNamespace(db=laptop.db, journal=laptop.journal, folder=laptop.path.parent, key=laptop.db.key)
    return Shelf(cast(Any, desk))


class PhotoLine:
    """One laptop's line to the server's photos. Of the requests that ``trouble`` may befall the ``befall``-th meets it,
    and all after it find nobody."""

    def __init__(self, photos: Photos, world: World) -> None:
        self._photos, self._dice = photos, world.dice
        self.gauge = Gauge(lambda: world.clock.now_ms / 1000)
        self.trouble: Trouble | None = None
        self.befall = 0
        #: Called when the server has taken a piece.
        self.between: Callable[[], object] | None = None

    def photos_held(self, asked: Sequence[bytes]) -> list[Held]:
        """What the server has."""
        with self._request() as trouble:
            held = [Held(*each) for each in self._photos.held(TOWNSHIP, asked)]
            self._lose(trouble, "no answer", "cut down")
            return held

    def add_to_photo(self, sha256: bytes, offset: int, length: int, piece: bytes) -> None:
        """A piece up."""
        with self._request("up") as trouble:
            if trouble == "cut up":
                piece = piece[: self._dice.randrange(len(piece))]
            elif trouble == "damaged up":
                piece = self._damaged(piece)
            self._photos.add(TOWNSHIP, sha256, offset, length, piece)
            if self.between is not None:
                between, self.between = self.between, None
                between()
            self._lose(trouble, "cut up", "no answer", "cut down")

    def fetch_photo(self, sha256: bytes, start: int, take: Callable[[bytes], object]) -> bool:
        """A photo down."""
        try:
            with self._request("down") as trouble:
                file, _ = self._photos.open(TOWNSHIP, sha256, start)
                with file:
                    body = file.read()
                self._lose(trouble, "no answer")
                if trouble == "cut down":
                    body = body[: self._dice.randrange(len(body))]
                elif trouble == "damaged down":
                    body = self._damaged(body)
                for at in range(0, len(body), 4096):
                    take(body[at : at + 4096])
                self._lose(trouble, "cut down")
        except KnownError as error:
            if error.code in ("not_found", "photo_moved"):
                return False
            raise
        return True

    def send_thumbnail(self, sha256: bytes, body: bytes) -> None:
        """A thumbnail up; one that was cut is not kept."""
        with self._request("up") as trouble:
            self._lose(trouble, "cut up")
            self._photos.keep_thumbnail(TOWNSHIP, sha256, body)
            self._lose(trouble, "no answer", "cut down")

    def fetch_thumbnail(self, sha256: bytes) -> bytes | None:
        """A thumbnail down."""
        try:
            with self._request("down") as trouble:
                body = self._photos.thumbnail(TOWNSHIP, sha256)
                self._lose(trouble, "no answer", "cut down")
                return self._damaged(body) if trouble == "damaged down" else body
        except KnownError as error:
            if error.code == "not_found":
                return None
            raise

    @contextmanager
    def _request(self, way: str = "") -> Iterator[Trouble | None]:
        trouble = None
        if self.trouble is not None and self.trouble.endswith(("answer", "offline", way or "answer")):
            self.befall -= 1
            if self.befall <= 0:
                trouble, self.trouble = self.trouble, "offline"
        if trouble == "offline":
            raise KnownError("offline")
        try:
            yield trouble
        except Refused as error:
            raise KnownError("not_found" if error.code == "not-found" else _CODES[error.code]) from error

    @staticmethod
    def _lose(trouble: Trouble | None, *reasons: Trouble) -> None:
        if trouble in reasons:
            raise KnownError("line_cut")

    def _damaged(self, body: bytes) -> bytes:
        at = self._dice.randrange(len(body))
        return body[:at] + bytes([body[at] ^ (1 << self._dice.randrange(8))]) + body[at + 1 :]


def exchange(laptop: Laptop, line: PhotoLine) -> PhotosExchanged:
    """Photos both ways."""
    return exchange_photos(cast(Client, line), shelf_of(laptop))

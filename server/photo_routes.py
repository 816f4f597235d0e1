"""Photos over HTTP: what is held, pieces up (as tus 1.0 does), ranges down, thumbnails."""

from __future__ import annotations

import re
import struct
from collections.abc import AsyncIterator
from typing import BinaryIO, Final

from anyio import to_thread
from litestar import Response, get, head, patch, post, put
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from litestar.response import Stream

from protocol.roles import VIEWER
from server.auth import Caller, Refused
from server.body import AnyRequest, body_of
from server.description import TOKEN, described
from server.photos import MAX_ASKED, MAX_PIECE, MAX_THUMBNAIL, Photos

_HASH: Final = 32
_RANGE: Final = re.compile(r"bytes=(\d{1,10})-")
_NUMBER: Final = re.compile(r"\d{1,10}")
#: Bits beside the offset in the answer to ``/v1/photos``.
_WHOLE, _THUMBNAIL, _OFFSET_SHIFT = 1, 2, 2
_BYTES: Final = "application/octet-stream"
_JPEG: Final = "image/jpeg"


@post(
    "/v1/photos",
    status_code=200,
    media_type=_BYTES,
    request_max_body_size=None,
    operation_class=described(*TOKEN, "too-large", takes=_BYTES, gives={200: _BYTES}),
)
async def photos_held(
    request: AnyRequest, caller: NamedDependency[Caller], photos: NamedDependency[Photos]
) -> Response[bytes]:
    """What the township has of photos: hashes one behind the other; for each a u32, little endian: 4 × bytes held, + 1
    all of it, + 2 its thumbnail."""
    body = await _limited(request, MAX_ASKED * _HASH)
    asked = [body[start : start + _HASH] for start in range(0, len(body) - len(body) % _HASH, _HASH)]
    found = await to_thread.run_sync(photos.held, caller.township, asked)
    numbers = [held.offset << _OFFSET_SHIFT | held.whole * _WHOLE | held.thumbnail * _THUMBNAIL for held in found]
    return Response(struct.pack(f"<{len(numbers)}I", *numbers), media_type=_BYTES)


@head(
    "/v1/photo/{sha256:str}",
    operation_class=described(*TOKEN, "not-found", gives={200: ""}, told=["upload-offset", "upload-length"]),
)
async def photo_held(
    sha256: FromPath[str], caller: NamedDependency[Caller], photos: NamedDependency[Photos]
) -> Response[None]:
    """How much of a photo the township has: ``upload-offset``, and ``upload-length`` when it is all of it."""
    (held,) = await to_thread.run_sync(photos.held, caller.township, [_hash_of(sha256)])
    if not held.offset:
        raise Refused("not-found")
    headers = {"upload-offset": str(held.offset)}
    if held.whole:
        headers["upload-length"] = str(held.offset)
    return Response(None, headers=headers)


@get(
    "/v1/photo/{sha256:str}",
    media_type=_BYTES,
    operation_class=described(
        *TOKEN,
        "not-found",
        "bad-range",
        gives={200: _BYTES, 206: _BYTES},
        asked={"range": False},
        told=["content-range"],
    ),
)
async def photo(
    request: AnyRequest, sha256: FromPath[str], caller: NamedDependency[Caller], photos: NamedDependency[Photos]
) -> Stream:
    """A photo of the caller's township by its hash; ``range: bytes=N-`` gives the rest of it."""
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    start = int(asked[1]) if asked else 0
    file, size = await to_thread.run_sync(photos.open, caller.township, _hash_of(sha256), start)
    # Without its length, in chunks: the laptop knows the end by the last one, which the server writes as it is done. By
    # the length it would know before, ask on, and be hung up on, as who asks before the answer ended is.
    headers = {"content-range": f"bytes {start}-{size - 1}/{size}"} if asked else {}
    return Stream(_pieces(file), media_type=_BYTES, status_code=206 if asked else 200, headers=headers)


@patch(
    "/v1/photo/{sha256:str}",
    status_code=204,
    request_max_body_size=None,
    operation_class=described(
        *TOKEN,
        "not-found",
        "role",
        "bad-request",
        "too-large",
        "wrong-offset",
        "wrong-hash",
        "township-full",
        takes=_BYTES,
        gives={204: ""},
        asked={"upload-offset": True, "upload-length": True},
        told=["upload-offset"],
    ),
)
async def add_to_photo(
    request: AnyRequest, sha256: FromPath[str], caller: NamedDependency[Caller], photos: NamedDependency[Photos]
) -> Response[None]:
    """Adds a piece of at most 64 KiB at ``upload-offset`` to a photo of ``upload-length`` bytes. What came of a piece
    that was cut stays; the photo is published when all is there and its hash fits."""
    hash_ = _hash_of(sha256)
    if caller.role == VIEWER:
        raise Refused("role")
    offset, length = (_number(request, name) for name in ("upload-offset", "upload-length"))
    piece = await _limited(request, MAX_PIECE)
    held = await to_thread.run_sync(photos.add, caller.township, hash_, offset, length, piece)
    return Response(None, headers={"upload-offset": str(held)})


@get(
    "/v1/photo/{sha256:str}/thumbnail",
    media_type=_JPEG,
    operation_class=described(*TOKEN, "not-found", gives={200: _JPEG}),
)
async def thumbnail(
    sha256: FromPath[str], caller: NamedDependency[Caller], photos: NamedDependency[Photos]
) -> Response[bytes]:
    """A photo's thumbnail, a JPEG of at most 24 kB that a laptop made."""
    body = await to_thread.run_sync(photos.thumbnail, caller.township, _hash_of(sha256))
    return Response(body, media_type=_JPEG)


@put(
    "/v1/photo/{sha256:str}/thumbnail",
    status_code=204,
    request_max_body_size=None,
    operation_class=described(
        *TOKEN,
        "not-found",
        "role",
        "bad-request",
        "too-large",
        "wrong-hash",
        "township-full",
        takes=_JPEG,
        gives={204: ""},
    ),
)
async def keep_thumbnail(
    request: AnyRequest, sha256: FromPath[str], caller: NamedDependency[Caller], photos: NamedDependency[Photos]
) -> None:
    """Keeps a photo's thumbnail; again is no harm."""
    hash_ = _hash_of(sha256)
    if caller.role == VIEWER:
        raise Refused("role")
    body = await _limited(request, MAX_THUMBNAIL)
    if len(body) == _number(request, "content-length"):  # else the line broke
        await to_thread.run_sync(photos.keep_thumbnail, caller.township, hash_, body)


PHOTO_ROUTES: Final[list[HTTPRouteHandler]] = [
    photos_held,
    photo_held,
    photo,
    add_to_photo,
    thumbnail,
    keep_thumbnail,
]


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    """A file piece by piece, each once the one before was sent: whoever reads nothing costs one piece."""
    with file:
        while piece := await to_thread.run_sync(file.read, MAX_PIECE):
            yield piece


async def _limited(request: AnyRequest, most: int) -> bytes:
    body = bytearray()
    async for chunk in body_of(request):
        body += chunk
        if len(body) > most:
            raise Refused("too-large")
    return bytes(body)


def _number(request: AnyRequest, header: str) -> int:
    found = request.headers.get(header, "")
    if not _NUMBER.fullmatch(found):
        raise Refused("bad-request")
    return int(found)


def _hash_of(sha256: str) -> bytes:
    try:
        hash_ = bytes.fromhex(sha256)
    except ValueError:
        hash_ = b""
    if len(hash_) != _HASH:
        raise Refused("not-found")
    return hash_

"""HTTP: the newest update of the laptops' program that this server was given, and its pieces."""

from __future__ import annotations

import re
from typing import Final

from anyio import to_thread
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.update_label import Offered
from server.auth import Caller, Refused
from server.body import AnyRequest
from server.description import TOKEN, described
from server.updates import Updates

_RANGE: Final = re.compile(r"bytes=(\d{1,10})-")
_BYTES: Final = "application/octet-stream"


@get("/v1/update/{system:str}", operation_class=described(*TOKEN, "not-found"))
async def update_offered(
    system: FromPath[str], caller: NamedDependency[Caller], updates: NamedDependency[Updates]
) -> Offered:
    """The newest update for a system, older than the laptop's own or not: that is for the laptop to see."""
    del caller  # any device that is let in
    found = await to_thread.run_sync(updates.newest, system)
    if found is None:
        raise Refused("not-found")
    return found


@get(
    "/v1/update/{system:str}/{mark:str}",
    status_code=206,
    media_type=_BYTES,
    operation_class=described(
        *TOKEN, "not-found", "bad-range", gives={206: _BYTES}, asked={"range": True}, told=["content-range"]
    ),
)
async def update_piece(
    request: AnyRequest,
    system: FromPath[str],
    mark: FromPath[str],
    caller: NamedDependency[Caller],
    updates: NamedDependency[Updates],
) -> Response[bytes]:
    """At most 256 KiB of an update: ``range: bytes=N-`` says from where."""
    del caller  # any device that is let in
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None:
        raise Refused("bad-range")
    start = int(asked[1])
    found = await to_thread.run_sync(updates.piece, system, mark, start)
    if found is None:
        raise Refused("not-found")
    piece, size = found
    if not piece:
        raise Refused("bad-range")
    headers = {"content-range": f"bytes {start}-{start + len(piece) - 1}/{size}"}
    return Response(piece, media_type=_BYTES, status_code=206, headers=headers)


UPDATE_ROUTES: Final[list[HTTPRouteHandler]] = [update_offered, update_piece]

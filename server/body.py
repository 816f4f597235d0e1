"""A request's body as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

from anyio import move_on_after
from litestar import Request
from litestar.datastructures import State
from litestar.exceptions import InternalServerException

AnyRequest = Request[Any, Any, State]

#: A line on which nothing moves for so long (seconds) is dead, though nobody said so. A laptop waits less.
STALL_SECONDS: Final = 120.0


async def body_of(request: AnyRequest, stall: float = STALL_SECONDS) -> AsyncIterator[bytes]:
    """The body's bytes; a line that breaks, or stands still for ``stall`` seconds, just ends them."""
    stream = aiter(request.stream())
    while True:
        with move_on_after(stall) as waiting:
            try:
                chunk = await anext(stream)
            except (StopAsyncIteration, InternalServerException):
                return
        if waiting.cancelled_caught:
            return
        if chunk:
            yield chunk

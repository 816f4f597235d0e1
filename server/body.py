"""A request's body as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

from anyio import current_time, move_on_after
from litestar import Request
from litestar.datastructures import State
from litestar.exceptions import InternalServerException

from server.gate import BODY_SECONDS, slot_of

AnyRequest = Request[Any, Any, State]

#: A line on which nothing moves for so long (seconds) is dead, though nobody said so. A laptop waits less.
STALL_SECONDS: Final = 120.0


async def body_of(request: AnyRequest, stall: float = STALL_SECONDS) -> AsyncIterator[bytes]:
    """The body's bytes; a line that breaks, stands still for ``stall`` seconds, or is too slow for all the time that a
    body has, just ends them."""
    stream, slot = aiter(request.stream()), slot_of(request.scope)
    until = current_time() + BODY_SECONDS
    while slot is None or not slot.ended:
        with move_on_after(min(stall, until - current_time())) as waiting:
            if slot is not None:
                slot.waiting = waiting
            try:
                chunk = await anext(stream)
            except (StopAsyncIteration, InternalServerException):
                return
            finally:
                if slot is not None:
                    slot.waiting = None
        if waiting.cancelled_caught:
            return
        if chunk:
            yield chunk

"""A request's body as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.exceptions import InternalServerException

AnyRequest = Request[Any, Any, State]


async def body_of(request: AnyRequest) -> AsyncIterator[bytes]:
    """The body's bytes; a line that breaks just ends them."""
    try:
        async for chunk in request.stream():
            if chunk:
                yield chunk
    except InternalServerException:
        return

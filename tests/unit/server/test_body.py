"""A request's body over a line that dies without a word."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, cast

import anyio

from server.body import AnyRequest, body_of


class Silent:
    """A request whose line stands still after its first bytes."""

    def __init__(self) -> None:
        self.scope: dict[str, Any] = {"state": {}}

    def stream(self) -> AsyncIterator[bytes]:
        """Some bytes, and no end."""

        async def pieces() -> AsyncIterator[bytes]:
            yield b"whole frames"
            yield b""
            yield b" count"
            await anyio.sleep_forever()

        return pieces()


class Whole(Silent):
    """One that ends."""

    def stream(self) -> AsyncIterator[bytes]:
        """Its bytes."""

        async def pieces() -> AsyncIterator[bytes]:
            yield b"all"

        return pieces()


def read(request: Any, stall: float) -> list[bytes]:
    async def pieces() -> list[bytes]:
        return [piece async for piece in body_of(cast("AnyRequest", request), stall)]

    return anyio.run(pieces)


def test_what_came_before_a_line_died_is_kept() -> None:
    assert read(Silent(), 0.05) == [b"whole frames", b" count"]


def test_a_body_that_ends_is_read_to_its_end() -> None:
    assert read(Whole(), 60) == [b"all"]

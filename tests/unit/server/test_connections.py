"""What a server hears of a body whose line breaks."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

from server.connections import heard_out

DISCONNECT = {"type": "http.disconnect"}


class Cycle:
    """A request as uvicorn keeps it: its line is broken, and some bytes of its body were not read yet."""

    def __init__(self, body: bytes, *, answered: bool = False) -> None:
        self.body, self.response_complete = bytearray(body), answered

    async def receive(self) -> dict[str, Any]:
        """As uvicorn: the end first."""
        return DISCONNECT


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [(Cycle(b"the rest"), [b"the rest"]), (Cycle(b""), []), (Cycle(b"too late", answered=True), [])],
)
def test_what_came_before_the_line_broke_is_heard(cycle: Cycle, expected: list[bytes]) -> None:
    heard: list[bytes] = []

    async def app(_scope: Any, receive: Any, _send: Any) -> None:
        while (message := await receive())["type"] == "http.request":
            heard.append(message["body"])

    async def asked() -> None:
        whole: Any = heard_out(app)
        await whole({"type": "http"}, cycle.receive, None)

    anyio.run(asked)
    assert heard == expected

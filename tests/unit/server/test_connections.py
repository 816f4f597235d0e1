"""What a server hears of a body whose line breaks."""

from __future__ import annotations

import asyncio
import errno
from typing import Any

import anyio
import pytest

from server.connections import heard_out, neighbourhood
from server.serving import Complaints

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


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.168.1.7", "192.168.1.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9%eth0", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.7", "::ffff:10.0.0.7"),
        ("", ""),
    ],
)
def test_who_has_a_whole_network_of_addresses_counts_as_one(address: str, expected: str) -> None:
    assert neighbourhood(address) == expected


def test_that_no_connection_can_be_accepted_is_told_once_a_minute(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("server.serving.time.monotonic", lambda: now[0])
    complaints, loop = Complaints(), asyncio.new_event_loop()
    full = OSError(errno.EMFILE, "Too many open files")
    context = {"message": "socket.accept() out of system resource", "exception": full}
    for at in (0, 1, 59, 60, 61, 130):
        now[0] = 1000.0 + at
        complaints(loop, context)
    told = [record.getMessage() for record in caplog.records]
    assert told == ["no connection can be accepted at the moment: Too many open files"] * 3
    complaints(loop, {"message": "something else", "exception": ValueError("a bug")})
    assert "something else" in caplog.records[-1].getMessage()
    loop.close()

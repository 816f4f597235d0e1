"""What a server hears of a body whose line breaks."""

from __future__ import annotations

import asyncio
import errno
from types import SimpleNamespace
from typing import Any

import anyio
import pytest
import uvicorn

from server.connections import ConnectedConfig, Connection, Connections, heard_out, neighbourhood
from server.device_routes import whence
from server.serving import Complaints, ListeningServer

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


class Transport(asyncio.Transport):
    """A line to somebody who reads nothing: what is said stays, and so a close never comes to its end."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 4711), "sockname": ("::1", 8443)})
        self.closing = self.aborted = False

    def write(self, data: Any) -> None:
        """Nobody reads it."""

    def is_closing(self) -> bool:
        """As asyncio's."""
        return self.closing

    def close(self) -> None:
        """Waits for its reader."""
        self.closing = True

    def abort(self) -> None:
        """The end."""
        self.closing = self.aborted = True

    def pause_reading(self) -> None:
        """Nothing comes."""

    def resume_reading(self) -> None:
        """Nothing comes."""


async def nothing(_scope: Any, _receive: Any, _send: Any) -> None:
    """An application that is never asked."""


async def connected(all_of_them: Connections, *addresses: str) -> tuple[list[Connection], list[Transport]]:
    config = ConnectedConfig(nothing, all_of_them, log_config=None)
    config.load()
    connections, lines = [], [Transport(address) for address in addresses]
    for line in lines:
        state: Any = SimpleNamespace(tasks=set(), connections=set(), total_requests=0, default_headers=[])
        connections.append(Connection(config, state, {}))
        connections[-1].connection_made(line)
    return connections, lines


def test_one_with_a_whole_network_goes_before_others() -> None:
    network = [f"2001:db8:1:2::{number:x}" for number in range(1, 4)]
    _, lines = asyncio.run(connected(Connections(4), "10.0.0.1", "10.0.0.2", *network))
    assert [line.aborted for line in lines] == [False, False, True, False, False]
    guess: Any = SimpleNamespace(client=SimpleNamespace(host=network[0]))
    assert whence(guess) == "2001:db8:1:2::/64"


def test_a_laptops_connection_stays_where_strangers_are_too_many() -> None:
    async def crowd() -> list[bool]:
        all_of_them = Connections(2)
        (laptop,), mine = await connected(all_of_them, "10.0.0.1")
        laptop.belongs_to("its device")
        _, strangers = await connected(all_of_them, "10.0.0.1", "10.0.0.2")
        return [line.aborted for line in (*mine, *strangers)]

    assert asyncio.run(crowd()) == [False, True, False]


def test_who_does_not_read_the_rest_of_an_answer_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that was kept between requests ends at its time, though its last answer was never read."""
    monkeypatch.setattr("server.connections._GOODBYE_SECONDS", 0.01)

    async def idle() -> Transport:
        (connection,), (line,) = await connected(Connections(4), "10.0.0.1")
        connection.timeout_keep_alive_handler()
        assert line.closing and not line.aborted
        with anyio.fail_after(10):
            while not line.aborted:
                await anyio.lowlevel.checkpoint()
        return line

    assert asyncio.run(idle()).aborted


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


def test_the_servers_loop_tells_it_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    async def nothing_more(_server: uvicorn.Server, _sockets: object = None) -> None:
        """Does not listen."""

    monkeypatch.setattr(uvicorn.Server, "startup", nothing_more)

    async def started() -> object:
        await ListeningServer(uvicorn.Config(nothing)).startup()
        return asyncio.get_running_loop().get_exception_handler()

    assert isinstance(asyncio.run(started()), Complaints)
    assert "listening" not in capsys.readouterr().out

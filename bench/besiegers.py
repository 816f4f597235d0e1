"""People who mean harm, all at once, against a server on loopback: ``python -m bench.besiegers PORT TLS TOKENS``.

``TLS``: 1 or 0. ``TOKENS``: of devices that they hold, parted by commas (none: only strangers come). Prints a line when
all of them are at it, goes on until standard input ends, and prints how often each kind struck.
"""

from __future__ import annotations

import asyncio
import json
import resource
import ssl
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Final

import zstandard

from protocol.codec import FrameWriter
from protocol.wire import END, HELLO, OPERATIONS

#: From here they come; laptops of the same machine have another address.
ADDRESS: Final = "127.0.0.9"
#: How many there are of each kind.
IDLE, HALF, SLOW, DEAR, GUESSES, SPOILT, UNREAD = 1200, 300, 24, 3, 3, 4, 20
_SECONDS: Final = 15.0
_SPOILT: Final = (
    b"GET /health HTTP/1.1\nHost: x\n\n",
    b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n folded\r\n\r\n",
    b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 20_000 + b"\r\n\r\n",
    b"\x00\xff" * 2000,
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 2500 + b"\r\n",
)


def dear_body() -> bytes:
    """A few kilobytes that stand for many megabytes of lists."""
    writer = FrameWriter()
    head = writer.frame([HELLO, 1, 0, 0, b"", 60, bytes(8), 0])
    lists = [writer.frame([OPERATIONS, None, 1, 1, b"", [[], [[]] * 240_000]]) for _ in range(15)]
    return head + b"".join(lists) + writer.frame([END]) + writer.close()


def bomb() -> bytes:
    """128 MB of nothing."""
    return zstandard.ZstdCompressor(level=19).compress(bytes(1 << 27))


class Besiegers:
    """All of them; ``struck`` counts by kind."""

    def __init__(self, port: int, secure: bool, tokens: Sequence[str]) -> None:
        self._port, self._tokens = port, tokens
        self._context: ssl.SSLContext | None = None
        if secure:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self._context.check_hostname, self._context.verify_mode = False, ssl.CERT_NONE
        self.struck = Counter[str]()
        self._dear = (dear_body(), bomb())

    def all(self) -> list[asyncio.Task[None]]:
        """Begins."""
        kinds: list[tuple[str, int, Callable[[int], Awaitable[None]]]] = [
            ("idle", IDLE, self._idle),
            ("half", HALF, self._half),
            ("guesses", GUESSES, self._guess),
            ("spoilt", SPOILT, self._spoilt),
        ]
        if self._tokens:
            kinds += [("slow", SLOW, self._slow), ("dear", DEAR, self._strike_dear), ("unread", UNREAD, self._unread)]
        return [
            asyncio.create_task(self._again(name, strike, number))
            for name, count, strike in kinds
            for number in range(count)
        ]

    async def _again(self, name: str, strike: Callable[[int], Awaitable[None]], number: int) -> None:
        while True:
            with suppress(OSError, EOFError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                async with asyncio.timeout(_SECONDS):  # wait_for of Python 3.11 may lose the cancelling of its task
                    await strike(number)
            self.struck[name] += 1
            await asyncio.sleep(0.05)

    async def _say(self, said: bytes, *, secure: bool = True) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        context = self._context if secure else None
        line = await asyncio.open_connection("127.0.0.1", self._port, ssl=context, local_addr=(ADDRESS, 0))
        line[1].write(said)
        return line

    async def _heard(self, said: bytes, *, secure: bool = True) -> None:
        """Says something and hears whatever comes to the connection's end."""
        reader, writer = await self._say(said, secure=secure)
        try:
            while await reader.read(65_536):
                pass
        finally:
            writer.transport.abort()

    async def _idle(self, _number: int) -> None:
        await self._heard(b"", secure=False)

    async def _half(self, number: int) -> None:
        half = b"\x16\x03\x01" if self._context else b"POST /v1/sync HTTP/1.1\r\nHost: x\r\n"
        await self._heard(half * (number % 2), secure=False)

    def _post(self, number: int, length: int) -> bytes:
        token = self._tokens[number % len(self._tokens)]
        head = f"POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: {length}\r\n\r\n"
        return head.encode()

    async def _slow(self, number: int) -> None:
        reader, writer = await self._say(self._post(number, 5000))
        try:
            while not reader.at_eof():
                writer.write(b"x")
                await asyncio.sleep(1)
        finally:
            writer.transport.abort()

    async def _strike_dear(self, number: int) -> None:
        body = self._dear[number % len(self._dear)]
        reader, writer = await self._say(self._post(number, len(body)) + body)
        try:
            await reader.readuntil(b"\r\n\r\n")
        finally:
            writer.transport.abort()

    async def _unread(self, number: int) -> None:
        """Asks for the whole township and reads nothing of it."""
        writer = FrameWriter()
        body = writer.frame([HELLO, 1, 0, 0, b"", 0, bytes(8), 50_000]) + writer.frame([3, 0, b""])
        body += writer.frame([END]) + writer.close()
        _, line = await self._say(self._post(number, len(body)) + body)
        assert isinstance(line.transport, asyncio.ReadTransport), "a socket's"
        line.transport.pause_reading()
        try:
            await asyncio.sleep(_SECONDS)
        finally:
            line.transport.abort()

    async def _guess(self, number: int) -> None:
        guess = {"township": "152221201", "code": f"{number:014}", "device": "0" * 32, "secret": "s" * 22}
        body = json.dumps(guess | {"public_key": "0" * 64}).encode()
        said = f"Content-Type: application/json\r\nContent-Length: {len(body)}"
        head = f"POST /v1/enrol HTTP/1.1\r\nHost: x\r\n{said}\r\n\r\n"
        await self._heard(head.encode() + body)

    async def _spoilt(self, number: int) -> None:
        await self._heard(_SPOILT[(self.struck["spoilt"] + number) % len(_SPOILT)])


async def _besiege(port: int, secure: bool, tokens: Sequence[str]) -> None:
    besiegers = Besiegers(port, secure, tokens)
    tasks = besiegers.all()
    await asyncio.sleep(1)
    print("begun", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(json.dumps(besiegers.struck), flush=True)


if __name__ == "__main__":
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(_besiege(int(sys.argv[1]), sys.argv[2] == "1", [each for each in sys.argv[3].split(",") if each]))

"""The line between laptops and server, which can be cut: ``python -m demo.line PORT`` in a process of its own.

Prints the port it listens on. ``cut``, ``restore`` and ``slow BYTES`` (a second) on its standard input; each is
answered by the same words.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

_CHUNK, _SLOW_CHUNK = 64 * 1024, 4 * 1024


class _Proxy:
    """Passes bytes both ways until it is cut; then every connection breaks and none is taken."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self.rate = 0  # bytes a second and connection; 0: as fast as it goes
        self.port = 0

    async def restore(self) -> None:
        """Listens, at the same port as before."""
        self.rate = 0
        if self._server is None:
            self._server = await asyncio.start_server(self._on_connection, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Breaks what is open and takes nothing more."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._open):
            writer.transport.abort()

    async def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, far_writer}
        await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer))
        self._open -= {writer, far_writer}

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(_SLOW_CHUNK if self.rate else _CHUNK):
                if self.rate:
                    await asyncio.sleep(len(data) / self.rate)
                writer.write(data)
                await writer.drain()
        except OSError:
            pass  # cut
        finally:
            writer.close()


async def _serve(target: int) -> None:
    proxy = _Proxy(target)
    await proxy.restore()
    print(proxy.port, flush=True)
    loop = asyncio.get_running_loop()
    while word := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        if word.startswith("slow"):
            proxy.rate = int(word.split()[1])
        else:
            await (proxy.cut() if word == "cut" else proxy.restore())
        print(word, flush=True)
    await proxy.cut()


class Line:
    """The process seen from outside. ``port``: where laptops reach the server."""

    def __init__(self, target: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "demo.line", str(target)],
            cwd=Path(__file__).resolve().parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port = int(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def _say(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        if self._answer().strip() != word:
            raise RuntimeError("the line does not answer")

    def cut(self) -> None:
        """From now on nobody reaches the server."""
        self._say("cut")

    def slow(self, rate: int) -> None:
        """So many bytes a second and no more, until ``restore``."""
        self._say(f"slow {rate}")

    def restore(self) -> None:
        """The server is there again."""
        self._say("restore")

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate(timeout=20)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))

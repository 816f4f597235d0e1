"""After a power cut in the banner: all laptops of 1,225 townships come back at once, over TLS, to a server that was
started with the usual limit of 1,024 open files.

Each sends what waits, 20 to 40 operations, reads the answer to its end, and asks once more, on the same connection,
whether there is something new. What they send is made before; all of them are one process, so that the server has the
other core for itself. A request counts as failed that is answered by anything but 200, or not at all.
"""

from __future__ import annotations

import asyncio
import json
import resource
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, NamedTuple

from bench.figures import Figure, figure, process
from bench.postgresql import running_postgresql
from bench.sync import Server
from protocol.clock import stamp_of
from protocol.codec import FrameReader, FrameWriter, pack_run
from protocol.dictionary import DICTIONARY
from protocol.ids import derived_id
from protocol.operations import Operation, canonical, chain_over, chain_start, cursor_proof
from protocol.wire import (
    ANSWER,
    DONE,
    END,
    HELLO,
    LOG,
    MAX_ANSWER_INFLATED,
    OPERATIONS,
    SHORT_HASH,
)
from server.auth import add_township
from server.configuration import DataFolder
from server.devices import Newcomer, add_device

TOWNSHIPS: Final = 1225
LAPTOPS: Final = 2
#: The soft limit of open files that a system gives.
USUAL_FILES: Final = 1024
_WANTED: Final = 50_000
_NOW_MS: Final = 1_790_000_000_000
#: Handshakes that the one process of all laptops makes at once; each laptop has a processor of its own in truth.
_HANDSHAKES: Final = 100
_STARTED: Final = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
sys.argv = ["server", "run", "--data", sys.argv[1]]
runpy.run_module("server", run_name="__main__")
"""


class Office(Server):
    """A server with TLS, as an office runs it."""

    options = ("--listen", "127.0.0.1")

    @contextmanager
    def at_work(self) -> Iterator[int]:
        """Its process's number, once it listens."""
        with process("-c", _STARTED.format(files=USUAL_FILES), str(self.folder)) as child:
            assert child.stdout is not None
            child.stdout.readline()
            yield child.pid


class Waiting(NamedTuple):
    """A laptop that waits for the network: its token and what it will send."""

    township: str
    device: bytes
    operations: int
    chain: bytes
    body: bytes

    @property
    def token(self) -> str:
        """What it shows."""
        return f"{self.township}.{self.device.hex()}"


def _waiting(township: str, number: int, dice: Random) -> Waiting:
    device = derived_id("laptop", f"{township} {number}")
    at, operations = chain_start(device), []
    for n in range(1, dice.randint(20, 40) + 1):
        fields = {2: f"乌云{dice.randrange(10_000)}", 14: f"138{dice.randrange(10**8):08}"}
        row = derived_id("person", f"{township} {number} {n}")
        op = Operation(device, n, 3, row, fields, stamp_of(_NOW_MS + 1000 * n), n, device, 0)
        at = chain_over(at, op, canonical(op))
        operations.append(op)
    writer = FrameWriter(DICTIONARY)
    hello = [HELLO, 1, DICTIONARY, 0, b"", len(operations), at[:SHORT_HASH], _WANTED, 1]
    body = writer.frame(hello) + writer.frame(pack_run(OPERATIONS, 1, b"", operations, writer.ids))
    body += writer.frame([END]) + writer.close()
    return Waiting(township, device, len(operations), at, body)


def prepare(folder: DataFolder) -> list[Waiting]:
    """Townships and laptops in a server's database, and what each has to send."""
    db = folder.database(folder.load())
    dice, made = Random(1225), []
    for n in range(TOWNSHIPS):
        township = f"{150_000_000 + n}"
        add_township(db, township)
        made += [_waiting(township, number, dice) for number in range(LAPTOPS)]

    def let_in() -> None:
        for laptop in made:
            newcomer = Newcomer(laptop.device, laptop.device.hex(), laptop.device * 2)
            if not add_device(db, laptop.township, newcomer, "chair", "", _NOW_MS):
                raise RuntimeError("a laptop was not let in")

    db.run(let_in)
    db.close()
    return made


def peak_memory(pid: int) -> int:
    """The most bytes that a process held."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def reconnect() -> list[Figure]:
    """Seconds, failed requests and the server's memory, on both databases."""
    found = []
    with TemporaryDirectory() as name:
        seconds, failed, memory = _measured(Path(name) / "sqlite", "")
        found += [
            figure("server.reconnect_1225", seconds, "s", 45),
            figure("server.reconnect_1225_failed", failed, "", 0),
            figure("server.peak_memory", memory / 1e6, "MB", 450),
        ]
        with running_postgresql(durable=True) as url:
            seconds, failed, memory = _measured(Path(name) / "postgresql", url)
        found += [
            figure("server.reconnect_1225_postgresql", seconds, "s", 60),
            figure("server.reconnect_1225_postgresql_failed", failed, "", 0),
            figure("server.peak_memory_postgresql", memory / 1e6, "MB", 450),
        ]
    return found


def _measured(folder: Path, database: str) -> tuple[float, int, int]:
    office = Office(folder, database)
    laptops = prepare(DataFolder(office.folder))
    work = folder / "work.json"
    work.write_text(
        json.dumps([[*each[:1], each.device.hex(), each[2], each.chain.hex(), each.body.hex()] for each in laptops])
    )
    with office.at_work() as pid, process("-m", "bench.reconnect", str(office.port), str(work)) as crowd:
        assert crowd.stdout is not None
        seconds, failed, held = json.loads(crowd.stdout.readline())
        memory = peak_memory(pid)
    if held + 2 * failed < 2 * len(laptops):
        raise RuntimeError("laptops that neither came through nor failed")
    return seconds, failed, memory


class _Line:
    """One kept connection of a laptop."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def post(self, token: str, body: bytes) -> bytes:
        """The body of a 200. Raises OSError for any other answer."""
        head = (
            f"POST /v1/sync HTTP/1.1\r\nHost: s\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        told = (await self._reader.readuntil(b"\r\n\r\n")).decode().lower()
        status, _, rest = told.partition("\r\n")
        if " 200" not in status:
            raise ConnectionError(status)
        headers = dict(line.split(": ", 1) for line in rest.strip().split("\r\n"))
        if "content-length" in headers:
            return await self._reader.readexactly(int(headers["content-length"]))
        answer = b""
        while size := int(await self._reader.readline(), 16):
            answer += (await self._reader.readexactly(size + 2))[:-2]
        await self._reader.readline()
        return answer


async def _come_back(port: int, laptop: Waiting, context: ssl.SSLContext, dialling: asyncio.Semaphore) -> None:
    async with dialling:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context)
    line = _Line(reader, writer)
    try:
        answer = await line.post(laptop.token, laptop.body)
        epoch, seq, log_hash = b"", 0, b""
        for frame in FrameReader(MAX_ANSWER_INFLATED, MAX_ANSWER_INFLATED).feed(answer):
            if frame[0] == ANSWER:
                epoch = frame[2]
                if frame[6] is not None:
                    raise ConnectionError(frame[6])
            elif frame[0] == LOG:
                log_hash = frame[3]
            elif frame[0] == DONE:
                seq, log_hash = frame[1], frame[2] or log_hash
        proof = cursor_proof(epoch, log_hash)[:SHORT_HASH]
        again = FrameWriter(DICTIONARY)
        chain = laptop.chain[:SHORT_HASH]
        hello = [HELLO, 1, DICTIONARY, seq, proof, laptop.operations, chain, _WANTED, 1]
        await line.post(laptop.token, again.frame(hello) + again.frame([END]) + again.close())
    finally:
        writer.transport.abort()


async def _crowd(port: int, laptops: list[Waiting]) -> tuple[float, int, int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    dialling = asyncio.Semaphore(_HANDSHAKES)
    started = perf_counter()
    came = await asyncio.gather(
        *(_come_back(port, each, context, dialling) for each in laptops), return_exceptions=True
    )
    taken = perf_counter() - started
    bad = [each for each in came if each is not None]
    for each in bad[:5]:
        print(repr(each), file=sys.stderr)
    return taken, len(bad), 2 * (len(came) - len(bad))


def main(port: int, work: Path) -> None:
    """All laptops of a file at once; prints seconds, failed requests and those that went through."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    kept = json.loads(work.read_text())
    laptops = [
        Waiting(code, bytes.fromhex(id_), n, bytes.fromhex(at), bytes.fromhex(body)) for code, id_, n, at, body in kept
    ]
    print(json.dumps(asyncio.run(_crowd(port, laptops))), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))

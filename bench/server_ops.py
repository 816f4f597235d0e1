"""How many operations a second a server merges: many townships, two writers at once, a real server process on loopback.

In each township one laptop has changed a quarter of what another, which has not heard of it, changes too. The second
ones' requests are recorded before and sent as they are, so that only the server, the two senders and the database use
the machine. Counted from the first byte sent to the last answer's end, answers included.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.figures import Figure, figure, process, seconds
from bench.postgresql import running_postgresql
from bench.sync import Laptop, Server
from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.gauge import Pace
from protocol.ids import derived_id
from server.configuration import DataFolder

TOWNSHIPS = [f"1522212{n:02}" for n in range(10, 18)]
#: Women a township, each changed by its second laptop.
WOMEN = 2_000
SENDERS = 2
#: Tables with the keys and indexes of the server's own.
_PLAIN = (
    "CREATE TABLE plain_log (township TEXT, seq BIGINT, device {blob}, number BIGINT, chain {blob}, log_hash {blob},"
    " row_id {blob}, body {blob}, decided {blob}, PRIMARY KEY (township, seq)){clustered}",
    "CREATE UNIQUE INDEX plain_identity ON plain_log (township, device, number)",
    "CREATE INDEX plain_row ON plain_log (township, row_id)",
    "CREATE TABLE plain_record (township TEXT, kind BIGINT, id {blob}, state {blob},"
    " PRIMARY KEY (township, kind, id)){clustered}",
)


class _Recorded:
    """A line that keeps what is sent, gives an answer that was kept, and then is cut."""

    def __init__(self, answer: bytes = b"") -> None:
        self.body = b""
        self.pace = Pace()
        self._answer = answer

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """Nothing comes back where there is no answer yet."""
        self.body = b"".join(request)
        yield self._answer


def operations_a_second() -> list[Figure]:
    """Merged operations a second, on SQLite and on PostgreSQL with durable commits, each beside plain INSERTs."""
    with TemporaryDirectory() as name:
        sqlite = _measured(Path(name) / "sqlite", "")
        with running_postgresql(durable=True) as url:
            postgresql = _measured(Path(name) / "postgresql", url)
    return [
        figure("sync.server_ops_sqlite", sqlite[0], "/s", sqlite[1]),
        figure("sync.server_ops_postgresql", postgresql[0], "/s", postgresql[1]),
    ]


def _measured(folder: Path, database: str) -> tuple[float, float]:
    """Operations a second, and as many rows as plain INSERTs a second: what each push wrote into the server's log and
    rows, put into tables alike, a transaction a push."""
    server = Server(folder / "server", database)
    bodies = folder / "bodies"
    bodies.mkdir(parents=True)
    with server.running():
        # All join before the first of them writes: what is older than its laptop's joining is looked at more closely.
        joined = {township: (server.join(township), server.join(township)) for township in TOWNSHIPS}
        laptops = {township: _prepared(folder, *joined[township], bodies / township) for township in TOWNSHIPS}
        heads = _heads(folder / "server")
        with ExitStack() as running:
            senders = [
                running.enter_context(process("-m", "bench.server_ops", *_arguments(server, bodies, sender)))
                for sender in range(SENDERS)
            ]
            _heard(senders, "ready")
            started = perf_counter()
            for sender in senders:
                assert sender.stdin is not None
                sender.stdin.write("go\n")
                sender.stdin.flush()
            _heard(senders, "done")
            taken = perf_counter() - started
    for township, laptop in laptops.items():
        outcome = Engine(laptop.journal, _Recorded((bodies / f"{township}.answer").read_bytes())).exchange()
        if not outcome.whole or outcome.sent != WOMEN:
            raise RuntimeError("the server did not merge all that was sent")
        laptop.close()
    return len(TOWNSHIPS) * WOMEN / taken, len(TOWNSHIPS) * WOMEN / _plain_time(folder / "server", heads)


def _heads(folder: Path) -> dict[str, int]:
    """How far each township's log goes."""
    data = DataFolder(folder)
    db = data.database(data.load())
    with db.reading():
        heads = dict(db.rows("SELECT code, head FROM township"))
    db.close()
    return heads


def _plain_time(folder: Path, heads: Mapping[str, int]) -> float:
    """How long the database alone takes for what the pushes wrote: the log above ``heads``, and its rows."""
    data = DataFolder(folder)
    db = data.database(data.load())
    pushes = []
    with db.reading():
        for township in TOWNSHIPS:
            log = db.rows("SELECT * FROM log WHERE township = ? AND seq > ?", (township, heads[township]))
            written = {row[6] for row in log}
            records = db.rows("SELECT * FROM record WHERE township = ?", (township,))
            pushes.append((log, [row for row in records if row[2] in written]))
    blob, clustered = ("BLOB", " WITHOUT ROWID") if db.is_sqlite else ("BYTEA", "")
    for statement in _PLAIN:
        db.run(partial(db.execute, statement.format(blob=blob, clustered=clustered)))

    def put(log: list[tuple[Any, ...]], records: list[tuple[Any, ...]]) -> None:
        db.execute_many("INSERT INTO plain_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", log)
        db.execute_many("INSERT INTO plain_record VALUES (?, ?, ?, ?)", records)

    taken = seconds(lambda: [db.run(partial(put, *push)) for push in pushes])
    db.close()
    return taken


def _heard(senders: list[subprocess.Popen[str]], word: str) -> None:
    for sender in senders:
        assert sender.stdout is not None
        if sender.stdout.readline().strip() != word:
            raise RuntimeError("the server did not take all requests")


def _arguments(server: Server, bodies: Path, sender: int) -> list[str]:
    return [str(server.port), *(str(bodies / township) for township in TOWNSHIPS[sender::SENDERS])]


def _prepared(folder: Path, first: Connection, second: Connection, body: Path) -> Laptop:
    """The second laptop, its work still to be sent; the request and its token are written beside each other."""
    a, b = Laptop(folder / f"{first.township}a.db", first), Laptop(folder / f"{first.township}b.db", second)
    a.journal.write_in_slices(_edits("name_zh", "乌云", WOMEN), Label("bench"))
    a.sync()
    b.sync()
    a.journal.write_in_slices(_edits("phone", "1390000", WOMEN // 4), Label("bench"))
    a.sync()
    a.close()
    b.journal.write_in_slices(_edits("phone", "1380000", WOMEN), Label("bench"))
    line = _Recorded()
    try:
        Engine(b.journal, line).exchange()
    except KnownError as cut:
        if cut.code != "line_cut":
            raise
    body.write_bytes(line.body)
    body.with_suffix(".token").write_text(f"{second.township}.{second.secret}")
    return b


def _edits(field: str, start: str, count: int) -> Iterator[Edit]:
    for n in range(count):
        yield Edit("person", derived_id("person", n), {field: f"{start}{n:04}"})


def send(port: int, files: list[Path]) -> None:
    """Waits for a line on standard input, posts every file, keeps the answers beside them, says done."""
    requests = [(path, path.with_suffix(".token").read_text(), path.read_bytes()) for path in files]
    print("ready", flush=True)
    sys.stdin.readline()
    line = HTTPConnection("127.0.0.1", port)
    for path, token, body in requests:
        line.request("POST", "/v1/sync", body, {"Authorization": f"Bearer {token}"})
        answer = line.getresponse()
        path.with_suffix(".answer").write_bytes(answer.read())
        if answer.status != 200:
            raise RuntimeError(f"the server answers {answer.status}")
    print("done", flush=True)
    line.close()


if __name__ == "__main__":
    send(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])

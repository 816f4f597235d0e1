"""A real server that may be killed, townships made in it by the thousand, and the proxy that cuts its line."""

from __future__ import annotations

import json
import os
import random
import resource
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.sync.conftest import ROOT, TOWNSHIP, free_port, run_server

LONG = os.environ.get("FAULTS") == "long"
#: How many times as often as usual a long run kills, cuts and flips.
TIMES = int(os.environ.get("FAULTS_TIMES", "1")) if LONG else 1


def seeded(name: str) -> random.Random:
    """Dice of a test: always the same ones in the quick set, new ones in the long set; pytest shows the seed where the
    test fails, and ``FAULTS_SEED`` throws them again."""
    seed = int(os.environ.get("FAULTS_SEED") or (random.SystemRandom().getrandbits(32) if LONG else 7))
    print(f"{name}: seed {seed}")
    return random.Random(f"{name} {seed}")


class KilledServer:
    """A plain server process on loopback that can be killed and started anew on the same port and files."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        run_server("init", "--data", str(data), "--plain", "--host", "127.0.0.1", "--port", str(self.port))
        self.process = self._started()

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "server", "run", "--data", str(self.data)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == f"listening on port {self.port}\n"
        return process

    def invite(self, township: str = TOWNSHIP) -> str:
        """An invitation's line."""
        return run_server("invite", "--data", str(self.data), "--township", township).strip()

    @property
    def database(self) -> Path:
        """The server's SQLite file."""
        [path] = self.data.glob("*.db")
        return path

    @property
    def memory(self) -> int:
        """What the server's process holds, in MiB."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * resource.getpagesize() >> 20

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.communicate()

    def start(self) -> None:
        """After ``kill``."""
        self.process = self._started()

    def copy_township(self, source: str, copies: Iterable[str]) -> None:
        """The township's devices, log and rows once more under other codes, with the same ids and secrets."""
        with closing(sqlite3.connect(self.database, timeout=20)) as connection, connection:
            for table, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
                columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
                key = "code" if table == "township" else "township"
                if key not in columns:
                    assert "township" not in sql
                    continue
                others = ", ".join(name for name in columns if name != key)
                connection.executemany(
                    f"INSERT INTO {table} ({key}, {others}) SELECT ?, {others} FROM {table} WHERE {key} = ?",
                    [(copy, source) for copy in copies],
                )

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What the server's database says, seen from outside."""
        with closing(sqlite3.connect(self.database, timeout=20)) as connection:
            return connection.execute(sql, values).fetchall()


class Proxy:
    """bench/countproxy.py in a process of its own, before a server on loopback."""

    def __init__(self, port: int, *options: str) -> None:
        command = [sys.executable, "bench/countproxy.py", "--target", f"127.0.0.1:{port}", "--follow-stdin", *options]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        ports = json.loads(self._process.stdout.readline())
        self.port: int = ports["listen"]
        self._control = socket.create_connection(("127.0.0.1", ports["control"]))
        self._answers = self._control.makefile()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._answers.close()
        self._control.close()
        self._process.communicate()

    def tell(self, cmd: str, **values: Any) -> dict[str, Any]:
        """One command of its control port; gives the counters."""
        self._control.sendall(json.dumps({"cmd": cmd, **values}).encode() + b"\n")
        answer: dict[str, Any] = json.loads(self._answers.readline())
        return answer

    def wait_for(self, cut: dict[str, int]) -> None:
        """Returns when the line is down. The cut comes a little after its byte; never where an answer was shorter."""
        [(name, byte)] = cut.items()
        deadline = time.monotonic() + 10
        while not (stats := self.tell("stats"))["cuts"] and stats[name.removeprefix("cut_")] >= byte:
            assert time.monotonic() < deadline, "no cut"

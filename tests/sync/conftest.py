"""Worlds with a real server: in this process, or a process of its own on loopback."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from server.__main__ import main
from tests.sync.laptops import TOWNSHIP, World

ROOT = Path(__file__).resolve().parents[2]


class ServerProcess(NamedTuple):
    """A running ``sumu-server``."""

    data: Path
    port: int
    process: subprocess.Popen[str]

    def invite(self, township: str = TOWNSHIP, role: str = "chair") -> str:
        """An invitation's line."""
        return run_server("invite", "--data", str(self.data), "--township", township, "--role", role).strip()


def run_server(*arguments: str, check: bool = True) -> str:
    """What ``sumu-server`` with these arguments prints. Run in this process, on the database that the server's own
    process has open too: starting one takes a second, and the demo starts real ones."""
    printed, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(complained):
        code = main(arguments)
    if check:
        assert code == 0, complained.getvalue()
    return printed.getvalue() if check else complained.getvalue()


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A server and its laptops in this process."""
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session", params=["tls", "plain"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A real server process on loopback, once with TLS and once without."""
    data, port = tmp_path_factory.mktemp("server"), free_port()
    options = ["--plain"] if request.param == "plain" else ["--listen", "127.0.0.1"]
    run_server("init", "--data", str(data), "--host", "127.0.0.1", "--port", str(port), *options)
    with running(data, port) as made:
        yield made


@contextmanager
def running(data: Path, port: int, *, log: Path = Path(os.devnull), files: int = 0) -> Iterator[ServerProcess]:
    """A server of this folder at work. ``log``: where its log goes; ``files``: how many it may ever have open,
    a few where it does not ask for more."""
    command = [sys.executable, "-m", "server", "run", "--data", str(data)]
    if files:
        command = ["prlimit", f"--nofile={min(files, 256)}:{files}", *command]
    with (
        log.open("a") as said,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=said, text=True) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == f"listening on port {port}\n"
        yield ServerProcess(data, port, process)
        process.terminate()
        process.wait(20)

"""Where the story happens: a real server process on loopback with SQLite, and an office that fills it."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

from desktop.services.desk import Desk
from desktop.services.sample import TOWNSHIP
from desktop.services.starting import load_sample
from desktop.sync.client import Client
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import join
from protocol.invitation import parse_invitation

ROOT = Path(__file__).resolve().parents[1]


class Server:
    """``sumu-server`` on loopback: SQLite, TLS by its own authority."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.command("init", "--host", "127.0.0.1", "--listen", "127.0.0.1", "--port", str(self.port))
        with (folder.parent / "server.log").open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "server", "run", "--data", str(folder)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        if "listening" not in self._process.stdout.readline():
            raise RuntimeError("the server did not start")

    def command(self, word: str, *options: str) -> str:
        """What a command of the server prints; raises where it fails."""
        command = [sys.executable, "-m", "server", word, "--data", str(self.folder), *options]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    def invite(self, port: int, role: str = "chair", township: str = TOWNSHIP) -> str:
        """An invitation's line that leads through ``port``."""
        line = self.command("invite", "--township", township, "--role", role).strip()
        return parse_invitation(line)._replace(port=port).line

    def close(self) -> None:
        """Ends the process."""
        self._process.terminate()
        self._process.communicate(timeout=20)


def fill_server(folder: Path, invitation: str) -> int:
    """An office laptop makes the sample township and sends it; how many changes went."""
    desk = Desk.open(folder)
    load_sample(desk)
    connection = Enrolment(invitation).run()
    join(desk.journal, connection)
    client = Client(connection)
    sent = Engine(desk.journal, client).exchange().sent
    client.close()
    desk.close()
    return sent


def second_laptop(folder: Path, invitation: str, user: str) -> None:
    """A colleague's laptop that joined and has its first copy."""
    desk = Desk.open(folder)
    connection = Enrolment(invitation).run()
    join(desk.journal, connection)
    client = Client(connection)
    Engine(desk.journal, client).exchange()
    desk.records.add_user(user)
    client.close()
    desk.close()

"""A server whose disk is full or whose database is away: it says so and when to come again, and goes on afterwards."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from bench.postgresql import running_postgresql
from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.client import Client
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from protocol.ids import new_id
from tests.sync.conftest import ServerProcess, free_port, run_server, running
from tests.sync.test_endpoints import Reply, ask

#: Bytes that no file of the server may pass, once its disk is full.
ROOM = 512 * 1024


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "server.log"


@pytest.fixture
def server(tmp_path: Path, log: Path) -> Iterator[ServerProcess]:
    data, port = tmp_path / "server", free_port()
    run_server("init", "--data", str(data), "--plain", "--host", "127.0.0.1", "--port", str(port))
    with running(data, port, log=log) as made:
        yield made


def says_come_again(reply: Reply) -> bool:
    return (reply.status, reply.code) == (503, "unavailable") and int(reply.headers["retry-after"]) > 0


def test_a_full_disk_is_told_and_the_work_goes_on_afterwards(server: ServerProcess, log: Path, tmp_path: Path) -> None:
    connection = Enrolment(server.invite()).run()
    journal, client = Journal(open_database(tmp_path / "a.db")), Client(connection)
    journal.sync.adopt_device(connection.device)
    edits = [Edit("person", new_id(), {"name_zh": f"其木格{i}", "note": new_id().hex() * 20}) for i in range(900)]
    journal.write_in_slices(edits, Label("test"))
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
    with pytest.raises(KnownError) as told:
        Engine(journal, client).exchange()
    assert told.value.code == "server_busy" and told.value.details["retry_after"] > 0
    assert "not available: " in log.read_text() and "Traceback" not in log.read_text()
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert Engine(journal, client).exchange().whole
    assert journal.log.waiting()[0] == 0
    client.close()
    journal.db.close_all()


def test_a_database_that_is_away_is_told_and_found_again(tmp_path: Path, log: Path) -> None:
    with running_postgresql(durable=False) as url:
        data, port = tmp_path / "server", free_port()
        plain = ["--plain", "--host", "127.0.0.1", "--port", str(port)]
        run_server("init", "--data", str(data), *plain, "--database", url)
        [folder] = parse_qs(urlsplit(url).query)["host"]
        socket = Path(folder) / ".s.PGSQL.5432"
        with running(data, port, log=log) as server:
            assert ask(server, "GET", "/health").status == 200
            with psycopg.connect(url, autocommit=True) as operator:
                socket.rename(socket.with_suffix(".away"))
                operator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
            assert says_come_again(ask(server, "GET", "/health"))
            assert says_come_again(ask(server, "POST", "/v1/sync", "152221201.secret"))
            assert "try again" in run_server("devices", "--data", str(data), check=False)
            socket.with_suffix(".away").rename(socket)
            assert ask(server, "GET", "/health").status == 200
    assert "not available: " in log.read_text() and "Traceback" not in log.read_text()

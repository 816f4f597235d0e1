"""Two laptops push into one township of a real PostgreSQL at once: the row of the township's head orders them.

On SQLite whoever writes holds the whole database; so this history alone is played on PostgreSQL.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bench.postgresql import running_postgresql
from server.auth import add_township
from server.database import Database
from server.ledger import Ledger
from tests.simulation.chance import determined
from tests.simulation.closing import come_to_rest
from tests.simulation.mutants import Edit, Mutant, broken
from tests.simulation.stage import Stage, stage, work
from tests.simulation.world import TOWNSHIP, World

#: The first statement of a push only reads the head.
UNLOCKED = Mutant(
    (),
    (
        Edit(
            Ledger,
            "__init__",
            '"UPDATE township SET turn = turn + 1 WHERE code = ?"\n'
            '        " RETURNING epoch, head, log_hash, digest, server_number, server_chain, bytes",',
            '"SELECT epoch, head, log_hash, digest, server_number, server_chain, bytes FROM township WHERE code = ?",',
        ),
    ),
)
_WAITS = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server's own database."""
    with running_postgresql(durable=False) as url:
        yield url


@pytest.fixture
def url(postgres: str) -> str:
    """The URL of a database with an empty township."""
    admin = Database(postgres)
    with admin.reading():
        admin.execute("DROP DATABASE IF EXISTS simulation WITH (FORCE)")
        admin.execute("CREATE DATABASE simulation")
    admin.close()
    url = postgres.replace("/postgres?", "/simulation?")
    db = Database(url)
    db.create_tables()
    add_township(db, TOWNSHIP)
    db.close()
    return url


def two_pushes_at_once(s: Stage) -> None:
    """One has written everything and not committed when the other begins; neither may fail or miss a row."""
    a, b, reader = s.world.township_of(3)
    for laptop in (a, b, reader):
        laptop.sync()
    for _ in range(4):
        work(s, a, 2)
        work(s, b, 2)
        written, commit = threading.Event(), threading.Event()

        def stand(written: threading.Event = written, commit: threading.Event = commit) -> None:
            written.set()
            assert commit.wait(30)

        s.world.server.db.before_commit = stand
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(a.try_sync)
            assert written.wait(30)
            second = pool.submit(b.try_sync)
            while not second.done() and not s.world.server.query(_WAITS):
                pass  # until the other stands before the first one's lock
            reader.sync()
            commit.set()
            assert (first.result(30), second.result(30)) == ("", "")
        reader.sync()


def played(url: str) -> str:
    """How the history ended: "" well, else why not."""
    with determined(3) as dice:
        world = World(dice, url=url)
        try:
            two_pushes_at_once(stage(world))
            come_to_rest(world)
        except Exception as error:
            return repr(error) or "an error"
        finally:
            world.end()
    return ""


def test_two_pushes_at_once_end_well(url: str) -> None:
    assert played(url) == ""


def test_without_the_lock_on_the_head_row_they_do_not(url: str) -> None:
    with broken(UNLOCKED):
        found = played(url)
    assert found, "nobody noticed that the head row is not locked"
    assert "unique" in found or "differ" in found or "gap" in found or "digest" in found, found

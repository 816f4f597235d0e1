"""A record's history, log and archive, is shown on demand, to the township's own laptops only."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.archive import load_older
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import join
from protocol.ids import new_id
from protocol.records import PERSON
from tests.sync.conftest import ServerProcess, run_server

HERE, THERE = "152221601", "152221602"


def joined(server: ServerProcess, path: Path) -> tuple[Journal, Connection]:
    """A laptop of the township that has just joined."""
    journal = Journal(open_database(path))
    journal.use_author(new_id())
    connection = Enrolment(server.invite(HERE)).run()
    join(journal, connection)
    return journal, connection


def sync(journal: Journal, connection: Connection) -> None:
    with closing(Client(connection)) as client:
        assert Engine(journal, client).exchange().whole


def test_older_values_come_from_log_and_archive_and_only_to_their_township(
    server: ServerProcess, tmp_path: Path
) -> None:
    first, line = joined(server, tmp_path / "first.db")
    second, other = joined(server, tmp_path / "second.db")
    woman = new_id()
    before = ["one", "two", "three"]
    for note in before:
        first.write([Edit("person", woman, {"note": note})], Label("person.edit"))
    sync(first, line)
    for _ in range(2):  # the second time the server hears how far they are
        sync(first, line)
        sync(second, other)
    assert [older.fields["note"] for older in load_older(second, [("person", woman)])] == before[::-1]
    said = run_server("compact", "--data", str(server.data), "--before", "2099-01-01")
    assert int(said.split(",")[0].removeprefix("archived ")) >= 2  # and what other tests of this server left
    assert [older.fields["note"] for older in load_older(second, [("person", woman)])] == before[::-1]
    assert load_older(first, [("person", woman)]) == []  # it has them itself
    with closing(Client(Enrolment(server.invite(THERE)).run())) as stranger:
        assert stranger.archive(PERSON.number, woman) == []
        for kind, row in ((0, woman), (1 << 40, woman), (PERSON.number, b"short")):
            with pytest.raises(KnownError):
                stranger.archive(kind, row)
    for journal in (first, second):
        journal.db.close_all()


def test_without_a_server_there_is_nothing_older(tmp_path: Path) -> None:
    journal = Journal(open_database(tmp_path / "alone.db"))
    assert load_older(journal, [("person", new_id())]) == []
    journal.db.close_all()

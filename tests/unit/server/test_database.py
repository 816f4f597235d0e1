"""What the two kinds of database do differently comes out the same."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from server.database import Database, OlderSchema
from server.schema import SCHEMA_VERSION

_INSERT = "INSERT INTO record (township, kind, id, state) VALUES (?, ?, ?, ?)"
_SELECT = "SELECT id, state FROM record WHERE township = ? AND kind = ? AND id IN (:keys)"
HERE, THERE = "152221201", "152221202"


def key(n: int) -> bytes:
    return n.to_bytes(16, "big")


def test_rows_among_many_keys(db: Database) -> None:
    """More keys than go into one query, some of them nobody's."""
    with db.writing():
        db.execute_many(_INSERT, [(township, 3, key(n), b"%d" % n) for township in (HERE, THERE) for n in range(1500)])
    with db.reading():
        found = db.rows_among(_SELECT, (HERE, 3), [key(n) for n in range(900, 3000)])
        assert sorted(found) == [(key(n), b"%d" % n) for n in range(900, 1500)]
        assert db.rows_among(_SELECT, (HERE, 4), [key(1)]) == []
        assert db.rows_among(_SELECT, (HERE, 3), []) == []


@pytest.mark.parametrize(
    "rows",
    [
        [(HERE, 3, key(1), b"one")],
        [(HERE, 3, key(n), b"same") for n in range(4)],
        [(HERE, kind, key(1), b"") for kind in range(4)],
        [(HERE, 1, key(1), b"\x00\xff'%"), (THERE, 2, key(2), "乌云".encode())],
    ],
)
def test_many_rows_in_one_statement(db: Database, rows: list[tuple[Any, ...]]) -> None:
    """Columns that are alike throughout are told once on PostgreSQL."""
    with db.writing():
        db.execute_many(_INSERT, rows)
    with db.reading():
        assert sorted(db.rows("SELECT township, kind, id, state FROM record")) == sorted(rows)


def test_many_rows_that_are_all_alike(db: Database) -> None:
    with db.writing():
        db.execute("CREATE TABLE plain (word TEXT, number BIGINT, rest TEXT)")
        db.execute_many("INSERT INTO plain (word, number, rest) VALUES (?, ?, ?)", [("a", 7, None)] * 3)
    with db.reading():
        assert db.rows("SELECT word, number, rest FROM plain") == [("a", 7, None)] * 3


def test_commands_wait_for_no_push_where_the_tables_are_there(url: str, db: Database) -> None:
    other = Database(url)
    with db.writing():
        db.execute("INSERT INTO meta (name, value) VALUES ('a push', 'at work')")
        if not db.is_sqlite:
            db.execute("LOCK TABLE log IN ROW EXCLUSIVE MODE")
        other.create_tables()  # would wait for ever
    other.close()


def test_what_an_older_version_had_not_is_made(db: Database) -> None:
    db.run(lambda: db.execute("UPDATE meta SET value = '0' WHERE name = 'schema'"))
    db.run(lambda: db.execute("DROP TABLE photo"))
    without_later(db)
    db.create_tables()
    with db.reading():
        assert db.rows("SELECT COUNT(*) FROM photo") == [(0,)]
        assert db.rows("SELECT value FROM meta WHERE name = 'schema'") == [(str(SCHEMA_VERSION),)]


def without_later(db: Database) -> None:
    """Takes away what version 1 had not."""
    for statement in (
        "ALTER TABLE township DROP COLUMN bytes",
        "DROP TABLE seal_key",
        "ALTER TABLE device DROP COLUMN reads_sealed",
        "ALTER TABLE device DROP COLUMN ordered",
    ):
        db.run(partial(db.execute, statement))


def as_version_1(db: Database) -> None:
    """As version 1 left it."""
    db.run(lambda: db.execute("UPDATE meta SET value = '1' WHERE name = 'schema'"))
    db.run(lambda: db.execute("DROP INDEX log_row"))
    without_later(db)


def test_a_database_of_an_older_version_is_told_and_migrated_once(db: Database) -> None:
    as_version_1(db)
    with pytest.raises(OlderSchema):
        db.check_tables()
    db.create_tables()
    db.check_tables()


def test_a_database_without_tables_is_told(url: str) -> None:
    empty = Database(url)
    with pytest.raises(OlderSchema):
        empty.check_tables()
    empty.close()


def test_who_opens_the_file_while_another_makes_it_tries_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite does not wait where another one is just turning a new file to its write-ahead log."""
    db = Database(f"sqlite:///{tmp_path / 'new.db'}")
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    connect, refused = db._db.connect, iter([locked, None, locked])

    def opened(**options: Any) -> Any:
        if (error := next(refused, None)) is not None:
            raise error
        return connect(**options)

    monkeypatch.setattr(db._db, "connect", opened)
    db.create_tables()
    db.check_tables()
    db.close()


@pytest.mark.parametrize("older", [False, True])
def test_servers_that_start_at_once_migrate_once(url: str, older: bool) -> None:
    all_at_once = threading.Barrier(4)
    servers = [Database(url) for _ in range(4)]
    if older:
        servers[0].create_tables()
        as_version_1(servers[0])

    def start(db: Database) -> None:
        all_at_once.wait()
        db.create_tables()
        db.check_tables()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, servers)) == [None] * 4
    with servers[0].reading():
        assert servers[0].rows("SELECT value FROM meta WHERE name = 'schema'") == [(str(SCHEMA_VERSION),)]
    for db in servers:
        db.close()


def test_a_records_history_is_found_without_reading_the_log(db: Database) -> None:
    rows = [(HERE, n, key(1), n, b"", b"", key(n % 5000), b"", None) for n in range(20_000)]
    sql = "INSERT INTO log (township, seq, device, number, chain, log_hash, row_id, body, decided)"
    db.run(lambda: db.execute_many(sql + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows))
    explain = "EXPLAIN QUERY PLAN " if db.is_sqlite else "EXPLAIN "
    with db.reading():
        if not db.is_sqlite:
            db.execute("ANALYZE log")
        asked = "SELECT body FROM log BY log_row WHERE township = ? AND row_id = ?"
        assert "log_row" in str(db.rows(explain + asked, (HERE, key(7))))
        assert "log_row" in str(db.rows(explain + asked + " AND seq > ?", (HERE, key(7), 100)))

"""The server's database: SQLite by default, PostgreSQL by a URL; the same SQL on both.

Every key begins with the township, so that every table can be distributed by it. No sequences, no ``now()``, no
advisory locks: they differ between the engines that speak PostgreSQL's wire.
"""

from __future__ import annotations

import random
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeVar
from urllib.parse import unquote

from playhouse import db_url, pool

SCHEMA_VERSION: Final = 1

_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS township (
        code TEXT PRIMARY KEY, name TEXT NOT NULL, epoch {blob} NOT NULL, turn BIGINT NOT NULL, head BIGINT NOT NULL,
        log_hash {blob} NOT NULL, digest {blob} NOT NULL, server_number BIGINT NOT NULL, server_chain {blob} NOT NULL,
        compacted_to BIGINT NOT NULL DEFAULT 0, refilling_until BIGINT NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE IF NOT EXISTS device (
        township TEXT NOT NULL, id {blob} NOT NULL, secret {blob} NOT NULL, secret_next {blob},
        public_key {blob} NOT NULL, digits TEXT NOT NULL, role TEXT NOT NULL, number BIGINT NOT NULL,
        chain {blob} NOT NULL, enrolled_at BIGINT NOT NULL, revoked_at BIGINT, clock_ahead_at BIGINT, knows_ca TEXT,
        origin {blob}, origin_number BIGINT, followed BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (township, id)
    ){clustered}""",
    "CREATE UNIQUE INDEX IF NOT EXISTS device_secret ON device (township, secret)",
    "CREATE INDEX IF NOT EXISTS device_secret_next ON device (township, secret_next)",
    """CREATE TABLE IF NOT EXISTS township_key (
        township TEXT NOT NULL, id {blob} NOT NULL, key {blob} NOT NULL, made_at BIGINT NOT NULL,
        PRIMARY KEY (township, id)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS quarantine (
        township TEXT NOT NULL, device {blob} NOT NULL, number BIGINT NOT NULL, chain {blob} NOT NULL,
        operation {blob} NOT NULL, received_at BIGINT NOT NULL, PRIMARY KEY (township, device, number)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS log (
        township TEXT NOT NULL, seq BIGINT NOT NULL, device {blob} NOT NULL, number BIGINT NOT NULL,
        chain {blob} NOT NULL, log_hash {blob} NOT NULL, row_id {blob} NOT NULL, body {blob} NOT NULL, decided {blob},
        PRIMARY KEY (township, seq)
    ){clustered}""",
    "CREATE UNIQUE INDEX IF NOT EXISTS log_identity ON log (township, device, number)",
    """CREATE TABLE IF NOT EXISTS record (
        township TEXT NOT NULL, kind BIGINT NOT NULL, id {blob} NOT NULL, state {blob} NOT NULL,
        PRIMARY KEY (township, kind, id)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS archive (
        township TEXT NOT NULL, kind BIGINT NOT NULL, id {blob} NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL,
        entries {blob} NOT NULL, PRIMARY KEY (township, kind, id, seq)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS sweep (
        township TEXT NOT NULL, at BIGINT NOT NULL, head BIGINT NOT NULL, done BIGINT NOT NULL,
        PRIMARY KEY (township, at)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS invitation (
        township TEXT NOT NULL, salt {blob} NOT NULL, hash {blob} NOT NULL, role TEXT NOT NULL,
        expires_at BIGINT NOT NULL, tries BIGINT NOT NULL, device {blob}, PRIMARY KEY (township, salt)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS photo (
        township TEXT NOT NULL, sha256 {blob} NOT NULL, size BIGINT NOT NULL, PRIMARY KEY (township, sha256)
    ){clustered}""",
)
#: Every table's name, in the order in which they are made.
TABLES: Final = tuple(statement.split()[5] for statement in _TABLES if statement.startswith("CREATE TABLE"))
#: The values of one row in an INSERT, and what PostgreSQL calls their types.
_ONE_ROW: Final = re.compile(r"VALUES \([?, ]+\)")
_TYPES: Final = {str: "text", int: "bigint", bytes: "bytea"}
#: Keys that SQLite is asked for in one query.
_AT_ONCE: Final = 500
#: Transactions that another one made fail are tried again: an operation's identity makes it safe.
_SERIALIZATION_STATES = frozenset(("40001", "40P01"))
_ATTEMPTS = 16
#: Seconds: at most twice as long before each further attempt, until _LONGEST.
_PAUSE, _LONGEST = 0.002, 8

T = TypeVar("T")


class NewerSchema(Exception):
    """The database was written by a newer version of the server."""


class Database:
    """One database by peewee URL (``sqlite:///path``, ``postgresql://user@host/name``). Threads may share it."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite:")
        options = db_url.parse(url, unquote_password=True, unquote_user=True)
        name = unquote(options.pop("database"))
        if self.is_sqlite:
            pragmas = {
                "journal_mode": "wal",
                "synchronous": "full",
                "busy_timeout": 10_000,
                "cache_size": -8_000,  # each of up to forty threads has one
                "secure_delete": "on",  # what is erased is not to be read in the file
            }
            self._db = pool.PooledSqliteDatabase(name, pragmas=pragmas, max_connections=None, check_same_thread=False)
        else:
            # The lock on a township's head orders its writers; a stricter default would only make them fail more often.
            options.setdefault("options", r"-c default_transaction_isolation=read\ committed")
            self._db = pool.PooledPostgresqlDatabase(
                name, prefer_psycopg3=True, max_connections=32, timeout=30, **options
            )
        self._begin = "IMMEDIATE" if self.is_sqlite else None
        self._translated: dict[str, str] = {}
        self._never = threading.Event()

    def create_tables(self) -> None:
        """Makes what is missing; where nothing is, it only looks: making takes locks that pushes would wait for.
        Raises NewerSchema where a newer version was here."""
        if self._is_complete():
            return
        self.run(self._create_tables)

    def _is_complete(self) -> bool:
        with self.reading():
            if not self._db.table_exists("meta"):
                return False
            found = self.row("SELECT value FROM meta WHERE name = 'schema'")
        if found is not None and int(found[0]) > SCHEMA_VERSION:
            raise NewerSchema(found[0])
        return found is not None and int(found[0]) == SCHEMA_VERSION

    def _create_tables(self) -> None:
        words = {
            "blob": "BLOB" if self.is_sqlite else "BYTEA",
            "clustered": " WITHOUT ROWID" if self.is_sqlite else "",
        }
        for statement in _TABLES:
            self.execute(statement.format(**words))
        self.execute(
            "INSERT INTO meta (name, value) VALUES ('schema', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (str(SCHEMA_VERSION),),
        )

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A connection for some reads."""
        with self._db.connection_context():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads that all see one moment."""
        with self._db.connection_context(), self._db.atomic():
            if not self.is_sqlite:
                self.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns."""
        cursor = self._db.execute_sql(f"SELECT * FROM {table} WHERE 1 = 0")
        return tuple(column[0] for column in cursor.description)

    def stream(self, sql: str, at_once: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query in portions, within a transaction, without holding them all."""
        if self.is_sqlite:
            cursor = self._db.execute_sql(sql)
            while rows := cursor.fetchmany(at_once):
                yield rows
            return
        self.execute(f"DECLARE portions NO SCROLL CURSOR FOR {sql}")
        while rows := self.rows(f"FETCH {at_once} FROM portions"):
            yield rows
        self.execute("CLOSE portions")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; on SQLite it holds the write lock from its start."""
        with self._db.connection_context(), self._db.atomic(*([self._begin] if self._begin else [])):
            yield

    def run(self, work: Callable[[], T]) -> T:
        """``work`` in one transaction, again where another transaction made it fail."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self.writing():
                    return work()
            except Exception as error:
                if attempt == _ATTEMPTS or not _is_passing(error):
                    raise
            # Those who met would meet again at once: each waits another while.
            self._never.wait(random.uniform(0, _PAUSE * 2 ** min(attempt, _LONGEST)))
        raise AssertionError("unreachable")

    def execute(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Runs a statement (``?`` for each value); the number of rows it changed."""
        return int(self._db.execute_sql(self._sql(sql), tuple(values)).rowcount)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Runs a statement once for each row of values."""
        if not rows:
            return
        one = None if self.is_sqlite else _ONE_ROW.search(sql)
        if one is None:
            self._db.cursor().executemany(self._sql(sql), rows)
            return
        # PostgreSQL takes columns in one INSERT far faster than many INSERTs.
        chosen, same, arrays, names, many = [], [], [], [], []
        for i, column in enumerate(zip(*rows, strict=True)):
            type_ = _type_of(column)
            if column.count(column[0]) == len(column):  # the township, say: it need not be told for each row
                chosen.append(f"%b::{type_}" if type_ else "NULL")
                same += [column[0]] if type_ else []
            else:
                names.append(f"c{i}")
                chosen.append(names[-1])
                arrays.append(f"%b::{type_}[]")
                many.append(list(column))
        given = f"unnest({', '.join(arrays)}) AS given ({', '.join(names)})"
        source = given if names else f"generate_series(1, {len(rows)})"
        statement = f"{sql[: one.start()]}SELECT {', '.join(chosen)} FROM {source}{sql[one.end() :]}"
        self._db.cursor().execute(statement, [*same, *many])

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        found: list[tuple[Any, ...]] = self._db.execute_sql(self._sql(sql), tuple(values)).fetchall()
        return found

    def rows_among(self, sql: str, values: Sequence[Any], keys: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows of a query that asks for many ``keys``: it has ``IN (:keys)`` behind its other ``values``."""
        found: list[tuple[Any, ...]] = []
        if keys and not self.is_sqlite:
            sql = self._sql(sql.replace(":keys", f"SELECT unnest(%b::{_type_of(keys)}[])"))
            # Never prepared: a plan for any number of keys compares each row with each key, where no statistics are.
            found = self._db.cursor().execute(sql, (*values, list(keys)), prepare=False, binary=True).fetchall()
            return found
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            found += self.rows(sql.replace(":keys", ", ".join("?" * len(part))), (*values, *part))
        return found

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def forget(self) -> None:
        """Lets what was erased go from SQLite's write-ahead log too, where no reader is in the way; on PostgreSQL
        that is autovacuum's work."""
        if self.is_sqlite:
            with self.reading():
                self.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Closes every connection that is not in use."""
        self._db.close_all()

    def _sql(self, sql: str) -> str:
        if self.is_sqlite:
            return sql
        if sql not in self._translated:
            self._translated[sql] = sql.replace("?", "%s")
        return self._translated[sql]


def _type_of(column: Sequence[Any]) -> str:
    """The type of a column's values, as PostgreSQL calls it; "" of one that is empty throughout."""
    return next((_TYPES[type(value)] for value in column if value is not None), "")


def _is_passing(error: Exception) -> bool:
    """Whether another transaction was in the way. peewee hides the driver's error behind its own."""
    cause = error.__cause__ or error.__context__ or error
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(cause, "sqlstate", None) in _SERIALIZATION_STATES

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

from peewee import IntegrityError, ProgrammingError
from playhouse import db_url, pool

from server.schema import SCHEMA_VERSION, STEPS

#: The values of one row in an INSERT, and what PostgreSQL calls their types.
_ONE_ROW: Final = re.compile(r"VALUES \([?, ]+\)")
_TYPES: Final = {str: "text", int: "bigint", bytes: "bytea"}
_BY_INDEX: Final = re.compile(r"(?<=FROM log) BY (\w+)")
#: Keys that SQLite is asked for in one query.
_AT_ONCE: Final = 500
#: Transactions that another one made fail are tried again: an operation's identity makes it safe.
_SERIALIZATION_STATES = frozenset(("40001", "40P01"))
_ATTEMPTS = 16
#: A table, index or type that another one made at the same moment.
_MADE_MEANWHILE = frozenset(("23505", "42P07", "42710"))
#: Seconds: at most twice as long before each further attempt, until _LONGEST.
_PAUSE, _LONGEST = 0.002, 8

T = TypeVar("T")


class NewerSchema(Exception):
    """The database was written by a newer version of the server."""


class OlderSchema(Exception):
    """The database is of an older version of the server, or has no tables yet: it is to be migrated first."""


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
        """Makes what is missing, by the steps of ``server.schema``; where nothing is, it only looks: making takes locks
        that pushes would wait for. Several may do so at once: one does it, the others wait for that.

        Raises NewerSchema where a newer version was here."""
        while not self._again(self._is_complete):
            try:
                self.run(self._migrate)
            except (IntegrityError, ProgrammingError) as error:
                # Two who make the same table at once: PostgreSQL lets one of them fail on its own catalogue.
                if getattr(_cause(error), "sqlstate", None) not in _MADE_MEANWHILE:
                    raise

    def check_tables(self) -> None:
        """Only looks. Raises NewerSchema, and OlderSchema where something is missing."""
        if not self._again(self._is_complete):
            raise OlderSchema

    def _is_complete(self) -> bool:
        with self.reading():
            if not self._db.table_exists("meta"):
                return False
            found = self.row("SELECT value FROM meta WHERE name = 'schema'")
        if found is not None and int(found[0]) > SCHEMA_VERSION:
            raise NewerSchema(found[0])
        return found is not None and int(found[0]) == SCHEMA_VERSION

    def _migrate(self) -> None:
        words = {
            "blob": "BLOB" if self.is_sqlite else "BYTEA",
            "clustered": " WITHOUT ROWID" if self.is_sqlite else "",
        }
        self.execute(STEPS[0][0].format(**words))
        self.execute("INSERT INTO meta (name, value) VALUES ('schema', '0') ON CONFLICT (name) DO NOTHING")
        # Whoever comes second waits here, and reads what the first one left.
        ((version,),) = self.rows("UPDATE meta SET value = value WHERE name = 'schema' RETURNING value")
        for step in STEPS[int(version) :]:
            for statement in step:
                self.execute(statement.format(**words))
        self.execute("UPDATE meta SET value = ? WHERE name = 'schema'", (str(SCHEMA_VERSION),))

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

        def once() -> T:
            with self.writing():
                return work()

        return self._again(once)

    def _again(self, work: Callable[[], T]) -> T:
        """``work``, again where somebody was in its way: also who opens SQLite's file while another makes it, for that
        waits for no lock."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
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
        """``FROM log BY log_row`` names the index to go by: SQLite without statistics takes the primary key, which
        would be the whole township. PostgreSQL knows better by itself."""
        if self.is_sqlite and "FROM log BY " not in sql:
            return sql
        if sql not in self._translated:
            named = _BY_INDEX.sub(r" INDEXED BY \1" if self.is_sqlite else "", sql)
            self._translated[sql] = named if self.is_sqlite else named.replace("?", "%s")
        return self._translated[sql]


def _type_of(column: Sequence[Any]) -> str:
    """The type of a column's values, as PostgreSQL calls it; "" of one that is empty throughout."""
    return next((_TYPES[type(value)] for value in column if value is not None), "")


def _cause(error: Exception) -> BaseException:
    """The driver's error: peewee hides it behind its own."""
    return error.__cause__ or error.__context__ or error


def _is_passing(error: Exception) -> bool:
    """Whether another transaction was in the way."""
    cause = _cause(error)
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(cause, "sqlstate", None) in _SERIALIZATION_STATES

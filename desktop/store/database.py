"""Opening a township's file: driver, pragmas, version guard, migrations, the one write lock."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee

from desktop.errors import KnownError
from desktop.store.driver import Connection, DatabaseError, Error, Key, connect, key_error, library, look

log = logging.getLogger(__name__)

#: "Sumu" as SQLite's application id: a file of another program is never touched.
APPLICATION_ID = 0x53756D75
MIGRATIONS = Path(__file__).parent / "migrations"
#: The number of the last migration; a file above it comes from a newer version of the program.
SCHEMA_VERSION = max(int(path.name[:4]) for path in MIGRATIONS.glob("[0-9]*_*.py"))

PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),  # an acknowledged save survives a power cut
    ("foreign_keys", "on"),
    ("secure_delete", "on"),
    # Checkpoints happen within COMMIT, so under the write lock: SQLite before 3.51.3 can damage a file when a
    # checkpoint of one connection meets the log's reset by another.
    ("wal_autocheckpoint", 1000),
    ("journal_size_limit", 16 << 20),
    ("cache_size", -16000),
    ("temp_store", "memory"),
)
#: How long a statement waits for another program that holds the file.
BUSY_SECONDS = 10


#: How a thread waits: it is handed what to wait for, and gives what that gave.
Wait = Callable[[Callable[[], Any]], Any]


def _plainly(work: Callable[[], Any]) -> Any:
    return work()


class FairLock:
    """A re-entrant lock that serves its waiters in order, so that an import in slices never starves a save.
    ``wait``: how its turn is waited for."""

    def __init__(self, wait: Wait = _plainly) -> None:
        self._wait = wait
        self._guard = threading.Lock()
        self._owner: int | None = None
        self._depth = 0
        self._waiters: deque[threading.Lock] = deque()
        self._waiting: set[int] = set()  # threads

    def __enter__(self) -> FairLock:
        me = threading.get_ident()
        with self._guard:
            if self._owner == me:
                self._depth += 1
                return self
            if self._owner is None:
                self._owner, self._depth = me, 1
                return self
            if me in self._waiting:  # what the window does while it waits: its turn cannot come before its turn
                raise KnownError("database_busy")
            ticket = threading.Lock()
            ticket.acquire()
            self._waiters.append(ticket)
            self._waiting.add(me)
        self._wait(ticket.acquire)
        with self._guard:
            self._owner, self._depth = me, 1
            self._waiting.discard(me)
        return self

    def __exit__(self, *exc: object) -> None:
        with self._guard:
            self._depth -= 1
            if self._depth:
                return
            if self._waiters:
                self._owner = -1  # reserved for the one who waited longest
                self._waiters.popleft().release()
            else:
                self._owner = None

    @property
    def waiting(self) -> int:
        """How many threads stand waiting now."""
        return len(self._waiters)

    @property
    def depth(self) -> int:
        """How often the present thread's owner entered; meaningful to the owner only."""
        return self._depth


class Database(peewee.SqliteDatabase):
    """One township's file, encrypted where it has a key. One connection a thread; writes of all threads pass one fair
    lock."""

    #: peewee's own is the stdlib's.
    server_version = library.sqlite_version_info

    def __init__(self, path: Path, key: Key | None = None) -> None:
        super().__init__(str(path))
        self.path, self.key = path, key
        self.write_lock = FairLock(self._waited)
        self._patient: tuple[int, Wait] | None = None
        self._waits = False
        #: Each with the lock that its thread holds while it reads: what reads may not be closed under it.
        self._connections: list[tuple[Connection, threading.Lock]] = []
        self._reads = threading.local()
        self._connections_lock = threading.Lock()

    def _connect(self) -> Connection:
        # Shared only so that close_all may close what other threads left open; each thread uses its own.
        connection = connect(
            self.path,
            self.key,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
        )
        try:
            for pragma, value in PRAGMAS:
                connection.execute(f"PRAGMA {pragma} = {value}")
        except Exception:
            connection.close()
            raise
        self._reads.lock = threading.Lock()
        with self._connections_lock:
            self._connections.append((connection, self._reads.lock))
        return connection

    @property
    def raw(self) -> Connection:
        """This thread's connection, for the paths where each microsecond counts."""
        connection: Connection = super().connection()  # type: ignore[no-untyped-call]  # peewee has no types
        return connection

    def rows(self, sql: str, parameters: tuple[Any, ...] | list[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with translated():
            connection = self.raw
            with self._reads.lock:
                return connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: tuple[Any, ...] | list[Any] = ()) -> Any:
        """The first column of a query's first row, or None."""
        with translated():
            connection = self.raw
            with self._reads.lock:
                row = connection.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def be_patient(self, wait: Wait) -> None:
        """From now on this thread, the window's, waits for its turn and for the disk by ``wait``, which does so on
        another thread while this one goes on painting. What is written is still written in this thread's order."""
        self._patient = threading.get_ident(), wait

    @property
    def busy(self) -> bool:
        """Whether the window's thread waits for the disk: nothing that it does meanwhile may write."""
        return self._waits

    def _waited(self, work: Callable[[], Any]) -> Any:
        patient = self._patient
        if patient is None or patient[0] != threading.get_ident():
            return work()
        self._waits = True
        try:
            return patient[1](work)
        finally:
            self._waits = False

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One write transaction under the write lock; inner ones join it. Raises KnownError for what the disk does, and
        ``database_busy`` for a write of the window's while another of its waits for the disk."""
        if self._waits and self._patient is not None and self._patient[0] == threading.get_ident():
            raise KnownError("database_busy")
        with self.write_lock:
            connection = self.raw
            if self.write_lock.depth > 1 and connection.in_transaction:
                yield connection
                return
            with translated():
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    yield connection
                    self._waited(lambda: connection.execute("COMMIT"))
                except BaseException as error:
                    # A full disk may have rolled back already; the first error is the true one.
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    if getattr(error, "sqlite_errorcode", 0) & 0xFF == library.SQLITE_READONLY:
                        self._reconnect(connection)
                    raise

    def _reconnect(self, connection: Connection) -> None:
        """Lets this thread's connection go: one that met a disk that cannot be written stays so when the disk can."""
        with self._connections_lock:
            self._connections = [each for each in self._connections if each[0] is not connection]
        self.close()

    def checkpoint(self) -> None:
        """Moves the write-ahead log into the file, as far as readers allow. What fails is tried again later."""
        with self.write_lock:
            try:
                self.raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            except (DatabaseError, peewee.DatabaseError):
                log.warning("checkpoint put off")

    def forget(self) -> None:
        """Lets what was erased go from the write-ahead log too; where a reader is in the way, it goes when the program
        ends."""
        with self.write_lock:
            connection = self.raw
            try:
                connection.execute("PRAGMA busy_timeout = 0")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except (DatabaseError, peewee.DatabaseError):
                log.warning("checkpoint put off")
            finally:
                connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    def close_all(self) -> None:
        """Closes every thread's connection, and ends what one still reads; the file is whole and may be copied then."""
        self.checkpoint()
        with self._connections_lock:
            for connection, reads in self._connections:
                connection.interrupt()
                with reads:
                    connection.close()
            self._connections.clear()
        self.close()

    # Single values about this copy -----------------------------------------------------------------------------

    def get_meta(self, key: str) -> Any:
        """A value of the meta table, or None."""
        return self.value("SELECT value FROM meta WHERE key = ?", (key,))

    def put_meta(self, **values: Any) -> None:
        """Stores values (text, int, bytes) of the meta table in one transaction; None removes."""
        with self.writing() as connection:
            put_meta(connection, values)


def put_meta(connection: Connection, values: dict[str, Any]) -> None:
    """Stores meta values within a running transaction."""
    connection.executemany(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        list(values.items()),
    )


@contextmanager
def translated() -> Iterator[None]:
    """Turns what SQLite says of the disk and the file into a KnownError with the true reason."""
    try:
        yield
    except (DatabaseError, peewee.DatabaseError, OSError) as error:
        known = known_error(error)
        if known is None:
            raise
        raise known from error


_REASONS = (
    ("interrupted", "database_busy"),  # the file is being closed
    ("database or disk is full", "disk_full"),
    ("no space left", "disk_full"),
    ("disk quota exceeded", "disk_full"),
    ("file too large", "disk_full"),
    ("readonly database", "disk_read_only"),
    ("read-only file system", "disk_read_only"),
    ("permission denied", "disk_read_only"),
    ("disk i/o error", "disk_error"),
    ("input/output error", "disk_error"),
    ("malformed", "database_damaged"),
    ("not a database", "database_damaged"),
    ("unable to open database", "database_unreadable"),
    ("not a directory", "database_unreadable"),
    ("file exists", "database_unreadable"),
    ("database is locked", "database_busy"),
)


def known_error(error: BaseException) -> KnownError | None:
    """The plain reason behind a database error, found through the chain of causes; None for a bug."""
    seen: BaseException | None = error
    found: KnownError | None = None
    while seen is not None:
        if isinstance(seen, KnownError):
            return seen
        text = str(seen).lower()
        for part, code in _REASONS:
            if part in text and isinstance(seen, (Error, peewee.PeeweeException, OSError)):
                found = KnownError(code)  # the innermost cause is the true one
        seen = seen.__cause__ or seen.__context__
    return found


def open_database(
    path: Path, key: Key | None = None, *, before_migration: Callable[[Path], object] | None = None
) -> Database:
    """Opens a township's file, makes it where there is none, and brings its tables up to date.

    Under a ``key`` the file is an encrypted one, under None a plain one; neither ever stands in for the other.
    ``before_migration`` is called with the path before an existing file is changed.

    Raises KnownError: ``database_newer`` (left untouched), ``database_foreign``, ``database_damaged``, ``key_needed``,
    ``key_wrong``, ``file_not_encrypted``, ``encryption_missing``, ``disk_full`` …
    """
    with translated():
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.exists() and path.stat().st_size > 0
    if existed:
        _inspect(path, key)
    db = Database(path, key)
    try:
        with translated():
            version = db.value("PRAGMA user_version") or 0
            if version < SCHEMA_VERSION:
                if existed and version and before_migration is not None:
                    before_migration(path)
                _migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def _inspect(path: Path, key: Key | None) -> None:
    """Looks at an existing file without changing a byte of it."""
    try:
        connection = look(path, key)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.close()
    except DatabaseError as error:
        known = known_error(error) or KnownError("database_damaged")
        if known.code == "database_damaged":
            known = key_error(path, key)
        raise known from error
    if tables and application != APPLICATION_ID:
        raise KnownError("database_foreign")
    if version > SCHEMA_VERSION:
        raise KnownError("database_newer")


def _migrate(db: Database) -> None:
    from playhouse.migrations import Runner

    # First the owner's mark and last the version: a migration that is killed anywhere goes on at the next start.
    with db.writing() as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    Runner(db, str(MIGRATIONS)).up()
    with db.writing() as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def check(path: Path, key: Key | None = None) -> str:
    """SQLite's own full check of a file, and of an encrypted one the proof of each of its pages: "ok", or what is
    wrong. Leaves nothing beside it."""
    connection = look(path, key)
    try:
        if key is not None:
            unfit = connection.execute("PRAGMA cipher_integrity_check").fetchone()
            if unfit is not None:
                return str(unfit[0])
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except DatabaseError as error:
        return str(error)
    finally:
        connection.close()

"""What may befall a program between two statements: it is killed, its disk is full, another transaction was first."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktop.store import database, driver
from desktop.store.database import Database as LaptopDatabase
from desktop.store.driver import Connection, Cursor, library
from server.database import Database as ServerDatabase
from tests.simulation.power import CachedDisk


class Killed(BaseException):
    """kill -9: nothing of the program runs any more, no handler of its errors either."""


class Fate:
    """Counts statements and strikes at a chosen one."""

    def __init__(self) -> None:
        self.statements = 0
        self._strike_at: int | None = None
        self._blow: Callable[[], BaseException] = Killed
        self._dead = self._paused = False

    def pause(self) -> None:
        """Statements until ``go_on`` are nobody's fate."""
        self._paused = True

    def go_on(self) -> None:
        """After ``pause``."""
        self._paused = False

    def strike(self, after: int, blow: Callable[[], BaseException] = Killed) -> None:
        """The statement after so many more does not run: ``blow`` makes what is raised instead."""
        self._strike_at, self._blow = self.statements + after, blow

    def spare(self) -> None:
        """Nothing happens after all; a dead program is born anew."""
        self._strike_at, self._dead = None, False

    @property
    def dead(self) -> bool:
        """Whether the program was killed."""
        return self._dead

    def after_commit(self) -> None:
        """Called after each COMMIT: a kill may come here too, an error may not."""
        if self._blow is Killed:
            self.step()

    def step(self) -> None:
        """Called before each statement."""
        if self._paused:
            return
        if self._dead:
            raise Killed
        if self._strike_at is not None and self.statements >= self._strike_at:
            self._strike_at = None
            self._dead = self._blow is Killed
            # Not by a name here: error and frame would keep each other, and with them a connection that is to be gone.
            raise self._blow()
        self.statements += 1


def disk_full() -> library.OperationalError:
    """What SQLite says when there is no room."""
    return library.OperationalError("database or disk is full")


def came_second() -> sqlite3.OperationalError:
    """What a database says when another transaction was in the way (40001 elsewhere)."""
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


class _Connection(Connection):
    """A laptop's connection under a fate. ``disk``: what of its files a power cut would leave."""

    fate: Fate
    disk: CachedDisk | None

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        self.fate.step()
        cursor = super().execute(sql, parameters)
        if self.disk is not None and sql.startswith(("COMMIT", "PRAGMA wal_checkpoint")):
            # The power may go while it runs as well: then this is written, and not yet on the disk for sure.
            self.fate.after_commit()
            self.disk.synced(self)
        if sql == "COMMIT":
            self.fate.after_commit()
        return cursor

    def executemany(self, sql: str, parameters: Any) -> Cursor:
        self.fate.step()
        return super().executemany(sql, parameters)


class FatedLaptopDatabase(LaptopDatabase):
    """A township's file whose program may meet its fate. Only on a ``disk`` whose power may go SQLite's own care about
    that is kept."""

    def __init__(self, path: Path, fate: Fate, disk: CachedDisk | None = None) -> None:
        super().__init__(path)
        self._fate, self._disk = fate, disk

    def _connect(self) -> Connection:
        made = type("FatedConnection", (_Connection,), {"fate": self._fate, "disk": self._disk})
        real = driver.connect
        with patch.object(database, "connect", lambda *a, **k: real(*a, factory=made, **k)):
            connection = super()._connect()
        if self._disk is None:
            connection.execute("PRAGMA synchronous = OFF")
        return connection

    def abandon(self) -> None:
        """Lets go of the file without any of the care of an orderly end."""
        for connection, _ in self._connections:
            connection.close()
        self._connections.clear()
        self.close()


class FatedServerDatabase(ServerDatabase):
    """The server's database. ``fate`` may strike before, within and after each COMMIT, ``contention`` only within a
    transaction that writes."""

    def __init__(self, url: str, fate: Fate, contention: Fate) -> None:
        super().__init__(url)
        self._fate, self._contention = fate, contention
        self._here = threading.local()
        # The pause before another try only gives others time, and here nobody else is at work.
        self._never.set()
        #: Called once, when a transaction has written everything and not yet committed it.
        self.before_commit: Callable[[], object] | None = None
        if self.is_sqlite:
            self._db.pragma("synchronous", 0, permanent=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction."""
        with super().writing():
            self._here.writing = True
            try:
                yield
                self._step()
                if self.before_commit is not None:
                    call, self.before_commit = self.before_commit, None
                    call()
            finally:
                self._here.writing = False
        self._fate.after_commit()

    def _step(self) -> None:
        self._fate.step()
        if getattr(self._here, "writing", False):
            self._contention.step()

    def execute(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Runs a statement."""
        self._step()
        return super().execute(sql, values)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Runs a statement once for each row of values."""
        self._step()
        super().execute_many(sql, rows)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        self._step()
        return super().rows(sql, values)

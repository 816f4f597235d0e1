"""What a person does with sticks: write one, read what lies on one, look through what waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop.errors import KnownError
from desktop.store.bundles import last_author, waiting_bundles
from desktop.store.changes import Journal
from desktop.sync.connection import Connection
from desktop.sync.joined import connection_of
from desktop.sync.stick_parts import Imported, Written
from protocol.roles import VIEWER

#: The device of what the server itself wrote.
_SERVER = bytes(16)


class Source(NamedTuple):
    """Who wrote a bundle, and when (ms UTC): the server, or a laptop whose last author is known or not."""

    server: bool
    author: bytes | None
    made_at: int


class Read(NamedTuple):
    """What became of one file. ``brought`` is empty where it was refused, ``source`` then too."""

    name: str
    source: Source | None
    brought: Imported | None
    error: KnownError | None


class Waiting(NamedTuple):
    """A bundle that waits: its id, where it came from, and a ``Wait``."""

    id: bytes
    source: Source
    reason: str


class StickDesk:
    """Sticks at one desk. ``now``: local time. Writing and reading take their time: not for the window's thread."""

    def __init__(self, journal: Journal, now: Callable[[], datetime]) -> None:
        self._journal, self._now = journal, now

    def write(self, folder: Path) -> Written:
        """One file into a stick's folder. Raises KnownError ``role_may_not`` for who only looks, else see
        ``export_bundle``."""
        if self._journal.role == VIEWER:
            raise KnownError("role_may_not")
        from desktop.sync.sticks import export_bundle  # ciphers and codec are loaded with the first stick

        return export_bundle(self._journal, self._connection(), folder, self._now())

    def read(self, paths: Sequence[Path]) -> list[Read]:
        """Takes files in, then what waited for them. A file that is refused keeps no other one back."""
        from desktop.sync.stick_reading import retry_waiting

        connection = self._connection()
        done = [self._read(connection, path) for path in paths]
        try:
            done += [self._as_read("", late) for late in retry_waiting(self._journal, connection, self._now_ms())]
        except Exception as error:  # a bug with what waited takes nothing from what was read just now
            sys.excepthook(type(error), error, error.__traceback__)
        return done

    def waiting(self) -> list[Waiting]:
        """The bundles that wait, the oldest first."""
        found = waiting_bundles(self._journal.db)
        return [Waiting(kept.id, self._source(kept.device, kept.made_at), kept.reason) for kept in found]

    def let_go(self, id_: bytes) -> None:
        """Lets a bundle go that waits."""
        from desktop.sync.stick_reading import dismiss

        dismiss(self._journal.db, id_)

    def _connection(self) -> Connection:
        connection = connection_of(self._journal.db)
        if connection is None:
            raise KnownError("bundle_no_key")
        return connection

    def _read(self, connection: Connection, path: Path) -> Read:
        from desktop.sync.stick_reading import import_bundle

        try:
            return self._as_read(path.name, import_bundle(self._journal, connection, path, self._now_ms()))
        except KnownError as error:
            return Read(path.name, None, None, error)
        except Exception as error:  # a bug with one file, reported as such; the others are read all the same
            sys.excepthook(type(error), error, error.__traceback__)
            return Read(path.name, None, None, KnownError("bug"))

    def _as_read(self, name: str, brought: Imported) -> Read:
        return Read(name, self._source(brought.device, brought.made_at), brought, None)

    def _source(self, device: bytes, made_at: int) -> Source:
        return Source(device == _SERVER, last_author(self._journal.db, device), made_at)

    def _now_ms(self) -> int:
        return round(self._now().timestamp() * 1000)
